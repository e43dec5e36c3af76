//! `facts`: figures with what they count, of when, and from where.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, DateText, Reader};

/// The arguments: at least one `[[fact]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts {
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    value: String,
    label: String,
    date: Option<Spanned<DateText>>,
    source: Option<Spanned<String>>,
}

impl Arguments for Facts {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let facts = self.fact.into_iter().map(|fact| {
            let mut map = Map::new();
            map.insert("value".to_owned(), reader.text(fact.value));
            map.insert("label".to_owned(), reader.text(fact.label));
            reader.date_if(&mut map, fact.date);
            reader.source_if(&mut map, fact.source);
            Value::Object(map)
        });
        Map::from_iter([("facts".to_owned(), facts.collect())])
    }
}
