//! Ids: those that writers give with `{#id}`, those of headings, and the list of all anchors of a text.
//!
//! ` {#id}` at the end of a heading, paragraph, list item, term or definition names it. `\{#id}` is text.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::builder::Builder;
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// The anchors found so far, besides the headings'.
#[derive(Default)]
pub(super) struct Anchors {
    /// The writer's ids in the order of the text.
    explicit: Vec<(String, Span)>,
    /// The ids of footnotes and their references.
    pub(super) notes: Vec<String>,
}

/// A heading without letters or digits needs an id too.
const NAMELESS: &str = "section";

impl Builder<'_> {
    /// If what was written since `content` ends in `{#id}`, takes it off and gives it to the block.
    pub(super) fn take_id(&mut self, block: u32, content: usize) {
        if !self.doc.html.ends_with('}') || self.doc.blocks[block as usize].explicit_id.is_some() {
            return;
        }
        let Some(Range { start: at, end }) = self.id_at_end(content) else { return };
        let id = self.doc.html[at + 2..end - 1].to_owned();
        let literal = end - at;
        if !self.doc.plain.ends_with(&self.doc.html[at..]) {
            return;
        }
        let least = self.doc.slots.last().map_or(0, |s| s.at as usize).max(content);
        self.doc.html.truncate(at);
        let trimmed = self.doc.html.trim_end_matches([' ', '\n']).len();
        self.doc.html.truncate(trimmed.max(least));
        let start = self.doc.blocks[block as usize].text.start as usize;
        let words = self.doc.plain[..self.doc.plain.len() - literal].trim_end_matches(' ').len();
        self.doc.plain.truncate(words.max(start));
        let span = self.id_span(block, &id);
        self.cut_words(block, &id);
        self.anchors.explicit.push((id.clone(), span));
        self.doc.blocks[block as usize].explicit_id = Some(id);
    }

    /// Where in the HTML a `{#id}` stands that ends it.
    fn id_at_end(&self, content: usize) -> Option<Range<usize>> {
        let html = &self.doc.html;
        let at = content + html.get(content..)?.rfind("{#")?;
        let id = &html[at + 2..html.len() - 1];
        let is_id = id.starts_with(char::is_alphanumeric)
            && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        let parted = at == content || html[..at].ends_with([' ', '\n']);
        // A text that begins with the brace in the middle of a line: a backslash stood before it.
        let escaped = self.brace == Some(at) && at > content && !html[..at].ends_with('\n');
        (is_id && parted && !escaped).then_some(at..html.len())
    }

    /// Takes the id off the running text of the block, or of the item's paragraph that it stands in.
    fn cut_words(&mut self, block: u32, id: &str) {
        let mark = format!("{{#{id}}}");
        for index in [block as usize, block as usize + 1] {
            let Some(block) = self.doc.blocks.get(index) else { return };
            let (start, end) = (block.words.start, block.words.end);
            let words = self.text_of(Span { start, end, ..block.span }).and_then(|w| w.strip_suffix(&mark));
            if let Some(words) = words {
                let end = start + super::builder::offset(words.trim_end().len());
                self.doc.blocks[index].words.end = end;
            }
        }
    }

    fn id_span(&self, block: u32, id: &str) -> Span {
        let span = self.doc.blocks[block as usize].span;
        // An item's id may be followed by the blocks inside the item, so its place is looked for.
        let found = self.find_in_root(span, &format!("{{#{id}}}"));
        found.unwrap_or(span)
    }

    /// Gives every heading its id, reports ids given twice, and lists all anchors.
    pub(super) fn finish_anchors(&mut self) {
        let mut first: FxHashMap<&str, Option<Span>> = FxHashMap::default();
        for note in &self.anchors.notes {
            first.insert(note, None);
        }
        for (id, span) in &self.anchors.explicit {
            match first.get(id.as_str()) {
                None => {
                    first.insert(id, Some(*span));
                }
                Some(earlier) => {
                    let mut problem = Diagnostic::at(Code::DuplicateAnchor, *span).arg("anchor", id);
                    if let Some(earlier) = earlier {
                        problem = problem.label(*earlier, "label-first");
                    }
                    self.problems.push(problem);
                }
            }
        }
        let mut taken: FxHashSet<String> = first.into_keys().map(str::to_owned).collect();
        let mut next: FxHashMap<String, u32> = FxHashMap::default();
        for heading in &mut self.doc.headings {
            if let Some(id) = &self.doc.blocks[heading.block as usize].explicit_id {
                heading.id.clone_from(id);
                continue;
            }
            let mut base = (self.dialect.slug)(&heading.text);
            if base.is_empty() {
                base = NAMELESS.to_owned();
            }
            let mut id = base.clone();
            if taken.contains(&id) {
                let number = next.entry(base.clone()).or_insert(2);
                while taken.contains(&id) {
                    id = format!("{base}-{number}");
                    *number += 1;
                }
            }
            taken.insert(id.clone());
            heading.id = id;
        }
        self.doc.anchors = taken.into_iter().collect();
        self.doc.anchors.sort_unstable();
    }
}
