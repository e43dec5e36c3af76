//! Reading arguments: from TOML to a typed struct, and on to what templates get.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde_json::{Map, Value, json};
use toml::Spanned;

use crate::diag::{Code, Diagnostic};
use crate::markdown::body::Body;
use crate::markdown::builder::{Builder, offset};
use crate::markdown::doc::{Image, Link, LinkKind, SourceUse};
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
        self.finish(read)
    }

    /// Reads the body as a TOML document.
    pub(super) fn table<A: Arguments>(&mut self) -> Option<Value> {
        let read = toml::from_str::<A>(&self.body.text);
        self.finish(read)
    }

    fn finish<A: Arguments>(&mut self, read: Result<A, toml::de::Error>) -> Option<Value> {
        match read {
            Ok(arguments) => Some(Value::Object(arguments.value(self))),
            Err(error) => {
                self.report(&error);
                None
            }
        }
    }

    /// Says in our words what the TOML reader found; in its own where we have none.
    fn report(&mut self, error: &toml::de::Error) {
        // A field missing from the whole has the span 0..0; one missing character has an empty span of its place.
        let span = error.span().filter(|s| s.end > 0).map_or(self.info, |s| self.span(s));
        let problem = Diagnostic::at(Code::ComponentArguments, span).arg("component", self.component);
        let mut quoted = error.message().split('`').skip(1).step_by(2);
        let problem = match (error.message().split('`').next(), quoted.next()) {
            (Some("missing field "), Some(field)) => problem.arg("field", field).advice("missing"),
            (Some("unknown field " | "unknown variant "), Some(word)) => {
                let known: Vec<&str> = quoted.collect();
                let near = near::nearest(word, known.iter().copied());
                problem.arg("field", word).arg("known", known.join(", ")).advice("unknown").near(near)
            }
            _ => problem.detail(error.message()),
        };
        self.builder.problems.push(problem);
    }

    fn span(&self, range: Range<usize>) -> Span {
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
            let problem = Diagnostic::at(Code::ImageAltMissing, span).arg("path", src.get_ref());
            self.builder.problems.push(problem);
        }
        self.builder.push_plain_block(&alt);
        let images = &mut self.builder.doc.images;
        images.push(Image { src: src.into_inner(), alt, title: String::new(), span, argument: true });
        Map::from_iter([("$image".to_owned(), offset(images.len() - 1).into())])
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
                let problem = Diagnostic::at(Code::ComponentArguments, span).arg("component", self.component);
                self.builder.problems.push(problem.arg("field", &date.get_ref().0).advice("date"));
            }
        }
    }

    /// Adds the id of a source that may be absent.
    pub(super) fn source_if(&mut self, map: &mut Map<String, Value>, source: Option<Spanned<String>>) {
        let Some(source) = source else { return };
        let span = self.span(source.span());
        let id = source.into_inner();
        map.insert("source".to_owned(), json!({ "$source": id }));
        self.builder.doc.sources.push(SourceUse { id, span });
    }
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
