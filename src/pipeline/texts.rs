//! Parsed texts on the disk, so that a new process parses only what changed.
//!
//! In: a file and what its parsing depends on. Out: what an earlier run made of the same. Texts that stand together
//! in the order of their sources share a file: there are few files to read, and one edit renews one of them. Like
//! everything in the folder of the cache it is a shortcut: what is damaged or of another program counts as nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::cache::{Cache, TEXTS};
use crate::markdown::Doc;
use crate::memo::{Ingredients, Key};
use crate::source::{SourceFile, SourceId};

/// How many sources have their texts in one file.
pub(super) const GROUP: usize = 64;

/// The parsed texts of earlier runs.
#[derive(Debug)]
pub(super) struct Texts<'c> {
    cache: &'c Cache,
    /// What all texts depend on: the program and the settings.
    common: Ingredients,
}

/// The texts of one file, as they were written.
#[derive(Debug, Default)]
pub(super) struct Group {
    bytes: Vec<u8>,
    /// The place of each text in `bytes`.
    places: BTreeMap<Key, Range<usize>>,
}

impl<'c> Texts<'c> {
    /// The texts that were parsed with these settings; none if nothing is remembered between processes.
    pub(super) fn new(cache: &'c Cache, settings: &SourceFile) -> Option<Texts<'c>> {
        let (_, program) = cache.place()?;
        let common = Ingredients::new("text").with(program.as_bytes()).with(settings.hash());
        Some(Texts { cache, common })
    }

    /// What a text depends on. Its places name its source by number, so that this counts too.
    pub(super) fn key(&self, source: SourceId, file: &SourceFile) -> Key {
        let number = (source.index() as u64).to_le_bytes();
        self.common.clone().with(&number).with(file.path.as_bytes()).with(file.hash()).key()
    }

    /// The texts of a group, by its number.
    pub(super) fn read(&self, group: usize) -> Group {
        self.cache.file(TEXTS, &group.to_string()).and_then(Group::new).unwrap_or_default()
    }

    /// Keeps the texts of a group for the next run: those in `docs`, in this order. Writes nothing if they are the
    /// ones that were there.
    pub(super) fn keep(&self, group: usize, earlier: &Group, docs: &[(Key, &Doc)]) {
        // What cannot be written down is parsed each time, and is no reason to write the others again.
        let part = |(key, doc): &(Key, &Doc)| {
            let known = earlier.bytes_of(*key).map(Cow::Borrowed);
            Some((*key, known.or_else(|| written(doc).map(Cow::Owned))?))
        };
        let parts: Vec<(Key, Cow<'_, [u8]>)> = docs.iter().filter_map(part).collect();
        let is_same = parts.len() == earlier.places.len() && parts.iter().all(|(_, p)| matches!(p, Cow::Borrowed(_)));
        if is_same {
            return;
        }
        let lengths: Vec<(Key, u64)> = parts.iter().map(|(key, part)| (*key, part.len() as u64)).collect();
        if let Ok(mut bytes) = postcard::to_stdvec(&lengths) {
            parts.iter().for_each(|(_, part)| bytes.extend_from_slice(part));
            self.cache.keep_file(TEXTS, &group.to_string(), &bytes);
        }
    }

    /// Removes the files of all but so many groups.
    pub(super) fn sweep(&self, groups: usize) {
        self.cache.sweep(TEXTS, &(0..groups).map(|group| group.to_string()).collect());
    }
}

impl Group {
    /// From the keys and lengths of the texts, and the texts.
    fn new(bytes: Vec<u8>) -> Option<Group> {
        let (lengths, texts): (Vec<(Key, u64)>, _) = postcard::take_from_bytes(&bytes).ok()?;
        let mut start = bytes.len() - texts.len();
        let mut places = BTreeMap::new();
        for (key, length) in lengths {
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            places.insert(key, start..end);
            start = end;
        }
        (start == bytes.len()).then_some(Group { bytes, places })
    }

    /// A text as it was parsed.
    pub(super) fn get(&self, key: Key) -> Option<Doc> {
        postcard::from_bytes(self.bytes_of(key)?).ok()
    }

    fn bytes_of(&self, key: Key) -> Option<&[u8]> {
        self.bytes.get(self.places.get(&key)?.clone())
    }
}

/// A text as bytes; none if the same would not come back. The arguments of components pass through JSON, which may
/// round a number.
fn written(doc: &Doc) -> Option<Vec<u8>> {
    let bytes = postcard::to_stdvec(doc).ok()?;
    let comes_back = || postcard::from_bytes::<Doc>(&bytes).is_ok_and(|again| again == *doc);
    (doc.components.is_empty() || comes_back()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::markdown::doc::Component;
    use crate::source::Span;

    fn doc(args: serde_json::Value) -> Doc {
        let span = Span::file(SourceId::new(3));
        let component = Component { name: "facts".into(), args, body: None, span };
        Doc { html: "<p>Sông Tiền</p>".into(), components: vec![component], ..Doc::default() }
    }

    #[test]
    fn a_text_comes_back_under_its_key_and_damaged_bytes_are_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::in_folder(folder.path(), "1".to_owned());
        let settings = SourceFile::new("site.toml", "a = 1");
        let texts = Texts::new(&cache, &settings).expect("a folder");
        let file = SourceFile::new("content/a.vi.md", "Sông Tiền");
        let key = texts.key(SourceId::new(3), &file);
        assert_ne!(key, texts.key(SourceId::new(4), &file), "places name their source");
        let other = SourceFile::new("site.toml", "a = 2");
        assert_ne!(key, Texts::new(&cache, &other).expect("a folder").key(SourceId::new(3), &file));
        let doc = doc(json!({ "n": 1, "list": ["a", { "$link": 0 }], "ratio": 0.1 }));
        assert_eq!(texts.read(0).get(key), None);
        texts.keep(0, &Group::default(), &[(key, &doc)]);
        let group = texts.read(0);
        assert_eq!(group.get(key), Some(doc));
        for cut in 0..group.bytes.len() {
            assert!(Group::new(group.bytes[..cut].to_vec()).is_none_or(|group| group.get(key).is_none()), "at {cut}");
        }
        texts.sweep(0);
        assert_eq!(texts.read(0).get(key), None);
    }
}
