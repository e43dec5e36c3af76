//! Every page's texts side by side: which block is which, one id in every language, and what only one of them has.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::found::{Found, Keys};
use super::freshness::Unpaired;
use super::{Ground, parity};
use crate::bilingual::parity::Checks;
use crate::bilingual::{self, MarkerKind, Options, Row, TextKind, Unit};
use crate::config::Language;
use crate::content::ParsedPage;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::Pack;
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;
use crate::memo::Memo;
use crate::model::{Pair, Site, TextId, TranslationSet};
use crate::text::words::excerpt;

/// How much of a block is quoted in a message, in characters.
const QUOTE: usize = 60;

/// The ids of a text's blocks while they are given.
type Own = Vec<Option<Arc<str>>>;

/// A text with what its blocks are.
struct Text<'s> {
    id: TextId,
    page: &'s ParsedPage,
    doc: &'s Doc,
    units: Vec<Unit<'s>>,
    ids: Own,
}

/// Lays the texts of every set side by side. A block of a translation gets the id of the block it translates, so
/// that `#ii.3.c` is the same clause everywhere; what has no counterpart keeps its own. Gives a note on each such; what
/// the texts say differently is reported. What an earlier run found out about the same texts is found in the memo.
pub(super) fn pair(
    site: &mut Site,
    memo: &Memo,
    earlier: Option<&Site>,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) -> Unpaired {
    let packs: Vec<&dyn Pack> = site.config.languages.iter().map(Language::pack).collect();
    let checks = Checks::new(&site.glossary, &packs);
    let keys = Keys::new(ground);
    let look = |(index, set): (usize, &TranslationSet)| {
        if let Some(found) = earlier.and_then(|earlier| known(site, earlier, index)) {
            memo.use_again(found.key?);
            return Some(found);
        }
        let key = keys.of(site, set, ground);
        if let Some(found) = memo.get(key).and_then(|found: Found| found.into_run(site, set)) {
            return Some(Arc::new(Found { key: Some(key), ..found }));
        }
        let found = look_at(site, set, &checks, ground)?;
        if let Some(found) = found.clone().out_of_run(site, set) {
            memo.put(key, &found);
        }
        Some(Arc::new(Found { key: Some(key), ..found }))
    };
    let found: Vec<Option<Arc<Found>>> = site.sets.par_iter().enumerate().map(look).collect();
    let mut unpaired = Unpaired::new();
    for (index, found) in found.into_iter().enumerate() {
        let Some(found) = found else { continue };
        site.block_ids.extend(found.ids.iter().map(|(id, ids)| (*id, Arc::clone(ids))));
        site.clauses.extend(found.clauses.iter().map(|(id, clauses)| (*id, Arc::clone(clauses))));
        site.pairs.extend(found.pairs.iter().map(|pair| (pair.translation, Arc::clone(pair))));
        unpaired.extend(found.unpaired.iter().map(|(id, notes)| (*id, notes.clone())));
        diagnostics.extend(found.problems.clone());
        let set = &site.sets[index];
        if let Some(original) = set.texts[set.original.index()] {
            site.findings.sets.insert(original, found);
        }
    }
    unpaired
}

/// What was found out about the same texts before.
fn known(site: &Site, earlier: &Site, index: usize) -> Option<Arc<Found>> {
    let set = &site.sets[index];
    // Nearly always it is where it was.
    let is_it = |before: &&TranslationSet| before.id == set.id;
    let before = earlier.sets.get(index).filter(is_it).or_else(|| Some(earlier.set(earlier.find(&set.id)?)))?;
    let is_same = |id: &TextId| Arc::ptr_eq(&earlier.texts[id.index()], &site.texts[id.index()]);
    let same = before.texts == set.texts
        && before.original == set.original
        && earlier.text_kind(before) == site.text_kind(set)
        && set.texts.iter().flatten().all(is_same);
    let found = earlier.findings.sets.get(&set.texts[set.original.index()]?)?;
    same.then(|| Arc::clone(found))
}

fn look_at(site: &Site, set: &TranslationSet, checks: &Checks, ground: &Ground<'_>) -> Option<Found> {
    let kind = site.text_kind(set);
    let doc = |id: TextId| site.texts[id.index()].body.doc();
    let id = set.texts[set.original.index()]?;
    let original_doc = doc(id)?;
    let original = Text::read(site, id, &original_doc, kind);
    let mut found = Found::default();
    for id in set.texts.iter().flatten().filter(|id| **id != original.id) {
        let translation_doc = doc(*id)?;
        let mut translation = Text::read(site, *id, &translation_doc, kind);
        let rows = bilingual::align(&original.units, &translation.units, Options::default()).rows;
        let tag = &site.config.language(translation.page.name.language).tag;
        translation.take_ids(&original, &rows, tag);
        found.unpaired.insert(*id, unpaired(site, &original, &translation, &rows, ground));
        let sides = (original.side(), translation.side());
        found.problems.extend(parity::compare(site, checks, &sides.0, &sides.1, &rows, ground));
        let rows = rows_of(&original, &translation, &rows, tag);
        found.pairs.push(Arc::new(Pair::new(original.id, *id, rows)));
        found.keep(translation, kind);
    }
    if kind == TextKind::Document {
        found.problems.extend(unnumbered(&original));
    }
    found.keep(original, kind);
    Some(found)
}

/// A note for every number of a document that names no clause: it goes back, leaves out too much, or hangs below a
/// number that was not understood. What is quoted, or stands in a table or beside the text, has numbers of its own.
fn unnumbered(text: &Text<'_>) -> Vec<Diagnostic> {
    let blocks = &text.doc.blocks;
    let stands_alone = |mut block: usize| loop {
        match blocks[block].parent.map(|parent| parent as usize) {
            None => return true,
            Some(parent) if matches!(blocks[parent].kind, BlockKind::List | BlockKind::Item) => block = parent,
            Some(_) => return false,
        }
    };
    let is_lost = |unit: &&Unit<'_>| {
        let has_number = unit.marker.as_ref().is_some_and(|marker| marker.kind != MarkerKind::Dash);
        has_number && unit.clause.is_none() && unit.explicit_id.is_none() && stands_alone(unit.block)
    };
    let note = |unit: &Unit<'_>| {
        Diagnostic::at(Code::UnknownNumbering, blocks[unit.block].span).arg("text", excerpt(unit.text, QUOTE))
    };
    text.units.iter().filter(is_lost).map(note).collect()
}

impl Found {
    fn keep(&mut self, text: Text<'_>, kind: TextKind) {
        if kind == TextKind::Document {
            let clauses = bilingual::citations(&text.units).into_iter().map(|(block, way)| (index(block), way));
            self.clauses.push((text.id, Arc::new(clauses.collect())));
        }
        self.ids.push((text.id, Arc::new(text.ids.into_iter().collect())));
    }
}

impl<'s> Text<'s> {
    /// `doc` is the text of this id.
    fn read(site: &'s Site, id: TextId, doc: &'s Doc, kind: TextKind) -> Text<'s> {
        let page = &site.texts[id.index()];
        let pack = site.config.language(page.name.language).pack();
        let units = bilingual::units(doc, pack, kind);
        let ids = bilingual::places(doc, &units, &bilingual::block_ids(doc, pack, kind));
        // The translation, the rows and the original share the words of an id.
        Text { id, page, doc, units, ids: ids.into_iter().map(|id| id.map(Arc::from)).collect() }
    }

    fn side(&self) -> parity::Side<'_> {
        parity::Side { page: self.page, doc: self.doc, units: &self.units, ids: &self.ids }
    }

    /// Takes the original's ids for paired blocks. An id that names another place of this text already is left to
    /// that place; what then has none keeps its own, with the language behind it if the original has it elsewhere.
    fn take_ids(&mut self, original: &Text<'_>, rows: &[Row], tag: &str) {
        let mut own = std::mem::replace(&mut self.ids, vec![None; self.doc.blocks.len()]);
        let anchors: FxHashSet<&str> = self.doc.anchors.iter().map(String::as_str).collect();
        let mut taken: FxHashSet<Arc<str>> = FxHashSet::default();
        for row in rows {
            let Row::Both(i, j) = *row else { continue };
            let block = self.units[j].block;
            let Some(id) = original.ids[original.units[i].block].clone() else { continue };
            let is_elsewhere = anchors.contains(&*id) && !self.names(block, &id);
            if !is_elsewhere && taken.insert(id.clone()) {
                self.ids[block] = Some(id);
            }
        }
        for (slot, own) in self.ids.iter_mut().zip(&mut own) {
            let Some(own) = own.take().filter(|_| slot.is_none()) else { continue };
            let other = || Arc::from(format!("{own}-{tag}"));
            *slot = [own.clone(), other()].into_iter().find(|id| taken.insert(id.clone()));
        }
    }

    /// Whether an anchor of the text is the block itself.
    fn names(&self, block: usize, anchor: &str) -> bool {
        let doc = self.doc;
        let at = doc.headings.binary_search_by_key(&block, |heading| heading.block as usize);
        at.is_ok_and(|at| doc.headings[at].id == anchor)
            || doc.blocks[block].explicit_id.as_deref() == Some(anchor)
            || self.units.iter().any(|u| u.block == block && u.explicit_id == Some(anchor))
    }
}

fn index(block: usize) -> u32 {
    u32::try_from(block).unwrap_or(u32::MAX)
}

/// The id of a row, its block in the original and in the translation.
type RowToBe = (Option<Arc<str>>, Option<u32>, Option<u32>);

/// The rows with their ids, of which no two are equal: where a block of the translation alone has the id of another row,
/// the language stands behind it.
fn rows_of(original: &Text<'_>, translation: &Text<'_>, rows: &[Row], tag: &str) -> Vec<RowToBe> {
    let sides = |row: &Row| {
        let (left, right) = match *row {
            Row::Both(i, j) => (Some(i), Some(j)),
            Row::OriginalOnly(i) => (Some(i), None),
            Row::TranslationOnly(j) => (None, Some(j)),
        };
        (left.map(|i| original.units[i].block), right.map(|j| translation.units[j].block))
    };
    let mut taken: FxHashSet<Arc<str>> = rows.iter().filter_map(|row| original.ids[sides(row).0?].clone()).collect();
    let mut alone = |block: usize| {
        let own = translation.ids[block].clone()?;
        let others = (1..).map(|n| Arc::from(if n == 1 { format!("{own}-{tag}") } else { format!("{own}-{tag}-{n}") }));
        std::iter::once(own.clone()).chain(others).find(|id| taken.insert(Arc::clone(id)))
    };
    let mut row = |row: &Row| {
        let (left, right) = sides(row);
        let id = left.and_then(|block| original.ids[block].clone()).or_else(|| alone(right?));
        (id, left.map(index), right.map(index))
    };
    rows.iter().map(&mut row).collect()
}

/// A note for every unit that only one of the two texts has, with its row.
fn unpaired(
    site: &Site,
    original: &Text<'_>,
    translation: &Text<'_>,
    rows: &[Row],
    ground: &Ground<'_>,
) -> Vec<(usize, Diagnostic)> {
    let only = |text: &Text<'_>, unit: &Unit<'_>, other: &Text<'_>| {
        // What has no words, such as an empty item, is no loss.
        let id = text.ids[unit.block].as_deref().unwrap_or_default();
        let is_loss = !unit.text.is_empty() && !parity::is_meant([text.page, other.page], Code::UnpairedBlock, id);
        is_loss.then(|| {
            Diagnostic::at(Code::UnpairedBlock, text.doc.blocks[unit.block].span)
                .arg("text", excerpt(unit.text, QUOTE))
                .arg("language", &site.config.language(other.page.name.language).tag)
                .arg("other", ground.path(other.page))
                .arg("ignore", format!("{}#{id}", Code::UnpairedBlock.name()))
        })
    };
    let problem = |row: &Row| match *row {
        Row::Both(..) => None,
        Row::OriginalOnly(i) => only(original, &original.units[i], translation),
        Row::TranslationOnly(j) => only(translation, &translation.units[j], original),
    };
    rows.iter().enumerate().filter_map(|(at, row)| Some((at, problem(row)?))).collect()
}
