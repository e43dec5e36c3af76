//! The cells of an edition: one block of one text.

use std::fmt::Write as _;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::markdown::Doc;
use crate::markdown::doc::{Block, BlockKind};
use crate::markdown::html;
use crate::render::fill::PageFill;
use crate::text::escape::push_html;

/// Writes the blocks of one text.
pub(super) struct Cells<'a> {
    doc: &'a Doc,
    fill: &'a PageFill<'a>,
    /// The number of the last item of each numbered list.
    numbers: FxHashMap<u32, u32>,
    notes: u32,
}

impl<'a> Cells<'a> {
    pub(super) fn new(doc: &'a Doc, fill: &'a PageFill<'a>) -> Self {
        Cells { doc, fill, numbers: FxHashMap::default(), notes: 0 }
    }

    /// Counts an item in its list.
    pub(super) fn pass(&mut self, block: Option<u32>) {
        let Some(block) = block.and_then(|b| self.doc.blocks.get(b as usize)) else { return };
        if let (BlockKind::Item, Some(list)) = (block.kind, block.parent) {
            let before = self.first(list).unwrap_or(1).saturating_sub(1);
            *self.numbers.entry(list).or_insert(before) += 1;
        }
    }

    /// Writes one block; of a heading, its words only. `anchors` are the ids on the page so far.
    pub(super) fn write(&mut self, index: u32, is_heading: bool, anchors: &mut FxHashSet<&'a str>, out: &mut String) {
        let block = &self.doc.blocks[index as usize];
        match block.kind {
            BlockKind::Heading(_) => self.heading(index, anchors, out),
            BlockKind::Item => self.item(index, block, out),
            BlockKind::Footnote => {
                self.notes += 1;
                out.push_str(&format!("<ol class=\"footnotes\" start=\"{}\">", self.notes));
                html::write_range(self.doc, index, self.fill, out);
                out.push_str("</ol>");
            }
            // What stands beside a heading without being one may hold words only.
            _ if is_heading => push_html(out, self.words(block)),
            _ => html::write_range(self.doc, index, self.fill, out),
        }
    }

    fn words(&self, block: &Block) -> &str {
        self.doc.plain.get(block.text.start as usize..block.text.end as usize).unwrap_or_default()
    }

    /// Writes the words of a heading; its own readable id stays a valid anchor.
    fn heading(&self, index: u32, anchors: &mut FxHashSet<&'a str>, out: &mut String) {
        let mut whole = String::new();
        html::write_range(self.doc, index, self.fill, &mut whole);
        let words = whole.split_once('>').map_or("", |(_, rest)| rest);
        let words = words.rsplit_once("</h").map_or(words, |(words, _)| words);
        if let Ok(at) = self.doc.headings.binary_search_by_key(&index, |heading| heading.block) {
            let own = &self.doc.headings[at].id;
            if anchors.insert(own) {
                out.push_str("<span id=\"");
                push_html(out, own);
                out.push_str("\"></span>");
            }
        }
        out.push_str(words);
    }

    /// Writes an item in a list of its own, with its number and depth.
    fn item(&self, index: u32, block: &Block, out: &mut String) {
        let list = block.parent.unwrap_or_default();
        let number = self.numbers.get(&list);
        let is_ordered = self.first(list).is_some();
        let tag = if is_ordered { "ol" } else { "ul" };
        out.push('<');
        out.push_str(tag);
        if let Some(number) = number.filter(|n| is_ordered && **n != 1) {
            // Writing to a text never fails.
            let _ = write!(out, " start=\"{number}\"");
        }
        let depth = self.depth(list);
        if depth > 0 {
            let _ = write!(out, " class=\"in-{}\"", depth.min(3));
        }
        out.push_str("><li>");
        html::write_lead(self.doc, index, self.fill, out);
        out.push_str("</li></");
        out.push_str(tag);
        out.push('>');
    }

    fn first(&self, list: u32) -> Option<u32> {
        self.doc.first_number(self.doc.blocks.get(list as usize)?)
    }

    /// How many lists are around a list.
    fn depth(&self, list: u32) -> usize {
        let mut depth = 0;
        let mut above = self.doc.blocks.get(list as usize).and_then(|b| b.parent);
        while let Some(block) = above.and_then(|a| self.doc.blocks.get(a as usize)) {
            depth += usize::from(block.kind == BlockKind::List);
            above = block.parent;
        }
        depth
    }
}
