//! `download`: a file to take away.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, Reader};
use crate::markdown::doc::LinkKind;

/// The arguments: the file and its title.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Download {
    file: Spanned<String>,
    title: String,
}

impl Arguments for Download {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let file = reader.link(self.file, LinkKind::Download);
        Map::from_iter([("file".to_owned(), file), ("title".to_owned(), reader.text(self.title))])
    }
}
