//! Counting and cutting text by words.

/// The number of words: runs of non-space characters that hold a letter or digit.
/// In Vietnamese these are syllables.
pub fn count(text: &str) -> u32 {
    let mut words = 0u32;
    // Whether the run has shown a letter or digit already; the others then need only the cheaper question.
    let mut counted = false;
    for c in text.chars() {
        if c.is_whitespace() {
            counted = false;
        } else if !counted && c.is_alphanumeric() {
            counted = true;
            words = words.saturating_add(1);
        }
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
