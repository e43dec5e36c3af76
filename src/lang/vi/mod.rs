//! Vietnamese.
//!
//! Dates are written here by hand: CLDR has no form of an official document's date (Decree 30/2020/NĐ-CP), and
//! its other forms change between versions. Order, numbers and lists are CLDR's.

mod encoding;
mod figures;
mod spelling;
mod syllable;
mod tone;

pub(super) use encoding::readings;

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_locale_core::locale;
use jiff::civil::Date;

use super::cite::{self, Citation, ClauseStep};
use super::icu::Icu;
use super::{Custom, DateStyle, Division, Figures, Pack, SentenceLengths, Typography, Verdict};
use crate::text::date::PartialDate;
use crate::text::normal::{push_lower, without_marks};

static ICU: LazyLock<Icu> = LazyLock::new(|| Icu::new(locale!("vi-u-kn")));

/// The pack of Vietnamese.
pub(super) struct Vietnamese;

impl Pack for Vietnamese {
    fn tag(&self) -> &'static str {
        "vi"
    }

    /// Besides đ, folds Ð (U+00D0) and Ɖ (U+0189), which look like Đ and are often typed for it.
    fn fold(&self, text: &str) -> String {
        without_marks(&text.to_lowercase()).replace(['đ', 'ð', 'ɖ'], "d")
    }

    fn canonical(&self, text: &str) -> String {
        tone::canonical(text)
    }

    /// Both placements of a tone mark (hòa, hoà) are one word, so that they cannot tear a list apart; only texts
    /// that are otherwise equal are ordered by it.
    fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_words = ICU.compare(&tone::canonical(a), &tone::canonical(b));
        by_words.then_with(|| ICU.compare(a, b)).then_with(|| a.cmp(b))
    }

    fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 4);
        ICU.push_sort_key(&tone::canonical(text), &mut key);
        ICU.push_sort_key(text, &mut key);
        key.extend_from_slice(text.as_bytes());
        key
    }

    fn date(&self, date: Date, style: DateStyle) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match style {
            DateStyle::Official => format!("ngày {day:02} tháng {} năm {year}", month_number(month)),
            DateStyle::Long => format!("ngày {day} tháng {month} năm {year}"),
            DateStyle::Short => format!("{day:02}/{}/{year}", month_number(month)),
        }
    }

    fn partial_date(&self, date: PartialDate) -> String {
        match (date.complete(), date.month) {
            (Some(complete), _) => self.date(complete, DateStyle::Long),
            (None, Some(month)) => format!("tháng {} năm {}", month_number(month), date.year),
            (None, None) => date.year.to_string(),
        }
    }

    fn number(&self, plain: &str) -> String {
        ICU.number(plain)
    }

    fn list(&self, items: &[&str]) -> String {
        ICU.list(items)
    }

    /// Counts syllables. A translation has more syllables in Vietnamese than words in English and each is shorter,
    /// so the figure lies a little above the English one; it is an estimate, not a measurement.
    fn words_per_minute(&self) -> u32 {
        250
    }

    /// Counts syllables. The English figures and a sixth more: that many more syllables has plain prose in Vietnamese than
    /// its translation has words in English (this site's own, in November 2026: 18,175 and 15,726).
    fn sentence_lengths(&self) -> SentenceLengths {
        SentenceLengths { longest: 35, average: 23 }
    }

    fn typography(&self) -> &'static Typography {
        &Typography {
            before_number: &[
                "điều", "khoản", "mục", "phần", "chương", "lục", "số", "ngày", "tháng", "năm", "quý", "án", "kỳ",
                "khóa", "quyết", "trang", "hình", "bảng", "lần",
            ],
            after_number: &[
                "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "đồng", "usd", "ha", "km", "km²", "km2", "m", "m²", "m2", "m³",
                "kg", "tấn", "tạ", "%", "‰", "°c", "kwh", "mw",
            ],
            before_word: &["tp.", "tx.", "tt.", "ts.", "ths.", "gs.", "pgs.", "bs.", "ubnd"],
            quotes: Some(('“', '”')),
            apostrophe: None,
        }
    }

    fn clause_words(&self) -> &'static [(&'static str, Division)] {
        &[
            ("phụ lục", Division::Annex),
            ("phần", Division::Part),
            ("chương", Division::Chapter),
            ("mục", Division::Section),
            ("điều", Division::Article),
            ("khoản", Division::Clause),
            ("điểm", Division::Point),
        ]
    }

    /// The innermost number first, as laws are cited: *điểm a khoản 2 Điều 3*.
    fn clause(&self, clause: &[ClauseStep]) -> String {
        let name = |division: Division| match division {
            Division::Annex => "Phụ lục",
            Division::Part => "Phần",
            Division::Chapter => "Chương",
            Division::Section => "Mục",
            Division::Article => "Điều",
            Division::Clause => "khoản",
            Division::Point => "điểm",
        };
        match cite::divisions(clause) {
            Some(steps) => {
                let steps = steps.iter().rev().map(|(division, shown)| format!("{} {shown}", name(*division)));
                steps.collect::<Vec<_>>().join(" ")
            }
            None => format!("mục {}", cite::plain(clause)),
        }
    }

    /// As documents name one another: *Kế hoạch số 179/KH-UBND ngày 15 tháng 6 năm 2017 của …* (Decree 30/2020/NĐ-CP,
    /// appendix I).
    fn cite(&self, citation: &Citation<'_>) -> String {
        let mut text = self.clause(citation.clause);
        if let Some(first) = text.get(..1).filter(|c| c.is_ascii()).map(str::to_uppercase) {
            text.replace_range(..1, &first);
        } else if let Some(rest) = text.strip_prefix('đ') {
            text = format!("Đ{rest}");
        }
        text.push(' ');
        match citation.number {
            Some(number) => text.push_str(&format!("{} số {number}", citation.kind.unwrap_or("văn bản"))),
            None => text.push_str(citation.title),
        }
        if let Some(date) = citation.issued {
            text.push_str(&format!(" {}", self.date(date, DateStyle::Official)));
        }
        if let Some(issuer) = citation.issuer {
            text.push_str(&format!(" của {issuer}"));
        }
        text
    }

    /// The Vietnamese alphabet without the letters that differ only by a mark over a vowel (ă â ê ô ơ), as points
    /// of official documents are numbered; ư, of which the mark stands beside the letter, is used.
    fn clause_letters(&self) -> &'static str {
        "abcdđeghiklmnopqrstuưvxy"
    }

    fn figures(&self) -> Option<&'static Figures> {
        Some(&figures::FIGURES)
    }

    fn term_key(&self, word: &str, key: &mut String) {
        key.clear();
        push_lower(word, key);
        if tone::may_differ(key) {
            *key = tone::canonical(key);
        }
    }

    /// kỹ and kĩ are one word, and so are Quy and Qui.
    fn search_key(&self, word: &str) -> String {
        tone::with_i(self.fold(word))
    }

    /// Without its tone, which stands behind it as a number, wherever it was written: `hoa2`.
    fn search_form(&self, word: &str) -> String {
        tone::with_i(tone::apart(word))
    }

    /// ă, â, đ, ê, ô, ơ and ư are letters of their own; tones make none.
    fn initial(&self, title: &str) -> Option<char> {
        let first = title.to_lowercase().chars().find(|c| c.is_alphanumeric())?;
        tone::apart(first.encode_utf8(&mut [0; 4])).chars().next()?.to_uppercase().next().filter(|c| c.is_alphabetic())
    }

    fn never_twice(&self) -> &'static [&'static str] {
        &[
            "các", "của", "và", "những", "được", "là", "trong", "với", "cho", "về", "tại", "từ", "đến", "theo", "để",
            "do", "một",
        ]
    }

    /// i and y at the end of open syllables; words such as *sĩ* and *tỉ*, which mean more than one thing, are left out.
    fn page_words(&self) -> &'static [&'static str] {
        &["trang", "tr."]
    }

    fn spelt_twice(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("lý", "lí"),
            ("kỹ", "kĩ"),
            ("kỳ", "kì"),
            ("kỷ", "kỉ"),
            ("ký", "kí"),
            ("quý", "quí"),
            ("mỹ", "mĩ"),
            ("tỷ", "tỉ"),
        ]
    }

    fn spelling(&self, word: &str, custom: Custom) -> Option<Verdict> {
        Some(spelling::judge(word, custom))
    }

    fn has_syllables(&self) -> bool {
        true
    }

    /// Every second syllable or so has a letter that other languages lack.
    fn owns(&self, word: &str) -> Option<bool> {
        Some(word.chars().any(tone::is_marked))
    }
}

/// Two digits for days 1 to 9 and for months 1 and 2 only (Decree 30/2020/NĐ-CP, Appendix I).
fn month_number<N: Into<i32>>(month: N) -> String {
    match month.into() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    }
}

#[cfg(test)]
mod tests;
