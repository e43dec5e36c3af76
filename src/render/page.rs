//! The view of one page.

use super::fill::{PageFill, Shown};
use super::lists;
use super::shared::Shared;
use super::sites::Place;
use super::stale;
use super::view::{PageView, optional};
use crate::config::LanguageId;
use crate::content::{Document, SourceRef};
use crate::diag::Diagnostics;
use crate::markdown::Doc;
use crate::markdown::headings::{self, Entry};
use crate::metadata::{self, ListPage, Metadata, Versions};
use crate::model::{Page, PageId, SEARCH, Source};
use crate::templates::{Context, Templates, Value, html_value, map_value};
use crate::text::url::UrlPath;

/// The particulars of a page's document: the original's, with the text's own words over them.
pub(super) fn document(shared: &Shared, page: &Page) -> Option<Document> {
    let original = shared.site.set(page.set).fields.document.as_ref();
    let own = shared.site.text(page).front.document.as_ref();
    match (own, original) {
        (Some(own), Some(original)) => Some(own.over(original)),
        (own, original) => own.or(original).cloned(),
    }
}

/// The context of a page: `site`, `page`, `lang`, `dir`.
pub(super) fn context(shared: &Shared, view: PageView, language: LanguageId, place: Place) -> Context {
    let config = shared.site.config.language(language);
    let mut context = Context::new();
    context.insert_value("site", shared.sites.of(&shared.site, language, place));
    context.insert_value("page", view.into_value());
    context.insert_value("lang", config.tag.as_str().into());
    context.insert_value("dir", config.direction.as_str().into());
    context
}

/// The view of a page or section; `number` is the page of its list, from 1. None if its text cannot be had.
pub(super) fn view(
    shared: &Shared,
    templates: &Templates,
    id: PageId,
    number: usize,
    problems: &mut Diagnostics,
) -> Option<PageView> {
    let site = &shared.site;
    let page = site.page(id);
    let set = site.set(page.set);
    let text = site.text(page);
    let doc = text.body.doc()?;
    let language = page.language;
    // A later page of a list does not repeat the section's text.
    let content = if number == 1 {
        let fill = PageFill::new(shared, templates, id, Shown::Page);
        let html = fill.write(&doc);
        problems.append(fill.into_problems());
        html
    } else {
        String::new()
    };
    let summary = |p: PageId| shared.summary(p);
    let list = lists::of_section(shared, id, number);
    let url = list.as_ref().map_or_else(|| page.url.clone(), |l| l.url.clone());
    let fields = &set.fields;
    let front = &text.front;
    let date = |d: Option<jiff::civil::Date>| optional(d.map(|d| d.to_string()));
    let alt = front.image_alt.as_ref().map_or("", |alt| alt.value.as_str());
    let mut view = PageView {
        id: set.id.as_str().into(),
        kind: fields.kind.as_str().into(),
        title: page.title.as_str().into(),
        description: optional(page.description.as_deref()),
        lang: shared.tag(language).into(),
        text_lang: shared.tag(text.name.language).into(),
        is_fallback: page.is_fallback.into(),
        has_content: (!content.trim().is_empty()).into(),
        content: html_value(&content),
        has_code: doc.has_code.into(),
        has_chart: (number == 1 && !doc.charts.is_empty()).into(),
        toc: if number == 1 { toc(&doc, &headings::toc(&doc.headings)) } else { Vec::<Value>::new().into() },
        breadcrumbs: breadcrumbs(shared, page),
        languages: switch(shared, page, number, Some(page.language)),
        state: optional(site.state(page)),
        date: date(fields.date),
        updated: date(fields.updated),
        review_by: date(fields.review_by),
        expires: date(fields.expires),
        prev: optional(page.prev.map(summary)),
        next: optional(page.next.map(summary)),
        section: optional(set.parent.map(|s| summary(site.page_of(s, language)))),
        terms: terms(shared, page),
        sources: sources(shared, page),
        image: optional(page.image.map(|a| shared.picture(&site.assets[a.index()], alt))),
        owner: optional(fields.owner.as_deref()),
        change_note: optional(front.change_note.as_ref().map(|note| note.value.as_str())),
        reading_minutes: shared.reading_minutes(page).into(),
        words: doc.words.into(),
        document: optional(document(shared, page).map(|d| document_value(&d))),
        extra: shared.extra(id),
        subsections: page.subsections.iter().map(|p| summary(*p)).collect::<Vec<_>>().into(),
        tree: if fields.kind == "sitemap" { lists::tree(shared, language) } else { Value::none() },
        search: if fields.kind == SEARCH { lists::search(shared, language) } else { Value::none() },
        freshness: stale::freshness(shared, page),
        edition_url: optional(site.edition_of(page).map(|edition| edition.url.as_str())),
        ..PageView::default()
    };
    if let Some(list) = list {
        view.pages = list.pages;
        view.pager = list.pager;
    }
    let meta = if number == 1 { metadata::of_page(site, id) } else { later_page(shared, page, &url, number) };
    describe(shared, &mut view, &url, &meta);
    Some(view)
}

/// What machines are told about a later page of a section's list.
fn later_page(shared: &Shared, page: &Page, url: &UrlPath, number: usize) -> Metadata {
    let site = &shared.site;
    let of_language = |language: LanguageId| site.page(site.page_of(page.set, language));
    let own = site.config.language_ids().filter(|l| !of_language(*l).is_fallback);
    let urls: Vec<(LanguageId, UrlPath)> =
        own.map(|l| (l, lists::page_url(site, &of_language(l).url, number, l))).collect();
    let above = site.ancestors(page).into_iter().map(|id| site.page(id)).chain([page]);
    metadata::of_list(
        site,
        &ListPage {
            language: page.language,
            url,
            versions: Versions::new(urls.iter().map(|(l, u)| (*l, u)).collect(), site.set(page.set).original),
            title: &page.title,
            description: page.description.as_deref(),
            parents: above.map(|p| (p.title.as_str(), &p.url)).collect(),
        },
    )
}

/// Fills in what search engines and other programs read.
pub(super) fn describe(shared: &Shared, view: &mut PageView, url: &UrlPath, meta: &Metadata) {
    view.url = url.as_str().into();
    view.permalink = shared.site.absolute(url.as_str()).into();
    view.canonical = meta.canonical.as_str().into();
    view.noindex = meta.noindex.into();
    view.alternates = Value::from_serializable(&meta.alternates);
    view.open_graph = Value::from_serializable(&meta.open_graph);
    view.dublin_core = Value::from_serializable(&meta.dublin_core);
    view.json_ld = html_value(&metadata::script_json(&meta.json_ld));
}

fn toc(doc: &Doc, entries: &[Entry]) -> Value {
    let value = |e: &Entry| {
        let heading = &doc.headings[e.heading as usize];
        map_value([
            ("id", heading.id.as_str().into()),
            ("title", heading.text.as_str().into()),
            ("level", i64::from(heading.level).into()),
            ("children", toc(doc, &e.children)),
        ])
    };
    entries.iter().map(value).collect::<Vec<_>>().into()
}

pub(super) fn breadcrumbs(shared: &Shared, page: &Page) -> Value {
    let crumb = |id: PageId| {
        let page = shared.site.page(id);
        map_value([("title", page.title.as_str().into()), ("url", page.url.as_str().into())])
    };
    shared.site.ancestors(page).into_iter().map(crumb).collect::<Vec<_>>().into()
}

/// The switch leads to the same page of the same list in the other language; `current` is the language of the page
/// that it stands on, if it is in one.
pub(super) fn switch(shared: &Shared, page: &Page, number: usize, current: Option<LanguageId>) -> Value {
    let site = &shared.site;
    let entry = |language: LanguageId| {
        let other = site.page(site.page_of(page.set, language));
        let url = lists::page_url(site, &other.url, number, language);
        let config = site.config.language(language);
        map_value([
            ("tag", config.tag.as_str().into()),
            ("name", config.name.as_str().into()),
            ("url", url.as_str().into()),
            ("is_current", (Some(language) == current).into()),
            ("is_fallback", other.is_fallback.into()),
            ("hreflang", shared.tag(site.text(other).name.language).into()),
        ])
    };
    site.config.language_ids().map(entry).collect::<Vec<_>>().into()
}

fn terms(shared: &Shared, page: &Page) -> Value {
    let language = page.language;
    let mut all: Vec<Value> = Vec::new();
    for (taxonomy, numbers) in shared.site.taxonomies.iter().zip(&page.terms) {
        if numbers.is_empty() {
            continue;
        }
        let items: Vec<Value> = taxonomy.order[language.index()]
            .iter()
            .filter(|n| numbers.contains(n))
            .map(|n| {
                let term = &taxonomy.terms[*n];
                map_value([
                    ("id", term.id.as_str().into()),
                    ("name", term.name.get(language).into()),
                    ("url", term.urls[language.index()].as_str().into()),
                ])
            })
            .collect();
        all.push(map_value([
            ("taxonomy", taxonomy.id.as_str().into()),
            ("taxonomy_name", taxonomy.name.get(language).into()),
            ("items", items.into()),
        ]));
    }
    all.into()
}

pub(super) fn sources(shared: &Shared, page: &Page) -> Value {
    let value = |source: &SourceRef| match source {
        SourceRef::Registered(id) => {
            shared.site.sources.get(&id.value).map(|s| shared.source_value(Some(&id.value), s, page.language))
        }
        SourceRef::Inline { title, url } => {
            let source = Source { title: title.clone(), url: url.clone(), ..Source::default() };
            Some(shared.source_value(None, &source, page.language))
        }
    };
    shared.site.set(page.set).fields.sources.iter().filter_map(value).collect::<Vec<_>>().into()
}

pub(super) fn document_value(document: &Document) -> Value {
    let text = |t: &Option<String>| optional(t.as_deref());
    map_value([
        ("number", text(&document.number)),
        ("type", text(&document.kind)),
        ("issued", optional(document.issued.map(|d| d.to_string()))),
        ("effective", optional(document.effective.map(|d| d.to_string()))),
        ("signed_by", text(&document.signed_by)),
        ("issued_by", text(&document.issued_by)),
        ("field", text(&document.field)),
        ("place", text(&document.place)),
        ("complete", document.complete.unwrap_or(true).into()),
        ("replaces", text(&document.replaces)),
        ("replaced_by", text(&document.replaced_by)),
    ])
}
