//! Redirects: aliases that writers give, and addresses that the lock file remembers.

use std::collections::{BTreeMap, BTreeSet};

use super::editions;
use super::hold::Held;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Redirect, Site, lock};
use crate::text::url::UrlPath;

/// Collects redirects and brings the lock up to date.
///
/// What is served today wins over what was served before: an old address that is a page again is no redirect. What
/// is held back is not gone.
pub(super) fn collect(site: &mut Site, held: &Held, diagnostics: &mut Diagnostics) {
    let served = addresses(site);
    let mut live: BTreeSet<&UrlPath> = served.values().flat_map(|v| v.values()).map(|(url, _)| url).collect();
    live.extend(site.editions.iter().map(|edition| &edition.url));
    let mut redirects: BTreeMap<UrlPath, (UrlPath, LanguageId)> = BTreeMap::new();
    aliases(site, &mut redirects, diagnostics);
    let mut lock = std::mem::take(&mut site.lock);
    for (id, by_tag) in &served {
        for (tag, (url, _)) in by_tag {
            lock.remember(id, tag, url.as_str());
        }
    }
    for (id, by_tag) in &lock.addresses {
        for (tag, list) in by_tag {
            let today = served.get(id).and_then(|s| s.get(tag));
            for old in list.iter().filter_map(|a| UrlPath::parse(a)) {
                if live.contains(&old) || redirects.contains_key(&old) {
                    continue;
                }
                match today {
                    Some((url, language)) => {
                        for (from, to) in moved_editions(site, id, &old, *language) {
                            if !live.contains(&from) {
                                redirects.entry(from).or_insert((to, *language));
                            }
                        }
                        redirects.insert(old, (url.clone(), *language));
                    }
                    None if held.contains(id) => {}
                    None => diagnostics.push(Diagnostic::in_file(Code::AddressGone, lock::FILE).arg("url", old)),
                }
            }
        }
    }
    site.lock = lock;
    site.redirects = redirects.into_iter().map(|(from, (to, language))| Redirect { from, to, language }).collect();
}

/// The editions of a page have the original's address in theirs, and move with it.
fn moved_editions(site: &Site, id: &str, old: &UrlPath, language: LanguageId) -> Vec<(UrlPath, UrlPath)> {
    let Some(set) = site.find(id).filter(|set| site.set(*set).original == language) else { return Vec::new() };
    let own = site.editions.iter().filter(|edition| edition.set == set);
    own.map(|e| (editions::url(site, old, language, e.translation), e.url.clone())).collect()
}

type Addresses = BTreeMap<String, BTreeMap<String, (UrlPath, LanguageId)>>;

/// Every address that is remembered: pages, sections, taxonomies and their terms.
fn addresses(site: &Site) -> Addresses {
    let mut all = Addresses::new();
    let mut add = |id: String, language: LanguageId, url: &UrlPath| {
        let tag = site.config.language(language).tag.clone();
        all.entry(id).or_default().insert(tag, (url.clone(), language));
    };
    for page in &site.pages {
        add(site.set(page.set).id.clone(), page.language, &page.url);
    }
    for taxonomy in &site.taxonomies {
        for language in site.config.language_ids() {
            add(format!("taxonomy:{}", taxonomy.id), language, &taxonomy.urls[language.index()]);
            for term in &taxonomy.terms {
                add(format!("taxonomy:{}/{}", taxonomy.id, term.id), language, &term.urls[language.index()]);
            }
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
