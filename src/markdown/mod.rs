//! Markdown: text in, [`Doc`] and diagnostics out.
//!
//! One pass over the parser's events writes the HTML (with holes for what depends on the site) and fills the tables
//! of blocks, headings, links, pictures and components. Parsing never fails. Links are not resolved here, and
//! nothing here knows a page or an address of the site: [`html::write`] asks a [`html::Fill`] for all that.

mod anchors;
mod block;
mod body;
mod builder;
mod code;
pub mod component;
mod dialect;
pub mod doc;
pub mod headings;
pub mod html;
mod inline;
mod list;
mod notes;
mod phrases;
mod pieces;
mod plain;
mod raw_html;
mod table;

use std::collections::BTreeSet;

use crate::diag::Diagnostics;
use crate::source::SourceId;

pub use doc::Doc;
pub use pieces::{Piece, pieces};

/// The most levels that blocks and inline elements may be nested.
pub const MAX_DEPTH: usize = 100;

/// Writes highlighted code: gets a language and the code, appends HTML; `false` (and nothing appended) if the
/// language is not known. The caller may remember results; [`crate::highlight::write`] is the plain form.
pub type Highlight<'a> = dyn Fn(&str, &str, &mut String) -> bool + Sync + 'a;

/// What the settings decide about Markdown.
#[derive(Clone, Copy)]
pub struct Dialect<'a> {
    /// Whether raw HTML is passed through (made harmless) instead of shown as text.
    pub allow_html: bool,
    /// The components that may be used; see [`component::NAMES`].
    pub components: &'a BTreeSet<String>,
    /// Makes an id, as HTML wants it without spaces, of a heading's words; an empty result is allowed.
    pub slug: &'a (dyn Fn(&str) -> String + Sync),
    /// Sets running text as HTML; without it, text is escaped and left as it was typed.
    pub typeset: Option<&'a Typeset<'a>>,
    /// Marks phrases of other languages in running text that was set; without it only those are marked that the writer
    /// marks.
    pub phrases: Option<&'a Phrases<'a>>,
    /// Highlights code blocks; without it code stays plain and languages are not checked.
    pub highlight: Option<&'a Highlight<'a>>,
}

/// Appends a piece of running text to HTML.
pub type Typeset<'a> = dyn Fn(&str, &mut String) + Sync + 'a;

/// Marks phrases of other languages in the HTML from a place on, which is running text.
pub type Phrases<'a> = dyn Fn(&mut String, usize) + Sync + 'a;

/// Where a text comes from and how to read it.
#[derive(Clone, Copy)]
pub struct ParseInput<'a> {
    /// The source that the text is a part of.
    pub source: SourceId,
    /// The byte offset of the text in its source.
    pub offset: usize,
    /// What the settings decide.
    pub dialect: &'a Dialect<'a>,
}

/// Parses a Markdown text. All spans are positions in the source, not in `text`.
pub fn parse(text: &str, input: ParseInput<'_>) -> (Doc, Diagnostics) {
    builder::Builder::new(text, input).build()
}

#[cfg(test)]
mod tests;
