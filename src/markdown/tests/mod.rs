//! Tests of parsing: one helper an area, examples as text.

mod components;
mod hostile;
mod pieces;
mod problems;
mod random;
mod tables;
mod words;

use std::collections::BTreeSet;

use super::{Dialect, Doc, ParseInput, component, html, parse};
use crate::diag::{Diagnostic, Diagnostics};
use crate::highlight;
use crate::source::SourceId;

/// The text stands at this offset of its source, so that a forgotten offset shows.
const OFFSET: usize = 1000;

fn read(text: &str, allow_html: bool) -> (Doc, Diagnostics) {
    let components: BTreeSet<String> = component::NAMES.iter().map(ToString::to_string).collect();
    let slug = |text: &str| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join("-");
    let dialect = Dialect {
        allow_html,
        components: &components,
        slug: &slug,
        typeset: None,
        phrases: None,
        highlight: Some(&highlight::write),
    };
    parse(text, ParseInput { source: SourceId::new(0), offset: OFFSET, dialect: &dialect })
}

pub(super) fn doc(text: &str) -> Doc {
    read(text, false).0
}

pub(super) fn html_of(doc: &Doc) -> String {
    let mut out = String::new();
    html::write(doc, &html::PlainFill, &mut out);
    out
}

/// A problem in one line: its code, the words it points at, the chosen advice, and its arguments.
fn line(text: &str, problem: &Diagnostic) -> String {
    let words = |span: crate::source::Span| {
        let range = span.range();
        text[range.start - OFFSET..range.end - OFFSET].replace('\n', "⏎")
    };
    let mut line = problem.code.name().to_owned();
    if let Some(span) = problem.span {
        line += &format!(" «{}»", words(span));
    }
    if let Some(advice) = &problem.advice {
        line += &format!(" .{advice}");
    }
    for (name, value) in &problem.args {
        line += &format!(" {name}={value}");
    }
    for label in &problem.labels {
        line += &format!(" {}:«{}»", label.key, words(label.span));
    }
    if let Some(detail) = &problem.detail {
        line += &format!(" ({})", detail.lines().next().unwrap_or_default());
    }
    line
}

fn problems(text: &str, allow_html: bool) -> Vec<String> {
    read(text, allow_html).1.sorted().into_iter().map(|p| line(text, p)).collect()
}
