//! `compare`: the same things of several states or places, beside each other.

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use super::arguments::{Arguments, Reader};

/// The arguments: what is compared, and at least one `[[row]]` with a cell for each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Compare {
    caption: Option<String>,
    columns: Vec<String>,
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    title: String,
    cells: Spanned<Vec<String>>,
    source: Option<Spanned<String>>,
}

impl Arguments for Compare {
    fn value(self, reader: &mut Reader<'_, '_>) -> Map<String, Value> {
        let mut map = Map::new();
        reader.text_if(&mut map, "caption", self.caption);
        let count = self.columns.len();
        let columns = self.columns.into_iter().map(|c| reader.text(c)).collect();
        map.insert("columns".to_owned(), columns);
        let rows = self.row.into_iter().map(|row| {
            let mut map = Map::new();
            map.insert("title".to_owned(), reader.text(row.title));
            if row.cells.get_ref().len() != count {
                reader.wrong_count("cells", row.cells.span(), row.cells.get_ref().len(), count);
            }
            let cells = row.cells.into_inner().into_iter().map(|c| reader.text(c)).collect();
            map.insert("cells".to_owned(), cells);
            reader.source_if(&mut map, row.source);
            Value::Object(map)
        });
        let rows = rows.collect();
        map.insert("rows".to_owned(), rows);
        map
    }
}
