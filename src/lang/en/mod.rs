//! English, in its British form.

mod dictionary;
mod figures;
mod stem;

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_locale_core::locale;
use jiff::civil::Date;

use super::cite::{self, Citation, ClauseStep};
use super::icu::Icu;
use super::{Custom, DateStyle, Division, Figures, Pack, SentenceLengths, Typography, Verdict};
use crate::text::date::PartialDate;
use crate::text::normal::{push_lower, without_marks};

static ICU: LazyLock<Icu> = LazyLock::new(|| Icu::new(locale!("en-GB-u-kn")));

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The pack of English.
pub(super) struct English;

impl Pack for English {
    fn tag(&self) -> &'static str {
        "en"
    }

    fn search_key(&self, word: &str) -> String {
        let mut key = self.fold(word);
        stem::cut(&mut key);
        key
    }

    /// Foreign names keep their letters in English text, so letters without a decomposition are folded as well.
    fn fold(&self, text: &str) -> String {
        let plain = without_marks(&text.to_lowercase());
        let mut folded = String::with_capacity(plain.len());
        for letter in plain.chars() {
            match letter {
                'đ' | 'ð' | 'ɖ' => folded.push('d'),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'ħ' => folded.push('h'),
                'ı' => folded.push('i'),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ß' => folded.push_str("ss"),
                'þ' => folded.push_str("th"),
                // An apostrophe joins: a slug of `farmers’` should not end in a lone `s`.
                '\'' | '’' => {}
                other => folded.push(other),
            }
        }
        folded
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

    fn date(&self, date: Date, style: DateStyle) -> String {
        let name = month_name(date.month());
        let month = if style == DateStyle::Short { &name[..3] } else { name };
        format!("{} {month} {}", date.day(), date.year())
    }

    fn partial_date(&self, date: PartialDate) -> String {
        match (date.complete(), date.month) {
            (Some(complete), _) => self.date(complete, DateStyle::Long),
            (None, Some(month)) => format!("{} {}", month_name(month), date.year),
            (None, None) => date.year.to_string(),
        }
    }

    fn number(&self, plain: &str) -> String {
        ICU.number(plain)
    }

    fn list(&self, items: &[&str]) -> String {
        ICU.list(items)
    }

    /// Adults read 238 words of English non-fiction a minute (Brysbaert 2019, a review of 190 studies), rounded
    /// down because official prose is slower.
    fn words_per_minute(&self) -> u32 {
        230
    }

    /// Guides to plain English ask for 15 to 20 words on average and for few sentences of more than 25 or 30.
    fn sentence_lengths(&self) -> SentenceLengths {
        SentenceLengths { longest: 30, average: 20 }
    }

    fn typography(&self) -> &'static Typography {
        &Typography {
            before_number: &[
                "article",
                "clause",
                "section",
                "part",
                "chapter",
                "annex",
                "appendix",
                "no.",
                "nos.",
                "vnd",
                "usd",
                "page",
                "p.",
                "pp.",
                "figure",
                "table",
                "note",
                "scheme",
                "plan",
                "decision",
                "resolution",
                "quarter",
            ],
            after_number: &[
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
                "thousand",
                "million",
                "billion",
                "trillion",
                "ha",
                "hectares",
                "km",
                "km²",
                "m",
                "m²",
                "m³",
                "kg",
                "tonnes",
                "%",
                "°c",
                "kwh",
                "mw",
                "percent",
            ],
            before_word: &["mr.", "mrs.", "ms.", "dr.", "prof.", "vnd"],
            quotes: Some(('“', '”')),
            apostrophe: Some('’'),
        }
    }

    fn clause_words(&self) -> &'static [(&'static str, Division)] {
        &[
            ("annex", Division::Annex),
            ("appendix", Division::Annex),
            ("part", Division::Part),
            ("chapter", Division::Chapter),
            ("section", Division::Section),
            ("article", Division::Article),
            ("clause", Division::Clause),
            ("point", Division::Point),
        ]
    }

    fn clause(&self, clause: &[ClauseStep]) -> String {
        let name = |division: Division| match division {
            Division::Annex => "Annex",
            Division::Part => "Part",
            Division::Chapter => "Chapter",
            Division::Section => "Section",
            Division::Article => "Article",
            Division::Clause => "clause",
            Division::Point => "point",
        };
        match cite::divisions(clause) {
            Some(steps) => {
                let steps = steps.iter().map(|(division, shown)| format!("{} {shown}", name(*division)));
                steps.collect::<Vec<_>>().join(", ")
            }
            None => format!("section {}", cite::plain(clause)),
        }
    }

    /// The issuer first, as a reference list has it.
    fn cite(&self, citation: &Citation<'_>) -> String {
        let mut document = match (citation.number, citation.kind) {
            (Some(number), Some(kind)) => format!("{kind} No. {number}"),
            (Some(number), None) => format!("document No. {number}"),
            (None, _) => citation.title.to_owned(),
        };
        if let Some(date) = citation.issued {
            document.push_str(&format!(" of {}", self.date(date, DateStyle::Official)));
        }
        let clause = self.clause(citation.clause);
        let parts = [citation.issuer, Some(document.as_str()), Some(clause.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn figures(&self) -> Option<&'static Figures> {
        Some(&figures::FIGURES)
    }

    fn never_twice(&self) -> &'static [&'static str] {
        &["the", "of", "and", "to", "a", "an", "in", "for", "on", "is", "are", "by", "with", "at", "from", "as", "its"]
    }

    fn spelling(&self, word: &str, _: Custom) -> Option<Verdict> {
        dictionary::judge(word)
    }

    fn nearest(&self, word: &str) -> Vec<String> {
        dictionary::nearest(word)
    }

    fn term_key(&self, word: &str, key: &mut String) {
        key.clear();
        push_lower(word, key);
        stem::cut(key);
    }
}

/// The name of a month, 1 to 12; other numbers are taken for the nearest of these.
fn month_name(month: i8) -> &'static str {
    MONTHS[usize::try_from(month.clamp(1, 12) - 1).unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn foreign_letters_fold_to_ascii() {
        for (text, folded) in [
            ("The Đồng Tháp–Tiền Giang merger", "the dong thap–tien giang merger"),
            ("Ægir, Œuvre, Straße, Łódź, Ørsted", "aegir, oeuvre, strasse, lodz, orsted"),
            ("farmers’ markets", "farmers markets"),
            ("e\u{301}", "e"),
        ] {
            assert_eq!(English.fold(text), folded);
        }
    }

    #[test]
    fn dates_are_british() {
        let day = date(2017, 6, 15);
        assert_eq!(English.date(day, DateStyle::Official), "15 June 2017");
        assert_eq!(English.date(day, DateStyle::Long), "15 June 2017");
        assert_eq!(English.date(day, DateStyle::Short), "15 Jun 2017");
        let partial = |text| English.partial_date(PartialDate::parse(text).expect("a date"));
        assert_eq!(partial("2017-06-15"), "15 June 2017");
        assert_eq!(partial("2017-06"), "June 2017");
        assert_eq!(partial("2017"), "2017");
    }

    #[test]
    fn months_are_known_by_name() {
        assert_eq!(["January", "Jun", "December"].map(|w| English.month(w)), [Some(1), Some(6), Some(12)]);
        assert_eq!(["may", "Decem", ""].map(|w| English.month(w)), [None; 3]);
    }

    #[test]
    fn numbers_and_lists() {
        assert_eq!(English.number("-1234567.50"), "-1,234,567.50");
        assert_eq!(English.list(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn titles_sort_by_letters_then_numbers() {
        let mut titles = ["Zebra", "Điện", "article 12", "Article 3", "dog"];
        titles.sort_by(|a, b| English.compare(a, b));
        assert_eq!(titles, ["Article 3", "article 12", "Điện", "dog", "Zebra"]);
    }
}
