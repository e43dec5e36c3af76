//! Terms: collected from the originals, paired across languages.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::{LanguageId, Localized, Taxonomy};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{PageId, SetId, Site, TaxonomyPages, TermPages};
use crate::text::near::nearest;
use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// Collects the terms that published pages use, and gives every page the numbers of its terms.
pub(super) fn collect(site: &mut Site, diagnostics: &mut Diagnostics) {
    let taxonomies: Vec<Taxonomy> = site.config.taxonomies.clone();
    for taxonomy in &taxonomies {
        let used = used_terms(site, taxonomy, diagnostics);
        let urls: Vec<UrlPath> = site
            .config
            .language_ids()
            .map(|l| site.config.language(l).home().page(&taxonomy.slugs[l.index()]))
            .collect();
        let mut numbers: Vec<Vec<usize>> = vec![Vec::new(); site.sets.len()];
        for (number, sets) in used.values().enumerate() {
            sets.iter().for_each(|set| numbers[set.index()].push(number));
        }
        // Every term has its pages sorted in every language.
        let used: Vec<(String, Vec<SetId>)> = used.into_iter().collect();
        let terms: Vec<TermPages> =
            used.into_par_iter().map(|(id, sets)| term_pages(site, taxonomy, id, &sets, &urls)).collect();
        let order = site.config.language_ids().map(|l| by_name(site, &terms, l)).collect();
        for page in &mut site.pages {
            page.terms.push(numbers[page.set.index()].clone());
        }
        site.taxonomies.push(TaxonomyPages {
            id: taxonomy.id.clone(),
            name: taxonomy.name.clone(),
            urls,
            feed: taxonomy.feed,
            terms,
            order,
        });
    }
}

/// The terms by id, with the sets that use them. Terms that are not declared are reported unless the taxonomy is open.
fn used_terms(site: &Site, taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) -> BTreeMap<String, Vec<SetId>> {
    // By what is written, for many pages write the same.
    let mut written: BTreeMap<&str, (Option<&str>, Vec<SetId>)> = BTreeMap::new();
    for (index, set) in site.sets.iter().enumerate() {
        let Some(text) = set.texts[set.original.index()] else { continue };
        let text = &site.texts[text.index()];
        let words = text.front.terms.iter().filter(|(id, _)| *id == taxonomy.id).flat_map(|(_, words)| words);
        for word in words {
            let own = written.entry(&word.value);
            let (declared, sets) =
                own.or_insert_with(|| (taxonomy.term(&word.value).map(|term| term.id.as_str()), Vec::new()));
            if declared.is_none() && !taxonomy.open {
                let candidates = taxonomy.terms.iter().map(|t| t.id.as_str());
                diagnostics.push(
                    Diagnostic::at(Code::UnknownTerm, word.span)
                        .arg("term", &word.value)
                        .arg("name", &taxonomy.id)
                        .near(nearest(&word.value, candidates)),
                );
            }
            if sets.last() != Some(&SetId::new(index)) {
                sets.push(SetId::new(index));
            }
        }
    }
    let mut used: BTreeMap<String, Vec<SetId>> = BTreeMap::new();
    for (word, (declared, sets)) in written {
        used.entry(declared.unwrap_or(word).to_owned()).or_default().extend(sets);
    }
    // A term may be written in more than one way, also in one page.
    for sets in used.values_mut() {
        sets.sort_unstable();
        sets.dedup();
    }
    used
}

fn term_pages(site: &Site, taxonomy: &Taxonomy, id: String, sets: &[SetId], urls: &[UrlPath]) -> TermPages {
    let declared = taxonomy.terms.iter().find(|t| t.id == id);
    let slug = |language: LanguageId| match declared {
        Some(term) => term.slugs[language.index()].clone(),
        None => {
            let pack = site.config.language(language).pack();
            Slug::from_text(&id, |t| pack.fold(t))
                .unwrap_or_else(|| Slug::from_text("x", str::to_owned).expect("a letter is a slug"))
        }
    };
    let languages = || site.config.language_ids();
    TermPages {
        name: declared.map_or_else(|| Localized::same(&id), |t| t.name.clone()),
        description: declared.map_or_else(Localized::default, |t| t.description.clone()),
        urls: languages().map(|l| urls[l.index()].page(&slug(l))).collect(),
        pages: languages().map(|l| pages(site, sets, l)).collect(),
        id,
    }
}

/// Newest first; pages without a date after them, by title.
fn pages(site: &Site, sets: &[SetId], language: LanguageId) -> Vec<PageId> {
    let mut pages: Vec<PageId> = sets.iter().map(|s| site.page_of(*s, language)).collect();
    super::order::sort(&mut pages, crate::content::SortBy::Date, site);
    pages
}

fn by_name(site: &Site, terms: &[TermPages], language: LanguageId) -> Vec<usize> {
    let pack = site.config.language(language).pack();
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by(|a, b| {
        let name = |i: &usize| terms[*i].name.get(language);
        pack.compare(name(a), name(b)).then_with(|| terms[*a].id.cmp(&terms[*b].id))
    });
    order
}
