//! `cards`: a grid of ways on.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, Reader};
use crate::markdown::doc::LinkKind;

/// The arguments: at least one `[[card]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cards {
    card: Vec<Card>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    title: String,
    link: Spanned<String>,
    text: Option<String>,
    icon: Option<String>,
}

impl Arguments for Cards {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let cards = self.card.into_iter().map(|card| {
            let mut map = Map::new();
            map.insert("title".to_owned(), reader.text(card.title));
            map.insert("link".to_owned(), reader.link(card.link, LinkKind::Argument));
            reader.text_if(&mut map, "text", card.text);
            if let Some(icon) = card.icon {
                map.insert("icon".to_owned(), Value::String(icon));
            }
            Value::Object(map)
        });
        Map::from_iter([("cards".to_owned(), cards.collect())])
    }
}
