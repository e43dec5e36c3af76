//! Order in sections, and neighbours.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::SortBy;
use crate::memo::{Ingredients, Key, Memo};
use crate::model::{Page, PageId, Site};

/// Sorts the pages of every section and tells each page its neighbours.
pub(super) fn order(site: &mut Site) {
    let mut children: Vec<Vec<PageId>> = vec![Vec::new(); site.pages.len()];
    let mut subsections = children.clone();
    for id in site.page_ids() {
        let page = site.page(id);
        let set = site.set(page.set);
        let Some(parent) = set.parent else { continue };
        let parent = site.page_of(parent, page.language).index();
        if set.is_section { subsections[parent].push(id) } else { children[parent].push(id) }
    }
    let sections = site.pages.par_iter().zip(&mut children).zip(&mut subsections);
    sections.for_each(|((page, children), subsections)| {
        let by = site.set(page.set).fields.sort_by;
        sort(children, by, site);
        let by = if by == SortBy::Date { SortBy::Weight } else { by };
        sort(subsections, by, site);
    });
    for list in &children {
        for pair in list.windows(2) {
            site.pages[pair[0].index()].next = Some(pair[1]);
            site.pages[pair[1].index()].prev = Some(pair[0]);
        }
    }
    for ((page, children), subsections) in site.pages.iter_mut().zip(children).zip(subsections) {
        page.children = children;
        page.subsections = subsections;
    }
}

/// Gives every page the place of its title among all titles of its language; equal titles are told apart by their
/// pages, so that no order depends on the disk. `earlier` is another site whose ranks hold if its titles are the same;
/// what an earlier run found out about the same titles is found in the memo.
pub(super) fn rank(site: &mut Site, memo: &Memo, earlier: Option<&Site>) {
    let same = |earlier: &&Site| {
        let mut both = earlier.pages.iter().zip(&site.pages);
        earlier.pages.len() == site.pages.len()
            && both.all(|(a, b)| a.set == b.set && a.language == b.language && a.title == b.title)
    };
    if let Some(earlier) = earlier.filter(same) {
        site.ranks = Arc::clone(&earlier.ranks);
        return;
    }
    let known = key_of_titles(site);
    if let Some(ranks) = memo.get::<Vec<u32>>(known).filter(|ranks| ranks.len() == site.pages.len()) {
        site.ranks = Arc::new(ranks);
        return;
    }
    let key = |page: &Page| site.config.language(page.language).pack().sort_key(&page.title);
    let keys: Vec<Vec<u8>> = site.pages.par_iter().map(key).collect();
    let mut ranks = vec![0; keys.len()];
    for language in site.config.language_ids() {
        let mut pages: Vec<usize> = (0..keys.len()).filter(|at| site.pages[*at].language == language).collect();
        pages.par_sort_unstable_by(|a, b| keys[*a].cmp(&keys[*b]).then_with(|| a.cmp(b)));
        for (rank, page) in (0_u32..).zip(pages) {
            ranks[page] = rank;
        }
    }
    memo.put(known, &ranks);
    site.ranks = Arc::new(ranks);
}

/// What the ranks depend on.
fn key_of_titles(site: &Site) -> Key {
    let tag = |page: &Page| site.config.language(page.language).tag.as_bytes();
    let add = |all: Ingredients, page: &Page| all.with(tag(page)).with(page.title.as_bytes());
    site.pages.iter().fold(Ingredients::new("ranks"), add).key()
}

/// Sorts pages of one language. Ties are broken by title and then by id, so that the order never depends on the disk.
pub(crate) fn sort(pages: &mut [PageId], by: SortBy, site: &Site) {
    let fields = |id: &PageId| &site.set(site.page(*id).set).fields;
    match by {
        SortBy::Weight => pages.sort_by_cached_key(|id| (fields(id).weight, site.rank(*id))),
        // No date sorts as the oldest.
        SortBy::Date => pages.sort_by_cached_key(|id| (Reverse(fields(id).date), site.rank(*id))),
        SortBy::Title => pages.sort_by_cached_key(|id| site.rank(*id)),
    }
}
