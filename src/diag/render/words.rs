//! The sentences of one diagnostic.

use crate::diag::{Diagnostic, Level};
use crate::message::{Arg, Catalogue};

/// Arguments that are numbers, so that sentences can choose plural forms by them.
const NUMBERS: [&str; 6] = ["count", "limit", "missing", "size", "stale", "unknown"];

/// What is said about one diagnostic, in one language.
pub(super) struct Words<'d> {
    diagnostic: &'d Diagnostic,
    catalogue: &'d Catalogue,
    args: Vec<(&'d str, Arg)>,
}

impl<'d> Words<'d> {
    pub(super) fn new(diagnostic: &'d Diagnostic, catalogue: &'d Catalogue) -> Self {
        let args = diagnostic.args.iter().map(|(name, value)| (name.as_ref(), arg(name, value))).collect();
        Words { diagnostic, catalogue, args }
    }

    /// What is wrong. A code without an entry (which a test forbids) speaks by its name.
    pub(super) fn message(&self) -> String {
        self.format(None).unwrap_or_else(|| self.diagnostic.code.name().to_owned())
    }

    /// What to do: the advice that was chosen, or else the general one.
    pub(super) fn help(&self) -> Option<String> {
        let chosen = self.diagnostic.advice.as_ref().and_then(|key| self.format(Some(key)));
        chosen.or_else(|| self.format(Some("help")))
    }

    /// The words at a place; `label` is the key of the place that the diagnostic itself points at.
    pub(super) fn label(&self, key: &str) -> Option<String> {
        self.format(Some(key))
    }

    fn format(&self, attribute: Option<&str>) -> Option<String> {
        self.catalogue.format(self.diagnostic.code.name(), attribute, &self.args)
    }
}

/// The word for a level in the reader's language.
pub(super) fn level(level: Level, catalogue: &Catalogue) -> String {
    let key = match level {
        Level::Error => "level-error",
        Level::Warning => "level-warning",
        Level::Note | Level::Off => "level-note",
    };
    catalogue.format(key, None, &[]).unwrap_or_else(|| level.name().to_owned())
}

/// The word before advice in the reader's language.
pub(super) fn help(catalogue: &Catalogue) -> String {
    catalogue.format("level-help", None, &[]).unwrap_or_else(|| "help".to_owned())
}

/// Text on one line and without control characters, which would reach the terminal from file names and texts.
pub(super) fn one_line(text: &str) -> String {
    text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn arg(name: &str, value: &str) -> Arg {
    match value.parse() {
        Ok(number) if NUMBERS.contains(&name) => Arg::Number(number),
        _ => Arg::Text(value.to_owned()),
    }
}
