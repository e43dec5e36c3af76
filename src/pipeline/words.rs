//! The words of the search index, gathered from batches of pages, so that a change has only its own batch gathered anew.
//!
//! In: a key over all words of a batch. Out: what an earlier run gathered of the same: in memory between the runs of a
//! preview, on the disk between processes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::{Cache, WORDS};
use crate::memo::{Ingredients, Key};
use crate::search::{Gathered, Known};

/// What was gathered, by what it was gathered of.
pub(super) type Batches = BTreeMap<Key, Arc<Gathered>>;

/// What earlier runs gathered, and what this one uses of it.
pub(super) struct Words<'c> {
    cache: &'c Cache,
    earlier: Batches,
    used: Mutex<Batches>,
}

impl<'c> Words<'c> {
    pub(super) fn new(cache: &'c Cache) -> Words<'c> {
        Words { cache, earlier: cache.take_words(), used: Mutex::default() }
    }

    /// Forgets what this run did not use. `is_followed` is whether runs of this process follow.
    pub(super) fn done(self, is_followed: bool) {
        let used = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.cache.sweep(WORDS, &used.keys().map(Key::name).collect());
        if is_followed {
            self.cache.keep_words(used);
        }
    }

    fn use_again(&self, key: Key, gathered: &Arc<Gathered>) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(gathered));
    }
}

impl Known for Words<'_> {
    fn common(&self) -> Ingredients {
        let program = self.cache.place().map_or("", |(_, program)| program);
        Ingredients::new("words").with(program.as_bytes())
    }

    fn get(&self, key: Key) -> Option<Arc<Gathered>> {
        let on_disk = || Gathered::from_bytes(&self.cache.file(WORDS, &key.name())?).map(Arc::new);
        let known = self.earlier.get(&key).cloned().or_else(on_disk)?;
        self.use_again(key, &known);
        Some(known)
    }

    fn put(&self, key: Key, gathered: &Arc<Gathered>) {
        self.use_again(key, gathered);
        // Of texts that did not come back whole nothing may be remembered.
        if self.cache.place().is_some()
            && !self.cache.damage().is_found()
            && let Some(bytes) = gathered.to_bytes()
        {
            self.cache.keep_file(WORDS, &key.name(), &bytes);
        }
    }
}
