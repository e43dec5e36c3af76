//! What a build remembers of earlier ones, in a folder of the site that may be deleted at any time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::earlier::Earlier;
use super::shelf::Damage;
use super::words::Slots;
use crate::fs::{self, OpenFile};
use crate::memo::{self, Memo, Part};

/// The folder, below the site's root.
const FOLDER: &str = ".songngu";
/// The files with the results, each with its number behind.
const FILE: &str = "memo";
/// The folder with the smaller pictures, below that one.
pub(super) const PICTURES: &str = "pictures";
/// The folder with the parsed texts.
pub(super) const TEXTS: &str = "texts";
/// The folder with the words of the search index.
pub(super) const WORDS: &str = "words";
/// The largest file that is read, in bytes.
const LIMIT: u64 = 1 << 30;

/// What runs remember of each other: in memory between those of one process, on the disk between processes.
#[derive(Debug, Default)]
pub struct Cache {
    /// The folder, and what the program calls itself; without, nothing is remembered beyond this process.
    place: Option<(PathBuf, String)>,
    memo: Mutex<Option<Arc<Memo>>>,
    /// What the last preview of this process came to.
    earlier: Mutex<Option<Earlier>>,
    /// The words of the search index, as the last preview gathered them, with what they came to.
    words: Mutex<Slots>,
    /// Whether something on the disk was not what it should be when it was needed.
    damage: Damage,
}

impl Cache {
    /// A cache in the site's folder. `program` names this very program: results of another one are not used, for it
    /// may have come to others.
    pub fn in_folder(root: &Path, program: String) -> Cache {
        Cache { place: Some((root.join(FOLDER), program)), ..Cache::default() }
    }

    /// The folder, and what the program calls itself, if anything is remembered beyond this process.
    pub(super) fn place(&self) -> Option<(&Path, &str)> {
        self.place.as_ref().map(|(folder, program)| (folder.as_path(), program.as_str()))
    }

    /// What is remembered. A file that cannot be read is none.
    pub(super) fn memo(&self) -> Arc<Memo> {
        let mut memo = self.memo.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(memo.get_or_insert_with(|| Arc::new(self.read())))
    }

    /// What the last preview came to; a second one at the same time does without.
    pub(super) fn take_earlier(&self) -> Option<Earlier> {
        self.earlier.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep_earlier(&self, earlier: Option<Earlier>) {
        *self.earlier.lock().unwrap_or_else(PoisonError::into_inner) = earlier;
    }

    /// The words of the index that were kept last.
    pub(super) fn take_words(&self) -> Slots {
        std::mem::take(&mut *self.words.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn keep_words(&self, words: Slots) {
        *self.words.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    /// Removes the parsed texts of earlier runs.
    pub(super) fn forget_texts(&self) {
        self.sweep(TEXTS, &BTreeSet::new());
    }

    fn read(&self) -> Memo {
        let Some((folder, program)) = &self.place else { return Memo::default() };
        let read = |part: usize| {
            let bytes = fs::read_if_small(&folder.join(format!("{FILE}-{part}")), LIMIT);
            bytes.map_or_else(Part::default, |bytes| Part::from_bytes(bytes, program))
        };
        Memo::of((0..memo::PARTS).into_par_iter().map(read).collect::<Vec<Part>>())
    }

    /// A large result of an earlier run, by its folder and name; none if there is none that is whole.
    pub(super) fn file(&self, inner: &str, name: &str) -> Option<Vec<u8>> {
        let (folder, _) = self.place.as_ref()?;
        let mut bytes = fs::read_if_small(&folder.join(inner).join(name), LIMIT)?;
        let (checksum, body) = bytes.split_at_checked(blake3::OUT_LEN)?;
        let is_whole = blake3::hash(body).as_bytes() == checksum;
        // In place, for it may be large, and memory that was never touched costs more than moving.
        is_whole.then(|| {
            bytes.drain(..blake3::OUT_LEN);
            bytes
        })
    }

    /// Keeps a large result in a file of its own; whether that could be.
    pub(super) fn keep_file(&self, inner: &str, name: &str, body: &[u8]) -> bool {
        let mut bytes = blake3::hash(body).as_bytes().to_vec();
        bytes.extend_from_slice(body);
        self.keep_plain(inner, name, &bytes)
    }

    /// Keeps results in a file of which parts are read: nothing tells whether it is whole.
    pub(super) fn keep_plain(&self, inner: &str, name: &str, bytes: &[u8]) -> bool {
        let Some((folder, _)) = &self.place else { return false };
        fs::write_cache(&folder.join(inner), name, bytes).is_ok()
    }

    /// A file that [`Cache::keep_plain`] wrote, to read parts of it.
    pub(super) fn open(&self, inner: &str, name: &str) -> Option<OpenFile> {
        let (folder, _) = self.place.as_ref()?;
        OpenFile::open(&folder.join(inner).join(name))
    }

    /// Whether something was not what it should be when it was needed: then nothing may be made of this run.
    pub(super) fn damage(&self) -> &Damage {
        &self.damage
    }

    /// Removes the large results that this run did not use, so that they never outgrow the site.
    pub(super) fn sweep(&self, inner: &str, used: &BTreeSet<String>) {
        if let Some((folder, _)) = &self.place {
            fs::sweep_cache(&folder.join(inner), used);
        }
    }

    /// Remembers what the run came to. A disk that does not take it is no reason to stop: the next run does the work
    /// again.
    pub(super) fn keep(&self, memo: &Memo) {
        let (next, new) = memo.next();
        if let Some((folder, program)) = &self.place {
            new.into_par_iter().for_each(|part| {
                let _ = fs::write_cache(folder, &format!("{FILE}-{part}"), &next.to_bytes(part, program));
            });
        }
        *self.memo.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(next));
    }
}
