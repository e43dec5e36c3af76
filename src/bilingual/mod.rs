//! Two texts of one page, kept true to each other.
//!
//! In: two parsed texts ([`crate::markdown::Doc`]) with the packs of their languages. Out: their units and segments,
//! the ids of their blocks, which unit of one is which of the other, and, with what was checked before
//! ([`sidecar`]), how the translation stands to the original. Pure functions; nothing here knows a page, an address or
//! a language by name.

mod align;
mod anchors;
mod chain;
mod cite;
mod clause;
pub mod diff;
mod facts;
mod freshness;
mod ids;
mod letters;
mod marker;
mod normal;
pub mod parity;
mod places;
mod segment;
pub mod sidecar;
mod unit;

pub use align::{Alignment, Options, Row, align};
pub use cite::citations;
pub use facts::Facts;
pub use freshness::{Both, State, Verdict, judge};
pub use ids::block_ids;
pub use marker::{Marker, MarkerKind};
pub use normal::{hash, normal};
pub use places::places;
pub use segment::{DESCRIPTION, Part, Segment, TITLE, segments, words_of};
pub use unit::{Unit, units};

/// How the numbers in a text are to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// An ordinary page: a number says something about one list only.
    Page,
    /// An official document: a number is part of a clause's path through the whole text.
    Document,
}

#[cfg(test)]
mod tests;
