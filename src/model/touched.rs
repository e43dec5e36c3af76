//! Which pages alone are touched by a change.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Page, SetId, Site, TextId, TranslationSet};
use crate::content::ParsedPage;

/// Compares two sites made with the same settings, data and files, of texts with the same ids. Gives the pages whose
/// own files may differ: those whose words changed. None if anything changed that other pages may show: a title, an
/// address, an order, a time to read. `same_front` says whether two texts have the same front matter.
pub fn touched(
    before: &Site,
    now: &Site,
    same_front: impl Fn(&ParsedPage, &ParsedPage) -> bool,
) -> Option<BTreeSet<SetId>> {
    let is_same = before.build_date == now.build_date
        && before.texts.len() == now.texts.len()
        && before.sets.len() == now.sets.len()
        && before.pages.len() == now.pages.len()
        && before.editions == now.editions
        && before.redirects == now.redirects
        && before.assets == now.assets
        && before.sets.iter().zip(&now.sets).all(|(a, b)| is_same_set(a, b))
        && before.pages.iter().zip(&now.pages).all(|(a, b)| is_same_page(a, b));
    if !is_same {
        return None;
    }
    let mut touched = BTreeSet::new();
    for (index, set) in now.sets.iter().enumerate() {
        for id in set.texts.iter().flatten() {
            let (old, new) = (&before.texts[id.index()], &now.texts[id.index()]);
            if !Arc::ptr_eq(old, new) {
                let minutes = |text: &ParsedPage| {
                    text.doc.words.div_ceil(now.config.language(text.name.language).pack().words_per_minute()).max(1)
                };
                if !same_front(old, new) || minutes(old) != minutes(new) {
                    return None;
                }
                touched.insert(SetId::new(index));
            }
            if before.freshness.get(id) != now.freshness.get(id) || !same_ids(before, now, *id) {
                touched.insert(SetId::new(index));
            }
        }
    }
    Some(touched)
}

fn same_ids(before: &Site, now: &Site, text: TextId) -> bool {
    match (before.block_ids.get(&text), now.block_ids.get(&text)) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The fields follow from the front matter, which is compared where a text changed.
fn is_same_set(a: &TranslationSet, b: &TranslationSet) -> bool {
    a.id == b.id
        && a.is_section == b.is_section
        && a.parent == b.parent
        && a.texts == b.texts
        && a.original == b.original
}

/// Where the links and pictures of a page lead is the page's own business.
fn is_same_page(a: &Page, b: &Page) -> bool {
    (a.set, a.language, a.text, a.is_fallback) == (b.set, b.language, b.text, b.is_fallback)
        && a.title == b.title
        && a.description == b.description
        && a.url == b.url
        && a.children == b.children
        && a.subsections == b.subsections
        && (a.prev, a.next, a.image) == (b.prev, b.next, b.image)
        && a.terms == b.terms
}
