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
        if let Some(lock) = Lock::as_written(file.text()) {
            return (lock, diagnostics);
        }
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

    /// The lock of a text that is, letter by letter, what [`Lock::to_text`] writes; none of any other. Every build reads
    /// the addresses of all pages, and hardly ever has somebody else written them: to look for what may be written in
    /// TOML as well, and remember where it stands, takes several times as long.
    fn as_written(text: &str) -> Option<Lock> {
        let mut rest = text.strip_prefix(HEAD)?;
        let mut addresses: Vec<(String, BTreeMap<String, Vec<String>>)> = Vec::new();
        while !rest.is_empty() {
            let (id, after) = rest.strip_prefix("\n[\"")?.split_once("\"]\n")?;
            if !is_plain(id) || addresses.last().is_some_and(|(before, _)| before.as_str() >= id) {
                return None;
            }
            rest = after;
            let mut languages: Vec<(String, Vec<String>)> = Vec::new();
            while !rest.is_empty() && !rest.starts_with('\n') {
                let (line, after) = rest.split_once('\n')?;
                let (tag, list) = line.strip_suffix("\"]")?.split_once(" = [\"")?;
                let is_tag = !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
                if !is_tag || languages.last().is_some_and(|(before, _)| before.as_str() >= tag) {
                    return None;
                }
                let address = |a: &str| (a.starts_with('/') && is_plain(a)).then(|| a.to_owned());
                languages.push((tag.to_owned(), list.split("\", \"").map(address).collect::<Option<_>>()?));
                rest = after;
            }
            addresses.push((id.to_owned(), languages.into_iter().collect()));
        }
        Some(Lock { addresses: addresses.into_iter().collect() })
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (id, languages) in &self.addresses {
            text.push_str("\n[");
            push_string(id, &mut text);
            text.push_str("]\n");
            for (tag, list) in languages {
                text.push_str(tag);
                text.push_str(" = [");
                for (at, address) in list.iter().enumerate() {
                    text.push_str(if at == 0 { "" } else { ", " });
                    push_string(address, &mut text);
                }
                text.push_str("]\n");
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

/// Whether a text stands between quotation marks in TOML as it is.
fn is_plain(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_control() || matches!(byte, b'"' | b'\\'))
}

fn push_string(string: &str, text: &mut String) {
    if is_plain(string) {
        text.push('"');
        text.push_str(string);
        text.push('"');
    } else {
        text.push_str(&value::toml_string(string));
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
mod tests;
