//! A text under the parser and where each of its bytes comes from.
//!
//! The body of a component is a text of its own. Inside lists and quotations it is put together from the lines of
//! the outer text without their prefixes, so its offsets have to be led back piece by piece.

use std::borrow::Cow;
use std::ops::Range;

/// A text and the origin of its pieces in the source.
pub(super) struct Body<'s> {
    pub(super) text: Cow<'s, str>,
    /// Begin of a piece in `text`, begin of the same piece in the source; sorted, never empty.
    pieces: Vec<(usize, usize)>,
}

impl<'s> Body<'s> {
    /// A text that stands in the source as it is, from `offset` on.
    pub(super) fn whole(text: &'s str, offset: usize) -> Self {
        Body { text: Cow::Borrowed(text), pieces: vec![(0, offset)] }
    }

    /// Leads a range of the text back to the source.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin_of(range.start);
        // The end belongs to the piece of the last byte, not to the next piece.
        let end = if range.end > range.start { self.origin_of(range.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    fn origin_of(&self, offset: usize) -> usize {
        let index = self.pieces.partition_point(|(at, _)| *at <= offset).max(1) - 1;
        let (at, origin) = self.pieces[index];
        origin + (offset - at)
    }
}

/// Collects the lines of a code block together with their origin.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) text: String,
    pieces: Vec<(usize, usize)>,
}

impl Collected {
    /// Forgets all but the memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    /// Appends a piece that begins at `origin` of the source.
    pub(super) fn push(&mut self, piece: &str, origin: usize) {
        let at = self.text.len();
        if self.pieces.last().is_none_or(|(a, o)| o + (at - a) != origin) {
            self.pieces.push((at, origin));
        }
        self.text.push_str(piece);
    }

    /// The collected text as a body; `origin` is the place to name if nothing was collected.
    pub(super) fn take(&mut self, origin: usize) -> Body<'static> {
        let mut pieces = std::mem::take(&mut self.pieces);
        if pieces.is_empty() {
            pieces.push((0, origin));
        }
        Body { text: Cow::Owned(std::mem::take(&mut self.text)), pieces }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lead_back_through_prefixes() {
        let mut lines = Collected::default();
        lines.push("ab\n", 10);
        lines.push("cd\n", 15);
        let body = lines.take(0);
        assert_eq!(body.origin(0..2), 10..12);
        assert_eq!(body.origin(3..5), 15..17);
        assert_eq!(body.origin(1..4), 11..16);
        assert_eq!(body.origin(6..6), 18..18);
        assert_eq!(Collected::default().take(7).origin(0..0), 7..7);
    }
}
