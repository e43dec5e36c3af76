//! Menus.

use super::Localized;
use super::localized::Tags;
use crate::source::Span;
use crate::value::{Fields, Spanned, Table, Value};

/// An entry of a menu.
#[derive(Debug, Clone)]
pub struct MenuItem {
    /// Its words; the page's title where empty.
    pub label: Localized,
    /// Where it leads.
    pub target: MenuTarget,
    /// Entries below it.
    pub children: Vec<MenuItem>,
    /// Where it was written.
    pub span: Span,
}

/// Where an entry of a menu leads.
#[derive(Debug, Clone)]
pub enum MenuTarget {
    /// To a page, by id.
    Page(Spanned<String>),
    /// To an address outside the site.
    Url(String),
}

/// Reads the entries of one menu.
pub(super) fn parse(items: Vec<(&Table, Span)>, tags: &Tags, outer: &mut Fields<'_, '_>) -> Vec<MenuItem> {
    let mut menu = Vec::new();
    for (table, span) in items {
        let mut fields = Fields::new(table, span, outer.diagnostics());
        let label = match fields.node("label") {
            Some(node) => Localized::read("label", node, tags, fields.diagnostics()),
            None => Localized::default(),
        };
        let page = fields.text("page");
        let url = fields.text("url");
        let target = match (page, url) {
            (Some(page), None) => Some(MenuTarget::Page(page)),
            (None, Some(url)) => {
                if label.is_empty() {
                    fields.missing_at("label", span);
                }
                Some(MenuTarget::Url(url.value))
            }
            (Some(_), Some(url)) => {
                fields.malformed("url", &url, "help-menu");
                None
            }
            (None, None) => {
                fields.missing_at("page", span);
                None
            }
        };
        let children = fields.tables("children");
        let children = parse(children, tags, &mut fields);
        fields.finish();
        menu.extend(target.map(|target| MenuItem { label, target, children, span }));
    }
    menu
}

/// Reads `[[menus.NAME]]` for every name.
pub(super) fn parse_all(
    table: &Table,
    tags: &Tags,
    fields: &mut Fields<'_, '_>,
) -> std::collections::BTreeMap<String, Vec<MenuItem>> {
    let mut menus = std::collections::BTreeMap::new();
    for entry in &table.entries {
        let mut items = Vec::new();
        match &entry.node.value {
            Value::List(nodes) => {
                for node in nodes {
                    match &node.value {
                        Value::Table(t) => items.push((t, node.span)),
                        _ => {
                            fields.wrong_type::<()>(&entry.key, node, "table");
                        }
                    }
                }
            }
            _ => {
                fields.wrong_type::<()>(&entry.key, &entry.node, "array");
            }
        }
        menus.insert(entry.key.clone(), parse(items, tags, fields));
    }
    menus
}
