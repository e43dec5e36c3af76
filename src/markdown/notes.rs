//! Footnotes: kept where they are written, set at the end in the order of their first mention.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, TagEnd};

use super::body::Body;
use super::builder::{Builder, FrameKind};
use super::doc::{BlockKind, Phrase, SlotKind};
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// All notes and mentions of a text.
#[derive(Default)]
pub(super) struct Notes<'s> {
    written: BTreeMap<String, Note<'s>>,
    /// Labels in the order of their first mention; a note's number is its place here.
    mentioned: Vec<Mention>,
    numbers: BTreeMap<String, u32>,
    /// What looks like a note in the whole text, once somebody asked.
    anywhere: Option<BTreeSet<String>>,
}

/// A note as it was written.
struct Note<'s> {
    label: String,
    span: Span,
    range: Range<usize>,
    body: Rc<Body<'s>>,
    events: Vec<(Event<'static>, Range<usize>)>,
}

/// A label that was mentioned.
struct Mention {
    key: String,
    label: String,
    span: Span,
    /// How many marks point at it, those not yet written included once all notes are known.
    marks: u32,
    /// How many of them are written.
    written: u32,
}

impl<'s> Notes<'s> {
    /// The labels of all that looks like a note in a text.
    pub(super) fn anywhere(&mut self, text: &str) -> &BTreeSet<String> {
        self.anywhere.get_or_insert_with(|| {
            let label = |(at, mark): (usize, &str)| {
                let rest = text.get(at + mark.len()..)?;
                let end = rest.find(|c: char| c == '[' || c == ']' || c.is_whitespace())?;
                rest[end..].starts_with("]:").then(|| rest[..end].to_lowercase())
            };
            text.match_indices("[^").filter_map(label).collect()
        })
    }

    /// The number of a label, given at its first mention.
    fn number(&mut self, label: &str, span: Span) -> u32 {
        let key = label.to_lowercase();
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = super::builder::offset(self.mentioned.len()) + 1;
        self.mentioned.push(Mention { key: key.clone(), label: label.to_owned(), span, marks: 0, written: 0 });
        self.numbers.insert(key, number);
        number
    }
}

impl<'s> Builder<'s> {
    /// Takes all events of a note out of the stream. The first of two notes with one label counts.
    pub(super) fn keep_note<'e>(
        &mut self,
        label: &str,
        range: Range<usize>,
        events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>,
    ) {
        let mut kept = Vec::new();
        let mut depth = 0usize;
        for (event, range) in events {
            match event {
                Event::End(TagEnd::FootnoteDefinition) if depth == 0 => break,
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            kept.push((event.into_static(), range));
        }
        let span = self.span(range.clone());
        let key = label.to_lowercase();
        if let Some(first) = self.notes.written.get(&key) {
            let problem = Diagnostic::at(Code::UnusedFootnote, span).arg("name", label).arg("state", "twice");
            self.problems.push(problem.advice("help-twice").label(first.span, "label-first"));
            return;
        }
        let note = Note { label: label.to_owned(), span, range, body: Rc::clone(&self.body), events: kept };
        self.notes.written.insert(key, note);
    }

    /// Writes the mark of a note.
    pub(super) fn note_reference(&mut self, label: &str, range: Range<usize>) {
        self.extend_words(range.clone());
        let span = self.span(range);
        let number = self.notes.number(label, span);
        let mention = &mut self.notes.mentioned[number as usize - 1];
        mention.written += 1;
        mention.marks = mention.marks.max(mention.written);
        let id = mark_id(number, mention.written);
        self.doc.html.push_str("<sup class=\"fn-ref\"><a id=\"");
        self.slot(SlotKind::NotePrefix);
        self.doc.html.push_str(&format!("{id}\" href=\"#"));
        self.slot(SlotKind::NotePrefix);
        self.doc.html.push_str(&format!("fn-{number}\" role=\"doc-noteref\" aria-label=\""));
        self.slot(SlotKind::Label(Phrase::FootnoteMark(number)));
        self.doc.html.push_str(&format!("\">{number}</a></sup>"));
        self.anchors.notes.push(id);
    }

    /// Writes the section of notes, and reports notes and mentions without the other.
    pub(super) fn write_notes(&mut self) {
        self.count_marks();
        if !self.notes.mentioned.is_empty() {
            self.doc.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
            self.slot(SlotKind::Label(Phrase::Footnotes));
            self.doc.html.push_str("\">\n<ol>\n");
            let mut number = 0;
            // Notes may mention notes, so the list may grow while it is written.
            while let Some(mention) = self.notes.mentioned.get(number as usize) {
                number += 1;
                match self.notes.written.remove(&mention.key) {
                    Some(note) => self.write_note(note, number),
                    None => {
                        let problem = Diagnostic::at(Code::UndefinedFootnote, mention.span);
                        self.problems.push(problem.arg("name", &mention.label));
                    }
                }
            }
            self.doc.html.push_str("</ol>\n</section>\n");
        }
        for note in std::mem::take(&mut self.notes.written).into_values() {
            let problem = Diagnostic::at(Code::UnusedFootnote, note.span);
            self.problems.push(problem.arg("name", note.label).arg("state", "unused"));
        }
    }

    /// Counts the marks that stand inside notes, so that each note knows all ways back.
    fn count_marks(&mut self) {
        let mut number = 0;
        while let Some(mention) = self.notes.mentioned.get(number) {
            number += 1;
            let Some(note) = self.notes.written.get(&mention.key) else { continue };
            let span = note.span;
            let labels: Vec<String> = note
                .events
                .iter()
                .filter_map(|(e, _)| if let Event::FootnoteReference(l) = e { Some(l.to_string()) } else { None })
                .collect();
            for label in labels {
                let number = self.notes.number(&label, span);
                self.notes.mentioned[number as usize - 1].marks += 1;
            }
        }
    }

    fn write_note(&mut self, note: Note<'s>, number: u32) {
        let around = std::mem::replace(&mut self.body, Rc::clone(&note.body));
        let block = self.open_block(BlockKind::Footnote, note.range);
        self.body = around;
        self.doc.html.push_str("<li id=\"");
        self.slot(SlotKind::NotePrefix);
        self.doc.html.push_str(&format!("fn-{number}\">"));
        self.anchors.notes.push(format!("fn-{number}"));
        self.push_frame(FrameKind::Other, Some(block));
        let marks = self.notes.mentioned[number as usize - 1].marks;
        self.replay(note.body, note.events);
        self.end_inline();
        self.write_ways_back(number, marks);
        self.frames.pop();
        self.doc.html.push_str("</li>\n");
        self.close_block(block);
    }

    /// Writes the links back to each mark, inside the note's last paragraph if it ends in one.
    fn write_ways_back(&mut self, number: u32, marks: u32) {
        const END: &str = "</p>\n";
        let html = &mut self.doc.html;
        let paragraph = html.ends_with(END);
        if paragraph {
            html.truncate(html.len() - END.len());
        } else {
            html.push_str("<p>");
        }
        for mark in 1..=marks {
            let id = mark_id(number, mark);
            let html = &mut self.doc.html;
            if paragraph || mark > 1 {
                html.push(' ');
            }
            html.push_str("<a class=\"fn-back\" href=\"#");
            self.slot(SlotKind::NotePrefix);
            self.doc.html.push_str(&format!("{id}\" role=\"doc-backlink\" aria-label=\""));
            self.slot(SlotKind::Label(Phrase::FootnoteBack(number)));
            if mark == 1 {
                self.doc.html.push_str("\">↩\u{fe0e}</a>");
            } else {
                self.doc.html.push_str(&format!("-{mark}\">↩\u{fe0e}<sup>{mark}</sup></a>"));
            }
        }
        self.doc.html.push_str(END);
        let end = super::builder::offset(self.doc.html.len());
        if let Some(last) = self.doc.blocks.last_mut().filter(|b| paragraph && b.kind == BlockKind::Paragraph) {
            last.html.end = end;
        }
    }
}

/// The id of the n-th mark of a note.
fn mark_id(number: u32, mark: u32) -> String {
    if mark == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{mark}") }
}
