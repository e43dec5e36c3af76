//! What the system says of a file or a folder without opening it.
//!
//! On Unix it is asked by the path below a folder that is held open: going through the same upper folders again for
//! every one of ten thousand files takes a quarter of the time.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::folder::Look;

/// What the system says of a file or a folder; links are not followed.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) is_file: bool,
    pub(super) is_dir: bool,
    /// The size in bytes.
    pub(super) size: u64,
    /// When its content was last changed; none if the system does not say.
    pub(super) modified: Option<SystemTime>,
    /// How it looks, where that tells of changes.
    pub(super) look: Option<Look>,
}

/// A folder below which many files are asked about.
#[derive(Debug)]
pub(super) struct Above<'p> {
    path: &'p Path,
    /// None if it could not be opened; the way is longer then.
    #[cfg(unix)]
    folder: Option<rustix::fd::OwnedFd>,
}

impl<'p> Above<'p> {
    #[cfg(unix)]
    pub(super) fn new(path: &'p Path) -> Above<'p> {
        use rustix::fs::{Mode, OFlags};
        Above { path, folder: rustix::fs::open(path, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()).ok() }
    }

    #[cfg(not(unix))]
    pub(super) fn new(path: &'p Path) -> Above<'p> {
        Above { path }
    }

    /// Asks about what lies at a path below the folder; none if nothing does.
    pub(super) fn facts(&self, below: &Path) -> Option<Facts> {
        #[cfg(unix)]
        if let Some(folder) = &self.folder {
            return rustix::fs::statat(folder, below, rustix::fs::AtFlags::SYMLINK_NOFOLLOW).ok().map(of_stat);
        }
        Facts::of(&self.path.join(below))
    }
}

impl Facts {
    /// Asks about what lies at a path; none if nothing does.
    pub(super) fn of(path: &Path) -> Option<Facts> {
        let meta = fs::symlink_metadata(path).ok()?;
        Some(Facts {
            is_file: meta.is_file(),
            is_dir: meta.is_dir(),
            size: meta.len(),
            modified: meta.modified().ok(),
            look: look(&meta),
        })
    }
}

#[cfg(unix)]
fn look(meta: &fs::Metadata) -> Option<Look> {
    use std::os::unix::fs::MetadataExt;
    Some(Look::new(meta.ino(), meta.ctime().into(), meta.ctime_nsec().into()))
}

#[cfg(not(unix))]
fn look(_: &fs::Metadata) -> Option<Look> {
    None
}

#[cfg(unix)]
fn of_stat(stat: rustix::fs::Stat) -> Facts {
    use std::time::{Duration, UNIX_EPOCH};

    use rustix::fs::FileType;
    let kind = FileType::from_raw_mode(stat.st_mode);
    let modified = || {
        // A time before 1970 is nobody's who wrote a site.
        let since = Duration::new(u64::try_from(stat.st_mtime).ok()?, u32::try_from(stat.st_mtime_nsec).ok()?);
        UNIX_EPOCH.checked_add(since)
    };
    Facts {
        is_file: kind == FileType::RegularFile,
        is_dir: kind == FileType::Directory,
        size: u64::try_from(stat.st_size).unwrap_or_default(),
        modified: modified(),
        look: Some(Look::new(stat.st_ino, stat.st_ctime.into(), stat.st_ctime_nsec.into())),
    }
}
