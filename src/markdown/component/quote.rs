//! `quote`: words of someone, with their name and source.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, Reader};

/// The arguments: who said it, and the id of the source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quote {
    by: Option<String>,
    source: Option<Spanned<String>>,
}

impl Arguments for Quote {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let mut map = Map::new();
        reader.text_if(&mut map, "by", self.by);
        reader.source_if(&mut map, self.source);
        map
    }
}
