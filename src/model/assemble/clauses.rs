//! Clauses of official documents: one id in every language, and what only one language has.

use super::Ground;
use crate::bilingual::{Options, Row, TextKind, Unit, align, block_ids, units};
use crate::content::ParsedPage;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Site;
use crate::text::words::excerpt;

/// How much of a block is quoted in a message, in characters.
const QUOTE: usize = 60;

/// Gives the blocks of documents their ids. A block of a translation gets that of the block it translates, so that
/// `#ii.3.c` is the same clause everywhere; what has no counterpart keeps its own, and is reported.
pub(super) fn identify(site: &mut Site, ground: &Ground<'_>, diagnostics: &mut Diagnostics) {
    let mut all = std::collections::BTreeMap::new();
    for set in site.sets.iter().filter(|s| s.fields.kind == "document") {
        let Some(original_id) = set.texts[set.original.index()] else { continue };
        let original = &site.texts[original_id.index()];
        let original_ids = ids(site, original);
        for id in set.texts.iter().flatten().filter(|id| **id != original_id) {
            let translation = &site.texts[id.index()];
            all.insert(*id, translated(site, original, &original_ids, translation, ground, diagnostics));
        }
        all.insert(original_id, original_ids);
    }
    site.block_ids = all;
}

type Ids = Vec<Option<String>>;

fn ids(site: &Site, text: &ParsedPage) -> Ids {
    let pack = site.config.language(text.name.language).pack();
    block_ids(&text.doc, pack, TextKind::Document)
}

fn text_units<'t>(site: &Site, text: &'t ParsedPage) -> Vec<Unit<'t>> {
    let pack = site.config.language(text.name.language).pack();
    units(&text.doc, pack, TextKind::Document)
}

/// The ids of a translation's blocks, with a note for every unit that only one of the two has.
fn translated(
    site: &Site,
    original: &ParsedPage,
    original_ids: &Ids,
    translation: &ParsedPage,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) -> Ids {
    let (left, right) = (text_units(site, original), text_units(site, translation));
    let mut own = ids(site, translation);
    let mut result: Ids = vec![None; own.len()];
    let mut taken = std::collections::BTreeSet::new();
    let rows = align(&left, &right, Options::default()).rows;
    for row in &rows {
        match *row {
            Row::Both(i, j) => {
                let id = original_ids[left[i].block].clone();
                if let Some(id) = &id {
                    taken.insert(id.clone());
                }
                result[right[j].block] = id;
            }
            Row::OriginalOnly(i) => diagnostics.push(only(site, original, &left[i], translation, ground)),
            Row::TranslationOnly(j) => diagnostics.push(only(site, translation, &right[j], original, ground)),
        }
    }
    for (slot, id) in result.iter_mut().zip(own.iter_mut()) {
        if slot.is_none() {
            *slot = id.take().filter(|id| taken.insert(id.clone()));
        }
    }
    result
}

fn only(site: &Site, text: &ParsedPage, unit: &Unit<'_>, other: &ParsedPage, ground: &Ground<'_>) -> Diagnostic {
    Diagnostic::at(Code::UnpairedBlock, text.doc.blocks[unit.block].span)
        .arg("text", excerpt(unit.text, QUOTE))
        .arg("language", &site.config.language(other.name.language).tag)
        .arg("other", ground.path(other))
}
