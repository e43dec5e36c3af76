//! Feeds: Atom (RFC 4287) and JSON Feed 1.1, of each language, of sections and of terms.
//!
//! In: the site and a function that gives a page's HTML. Out: finished files, and the list for the heads of pages.
//! A feed has the newest dated pages that are in its language; pages that only repeat the original are left out. All
//! times come from the pages, never from the build, so that an unchanged feed stays the same. A feed without a page
//! is not made, for it would have no time to give.

mod atom;
mod json;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use crate::config::LanguageId;
use crate::model::{PageId, Site};
use crate::output::OutputFile;
use crate::text::url::UrlPath;

/// Gives the HTML of a page's text, all addresses in it with scheme and host.
pub type Content<'a> = dyn Fn(PageId) -> String + Sync + 'a;

/// A feed, for the heads of pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedInfo {
    /// The feed's title.
    pub title: String,
    /// Its address on the site.
    pub url: UrlPath,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// The feeds of a language, that of the whole site first.
pub fn list(site: &Site, language: LanguageId) -> Vec<FeedInfo> {
    let mut list = Vec::new();
    // One page is enough for a feed to be there.
    for feed in plan(site, language, 1) {
        for format in formats(site) {
            let (url, media_type) = (format.url(feed.page), format.media_type());
            list.push(FeedInfo { title: feed.title.clone(), url, media_type });
        }
    }
    list
}

/// Says whether the files of a feed with these pages, at these paths, are there already.
pub type Keep<'a> = dyn Fn(&[PageId], &[String]) -> bool + Sync + 'a;

/// Makes all feeds of all languages side by side, and gives each as soon as it is made, for together they are large.
/// `content` is asked once for every entry of every feed; those that `keep` says are there already are not made.
pub fn all(site: &Site, content: &Content<'_>, keep: &Keep<'_>, give: &(dyn Fn(OutputFile) + Sync)) {
    let limit = site.config.feeds.limit;
    let feeds: Vec<Feed<'_>> = site.config.language_ids().flat_map(|language| plan(site, language, limit)).collect();
    feeds.par_iter().for_each(|feed| {
        let paths: Vec<String> = formats(site).map(|format| format.url(feed.page).output_path()).collect();
        let pages: Vec<PageId> = feed.pages.iter().map(|(_, page)| *page).collect();
        if keep(&pages, &paths) {
            return;
        }
        let entries: Vec<Entry<'_>> = feed.pages.iter().map(|page| entry(site, *page, content)).collect();
        for format in formats(site) {
            let bytes = match format {
                Format::Atom => atom::write(site, feed, &entries),
                Format::Json => json::write(site, feed, &entries),
            };
            give(OutputFile::new(format.url(feed.page).output_path(), bytes));
        }
    });
}

#[derive(Clone, Copy)]
enum Format {
    Atom,
    Json,
}

impl Format {
    fn url(self, page: &UrlPath) -> UrlPath {
        page.file(match self {
            Format::Atom => "feed.xml",
            Format::Json => "feed.json",
        })
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Atom => "application/atom+xml",
            Format::Json => "application/feed+json",
        }
    }
}

fn formats(site: &Site) -> impl Iterator<Item = Format> {
    let feeds = &site.config.feeds;
    [(feeds.atom, Format::Atom), (feeds.json, Format::Json)].into_iter().filter(|(on, _)| *on).map(|(_, f)| f)
}

/// A feed to be made; it has at least one page.
struct Feed<'s> {
    language: LanguageId,
    title: String,
    description: &'s str,
    /// The address of the page whose news the feed tells.
    page: &'s UrlPath,
    /// Its pages with their dates, newest first.
    pages: Vec<(Date, PageId)>,
}

/// What both formats say of a page.
struct Entry<'s> {
    url: String,
    title: &'s str,
    summary: Option<&'s str>,
    content: String,
    published: Date,
    updated: Date,
    /// The ids and names of its terms.
    terms: Vec<(&'s str, &'s str)>,
    image: Option<String>,
}

/// The feeds of a language, each with its newest pages, `limit` at most.
fn plan(site: &Site, language: LanguageId, limit: usize) -> Vec<Feed<'_>> {
    let title = site.config.title.get(language);
    let home = site.home(language);
    let mut feeds = Vec::new();
    let mut add = |own: Option<&str>, description, page, pages: Vec<(Date, PageId)>| {
        if !pages.is_empty() {
            let title = own.map_or_else(|| title.to_owned(), |own| format!("{own} – {title}"));
            feeds.push(Feed { language, title, description, page, pages });
        }
    };
    if let Some(home) = home {
        let all = (0..site.sets.len()).map(|set| site.page_of(crate::model::SetId::new(set), language));
        add(None, site.config.description.get(language), &site.page(home).url, newest(site, all, limit));
    }
    for (index, set) in site.sets.iter().enumerate().filter(|(_, set)| set.is_section && set.fields.feed) {
        let id = site.page_of(crate::model::SetId::new(index), language);
        let page = site.page(id);
        // The home page's feed is the site's; a section that only repeats the original has no news in this language.
        if set.parent.is_some() && !page.is_fallback {
            let mut pages = Vec::new();
            below(site, id, &mut pages);
            let description = page.description.as_deref().unwrap_or_default();
            add(Some(&page.title), description, &page.url, newest(site, pages.into_iter(), limit));
        }
    }
    for taxonomy in site.taxonomies.iter().filter(|t| t.feed) {
        for term in &taxonomy.terms {
            let pages = newest(site, term.pages[language.index()].iter().copied(), limit);
            add(Some(term.name.get(language)), term.description.get(language), &term.urls[language.index()], pages);
        }
    }
    feeds
}

/// The pages of a section and of the sections below it, in any order.
fn below(site: &Site, section: PageId, pages: &mut Vec<PageId>) {
    let page = site.page(section);
    pages.extend(&page.children);
    for sub in &page.subsections {
        below(site, *sub, pages);
    }
}

/// The dated pages in their own language, newest first, `limit` at most.
fn newest(site: &Site, pages: impl Iterator<Item = PageId>, limit: usize) -> Vec<(Date, PageId)> {
    let mut dated: Vec<(Date, PageId)> = pages
        .filter(|id| !site.page(*id).is_fallback)
        .filter_map(|id| {
            let set = site.set(site.page(id).set);
            Some((set.fields.date?, id)).filter(|_| !set.is_section)
        })
        .collect();
    let key = |(date, id): &(Date, PageId)| (Reverse(*date), *id);
    if limit < dated.len() {
        // The newest come to the front, in any order.
        dated.select_nth_unstable_by_key(limit, key);
        dated.truncate(limit);
    }
    dated.sort_unstable_by_key(key);
    dated
}

fn entry<'s>(site: &'s Site, (published, id): (Date, PageId), content: &Content<'_>) -> Entry<'s> {
    let page = site.page(id);
    let fields = &site.set(page.set).fields;
    let terms = site.taxonomies.iter().zip(&page.terms).flat_map(|(taxonomy, numbers)| {
        numbers.iter().map(|n| {
            let term = &taxonomy.terms[*n];
            (term.id.as_str(), term.name.get(page.language))
        })
    });
    Entry {
        url: site.absolute(page.url.as_str()),
        title: &page.title,
        summary: page.description.as_deref(),
        content: content(id),
        published,
        updated: fields.changed().unwrap_or(published),
        terms: terms.collect(),
        image: page.image.map(|image| site.absolute(site.assets[image.index()].shared().0.as_str())),
    }
}
