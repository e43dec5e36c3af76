//! A folder and those in it, looked at by all processors at once; those that are as they were are not read again.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::facts::{Above, Facts};

/// What two hard links of one file have in common and two files do not, as far as their folders tell without a look at
/// the files themselves: on Unix the number of the file, elsewhere its size and its time.
#[cfg(unix)]
pub(super) type Identity = u64;
#[cfg(not(unix))]
pub(super) type Identity = (u64, std::time::SystemTime);

/// How a folder or file looks from outside: its number, and when an entry of the folder came, went or was renamed last,
/// in nanoseconds since 1970. The system sets that time, and nobody can set it back.
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
        let folder = look(path, Look::of(path), known, &has_gaps);
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
    /// A look of what has this number and was changed at this time, in seconds and nanoseconds since 1970.
    #[cfg(unix)]
    pub(super) fn new(number: u64, seconds: i128, nanoseconds: i128) -> Look {
        Look { number, changed: seconds * NANOS + nanoseconds }
    }

    /// How the folder at `path` looks; none if it is no folder, or the system does not say.
    pub(super) fn of(path: &Path) -> Option<Look> {
        Facts::of(path).filter(|facts| facts.is_dir)?.look
    }

    /// How the file at `path` looks, of which the time is that of any change; none if it is no file, or the system does
    /// not say.
    pub(super) fn of_file(path: &Path) -> Option<Look> {
        Facts::of(path).filter(|facts| facts.is_file)?.look
    }

    /// The same with a time from so long before.
    pub(super) fn before(self, time: Duration) -> Look {
        Look { changed: self.changed - i128::from(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)), ..self }
    }

    /// Whether the clock has surely ticked between this change and that time.
    fn is_older_than(self, now: Look) -> bool {
        // Where times are whole seconds, the clock may tick once a second or once in two.
        let tick = if self.changed % NANOS == 0 { Duration::from_secs(2) } else { Duration::from_millis(20) };
        now.changed - self.changed > tick.as_nanos().cast_signed()
    }
}

const NANOS: i128 = 1_000_000_000;

/// Looks at the folder at `path`, which looks like that now.
fn look(path: &Path, now: Option<Look>, known: Option<Folder>, has_gaps: &AtomicBool) -> Folder {
    let known = known.unwrap_or_default();
    if now.is_some() && known.look == now {
        let known_below = known.folders.into_iter().map(|(name, folder)| (name, Some(folder))).collect();
        return Folder { folders: look_below(path, known_below, has_gaps), ..known };
    }
    let mut folder = Folder { look: now, ..Folder::default() };
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
    let below = below.into_iter().map(|name| (known_as(&name), name)).map(|(known, name)| (name, known)).collect();
    folder.folders = look_below(path, below, has_gaps);
    folder
}

/// Looks at these folders, of which some may be known, in the folder at `path`.
fn look_below(path: &Path, below: Vec<(Name, Option<Folder>)>, has_gaps: &AtomicBool) -> Vec<(Name, Folder)> {
    if below.is_empty() {
        return Vec::new();
    }
    let above = Above::new(path);
    let look = |(name, known): (Name, Option<Folder>)| {
        // Before the entries are read: what comes in between is found next time.
        let now = above.facts(Path::new(&*name)).filter(|facts| facts.is_dir).and_then(|facts| facts.look);
        let folder = match known {
            // Most are such, and need no path.
            Some(known) if now.is_some() && known.look == now && known.folders.is_empty() => known,
            known => look(&path.join(&*name), now, known, has_gaps),
        };
        (name, folder)
    };
    below.into_par_iter().map(look).collect()
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
