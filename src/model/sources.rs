//! The register of sources.

use std::collections::BTreeMap;

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
        fields.text("grade");
        fields.text("accessed");
        fields.finish();
        if let Some(title) = title {
            sources.insert(entry.key.clone(), Source { title: title.value, url, publisher, lang, also });
        }
    }
    sources
}
