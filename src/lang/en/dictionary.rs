//! English words: the list of SCOWL, size 60, British with *-ise*, in Hunspell's form.
//!
//! The list is a file beside this one (`dictionary/`, with its licence), compressed; it is unpacked when the first word is
//! looked up, which only the check of spelling does.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use spellbook::Dictionary;

use crate::lang::Verdict;

/// The longest word of capitals that is taken for an abbreviation, in letters.
const LONGEST: usize = 6;
/// Parts of compounds that are no words.
const PARTS: [&str; 12] =
    ["anti", "bi", "co", "eco", "inter", "intra", "micro", "multi", "non", "pre", "semi", "socio"];

/// None if the list cannot be read, which a test rules out.
static WORDS: LazyLock<Option<Dictionary>> = LazyLock::new(|| {
    let mut words = String::new();
    GzDecoder::new(&include_bytes!("dictionary/en_GB.dic.gz")[..]).read_to_string(&mut words).ok()?;
    Dictionary::new(include_str!("dictionary/en_GB.aff"), &words).ok()
});

/// Judges a word of running text.
pub(super) fn judge(word: &str) -> Option<Verdict> {
    let words = WORDS.as_ref()?;
    let letters = word.chars().count();
    let is_lower = |c: char| c.is_lowercase();
    let is_abbreviation = letters <= LONGEST && !word.contains(is_lower);
    if letters < 2 || is_abbreviation || !word.chars().all(char::is_alphabetic) || is_known(words, word) {
        return Some(Verdict::Good);
    }
    // Names have a capital, and other languages other letters.
    let is_plain = word.bytes().all(|b| b.is_ascii_lowercase());
    Some(if is_plain { Verdict::Wrong(None) } else { Verdict::Foreign })
}

/// The words nearest to a wrong one, the likeliest first.
pub(super) fn nearest(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(words) = WORDS.as_ref() {
        words.suggest(word, &mut found);
    }
    // Two words for one are mostly noise.
    found.retain(|other| !other.contains([' ', '-']));
    found
}

fn is_known(words: &Dictionary, word: &str) -> bool {
    let lower = word.to_lowercase();
    words.check(word)
        || PARTS.contains(&lower.as_str())
        // What stands before the apostrophe of *isn’t*.
        || words.check(&format!("{lower}'t"))
        // Oxford writes *organize*; the list has *organise*.
        || lower.contains("iz") && words.check(&lower.replace("iz", "is"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_up() {
        for word in [
            "sustainable",
            "Community",
            "organise",
            "organizations",
            "isn",
            "don",
            "colour",
            "UBND",
            "a",
            "x2",
            "socio",
            "livelihoods",
            "People",
        ] {
            assert_eq!(judge(word), Some(Verdict::Good), "{word}");
        }
        for word in ["sustanable", "recieve", "goverment", "teh", "color"] {
            assert_eq!(judge(word), Some(Verdict::Wrong(None)), "{word}");
        }
        for word in ["Zvyozdochka", "Giồng", "hủ", "Pagefind"] {
            assert_eq!(judge(word), Some(Verdict::Foreign), "{word}");
        }
    }

    #[test]
    fn the_likeliest_words_are_offered() {
        for (word, wanted) in [("recieve", "receive"), ("goverment", "government"), ("comunity", "community")] {
            assert_eq!(nearest(word).first().map(String::as_str), Some(wanted), "{:?}", nearest(word));
        }
    }
}
