//! Which words of running text are misspelt syllables, and which are none of the language's business.

use super::syllable::{self, Fault, Shown};
use super::tone::is_marked;
use crate::lang::{Custom, Verdict};

/// Abbreviations with small letters, or longer than others.
const ABBREVIATIONS: [&str; 24] = [
    "TTg", "Tg", "Tp", "ThS", "PGS", "NXB", "PBGDPL", "TTXVN", "BHXH", "BHYT", "GDĐT", "KHCN", "VHTT", "TTTT", "CNTT",
    "ĐBSCL", "VHTTDL", "NNPTNT", "LĐTBXH", "TNMT", "GTVT", "KHĐT", "UBMTTQ", "PCTT",
];

/// The longest word of capitals that is taken for an abbreviation, in letters.
const LONGEST: usize = 6;

/// Judges a word of running text; `custom` is where tone marks are to stand.
pub(super) fn judge(word: &str, custom: Custom) -> Verdict {
    let letters = word.chars().count();
    if letters < 2 || word.chars().any(|c| !c.is_alphabetic() && !crate::text::normal::is_combining_mark(c)) {
        return Verdict::Good;
    }
    match syllable::check(word) {
        Ok(shown) => match (shown, custom) {
            (Shown::Old(other), Custom::New) | (Shown::New(other), Custom::Old) => Verdict::Custom(other),
            _ => Verdict::Good,
        },
        Err(_) if is_name(word, letters) => Verdict::Good,
        Err(fault) => {
            let is_foreign = word.is_ascii() || word.chars().skip(1).any(char::is_uppercase);
            // Without a vowel a word in small letters is no foreign word either.
            let is_torn = fault == Fault::NoVowel && !word.starts_with(char::is_uppercase);
            match fault {
                _ if is_foreign && !is_torn => Verdict::Foreign,
                Fault::Alphabet if !word.chars().any(is_marked) => Verdict::Foreign,
                Fault::TonePlace(right) => Verdict::Wrong(Some(right)),
                _ => Verdict::Wrong(None),
            }
        }
    }
}

/// Whether a word is an abbreviation or a Roman number.
fn is_name(word: &str, letters: usize) -> bool {
    let is_capital = word.chars().all(char::is_uppercase);
    let has_marked_vowel = word.chars().any(|c| is_marked(c) && !"ĐđƯư".contains(c));
    is_capital && letters <= LONGEST && !has_marked_vowel
        || ABBREVIATIONS.contains(&word)
        || word.chars().all(|c| "IVXLCDM".contains(c))
        // Small ones number lists, which are not as long.
        || word.chars().all(|c| "ivx".contains(c))
        // Of units only those that are written after numbers.
        || ["km", "kg", "ha", "cm", "mm", "kw", "kwh", "mw", "gw", "usd", "vnd", "ml"].contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_different_kinds() {
        for word in ["UBND", "HĐND", "ASEAN", "TTg", "iii", "XIV", "đ", "km", "2016", "tỉnh", "Đồng", "hòa", "PBGDPL"]
        {
            assert_eq!(judge(word, Custom::Old), Verdict::Good, "{word}");
        }
        for word in ["Pagefind", "LibreOffice", "blueprint", "Kuala", "Caribe"] {
            assert_eq!(judge(word, Custom::Old), Verdict::Foreign, "{word}");
        }
        for word in ["bn", "đng", "thưc", "hiệụ", "trrước", "nghiệpp"] {
            assert_eq!(judge(word, Custom::Old), Verdict::Wrong(None), "{word}");
        }
        assert_eq!(judge("đựơc", Custom::Old), Verdict::Wrong(Some("được".to_owned())));
    }

    #[test]
    fn a_site_has_one_custom() {
        assert_eq!(judge("hoà", Custom::Old), Verdict::Custom("hòa".to_owned()));
        assert_eq!(judge("Ủy", Custom::New), Verdict::Custom("Uỷ".to_owned()));
        assert_eq!(judge("hoà", Custom::Either), Verdict::Good);
    }
}
