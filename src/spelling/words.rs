//! The words of a text with their places in the file.

use std::ops::Range;

use crate::bilingual::Part;
use crate::lang::{Pack, phrases};
use crate::markdown::doc::{Block, BlockKind};
use crate::model::{Site, TextId};
use crate::source::{SourceId, Sources, Span};
use crate::text::normal::is_of_word;

/// A line that a reader reads: a title, a paragraph, a cell.
#[derive(Debug)]
pub(super) struct Line<'s> {
    source: SourceId,
    /// What it is, if it is an item, or a block of its own that is not inside another.
    pub(super) kind: Option<BlockKind>,
    /// Where it stands in the file.
    place: Range<usize>,
    /// As it is written there.
    written: &'s str,
    /// As it is read.
    pub(super) text: String,
    pub(super) words: Vec<Word<'s>>,
}

/// A word of a line.
#[derive(Debug)]
pub(super) struct Word<'s> {
    pub(super) text: &'s str,
    /// Where it stands in the file, in bytes.
    start: usize,
    /// Whether only a space parts it from the word before.
    pub(super) is_next: bool,
    /// Whether it is part of a number, an address or the like.
    pub(super) is_code: bool,
}

impl Line<'_> {
    /// The place of a word.
    pub(super) fn span(&self, word: &Word<'_>) -> Span {
        Span::new(self.source, word.start..word.start + word.text.len())
    }

    /// Whether a place lies in code, of which the marks stand before it.
    pub(super) fn is_code(&self, place: Span) -> bool {
        let before = place.range().start.saturating_sub(self.place.start);
        self.written.get(..before).is_some_and(|text| text.matches('`').count() % 2 == 1)
    }

    /// The place of words that are written as they are read; the whole line's, if they are not.
    pub(super) fn place_of(&self, words: &str, nth: usize) -> Span {
        let found = self.written.match_indices(words).nth(nth).map(|(at, _)| self.place.start + at);
        Span::new(self.source, found.map_or(self.place.clone(), |at| at..at + words.len()))
    }
}

/// The lines of a text. Words that are not written as they are read (entities) are left out.
pub(super) fn lines<'s>(
    site: &Site,
    text: TextId,
    sources: &'s Sources,
    pack: &dyn Pack,
    others: &[&'static dyn Pack],
) -> Vec<Line<'s>> {
    let source = site.texts[text.index()].source;
    let file = sources.get(source).text();
    let Some(doc) = site.texts[text.index()].body.doc() else { return Vec::new() };
    let segments = site.segments(text, &doc, sources);
    let mut lines = Vec::new();
    for segment in &segments {
        let line = |place: Range<usize>, read: &str| {
            let written = file.get(place.clone())?;
            // A phrase that the writer marks is in another language, and so is one that shows.
            let shown = others.iter().flat_map(|other| phrases(written, pack, *other));
            let shown = shown.map(|phrase| place.start + phrase.start..place.start + phrase.end);
            let marked = doc.foreign.iter().map(|phrase| phrase.span.range());
            let foreign: Vec<Range<usize>> = shown.chain(marked).collect();
            let words = without(words(read, written, place.start), &foreign);
            let kind = match segment.part {
                Part::Block(block, kind) => {
                    let is_own = |block: &&Block| block.parent.is_none() || kind == BlockKind::Item;
                    doc.blocks.get(block as usize).filter(is_own).map(|_| kind)
                }
                Part::Title | Part::Description => None,
            };
            Some(Line { source, kind, words, place, written, text: read.to_owned() })
        };
        match (&segment.place, segment.part) {
            (Some(place), _) => lines.extend(line(place.clone(), segment.plain)),
            // The words of a component are the values of its arguments.
            (None, Part::Block(block, _)) => {
                let place = doc.blocks.get(block as usize).map_or(0..0, |block| block.span.range());
                let values = values(file.get(place.clone()).unwrap_or_default(), place.start);
                lines.extend(values.into_iter().filter_map(|value| line(value.clone(), &file[value])));
            }
            (None, _) => {}
        }
    }
    lines
}

/// The words that are in none of these places; what stood beside one of the others has no neighbour there.
fn without<'s>(words: Vec<Word<'s>>, places: &[Range<usize>]) -> Vec<Word<'s>> {
    let mut kept = Vec::with_capacity(words.len());
    let mut is_parted = false;
    for word in words {
        if places.iter().any(|place| place.contains(&word.start)) {
            is_parted = true;
        } else {
            kept.push(Word { is_next: word.is_next && !is_parted, ..word });
            is_parted = false;
        }
    }
    kept
}

/// Arguments of components that hold no words.
const WORDLESS: [&str; 14] = [
    "kind", "file", "column", "labels", "icon", "source", "sources", "date", "src", "url", "link", "href", "id", "page",
];

/// The places of the quoted values of arguments.
fn values(arguments: &str, offset: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = offset;
    for line in arguments.split_inclusive('\n') {
        let quotes: Vec<usize> = line.match_indices('"').map(|(quote, _)| quote).collect();
        for pair in quotes.chunks_exact(2) {
            let name = line[..pair[0]].trim_end().strip_suffix('=').unwrap_or_default().trim_end();
            let name = name.rsplit([' ', ',', '{']).next().unwrap_or_default();
            if !WORDLESS.contains(&name) {
                found.push(at + pair[0] + 1..at + pair[1]);
            }
        }
        at += line.len();
    }
    found
}

/// Finds the words of a text where they are written: in the same order, with marks between. Code is left out.
fn words<'s>(read: &str, written: &'s str, offset: usize) -> Vec<Word<'s>> {
    let mut words = Vec::new();
    let (mut at, mut in_code) = (0, false);
    for chunk in read.split(char::is_whitespace).filter(|chunk| !chunk.is_empty()) {
        let is_code = chunk.chars().any(|c| c.is_ascii_digit() || matches!(c, '/' | '@' | '_' | '\\'))
            || chunk.trim_end_matches(['.', ',']).contains('.');
        for piece in chunk.split(|c: char| !is_of_word(c)).filter(|piece| !piece.is_empty()) {
            let Some(found) = find(&written[at..], piece) else { continue };
            let between = &written[at..at + found];
            in_code ^= between.matches('`').count() % 2 == 1;
            // Whatever parts two words, a comma or a hyphen, ends what belongs together; emphasis does not.
            let is_next = at > 0 && found > 0 && between.chars().all(|c| c.is_whitespace() || c == '*');
            let start = at + found;
            at = start + piece.len();
            if !in_code {
                words.push(Word { text: &written[start..at], start: offset + start, is_next, is_code });
            }
        }
    }
    words
}

/// Where a word stands by itself, and not as a part of another.
fn find(text: &str, word: &str) -> Option<usize> {
    let is_free = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_of_word) && !after.is_some_and(is_of_word)
    };
    text.match_indices(word).map(|(at, _)| at).find(is_free)
}
