//! The neutral pack: no language's custom, right for any script.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_locale_core::locale;
use jiff::civil::Date;

use super::icu::Icu;
use super::{DateStyle, Pack};
use crate::text::date::PartialDate;
use crate::text::normal::without_marks;

static ICU: LazyLock<Icu> = LazyLock::new(|| Icu::new(locale!("und-u-kn")));

/// The pack of every language that has none of its own.
pub(super) struct Neutral;

impl Pack for Neutral {
    fn tag(&self) -> &'static str {
        "und"
    }

    /// Drops marks of European scripts (U+0300 to U+036F); vowel signs of other scripts are letters and stay.
    fn fold(&self, text: &str) -> String {
        without_marks(&text.to_lowercase())
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        ICU.compare(a, b).then_with(|| a.cmp(b))
    }

    fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 3);
        ICU.push_sort_key(text, &mut key);
        key.extend_from_slice(text.as_bytes());
        key
    }

    /// ISO 8601 in every style: the only form that no reader takes for another day.
    fn date(&self, date: Date, _style: DateStyle) -> String {
        PartialDate::from(date).iso()
    }

    fn partial_date(&self, date: PartialDate) -> String {
        date.iso()
    }

    fn number(&self, plain: &str) -> String {
        ICU.number(plain)
    }

    fn list(&self, items: &[&str]) -> String {
        ICU.list(items)
    }

    /// A cautious figure, for the slower of the languages that part words by spaces.
    fn words_per_minute(&self) -> u32 {
        200
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn scripts_are_kept_and_marks_are_not() {
        for (text, folded) in [("Élan", "elan"), ("ພາສາລາວ", "ພາສາລາວ"), ("ខ្មែរ", "ខ្មែរ"), ("한국", "한국"), ("Đ", "đ")]
        {
            assert_eq!(Neutral.fold(text), folded);
        }
    }

    #[test]
    fn dates_are_iso() {
        assert_eq!(Neutral.date(date(2020, 1, 5), DateStyle::Long), "2020-01-05");
        assert_eq!(Neutral.partial_date(PartialDate { year: 2017, month: Some(6), day: None }), "2017-06");
    }

    #[test]
    fn lists_and_order_need_no_language() {
        assert_eq!(Neutral.list(&["A", "B", "C"]), "A, B, C");
        assert_eq!(Neutral.compare("Phần 2", "Phần 10"), Ordering::Less);
    }
}
