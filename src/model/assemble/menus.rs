//! Menus, resolved for every language.

use std::collections::BTreeMap;

use super::fields::Unpublished;
use crate::config::{LanguageId, MenuItem, MenuTarget};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{MenuEntry, MenuLink, SetId, Site};
use crate::source::Span;
use crate::text::near::nearest;

/// Resolves the menus of the settings. An entry whose page is not published is left out; one without a page is an error.
pub(super) fn resolve(site: &mut Site, unpublished: &Unpublished, diagnostics: &mut Diagnostics) {
    let mut menus = BTreeMap::new();
    for (name, items) in &site.config.menus {
        for item in items {
            check(item, site, unpublished, diagnostics);
        }
        let by_language = site.config.language_ids().map(|language| entries(items, site, language));
        menus.insert(name.clone(), by_language.collect::<Vec<_>>());
    }
    site.menus = menus;
}

fn check(item: &MenuItem, site: &Site, unpublished: &Unpublished, diagnostics: &mut Diagnostics) {
    if let MenuTarget::Page(id) = &item.target
        && find(site, &id.value).is_none()
        && !unpublished.contains_key(&id.value)
    {
        diagnostics.push(no_page(site, &id.value, id.span));
    }
    for child in &item.children {
        check(child, site, unpublished, diagnostics);
    }
}

fn no_page(site: &Site, id: &str, span: Span) -> Diagnostic {
    let near = nearest(id, site.sets.iter().map(|s| s.id.as_str()));
    Diagnostic::at(Code::BrokenLink, span).arg("target", id).advice("help-menu").near(near)
}

/// A menu names a page by id; the name of a section's folder will do.
fn find(site: &Site, id: &str) -> Option<SetId> {
    site.find(id).or_else(|| site.find(&format!("{id}/_index")))
}

fn entries(items: &[MenuItem], site: &Site, language: LanguageId) -> Vec<MenuEntry> {
    let entry = |item: &MenuItem| {
        let (title, target) = match &item.target {
            MenuTarget::Page(id) => {
                let page = site.page_of(find(site, &id.value)?, language);
                (site.page(page).title.clone(), MenuLink::Page(page))
            }
            MenuTarget::Url(url) => (url.clone(), MenuLink::External(url.clone())),
        };
        let title = if item.label.is_empty() { title } else { item.label.get(language).to_owned() };
        Some(MenuEntry { title, target, children: entries(&item.children, site, language) })
    };
    items.iter().filter_map(entry).collect()
}
