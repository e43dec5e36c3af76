//! Lists: pages of a section or term, cut to length; the whole site as a tree.

use super::shared::Shared;
use super::view::optional;
use crate::config::LanguageId;
use crate::model::{Page, PageId, SEARCH, SetId, Site};
use crate::search;
use crate::templates::{Value, map_value};
use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// One page of a list.
pub(super) struct List {
    /// Its address.
    pub(super) url: UrlPath,
    /// The summaries on it.
    pub(super) pages: Value,
    /// The pager, if the list has several pages.
    pub(super) pager: Value,
}

/// How many pages a list of `total` entries has; an empty list has one.
pub(super) fn count(total: usize, per_page: usize) -> usize {
    if per_page == 0 { 1 } else { total.div_ceil(per_page).max(1) }
}

/// How many entries a page of a section's list holds.
pub(super) fn per_page(site: &Site, section: PageId) -> usize {
    site.set(site.page(section).set).fields.paginate_by.unwrap_or(site.config.pagination.per_page)
}

/// The address of a page of a list: `/tin-tuc/`, `/tin-tuc/trang/2/`.
pub(super) fn page_url(site: &Site, list: &UrlPath, number: usize, language: LanguageId) -> UrlPath {
    if number <= 1 {
        return list.clone();
    }
    let segment = &site.config.pagination.segments[language.index()];
    let number = Slug::new(&number.to_string()).expect("digits are a slug");
    list.page(segment).page(&number)
}

/// A page of a section's list; none for what is no section.
pub(super) fn of_section(shared: &Shared, id: PageId, number: usize) -> Option<List> {
    let page = shared.site.page(id);
    if !shared.site.set(page.set).is_section {
        return None;
    }
    let per_page = per_page(&shared.site, id);
    Some(cut(shared, &page.children, &page.url, per_page, number, page.language))
}

/// A page of any list.
pub(super) fn cut(
    shared: &Shared,
    pages: &[PageId],
    url: &UrlPath,
    per_page: usize,
    number: usize,
    language: LanguageId,
) -> List {
    let count = count(pages.len(), per_page);
    let shown = if per_page == 0 {
        pages
    } else {
        let start = ((number - 1) * per_page).min(pages.len());
        &pages[start..(start + per_page).min(pages.len())]
    };
    let address = |n: usize| page_url(&shared.site, url, n, language);
    let pager = (count > 1).then(|| {
        let link = |n: usize| {
            map_value([("number", n.into()), ("url", address(n).as_str().into()), ("is_current", (n == number).into())])
        };
        map_value([
            ("number", number.into()),
            ("count", count.into()),
            ("total", pages.len().into()),
            ("first", address(1).as_str().into()),
            ("last", address(count).as_str().into()),
            ("prev", optional((number > 1).then(|| address(number - 1).to_string()))),
            ("next", optional((number < count).then(|| address(number + 1).to_string()))),
            ("links", shown_numbers(number, count).into_iter().map(link).collect::<Vec<_>>().into()),
        ])
    });
    List {
        url: address(number),
        pages: shown.iter().map(|p| shared.summary(*p)).collect::<Vec<_>>().into(),
        pager: optional(pager),
    }
}

/// The numbers a pager offers: the first, the last, and two on either side of the current one, so that a long list
/// does not make every one of its pages long.
fn shown_numbers(number: usize, count: usize) -> Vec<usize> {
    let near = number.saturating_sub(2)..=number + 2;
    (1..=count).filter(|n| *n == 1 || *n == count || near.contains(n)).collect()
}

/// The whole site in one language, sections before pages.
pub(super) fn tree(shared: &Shared, language: LanguageId) -> Value {
    let entry = |id: Option<PageId>| id.map_or_else(|| Vec::<Value>::new().into(), |id| branches(shared, id));
    entry(shared.site.home(language))
}

fn branches(shared: &Shared, id: PageId) -> Value {
    let page = shared.site.page(id);
    let entry = |id: &PageId| {
        let page = shared.site.page(*id);
        map_value([
            ("title", page.title.as_str().into()),
            ("url", page.url.as_str().into()),
            ("text_lang", shared.tag(shared.site.text(page).name.language).into()),
            ("is_fallback", page.is_fallback.into()),
            ("children", branches(shared, *id)),
        ])
    };
    page.subsections.iter().chain(&page.children).map(entry).collect::<Vec<_>>().into()
}

/// What the page that searches needs: the index, and for those without scripts all pages by their first letters.
pub(super) fn search(shared: &Shared, language: LanguageId) -> Value {
    let site = &shared.site;
    let pack = site.config.language(language).pack();
    let pages = site.sets.iter().enumerate().filter(|(_, set)| set.fields.kind != SEARCH);
    let mut pages: Vec<PageId> = pages.map(|(set, _)| site.page_of(SetId::new(set), language)).collect();
    pages.sort_by_key(|page| site.rank(*page));
    let pages: Vec<&Page> = pages.into_iter().map(|page| site.page(page)).collect();
    let letter = |page: &&Page| pack.initial(&page.title);
    let entry = |page: &&Page| {
        map_value([
            ("title", page.title.as_str().into()),
            ("url", page.url.as_str().into()),
            ("text_lang", shared.tag(site.text(page).name.language).into()),
            ("is_fallback", page.is_fallback.into()),
        ])
    };
    let group = |pages: &[&Page]| {
        map_value([
            ("letter", letter(&pages[0]).unwrap_or('#').to_string().into()),
            ("pages", pages.iter().map(entry).collect::<Vec<_>>().into()),
        ])
    };
    map_value([
        ("index", search::address().as_str().into()),
        ("letters", pages.chunk_by(|a, b| letter(a) == letter(b)).map(group).collect::<Vec<_>>().into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_and_numbered() {
        assert_eq!([count(0, 10), count(10, 10), count(11, 10), count(99, 0)], [1, 1, 2, 1]);
        assert_eq!(shown_numbers(1, 3), [1, 2, 3]);
        assert_eq!(shown_numbers(50, 100), [1, 48, 49, 50, 51, 52, 100]);
    }
}
