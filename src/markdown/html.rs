//! Writing a [`Doc`]'s HTML, its holes filled.

use std::ops::Range;

use super::doc::{Block, BlockKind, Component, Doc, Heading, Image, Link, LinkKind, Phrase, Slot, SlotKind};
use crate::text::escape;

/// Fills the holes. What is appended to `out` must be HTML: escaping is the filler's duty.
pub trait Fill {
    /// Writes the opening tag of a link.
    fn link_open(&self, index: u32, link: &Link, out: &mut String);
    /// Writes what follows a link's words, its closing tag first.
    fn link_close(&self, index: u32, link: &Link, out: &mut String);
    /// Writes a picture.
    fn image(&self, index: u32, image: &Image, out: &mut String);
    /// Writes a component around its body, which is finished HTML, or empty if it takes none.
    fn component(&self, index: u32, component: &Component, body: &str, out: &mut String);
    /// Writes a block's attributes, each with a leading space. `id` is what the writer or the heading's words gave.
    fn block_attributes(&self, index: u32, block: &Block, id: Option<&str>, out: &mut String);
    /// Writes what follows a heading's words.
    fn heading_end(&self, index: u32, heading: &Heading, out: &mut String);
    /// Writes what follows the words of a block, see [`SlotKind::WordsEnd`].
    fn words_end(&self, _index: u32, _block: &Block, _out: &mut String) {}
    /// Writes what follows a block, see [`SlotKind::BlockEnd`].
    fn block_end(&self, _index: u32, _block: &Block, _out: &mut String) {}
    /// Writes what the ids of footnotes begin with.
    fn note_prefix(&self, _out: &mut String) {}
    /// Writes a phrase, for element content and for attribute values in double quotes.
    fn phrase(&self, phrase: Phrase, out: &mut String);
}

/// Writes the whole text.
pub fn write(doc: &Doc, fill: &dyn Fill, out: &mut String) {
    out.reserve(doc.html.len() + doc.slots.len() * 24);
    let mut writer = Writer { doc, fill, slot: 0 };
    writer.write(0..doc.html.len(), out);
    // What follows the last block stands at the very end.
    for slot in &doc.slots[writer.slot..] {
        writer.fill(slot.kind, out);
    }
}

/// Writes one block; nothing for an index that the text does not have.
pub fn write_range(doc: &Doc, block: u32, fill: &dyn Fill, out: &mut String) {
    let (index, Some(block)) = (block, doc.blocks.get(block as usize)) else { return };
    // What follows the block before it belongs there.
    let is_before = |s: &Slot| s.at == block.html.start && matches!(s.kind, SlotKind::BlockEnd(n) if n < index);
    let slot = doc.slots.partition_point(|s| s.at < block.html.start || is_before(s));
    Writer { doc, fill, slot }.write(block.html.start as usize..block.html.end as usize, out);
}

/// Writes what an item says before the blocks inside it, without its element; its first paragraph is part of that.
/// Other blocks are written whole.
pub fn write_lead(doc: &Doc, index: u32, fill: &dyn Fill, out: &mut String) {
    let Some(block) = doc.blocks.get(index as usize).filter(|b| b.kind == BlockKind::Item) else {
        write_range(doc, index, fill, out);
        return;
    };
    let child = |at: u32| doc.blocks.get(at as usize).filter(|b| b.parent == Some(index));
    let mut next = child(index + 1);
    if let Some(paragraph) = next.filter(|b| b.kind == BlockKind::Paragraph && is_first(doc, block, b)) {
        let inside = doc.blocks[index as usize + 2..].iter().position(|b| b.html.start >= paragraph.html.end);
        let after = inside.map(|at| index + 2 + super::builder::offset(at));
        next = after.and_then(child);
    }
    // The element's tag ends in front of the first words; a slot stands in it.
    let end = next.map_or(block.html.end, |b| b.html.start) as usize;
    let open = doc.html[block.html.start as usize..end].find('>').map_or(0, |at| at + 1);
    let start = block.html.start as usize + open;
    let slot = doc.slots.partition_point(|s| (s.at as usize) < start);
    let from = out.len();
    Writer { doc, fill, slot }.write(start..end, out);
    let words = out[from..].trim_end().strip_suffix("</li>").unwrap_or(&out[from..]).trim_end().len();
    out.truncate(from + words);
}

/// Whether a block begins with another, so that no words stand before it.
fn is_first(doc: &Doc, outer: &Block, inner: &Block) -> bool {
    let between = doc.plain.get(outer.text.start as usize..inner.text.start as usize);
    between.is_some_and(|words| words.trim().is_empty())
}

/// A walk over a part of the HTML and the slots in it.
struct Writer<'d> {
    doc: &'d Doc,
    fill: &'d dyn Fill,
    slot: usize,
}

impl Writer<'_> {
    /// Writes a range with the slots before its end.
    fn write(&mut self, range: Range<usize>, out: &mut String) {
        let doc = self.doc;
        let mut at = range.start;
        while let Some(slot) = doc.slots.get(self.slot).filter(|s| (s.at as usize) < range.end) {
            out.push_str(&doc.html[at..slot.at as usize]);
            at = slot.at as usize;
            self.slot += 1;
            if let SlotKind::Component(index) = slot.kind {
                at = self.component(index, at, out);
            } else {
                self.fill(slot.kind, out);
            }
        }
        out.push_str(&doc.html[at..range.end]);
    }

    /// Writes a component and returns where the text goes on. Components nest only a few levels.
    fn component(&mut self, index: u32, at: usize, out: &mut String) -> usize {
        let Some(component) = self.doc.components.get(index as usize) else { return at };
        let Some(body) = &component.body else {
            self.fill.component(index, component, "", out);
            return at;
        };
        let mut html = String::with_capacity(body.len() * 2);
        self.write(body.start as usize..body.end as usize, &mut html);
        self.fill.component(index, component, &html, out);
        body.end as usize
    }

    fn fill(&self, kind: SlotKind, out: &mut String) {
        let (doc, fill) = (self.doc, self.fill);
        match kind {
            SlotKind::LinkOpen(n) => fill.link_open(n, &doc.links[n as usize], out),
            SlotKind::LinkClose(n) => fill.link_close(n, &doc.links[n as usize], out),
            SlotKind::Image(n) => fill.image(n, &doc.images[n as usize], out),
            SlotKind::BlockAttributes(n) => {
                let block = &doc.blocks[n as usize];
                fill.block_attributes(n, block, id_of(doc, n, block), out);
            }
            SlotKind::HeadingEnd(n) => fill.heading_end(n, &doc.headings[n as usize], out),
            SlotKind::WordsEnd(n) => fill.words_end(n, &doc.blocks[n as usize], out),
            SlotKind::BlockEnd(n) => fill.block_end(n, &doc.blocks[n as usize], out),
            SlotKind::NotePrefix => fill.note_prefix(out),
            SlotKind::Label(phrase) => fill.phrase(phrase, out),
            SlotKind::Component(_) => {}
        }
    }
}

fn id_of<'d>(doc: &'d Doc, index: u32, block: &'d Block) -> Option<&'d str> {
    if let BlockKind::Heading(_) = block.kind {
        let at = doc.headings.binary_search_by_key(&index, |h| h.block).ok()?;
        return Some(&doc.headings[at].id);
    }
    block.explicit_id.as_deref()
}

/// Fills the holes as plain Markdown does, without a site: addresses as written, no ids of headings, no phrases.
pub struct PlainFill;

impl Fill for PlainFill {
    fn link_open(&self, _: u32, link: &Link, out: &mut String) {
        out.push_str(if link.kind == LinkKind::Email { "<a href=\"mailto:" } else { "<a href=\"" });
        escape::push_href(out, &link.dest);
        push_title(out, &link.title);
        out.push_str("\">");
    }

    fn link_close(&self, _: u32, _: &Link, out: &mut String) {
        out.push_str("</a>");
    }

    fn image(&self, _: u32, image: &Image, out: &mut String) {
        out.push_str("<img src=\"");
        escape::push_href(out, &image.src);
        out.push_str("\" alt=\"");
        escape::push_html(out, &image.alt);
        push_title(out, &image.title);
        out.push_str("\">");
    }

    fn component(&self, _: u32, component: &Component, body: &str, out: &mut String) {
        out.push_str("<div data-component=\"");
        escape::push_html(out, &component.name);
        out.push_str("\" data-arguments=\"");
        escape::push_html(out, &component.args.to_string());
        out.push_str("\">\n");
        out.push_str(body);
        out.push_str("</div>");
    }

    fn block_attributes(&self, _: u32, block: &Block, _: Option<&str>, out: &mut String) {
        if let Some(id) = &block.explicit_id {
            out.push_str(" id=\"");
            escape::push_html(out, id);
            out.push('"');
        }
    }

    fn heading_end(&self, _: u32, _: &Heading, _: &mut String) {}

    fn phrase(&self, _: Phrase, _: &mut String) {}
}

fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        escape::push_html(out, title);
    }
}
