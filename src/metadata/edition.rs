//! The metadata of a side-by-side edition.

use serde_json::json;

use super::{Metadata, Property};
use crate::model::{Edition, Site};

/// Says what machines are told about an edition.
///
/// It is a work of its own in two languages. `hreflang` names versions in one language each, which it is not, so that
/// it takes no part in the set of its page; its canonical address is its own.
pub fn of_edition(site: &Site, edition: &Edition) -> Metadata {
    let set = site.set(edition.set);
    let pages = [set.original, edition.translation].map(|language| site.page(site.page_of(edition.set, language)));
    let tags = pages.map(|page| site.config.language(page.language).tag.as_str());
    let canonical = site.absolute(edition.url.as_str());
    let name = if pages[0].title == pages[1].title {
        pages[0].title.clone()
    } else {
        format!("{} · {}", pages[0].title, pages[1].title)
    };
    let parts = pages.map(|page| json!({ "@type": "WebPage", "@id": site.absolute(page.url.as_str()) }));
    let json_ld = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": canonical,
        "url": canonical,
        "name": name,
        "inLanguage": tags,
        "isBasedOn": parts,
        "publisher": { "@type": "Organization", "@id": site.absolute("/#publisher"), "name": site.config.publisher_name(set.original) },
    });
    let locale = |at: usize| site.config.language(pages[at].language).locale.clone();
    let property = |property, content| Property { property, content };
    Metadata {
        open_graph: vec![
            property("og:type", "article".to_owned()),
            property("og:title", name),
            property("og:url", canonical.clone()),
            property("og:site_name", site.config.title.get(set.original).to_owned()),
            property("og:locale", locale(0)),
            property("og:locale:alternate", locale(1)),
        ],
        canonical,
        noindex: false,
        alternates: Vec::new(),
        dublin_core: Vec::new(),
        json_ld,
    }
}
