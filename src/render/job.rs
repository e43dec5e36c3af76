//! Everything that is rendered through a template, one job a file.

use super::edition;
use super::lists;
use super::page;
use super::shared::Shared;
use super::view::{PageView, optional};
use crate::config::LanguageId;
use crate::diag::{Diagnostic, Diagnostics};
use crate::hosting::RedirectPage;
use crate::metadata::{self, ListPage, Versions};
use crate::model::{PageId, SetId};
use crate::offline;
use crate::output::OutputFile;
use crate::templates::{Context, Templates, Value, map_value};
use crate::text::url::UrlPath;

/// So many bytes a page usually has at the least; memory for them is asked for once.
const USUAL: usize = 16 << 10;

/// The page for addresses that do not exist, by the name that hosts look for.
const NOT_FOUND: &str = "404.html";

/// One file to be rendered. Languages and terms are given by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// A page, or one page of a section's list.
    Page {
        /// Which.
        page: PageId,
        /// The page of its list, from 1.
        number: usize,
    },
    /// The list of a taxonomy's terms.
    Taxonomy {
        /// Which.
        taxonomy: usize,
        /// In which language.
        language: LanguageId,
    },
    /// One page of a term's list.
    Term {
        /// Of which taxonomy.
        taxonomy: usize,
        /// Which.
        term: usize,
        /// In which language.
        language: LanguageId,
        /// The page of its list, from 1.
        number: usize,
    },
    /// A side-by-side edition.
    Edition {
        /// Which.
        index: usize,
    },
    /// The page for addresses that do not exist.
    NotFound,
    /// The page for readers without a network.
    Offline {
        /// In which language.
        language: LanguageId,
    },
    /// A page at an old address that leads on.
    Redirect {
        /// Which.
        index: usize,
    },
}

/// What rendering makes, as far as the time is told apart that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Pages with a text of their own, and the page for addresses that do not exist.
    Pages,
    /// Sections, taxonomies and terms, with all pages of their lists.
    Lists,
    /// Side-by-side editions.
    Editions,
    /// Pages at old addresses.
    Redirects,
    /// Nothing of its own: finished files are handed to where they go.
    Delivery,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 5] = [Kind::Pages, Kind::Lists, Kind::Editions, Kind::Redirects, Kind::Delivery];

    /// The name, for `--timings`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Pages => "pages",
            Kind::Lists => "lists",
            Kind::Editions => "editions",
            Kind::Redirects => "redirects",
            Kind::Delivery => "delivery",
        }
    }
}

/// All jobs of a site.
pub(super) fn all(shared: &Shared) -> Vec<Job> {
    let site = &shared.site;
    let mut jobs = Vec::with_capacity(site.pages.len() * 5 / 4);
    for page in site.page_ids() {
        let is_section = site.set(site.page(page).set).is_section;
        let count =
            if is_section { lists::count(site.page(page).children.len(), lists::per_page(site, page)) } else { 1 };
        jobs.extend((1..=count).map(|number| Job::Page { page, number }));
    }
    for (taxonomy, t) in site.taxonomies.iter().enumerate() {
        for language in site.config.language_ids() {
            jobs.push(Job::Taxonomy { taxonomy, language });
            for (term, pages) in t.terms.iter().enumerate() {
                let count = lists::count(pages.pages[language.index()].len(), site.config.pagination.per_page);
                jobs.extend((1..=count).map(|number| Job::Term { taxonomy, term, language, number }));
            }
        }
    }
    jobs.extend((0..site.editions.len()).map(|index| Job::Edition { index }));
    jobs.push(Job::NotFound);
    if site.config.offline.is_some() {
        jobs.extend(site.config.language_ids().map(|language| Job::Offline { language }));
    }
    jobs.extend((0..shared.redirects.len()).map(|index| Job::Redirect { index }));
    jobs
}

impl Job {
    /// As what its time counts.
    pub(super) fn kind(self, shared: &Shared) -> Kind {
        match self {
            Job::Page { page, .. } if shared.site.set(shared.site.page(page).set).is_section => Kind::Lists,
            Job::Page { .. } | Job::NotFound | Job::Offline { .. } => Kind::Pages,
            Job::Taxonomy { .. } | Job::Term { .. } => Kind::Lists,
            Job::Edition { .. } => Kind::Editions,
            Job::Redirect { .. } => Kind::Redirects,
        }
    }

    /// The page whose words it shows; none for lists and for what is no page.
    pub(super) fn set(self, shared: &Shared) -> Option<SetId> {
        match self {
            Job::Page { page, .. } => Some(shared.site.page(page).set),
            Job::Edition { index } => Some(shared.site.editions[index].set),
            Job::Taxonomy { .. } | Job::Term { .. } | Job::NotFound | Job::Offline { .. } | Job::Redirect { .. } => {
                None
            }
        }
    }

    /// The path of the file.
    pub(super) fn path(self, shared: &Shared) -> String {
        let site = &shared.site;
        match self {
            Job::Page { page, number } => {
                let page = site.page(page);
                lists::page_url(site, &page.url, number, page.language).output_path()
            }
            Job::Taxonomy { taxonomy, language } => site.taxonomies[taxonomy].urls[language.index()].output_path(),
            Job::Term { taxonomy, term, language, number } => {
                let url = &site.taxonomies[taxonomy].terms[term].urls[language.index()];
                lists::page_url(site, url, number, language).output_path()
            }
            Job::Edition { index } => site.editions[index].url.output_path(),
            Job::NotFound => NOT_FOUND.to_owned(),
            Job::Offline { language } => offline::page(&site.config, language).output_path(),
            Job::Redirect { index } => shared.redirects[index].path.clone(),
        }
    }

    /// Renders the file; none if it fails, which is reported.
    pub(super) fn render(
        self,
        shared: &Shared,
        templates: &Templates,
        problems: &mut Diagnostics,
    ) -> Option<OutputFile> {
        match self {
            Job::Page { page, number } => render_page(shared, templates, page, number, problems),
            Job::Taxonomy { taxonomy, language } => {
                let view = taxonomy_view(shared, taxonomy, language);
                let path = self.path(shared);
                let context = page::context(shared, view, language, None);
                finish(templates, "taxonomy.html", &context, path, problems)
            }
            Job::Term { taxonomy, term, language, number } => {
                let view = term_view(shared, taxonomy, term, language, number);
                let path = self.path(shared);
                let context = page::context(shared, view, language, None);
                finish(templates, "term.html", &context, path, problems)
            }
            Job::Edition { index } => {
                let edition = &shared.site.editions[index];
                let view = edition::view(shared, templates, edition);
                let language = shared.site.set(edition.set).original;
                let context = page::context(shared, view, language, None);
                let page = shared.site.set(edition.set).id.as_str();
                finish_page(templates, "edition.html", &context, self.path(shared), page, problems)
            }
            Job::NotFound => {
                let language = shared.site.config.original;
                let view = not_found_view(shared, language);
                let context = page::context(shared, view, language, None);
                finish(templates, "not-found.html", &context, self.path(shared), problems)
            }
            Job::Offline { language } => {
                let view = offline_view(shared, language);
                let context = page::context(shared, view, language, None);
                finish(templates, "offline.html", &context, self.path(shared), problems)
            }
            Job::Redirect { index } => {
                let redirect = &shared.redirects[index];
                let view = redirect_view(shared, redirect);
                let context = page::context(shared, view, redirect.language, None);
                finish(templates, "redirect.html", &context, self.path(shared), problems)
            }
        }
    }
}

fn render_page(
    shared: &Shared,
    templates: &Templates,
    id: PageId,
    number: usize,
    problems: &mut Diagnostics,
) -> Option<OutputFile> {
    let site = &shared.site;
    let page = site.page(id);
    let set = site.set(page.set);
    let view = page::view(shared, templates, id, number, problems);
    let path = Job::Page { page: id, number }.path(shared);
    let context = page::context(shared, view, page.language, Some(id));
    if let Some(own) = &set.fields.template {
        let name = if own.value.ends_with(".html") { own.value.clone() } else { format!("{}.html", own.value) };
        if !templates.has(&name) {
            problems.push(Diagnostic { span: Some(own.span), ..templates.missing(&name) });
            return None;
        }
        return finish_page(templates, &name, &context, path, &set.id, problems);
    }
    // A kind that the theme has no template for looks like a page or section.
    let of_kind = format!("{}.html", set.fields.kind);
    let general = if set.is_section { "section.html" } else { "page.html" };
    let name = if templates.has(&of_kind) { of_kind.as_str() } else { general };
    finish_page(templates, name, &context, path, &set.id, problems)
}

fn finish(
    templates: &Templates,
    name: &str,
    context: &Context,
    path: String,
    problems: &mut Diagnostics,
) -> Option<OutputFile> {
    let page = path.clone();
    finish_page(templates, name, context, path, &page, problems)
}

fn finish_page(
    templates: &Templates,
    name: &str,
    context: &Context,
    path: String,
    page: &str,
    problems: &mut Diagnostics,
) -> Option<OutputFile> {
    let mut html = Vec::with_capacity(USUAL);
    match templates.render_to(name, context, page, &mut html) {
        Ok(()) => Some(OutputFile::new(path, html)),
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}

/// What pages without a text have in common.
fn bare_view(shared: &Shared, id: &str, kind: &str, title: &str, language: LanguageId) -> PageView {
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

fn taxonomy_view(shared: &Shared, index: usize, language: LanguageId) -> PageView {
    let taxonomy = &shared.site.taxonomies[index];
    let title = taxonomy.name.get(language);
    let mut view = bare_view(shared, &format!("taxonomy:{}", taxonomy.id), "taxonomy", title, language);
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

fn term_view(shared: &Shared, taxonomy: usize, index: usize, language: LanguageId, number: usize) -> PageView {
    let site = &shared.site;
    let parent = &site.taxonomies[taxonomy];
    let term = &parent.terms[index];
    let id = format!("taxonomy:{}/{}", parent.id, term.id);
    let mut view = bare_view(shared, &id, "term", term.name.get(language), language);
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

fn not_found_view(shared: &Shared, language: LanguageId) -> PageView {
    let title = shared.string("not-found-title", &[], language);
    let mut view = bare_view(shared, "404", "not-found", &title, language);
    view.url = "/404.html".into();
    view.permalink = shared.site.absolute("/404.html").into();
    view.canonical = view.permalink.clone();
    // Nobody knows which page was looked for, so the switch can only lead home.
    view.languages = switch(shared, language, |l| shared.site.config.language(l).home().to_string());
    view.json_ld = crate::templates::html_value("");
    view
}

fn offline_view(shared: &Shared, language: LanguageId) -> PageView {
    let config = &shared.site.config;
    let mut view = bare_view(shared, "offline", "offline", &shared.string("offline-title", &[], language), language);
    let url = offline::page(config, language);
    view.permalink = shared.site.absolute(url.as_str()).into();
    view.canonical = view.permalink.clone();
    view.url = url.as_str().into();
    view.languages = switch(shared, language, |l| offline::page(config, l).to_string());
    view.json_ld = crate::templates::html_value("");
    view
}

fn redirect_view(shared: &Shared, redirect: &RedirectPage) -> PageView {
    let mut view = bare_view(shared, "redirect", "redirect", &redirect.title, redirect.language);
    view.url = redirect.url.as_str().into();
    view.target = redirect.url.as_str().into();
    view.permalink = redirect.permalink.as_str().into();
    view.canonical = redirect.permalink.as_str().into();
    view.languages = Vec::<Value>::new().into();
    view.json_ld = crate::templates::html_value("");
    view
}
