//! How a page's translation stands to its original, as the site's readers and its office see it.

use jiff::civil::Date;

use crate::bilingual::State;

/// How a translation stands to its original. Only translations whose page has a sidecar have one: without it nothing
/// is known, and nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Freshness {
    /// The state of every row of the pair, in the same order.
    pub rows: Vec<RowState>,
    /// That of the title.
    pub title: RowState,
    /// That of the description; fresh if there is none.
    pub description: RowState,
    /// How many there are of each, the title and description included.
    pub counts: Counts,
    /// The latest day on which something was checked.
    pub checked: Option<Date>,
    /// What a reader is told.
    pub status: Status,
}

/// How a block stands to the original.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowState {
    /// Its state.
    pub state: State,
    /// The original's wording when it was checked, if it is another now.
    pub was: Option<String>,
    /// The day on which it was checked.
    pub date: Option<Date>,
    /// Who checked it.
    pub by: Option<String>,
}

/// How many blocks are in which state; what has no words is not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Counts {
    /// Of all states.
    pub all: usize,
    /// [`State::Fresh`].
    pub fresh: usize,
    /// [`State::Stale`] by more than punctuation.
    pub stale: usize,
    /// [`State::Stale`] by punctuation, capitals or spacing only.
    pub minor: usize,
    /// [`State::Changed`].
    pub changed: usize,
    /// [`State::Check`].
    pub check: usize,
    /// [`State::Missing`].
    pub missing: usize,
    /// [`State::Extra`].
    pub extra: usize,
    /// [`State::Unknown`].
    pub unknown: usize,
}

/// How a translation as a whole stands to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Complete, and nothing that matters to a reader has changed since it was checked.
    Current,
    /// Complete, but the original of so many blocks has changed since.
    Behind(usize),
    /// Parts of the original are not translated.
    Partial {
        /// How many.
        missing: usize,
        /// The original of how many other blocks has changed since.
        behind: usize,
    },
    /// Complete, but parts of it were never checked, or have changed in both texts since.
    Unknown,
}

impl RowState {
    /// What has no words has nothing to check.
    pub fn fresh() -> RowState {
        RowState { state: State::Fresh, was: None, date: None, by: None }
    }

    /// Whether readers are told that the original has changed.
    pub fn is_behind(&self) -> bool {
        self.state == State::Stale { is_minor: false }
    }
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, state: State) {
        self.all += 1;
        *match state {
            State::Fresh => &mut self.fresh,
            State::Stale { is_minor: false } => &mut self.stale,
            State::Stale { is_minor: true } => &mut self.minor,
            State::Changed => &mut self.changed,
            State::Check => &mut self.check,
            State::Missing => &mut self.missing,
            State::Extra => &mut self.extra,
            State::Unknown => &mut self.unknown,
        } += 1;
    }

    /// What a reader is told.
    pub fn status(&self) -> Status {
        match *self {
            Counts { missing: 0, stale: 0, unknown: 0, check: 0, .. } => Status::Current,
            Counts { missing: 0, stale: 0, .. } => Status::Unknown,
            Counts { missing: 0, stale, .. } => Status::Behind(stale),
            Counts { missing, stale, .. } => Status::Partial { missing, behind: stale },
        }
    }

    /// Whether nothing stands against publishing a page that is to be published in all languages or in none.
    pub fn is_settled(&self) -> bool {
        matches!(self, Counts { stale: 0, minor: 0, check: 0, missing: 0, unknown: 0, .. })
    }
}

impl Status {
    /// The name in data and templates: `current`, `behind`, `partial` or `unknown`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Current => "current",
            Status::Behind(_) => "behind",
            Status::Partial { .. } => "partial",
            Status::Unknown => "unknown",
        }
    }

    /// The original of how many blocks has changed since they were checked.
    pub fn behind(self) -> usize {
        match self {
            Status::Behind(behind) | Status::Partial { behind, .. } => behind,
            Status::Current | Status::Unknown => 0,
        }
    }

    /// How many blocks are not translated.
    pub fn missing(self) -> usize {
        match self {
            Status::Partial { missing, .. } => missing,
            _ => 0,
        }
    }
}
