//! Code blocks: code to be shown, or a component by its info string `{name …}`.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::body::{Body, Collected};
use super::builder::{Builder, Frame, FrameKind};
use super::doc::BlockKind;
use crate::diag::{Code as Problem, Diagnostic};
use crate::highlight;
use crate::text::escape;

/// The code block or block of raw HTML that is being read.
#[derive(Default)]
pub(super) struct Code {
    /// Whether text goes to `lines`.
    pub(super) open: bool,
    pub(super) lines: Collected,
    info: String,
}

/// The body of a component, to be read as a text of its own.
pub(super) struct Nested {
    pub(super) body: Body<'static>,
    /// The index of the component, unless its arguments were wrong.
    pub(super) component: Option<u32>,
    pub(super) block: u32,
}

/// Languages that name plain text, which is not highlighted.
const PLAIN: [&str; 5] = ["text", "txt", "plain", "plaintext", "none"];

impl Builder<'_> {
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        self.code.open = true;
        self.code.lines.clear();
        self.code.info.clear();
        if let CodeBlockKind::Fenced(info) = kind {
            self.code.info.push_str(info.trim());
        }
        let kind = if self.code.info.starts_with('{') { BlockKind::Component } else { BlockKind::Code };
        let block = self.open_block(kind, range);
        self.push_frame(FrameKind::Other, Some(block));
    }

    pub(super) fn end_code(&mut self, frame: Frame, range: Range<usize>) -> Option<Nested> {
        self.code.open = false;
        let block = frame.block?;
        if self.code.info.starts_with('{') {
            return self.component(block, range);
        }
        self.write_code(block, range);
        None
    }

    fn write_code(&mut self, block: u32, range: Range<usize>) {
        let code = std::mem::take(&mut self.code.lines);
        self.push_plain_lines(code.text.trim_end_matches('\n'));
        self.doc.html.push_str("<pre tabindex=\"0\"");
        self.slot(super::doc::SlotKind::BlockAttributes(block));
        self.doc.html.push_str("><code");
        let language = self.code.info.split_whitespace().next().unwrap_or_default();
        if language.is_empty() {
            self.doc.html.push('>');
        } else {
            self.doc.html.push_str(" class=\"language-");
            escape::push_html(&mut self.doc.html, language);
            self.doc.html.push_str("\">");
        }
        let name = language.split(',').next().unwrap_or_default();
        match self.dialect.highlight {
            Some(write) if !name.is_empty() && !PLAIN.contains(&name) => {
                if write(name, &code.text, &mut self.doc.html) {
                    self.doc.has_code = true;
                } else {
                    escape::push_text(&mut self.doc.html, &code.text);
                    if !highlight::is_known(name) {
                        let near = highlight::nearest(name);
                        let span = self.info_span(&range);
                        let problem = Diagnostic::at(Problem::UnknownCodeLanguage, span).arg("language", name);
                        self.problems.push(problem.near(near));
                    }
                }
            }
            _ => escape::push_text(&mut self.doc.html, &code.text),
        }
        self.code.lines = code;
        self.doc.html.push_str("</code></pre>\n");
        self.close_block(block);
    }

    /// The place of a code block's first line after the fence.
    fn info_span(&self, range: &Range<usize>) -> crate::source::Span {
        let line = self.body.text[range.clone()].lines().next().unwrap_or_default();
        let info = line.trim_start().trim_start_matches(['`', '~']).trim_start();
        let start = range.start + (line.len() - info.len());
        self.span(start..start + info.trim_end().len())
    }

    /// The info string of a fence as it is written, escapes and all, and where it stands.
    pub(super) fn raw_info(&self, range: &Range<usize>) -> Range<usize> {
        let line = self.body.text[range.clone()].lines().next().unwrap_or_default();
        let start = line.find('{').unwrap_or(line.len());
        range.start + start..range.start + line.trim_end().len().max(start)
    }

    /// Whether a fence was opened and never closed: it then ends with the text or element around it.
    pub(super) fn is_unclosed(&self, range: &Range<usize>) -> bool {
        let text = self.body.text[range.clone()].trim_end();
        let last = text.rsplit_once('\n').map_or("", |(_, last)| last);
        let fence = last.trim_start_matches([' ', '\t', '>']);
        !(fence.starts_with("```") || fence.starts_with("~~~"))
    }
}
