//! When two wordings are the same to a translator.
//!
//! In: a block's text as it was written. Out: a form in which white space, the placement of tone marks, the shapes
//! of quotation marks and dashes, and where links lead make no difference; and its hash. Figures, words and emphasis
//! do make one.

use crate::lang::Pack;

/// Names a wording: so many characters of its BLAKE3 hash, in hexadecimal. Of a million blocks, no two share 64 bits
/// with a likelihood that anybody would meet.
pub(super) const LENGTH: usize = 16;

/// The hash of a wording.
pub fn hash(text: &str, pack: &dyn Pack) -> String {
    let mut hex = blake3::hash(normal(text, pack).as_bytes()).to_hex().to_string();
    hex.truncate(LENGTH);
    hex
}

/// The form in which wordings are compared.
pub fn normal(text: &str, pack: &dyn Pack) -> String {
    let text = pack.canonical(&without_destinations(text));
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(plain));
    }
    out
}

/// The plainest of characters that differ by typography only.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2026}' => '.',
        other => other,
    }
}

/// Leaves out where links lead: `[words](address "title")` becomes `[words]`.
fn without_destinations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (words, from) = rest.split_at(at + 1);
        out.push_str(words);
        let mut depth = 0_u32;
        let end = from.char_indices().find(|(_, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        rest = match end {
            Some((end, _)) => &from[end + 1..],
            // No address after all.
            None => {
                out.push_str(from);
                return out;
            }
        };
    }
    out.push_str(rest);
    out
}
