//! The side-by-side editions: every translation beside its original, at an address of its own.

use super::{Page, SetId, Site};
use crate::config::LanguageId;
use crate::text::url::UrlPath;

/// A side-by-side edition of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edition {
    /// The page.
    pub set: SetId,
    /// The language that stands beside the original.
    pub translation: LanguageId,
    /// Its address: that of the original below the prefix of editions, and, where a site has several translations,
    /// below the language's tag.
    pub url: UrlPath,
}

impl Site {
    /// The edition that belongs to a page: of a translation its own, of an original the first. None for a page that
    /// shows the text of another language.
    pub fn edition_of(&self, page: &Page) -> Option<&Edition> {
        let from = self.editions.partition_point(|edition| edition.set < page.set);
        let is_original = self.set(page.set).original == page.language;
        let mut own = self.editions[from..].iter().take_while(|edition| edition.set == page.set);
        own.find(|edition| is_original || edition.translation == page.language)
    }
}
