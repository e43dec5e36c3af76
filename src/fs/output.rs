//! The output folder: changed as a whole, or not at all.
//!
//! New and changed files go to a staging folder beside the output folder. [`OutputFolder::commit`] completes it with
//! hard links to the files that stay, and exchanges the two folders in one step of the operating system, so that a
//! process killed at any moment leaves either the previous site or the new one. Where the system cannot exchange
//! folders, the old one is moved aside first; a build that finds it there puts it back.
//!
//! A marker file lists what the generator made. Files that it does not list are somebody else's and are kept.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::{Context, Error};

/// The marker file in the output folder.
const MARKER: &str = ".songngu";
/// The first line of the marker; its number changes with the format.
const HEADER: &str = "songngu output 1";

/// Why an output folder cannot be used.
#[derive(Debug)]
pub enum OpenProblem {
    /// It holds files, but no marker: somebody else made it.
    Foreign,
    /// Another build is writing it.
    Busy,
    /// The disk failed.
    Disk(Error),
}

impl From<Error> for OpenProblem {
    fn from(error: Error) -> Self {
        OpenProblem::Disk(error)
    }
}

/// What happened to one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// The previous site has the same bytes; nothing is written.
    Same,
    /// The previous site does not have it.
    New,
    /// The previous site has other bytes.
    Changed,
}

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Committed {
    /// Files written.
    pub written: usize,
    /// Files left as they were.
    pub same: usize,
    /// Files removed.
    pub removed: usize,
}

/// An output folder while a build runs.
#[derive(Debug)]
pub struct OutputFolder {
    target: PathBuf,
    staging: PathBuf,
    previous: BTreeMap<String, String>,
    /// When the marker was written; a file that changed later was changed by somebody else.
    marked: Option<SystemTime>,
    new: Mutex<BTreeMap<String, (String, Put)>>,
    _lock: fs::File,
}

impl OutputFolder {
    /// Opens the folder, which need not exist: cleans up after a build that was killed, checks that the folder is
    /// ours, and keeps other builds out.
    pub fn open(path: &Path) -> Result<OutputFolder, OpenProblem> {
        let target = super::absolute(path);
        let parent = target.parent().unwrap_or(Path::new("/")).to_owned();
        fs::create_dir_all(&parent).context("create", &parent)?;
        let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = |what: &str| parent.join(format!(".{name}.songngu-{what}"));
        let lock_path = beside("lock");
        let lock = fs::File::create(&lock_path).context("create", &lock_path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(OpenProblem::Busy),
            // A file system without locks: two builds at once are then the user's business.
            Err(fs::TryLockError::Error(_)) => {}
        }
        let (staging, aside) = (beside("new"), beside("old"));
        if aside.exists() {
            if target.exists() {
                fs::remove_dir_all(&aside).context("remove", &aside)?;
            } else {
                fs::rename(&aside, &target).context("rename", &target)?;
            }
        }
        let (previous, marked) = read_marker(&target)?;
        if marked.is_none() && !is_free(&target)? {
            return Err(OpenProblem::Foreign);
        }
        if staging.exists() {
            // Either an unfinished build, or the previous site of a finished one with somebody's files in it.
            rescue(&staging, &target)?;
            fs::remove_dir_all(&staging).context("remove", &staging)?;
        }
        fs::create_dir(&staging).context("create", &staging)?;
        Ok(OutputFolder { target, staging, previous, marked, new: Mutex::default(), _lock: lock })
    }

    /// Takes one finished file. Safe to call from many threads; each path may come once.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, Error> {
        let hash = blake3::hash(bytes).to_hex()[..32].to_owned();
        let put = match self.previous.get(path) {
            Some(old) if *old == hash && self.is_untouched(path, bytes) => Put::Same,
            Some(_) => Put::Changed,
            None => Put::New,
        };
        if put != Put::Same {
            let full = self.staging.join(path);
            write_with_folders(&full, bytes).context("write", &full)?;
        }
        self.files().insert(path.to_owned(), (hash, put));
        Ok(put)
    }

    /// Whether the folder has a file with this size as the last build left it. The file is not read.
    pub fn has_as_left(&self, path: &str, size: u64) -> bool {
        self.previous.contains_key(path)
            && fs::symlink_metadata(self.target.join(path))
                .is_ok_and(|meta| meta.is_file() && meta.len() == size && self.is_older(&meta))
    }

    /// Takes a file over that the folder has as the last build left it.
    pub fn keep(&self, path: &str) {
        if let Some(hash) = self.previous.get(path) {
            self.files().insert(path.to_owned(), (hash.clone(), Put::Same));
        }
    }

    /// Makes the new files the site. Nothing is touched if nothing differs.
    pub fn commit(self) -> Result<Committed, Error> {
        let new = std::mem::take(&mut *self.files());
        let count = |put: Put| new.values().filter(|(_, p)| *p == put).count();
        let removed = self.previous.keys().filter(|p| !new.contains_key(*p)).count();
        let report = Committed { written: count(Put::New) + count(Put::Changed), same: count(Put::Same), removed };
        if report.written == 0 && removed == 0 && self.marked.is_some() {
            self.discard();
            return Ok(report);
        }
        self.keep_unchanged(&new)?;
        self.keep_foreign(&new)?;
        let marker = self.staging.join(MARKER);
        fs::write(&marker, marker_text(&new)).context("write", &marker)?;
        self.exchange()?;
        // From here on the new site stands; what fails now only leaves rubbish for the next build to clear away.
        if self.staging.exists() && rescue(&self.staging, &self.target).is_ok() {
            let _ = remove_tree(&self.staging).or_else(|_| fs::remove_dir_all(&self.staging));
        }
        Ok(report)
    }

    /// Whether the folder at `path` holds these files with these sizes, as the build left them whose marker is called
    /// `marker`. Each file is looked at, none is read.
    pub fn is_as_left(path: &Path, marker: &str, files: &[(String, u64)]) -> bool {
        let target = super::absolute(path);
        let Ok(meta) = fs::metadata(target.join(MARKER)) else { return false };
        let Ok(marked) = meta.modified() else { return false };
        Self::marker(path).is_some_and(|now| now == marker)
            && files.par_iter().all(|(path, size)| {
                fs::symlink_metadata(target.join(path)).is_ok_and(|meta| {
                    meta.is_file() && meta.len() == *size && meta.modified().is_ok_and(|changed| changed <= marked)
                })
            })
    }

    /// What tells the marker of the folder at `path` from any other.
    pub fn marker(path: &Path) -> Option<String> {
        let text = fs::read(super::absolute(path).join(MARKER)).ok()?;
        Some(blake3::hash(&text).to_hex().to_string())
    }

    /// Throws the new files away and leaves the previous site as it is.
    pub fn discard(self) {
        // A leftover is cleared away by the next build.
        let _ = fs::remove_dir_all(&self.staging);
    }

    fn files(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (String, Put)>> {
        self.new.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Whether the file of the previous site still has the bytes that the marker says. A file of the right size that
    /// is older than the marker is trusted; any other is read.
    fn is_untouched(&self, path: &str, bytes: &[u8]) -> bool {
        let full = self.target.join(path);
        let Ok(meta) = fs::symlink_metadata(&full) else { return false };
        if !meta.is_file() || meta.len() != bytes.len() as u64 {
            return false;
        }
        self.is_older(&meta) || fs::read(&full).is_ok_and(|old| old == bytes)
    }

    /// Whether a file has not changed since the marker was written.
    fn is_older(&self, meta: &fs::Metadata) -> bool {
        meta.modified().ok().zip(self.marked).is_some_and(|(file, marker)| file <= marker)
    }

    fn keep_unchanged(&self, new: &BTreeMap<String, (String, Put)>) -> Result<(), Error> {
        let same: Vec<&String> = new.iter().filter(|(_, (_, put))| *put == Put::Same).map(|(p, _)| p).collect();
        same.par_iter().try_for_each(|path| keep(&self.target.join(path), &self.staging.join(path)))
    }

    fn keep_foreign(&self, new: &BTreeMap<String, (String, Put)>) -> Result<(), Error> {
        for path in foreign_files(&self.target, &self.previous) {
            if !new.contains_key(&path) {
                keep(&self.target.join(&path), &self.staging.join(&path))?;
            }
        }
        Ok(())
    }

    fn exchange(&self) -> Result<(), Error> {
        if !self.target.exists() {
            return fs::rename(&self.staging, &self.target).context("rename", &self.target);
        }
        #[cfg(unix)]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            if renameat_with(CWD, &self.staging, CWD, &self.target, RenameFlags::EXCHANGE).is_ok() {
                return Ok(());
            }
        }
        let aside = self.staging.with_extension("songngu-old");
        fs::rename(&self.target, &aside).context("rename", &self.target)?;
        if let Err(cause) = fs::rename(&self.staging, &self.target) {
            fs::rename(&aside, &self.target).context("rename", &self.target)?;
            return Err(Error { operation: "rename", path: self.target.clone(), cause });
        }
        fs::rename(&aside, &self.staging).context("rename", &aside)
    }
}

/// Reads the marker: what was made, by path, and when. An unreadable or foreign marker counts as none.
fn read_marker(target: &Path) -> Result<(BTreeMap<String, String>, Option<SystemTime>), Error> {
    let path = target.join(MARKER);
    let Ok(text) = fs::read_to_string(&path) else { return Ok((BTreeMap::new(), None)) };
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return Ok((BTreeMap::new(), None));
    }
    let files = lines.filter_map(|l| l.split_once(' ')).map(|(hash, path)| (path.to_owned(), hash.to_owned()));
    let marked = fs::metadata(&path).and_then(|m| m.modified()).context("read", &path)?;
    Ok((files.collect(), Some(marked)))
}

fn marker_text(files: &BTreeMap<String, (String, Put)>) -> String {
    let mut text = String::with_capacity(files.len() * 64);
    text.push_str(HEADER);
    text.push('\n');
    for (path, (hash, _)) in files {
        text.push_str(hash);
        text.push(' ');
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Whether nothing of anybody's is in the folder: it does not exist, or holds only what keeps it in a repository.
fn is_free(target: &Path) -> Result<bool, Error> {
    let entries = match fs::read_dir(target) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(e) => return Err(e).context("read", target),
    };
    for entry in entries {
        let name = entry.context("read", target)?.file_name();
        if !matches!(name.to_str(), Some(".gitkeep" | ".gitignore")) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files below a folder that a marker does not list, the marker itself left out.
fn foreign_files(folder: &Path, listed: &BTreeMap<String, String>) -> Vec<String> {
    let files = WalkDir::new(folder).follow_links(false).sort_by_file_name().into_iter().filter_map(Result::ok);
    files
        .filter(|e| !e.file_type().is_dir())
        .map(|e| {
            let parts = e.path().strip_prefix(folder).unwrap_or(e.path()).components();
            parts.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
        })
        .filter(|path| path != MARKER && !listed.contains_key(path))
        .collect()
}

/// Moves files that are not the generator's out of a leftover staging folder into the site, if it lacks them.
fn rescue(staging: &Path, target: &Path) -> Result<(), Error> {
    let (listed, marked) = read_marker(staging)?;
    if marked.is_none() {
        // Never completed: it holds only what the generator wrote.
        return Ok(());
    }
    for path in foreign_files(staging, &listed) {
        let (from, to) = (staging.join(&path), target.join(&path));
        if fs::symlink_metadata(&to).is_err() {
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).context("create", parent)?;
            }
            fs::rename(&from, &to).context("rename", &to)?;
        }
    }
    Ok(())
}

/// Brings a file over to the new tree as it is: as a hard link, else as a copy. A symbolic link is made anew.
fn keep(from: &Path, to: &Path) -> Result<(), Error> {
    let attempt = || -> io::Result<()> {
        make_parent(to)?;
        match fs::hard_link(from, to) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => copy(from, to),
            other => other,
        }
    };
    attempt().context("write", to)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let meta = fs::symlink_metadata(from)?;
    #[cfg(unix)]
    if meta.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    fs::copy(from, to)?;
    // The time is kept so that a later build still sees the file as older than the marker.
    fs::File::options().write(true).open(to)?.set_modified(meta.modified()?)
}

fn write_with_folders(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_parent(path)?;
    fs::write(path, bytes)
}

/// Makes the folder of a file. Nearly every file is the first one of its folder, so making the folder first saves
/// asking in vain.
fn make_parent(path: &Path) -> io::Result<()> {
    let Some(parent) = path.parent() else { return Ok(()) };
    match fs::create_dir(parent) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => fs::create_dir_all(parent),
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(e),
        _ => Ok(()),
    }
}

/// Removes a folder with all that is in it, what stands side by side at the same time.
fn remove_tree(folder: &Path) -> io::Result<()> {
    let entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| match entry.file_type()?.is_dir() {
        true => remove_tree(&entry.path()),
        false => fs::remove_file(entry.path()),
    })?;
    fs::remove_dir(folder)
}
