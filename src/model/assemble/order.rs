//! Order in sections, and neighbours.

use std::cmp::Reverse;

use crate::content::SortBy;
use crate::model::{PageId, Site};

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
    for id in site.page_ids() {
        let by = site.set(site.page(id).set).fields.sort_by;
        sort(&mut children[id.index()], by, site);
        let by = if by == SortBy::Date { SortBy::Weight } else { by };
        sort(&mut subsections[id.index()], by, site);
    }
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

/// Sorts pages of one language. Ties are broken by title and then by id, so that the order never depends on the disk.
pub(crate) fn sort(pages: &mut [PageId], by: SortBy, site: &Site) {
    let Some(first) = pages.first() else { return };
    let pack = site.config.language(site.page(*first).language).pack();
    let fields = |id: &PageId| &site.set(site.page(*id).set).fields;
    let title =
        |a: &PageId, b: &PageId| pack.compare(&site.page(*a).title, &site.page(*b).title).then_with(|| a.cmp(b));
    match by {
        SortBy::Weight => pages.sort_by(|a, b| fields(a).weight.cmp(&fields(b).weight).then_with(|| title(a, b))),
        // No date sorts as the oldest.
        SortBy::Date => {
            pages.sort_by(|a, b| Reverse(fields(a).date).cmp(&Reverse(fields(b).date)).then_with(|| title(a, b)));
        }
        SortBy::Title => pages.sort_by(title),
    }
}
