//! Blocks: the table of blocks, and paragraphs, headings, quotations, alerts and rules.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::builder::{Builder, Frame, FrameKind, offset};
use super::doc::{Alert, Block, BlockKind, Heading, Phrase, SlotKind};
use crate::diag::{Code, Diagnostic};

impl Builder<'_> {
    /// Begins a block on a line of its own, in the HTML and in the plain text, and enters it in the table.
    pub(super) fn open_block(&mut self, kind: BlockKind, range: Range<usize>) -> u32 {
        self.end_inline();
        self.bracket = None;
        if let Some(Frame { kind: FrameKind::Item, block: Some(item), content, .. }) = self.frames.last() {
            let (item, content) = (*item, *content);
            self.take_id(item, content);
        }
        self.end_item_words();
        let html = &mut self.doc.html;
        if !html.is_empty() && !html.ends_with('\n') {
            html.push('\n');
        }
        self.break_plain();
        let (html, text) = (offset(self.doc.html.len()), offset(self.doc.plain.len()));
        let block = Block {
            kind,
            parent: self.frames.last().and_then(|f| f.block),
            explicit_id: None,
            html: html..html,
            text: text..text,
            words: 0..0,
            span: self.span(range),
        };
        self.doc.blocks.push(block);
        offset(self.doc.blocks.len() - 1)
    }

    /// Begins a block and its element: `open` is the tag up to where attributes may follow, `rest` what comes after.
    pub(super) fn open_element(&mut self, kind: BlockKind, range: Range<usize>, open: &str, rest: &str) -> u32 {
        let block = self.open_block(kind, range);
        self.doc.html.push_str(open);
        self.slot(SlotKind::BlockAttributes(block));
        self.doc.html.push_str(rest);
        block
    }

    /// Ends a block here.
    pub(super) fn close_block(&mut self, index: u32) {
        self.break_plain();
        let end = self.doc.plain.len() - usize::from(self.doc.plain.ends_with('\n'));
        let (html, text) = (offset(self.doc.html.len()), offset(end));
        if let Some(block) = self.doc.blocks.get_mut(index as usize) {
            block.html.end = html;
            block.text.end = text.max(block.text.start);
        }
    }

    /// Ends an element that has a block of its own.
    pub(super) fn end_element(&mut self, frame: Frame, close: &str) {
        self.doc.html.push_str(close);
        if let Some(block) = frame.block {
            self.close_block(block);
        }
    }

    /// Leaves the hole behind an item's own words, before the first block in it.
    fn end_item_words(&mut self) {
        let Some(Frame { kind: FrameKind::Item, block: Some(item), content, .. }) = self.frames.last() else { return };
        let (item, has_words) = (*item, self.doc.html.len() > *content);
        if self.is_last(item) && has_words && self.doc.blocks[item as usize].kind == BlockKind::Item {
            self.slot(SlotKind::WordsEnd(item));
            self.slot(SlotKind::BlockEnd(item));
        }
    }

    /// The block whose words a paragraph has: its own, or the item, definition or note that it begins.
    fn owner(&self, paragraph: u32) -> u32 {
        let around = self.frames.last().and_then(|frame| frame.block).filter(|block| block + 1 == paragraph);
        let takes = |block: &u32| {
            matches!(
                self.doc.blocks[*block as usize].kind,
                BlockKind::Item | BlockKind::Term | BlockKind::Definition | BlockKind::Footnote
            )
        };
        around.filter(takes).unwrap_or(paragraph)
    }

    /// Whether no block was begun inside or after a block.
    fn is_last(&self, block: u32) -> bool {
        block as usize + 1 == self.doc.blocks.len()
    }

    /// Notes that a piece of running text belongs to the innermost block.
    pub(super) fn extend_words(&mut self, range: Range<usize>) {
        let Some(block) = self.frames.last().and_then(|f| f.block).filter(|b| self.is_last(*b)) else { return };
        let span = self.span(range);
        let words = &mut self.doc.blocks[block as usize].words;
        let start = if words.start == words.end { span.start } else { words.start.min(span.start) };
        *words = start..words.end.max(span.end);
    }

    /// Ends an element that may hold text and blocks.
    pub(super) fn end_container(&mut self, frame: Frame, close: &str) {
        if let Some(block) = frame.block {
            self.take_id(block, frame.content);
        }
        let has_words = self.doc.html.len() > frame.content;
        if let Some(block) = frame.block.filter(|b| has_words && self.is_last(*b)) {
            self.slot(SlotKind::WordsEnd(block));
            if self.doc.blocks[block as usize].kind == BlockKind::Item {
                self.slot(SlotKind::BlockEnd(block));
            }
        }
        self.end_element(frame, close);
    }

    pub(super) fn start_paragraph(&mut self, range: Range<usize>) {
        let block = self.open_element(BlockKind::Paragraph, range, "<p", ">");
        self.push_frame(FrameKind::Other, Some(block));
    }

    pub(super) fn end_paragraph(&mut self, frame: Frame) {
        let Some(index) = frame.block else { return };
        // The id after an item's first paragraph names the item, as it does when the item has no paragraphs.
        let item = self.frames.last().filter(|f| f.kind == FrameKind::Item).and_then(|f| f.block);
        let named = item.filter(|item| item + 1 == index).unwrap_or(index);
        self.take_id(named, frame.content);
        let image = match &self.doc.slots[frame.slots.min(self.doc.slots.len())..] {
            [only] if self.doc.html.len() == frame.content => matches!(only.kind, SlotKind::Image(_)).then_some(*only),
            _ => None,
        };
        if let Some(image) = image {
            self.doc.html.truncate(self.doc.blocks[index as usize].html.start as usize);
            self.doc.slots.truncate(frame.slots - 1);
            self.doc.blocks[index as usize].kind = BlockKind::Figure;
            self.doc.html.push_str("<figure");
            self.slot(SlotKind::BlockAttributes(index));
            self.doc.html.push('>');
            self.slot(image.kind);
            self.end_element(frame, "</figure>\n");
            self.slot(SlotKind::BlockEnd(index));
        } else {
            let owner = self.owner(index);
            self.slot(SlotKind::WordsEnd(owner));
            self.end_element(frame, "</p>\n");
            let is_item = owner != index && self.doc.blocks[owner as usize].kind == BlockKind::Item;
            if is_item || self.frames.is_empty() {
                self.slot(SlotKind::BlockEnd(owner));
            }
        }
    }

    pub(super) fn start_heading(&mut self, level: u8, range: Range<usize>) {
        let open = ["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"][usize::from(level.clamp(1, 6)) - 1];
        let block = self.open_element(BlockKind::Heading(level), range, open, ">");
        self.push_frame(FrameKind::Other, Some(block));
        // The first level is the page's title, which templates write.
        let expected = if level == 1 { 2 } else { level.min(self.last_level + 1) };
        if level != expected {
            let marks = |level: u8| "#".repeat(usize::from(level));
            let problem = Diagnostic::at(Code::HeadingLevel, self.doc.blocks[block as usize].span);
            self.problems.push(problem.arg("found", marks(level)).arg("expected", marks(expected)));
        }
        self.last_level = level;
    }

    pub(super) fn end_heading(&mut self, frame: Frame, level: u8) {
        let Some(index) = frame.block else { return };
        self.take_id(index, frame.content);
        self.slot(SlotKind::HeadingEnd(offset(self.doc.headings.len())));
        let close =
            ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level.clamp(1, 6)) - 1];
        self.end_element(frame, close);
        self.slot(SlotKind::BlockEnd(index));
        let block = &self.doc.blocks[index as usize];
        let text = self.doc.plain[block.text.start as usize..block.text.end as usize].trim().to_owned();
        // The id is given at the end, when all that writers chose are known.
        self.doc.headings.push(Heading { level, id: String::new(), text, block: index, span: block.span });
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>, range: Range<usize>) {
        let (open, alert) = match kind {
            None => ("<blockquote", None),
            Some(BlockQuoteKind::Note) => ("<aside class=\"alert alert-note\" role=\"note\"", Some(Alert::Note)),
            Some(BlockQuoteKind::Tip) => ("<aside class=\"alert alert-tip\" role=\"note\"", Some(Alert::Tip)),
            Some(BlockQuoteKind::Important) => {
                ("<aside class=\"alert alert-important\" role=\"note\"", Some(Alert::Important))
            }
            Some(BlockQuoteKind::Warning) => {
                ("<aside class=\"alert alert-warning\" role=\"note\"", Some(Alert::Warning))
            }
            Some(BlockQuoteKind::Caution) => {
                ("<aside class=\"alert alert-caution\" role=\"note\"", Some(Alert::Caution))
            }
        };
        let block = self.open_element(BlockKind::Quote, range, open, ">\n");
        if let Some(alert) = alert {
            self.doc.html.push_str("<p class=\"alert-title\">");
            self.slot(SlotKind::Label(Phrase::Alert(alert)));
            self.doc.html.push_str("</p>\n");
        }
        self.push_frame(FrameKind::Other, Some(block));
    }

    pub(super) fn end_quote(&mut self, frame: Frame, alert: bool) {
        self.end_element(frame, if alert { "</aside>\n" } else { "</blockquote>\n" });
    }

    pub(super) fn rule(&mut self, range: Range<usize>) {
        let block = self.open_element(BlockKind::Rule, range, "<hr", ">\n");
        self.close_block(block);
    }
}
