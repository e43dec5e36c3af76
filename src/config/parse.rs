//! Reading `site.toml`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::localized::Tags;
use super::{
    Feeds, Localized, MarkdownConfig, Offline, Pagination, Publisher, Security, SiteConfig, SpellingConfig, language,
    menu, parity, taxonomy,
};
use crate::diag::{Code, Diagnostic, Diagnostics, Level};
use crate::lang::{Custom, IOrY};
use crate::markdown::component::NAMES as COMPONENTS;
use crate::source::{SourceFile, SourceId, Span};
use crate::text::near::nearest;
use crate::text::slug::Slug;
use crate::value::{self, Fields, Spanned, Table};

/// Reads the settings. There is a configuration only if there is no error.
pub fn parse(source: SourceId, file: &SourceFile) -> (Option<SiteConfig>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let (table, problems) = value::parse_toml(file.text(), source, 0);
    for problem in problems {
        diagnostics.push(Diagnostic::at(Code::TomlSyntax, problem.span).arg("message", problem.message));
    }
    // Every text by language would be wrong again.
    language::check_tags(&table, &mut diagnostics);
    if diagnostics.has_errors() {
        return (None, diagnostics);
    }
    let config = read(&table, Span::file(source), &mut diagnostics);
    (config.filter(|_| !diagnostics.has_errors()), diagnostics)
}

fn read(table: &Table, span: Span, diagnostics: &mut Diagnostics) -> Option<SiteConfig> {
    let tags = language::tags(table);
    let mut fields = Fields::new(table, span, diagnostics);
    let title = localized("title", &tags, &mut fields, true);
    let description = localized("description", &tags, &mut fields, true);
    let base_url = fields.required_text("base_url");
    let base_url = base_url.and_then(|url| check_base_url(url, &mut fields));
    let theme = fields.required_text("theme");
    let (languages, original) = match fields.table("languages") {
        Some((t, s)) => language::parse(t, s, fields.diagnostics()),
        None => (Vec::new(), super::LanguageId::new(0)),
    };
    if languages.is_empty() {
        fields.missing_at("languages", span);
    }
    let publisher = publisher(&tags, &mut fields);
    let utc_offset = utc_offset(&mut fields);
    let edition_prefix = edition_prefix(&mut fields);
    let pagination = pagination(&languages, &tags, &mut fields);
    let feeds = feeds(&mut fields);
    let taxonomies = match fields.table("taxonomies") {
        Some((t, _)) => taxonomy::parse(t, &languages, &tags, &mut fields),
        None => Vec::new(),
    };
    let menus = match fields.table("menus") {
        Some((t, _)) => menu::parse_all(t, &tags, &mut fields),
        None => BTreeMap::new(),
    };
    let markdown = markdown(&mut fields);
    let security = security(&mut fields);
    let levels = levels(&mut fields);
    let parity = parity::parse(&mut fields);
    let spelling = spelling(&mut fields);
    let offline = offline(&mut fields);
    let sources = fields.text("sources");
    let extra = fields.node("extra").map_or(Json::Object(serde_json::Map::new()), value::Node::to_json);
    fields.finish();
    let (base_url, theme) = (base_url?, theme?);
    Some(SiteConfig {
        title,
        description,
        base_url: base_url.value,
        base_url_span: base_url.span,
        publisher,
        languages,
        original,
        edition_prefix,
        theme,
        utc_offset,
        pagination,
        feeds,
        taxonomies,
        menus,
        markdown,
        security,
        levels,
        parity,
        spelling,
        sources,
        offline,
        extra,
    })
}

fn localized(name: &'static str, tags: &Tags, fields: &mut Fields<'_, '_>, required: bool) -> Localized {
    match fields.node(name) {
        Some(node) => Localized::read(name, node, tags, fields.diagnostics()),
        None => {
            if required {
                let span = fields.span();
                fields.missing_at(name, span);
            }
            Localized::default()
        }
    }
}

/// Whether a text can be a site's base URL: a scheme and a host, nothing more.
pub fn is_base_url(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|u| {
        let host_only = u.query().is_none() && u.fragment().is_none() && u.path() == "/";
        matches!(u.scheme(), "http" | "https") && u.has_host() && host_only
    })
}

/// A base URL is `https://host` or `http://host`. A site lives at the root of its host: a path, a query or a fragment
/// is refused.
fn check_base_url(text: Spanned<String>, fields: &mut Fields<'_, '_>) -> Option<Spanned<String>> {
    if !is_base_url(&text.value) {
        fields.malformed("base_url", &text, "help-host");
        return None;
    }
    let value = text.value.trim_end_matches('/').to_owned();
    Some(Spanned { value, span: text.span })
}

fn publisher(tags: &Tags, outer: &mut Fields<'_, '_>) -> Publisher {
    let Some((table, span)) = outer.table("publisher") else { return Publisher::default() };
    let mut fields = Fields::new(table, span, outer.diagnostics());
    let publisher =
        Publisher { name: localized("name", tags, &mut fields, true), url: fields.text("url").map(|u| u.value) };
    fields.finish();
    publisher
}

/// An offset as RFC 3339 writes it: `+07:00`, `-03:30`.
fn utc_offset(fields: &mut Fields<'_, '_>) -> String {
    let Some(text) = fields.text("utc_offset") else { return "+00:00".to_owned() };
    let bytes = text.value.as_bytes();
    let digits = |i: usize, max: u8| -> bool {
        bytes
            .get(i..i + 2)
            .and_then(|d| std::str::from_utf8(d).ok())
            .and_then(|d| d.parse::<u8>().ok())
            .is_some_and(|n| n <= max)
    };
    let good =
        bytes.len() == 6 && matches!(bytes[0], b'+' | b'-') && digits(1, 14) && bytes[3] == b':' && digits(4, 59);
    if !good {
        fields.malformed("utc_offset", &text, "help-offset");
    }
    text.value
}

fn edition_prefix(outer: &mut Fields<'_, '_>) -> Slug {
    let default = || Slug::new("song-ngu").expect("a valid slug");
    let Some((table, span)) = outer.table("edition") else { return default() };
    let mut fields = Fields::new(table, span, outer.diagnostics());
    let prefix = fields.text("prefix").and_then(|p| {
        let slug = Slug::new(&p.value);
        if slug.is_none() {
            fields.malformed("prefix", &p, "help-slug");
        }
        slug
    });
    fields.finish();
    prefix.unwrap_or_else(default)
}

fn pagination(languages: &[language::Language], tags: &Tags, outer: &mut Fields<'_, '_>) -> Pagination {
    let page = || Slug::new("page").expect("a valid slug");
    let mut pagination = Pagination { per_page: 20, segments: vec![page(); languages.len()] };
    let Some((table, span)) = outer.table("pagination") else { return pagination };
    let mut fields = Fields::new(table, span, outer.diagnostics());
    if let Some(n) = fields.integer_in("per_page", 0..=10_000) {
        pagination.per_page = usize::try_from(n).unwrap_or(20);
    }
    let segment = localized("segment", tags, &mut fields, false);
    let place = table.get("segment").map_or(span, |n| n.span);
    for (i, slot) in pagination.segments.iter_mut().enumerate() {
        let Some(text) = segment.own(super::LanguageId::new(i)) else { continue };
        match Slug::new(text) {
            Some(slug) => *slot = slug,
            None => fields.malformed("segment", &Spanned { value: text.to_owned(), span: place }, "help-slug"),
        }
    }
    fields.finish();
    pagination
}

fn feeds(outer: &mut Fields<'_, '_>) -> Feeds {
    let mut feeds = Feeds { atom: true, json: true, limit: 20 };
    let Some((table, span)) = outer.table("feeds") else { return feeds };
    let mut fields = Fields::new(table, span, outer.diagnostics());
    feeds.atom = fields.boolean("atom").unwrap_or(feeds.atom);
    feeds.json = fields.boolean("json").unwrap_or(feeds.json);
    if let Some(n) = fields.integer_in("limit", 1..=1000) {
        feeds.limit = usize::try_from(n).unwrap_or(feeds.limit);
    }
    fields.finish();
    feeds
}

/// The table alone asks for it; what it says is how much.
fn offline(outer: &mut Fields<'_, '_>) -> Option<Offline> {
    let (table, span) = outer.table("offline")?;
    let mut fields = Fields::new(table, span, outer.diagnostics());
    let pages = fields.integer_in("pages", 1..=1000).and_then(|n| usize::try_from(n).ok());
    fields.finish();
    Some(Offline { pages: pages.unwrap_or(60) })
}

fn spelling(outer: &mut Fields<'_, '_>) -> SpellingConfig {
    let Some((table, span)) = outer.table("spelling") else { return SpellingConfig::default() };
    let mut fields = Fields::new(table, span, outer.diagnostics());
    let customs = [("old", Custom::Old), ("new", Custom::New), ("either", Custom::Either)];
    let custom = fields.choice("tone_placement", &customs).unwrap_or_default();
    let letters = [("i", IOrY::I), ("y", IOrY::Y)];
    let i_or_y = fields.choice("i_or_y", &letters).unwrap_or_default();
    let accept = fields.texts("accept").into_iter().map(|word| word.value).collect();
    fields.finish();
    SpellingConfig { custom, i_or_y, accept }
}

fn markdown(outer: &mut Fields<'_, '_>) -> MarkdownConfig {
    let all = || COMPONENTS.iter().map(|c| (*c).to_owned()).collect();
    let mut markdown =
        MarkdownConfig { html: false, components: all(), typography: true, phrases: true, highlight: true };
    let Some((table, span)) = outer.table("markdown") else { return markdown };
    let mut fields = Fields::new(table, span, outer.diagnostics());
    markdown.html = fields.boolean("html").unwrap_or(false);
    markdown.typography = fields.boolean("typography").unwrap_or(true);
    markdown.phrases = fields.boolean("phrases").unwrap_or(true);
    markdown.highlight = fields.boolean("highlight").unwrap_or(true);
    if table.get("components").is_some() {
        let names = fields.texts("components");
        for name in &names {
            if !COMPONENTS.contains(&name.value.as_str()) {
                let near = nearest(&name.value, COMPONENTS.iter().copied());
                let problem = Diagnostic::at(Code::UnknownComponent, name.span)
                    .arg("component", &name.value)
                    .arg("expected", COMPONENTS.join(", "));
                fields.report(problem.near(near));
            }
        }
        markdown.components = names.into_iter().map(|n| n.value).collect();
    }
    fields.finish();
    markdown
}

fn security(outer: &mut Fields<'_, '_>) -> Option<Security> {
    let (table, span) = outer.table("security")?;
    let mut fields = Fields::new(table, span, outer.diagnostics());
    let contact = fields.texts("contact");
    if contact.is_empty() {
        fields.missing_at("contact", span);
    }
    for uri in &contact {
        if url::Url::parse(&uri.value).is_err() {
            fields.malformed("contact", uri, "help-contact");
        }
    }
    let expires = fields.date("expires");
    if expires.is_none() && table.get("expires").is_none() {
        fields.missing_at("expires", span);
    }
    let policy = fields.text("policy").map(|p| p.value);
    fields.finish();
    let contact = contact.into_iter().map(|c| c.value).collect();
    Some(Security { contact, expires: expires?.value, policy })
}

fn levels(outer: &mut Fields<'_, '_>) -> BTreeMap<Code, Level> {
    let mut levels = BTreeMap::new();
    let Some((table, _)) = outer.table("levels") else { return levels };
    for entry in &table.entries {
        let Some(code) = Code::from_name(&entry.key) else {
            let near = nearest(&entry.key, Code::ALL.iter().map(|c| c.name()));
            outer.report(Diagnostic::at(Code::UnknownField, entry.key_span).arg("field", &entry.key).near(near));
            continue;
        };
        let level = match &entry.node.value {
            value::Value::String(name) => Level::from_name(name),
            _ => None,
        };
        match level {
            Some(level) => {
                levels.insert(code, level);
            }
            None => {
                let found = match &entry.node.value {
                    value::Value::String(name) => name.clone(),
                    _ => entry.node.to_json().to_string(),
                };
                outer.invalid(&entry.key, entry.node.span, &found, "off, note, warning, error");
            }
        }
    }
    levels
}
