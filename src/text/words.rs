//! Counting and cutting text by words.

/// The number of words: runs of non-space characters that hold a letter or digit.
/// In Vietnamese these are syllables.
pub fn count(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut words = 0_u32;
    // Whether the run has shown a letter or digit.
    let mut counted = false;
    for (at, byte) in bytes.iter().enumerate() {
        let mut class = CLASSES[usize::from(*byte)];
        if class >= PAIR {
            let next = bytes.get(at + 1).copied().unwrap_or_default();
            class = PAIRS[usize::from(class - PAIR)][usize::from(next)];
        }
        if class == LOOK {
            class = look(text, at);
        }
        // Where spaces and letters stand cannot be foretold, so that this is cheaper without branches.
        let is_word = class == WORD;
        words = words.saturating_add(u32::from(is_word && !counted));
        counted = (counted || is_word) && class != SPACE;
    }
    words
}

/// The class of a character of which only tables tell what it is.
fn look(text: &str, at: usize) -> u8 {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if c.is_whitespace() => SPACE,
        Some(c) if c.is_alphanumeric() => WORD,
        _ => SIGN,
    }
}

// What a byte of UTF-8 says.
const SPACE: u8 = 0;
/// A letter or digit, or the beginning of one.
const WORD: u8 = 1;
/// Punctuation, or a byte within a character.
const SIGN: u8 = 2;
/// The beginning of a character that may be anything.
const LOOK: u8 = 3;
/// The beginning of a character of which the next byte says more, by the tables of [`PAIRS`].
const PAIR: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [SIGN; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => SPACE,
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => WORD,
            0xc3 => PAIR,
            0xe1 => PAIR + 1,
            // Ā to ɏ: the letters of Latin but for those of Latin-1, among which are two signs.
            0xc4..=0xc8 => WORD,
            0xc2..=0xff => LOOK,
            _ => SIGN,
        };
        byte += 1;
    }
    classes
};

/// The letters of Vietnamese that need a second look: those of Latin-1, and Ạ to ỹ.
const PAIRS: [[u8; 256]; 2] = {
    let mut latin = [WORD; 256];
    // × and ÷.
    latin[0x97] = SIGN;
    latin[0xb7] = SIGN;
    let mut vietnamese = [LOOK; 256];
    vietnamese[0xba] = WORD;
    vietnamese[0xbb] = WORD;
    [latin, vietnamese]
};

/// The beginning of a text, at most `limit` characters, cut between words and then marked with an ellipsis.
/// White space is collapsed.
pub fn excerpt(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(length > 0);
        if length + more > limit {
            out.push('…');
            return out;
        }
        if length > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += more;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_without_lone_punctuation() {
        assert_eq!(count("Văn hóa - Xã hội"), 4);
        assert_eq!(count(""), 0);
        assert_eq!(count("ế\u{3000}ộ\u{a0}(—) «Đ»\u{b}1"), 4);
        assert_eq!(count("3\u{d7}4 \u{d7} \u{f7} é \u{1680}\u{1e9e} \u{10d0}"), 4);
    }

    #[test]
    fn excerpts_end_between_words() {
        assert_eq!(excerpt("một  hai\nba", 7), "một hai…");
        assert_eq!(excerpt("một hai ba", 10), "một hai ba");
    }
}
