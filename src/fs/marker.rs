//! The marker in an output folder: what the generator made there, and when.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::output::Files;
use super::{Context, Error};

/// The marker file in the output folder.
pub(super) const MARKER: &str = ".songngu";
/// The first line of the marker; its number changes with the format.
const HEADER: &str = "songngu output 1";

/// What a marker says.
#[derive(Debug)]
pub(super) struct Marker {
    /// What was made: paths and hashes.
    pub(super) files: BTreeMap<String, String>,
    /// When it was written; a file that changed later was changed by somebody else.
    pub(super) written: SystemTime,
}

/// Reads the marker of a folder. An unreadable or foreign marker counts as none.
pub(super) fn read(folder: &Path) -> Result<Option<Marker>, Error> {
    let path = folder.join(MARKER);
    let Ok(text) = fs::read_to_string(&path) else { return Ok(None) };
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return Ok(None);
    }
    let files = lines.filter_map(|l| l.split_once(' ')).map(|(hash, path)| (path.to_owned(), hash.to_owned()));
    let written = fs::metadata(&path).and_then(|m| m.modified()).context("read", &path)?;
    Ok(Some(Marker { files: files.collect(), written }))
}

/// Whether the folder has a marker that can be read.
pub(super) fn is_in(folder: &Path) -> bool {
    fs::read_to_string(folder.join(MARKER)).is_ok_and(|text| text.lines().next() == Some(HEADER))
}

/// Writes the marker, after all other files, for it has to be the newest. It is there as a whole or not at all: half a
/// list would make strangers' files of the others.
pub(super) fn write(folder: &Path, files: &Files) -> Result<(), Error> {
    let mut text = String::with_capacity(files.len() * 64);
    text.push_str(HEADER);
    text.push('\n');
    for (path, (hash, _)) in files {
        text.push_str(hash);
        text.push(' ');
        text.push_str(path);
        text.push('\n');
    }
    let (temporary, path) = (folder.join(".songngu-new"), folder.join(MARKER));
    fs::write(&temporary, text).context("write", &temporary)?;
    fs::rename(&temporary, &path).context("rename", &path)
}

/// Takes the marker away: from here on the folder is nobody's finished site.
pub(super) fn remove(folder: &Path) -> Result<(), Error> {
    let path = folder.join(MARKER);
    fs::remove_file(&path).context("remove", &path)
}
