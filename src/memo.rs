//! Results of earlier runs, kept by what they were made of.
//!
//! In: a key over everything that a result depends on, and the result. Out: the same result in a later run. What is
//! kept is a shortcut and nothing else: bytes that are damaged, cut off, or from another version of the program count
//! as nothing. A run keeps what it used or made, so that what is kept never outgrows the site. It is written down in
//! several parts, for after an edit nearly all of it is as it was. Nothing here touches the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// In how many parts results are written down.
pub const PARTS: usize = 16;

/// The length of a key and of the checksum, in bytes.
const KEY: usize = 16;
const CHECKSUM: usize = 32;

/// What a result was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key([u8; KEY]);

impl Key {
    /// In which part the result is.
    fn part(&self) -> usize {
        usize::from(self.0[0]) % PARTS
    }

    /// The key as an ingredient of another one.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key as the name of a file: hexadecimal.
    pub fn name(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Gathers what a result depends on.
#[derive(Debug, Clone)]
pub struct Ingredients(blake3::Hasher);

impl Ingredients {
    /// The ingredients of results of one kind; results of two kinds never have one key.
    pub fn new(kind: &str) -> Ingredients {
        Ingredients(blake3::Hasher::new()).with(kind.as_bytes())
    }

    /// Adds one more. Its length counts, so that no two lists of ingredients run into each other.
    #[must_use]
    pub fn with(mut self, bytes: &[u8]) -> Ingredients {
        self.add(bytes);
        self
    }

    /// Adds one more in place: what is gathered so far weighs some 2 KB, and is not moved about for each of thousands.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The key.
    pub fn key(&self) -> Key {
        let mut key = [0; KEY];
        key.copy_from_slice(&self.0.finalize().as_bytes()[..KEY]);
        Key(key)
    }
}

/// A result as bytes: what was read from one file shares its memory.
#[derive(Debug, Clone)]
struct Bytes {
    whole: Arc<Vec<u8>>,
    place: Range<usize>,
}

impl Bytes {
    fn own(bytes: Vec<u8>) -> Bytes {
        Bytes { place: 0..bytes.len(), whole: Arc::new(bytes) }
    }

    fn get(&self) -> &[u8] {
        &self.whole[self.place.clone()]
    }
}

type Entries = BTreeMap<Key, Bytes>;

/// The results of earlier runs, and those of this one.
#[derive(Debug, Default)]
pub struct Memo {
    earlier: Entries,
    current: Mutex<Current>,
}

#[derive(Debug, Default)]
struct Current {
    entries: Entries,
    /// The parts in which any of them was made in this run.
    new: BTreeSet<usize>,
}

impl Memo {
    /// Whether earlier runs left nothing.
    pub fn is_empty(&self) -> bool {
        self.earlier.is_empty()
    }

    /// Returns the result of a key; none if there is none that can be read.
    pub fn get<T: DeserializeOwned>(&self, key: Key) -> Option<T> {
        let bytes = self.earlier.get(&key)?;
        let value = postcard::from_bytes(bytes.get()).ok()?;
        self.current().entries.insert(key, bytes.clone());
        Some(value)
    }

    /// Keeps the result of a key for the next run too, for somebody who has it in another form.
    pub fn use_again(&self, key: Key) {
        if let Some(bytes) = self.earlier.get(&key) {
            self.current().entries.insert(key, bytes.clone());
        }
    }

    /// Keeps a result. One that cannot be written down is not kept.
    pub fn put<T: Serialize>(&self, key: Key, value: &T) {
        let Ok(bytes) = postcard::to_stdvec(value) else { return };
        let mut current = self.current();
        current.entries.insert(key, Bytes::own(bytes));
        current.new.insert(key.part());
    }

    /// The memo for the next run: what this one used or made; and the parts in which there is anything new.
    pub fn next(&self) -> (Memo, BTreeSet<usize>) {
        let mut current = self.current();
        let Current { entries, new } = std::mem::take(&mut *current);
        (Memo { earlier: entries, current: Mutex::default() }, new)
    }

    /// Writes down a part of what was kept before this run, for [`Part::from_bytes`] of the same `program`.
    pub fn to_bytes(&self, part: usize, program: &str) -> Vec<u8> {
        let (mut out, start) = before_seal(program);
        for (key, bytes) in self.earlier.iter().filter(|(key, _)| key.part() == part) {
            let bytes = bytes.get();
            let Ok(length) = u32::try_from(bytes.len()) else { continue };
            out.extend_from_slice(&key.0);
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(bytes);
        }
        seal(&mut out, start);
        out
    }

    /// Puts together what earlier runs wrote down.
    pub fn of(parts: impl IntoIterator<Item = Part>) -> Memo {
        Memo { earlier: parts.into_iter().flat_map(|part| part.0).collect(), current: Mutex::default() }
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A part of what earlier runs found out.
#[derive(Debug, Default)]
pub struct Part(Vec<(Key, Bytes)>);

impl Part {
    /// Reads what [`Memo::to_bytes`] wrote; nothing if it is damaged or of another program.
    pub fn from_bytes(bytes: Vec<u8>, program: &str) -> Part {
        let places = read(&bytes, program).unwrap_or_default();
        let whole = Arc::new(bytes);
        let entry = |(key, place)| (key, Bytes { whole: Arc::clone(&whole), place });
        Part(places.into_iter().map(entry).collect())
    }
}

fn head(program: &str) -> String {
    format!("songngu memo\n{program}\n")
}

/// A value as bytes for a file that only the same `program` is to read again, with a sum over them; none if it cannot
/// be written down.
pub fn sealed<T: Serialize>(program: &str, value: &T) -> Option<Vec<u8>> {
    let (head, start) = before_seal(program);
    let mut all = postcard::to_extend(value, head).ok()?;
    seal(&mut all, start);
    Some(all)
}

/// The beginning of such a file, with room for the sum; and its length.
fn before_seal(program: &str) -> (Vec<u8>, usize) {
    let mut all = head(program).into_bytes();
    let start = all.len() + CHECKSUM;
    all.resize(start, 0);
    (all, start)
}

fn seal(all: &mut [u8], start: usize) {
    let sum = blake3::hash(&all[start..]);
    all[start - CHECKSUM..start].copy_from_slice(sum.as_bytes());
}

/// What was sealed; none if the file is damaged or of another program.
pub fn unseal<'b>(bytes: &'b [u8], program: &str) -> Option<&'b [u8]> {
    let rest = bytes.strip_prefix(head(program).as_bytes())?;
    let (checksum, body) = rest.split_at_checked(CHECKSUM)?;
    (blake3::hash(body).as_bytes() == checksum).then_some(body)
}

/// Where the result of every key is.
fn read(bytes: &[u8], program: &str) -> Option<Vec<(Key, Range<usize>)>> {
    let mut body = unseal(bytes, program)?;
    let mut places = Vec::new();
    while !body.is_empty() {
        let (key, rest) = body.split_at_checked(KEY)?;
        let (length, rest) = rest.split_at_checked(size_of::<u32>())?;
        let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
        let start = bytes.len() - rest.len();
        (_, body) = rest.split_at_checked(length)?;
        places.push((Key(key.try_into().ok()?), start..start + length));
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Ingredients::new("test").with(text.as_bytes()).key()
    }

    #[test]
    fn a_result_comes_back_and_what_was_not_used_goes() {
        let memo = Memo::default();
        memo.put(key("a"), &("ấp".to_owned(), 1_u32));
        memo.put(key("b"), &2_u32);
        assert_eq!(memo.get::<(String, u32)>(key("a")), None, "what is made in this run is for the next");
        let (memo, new) = memo.next();
        assert_eq!(new, BTreeSet::from([key("a").part(), key("b").part()]));
        let memo = read_again(&memo);
        assert_eq!(memo.get::<(String, u32)>(key("a")), Some(("ấp".to_owned(), 1)));
        let (memo, new) = memo.next();
        assert!(new.is_empty());
        assert_eq!(memo.get::<u32>(key("b")), None);
    }

    fn read_again(memo: &Memo) -> Memo {
        Memo::of((0..PARTS).map(|part| Part::from_bytes(memo.to_bytes(part, "1"), "1")))
    }

    #[test]
    fn every_result_is_in_one_part() {
        let memo = Memo::default();
        let keys: Vec<Key> = (0..200_u32).map(|n| key(&n.to_string())).collect();
        keys.iter().zip(0_u32..).for_each(|(key, n)| memo.put(*key, &n));
        let memo = memo.next().0;
        let size = |part: usize| memo.to_bytes(part, "1").len();
        assert!((0..PARTS).all(|part| size(part) > size(PARTS)), "there is something in each, and no more than these");
        let memo = read_again(&memo);
        assert!(keys.iter().zip(0..).all(|(key, n)| memo.get::<u32>(*key) == Some(n)));
    }

    #[test]
    fn damaged_bytes_and_those_of_another_program_are_nothing() {
        let memo = Memo::default();
        memo.put(key("a"), &7_u32);
        let bytes = memo.next().0.to_bytes(key("a").part(), "1");
        let read = |bytes: &[u8], program| Memo::of([Part::from_bytes(bytes.to_vec(), program)]);
        let is_known = |bytes: &[u8], program| read(bytes, program).get::<u32>(key("a")).is_some();
        assert!(is_known(&bytes, "1"));
        assert!(!is_known(&bytes, "2"));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(!is_known(&damaged, "1"), "byte {at}");
            assert!(!is_known(&bytes[..at], "1"), "cut at {at}");
        }
    }

    #[test]
    fn ingredients_do_not_run_into_each_other() {
        let key = |parts: &[&str]| parts.iter().fold(Ingredients::new("k"), |all, p| all.with(p.as_bytes())).key();
        assert_ne!(key(&["ab", "c"]), key(&["a", "bc"]));
        assert_ne!(key(&["ab"]), key(&["ab", ""]));
    }
}
