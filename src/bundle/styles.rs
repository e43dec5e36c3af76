//! Style sheets for a disk. Addresses that are already relative stay: the sheet lies where it lay.

use std::ops::Range;

use cssparser::{ParseError, Parser, Token, serialize_string};

use super::place::Places;

/// A style sheet with addresses that lead from file to file.
pub(super) fn rewritten(path: &str, text: &str, places: &Places<'_>) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    walk(&mut Parser::new(text), false, &mut |range, address, is_url| {
        if let Some(address) = places.seen_from(path, address) {
            let mut quoted = String::new();
            // Memory takes everything.
            let _ = serialize_string(&address, &mut quoted);
            edits.push((range, if is_url { format!("url({quoted})") } else { quoted }));
        }
    });
    let mut out = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

/// Hands over every address: where it stands, and whether `url()` is a part of it.
fn walk(parser: &mut Parser<'_>, may_be_address: bool, found: &mut impl FnMut(Range<usize>, &str, bool)) {
    let mut is_import = false;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else { return };
        let (token, end) = (token.clone(), parser.position().byte_index());
        let is_url = |name: &str| name.eq_ignore_ascii_case("url") || name.eq_ignore_ascii_case("src");
        let inside = match &token {
            Token::UnquotedUrl(address) => {
                found(start..end, address, true);
                continue;
            }
            Token::QuotedString(address) if may_be_address || is_import => {
                found(start..end, address, false);
                continue;
            }
            Token::AtKeyword(name) => {
                is_import = name.eq_ignore_ascii_case("import");
                continue;
            }
            Token::Semicolon => {
                is_import = false;
                continue;
            }
            Token::Function(name) => is_url(name) || name.eq_ignore_ascii_case("image-set"),
            Token::ParenthesisBlock | Token::CurlyBracketBlock | Token::SquareBracketBlock => false,
            _ => continue,
        };
        let read = parser.parse_nested_block(|parser| {
            walk(parser, inside, found);
            Ok::<(), ParseError<()>>(())
        });
        // The block was read to its end, whatever is in it.
        debug_assert!(read.is_ok());
    }
}
