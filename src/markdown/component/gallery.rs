//! `gallery`: several pictures together.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, Reader};

/// The arguments: at least one `[[image]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gallery {
    image: Vec<Picture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Picture {
    src: Spanned<String>,
    alt: Option<String>,
    caption: Option<String>,
}

impl Arguments for Gallery {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let images = self.image.into_iter().map(|picture| {
            let mut map = reader.image(picture.src, picture.alt);
            reader.text_if(&mut map, "caption", picture.caption);
            Value::Object(map)
        });
        Map::from_iter([("images".to_owned(), images.collect())])
    }
}
