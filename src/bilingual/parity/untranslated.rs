//! Were words left in the original's language?
//!
//! What is left untranslated stands in the original too, word for word. Names do as well: so words count that begin
//! small, outside brackets and quotation marks, in a row. A language that shows in its letters is found sooner than
//! one that does not.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::words::{Gap, Word, words};
use super::{Aspect, Finding, Place, Wording};
use crate::lang::Pack;

/// Of a language that shows in its letters: what one word is worth that does and begins small, what one in capitals,
/// and how much a row of words must be worth. Three small words are enough, or four in capitals; a dish has two, and
/// a place three.
const SMALL: usize = 4;
const CAPITALS: usize = 3;
const ROW: usize = 12;
/// How much a row must be worth that begins with a capital and is not all: the name of a newspaper or an office.
const NAME: usize = 20;

/// Of another language: so many letters in a row, names and figures apart.
const LETTERS: usize = 30;

/// Finds the longest passage that was left; `is_name` tells the passages that are terms of the glossary.
pub(super) fn find(
    original: &Wording<'_>,
    translation: &Wording<'_>,
    is_name: impl Fn(Range<usize>) -> bool,
) -> Option<Finding> {
    let pack = original.pack;
    let shows = pack.owns("").is_some() && translation.pack.owns("").is_none();
    let translation = translation.text;
    if shows && (translation.is_ascii() || !could_be(pack, translation)) {
        return None;
    }
    if is_in_both_languages(original, translation) {
        return None;
    }
    let pairs: FxHashSet<(&str, &str)> = neighbours(original.text).collect();
    let mut best: Option<Row> = None;
    // What is left of a name begins with a capital, and there is something around it.
    let is_short = |(worth, row): &Row| {
        let words = &translation[row.clone()];
        shows && *worth < NAME && words.starts_with(char::is_uppercase) && row.len() < translation.trim().len()
    };
    let mut rows = Rows { pack: shows.then_some(pack), worth: 0, row: None, last: None };
    let mut aside = Aside::default();
    let mut at = 0;
    for word in words(translation) {
        let is_aside = aside.after(&translation[at..word.start]);
        at = word.start;
        let is_left = !is_aside && rows.follows(&word, &pairs);
        if !is_left {
            best = longer(best, rows.end().filter(|row| !is_short(row)));
        }
        if !is_aside {
            rows.add(word);
        }
    }
    best = longer(best, rows.end().filter(|row| !is_short(row)));
    let least = if shows { ROW } else { LETTERS };
    let (_, range) = best.filter(|(worth, range)| *worth >= least && !is_name(range.clone()))?;
    Some(Finding { translation: Some(Place::Words(range)), ..Finding::new(Aspect::Untranslated) })
}

/// Whether there are enough words that show the language; most blocks have none.
fn could_be(pack: &dyn Pack, text: &str) -> bool {
    let shown = words(text).filter(|word| !word.text.is_ascii() && pack.owns(word.text) == Some(true));
    shown.take(ROW / SMALL).count() == ROW / SMALL
}

/// A row of words with its worth.
type Row = (usize, Range<usize>);

fn longer(best: Option<Row>, row: Option<Row>) -> Option<Row> {
    match (best, row) {
        (Some(best), Some(row)) => Some(if best.0 >= row.0 { best } else { row }),
        (best, row) => best.or(row),
    }
}

/// Whether a row of a table gives something in both languages, in both texts alike: a cell in another language than
/// the original's is the same in both.
fn is_in_both_languages(original: &Wording<'_>, translation: &str) -> bool {
    let is_foreign = |cell: &str| {
        let mut count = 0;
        let all = words(cell).all(|word| {
            count += usize::from(!word.text.starts_with(|c: char| c.is_numeric()));
            original.pack.owns(word.text) == Some(false)
        });
        all && count > 1
    };
    let mut cells = translation.split('\t').map(str::trim);
    translation.contains('\t')
        && cells.any(|cell| is_foreign(cell) && original.text.split('\t').any(|c| c.trim() == cell))
}

/// The words of a text that follow one another.
fn neighbours(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut before: Option<Word<'_>> = None;
    words(text).filter_map(move |word| {
        let pair = before.filter(|_| word.gap == Gap::Close || word.gap == Gap::Sign(',')).map(|b| (b.text, word.text));
        before = Some(word);
        pair
    })
}

/// A row of words that follow one another in the original too.
struct Rows<'a, 'p> {
    /// The original's language, if it shows in its letters.
    pack: Option<&'p dyn Pack>,
    worth: usize,
    row: Option<Range<usize>>,
    last: Option<Word<'a>>,
}

impl<'a> Rows<'a, '_> {
    fn follows(&self, word: &Word<'a>, pairs: &FxHashSet<(&str, &str)>) -> bool {
        let is_close = word.gap == Gap::Close || word.gap == Gap::Sign(',') && self.pack.is_none();
        is_close && self.last.is_some_and(|last| pairs.contains(&(last.text, word.text)))
    }

    fn add(&mut self, word: Word<'a>) {
        self.worth += self.worth_of(word.text);
        let start = self.row.as_ref().map_or(word.start, |row| row.start);
        self.row = Some(start..word.end());
        self.last = Some(word);
    }

    fn end(&mut self) -> Option<Row> {
        let worth = std::mem::take(&mut self.worth);
        self.last = None;
        self.row.take().map(|row| (worth, row))
    }

    fn worth_of(&self, word: &str) -> usize {
        let begins_small = !word.starts_with(char::is_uppercase);
        match self.pack {
            Some(pack) if pack.owns(word) != Some(true) => 0,
            Some(_) if begins_small => SMALL,
            Some(_) if word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase) => CAPITALS,
            Some(_) => 0,
            None if begins_small && !word.chars().any(char::is_numeric) => word.chars().count(),
            None => 0,
        }
    }
}

/// Follows brackets and quotation marks.
#[derive(Default)]
struct Aside {
    depth: usize,
    is_quoted: bool,
}

impl Aside {
    /// Whether what follows these signs stands aside.
    fn after(&mut self, text: &str) -> bool {
        for c in text.chars() {
            match c {
                '(' | '[' | '“' | '«' => self.depth += 1,
                ')' | ']' | '”' | '»' => self.depth = self.depth.saturating_sub(1),
                '"' => self.is_quoted = !self.is_quoted,
                // The end of a cell closes what was left open.
                '\t' => *self = Aside::default(),
                _ => {}
            }
        }
        self.depth > 0 || self.is_quoted
    }
}
