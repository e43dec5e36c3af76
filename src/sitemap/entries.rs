//! What the sitemap names, and when it last changed.

use jiff::civil::Date;

use crate::metadata::Versions;
use crate::model::{SetId, Site, TermPages};

/// One thing with its addresses, one a language that really has it.
pub(super) struct Group<'s> {
    pub(super) versions: Versions<'s>,
    /// The last change that the content itself tells of.
    pub(super) changed: Option<Date>,
}

/// Pages and sections in the order of ids, then taxonomies with their terms.
pub(super) fn groups(site: &Site) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = last_changes(site)
        .into_iter()
        .enumerate()
        .map(|(index, changed)| Group { versions: Versions::of_set(site, SetId::new(index)), changed })
        .collect();
    let changes: Vec<Option<Date>> = groups.iter().map(|group| group.changed).collect();
    groups.extend(site.editions.iter().map(|edition| Group {
        versions: Versions::new(vec![(edition.translation, &edition.url)], site.set(edition.set).original),
        changed: changes[edition.set.index()],
    }));
    for taxonomy in site.taxonomies.iter().filter(|t| !t.terms.is_empty()) {
        let changes: Vec<Option<Date>> = taxonomy.terms.iter().map(|term| last_change(site, term)).collect();
        let versions = Versions::of_taxonomy(site, taxonomy);
        groups.push(Group { versions, changed: changes.iter().copied().max().flatten() });
        for (term, changed) in taxonomy.terms.iter().zip(changes) {
            groups.push(Group { versions: Versions::of_term(site, term), changed });
        }
    }
    groups
}

/// The last change of every set. A section lists what is in it, so it changes with its pages.
fn last_changes(site: &Site) -> Vec<Option<Date>> {
    let mut changes: Vec<Option<Date>> = site.sets.iter().map(|set| set.fields.changed()).collect();
    for set in &site.sets {
        let own = set.fields.changed();
        let mut above = set.parent.filter(|_| own.is_some());
        while let Some(section) = above {
            changes[section.index()] = changes[section.index()].max(own);
            above = site.set(section).parent;
        }
    }
    changes
}

fn last_change(site: &Site, term: &TermPages) -> Option<Date> {
    let pages = &term.pages[site.config.original.index()];
    pages.iter().filter_map(|page| site.set(site.page(*page).set).fields.changed()).max()
}
