//! Language packs: all that the program knows about a particular language.
//!
//! In: text, dates and numbers in a neutral form. Out: what a reader of that language expects.
//! This is the only module that knows a language by its name. A language without a pack of its own
//! gets the neutral one, which is right for any script if not refined for any language.

mod cite;
mod en;
mod encoding;
mod figures;
mod icu;
mod phrases;
mod sentences;
mod spelling;
mod typography;
mod und;
mod vi;

use std::cmp::Ordering;
use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::date::PartialDate;
use crate::text::normal::push_lower;

pub use cite::{Citation, ClauseStep};
pub use encoding::{Decoded, ENCODINGS, decode, decode_as};
pub use figures::{ADDRESSES, Figures, NumberWord};
pub use phrases::phrases;
pub use sentences::SentenceLengths;
pub use spelling::{Custom, IOrY, Verdict};
pub use typography::{Typography, is_document_number};

/// How a date is to be written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// As an official document writes it (Vietnam: Decree 30/2020/NĐ-CP): `ngày 05 tháng 01 năm 2020`.
    Official,
    /// As running text at first mention: `15 June 2017`.
    Long,
    /// As a list writes it: `15/6/2017`.
    Short,
}

/// A division of an official document that a language has a word for.
///
/// The names are those usual in translations of Vietnamese law (Decree 34/2016/NĐ-CP, article 62: Phần, Chương,
/// Mục, Điều, khoản, điểm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Division {
    Annex,
    Part,
    Chapter,
    Section,
    Article,
    Clause,
    Point,
}

/// What a language pack knows. Every method is pure.
pub trait Pack: Send + Sync {
    /// The language it is for, as a BCP 47 tag; `und` for the neutral pack.
    fn tag(&self) -> &'static str;

    /// Folds text to lower-case ASCII letters for addresses and lookup, as far as the language has a custom
    /// (`Đường` → `duong`); what has none is kept as it is. NFC and NFD give the same.
    fn fold(&self, text: &str) -> String;

    /// One spelling for words that may be spelled in several ways without meaning anything by it (`hoà` and `hòa`).
    fn canonical(&self, text: &str) -> String {
        text.to_owned()
    }

    /// Compares two titles in dictionary order, numbers by their value (`Điều 3` before `Điều 12`).
    fn compare(&self, a: &str, b: &str) -> Ordering;

    /// Bytes that are in the order that [`Pack::compare`] gives the texts: for long lists, each of which is looked at
    /// many times while it is sorted.
    fn sort_key(&self, text: &str) -> Vec<u8>;

    /// Writes a date.
    fn date(&self, date: Date, style: DateStyle) -> String;

    /// Writes a date of which the month or day may be unknown, in the long style.
    fn partial_date(&self, date: PartialDate) -> String;

    /// Writes a number given in the plain form (`-1234.5`) with the language's separators; text that is no
    /// number is given back as it is.
    fn number(&self, plain: &str) -> String;

    /// Joins a list with the language's "and".
    fn list(&self, items: &[&str]) -> String;

    /// How many words of this language a person reads in a minute (Vietnamese counts syllables).
    fn words_per_minute(&self) -> u32;

    /// The words that name the divisions of an official document, in lower case: what stands before the number in
    /// `Article 3.`.
    fn clause_words(&self) -> &'static [(&'static str, Division)] {
        &[]
    }

    /// The letters that number the points of an official document, in their order.
    fn clause_letters(&self) -> &'static str {
        "abcdefghijklmnopqrstuvwxyz"
    }

    /// Names a clause by the numbers that lead to it, as running text does: `section II.3.c`, `Article 3, clause 2`.
    fn clause(&self, clause: &[ClauseStep]) -> String {
        cite::plain(clause)
    }

    /// Cites a clause of a document: issuer, type, number, date, clause, in the language's order.
    fn cite(&self, citation: &Citation<'_>) -> String {
        let date = citation.issued.map(|d| self.date(d, DateStyle::Official));
        let document = citation.number.unwrap_or(citation.title);
        let clause = self.clause(citation.clause);
        let parts = [citation.issuer, citation.kind, Some(document), date.as_deref(), Some(clause.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// How the language's running text is set.
    fn typography(&self) -> &'static Typography {
        &typography::NEUTRAL
    }

    /// The places of the sentences in running text.
    fn sentences(&self, text: &str) -> Vec<Range<usize>> {
        sentences::split(text, self.typography())
    }

    /// How long sentences may be before they are hard to read.
    fn sentence_lengths(&self) -> SentenceLengths {
        SentenceLengths::UNKNOWN
    }

    /// The month that a word names, 1 to 12; `None` in a language that writes months as numbers. Only with a capital,
    /// because *may* and *march* are words too.
    fn month(&self, word: &str) -> Option<u32> {
        self.figures()?.month_named(word)
    }

    /// How the language writes dates, numbers and amounts; `None` if that is not known, and they cannot be compared.
    fn figures(&self) -> Option<&'static Figures> {
        None
    }

    /// Writes the form in which a word is looked up in a glossary: lower case, one spelling, without what inflection
    /// adds. What was in `key` is dropped.
    fn term_key(&self, word: &str, key: &mut String) {
        key.clear();
        push_lower(word, key);
    }

    /// The key under which a word is found: whoever types it without marks, in capitals or in another inflection finds
    /// it as well.
    fn search_key(&self, word: &str) -> String {
        self.fold(word)
    }

    /// What tells a word from others of the same key: `hòa` from `hoa`, but not `hòa` from `hoà`.
    fn search_form(&self, word: &str) -> String {
        word.to_lowercase()
    }

    /// The letter under which a title stands in an alphabetical list; nothing for what begins with none.
    fn initial(&self, title: &str) -> Option<char> {
        self.fold(title).chars().find(|c| c.is_alphanumeric())?.to_uppercase().next().filter(|c| c.is_alphabetic())
    }

    /// Small words, in small letters, that never stand twice in a row.
    fn never_twice(&self) -> &'static [&'static str] {
        &[]
    }

    /// Words that stand before the number of a printed page, in small letters.
    fn page_words(&self) -> &'static [&'static str] {
        &["page", "p."]
    }

    /// Words with two spellings in use, in small letters, of which a site keeps to one: with y, and with i.
    fn spelt_twice(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// What the language says of the spelling of a word; `None` in a language whose spelling is not known here.
    /// `custom` is the site's, where there are several.
    fn spelling(&self, _word: &str, _custom: Custom) -> Option<Verdict> {
        None
    }

    /// The words nearest to a wrong one, the likeliest first; none in a language of which no list of words is known.
    fn nearest(&self, _word: &str) -> Vec<String> {
        Vec::new()
    }

    /// Whether its words are syllables, of which there are few and any may be another's slip: then only the neighbours
    /// of a good one say that another was meant.
    fn has_syllables(&self) -> bool {
        false
    }

    /// Whether its letters show that a word is of this language: `Some(true)` if they do, `Some(false)` if they do
    /// not, `None` for a language that cannot be told from others by letters.
    fn owns(&self, _word: &str) -> Option<bool> {
        None
    }
}

/// The pack of a language, by its tag (`vi`, `en`, `en-GB`); the neutral pack if there is none.
pub fn pack(tag: &str) -> &'static dyn Pack {
    // Most tags have one part.
    match if tag.len() == 2 { tag } else { tag.split('-').next().unwrap_or(tag) } {
        "vi" => &vi::Vietnamese,
        "en" => &en::English,
        _ => &und::Neutral,
    }
}

#[cfg(test)]
mod tests;
