//! Parsed texts on the disk, so that a new process parses only what changed, and a large site is never in memory as a
//! whole.
//!
//! In: a file and what its parsing depends on. Out: what an earlier run made of the same. Texts that stand together
//! in the order of their sources share two files: a list with the tables of each, and a shelf with the texts
//! themselves, from which one is read when somebody needs its words. There are few files, and one edit renews two of
//! them. Like everything in the folder of the cache it is a shortcut: what is damaged or of another program counts as
//! nothing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::cache::{Cache, TEXTS};
use super::shelf::{self, OnDisk, Place};
use crate::content::{Body, FileName, FrontMatter, ParsedPage, Shelf, Tables};
use crate::memo::{Ingredients, Key};
use crate::source::{SourceFile, SourceId};

/// How many sources have their texts in the same files, at least.
const GROUP: usize = 64;
/// How many groups there are about at most: each has a file that stays open.
const GROUPS: usize = 128;

/// The parsed texts of earlier runs.
#[derive(Debug)]
pub(super) struct Texts<'c> {
    cache: &'c Cache,
    /// What all texts depend on: the program and the settings.
    common: Ingredients,
    /// Whether texts are to be in memory, for somebody who will need all of them again and again.
    in_memory: bool,
}

/// A text in the list of a group: all of it but what is on the shelf.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    key: Key,
    place: Place,
    front: Arc<FrontMatter>,
    start: u32,
    head: [u8; 32],
    tables: Arc<Tables>,
}

/// The texts of a group, as they were written.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Each text with its number on the shelf.
    entries: BTreeMap<Key, (Entry, usize)>,
    shelf: Option<Arc<OnDisk>>,
    /// Whether a text was asked for that did not come back.
    has_gaps: AtomicBool,
}

/// How many of so many sources have their texts in the same files.
pub(super) fn group_size(sources: usize) -> usize {
    sources.div_ceil(GROUPS).next_power_of_two().max(GROUP)
}

impl<'c> Texts<'c> {
    /// The texts that were parsed with these settings; none if nothing is remembered between processes.
    pub(super) fn new(cache: &'c Cache, settings: &SourceFile, in_memory: bool) -> Option<Texts<'c>> {
        let (_, program) = cache.place()?;
        let common = Ingredients::new("text").with(program.as_bytes()).with(settings.hash());
        Some(Texts { cache, common, in_memory })
    }

    /// What a text depends on. Its places name its source by number, so that this counts too.
    pub(super) fn key(&self, source: SourceId, file: &SourceFile) -> Key {
        let number = (source.index() as u64).to_le_bytes();
        self.common.clone().with(&number).with(file.path.as_bytes()).with(file.hash()).key()
    }

    /// The texts of a group, by its number.
    pub(super) fn read(&self, group: usize) -> Group {
        let entries = || postcard::from_bytes(&self.cache.file(TEXTS, &list_of(group))?).ok();
        entries().and_then(|entries| self.open(group, entries)).unwrap_or_default()
    }

    fn open(&self, group: usize, entries: Vec<Entry>) -> Option<Group> {
        let file = self.cache.open(TEXTS, &shelf_of(group))?;
        let places = entries.iter().map(|entry| entry.place.clone()).collect();
        let entries = entries.into_iter().enumerate().map(|(at, entry)| (entry.key, (entry, at)));
        let shelf = OnDisk::new(file, places, self.cache.damage().clone());
        Some(Group { entries: entries.collect(), shelf: Some(Arc::new(shelf)), has_gaps: AtomicBool::default() })
    }

    /// A file as it was parsed, given what it is called now; none if the group does not have it.
    pub(super) fn get(&self, group: &Group, key: Key, source: SourceId, name: FileName) -> Option<ParsedPage> {
        let (entry, _) = group.entries.get(&key)?;
        let body = self.body(group, key)?;
        Some(ParsedPage::new(source, name, Arc::clone(&entry.front), (entry.start, entry.head), body))
    }

    fn body(&self, group: &Group, key: Key) -> Option<Body> {
        let (entry, at) = group.entries.get(&key)?;
        let shelf = group.shelf.as_ref()?;
        if self.in_memory {
            let doc = shelf.read(*at);
            group.has_gaps.fetch_or(doc.is_none(), Ordering::Relaxed);
            return doc.map(Body::here);
        }
        let tables = Arc::clone(&entry.tables);
        Some(Body::Elsewhere { tables, shelf: Arc::clone(shelf) as Arc<dyn Shelf>, at: *at })
    }

    /// Keeps the files of a group for the next run: those in `pages`, in this order. From then on texts that were in
    /// memory are on the shelf, unless they are to stay. Writes nothing if they are the ones that were there.
    pub(super) fn keep(&self, number: usize, group: &Group, mut pages: Vec<(Key, &mut ParsedPage)>) {
        let is_known = |(key, _): &(Key, &mut ParsedPage)| group.entries.contains_key(key);
        let is_whole = !group.has_gaps.load(Ordering::Relaxed);
        if is_whole && pages.len() == group.entries.len() && pages.iter().all(is_known) {
            return;
        }
        let (mut all, mut entries) = (Vec::with_capacity(room(&pages)), Vec::with_capacity(pages.len()));
        // What cannot be written down is parsed each time, and is no reason to write the others again.
        pages.retain(|(key, page)| {
            let known = group.entries.get(key).and_then(|(entry, at)| {
                let place = shelf::add(&mut all, &group.shelf.as_ref()?.bytes(*at)?);
                Some(Entry { place, ..entry.clone() })
            });
            let Some(entry) = known.or_else(|| entry(*key, page, &mut all)) else { return false };
            entries.push(entry);
            true
        });
        let is_kept = self.cache.keep_plain(TEXTS, &shelf_of(number), &all)
            && postcard::to_stdvec(&entries).is_ok_and(|list| self.cache.keep_file(TEXTS, &list_of(number), &list));
        if !is_kept || self.in_memory {
            return;
        }
        drop(all);
        let Some(group) = self.open(number, entries) else { return };
        for (key, page) in pages {
            if let Some(kept) = self.body(&group, key) {
                page.body = kept;
            }
        }
    }

    /// Removes the files of all but so many groups.
    pub(super) fn sweep(&self, groups: usize) {
        self.cache.sweep(TEXTS, &(0..groups).flat_map(|group| [list_of(group), shelf_of(group)]).collect());
    }
}

/// Adds a text to those in `all`, which are to lie on a shelf; none if the same would not come back.
fn entry(key: Key, page: &ParsedPage, all: &mut Vec<u8>) -> Option<Entry> {
    let doc = page.body.doc()?;
    // A free table passes through JSON, which may round a number.
    let comes_back = |extra: &Json| serde_json::from_str::<Json>(&extra.to_string()).is_ok_and(|again| again == *extra);
    if !page.front.extra.as_ref().is_none_or(comes_back) {
        return None;
    }
    Some(Entry {
        key,
        place: shelf::write(all, &doc)?,
        front: Arc::clone(&page.front),
        start: page.start,
        head: page.head,
        tables: Arc::new(Tables::of(&doc)),
    })
}

/// About how many bytes the texts that are in memory take on the shelf, for which room is made at once.
fn room(pages: &[(Key, &mut ParsedPage)]) -> usize {
    let bytes = |page: &ParsedPage| match &page.body {
        Body::Here(_) => page.body.doc().map_or(0, |doc| (doc.html.len() + doc.plain.len()) * 5 / 4),
        Body::Elsewhere { .. } => 0,
    };
    pages.iter().map(|(_, page)| bytes(page)).sum()
}

fn list_of(group: usize) -> String {
    group.to_string()
}

fn shelf_of(group: usize) -> String {
    format!("{group}.shelf")
}

#[cfg(test)]
mod tests;
