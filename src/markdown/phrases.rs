//! Phrases of another language: those that the writer marks, `[words]{lang=vi}`, and those that a detector finds.
//!
//! A marked phrase is words alone, on one line; emphasis or a link stands around it, not inside it. What does not have
//! this form is text, as it was typed.

use std::ops::Range;

use super::builder::{Builder, offset};
use super::doc::Foreign;
use super::raw_html::OpenTag;
use crate::diag::{Code, Diagnostic};

/// What stands between the words and the language.
const MARK: &str = "]{lang=";
/// The longest tag of a language (BCP 47, 4.4.1).
const LONGEST_TAG: usize = 35;

/// A marked phrase, of which the opening bracket has been read; places are in the text.
pub(super) struct Marked<'t> {
    /// Where the closing bracket stands.
    pub(super) end: usize,
    /// Where the brace behind it is closed.
    pub(super) after: usize,
    /// The tag of its language.
    pub(super) tag: &'t str,
}

/// The marked phrase whose words begin at a place, behind the opening bracket.
pub(super) fn marked(text: &str, start: usize) -> Option<Marked<'_>> {
    let rest = text.get(start..)?;
    let length = rest.find(['[', ']', '\n', '*', '_', '~', '`', '<', '>', '|', '\\', '{', '}'])?;
    let tag = rest[length..].strip_prefix(MARK)?;
    let tag = &tag[..tag.find('}')?];
    let is_tag = tag.len() <= LONGEST_TAG
        && tag
            .split('-')
            .next()
            .is_some_and(|first| (2..=8).contains(&first.len()) && !first.contains(|c: char| c.is_ascii_digit()))
        && tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let is_phrase = is_tag && !rest.starts_with('^') && !rest[..length].trim().is_empty();
    let end = start + length;
    is_phrase.then_some(Marked { end, after: end + MARK.len() + tag.len() + 1, tag })
}

/// The place of a mark that was meant as one and has another form: its words begin at a place, behind the opening bracket.
fn mismarked(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let length = rest.find([']', '['])?;
    let mark = rest[length..].strip_prefix(']')?.trim_start_matches(' ');
    let word = mark.strip_prefix('{')?.trim_start_matches(' ');
    let is_meant = word.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("lang"))
        && word[4..].trim_start_matches(' ').starts_with(['=', ':']);
    if !is_meant || rest[..length].contains("\n\n") {
        return None;
    }
    let at = start + (rest.len() - mark.len());
    let line = mark.split('\n').next().unwrap_or_default();
    Some(at..at + line.find('}').map_or(line.trim_end().len(), |brace| brace + 1))
}

/// A marked phrase that is being read.
pub(super) struct Open {
    end: usize,
    after: usize,
    /// Whether its closing bracket has been read, and its brace has not.
    is_closed: bool,
}

impl Builder<'_> {
    /// Takes the marks of a marked phrase out of a text; returns what is left of it to be written, none if nothing is.
    pub(super) fn take_phrase<'t>(&mut self, text: &'t str, range: &Range<usize>) -> Option<&'t str> {
        match (&mut self.phrase, text) {
            (None, "[") => {
                let body = std::rc::Rc::clone(&self.body);
                let Some(Marked { end, after, tag }) = marked(&body.text, range.end) else {
                    if let Some(mark) = mismarked(&body.text, range.end) {
                        let problem = Diagnostic::at(Code::PhraseMark, self.span(mark.clone()));
                        self.problems.push(problem.arg("found", &body.text[mark]));
                    }
                    return Some(text);
                };
                self.doc.html.push_str("<span lang=\"");
                self.doc.html.push_str(tag);
                self.doc.html.push_str("\">");
                self.open_tags.push(OpenTag::new("span", self.frames.len()));
                self.phrase = Some(Open { end, after, is_closed: false });
                let span = self.span(range.end..end);
                let text = offset(self.doc.plain.len());
                self.doc.foreign.push(Foreign { language: tag.to_owned(), text: text..text, span });
                None
            }
            (Some(open), "]") if range.start == open.end && !open.is_closed => {
                open.is_closed = true;
                self.close_tag();
                if let Some(phrase) = self.doc.foreign.last_mut() {
                    phrase.text.end = offset(self.doc.plain.len());
                }
                None
            }
            (Some(open), _) if open.is_closed => {
                let mark = open.after.saturating_sub(range.start);
                self.phrase = None;
                text.get(mark..).filter(|rest| !rest.is_empty())
            }
            _ => Some(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{doc, html_of};
    use super::Foreign;

    #[test]
    fn writers_mark_phrases() {
        for (text, wanted) in [
            ("The [Đờn ca tài tử]{lang=vi}, an art.", "<p>The <span lang=\"vi\">Đờn ca tài tử</span>, an art.</p>\n"),
            ("*[a b]{lang=en-GB}*", "<p><em><span lang=\"en-GB\">a b</span></em></p>\n"),
            ("[a [b]{lang=la} c](x.md)", "<p><a href=\"x.md\">a <span lang=\"la\">b</span> c</a></p>\n"),
            ("[a]{lang=la}[b]{lang=fr}", "<p><span lang=\"la\">a</span><span lang=\"fr\">b</span></p>\n"),
            ("| [a]{lang=la} |\n|---|\n", ""),
        ] {
            let html = html_of(&doc(text));
            assert!(
                html == wanted || wanted.is_empty() && html.contains("<span lang=\"la\">a</span>"),
                "{text}: {html}"
            );
        }
        let read = doc("## The [x y]{lang=vi} z {#id}\n\nA [b]{lang=vi}. {#p}\n");
        assert_eq!(read.plain, "The x y z\nA b.");
        assert_eq!((read.headings[0].text.as_str(), read.headings[0].id.as_str()), ("The x y z", "id"));
        let words = |phrase: &Foreign| read.plain[phrase.text.start as usize..phrase.text.end as usize].to_owned();
        assert_eq!(read.foreign.iter().map(words).collect::<Vec<_>>(), ["x y", "b"]);
    }

    #[test]
    fn what_has_another_form_is_text() {
        for text in [
            "[a]{lang=}",
            "[a]{lang=\"vi\"}",
            "[a]{lang=tiếng}",
            "[a]{Lang=vi}",
            "[a] {lang=vi}",
            "[]{lang=vi}",
            "\\[a]{lang=vi}",
            "[a\\]{lang=vi}",
            "[a]{lang=vi",
            "[a]{lang=v1}",
            "`[a]{lang=vi}`",
        ] {
            let read = doc(text);
            assert!(read.foreign.is_empty() && !html_of(&read).contains("<span"), "{text}");
            assert!(read.plain.contains('{'), "{text}: {}", read.plain);
        }
        assert!(html_of(&doc("[a\nb]{lang=vi}")).contains("[a"));
    }
}
