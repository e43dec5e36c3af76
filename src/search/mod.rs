//! The index that the search page reads: static files, of which a browser fetches only those that a query needs.
//!
//! In: the site. Out: finished files below `assets/search/`, if the site has a page of the kind `search`. Each
//! language has an index of its own; pages have one number in all of them, so that a hit in one language knows its
//! counterpart.
//!
//! # Form
//!
//! `index.json` says what there is: of every language the name of its rules (how a query's words become keys), the
//! first key of each part, the number of words in every page's title and text, and groups of phrases that mean the
//! same by the glossary; then the parts with the pages' addresses and titles, `PAGES` pages each.
//!
//! A part of an index is compressed with gzip (RFC 1952). It is a run of records, sorted by key. All numbers are
//! LEB128, all texts UTF-8 with their length before them:
//!
//! - record: length of the rest, key, number of forms, forms;
//! - form: the word as it is told apart from others of the same key (`hòa` from `hoa`), number of pages, length of the
//!   rest, and for each page: distance from the page before, number of places, distances between places.
//!
//! Places count words from 0. The title comes first; between title, description and the lines of the text there is a
//! gap, so that no phrase is found across them. A key that has more than `PART` bytes has several records.
//!
//! The words of official documents' numbers and of dates are keys like others; besides, the whole number
//! (`161/qd-ttg`) and the day (`2016-01-25`) are keys at their first place.

mod gather;
mod parts;
mod tokens;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::config::{Language, LanguageId};
use crate::content::Body;
use crate::lang::Pack;
use crate::memo::{Ingredients, Key};
use crate::model::{SEARCH, SetId, Site, TranslationSet};
use crate::output::OutputFile;
use crate::text::url::UrlPath;

pub use gather::Gathered;
use gather::Gatherer;
use tokens::{Token, tokens};

/// The folder of what keeps its name only as long as its content, below the site's root.
pub const PARTS: &str = "assets/search/parts";
/// How many pages one part with addresses and titles has.
const PAGES: usize = 16;
/// How many bytes a part of an index has at most, before compression, as long as its keys are smaller.
const PART: usize = 24 * 1024;
/// How many pages are gathered at once. The result depends on it, so it does not depend on the machine.
const BATCH: usize = 512;
/// Kinds that only list other pages.
const LISTS: [&str; 2] = [SEARCH, "sitemap"];

/// Where the list of parts is.
pub fn address() -> UrlPath {
    UrlPath::root().file("assets/search/index.json")
}

/// The page that searches, in a language; none if the site has none.
pub fn page(site: &Site, language: LanguageId) -> Option<&UrlPath> {
    let set = site.sets.iter().position(|set| set.fields.kind == SEARCH)?;
    Some(&site.page(site.page_of(SetId::new(set), language)).url)
}

#[derive(Serialize)]
struct Index<'s> {
    languages: Vec<OfLanguage<'s>>,
    /// How many pages a part of `pages` has.
    size: usize,
    /// The names of the parts with addresses and titles.
    pages: Vec<String>,
}

#[derive(Serialize)]
struct OfLanguage<'s> {
    tag: &'s str,
    name: &'s str,
    rules: &'static str,
    /// The first key of every part.
    keys: Vec<String>,
    /// Their names.
    parts: Vec<String>,
    /// How many words the title of every page has; 0 for a page that is not in this language.
    titles: Vec<u32>,
    /// How many words every page has.
    lengths: Vec<u32>,
    /// Phrases that mean the same, as keys with spaces.
    same: Vec<Vec<String>>,
}

/// What earlier runs gathered of the same pages, and a place for what this one gathers.
pub trait Known: Sync {
    /// What everything depends on that is kept here.
    fn common(&self) -> Ingredients;
    /// What was gathered under a key.
    fn get(&self, key: Key) -> Option<Arc<Gathered>>;
    /// Keeps it for a later run.
    fn put(&self, key: Key, gathered: &Arc<Gathered>);
}

/// Keeps the file at a path that an earlier run of this program made; whether there is one. What a file of [`PARTS`]
/// holds is told by its name.
pub type Keep<'k> = dyn Fn(&str) -> bool + Sync + 'k;

/// Makes the index, but for the files that are kept; nothing if no page searches.
pub fn files(site: &Site, known: &dyn Known, keep: &Keep<'_>) -> Vec<OutputFile> {
    if !site.sets.iter().any(|set| set.fields.kind == SEARCH) {
        return Vec::new();
    }
    let ids: Vec<LanguageId> = site.config.language_ids().collect();
    let made: Vec<(OfLanguage<'_>, Vec<OutputFile>)> =
        ids.into_par_iter().map(|id| of_language(site, id, known, keep)).collect();
    let (languages, parts): (Vec<OfLanguage<'_>>, Vec<Vec<OutputFile>>) = made.into_iter().unzip();
    let mut files: Vec<OutputFile> = parts.into_iter().flatten().collect();
    let page = |sets| {
        let addresses = addresses(site, sets);
        OutputFile::new(path_of(&addresses, "json"), addresses)
    };
    let pages: Vec<OutputFile> = site.sets.par_chunks(PAGES).map(page).collect();
    let index = Index { languages, size: PAGES, pages: pages.iter().map(|page| name(&page.path)).collect() };
    files.extend(pages);
    // Maps with texts as keys are all that this cannot write, and there is none.
    files.push(OutputFile::new(address().output_path(), serde_json::to_vec(&index).unwrap_or_default()));
    files
}

/// The index of one language: what the list says of it, and its parts.
fn of_language<'s>(
    site: &'s Site,
    id: LanguageId,
    known: &dyn Known,
    keep: &Keep<'_>,
) -> (OfLanguage<'s>, Vec<OutputFile>) {
    let language = site.config.language(id);
    let common = known.common().with(language.tag.as_bytes());
    let batch = |sets: &[TranslationSet]| {
        let pages: Vec<Option<Words<'_>>> = sets.iter().map(|set| words(site, set, id)).collect();
        let key = key(&common, &pages);
        known.get(key).unwrap_or_else(|| {
            let gathered = Arc::new(gather(&pages, language.pack()));
            known.put(key, &gathered);
            gathered
        })
    };
    let gathered: Vec<Arc<Gathered>> = site.sets.par_chunks(BATCH).map(batch).collect();
    let lengths = |pick: fn(&Gathered) -> &[u32]| gathered.iter().flat_map(|g| pick(g).iter().copied()).collect();
    let (titles, lengths) = (lengths(|g| &g.titles), lengths(|g| &g.lengths));
    let parts = parts::cut(&gather::merge(&gathered, BATCH), PART);
    // Most parts are what they were after an edit, and compressing is most of the work.
    let write = |part: &parts::Part| match path_of(&part.bytes, "bin") {
        path if keep(&path) => (name(&path), None),
        path => (name(&path), Some(OutputFile::new(path, parts::compressed(&part.bytes)))),
    };
    let (names, written): (Vec<String>, Vec<Option<OutputFile>>) = parts.par_iter().map(write).unzip();
    let of_language = OfLanguage {
        tag: &language.tag,
        name: &language.name,
        rules: language.pack().tag(),
        keys: parts.into_iter().map(|part| part.first).collect(),
        parts: names,
        titles,
        lengths,
        same: same(site, id, language),
    };
    (of_language, written.into_iter().flatten().collect())
}

/// The path of a file that is named by its content, before compression.
fn path_of(bytes: &[u8], ending: &str) -> String {
    format!("{PARTS}/{}.{ending}", &blake3::hash(bytes).to_hex()[..12])
}

/// The name without folders.
fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Whether a page of a set is found in a language.
fn is_found(site: &Site, set: &TranslationSet, language: LanguageId) -> bool {
    set.texts[language.index()].is_some() && !LISTS.contains(&set.fields.kind.as_str()) && site.find(&set.id).is_some()
}

/// The words of a page that is found.
struct Words<'s> {
    /// The title, the description and the number of the document, in the order in which they count.
    head: [&'s str; 3],
    /// The text, which counts last.
    body: &'s Body,
}

/// The words of a page; none if it is not found.
fn words<'s>(site: &'s Site, set: &'s TranslationSet, language: LanguageId) -> Option<Words<'s>> {
    let id = site.find(&set.id).filter(|_| is_found(site, set, language))?;
    let page = site.page(site.page_of(id, language));
    let text = site.text(page);
    let document = text.front.document.as_ref().or(site.set(id).fields.document.as_ref());
    let number = document.and_then(|d| d.number.as_deref()).unwrap_or_default();
    let head = [&page.title, page.description.as_deref().unwrap_or_default(), number];
    Some(Words { head, body: &text.body })
}

/// What is gathered of a batch depends on its words, and on nothing else of the site.
fn key(common: &Ingredients, pages: &[Option<Words<'_>>]) -> Key {
    let add = |all: Ingredients, page: &Option<Words<'_>>| match page {
        None => all.with(b"none"),
        Some(words) => {
            let head = words.head.iter().fold(all.with(b"page"), |all, words| all.with(words.as_bytes()));
            head.with(&words.body.plain_hash())
        }
    };
    pages.iter().fold(common.clone(), add).key()
}

fn gather(pages: &[Option<Words<'_>>], pack: &dyn Pack) -> Gathered {
    let mut gatherer = Gatherer::new(pack);
    for (number, page) in pages.iter().enumerate() {
        let words = page.as_ref().and_then(|Words { head, body }| Some((head, body.doc()?)));
        let Some(([title, description, document], doc)) = words else {
            gatherer.skip();
            continue;
        };
        gatherer.begin(number);
        gatherer.line(title);
        gatherer.end_title();
        gatherer.line(description);
        gatherer.line(document);
        doc.plain.lines().for_each(|line| gatherer.line(line));
        gatherer.end();
    }
    gatherer.done()
}

/// The address, title and description of each page in every language; 0 where it is in no index.
fn addresses(site: &Site, sets: &[TranslationSet]) -> Vec<u8> {
    let entry = |set: &TranslationSet, language: LanguageId| {
        let id = site.find(&set.id).filter(|_| is_found(site, set, language))?;
        let page = site.page(site.page_of(id, language));
        Some((page.url.as_str(), page.title.as_str(), page.description.as_deref().unwrap_or_default()))
    };
    let of_set = |set: &TranslationSet| site.config.language_ids().map(|l| entry(set, l)).collect::<Vec<_>>();
    let all: Vec<_> = sets.iter().map(of_set).collect();
    serde_json::to_vec(&all).unwrap_or_default()
}

/// A file of the index with other addresses; none if it has none, which only the parts with pages have.
pub fn with_addresses(path: &str, bytes: &[u8], new: impl Fn(&str) -> Option<String>) -> Option<Vec<u8>> {
    if !path.starts_with(PARTS) || !path.ends_with(".json") {
        return None;
    }
    let mut pages: Vec<Vec<Option<(String, String, String)>>> = serde_json::from_slice(bytes).ok()?;
    for (address, ..) in pages.iter_mut().flatten().flatten() {
        if let Some(other) = new(address) {
            *address = other;
        }
    }
    serde_json::to_vec(&pages).ok()
}

/// The phrases that the glossary gives for one thing in one language.
fn same(site: &Site, id: LanguageId, language: &Language) -> Vec<Vec<String>> {
    let phrase = |text: &str| {
        let mut keys: Vec<String> = Vec::new();
        tokens(text, language.pack(), &mut |_, token| {
            if let Token::Word(word) = token {
                keys.push(language.pack().search_key(word));
            }
        });
        keys.join(" ")
    };
    let group = |forms: Vec<&str>| {
        let mut group: Vec<String> = Vec::new();
        for phrase in forms.into_iter().map(phrase).filter(|phrase| !phrase.is_empty()) {
            if !group.contains(&phrase) {
                group.push(phrase);
            }
        }
        group
    };
    let terms = site.glossary.terms.iter();
    let forms = terms.map(|t| t.forms(id).iter().map(|form| form.value.as_str()).chain(t.plain.as_deref()).collect());
    forms.map(group).filter(|group| group.len() > 1).collect()
}
