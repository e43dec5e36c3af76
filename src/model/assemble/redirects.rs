//! Redirects: aliases that writers give, and addresses that the lock file remembers.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::editions;
use super::hold::Held;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::lock::{self, Lock};
use crate::model::{Redirect, SetId, Site, TranslationSet};
use crate::text::url::UrlPath;

/// Collects redirects, sorted by the old address, and brings the lock up to date.
///
/// What is served today wins over what was served before: an old address that is a page again is no redirect. What
/// is held back is not gone.
pub(super) fn collect(
    site: &Site,
    held: &Held,
    mut lock: Lock,
    diagnostics: &mut Diagnostics,
) -> (Vec<Redirect>, Lock) {
    let served = addresses(site);
    // Asked for only where something is no longer where it was.
    let live = LazyCell::new(|| {
        let own = served.values().flatten().map(|(_, url)| url.as_str());
        own.chain(site.editions.iter().map(|edition| edition.url.as_str())).collect::<FxHashSet<&str>>()
    });
    let mut redirects: BTreeMap<UrlPath, (UrlPath, LanguageId)> = BTreeMap::new();
    aliases(site, &mut redirects, diagnostics);
    for (id, urls) in &served {
        let by_tag = urls.iter().map(|(language, url)| (site.config.language(*language).tag.as_str(), url.as_str()));
        lock.remember(id, by_tag);
    }
    for (id, by_tag) in &lock.addresses {
        let served = served.get(id.as_str());
        for (tag, list) in by_tag {
            let language = site.config.language_of_tag(tag);
            let today = language.and_then(|l| served?.iter().find(|(other, _)| *other == l));
            // Nearly every address that is remembered is still that of its page.
            let is_todays = |address: &&String| today.is_some_and(|(_, url)| url.as_str() == address.as_str());
            for old in list.iter().filter(|a| !is_todays(a)).filter_map(|a| UrlPath::parse(a)) {
                if live.contains(old.as_str()) || redirects.contains_key(&old) {
                    continue;
                }
                match today {
                    Some((language, url)) => {
                        for (from, to) in moved_editions(site, id, &old, *language) {
                            if !live.contains(from.as_str()) {
                                redirects.entry(from).or_insert((to, *language));
                            }
                        }
                        redirects.insert(old, ((*url).clone(), *language));
                    }
                    None if held.contains(id) => {}
                    None => diagnostics.push(Diagnostic::in_file(Code::AddressGone, lock::FILE).arg("url", old)),
                }
            }
        }
    }
    (redirects.into_iter().map(|(from, (to, language))| Redirect { from, to, language }).collect(), lock)
}

/// The editions of a page have the original's address in theirs, and move with it.
fn moved_editions(site: &Site, id: &str, old: &UrlPath, language: LanguageId) -> Vec<(UrlPath, UrlPath)> {
    let Some(set) = site.find(id).filter(|set| site.set(*set).original == language) else { return Vec::new() };
    let own = site.editions.iter().filter(|edition| edition.set == set);
    own.map(|e| (editions::url(site, old, language, e.translation), e.url.clone())).collect()
}

/// By id, the address in every language.
type Addresses<'s> = BTreeMap<Cow<'s, str>, Vec<(LanguageId, &'s UrlPath)>>;

/// Every address that is remembered: pages, sections, taxonomies and their terms.
fn addresses<'s>(site: &'s Site) -> Addresses<'s> {
    let of_set = |(index, set): (usize, &'s TranslationSet)| {
        let url = |language| (language, &site.page(site.page_of(SetId::new(index), language)).url);
        (set.id.as_str(), site.config.language_ids().map(url).collect::<Vec<_>>())
    };
    let pages = site.sets.iter().enumerate().map(of_set);
    let mut all: Addresses<'s> = pages.map(|(id, urls)| (Cow::Borrowed(id), urls)).collect();
    for taxonomy in &site.taxonomies {
        let own = (format!("taxonomy:{}", taxonomy.id), &taxonomy.urls);
        let terms = taxonomy.terms.iter().map(|term| (format!("taxonomy:{}/{}", taxonomy.id, term.id), &term.urls));
        for (id, urls) in std::iter::once(own).chain(terms) {
            all.insert(Cow::Owned(id), site.config.language_ids().map(|l| (l, &urls[l.index()])).collect());
        }
    }
    all
}

/// The aliases of the original text lead to its page, those of a translation to the translation.
fn aliases(site: &Site, redirects: &mut BTreeMap<UrlPath, (UrlPath, LanguageId)>, diagnostics: &mut Diagnostics) {
    for page in site.pages.iter().filter(|p| !p.is_fallback) {
        for alias in &site.text(page).front.aliases {
            let Some(from) = UrlPath::parse(&alias.value) else {
                diagnostics.push(
                    Diagnostic::at(Code::InvalidValue, alias.span)
                        .arg("field", "aliases")
                        .arg("value", &alias.value)
                        .advice("help-path"),
                );
                continue;
            };
            redirects.insert(from, (page.url.clone(), page.language));
        }
    }
}
