//! Counting and cutting text by words.

/// The number of words: runs of non-space characters that hold a letter or digit.
/// In Vietnamese these are syllables.
pub fn count(text: &str) -> u32 {
    let is_space = |b: &u8| matches!(b, b' ' | b'\t'..=b'\r');
    let mut words = 0u32;
    let mut start = 0;
    for run in text.as_bytes().split(is_space) {
        let run_text = text.get(start..start + run.len()).unwrap_or_default();
        start += run.len() + 1;
        let begins_word = match run.first() {
            None => continue,
            Some(b) if b.is_ascii() => b.is_ascii_alphanumeric(),
            Some(_) => run_text.starts_with(char::is_alphanumeric),
        };
        // The white space that is not ASCII begins with these bytes (U+0085, U+00A0, U+1680, U+2000 to U+205F, U+3000).
        let may_part = run.iter().any(|b| matches!(b, 0xc2 | 0xe2 | 0xe3))
            || run.windows(2).any(|pair| matches!(pair, [0xe1, 0x9a]));
        let more = if may_part {
            let parts = run_text.split(char::is_whitespace);
            parts.filter(|part| part.contains(char::is_alphanumeric)).count()
        } else {
            usize::from(begins_word || run_text.contains(char::is_alphanumeric))
        };
        words = words.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
    }
    words
}

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
