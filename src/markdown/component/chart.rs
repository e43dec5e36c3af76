//! `chart`: bars, a line or a pie, drawn from a data file.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use toml::Spanned;

use super::arguments::{Arguments, DateText, Reader};
use crate::markdown::doc::{Chart as Drawn, ChartKind, ChartSeries, Named};

/// The arguments: what kind, of which file, which columns of it, and what readers are told about it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chart {
    kind: Kind,
    file: Spanned<String>,
    title: String,
    alt: String,
    labels: Option<Spanned<String>>,
    #[serde(default)]
    series: Vec<Series>,
    unit: Option<String>,
    note: Option<String>,
    date: Option<Spanned<DateText>>,
    source: Option<Spanned<String>>,
    #[serde(default)]
    sources: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Bar,
    Line,
    Pie,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    column: Spanned<String>,
    name: Option<String>,
}

/// The columns that are looked for if the writer names none.
const LABEL: &str = "label";
const VALUE: &str = "value";

impl Arguments for Chart {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let named = |reader: &Reader<'_, '_>, text: Spanned<String>| {
            let span = reader.span(text.span());
            Named { text: text.into_inner(), span }
        };
        let file = named(reader, self.file);
        let usual = |name: &str| Named { text: name.to_owned(), span: file.span };
        let label = self.labels.map_or_else(|| usual(LABEL), |label| named(reader, label));
        let mut series: Vec<ChartSeries> = Vec::new();
        for Series { column, name } in self.series {
            series.push(ChartSeries { column: named(reader, column), name });
        }
        if series.is_empty() {
            series.push(ChartSeries { column: usual(VALUE), name: None });
        }
        let (kind, name) = match self.kind {
            Kind::Bar => (ChartKind::Bar, "bar"),
            Kind::Line => (ChartKind::Line, "line"),
            Kind::Pie => (ChartKind::Pie, "pie"),
        };
        let mut map = Map::new();
        map.insert("kind".to_owned(), name.into());
        map.insert("title".to_owned(), reader.text(self.title.clone()));
        map.insert("alt".to_owned(), reader.text(self.alt.clone()));
        reader.text_if(&mut map, "note", self.note);
        if let Some(unit) = &self.unit {
            map.insert("unit".to_owned(), unit.as_str().into());
        }
        reader.date_if(&mut map, self.date);
        // One source has the same name as everywhere; a chart often joins several.
        let sources = self.source.into_iter().chain(self.sources).map(|source| reader.source(source));
        let sources: Vec<Value> = sources.collect();
        if !sources.is_empty() {
            map.insert("sources".to_owned(), sources.into());
        }
        let chart = Drawn { kind, title: self.title, alt: self.alt, file, label, series, unit: self.unit };
        map.insert("chart".to_owned(), json!({ "$chart": reader.chart(chart) }));
        map
    }
}
