//! Habits of typing that a careful editor corrects.

use super::words::Line;
use crate::diag::{Code, Diagnostic};
use crate::lang::Pack;

/// What is typed, and what is to be typed instead.
const SIGNS: [(&str, &str); 11] = [
    ("....", "…"),
    ("...", "…"),
    ("….", "…"),
    ("  ", " "),
    (" ,", ","),
    (" ;", ";"),
    (" :", ":"),
    (" !", "!"),
    (" ?", "?"),
    (" )", ")"),
    ("( ", "("),
];

/// Finds them in the lines of a text.
pub(super) fn check(lines: &[Line<'_>], pack: &dyn Pack) -> Vec<Diagnostic> {
    lines.iter().flat_map(|line| signs(line).into_iter().chain(twice(line, pack))).collect()
}

fn signs(line: &Line<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut rest = line.text.as_str();
    let mut counts = [0_usize; SIGNS.len()];
    while let Some((at, which)) = first(rest) {
        let (typed, expected) = SIGNS[which];
        let place = line.place_of(typed, counts[which]);
        if !line.is_code(place) {
            let problem = Diagnostic::at(Code::TypingHabit, place).arg("text", typed);
            found.push(problem.arg("expected", expected));
        }
        counts[which] += 1;
        rest = &rest[at + typed.len()..];
    }
    found
}

/// The first sign of a text, and which it is; of two at one place, the longer.
fn first(text: &str) -> Option<(usize, usize)> {
    let found = SIGNS.iter().enumerate().filter_map(|(which, (typed, _))| Some((text.find(typed)?, which)));
    found.min_by_key(|(at, which)| (*at, *which))
}

/// Small words that stand twice in a row.
fn twice(line: &Line<'_>, pack: &dyn Pack) -> Vec<Diagnostic> {
    let pairs = line.words.windows(2).filter(|pair| {
        let lower = pair[1].text.to_lowercase();
        pair[1].is_next && pair[0].text.to_lowercase() == lower && pack.never_twice().contains(&lower.as_str())
    });
    let problem = |pair: &[super::words::Word<'_>]| {
        Diagnostic::at(Code::TypingHabit, line.span(&pair[1]))
            .arg("text", format!("{} {}", pair[0].text, pair[1].text))
            .arg("expected", pair[0].text)
    };
    pairs.map(problem).collect()
}
