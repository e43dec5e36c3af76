//! The register of sources.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::diag::Diagnostics;
use crate::source::Span;
use crate::value::{Fields, Table, Value};

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The language of the title, as a tag.
    pub lang: Option<String>,
    /// Further addresses.
    pub also: Vec<String>,
    /// What readers have to know of it: a text, or one in each language by its tag.
    pub note: Option<Json>,
}

/// Reads the register: a table an entry, named by its id.
pub fn register(table: &Table, diagnostics: &mut Diagnostics) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    for entry in &table.entries {
        let Value::Table(inner) = &entry.node.value else {
            Fields::new(table, entry.key_span, diagnostics).wrong_type::<()>(&entry.key, &entry.node, "table");
            continue;
        };
        let span: Span = entry.key_span;
        let mut fields = Fields::new(inner, span, diagnostics);
        let title = fields.required_text("title");
        let url = fields.text("url").map(|u| u.value);
        let publisher = fields.text("publisher").map(|p| p.value);
        let lang = fields.text("lang").map(|l| l.value);
        let also = fields.texts("also").into_iter().map(|u| u.value).collect();
        let note = fields.node("note").and_then(|node| match &node.value {
            Value::String(_) => Some(node.to_json()),
            Value::Table(texts) if texts.entries.iter().all(|e| matches!(e.node.value, Value::String(_))) => {
                Some(node.to_json())
            }
            _ => fields.wrong_type("note", node, "string"),
        });
        fields.text("grade");
        fields.text("accessed");
        fields.finish();
        if let Some(title) = title {
            sources.insert(entry.key.clone(), Source { title: title.value, url, publisher, lang, also, note });
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::value;

    #[test]
    fn a_note_is_a_text_or_one_for_each_language() {
        let toml = "[A]\ntitle = \"a\"\nnote = \"n\"\n[B]\ntitle = \"b\"\nnote = { vi = \"v\", en = \"e\" }\n\
                    [C]\ntitle = \"c\"\nnote = { vi = 1 }\n[D]\ntitle = \"d\"\n";
        let (table, problems) = value::parse_toml(toml, SourceId::new(0), 0);
        assert!(problems.is_empty());
        let mut diagnostics = Diagnostics::default();
        let sources = register(&table, &mut diagnostics);
        let note = |id: &str| sources[id].note.as_ref().map(Json::to_string);
        assert_eq!(note("A").as_deref(), Some("\"n\""));
        assert_eq!(note("B").as_deref(), Some("{\"en\":\"e\",\"vi\":\"v\"}"));
        assert_eq!((note("C"), note("D")), (None, None));
        assert_eq!(diagnostics.sorted().len(), 1, "a number is no note");
    }
}
