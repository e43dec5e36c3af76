//! Phrases of another language in running text, so that a screen reader can change its voice (WCAG 2.2, 3.1.2).

use std::ops::Range;

use super::{Custom, Pack, Verdict};
use crate::text::normal::is_of_word;

/// So many words make a phrase of a language that shows in its letters; names of one word need no other voice.
const SHOWN: usize = 2;
/// So many words that the text's own language does not permit make a phrase of another one.
const STRANGE: usize = 3;
/// So many small words without marks may stand between two that show.
const FEW: usize = 2;
/// A word of capitals with at most so many letters may be an abbreviation.
const SHORT: usize = 4;
/// No syllable of a language of short words has so many letters.
const LONG: usize = 7;

/// A word of a text.
struct Word<'t> {
    text: &'t str,
    start: usize,
    /// What parts it from the word before.
    gap: &'t str,
}

impl Word<'_> {
    /// Whether only a space, a hyphen or an apostrophe parts it from the word before.
    fn is_next(&self) -> bool {
        matches!(self.gap, " " | "\u{a0}" | "\n" | "-" | "'" | "’")
    }

    /// The same, or a comma.
    fn is_near(&self) -> bool {
        self.is_next() || matches!(self.gap, ", " | ",\n")
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it may be an abbreviation.
    fn is_short_capitals(&self) -> bool {
        self.text.chars().all(char::is_uppercase) && self.text.chars().nth(SHORT).is_none()
    }
}

/// Finds the phrases of a text in `own` that are in `other`, in their order.
pub fn phrases(text: &str, own: &dyn Pack, other: &dyn Pack) -> Vec<Range<usize>> {
    match (own.owns(""), other.owns("")) {
        (None, Some(_)) if may_show(text) => shown(&words(text), own, other),
        (Some(_), None) if may_be_strange(text) => strange(&words(text), own),
        _ => Vec::new(),
    }
}

/// Of a language that shows in its letters: rows of words that do, and the words without marks that belong to them.
fn shown(words: &[Word<'_>], own: &dyn Pack, other: &dyn Pack) -> Vec<Range<usize>> {
    let shows: Vec<bool> = words.iter().map(|w| !w.text.is_ascii() && other.owns(w.text) == Some(true)).collect();
    let is_good = |at: usize| other.spelling(words[at].text, Custom::Either) == Some(Verdict::Good);
    let is_small = |at: usize| own.never_twice().contains(&words[at].text.to_lowercase().as_str());
    let is_next = |at: usize| words.get(at).is_some_and(Word::is_next);
    // Names without marks (*Giang*) belong to what stands beside them.
    let may_join = |at: usize| shows[at] || words[at].is_capital() && !is_small(at) && is_good(at);
    // So do a few small words without marks (*ca*) behind one that shows, if another follows, or a sign.
    let follows = |at: usize| {
        let before = at.checked_sub(1).is_some_and(|before| shows[before]);
        let few = (at..words.len()).take(FEW).take_while(|i| (*i == at || is_next(*i)) && !shows[*i]).count();
        let sound = (at..at + few).all(|i| !is_small(i) && is_good(i));
        let then = at + few;
        before && is_next(at) && sound && (is_next(then) && shows[then] || !words.get(then).is_some_and(Word::is_next))
    };
    let mut found = Vec::new();
    let mut at = 0;
    // No phrase lies across other signs; a row of words of which none shows needs no closer look.
    let mut row = 0;
    while at < words.len() {
        if at >= row {
            row = (at + 1..words.len()).find(|next| !words[*next].is_near()).unwrap_or(words.len());
            if !shows[at..row].contains(&true) {
                at = row;
                continue;
            }
        }
        let first = at;
        at += 1;
        if !may_join(first) {
            continue;
        }
        while at < words.len() {
            // A comma parts names from each other, but not the words of a sentence.
            let shows_soon = || is_next(at + 1) && shows[at + 1] && !is_small(at) && is_good(at);
            let is_sentence =
                words[at].is_near() && shows[at - 1] && !words[at].is_capital() && (shows[at] || shows_soon());
            if is_sentence || words[at].is_next() && may_join(at) {
                at += 1;
            } else if follows(at) {
                at += (at..words.len()).take_while(|i| is_next(*i) && !shows[*i]).take(FEW).count();
            } else {
                break;
            }
        }
        // The letters with accents are also those of others (*à Genève*), whose words are mostly impossible.
        let good = (first..at).filter(|i| is_good(*i)).count();
        let is_shown = (first..at).any(|i| shows[i] && is_good(i) && !words[i].is_short_capitals());
        if at - first >= SHOWN && 2 * good > at - first && is_shown {
            found.extend(whole(&words[first..at]));
        }
    }
    found
}

/// Whether a text has letters beyond those of ASCII; looked at before all words are. Signs of Latin-1 and general
/// punctuation are no letters.
fn may_show(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        0xe2 => bytes.get(at + 1) != Some(&0x80),
        _ => *byte >= 0xc3,
    })
}

/// Whether a text has words that a language of short syllables does not permit; looked at before all words are.
fn may_be_strange(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Where so many letters may end: if there is none, none of those before it begins a row of so many.
    let mut end = LONG - 1;
    while let Some(byte) = bytes.get(end) {
        let before = if byte.is_ascii_alphabetic() {
            1 + bytes[end + 1 - LONG..end].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count()
        } else {
            0
        };
        if before == LONG {
            return true;
        }
        end += LONG - before;
    }
    false
}

/// Of any other language: rows without the letters of the text's own, of which several words are none of its own.
fn strange(words: &[Word<'_>], own: &dyn Pack) -> Vec<Range<usize>> {
    let is_foreign = |word: &Word<'_>| own.spelling(word.text, Custom::Either) == Some(Verdict::Foreign);
    let mut found = Vec::new();
    for row in words.chunk_by(|a, b| b.is_near() && a.text.is_ascii() && b.text.is_ascii()) {
        let foreign: Vec<usize> = row.iter().enumerate().filter(|(_, w)| is_foreign(w)).map(|(at, _)| at).collect();
        // What stands before the first strange word may be of the text's own language, and so may what follows the last,
        // but for names (*Viet Nam*).
        if let (Some(first), Some(last), true) = (foreign.first(), foreign.last(), foreign.len() >= STRANGE) {
            let names = row[last + 1..].iter().take_while(|word| word.is_next() && word.is_capital()).count();
            found.extend(whole(&row[*first..=last + names]));
        }
    }
    found
}

fn whole(row: &[Word<'_>]) -> Option<Range<usize>> {
    let (first, last) = (row.first()?, row.last()?);
    Some(first.start..last.start + last.text.len())
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    let mut rest = text;
    while let Some(found) = rest.find(is_of_word) {
        let start = text.len() - rest.len() + found;
        let length = text[start..].find(|c| !is_of_word(c)).unwrap_or(text.len() - start);
        let gap = if words.is_empty() { "" } else { &text[end..start] };
        words.push(Word { text: &text[start..start + length], start, gap });
        end = start + length;
        rest = &text[end..];
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::pack;
    use super::phrases;

    fn found<'t>(text: &'t str, own: &str, other: &str) -> Vec<&'t str> {
        phrases(text, pack(own), pack(other)).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn vietnamese_shows_in_english() {
        for (text, wanted) in [
            ("The Mỹ Thuận 2 Bridge in Tiền Giang Province", &["Mỹ Thuận", "Tiền Giang"][..]),
            ("the noodle soup hủ tiếu Mỹ Tho, and phở", &["hủ tiếu Mỹ Tho"]),
            ("ASEAN and the People's Committee", &[]),
            ("(Đờn ca tài tử)", &["Đờn ca tài tử"]),
            ("from Cần Thơ to Mỹ Tho", &["Cần Thơ", "Mỹ Tho"]),
            ("Vàm Cỏ, Bến Lức", &["Vàm Cỏ", "Bến Lức"]),
            ("(“của các bên liên quan”)", &["của các bên liên quan"]),
            ("tự lực, tự cường, thích ứng and then", &["tự lực, tự cường, thích ứng"]),
            ("tốt hơn, nhanh hơn", &["tốt hơn, nhanh hơn"]),
            ("decision 161/QĐ-TTg of 2016", &[]),
            ("Café Müller, Château d’Yquem à Genève", &[]),
        ] {
            assert_eq!(found(text, "en", "vi"), wanted, "{text}");
        }
    }

    #[test]
    fn long_words_are_found_wherever_they_are() {
        for (before, letters, after) in (0..40).flat_map(|b| (5..9).flat_map(move |l| (0..9).map(move |a| (b, l, a)))) {
            let text = format!(
                "{}{}{}",
                "đi xa ".repeat(before / 6) + &"-"[..before % 2],
                "a".repeat(letters),
                " b".repeat(after)
            );
            assert_eq!(super::may_be_strange(&text), letters >= super::LONG, "{text}");
        }
    }

    #[test]
    fn english_stands_out_in_vietnamese() {
        let text = "Mục A.1 là “Engaged Stakeholders in ASEAN processes” của Kế hoạch, theo LibreOffice.";
        assert_eq!(found(text, "vi", "en"), ["Engaged Stakeholders in ASEAN processes"]);
        assert_eq!(
            found("“music and song in southern Viet Nam” của", "vi", "en"),
            ["music and song in southern Viet Nam"]
        );
        let text = "Chương trình “Cross-Sectoral People’s Partnership Forum” năm 2017";
        assert_eq!(found(text, "vi", "en"), ["Cross-Sectoral People’s Partnership Forum"]);
        assert_eq!(found("Trong khi cho vay tiền.", "vi", "en"), [""; 0]);
        assert_eq!(found("English in English", "en", "en"), [""; 0]);
    }
}
