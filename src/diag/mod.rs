//! What is wrong with a site, said once and rendered anywhere.
//!
//! In: problems found by any phase. Out: a sorted list with codes, levels, places and the words to fill into
//! the messages of `message`. Nothing here prints; `render` writes to a given writer.

mod code;
pub mod render;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::source::{SourceId, Span};
pub use code::{Code, Level};

/// One problem (or remark), with its place and what the writer can do.
///
/// The sentences live in the catalogues of `message`: the entry named as the code, filled with `args`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// How bad it is; starts as the code's default and may be changed by the settings.
    pub level: Level,
    /// The words concerned.
    pub span: Option<Span>,
    /// For a file that is no source text (a picture, a folder): its path below the site's root.
    pub path: Option<String>,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// Values to fill into the message.
    pub args: Vec<(Cow<'static, str>, String)>,
    /// The attribute of the message to use as advice; `help` unless set.
    pub advice: Option<Cow<'static, str>>,
    /// Text made by another program (a template engine's report), shown after the message as it is.
    pub detail: Option<String>,
}

/// A second place that belongs to a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The attribute of the message that says what is there.
    pub key: Cow<'static, str>,
}

impl Diagnostic {
    /// A problem at a place in a source text.
    pub fn at(code: Code, span: Span) -> Self {
        Diagnostic { span: Some(span), ..Diagnostic::new(code) }
    }

    /// A problem of a file that is not a source text.
    pub fn in_file(code: Code, path: impl Into<String>) -> Self {
        Diagnostic { path: Some(path.into()), ..Diagnostic::new(code) }
    }

    /// A problem of the site as a whole.
    pub fn new(code: Code) -> Self {
        Diagnostic {
            code,
            level: code.default_level(),
            span: None,
            path: None,
            labels: Vec::new(),
            args: Vec::new(),
            advice: None,
            detail: None,
        }
    }

    /// Gives a value to fill into the message.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name.into(), value.to_string()));
        self
    }

    /// Chooses the attribute of the message that is shown as advice.
    pub fn advice(mut self, key: &'static str) -> Self {
        self.advice = Some(key.into());
        self
    }

    /// If there is a near miss, offers it: sets the argument `near` and the advice `near`.
    pub fn near(self, candidate: Option<&str>) -> Self {
        match candidate {
            Some(word) => self.arg("near", word).advice("near"),
            None => self,
        }
    }

    /// Points at a second place.
    pub fn label(mut self, span: Span, key: &'static str) -> Self {
        self.labels.push(Label { span, key: key.into() });
        self
    }

    /// The same problem where its sources have other ids; none if one of them has no other.
    pub fn in_sources(mut self, id: impl Fn(SourceId) -> Option<SourceId>) -> Option<Self> {
        let spans = self.span.iter_mut().chain(self.labels.iter_mut().map(|label| &mut label.span));
        for span in spans {
            span.source = id(span.source)?;
        }
        Some(self)
    }

    /// Adds text made by another program.
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        self.detail = Some(text.into());
        self
    }
}

/// The problems of a run; sorted when asked for, so that parallel phases may add in any order.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all of another list.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.items.append(&mut other.items);
    }

    /// Whether any of them stops the build.
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// How many there are of one level.
    pub fn count(&self, level: Level) -> usize {
        self.items.iter().filter(|d| d.level == level).count()
    }

    /// Whether one of them has this code.
    pub fn contains(&self, code: Code) -> bool {
        self.items.iter().any(|d| d.code == code)
    }

    /// Takes out all of one code.
    pub fn remove(&mut self, code: Code) {
        self.items.retain(|d| d.code != code);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Sets the levels that the settings ask for; what is off is dropped.
    pub fn apply_levels(&mut self, level_of: impl Fn(Code) -> Option<Level>) {
        for d in &mut self.items {
            if let Some(level) = level_of(d.code) {
                d.level = level;
            }
        }
        self.items.retain(|d| d.level != Level::Off);
    }

    /// Drops what is less than `level`.
    pub fn keep_from(&mut self, level: Level) {
        self.items.retain(|d| d.level >= level);
    }

    /// All of them by place, then code, then words; equal ones once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.items.iter().collect();
        all.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span.is_none(), d.span, d.path.clone(), d.code, d.args.clone());
            key(a).cmp(&key(b))
        });
        all.dedup();
        all
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.items.extend(iter);
    }
}

#[cfg(test)]
mod tests;
