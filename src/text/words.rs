//! Counting and cutting text by words.

/// The number of words: runs of non-space characters that hold a letter or digit.
/// In Vietnamese these are syllables.
pub fn count(text: &str) -> u32 {
    let mut words = 0_u32;
    let mut state = State::Apart;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_word = match CLASSES[usize::from(*byte)] {
            Class::Space => {
                state = State::Apart;
                continue;
            }
            Class::Sign => false,
            Class::Word => true,
            // Only tables tell what such a character is; of most words nobody asks.
            Class::Look => {
                // White space begins with one of four bytes; in a run that is counted nothing else matters.
                let may_part = match byte {
                    0xc2 | 0xe2 | 0xe3 => true,
                    0xe1 => bytes.get(at + 1) == Some(&0x9a),
                    _ => false,
                };
                if state == State::Counted && !may_part {
                    continue;
                }
                let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                if c.is_whitespace() {
                    state = State::Apart;
                    continue;
                }
                state != State::Counted && c.is_alphanumeric()
            }
        };
        if is_word && state != State::Counted {
            words = words.saturating_add(1);
            state = State::Counted;
        }
    }
    words
}

/// Whether the run has shown a letter or digit.
#[derive(PartialEq)]
enum State {
    Apart,
    Counted,
}

/// What a byte of UTF-8 says.
#[derive(Clone, Copy)]
enum Class {
    Space,
    /// A letter or digit, or the beginning of one.
    Word,
    /// Punctuation, or a byte within a character.
    Sign,
    /// The beginning of a character that may be anything.
    Look,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Sign; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Class::Word,
            // Ā to ɏ: the letters of Latin but for those of Latin-1, among which are two signs.
            0xc4..=0xc8 => Class::Word,
            0xc2..=0xff => Class::Look,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes
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
    }

    #[test]
    fn excerpts_end_between_words() {
        assert_eq!(excerpt("một  hai\nba", 7), "một hai…");
        assert_eq!(excerpt("một hai ba", 10), "một hai ba");
    }
}
