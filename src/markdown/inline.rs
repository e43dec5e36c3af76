//! Running text: words, links, pictures, breaks.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType};

use super::builder::{Builder, Frame, FrameKind, offset};
use super::doc::{Image, Link, LinkKind, SlotKind};
use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::text::escape;

/// A picture of which the text alternative is being read.
pub(super) struct Picture {
    src: String,
    title: String,
    span: Span,
    /// Where the text alternative begins in the plain text.
    plain: usize,
    /// How many elements are open inside it.
    depth: usize,
}

/// An opening bracket that was plain text; with what follows it may turn out to be the mark of an unknown footnote.
pub(super) struct Bracket {
    html: usize,
    plain: usize,
    start: usize,
}

impl Builder<'_> {
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if self.code.open {
            self.code.lines.push(text, self.body.origin(range).start);
            return;
        }
        self.extend_words(range.clone());
        let Some(text) = self.take_phrase(text, &range) else { return };
        match text.as_bytes() {
            [b'['] => {
                let (html, plain) = (self.doc.html.len(), self.doc.plain.len());
                self.bracket = Some(Bracket { html, plain, start: range.start });
            }
            [b']'] if self.bracket.is_some() && self.unknown_note(range.end) => return,
            [b'{', ..] => self.brace = Some(self.doc.html.len()),
            _ => {}
        }
        match self.dialect.typeset.filter(|_| !self.in_address()) {
            // What may turn out to be an id or a mark is looked for in the HTML later, and stays as it was typed.
            Some(typeset) if !text.bytes().fold(false, |found, b| found | matches!(b, b'{' | b'[' | b']')) => {
                let start = self.doc.html.len();
                typeset(text, &mut self.doc.html);
                // In a phrase that is marked the writer has said all.
                if let Some(phrases) = self.dialect.phrases.filter(|_| self.phrase.is_none()) {
                    phrases(&mut self.doc.html, start);
                }
            }
            _ => escape::push_text(&mut self.doc.html, text),
        }
        self.doc.plain.push_str(text);
    }

    /// Whether the words are those of a link that shows its own address.
    fn in_address(&self) -> bool {
        let link = self.frames.iter().rev().find_map(|f| match f.kind {
            FrameKind::Link { index, .. } => self.doc.links.get(index as usize),
            _ => None,
        });
        link.is_some_and(|link| matches!(link.kind, LinkKind::Autolink | LinkKind::Email))
    }

    /// Looks back at a closing bracket: `[^x]` that the parser left as text has no note in this text. Returns
    /// whether it was made a reference after all, because a text around this one may have the note.
    fn unknown_note(&mut self, end: usize) -> bool {
        let Some(Bracket { html, plain, start }) = self.bracket.take() else { return false };
        let Some(label) = self.doc.plain.get(plain..).and_then(|t| t.strip_prefix("[^")) else { return false };
        let is_label = !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c == '[');
        // As long as in the HTML means: no element in between.
        if !is_label || self.doc.html.len() - html != label.len() + 2 {
            return false;
        }
        let label = label.to_owned();
        if self.may_define_note(&label) {
            self.doc.html.truncate(html);
            self.doc.plain.truncate(plain);
            self.note_reference(&label, start..end);
            return true;
        }
        let span = self.span(start..end);
        self.problems.push(Diagnostic::at(Code::UndefinedFootnote, span).arg("name", label));
        false
    }

    pub(super) fn code_span(&mut self, text: &str) {
        self.doc.html.push_str("<code>");
        escape::push_text(&mut self.doc.html, text);
        self.doc.html.push_str("</code>");
        self.doc.plain.push_str(text);
    }

    pub(super) fn line_break(&mut self, html: &str) {
        self.doc.html.push_str(html);
        self.doc.plain.push(' ');
    }

    pub(super) fn start_inline(&mut self, tag: &str, range: Range<usize>) {
        self.extend_words(range);
        self.doc.html.push_str(tag);
        self.push_frame(FrameKind::Other, None);
    }

    pub(super) fn start_link(&mut self, kind: LinkType, dest: CowStr<'_>, title: CowStr<'_>, range: Range<usize>) {
        let index = offset(self.doc.links.len());
        let kind = match kind {
            LinkType::Autolink => LinkKind::Autolink,
            LinkType::Email => LinkKind::Email,
            _ => LinkKind::Inline,
        };
        let (dest, title, span) = (dest.into_string(), title.into_string(), self.span(range));
        self.doc.links.push(Link { dest, title, span, kind });
        self.slot(SlotKind::LinkOpen(index));
        self.push_frame(FrameKind::Link { index, plain: self.doc.plain.len() }, None);
    }

    pub(super) fn end_link(&mut self, frame: Frame) {
        let FrameKind::Link { index, plain } = frame.kind else { return };
        self.slot(SlotKind::LinkClose(index));
        let words = self.doc.plain.get(plain..).unwrap_or_default();
        if words.trim().is_empty() {
            let link = &self.doc.links[index as usize];
            self.problems.push(Diagnostic::at(Code::EmptyLink, link.span).arg("target", &link.dest));
        }
    }

    pub(super) fn start_picture(&mut self, src: CowStr<'_>, title: CowStr<'_>, range: Range<usize>) {
        self.picture = Some(Picture {
            src: src.into_string(),
            title: title.into_string(),
            span: self.span(range),
            plain: self.doc.plain.len(),
            depth: 0,
        });
    }

    /// Inside a picture only the words count: they are its text alternative.
    pub(super) fn event_in_picture(&mut self, event: Event<'_>) {
        match event {
            Event::Start(_) => {
                if let Some(picture) = &mut self.picture {
                    picture.depth += 1;
                }
            }
            Event::End(_) => match &mut self.picture {
                Some(picture) if picture.depth > 0 => picture.depth -= 1,
                _ => self.end_picture(),
            },
            Event::Text(text) | Event::Code(text) => self.doc.plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.doc.plain.push(' '),
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        let Some(Picture { src, title, span, plain, .. }) = self.picture.take() else { return };
        let alt = self.doc.plain.get(plain..).unwrap_or_default().trim().to_owned();
        if alt.is_empty() {
            self.problems.push(Diagnostic::at(Code::ImageAltMissing, span).arg("target", &src));
        }
        self.slot(SlotKind::Image(offset(self.doc.images.len())));
        self.doc.images.push(Image { src, alt, title, span, argument: false });
    }
}
