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

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::carry::{keep, remove_tree, rescue, write_with_folders};
use super::files::Files;
use super::folder::Look;
use super::marker::{self, FileHash, Listed, MARKER, Marker};
use super::places::Places;
use super::previous;
use super::settle::{OldSite, Replaced};
use super::sorted::InOrder;
use super::survey::{self, Seen, Sizes, Survey, Surveyed};
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

/// A file that is in the folder as the last build left it.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    /// Its place among the files of the present site.
    at: usize,
}

/// An output folder while a build runs.
#[derive(Debug)]
pub struct OutputFolder {
    places: Places,
    /// What the present site is made of.
    present: Listed,
    /// When its marker was written, if it has one; a file that changed later was changed by somebody else.
    marked: Option<SystemTime>,
    /// What tells its marker from any other.
    marker: Option<String>,
    /// Of some files, whether each is as the last build left it.
    left: Option<(Sizes, Vec<bool>)>,
    /// What is in the folder and in that of the site before, with a time before that was looked at, by the clock of
    /// their file system.
    seen: Option<(Seen, Option<Look>)>,
    /// Of each file of the present site, whether it stays as it is.
    stays: Vec<AtomicBool>,
    /// The files that are new or changed.
    new: Mutex<BTreeMap<String, (FileHash, Put)>>,
    /// How many files make a site large; a test makes do with few.
    pub(super) large: usize,
    /// Whether to try and exchange folders in one step; a test goes the other way.
    pub(super) at_once: bool,
    lock: fs::File,
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
    ///
    /// A `survey` that was begun before saves looking at all files once more.
    pub fn open(path: &Path, survey: Option<Survey>) -> Result<OutputFolder, OpenProblem> {
        let places = Places::of(path);
        let Places { target, staging, aside, previous, .. } = &places;
        let parent = target.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).context("create", parent)?;
        let lock = fs::File::create(&places.lock).context("create", &places.lock)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(OpenProblem::Busy),
            // A file system without locks: two builds at once are then the user's business.
            Err(fs::TryLockError::Error(_)) => {}
        }
        // Whatever a killed build left is put right first, and what was seen before that is out of date.
        let survey = survey.filter(|_| !aside.exists() && !staging.exists());
        if aside.exists() {
            if target.exists() {
                remove_tree(aside)?;
            } else {
                fs::rename(aside, target).context("rename", target)?;
            }
        }
        let surveyed = survey.and_then(|survey| survey.wait(&places));
        let begun = surveyed.as_ref().map(|surveyed| surveyed.begun);
        let (marker, left, seen) = match surveyed {
            Some(Surveyed { marker, left, seen, .. }) => (Some(marker), Some(left), Some(seen)),
            None => (marker::read(target)?, None, None),
        };
        if marker.is_none() && !is_free(target)? {
            return Err(OpenProblem::Foreign);
        }
        if staging.exists() {
            // Either an unfinished build, or a site with somebody's files in it.
            if let Some(left) = marker::read(staging)? {
                rescue(staging, target, &Tree::read(staging).foreign(&left.files))?;
            }
            remove_tree(staging)?;
        }
        if previous.exists() && !marker::is_in(previous) {
            remove_tree(previous)?;
        }
        fs::create_dir(staging).context("create", staging)?;
        let seen = seen.map(|seen| {
            let now = Look::of(staging).zip(begun).map(|(now, begun)| now.before(begun.elapsed()));
            (seen, now)
        });
        let marked = marker.as_ref().map(|marker| marker.written);
        let (present, marker) = marker.map(|Marker { files, name, .. }| (files, name)).unzip();
        let present = present.unwrap_or_default();
        Ok(OutputFolder {
            places,
            stays: (0..present.len()).map(|_| AtomicBool::new(false)).collect(),
            present,
            marked,
            marker,
            left,
            seen,
            new: Mutex::default(),
            large: previous::LARGE,
            at_once: true,
            lock,
        })
    }

    /// Takes one finished file. Safe to call from many threads; each path may come once.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, Error> {
        let hash = marker::hash(bytes);
        let put = match self.present.find(path) {
            Some(at) if self.present.hash(at) == hash && self.is_untouched(path, bytes) => {
                self.keep(Left { at });
                return Ok(Put::Same);
            }
            Some(_) => Put::Changed,
            None => Put::New,
        };
        let full = self.places.staging.join(path);
        write_with_folders(&full, bytes).context("write", &full)?;
        self.new.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), (hash, put));
        Ok(put)
    }

    /// Those of these files of the last build, sorted by path, that the folder has as they were left; each with its
    /// path and size. They are not read.
    pub fn left<'s>(&self, files: &'s Sizes) -> Vec<(&'s str, u64, Left)> {
        let left = match (&self.left, self.marked) {
            (Some((known, left)), _) if Arc::ptr_eq(known, files) => Cow::Borrowed(left),
            (_, Some(marked)) => Cow::Owned(survey::left(&self.places.target, files, marked)),
            (_, None) => return Vec::new(),
        };
        let mut present = InOrder::new(self.present.iter().enumerate().map(|(at, (path, _))| (path, at)));
        let left = files.iter().zip(left.iter()).filter(|(_, is_left)| **is_left).map(|(file, _)| file);
        left.filter_map(|(path, size)| Some((&**path, *size, Left { at: present.find(OsStr::new(path))? }))).collect()
    }

    /// Takes a file over as it is. Safe to call from many threads.
    pub fn keep(&self, file: Left) {
        if let Some(stays) = self.stays.get(file.at) {
            stays.store(true, Ordering::Relaxed);
        }
    }

    /// Makes the new files the site. Nothing is touched if nothing differs. Returns what was done, and the old site,
    /// which has to be put away.
    pub fn commit(mut self) -> Result<(Committed, OldSite), Error> {
        let made = std::mem::take(self.new.get_mut().unwrap_or_else(PoisonError::into_inner));
        let stay: Vec<bool> = std::mem::take(&mut self.stays).into_iter().map(AtomicBool::into_inner).collect();
        let new = Files::new(&self.present, &stay, &made);
        let same = stay.iter().filter(|stays| **stays).count();
        let changed = made.values().filter(|(_, put)| *put == Put::Changed).count();
        let report = Committed { written: made.len(), same, removed: self.present.len() - same - changed };
        if let (0, 0, Some(marker)) = (report.written, report.removed, self.marker.take()) {
            let _ = fs::remove_dir_all(&self.places.staging);
            return Ok((report, OldSite::new(None, marker, self.lock)));
        }
        // Where little stays, less is gained by completing or keeping a site than by beginning anew.
        let most_stays = self.marked.is_some() && report.same * 2 >= new.len();
        let (Seen { site: found, previous }, now) = match self.seen.take() {
            Some(seen) => seen,
            // The clock of the file system, before anything is looked at.
            None => {
                let now = Look::of(&self.places.staging);
                (Seen::look(&self.places, most_stays)?, now)
            }
        };
        let Places { target, staging, aside, previous: kept, .. } = &self.places;
        let complete = || match previous.filter(|_| most_stays) {
            Some(previous) => {
                let (all_linked, seen) = previous.complete(kept, &new, (target, &found), staging)?;
                Ok((kept, all_linked, Some(seen)))
            }
            None => Ok::<_, Error>((staging, self.keep_unchanged(&new)?, None)),
        };
        let of_marker = || {
            let text = marker::text(&new);
            (marker::name(&text), text)
        };
        let (completed, (marker, text)) = rayon::join(complete, of_marker);
        let (site, all_linked, new_site) = completed?;
        self.keep_foreign(&found, &new, site)?;
        marker::write(site, &text)?;
        if site == kept {
            // Nothing is left in it but folders.
            remove_tree(staging)?;
            fs::rename(kept, staging).context("rename", staging)?;
        } else if kept.exists() {
            remove_tree(kept)?;
        }
        swap(staging, target, aside, self.at_once)?;
        // From here on the new site stands; what fails now only leaves rubbish for the next build to clear away.
        // Copies would take the site's room once more.
        let is_worth_keeping = most_stays && all_linked && new.len() >= self.large;
        let OutputFolder { places, present, lock, .. } = self;
        let replaced = Replaced { places, files: present, found: found.root, new_site, now, is_worth_keeping };
        Ok((report, OldSite::new(Some(replaced), marker, lock)))
    }

    /// Whether the folder at `path` holds these files with these sizes, as the build left them whose marker is called
    /// `marker`. Each file is looked at, none is read.
    pub fn is_as_left(path: &Path, marker: &str, files: &[(String, u64)]) -> bool {
        let target = super::absolute(path);
        let file = target.join(MARKER);
        let Ok(marked) = fs::metadata(&file).and_then(|meta| meta.modified()) else { return false };
        fs::read(file).is_ok_and(|text| marker::name(&text) == marker) && survey::all_left(&target, files, marked)
    }

    /// What tells the marker of the present site from any other; none if it has none.
    pub fn marker(&self) -> Option<&str> {
        self.marker.as_deref()
    }

    /// Throws the new files away and leaves everything else as it is.
    pub fn discard(self) {
        // A leftover is cleared away by the next build.
        let _ = fs::remove_dir_all(&self.places.staging);
    }

    /// Whether the file of the present site still has the bytes that the marker says. A file of the right size that
    /// is older than the marker is trusted; any other is read.
    fn is_untouched(&self, path: &str, bytes: &[u8]) -> bool {
        let full = self.places.target.join(path);
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
    fn keep_unchanged(&self, new: &Files<'_>) -> Result<bool, Error> {
        let same: Vec<&str> = new.iter().filter(|file| file.put == Put::Same).map(|file| file.path).collect();
        let links = same.par_iter().map(|path| keep(&self.places.target.join(path), &self.places.staging.join(path)));
        links.try_reduce(|| true, |a, b| Ok(a && b))
    }

    /// Brings the files of others over to the new site.
    fn keep_foreign(&self, found: &Tree, new: &Files<'_>, site: &Path) -> Result<(), Error> {
        for path in found.foreign(&self.present) {
            if !new.has(path) {
                keep(&self.places.target.join(path), &site.join(path))?;
            }
        }
        Ok(())
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
