//! What is remembered of the search index, so that a change has only its own pages gathered anew.
//!
//! In: a slot. Out: what an earlier run left in it: in memory between the runs of a preview, on the disk between
//! processes.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::cache::{Cache, WORDS};
use crate::memo::{Ingredients, Key};
use crate::search::{Kept, Known};

/// What lies in every slot; none for what lies on the disk and was not asked for.
pub(super) type Slots = BTreeMap<Key, Option<Kept>>;

/// What earlier runs left, and what this one uses of it.
pub(super) struct Words<'c> {
    cache: &'c Cache,
    earlier: Slots,
    used: Mutex<Slots>,
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

    fn use_again(&self, slot: Key, kept: Option<&Kept>) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(slot, kept.cloned());
    }

    fn in_memory(&self, slot: Key) -> Option<&Kept> {
        self.earlier.get(&slot)?.as_ref()
    }
}

impl Known for Words<'_> {
    fn common(&self) -> Ingredients {
        let program = self.cache.place().map_or("", |(_, program)| program);
        Ingredients::new("words").with(program.as_bytes())
    }

    fn get(&self, slot: Key) -> Option<Kept> {
        let on_disk = || Kept::from_bytes(self.cache.file(WORDS, &slot.name())?);
        let kept = self.in_memory(slot).cloned().or_else(on_disk)?;
        self.use_again(slot, Some(&kept));
        Some(kept)
    }

    fn put(&self, slot: Key, kept: &Kept) {
        // Of texts that did not come back whole nothing may be remembered.
        if self.cache.damage().is_found() {
            return;
        }
        self.use_again(slot, Some(kept));
        if self.cache.place().is_some()
            && let Some(bytes) = kept.to_bytes()
        {
            self.cache.keep_file(WORDS, &slot.name(), &bytes);
        }
    }

    fn leave(&self, slot: Key) {
        self.use_again(slot, self.in_memory(slot));
    }
}
