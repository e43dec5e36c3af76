//! Redirects from addresses of earlier times.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::config::LanguageId;
use crate::model::Site;
use crate::output::OutputFile;
use crate::text::url::UrlPath;

/// A page that sends readers on, for hosts that do not read `_redirects`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectPage {
    /// Where the page lies below the output folder.
    #[serde(skip)]
    pub path: String,
    /// The language of the page it leads to.
    #[serde(skip)]
    pub language: LanguageId,
    /// The title of the page it leads to.
    pub title: String,
    /// The address on the site.
    pub url: UrlPath,
    /// The same with scheme and host, for `link rel="canonical"`.
    pub permalink: String,
}

/// Makes `_redirects`, permanent ones (RFC 9110, 15.4.2); none if nothing ever moved.
pub fn redirects(site: &Site) -> Option<OutputFile> {
    let mut text = String::new();
    for redirect in &site.redirects {
        // In this file `*` and `:` stand for other things; an old address means them as they are.
        let from = redirect.from.as_str().replace('*', "%2A").replace(':', "%3A");
        text.push_str(&format!("{from} {} 301\n", redirect.to));
    }
    (!text.is_empty()).then(|| OutputFile::new("_redirects", text))
}

/// The redirect pages. An old address that is not a page's (`/feed.rss`) gets none: no reader would see it.
pub fn redirect_pages(site: &Site) -> Vec<RedirectPage> {
    // Most sites have none, and the tables below take longer than the rest.
    if site.redirects.is_empty() {
        return Vec::new();
    }
    let titles = titles(site);
    let mut taken: BTreeSet<String> = titles.keys().map(|url| url.output_path()).collect();
    let mut pages = Vec::with_capacity(site.redirects.len());
    for redirect in &site.redirects {
        let Some(path) = page_path(&redirect.from) else { continue };
        // `/a` and `/a/` are one file; hosts lead the one to the other by themselves.
        if !taken.insert(path.clone()) {
            continue;
        }
        pages.push(RedirectPage {
            path,
            language: redirect.language,
            title: titles.get(&redirect.to).copied().unwrap_or_default().to_owned(),
            url: redirect.to.clone(),
            permalink: site.absolute(redirect.to.as_str()),
        });
    }
    pages
}

/// The file that serves an old address, if it is a page's.
fn page_path(from: &UrlPath) -> Option<String> {
    let path = from.output_path();
    let name = path.rsplit('/').next().unwrap_or(&path);
    match name.rsplit_once('.') {
        None => Some(format!("{path}/index.html")),
        Some((_, "html" | "htm")) => Some(path),
        Some(_) => None,
    }
}

/// The titles of everything with an address.
fn titles(site: &Site) -> BTreeMap<&UrlPath, &str> {
    let mut titles: BTreeMap<&UrlPath, &str> = site.pages.iter().map(|p| (&p.url, p.title.as_str())).collect();
    for taxonomy in &site.taxonomies {
        for language in site.config.language_ids() {
            titles.insert(&taxonomy.urls[language.index()], taxonomy.name.get(language));
            for term in &taxonomy.terms {
                titles.insert(&term.urls[language.index()], term.name.get(language));
            }
        }
    }
    titles
}
