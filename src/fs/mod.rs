//! The only module that touches the disk.
//!
//! [`list`] and [`read`] bring a site's files into memory and check their names; [`OutputFolder`] changes the output
//! folder as a whole or not at all; [`write_atomic`] replaces one file. Paths that leave this module are relative to
//! the site's root and have `/` between their parts on every system.
#![expect(clippy::disallowed_methods, reason = "this is the module that is allowed to")]

mod carry;
mod census;
mod discover;
mod facts;
mod files;
mod folder;
mod marker;
mod name;
mod output;
mod parts;
mod places;
mod previous;
mod remembered;
mod settle;
mod sorted;
mod survey;
mod swap;
mod text;
mod tree;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use census::Census;
pub use discover::{FileEntry, Found, Known, Listing, ListingOrder, list, read, read_again, read_one};
pub use output::{Committed, Left, OpenProblem, OutputFolder, Put};
pub use parts::OpenFile;
pub use settle::OldSite;
pub use survey::{Sizes, Survey};
pub use text::MAX_TEXT_BYTES;

/// The files that keep a folder out of version control and of backups; the second after the Cache Directory Tagging
/// Specification, bford.info/cachedir.
const CACHE_MARKS: [(&str, &str); 2] =
    [(".gitignore", "*\n"), ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n")];

/// A failure of the disk: what was tried, on what, and why it failed. Nobody's content is to blame.
#[derive(Debug)]
pub struct Error {
    /// What was tried, as a key of the program's messages (`read`, `write`, `create`, `rename`, `remove`).
    pub operation: &'static str,
    /// On which file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub cause: io::Error,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.operation, self.path.display(), self.cause)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Attaches what was tried to an I/O error.
pub(crate) trait Context<T> {
    /// Says what was tried on which path.
    fn context(self, operation: &'static str, path: &Path) -> Result<T, Error>;
}

impl<T> Context<T> for io::Result<T> {
    fn context(self, operation: &'static str, path: &Path) -> Result<T, Error> {
        self.map_err(|cause| Error { operation, path: path.to_owned(), cause })
    }
}

/// Reads a file below the site's root as bytes.
pub fn read_bytes(root: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let full = root.join(path);
    fs::read(&full).context("read", &full)
}

/// Replaces a file as a whole: the new text goes to a temporary file beside it, which is then renamed.
/// Does nothing if the file holds this text already.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".songngu-new");
    let temporary = PathBuf::from(temporary);
    let mut file = fs::File::create(&temporary).context("write", &temporary)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).context("write", &temporary)?;
    drop(file);
    fs::rename(&temporary, path).context("rename", path)
}

/// Whether there is anything at this path.
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Writes a file that must not be there yet.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut file = fs::File::create_new(path).context("write", path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).context("write", path)
}

/// Reads a file that is only a help: none if it is not there, cannot be read, or has more than `limit` bytes.
pub fn read_if_small(path: &Path, limit: u64) -> Option<Vec<u8>> {
    let is_small = fs::metadata(path).ok()?.len() <= limit;
    if is_small { fs::read(path).ok() } else { None }
}

/// Writes a file of a folder that may be deleted at any time, and that no version control and no backup should take.
/// Several processes may do so at once: each file is whole, and the last one stays.
pub fn write_cache(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    create_folder(folder)?;
    for (mark, text) in CACHE_MARKS {
        // Of several writers one makes it, and all would make the same.
        let path = folder.join(mark);
        if !exists(&path) {
            let _ = write_atomic(&path, text.as_bytes());
        }
    }
    let temporary = folder.join(format!("{name}.{}", std::process::id()));
    fs::write(&temporary, bytes).context("write", &temporary)?;
    let path = folder.join(name);
    fs::rename(&temporary, &path).context("rename", &path)
}

/// Removes the files of a cache whose names are not among `keep`. What cannot be removed stays.
pub fn sweep_cache(folder: &Path, keep: &BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        // The two files that say what the folder is.
        let is_mark = name.starts_with('.') || name == "CACHEDIR.TAG";
        if !is_mark && !keep.contains(&name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// What tells one build of the running program from another: its size and the time it was written; none if the
/// system does not say.
pub fn program() -> Option<String> {
    let facts = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let written = facts.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(format!("{} {}", facts.len(), written.as_nanos()))
}

/// Makes a folder and those above it, if they are not there.
pub fn create_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).context("write", path)
}

/// Whether there is a folder at this path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The names of the folders in a folder, sorted; none if it does not exist.
pub fn folder_names(path: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let folders = entries.filter_map(Result::ok).filter(|e| e.path().is_dir());
    let mut names: Vec<String> = folders.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The path without links and `..`, also for a path whose last parts do not exist yet.
pub fn absolute(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in full.components() {
        if part == std::path::Component::ParentDir {
            real.pop();
            continue;
        }
        real.push(part);
        if let Ok(resolved) = real.canonicalize() {
            real = resolved;
        }
    }
    real
}

#[cfg(test)]
mod tests;
