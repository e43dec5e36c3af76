//! The register of sources.

use std::collections::BTreeMap;

use crate::config::{Localized, SiteConfig};
use crate::diag::Diagnostics;
use crate::source::Span;
use crate::value::{Fields, Table, Value};

/// An entry of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// What readers have to know of it.
    pub note: Localized,
}

/// Reads the register: a table an entry, named by its id.
pub fn register(table: &Table, config: &SiteConfig, diagnostics: &mut Diagnostics) -> BTreeMap<String, Source> {
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
        let note = fields.node("note").map(|node| Localized::of_site("note", node, config, fields.diagnostics()));
        let note = note.unwrap_or_default();
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
    use crate::diag::Code;
    use crate::source::SourceId;
    use crate::testing::{SETTINGS, site_of};
    use crate::value;

    #[test]
    fn a_note_is_a_text_or_one_for_each_language() {
        let toml = "[A]\ntitle = \"a\"\nnote = \"n\"\n[B]\ntitle = \"b\"\nnote = { vi = \"v\", en = \"e\" }\n\
                    [C]\ntitle = \"c\"\nnote = 1\n[D]\ntitle = \"d\"\n[E]\ntitle = \"e\"\nnote = { vi = \"v\" }\n";
        let (table, problems) = value::parse_toml(toml, SourceId::new(0), 0);
        assert!(problems.is_empty());
        let home = ("_index.vi.md", "+++\ntitle = \"A\"\n+++\n\nA.\n");
        let config = site_of(SETTINGS, &[home]).config;
        let mut diagnostics = Diagnostics::default();
        let sources = register(&table, &config, &mut diagnostics);
        let languages: Vec<_> = config.language_ids().collect();
        let note = |id: &str| languages.iter().map(|l| sources[id].note.get(*l)).collect::<Vec<_>>();
        assert_eq!(note("A"), ["n", "n"]);
        assert_eq!(note("B"), ["v", "e"]);
        assert_eq!((note("C"), note("D")), (vec!["", ""], vec!["", ""]));
        let found: Vec<Code> = diagnostics.sorted().iter().map(|d| d.code).collect();
        assert_eq!(found, [Code::WrongType, Code::MissingField], "a number is no note, and no reader is left without");
    }
}
