//! Finished files, before they are anywhere.
//!
//! A worker that finishes a file gives it to a [`Sink`] at once: the staging folder for `build`, memory for `serve`.
//! What stays in [`Accounts`] is who claimed which path, so that two files for one path are an error and memory does
//! not grow with the bytes of the site.

mod folder;
mod memory;

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::fs;

pub use folder::LeftFiles;
pub use memory::{KeptFile, KeptFiles, Memory, Tree};

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// Makes a file.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> OutputFile {
        OutputFile { path: path.into(), bytes: bytes.into() }
    }
}

/// Where finished files go.
pub trait Sink: Sync {
    /// Takes a file.
    ///
    /// # Errors
    ///
    /// Fails if the disk does.
    fn put(&self, file: &OutputFile) -> Result<(), fs::Error>;
}

/// The files of a site that an earlier run finished, for one that is made now.
pub trait Finished: Sync {
    /// The size in bytes of the file at a path; none if there is no such file, or it cannot be used again.
    fn size(&self, path: &str) -> Option<usize>;

    /// Takes the file at a path over as it is. It has a size.
    fn keep(&self, path: &str);
}

/// A sink that throws everything away: for `check`, which builds the whole site and writes nothing.
#[derive(Debug, Default)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &OutputFile) -> Result<(), fs::Error> {
        Ok(())
    }
}

/// What was made: path and size of every file; and paths that were made twice.
#[derive(Debug, Default)]
pub struct Accounts {
    /// Several tables, by the sum of the bytes of a path, so that workers seldom wait for each other.
    claimed: [Mutex<Claims>; TABLES],
    twice: Mutex<Vec<(String, String)>>,
    /// Of these paths the hash of the bytes is wanted.
    watched: BTreeSet<String>,
    hashes: Mutex<BTreeMap<String, String>>,
}

/// The number of tables.
const TABLES: usize = 16;

/// The size of every file, by its path with case ignored; and the path itself, if that is another one.
type Claims = FxHashMap<String, (Option<String>, usize)>;

impl Accounts {
    /// Accounts that keep the hashes of the files at these paths.
    pub fn watching(paths: impl IntoIterator<Item = String>) -> Accounts {
        Accounts { watched: paths.into_iter().collect(), ..Accounts::default() }
    }

    /// The hashes of the watched files that were made, by path.
    pub fn hashes(&self) -> BTreeMap<String, String> {
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the hash of the file at a path is wanted, so that its bytes have to be at hand.
    pub fn watches(&self, path: &str) -> bool {
        self.watched.contains(path)
    }

    /// Notes a file. `false`, and remembered as a clash, if the path is taken (case ignored, as Windows does).
    pub fn claim(&self, file: &OutputFile) -> bool {
        if self.watches(&file.path) {
            let hash = blake3::hash(&file.bytes).to_hex().to_string();
            self.hashes.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.clone(), hash);
        }
        self.claim_path(&file.path, file.bytes.len())
    }

    /// Notes a path, as [`Accounts::claim`] does, with the size of its file in bytes.
    pub fn claim_path(&self, path: &str, size: usize) -> bool {
        let is_plain = path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let key = if is_plain { path.to_owned() } else { path.to_lowercase() };
        let table = key.bytes().fold(0, |sum: usize, byte| sum.wrapping_add(usize::from(byte))) % TABLES;
        let own = (key != path).then(|| path.to_owned());
        let mut claimed = self.claimed[table].lock().unwrap_or_else(PoisonError::into_inner);
        match claimed.entry(key) {
            Entry::Vacant(free) => {
                free.insert((own, size));
                true
            }
            Entry::Occupied(taken) => {
                let other = taken.get().0.as_ref().unwrap_or(taken.key()).clone();
                drop(claimed);
                self.twice.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), other));
                false
            }
        }
    }

    /// The clashes, sorted: a path and the one that had it first.
    pub fn clashes(&self) -> Vec<(String, String)> {
        let mut twice = self.twice.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // Which of two came first depends on the threads; what is reported must not.
        for pair in &mut twice {
            if pair.0 < pair.1 {
                std::mem::swap(&mut pair.0, &mut pair.1);
            }
        }
        twice.sort();
        twice
    }

    fn tables(&self) -> impl Iterator<Item = MutexGuard<'_, Claims>> {
        self.claimed.iter().map(|table| table.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The files with their sizes in bytes, sorted.
    pub fn files(&self) -> Vec<(String, u64)> {
        let mut files: Vec<(String, u64)> = Vec::new();
        self.tables().for_each(|table| {
            files.extend(table.iter().map(|(key, (own, size))| (own.as_ref().unwrap_or(key).clone(), *size as u64)));
        });
        // The tables have no order of their own.
        files.par_sort_unstable();
        files
    }

    /// The number of files and the sum of their sizes in bytes.
    pub fn totals(&self) -> (usize, usize) {
        let add = |(count, sum), table: MutexGuard<'_, Claims>| {
            (count + table.len(), sum + table.values().map(|(_, size)| size).sum::<usize>())
        };
        self.tables().fold((0, 0), add)
    }
}
