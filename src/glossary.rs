//! The glossary: the words by which a site calls things in each of its languages.
//!
//! In: the table of `content/glossary.toml`. Out: its terms with their forms, typed, and what is wrong with them.
//! The page that shows the glossary reads the file as data; this is what the checks and translators use.

use std::collections::BTreeMap;

use crate::config::{LanguageId, Localized, SiteConfig};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::value::{Fields, Node, Spanned, Table, Value};

/// The file, below `content/`.
pub const FILE: &str = "glossary.toml";

/// What stands before the tag of a language in the name of the field with the words not to be used.
const FORBIDDEN: &str = "forbidden_";

/// The terms of a site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Glossary {
    /// In the order of the file.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// Its forms by language, the preferred one first; none in a language that has no word for it yet.
    pub forms: Vec<Vec<Spanned<String>>>,
    /// By language, the words that are not to be used for it.
    pub forbidden: Vec<Vec<Spanned<String>>>,
    /// A name without its marks, as people type it when they search; no form to be written.
    pub plain: Option<String>,
    /// What there is to know about it.
    pub note: Localized,
    /// Where it is defined.
    pub span: Span,
}

impl Term {
    /// Its forms in a language.
    pub fn forms(&self, language: LanguageId) -> &[Spanned<String>] {
        self.forms.get(language.index()).map_or(&[], Vec::as_slice)
    }

    /// The words not to be used for it in a language.
    pub fn forbidden(&self, language: LanguageId) -> &[Spanned<String>] {
        self.forbidden.get(language.index()).map_or(&[], Vec::as_slice)
    }
}

/// Reads the glossary. Always gives one; a term without a form in the original language is left out.
pub fn read(table: &Table, span: Span, config: &SiteConfig, diagnostics: &mut Diagnostics) -> Glossary {
    let mut fields = Fields::new(table, span, diagnostics);
    fields.node("section");
    let tables = fields.tables("term");
    fields.finish();
    let terms = tables.into_iter().filter_map(|(table, span)| term(table, span, config, diagnostics)).collect();
    let glossary = Glossary { terms };
    duplicates(&glossary, config, diagnostics);
    glossary
}

fn term(table: &Table, span: Span, config: &SiteConfig, diagnostics: &mut Diagnostics) -> Option<Term> {
    let forbidden_names: Vec<String> = config.languages.iter().map(|l| format!("{FORBIDDEN}{}", l.tag)).collect();
    let mut fields = Fields::new(table, span, diagnostics);
    let id = fields.required_text("id");
    fields.text("section");
    let plain = fields.text("plain").map(|plain| plain.value);
    let note = fields.node("note").map_or_else(Localized::default, |node| note(node, config, &mut fields));
    let forms: Vec<_> = config.languages.iter().map(|language| list(table, &language.tag, &mut fields)).collect();
    let forbidden = forbidden_names.iter().map(|name| list(table, name, &mut fields)).collect();
    let original = config.language(config.original).tag.as_str();
    if forms[config.original.index()].is_empty() && table.get(original).is_none_or(is_nothing) {
        fields.missing_at(original, span);
    }
    let tags = config.languages.iter().map(|language| language.tag.as_str());
    let known: Vec<&str> = tags.chain(forbidden_names.iter().map(String::as_str)).collect();
    fields.finish_with(&known);
    let is_usable = !forms[config.original.index()].is_empty();
    is_usable.then_some(Term { id: id?.value, forms, forbidden, plain, note, span })
}

fn is_nothing(node: &Node) -> bool {
    match &node.value {
        Value::List(items) => items.is_empty(),
        other => *other == Value::Null,
    }
}

/// A list of words under a name that depends on the settings; one word counts as a list.
fn list(table: &Table, name: &str, fields: &mut Fields<'_, '_>) -> Vec<Spanned<String>> {
    let Some(node) = table.get(name) else { return Vec::new() };
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        Value::String(_) => std::slice::from_ref(node),
        _ => {
            fields.wrong_type::<()>(name, node, "array");
            return Vec::new();
        }
    };
    let mut words = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::String(word) if word.trim().is_empty() => {
                let problem = Diagnostic::at(Code::MissingField, item.span).arg("field", name);
                fields.report(problem.advice("help-empty"));
            }
            Value::String(word) => words.push(Spanned { value: word.clone(), span: item.span }),
            _ => {
                fields.wrong_type::<()>(&format!("{name}[]"), item, "string");
            }
        }
    }
    words
}

/// `"text"` or a text by language, of which some may be missing.
fn note(node: &Node, config: &SiteConfig, fields: &mut Fields<'_, '_>) -> Localized {
    match &node.value {
        Value::String(text) => Localized::new(vec![Some(text.clone()); config.languages.len()]),
        Value::Table(table) => {
            let text = |tag: &str| match table.get(tag).map(|node| &node.value) {
                Some(Value::String(text)) => Some(text.clone()),
                _ => None,
            };
            Localized::new(config.languages.iter().map(|language| text(&language.tag)).collect())
        }
        _ => {
            fields.wrong_type::<()>("note", node, "string");
            Localized::default()
        }
    }
}

/// An id given twice, and a word of the original that two terms claim: nobody could tell which is meant.
fn duplicates(glossary: &Glossary, config: &SiteConfig, diagnostics: &mut Diagnostics) {
    let pack = config.language(config.original).pack();
    let mut ids: BTreeMap<&str, Span> = BTreeMap::new();
    let mut words: BTreeMap<String, Span> = BTreeMap::new();
    for term in &glossary.terms {
        if let Some(first) = ids.insert(&term.id, term.span) {
            diagnostics.push(duplicate(term.span, first, &term.id));
        }
        for form in term.forms(config.original) {
            // `Kế hoạch` and `kế hoạch` are two words, a name and a thing; `hòa` and `hoà` are one.
            if let Some(first) = words.insert(pack.canonical(&form.value), form.span) {
                diagnostics.push(duplicate(form.span, first, &form.value));
            }
        }
    }
}

fn duplicate(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::DuplicateTerm, span).arg("term", name).label(first, "label-first")
}
