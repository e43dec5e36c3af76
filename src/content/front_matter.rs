//! The fields at the head of a content file.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::config::{Parity, SiteConfig};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::text::near::nearest;
use crate::text::slug::Slug;
use crate::value::{Fields, Node, Spanned, Table, Value, json_text};

/// The fields of one file, typed. Text fields belong to the file; the others are the page's, and a translation
/// inherits them from the original.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FrontMatter {
    /// The title; missing only in a file with errors.
    pub title: Option<Spanned<String>>,
    /// One sentence for lists, search engines and feeds.
    pub description: Option<Spanned<String>>,
    /// The last segment of the address.
    pub slug: Option<Spanned<Slug>>,
    /// What changed last, for readers.
    pub change_note: Option<Spanned<String>>,
    /// The text alternative of `image`.
    pub image_alt: Option<Spanned<String>>,
    /// An id that differs from the path.
    pub id: Option<Spanned<String>>,
    /// The day the page stands for.
    pub date: Option<Spanned<Date>>,
    /// The day of the last significant change.
    pub updated: Option<Spanned<Date>>,
    /// The first day on which the page is published.
    pub publish: Option<Spanned<Date>>,
    /// The first day on which it no longer is.
    pub expires: Option<Spanned<Date>>,
    /// The day by which somebody has to look at it again.
    pub review_by: Option<Spanned<Date>>,
    /// Who answers for the page.
    pub owner: Option<String>,
    /// Not published.
    pub draft: Option<bool>,
    /// The place in the section; small numbers first.
    pub weight: Option<i64>,
    /// The terms, by taxonomy id.
    pub terms: Vec<(String, Vec<Spanned<String>>)>,
    /// A picture for lists and sharing, beside the file.
    pub image: Option<Spanned<String>>,
    /// Earlier addresses.
    pub aliases: Vec<Spanned<String>>,
    /// A template other than that of the kind.
    pub template: Option<Spanned<String>>,
    /// What kind of page it is: `page`, `news`, `document`, …; a word of the theme.
    pub kind: Option<Spanned<String>>,
    /// Where the facts come from.
    pub sources: Vec<SourceRef>,
    /// What happens when the translation is behind.
    pub parity: Option<Parity>,
    /// The differences between this text and its counterpart that are meant.
    pub parity_ignore: Vec<Ignored>,
    /// The particulars of an official document.
    pub document: Option<Document>,
    /// How a section's pages are sorted.
    pub sort_by: Option<SortBy>,
    /// How many entries a page of a section's list holds; 0 never cuts.
    pub paginate_by: Option<usize>,
    /// Whether a section has feeds.
    pub feed: Option<bool>,
    /// A free table for themes.
    #[serde(with = "json_text::optional")]
    pub extra: Option<Json>,
    /// The fields that the file sets and that belong to the original, with their places.
    pub inherited: Vec<(Cow<'static, str>, Span)>,
}

impl FrontMatter {
    /// Why a page with these fields is not published on a day: `draft`, `scheduled`, `expired`; none if it is.
    pub fn state(&self, today: Date) -> Option<&'static str> {
        if self.draft == Some(true) {
            Some("draft")
        } else if self.publish.as_ref().is_some_and(|d| d.value > today) {
            Some("scheduled")
        } else if self.expires.as_ref().is_some_and(|d| d.value <= today) {
            Some("expired")
        } else {
            None
        }
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum SourceRef {
    /// An entry of the register of sources, by id.
    Registered(Spanned<String>),
    /// Given in place.
    Inline {
        /// Its title.
        title: String,
        /// Its address.
        url: Option<String>,
    },
}

/// A difference between two texts that is meant: of one sort or of any, everywhere or in one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The code by which it would be reported; none for any.
    pub code: Option<Code>,
    /// The id of the block or clause, with all that is below it; none for the whole page.
    pub part: Option<String>,
}

/// How pages are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SortBy {
    /// By weight, then title.
    #[default]
    Weight,
    /// By date, newest first.
    Date,
    /// By title, in the language's order.
    Title,
}

/// The particulars of an official document, as Decree 42/2022/NĐ-CP, article 4, asks for them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Document {
    /// Number and symbol, `179/KH-UBND`.
    pub number: Option<String>,
    /// Plan, decision, …
    pub kind: Option<String>,
    /// The day it was issued.
    pub issued: Option<Date>,
    /// The day it took effect.
    pub effective: Option<Date>,
    /// Who signed it.
    pub signed_by: Option<String>,
    /// The body that issued it.
    pub issued_by: Option<String>,
    /// The field it is about.
    pub field: Option<String>,
    /// The place of issue.
    pub place: Option<String>,
    /// Whether the whole text is here.
    pub complete: Option<bool>,
    /// The document that it replaces.
    pub replaces: Option<String>,
    /// The document that replaces it.
    pub replaced_by: Option<String>,
}

/// Reads the fields. `span` is where a missing field is reported: the opening fence.
pub(super) fn read(table: &Table, span: Span, config: &SiteConfig, diagnostics: &mut Diagnostics) -> FrontMatter {
    let inherited = inherited_fields(table, config);
    let mut fields = Fields::new(table, span, diagnostics);
    let front = FrontMatter {
        title: fields.required_text("title"),
        description: fields.text("description"),
        slug: slug(&mut fields),
        change_note: fields.text("change_note"),
        image_alt: fields.text("image_alt"),
        id: id(&mut fields),
        date: fields.date("date"),
        updated: fields.date("updated"),
        publish: fields.date("publish"),
        expires: fields.date("expires"),
        review_by: fields.date("review_by"),
        owner: plain(&mut fields, "owner"),
        draft: fields.boolean("draft"),
        weight: fields.integer("weight").map(|w| w.value),
        terms: Vec::new(),
        image: fields.text("image"),
        aliases: fields.texts("aliases"),
        template: fields.text("template"),
        kind: kind(&mut fields),
        sources: sources(&mut fields),
        parity: fields.choice("parity", Parity::NAMES),
        parity_ignore: parity_ignore(&mut fields),
        document: document(&mut fields),
        sort_by: fields
            .choice("sort_by", &[("weight", SortBy::Weight), ("date", SortBy::Date), ("title", SortBy::Title)]),
        paginate_by: fields.integer_in("paginate_by", 0..=10_000).and_then(|n| usize::try_from(n).ok()),
        feed: fields.boolean("feed"),
        extra: fields.table("extra").map(|(t, s)| Node { value: Value::Table(t.clone()), span: s }.to_json()),
        inherited,
    };
    let terms = terms(table, config, &mut fields);
    finish(fields, config);
    FrontMatter { terms, ..front }
}

/// The fields that belong to the page and not to its text.
const INHERITED: &[&str] = &[
    "date",
    "updated",
    "publish",
    "expires",
    "review_by",
    "owner",
    "draft",
    "weight",
    "image",
    "template",
    "kind",
    "sources",
    "parity",
    "sort_by",
    "paginate_by",
    "feed",
];

fn inherited_fields(table: &Table, config: &SiteConfig) -> Vec<(Cow<'static, str>, Span)> {
    let taxonomy = |key: &str| config.taxonomies.iter().any(|t| t.id == key);
    let mut found = Vec::new();
    for entry in &table.entries {
        if let Some(name) = INHERITED.iter().find(|n| **n == entry.key) {
            found.push((Cow::Borrowed(*name), entry.key_span));
        } else if taxonomy(&entry.key) {
            found.push((Cow::Borrowed("taxonomies"), entry.key_span));
        }
    }
    found
}

fn plain(fields: &mut Fields<'_, '_>, name: &'static str) -> Option<String> {
    fields.text(name).map(|t| t.value)
}

fn slug(fields: &mut Fields<'_, '_>) -> Option<Spanned<Slug>> {
    let text = fields.text("slug")?;
    let slug = Slug::new(&text.value);
    if slug.is_none() {
        fields.malformed("slug", &text, "help-slug");
    }
    slug.map(|value| Spanned { value, span: text.span })
}

/// An id is written in links and menus, so it has the form of a path that needs no quoting.
fn id(fields: &mut Fields<'_, '_>) -> Option<Spanned<String>> {
    let text = fields.text("id")?;
    let is_part = |part: &str| part == "_index" || Slug::new(part).is_some();
    if !text.value.split('/').all(is_part) {
        fields.malformed("id", &text, "help-id");
        return None;
    }
    Some(text)
}

/// A kind is a word of the theme: it names a template, so it is checked like a slug.
fn kind(fields: &mut Fields<'_, '_>) -> Option<Spanned<String>> {
    let text = fields.text("kind")?;
    if Slug::new(&text.value).is_none() {
        fields.malformed("kind", &text, "help-slug");
        return None;
    }
    Some(text)
}

fn sources(fields: &mut Fields<'_, '_>) -> Vec<SourceRef> {
    let Some(node) = fields.node("sources") else { return Vec::new() };
    let Value::List(items) = &node.value else {
        fields.wrong_type::<()>("sources", node, "array");
        return Vec::new();
    };
    let mut sources = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::String(id) => {
                sources.push(SourceRef::Registered(Spanned { value: id.clone(), span: item.span }));
            }
            Value::Table(table) => {
                let mut inner = Fields::new(table, item.span, fields.diagnostics());
                let title = inner.required_text("title");
                let url = plain(&mut inner, "url");
                inner.finish();
                sources.extend(title.map(|t| SourceRef::Inline { title: t.value, url }));
            }
            _ => {
                fields.wrong_type::<()>("sources[]", item, "string");
            }
        }
    }
    sources
}

/// `"parity-number"`, for one part `"parity-number#ii.3.c"`, for everything in a part `"#ii.3.c"`.
fn parity_ignore(fields: &mut Fields<'_, '_>) -> Vec<Ignored> {
    let mut ignored = Vec::new();
    for text in fields.texts("parity_ignore") {
        let (name, part) = match text.value.split_once('#') {
            Some((name, part)) => (name, Some(part.to_owned())),
            None => (text.value.as_str(), None),
        };
        if name.is_empty() && part.as_ref().is_some_and(|part| !part.is_empty()) {
            ignored.push(Ignored { code: None, part });
            continue;
        }
        let names = || Code::OF_PAIRS.iter().map(|code| code.name());
        match Code::from_name(name).filter(|code| Code::OF_PAIRS.contains(code)) {
            Some(code) => ignored.push(Ignored { code: Some(code), part }),
            None => {
                let problem = Diagnostic::at(Code::InvalidValue, text.span)
                    .arg("field", "parity_ignore")
                    .arg("value", &text.value)
                    .arg("expected", names().collect::<Vec<_>>().join(", "));
                fields.report(problem.near(nearest(name, names())));
            }
        }
    }
    ignored
}

fn document(outer: &mut Fields<'_, '_>) -> Option<Document> {
    let (table, span) = outer.table("document")?;
    let mut fields = Fields::new(table, span, outer.diagnostics());
    let document = Document {
        number: plain(&mut fields, "number"),
        kind: plain(&mut fields, "type"),
        issued: fields.date("issued").map(|d| d.value),
        effective: fields.date("effective").map(|d| d.value),
        signed_by: plain(&mut fields, "signed_by"),
        issued_by: plain(&mut fields, "issued_by"),
        field: plain(&mut fields, "field"),
        place: plain(&mut fields, "place"),
        complete: fields.boolean("complete"),
        replaces: plain(&mut fields, "replaces"),
        replaced_by: plain(&mut fields, "replaced_by"),
    };
    fields.finish();
    Some(document)
}

/// Reads one list of terms for every taxonomy of the settings.
fn terms(table: &Table, config: &SiteConfig, fields: &mut Fields<'_, '_>) -> Vec<(String, Vec<Spanned<String>>)> {
    let mut terms = Vec::new();
    for taxonomy in &config.taxonomies {
        let Some(node) = table.get(&taxonomy.id) else { continue };
        let Value::List(items) = &node.value else {
            fields.wrong_type::<()>(&taxonomy.id, node, "array");
            continue;
        };
        let mut words = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::String(s) => words.push(Spanned { value: s.clone(), span: item.span }),
                _ => {
                    fields.wrong_type::<()>(&format!("{}[]", taxonomy.id), item, "string");
                }
            }
        }
        terms.push((taxonomy.id.clone(), words));
    }
    terms
}

/// Reports unknown fields; the names of taxonomies are known ones.
fn finish(fields: Fields<'_, '_>, config: &SiteConfig) {
    let taxonomies: Vec<&str> = config.taxonomies.iter().map(|t| t.id.as_str()).collect();
    fields.finish_with(&taxonomies);
}

impl Document {
    /// The document of a translation: its own words where it has them, the original's otherwise.
    pub fn over(&self, original: &Document) -> Document {
        let text = |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Document {
            number: text(&self.number, &original.number),
            kind: text(&self.kind, &original.kind),
            issued: self.issued.or(original.issued),
            effective: self.effective.or(original.effective),
            signed_by: text(&self.signed_by, &original.signed_by),
            issued_by: text(&self.issued_by, &original.issued_by),
            field: text(&self.field, &original.field),
            place: text(&self.place, &original.place),
            complete: self.complete.or(original.complete),
            replaces: text(&self.replaces, &original.replaces),
            replaced_by: text(&self.replaced_by, &original.replaced_by),
        }
    }
}
