//! A site in memory: what a preview shows.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{OutputFile, Sink};
use crate::fs;

/// A finished file with the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// Their BLAKE3 hash, in hexadecimal.
    pub hash: String,
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
}

impl Sink for Memory {
    fn put(&self, file: &OutputFile) -> Result<(), fs::Error> {
        let hash = blake3::hash(&file.bytes).to_hex().to_string();
        let kept = KeptFile { bytes: Arc::from(file.bytes.as_slice()), hash };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.clone(), kept);
        Ok(())
    }

    fn keep(&self, path: &str, file: &KeptFile) -> Result<(), fs::Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), file.clone());
        Ok(())
    }
}
