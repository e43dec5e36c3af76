//! Highlighting code: text in, HTML with a dozen classes out.
//!
//! The classes are named for what the words are, not for a colour; a theme gives them colours ([`css_classes`]).
//! Grammars load at first use and compile as they meet code, so a site without code pays nothing. Results are not
//! kept: that is the caller's business.

mod classes;

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use crate::text::{escape, near};

pub use classes::css_classes;

/// Longer code is shown plain: nobody reads its colours, and a grammar may need a second for it.
const MAX_CODE: usize = 64 * 1024;

/// A longer line is data, not code.
const MAX_LINE: usize = 2 * 1024;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Whether a language is known, by its name or a file ending.
pub fn is_known(language: &str) -> bool {
    find(language).is_some()
}

/// The known language nearest to an unknown one.
pub fn nearest(language: &str) -> Option<&'static str> {
    let names = SYNTAXES.syntaxes().iter().filter(|s| !s.hidden);
    near::nearest(language, names.flat_map(|s| std::iter::once(&s.name).chain(&s.file_extensions)).map(String::as_str))
}

/// Appends code as HTML. Returns `false`, and appends nothing, if the language is not known, the code is too long, or
/// its grammar fails.
pub fn write(language: &str, code: &str, out: &mut String) -> bool {
    if code.len() > MAX_CODE {
        return false;
    }
    let Some(syntax) = find(language) else { return false };
    let start = out.len();
    let done = write_lines(syntax, code, out).is_some();
    if !done {
        out.truncate(start);
    }
    done
}

fn find(language: &str) -> Option<&'static SyntaxReference> {
    let lower = language.to_ascii_lowercase();
    SYNTAXES.find_syntax_by_token(&lower).filter(|s| s.name != "Plain Text")
}

fn write_lines(syntax: &SyntaxReference, code: &str, out: &mut String) -> Option<()> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut open: Option<&'static str> = None;
    for line in code.split_inclusive('\n') {
        if line.len() > MAX_LINE {
            return None;
        }
        let mut at = 0;
        for (next, change) in state.parse_line(line, &SYNTAXES).ok()? {
            write_piece(line.get(at..next)?, &scopes, &mut open, out);
            at = next;
            scopes.apply(&change).ok()?;
        }
        write_piece(line.get(at..)?, &scopes, &mut open, out);
    }
    if open.is_some() {
        out.push_str("</span>");
    }
    Some(())
}

/// Writes a piece of one scope; neighbours of one class share an element, blanks do not end it.
fn write_piece(piece: &str, scopes: &ScopeStack, open: &mut Option<&'static str>, out: &mut String) {
    if piece.is_empty() {
        return;
    }
    let class = classes::of(&scopes.scopes);
    if class != *open && !piece.trim().is_empty() {
        if open.is_some() {
            out.push_str("</span>");
        }
        if let Some(class) = class {
            out.push_str("<span class=\"");
            out.push_str(class);
            out.push_str("\">");
        }
        *open = class;
    }
    escape::push_text(out, piece);
}

#[cfg(test)]
mod tests;
