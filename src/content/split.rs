//! Where the front matter ends and the text begins.

use std::ops::Range;

/// How the front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Between lines of `+++`.
    Toml,
    /// Between lines of `---`.
    Yaml,
}

/// The parts of a content file, as byte ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Split {
    /// Front matter without its fences, and the text after it.
    Both { format: Format, front: Range<usize>, body: Range<usize> },
    /// The opening fence is never closed; its range.
    Unclosed(Range<usize>),
    /// There is no front matter.
    None,
}

/// Finds the parts. A fence is a line of exactly `+++` or `---`, trailing spaces allowed; the opening one is the
/// first line. No byte is lost: fences, front matter and text together are the file.
pub(super) fn split(text: &str) -> Split {
    let first_end = text.find('\n').map_or(text.len(), |i| i + 1);
    let (format, fence) = match text[..first_end].trim_end() {
        "+++" => (Format::Toml, "+++"),
        "---" => (Format::Yaml, "---"),
        _ => return Split::None,
    };
    let mut start = first_end;
    while start < text.len() {
        let end = text[start..].find('\n').map_or(text.len(), |i| start + i + 1);
        if text[start..end].trim_end() == fence {
            return Split::Both { format, front: first_end..start, body: end..text.len() };
        }
        start = end;
    }
    Split::Unclosed(0..fence.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fences_are_whole_lines() {
        let parts = |text: &str| match split(text) {
            Split::Both { front, body, .. } => Some((text[front].to_owned(), text[body].to_owned())),
            _ => None,
        };
        assert_eq!(parts("+++\na = 1\n+++\nText"), Some(("a = 1\n".into(), "Text".into())));
        assert_eq!(parts("--- \na: 1\n---"), Some(("a: 1\n".into(), String::new())));
        assert_eq!(parts("---\na: \"x\n----\"\n---\n"), Some(("a: \"x\n----\"\n".into(), String::new())));
        assert_eq!(split("+++\na = 1\n"), Split::Unclosed(0..3));
        assert_eq!(split("# Text\n"), Split::None);
        assert_eq!(split(""), Split::None);
    }

    proptest! {
        #[test]
        fn no_byte_is_lost(text in "(\\+\\+\\+|---|a|\n|đ){0,20}") {
            if let Split::Both { front, body, .. } = split(&text) {
                prop_assert!(text.is_char_boundary(front.start) && text.is_char_boundary(body.start));
                prop_assert_eq!(body.end, text.len());
                let fence = text[front.end..body.start].trim_end();
                prop_assert!(fence == "+++" || fence == "---");
            }
        }
    }
}
