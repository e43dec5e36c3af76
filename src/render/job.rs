//! Everything that is rendered through a template, one job a file.

use super::bare;
use super::edition;
use super::lists;
use super::page;
use super::shared::Shared;
use super::sites::Place;
use super::view::PageView;
use crate::config::LanguageId;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{PageId, SetId};
use crate::offline;
use crate::output::OutputFile;
use crate::templates::{Context, Templates};

/// So many bytes a page usually has besides its text; memory for them is asked for once.
const USUAL: usize = 12 << 10;

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
    let mut editions = site.editions.iter().enumerate().peekable();
    for page in site.page_ids() {
        let set = site.page(page).set;
        let is_section = site.set(set).is_section;
        let count =
            if is_section { lists::count(site.page(page).children.len(), lists::per_page(site, page)) } else { 1 };
        jobs.extend((1..=count).map(|number| Job::Page { page, number }));
        // What shows the same texts stands together: they may have to be fetched.
        if site.page(page).language.index() + 1 == site.config.languages.len() {
            let own = std::iter::from_fn(|| editions.next_if(|(_, edition)| edition.set == set));
            jobs.extend(own.map(|(index, _)| Job::Edition { index }));
        }
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

    /// Renders the file; none if it fails, which is reported, or if a text cannot be had, which its shelf remembers.
    pub(super) fn render(
        self,
        shared: &Shared,
        templates: &Templates,
        problems: &mut Diagnostics,
    ) -> Option<OutputFile> {
        match self {
            Job::Page { page, number } => render_page(shared, templates, page, number, problems),
            Job::Taxonomy { taxonomy, language } => {
                let view = bare::taxonomy(shared, taxonomy, language);
                let path = self.path(shared);
                let context = page::context(shared, view, language, Place::Nowhere);
                finish(templates, "taxonomy.html", &context, path, problems)
            }
            Job::Term { taxonomy, term, language, number } => {
                let view = bare::term(shared, taxonomy, term, language, number);
                let path = self.path(shared);
                let context = page::context(shared, view, language, Place::Nowhere);
                finish(templates, "term.html", &context, path, problems)
            }
            Job::Edition { index } => {
                let edition = &shared.site.editions[index];
                let view = edition::view(shared, templates, edition)?;
                let language = shared.site.set(edition.set).original;
                let room = room(&view);
                let place = Place::Below(shared.site.page_of(edition.set, language));
                let context = page::context(shared, view, language, place);
                let page = shared.site.set(edition.set).id.as_str();
                finish_page(templates, "edition.html", &context, (self.path(shared), room), page, problems)
            }
            Job::NotFound => {
                let language = shared.site.config.original;
                let view = bare::not_found(shared, language);
                let context = page::context(shared, view, language, Place::Nowhere);
                finish(templates, "not-found.html", &context, self.path(shared), problems)
            }
            Job::Offline { language } => {
                let view = bare::offline(shared, language);
                let context = page::context(shared, view, language, Place::Nowhere);
                finish(templates, "offline.html", &context, self.path(shared), problems)
            }
            Job::Redirect { index } => {
                let redirect = &shared.redirects[index];
                let view = bare::redirect(shared, redirect);
                let context = page::context(shared, view, redirect.language, Place::Nowhere);
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
    let view = page::view(shared, templates, id, number, problems)?;
    let file = (Job::Page { page: id, number }.path(shared), room(&view));
    let context = page::context(shared, view, page.language, Place::At(id));
    if let Some(own) = &set.fields.template {
        let name = if own.value.ends_with(".html") { own.value.clone() } else { format!("{}.html", own.value) };
        if !templates.has(&name) {
            problems.push(Diagnostic { span: Some(own.span), ..templates.missing(&name) });
            return None;
        }
        return finish_page(templates, &name, &context, file, &set.id, problems);
    }
    // A kind that the theme has no template for looks like a page or section.
    let of_kind = format!("{}.html", set.fields.kind);
    let general = if set.is_section { "section.html" } else { "page.html" };
    let name = if templates.has(&of_kind) { of_kind.as_str() } else { general };
    finish_page(templates, name, &context, file, &set.id, problems)
}

fn finish(
    templates: &Templates,
    name: &str,
    context: &Context,
    path: String,
    problems: &mut Diagnostics,
) -> Option<OutputFile> {
    let page = path.clone();
    finish_page(templates, name, context, (path, 0), &page, problems)
}

/// How many bytes the text of a page takes.
fn room(view: &PageView) -> usize {
    view.content.as_str().map_or(0, str::len)
}

/// Renders a file, given its path and how many bytes its text takes.
fn finish_page(
    templates: &Templates,
    name: &str,
    context: &Context,
    (path, room): (String, usize),
    page: &str,
    problems: &mut Diagnostics,
) -> Option<OutputFile> {
    let mut html = Vec::with_capacity(room + USUAL);
    match templates.render_to(name, context, page, &mut html) {
        Ok(()) => Some(OutputFile::new(path, html)),
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}
