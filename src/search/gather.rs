//! Where every word of a batch of pages stands, already in the form of the files.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::tokens::{Token, tokens};
use crate::lang::Pack;

/// The distance between the last word of a line and the first of the next.
const GAP: u32 = 8;

/// A form of a word in a batch: the pages that have it.
#[derive(Debug, Default, Clone)]
pub(super) struct Places {
    /// The first page, which `bytes` leaves out: it is only known after merging how far it is from the page before.
    pub(super) first: u32,
    /// The last page.
    pub(super) last: u32,
    /// How many pages.
    pub(super) pages: u32,
    /// For the first page the number of places and the places, for the others their distance before these.
    pub(super) bytes: Vec<u8>,
}

/// What a batch came to.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// By key, then by form.
    pub(super) words: BTreeMap<String, BTreeMap<String, Places>>,
    pub(super) titles: Vec<u32>,
    pub(super) lengths: Vec<u32>,
}

/// Gathers page after page.
pub(super) struct Gatherer<'p> {
    pack: &'p dyn Pack,
    /// The number of every word as it is written: the same word is worked out once.
    written: FxHashMap<String, u32>,
    /// The number of every form, by key and form.
    numbers: FxHashMap<(String, String), u32>,
    places: Vec<Places>,
    titles: Vec<u32>,
    lengths: Vec<u32>,
    page: u32,
    /// The form and place of every word of the page.
    current: Vec<(u32, u32)>,
    next: u32,
    title: u32,
    count: u32,
}

impl<'p> Gatherer<'p> {
    pub(super) fn new(pack: &'p dyn Pack) -> Self {
        Gatherer {
            pack,
            written: FxHashMap::default(),
            numbers: FxHashMap::default(),
            places: Vec::new(),
            titles: Vec::new(),
            lengths: Vec::new(),
            page: 0,
            current: Vec::new(),
            next: 0,
            title: 0,
            count: 0,
        }
    }

    /// A page that is not in the index.
    pub(super) fn skip(&mut self) {
        self.titles.push(0);
        self.lengths.push(0);
    }

    /// Begins the page of this number in the batch.
    pub(super) fn begin(&mut self, page: usize) {
        self.page = u32::try_from(page).unwrap_or(u32::MAX);
        (self.next, self.title, self.count) = (0, 0, 0);
    }

    /// Adds a line of the page.
    pub(super) fn line(&mut self, text: &str) {
        let start = self.next;
        let mut end = start;
        tokens(text, self.pack, &mut |place, token| {
            let form = match token {
                Token::Word(word) => {
                    self.count += 1;
                    end = start + place + 1;
                    match self.written.get(word) {
                        Some(number) => *number,
                        None => {
                            let form = (self.pack.search_key(word), self.pack.search_form(word));
                            let number = number(&mut self.numbers, &mut self.places, form);
                            self.written.insert(word.to_owned(), number);
                            number
                        }
                    }
                }
                Token::Key(key) => number(&mut self.numbers, &mut self.places, (key.clone(), key)),
            };
            self.current.push((form, start + place));
        });
        if end > start {
            self.next = end + GAP;
        }
    }

    /// What was added so far was the title.
    pub(super) fn end_title(&mut self) {
        self.title = self.count;
    }

    /// Ends the page.
    pub(super) fn end(&mut self) {
        self.titles.push(self.title);
        self.lengths.push(self.count);
        self.current.sort_unstable();
        for places in self.current.chunk_by(|a, b| a.0 == b.0) {
            let form = &mut self.places[places[0].0 as usize];
            if form.pages == 0 {
                form.first = self.page;
            } else {
                push_number(self.page - form.last, &mut form.bytes);
            }
            form.last = self.page;
            form.pages += 1;
            push_number(u32::try_from(places.len()).unwrap_or(u32::MAX), &mut form.bytes);
            let mut before = 0;
            for (_, place) in places {
                push_number(place - before, &mut form.bytes);
                before = *place;
            }
        }
        self.current.clear();
    }

    pub(super) fn done(self) -> Gathered {
        let mut words: BTreeMap<String, BTreeMap<String, Places>> = BTreeMap::new();
        let mut forms: Vec<((String, String), u32)> = self.numbers.into_iter().collect();
        forms.sort_unstable();
        let mut places = self.places;
        for ((key, form), number) in forms {
            words.entry(key).or_default().insert(form, std::mem::take(&mut places[number as usize]));
        }
        Gathered { words, titles: self.titles, lengths: self.lengths }
    }
}

fn number(numbers: &mut FxHashMap<(String, String), u32>, places: &mut Vec<Places>, form: (String, String)) -> u32 {
    *numbers.entry(form).or_insert_with(|| {
        places.push(Places::default());
        u32::try_from(places.len() - 1).unwrap_or(u32::MAX)
    })
}

/// By key, then by form: the places in one batch after another, pages numbered through all of them.
pub(super) type Merged = BTreeMap<String, BTreeMap<String, Vec<Places>>>;

/// Puts batches of `size` pages behind one another.
pub(super) fn merge(batches: Vec<Gathered>, size: usize) -> Merged {
    let mut merged = Merged::new();
    for (batch, gathered) in batches.into_iter().enumerate() {
        let offset = u32::try_from(batch * size).unwrap_or(u32::MAX);
        for (key, forms) in gathered.words {
            let entry = merged.entry(key).or_default();
            for (form, places) in forms {
                let places = Places { first: places.first + offset, last: places.last + offset, ..places };
                entry.entry(form).or_default().push(places);
            }
        }
    }
    merged
}

/// Writes a number in LEB128: seven bits a byte, the lowest first, the eighth bit set on all but the last.
pub(super) fn push_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
