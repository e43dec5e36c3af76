//! Tables: a region that can be scrolled and focused, with heads that name their columns.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::builder::{Builder, Frame, FrameKind};
use super::doc::{BlockKind, Phrase, SlotKind};

/// The table that is being written; tables do not nest.
#[derive(Default)]
pub(super) struct Table {
    number: u32,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_rows: bool,
}

impl Builder<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>, range: Range<usize>) {
        let number = self.table.number + 1;
        self.table = Table { number, alignments, ..Table::default() };
        let open = "<div class=\"table\" role=\"region\" tabindex=\"0\"";
        let block = self.open_element(BlockKind::Table, range, open, " aria-label=\"");
        self.slot(SlotKind::Label(Phrase::Table(number)));
        self.doc.html.push_str("\">\n<table>\n");
        self.push_frame(FrameKind::Other, Some(block));
    }

    pub(super) fn end_table(&mut self, frame: Frame) {
        if self.table.in_rows {
            self.doc.html.push_str("</tbody>\n");
        }
        self.end_element(frame, "</table>\n</div>\n");
    }

    pub(super) fn start_head(&mut self, range: Range<usize>) {
        self.doc.html.push_str("<thead>\n");
        self.table.in_head = true;
        self.open_row(range);
    }

    pub(super) fn end_head(&mut self, frame: Frame) {
        self.end_element(frame, "</tr>\n");
        self.doc.html.push_str("</thead>\n");
        self.table.in_head = false;
    }

    pub(super) fn start_row(&mut self, range: Range<usize>) {
        if !self.table.in_rows {
            self.table.in_rows = true;
            self.doc.html.push_str("<tbody>\n");
        }
        self.open_row(range);
    }

    fn open_row(&mut self, range: Range<usize>) {
        self.table.column = 0;
        let block = self.open_element(BlockKind::Row, range, "<tr", ">\n");
        self.push_frame(FrameKind::Other, Some(block));
    }

    pub(super) fn start_cell(&mut self) {
        if self.table.column > 0 {
            self.doc.plain.push('\t');
        }
        self.doc.html.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.doc.html.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            _ => ">",
        });
        self.push_frame(FrameKind::Other, None);
    }

    pub(super) fn end_cell(&mut self) {
        self.table.column += 1;
        // Every row has as many cells as the table has columns.
        if self.table.column == self.table.alignments.len()
            && let Some(row) = self.frames.last().and_then(|frame| frame.block)
        {
            self.slot(SlotKind::WordsEnd(row));
        }
        self.doc.html.push_str(if self.table.in_head { "</th>\n" } else { "</td>\n" });
    }
}
