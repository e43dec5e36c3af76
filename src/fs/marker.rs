//! The marker in an output folder: what the generator made there, and when.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::Path;
use std::time::SystemTime;

use super::files::Files;
use super::{Context, Error};

/// The marker file in the output folder.
pub(super) const MARKER: &str = ".songngu";
/// The first line of the marker; its number changes with the format.
const HEADER: &str = "songngu output 1";
const HEX: usize = 32;

/// The beginning of the hash of a file, in hexadecimal digits.
pub(super) type FileHash = [u8; HEX];

/// The hash of a file's bytes.
pub(super) fn hash(bytes: &[u8]) -> FileHash {
    let digits = blake3::hash(bytes).to_hex();
    digits.as_bytes().first_chunk().copied().unwrap_or_default()
}

/// What a marker says.
#[derive(Debug)]
pub(super) struct Marker {
    /// What was made.
    pub(super) files: Listed,
    /// When it was written; a file that changed later was changed by somebody else.
    pub(super) written: SystemTime,
    /// What tells its text from any other.
    pub(super) name: String,
}

/// The files that a marker lists, sorted by path.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The marker's text: a line for each file, its hash and its path with a space between them.
    text: String,
    lines: Vec<Line>,
}

/// Where the two parts of a line are in the text.
#[derive(Debug)]
struct Line {
    hash: Range<usize>,
    path: Range<usize>,
}

impl Listed {
    fn new(text: String) -> Listed {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end_matches('\n').len();
            if let Some(space) = line.find(' ').filter(|_| start > 0) {
                lines.push(Line { hash: start..start + space, path: start + space + 1..end });
            }
            start += line.len();
        }
        // They were written in order, but somebody may have been at them.
        if !lines.is_sorted_by_key(|line| &text[line.path.clone()]) {
            lines.sort_by_key(|line| text[line.path.clone()].to_owned());
        }
        Listed { text, lines }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// All paths with their hashes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, FileHash)> {
        self.lines.iter().map(|line| (&self.text[line.path.clone()], self.hash_in(line)))
    }

    /// The same, as the system writes paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&OsStr, FileHash)> {
        self.files().map(|(path, hash)| (OsStr::new(path), hash))
    }

    /// The place of a file in the list; none if it is not listed.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.lines.binary_search_by(|line| self.text[line.path.clone()].cmp(path)).ok()
    }

    /// The hash of the file at a place in the list.
    pub(super) fn hash(&self, at: usize) -> FileHash {
        self.hash_in(&self.lines[at])
    }

    /// The hash of a line; one of another length is no file's.
    fn hash_in(&self, line: &Line) -> FileHash {
        self.text.as_bytes()[line.hash.clone()].try_into().unwrap_or_default()
    }
}

/// Reads the marker of a folder. An unreadable or foreign marker counts as none.
pub(super) fn read(folder: &Path) -> Result<Option<Marker>, Error> {
    let path = folder.join(MARKER);
    let Ok(text) = fs::read_to_string(&path) else { return Ok(None) };
    if text.lines().next() != Some(HEADER) {
        return Ok(None);
    }
    let written = fs::metadata(&path).and_then(|m| m.modified()).context("read", &path)?;
    Ok(Some(Marker { name: name(text.as_bytes()), files: Listed::new(text), written }))
}

/// What tells the text of a marker from any other.
pub(super) fn name(text: &[u8]) -> String {
    blake3::hash(text).to_hex().to_string()
}

/// Whether the folder has a marker, as far as its first line tells.
pub(super) fn is_in(folder: &Path) -> bool {
    let mut head = [0; HEADER.len() + 1];
    let read = |mut file: fs::File| file.read_exact(&mut head);
    fs::File::open(folder.join(MARKER)).and_then(read).is_ok() && head.strip_suffix(b"\n") == Some(HEADER.as_bytes())
}

/// The text of the marker of a site that is made of these files.
pub(super) fn text(files: &Files<'_>) -> Vec<u8> {
    let length: usize = files.iter().map(|file| HEX + file.path.len() + 2).sum();
    let mut text = Vec::with_capacity(HEADER.len() + 1 + length);
    text.extend_from_slice(HEADER.as_bytes());
    text.push(b'\n');
    for file in files.iter() {
        text.extend_from_slice(&file.hash);
        text.push(b' ');
        text.extend_from_slice(file.path.as_bytes());
        text.push(b'\n');
    }
    text
}

/// Writes the marker, after all other files, for it has to be the newest. It is there as a whole or not at all: half a
/// list would make strangers' files of the others.
pub(super) fn write(folder: &Path, text: &[u8]) -> Result<(), Error> {
    let (temporary, path) = (folder.join(".songngu-new"), folder.join(MARKER));
    fs::write(&temporary, text).context("write", &temporary)?;
    fs::rename(&temporary, &path).context("rename", &path)
}

/// Takes the marker away: from here on the folder is nobody's finished site.
pub(super) fn remove(folder: &Path) -> Result<(), Error> {
    let path = folder.join(MARKER);
    fs::remove_file(&path).context("remove", &path)
}
