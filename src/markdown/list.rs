//! Lists, their items, tasks, and definition lists.

use std::ops::Range;

use super::builder::{Builder, FrameKind, offset};
use super::doc::{BlockKind, Phrase, SlotKind};

impl Builder<'_> {
    pub(super) fn start_list(&mut self, first: Option<u64>, range: Range<usize>) {
        let block = match first {
            None => self.open_element(BlockKind::List, range, "<ul", ">\n"),
            Some(1) => self.open_element(BlockKind::List, range, "<ol", ">\n"),
            Some(n) => self.open_element(BlockKind::List, range, &format!("<ol start=\"{n}\""), ">\n"),
        };
        self.push_frame(FrameKind::List { tasks: false }, Some(block));
    }

    pub(super) fn start_item(&mut self, range: Range<usize>) {
        let block = self.open_element(BlockKind::Item, range, "<li", ">");
        self.push_frame(FrameKind::Item, Some(block));
    }

    pub(super) fn start_definitions(&mut self, range: Range<usize>) {
        let block = self.open_element(BlockKind::Definitions, range, "<dl", ">\n");
        self.push_frame(FrameKind::Other, Some(block));
    }

    pub(super) fn start_term(&mut self, range: Range<usize>) {
        let block = self.open_element(BlockKind::Term, range, "<dt", ">");
        self.push_frame(FrameKind::Item, Some(block));
    }

    pub(super) fn start_definition(&mut self, range: Range<usize>) {
        let block = self.open_element(BlockKind::Definition, range, "<dd", ">");
        self.push_frame(FrameKind::Item, Some(block));
    }

    pub(super) fn task(&mut self, done: bool) {
        self.mark_task_list();
        let (input, name) = if done {
            ("<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"", Phrase::TaskDone)
        } else {
            ("<input type=\"checkbox\" disabled=\"\" aria-label=\"", Phrase::TaskOpen)
        };
        self.doc.html.push_str(input);
        self.slot(SlotKind::Label(name));
        self.doc.html.push_str("\"> ");
        // The box is no content: an id or a lone picture after it still counts from here.
        let (content, slots) = (self.doc.html.len(), self.doc.slots.len());
        if let Some(frame) = self.frames.last_mut() {
            frame.content = content;
            frame.slots = slots;
        }
    }

    /// Gives the innermost list its class. Only a task tells that a list holds tasks, when its tag is long written.
    fn mark_task_list(&mut self) {
        const CLASS: &str = " class=\"tasks\"";
        let list = self.frames.iter_mut().rfind(|f| matches!(f.kind, FrameKind::List { .. }));
        let Some(frame) = list.filter(|f| f.kind == FrameKind::List { tasks: false }) else { return };
        frame.kind = FrameKind::List { tasks: true };
        let Some(list) = frame.block else { return };
        let Some(block) = self.doc.blocks.get(list as usize) else { return };
        let at = block.html.start + offset("<ul".len());
        self.doc.html.insert_str(at as usize, CLASS);
        let shift = offset(CLASS.len());
        for slot in self.doc.slots.iter_mut().rev().take_while(|s| s.at >= at) {
            slot.at += shift;
        }
        for block in &mut self.doc.blocks[list as usize + 1..] {
            block.html = block.html.start + shift..block.html.end + shift;
        }
        for body in self.doc.components.iter_mut().rev().filter_map(|c| c.body.as_mut()) {
            if body.start >= at {
                *body = body.start + shift..body.end + shift;
            }
        }
        for frame in self.frames.iter_mut().filter(|f| f.content > at as usize) {
            frame.content += CLASS.len();
        }
    }
}
