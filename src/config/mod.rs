//! The settings of a site, `site.toml`.
//!
//! In: the text of the settings file. Out: a [`SiteConfig`] in which everything is checked and defaults are filled
//! in, or the list of all mistakes with their places. Never reads a file.

mod language;
mod localized;
mod menu;
mod parity;
mod parse;
mod taxonomy;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::diag::{Code, Level};
use crate::lang::{Custom, IOrY};
use crate::source::Span;
use crate::text::slug::Slug;
use crate::value::Spanned;

pub use language::{Direction, Language, LanguageId};
pub use localized::Localized;
pub use menu::{MenuItem, MenuTarget};
pub use parity::{Parity, ParityConfig};
pub use parse::{is_base_url, parse};
pub use taxonomy::{Taxonomy, Term};

/// The name of the settings file, below the site's root.
pub const FILE: &str = "site.toml";

/// Everything that `site.toml` says, checked.
#[derive(Debug, Clone)]
pub struct SiteConfig {
    /// The site's name.
    pub title: Localized,
    /// One sentence about the site.
    pub description: Localized,
    /// Scheme and host, without a final slash.
    pub base_url: String,
    /// Where `base_url` was written.
    pub base_url_span: Span,
    /// Who publishes the site.
    pub publisher: Publisher,
    /// The languages in the order of the file; at least one; exactly one is the original.
    pub languages: Vec<Language>,
    /// The original language.
    pub original: LanguageId,
    /// The first segment of the addresses of the side-by-side edition.
    pub edition_prefix: Slug,
    /// The name of the theme's folder.
    pub theme: Spanned<String>,
    /// The offset of the site's clock from UTC as RFC 3339 writes it (`+07:00`); dates in feeds get it.
    pub utc_offset: String,
    /// How long lists are cut into pages.
    pub pagination: Pagination,
    /// Which feeds are made.
    pub feeds: Feeds,
    /// The taxonomies in the order of the file.
    pub taxonomies: Vec<Taxonomy>,
    /// The menus by name.
    pub menus: BTreeMap<String, Vec<MenuItem>>,
    /// What Markdown may do.
    pub markdown: MarkdownConfig,
    /// What `security.txt` says, if it is to be made (RFC 9116).
    pub security: Option<Security>,
    /// The levels of diagnostics that differ from the default.
    pub levels: BTreeMap<Code, Level>,
    /// What happens to pages whose translation is behind, unless they say it themselves.
    pub parity: ParityConfig,
    /// How words are to be spelled.
    pub spelling: SpellingConfig,
    /// The register of sources, a data file below `content/`.
    pub sources: Option<Spanned<String>>,
    /// What readers' browsers keep for the time without a network; none if nothing.
    pub offline: Option<Offline>,
    /// A free table for themes.
    pub extra: Json,
}

/// Who publishes the site.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// The name.
    pub name: Localized,
    /// The address of the publisher's own site.
    pub url: Option<String>,
}

/// How long lists are cut into pages.
#[derive(Debug, Clone)]
pub struct Pagination {
    /// Entries a page, unless the section says otherwise; 0 never cuts.
    pub per_page: usize,
    /// The segment before the page's number in its address, by language (`/tin-tuc/trang/2/`).
    pub segments: Vec<Slug>,
}

/// Which feeds are made.
#[derive(Debug, Clone)]
pub struct Feeds {
    /// Atom (RFC 4287).
    pub atom: bool,
    /// JSON Feed 1.1.
    pub json: bool,
    /// The largest number of entries.
    pub limit: usize,
}

/// What Markdown may do.
#[derive(Debug, Clone)]
pub struct MarkdownConfig {
    /// Whether raw HTML is let through, sanitised.
    pub html: bool,
    /// The components that may be used.
    pub components: BTreeSet<String>,
    /// Whether running text is set: no-break spaces, the language's quotation marks.
    pub typography: bool,
    /// Whether phrases of the other languages are looked for and marked with their language.
    pub phrases: bool,
    /// Whether code is highlighted.
    pub highlight: bool,
}

/// How words are to be spelled.
#[derive(Debug, Clone, Default)]
pub struct SpellingConfig {
    /// Where tone marks stand.
    pub custom: Custom,
    /// Whether words that may be written with either have i or y.
    pub i_or_y: IOrY,
    /// Words that are right although no language of the site knows them.
    pub accept: Vec<String>,
}

/// What readers' browsers keep.
#[derive(Debug, Clone)]
pub struct Offline {
    /// How many of the pages that a reader visited.
    pub pages: usize,
}

/// What `security.txt` says.
#[derive(Debug, Clone)]
pub struct Security {
    /// Where to report; URIs, in order of preference.
    pub contact: Vec<String>,
    /// The day on which the file stops being valid.
    pub expires: Date,
    /// The address of a policy.
    pub policy: Option<String>,
}

impl SiteConfig {
    /// The language of an id that this configuration gave out.
    pub fn language(&self, id: LanguageId) -> &Language {
        &self.languages[id.index()]
    }

    /// The language of a tag.
    pub fn language_of_tag(&self, tag: &str) -> Option<LanguageId> {
        self.language_ids().find(|id| self.language(*id).tag == tag)
    }

    /// The ids of all languages, in the order of the settings.
    pub fn language_ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..self.languages.len()).map(LanguageId::new)
    }

    /// The publisher's name; the site's if the settings do not name a publisher, for feeds and vocabularies want one.
    pub fn publisher_name(&self, language: LanguageId) -> &str {
        let name = self.publisher.name.get(language);
        if name.is_empty() { self.title.get(language) } else { name }
    }

    /// The beginning of a day by the site's clock (RFC 3339): content knows days, feeds want moments.
    pub fn midnight(&self, date: Date) -> String {
        format!("{date}T00:00:00{}", self.utc_offset)
    }

    /// The level of a code, if the settings change it.
    pub fn level(&self, code: Code) -> Option<Level> {
        self.levels.get(&code).copied()
    }
}

#[cfg(test)]
mod tests;
