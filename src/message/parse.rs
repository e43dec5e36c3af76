//! Reading a catalogue's text.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::{Catalogue, write_number};

/// A place of a catalogue that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// The bytes concerned.
    pub range: Range<usize>,
    /// The parser's own words.
    pub message: String,
}

/// Reads a catalogue and reports what was left out, in the order of the text.
pub(super) fn parse(tag: &str, text: &str) -> (Catalogue, Vec<SyntaxProblem>) {
    let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err(partial) => partial,
    };
    let mut problems: Vec<SyntaxProblem> =
        errors.into_iter().map(|e| SyntaxProblem { message: e.to_string(), range: clip(text, e.pos) }).collect();

    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    // Isolation marks (U+2068, U+2069) serve mixed text directions; they would end up in slugs, titles and tests.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(write_number));
    bundle.add_builtins().expect("the bundle is new, so no function of it is defined twice");
    // Refuses second entries of one key; they are reported below, where their place is known.
    let _second_entries = bundle.add_resource(resource);

    let mut keys = BTreeSet::new();
    for (at, key) in definitions(text).filter(|(_, key)| bundle.has_message(key)) {
        if !keys.insert(key.to_owned()) {
            problems.push(SyntaxProblem { range: at..at + key.len(), message: format!("`{key}` is defined twice") });
        }
    }
    problems.sort_by_key(|p| p.range.start);
    (Catalogue { tag: tag.to_owned(), keys: keys.into_iter().collect(), bundle }, problems)
}

/// The keys that stand at the beginning of a line before `=`, with their offsets. Only an entry can: whatever
/// belongs to an earlier entry is indented.
fn definitions(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1));
    starts.filter_map(|at| {
        let line = &text[at..];
        let len = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))?;
        let key = &line[..len];
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic());
        (is_key && line[len..].trim_start_matches(' ').starts_with('=')).then_some((at, key))
    })
}

/// The range inside the text, on whole characters: the parser counts single bytes and may point past the end.
fn clip(text: &str, range: Range<usize>) -> Range<usize> {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let start = boundary(range.start.min(text.len()));
    start..boundary(range.end.clamp(start, text.len()))
}
