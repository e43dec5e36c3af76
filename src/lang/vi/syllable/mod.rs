//! Which words are syllables that Vietnamese orthography permits.
//!
//! A syllable is an onset, a rhyme and a tone. The tables are those of the standard orthography (the textbook tables
//! of the Ministry of Education); rare syllables and loans that everybody writes (*buýt*, *noãn*) are let through.

mod rhymes;

#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

use super::tone::TONES;

/// What is wrong with a word as a Vietnamese syllable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lang) enum Fault {
    /// It has letters that Vietnamese does not use.
    Alphabet,
    /// It has no vowel.
    NoVowel,
    /// It has two tone marks.
    TwoTones,
    /// Its onset and rhyme do not go together, or one of them does not exist.
    Structure,
    /// A syllable that ends in c, ch, p or t takes the tones sắc and nặng only.
    ToneStop,
    /// The tone mark stands over the wrong vowel; the right spelling.
    TonePlace(String),
}

/// What a good syllable shows of where its writer puts tone marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lang) enum Shown {
    /// The mark of open oa, oe or uy is over the first vowel (hòa); the word by the other custom.
    Old(String),
    /// It is over the second (hoà); the word by the other custom.
    New(String),
    /// Nothing: there is one place only.
    Nothing,
}

/// The onsets, longer ones before those they begin with.
const ONSETS: [&str; 27] = [
    "ngh", "ng", "gh", "gi", "qu", "ch", "kh", "nh", "ph", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

/// Checks a word, in any case and normal form.
///
/// # Errors
///
/// The first fault found.
pub(in crate::lang) fn check(word: &str) -> Result<Shown, Fault> {
    let parts = Parts::of(word)?;
    let plain = parts.plain.as_str();
    if !plain.chars().all(is_letter) {
        return Err(Fault::Alphabet);
    }
    if !plain.contains(is_vowel) {
        return Err(Fault::NoVowel);
    }
    let (onset, rhyme) = split(plain).ok_or(Fault::Structure)?;
    let Some((at, tone)) = parts.tone else {
        return if stops(rhyme) { Err(Fault::ToneStop) } else { Ok(Shown::Nothing) };
    };
    // Of the tones, sắc and nặng.
    if stops(rhyme) && !matches!(tone, '\u{301}' | '\u{323}') {
        return Err(Fault::ToneStop);
    }
    let start = plain.chars().count() - rhyme.chars().count();
    let place = at.checked_sub(start);
    let (old, new) = (rhymes::place(rhyme, onset), rhymes::place_of_new_custom(rhyme, onset));
    let moved = |to: usize| with_tone(word, start + to, tone);
    match (place, new) {
        (Some(place), Some(new)) if place == new => Ok(Shown::New(moved(old))),
        (Some(place), Some(new)) if place == old => Ok(Shown::Old(moved(new))),
        (Some(place), None) if place == old => Ok(Shown::Nothing),
        _ => Err(Fault::TonePlace(moved(old))),
    }
}

/// A word in small letters without its tone, and the tone with the letter that bears it.
struct Parts {
    plain: String,
    tone: Option<(usize, char)>,
}

impl Parts {
    fn of(word: &str) -> Result<Parts, Fault> {
        let mut tone = None;
        let mut letters = 0_usize;
        let mut marks = String::with_capacity(word.len() + 8);
        for c in word.chars().flat_map(char::to_lowercase).nfd() {
            if TONES.contains(&c) {
                if tone.replace((letters.saturating_sub(1), c)).is_some() {
                    return Err(Fault::TwoTones);
                }
                continue;
            }
            letters += usize::from(!crate::text::normal::is_combining_mark(c));
            marks.push(c);
        }
        Ok(Parts { plain: marks.nfc().collect(), tone })
    }
}

/// The letters of the alphabet; f, j, w and z are not among them.
fn is_letter(c: char) -> bool {
    is_vowel(c) || "bcdđghklmnpqrstvx".contains(c)
}

fn is_vowel(c: char) -> bool {
    "aăâeêioôơuưy".contains(c)
}

fn stops(rhyme: &str) -> bool {
    rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch")
}

/// The onset and rhyme of a syllable without its tone; none if there is no such syllable.
fn split(plain: &str) -> Option<(&str, &str)> {
    let onset = ONSETS.iter().find(|onset| plain.starts_with(**onset)).copied().unwrap_or("");
    let rhyme = &plain[onset.len()..];
    // In `gì` and `giếng` the i belongs to both.
    if onset == "gi" {
        let merged = &plain[1..];
        if rhymes::after_gi(merged) {
            return Some(("g", merged));
        }
        let fits = !rhyme.starts_with(['i', 'y']) && rhymes::is_plain(rhyme);
        return fits.then_some((onset, rhyme));
    }
    rhymes::fit(onset, rhyme).then_some((onset, rhyme))
}

/// The word with its tone over another letter, in the case it has.
fn with_tone(word: &str, at: usize, tone: char) -> String {
    let mut out = String::new();
    let bare: String = word.nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    for (letter, c) in bare.chars().enumerate() {
        out.push(c);
        if letter == at {
            out.push(tone);
        }
    }
    out.nfc().collect()
}
