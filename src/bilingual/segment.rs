//! Segments: what a translator translates at a time, with its place in the file.
//!
//! In: a content file with its units and their ids. Out: its title, its description and its units in order. Where a
//! text has running words, they are given as they were written, markup included, so that a changed segment can be
//! put back into the file and nowhere else.

use std::ops::Range;

use super::Unit;
use crate::content::FrontMatter;
use crate::lang::Pack;
use crate::markdown::doc::{BlockKind, Doc};
use crate::value::Spanned;

/// A segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment<'a> {
    /// Its id, which its translation shares.
    pub id: String,
    /// What it is of the page.
    pub part: Part,
    /// Its words as they were written, markup included; the prefixes of continued lines are taken off. Of a block
    /// without running text, what a reader reads.
    pub text: String,
    /// What a reader reads.
    pub plain: &'a str,
    /// Where `text` stands in the file, in bytes; none if it is not there as it is read. A field's place is that of
    /// its value, quotation marks included.
    pub place: Option<Range<usize>>,
}

/// What a segment is of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The description.
    Description,
    /// A block of the text, by its index.
    Block(u32, BlockKind),
}

/// The id of the title among the segments of a page. No block has it: theirs hold no such sign.
pub const TITLE: &str = "@title";
/// The id of the description.
pub const DESCRIPTION: &str = "@description";

impl Segment<'_> {
    /// The hash of its wording, see [`super::hash`].
    pub fn hash(&self, pack: &dyn Pack) -> String {
        super::hash(&self.text, pack)
    }
}

/// Finds the segments of a file: `source` is its whole text, `ids` are those of its blocks. A unit without an id is
/// left out; [`super::places`] gives every unit one.
pub fn segments<'a>(
    source: &str,
    front: &'a FrontMatter,
    doc: &'a Doc,
    units: &[Unit<'a>],
    ids: &[Option<impl AsRef<str>>],
) -> Vec<Segment<'a>> {
    let field = |id: &str, part, value: &'a Option<Spanned<String>>| {
        value.as_ref().map(|value| Segment {
            id: id.to_owned(),
            part,
            text: value.value.clone(),
            plain: &value.value,
            place: Some(value.span.range()),
        })
    };
    let mut all = Vec::with_capacity(units.len() + 2);
    all.extend(field(TITLE, Part::Title, &front.title));
    all.extend(field(DESCRIPTION, Part::Description, &front.description));
    for unit in units {
        let Some(id) = ids.get(unit.block).and_then(Option::as_ref) else { continue };
        let id = id.as_ref().to_owned();
        let block = words_of(doc, unit);
        let place = block.start as usize..block.end as usize;
        let written = source.get(place.clone()).filter(|words| !words.is_empty());
        let part = Part::Block(u32::try_from(unit.block).unwrap_or(u32::MAX), unit.kind);
        let text = written.map_or_else(|| unit.text.to_owned(), without_prefixes);
        all.push(Segment { id, part, text, plain: unit.text, place: written.map(|_| place) });
    }
    all
}

/// Where the running text of a unit stands in its file: its own, or that of the paragraph that is part of it.
pub fn words_of(doc: &Doc, unit: &Unit<'_>) -> Range<u32> {
    let own = doc.blocks[unit.block].words.clone();
    if own.start < own.end {
        return own;
    }
    let first = doc.blocks.get(unit.block + 1).filter(|b| b.parent.is_some_and(|p| p as usize == unit.block));
    match (unit.kind, first) {
        (BlockKind::Item | BlockKind::Definition | BlockKind::Footnote, Some(block)) => block.words.clone(),
        _ => own,
    }
}

/// Takes off what continued lines begin with: indentation, and the marks of quotations.
fn without_prefixes(words: &str) -> String {
    let mut lines = words.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(line.trim_start_matches([' ', '\t', '>']));
    }
    out
}
