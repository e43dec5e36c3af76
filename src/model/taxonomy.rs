//! Taxonomies with the pages of their terms.

use super::PageId;
use crate::config::Localized;
use crate::text::url::UrlPath;

/// A taxonomy with its terms.
#[derive(Debug)]
pub struct TaxonomyPages {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// Its address, by language.
    pub urls: Vec<UrlPath>,
    /// Whether its terms have feeds.
    pub feed: bool,
    /// The terms that pages use, in the order of ids.
    pub terms: Vec<TermPages>,
    /// For every language, the numbers of the terms in the order of their names.
    pub order: Vec<Vec<usize>>,
}

/// A term with its pages.
#[derive(Debug)]
pub struct TermPages {
    /// Its id, the same in every language.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// A sentence about it.
    pub description: Localized,
    /// Its address, by language.
    pub urls: Vec<UrlPath>,
    /// Its pages by language, newest first, undated ones by title after them.
    pub pages: Vec<Vec<PageId>>,
}
