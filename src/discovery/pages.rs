//! `pages.json`: every page of the site as data.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::config::Parity;
use crate::content::Document;
use crate::model::{SetId, Site, TranslationSet};
use crate::output::OutputFile;

#[derive(Serialize)]
struct Everything<'a> {
    /// Counts up when a field changes its meaning or goes away.
    version: u32,
    base_url: &'a str,
    original: &'a str,
    languages: Vec<&'a str>,
    /// Each written already, side by side with the others.
    pages: Vec<&'a RawValue>,
}

/// Every page as it is written in `pages.json`, in the order of sets: for the next run of this process.
pub type Pieces = Vec<Arc<RawValue>>;

#[derive(Serialize)]
struct JsonPage<'a> {
    id: &'a str,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    original: &'a str,
    translation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_by: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<JsonDocument<'a>>,
    languages: BTreeMap<&'a str, JsonText<'a>>,
}

#[derive(Serialize)]
struct JsonText<'a> {
    url: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    fallback: bool,
    words: u32,
    /// Of a translation, how it stands to its original; absent where nothing was ever checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    freshness: Option<JsonFreshness>,
    /// Of a translation, the side-by-side edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
}

#[derive(Serialize)]
struct JsonFreshness {
    status: &'static str,
    behind: usize,
    missing: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<Day>,
}

#[derive(Serialize)]
struct JsonDocument<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    complete: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<&'a str>,
}

/// A day as ISO 8601 writes it.
struct Day(Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Makes `pages.json`, and gives the pages in it. Those that are `known` are taken as they are.
pub fn pages(site: &Site, known: &(dyn Fn(SetId) -> Option<Arc<RawValue>> + Sync)) -> (OutputFile, Pieces) {
    let write = |(index, set): (usize, &TranslationSet)| {
        let id = SetId::new(index);
        known(id).unwrap_or_else(|| Arc::from(written(&page(site, id, set))))
    };
    let pieces: Pieces = site.sets.par_iter().enumerate().map(write).collect();
    let config = &site.config;
    let everything = Everything {
        version: 1,
        base_url: &config.base_url,
        original: &config.language(config.original).tag,
        languages: config.languages.iter().map(|l| l.tag.as_str()).collect(),
        pages: pieces.iter().map(|piece| &**piece).collect(),
    };
    // A vector that grows takes twice the room for a moment, of a file that is among the largest of a site.
    let mut bytes = Vec::with_capacity(pieces.iter().map(|piece| piece.get().len() + 1).sum::<usize>() + 1024);
    serde_json::to_writer(&mut bytes, &everything).expect("texts and lists are always JSON");
    (OutputFile::new("pages.json", bytes), pieces)
}

fn written(page: &JsonPage<'_>) -> Box<RawValue> {
    to_raw_value(page).expect("texts and lists are always JSON")
}

fn page<'s>(site: &'s Site, id: SetId, set: &'s TranslationSet) -> JsonPage<'s> {
    let fields = &set.fields;
    JsonPage {
        id: &set.id,
        kind: &fields.kind,
        section: set.parent.map(|parent| site.set(parent).id.as_str()),
        original: &site.config.language(set.original).tag,
        translation: match set.fields.parity {
            _ if set.texts.iter().all(Option::is_some) => "complete",
            Parity::OriginalOnly => "not-wanted",
            Parity::Hold | Parity::Notice => "missing",
        },
        date: fields.date.map(Day),
        updated: fields.updated.map(Day),
        review_by: fields.review_by.map(Day),
        expires: fields.expires.map(Day),
        owner: fields.owner.as_deref(),
        document: fields.document.as_ref().map(document),
        languages: texts(site, id),
    }
}

fn texts(site: &Site, id: SetId) -> BTreeMap<&str, JsonText<'_>> {
    let text = |language| {
        let page = site.page(site.page_of(id, language));
        let text = JsonText {
            url: site.absolute(page.url.as_str()),
            title: &page.title,
            description: page.description.as_deref(),
            fallback: page.is_fallback,
            words: site.text(page).body.words(),
            freshness: site.freshness.get(&page.text).filter(|_| !page.is_fallback).map(|freshness| JsonFreshness {
                status: freshness.status.name(),
                behind: freshness.status.behind(),
                missing: freshness.status.missing(),
                checked: freshness.checked.map(Day),
            }),
            edition: site
                .edition_of(page)
                .filter(|_| language != site.set(id).original)
                .map(|edition| site.absolute(edition.url.as_str())),
        };
        (site.config.language(language).tag.as_str(), text)
    };
    site.config.language_ids().map(text).collect()
}

fn document(document: &Document) -> JsonDocument<'_> {
    JsonDocument {
        number: document.number.as_deref(),
        kind: document.kind.as_deref(),
        issued: document.issued.map(Day),
        effective: document.effective.map(Day),
        signed_by: document.signed_by.as_deref(),
        issued_by: document.issued_by.as_deref(),
        field: document.field.as_deref(),
        place: document.place.as_deref(),
        complete: document.complete,
        replaces: document.replaces.as_deref(),
        replaced_by: document.replaced_by.as_deref(),
    }
}
