//! The units of alignment: every block that a reader sees as one thing, with what tells it from its neighbours.
//!
//! In: a [`Doc`]. Out: its units in order. A container is no unit, what is inside is; an item, definition or
//! footnote is one unit together with its first paragraph.

use super::TextKind;
use super::clause::clauses;
use super::facts::{Facts, Notation};
use super::marker::{self, Marker, MarkerKind};
use crate::lang::Pack;
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;

/// A unit of alignment.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit<'a> {
    /// The index of its block in [`Doc::blocks`].
    pub block: usize,
    /// What it is.
    pub kind: BlockKind,
    /// Its words, its marker included.
    pub text: &'a str,
    /// The number of characters of `text`.
    pub length: u32,
    /// The numbering that it begins with, or its place in its list.
    pub marker: Option<Marker>,
    /// The id that the writer gave it.
    pub explicit_id: Option<&'a str>,
    /// In a document, the path of the clause that begins here, `ii.3.c`.
    pub clause: Option<String>,
    /// The numbers and references in it.
    pub facts: Facts,
}

/// What a block says itself, before the blocks inside it that are units of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Lead {
    /// Where its words stand in [`Doc::plain`].
    pub(super) text: std::ops::Range<usize>,
    /// The block of its first paragraph, if that is part of it.
    pub(super) absorbed: Option<usize>,
    /// Its numbering.
    pub(super) marker: Option<Marker>,
}

/// Finds the units of a text.
pub fn units<'a>(doc: &'a Doc, pack: &dyn Pack, kind: TextKind) -> Vec<Unit<'a>> {
    let leads = leads(doc, pack);
    let mut clauses = match kind {
        TextKind::Page => Vec::new(),
        TextKind::Document => clauses(doc, &leads),
    };
    let mut absorbed = vec![false; doc.blocks.len()];
    let notation = Notation::of(pack);
    let mut units = Vec::new();
    for (index, (block, lead)) in doc.blocks.iter().zip(leads).enumerate() {
        if let Some(paragraph) = lead.absorbed {
            absorbed[paragraph] = true;
        }
        let text = doc.plain.get(lead.text).unwrap_or_default().trim();
        if absorbed[index] || !is_unit(doc, index, text) {
            continue;
        }
        let paragraph = lead.absorbed.and_then(|p| doc.blocks.get(p));
        let explicit_id = block.explicit_id.as_deref().or_else(|| paragraph?.explicit_id.as_deref());
        let clause = clauses.get_mut(index).and_then(Option::take).filter(|c| c.is_numbered).map(|c| c.path);
        units.push(Unit {
            block: index,
            kind: block.kind,
            text,
            length: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
            marker: lead.marker,
            explicit_id,
            clause,
            facts: Facts::read(text, &notation),
        });
    }
    units
}

fn is_unit(doc: &Doc, index: usize, text: &str) -> bool {
    match doc.blocks[index].kind {
        BlockKind::List | BlockKind::Table | BlockKind::Definitions | BlockKind::Quote | BlockKind::Rule => false,
        // What only holds other blocks is seen in them.
        BlockKind::Item | BlockKind::Definition | BlockKind::Footnote => {
            !text.is_empty() || first_child(doc, index).is_none()
        }
        _ => true,
    }
}

/// Finds what every block says itself.
pub(super) fn leads(doc: &Doc, pack: &dyn Pack) -> Vec<Lead> {
    let mut next_number: Vec<Option<u32>> = vec![None; doc.blocks.len()];
    let mut leads = Vec::with_capacity(doc.blocks.len());
    for (index, block) in doc.blocks.iter().enumerate() {
        if block.kind == BlockKind::List {
            next_number[index] = doc.first_number(block);
        }
        let (text, absorbed) = lead_text(doc, index);
        let words = doc.plain.get(text.clone()).unwrap_or_default();
        let marker = match block.kind {
            BlockKind::Heading(_) => {
                marker::read(words, pack, true).map(|(marker, _)| marker).filter(|m| m.kind != MarkerKind::Dash)
            }
            BlockKind::Paragraph => marker::read(words, pack, false).map(|(marker, _)| marker),
            BlockKind::Item => {
                let place = block.parent.and_then(|list| next_number.get_mut(list as usize)?.as_mut());
                let number = place.map(|place| {
                    *place = place.saturating_add(1);
                    *place - 1
                });
                // A number in the words is closer to them than the list's.
                let own = marker::read(words, pack, false).map(|(marker, _)| marker);
                own.or_else(|| Some(number.map_or_else(Marker::dash, Marker::number)))
            }
            _ => None,
        };
        leads.push(Lead { text, absorbed, marker });
    }
    leads
}

fn lead_text(doc: &Doc, index: usize) -> (std::ops::Range<usize>, Option<usize>) {
    let block = &doc.blocks[index];
    let (start, end) = (block.text.start as usize, block.text.end as usize);
    let Some(child) = first_child(doc, index) else { return (start..end, None) };
    let inner = &doc.blocks[child];
    let (inner_start, inner_end) = (inner.text.start as usize, inner.text.end as usize);
    let own = doc.plain.get(start..inner_start).unwrap_or_default().trim();
    let holds_text = matches!(block.kind, BlockKind::Item | BlockKind::Definition | BlockKind::Footnote);
    if holds_text && own.is_empty() && inner.kind == BlockKind::Paragraph {
        (inner_start..inner_end, Some(child))
    } else {
        (start..inner_start, None)
    }
}

fn first_child(doc: &Doc, index: usize) -> Option<usize> {
    let child = doc.blocks.get(index + 1)?;
    (child.parent? as usize == index).then_some(index + 1)
}
