//! The one pass: takes the parser's events in order and builds the [`Doc`].
//!
//! This file holds the state and hands each event on; what an element becomes is decided in the files named for it.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, RefDefs, Tag, TagEnd};

use super::anchors::Anchors;
use super::body::Body;
use super::code::{Code, Nested};
use super::doc::{Doc, SlotKind};
use super::inline::{Bracket, Picture};
use super::notes::Notes;
use super::raw_html::OpenTag;
use super::table::Table;
use super::{Dialect, MAX_DEPTH, ParseInput, dialect};
use crate::diag::{Code as Problem, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::text::words;

/// An element that is open.
pub(super) struct Frame {
    pub(super) kind: FrameKind,
    /// The innermost block here: the element's own, or the one around it.
    pub(super) block: Option<u32>,
    /// Where the element's content begins in the HTML.
    pub(super) content: usize,
    /// The number of slots when the content began.
    pub(super) slots: usize,
}

/// What later events ask about an open element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    /// Takes text of its own as well as blocks.
    Item,
    /// A list; whether it is known to hold tasks.
    List {
        tasks: bool,
    },
    /// A link, with its index and the length of `plain` before it.
    Link {
        index: u32,
        plain: usize,
    },
    Other,
}

/// The state of the pass.
pub(super) struct Builder<'s> {
    pub(super) doc: Doc,
    pub(super) problems: Diagnostics,
    pub(super) dialect: &'s Dialect<'s>,
    pub(super) frames: Vec<Frame>,
    pub(super) body: Rc<Body<'s>>,
    pub(super) notes: Notes<'s>,
    pub(super) anchors: Anchors,
    pub(super) code: Code,
    pub(super) table: Table,
    pub(super) picture: Option<Picture>,
    pub(super) bracket: Option<Bracket>,
    pub(super) open_tags: Vec<OpenTag>,
    pub(super) phrase: Option<super::phrases::Open>,
    /// Where in the HTML a text began with `{`, the mark of an escaped brace.
    pub(super) brace: Option<usize>,
    pub(super) last_level: u8,
    pub(super) nesting: usize,
    root: &'s str,
    offset: usize,
    source: SourceId,
    skipped: usize,
    too_deep: bool,
}

/// The reference definitions of a text and of those around it.
struct Definitions<'d, 't> {
    own: &'d RefDefs<'t>,
    outer: Option<&'d dyn Lookup>,
}

/// Finds the address and title of a reference.
trait Lookup {
    fn find(&self, label: &str) -> Option<(CowStr<'static>, CowStr<'static>)>;
}

impl Lookup for Definitions<'_, '_> {
    fn find(&self, label: &str) -> Option<(CowStr<'static>, CowStr<'static>)> {
        match self.own.get(label) {
            Some(def) => Some((def.dest.clone().into_static(), def.title.clone().unwrap_or("".into()).into_static())),
            None => self.outer?.find(label),
        }
    }
}

impl<'s> Builder<'s> {
    pub(super) fn new(text: &'s str, input: ParseInput<'s>) -> Self {
        let mut doc = Doc::default();
        doc.html.reserve(text.len() + text.len() / 4);
        doc.plain.reserve(text.len());
        // Rough, but most pages then grow no table.
        doc.blocks.reserve(text.len() / 96);
        doc.slots.reserve(text.len() / 48);
        Builder {
            doc,
            problems: Diagnostics::default(),
            dialect: input.dialect,
            frames: Vec::with_capacity(16),
            body: Rc::new(Body::whole(text, input.offset)),
            notes: Notes::default(),
            anchors: Anchors::default(),
            code: Code::default(),
            table: Table::default(),
            picture: None,
            bracket: None,
            open_tags: Vec::new(),
            phrase: None,
            brace: None,
            last_level: 1,
            nesting: 0,
            root: text,
            offset: input.offset,
            source: input.source,
            skipped: 0,
            too_deep: false,
        }
    }

    /// Reads the whole text, then writes what comes at the end.
    pub(super) fn build(mut self) -> (Doc, Diagnostics) {
        self.run(Rc::clone(&self.body), None);
        self.write_notes();
        self.end_plain();
        self.finish_anchors();
        self.doc.words = words::count(&self.doc.plain);
        self.doc.shrink();
        (self.doc, self.problems)
    }

    /// Reads one text: the whole one, or the body of a component inside the element that is open.
    fn run(&mut self, body: Rc<Body<'s>>, outer: Option<&dyn Lookup>) {
        let around = std::mem::replace(&mut self.body, Rc::clone(&body));
        let broken = RefCell::new(Vec::new());
        let mut callback = |link: BrokenLink<'_>| {
            let found = outer.and_then(|o| o.find(&link.reference));
            if found.is_none() && matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                broken.borrow_mut().push((link.reference.into_string(), link.span));
            }
            found
        };
        let parser = Parser::new_with_broken_link_callback(body.text.as_ref(), dialect::options(), Some(&mut callback));
        let mut events = parser.into_offset_iter();
        while let Some((event, range)) = events.next() {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                self.keep_note(&label, range, &mut events);
            } else if let Some(nested) = self.event(event, range) {
                let definitions = Definitions { own: events.reference_definitions(), outer };
                self.run_nested(nested, Some(&definitions));
            }
        }
        drop(events);
        for (label, range) in broken.into_inner() {
            let span = self.span(range);
            self.problems.push(Diagnostic::at(Problem::UndefinedReference, span).arg("name", label));
        }
        self.body = around;
    }

    fn run_nested(&mut self, nested: Nested, outer: Option<&dyn Lookup>) {
        let Nested { body, component, block } = nested;
        self.nesting += 1;
        self.push_frame(FrameKind::Other, Some(block));
        self.run(Rc::new(body), outer);
        self.end_inline();
        self.frames.pop();
        self.nesting -= 1;
        self.end_component(component, block);
    }

    /// Plays back events that were kept.
    pub(super) fn replay(&mut self, body: Rc<Body<'s>>, events: Vec<(Event<'static>, Range<usize>)>) {
        let around = std::mem::replace(&mut self.body, body);
        for (event, range) in events {
            if let Some(nested) = self.event(event, range) {
                self.run_nested(nested, None);
            }
        }
        self.body = around;
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Option<Nested> {
        if self.picture.is_some() {
            self.event_in_picture(event);
            return None;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => return self.end(tag, range),
            _ if self.skipped > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                self.extend_words(range);
                self.code_span(&text);
            }
            Event::Html(text) => self.code.lines.push(&text, range.start),
            Event::InlineHtml(text) => self.inline_html(&text, range),
            Event::FootnoteReference(label) => self.note_reference(&label, range),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(done) => self.task(done),
            // Mathematics is not part of the dialect.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
        }
        None
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.skipped > 0 || self.frames.len() >= MAX_DEPTH {
            self.skipped += 1;
            if !self.too_deep {
                self.too_deep = true;
                let span = self.span(range);
                self.problems.push(Diagnostic::at(Problem::NestingTooDeep, span).arg("limit", MAX_DEPTH));
            }
            return;
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(range),
            Tag::Heading { level, .. } => self.start_heading(level as u8, range),
            Tag::BlockQuote(kind) => self.start_quote(kind, range),
            Tag::CodeBlock(kind) => self.start_code(&kind, range),
            Tag::HtmlBlock => self.start_html(),
            Tag::List(first) => self.start_list(first, range),
            Tag::Item => self.start_item(range),
            Tag::DefinitionList => self.start_definitions(range),
            Tag::DefinitionListTitle => self.start_term(range),
            Tag::DefinitionListDefinition => self.start_definition(range),
            Tag::Table(alignments) => self.start_table(alignments, range),
            Tag::TableHead => self.start_head(range),
            Tag::TableRow => self.start_row(range),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.start_inline("<em>", range),
            Tag::Strong => self.start_inline("<strong>", range),
            Tag::Strikethrough => self.start_inline("<del>", range),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.extend_words(range.clone());
                self.start_link(link_type, dest_url, title, range);
            }
            Tag::Image { dest_url, title, .. } => {
                self.extend_words(range.clone());
                self.start_picture(dest_url, title, range);
            }
            // Not part of the dialect, or kept by `keep_note`.
            Tag::Superscript | Tag::Subscript | Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => {
                self.start_inline("", range);
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) -> Option<Nested> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return None;
        }
        self.end_inline();
        let frame = self.frames.pop()?;
        match tag {
            TagEnd::Paragraph => self.end_paragraph(frame),
            TagEnd::Heading(level) => self.end_heading(frame, level as u8),
            TagEnd::BlockQuote(kind) => self.end_quote(frame, kind.is_some()),
            TagEnd::CodeBlock => return self.end_code(frame, range),
            TagEnd::HtmlBlock => self.end_html(range),
            TagEnd::List(ordered) => self.end_element(frame, if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.end_container(frame, "</li>\n"),
            TagEnd::DefinitionList => self.end_element(frame, "</dl>\n"),
            TagEnd::DefinitionListTitle => self.end_container(frame, "</dt>\n"),
            TagEnd::DefinitionListDefinition => self.end_container(frame, "</dd>\n"),
            TagEnd::Table => self.end_table(frame),
            TagEnd::TableHead => self.end_head(frame),
            TagEnd::TableRow => self.end_element(frame, "</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.doc.html.push_str("</em>"),
            TagEnd::Strong => self.doc.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.doc.html.push_str("</del>"),
            TagEnd::Link => self.end_link(frame),
            // A picture ends in `event_in_picture`; the rest is not part of the dialect.
            TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::FootnoteDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
        None
    }

    /// Opens an element whose content begins at the end of the HTML.
    pub(super) fn push_frame(&mut self, kind: FrameKind, block: Option<u32>) {
        let block = block.or(self.frames.last().and_then(|f| f.block));
        self.frames.push(Frame { kind, block, content: self.doc.html.len(), slots: self.doc.slots.len() });
    }

    /// Leaves a hole at the end of the HTML.
    pub(super) fn slot(&mut self, kind: SlotKind) {
        self.doc.slots.push(super::doc::Slot { at: offset(self.doc.html.len()), kind });
    }

    /// The place of a range of the text that is being read.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.span_of(&self.body, range)
    }

    /// The place of a range of some text.
    pub(super) fn span_of(&self, body: &Body<'_>, range: Range<usize>) -> Span {
        let origin = body.origin(range);
        // In a component's body, characters that the parser replaced (tabs, NUL) may leave an offset inside another one.
        let floor = |at: usize| {
            let mut at = at.saturating_sub(self.offset).min(self.root.len());
            while !self.root.is_char_boundary(at) {
                at -= 1;
            }
            at + self.offset
        };
        Span::new(self.source, floor(origin.start)..floor(origin.end))
    }

    /// The source of a span.
    pub(super) fn text_of(&self, span: Span) -> Option<&'s str> {
        let start = (span.start as usize).checked_sub(self.offset)?;
        let end = (span.end as usize).checked_sub(self.offset)?;
        self.root.get(start..end)
    }

    /// Finds words in the source, within a span.
    pub(super) fn find_in_root(&self, within: Span, words: &str) -> Option<Span> {
        let at = within.start as usize + self.text_of(within)?.find(words)?;
        Some(Span::new(self.source, at..at + words.len()))
    }

    /// Whether a note of this label seems to be written anywhere in the whole text; for marks inside components,
    /// which are read before all notes are known.
    pub(super) fn may_define_note(&mut self, label: &str) -> bool {
        self.nesting > 0 && self.notes.anywhere(self.root).contains(&label.to_lowercase())
    }
}

/// An offset as the tables hold it. Files of 4 GiB are refused long before.
pub(super) fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
