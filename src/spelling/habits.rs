//! Habits of typing that a careful editor corrects.

use std::collections::BTreeMap;

use super::words::Line;
use crate::diag::{Code, Diagnostic};
use crate::lang::Pack;
use crate::markdown::doc::BlockKind;

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

/// So many signs in a row are a line drawn by hand.
const RULER: usize = 5;

/// So many times the same short paragraph stands in a text that was copied from printed pages with their heads.
const HEADS: usize = 3;
/// No head of a page is longer, in words.
const LONGEST_HEAD: usize = 14;

/// Finds them in the lines of a text.
pub(super) fn check(lines: &[Line<'_>], pack: &dyn Pack) -> Vec<Diagnostic> {
    let of_lines = lines.iter().flat_map(|line| signs(line).into_iter().chain(spaces(line)).chain(twice(line, pack)));
    of_lines.chain(of_pages(lines, pack)).collect()
}

/// What is left of printed pages: their numbers, and heads that stand on each.
fn of_pages(lines: &[Line<'_>], pack: &dyn Pack) -> Vec<Diagnostic> {
    let paragraphs = || lines.iter().filter(|line| line.kind == Some(BlockKind::Paragraph));
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    paragraphs().for_each(|line| *times.entry(line.text.trim()).or_default() += 1);
    let is_head = |line: &Line<'_>| {
        let text = line.text.trim();
        text.split_whitespace().count() <= LONGEST_HEAD && times.get(text).is_some_and(|times| *times >= HEADS)
    };
    // What is typed as `- 3 -` is an item of a list to Markdown.
    let is_item = |line: &&Line<'_>| line.kind == Some(BlockKind::Item) && line.text.trim_end().ends_with(['-', '–']);
    let items = lines.iter().filter(is_item).filter(|line| is_page_number(&line.text, pack));
    let found = paragraphs().filter(|line| is_page_number(&line.text, pack) || is_head(line)).chain(items);
    let problem = |line: &Line<'_>| {
        let text = line.text.trim();
        Diagnostic::at(Code::TypingHabit, line.place_of(text, 0)).arg("text", text).advice("help-page")
    };
    found.map(problem).collect()
}

/// `3`, `– 3 –`, `Trang 3/12`, `Page 3 of 12`.
fn is_page_number(text: &str, pack: &dyn Pack) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—')).to_lowercase();
    let text = pack.page_words().iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    let mut numbers = text.split(['/', ' ']).filter(|part| !part.is_empty() && *part != "of");
    // What has more digits is a year.
    let is_number = |part: &str| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    numbers.next().is_some_and(is_number) && numbers.next().is_none_or(is_number) && numbers.next().is_none()
}

fn signs(line: &Line<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut rest = line.text.as_str();
    let mut counts = [0_usize; SIGNS.len()];
    while let Some((at, which)) = first(rest) {
        let (typed, expected) = SIGNS[which];
        let place = line.place_of(typed, counts[which]);
        let before = line.text.len() - rest.len() + at;
        let is_cut = line.text[..before].ends_with('[') && line.text[before + typed.len()..].starts_with(']');
        let problem = Diagnostic::at(Code::TypingHabit, place).arg("text", typed);
        if !line.is_code(place) {
            found.push(if is_cut { problem.advice("help-cut") } else { problem.arg("expected", expected) });
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

/// Spaces that are missing behind a mark, stand before one, or part a number from its per cent; rulers of signs.
fn spaces(line: &Line<'_>) -> Vec<Diagnostic> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    let mut add = |at: usize, typed: &str, expected: Option<String>| {
        let place = line.place_of(typed, text[..at].matches(typed).count());
        if !line.is_code(place) {
            let problem = Diagnostic::at(Code::TypingHabit, place).arg("text", typed);
            found.push(match expected {
                Some(expected) => problem.arg("expected", expected),
                None => problem.advice("help-ruler"),
            });
        }
    };
    for (at, mark) in text.match_indices([',', ';', ':', '!', '?', '.', '%']) {
        let (before, after) = (&text[..at], &text[at + mark.len()..]);
        let last = before.chars().next_back().unwrap_or(' ');
        let next = after.chars().next().unwrap_or(' ');
        let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let chunk = text[start..].split(char::is_whitespace).next().unwrap_or_default();
        // Addresses, names of files and the like.
        let is_code = chunk.contains(['/', '@', '_', '=', '\\']) || chunk.starts_with("www.");
        let is_missing = match mark {
            "%" => false,
            // A full stop between a word and a new sentence, and not in a name such as `Node.js`.
            "." => {
                let is_word = before[start..].chars().all(char::is_lowercase) && at - start > 1;
                is_word && next.is_uppercase() && after.chars().nth(1).is_some_and(char::is_lowercase)
            }
            _ => last.is_alphabetic() && next.is_alphabetic(),
        };
        if is_missing && !is_code {
            add(at - last.len_utf8(), &format!("{last}{mark}{next}"), Some(format!("{last}{mark} {next}")));
        }
        let is_parted = match mark {
            "." => last == ' ' && next.is_whitespace() && before.trim_end().ends_with(char::is_alphanumeric),
            "%" => last == ' ' && before.trim_end().ends_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        if is_parted {
            add(at - 1, &format!(" {mark}"), Some(mark.to_owned()));
        }
    }
    for sign in ['-', '_', '='] {
        let ruler: String = [sign; RULER].iter().collect();
        if let Some(at) = text.find(&ruler) {
            add(at, &ruler, None);
        }
    }
    found
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
