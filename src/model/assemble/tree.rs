//! Which section a page is in.

use std::collections::BTreeSet;

use super::fields::Unpublished;
use super::hold::HELD;
use super::{Ground, head};
use crate::content::FOLDER;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{SetId, Site};
use crate::source::Span;

/// The id of the home page.
const HOME: &str = "_index";

/// Gives every page its section. A folder with pages and no `_index` is an error; its pages are then put into the
/// section above, so that the rest can still be checked.
pub(super) fn place(site: &mut Site, unpublished: &Unpublished, ground: &Ground<'_>, diagnostics: &mut Diagnostics) {
    let original = site.config.language(site.config.original).tag.clone();
    if site.find(HOME).is_none() {
        let expected = format!("{FOLDER}/_index.{original}.md");
        diagnostics.push(missing_section(HOME, expected, ground.settings, unpublished));
    }
    let mut missing = BTreeSet::new();
    let mut parents: Vec<Option<SetId>> = Vec::with_capacity(site.sets.len());
    for set in &site.sets {
        let mut folder = folder_above(&set.id, set.is_section).map(str::to_owned);
        let mut parent = None;
        while let Some(name) = folder {
            let id = if name.is_empty() { HOME.to_owned() } else { format!("{name}/{HOME}") };
            parent = site.find(&id);
            if parent.is_some() {
                break;
            }
            if !name.is_empty() && missing.insert(name.clone()) {
                let text = set.texts.iter().flatten().next().map(|t| &site.texts[t.index()]);
                let expected = format!("{FOLDER}/{name}/_index.{original}.md");
                let place = text.map_or(ground.settings, |text| head(text));
                diagnostics.push(missing_section(&id, expected, place, unpublished));
            }
            folder = folder_above(&format!("{name}/{HOME}"), true).filter(|_| !name.is_empty()).map(str::to_owned);
        }
        parents.push(parent);
    }
    for (set, parent) in site.sets.iter_mut().zip(parents) {
        set.parent = parent;
    }
}

/// A section that waits for its translation leaves its pages without a place, which is another thing to mend.
fn missing_section(id: &str, expected: String, place: Span, unpublished: &Unpublished) -> Diagnostic {
    let problem = Diagnostic::at(Code::MissingSection, place).arg("expected", expected);
    if unpublished.get(id) == Some(&HELD) { problem.advice("help-held") } else { problem }
}

/// The folder whose `_index` a page belongs under; none for the home page.
fn folder_above(id: &str, is_section: bool) -> Option<&str> {
    let above = |path: &str| path.rfind('/').unwrap_or(0);
    if !is_section {
        return Some(&id[..above(id)]);
    }
    let own = &id[..above(id)];
    (!own.is_empty()).then(|| &own[..above(own)])
}

#[cfg(test)]
mod tests {
    use super::folder_above;

    #[test]
    fn sections_belong_to_the_folder_above_their_own() {
        assert_eq!(folder_above("_index", true), None);
        assert_eq!(folder_above("a", false), Some(""));
        assert_eq!(folder_above("plan/a", false), Some("plan"));
        assert_eq!(folder_above("plan/_index", true), Some(""));
        assert_eq!(folder_above("plan/deep/_index", true), Some("plan"));
    }
}
