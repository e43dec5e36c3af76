//! Which entry of the sidecar speaks of which block.
//!
//! Counted ids move when a block is put before them, so wordings come first: an entry that has both wordings of a
//! block is its own wherever it stands. What is left is matched by one wording, then by likeness between the blocks
//! that are sure, then by id. No entry speaks of two blocks.

use std::collections::VecDeque;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::{Both, Hashes};
use crate::bilingual::anchors::increasing;
use crate::bilingual::chain::{self, Step};
use crate::bilingual::normal;
use crate::bilingual::sidecar::{Entry, Wording};
use crate::lang::Pack;

// Costs in thousandths; leaving out two costs as much as the least likely pair that is still taken.
const GAP: u32 = 500;
const SAME_ID: u32 = 950;
const NEVER: u32 = 10_000;
/// Wordings that share fewer of their words are not one.
const LEAST_LIKE: u32 = 400;
/// So many words of a block are compared; a block that begins alike is the same one.
const WORDS: usize = 64;

/// Finds the entry of every block, by its place in the list.
pub(super) fn matches(
    blocks: &[Both<'_>],
    hashes: &[Hashes],
    entries: &[&Entry],
    pack: &dyn Pack,
) -> Vec<Option<usize>> {
    let mut matcher = Matcher { found: vec![None; blocks.len()], is_taken: vec![false; entries.len()] };
    let original = |at: usize| hashes[at].original.as_deref();
    let translation = |at: usize| hashes[at].translation.as_deref();
    let id = |at: usize| blocks[at].id;
    let was = |at: usize| entries[at].original.as_ref().map(|wording| wording.hash.as_str());
    let translation_was = |at: usize| entries[at].translation.as_deref();
    let id_was = |at: usize| entries[at].id.as_str();

    // The title and description are themselves whatever they say.
    matcher.by(|at| is_field(id(at)).then(|| id(at)), |at| is_field(id_was(at)).then(|| id_was(at)));
    let block = |at: usize| !is_field(id(at));
    let entry = |at: usize| !is_field(id_was(at));
    let both = |original: Option<&_>, translation: Option<&_>| original.is_some() || translation.is_some();
    matcher.by(
        |at| {
            (block(at) && both(original(at).as_ref(), translation(at).as_ref()))
                .then(|| (original(at), translation(at), id(at)))
        },
        |at| entry(at).then(|| (was(at), translation_was(at), id_was(at))),
    );
    matcher.by(
        |at| {
            (block(at) && both(original(at).as_ref(), translation(at).as_ref()))
                .then(|| (original(at), translation(at)))
        },
        |at| entry(at).then(|| (was(at), translation_was(at))),
    );
    matcher.by(
        |at| original(at).filter(|_| block(at)).map(|hash| (hash, id(at))),
        |at| was(at).filter(|_| entry(at)).map(|hash| (hash, id_was(at))),
    );
    matcher.by(|at| original(at).filter(|_| block(at)), |at| was(at).filter(|_| entry(at)));
    matcher.by(
        |at| translation(at).filter(|_| block(at)).map(|hash| (hash, id(at))),
        |at| translation_was(at).filter(|_| entry(at)).map(|hash| (hash, id_was(at))),
    );
    matcher.by(|at| translation(at).filter(|_| block(at)), |at| translation_was(at).filter(|_| entry(at)));
    matcher.by_likeness(blocks, entries, pack);
    matcher.by(|at| block(at).then(|| id(at)), |at| entry(at).then(|| id_was(at)));
    matcher.found
}

fn is_field(id: &str) -> bool {
    id.starts_with('@')
}

struct Matcher {
    /// The entry of every block.
    found: Vec<Option<usize>>,
    /// Whether an entry has its block.
    is_taken: Vec<bool>,
}

impl Matcher {
    fn take(&mut self, block: usize, entry: usize) {
        self.found[block] = Some(entry);
        self.is_taken[entry] = true;
    }

    /// Matches what is left by equal keys, in order.
    fn by<K: Hash + Eq>(&mut self, of_block: impl Fn(usize) -> Option<K>, of_entry: impl Fn(usize) -> Option<K>) {
        let mut entries: FxHashMap<K, VecDeque<usize>> = FxHashMap::default();
        for at in self.left() {
            if let Some(key) = of_entry(at) {
                entries.entry(key).or_default().push_back(at);
            }
        }
        if entries.is_empty() {
            return;
        }
        for block in 0..self.found.len() {
            if self.found[block].is_none()
                && let Some(key) = of_block(block)
                && let Some(entry) = entries.get_mut(&key).and_then(VecDeque::pop_front)
            {
                self.take(block, entry);
            }
        }
    }

    /// The entries that have no block yet.
    fn left(&self) -> Vec<usize> {
        (0..self.is_taken.len()).filter(|at| !self.is_taken[*at]).collect()
    }

    /// Matches what is left between blocks that are sure, in order, by how many words they share.
    fn by_likeness(&mut self, blocks: &[Both<'_>], entries: &[&Entry], pack: &dyn Pack) {
        let left = self.left();
        if left.is_empty() {
            return;
        }
        let sure: Vec<(usize, usize)> =
            self.found.iter().enumerate().filter_map(|(block, entry)| Some((block, (*entry)?))).collect();
        let mut anchors = increasing(&sure);
        anchors.push((blocks.len(), entries.len()));
        let mut words = Words { known: FxHashMap::default(), pack };
        let (mut block, mut entry) = (0, 0);
        for (block_end, entry_end) in anchors {
            let open: Vec<usize> =
                (block..block_end).filter(|at| self.found[*at].is_none() && !is_field(blocks[*at].id)).collect();
            let near = left.partition_point(|at| *at < entry)..left.partition_point(|at| *at < entry_end);
            let old: Vec<usize> = left[near].iter().copied().filter(|at| !is_field(&entries[*at].id)).collect();
            (block, entry) = (block_end + 1, entry_end + 1);
            if open.is_empty() || old.is_empty() {
                continue;
            }
            let now: Vec<_> = open.iter().map(|at| words.of(blocks[*at].original)).collect();
            let text = |wording: &'_ Wording| wording.text.clone();
            let was: Vec<_> =
                old.iter().map(|at| words.of(entries[*at].original.as_ref().map(text).as_deref())).collect();
            let cost = |i: usize, j: usize| {
                let like = likeness(&now[i], &was[j]);
                let is_same_id = blocks[open[i]].id == entries[old[j]].id;
                match like {
                    LEAST_LIKE.. => (1_000 - like).saturating_sub(u32::from(is_same_id)),
                    _ if is_same_id => SAME_ID,
                    _ => NEVER,
                }
            };
            let (mut i, mut j) = (0, 0);
            for step in chain::steps(open.len(), old.len(), GAP, cost) {
                if step == Step::Both && cost(i, j) < NEVER {
                    self.take(open[i], old[j]);
                }
                i += usize::from(step != Step::Second);
                j += usize::from(step != Step::First);
            }
        }
    }
}

/// Words as numbers.
struct Words<'p> {
    known: FxHashMap<String, u32>,
    pack: &'p dyn Pack,
}

impl Words<'_> {
    /// The first words of a text as numbers, sorted.
    fn of(&mut self, text: Option<&str>) -> Vec<u32> {
        let text = normal(text.unwrap_or_default(), self.pack).to_lowercase();
        let mut words = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(WORDS) {
            let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
            words.push(*self.known.entry(word.to_owned()).or_insert(next));
        }
        words.sort_unstable();
        words
    }
}

/// How much two sorted lists share (Dice), in thousandths.
fn likeness(a: &[u32], b: &[u32]) -> u32 {
    let (mut i, mut j, mut both) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        both += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    u32::try_from((2_000 * both).checked_div(a.len() + b.len()).unwrap_or(0)).unwrap_or(0)
}
