//! What is remembered between runs, so that after an edit little of the index is made anew.
//!
//! Every batch of a language and the list of its parts have a place of their own, a slot; what lies in it says itself
//! what it was made of. So a batch of which one page has changed is still found, and only that page is gathered.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::gather::Gathered;
use crate::memo::{Ingredients, Key};

/// What earlier runs left, and a place for what this one makes.
pub trait Known: Sync {
    /// What everything depends on that is kept here.
    fn common(&self) -> Ingredients;
    /// What lies in a slot, which stays there for a later run.
    fn get(&self, slot: Key) -> Option<Kept>;
    /// Puts something in a slot for a later run.
    fn put(&self, slot: Key, kept: &Kept);
    /// Leaves in a slot what lies there, for a later run.
    fn leave(&self, slot: Key);
}

/// Something that is remembered.
#[derive(Debug, Clone)]
pub enum Kept {
    /// A batch of pages.
    Batch(Arc<Gathered>),
    /// What all batches of a language came to.
    List(Arc<List>),
}

/// The first bytes of each.
const BATCH: u8 = 1;
const LIST: u8 = 2;

impl Kept {
    /// The same as bytes; none if that cannot be.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        match self {
            Kept::Batch(gathered) => gathered.add_bytes(vec![BATCH]),
            Kept::List(list) => postcard::to_extend(&**list, vec![LIST]).ok(),
        }
    }

    /// The reverse; none of bytes that are something else.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Kept> {
        match *bytes.first()? {
            BATCH => Gathered::from_bytes(bytes, 1).map(|gathered| Kept::Batch(Arc::new(gathered))),
            LIST => postcard::from_bytes(&bytes[1..]).ok().map(|list| Kept::List(Arc::new(list))),
            _ => None,
        }
    }
}

/// What the list of parts says of a language, as far as it depends on words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct List {
    /// The words of all pages.
    pub(super) of: Key,
    /// The first key of every part.
    pub(super) keys: Vec<String>,
    /// Their names.
    pub(super) parts: Vec<String>,
    /// How many words the title of every page has.
    pub(super) titles: Vec<u32>,
    /// How many words every page has.
    pub(super) lengths: Vec<u32>,
}

/// The slots of one language.
pub(super) struct Slots<'k> {
    known: &'k dyn Known,
    common: Ingredients,
}

impl<'k> Slots<'k> {
    pub(super) fn new(known: &'k dyn Known, language: &str) -> Slots<'k> {
        Slots { known, common: known.common().with(language.as_bytes()) }
    }

    /// What all that is kept in these slots depends on.
    pub(super) fn common(&self) -> &Ingredients {
        &self.common
    }

    /// The list, if it was made of these words.
    pub(super) fn list(&self, of: Key) -> Option<Arc<List>> {
        match self.known.get(self.of_list())? {
            Kept::List(list) => (list.of == of).then_some(list),
            Kept::Batch(_) => None,
        }
    }

    pub(super) fn put_list(&self, list: List) {
        self.known.put(self.of_list(), &Kept::List(Arc::new(list)));
    }

    /// The batch of this number, whatever it was gathered of.
    pub(super) fn batch(&self, number: usize) -> Option<Arc<Gathered>> {
        match self.known.get(self.of_batch(number))? {
            Kept::Batch(gathered) => Some(gathered),
            Kept::List(_) => None,
        }
    }

    pub(super) fn put_batch(&self, number: usize, gathered: &Arc<Gathered>) {
        self.known.put(self.of_batch(number), &Kept::Batch(Arc::clone(gathered)));
    }

    /// Leaves as many batches as they are.
    pub(super) fn leave_batches(&self, count: usize) {
        (0..count).for_each(|number| self.known.leave(self.of_batch(number)));
    }

    fn of_list(&self) -> Key {
        self.common.clone().with(b"list").key()
    }

    fn of_batch(&self, number: usize) -> Key {
        self.common.clone().with(b"batch").with(&(number as u64).to_le_bytes()).key()
    }
}
