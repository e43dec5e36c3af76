//! Taxonomies and their terms, paired across languages.

use super::Localized;
use super::language::Language;
use super::localized::Tags;
use crate::source::Span;
use crate::text::slug::Slug;
use crate::value::{Fields, Node, Spanned, Table, Value};

/// A way to sort pages: topics, tags, authors.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// Its id, which is also the name of its field in the front matter.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// Its segment in addresses, by language.
    pub slugs: Vec<Slug>,
    /// Whether each of its terms has feeds.
    pub feed: bool,
    /// Whether terms may be used that are not declared here.
    pub open: bool,
    /// The declared terms in the order of the file.
    pub terms: Vec<Term>,
    /// Where it was declared.
    pub span: Span,
}

/// A declared term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id, the same in every language.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// Its segment in addresses, by language.
    pub slugs: Vec<Slug>,
    /// A sentence about it.
    pub description: Localized,
}

impl Taxonomy {
    /// The declared term that a page means by `word`: its id, or its name in any language, case ignored.
    pub fn term(&self, word: &str) -> Option<&Term> {
        let lower = word.to_lowercase();
        self.terms
            .iter()
            .find(|t| t.id == word)
            .or_else(|| self.terms.iter().find(|t| t.name.texts().any(|name| name.to_lowercase() == lower)))
    }
}

/// Reads `[taxonomies.*]`.
pub(super) fn parse(table: &Table, languages: &[Language], tags: &Tags, outer: &mut Fields<'_, '_>) -> Vec<Taxonomy> {
    let mut taxonomies = Vec::new();
    for entry in &table.entries {
        let Value::Table(inner) = &entry.node.value else {
            outer.wrong_type::<()>(&entry.key, &entry.node, "table");
            continue;
        };
        let mut fields = Fields::new(inner, entry.key_span, outer.diagnostics());
        let (name, slugs) = named(&entry.key, &mut fields, languages, tags);
        let feed = fields.boolean("feed").unwrap_or(false);
        let open = fields.boolean("open").unwrap_or(false);
        let mut terms = Vec::new();
        if let Some((table, _)) = fields.table("terms") {
            for term in &table.entries {
                terms.extend(parse_term(&term.key, &term.node, languages, tags, &mut fields));
            }
        }
        fields.finish();
        taxonomies.push(Taxonomy { id: entry.key.clone(), name, slugs, feed, open, terms, span: entry.key_span });
    }
    taxonomies
}

fn parse_term(id: &str, node: &Node, languages: &[Language], tags: &Tags, outer: &mut Fields<'_, '_>) -> Option<Term> {
    let Value::Table(table) = &node.value else {
        return outer.wrong_type(id, node, "table");
    };
    let mut fields = Fields::new(table, node.span, outer.diagnostics());
    let (name, slugs) = named(id, &mut fields, languages, tags);
    let description = match fields.node("description") {
        Some(node) => Localized::read("description", node, tags, fields.diagnostics()),
        None => Localized::default(),
    };
    fields.finish();
    Some(Term { id: id.to_owned(), name, slugs, description })
}

/// Reads `name` and `slug`; slugs that are not given are folded from the name, then from the id.
fn named(id: &str, fields: &mut Fields<'_, '_>, languages: &[Language], tags: &Tags) -> (Localized, Vec<Slug>) {
    let name = match fields.node("name") {
        Some(node) => Localized::read("name", node, tags, fields.diagnostics()),
        None => Localized::same(id),
    };
    let slug = fields.node("slug");
    let given = match slug {
        Some(node) => Localized::read("slug", node, tags, fields.diagnostics()),
        None => Localized::default(),
    };
    let slugs = languages.iter().enumerate().map(|(i, language)| {
        let language_id = super::LanguageId::new(i);
        let fold = |t: &str| language.pack().fold(t);
        if let Some(text) = given.own(language_id) {
            if let Some(slug) = Slug::new(text) {
                return slug;
            }
            let span = slug.map_or_else(|| fields.span(), |n| n.span);
            fields.malformed("slug", &Spanned { value: text.to_owned(), span }, "help-slug");
        }
        Slug::from_text(name.get(language_id), fold)
            .or_else(|| Slug::from_text(id, fold))
            .unwrap_or_else(|| Slug::from_text("x", str::to_owned).expect("a letter is a slug"))
    });
    let slugs = slugs.collect();
    (name, slugs)
}
