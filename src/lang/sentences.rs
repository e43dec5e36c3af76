//! Sentences: where one ends, and how long they may be in prose that everybody is to understand.
//!
//! In: running text as it is read. Out: the places of its sentences. A full stop ends none behind an abbreviation, the
//! initial of a name or the number of a list, nor before a small letter.

use std::ops::Range;

use super::Typography;

/// How long sentences may be, in words as spaces part them; 0 where nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentenceLengths {
    /// A single one.
    pub longest: u32,
    /// All of a text on average.
    pub average: u32,
}

impl SentenceLengths {
    /// A language of which nothing is known.
    pub(super) const UNKNOWN: SentenceLengths = SentenceLengths { longest: 0, average: 0 };
}

const CLOSING: [char; 6] = [')', ']', '”', '"', '’', '»'];
const OPENING: [char; 7] = ['(', '[', '“', '"', '‘', '«', '*'];

/// Finds the sentences of a text; nothing is left out but the spaces between them.
pub(super) fn split(text: &str, typography: &Typography) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(end) = next_end(text, from) {
        let rest = &text[end..];
        let begins = rest.trim_start();
        if begins.is_empty() {
            break;
        }
        if begins.len() < rest.len() && is_end(text[start..end].trim_start(), begins, typography) {
            sentences.push(start..end);
            start = end + rest.len() - begins.len();
        }
        from = end;
    }
    let last = text[start..].trim_end();
    if !last.is_empty() {
        sentences.push(start..start + last.len());
    }
    sentences
}

/// The place behind the next mark that may end a sentence, with what closes behind it.
fn next_end(text: &str, from: usize) -> Option<usize> {
    let at = from + text[from..].find(['.', '!', '?', '…'])?;
    let marks = text[at..].trim_start_matches(['.', '!', '?', '…']);
    Some(text.len() - marks.trim_start_matches(CLOSING).len())
}

/// Whether a sentence ends between two pieces of text.
fn is_end(before: &str, after: &str, typography: &Typography) -> bool {
    let Some(next) = after.trim_start_matches(OPENING).chars().next() else { return true };
    if next.is_lowercase() {
        return false;
    }
    if !before.ends_with('.') {
        return true;
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let stem = word.trim_start_matches(OPENING).trim_end_matches('.');
    let known = |list: &[&str]| list.iter().any(|known| known.strip_suffix('.') == Some(&*stem.to_lowercase()));
    let previous = before[..before.len() - word.len()].split_whitespace().next_back();
    let is_initial = stem.chars().count() == 1
        && stem.starts_with(char::is_uppercase)
        && previous.is_none_or(|name| name.starts_with(char::is_uppercase));
    let is_list_number = word.len() == before.len() && stem.chars().all(|c| c.is_ascii_digit());
    let is_abbreviation = known(typography.before_word) || (next.is_ascii_digit() && known(typography.before_number));
    !(is_initial || is_list_number || is_abbreviation)
}

#[cfg(test)]
mod tests {
    use crate::lang::pack;

    fn check(tag: &str, text: &str, wanted: &[&str]) {
        let found: Vec<&str> = pack(tag).sentences(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        check("vi", "Một. Hai! “Ba?” Bốn…  Năm", &["Một.", "Hai!", "“Ba?”", "Bốn…", "Năm"]);
        check("vi", "Diện tích 2.510,61 km². 14% ở đô thị.", &["Diện tích 2.510,61 km².", "14% ở đô thị."]);
        check("en", "It is so. (And so.) “Yes.” No.", &["It is so.", "(And so.)", "“Yes.”", "No."]);
        check("lo", "ກ. ຂ.", &["ກ.", "ຂ."]);
        check("vi", " \n", &[]);
    }

    #[test]
    fn not_every_full_stop_ends_one() {
        check(
            "vi",
            "TP. Mỹ Tho, v.v. và TP.HCM, do ông Louis M. Malleret tìm ra.",
            &["TP. Mỹ Tho, v.v. và TP.HCM, do ông Louis M. Malleret tìm ra."],
        );
        check(
            "en",
            "See No. 5 and pp. 3-4 of Dr. Lan's book. No. It is not.",
            &["See No. 5 and pp. 3-4 of Dr. Lan's book.", "No.", "It is not."],
        );
        check(
            "en",
            "L. Malleret came. Areas of D or E. The rest.",
            &["L. Malleret came.", "Areas of D or E.", "The rest."],
        );
        check("vi", "1. Mục đích của năm 2017. Yêu cầu", &["1. Mục đích của năm 2017.", "Yêu cầu"]);
    }
}
