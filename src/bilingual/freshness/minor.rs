//! Changes that no reader has to be told of.

use super::normal;
use crate::lang::Pack;

/// Whether two wordings differ only in punctuation, capitals, emphasis or spacing. What stands between or before
/// figures belongs to them: `1.234` is another number than `12.34`, and `-5` than `5`.
pub(super) fn is_minor(was: &str, now: &str, pack: &dyn Pack) -> bool {
    bare(was, pack) == bare(now, pack)
}

fn bare(text: &str, pack: &dyn Pack) -> String {
    let text: Vec<char> = normal(text, pack).to_lowercase().chars().collect();
    let mut out = String::with_capacity(text.len());
    let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    for (at, c) in text.iter().enumerate() {
        let before = is_digit(at.checked_sub(1));
        let after = is_digit(Some(at + 1));
        let is_of_number = after && (before || *c == '-');
        if is_of_number || !is_light(*c) {
            out.push(*c);
        }
    }
    out
}

/// Whether a character may come and go without changing what is said; signs such as `%` or `$` may not.
fn is_light(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '(' | ')' | '[' | ']' | '-' | '*' | '_')
}
