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
