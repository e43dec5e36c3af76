//! The plain text: what a reader reads, one line a leaf block.

use super::builder::Builder;

impl Builder<'_> {
    /// Ends the line of the plain text, if one is begun.
    pub(super) fn break_plain(&mut self) {
        let plain = &mut self.doc.plain;
        if !plain.is_empty() && !plain.ends_with('\n') {
            plain.push('\n');
        }
    }

    /// Ends the plain text. A block without words stood before the next line: it goes back to where its parent's
    /// words end.
    pub(super) fn end_plain(&mut self) {
        if self.doc.plain.ends_with('\n') {
            self.doc.plain.pop();
        }
        let whole = super::builder::offset(self.doc.plain.len());
        for i in 0..self.doc.blocks.len() {
            let parent = self.doc.blocks[i].parent.and_then(|p| self.doc.blocks.get(p as usize));
            let end = parent.map_or(whole, |p| p.text.end);
            let text = &mut self.doc.blocks[i].text;
            if text.start > end {
                *text = end..end;
            }
        }
    }

    /// Appends text that may have line ends of its own.
    pub(super) fn push_plain_lines(&mut self, text: &str) {
        let mut lines = text.split('\n');
        self.doc.plain.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.doc.plain.push(' ');
            self.doc.plain.push_str(line);
        }
    }

    /// Appends text as a line of its own.
    pub(super) fn push_plain_block(&mut self, text: &str) {
        self.break_plain();
        self.push_plain_lines(text);
        self.break_plain();
    }
}
