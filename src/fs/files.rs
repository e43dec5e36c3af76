//! What a new site is made of: files that stay, and files that were made.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use super::marker::{FileHash, Listed};
use super::output::Put;

/// A file of the new site.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'f> {
    /// The path below the output folder.
    pub(super) path: &'f str,
    pub(super) hash: FileHash,
    /// What happened to it.
    pub(super) put: Put,
}

/// The files of the new site, sorted by path.
#[derive(Debug)]
pub(super) struct Files<'f>(Vec<File<'f>>);

impl<'f> Files<'f> {
    /// Those of the present site that `stay`, and those that were `made`, which are others.
    pub(super) fn new(present: &'f Listed, stay: &[bool], made: &'f BTreeMap<String, (FileHash, Put)>) -> Files<'f> {
        let stay = present.files().zip(stay).filter(|(_, stays)| **stays);
        let stay = stay.map(|((path, hash), _)| File { path, hash, put: Put::Same });
        let made = made.iter().map(|(path, (hash, put))| File { path, hash: *hash, put: *put });
        let mut files: Vec<File<'_>> = stay.chain(made).collect();
        // Two lists that are sorted: this kind of sorting merges them.
        files.sort_by_key(|file| file.path);
        Files(files)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, File<'f>> {
        self.0.iter()
    }

    /// Whether there is a file at this path.
    pub(super) fn has(&self, path: &OsStr) -> bool {
        self.0.binary_search_by(|file| OsStr::new(file.path).cmp(path)).is_ok()
    }
}
