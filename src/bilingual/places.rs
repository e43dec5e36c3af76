//! An id for every block that a reader may want to point at.
//!
//! In: a text and the ids that its writers and its numbering gave ([`super::block_ids`]). Out: an id for every unit.
//! What has neither name nor number is counted below its heading: `aims.p2` is the second paragraph there, `aims.d1`
//! the first item. A counted id moves when a block is put before it; that is why clauses and headings, which are
//! cited, have ids of their own.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Unit;
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;

/// Gives every unit an id, by block; `ids` are those known already. No id is given twice, and none that a heading or
/// footnote of the text has as its own.
pub fn places(doc: &Doc, units: &[Unit<'_>], ids: &[Option<String>]) -> Vec<Option<String>> {
    let mut all = ids.to_vec();
    all.resize(doc.blocks.len(), None);
    for heading in &doc.headings {
        if let Some(id) = all.get_mut(heading.block as usize) {
            id.get_or_insert_with(|| heading.id.clone());
        }
    }
    let taken: FxHashSet<&str> = all.iter().flatten().chain(&doc.anchors).map(String::as_str).collect();
    let mut above = "";
    // How many were counted below each heading. Two counted ids are equal only if they are below one id.
    let mut counts: FxHashMap<(&str, char), u32> = FxHashMap::default();
    let mut notes = 0;
    let mut counted: Vec<(usize, String)> = Vec::new();
    for unit in units {
        if let BlockKind::Heading(_) = unit.kind {
            above = all[unit.block].as_deref().unwrap_or_default();
        }
        if unit.kind == BlockKind::Footnote {
            // Notes are numbered where they are mentioned, in every language alike.
            notes += 1;
            counted.push((unit.block, format!("fn-{notes}")));
        } else if all[unit.block].is_none() {
            let letter = letter(unit.kind);
            let count = counts.entry((above, letter)).or_default();
            let id = loop {
                *count += 1;
                let id = counted_id(above, letter, *count);
                if !taken.contains(id.as_str()) {
                    break id;
                }
            };
            counted.push((unit.block, id));
        }
    }
    for (block, id) in counted {
        all[block] = Some(id);
    }
    all
}

/// `above.p2`, or without anything above `p2`.
fn counted_id(above: &str, letter: char, count: u32) -> String {
    let count = count.to_string();
    let mut id = String::with_capacity(above.len() + 2 + count.len());
    if !above.is_empty() {
        id.push_str(above);
        id.push('.');
    }
    id.push(letter);
    id.push_str(&count);
    id
}

/// The letter that a counted block of a kind has; `p` and `d` as in clause paths.
fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::Item => 'd',
        BlockKind::Row => 'r',
        BlockKind::Figure => 'f',
        BlockKind::Code => 'c',
        BlockKind::Component => 'x',
        BlockKind::Term | BlockKind::Definition => 't',
        _ => 'p',
    }
}
