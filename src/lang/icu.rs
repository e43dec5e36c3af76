//! What the packs take from ICU4X: dictionary order, separators of numbers, joining of lists.
//!
//! The data (CLDR) are compiled in. This is the only file that knows ICU4X.

use std::cmp::Ordering;

use fixed_decimal::Decimal;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;

/// The services of one locale.
pub(super) struct Icu {
    collator: CollatorBorrowed<'static>,
    numbers: DecimalFormatter,
    lists: ListFormatter,
}

impl Icu {
    /// Sets up the services of a locale; `-u-kn` in it orders numbers by their value.
    pub(super) fn new(locale: Locale) -> Icu {
        const COMPILED_IN: &str = "the data of every locale are compiled in, with the root's for what is not known";
        Icu {
            collator: Collator::try_new((&locale).into(), CollatorOptions::default()).expect(COMPILED_IN),
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).expect(COMPILED_IN),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).expect(COMPILED_IN),
        }
    }

    /// Compares in dictionary order.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }

    /// Adds a key whose bytes are in the order of [`Icu::compare`], with the lowest byte behind it, so that another key
    /// may follow.
    pub(super) fn push_sort_key(&self, text: &str, key: &mut Vec<u8>) {
        let Ok(()) = self.collator.write_sort_key_to(text, key);
        key.push(0);
    }

    /// Writes a number given in the plain form; other text is given back. Keeps the digits of the fraction.
    pub(super) fn number(&self, plain: &str) -> String {
        match plain.parse::<Decimal>() {
            Ok(number) if is_plain(plain) => self.numbers.format(&number).to_string(),
            _ => plain.to_owned(),
        }
    }

    /// Joins a list with "and".
    pub(super) fn list(&self, items: &[&str]) -> String {
        self.lists.format(items.iter()).to_string()
    }
}

/// Whether text is `-1234.5`: the parser also takes exponents and a plus sign, which a writer meant as text.
fn is_plain(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    }
}
