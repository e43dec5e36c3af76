//! The memory of published addresses, `site.lock.toml`.
//!
//! For every page, section and term, and every language, its addresses: today's first, then the earlier ones. When an
//! address changes, the earlier one goes on working as a redirect. The file is written by the program and committed
//! with the content.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceFile, SourceId};
use crate::value::{self, Node, Value};

/// The name of the file, below the site's root.
pub const FILE: &str = "site.lock.toml";

const HEAD: &str = "\
# Địa chỉ đã công bố. Tệp do songngu ghi; xin giữ cùng nội dung và đừng sửa tay.
# Published addresses. Written by songngu; keep it with the content and do not edit it.
";

/// The addresses of everything: id → language tag → addresses, today's first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    /// The entries.
    pub addresses: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Lock {
    /// Reads the file. What is damaged is reported and left out, so that the rest still counts.
    pub fn parse(source: SourceId, file: &SourceFile) -> (Lock, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let (table, problems) = value::parse_toml(file.text(), source, 0);
        for problem in problems {
            diagnostics.push(Diagnostic::at(Code::LockDamaged, problem.span).arg("message", problem.message));
        }
        let mut lock = Lock::default();
        for entry in &table.entries {
            let Value::Table(languages) = &entry.node.value else {
                diagnostics
                    .push(Diagnostic::at(Code::LockDamaged, entry.key_span).arg("message", format!("`{}`", entry.key)));
                continue;
            };
            let mut by_language = BTreeMap::new();
            for language in &languages.entries {
                match addresses(&language.node) {
                    Some(list) => {
                        by_language.insert(language.key.clone(), list);
                    }
                    None => diagnostics.push(
                        Diagnostic::at(Code::LockDamaged, language.key_span)
                            .arg("message", format!("`{}`", language.key)),
                    ),
                }
            }
            lock.addresses.insert(entry.key.clone(), by_language);
        }
        (lock, diagnostics)
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (id, languages) in &self.addresses {
            text.push_str(&format!("\n[{}]\n", value::toml_string(id)));
            for (tag, list) in languages {
                let list: Vec<String> = list.iter().map(|a| value::toml_string(a)).collect();
                text.push_str(&format!("{tag} = [{}]\n", list.join(", ")));
            }
        }
        text
    }

    /// Says at which address `id` is now, for every tag; an address it had before becomes an earlier one.
    pub(crate) fn remember<'a>(&mut self, id: &str, addresses: impl Iterator<Item = (&'a str, &'a str)> + Clone) {
        let known = self.addresses.get(id);
        let is_known = |(tag, address): (&str, &str)| {
            let first = known.and_then(|by_tag| by_tag.get(tag)?.first());
            first.is_some_and(|first| first == address)
        };
        if addresses.clone().all(is_known) {
            return;
        }
        let by_tag = self.addresses.entry(id.to_owned()).or_default();
        for (tag, address) in addresses {
            let list = by_tag.entry(tag.to_owned()).or_default();
            if list.first().is_none_or(|first| first != address) {
                list.retain(|a| a != address);
                list.insert(0, address.to_owned());
            }
        }
    }
}

fn addresses(node: &Node) -> Option<Vec<String>> {
    let Value::List(items) = &node.value else { return None };
    items
        .iter()
        .map(|i| match &i.value {
            Value::String(s) if s.starts_with('/') => Some(s.clone()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Lock, usize) {
        let file = SourceFile::new(FILE, text);
        let (lock, diagnostics) = Lock::parse(SourceId::new(0), &file);
        (lock, diagnostics.sorted().len())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut lock = Lock::default();
        lock.remember("plan/a", [("vi", "/ke-hoach/cu/")].into_iter());
        lock.remember("plan/a", [("vi", "/ke-hoach/moi/")].into_iter());
        lock.remember("plan/a", [("en", "/en/plan/a/")].into_iter());
        assert_eq!(lock.addresses["plan/a"]["vi"], ["/ke-hoach/moi/", "/ke-hoach/cu/"]);
        assert_eq!(read(&lock.to_text()), (lock.clone(), 0));
        lock.remember("plan/a", [("vi", "/ke-hoach/cu/")].into_iter());
        assert_eq!(lock.addresses["plan/a"]["vi"], ["/ke-hoach/cu/", "/ke-hoach/moi/"]);
    }

    #[test]
    fn damage_is_reported_and_the_rest_is_kept() {
        let (lock, problems) = read("[\"a\"]\nvi = [\"/a/\"]\n[\"b\"]\nvi = 3\n");
        assert_eq!((lock.addresses["a"]["vi"].as_slice(), problems), (&["/a/".to_owned()][..], 1));
        assert!(read("[[[").1 > 0);
    }
}
