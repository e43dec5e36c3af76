//! The output folder: changed as a whole, or not at all.
//!
//! New and changed files go to a staging folder beside the output folder. [`OutputFolder::commit`] completes it with
//! hard links to the files that stay, and exchanges the two folders in one step of the operating system, so that a
//! process killed at any moment leaves either the old site or the new one. Where the system cannot exchange
//! folders, the old one is moved aside first; a build that finds it there puts it back.
//!
//! Of a large site the folder that was exchanged is kept, and the next commit completes that one: see [`previous`].
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

use super::carry::{keep, remove_tree, rescue, write_with_folders};
use super::folder::{Folder, Look};
use super::marker::{self, MARKER, Marker};
use super::previous::{self, Previous};
use super::remembered::Remembered;
use super::swap::swap;
use super::tree::Tree;
use super::{Context, Error};

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
    /// The present site has the same bytes; nothing is written.
    Same,
    /// The present site does not have it.
    New,
    /// The present site has other bytes.
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

/// The files of a site by path, with the hash of each and what happened to it.
pub(super) type Files = BTreeMap<String, (String, Put)>;

/// An output folder while a build runs.
#[derive(Debug)]
pub struct OutputFolder {
    target: PathBuf,
    staging: PathBuf,
    /// Where the site before the present one lies, if it is large.
    previous: PathBuf,
    /// The file that says how the folders of both look.
    folders: PathBuf,
    /// What the present site is made of: paths and hashes.
    present: BTreeMap<String, String>,
    /// When its marker was written, if it has one; a file that changed later was changed by somebody else.
    marked: Option<SystemTime>,
    new: Mutex<Files>,
    /// How many files make a site large; a test makes do with few.
    pub(super) large: usize,
    /// Whether to try and exchange folders in one step; a test goes the other way.
    pub(super) at_once: bool,
    _lock: fs::File,
}

impl OutputFolder {
    /// Opens the folder, which need not exist: cleans up after a build that was killed, checks that the folder is
    /// ours, and keeps other builds out.
    ///
    /// A build may be killed between any two of its steps. What it leaves, with the step that came last:
    ///
    /// 1. A file was put: staging has no marker and is removed. The previous folder is as it was.
    /// 2. The previous folder lost its marker, to be completed: it is removed, and so is staging.
    /// 3. The previous folder got its new marker, or staging was removed after that: it stays. It is a site that was
    ///    never published, with strangers' files, and the next commit puts that right as it does any previous folder.
    /// 4. The new site bears the name of the staging folder and has its marker: removed, for the output holds the site
    ///    before it and all files of strangers. A previous folder, if there still is one, stays.
    /// 5. The old site was moved aside, where folders cannot be exchanged: it comes back if the output is missing, and
    ///    is removed otherwise.
    /// 6. The folders were exchanged: staging is the old site with its marker. Files that somebody put there in the
    ///    meantime are moved to the output, and the rest is removed. Likewise if some were moved or removed already.
    /// 7. The old site became the previous folder: it stays.
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
        let (staging, aside, previous) = (beside("new"), beside("old"), beside("previous"));
        let folders = beside("folders");
        if aside.exists() {
            if target.exists() {
                remove_tree(&aside)?;
            } else {
                fs::rename(&aside, &target).context("rename", &target)?;
            }
        }
        let marker = marker::read(&target)?;
        if marker.is_none() && !is_free(&target)? {
            return Err(OpenProblem::Foreign);
        }
        if staging.exists() {
            // Either an unfinished build, or a site with somebody's files in it.
            if let Some(left) = marker::read(&staging)? {
                rescue(&staging, &target, &Tree::read(&staging).foreign(&left.files))?;
            }
            remove_tree(&staging)?;
        }
        if previous.exists() && !marker::is_in(&previous) {
            remove_tree(&previous)?;
        }
        fs::create_dir(&staging).context("create", &staging)?;
        let (present, marked) =
            marker.map_or_else(Default::default, |Marker { files, written }| (files, Some(written)));
        Ok(OutputFolder {
            target,
            staging,
            previous,
            folders,
            present,
            marked,
            new: Mutex::default(),
            large: previous::LARGE,
            at_once: true,
            _lock: lock,
        })
    }

    /// Takes one finished file. Safe to call from many threads; each path may come once.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, Error> {
        let hash = blake3::hash(bytes).to_hex()[..32].to_owned();
        let put = match self.present.get(path) {
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
        self.present.contains_key(path)
            && fs::symlink_metadata(self.target.join(path))
                .is_ok_and(|meta| meta.is_file() && meta.len() == size && self.is_older(&meta))
    }

    /// Takes a file over that the folder has as the last build left it.
    pub fn keep(&self, path: &str) {
        if let Some(hash) = self.present.get(path) {
            self.files().insert(path.to_owned(), (hash.clone(), Put::Same));
        }
    }

    /// Makes the new files the site. Nothing is touched if nothing differs.
    pub fn commit(self) -> Result<Committed, Error> {
        let new = std::mem::take(&mut *self.files());
        let count = |put: Put| new.values().filter(|(_, p)| *p == put).count();
        let removed = self.present.keys().filter(|p| !new.contains_key(*p)).count();
        let report = Committed { written: count(Put::New) + count(Put::Changed), same: count(Put::Same), removed };
        if report.written == 0 && removed == 0 && self.marked.is_some() {
            self.discard();
            return Ok(report);
        }
        let known = Remembered::read(&self.folders);
        // The clock of the file system, before anything is looked at.
        let now = Look::of(&self.staging);
        // Where little stays, less is gained by completing or keeping a site than by beginning anew.
        let most_stays = self.marked.is_some() && report.same * 2 >= new.len();
        let (found, previous) = rayon::join(
            || Tree::read_again(&self.target, known.site),
            || if most_stays { Previous::find(&self.previous, known.previous) } else { Ok(None) },
        );
        let (site, all_linked, new_site) = match previous? {
            Some(previous) => {
                let (all_linked, seen) = previous.complete(&new, &self.target, &found, &self.staging)?;
                (&self.previous, all_linked, Some(seen))
            }
            None => (&self.staging, self.keep_unchanged(&new)?, None),
        };
        self.keep_foreign(&found, &new, site)?;
        marker::write(site, &new)?;
        if site == &self.previous {
            // Nothing is left in it but folders.
            remove_tree(&self.staging)?;
            fs::rename(&self.previous, &self.staging).context("rename", &self.staging)?;
        } else if self.previous.exists() {
            remove_tree(&self.previous)?;
        }
        let aside = self.staging.with_extension("songngu-old");
        swap(&self.staging, &self.target, &aside, self.at_once)?;
        // From here on the new site stands; what fails now only leaves rubbish for the next build to clear away.
        let mut seen = found.root;
        seen.forget_recent(now);
        // Copies would take the site's room once more.
        let is_worth_keeping = most_stays && all_linked && new.len() >= self.large;
        let seen_by_next = Remembered { site: new_site, previous: is_worth_keeping.then(|| seen.clone()) };
        // What happens to the old site from here on shows in its folders.
        let (is_kept, ()) =
            rayon::join(|| self.settle(seen, is_worth_keeping), || seen_by_next.write(&self.folders, now));
        if !matches!(is_kept, Ok(true)) {
            let _ = fs::remove_file(&self.folders);
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

    /// Throws the new files away and leaves everything else as it is.
    pub fn discard(self) {
        // A leftover is cleared away by the next build.
        let _ = fs::remove_dir_all(&self.staging);
    }

    fn files(&self) -> std::sync::MutexGuard<'_, Files> {
        self.new.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Whether the file of the present site still has the bytes that the marker says. A file of the right size that
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

    /// Brings the files that stay over to the staging folder; says whether all are hard links.
    fn keep_unchanged(&self, new: &Files) -> Result<bool, Error> {
        let same: Vec<&String> = new.iter().filter(|(_, (_, put))| *put == Put::Same).map(|(p, _)| p).collect();
        let links = same.par_iter().map(|path| keep(&self.target.join(path), &self.staging.join(path)));
        links.try_reduce(|| true, |a, b| Ok(a && b))
    }

    /// Brings the files of others over to the new site.
    fn keep_foreign(&self, found: &Tree, new: &Files, site: &Path) -> Result<(), Error> {
        for path in found.foreign(&self.present) {
            if !path.to_str().is_some_and(|path| new.contains_key(path)) {
                keep(&self.target.join(path), &site.join(path))?;
            }
        }
        Ok(())
    }

    /// Keeps the old site, which the staging folder holds now and in which that was `found`, as the previous one, or
    /// removes it; says whether it is kept.
    fn settle(&self, found: Folder, is_worth_keeping: bool) -> Result<bool, Error> {
        if !self.staging.exists() {
            return Ok(false);
        }
        let old = Tree::read_again(&self.staging, Some(found));
        let foreign = old.foreign(&self.present);
        // Somebody may have put a file there after the others were brought over.
        rescue(&self.staging, &self.target, &foreign)?;
        if !is_worth_keeping || old.has_gaps {
            return remove_tree(&self.staging).map(|()| false);
        }
        previous::keep_site(&self.staging, &self.previous, &foreign).map(|()| true)
    }
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
