//! Two texts of one page, kept true to each other.
//!
//! In: two parsed texts ([`crate::markdown::Doc`]) with the packs of their languages. Out: their units and segments,
//! the ids of their blocks, and which unit of one is which of the other. Pure functions; nothing here knows a page, an
//! address or a language by name.

mod align;
mod anchors;
mod chain;
mod cite;
mod clause;
mod facts;
mod ids;
mod letters;
mod marker;
mod normal;
pub mod parity;
mod places;
mod segment;
mod unit;

pub use align::{Alignment, Options, Row, align};
pub use cite::{Step, citations};
pub use facts::Facts;
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
