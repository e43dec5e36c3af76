//! Two things must not claim one address.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ground, head};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Site;
use crate::source::Span;
use crate::text::url::UrlPath;

/// Checks the addresses of pages, terms and aliases, case ignored, for Windows and many hosts ignore it.
pub(super) fn check(site: &Site, ground: &Ground<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (&UrlPath, Span, String)> = BTreeMap::new();
    // Two originals without translations meet in every language; that is one problem.
    let mut reported: BTreeSet<(Span, Span)> = BTreeSet::new();
    let mut claim = |url, span: Span, owner: String| {
        let key = UrlPath::output_path(url).to_lowercase();
        match seen.get(&key) {
            None => {
                seen.insert(key, (url, span, owner));
            }
            Some((_, first, _)) if !reported.insert((*first, span)) => {}
            Some((first_url, first, first_owner)) => {
                let mut problem = Diagnostic::at(Code::DuplicateUrl, span).arg("url", url).arg("other", first_owner);
                if *first_url != url {
                    problem = problem.advice("help-case");
                }
                diagnostics.push(problem.label(*first, "label-first"));
            }
        }
    };
    for page in &site.pages {
        let text = site.text(page);
        let span = text.front.slug.as_ref().map_or_else(|| head(text), |s| s.span);
        claim(&page.url, span, ground.path(text).to_owned());
    }
    for edition in &site.editions {
        let text = site.text(site.page(site.page_of(edition.set, edition.translation)));
        claim(&edition.url, head(text), format!("[edition] {}", site.config.edition_prefix));
    }
    for (taxonomy, settings) in site.taxonomies.iter().zip(&site.config.taxonomies) {
        for language in site.config.language_ids() {
            claim(&taxonomy.urls[language.index()], settings.span, taxonomy.id.clone());
            for term in &taxonomy.terms {
                claim(&term.urls[language.index()], settings.span, format!("{}/{}", taxonomy.id, term.id));
            }
        }
    }
    for page in site.pages.iter().filter(|p| !p.is_fallback) {
        let text = site.text(page);
        for alias in &text.front.aliases {
            // An alias of the page's own address is harmless, and comes about when a slug changes back.
            let redirect = site.redirects.iter().find(|r| r.from.as_str() == alias.value);
            if let Some(redirect) = redirect.filter(|r| r.from != page.url) {
                claim(&redirect.from, alias.span, ground.path(text).to_owned());
            }
        }
    }
}
