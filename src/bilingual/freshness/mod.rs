//! How a translation stands to its original, block by block.
//!
//! In: the blocks of both texts as they are, and the entries of the sidecar. Out: a state for every block, and the
//! entry that it is known from. Pure functions; what follows from a state is decided elsewhere.

mod matching;
mod minor;

use super::sidecar::Entry;
use super::{hash, normal};
use crate::lang::Pack;

/// How a block of a translation stands to the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Neither text has changed since it was checked, or what only one of them has was accepted as that.
    Fresh,
    /// The original has changed since, the translation has not.
    Stale {
        /// Whether only punctuation, capitals or spacing changed.
        is_minor: bool,
    },
    /// The translation has changed since, the original has not.
    Changed,
    /// Both have changed.
    Check,
    /// Only the original has it, and nobody has accepted that.
    Missing,
    /// Only the translation has it, and nobody has accepted that.
    Extra,
    /// It was never checked.
    Unknown,
}

impl State {
    /// The name in data: `fresh`, `stale`, `changed`, `check`, `missing`, `extra`, `unknown`.
    pub fn name(self) -> &'static str {
        match self {
            State::Fresh => "fresh",
            State::Stale { .. } => "stale",
            State::Changed => "changed",
            State::Check => "check",
            State::Missing => "missing",
            State::Extra => "extra",
            State::Unknown => "unknown",
        }
    }
}

/// A block of a page in both of its texts, or in one, as it was written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Both<'a> {
    /// The id.
    pub id: &'a str,
    /// What the original says.
    pub original: Option<&'a str>,
    /// What the translation says.
    pub translation: Option<&'a str>,
}

/// What is found out about a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How the translation stands to the original.
    pub state: State,
    /// The entry that it is known from, by its place in the list.
    pub entry: Option<usize>,
    /// The hash of what the original says now.
    pub original: Option<String>,
    /// The hash of what the translation says now.
    pub translation: Option<String>,
}

/// Judges every block by the entries of the translation's language; the packs are those of the two languages.
pub fn judge(
    blocks: &[Both<'_>],
    entries: &[&Entry],
    original_pack: &dyn Pack,
    translation_pack: &dyn Pack,
) -> Vec<Verdict> {
    let hashes: Vec<Hashes> = blocks
        .iter()
        .map(|block| Hashes {
            original: block.original.map(|text| hash(text, original_pack)),
            translation: block.translation.map(|text| hash(text, translation_pack)),
        })
        .collect();
    let found = matching::matches(blocks, &hashes, entries, original_pack);
    let verdict = |((block, hashes), entry): ((&Both<'_>, Hashes), Option<usize>)| {
        let state = state(block, &hashes, entry.map(|at| entries[at]), original_pack);
        Verdict { state, entry, original: hashes.original, translation: hashes.translation }
    };
    blocks.iter().zip(hashes).zip(found).map(verdict).collect()
}

/// The hashes of what a block says now.
struct Hashes {
    original: Option<String>,
    translation: Option<String>,
}

fn state(block: &Both<'_>, hashes: &Hashes, entry: Option<&Entry>, pack: &dyn Pack) -> State {
    let was = entry.and_then(|entry| entry.original.as_ref());
    let original_was = was.map(|wording| &wording.hash);
    let translation_was = entry.and_then(|entry| entry.translation.as_ref());
    let (original, translation) = (hashes.original.as_ref(), hashes.translation.as_ref());
    match (original, translation) {
        (None, None) => State::Fresh,
        (Some(_), None) if translation_was.is_none() && original_was == original => State::Fresh,
        (None, Some(_)) if original_was.is_none() && translation_was == translation => State::Fresh,
        (Some(_), None) => State::Missing,
        (None, Some(_)) => State::Extra,
        (Some(_), Some(_)) => match (was, translation_was) {
            (Some(was), Some(_)) => match (original_was == original, translation_was == translation) {
                (true, true) => State::Fresh,
                (true, false) => State::Changed,
                (false, false) => State::Check,
                (false, true) => {
                    let is_minor = block.original.is_some_and(|now| minor::is_minor(&was.text, now, pack));
                    State::Stale { is_minor }
                }
            },
            // What was accepted in one language only has since been written in the other.
            _ => State::Unknown,
        },
    }
}

#[cfg(test)]
mod tests;
