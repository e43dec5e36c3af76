//! The ids of blocks, which links to a clause point at and which both texts share.

use rustc_hash::FxHashSet;

use super::TextKind;
use super::clause::clauses;
use super::unit::leads;
use crate::lang::Pack;
use crate::markdown::Doc;

/// Finds the id of every block that has one: the writer's, or in a document the path of its clause (see
/// `bilingual::clause` for its form). No id is given twice, and none that means another place already: a link never
/// changes its meaning because a clause was counted. Headings have their own ids besides.
pub fn block_ids(doc: &Doc, pack: &dyn Pack, kind: TextKind) -> Vec<Option<String>> {
    let mut taken: FxHashSet<&str> = FxHashSet::default();
    let mut ids: Vec<Option<String>> = doc
        .blocks
        .iter()
        .map(|block| block.explicit_id.as_deref().filter(|id| taken.insert(id)).map(str::to_owned))
        .collect();
    if kind == TextKind::Page {
        return ids;
    }
    let mut taken: FxHashSet<String> = doc.anchors.iter().cloned().collect();
    // A heading's clause may well be the id that the heading has of its words.
    let own = |block: usize, path: &str| {
        let found = doc.headings.binary_search_by_key(&block, |heading| heading.block as usize);
        found.is_ok_and(|at| doc.headings[at].id == path)
    };
    for (block, clause) in clauses(doc, &leads(doc, pack)).into_iter().enumerate() {
        let Some(clause) = clause else { continue };
        let is_free = taken.insert(clause.path.clone()) || own(block, &clause.path);
        if let Some(id) = ids.get_mut(block)
            && id.is_none()
            && doc.blocks[block].explicit_id.is_none()
            && is_free
        {
            *id = Some(clause.path);
        }
    }
    ids
}
