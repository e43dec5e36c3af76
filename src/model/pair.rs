//! A translation beside its original.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::TextId;

/// Two texts of one page, block by block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The text that prevails.
    pub original: TextId,
    /// The text that follows it.
    pub translation: TextId,
    /// Every unit of both texts once, in reading order.
    pub rows: Vec<PairRow>,
}

/// A block of a page in both of its texts, or in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairRow {
    /// The id, the same in both texts.
    pub id: Arc<str>,
    /// The block of the original.
    pub original: Option<u32>,
    /// The block of the translation.
    pub translation: Option<u32>,
}
