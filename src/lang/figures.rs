//! What a language writes for dates, numbers and amounts in running text: tables, and nothing else.

use std::ops::Range;
use std::sync::OnceLock;

/// What the address of a page begins with, in any language.
pub const ADDRESSES: [&str; 3] = ["http", "https", "www"];

/// How a language writes figures. All words are in lower case.
#[derive(Debug)]
pub struct Figures {
    /// The sign between groups of three digits.
    pub group: char,
    /// The sign before decimals.
    pub decimal: char,
    /// Words before the number of a day.
    pub day: &'static [&'static str],
    /// Words before the number of a month.
    pub month: &'static [&'static str],
    /// Words before the number of a year.
    pub year: &'static [&'static str],
    /// Words for a quarter of a year, before its number or behind its ordinal.
    pub quarter: &'static [&'static str],
    /// What is said for the sign %.
    pub percent: &'static [&'static str],
    /// Words behind a number that multiply it, with the power of ten.
    pub magnitudes: &'static [(&'static str, u8)],
    /// Names of currencies, before or behind a number.
    pub currencies: &'static [&'static str],
    /// Small numbers in words.
    pub numbers: &'static [(&'static str, NumberWord)],
    /// Names of the months, from the first, with a capital; of each, three letters may stand for it.
    pub month_names: &'static [&'static str],
    /// Filled when they are first asked.
    pub(super) filters: OnceLock<Filters>,
}

impl Figures {
    /// Whether the word at a place of a text may be one of a month, its name included, of a quarter or of a number,
    /// with the usual capitals (none, the first letter or all), or one of [`ADDRESSES`]. Most are told in a moment.
    #[inline]
    pub fn may_begin(&self, text: &str, word: Range<usize>) -> bool {
        let first = text.as_bytes().get(word.start);
        self.filters().names.may_have_small(text, word.clone())
            || first.is_some_and(|b| !b.is_ascii_lowercase()) && begins_large(&text[word])
    }

    /// Whether a word may be a number, in any capitals; most are told soon.
    pub fn may_count(&self, word: &str) -> bool {
        self.filters().names.may_have(word)
    }

    /// Whether a word may multiply a number or say per cent or a currency, or begin to, in any capitals.
    pub fn may_measure(&self, word: &str) -> bool {
        self.filters().measures.may_have(word)
    }

    /// The month that a word names, 1 to 12.
    pub(super) fn month_named(&self, word: &str) -> Option<u32> {
        let is_it = |name: &str| name == word || name.get(..3) == Some(word);
        (1..).zip(self.month_names).find(|(_, name)| is_it(name)).map(|(month, _)| month)
    }

    #[inline]
    fn filters(&self) -> &Filters {
        self.filters.get_or_init(|| {
            let mut filters = Filters::default();
            let Filters { names, measures } = &mut filters;
            let short = self.month_names.iter().filter_map(|name| name.get(..3));
            let numbers = self.numbers.iter().map(|(word, _)| *word);
            let lists = [self.month, self.month_names, &ADDRESSES];
            lists.into_iter().flatten().copied().chain(short).chain(numbers).for_each(|word| names.add(word));
            self.quarter.iter().for_each(|word| names.add_with_plural(word));
            let magnitudes = self.magnitudes.iter().map(|(word, _)| *word);
            let percent = self.percent.iter().filter_map(|phrase| phrase.split(' ').next());
            let words = magnitudes.chain(percent).chain(self.currencies.iter().copied());
            words.for_each(|word| measures.add_with_plural(word));
            filters
        })
    }
}

/// The words that something may begin with, by what it is.
#[derive(Debug, Default)]
pub(super) struct Filters {
    names: Filter,
    measures: Filter,
}

/// A set of words that may hold words that were never added: a bit for a hash of the first letters and the length.
#[derive(Debug)]
struct Filter([u64; Filter::SLOTS]);

impl Default for Filter {
    fn default() -> Filter {
        Filter([0; Filter::SLOTS])
    }
}

impl Filter {
    const SLOTS: usize = 128;

    fn add(&mut self, word: &str) {
        let (slot, bit) = Self::place(word, 0..word.len());
        self.0[slot] |= bit;
    }

    fn add_with_plural(&mut self, word: &str) {
        self.add(word);
        self.add(&format!("{word}s"));
    }

    /// Whether it may have a word, in any capitals.
    fn may_have(&self, word: &str) -> bool {
        self.may_have_small(word, 0..word.len()) || !word.is_ascii() && word.chars().any(char::is_uppercase)
    }

    /// Whether it may have the word at a place of a text, of which all letters are small but those of ASCII.
    #[inline]
    fn may_have_small(&self, text: &str, word: Range<usize>) -> bool {
        let (slot, bit) = Self::place(text, word);
        self.0[slot] & bit != 0
    }

    #[inline]
    fn place(text: &str, word: Range<usize>) -> (usize, u64) {
        /// The bit by which the small letters of ASCII differ from the capitals, in every byte.
        const SMALL: u64 = 0x2020_2020_2020_2020;
        let mixed = (first_bytes(text.as_bytes(), &word) | SMALL) ^ word.len() as u64;
        let hash = (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 51) as usize;
        (hash >> 6, 1 << (hash & 63))
    }
}

/// The first eight bytes of a word, of a shorter one with zeros behind it. It is cheaper to read more of the text and
/// forget it than to read as many bytes as there are.
#[inline]
fn first_bytes(text: &[u8], word: &Range<usize>) -> u64 {
    let beyond = 8 - word.len().min(8) as u32;
    let mask = u64::MAX.checked_shr(8 * beyond).unwrap_or(0);
    match text.get(word.start..).and_then(<[u8]>::first_chunk) {
        Some(eight) => u64::from_le_bytes(*eight) & mask,
        None => text[word.clone()].iter().rev().fold(0, |all, b| all << 8 | u64::from(*b)),
    }
}

/// Whether a word that is not ASCII has a capital first and, if that one is ASCII, second.
fn begins_large(word: &str) -> bool {
    match word.as_bytes() {
        [b'A'..=b'Z', b'a'..=b'z', ..] => false,
        [b'A'..=b'Z', ..] => word[1..].starts_with(char::is_uppercase) && !word.is_ascii(),
        [0x80..=0xff, ..] => word.starts_with(char::is_uppercase),
        _ => false,
    }
}

/// What a word for a number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// A number that may as well be written as a figure.
    Sure(u32),
    /// A word that often means something else, such as *one*.
    Unsure(u32),
    /// A place in an order, such as *third*.
    Ordinal(u32),
    /// A number to which the one behind it is added, such as *twenty*.
    Tens(u32),
    /// What makes tens of the number before it, such as *mươi*.
    TimesTen,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    /// A word in small letters, with a capital, and in capitals.
    fn written(word: &str) -> [String; 3] {
        let first = word.chars().next().expect("a letter");
        let title = first.to_uppercase().chain(word.chars().skip(1)).collect();
        [word.to_lowercase(), title, word.to_uppercase()]
    }

    #[test]
    fn no_word_of_a_language_is_missed() {
        for figures in ["vi", "en"].map(|tag| pack(tag).figures().expect("a language that is known")) {
            let numbers: Vec<&str> = figures.numbers.iter().map(|(word, _)| *word).collect();
            let short: Vec<&str> = figures.month_names.iter().map(|name| &name[..3]).collect();
            let begins = [figures.month, figures.month_names, &short, &numbers, figures.quarter, &ADDRESSES].concat();
            for word in begins.into_iter().flat_map(written) {
                assert!(figures.may_begin(&word, 0..word.len()), "{word}");
                let (text, end) = (format!("là {word} gì đó nữa"), "là ".len() + word.len());
                assert!(figures.may_begin(&text, "là ".len()..end), "{word}");
            }
            assert!(numbers.iter().flat_map(|word| written(word)).all(|word| figures.may_count(&word)));
            let magnitudes: Vec<&str> = figures.magnitudes.iter().map(|(word, _)| *word).collect();
            let percent: Vec<&str> = figures.percent.iter().filter_map(|it| it.split(' ').next()).collect();
            for word in [&magnitudes, figures.currencies, &percent].concat() {
                for word in written(word).into_iter().chain([format!("{word}s")]) {
                    assert!(figures.may_measure(&word), "{word}");
                }
            }
            assert!(figures.may_measure("tỶ") && figures.may_count("mưỜi"));
        }
    }

    #[test]
    fn what_follows_a_word_makes_no_difference() {
        let text = "abcdefghijklmnop";
        for (start, end) in (0..text.len()).flat_map(|start| (start..=text.len()).map(move |end| (start, end))) {
            let word = &text[start..end];
            assert_eq!(first_bytes(text.as_bytes(), &(start..end)), first_bytes(word.as_bytes(), &(0..word.len())));
        }
    }
}
