//! What lies in a folder and below it, looked at by all processors at once.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::marker::MARKER;

/// What two hard links of one file have in common and two files do not, as far as their folders tell without a look at
/// the files themselves: on Unix the number of the file, elsewhere its size and its time.
#[cfg(unix)]
type Identity = u64;
#[cfg(not(unix))]
type Identity = (u64, std::time::SystemTime);

/// A file, or a symbolic link.
#[derive(Debug)]
pub(super) struct Found {
    /// The path below the folder, with `/` between its parts.
    pub(super) path: OsString,
    identity: Option<Identity>,
}

/// All that lies below a folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Files and symbolic links, sorted by path. Links are not followed.
    pub(super) files: Vec<Found>,
    /// Folders in which there is nothing at all.
    pub(super) empty: Vec<OsString>,
    /// Whether some folder could not be read; what is in it is not here.
    pub(super) has_gaps: bool,
}

impl Tree {
    /// Looks at a folder; one that does not exist has nothing in it.
    pub(super) fn read(folder: &Path) -> Tree {
        let mut tree = look(folder, OsStr::new(""));
        tree.files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        tree
    }

    /// The files that a marker does not list, the marker itself left out.
    pub(super) fn foreign<'t>(&'t self, listed: &BTreeMap<String, String>) -> Vec<&'t OsStr> {
        let is_listed = |path: &str| path == MARKER || listed.contains_key(path);
        self.files.iter().map(|f| f.path.as_os_str()).filter(|path| !path.to_str().is_some_and(is_listed)).collect()
    }

    /// Whether a file of another tree is one of this tree too: the same file on the disk, at the same path.
    pub(super) fn shares(&self, other: &Found) -> bool {
        let at = self.files.binary_search_by(|file| file.path.cmp(&other.path));
        at.is_ok_and(|at| other.identity.is_some() && self.files[at].identity == other.identity)
    }
}

/// Looks at one folder, whose path below the whole is `at`, and at those in it.
fn look(folder: &Path, at: &OsStr) -> Tree {
    let mut tree = Tree::default();
    let Ok(entries) = fs::read_dir(folder) else { return Tree { has_gaps: true, ..tree } };
    let mut folders = Vec::new();
    let mut is_empty = true;
    for entry in entries {
        is_empty = false;
        let Some((entry, kind)) = entry.and_then(|e| e.file_type().map(|kind| (e, kind))).ok() else {
            tree.has_gaps = true;
            continue;
        };
        let mut path = at.to_owned();
        if !at.is_empty() {
            path.push("/");
        }
        path.push(entry.file_name());
        match kind.is_dir() {
            true => folders.push((entry.path(), path)),
            false => tree.files.push(Found { path, identity: identity(&entry) }),
        }
    }
    if is_empty {
        tree.empty.push(at.to_owned());
    }
    let below: Vec<Tree> = folders.par_iter().map(|(folder, at)| look(folder, at)).collect();
    for part in below {
        tree.files.extend(part.files);
        tree.empty.extend(part.empty);
        tree.has_gaps |= part.has_gaps;
    }
    tree
}

#[cfg(unix)]
fn identity(entry: &fs::DirEntry) -> Option<Identity> {
    Some(std::os::unix::fs::DirEntryExt::ino(entry))
}

#[cfg(not(unix))]
fn identity(entry: &fs::DirEntry) -> Option<Identity> {
    let meta = entry.metadata().ok()?;
    Some((meta.len(), meta.modified().ok()?))
}
