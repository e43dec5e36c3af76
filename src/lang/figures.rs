//! What a language writes for dates, numbers and amounts in running text: tables, and nothing else.

use std::sync::OnceLock;

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
    /// Filled when it is first asked.
    pub(super) filter: OnceLock<Filter>,
}

impl Figures {
    /// Whether a word may be one of a month, a quarter or a number, in any capitals. A word that may not be is none;
    /// most are told in a moment.
    pub fn may_name(&self, word: &str) -> bool {
        let filter = self.filter.get_or_init(|| {
            let mut filter = Filter::default();
            let numbers = self.numbers.iter().map(|(word, _)| word);
            self.month.iter().chain(self.quarter).chain(numbers).for_each(|word| filter.add(word));
            filter
        });
        if filter.may_have(word) {
            return true;
        }
        // The filter knows small letters, and takes the capitals of ASCII for them; of others only a look could tell.
        let mut letters = word.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        first
            && !word.is_ascii()
            && (!word.starts_with(|c: char| c.is_ascii()) || letters.next().is_none_or(char::is_uppercase))
    }
}

/// A set of words that may hold words that were never added: a bit for a hash of the first letters and the length.
#[derive(Debug)]
pub(super) struct Filter([u64; Filter::SLOTS]);

impl Default for Filter {
    fn default() -> Filter {
        Filter([0; Filter::SLOTS])
    }
}

impl Filter {
    const SLOTS: usize = 64;

    fn add(&mut self, word: &str) {
        // The plural of English words too.
        for word in [word.to_owned(), format!("{word}s")] {
            let (slot, bit) = Self::place(&word);
            self.0[slot] |= bit;
        }
    }

    fn may_have(&self, word: &str) -> bool {
        let (slot, bit) = Self::place(word);
        self.0[slot] & bit != 0
    }

    fn place(word: &str) -> (usize, u64) {
        /// The bit by which the small letters of ASCII differ from the capitals, in every byte.
        const SMALL: u64 = 0x2020_2020_2020_2020;
        let mut first = [0; 8];
        let length = word.len().min(first.len());
        first[..length].copy_from_slice(&word.as_bytes()[..length]);
        let mixed = (u64::from_le_bytes(first) | SMALL) ^ word.len() as u64;
        let hash = (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize;
        (hash >> 6, 1 << (hash & 63))
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
