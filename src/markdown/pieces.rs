//! The pieces of running text: words, and the marks around and between them.
//!
//! In: running text as it was written, without its block's own marks. Out: its pieces in order. Their sources, put
//! together, are the text again, so that words can be exchanged and every mark kept.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::dialect;
use super::phrases::marked;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as a reader sees them.
    Words(String),
    /// The beginning of a marked stretch, as written.
    Open(String),
    /// Its end.
    Close(String),
    /// A mark that stands for itself: code, a note's mark, HTML, a line end that was asked for.
    Alone(String),
}

/// Before the text, so that no line of it begins a block of its own; a bracket is neither space nor letter, as the
/// beginning of a block is to emphasis.
const BEFORE: &str = "(";

/// Finds the pieces of a running text. A row of a table is told, for only there a stroke parts cells.
pub fn pieces(text: &str, is_row: bool) -> Vec<Piece> {
    if is_row {
        return row(text);
    }
    // Notes and link targets are defined elsewhere in the file.
    let whole = format!("{BEFORE}{text}{}", definitions(text));
    let at = |n: usize| n.saturating_sub(BEFORE.len()).min(text.len());
    let mut finder = Finder { text, pieces: Vec::new(), open: Vec::new(), end: 0, phrase: None };
    let mut is_first = true;
    let mut known = |link: BrokenLink<'_>| {
        let is_reference = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        is_reference.then_some((CowStr::Borrowed("#"), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(&whole, dialect::options(), Some(&mut known));
    for (event, range) in parser.into_offset_iter() {
        if range.start >= BEFORE.len() + text.len() {
            break;
        }
        let place = at(range.start)..at(range.end);
        match event {
            Event::Text(words) => {
                let words = if is_first { words.strip_prefix(BEFORE).unwrap_or(&words) } else { &words };
                is_first = false;
                finder.words(words, place);
            }
            other => finder.event(&other, place),
        }
    }
    finder.finish()
}

/// Definitions of all notes that a text mentions.
fn definitions(text: &str) -> String {
    let labels = text.match_indices("[^").filter_map(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let end = rest.find(|c: char| c == ']' || c == '[' || c.is_whitespace())?;
        (end > 0 && rest[end..].starts_with(']')).then(|| &rest[..end])
    });
    labels.map(|label| format!("\n\n[^{label}]: x")).collect()
}

/// The cells of a row, parted by strokes that nothing escapes and no code holds.
fn row(text: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let (mut start, mut in_code, mut escaped) = (0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            '`' if !escaped => in_code = !in_code,
            '|' if !escaped && !in_code => {
                let from = text[start..at].trim_end().len() + start;
                let to = at + 1 + (text[at + 1..].len() - text[at + 1..].trim_start_matches([' ', '\t']).len());
                all.extend(pieces(&text[start..from], false));
                all.push(Piece::Alone(text[from..to].to_owned()));
                start = to;
            }
            _ => {}
        }
        escaped = false;
    }
    all.extend(pieces(&text[start..], false));
    all
}

struct Finder<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
    /// Where the stretches that are open end, and where their closing mark begins at the earliest.
    open: Vec<Range<usize>>,
    /// Up to where the text has become pieces.
    end: usize,
    /// The closing mark of a phrase that is marked as being in a language.
    phrase: Option<Range<usize>>,
}

impl Finder<'_> {
    fn words(&mut self, words: &str, place: Range<usize>) {
        if self.inside_address() {
            return;
        }
        // A phrase that is marked as being in a language: its brackets are marks.
        match words {
            "[" => {
                if let Some(phrase) = marked(self.text, place.end) {
                    self.start(place.start..phrase.after, 1);
                    self.phrase = Some(phrase.end..phrase.after);
                    return;
                }
            }
            "]" if self.phrase.as_ref().is_some_and(|phrase| phrase.start == place.start) => {
                if let Some(phrase) = self.phrase.take() {
                    self.close(phrase.end);
                }
                return;
            }
            _ => {}
        }
        // What follows the mark of a phrase is one text with it.
        let taken = self.end.saturating_sub(place.start);
        let words = if words.starts_with("{lang=") { words.get(taken..).unwrap_or(words) } else { words };
        // What lies between is a backslash that belongs to the character after it, or white space at a line end.
        self.end = self.end.max(place.end);
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Words(before)) => before.push_str(words),
            _ => self.pieces.push(Piece::Words(words.to_owned())),
        }
    }

    fn event(&mut self, event: &Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis) => self.start(place, 1),
            Event::Start(Tag::Strong) => self.start(place, 2),
            Event::Start(Tag::Strikethrough) => {
                let strokes = self.text[place.clone()].len() - self.text[place.clone()].trim_start_matches('~').len();
                self.start(place, strokes.min(2));
            }
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.alone(place.clone());
                self.open.push(place.end..place.end);
            }
            Event::Start(Tag::Link { .. }) => self.start(place, 1),
            Event::Start(Tag::Image { .. }) => self.start(place, 2),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                self.close(place.end);
            }
            Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::HardBreak => self.alone(place),
            Event::SoftBreak => self.words("\n", place),
            _ => {}
        }
    }

    fn inside_address(&self) -> bool {
        self.open.last().is_some_and(|open| open.start == open.end && open.start == self.end)
    }

    fn start(&mut self, place: Range<usize>, length: usize) {
        let mark = place.start..(place.start + length).min(place.end);
        self.pieces.push(Piece::Open(self.text[mark.clone()].to_owned()));
        self.end = mark.end;
        self.open.push(mark.end..place.end);
    }

    fn alone(&mut self, place: Range<usize>) {
        self.pieces.push(Piece::Alone(self.text[place.clone()].to_owned()));
        self.end = place.end;
    }

    fn close(&mut self, to: usize) {
        let is_address = self.inside_address();
        if self.open.pop().is_none() || is_address {
            return;
        }
        let from = self.end.min(to);
        self.pieces.push(Piece::Close(self.text[from..to].to_owned()));
        self.end = to;
    }

    fn finish(self) -> Vec<Piece> {
        self.pieces
    }
}
