//! A folder and those in it, looked at by all processors at once; those that are as they were are not read again.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// What two hard links of one file have in common and two files do not, as far as their folders tell without a look at
/// the files themselves: on Unix the number of the file, elsewhere its size and its time.
#[cfg(unix)]
pub(super) type Identity = u64;
#[cfg(not(unix))]
pub(super) type Identity = (u64, std::time::SystemTime);

/// How a folder looks from outside: its number, and when an entry came, went or was renamed last, in nanoseconds since
/// 1970. The system sets that time, and nobody can set it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Look {
    number: u64,
    changed: i128,
}

/// A folder, with the names of what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Folder {
    /// How it looked before its entries were read; none if that would not tell of a change.
    look: Option<Look>,
    /// Files and symbolic links, sorted.
    pub(super) files: Vec<(Name, Option<Identity>)>,
    /// Folders, sorted.
    pub(super) folders: Vec<(Name, Folder)>,
}

/// The name of a file or a folder. It need not be text, but one that is not cannot be written down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Name(#[serde(with = "as_text")] pub(super) OsString);

impl std::ops::Deref for Name {
    type Target = std::ffi::OsStr;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Folder {
    /// Looks at the folder at `path`, and says whether some folder in it could not be read. Of those that look as
    /// they did when they were `known`, the entries are taken from there.
    pub(super) fn look(path: &Path, known: Option<Folder>) -> (Folder, bool) {
        let has_gaps = AtomicBool::new(false);
        let folder = look(path, known, &has_gaps);
        (folder, has_gaps.into_inner())
    }

    /// Forgets how folders looked that may change once more and look the same, for the clock of their file system has
    /// not surely ticked since they changed. `now` is a time of that clock, from before they were looked at; none if it
    /// is not known.
    pub(super) fn forget_recent(&mut self, now: Option<Look>) {
        self.look = self.look.filter(|look| now.is_some_and(|now| look.is_older_than(now)));
        for (_, folder) in &mut self.folders {
            folder.forget_recent(now);
        }
    }
}

impl Look {
    /// How the folder at `path` looks; none if it is no folder, or the system does not say.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Look> {
        use std::os::unix::fs::MetadataExt;
        let meta = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_dir)?;
        let changed = i128::from(meta.ctime()) * NANOS + i128::from(meta.ctime_nsec());
        Some(Look { number: meta.ino(), changed })
    }

    #[cfg(not(unix))]
    pub(super) fn of(_: &Path) -> Option<Look> {
        None
    }

    /// Whether the clock has surely ticked between this change and that time.
    fn is_older_than(self, now: Look) -> bool {
        // Where times are whole seconds, the clock may tick once a second or once in two.
        let tick = if self.changed % NANOS == 0 { Duration::from_secs(2) } else { Duration::from_millis(20) };
        now.changed - self.changed > tick.as_nanos().cast_signed()
    }
}

const NANOS: i128 = 1_000_000_000;

fn look(path: &Path, known: Option<Folder>, has_gaps: &AtomicBool) -> Folder {
    // Before the entries are read: what comes in between is found next time.
    let look_now = Look::of(path);
    let known = known.unwrap_or_default();
    if look_now.is_some() && known.look == look_now {
        let again = |(name, folder): (Name, Folder)| {
            let folder = look(&path.join(&*name), Some(folder), has_gaps);
            (name, folder)
        };
        let folders = known.folders.into_par_iter().map(again).collect();
        return Folder { folders, ..known };
    }
    let mut folder = Folder { look: look_now, ..Folder::default() };
    let Ok(entries) = fs::read_dir(path) else {
        // Nor is it to be taken for an empty one next time.
        has_gaps.store(true, Ordering::Relaxed);
        return Folder::default();
    };
    let mut below = Vec::new();
    for entry in entries {
        let Some((entry, kind)) = entry.and_then(|e| e.file_type().map(|kind| (e, kind))).ok() else {
            has_gaps.store(true, Ordering::Relaxed);
            folder.look = None;
            continue;
        };
        let name = Name(entry.file_name());
        match kind.is_dir() {
            true => below.push(name),
            false => folder.files.push((name, identity(&entry))),
        }
    }
    folder.files.sort();
    below.sort();
    // Both are sorted by name.
    let mut known = known.folders.into_iter().peekable();
    let mut known_as = |name: &Name| {
        while known.next_if(|(known, _)| known < name).is_some() {}
        known.next_if(|(known, _)| known == name).map(|(_, folder)| folder)
    };
    let below: Vec<(Option<Folder>, Name)> = below.into_iter().map(|name| (known_as(&name), name)).collect();
    let read = |(known, name): (Option<Folder>, Name)| {
        let folder = look(&path.join(&*name), known, has_gaps);
        (name, folder)
    };
    folder.folders = below.into_par_iter().map(read).collect();
    folder
}

mod as_text {
    use std::ffi::{OsStr, OsString};

    use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error};

    pub(super) fn serialize<S: Serializer>(name: &OsStr, to: S) -> Result<S::Ok, S::Error> {
        name.to_str().ok_or_else(|| S::Error::custom("a name that is no text"))?.serialize(to)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<OsString, D::Error> {
        String::deserialize(from).map(OsString::from)
    }
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
