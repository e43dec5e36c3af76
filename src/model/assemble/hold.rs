//! Pages that are to be published in all languages or in none.

use std::collections::BTreeSet;

use super::fields::Unpublished;
use super::head;
use crate::config::{LanguageId, Parity};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Counts, Site, TextId, TranslationSet};

/// The reason that [`Unpublished`] has for pages that are held back.
pub(super) const HELD: &str = "held";

/// What is remembered of the addresses of pages that are held back, by the ids of the lock: they are not gone.
pub(super) type Held = BTreeSet<String>;

/// Takes out the pages that are to wait for their translations, and says what each waits for.
pub(super) fn hold(site: &mut Site, unpublished: &mut Unpublished, diagnostics: &mut Diagnostics) -> Held {
    let mut held = Held::new();
    let mut kept = Vec::with_capacity(site.sets.len());
    for set in std::mem::take(&mut site.sets) {
        let waits = if set.fields.parity == Parity::Hold { waits(site, &set) } else { Vec::new() };
        if waits.is_empty() {
            kept.push(set);
            continue;
        }
        diagnostics.extend(waits);
        for text in set.texts.iter().flatten() {
            site.block_ids.remove(text);
            site.clauses.remove(text);
            site.pairs.remove(text);
            site.freshness.remove(text);
        }
        held.extend(remembered(site, &set));
        unpublished.insert(set.id, HELD);
    }
    site.sets = kept;
    held
}

/// What a page waits for: for every language, that its translation is there, checked and current.
fn waits(site: &Site, set: &TranslationSet) -> Vec<Diagnostic> {
    let Some(original) = set.texts[set.original.index()] else { return Vec::new() };
    let place = head(&site.texts[original.index()]);
    let wait = |language: LanguageId| {
        let (state, counts) = match set.texts[language.index()] {
            None => ("absent", Counts::default()),
            Some(id) => match site.freshness.get(&id) {
                None => ("unchecked", Counts::default()),
                Some(freshness) if freshness.counts.is_settled() => return None,
                Some(freshness) => ("behind", freshness.counts),
            },
        };
        let problem = Diagnostic::at(Code::PageHeld, place)
            .arg("language", &site.config.language(language).tag)
            .arg("state", state)
            .arg("stale", counts.stale + counts.minor + counts.check)
            .arg("missing", counts.missing)
            .arg("unknown", counts.unknown)
            .arg("name", &set.id);
        Some(match state {
            "absent" => problem.advice("help-absent"),
            "unchecked" => problem.advice("help-unchecked"),
            _ => problem,
        })
    };
    site.config.language_ids().filter(|language| *language != set.original).filter_map(wait).collect()
}

/// The ids under which the lock remembers the page and what is there because of it: its terms and their lists.
fn remembered(site: &Site, set: &TranslationSet) -> Vec<String> {
    let terms = |id: &TextId| {
        let terms = &site.texts[id.index()].front.terms;
        let all = terms.iter().flat_map(|(taxonomy, terms)| {
            let one = move |term: &crate::value::Spanned<String>| format!("taxonomy:{taxonomy}/{}", term.value);
            terms.iter().map(one).chain([format!("taxonomy:{taxonomy}")])
        });
        all.collect::<Vec<_>>()
    };
    set.texts.iter().flatten().flat_map(terms).chain([set.id.clone()]).collect()
}
