//! Where every word of a batch of pages stands, already in the form of the files.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::tokens::{Token, tokens};
use crate::lang::Pack;
use crate::memo::Key;

/// The distance between the last word of a line and the first of the next.
const GAP: u32 = 8;

/// A form of a word while a batch is gathered.
#[derive(Debug, Default)]
struct Places {
    /// The first page, which `bytes` leaves out: it is only known after merging how far it is from the page before.
    first: u32,
    /// The last page.
    last: u32,
    /// How many pages.
    pages: u32,
    /// For the first page the number of places and the places, for the others their distance before these.
    bytes: Vec<u8>,
    /// The places on the page that is gathered.
    current: Vec<u32>,
}

/// A form of a word in a batch.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Word {
    pub(super) key: String,
    pub(super) form: String,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) pages: u32,
    /// Where its places are.
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a batch came to.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What the words of every page are known by; none for a page that is not in the index.
    pub(super) pages: Vec<Option<Key>>,
    /// By key, then by form.
    pub(super) words: Vec<Word>,
    /// How many words the title of every page has.
    pub(super) titles: Vec<u32>,
    /// How many words every page has.
    pub(super) lengths: Vec<u32>,
    /// The places of all words, one behind the other, from `start` on.
    places: Vec<u8>,
    /// Where they start: what comes before them in bytes of an earlier run is not cut off, but passed over.
    start: usize,
}

impl Gathered {
    /// Puts a batch together.
    pub(super) fn of(words: Vec<Word>, titles: Vec<u32>, lengths: Vec<u32>, places: Vec<u8>) -> Gathered {
        Gathered { pages: Vec::new(), words, titles, lengths, places, start: 0 }
    }

    /// The batch with what the words of its pages are known by.
    pub(super) fn with_pages(self, pages: Vec<Option<Key>>) -> Gathered {
        Gathered { pages, ..self }
    }

    /// The places of a word.
    pub(super) fn places_of(&self, word: &Word) -> &[u8] {
        &self.places[self.start..][word.start as usize..word.end as usize]
    }

    /// How many bytes the places of all words have.
    pub(super) fn size(&self) -> usize {
        self.places.len() - self.start
    }

    /// Adds the same to bytes, for a later run; none if that cannot be.
    pub(super) fn add_bytes(&self, mut bytes: Vec<u8>) -> Option<Vec<u8>> {
        bytes = postcard::to_extend(&(&self.pages, &self.words, &self.titles, &self.lengths), bytes).ok()?;
        bytes.extend_from_slice(&self.places[self.start..]);
        Some(bytes)
    }

    /// The reverse, of what is behind `from`; none of bytes that are something else.
    pub(super) fn from_bytes(bytes: Vec<u8>, from: usize) -> Option<Gathered> {
        type Tables = (Vec<Option<Key>>, Vec<Word>, Vec<u32>, Vec<u32>);
        let (tables, places): (Tables, &[u8]) = postcard::take_from_bytes(bytes.get(from..)?).ok()?;
        let (pages, words, titles, lengths) = tables;
        let is_inside = |word: &Word| places.get(word.start as usize..word.end as usize).is_some();
        let is_whole = words.iter().all(is_inside) && titles.len() == pages.len() && lengths.len() == pages.len();
        let start = bytes.len() - places.len();
        is_whole.then_some(Gathered { pages, words, titles, lengths, places: bytes, start })
    }
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
    /// The forms that the page has.
    current: Vec<u32>,
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
            let places = &mut self.places[form as usize].current;
            if places.is_empty() {
                self.current.push(form);
            }
            places.push(start + place);
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
        // Each form has bytes of its own, so that their order does not matter.
        for form in self.current.drain(..) {
            let form = &mut self.places[form as usize];
            if form.pages == 0 {
                form.first = self.page;
            } else {
                push_number(self.page - form.last, &mut form.bytes);
            }
            form.last = self.page;
            form.pages += 1;
            if !form.current.is_sorted() {
                form.current.sort_unstable();
            }
            push_number(u32::try_from(form.current.len()).unwrap_or(u32::MAX), &mut form.bytes);
            let mut before = 0;
            for place in form.current.drain(..) {
                push_number(place - before, &mut form.bytes);
                before = place;
            }
        }
    }

    pub(super) fn done(self) -> Gathered {
        let mut forms: Vec<((String, String), u32)> = self.numbers.into_iter().collect();
        forms.sort_unstable();
        let mut all = Vec::with_capacity(self.places.iter().map(|places| places.bytes.len()).sum());
        let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let word = |((key, form), number): ((String, String), u32)| {
            let Places { first, last, pages, bytes, .. } = &self.places[number as usize];
            let start = offset(all.len());
            all.extend_from_slice(bytes);
            Word { key, form, first: *first, last: *last, pages: *pages, start, end: offset(all.len()) }
        };
        let words = forms.into_iter().map(word).collect();
        Gathered::of(words, self.titles, self.lengths, all)
    }
}

fn number(numbers: &mut FxHashMap<(String, String), u32>, places: &mut Vec<Places>, form: (String, String)) -> u32 {
    *numbers.entry(form).or_insert_with(|| {
        places.push(Places::default());
        u32::try_from(places.len() - 1).unwrap_or(u32::MAX)
    })
}

/// How many bytes [`push_number`] makes of a number.
pub(super) fn length_of(number: u32) -> usize {
    number.max(1).ilog2() as usize / 7 + 1
}

/// A form of a word in one batch, its pages numbered through all batches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'g> {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) pages: u32,
    pub(super) bytes: &'g [u8],
}

/// A form of a word in one batch after another.
#[derive(Debug, Clone)]
pub(super) struct Form<'g> {
    pub(super) form: &'g str,
    pub(super) runs: Vec<Run<'g>>,
}

/// The forms of every key, in the order of keys.
pub(super) type Merged<'g> = Vec<(&'g str, Vec<Form<'g>>)>;

/// Puts batches of `size` pages behind one another.
pub(super) fn merge(batches: &[Arc<Gathered>], size: usize) -> Merged<'_> {
    let mut words: Vec<(&Word, usize)> = Vec::with_capacity(batches.iter().map(|batch| batch.words.len()).sum());
    for (batch, gathered) in batches.iter().enumerate() {
        words.extend(gathered.words.iter().map(|word| (word, batch)));
    }
    // Every batch is in order, and equal words keep the order of their batches.
    words.sort_by(|(a, _), (b, _)| (&a.key, &a.form).cmp(&(&b.key, &b.form)));
    let run = |(word, batch): &(&Word, usize)| {
        let offset = u32::try_from(batch * size).unwrap_or(u32::MAX);
        let bytes = batches[*batch].places_of(word);
        Run { first: word.first + offset, last: word.last + offset, pages: word.pages, bytes }
    };
    let mut merged = Merged::new();
    for same in words.chunk_by(|(a, _), (b, _)| a.key == b.key && a.form == b.form) {
        let word = same[0].0;
        let form = Form { form: &word.form, runs: same.iter().map(run).collect() };
        match merged.last_mut().filter(|(key, _)| *key == word.key) {
            Some((_, forms)) => forms.push(form),
            None => merged.push((&word.key, vec![form])),
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
