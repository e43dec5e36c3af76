//! Parsed texts on a shelf: a file from which one is taken at a time, so that not all of them are in memory.
//!
//! In: texts as bytes, one behind the other. Out: one text by its number. What does not come back as it was written
//! (a disk that fails, a file that somebody changed) is damage, which is remembered: of what was made with it
//! nothing may be used.

use std::hash::Hasher as _;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use postcard::ser_flavors::Flavor;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use crate::content::Shelf;
use crate::fs::OpenFile;
use crate::markdown::Doc;

/// How many texts stay in memory after they were taken: those of one page, which are taken several times while its
/// files are made, and of one more for a second worker.
const AT_HAND: usize = 4;

/// Whether something that was kept did not come back.
#[derive(Debug, Clone, Default)]
pub(super) struct Damage(Arc<AtomicBool>);

impl Damage {
    pub(super) fn is_found(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn found(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Where a text is in the file, and the checksum of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    bytes: Range<u64>,
    sum: u64,
}

/// What tells bytes from damaged ones. Nobody's bytes are told from anybody else's by it, as by a key, so that it need
/// not be one that is hard to meet on purpose; every text is summed up three times in a build.
fn sum(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

/// Writes a text behind those in `all`, which are to be the bytes of a file; none, and nothing written, if the same
/// would not come back. The arguments of components pass through JSON, which may round a number.
pub(super) fn write(all: &mut Vec<u8>, doc: &Doc) -> Option<Place> {
    let start = all.len();
    let comes_back = |bytes: &[u8]| postcard::from_bytes::<Doc>(bytes).is_ok_and(|again| again == *doc);
    let is_written = postcard::serialize_with_flavor(doc, Behind(all)).is_ok();
    if is_written && (doc.components.is_empty() || comes_back(&all[start..])) {
        return Some(place(all, start));
    }
    all.truncate(start);
    None
}

/// Adds the bytes of a text to those in `all`.
pub(super) fn add(all: &mut Vec<u8>, text: &[u8]) -> Place {
    let start = all.len();
    all.extend_from_slice(text);
    place(all, start)
}

fn place(all: &[u8], start: usize) -> Place {
    Place { bytes: start as u64..all.len() as u64, sum: sum(&all[start..]) }
}

/// Lets postcard write behind what is there, which spares a copy of every text.
struct Behind<'a>(&'a mut Vec<u8>);

impl Flavor for Behind<'_> {
    type Output = ();

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// A file with texts.
#[derive(Debug)]
pub(super) struct OnDisk {
    file: OpenFile,
    places: Vec<Place>,
    at_hand: Mutex<Vec<(usize, Arc<Doc>)>>,
    damage: Damage,
}

impl OnDisk {
    pub(super) fn new(file: OpenFile, places: Vec<Place>, damage: Damage) -> OnDisk {
        OnDisk { file, places, at_hand: Mutex::default(), damage }
    }

    /// The bytes of a text; none if they are not those that were written.
    pub(super) fn bytes(&self, at: usize) -> Option<Vec<u8>> {
        let Place { bytes, sum: written } = self.places.get(at)?;
        let bytes = self.file.read(bytes.clone())?;
        (sum(&bytes) == *written).then_some(bytes)
    }

    /// A text; none if it does not come back.
    pub(super) fn read(&self, at: usize) -> Option<Doc> {
        postcard::from_bytes(&self.bytes(at)?).ok()
    }
}

impl Shelf for OnDisk {
    fn take(&self, at: usize) -> Option<Arc<Doc>> {
        let at_hand = || self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, doc)) = at_hand().iter().find(|(known, _)| *known == at) {
            return Some(Arc::clone(doc));
        }
        let Some(doc) = self.read(at).map(Arc::new) else {
            self.damage.found();
            return None;
        };
        let mut at_hand = at_hand();
        if at_hand.len() == AT_HAND {
            at_hand.remove(0);
        }
        at_hand.push((at, Arc::clone(&doc)));
        Some(doc)
    }
}
