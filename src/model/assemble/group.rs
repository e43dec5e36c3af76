//! Pairing: which texts are one page.

use std::collections::BTreeMap;

use super::{Ground, head};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Site, TextId};

/// The texts of one id, by language.
pub(super) type Group = Vec<Option<TextId>>;

/// Groups the texts by id. Two of one language with one id is an error that names both; the first counts.
pub(super) fn group(site: &Site, ground: &Ground<'_>, diagnostics: &mut Diagnostics) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (index, text) in site.texts.iter().enumerate() {
        let group = groups.entry(text.name.id.clone()).or_insert_with(|| vec![None; site.config.languages.len()]);
        let slot = &mut group[text.name.language.index()];
        match slot {
            None => *slot = Some(TextId::new(index)),
            Some(first) => {
                let first = &site.texts[first.index()];
                let place = text.front.id.as_ref().map_or_else(|| head(text), |id| id.span);
                let language = &site.config.language(text.name.language).tag;
                diagnostics.push(
                    Diagnostic::at(Code::DuplicateId, place)
                        .arg("name", &text.name.id)
                        .arg("other", ground.path(first))
                        .arg("language", language)
                        .label(head(first), "label-first"),
                );
            }
        }
    }
    groups
}
