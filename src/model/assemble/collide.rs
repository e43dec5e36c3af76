//! Two things must not claim one address.

use std::collections::BTreeSet;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Ground, head};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Redirect, Site};
use crate::source::Span;
use crate::text::url::UrlPath;

/// What claims an address.
#[derive(Clone, Copy)]
enum Owner<'a> {
    File(&'a str),
    Edition(&'a str),
    Taxonomy(&'a str),
    Term(&'a str, &'a str),
}

impl Owner<'_> {
    fn name(self) -> String {
        match self {
            Owner::File(path) => path.to_owned(),
            Owner::Edition(prefix) => format!("[edition] {prefix}"),
            Owner::Taxonomy(id) => id.to_owned(),
            Owner::Term(taxonomy, term) => format!("{taxonomy}/{term}"),
        }
    }
}

/// Checks the addresses of pages, terms and aliases, case ignored, for Windows and many hosts ignore it.
pub(super) fn check(site: &Site, redirects: &[Redirect], ground: &Ground<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<String, (&UrlPath, Span, Owner<'_>)> =
        FxHashMap::with_capacity_and_hasher(site.pages.len() * 2, FxBuildHasher);
    // Two originals without translations meet in every language; that is one problem.
    let mut reported: BTreeSet<(Span, Span)> = BTreeSet::new();
    let mut claim = |url, span: Span, owner| {
        let mut key = UrlPath::output_path(url);
        if !key.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            key = key.to_lowercase();
        }
        match seen.get(&key) {
            None => {
                seen.insert(key, (url, span, owner));
            }
            Some((_, first, _)) if !reported.insert((*first, span)) => {}
            Some((first_url, first, first_owner)) => {
                let mut problem =
                    Diagnostic::at(Code::DuplicateUrl, span).arg("url", url).arg("other", first_owner.name());
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
        claim(&page.url, span, Owner::File(ground.path(text)));
    }
    for edition in &site.editions {
        let text = site.text(site.page(site.page_of(edition.set, edition.translation)));
        claim(&edition.url, head(text), Owner::Edition(site.config.edition_prefix.as_str()));
    }
    for (taxonomy, settings) in site.taxonomies.iter().zip(&site.config.taxonomies) {
        for language in site.config.language_ids() {
            claim(&taxonomy.urls[language.index()], settings.span, Owner::Taxonomy(&taxonomy.id));
            for term in &taxonomy.terms {
                claim(&term.urls[language.index()], settings.span, Owner::Term(&taxonomy.id, &term.id));
            }
        }
    }
    for page in site.pages.iter().filter(|p| !p.is_fallback) {
        let text = site.text(page);
        for alias in &text.front.aliases {
            // An alias of the page's own address is harmless, and comes about when a slug changes back.
            let redirect = redirects.iter().find(|r| r.from.as_str() == alias.value);
            if let Some(redirect) = redirect.filter(|r| r.from != page.url) {
                claim(&redirect.from, alias.span, Owner::File(ground.path(text)));
            }
        }
    }
}
