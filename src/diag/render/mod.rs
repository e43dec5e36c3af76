//! Writing diagnostics down for a person or a program.
//!
//! In: the problems of a run, the texts they point into, and a catalogue with the sentences. Out: bytes on a given
//! writer, in one of four formats. Nothing here chooses where they go.

mod concise;
mod github;
mod human;
mod json;
mod place;
mod summary;
mod words;

use std::io::{self, Write};

use super::Diagnostics;
use crate::message::Catalogue;
use crate::source::Sources;

use human::Human;
pub use summary::summary;

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading: the line concerned, underlined, and advice, without colours.
    Human,
    /// The same with colours (ANSI escape codes).
    Colour,
    /// One line each, as editors and `grep` read it: `path:line:col: error[code]: message`.
    Concise,
    /// One JSON object a line.
    Json,
    /// Commands of GitHub's workflows, which annotate the lines of a pull request.
    Github,
}

impl Format {
    /// Writes all diagnostics, sorted, in the words of `catalogue`.
    ///
    /// # Errors
    ///
    /// Fails only if `out` does.
    pub fn write(
        self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        catalogue: &Catalogue,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Format::Human => Human::plain().write(diagnostics, sources, catalogue, out),
            Format::Colour => Human::coloured().write(diagnostics, sources, catalogue, out),
            Format::Concise => concise::write(diagnostics, sources, catalogue, out),
            Format::Json => json::write(diagnostics, sources, catalogue, out),
            Format::Github => github::write(diagnostics, sources, catalogue, out),
        }
    }
}

#[cfg(test)]
mod tests;
