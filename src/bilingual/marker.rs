//! Markers: the numbering that a text begins with, `Article 3.`, `II.`, `1.2.`, `đ)`, `–`.
//!
//! In: the words of one block. Out: what its beginning says, whether or not it fits what stands before it; that is
//! [`super::clause`]'s to judge. Where prose could be meant (`Article 3 of the Law …`), there is no marker.

use crate::lang::{Division, Pack};

/// What sort of numbering a marker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkerKind {
    /// A word of the language and a number, `Article 3.`.
    Word(Division),
    /// A bare Roman number, `II.`.
    Roman,
    /// A bare number, possibly of several parts, `1.` or `1.2.`; or an item's place in a numbered list.
    Number,
    /// A letter, `đ)`.
    Letter,
    /// A dash or bullet; or an item of a list without numbers.
    Dash,
}

/// The numbering of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Its sort.
    pub kind: MarkerKind,
    /// Its value in a form common to all languages, of the letters a to z, digits and dots: `ii`, `1.2`, `3a`, `dd`
    /// for đ, `uw` for ư; Roman numbers after a word are written as digits. Empty for dashes.
    pub value: String,
    /// Where it stands in the order of its kind, a part of a number at a time, in steps of [`STEP`]; empty if it has
    /// no place there.
    pub(super) order: Vec<u32>,
    /// For a letter its place in the alphabet of its own language, from 1; otherwise, and if it has none, 0.
    pub(super) rank: u32,
}

/// Between two whole numbers there is room for those inserted with a letter: 3, 3a, 3b, 4.
pub(super) const STEP: u32 = 32;

/// The largest number that counts as numbering: more is a year or a quantity.
const LARGEST: u32 = 999;

/// The largest part of a number of several parts; `1.234` is a quantity.
const LARGEST_PART: u32 = 99;

impl Marker {
    /// The marker of an item at a place in a numbered list.
    pub(super) fn number(value: u32) -> Marker {
        let order = vec![value.saturating_mul(STEP)];
        Marker { kind: MarkerKind::Number, value: value.to_string(), order, rank: 0 }
    }

    /// The marker of a dash or bullet.
    pub(super) fn dash() -> Marker {
        Marker { kind: MarkerKind::Dash, value: String::new(), order: Vec::new(), rank: 0 }
    }
}

/// Reads the marker at the beginning of a text, and gives the rest. Of a heading, less is asked: its number needs
/// no full stop after it.
pub(super) fn read<'a>(text: &'a str, pack: &dyn Pack, is_heading: bool) -> Option<(Marker, &'a str)> {
    let text = text.trim_start();
    let marker = worded(text, pack, is_heading).or_else(|| dash(text));
    // By its first letter a text may be one of the others, or none.
    marker.or_else(|| match text.as_bytes().first()? {
        b'0'..=b'9' => number(text, is_heading),
        b'I' | b'V' | b'X' => roman_marker(text).or_else(|| letter(text, pack)),
        _ => letter(text, pack),
    })
}

/// `Article 3. Words`; in a paragraph also `CHAPTER II WORDS` in capitals, where a line end parted the title.
fn worded<'a>(text: &'a str, pack: &dyn Pack, is_heading: bool) -> Option<(Marker, &'a str)> {
    let first = text.chars().next()?.to_lowercase().next()?;
    let mut words = pack.clause_words().iter().filter(|(word, _)| word.starts_with(first));
    let (division, rest) = words.find_map(|(word, division)| {
        let rest = strip_word(text, word)?;
        rest.starts_with(char::is_whitespace).then(|| (*division, rest.trim_start()))
    })?;
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (value, rest) = rest.split_at(end);
    let (value, order) = word_value(value, pack)?;
    let after = rest.trim_start();
    let stopped = after.is_empty() || after.starts_with(['.', ':']);
    if !stopped && !(rest.starts_with(char::is_whitespace) && (is_heading || begins_in_capitals(after))) {
        return None;
    }
    let marker = Marker { kind: MarkerKind::Word(division), value, order: vec![order], rank: 0 };
    Some((marker, after.trim_start_matches(['.', ':']).trim_start()))
}

/// The text after a word at its beginning, capitals or not.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in word.chars() {
        if !rest.next()?.to_lowercase().eq([wanted]) {
            return None;
        }
    }
    Some(rest.as_str())
}

fn begins_in_capitals(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase)
}

/// The number after a word: `3`, `3a`, `II`, `đ`.
fn word_value(text: &str, pack: &dyn Pack) -> Option<(String, u32)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let number: u32 = text[..digits].parse().ok().filter(|n| (1..=LARGEST).contains(n))?;
        let (suffix, _) = known_letter(&text[digits..], pack).unwrap_or_default();
        let fits = text.len() == digits || !suffix.is_empty();
        return fits.then(|| (format!("{number}{suffix}"), number * STEP + letter_order(&suffix) / STEP));
    }
    if let Some(number) = roman(text) {
        return Some((number.to_string(), number * STEP));
    }
    let (value, _) = known_letter(&text.to_lowercase(), pack)?;
    let order = letter_order(&value);
    Some((value, order))
}

fn dash(text: &str) -> Option<(Marker, &str)> {
    let rest = text.strip_prefix(['-', '–', '•', '+', '*'])?;
    rest.starts_with(char::is_whitespace).then(|| (Marker::dash(), rest.trim_start()))
}

/// `II.`, of I, V and X only: other capitals with a full stop are initials or lettered sections more often.
fn roman_marker(text: &str) -> Option<(Marker, &str)> {
    let (value, rest) = text.split_once('.')?;
    let number = roman(value).filter(|_| value.bytes().all(|b| b"IVX".contains(&b)))?;
    let order = vec![number * STEP];
    let marker = Marker { kind: MarkerKind::Roman, value: value.to_ascii_lowercase(), order, rank: 0 };
    ends(rest).then(|| (marker, rest.trim_start()))
}

/// A Roman number in its regular form.
pub(super) fn roman(text: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 9] =
        [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    // Nearly every word ends here.
    if !text.bytes().all(|b| b"IVXLC".contains(&b)) {
        return None;
    }
    let (mut rest, mut number) = (text, 0);
    for (sign, value) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, number) = (after, number + value);
        }
    }
    // Greedy reading takes IIII and VV too; writing the number again tells the regular form.
    let mut left = number;
    let mut regular = String::new();
    for (sign, value) in SIGNS {
        while left >= value {
            regular.push_str(sign);
            left -= value;
        }
    }
    (!text.is_empty() && number <= LARGEST && regular == text).then_some(number)
}

/// `1.`, `1)`, `1.2.`, and in a heading `1.2`.
fn number(text: &str, is_heading: bool) -> Option<(Marker, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (digits, after) = text.split_at(end);
    let value = digits.strip_suffix('.').unwrap_or(digits);
    let parts: Option<Vec<u32>> = value.split('.').map(|part| part.parse().ok()).collect();
    let parts = parts?;
    let largest = if parts.len() == 1 { LARGEST } else { LARGEST_PART };
    if !parts.iter().all(|part| (1..=largest).contains(part)) {
        return None;
    }
    let bracket = after.strip_prefix(')').filter(|_| value.len() == digits.len());
    if value.len() == digits.len() && bracket.is_none() && !(is_heading && parts.len() > 1) {
        return None;
    }
    let rest = bracket.unwrap_or(after);
    let value = parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    let order = parts.iter().map(|part| part * STEP).collect();
    ends(rest).then(|| (Marker { kind: MarkerKind::Number, value, order, rank: 0 }, rest.trim_start()))
}

/// `đ)`, `(a)` or `a.`, in lower case. A letter that the language does not number by is a marker without a place.
fn letter<'a>(text: &'a str, pack: &dyn Pack) -> Option<(Marker, &'a str)> {
    let open = text.strip_prefix('(');
    let rest = open.unwrap_or(text);
    // No letter is written with more than two.
    let (end, _) = rest.char_indices().take(3).find(|(_, c)| !c.is_alphabetic())?;
    let (value, rest) = rest.split_at(end);
    let (value, rank) = match known_letter(value, pack) {
        Some(known) => known,
        None if value.len() == 1 && value.bytes().all(|b| b.is_ascii_lowercase()) => (value.to_owned(), 0),
        None => return None,
    };
    let rest = rest.strip_prefix(if open.is_some() { &[')'][..] } else { &[')', '.'] })?;
    let order = if rank == 0 { Vec::new() } else { vec![letter_order(&value)] };
    ends(rest).then(|| (Marker { kind: MarkerKind::Letter, value, order, rank }, rest.trim_start()))
}

/// The common form of a letter and its place in the alphabet. Besides the letters of the language, a text may keep
/// those of the original that it translates: đ and ư, also as `dd` and `uw`.
fn known_letter(text: &str, pack: &dyn Pack) -> Option<(String, u32)> {
    let letter = match text {
        "dd" => 'đ',
        "uw" => 'ư',
        _ => Some(text.chars()).filter(|c| c.clone().count() == 1)?.next()?,
    };
    let value = match letter {
        'đ' => "dd".to_owned(),
        'ư' => "uw".to_owned(),
        other => other.to_string(),
    };
    let place = |letter| (1..).zip(pack.clause_letters().chars()).find(|(_, l)| *l == letter).map(|(place, _)| place);
    let rank = place(letter).or_else(|| match letter {
        'đ' => place('d').map(|d| d + 1),
        'ư' => place('u').map(|u| u + 1),
        _ => None,
    })?;
    Some((value, rank))
}

/// The order of letters in their common form: a, …, d, dd, e, …, u, uw, v.
fn letter_order(value: &str) -> u32 {
    let first = value.bytes().next().map_or(0, |b| u32::from(b.saturating_sub(b'a')) + 1);
    first * STEP + u32::from(value.len() > 1)
}

/// Whether a marker may end here: at a space or at the end of the text.
fn ends(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::pack;

    proptest! {
        #[test]
        fn what_a_text_begins_with_rules_out_no_marker(
            text in "( |\\(|)(Điều |ĐIỀU |điểm |Article |ANNEX |İ|K|-|–|)(đ|đd|dd|uw|Ư|a|bc|Các|[IVXLC]{1,4}|[0-9]{1,3}|[.+]|)([.):]|\\.[0-9]|)( |)[A-ZĐđa-z]{0,4}( [A-Z]{2})?",
            is_heading: bool,
        ) {
            for pack in ["vi", "en", "lo"].map(pack) {
                let rest = text.trim_start();
                let every = worded(rest, pack, is_heading)
                    .or_else(|| dash(rest))
                    .or_else(|| roman_marker(rest))
                    .or_else(|| number(rest, is_heading))
                    .or_else(|| letter(rest, pack));
                prop_assert_eq!(read(&text, pack, is_heading), every);
            }
        }
    }
}
