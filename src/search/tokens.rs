//! The words of a text, with their places, and the numbers of documents and dates among them.

use crate::lang::Pack;
use crate::text::normal::is_of_word;

/// A word, or what stands for several words from its place on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A run of letters and digits.
    Word(&'t str),
    /// A key as it is: the number of a document in small letters without marks, or a day as `2016-01-25`.
    Key(String),
}

/// The longest run of words, signs and digits that is taken for a number of a document, in bytes.
const LONGEST: usize = 40;

/// Calls `on` for every token with its place; the tokens of a run of words and signs have places one after another.
pub(super) fn tokens<'t>(text: &'t str, pack: &dyn Pack, on: &mut impl FnMut(u32, Token<'t>)) {
    let mut place = 0;
    let mut recent = Recent::default();
    for chunk in text.split(char::is_whitespace).filter(|chunk| !chunk.is_empty()) {
        if let Some(key) = code(chunk, pack) {
            on(place, Token::Key(key));
        }
        for word in chunk.split(|c: char| !is_of_word(c)).filter(|word| word.chars().any(char::is_alphanumeric)) {
            if let Some((day, before)) = recent.date(word, pack) {
                on(place.saturating_sub(before), Token::Key(day));
            }
            on(place, Token::Word(word));
            place += 1;
        }
    }
}

/// The key of a chunk that holds a document's number or a date; none for other chunks.
fn code(chunk: &str, pack: &dyn Pack) -> Option<String> {
    let has_sign = chunk.bytes().any(|b| matches!(b, b'/' | b'-' | b'.'));
    if !has_sign || !chunk.bytes().any(|b| b.is_ascii_digit()) || chunk.len() > LONGEST {
        return None;
    }
    let trimmed = chunk.trim_matches(|c: char| !is_of_word(c));
    let is_joined = trimmed.chars().all(|c| is_of_word(c) || matches!(c, '/' | '-' | '.'));
    if !is_joined || !trimmed.contains(['/', '-', '.']) {
        return None;
    }
    let parts: Vec<&str> = trimmed.split(['/', '-', '.']).collect();
    if let [a, b, c] = parts[..] {
        let day = if a.len() == 4 { day(c, b, a) } else { day(a, b, c) };
        if day.is_some() {
            return day;
        }
    }
    trimmed.contains(['/', '-']).then(|| pack.fold(trimmed))
}

/// A day as `2016-01-25`; none if these are not the numbers of a day, month and year.
fn day(day: &str, month: &str, year: &str) -> Option<String> {
    let number = |text: &str, most: u16| text.parse::<u16>().ok().filter(|n| (1..=most).contains(n));
    let (day, month) = (number(day, 31)?, number(month, 12)?);
    let year = number(year, 2999).filter(|year| *year >= 1000)?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The words just read, for dates in words: *15 tháng 6 năm 2017*, *15 June 2017*, *June 15, 2017*.
#[derive(Default)]
struct Recent<'t>([&'t str; 4]);

impl<'t> Recent<'t> {
    /// Takes the next word; the date that it completes, and how many words before it the date begins.
    fn date(&mut self, word: &'t str, pack: &dyn Pack) -> Option<(String, u32)> {
        let [first, second, third, fourth] = self.0;
        self.0 = [second, third, fourth, word];
        if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let month = |name: &str| pack.month(name).map(|month| month.to_string());
        if let Some(month) = month(fourth) {
            return Some((day(third, &month, word)?, 2));
        }
        if let Some(month) = month(third) {
            return Some((day(fourth, &month, word)?, 2));
        }
        let figures = pack.figures()?;
        let is = |words: &[&str], word: &str| words.contains(&word.to_lowercase().as_str());
        let is_date = is(figures.month, second) && is(figures.year, fourth);
        Some((is_date.then(|| day(first, third, word)).flatten()?, 4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    fn said(text: &str, language: &str) -> Vec<String> {
        let mut all = Vec::new();
        tokens(text, pack(language), &mut |place, token| {
            all.push(match token {
                Token::Word(word) => format!("{place}:{word}"),
                Token::Key(key) => format!("{place}={key}"),
            });
        });
        all
    }

    #[test]
    fn numbers_of_documents_are_words_and_a_whole() {
        assert_eq!(said("số 161/QĐ-TTg,", "vi"), ["0:số", "1=161/qd-ttg", "1:161", "2:QĐ", "3:TTg"]);
        assert_eq!(said("Văn hóa - Xã hội", "vi"), ["0:Văn", "1:hóa", "2:Xã", "3:hội"]);
        assert_eq!(said("1.234,5 ha", "vi"), ["0:1", "1:234", "2:5", "3:ha"]);
    }

    #[test]
    fn days_have_one_key_however_they_are_written() {
        for (text, language, key) in [
            ("25/01/2016", "vi", "0=2016-01-25"),
            ("(25.1.2016)", "vi", "0=2016-01-25"),
            ("2016-01-25", "en", "0=2016-01-25"),
            ("ngày 25 tháng 01 năm 2016", "vi", "1=2016-01-25"),
            ("on 25 January 2016", "en", "1=2016-01-25"),
            ("January 25, 2016", "en", "0=2016-01-25"),
        ] {
            assert!(said(text, language).contains(&key.to_owned()), "{text} {:?}", said(text, language));
        }
        assert!(!said("45/13/2016", "vi").iter().any(|token| token.contains("=2016")));
    }
}
