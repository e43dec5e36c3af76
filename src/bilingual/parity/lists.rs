//! Do two lists have the same number of items?

use std::collections::BTreeMap;

use super::{Aspect, Finding, Place, Text};
use crate::bilingual::Row;
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;

/// Compares the lists whose items belong together; gives the row of the first item with each finding.
pub(super) fn compare(original: &Text<'_>, translation: &Text<'_>, rows: &[Row]) -> Vec<(usize, Finding)> {
    // For every list of the original: the list that most of its items are in, and the first row of it.
    let mut found: BTreeMap<usize, BTreeMap<usize, (usize, usize)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let Row::Both(i, j) = *row else { continue };
        let (a, b) = (original.units[i].block, translation.units[j].block);
        if let (Some(list), Some(other)) = (list_of(original.doc, a), list_of(translation.doc, b)) {
            found.entry(list).or_default().entry(other).or_insert((0, at)).0 += 1;
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    // One list may have become two, or two one: then it is the sum that counts.
    let mut sums: BTreeMap<usize, (Vec<usize>, usize)> = BTreeMap::new();
    for (list, others) in &found {
        let Some((other, (_, row))) = others.iter().max_by_key(|(other, (count, _))| (*count, usize::MAX - **other))
        else {
            continue;
        };
        sums.entry(*other).or_insert((Vec::new(), *row)).0.push(*list);
    }
    let (items, other_items) = (counts(original.doc), counts(translation.doc));
    let finding = |(other, (lists, row)): (usize, (Vec<usize>, usize))| {
        let counts = (lists.iter().map(|list| items[*list]).sum(), other_items[other]);
        let is_split = lists.iter().any(|list| found[list].len() > 1);
        let finding = Finding {
            original: lists.first().map(|list| Place::Block(*list)),
            translation: Some(Place::Block(other)),
            counts,
            ..Finding::new(Aspect::Items)
        };
        (counts.0 != counts.1 && !is_split).then_some((row, finding))
    };
    sums.into_iter().filter_map(finding).collect()
}

/// The list that a block is an item of.
fn list_of(doc: &Doc, block: usize) -> Option<usize> {
    let item = doc.blocks.get(block).filter(|block| block.kind == BlockKind::Item)?;
    item.parent.map(|list| list as usize)
}

/// How many items every block has.
fn counts(doc: &Doc) -> Vec<usize> {
    let mut counts = vec![0; doc.blocks.len()];
    for (index, block) in doc.blocks.iter().enumerate() {
        let parent = list_of(doc, index).filter(|_| block.kind == BlockKind::Item);
        if let Some(count) = parent.and_then(|list| counts.get_mut(list)) {
            *count += 1;
        }
    }
    counts
}
