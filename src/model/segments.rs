//! The texts of a page as translators work on them.

use std::sync::Arc;

use super::{Pair, Site, TextId};
use crate::bilingual::{self, Both, Part, Segment, Unit};
use crate::markdown::Doc;
use crate::source::Sources;

/// A segment in both texts of a page, or in one.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentPair<'s> {
    /// The id, the same in both texts.
    pub id: String,
    /// What the original says.
    pub original: Option<Segment<'s>>,
    /// What the translation says.
    pub translation: Option<Segment<'s>>,
}

impl SegmentPair<'_> {
    /// What both texts say, as it is compared with what was checked; what has no words is left out.
    pub fn wordings(&self) -> Both<'_> {
        fn words<'s>(segment: &'s Option<Segment<'_>>) -> Option<&'s str> {
            segment.as_ref().map(|segment| segment.text.as_str()).filter(|text| !text.trim().is_empty())
        }
        Both { id: &self.id, original: words(&self.original), translation: words(&self.translation) }
    }

    /// What it is of the page, as the original counts, or the translation where the original has it not.
    pub fn part(&self) -> Option<Part> {
        self.original.as_ref().or(self.translation.as_ref()).map(|segment| segment.part)
    }

    /// The blocks of both texts, as a row of the pair names them.
    pub fn blocks(&self) -> (Option<u32>, Option<u32>) {
        let block = |segment: &Option<Segment<'_>>| match segment.as_ref()?.part {
            Part::Block(block, _) => Some(block),
            Part::Title | Part::Description => None,
        };
        (block(&self.original), block(&self.translation))
    }
}

impl Site {
    /// The units of a published text, given the text itself.
    pub fn units<'d>(&self, id: TextId, doc: &'d Doc) -> Vec<Unit<'d>> {
        let text = &self.texts[id.index()];
        let kind = self.find(&text.name.id).map_or(bilingual::TextKind::Page, |set| self.text_kind(self.set(set)));
        bilingual::units(doc, self.config.language(text.name.language).pack(), kind)
    }

    /// The segments of a published text: title, description, and its blocks in order. `doc` is the text itself,
    /// `sources` are those that the site was read from.
    pub fn segments<'s>(&'s self, id: TextId, doc: &'s Doc, sources: &Sources) -> Vec<Segment<'s>> {
        let text = &self.texts[id.index()];
        let ids: Vec<Option<&str>> = self.block_ids.get(&id).map(|ids| ids.iter().collect()).unwrap_or_default();
        bilingual::segments(sources.get(text.source).text(), &text.front, doc, &self.units(id, doc), &ids)
    }

    /// The two texts of a pair, see [`crate::content::Body::doc`].
    pub fn docs(&self, pair: &Pair) -> Option<[Arc<Doc>; 2]> {
        let doc = |id: TextId| self.texts[id.index()].body.doc();
        Some([doc(pair.original)?, doc(pair.translation)?])
    }

    /// The segments of a page's two texts side by side, in reading order: title, description, and the rows of the
    /// pair. `docs` are both texts, of [`Site::docs`].
    pub fn segment_pairs<'s>(
        &'s self,
        pair: &Pair,
        docs: &'s [Arc<Doc>; 2],
        sources: &Sources,
    ) -> Vec<SegmentPair<'s>> {
        let mut original = Side::new(self.segments(pair.original, &docs[0], sources));
        let mut translation = Side::new(self.segments(pair.translation, &docs[1], sources));
        let mut all = Vec::new();
        for part in [Part::Title, Part::Description] {
            let (left, right) = (original.field(part), translation.field(part));
            if let Some(id) = left.as_ref().or(right.as_ref()).map(|segment| segment.id.clone()) {
                all.push(SegmentPair { id, original: left, translation: right });
            }
        }
        for row in pair.rows() {
            let left = row.original.and_then(|block| original.block(block));
            let right = row.translation.and_then(|block| translation.block(block));
            if left.is_some() || right.is_some() {
                all.push(SegmentPair { id: row.id.to_string(), original: left, translation: right });
            }
        }
        all
    }
}

/// The segments of one text, to be taken one at a time.
struct Side<'s> {
    fields: Vec<Segment<'s>>,
    blocks: Vec<(u32, Option<Segment<'s>>)>,
}

impl<'s> Side<'s> {
    fn new(segments: Vec<Segment<'s>>) -> Side<'s> {
        let mut side = Side { fields: Vec::new(), blocks: Vec::with_capacity(segments.len()) };
        for segment in segments {
            match segment.part {
                // In the order of the text, and so of their numbers.
                Part::Block(block, _) => side.blocks.push((block, Some(segment))),
                Part::Title | Part::Description => side.fields.push(segment),
            }
        }
        side
    }

    fn field(&mut self, part: Part) -> Option<Segment<'s>> {
        let at = self.fields.iter().position(|segment| segment.part == part)?;
        Some(self.fields.remove(at))
    }

    fn block(&mut self, block: u32) -> Option<Segment<'s>> {
        let at = self.blocks.binary_search_by_key(&block, |(block, _)| *block).ok()?;
        self.blocks[at].1.take()
    }
}
