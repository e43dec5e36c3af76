//! JSON-LD with the words of schema.org.
//!
//! A graph of what the page is and of the path to it. No property claims legal force: the text here is a copy, and
//! what is in force is for the gazette to say.

use serde_json::{Map, Value as Json};

use super::subject::{Sort, Subject};
use crate::content::Document;

/// The graph of a page.
pub(super) fn graph(subject: &Subject<'_>) -> Json {
    let mut nodes = vec![main(subject)];
    if subject.sort() == Sort::Home {
        nodes.push(organization(subject));
    }
    nodes.push(breadcrumbs(subject));
    object([("@context", "https://schema.org".into()), ("@graph", nodes.into())])
}

/// A value of these fields, which are moved into it: every page has a graph.
fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn main(subject: &Subject<'_>) -> Json {
    let mut node = Map::new();
    let mut set = |key: &str, value: Json| node.insert(key.to_owned(), value);
    let canonical = subject.canonical();
    set("@type", kind(subject).into());
    set("@id", canonical.as_str().into());
    set("url", canonical.as_str().into());
    set("name", subject.title.into());
    set("inLanguage", subject.tag().into());
    set("publisher", publisher(subject));
    if let Some(description) = subject.description {
        set("description", description.into());
    }
    if let Some(page) = subject.set() {
        if let Some(date) = page.fields.date {
            set("datePublished", date.to_string().into());
        }
        if let Some(date) = page.fields.changed() {
            set("dateModified", date.to_string().into());
        }
    }
    if let Some(image) = subject.page.and_then(|p| p.image) {
        set("image", subject.site.absolute(subject.site.assets[image.index()].shared().0.as_str()).into());
    }
    translations(subject, &mut set);
    match subject.sort() {
        Sort::Home => {
            set("name", subject.site.config.title.get(subject.text_language()).into());
        }
        Sort::News => {
            set("headline", subject.title.into());
            set("author", publisher(subject));
            set("mainEntityOfPage", canonical.into());
        }
        Sort::Document => {
            set("mainEntityOfPage", canonical.into());
            if let Some(document) = subject.document() {
                legislation(&document, &mut set);
            }
        }
        Sort::Other => {}
    }
    Json::Object(node)
}

fn kind(subject: &Subject<'_>) -> &'static str {
    match subject.sort() {
        Sort::Home => "WebSite",
        Sort::Document => "Legislation",
        Sort::News => "NewsArticle",
        Sort::Other => "WebPage",
    }
}

/// The original names its translations, a translation its original.
fn translations(subject: &Subject<'_>, set: &mut impl FnMut(&str, Json) -> Option<Json>) {
    let work = |language, url: &crate::text::url::UrlPath| {
        let tag = &subject.site.config.language(language).tag;
        let address = subject.site.absolute(url.as_str());
        object([("@type", kind(subject).into()), ("@id", address.into()), ("inLanguage", tag.as_str().into())])
    };
    let versions = &subject.versions;
    let original = versions.original();
    if subject.text_language() != original {
        if let Some(url) = versions.url(original) {
            set("translationOfWork", work(original, url));
        }
        return;
    }
    let others: Vec<Json> =
        versions.urls().iter().filter(|(l, _)| *l != original).map(|(l, url)| work(*l, url)).collect();
    if !others.is_empty() {
        set("workTranslation", others.into());
    }
}

fn legislation(document: &Document, set: &mut impl FnMut(&str, Json) -> Option<Json>) {
    let texts = [("legislationIdentifier", &document.number), ("legislationType", &document.kind)];
    for (key, text) in texts {
        if let Some(text) = text {
            set(key, text.as_str().into());
        }
    }
    if let Some(date) = document.issued {
        set("legislationDate", date.to_string().into());
    }
    if let Some(body) = &document.issued_by {
        set("legislationPassedBy", object([("@type", "Organization".into()), ("name", body.as_str().into())]));
    }
}

/// The publisher's identifier, the same on every page and in every language.
fn publisher_id(subject: &Subject<'_>) -> String {
    subject.site.absolute("/#publisher")
}

fn publisher(subject: &Subject<'_>) -> Json {
    let name = subject.publisher();
    object([("@type", "Organization".into()), ("@id", publisher_id(subject).into()), ("name", name.into())])
}

fn organization(subject: &Subject<'_>) -> Json {
    let mut node = publisher(subject);
    if let Some(url) = &subject.site.config.publisher.url {
        node["url"] = url.as_str().into();
    }
    node
}

fn breadcrumbs(subject: &Subject<'_>) -> Json {
    let items: Vec<Json> = subject
        .path
        .iter()
        .zip(1..)
        .map(|((title, url), position): (_, u32)| {
            let item = subject.site.absolute(url.as_str());
            let (position, title) = (("position", position.into()), ("name", (*title).into()));
            object([("@type", "ListItem".into()), position, title, ("item", item.into())])
        })
        .collect();
    object([("@type", "BreadcrumbList".into()), ("itemListElement", items.into())])
}
