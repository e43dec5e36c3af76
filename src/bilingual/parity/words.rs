//! A text as words, with what parts them.

use crate::text::normal::is_of_word;

/// A word and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Its first byte in the text.
    pub(super) start: usize,
    pub(super) gap: Gap,
}

/// What parts two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space, a hyphen or a dash: the words may be one term.
    Close,
    /// Another sign; the first of several.
    Sign(char),
}

impl Word<'_> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text. An apostrophe inside a word or at its end is part of it; a hyphen parts two words.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut gap = Gap::Close;
        let rest = text.get(at..)?;
        let skipped = rest.find(|c: char| {
            if is_of_word(c) {
                return true;
            }
            let is_close = c.is_whitespace() && c != '\t' || matches!(c, '-' | '\u{2010}'..='\u{2013}');
            if !is_close && gap == Gap::Close {
                gap = Gap::Sign(c);
            }
            false
        })?;
        let start = at + skipped;
        let rest = &text[start..];
        let length = rest.find(|c| !is_of_word(c) && !is_apostrophe(c)).unwrap_or(rest.len());
        let word = rest[..length].trim_end_matches(is_apostrophe);
        // `farmers’` keeps its apostrophe: it says that the s is none of the word's own.
        let kept = rest[word.len()..length].chars().next().filter(|_| word.ends_with('s')).map_or(0, char::len_utf8);
        let word = &rest[..word.len() + kept];
        at = start + word.len();
        Some(Word { text: word, start, gap })
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_what_parts_them() {
        let all: Vec<(&str, Gap)> =
            words("Văn hóa - Xã hội, People's “Plan” farmers’ a\tb!").map(|w| (w.text, w.gap)).collect();
        let close = |text| (text, Gap::Close);
        assert_eq!(
            all,
            [
                close("Văn"),
                close("hóa"),
                close("Xã"),
                close("hội"),
                ("People's", Gap::Sign(',')),
                ("Plan", Gap::Sign('“')),
                ("farmers’", Gap::Sign('”')),
                close("a"),
                ("b", Gap::Sign('\t')),
            ]
        );
    }
}
