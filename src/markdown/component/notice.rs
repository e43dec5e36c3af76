//! `notice`: a text set apart from the rest.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::arguments::{Arguments, Reader};

/// The arguments: `kind` (information unless given) and a title.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice {
    #[serde(default)]
    kind: Kind,
    title: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Info,
    Warning,
    Important,
}

impl Arguments for Notice {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let kind = match self.kind {
            Kind::Info => "info",
            Kind::Warning => "warning",
            Kind::Important => "important",
        };
        let mut map = Map::from_iter([("kind".to_owned(), json!(kind))]);
        reader.text_if(&mut map, "title", self.title);
        map
    }
}
