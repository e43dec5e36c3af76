//! Slips of typing that leave no word: a digit for a letter (*h0à*), an apostrophe for a horn (*co' quan*).

use super::words::Line;
use crate::diag::{Code, Diagnostic};
use crate::lang::{Custom, Pack, Verdict};

/// Digits with the letters that look like them.
const DIGITS: [(char, char); 3] = [('0', 'o'), ('1', 'l'), ('1', 'i')];
/// Letters with their horn.
const HORNS: [(char, char); 4] = [('o', 'ơ'), ('u', 'ư'), ('O', 'Ơ'), ('U', 'Ư')];

/// Finds them in the lines of a text.
pub(super) fn check(lines: &[Line<'_>], pack: &dyn Pack) -> Vec<Diagnostic> {
    if !pack.has_syllables() {
        return Vec::new();
    }
    lines.iter().flat_map(|line| digits(line, pack).into_iter().chain(horns(line, pack))).collect()
}

fn is_good(word: &str, pack: &dyn Pack) -> bool {
    pack.spelling(word, Custom::Either) == Some(Verdict::Good)
}

/// A digit among small letters, where a letter makes a good word of it.
fn digits(line: &Line<'_>, pack: &dyn Pack) -> Vec<Diagnostic> {
    let meant = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let is_small = word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit());
        // At an end it may be the number of something.
        let is_inside =
            !word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with(|c: char| c.is_ascii_digit());
        if digits != 1 || !is_small || word.chars().count() < 2 {
            return None;
        }
        let mut others = DIGITS.iter().map(|(digit, letter)| word.replace(*digit, letter.encode_utf8(&mut [0; 4])));
        others.find(|other| other != word && is_good(other, pack) && (is_inside || pack.owns(other) == Some(true)))
    };
    let problem = |word: &super::words::Word<'_>| {
        let problem = Diagnostic::at(Code::Misspelt, line.span(word)).arg("word", word.text);
        Some(problem.near(Some(&format!("`{}`", meant(word.text)?))))
    };
    line.words.iter().filter(|word| word.is_code).filter_map(problem).collect()
}

/// An apostrophe behind o or u, where the letter with its horn makes a good word.
fn horns(line: &Line<'_>, pack: &dyn Pack) -> Vec<Diagnostic> {
    let text = line.text.as_str();
    let is_mark = |c: char| matches!(c, '\'' | '’');
    let mut found = Vec::new();
    let mut at = 0;
    // Words, with the apostrophes in and behind them.
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|start| at + start) {
        let end = text[start..].find(|c: char| !c.is_alphabetic() && !is_mark(c)).map_or(text.len(), |end| start + end);
        at = end;
        let word = &text[start..end];
        // What stands in quotation marks ends with one.
        let mut before = text[..start].char_indices().filter(|(_, c)| is_mark(*c) || *c == '‘');
        let is_quoted = before.any(|(mark, _)| !text[..mark].ends_with(char::is_alphabetic));
        if !word.contains(is_mark) || is_quoted {
            continue;
        }
        let mut meant = String::new();
        for c in word.chars() {
            match meant.pop() {
                Some(before) if is_mark(c) => {
                    meant.push(HORNS.iter().find(|(o, _)| *o == before).map_or(c, |(_, o)| *o));
                }
                Some(before) => meant.extend([before, c]),
                None => meant.push(c),
            }
        }
        let place = line.place_of(word, text[..start].matches(word).count());
        if !meant.contains(is_mark) && is_good(&meant, pack) && !line.is_code(place) {
            let problem = Diagnostic::at(Code::Misspelt, place).arg("word", word);
            found.push(problem.near(Some(&format!("`{meant}`"))));
        }
    }
    found
}
