//! Files on their way between the output folder and those beside it: linked, moved, removed.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::{Context, Error};

/// Brings a file over to the new tree as it is: as a hard link, else as a copy, and says whether it is a link. A
/// symbolic link is made anew.
pub(super) fn keep(from: &Path, to: &Path) -> Result<bool, Error> {
    let attempt = || -> io::Result<bool> {
        make_parent(to)?;
        match fs::hard_link(from, to) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => copy(from, to).map(|()| false),
            other => other.map(|()| true),
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

/// Writes a file and makes the folders that it needs.
pub(super) fn write_with_folders(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_parent(path)?;
    fs::write(path, bytes)
}

/// Moves a file and makes the folders that it needs.
pub(super) fn move_file(from: &Path, to: &Path) -> Result<(), Error> {
    make_parent(to).and_then(|()| fs::rename(from, to)).context("rename", to)
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

/// Moves files of a folder into the site, those that it lacks.
pub(super) fn rescue(folder: &Path, target: &Path, files: &[&OsStr]) -> Result<(), Error> {
    for path in files {
        let to = target.join(path);
        if fs::symlink_metadata(&to).is_err() {
            move_file(&folder.join(path), &to)?;
        }
    }
    Ok(())
}

/// Removes files from a folder, as far as they are still there, and the folders that are empty without them.
pub(super) fn clear(folder: &Path, files: &[&OsStr]) -> Result<(), Error> {
    files.par_iter().try_for_each(|path| {
        let path = folder.join(path);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e).context("remove", &path),
            _ => Ok(()),
        }
    })?;
    for path in files {
        remove_empty(folder, folder.join(path).parent());
    }
    Ok(())
}

/// Removes a folder below another one if it is empty, and those above it if they are empty then.
pub(super) fn remove_empty(top: &Path, mut folder: Option<&Path>) {
    while let Some(path) = folder.filter(|path| *path != top && fs::remove_dir(path).is_ok()) {
        folder = path.parent();
    }
}

/// Removes a folder with all that is in it, what stands side by side at the same time.
pub(super) fn remove_tree(folder: &Path) -> Result<(), Error> {
    // Whatever troubled the first attempt, a process that had the folder open or wrote into it, may be over.
    remove_side_by_side(folder).or_else(|_| fs::remove_dir_all(folder)).context("remove", folder)
}

fn remove_side_by_side(folder: &Path) -> io::Result<()> {
    let entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| match entry.file_type()?.is_dir() {
        true => remove_side_by_side(&entry.path()),
        false => fs::remove_file(entry.path()),
    })?;
    fs::remove_dir(folder)
}
