//! One JSON object a line, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::place::Places;
use super::words::Words;
use crate::diag::{Diagnostic, Diagnostics};
use crate::message::Catalogue;
use crate::source::{Sources, Span};

/// One problem. Every field is always there; what is not known is `null`.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    level: &'a str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: Spot<'a>,
    labels: Vec<Label<'a>>,
    detail: Option<&'a str>,
}

/// Lines and columns count from 1, columns in characters; the end is the character after the last one.
/// `bytes` counts from 0, in the text as it was read (NFC, `\n`).
#[derive(Serialize, Default)]
struct Spot<'a> {
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    bytes: Option<[u32; 2]>,
}

#[derive(Serialize)]
struct Label<'a> {
    message: Option<String>,
    #[serde(flatten)]
    place: Spot<'a>,
}

/// Writes one object for each diagnostic.
pub(super) fn write(
    diagnostics: &Diagnostics,
    sources: &Sources,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    for diagnostic in diagnostics.sorted() {
        serde_json::to_writer(&mut *out, &entry(diagnostic, &mut places, catalogue))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn entry<'a>(diagnostic: &'a Diagnostic, places: &mut Places<'a>, catalogue: &Catalogue) -> Entry<'a> {
    let words = Words::new(diagnostic, catalogue);
    let place = match diagnostic.span {
        Some(span) => spot(span, places),
        None => Spot { path: diagnostic.path.as_deref(), ..Spot::default() },
    };
    let labels =
        diagnostic.labels.iter().map(|l| Label { message: words.label(&l.key), place: spot(l.span, places) }).collect();
    Entry {
        code: diagnostic.code.name(),
        level: diagnostic.level.name(),
        message: words.message(),
        help: words.help(),
        place,
        labels,
        detail: diagnostic.detail.as_deref(),
    }
}

fn spot<'a>(span: Span, places: &mut Places<'a>) -> Spot<'a> {
    let place = places.of(span);
    Spot {
        path: Some(place.path),
        line: Some(place.start.line),
        column: Some(place.start.column),
        end_line: Some(place.end.line),
        end_column: Some(place.end.column),
        bytes: Some([span.start, span.end]),
    }
}
