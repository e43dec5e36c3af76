//! The numbers and references in a text, in a form that a translation shares.
//!
//! In: the words of a unit. Out: a multiset. It holds no more than alignment needs: a date is its numbers
//! (`15/6/2017`, `15 June 2017`), and magnitudes and spelled-out numbers are left alone. Whether two texts say the
//! same is not judged here.

use crate::lang::Pack;

/// The numbers and references in a text: sorted, as often as they occur.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Vec<String>);

/// How a language writes numbers.
pub(super) struct Notation<'a> {
    pack: &'a dyn Pack,
    group: Option<char>,
    decimal: Option<char>,
}

impl<'a> Notation<'a> {
    /// Learns the separators from how the language writes a number that has both.
    pub(super) fn of(pack: &'a dyn Pack) -> Notation<'a> {
        let sample = pack.number("1234567.5");
        let mut separators = sample.chars().filter(|c| !c.is_ascii_digit());
        Notation { pack, group: separators.next(), decimal: separators.next_back() }
    }
}

impl Facts {
    /// Reads the facts of a text.
    pub(super) fn read(text: &str, notation: &Notation<'_>) -> Facts {
        let mut facts = Vec::new();
        let mut words = text.split_whitespace().map(trim_punctuation).peekable();
        let mut after_digit = false;
        while let Some(word) = words.next() {
            let has_digit = word.bytes().any(|b| b.is_ascii_digit());
            if is_reference(word) {
                facts.push(notation.pack.fold(word));
            } else if has_digit {
                numbers(word, notation, &mut facts);
            } else if (after_digit || words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())))
                && let Some(month) = notation.pack.month(word)
            {
                // The name of a month is one only beside a number.
                facts.push(month.to_string());
            }
            after_digit = has_digit;
        }
        facts.sort_unstable();
        Facts(facts)
    }

    /// The facts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

fn trim_punctuation(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word is the number of a document: `161/QĐ-TTg`, `22-NQ/TW`, `30/2020/NĐ-CP`.
fn is_reference(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.split(['/', '-']).skip(1).any(|part| part.starts_with(char::is_uppercase))
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.'))
}

/// Takes the numbers out of a word, without separators of groups and with a full stop before decimals.
fn numbers(word: &str, notation: &Notation<'_>, facts: &mut Vec<String>) {
    let mut number = String::new();
    let mut has_decimals = false;
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let digits = rest.as_str().bytes().take(4).take_while(u8::is_ascii_digit).count();
        let is_inside = !number.is_empty() && !has_decimals;
        if is_inside && Some(c) == notation.decimal && digits > 0 {
            number.push('.');
            has_decimals = true;
        } else if !(is_inside && Some(c) == notation.group && digits == 3) {
            finish(&mut number, facts);
            has_decimals = false;
        }
    }
    finish(&mut number, facts);
}

/// `05` and `5` are one number.
fn finish(number: &mut String, facts: &mut Vec<String>) {
    if !number.is_empty() {
        let plain = number.trim_start_matches('0');
        let zero = if plain.is_empty() || plain.starts_with('.') { "0" } else { "" };
        facts.push(format!("{zero}{plain}"));
        number.clear();
    }
}
