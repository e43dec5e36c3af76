//! The moment in which the new site takes the place of the old one.

use std::fs;
use std::path::Path;

use super::{Context, Error};

/// Lets two folders change places, in one step if the system can and `at_once` says so, else with one of them moved
/// `aside` for a moment. If the target does not exist, the new folder takes its place.
pub(super) fn swap(new: &Path, target: &Path, aside: &Path, at_once: bool) -> Result<(), Error> {
    if !target.exists() {
        return fs::rename(new, target).context("rename", target);
    }
    if at_once && is_exchanged(new, target) {
        return Ok(());
    }
    fs::rename(target, aside).context("rename", target)?;
    if let Err(cause) = fs::rename(new, target) {
        fs::rename(aside, target).context("rename", target)?;
        return Err(Error { operation: "rename", path: target.to_owned(), cause });
    }
    fs::rename(aside, new).context("rename", aside)
}

/// Exchanges two folders in one step; whether that was done.
#[cfg(unix)]
fn is_exchanged(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(unix))]
fn is_exchanged(_: &Path, _: &Path) -> bool {
    false
}
