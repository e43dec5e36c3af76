//! The pages that have no text of their own: lists of terms, the page for what is not there, and their like.

use super::lists;
use super::page;
use super::shared::Shared;
use super::view::{PageView, optional};
use crate::config::LanguageId;
use crate::hosting::RedirectPage;
use crate::metadata::{self, ListPage, Versions};
use crate::offline;
use crate::templates::{Value, map_value};
use crate::text::url::UrlPath;

/// What pages without a text have in common.
fn bare(shared: &Shared, id: &str, kind: &str, title: &str, language: LanguageId) -> PageView {
    let tag = shared.tag(language);
    let home = shared.site.home(language).map(|h| {
        let home = shared.site.page(h);
        map_value([("title", home.title.as_str().into()), ("url", home.url.as_str().into())])
    });
    PageView {
        id: id.into(),
        kind: kind.into(),
        title: title.into(),
        lang: tag.into(),
        text_lang: tag.into(),
        is_fallback: false.into(),
        content: crate::templates::html_value(""),
        has_content: false.into(),
        has_code: false.into(),
        has_chart: false.into(),
        toc: Vec::<Value>::new().into(),
        breadcrumbs: home.into_iter().collect::<Vec<_>>().into(),
        terms: Vec::<Value>::new().into(),
        sources: Vec::<Value>::new().into(),
        subsections: Vec::<Value>::new().into(),
        alternates: Vec::<Value>::new().into(),
        open_graph: Vec::<Value>::new().into(),
        dublin_core: Vec::<Value>::new().into(),
        extra: map_value([]),
        noindex: true.into(),
        ..PageView::default()
    }
}

/// The switch of a page that is the same thing in every language, by its addresses.
fn switch(shared: &Shared, current: LanguageId, url: impl Fn(LanguageId) -> String) -> Value {
    let entry = |language: LanguageId| {
        let config = shared.site.config.language(language);
        map_value([
            ("tag", config.tag.as_str().into()),
            ("name", config.name.as_str().into()),
            ("url", url(language).into()),
            ("is_current", (language == current).into()),
            ("is_fallback", false.into()),
            ("hreflang", config.tag.as_str().into()),
        ])
    };
    shared.site.config.language_ids().map(entry).collect::<Vec<_>>().into()
}

pub(super) fn taxonomy(shared: &Shared, index: usize, language: LanguageId) -> PageView {
    let taxonomy = &shared.site.taxonomies[index];
    let title = taxonomy.name.get(language);
    let mut view = bare(shared, &format!("taxonomy:{}", taxonomy.id), "taxonomy", title, language);
    let terms = taxonomy.order[language.index()].iter().map(|n| {
        let term = &taxonomy.terms[*n];
        let name = term.name.get(language);
        let letter = name.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        let description = Some(term.description.get(language)).filter(|d| !d.is_empty());
        map_value([
            ("id", term.id.as_str().into()),
            ("name", name.into()),
            ("url", term.urls[language.index()].as_str().into()),
            ("count", term.pages[language.index()].len().into()),
            ("letter", letter.into()),
            ("description", optional(description)),
        ])
    });
    view.terms_list = terms.collect::<Vec<_>>().into();
    view.languages = switch(shared, language, |l| taxonomy.urls[l.index()].to_string());
    let url = &taxonomy.urls[language.index()];
    let list = ListPage {
        language,
        url,
        versions: Versions::of_taxonomy(&shared.site, taxonomy),
        title,
        description: None,
        parents: home(shared, language),
    };
    page::describe(shared, &mut view, url, &metadata::of_list(&shared.site, &list));
    view
}

pub(super) fn term(shared: &Shared, taxonomy: usize, index: usize, language: LanguageId, number: usize) -> PageView {
    let site = &shared.site;
    let parent = &site.taxonomies[taxonomy];
    let term = &parent.terms[index];
    let id = format!("taxonomy:{}/{}", parent.id, term.id);
    let mut view = bare(shared, &id, "term", term.name.get(language), language);
    let pages = &term.pages[language.index()];
    let list =
        lists::cut(shared, pages, &term.urls[language.index()], site.config.pagination.per_page, number, language);
    view.description = optional(Some(term.description.get(language)).filter(|d| !d.is_empty()));
    view.pages = list.pages;
    view.pager = list.pager;
    view.taxonomy = map_value([
        ("id", parent.id.as_str().into()),
        ("name", parent.name.get(language).into()),
        ("url", parent.urls[language.index()].as_str().into()),
    ]);
    view.languages = switch(shared, language, |l| lists::page_url(site, &term.urls[l.index()], number, l).to_string());
    let urls: Vec<(LanguageId, UrlPath)> =
        site.config.language_ids().map(|l| (l, lists::page_url(site, &term.urls[l.index()], number, l))).collect();
    let versions = if number == 1 {
        Versions::of_term(site, term)
    } else {
        Versions::new(urls.iter().map(|(l, u)| (*l, u)).collect(), site.config.original)
    };
    let mut parents = home(shared, language);
    parents.push((parent.name.get(language), &parent.urls[language.index()]));
    let description = Some(term.description.get(language)).filter(|d| !d.is_empty());
    let about = ListPage { language, url: &list.url, versions, title: term.name.get(language), description, parents };
    page::describe(shared, &mut view, &list.url, &metadata::of_list(site, &about));
    view
}

/// The home page, as what is above a list.
fn home(shared: &Shared, language: LanguageId) -> Vec<(&str, &UrlPath)> {
    let home = shared.site.home(language).map(|id| shared.site.page(id));
    home.into_iter().map(|p| (p.title.as_str(), &p.url)).collect()
}

pub(super) fn not_found(shared: &Shared, language: LanguageId) -> PageView {
    let title = shared.string("not-found-title", &[], language);
    let mut view = bare(shared, "404", "not-found", &title, language);
    view.url = "/404.html".into();
    view.permalink = shared.site.absolute("/404.html").into();
    view.canonical = view.permalink.clone();
    // Nobody knows which page was looked for, so the switch can only lead home.
    view.languages = switch(shared, language, |l| shared.site.config.language(l).home().to_string());
    view.json_ld = crate::templates::html_value("");
    view
}

pub(super) fn offline(shared: &Shared, language: LanguageId) -> PageView {
    let config = &shared.site.config;
    let mut view = bare(shared, "offline", "offline", &shared.string("offline-title", &[], language), language);
    let url = offline::page(config, language);
    view.permalink = shared.site.absolute(url.as_str()).into();
    view.canonical = view.permalink.clone();
    view.url = url.as_str().into();
    view.languages = switch(shared, language, |l| offline::page(config, l).to_string());
    view.json_ld = crate::templates::html_value("");
    view
}

pub(super) fn redirect(shared: &Shared, redirect: &RedirectPage) -> PageView {
    let mut view = bare(shared, "redirect", "redirect", &redirect.title, redirect.language);
    view.url = redirect.url.as_str().into();
    view.target = redirect.url.as_str().into();
    view.permalink = redirect.permalink.as_str().into();
    view.canonical = redirect.permalink.as_str().into();
    view.languages = Vec::<Value>::new().into();
    view.json_ld = crate::templates::html_value("");
    view
}
