//! Reading a sidecar, whatever state it is in.
//!
//! A file that is TOML is read as such. Of one that is not, every block is read by itself, so that a mistake in one
//! costs no other. Lines that a merge left behind are told once and passed over; of a block that stands twice the
//! first counts.

use std::borrow::Cow;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::{Entry, Sidecar, VERSION, Wording};
use crate::bilingual::normal::LENGTH;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceFile, SourceId, Span};
use crate::text::date::parse_date;
use crate::value::{self, Node, Table, Value};

/// The line that begins a block.
const BLOCK: &str = "[[block]]";
/// What the lines of an unsettled merge begin with.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
/// The fields of a block.
const FIELDS: [&str; 7] = ["id", "lang", "original", "text", "translation", "date", "by"];

/// Reads a sidecar. What is damaged is reported and left out.
pub fn read(source: SourceId, file: &SourceFile) -> (Sidecar, Diagnostics) {
    let mut reader = Reader { source, sidecar: Sidecar::default(), seen: FxHashSet::default(), problems: Vec::new() };
    let text = reader.without_marks(file.text());
    let (table, problems) = value::parse_toml(&text, source, 0);
    if problems.is_empty() {
        reader.head(&table);
        reader.blocks(&table);
    } else {
        reader.pieces(&text);
    }
    let mut diagnostics = Diagnostics::default();
    reader.sidecar.is_damaged = reader.problems.iter().any(|problem| problem.code == Code::SyncDamaged);
    diagnostics.extend(reader.problems);
    (reader.sidecar, diagnostics)
}

struct Reader {
    source: SourceId,
    sidecar: Sidecar,
    /// The languages and ids of the blocks so far.
    seen: FxHashSet<(String, String)>,
    problems: Vec<Diagnostic>,
}

impl Reader {
    fn damaged(&mut self, span: Span, state: &str, name: &str) {
        let problem = Diagnostic::at(Code::SyncDamaged, span).arg("state", state).arg("name", name);
        self.problems.push(if state == "conflict" { problem.advice("help-conflict") } else { problem });
    }

    /// The text with the lines of an unsettled merge made blank.
    fn without_marks<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let mut blank: Option<String> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if MARKS.iter().any(|mark| line.starts_with(mark)) {
                if line.starts_with(MARKS[0]) || blank.is_none() {
                    self.damaged(Span::new(self.source, at..at + line.trim_end().len()), "conflict", "");
                }
                let length = line.trim_end_matches('\n').len();
                blank.get_or_insert_with(|| text.to_owned()).replace_range(at..at + length, &" ".repeat(length));
            }
            at += line.len();
        }
        blank.map_or(Cow::Borrowed(text), Cow::Owned)
    }

    /// Reads what comes before the first block, and then every block by itself.
    fn pieces(&mut self, text: &str) {
        let mut starts = vec![0];
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.trim() == BLOCK && at > 0 {
                starts.push(at);
            }
            at += line.len();
        }
        starts.push(text.len());
        for (number, piece) in starts.windows(2).enumerate() {
            let (table, problems) = value::parse_toml(&text[piece[0]..piece[1]], self.source, piece[0]);
            let is_good = problems.is_empty();
            // One problem a block: the others mostly follow from it.
            if let Some(problem) = problems.into_iter().next() {
                let diagnostic = Diagnostic::at(Code::SyncDamaged, problem.span).arg("state", "syntax");
                self.problems.push(diagnostic.arg("name", problem.message));
            }
            if number == 0 {
                self.head(&table);
            }
            if is_good {
                self.blocks(&table);
            }
        }
    }

    /// The version, and fields that do not belong into the file.
    fn head(&mut self, table: &Table) {
        match table.get("version").map(|node| (&node.value, node.span)) {
            Some((Value::Integer(version), span)) if *version > VERSION => {
                self.sidecar.is_newer = true;
                self.problems
                    .push(Diagnostic::at(Code::SyncNewer, span).arg("value", version).arg("expected", VERSION));
            }
            Some((Value::Integer(VERSION), _)) => {}
            Some((_, span)) => self.damaged(span, "value", "version"),
            None => self.damaged(Span::file(self.source), "missing", "version"),
        }
        if !self.sidecar.is_newer {
            for entry in table.entries.iter().filter(|e| !matches!(e.key.as_str(), "version" | "block")) {
                self.damaged(entry.key_span, "field", &entry.key);
            }
        }
    }

    fn blocks(&mut self, table: &Table) {
        let Some(node) = table.get("block") else { return };
        let Value::List(items) = &node.value else { return self.damaged(node.span, "value", "block") };
        for item in items {
            match &item.value {
                Value::Table(block) => self.block(block, item.span),
                _ => self.damaged(item.span, "value", "block"),
            }
        }
    }

    fn block(&mut self, table: &Table, span: Span) {
        if !self.sidecar.is_newer {
            for entry in table.entries.iter().filter(|e| !FIELDS.contains(&e.key.as_str())) {
                self.damaged(entry.key_span, "field", &entry.key);
            }
        }
        let id = self.field(table, "id", text);
        let lang = self.field(table, "lang", text);
        let original = self.field(table, "original", hash);
        let wording = self.field(table, "text", any_text);
        let translation = self.field(table, "translation", hash);
        let date = self.field(table, "date", day);
        let by = self.field(table, "by", text);
        for (name, is_missing) in [("id", id.is_missing()), ("lang", lang.is_missing())] {
            if is_missing {
                self.damaged(span, "missing", name);
            }
        }
        if original.is_missing() && translation.is_missing() {
            self.damaged(span, "missing", "original");
            return;
        }
        if original.is_there() && wording.is_missing() {
            self.damaged(span, "missing", "text");
        }
        // What names a block or a wording has to be right; without the rest the block is still known.
        let (Field::Good(id), Field::Good(lang)) = (id, lang) else { return };
        if original.is_wrong() || translation.is_wrong() {
            return;
        }
        if !self.seen.insert((lang.clone(), id.clone())) {
            let span = table.get("id").map_or(span, |node| node.span);
            self.damaged(span, "twice", &id);
            return;
        }
        let original = original.good().map(|hash| Wording { hash, text: wording.good().unwrap_or_default() });
        let (translation, date, by) = (translation.good(), date.good(), by.good());
        self.sidecar.entries.push(Entry { id, lang, original, translation, date, by });
    }

    /// Reads a field; a value of another form is reported.
    fn field<T>(&mut self, table: &Table, name: &'static str, read: impl Fn(&Node) -> Option<T>) -> Field<T> {
        let Some(node) = table.get(name) else { return Field::Missing };
        match read(node) {
            Some(value) => Field::Good(value),
            None => {
                self.damaged(node.span, "value", name);
                Field::Wrong
            }
        }
    }
}

/// What a field says.
enum Field<T> {
    Good(T),
    Wrong,
    Missing,
}

impl<T> Field<T> {
    fn is_missing(&self) -> bool {
        matches!(self, Field::Missing)
    }

    fn is_wrong(&self) -> bool {
        matches!(self, Field::Wrong)
    }

    fn is_there(&self) -> bool {
        matches!(self, Field::Good(_))
    }

    fn good(self) -> Option<T> {
        match self {
            Field::Good(value) => Some(value),
            Field::Wrong | Field::Missing => None,
        }
    }
}

fn any_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn text(node: &Node) -> Option<String> {
    any_text(node).filter(|text| !text.trim().is_empty())
}

fn hash(node: &Node) -> Option<String> {
    let is_hash =
        |text: &String| text.len() == LENGTH && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    any_text(node).filter(is_hash)
}

fn day(node: &Node) -> Option<Date> {
    match &node.value {
        Value::Datetime(text) | Value::String(text) => parse_date(text),
        _ => None,
    }
}
