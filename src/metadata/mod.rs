//! What machines are told about a page: addresses, languages, Open Graph, Dublin Core, JSON-LD.
//!
//! In: the site and a page, or a list that the generator makes. Out: [`Metadata`], plain data for templates. Knows no
//! HTML but one rule: how JSON is made safe inside a script element ([`script_json`]).

mod dublin_core;
mod edition;
mod json_ld;
mod open_graph;
mod subject;
mod versions;

#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value as Json;

use crate::config::LanguageId;
use crate::model::{PageId, Site};
use crate::text::url::UrlPath;

use subject::Subject;

pub use edition::of_edition;
pub use versions::Versions;

/// What the head of a page says to machines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metadata {
    /// The address that counts (RFC 6596): the page's own, or on a fallback page that of the page it repeats.
    pub canonical: String,
    /// Whether search engines are asked to leave the page out, because it repeats another.
    pub noindex: bool,
    /// The page in every language that has it, itself included, and `x-default`; empty if there is no choice.
    pub alternates: Vec<Alternate>,
    /// Open Graph (ogp.me).
    pub open_graph: Vec<Property>,
    /// Dublin Core in HTML (DC-HTML); the theme declares the prefix with `link rel="schema.DC"`.
    pub dublin_core: Vec<Named>,
    /// JSON-LD with the words of schema.org; written into a script element by [`script_json`].
    pub json_ld: Json,
}

/// A `link rel="alternate"` with a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language's tag, or `x-default`.
    pub hreflang: String,
    /// The address with scheme and host.
    pub url: String,
}

/// A `meta` element with `property`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Property {
    /// The property's name.
    pub property: &'static str,
    /// Its value.
    pub content: String,
}

/// A `meta` element with `name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The name.
    pub name: &'static str,
    /// Its value.
    pub content: String,
}

/// A page that is made from no text of its own: a taxonomy, a term, a further page of a list.
#[derive(Debug, Clone)]
pub struct ListPage<'s> {
    /// The language of the address.
    pub language: LanguageId,
    /// The address.
    pub url: &'s UrlPath,
    /// The languages in which it is more than a repetition; see [`Versions::of_term`].
    pub versions: Versions<'s>,
    /// The title.
    pub title: &'s str,
    /// One sentence about it.
    pub description: Option<&'s str>,
    /// The titles and addresses of what is above it, from the home page down, itself not included.
    pub parents: Vec<(&'s str, &'s UrlPath)>,
}

/// Says what machines are told about a page.
pub fn of_page(site: &Site, page: PageId) -> Metadata {
    metadata(&Subject::page(site, site.page(page)))
}

/// Says what machines are told about a list.
pub fn of_list(site: &Site, list: &ListPage<'_>) -> Metadata {
    metadata(&Subject::list(site, list))
}

/// Writes JSON for the inside of a script element. `<` is escaped, so that no text in it can end the element or begin
/// a comment (HTML, "Restrictions for contents of script elements").
pub fn script_json(json: &Json) -> String {
    // A value of JSON can always be written down.
    let text = serde_json::to_string(json).unwrap_or_default();
    if text.contains('<') { text.replace('<', "\\u003c") } else { text }
}

fn metadata(subject: &Subject<'_>) -> Metadata {
    Metadata {
        canonical: subject.canonical(),
        noindex: subject.is_fallback(),
        // Google: a page whose canonical is another page must not take part in an hreflang set.
        alternates: if subject.is_fallback() { Vec::new() } else { subject.versions.alternates(subject.site) },
        open_graph: open_graph::list(subject),
        dublin_core: dublin_core::list(subject),
        json_ld: json_ld::graph(subject),
    }
}
