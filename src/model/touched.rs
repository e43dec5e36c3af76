//! Which pages alone are touched by a change.
//!
//! Two sites are compared that were made with the same settings, data and files, of texts with the same ids: as
//! values where both are at hand ([`touched`]), by hashes where one was made by an earlier process ([`Prints`]). What
//! counts is written down once, in the functions that both use.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Page, SetId, Site, TextId, TranslationSet};
use crate::content::ParsedPage;
use crate::source::Sources;

/// Gives the pages whose own files may differ: those whose words changed. None if anything changed that other pages
/// may show: a title, an address, an order, a time to read.
pub fn touched(before: &Site, now: &Site) -> Option<BTreeSet<SetId>> {
    let is_same = of_all(before) == of_all(now)
        && before.sets.len() == now.sets.len()
        && before.pages.len() == now.pages.len()
        && before.sets.iter().map(of_set).eq(now.sets.iter().map(of_set))
        && before.pages.iter().map(of_page).eq(now.pages.iter().map(of_page));
    if !is_same {
        return None;
    }
    let mut touched = BTreeSet::new();
    for (index, set) in now.sets.iter().enumerate() {
        for id in set.texts.iter().flatten() {
            let (old, new) = (&before.texts[id.index()], &now.texts[id.index()]);
            if !Arc::ptr_eq(old, new) {
                if of_text(before, old) != of_text(now, new) {
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

/// What [`touched`] asks of a site, as hashes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prints {
    /// What pages other than a text's own may show.
    common: Print,
    /// What only its own pages show, by set.
    sets: Vec<Print>,
}

type Print = [u8; 32];

/// How many rows of a table are hashed by one worker at a time.
const CHUNK: usize = 256;

impl Prints {
    /// The prints of a site. `others` are the paths of all that the site was made of, with the texts of what is no page.
    pub fn of(site: &Site, sources: &Sources, others: &[(&str, Option<&str>)]) -> Prints {
        let own = |sets: &[TranslationSet]| {
            let mut printer = Printer::default();
            let own = |set: &TranslationSet| {
                printer.0.clear();
                let key = set.texts[set.original.index()].and_then(|original| site.findings.key(original));
                key.hash(&mut printer);
                for id in set.texts.iter().flatten() {
                    site.freshness.get(id).hash(&mut printer);
                    // The key stands for all texts of the set and for what follows from them.
                    if key.is_none() {
                        let text = &site.texts[id.index()];
                        (sources.get(text.source).hash(), site.block_ids.get(id)).hash(&mut printer);
                    }
                }
                printer.print()
            };
            sets.iter().map(own).collect::<Vec<Print>>()
        };
        let sets = site.sets.par_chunks(CHUNK).flat_map_iter(own).collect();
        let of_others = in_chunks(others, |other, printer| other.hash(printer));
        let of_sets = in_chunks(&site.sets, |set, printer| {
            of_set(set).hash(printer);
            set.texts.iter().flatten().for_each(|id| of_text(site, &site.texts[id.index()]).hash(printer));
        });
        let of_pages = in_chunks(&site.pages, |page, printer| of_page(page).hash(printer));
        let mut common = Printer::default();
        (of_all(site), of_others, of_sets, of_pages).hash(&mut common);
        Prints { common: common.print(), sets }
    }

    /// The pages whose own files may differ from those of the site that has these prints; none if others may too.
    pub fn touched_since(&self, before: &Prints) -> Option<BTreeSet<SetId>> {
        if self.common != before.common || self.sets.len() != before.sets.len() {
            return None;
        }
        let pairs = self.sets.iter().zip(&before.sets).enumerate();
        Some(pairs.filter(|(_, (now, before))| now != before).map(|(index, _)| SetId::new(index)).collect())
    }
}

/// The prints of a table, many rows together, made side by side.
fn in_chunks<T: Sync>(rows: &[T], write: impl Fn(&T, &mut Printer) + Sync) -> Vec<Print> {
    let of_chunk = |rows: &[T]| {
        let mut printer = Printer::default();
        rows.iter().for_each(|row| write(row, &mut printer));
        printer.print()
    };
    rows.par_chunks(CHUNK).map(of_chunk).collect()
}

/// Makes one hash of many values. Two values that are not equal never have the same, for it is cryptographic. The
/// bytes are gathered first: many together are hashed several times as fast as one by one.
#[derive(Default)]
struct Printer(Vec<u8>);

impl Printer {
    fn print(&self) -> Print {
        *blake3::hash(&self.0).as_bytes()
    }
}

impl Hasher for Printer {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.print();
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    }
}

/// What every page may show of the site as a whole.
fn of_all(site: &Site) -> impl PartialEq + Hash {
    (site.build_date, site.texts.len(), &site.editions, &site.redirects, &site.assets)
}

/// The fields follow from the front matter, which belongs to the texts.
fn of_set(set: &TranslationSet) -> impl PartialEq + Hash {
    (&set.id, set.is_section, set.parent, &set.texts, set.original)
}

/// Where the links and pictures of a page lead is the page's own business.
fn of_page(page: &Page) -> impl PartialEq + Hash {
    let shown = (page.set, page.language, page.text, page.is_fallback, &page.title, &page.description, &page.url);
    (shown, &page.children, &page.subsections, page.prev, page.next, page.image, &page.terms)
}

/// Of a text the front matter and the minutes that it takes to read.
fn of_text(site: &Site, text: &ParsedPage) -> impl PartialEq + Hash + use<> {
    let pack = site.config.language(text.name.language).pack();
    let minutes = text.body.words().div_ceil(pack.words_per_minute()).max(1);
    (text.head, minutes)
}
