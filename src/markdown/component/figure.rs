//! `figure`: a picture with a caption and credit.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, Reader};

/// The arguments: the picture, its text alternative, caption and credit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    src: Spanned<String>,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
}

impl Arguments for Figure {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let image = reader.image(self.src, self.alt);
        let mut map = Map::from_iter([("image".to_owned(), Value::Object(image))]);
        reader.text_if(&mut map, "caption", self.caption);
        reader.text_if(&mut map, "credit", self.credit);
        map
    }
}
