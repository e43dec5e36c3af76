//! What happens to a page when its translation is behind: for every page, or for the pages of a kind.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic};
use crate::text::near::nearest;
use crate::text::slug::Slug;
use crate::value::{Fields, Spanned, Value};

/// What happens to a page when its translation is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Parity {
    /// Neither text is published until both are current.
    Hold,
    /// Published, with notices.
    #[default]
    Notice,
    /// No translation is wanted.
    OriginalOnly,
}

impl Parity {
    /// The words for them.
    pub const NAMES: &'static [(&'static str, Parity)] =
        &[("notice", Parity::Notice), ("hold", Parity::Hold), ("original-only", Parity::OriginalOnly)];
}

/// What holds for pages that do not say it themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParityConfig {
    default: Parity,
    kinds: BTreeMap<String, Parity>,
}

/// The key that stands for every kind that is not named.
const DEFAULT: &str = "default";

impl ParityConfig {
    /// What holds for pages of a kind.
    pub fn of(&self, kind: &str) -> Parity {
        self.kinds.get(kind).copied().unwrap_or(self.default)
    }
}

/// Reads the table `parity`: kinds of pages, or `default`, and what holds for them.
pub(super) fn parse(outer: &mut Fields<'_, '_>) -> ParityConfig {
    let mut config = ParityConfig::default();
    let Some((table, _)) = outer.table("parity") else { return config };
    for entry in &table.entries {
        let field = format!("parity.{}", entry.key);
        if Slug::new(&entry.key).is_none() {
            let key = Spanned { value: entry.key.clone(), span: entry.key_span };
            outer.malformed("parity", &key, "help-slug");
            continue;
        }
        let Value::String(word) = &entry.node.value else {
            outer.wrong_type::<()>(&field, &entry.node, "string");
            continue;
        };
        match Parity::NAMES.iter().find(|(name, _)| name == word) {
            Some((_, parity)) if entry.key == DEFAULT => config.default = *parity,
            Some((_, parity)) => {
                config.kinds.insert(entry.key.clone(), *parity);
            }
            None => {
                let names: Vec<&str> = Parity::NAMES.iter().map(|(name, _)| *name).collect();
                let problem = Diagnostic::at(Code::InvalidValue, entry.node.span)
                    .arg("field", field)
                    .arg("value", word)
                    .arg("expected", names.join(", "));
                outer.report(problem.near(nearest(word, names.iter().copied())));
            }
        }
    }
    config
}
