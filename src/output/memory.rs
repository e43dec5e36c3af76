//! A site in memory: what a preview shows.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
pub type Tree = BTreeMap<Arc<str>, KeptFile>;

/// A sink that keeps everything, in the order in which it comes.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<(Arc<str>, KeptFile)>>);

impl Memory {
    /// What was kept.
    pub fn into_tree(self) -> Tree {
        let mut files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        // A tree is soon made of what is sorted.
        files.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        files.into_iter().collect()
    }

    fn add(&self, path: Arc<str>, file: KeptFile) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((path, file));
    }
}

impl Sink for Memory {
    fn put(&self, file: &OutputFile) -> Result<(), fs::Error> {
        self.add(Arc::from(file.path.as_str()), KeptFile::new(file));
        Ok(())
    }
}

/// The files of an earlier site in memory, and where those go that are used again.
#[derive(Debug)]
pub struct KeptFiles<'m> {
    files: FxHashMap<&'m str, (&'m Arc<str>, &'m KeptFile)>,
    memory: &'m Memory,
}

impl<'m> KeptFiles<'m> {
    /// The files of the earlier site `tree`, for the one that is made in `memory`.
    pub fn new(tree: &'m Tree, memory: &'m Memory) -> KeptFiles<'m> {
        KeptFiles { files: tree.iter().map(|(path, file)| (&**path, (path, file))).collect(), memory }
    }
}

impl Finished for KeptFiles<'_> {
    fn size(&self, path: &str) -> Option<usize> {
        self.files.get(path).map(|(_, file)| file.bytes.len())
    }

    fn keep(&self, path: &str) {
        if let Some((path, file)) = self.files.get(path) {
            self.memory.add(Arc::clone(path), (*file).clone());
        }
    }
}
