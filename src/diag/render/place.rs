//! Where a diagnostic points, as people and editors count.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::Diagnostic;
use crate::source::{LineIndex, Position, SourceId, Sources, Span};

/// Places of one run; remembers the line starts of every text it was asked about.
pub(super) struct Places<'s> {
    sources: &'s Sources,
    lines: BTreeMap<SourceId, LineIndex<'s>>,
}

/// A range in a text.
pub(super) struct Place<'s> {
    /// The text's path.
    pub(super) path: &'s str,
    /// The first character.
    pub(super) start: Position,
    /// The character after the last one.
    pub(super) end: Position,
}

impl<'s> Places<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Places { sources, lines: BTreeMap::new() }
    }

    /// The place of a span.
    pub(super) fn of(&mut self, span: Span) -> Place<'s> {
        let file = self.sources.get(span.source);
        let lines = self.lines.entry(span.source).or_insert_with(|| LineIndex::new(file.text()));
        let range = span.range();
        Place { path: &file.path, start: lines.position(range.start), end: lines.position(range.end) }
    }

    /// `path:line:column: ` of a diagnostic, as much of it as there is.
    pub(super) fn prefix(&mut self, diagnostic: &Diagnostic) -> String {
        match (diagnostic.span, &diagnostic.path) {
            (Some(span), _) => {
                let Place { path, start, .. } = self.of(span);
                format!("{path}:{}:{}: ", start.line, start.column)
            }
            (None, Some(path)) => format!("{path}: "),
            (None, None) => String::new(),
        }
    }
}

/// The range inside the text and on whole characters; a wrong span must not stop the report of a problem.
pub(super) fn fit(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(range.start.min(text.len()));
    start..floor(range.end.clamp(start, text.len()))
}
