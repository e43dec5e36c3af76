//! The dialect of Markdown: the one place that chooses the parser's extensions.

use pulldown_cmark::Options;

/// The extensions of every text of every site.
///
/// `{#id}` is read by this crate itself (`anchors`), so that headings, paragraphs and items share one rule.
/// Smart punctuation is off: an official text stays as it was issued.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
