//! Lists that are sorted by path, gone through together.

use std::ffi::OsStr;
use std::iter::Peekable;

/// A list sorted by path, asked for paths that come sorted too: one walk through both instead of a search for each.
pub(super) struct InOrder<I: Iterator>(Peekable<I>);

impl<'p, T, I: Iterator<Item = (&'p OsStr, T)>> InOrder<I> {
    pub(super) fn new(list: I) -> InOrder<I> {
        InOrder(list.peekable())
    }

    /// What the list has for a path, which may not come before one that was asked for.
    pub(super) fn find(&mut self, path: &OsStr) -> Option<T> {
        while self.0.next_if(|(listed, _)| *listed < path).is_some() {}
        self.0.next_if(|(listed, _)| *listed == path).map(|(_, value)| value)
    }
}
