//! `site` as templates see it: of every language one, and of each as many as there are ways to mark its menus.
//!
//! Pages that are not in a menu, and have the same pages of it above them, share one value: it is made once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::view::SiteView;
use crate::config::LanguageId;
use crate::model::{MenuEntry, MenuLink, PageId, Site};
use crate::templates::{Map, Value, map_value};

/// The values, made as they are asked for.
#[derive(Debug, Default)]
pub(super) struct Sites {
    /// By language, without menus.
    views: Vec<SiteView>,
    bare: Vec<Value>,
    /// The pages that menus lead to.
    listed: BTreeSet<PageId>,
    made: Mutex<BTreeMap<Marks, Value>>,
}

/// Where in the site something stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Below no page, such as the list of a term.
    Nowhere,
    /// It is a page.
    At(PageId),
    /// It belongs to a page, such as its edition.
    Below(PageId),
}

/// What decides how a menu looks: the language, the page if a menu leads to it, and what of the pages above it.
type Marks = (LanguageId, Option<PageId>, Vec<PageId>);

impl Sites {
    pub(super) fn new(views: Vec<SiteView>, menus: &BTreeMap<String, Vec<Vec<MenuEntry>>>) -> Sites {
        let mut listed = BTreeSet::new();
        menus.values().flatten().flatten().for_each(|entry| list(entry, &mut listed));
        let bare = views.iter().cloned().map(SiteView::into_value).collect();
        Sites { views, bare, listed, made: Mutex::default() }
    }

    /// The value without menus, for what is only a part of a page.
    pub(super) fn bare(&self, language: LanguageId) -> Value {
        self.bare[language.index()].clone()
    }

    /// The value for a page; none for what is no page of its own.
    pub(super) fn of(&self, site: &Site, language: LanguageId, place: Place) -> Value {
        let (current, page) = match place {
            Place::Nowhere => (None, None),
            Place::At(page) => (Some(page), Some(page)),
            Place::Below(page) => (None, Some(page)),
        };
        let mut ancestors = page.map(|id| site.ancestors(site.page(id))).unwrap_or_default();
        ancestors.extend(page.filter(|_| current.is_none()));
        ancestors.retain(|page| self.listed.contains(page));
        let marks = (language, current.filter(|page| self.listed.contains(page)), ancestors);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = made.get(&marks) {
            return value.clone();
        }
        let value = self.make(site, &marks);
        made.insert(marks, value.clone());
        value
    }

    fn make(&self, site: &Site, (language, current, ancestors): &Marks) -> Value {
        let mut menus = Map::default();
        for (name, by_language) in &site.menus {
            let entries = by_language[language.index()].iter().map(|e| menu_entry(site, e, *current, ancestors));
            menus.insert(name.clone().into(), entries.collect::<Vec<_>>().into());
        }
        SiteView { menus: Value::from(menus), ..self.views[language.index()].clone() }.into_value()
    }
}

fn list(entry: &MenuEntry, listed: &mut BTreeSet<PageId>) {
    if let MenuLink::Page(page) = entry.target {
        listed.insert(page);
    }
    entry.children.iter().for_each(|child| list(child, listed));
}

fn menu_entry(site: &Site, entry: &MenuEntry, current: Option<PageId>, ancestors: &[PageId]) -> Value {
    let (url, page) = match &entry.target {
        MenuLink::Page(page) => (site.page(*page).url.as_str(), Some(*page)),
        MenuLink::External(url) => (url.as_str(), None),
    };
    let children = entry.children.iter().map(|e| menu_entry(site, e, current, ancestors));
    map_value([
        ("title", entry.title.as_str().into()),
        ("url", url.into()),
        ("is_external", page.is_none().into()),
        ("is_current", (page.is_some() && page == current).into()),
        ("is_ancestor", page.is_some_and(|p| ancestors.contains(&p)).into()),
        ("children", children.collect::<Vec<_>>().into()),
    ])
}
