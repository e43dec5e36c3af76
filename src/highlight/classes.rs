//! From the scopes of the grammars to our classes.

use std::sync::LazyLock;

use syntect::parsing::Scope;

/// Scopes and their classes; of several that fit a scope the first counts, so the special stand before the general.
/// An empty class: shown plain.
const TABLE: [(&str, &str); 41] = [
    ("comment", "hl-comment"),
    ("punctuation.definition.comment", "hl-comment"),
    ("constant.character.escape", "hl-constant"),
    ("constant.numeric", "hl-number"),
    ("constant", "hl-constant"),
    ("punctuation.definition.string", "hl-string"),
    ("string.unquoted", ""),
    ("string", "hl-string"),
    ("keyword.operator.word", "hl-keyword"),
    ("keyword.operator", "hl-operator"),
    ("keyword", "hl-keyword"),
    ("storage.type.function", "hl-keyword"),
    ("storage.type", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("variable.language", "hl-keyword"),
    ("entity.name.function", "hl-function"),
    ("variable.function", "hl-function"),
    ("support.function", "hl-function"),
    ("support.macro", "hl-function"),
    ("entity.name.macro", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("punctuation.definition.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("support.type.property-name", "hl-attribute"),
    ("entity.name.section", "hl-heading"),
    ("markup.heading", "hl-heading"),
    ("entity.name", "hl-type"),
    ("entity.other.inherited-class", "hl-type"),
    ("support.class", "hl-type"),
    ("support.type", "hl-type"),
    ("support.constant", "hl-constant"),
    ("variable.parameter", "hl-variable"),
    ("variable.other.member", ""),
    ("variable", "hl-variable"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("meta.diff.range", "hl-comment"),
    ("meta.diff.header", "hl-comment"),
    ("markup.raw", "hl-string"),
    ("markup.underline.link", "hl-string"),
    ("punctuation", "hl-punctuation"),
];

static SCOPES: LazyLock<Vec<(Scope, Option<&'static str>)>> = LazyLock::new(|| {
    let class = |name: &'static str| (!name.is_empty()).then_some(name);
    TABLE.iter().filter_map(|(scope, name)| Some((Scope::new(scope).ok()?, class(name)))).collect()
});

/// All classes that highlighted code may have, sorted: what a theme has to give a look.
pub fn css_classes() -> Vec<&'static str> {
    let mut all: Vec<&str> = TABLE.iter().map(|(_, class)| *class).filter(|c| !c.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The class of the innermost scope that has one.
pub(super) fn of(scopes: &[Scope]) -> Option<&'static str> {
    scopes.iter().rev().find_map(|s| SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(*s)))?.1
}
