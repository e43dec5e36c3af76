//! A site in memory: what a preview shows.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Finished, OutputFile, Sink};
use crate::fs;

/// A finished file with the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// Their BLAKE3 hash, in hexadecimal.
    pub hash: Arc<str>,
}

impl KeptFile {
    /// Keeps a file.
    pub fn new(file: &OutputFile) -> KeptFile {
        let hash = Arc::from(blake3::hash(&file.bytes).to_hex().as_str());
        KeptFile { bytes: Arc::from(file.bytes.as_slice()), hash }
    }
}

/// A finished site by path.
pub type Tree = BTreeMap<String, KeptFile>;

/// A sink that keeps everything.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Tree>);

impl Memory {
    /// What was kept.
    pub fn into_tree(self) -> Tree {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn insert(&self, path: &str, file: KeptFile) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), file);
    }
}

impl Sink for Memory {
    fn put(&self, file: &OutputFile) -> Result<(), fs::Error> {
        self.insert(&file.path, KeptFile::new(file));
        Ok(())
    }
}

/// The files of an earlier site in memory, and where those go that are used again.
#[derive(Debug)]
pub struct KeptFiles<'m> {
    /// The earlier site.
    pub tree: &'m Tree,
    /// The one that is made.
    pub memory: &'m Memory,
}

impl Finished for KeptFiles<'_> {
    fn size(&self, path: &str) -> Option<usize> {
        self.tree.get(path).map(|file| file.bytes.len())
    }

    fn keep(&self, path: &str) {
        if let Some(file) = self.tree.get(path) {
            self.memory.insert(path, file.clone());
        }
    }
}
