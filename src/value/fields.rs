//! Reading a table field by field, with every mistake reported at its place.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Node, Table, Value};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::text::date::parse_date;
use crate::text::near::nearest;

/// A value that remembers where it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

/// A table being read. Every getter marks its field as known; [`Fields::finish`] reports the rest.
///
/// A field of the wrong type is reported and then treated as absent.
pub struct Fields<'t, 'd> {
    table: &'t Table,
    span: Span,
    known: Vec<&'static str>,
    diagnostics: &'d mut Diagnostics,
}

impl<'t, 'd> Fields<'t, 'd> {
    /// Begins to read a table; `span` is where a missing field is reported.
    pub fn new(table: &'t Table, span: Span, diagnostics: &'d mut Diagnostics) -> Self {
        Fields { table, span, known: Vec::new(), diagnostics }
    }

    /// The field as it is.
    pub fn node(&mut self, name: &'static str) -> Option<&'t Node> {
        self.known.push(name);
        self.table.get(name).filter(|n| n.value != Value::Null)
    }

    /// A text.
    pub fn text(&mut self, name: &'static str) -> Option<Spanned<String>> {
        let node = self.node(name)?;
        match &node.value {
            Value::String(s) => Some(Spanned { value: s.clone(), span: node.span }),
            _ => self.wrong_type(name, node, "string"),
        }
    }

    /// A text that has to be there and to say something.
    pub fn required_text(&mut self, name: &'static str) -> Option<Spanned<String>> {
        match self.text(name) {
            Some(text) if text.value.trim().is_empty() => {
                let problem = Diagnostic::at(Code::MissingField, text.span).arg("field", name);
                self.report(problem.advice("help-empty"));
                None
            }
            None if self.table.get(name).is_none_or(|n| n.value == Value::Null) => {
                self.missing_at(name, self.span);
                None
            }
            found => found,
        }
    }

    /// A whole number.
    pub fn integer(&mut self, name: &'static str) -> Option<Spanned<i64>> {
        let node = self.node(name)?;
        match node.value {
            Value::Integer(n) => Some(Spanned { value: n, span: node.span }),
            _ => self.wrong_type(name, node, "integer"),
        }
    }

    /// A whole number between two bounds, both allowed.
    pub fn integer_in(&mut self, name: &'static str, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let number = self.integer(name)?;
        if bounds.contains(&number.value) {
            return Some(number.value);
        }
        let expected = format!("{}–{}", bounds.start(), bounds.end());
        self.invalid(name, number.span, &number.value.to_string(), &expected);
        None
    }

    /// True or false.
    pub fn boolean(&mut self, name: &'static str) -> Option<bool> {
        let node = self.node(name)?;
        match node.value {
            Value::Bool(b) => Some(b),
            _ => self.wrong_type(name, node, "boolean"),
        }
    }

    /// A date that exists: a TOML date, or text in the form `2017-06-15`.
    pub fn date(&mut self, name: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(name)?;
        let (Value::Datetime(text) | Value::String(text)) = &node.value else {
            return self.wrong_type(name, node, "date");
        };
        // A time of day after the date is accepted and dropped: pages are dated by the day.
        let day = text.split(['T', 't', ' ']).next().unwrap_or(text);
        match parse_date(day) {
            Some(date) => Some(Spanned { value: date, span: node.span }),
            None => {
                self.report(Diagnostic::at(Code::InvalidDate, node.span).arg("value", text));
                None
            }
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, name: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.node(name) else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::String(_) => std::slice::from_ref(node),
            _ => {
                self.wrong_type::<()>(name, node, "array");
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::String(s) => texts.push(Spanned { value: s.clone(), span: item.span }),
                _ => {
                    self.wrong_type::<()>(&format!("{name}[]"), item, "string");
                }
            }
        }
        texts
    }

    /// A table, with its place.
    pub fn table(&mut self, name: &'static str) -> Option<(&'t Table, Span)> {
        let node = self.node(name)?;
        match &node.value {
            Value::Table(t) => Some((t, node.span)),
            _ => self.wrong_type(name, node, "table"),
        }
    }

    /// A list of tables, with their places.
    pub fn tables(&mut self, name: &'static str) -> Vec<(&'t Table, Span)> {
        let Some(node) = self.node(name) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong_type::<()>(name, node, "array");
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Table(t) => tables.push((t, item.span)),
                _ => {
                    self.wrong_type::<()>(&format!("{name}[]"), item, "table");
                }
            }
        }
        tables
    }

    /// One of a few words; anything else is reported with the nearest of them.
    pub fn choice<T: Copy>(&mut self, name: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(name)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(w, _)| *w).collect();
        let problem = Diagnostic::at(Code::InvalidValue, text.span)
            .arg("field", name)
            .arg("value", &text.value)
            .arg("expected", words.join(", "))
            .near(nearest(&text.value, words.iter().copied()));
        self.report(problem);
        None
    }

    /// Reports a value that is not one of those allowed.
    pub fn invalid(&mut self, field: &str, span: Span, value: &str, expected: &str) {
        let problem = Diagnostic::at(Code::InvalidValue, span);
        self.report(problem.arg("field", field).arg("value", value).arg("expected", expected));
    }

    /// Reports a value that is not of the form that the advice explains.
    pub fn malformed(&mut self, field: &str, text: &Spanned<String>, advice: &'static str) {
        let problem = Diagnostic::at(Code::InvalidValue, text.span).arg("field", field).arg("value", &text.value);
        self.report(problem.advice(advice));
    }

    /// Reports a field that has to be there.
    pub fn missing_at(&mut self, field: &str, span: Span) {
        self.report(Diagnostic::at(Code::MissingField, span).arg("field", field));
    }

    /// Adds a problem.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The list that problems go to, for reading a table inside this one.
    pub fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// Where the table stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Reports every field that no getter asked for.
    pub fn finish(self) {
        self.finish_with(&[]);
    }

    /// Reports every field that no getter asked for and that is not one of `others`.
    pub fn finish_with(self, others: &[&str]) {
        let known: Vec<&str> = self.known.iter().copied().chain(others.iter().copied()).collect();
        for entry in self.table.entries.iter().filter(|e| !known.contains(&e.key.as_str())) {
            let near = nearest(&entry.key, known.iter().copied());
            let problem = Diagnostic::at(Code::UnknownField, entry.key_span).arg("field", &entry.key).near(near);
            self.diagnostics.push(problem);
        }
    }

    /// Reports a value of the wrong type; both types are given by [`Value::type_name`]. Always gives nothing.
    pub fn wrong_type<T>(&mut self, field: &str, node: &Node, expected: &str) -> Option<T> {
        let problem = Diagnostic::at(Code::WrongType, node.span)
            .arg("field", field)
            .arg("expected", expected)
            .arg("found", node.value.type_name());
        self.report(problem);
        None
    }
}
