//! Addresses of the side-by-side editions.

use crate::config::LanguageId;
use crate::model::{Edition, SEARCH, SetId, Site};
use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// Gives every translation that is published an edition beside its original.
pub(super) fn address(site: &mut Site) {
    let mut editions = Vec::new();
    for index in 0..site.sets.len() {
        let set = SetId::new(index);
        // Beside each other two search pages are none.
        if site.set(set).fields.kind == SEARCH {
            continue;
        }
        let translations = site.set(set).languages().filter(|l| *l != site.set(set).original);
        for translation in translations {
            let original = &site.page(site.page_of(set, site.set(set).original)).url;
            let url = url(site, original, site.set(set).original, translation);
            editions.push(Edition { set, translation, url });
        }
    }
    site.editions = editions;
}

/// The address of the edition of an original with that address.
pub(super) fn url(site: &Site, original: &UrlPath, language: LanguageId, translation: LanguageId) -> UrlPath {
    let config = &site.config;
    let home = UrlPath::root().page(&config.edition_prefix);
    // With two languages there is nothing to choose.
    let tag = (config.languages.len() > 2).then(|| Slug::from_text(&config.language(translation).tag, str::to_owned));
    let home = tag.flatten().map_or_else(|| home.clone(), |tag| home.page(&tag));
    original.moved(&config.language(language).home(), &home)
}
