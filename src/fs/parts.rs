//! A file of which parts are read.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The largest part that is read at a time, in bytes: a damaged list should not ask for all memory.
const LIMIT: u64 = 1 << 30;

/// An open file. It stays what it is if another one takes its name.
#[derive(Debug)]
pub struct OpenFile(Mutex<File>);

impl OpenFile {
    /// Opens a file that is only a help: none if that cannot be.
    pub fn open(path: &Path) -> Option<OpenFile> {
        File::open(path).ok().map(|file| OpenFile(Mutex::new(file)))
    }

    /// The bytes of a part; none if they cannot be read.
    pub fn read(&self, part: Range<u64>) -> Option<Vec<u8>> {
        let length = part.end.checked_sub(part.start).filter(|length| *length <= LIMIT)?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(part.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}
