//! A text that differs by language.

use super::{LanguageId, SiteConfig};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::text::near::nearest;
use crate::value::{Node, Value};

/// The language tags in the order of the settings.
pub(super) type Tags = Vec<String>;

/// A text by language; a language that has none gets that of the first language that has one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Localized {
    texts: Vec<Option<String>>,
}

impl Localized {
    /// The same text for every language.
    pub fn same(text: &str) -> Self {
        Localized { texts: vec![Some(text.to_owned())] }
    }

    /// Makes it of one text a language, in the order of the settings.
    pub fn new(texts: Vec<Option<String>>) -> Self {
        Localized { texts }
    }

    /// The language's text, or another's; empty if there is none at all.
    pub fn get(&self, language: LanguageId) -> &str {
        self.own(language).or_else(|| self.texts.iter().flatten().next().map(String::as_str)).unwrap_or("")
    }

    /// The language's own text.
    pub fn own(&self, language: LanguageId) -> Option<&str> {
        self.texts.get(language.index()).and_then(Option::as_deref)
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(Option::is_none)
    }

    /// Reads a text of another file than the settings, in the same two forms and with the same care.
    pub fn of_site(name: &str, node: &Node, config: &SiteConfig, diagnostics: &mut Diagnostics) -> Localized {
        let tags = config.languages.iter().map(|language| language.tag.clone()).collect();
        Localized::read(name, node, &tags, diagnostics)
    }

    /// Reads `"text"` or `{ vi = "…", en = "…" }`. Every language of the site has to be there in the second form.
    pub(super) fn read(name: &str, node: &Node, tags: &Tags, diagnostics: &mut Diagnostics) -> Localized {
        match &node.value {
            Value::String(s) => Localized { texts: vec![Some(s.clone()); tags.len().max(1)] },
            Value::Table(table) => {
                let mut texts = vec![None; tags.len()];
                for entry in &table.entries {
                    let place = tags.iter().position(|t| *t == entry.key);
                    match (&entry.node.value, place) {
                        (Value::String(s), Some(i)) => texts[i] = Some(s.clone()),
                        (Value::String(_), None) => diagnostics.push(
                            Diagnostic::at(Code::UnknownField, entry.key_span)
                                .arg("field", &entry.key)
                                .near(nearest(&entry.key, tags.iter().map(String::as_str))),
                        ),
                        (other, _) => diagnostics.push(wrong(&entry.key, entry.node.span, other)),
                    }
                }
                for (tag, _) in tags.iter().zip(&texts).filter(|(_, text)| text.is_none()) {
                    diagnostics
                        .push(Diagnostic::at(Code::MissingField, node.span).arg("field", format!("{name}.{tag}")));
                }
                Localized { texts }
            }
            other => {
                diagnostics.push(wrong(name, node.span, other));
                Localized::default()
            }
        }
    }
}

fn wrong(name: &str, span: Span, found: &Value) -> Diagnostic {
    Diagnostic::at(Code::WrongType, span).arg("field", name).arg("expected", "string").arg("found", found.type_name())
}

impl Localized {
    /// All texts, of whatever language.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().flatten().map(String::as_str)
    }
}
