//! Style sheets: sheets that take in others become one file, without comments and needless blanks.
//!
//! One sheet a page is one request; each kind of page can have the sheet it needs from shared parts.

/// How deep sheets may take in others.
const MAX_DEPTH: usize = 8;

/// A sheet as it is published.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its text.
    pub text: String,
    /// The sheets that it asks for in vain.
    pub missing: Vec<String>,
}

/// Puts the sheets that `text` takes in with `@import "name.css";` in the place of those lines, and makes it small.
///
/// `read` gives the text of a sheet of the theme.
pub fn bundle(text: &str, read: &dyn Fn(&str) -> Option<String>) -> Sheet {
    let mut missing = Vec::new();
    let whole = expand(text, read, &mut missing, MAX_DEPTH);
    Sheet { text: shrink(&whole), missing }
}

fn expand(text: &str, read: &dyn Fn(&str) -> Option<String>, missing: &mut Vec<String>, depth: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match imported(line.trim()) {
            None => out.push_str(line),
            Some(name) => match read(name).filter(|_| depth > 0) {
                Some(inner) => {
                    out.push_str(&expand(&inner, read, missing, depth - 1));
                    out.push('\n');
                }
                None => missing.push(name.to_owned()),
            },
        }
    }
    out
}

/// The name in a line `@import "name.css";`.
fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("@import \"")?.strip_suffix("\";").filter(|n| !n.contains(['"', ':']))
}

/// Leaves out comments, and blanks where they mean nothing. Strings stay as they are.
fn shrink(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut blank = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            blank = true;
            continue;
        }
        if c.is_ascii_whitespace() {
            rest = &rest[1..];
            blank = true;
            continue;
        }
        if matches!(c, '}') && out.ends_with(';') {
            out.pop();
        }
        // A blank before a colon or a bracket may be a descendant selector, so those stay.
        let last = out.chars().next_back().unwrap_or('{');
        if blank && !matches!(c, '{' | '}' | ';' | ',') && !matches!(last, '{' | '}' | ';' | ',' | ':') {
            out.push(' ');
        }
        blank = false;
        let end = if matches!(c, '"' | '\'') { string_end(rest) } else { c.len_utf8() };
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

/// Where the string at the start of `text` ends.
fn string_end(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if !escaped && Some(c) == quote {
            return at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Sheet, bundle};

    fn made(text: &str) -> Sheet {
        bundle(text, &|name| match name {
            "a.css" => Some("p { color: red; }".to_owned()),
            "b.css" => Some("@import \"a.css\";\nq{}".to_owned()),
            "loop.css" => Some("@import \"loop.css\";\n".to_owned()),
            _ => None,
        })
    }

    #[test]
    fn sheets_take_in_sheets() {
        assert_eq!(
            made("@import \"b.css\";\na { top: 0 }"),
            Sheet { text: "p{color:red}q{}a{top:0}".to_owned(), missing: vec![] }
        );
        assert_eq!(made("@import \"c.css\";\n").missing, ["c.css"]);
        assert_eq!(made("@import \"loop.css\";\n").missing, ["loop.css"]);
        assert_eq!(made("@import \"https://x.example/c.css\";").text, "@import \"https://x.example/c.css\";");
    }

    #[test]
    fn what_means_nothing_goes_and_the_rest_stays() {
        let cases = [
            ("a  b ,c > d { x : 1px  2px ; }\n", "a b,c > d{x :1px 2px}"),
            ("a /* ; */ :hover{}", "a :hover{}"),
            (r#"a::before { content: "  /* \" ; }  " ; }"#, r#"a::before{content:"  /* \" ; }  "}"#),
            (
                "@media (min-width: 4em) and (hover) { a { b: calc(1px + 2px) } }",
                "@media (min-width:4em) and (hover){a{b:calc(1px + 2px)}}",
            ),
            ("a{b:'", "a{b:'"),
            ("a{} /* never closed", "a{}"),
        ];
        for (from, to) in cases {
            assert_eq!(made(from).text, to, "{from}");
        }
    }
}
