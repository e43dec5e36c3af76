//! One line a problem: `path:line:col: error[code]: message`.
//!
//! The level stays English whatever the catalogue: editors find problems by it.

use std::io::{self, Write};

use super::place::Places;
use super::words::{Words, one_line};
use crate::diag::Diagnostics;
use crate::message::Catalogue;
use crate::source::Sources;

/// Writes one line for each diagnostic; a detail is left out.
pub(super) fn write(
    diagnostics: &Diagnostics,
    sources: &Sources,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    for diagnostic in diagnostics.sorted() {
        let (level, code) = (diagnostic.level.name(), diagnostic.code.name());
        let message = Words::new(diagnostic, catalogue).message();
        let place = places.prefix(diagnostic);
        writeln!(out, "{}", one_line(&format!("{place}{level}[{code}]: {message}")))?;
    }
    Ok(())
}
