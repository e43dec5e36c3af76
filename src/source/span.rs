//! Positions: which source, which bytes.

use serde::{Deserialize, Serialize};

/// Names one source text; valid for the [`super::Sources`] that gave it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(u32);

impl SourceId {
    /// Makes the id of the file at `index` of its set.
    pub fn new(index: usize) -> Self {
        SourceId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index in its set.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A byte range in one source text. The only type for positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte; not before `start`.
    pub end: u32,
}

impl Span {
    /// Makes a span from a byte range; offsets past 4 GiB are clamped (files that large are refused earlier).
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (start, end) = (clamp(range.start), clamp(range.end.max(range.start)));
        Span { source, start, end }
    }

    /// A span at the very beginning of a source, for what concerns the whole file.
    pub fn file(source: SourceId) -> Self {
        Span { source, start: 0, end: 0 }
    }

    /// The range in bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
