//! TOML to [`Node`]s.

use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::{Entry, Node, SyntaxProblem, Table, Value};
use crate::source::{SourceId, Span};

pub(super) fn parse(text: &str, source: SourceId, offset: usize) -> (Table, Vec<SyntaxProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = Place { source, offset };
    let mut problems: Vec<SyntaxProblem> = errors
        .iter()
        .map(|e| SyntaxProblem { span: place.span(e.span().unwrap_or(0..0)), message: e.message().to_owned() })
        .collect();
    problems.sort_by_key(|p| p.span);
    keep_causes(text, offset, &mut problems);
    (place.table(table.get_ref()), problems)
}

/// Drops what an earlier problem explains: others of its line, and everything after a list or table that is open.
fn keep_causes(text: &str, offset: usize, problems: &mut Vec<SyntaxProblem>) {
    let line = |p: &SyntaxProblem| {
        let at = (p.span.start as usize).saturating_sub(offset).min(text.len());
        text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count()
    };
    let mut lines = std::collections::BTreeSet::new();
    let mut is_open = false;
    problems.retain(|p| {
        let keep = !is_open && lines.insert(line(p));
        is_open |= p.message.contains("array") || p.message.contains("inline table");
        keep
    });
}

struct Place {
    source: SourceId,
    offset: usize,
}

impl Place {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }

    fn table(&self, table: &DeTable<'_>) -> Table {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: self.span(key.span()),
                node: self.node(value),
            })
            .collect();
        // The crate sorts keys by name; the writer's order means something (languages, menus).
        entries.sort_by_key(|e| e.key_span);
        Table { entries }
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let data = match value.get_ref() {
            DeValue::String(s) => Value::String(s.to_string()),
            DeValue::Integer(n) => {
                i64::from_str_radix(n.as_str(), n.radix()).map_or_else(|_| Value::String(n.to_string()), Value::Integer)
            }
            DeValue::Float(n) => n.as_str().parse().map_or_else(|_| Value::String(n.to_string()), Value::Float),
            DeValue::Boolean(b) => Value::Bool(*b),
            DeValue::Datetime(d) => Value::Datetime(d.to_string()),
            DeValue::Array(items) => Value::List(items.iter().map(|i| self.node(i)).collect()),
            DeValue::Table(t) => Value::Table(self.table(t)),
        };
        Node { value: data, span: self.span(value.span()) }
    }
}
