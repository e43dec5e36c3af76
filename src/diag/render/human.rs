//! For reading: the line concerned with the words underlined, and what to do, as rustc shows it.
//!
//! This is the only file that knows annotate-snippets.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Heading, Origin, Renderer, Snippet};

use super::place::fit;
use super::words::{self, Words};
use crate::diag::{Diagnostic, Diagnostics, Level};
use crate::message::Catalogue;
use crate::source::{SourceId, Sources, Span};

/// The width of a report in columns; a longer line is cut around the words concerned.
const WIDTH: usize = 100;
/// The most that is underlined: of a long passage its beginning is enough to find it.
const UNDERLINED: usize = 60;

/// The look of a report.
pub(super) struct Human(Renderer);

impl Human {
    pub(super) fn plain() -> Human {
        Human(Renderer::plain().term_width(WIDTH))
    }

    pub(super) fn coloured() -> Human {
        Human(Renderer::styled().term_width(WIDTH))
    }

    /// Writes each diagnostic as a paragraph with an empty line after it.
    pub(super) fn write(
        &self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        catalogue: &Catalogue,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for diagnostic in diagnostics.sorted() {
            let words = Words::new(diagnostic, catalogue);
            let report = report(diagnostic, &words, sources, catalogue);
            writeln!(out, "{}", self.0.render(&[report]))?;
            if let Some(detail) = &diagnostic.detail {
                writeln!(out, "{}", detail.trim_end())?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

fn report<'a>(diagnostic: &'a Diagnostic, words: &Words<'_>, sources: &'a Sources, catalogue: &Catalogue) -> Group<'a> {
    let heading = match diagnostic.level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
        Level::Note | Level::Off => Heading::NOTE,
    };
    let title = heading.with_name(words::level(diagnostic.level, catalogue)).primary_title(words.message());
    let mut group = Group::with_title(title.id(diagnostic.code.name()));
    group = match (diagnostic.span, &diagnostic.path) {
        // What concerns a whole file has no words to underline.
        (Some(span), _) if span == Span::file(span.source) && diagnostic.labels.is_empty() => {
            group.element(Origin::path(sources.get(span.source).path.as_str()))
        }
        (Some(span), _) => group.elements(snippets(diagnostic, span, words, sources)),
        (None, Some(path)) => group.element(Origin::path(path.as_str())),
        (None, None) => group,
    };
    match words.help() {
        Some(help) => group.element(Heading::HELP.with_name(words::help(catalogue)).message(help)),
        None => group,
    }
}

/// One annotated place.
struct Mark {
    kind: AnnotationKind,
    range: Range<usize>,
    label: Option<String>,
}

/// The pieces of source to show: the first place's, then those of labels in other files.
fn snippets<'a>(
    diagnostic: &Diagnostic,
    span: Span,
    words: &Words<'_>,
    sources: &'a Sources,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let first = Mark { kind: AnnotationKind::Primary, range: span.range(), label: words.label("label") };
    let mut by_source: Vec<(SourceId, Vec<Mark>)> = vec![(span.source, vec![first])];
    for label in &diagnostic.labels {
        let mark = Mark { kind: AnnotationKind::Context, range: label.span.range(), label: words.label(&label.key) };
        match by_source.iter_mut().find(|(source, _)| *source == label.span.source) {
            Some((_, marks)) => marks.push(mark),
            None => by_source.push((label.span.source, vec![mark])),
        }
    }
    by_source.into_iter().map(|(source, marks)| snippet(source, marks, sources)).collect()
}

/// The lines that hold the marks, with them. Only these are handed over: a file may be long, and there may be
/// many problems in it.
fn snippet(
    source: SourceId,
    mut marks: Vec<Mark>,
    sources: &Sources,
) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let file = sources.get(source);
    for mark in &mut marks {
        mark.range = underlined(file.text(), mark.range.clone());
    }
    let first = marks.iter().map(|m| m.range.start).min().unwrap_or(0);
    let last = marks.iter().map(|m| m.range.end).max().unwrap_or(0);
    let start = file.text()[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = file.text()[last..].find('\n').map_or(file.text().len(), |at| last + at);
    let line = file.text()[..start].matches('\n').count() + 1;
    let annotations = marks.into_iter().map(|m| m.kind.span(m.range.start - start..m.range.end - start).label(m.label));
    Snippet::source(&file.text()[start..end]).line_start(line).path(file.path.as_str()).annotations(annotations)
}

/// The part of a range that is underlined: on its first line, and not too long.
fn underlined(text: &str, range: Range<usize>) -> Range<usize> {
    let range = fit(text, range);
    let line = text[range.clone()].split('\n').next().unwrap_or("");
    let len = line.char_indices().nth(UNDERLINED).map_or(line.len(), |(at, _)| at);
    range.start..range.start + len
}
