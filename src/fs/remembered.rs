//! What the folders of the output and of the site before it looked like, written down beside them for the next build.
//!
//! A site of ten thousand pages has more folders than that, and nearly all are as they were: asking how a folder looks
//! takes a fifth of the time of reading its entries.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::folder::{Folder, Look};

/// What the hash is for; its number changes with the form of the file.
const PURPOSE: &str = "songngu folders 1";
const HASH: usize = blake3::OUT_LEN;

/// The folders of both sites, as they were found.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// Of the site that is published.
    pub(super) site: Option<Folder>,
    /// Of the site before it.
    pub(super) previous: Option<Folder>,
}

impl Remembered {
    /// What the last build wrote down; nothing if the file is not there or not whole.
    pub(super) fn read(file: &Path) -> Remembered {
        let read = || {
            let bytes = fs::read(file).ok()?;
            let (hash, rest) = bytes.split_at_checked(HASH)?;
            if blake3::derive_key(PURPOSE, rest) != hash { None } else { postcard::from_bytes(rest).ok() }
        };
        read().unwrap_or_default()
    }

    /// Writes down how the folders looked. `now` is a time of their file system's clock from before that. A file that
    /// cannot be written is removed: it only saves time.
    pub(super) fn write(mut self, file: &Path, now: Option<Look>) {
        for folder in [&mut self.site, &mut self.previous].into_iter().flatten() {
            folder.forget_recent(now);
        }
        let bytes = postcard::to_extend(&self, vec![0; HASH]).map(|mut bytes| {
            let hash = blake3::derive_key(PURPOSE, &bytes[HASH..]);
            bytes[..HASH].copy_from_slice(&hash);
            bytes
        });
        if !bytes.is_ok_and(|bytes| fs::write(file, bytes).is_ok()) {
            let _ = fs::remove_file(file);
        }
    }
}
