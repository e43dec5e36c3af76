//! Commands of GitHub's workflows: `::error file=…,line=…::message`.
//!
//! The form and its escapes: docs.github.com, "Workflow commands for GitHub Actions", and `toCommandValue` of
//! github.com/actions/toolkit.

use std::io::{self, Write};

use super::place::{Place, Places};
use super::words::{self, Words};
use crate::diag::{Diagnostic, Diagnostics, Level};
use crate::message::Catalogue;
use crate::source::Sources;

/// Writes one command for each diagnostic; advice and detail follow the message on lines of their own.
pub(super) fn write(
    diagnostics: &Diagnostics,
    sources: &Sources,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    for diagnostic in diagnostics.sorted() {
        let command = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note | Level::Off => "notice",
        };
        let properties = properties(diagnostic, &mut places);
        let text = text(diagnostic, catalogue);
        writeln!(out, "::{command} {properties}::{}", escape(&text))?;
    }
    Ok(())
}

fn properties(diagnostic: &Diagnostic, places: &mut Places<'_>) -> String {
    let mut properties = match (diagnostic.span, &diagnostic.path) {
        (Some(span), _) => {
            let Place { path, start, end } = places.of(span);
            let mut place = format!("file={},line={},endLine={}", escape_property(path), start.line, end.line);
            // GitHub refuses columns of a range over several lines.
            if start.line == end.line {
                place += &format!(",col={},endColumn={}", start.column, end.column);
            }
            place + ","
        }
        (None, Some(path)) => format!("file={},", escape_property(path)),
        (None, None) => String::new(),
    };
    properties += &format!("title={}", escape_property(diagnostic.code.name()));
    properties
}

fn text(diagnostic: &Diagnostic, catalogue: &Catalogue) -> String {
    let words = Words::new(diagnostic, catalogue);
    let mut text = words.message();
    if let Some(help) = words.help() {
        text += &format!("\n{}: {help}", words::help(catalogue));
    }
    if let Some(detail) = &diagnostic.detail {
        text += "\n";
        text += detail.trim_end();
    }
    text
}

/// Escapes what ends a command.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what ends a command or a property.
fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
