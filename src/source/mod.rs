//! Source texts and positions in them.
//!
//! In: the path and text of every file that a person wrote.
//! Out: cheap ids ([`SourceId`]) and byte ranges ([`Span`]) that later phases keep instead of paths and texts.
//! This module never reads a file; `fs` does.

mod lines;
mod span;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

pub use lines::{LineIndex, Position};
pub use span::{SourceId, Span};

/// One text file that a person wrote, in NFC, with its path below the site's root.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path below the site's root, with `/` between its parts on every system.
    pub path: String,
    /// The text, unless it is only to be fetched when somebody asks for it.
    text: OnceLock<Arc<str>>,
    /// The hash of the text, once somebody has asked for it.
    hash: OnceLock<[u8; 32]>,
    /// What fetches the text, if it is not here.
    fetch: Option<Fetch>,
}

/// Fetches the text of a file by its path and hash. Always gives one: the empty text for a file that is no longer what
/// it was.
#[derive(Clone)]
pub struct Fetch(Arc<FetchText>);

type FetchText = dyn Fn(&str, &[u8; 32]) -> Arc<str> + Send + Sync;

impl Fetch {
    /// Something that fetches texts.
    pub fn new(fetch: impl Fn(&str, &[u8; 32]) -> Arc<str> + Send + Sync + 'static) -> Fetch {
        Fetch(Arc::new(fetch))
    }
}

impl fmt::Debug for Fetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fetch")
    }
}

impl SourceFile {
    /// A file with its text.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> SourceFile {
        SourceFile { path: path.into(), text: OnceLock::from(text.into()), hash: OnceLock::new(), fetch: None }
    }

    /// A file of which only the hash is known.
    fn known(path: String, hash: [u8; 32], fetch: &Fetch) -> SourceFile {
        SourceFile { path, text: OnceLock::new(), hash: OnceLock::from(hash), fetch: Some(fetch.clone()) }
    }

    /// The text, NFC, without a byte-order mark, with `\n` line ends.
    pub fn text(&self) -> &str {
        self.here()
    }

    /// The same, to be kept: runs of one process share it.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(self.here())
    }

    /// Whether another file has the same text.
    pub fn has_same_text(&self, other: &SourceFile) -> bool {
        match (self.text.get(), other.text.get()) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other) || own == other,
            _ => self.hash() == other.hash(),
        }
    }

    fn here(&self) -> &Arc<str> {
        self.text.get_or_init(|| match (&self.fetch, self.hash.get()) {
            (Some(Fetch(fetch)), Some(hash)) => fetch(&self.path, hash),
            _ => Arc::from(""),
        })
    }

    /// The BLAKE3 hash of the text; made once, for several results are kept under it.
    pub fn hash(&self) -> &[u8; 32] {
        self.hash.get_or_init(|| *blake3::hash(self.here().as_bytes()).as_bytes())
    }
}

/// Every source text of one run, addressed by [`SourceId`].
///
/// Ids are given in the order of insertion; discovery inserts in the order of paths,
/// so that the same files give the same ids on every machine.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Shared: two runs of one process, and what a run gives back, have them in common.
    files: Vec<Arc<SourceFile>>,
    unread: BTreeSet<SourceId>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        let id = SourceId::new(self.files.len());
        self.files.push(Arc::new(SourceFile::new(path, text)));
        id
    }

    /// Adds a file of which only the hash is known; its text is fetched when somebody asks for it.
    pub fn add_known(&mut self, path: impl Into<String>, hash: [u8; 32], fetch: &Fetch) -> SourceId {
        let id = SourceId::new(self.files.len());
        self.files.push(Arc::new(SourceFile::known(path.into(), hash, fetch)));
        id
    }

    /// Gives back the memory of texts that nobody is likely to ask for; who does will have them fetched.
    pub fn forget(&mut self, ids: impl Iterator<Item = SourceId>, fetch: &Fetch) {
        for id in ids {
            let file = Arc::make_mut(&mut self.files[id.index()]);
            file.hash();
            (file.text, file.fetch) = (OnceLock::new(), Some(fetch.clone()));
        }
    }

    /// Adds a file that is there and could not be read. Its text is empty; that it exists keeps one problem from
    /// being reported again wherever the file is named.
    pub fn add_unread(&mut self, path: impl Into<String>) -> SourceId {
        let id = self.add(path, "");
        self.unread.insert(id);
        id
    }

    /// Whether a file could not be read, which was reported then.
    pub fn is_unread(&self, id: SourceId) -> bool {
        self.unread.contains(&id)
    }

    /// Returns the file of an id that this set gave out.
    pub fn get(&self, id: SourceId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// Returns the id of the file at `path`, if there is one.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.iter().find(|(_, f)| f.path == path).map(|(id, _)| id)
    }

    /// Iterates over all files in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (SourceId::new(i), &**f))
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests;
