//! Reading arguments: from TOML to a typed struct, and on to what templates get.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde_json::{Map, Value, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic};
use crate::markdown::body::Body;
use crate::markdown::builder::{Builder, offset};
use crate::markdown::doc::{Chart, Image, Link, LinkKind, SourceUse};
use crate::source::Span;
use crate::text::date::PartialDate;
use crate::text::near;

/// The arguments of one component.
pub(super) trait Arguments: DeserializeOwned {
    /// Turns them into what templates get, and enters links, pictures and words in the tables.
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value>;
}

/// Reads the arguments of one component and knows their places.
pub(super) struct Reader<'b, 's> {
    builder: &'b mut Builder<'s>,
    component: &'b str,
    body: &'b Body<'b>,
    /// Where in the body the TOML begins.
    start: usize,
    /// The component's own place, for what has no better one.
    info: Span,
}

impl<'b, 's> Reader<'b, 's> {
    pub(super) fn new(
        builder: &'b mut Builder<'s>,
        component: &'b str,
        body: &'b Body<'_>,
        start: usize,
        info: Span,
    ) -> Self {
        Reader { builder, component, body, start, info }
    }

    /// Reads an inline table.
    pub(super) fn inline<A: Arguments>(&mut self, table: &str) -> Option<Value> {
        let read = toml::de::ValueDeserializer::parse(table).and_then(A::deserialize);
        // As a document, so that both forms are looked through in the same way.
        const KEY: &str = "a=";
        self.finish(read, &format!("{KEY}{table}"), KEY.len())
    }

    /// Reads the body as a TOML document.
    pub(super) fn table<A: Arguments>(&mut self) -> Option<Value> {
        let read = toml::from_str::<A>(&self.body.text);
        self.finish(read, &self.body.text, 0)
    }

    /// `text` is the document that was read, after `before` bytes that are not the writer's.
    fn finish<A: Arguments>(&mut self, read: Result<A, toml::de::Error>, text: &str, before: usize) -> Option<Value> {
        match read {
            Ok(arguments) => Some(Value::Object(arguments.value(self))),
            Err(error) => {
                self.report(&error, text, before);
                None
            }
        }
    }

    /// Says in our words what the TOML reader found; in its own where we have none.
    fn report(&mut self, error: &toml::de::Error, text: &str, before: usize) {
        // A field missing from the whole has the span 0..0; one missing character has an empty span of its place.
        let range = error.span().filter(|s| s.end > 0);
        let span = range.clone().map_or(self.info, |s| self.span(s));
        let problem = Diagnostic::at(Code::ComponentArguments, span).arg("component", self.component);
        let named = || range.and_then(|r| argument_at(text, before + r.start)).unwrap_or_default();
        let mut quoted = error.message().split('`').skip(1).step_by(2);
        let problem = match (error.message().split('`').next(), quoted.next()) {
            (Some("missing field "), Some(field)) => problem.arg("state", "missing").arg("name", field),
            (Some("unknown field "), Some(field)) => {
                let known: Vec<&str> = quoted.collect();
                let near = near::nearest(field, known.iter().copied());
                let problem = problem.arg("state", "unknown").arg("name", field).arg("expected", known.join(", "));
                problem.advice("help-names").near(near)
            }
            (Some("unknown variant "), Some(word)) => {
                let known: Vec<&str> = quoted.collect();
                let near = near::nearest(word, known.iter().copied());
                let problem = problem.arg("state", "value").arg("name", named()).arg("value", word);
                problem.arg("expected", known.join(", ")).advice("help-values").near(near)
            }
            _ => match expected_type(error.message()) {
                Some(expected) => problem.arg("state", "type").arg("name", named()).arg("expected", expected),
                None => problem.arg("state", "syntax").arg("message", error.message()),
            },
        };
        self.builder.problems.push(problem);
    }

    /// The place of a part of the arguments.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.builder.span_of(self.body, self.start + range.start..self.start + range.end)
    }

    /// Words for the reader.
    pub(super) fn text(&mut self, text: String) -> Value {
        self.builder.push_plain_block(&text);
        Value::String(text)
    }

    /// Adds words that may be absent.
    pub(super) fn text_if(&mut self, map: &mut Map<String, Value>, name: &str, text: Option<String>) {
        if let Some(text) = text {
            let value = self.text(text);
            map.insert(name.to_owned(), value);
        }
    }

    /// Reports a list that has not as many entries as another asks for.
    pub(super) fn wrong_count(&mut self, name: &str, at: Range<usize>, found: usize, expected: usize) {
        let problem = Diagnostic::at(Code::ComponentArguments, self.span(at)).arg("component", self.component);
        let problem = problem.arg("state", "count").arg("name", name).arg("value", found);
        self.builder.problems.push(problem.arg("expected", expected).advice("help-count"));
    }

    /// A link to a page or file.
    pub(super) fn link(&mut self, dest: Spanned<String>, kind: LinkKind) -> Value {
        let span = self.span(dest.span());
        let links = &mut self.builder.doc.links;
        links.push(Link { dest: dest.into_inner(), title: String::new(), span, kind });
        json!({ "$link": offset(links.len() - 1) })
    }

    /// A picture with its text alternative and, beside it, what the component adds.
    pub(super) fn image(&mut self, src: Spanned<String>, alt: Option<String>) -> Map<String, Value> {
        let span = self.span(src.span());
        let alt = alt.unwrap_or_default().trim().to_owned();
        if alt.is_empty() {
            let problem = Diagnostic::at(Code::ImageAltMissing, span).arg("target", src.get_ref());
            self.builder.problems.push(problem.advice("help-argument"));
        }
        self.builder.push_plain_block(&alt);
        let images = &mut self.builder.doc.images;
        images.push(Image { src: src.into_inner(), alt, title: String::new(), span, argument: true });
        Map::from_iter([("$image".to_owned(), offset(images.len() - 1).into())])
    }

    /// Enters a chart, and gives its number.
    pub(super) fn chart(&mut self, chart: Chart) -> u32 {
        let charts = &mut self.builder.doc.charts;
        charts.push(chart);
        offset(charts.len() - 1)
    }

    /// Adds a date that may be absent.
    pub(super) fn date_if(&mut self, map: &mut Map<String, Value>, date: Option<Spanned<DateText>>) {
        let Some(date) = date else { return };
        let span = self.span(date.span());
        match PartialDate::parse(&date.get_ref().0) {
            Some(date) => {
                map.insert("date".to_owned(), json!({ "$date": date.iso() }));
            }
            None => {
                let problem = Diagnostic::at(Code::InvalidDate, span).arg("value", &date.get_ref().0);
                self.builder.problems.push(problem.advice("help-partial"));
            }
        }
    }

    /// Adds the id of a source that may be absent.
    pub(super) fn source_if(&mut self, map: &mut Map<String, Value>, source: Option<Spanned<String>>) {
        if let Some(source) = source {
            map.insert("source".to_owned(), self.source(source));
        }
    }

    /// The id of a source.
    pub(super) fn source(&mut self, source: Spanned<String>) -> Value {
        let span = self.span(source.span());
        let id = source.into_inner();
        let value = json!({ "$source": id });
        self.builder.doc.sources.push(SourceUse { id, span });
        value
    }
}

/// The name of the innermost argument that stands at an offset of a TOML document.
fn argument_at(text: &str, at: usize) -> Option<String> {
    fn search(table: &DeTable<'_>, at: usize) -> Option<String> {
        table.iter().find_map(|(key, value)| {
            let inner = match value.get_ref() {
                DeValue::Table(table) => search(table, at),
                DeValue::Array(items) => items.iter().find_map(|item| match item.get_ref() {
                    DeValue::Table(table) => search(table, at),
                    _ => None,
                }),
                _ => None,
            };
            let here = key.span().contains(&at) || value.span().contains(&at);
            inner.or_else(|| here.then(|| key.get_ref().to_string()))
        })
    }
    search(DeTable::parse(text).ok()?.get_ref(), at)
}

/// The type that a value should have had, in the words of the messages.
fn expected_type(message: &str) -> Option<&str> {
    // What is asked of an argument that is one of a few words.
    if message == "wanted string or table" {
        return Some("string");
    }
    let (_, expected) = message.strip_prefix("invalid type: ")?.rsplit_once(", expected ")?;
    Some(match expected {
        "a string" => "string",
        "a sequence" => "array",
        words if words.starts_with("struct ") => "table",
        words if words.starts_with("a date") => "date",
        words => words,
    })
}

/// A date as text; a bare year or a TOML date are as good as the same in quotes.
pub(super) struct DateText(String);

impl<'de> Deserialize<'de> for DateText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyDate;

        impl<'de> Visitor<'de> for AnyDate {
            type Value = DateText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as \"2017\", \"2017-06\" or \"2017-06-15\"")
            }

            fn visit_str<E>(self, text: &str) -> Result<DateText, E> {
                Ok(DateText(text.to_owned()))
            }

            fn visit_i64<E>(self, year: i64) -> Result<DateText, E> {
                Ok(DateText(format!("{year:04}")))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<DateText, A::Error> {
                let date = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
                Ok(DateText(date.to_string()))
            }
        }

        deserializer.deserialize_any(AnyDate)
    }
}
