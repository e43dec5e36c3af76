//! `citation`: a source in full, as one writes it under a text of one's own.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, DateText, Reader};

/// The arguments: the id of the source; the place in it, and the day it was read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Citation {
    source: Spanned<String>,
    place: Option<String>,
    date: Option<Spanned<DateText>>,
}

impl Arguments for Citation {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let mut map = Map::new();
        reader.source_if(&mut map, Some(self.source));
        reader.text_if(&mut map, "place", self.place);
        reader.date_if(&mut map, self.date);
        map
    }
}
