//! The sidecar of a page, `name.sync.toml`: which wording of the original each part of a translation was checked
//! against.
//!
//! In: the text of the file. Out: a [`Sidecar`] and what is wrong with it; and its text again. The same entries give
//! the same bytes, one key a line, so that two people's work can be merged. Only commands write it; what is damaged
//! is reported and left out, so that the rest still counts.

mod read;
mod write;

use jiff::civil::Date;

pub use read::read;

/// How the names of sidecars end.
pub const ENDING: &str = ".sync.toml";

/// The version of the form that is written; a file with a larger one is used as far as it is understood.
const VERSION: i64 = 1;

/// What is known of the translations of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sidecar {
    /// The entries, in the order of the original.
    pub entries: Vec<Entry>,
    /// Whether the file is of a later version of the program; it must not be written over then.
    pub is_newer: bool,
    /// Whether something in the file could not be read.
    pub is_damaged: bool,
}

/// A block that somebody has checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id that it had then.
    pub id: String,
    /// The tag of the translation's language.
    pub lang: String,
    /// The original's wording; none for what only the translation has.
    pub original: Option<Wording>,
    /// The hash of the translation's wording; none for what only the original has.
    pub translation: Option<String>,
    /// The day of the check.
    pub date: Option<Date>,
    /// Who checked it.
    pub by: Option<String>,
}

/// A wording of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its hash, see [`super::hash`].
    pub hash: String,
    /// The text as it was written.
    pub text: String,
}

impl Sidecar {
    /// The entries of one language with their places in the list.
    pub fn of_language<'s>(&'s self, tag: &'s str) -> impl Iterator<Item = (usize, &'s Entry)> + 's {
        self.entries.iter().enumerate().filter(move |(_, entry)| entry.lang == tag)
    }
}
