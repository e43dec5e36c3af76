//! A translation beside its original, and the ids of blocks.
//!
//! A large site has half a million ids. Those of a text are one piece of memory, which is read and written as a whole.

use serde::{Deserialize, Serialize};

use super::TextId;

/// Ids by number, of which some may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ids {
    /// All of them, one behind the other.
    text: String,
    /// Where each ends; a missing one is empty.
    ends: Vec<u32>,
}

impl Ids {
    /// The id of a number; none if it has none.
    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end as usize).filter(|id| !id.is_empty())
    }

    /// The id of every number, in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.ends.len()).map(|at| self.get(at))
    }
}

impl<S: AsRef<str>> FromIterator<Option<S>> for Ids {
    fn from_iter<I: IntoIterator<Item = Option<S>>>(ids: I) -> Ids {
        let mut all = Ids::default();
        for id in ids {
            all.text.push_str(id.as_ref().map_or("", AsRef::as_ref));
            all.ends.push(u32::try_from(all.text.len()).unwrap_or(u32::MAX));
        }
        all.text.shrink_to_fit();
        all.ends.shrink_to_fit();
        all
    }
}

/// Two texts of one page, block by block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The text that prevails.
    pub original: TextId,
    /// The text that follows it.
    pub translation: TextId,
    /// The ids of the rows.
    ids: Ids,
    /// The block of the original and that of the translation, by row.
    blocks: Vec<(Option<u32>, Option<u32>)>,
}

/// A block of a page in both of its texts, or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRow<'p> {
    /// The id, the same in both texts; empty if there is none.
    pub id: &'p str,
    /// The block of the original.
    pub original: Option<u32>,
    /// The block of the translation.
    pub translation: Option<u32>,
}

impl Pair {
    /// Two texts with every unit of both once, in reading order: its id, its block in the original and in the
    /// translation.
    pub fn new<S: AsRef<str>>(
        original: TextId,
        translation: TextId,
        rows: impl IntoIterator<Item = (Option<S>, Option<u32>, Option<u32>)>,
    ) -> Pair {
        let (ids, blocks): (Vec<Option<S>>, Vec<_>) = rows.into_iter().map(|(id, a, b)| (id, (a, b))).unzip();
        Pair { original, translation, ids: ids.into_iter().collect(), blocks }
    }

    /// Every unit of both texts once, in reading order.
    pub fn rows(&self) -> impl Iterator<Item = PairRow<'_>> {
        let row = |(at, (original, translation)): (usize, &(Option<u32>, Option<u32>))| PairRow {
            id: self.ids.get(at).unwrap_or_default(),
            original: *original,
            translation: *translation,
        };
        self.blocks.iter().enumerate().map(row)
    }

    /// The same two texts under other numbers.
    pub(super) fn renumbered(self, original: TextId, translation: TextId) -> Pair {
        Pair { original, translation, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_numbers() {
        let ids: Ids = [Some("i"), None, Some("ii.3.c"), Some("mục")].into_iter().collect();
        assert_eq!(ids.iter().collect::<Vec<_>>(), [Some("i"), None, Some("ii.3.c"), Some("mục")]);
        assert_eq!((ids.get(2), ids.get(1), ids.get(4)), (Some("ii.3.c"), None, None));
        let pair = Pair::new(TextId::new(0), TextId::new(1), [(Some("a"), Some(0), None), (None, None, Some(2))]);
        let rows: Vec<_> = pair.rows().map(|row| (row.id, row.original, row.translation)).collect();
        assert_eq!(rows, [("a", Some(0), None), ("", None, Some(2))]);
    }
}
