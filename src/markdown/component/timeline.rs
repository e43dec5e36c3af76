//! `timeline`: events in the order of time.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, DateText, Reader};
use crate::markdown::doc::LinkKind;

/// The arguments: at least one `[[event]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Timeline {
    event: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    date: Spanned<DateText>,
    title: String,
    text: Option<String>,
    link: Option<Spanned<String>>,
    source: Option<Spanned<String>>,
}

impl Arguments for Timeline {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let events = self.event.into_iter().map(|event| {
            let mut map = Map::new();
            reader.date_if(&mut map, Some(event.date));
            map.insert("title".to_owned(), reader.text(event.title));
            reader.text_if(&mut map, "text", event.text);
            if let Some(link) = event.link {
                map.insert("link".to_owned(), reader.link(link, LinkKind::Argument));
            }
            reader.source_if(&mut map, event.source);
            Value::Object(map)
        });
        Map::from_iter([("events".to_owned(), events.collect())])
    }
}
