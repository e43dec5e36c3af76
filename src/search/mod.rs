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
mod kept;
mod parts;
mod patch;
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

use gather::{Gathered, Gatherer};
pub use kept::{Kept, Known};
use kept::{List, Slots};
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

/// Keeps the files at these paths that an earlier run of this program made, if all of them can be; whether they are.
/// What a file of [`PARTS`] holds is told by its name.
pub type Keep<'k> = dyn Fn(&[String]) -> bool + Sync + 'k;

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
    let page = |(number, sets): (usize, &[TranslationSet])| {
        let addresses = addresses(site, number * PAGES, sets);
        let path = path_of(&addresses, "json");
        let is_kept = keep(std::slice::from_ref(&path));
        (name(&path), (!is_kept).then(|| OutputFile::new(path, addresses)))
    };
    let (pages, written): (Vec<String>, Vec<Option<OutputFile>>) =
        site.sets.par_chunks(PAGES).enumerate().map(page).unzip();
    let index = Index { languages, size: PAGES, pages };
    files.extend(written.into_iter().flatten());
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
    let slots = Slots::new(known, &language.tag);
    let page = |set: usize| Some(key(slots.common(), &words(site, SetId::new(set), id)?));
    let pages: Vec<Option<Key>> = (0..site.sets.len()).into_par_iter().map(page).collect();
    let of = whole(slots.common(), &pages);
    let of_language = |list: List| OfLanguage {
        tag: &language.tag,
        name: &language.name,
        rules: language.pack().tag(),
        keys: list.keys,
        parts: list.parts,
        titles: list.titles,
        lengths: list.lengths,
        same: same(site, id, language),
    };
    // Most edits are of one language. If all parts of the other are there, its batches are not even read.
    let path = |name: &String| format!("{PARTS}/{name}");
    let is_there = |list: &Arc<List>| keep(&list.parts.iter().map(path).collect::<Vec<String>>());
    if let Some(list) = slots.list(of).filter(is_there) {
        slots.leave_batches(pages.chunks(BATCH).len());
        return (of_language(List::clone(&list)), Vec::new());
    }
    let batch = |(number, pages): (usize, &[Option<Key>])| {
        let earlier = match slots.batch(number) {
            Some(same) if same.pages == pages => return same,
            earlier => earlier,
        };
        let gathered = Arc::new(renewed(site, id, number * BATCH, pages, earlier.as_deref()));
        slots.put_batch(number, &gathered);
        gathered
    };
    let gathered: Vec<Arc<Gathered>> = pages.par_chunks(BATCH).enumerate().map(batch).collect();
    let lengths = |pick: fn(&Gathered) -> &[u32]| gathered.iter().flat_map(|g| pick(g).iter().copied()).collect();
    let merged = gather::merge(&gathered, BATCH);
    let parts = parts::cut(&merged, PART);
    // Most parts are what they were after an edit, and compressing is most of the work.
    let write = |part: &parts::Part<'_>| {
        let bytes = part.bytes();
        let path = path_of(&bytes, "bin");
        let is_kept = keep(std::slice::from_ref(&path));
        (name(&path), (!is_kept).then(|| OutputFile::new(path, parts::compressed(&bytes))))
    };
    let (names, written): (Vec<String>, Vec<Option<OutputFile>>) = parts.par_iter().map(write).unzip();
    let list = List {
        of,
        keys: parts.iter().map(|part| part.first().to_owned()).collect(),
        parts: names,
        titles: lengths(|g| &g.titles),
        lengths: lengths(|g| &g.lengths),
    };
    slots.put_list(list.clone());
    (of_language(list), written.into_iter().flatten().collect())
}

/// A batch as it is now: of `earlier` what has not changed, or all of it anew.
fn renewed(site: &Site, id: LanguageId, first: usize, pages: &[Option<Key>], earlier: Option<&Gathered>) -> Gathered {
    let of = |is_wanted: &dyn Fn(usize) -> bool| {
        let page = |page: usize| is_wanted(page).then(|| words(site, SetId::new(first + page), id)).flatten();
        gather((0..pages.len()).map(page), site.config.language(id).pack())
    };
    let patched = earlier.and_then(|earlier| {
        let aligned = patch::aligned(&earlier.pages, pages)?;
        patch::patched(earlier, &aligned, &of(&|page| aligned[page].is_none()))
    });
    patched.unwrap_or_else(|| of(&|_| true)).with_pages(pages.to_vec())
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
fn is_found(set: &TranslationSet, language: LanguageId) -> bool {
    set.texts[language.index()].is_some() && !LISTS.contains(&set.fields.kind.as_str())
}

/// The words of a page that is found.
struct Words<'s> {
    /// The title, the description and the number of the document, in the order in which they count.
    head: [&'s str; 3],
    /// The text, which counts last.
    body: &'s Body,
}

/// The words of a page; none if it is not found.
fn words(site: &Site, id: SetId, language: LanguageId) -> Option<Words<'_>> {
    let set = Some(site.set(id)).filter(|set| is_found(set, language))?;
    let page = site.page(site.page_of(id, language));
    let text = site.text(page);
    let document = text.front.document.as_ref().or(set.fields.document.as_ref());
    let number = document.and_then(|d| d.number.as_deref()).unwrap_or_default();
    let head = [&page.title, page.description.as_deref().unwrap_or_default(), number];
    Some(Words { head, body: &text.body })
}

/// What is gathered of a page depends on its words, and on nothing else of the site.
fn key(common: &Ingredients, words: &Words<'_>) -> Key {
    let mut all = common.clone();
    words.head.iter().for_each(|words| all.add(words.as_bytes()));
    all.add(&words.body.plain_hash());
    all.key()
}

/// What the index depends on: the words of all pages, in their order.
fn whole(common: &Ingredients, pages: &[Option<Key>]) -> Key {
    let mut all = common.clone();
    pages.iter().for_each(|page| all.add(page.as_ref().map_or(&[], Key::bytes)));
    all.key()
}

/// Gathers pages; one that has no words here is passed over.
fn gather<'s>(pages: impl Iterator<Item = Option<Words<'s>>>, pack: &dyn Pack) -> Gathered {
    let mut gatherer = Gatherer::new(pack);
    for (number, page) in pages.enumerate() {
        let words = page.and_then(|Words { head, body }| Some((head, body.doc()?)));
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
fn addresses(site: &Site, first: usize, sets: &[TranslationSet]) -> Vec<u8> {
    let entry = |id: SetId, set: &TranslationSet, language: LanguageId| {
        let page = is_found(set, language).then(|| site.page(site.page_of(id, language)))?;
        Some((page.url.as_str(), page.title.as_str(), page.description.as_deref().unwrap_or_default()))
    };
    let of_set = |(at, set): (usize, &TranslationSet)| {
        site.config.language_ids().map(|l| entry(SetId::new(first + at), set, l)).collect::<Vec<_>>()
    };
    let all: Vec<_> = sets.iter().enumerate().map(of_set).collect();
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
