//! Taking back what a translator sent.
//!
//! In: the site as it is, and the file. Out: the content files that change, whole, and what was refused. A segment is
//! taken if the original still says what was sent, if the translation was not changed meanwhile by somebody else, and
//! if every mark is there. Its new words stand where the old ones stood, and nothing else in the file is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Form;
use super::segments::{self, Item, Page, Side, Written, field_name};
use super::tokens::{self, Token, plain};
use super::xliff::target_hash;
use super::{po_read, xliff_read};
use crate::config::LanguageId;
use crate::content::{self, FileName, ParseOptions};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Site;
use crate::source::{SourceId, Sources, Span};
use crate::text::near::nearest;

/// A segment as it came back.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) page: String,
    pub(super) id: String,
    /// The hashes that were sent with it.
    pub(super) note: String,
    /// The translation; none if a placeholder is broken.
    pub(super) target: Option<Vec<Token>>,
    pub(super) place: Range<usize>,
}

/// Why a whole file cannot be read.
#[derive(Debug)]
pub(super) struct Problem {
    place: Range<usize>,
}

impl Problem {
    pub(super) fn damaged(place: Range<usize>) -> Problem {
        Problem { place }
    }
}

/// A content file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path below the site's root.
    pub path: String,
    /// Its whole text, with `\n` line ends.
    pub text: String,
    /// How many segments change in it.
    pub segments: usize,
    /// Whether there was no such file before.
    pub is_new: bool,
}

/// What an import comes to.
#[derive(Debug, Default)]
pub struct Imported {
    /// The files that change, in the order of their paths.
    pub changes: Vec<Change>,
    /// How many segments are as they are.
    pub same: usize,
    /// What was refused.
    pub diagnostics: Diagnostics,
}

/// Takes a file back. `source` is the file itself, among the sources that the site was read from or added to them.
pub fn import(form: Form, site: &Site, sources: &Sources, source: SourceId, language: LanguageId) -> Imported {
    let mut imported = Imported::default();
    let text = sources.get(source).text();
    let read = match form {
        Form::Po => po_read::read(text),
        _ => xliff_read::read(text),
    };
    let units = match read {
        Ok(units) => units,
        Err(problem) => {
            let span = Span::new(source, problem.place);
            imported.diagnostics.push(Diagnostic::at(Code::ExchangeDamaged, span));
            return imported;
        }
    };
    if units.is_empty() {
        imported.diagnostics.push(Diagnostic::at(Code::ExchangeDamaged, Span::file(source)).advice("help-empty"));
        return imported;
    }
    let mut pages: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
    for unit in &units {
        pages.entry(&unit.page).or_default().push(unit);
    }
    for (id, units) in pages {
        let Some(page) = site.find(id).and_then(|set| segments::page(site, sources, set, language)) else {
            let near = nearest(id, site.sets.iter().map(|set| set.id.as_str()));
            let span = units.first().map_or_else(|| Span::file(source), |unit| Span::new(source, unit.place.clone()));
            imported.diagnostics.push(Diagnostic::at(Code::ExchangeUnknown, span).arg("name", id).near(near));
            continue;
        };
        let mut work = Work { site, sources, source, page: &page, edits: Vec::new(), imported: &mut imported };
        work.page(&units);
    }
    imported.changes.sort_by(|a, b| a.path.cmp(&b.path));
    imported
}

/// A change of one segment.
struct Edit<'u> {
    unit: &'u Unit,
    place: Range<usize>,
    text: String,
}

/// The work on one page.
struct Work<'w, 'u> {
    site: &'w Site,
    sources: &'w Sources,
    source: SourceId,
    page: &'w Page,
    edits: Vec<Edit<'u>>,
    imported: &'w mut Imported,
}

impl<'u> Work<'_, 'u> {
    fn page(&mut self, units: &[&'u Unit]) {
        let mut seen = BTreeSet::new();
        for unit in units {
            let item = self.page.items.iter().find(|item| item.id == unit.id);
            let Some(item) = item.filter(|_| seen.insert(unit.id.as_str())) else {
                let near = nearest(&unit.id, self.page.items.iter().map(|item| item.id.as_str()));
                let problem = self.problem(Code::ExchangeUnknown, unit);
                self.imported.diagnostics.push(problem.near(near));
                continue;
            };
            self.unit(unit, item);
        }
        let edits = std::mem::take(&mut self.edits);
        if edits.is_empty() {
            return;
        }
        match self.page.text {
            Some(text) => self.change(self.site.texts[text.index()].source, edits),
            None => self.create(edits),
        }
    }

    fn problem(&self, code: Code, unit: &Unit) -> Diagnostic {
        let name = format!("{}#{}", unit.page, unit.id);
        Diagnostic::at(code, Span::new(self.source, unit.place.clone())).arg("name", name)
    }

    fn refuse(&mut self, code: Code, unit: &Unit) {
        let problem = self.problem(code, unit);
        self.imported.diagnostics.push(problem);
    }

    /// Judges one segment, and notes its change if it is taken.
    fn unit(&mut self, unit: &'u Unit, item: &Item) {
        let Some(original) = &item.original else { return self.refuse(Code::ExchangeOutdated, unit) };
        let Some(target) = &unit.target else { return self.refuse(Code::ExchangePlaceholder, unit) };
        let sent =
            |name: &str| unit.note.split_whitespace().find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        // What was not translated says nothing, and what was not touched is left to whoever did.
        let is_untouched = sent("target") == Some(target_hash(target).as_str());
        if tokens::is_empty(target) || is_untouched {
            self.imported.same += 1;
            return;
        }
        let now = item.translation.as_ref();
        if now.is_some_and(|side| plain(&side.tokens) == plain(target)) {
            self.imported.same += 1;
            return;
        }
        if sent("original") != Some(original.hash.as_str()) {
            return self.refuse(Code::ExchangeOutdated, unit);
        }
        let today = now.map_or_else(|| "none".to_owned(), |side| target_hash(&side.tokens));
        if sent("target") != Some(today.as_str()) {
            return self.refuse(Code::ExchangeConflict, unit);
        }
        // Without a translation yet, its place is that of the original in the file that is made.
        let Some(side) = now.or((self.page.text.is_none()).then_some(original)) else {
            return self.refuse(Code::ExchangeUnplaced, unit);
        };
        match written(target, side) {
            Some(text) => {
                let text = self.with_prefixes(&text, side);
                self.edits.push(Edit { unit, place: side.place.clone(), text });
            }
            None => self.refuse(Code::ExchangePlaceholder, unit),
        }
    }

    /// Gives lines the prefixes of the lines that stood there; where there was one line, there is one line.
    fn with_prefixes(&self, text: &str, side: &Side) -> String {
        if side.form == Written::String || !text.contains('\n') {
            return text.to_owned();
        }
        let before = self.sources.get(self.file()).text().get(side.place.clone()).unwrap_or_default();
        match before.split_once('\n') {
            Some((_, second)) => {
                let prefix = second.len() - second.trim_start_matches([' ', '\t', '>']).len();
                text.replace('\n', &format!("\n{}", &second[..prefix]))
            }
            None => text.replace('\n', " "),
        }
    }

    /// The file that places are in.
    fn file(&self) -> SourceId {
        self.site.texts[self.page.text.unwrap_or(self.page.original_text).index()].source
    }

    /// Changes a file that there is. A change that would make other blocks of it is refused.
    fn change(&mut self, source: SourceId, mut edits: Vec<Edit<'u>>) {
        let before = self.sources.get(source).text();
        let path = &self.sources.get(source).path;
        let shape = |text: &str| shape(self.site, path, text);
        let wanted = shape(before);
        if shape(&apply(before, &edits)) != wanted {
            let (good, bad): (Vec<_>, Vec<_>) =
                edits.into_iter().partition(|edit| shape(&apply(before, std::slice::from_ref(edit))) == wanted);
            bad.iter().for_each(|edit| self.refuse(Code::ExchangePlaceholder, edit.unit));
            edits = good;
        }
        let after = apply(before, &edits);
        if !edits.is_empty() && shape(&after) == wanted {
            let change = Change { path: path.clone(), text: after, segments: edits.len(), is_new: false };
            self.imported.changes.push(change);
        }
    }

    /// Makes a file that there was not, if nothing of it is missing: a page half in another language is no translation.
    fn create(&mut self, edits: Vec<Edit<'u>>) {
        let done: BTreeSet<&str> = edits.iter().map(|edit| edit.unit.id.as_str()).collect();
        let missing: Vec<&Item> = self.page.items.iter().filter(|item| !done.contains(item.id.as_str())).collect();
        if let Some(first) = missing.first() {
            let problem = Diagnostic::at(Code::ExchangeIncomplete, Span::file(self.source))
                .arg("name", &self.page.id)
                .arg("count", missing.len())
                .arg("first", &first.id);
            self.imported.diagnostics.push(problem);
            return;
        }
        let source = self.file();
        let original = self.sources.get(source).text();
        let start = self.site.texts[self.page.original_text.index()].start;
        let (fields, blocks): (Vec<Edit<'_>>, Vec<Edit<'_>>) =
            edits.into_iter().partition(|edit| field_name(&edit.unit.id).is_some());
        let mut text = "+++\n".to_owned();
        for edit in &fields {
            if let Some(name) = field_name(&edit.unit.id) {
                text.push_str(&format!("{name} = {}\n", edit.text));
            }
        }
        text.push_str("+++\n");
        text.push_str(&apply(original, &blocks)[usize::try_from(start).unwrap_or(0).min(original.len())..]);
        let segments = fields.len() + blocks.len();
        self.imported.changes.push(Change { path: self.page.translation.clone(), text, segments, is_new: true });
    }
}

/// The text of a target as it is written in the file.
fn written(target: &[Token], side: &Side) -> Option<String> {
    match side.form {
        Written::String => {
            let words = segments::words(target);
            // A JSON string is a string of TOML and of YAML too (RFC 8259, 7; TOML 1.0; YAML 1.2, 7.3.1).
            let is_plain = target.iter().all(|token| matches!(token, Token::Words(_)));
            is_plain.then(|| serde_json::Value::String(words).to_string())
        }
        form => {
            if !tokens::is_sound(target, &side.tokens) {
                return None;
            }
            tokens::put_together(target, &side.marks, form == Written::Row)
        }
    }
}

/// Puts changes into a text; their places do not overlap.
fn apply(text: &str, edits: &[Edit<'_>]) -> String {
    let mut sorted: Vec<&Edit<'_>> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.place.start);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in sorted {
        if let Some(between) = text.get(at..edit.place.start) {
            out.push_str(between);
            out.push_str(&edit.text);
            at = edit.place.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The kinds of a text's blocks, and whether it has problems that it had not.
fn shape(site: &Site, path: &str, text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let source = sources.add(path, text);
    let inner = path.strip_prefix(content::FOLDER).and_then(|p| p.strip_prefix('/')).unwrap_or(path);
    let Ok(name) = FileName::parse(inner, &site.config) else { return Vec::new() };
    let options = ParseOptions { config: &site.config, highlight: None };
    let (page, problems) = content::parse(source, sources.get(source), name, options);
    let mut shape: Vec<String> = page
        .body
        .doc()
        .unwrap_or_default()
        .blocks
        .iter()
        .map(|b| format!("{:?} {:?}", b.kind, b.explicit_id))
        .collect();
    shape.extend(problems.sorted().iter().map(|problem| problem.code.name().to_owned()));
    shape
}
