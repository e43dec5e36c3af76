//! Texts in encodings older than Unicode.

use super::{Pack, vi};

/// A text read in one of the encodings that it may be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The name of the encoding, as [`ENCODINGS`] has it.
    pub encoding: &'static str,
    /// The text, in NFC.
    pub text: String,
    /// How many of its words are good ones.
    pub good: usize,
    /// How many words it has.
    pub words: usize,
}

/// The encodings that are known, by name.
pub const ENCODINGS: [&str; 6] = ["utf-8", "utf-16", "tcvn3", "vni", "windows-1258", "viqr"];

/// The least share of good words that makes a reading believable, in percent.
const BELIEVABLE: usize = 60;

impl Decoded {
    /// The share of good words, in percent; all of none.
    pub fn share(&self) -> usize {
        (100 * self.good).checked_div(self.words).unwrap_or(100)
    }
}

/// Reads bytes in every encoding in which they can be read; what they are meant to be in comes first. `None` if
/// no reading is believable. A text in Unicode that was put together from the bytes of another encoding, as happens
/// when one copies between old and new programs, is read as what it was.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let mut all = vi::readings(bytes);
    let best = all.iter().map(Decoded::share).max()?;
    // The simplest of those that are equally good: they are in this order.
    let at = all.iter().position(|reading| reading.share() == best)?;
    // Signs of VIQR are signs of sentences as well: it has to explain much more than plain reading does.
    let plain = all.first().filter(|reading| reading.encoding.starts_with("utf")).map(Decoded::share);
    let found = match plain {
        Some(share) if best < share + 15 => all.swap_remove(0),
        _ => all.swap_remove(at),
    };
    let is_unicode = found.encoding.starts_with("utf");
    (is_unicode || found.share() >= BELIEVABLE).then_some(found)
}

/// Reads bytes in the encoding of that name; `None` if they cannot be in it.
pub fn decode_as(bytes: &[u8], encoding: &str) -> Option<Decoded> {
    vi::readings(bytes).into_iter().find(|reading| reading.encoding == encoding)
}

/// Counts the words of a text, and those that a language permits.
pub(super) fn counted(encoding: &'static str, text: String, pack: &dyn Pack) -> Decoded {
    let ends = |c: char| !c.is_alphanumeric();
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/')).map(|word| word.trim_matches(ends));
    let words = words.filter(|word| word.chars().nth(1).is_some() && !word.contains(|c: char| c.is_ascii_digit()));
    let (mut good, mut count) = (0, 0);
    for word in words {
        count += 1;
        // A sign in the middle of a word is what another encoding has for a letter.
        good += usize::from(
            word.chars().all(char::is_alphabetic)
                && pack.spelling(word, super::Custom::Either) == Some(super::Verdict::Good),
        );
    }
    Decoded { encoding, text, good, words: count }
}
