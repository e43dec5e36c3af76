//! Parsed texts on the disk, so that a new process parses only what changed, and a large site is never in memory as a
//! whole.
//!
//! In: a file and what its parsing depends on. Out: what an earlier run made of the same. Texts that stand together
//! in the order of their sources share two files: a list with the tables of each, and a shelf with the texts
//! themselves, from which one is read when somebody needs its words. There are few files, and one edit renews two of
//! them. Like everything in the folder of the cache it is a shortcut: what is damaged or of another program counts as
//! nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::cache::{Cache, TEXTS};
use super::shelf::{self, OnDisk, Place};
use crate::content::{Body, Shelf, Tables};
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

/// A text in the list of a group.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    key: Key,
    place: Place,
    tables: Arc<Tables>,
}

/// The texts of a group, as they were written.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The tables of each text and its number on the shelf.
    entries: BTreeMap<Key, (Arc<Tables>, usize)>,
    shelf: Option<Arc<OnDisk>>,
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
        let entries = entries.into_iter().enumerate().map(|(at, entry)| (entry.key, (entry.tables, at)));
        let shelf = OnDisk::new(file, places, self.cache.damage().clone());
        Some(Group { entries: entries.collect(), shelf: Some(Arc::new(shelf)) })
    }

    /// A text as it was parsed; none if the group does not have it.
    pub(super) fn get(&self, group: &Group, key: Key) -> Option<Body> {
        let (tables, at) = group.entries.get(&key)?;
        let shelf = group.shelf.as_ref()?;
        if self.in_memory {
            return shelf.read(*at).map(Body::here);
        }
        Some(Body::Elsewhere { tables: Arc::clone(tables), shelf: Arc::clone(shelf) as Arc<dyn Shelf>, at: *at })
    }

    /// Keeps the texts of a group for the next run: those in `texts`, in this order. From then on those that were in
    /// memory are on the shelf, unless they are to stay. Writes nothing if they are the ones that were there.
    pub(super) fn keep(&self, number: usize, group: &Group, mut texts: Vec<(Key, &mut Body)>) {
        let is_known = |(key, _): &(Key, &mut Body)| group.entries.contains_key(key);
        if texts.len() == group.entries.len() && texts.iter().all(is_known) {
            return;
        }
        let (mut all, mut entries) = (Vec::new(), Vec::with_capacity(texts.len()));
        // What cannot be written down is parsed each time, and is no reason to write the others again.
        texts.retain(|(key, body)| {
            let known = group.entries.get(key).and_then(|(tables, at)| {
                let bytes = group.shelf.as_ref()?.bytes(*at)?;
                Some((Arc::clone(tables), Cow::<[u8]>::Owned(bytes)))
            });
            let made = || {
                let doc = body.doc();
                Some((Arc::new(Tables::of(&doc)), Cow::Owned(shelf::written(&doc)?)))
            };
            let Some((tables, bytes)) = known.or_else(made) else { return false };
            entries.push(Entry { key: *key, place: shelf::add(&mut all, &bytes), tables });
            true
        });
        let is_kept = self.cache.keep_plain(TEXTS, &shelf_of(number), &all)
            && postcard::to_stdvec(&entries).is_ok_and(|list| self.cache.keep_file(TEXTS, &list_of(number), &list));
        if !is_kept || self.in_memory {
            return;
        }
        drop(all);
        let Some(group) = self.open(number, entries) else { return };
        for (key, body) in texts {
            if let Some(kept) = self.get(&group, key) {
                *body = kept;
            }
        }
    }

    /// Removes the files of all but so many groups.
    pub(super) fn sweep(&self, groups: usize) {
        self.cache.sweep(TEXTS, &(0..groups).flat_map(|group| [list_of(group), shelf_of(group)]).collect());
    }
}

fn list_of(group: usize) -> String {
    group.to_string()
}

fn shelf_of(group: usize) -> String {
    format!("{group}.shelf")
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test damages files")]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::markdown::Doc;
    use crate::markdown::doc::Component;
    use crate::source::Span;

    fn doc(words: &str, args: serde_json::Value) -> Doc {
        let span = Span::file(SourceId::new(3));
        let component = Component { name: "facts".into(), args, body: None, span };
        Doc { html: format!("<p>{words}</p>"), plain: words.into(), components: vec![component], ..Doc::default() }
    }

    /// A folder with the cache, and the settings that texts depend on.
    struct Site(tempfile::TempDir, SourceFile);

    impl Site {
        fn new() -> Site {
            Site(tempfile::tempdir().expect("a temporary folder"), SourceFile::new("site.toml", "a = 1"))
        }

        fn cache(&self) -> Cache {
            Cache::in_folder(self.0.path(), "1".to_owned())
        }

        fn file(&self, name: &str) -> std::path::PathBuf {
            self.0.path().join(".songngu").join(TEXTS).join(name)
        }
    }

    fn key(texts: &Texts<'_>, text: &str) -> Key {
        texts.key(SourceId::new(3), &SourceFile::new("content/a.vi.md", text))
    }

    #[test]
    fn a_text_comes_back_under_its_key_and_from_then_on_lies_on_the_shelf() {
        let site = Site::new();
        let cache = site.cache();
        let texts = Texts::new(&cache, &site.1, false).expect("a folder");
        let a = key(&texts, "A");
        let file = SourceFile::new("content/a.vi.md", "A");
        assert_ne!(a, texts.key(SourceId::new(4), &file), "places name their source");
        let other = SourceFile::new("site.toml", "a = 2");
        assert_ne!(a, Texts::new(&cache, &other, false).expect("a folder").key(SourceId::new(3), &file));
        assert!(texts.get(&texts.read(0), a).is_none());

        let doc = doc("Sông Tiền", json!({ "n": 1, "list": ["a", { "$link": 0 }], "ratio": 0.1 }));
        let mut body = Body::here(doc.clone());
        texts.keep(0, &Group::default(), vec![(a, &mut body)]);
        assert!(matches!(body, Body::Elsewhere { .. }));
        assert_eq!((&*body.doc(), body.plain_hash()), (&doc, Body::here(doc.clone()).plain_hash()));
        let again = texts.get(&texts.read(0), a).expect("the text");
        assert_eq!(*again.doc(), doc);

        let held = Texts::new(&cache, &site.1, true).expect("a folder");
        let held = held.get(&held.read(0), a).expect("the text");
        assert!(matches!(held, Body::Here(_)), "for somebody who needs it in memory");
        texts.sweep(0);
        assert!(texts.get(&texts.read(0), a).is_none());
        assert_eq!(*again.doc(), doc, "what is open stays what it is");
        assert!(!cache.damage().is_found());
    }

    #[test]
    fn an_edit_writes_the_others_as_they_were() {
        let site = Site::new();
        let cache = site.cache();
        let texts = Texts::new(&cache, &site.1, false).expect("a folder");
        let docs = ["một", "hai", "ba"].map(|words| doc(words, json!({})));
        let keys = ["1", "2", "3"].map(|text| key(&texts, text));
        let mut bodies = docs.clone().map(Body::here);
        let [one, two, three] = &mut bodies;
        texts.keep(0, &Group::default(), vec![(keys[0], one), (keys[1], two)]);
        let group = texts.read(0);
        texts.keep(0, &group, vec![(keys[0], one), (keys[2], three)]);
        let group = texts.read(0);
        assert!(texts.get(&group, keys[1]).is_none());
        for (at, body) in [(0, &bodies[0]), (2, &bodies[2])] {
            assert_eq!(*texts.get(&group, keys[at]).expect("the text").doc(), docs[at]);
            assert_eq!(*body.doc(), docs[at]);
        }
        assert_eq!(*bodies[1].doc(), docs[1], "from the file that had the name before");
    }

    #[test]
    fn damage_is_nothing_in_the_list_and_is_remembered_on_the_shelf() {
        let site = Site::new();
        let texts_of = |cache: &Cache| -> Option<Doc> {
            let texts = Texts::new(cache, &site.1, false).expect("a folder");
            texts.get(&texts.read(0), key(&texts, "A")).map(|body| Doc::clone(&body.doc()))
        };
        let doc = doc("Sông Tiền", json!({}));
        let cache = site.cache();
        let texts = Texts::new(&cache, &site.1, false).expect("a folder");
        texts.keep(0, &Group::default(), vec![(key(&texts, "A"), &mut Body::here(doc.clone()))]);
        for (name, is_list) in [(list_of(0), true), (shelf_of(0), false)] {
            let path = site.file(&name);
            let whole = std::fs::read(&path).expect("the file");
            for at in 0..whole.len() {
                let mut changed = whole.clone();
                changed[at] ^= 1;
                for bytes in [&whole[..at], &changed] {
                    std::fs::write(&path, bytes).expect("written");
                    let cache = site.cache();
                    let found = texts_of(&cache);
                    let is_none = found.is_none() && !cache.damage().is_found();
                    let is_damage = found == Some(Doc::default()) && cache.damage().is_found();
                    assert!(if is_list { is_none } else { is_damage }, "{name} at {at}");
                }
            }
            std::fs::write(&path, &whole).expect("written");
            assert_eq!(texts_of(&site.cache()), Some(doc.clone()));
        }
    }

    #[test]
    fn there_are_few_groups_however_many_sources() {
        assert_eq!([0, 64, 5_000, 10_014, 100_000].map(group_size), [64, 64, 64, 128, 1_024]);
    }
}
