//! Structured values with positions, from TOML or YAML alike.
//!
//! In: a TOML or YAML text. Out: a [`Node`] tree in which every key and value knows its place, or the syntax
//! problems. [`Fields`] reads a table field by field and reports wrong types, missing and unknown fields with their
//! places, all at once. This is the only module that knows the TOML and YAML crates.

mod fields;
pub mod json_text;
mod toml;
mod yaml;

use serde_json::Value as Json;

use crate::source::Span;

pub use fields::{Fields, Spanned};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value as settings and front matter hold it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    String(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// A date or time as written (TOML only; YAML has text here).
    Datetime(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
    /// Nothing (YAML's `null` or an empty value).
    Null,
}

/// A table: its entries in the order of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Table {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|e| e.key == key).map(|e| &e.node)
    }
}

impl Value {
    /// The name of the type as writers know it; an argument of the message `wrong-type`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::String(_) => "string",
            Value::Integer(_) => "integer",
            Value::Float(_) => "float",
            Value::Bool(_) => "boolean",
            Value::Datetime(_) => "date",
            Value::List(_) => "array",
            Value::Table(_) => "table",
            Value::Null => "nothing",
        }
    }
}

impl Node {
    /// The value without its places; dates become text, numbers that JSON has no form for become `null`.
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::String(s) | Value::Datetime(s) => Json::String(s.clone()),
            Value::Integer(n) => Json::from(*n),
            Value::Float(n) => serde_json::Number::from_f64(*n).map_or(Json::Null, Json::Number),
            Value::Bool(b) => Json::Bool(*b),
            Value::List(items) => Json::Array(items.iter().map(Node::to_json).collect()),
            Value::Table(t) => Json::Object(t.entries.iter().map(|e| (e.key.clone(), e.node.to_json())).collect()),
            Value::Null => Json::Null,
        }
    }
}

/// A problem of syntax: the parser's own words and the place.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntaxProblem {
    /// Where.
    pub span: Span,
    /// The parser's words, English, without a full stop.
    pub message: String,
}

/// Parses TOML that stands at byte `offset` of its source. Gives what can be read, and the problems found,
/// without those that follow from others.
pub fn parse_toml(text: &str, source: crate::source::SourceId, offset: usize) -> (Table, Vec<SyntaxProblem>) {
    toml::parse(text, source, offset)
}

/// Parses YAML that stands at byte `offset` of its source. Gives what can be read, and the first problem found.
///
/// Anchors with aliases are refused, for they can make a small text explode.
pub fn parse_yaml(text: &str, source: crate::source::SourceId, offset: usize) -> (Table, Vec<SyntaxProblem>) {
    yaml::parse(text, source, offset)
}

/// A text as TOML writes it, quoted (a basic string; JSON's escapes are TOML's, which asks for one more).
pub fn toml_string(text: &str) -> String {
    Json::String(text.to_owned()).to_string().replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests;
