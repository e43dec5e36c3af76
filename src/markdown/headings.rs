//! The table of contents: the headings of a text as a tree.

use super::doc::Heading;

/// A heading and those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The index in [`super::Doc::headings`].
    pub heading: u32,
    /// The headings of deeper levels that follow it.
    pub children: Vec<Entry>,
}

/// Builds the tree. A level that is skipped gives no empty entry: the heading hangs below the nearest higher one.
pub fn toc(headings: &[Heading]) -> Vec<Entry> {
    let mut rest = 0;
    let mut roots = Vec::new();
    while rest < headings.len() {
        roots.push(entry(headings, &mut rest));
    }
    roots
}

/// Takes one heading and all that are deeper than it; recursion ends after six levels.
fn entry(headings: &[Heading], next: &mut usize) -> Entry {
    let index = *next;
    *next += 1;
    let mut children = Vec::new();
    while headings.get(*next).is_some_and(|h| h.level > headings[index].level) {
        children.push(entry(headings, next));
    }
    Entry { heading: super::builder::offset(index), children }
}
