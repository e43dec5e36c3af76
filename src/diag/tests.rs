//! The program's catalogues against the codes: each code has its words, in both languages, with the same values.

use std::collections::{BTreeMap, BTreeSet};

use super::Code;
use crate::message::Catalogue;

const VI: &str = include_str!("../message/vi.ftl");
const EN: &str = include_str!("../message/en.ftl");

/// The files that say something besides the codes' messages; an entry is in use if one of them names it.
const USERS: [&str; 12] = [
    include_str!("render/words.rs"),
    include_str!("render/summary.rs"),
    include_str!("../cli/printer.rs"),
    include_str!("../cli/mod.rs"),
    include_str!("../cli/build.rs"),
    include_str!("../cli/convert.rs"),
    include_str!("../cli/options.rs"),
    include_str!("../cli/serve.rs"),
    include_str!("../cli/exchange.rs"),
    include_str!("../cli/translation.rs"),
    include_str!("../exchange/progress.rs"),
    include_str!("../exchange/review.rs"),
];

/// An entry as its text shows it.
#[derive(Default)]
struct Entry {
    /// The names in the comment `# args:`, as written.
    documented: BTreeSet<String>,
    /// The variables of the value and of each attribute, references to other entries followed by one step.
    variables: BTreeMap<String, BTreeSet<String>>,
    references: BTreeMap<String, BTreeSet<String>>,
}

impl Entry {
    fn attributes(&self) -> BTreeSet<&str> {
        self.variables.keys().map(String::as_str).collect()
    }
}

/// The names after each `{ $`, and the entries named in `{ name }`.
fn names(line: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let name = |text: &str| text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
    let mut variables = BTreeSet::new();
    let mut references = BTreeSet::new();
    for inner in line.split("{ ").skip(1) {
        match inner.strip_prefix('$') {
            Some(rest) => variables.insert(name(rest)),
            None => references.insert(name(inner)),
        };
    }
    (variables, references)
}

/// Reads the entries of one of the program's catalogues, with the comments that Fluent drops.
fn entries(text: &str) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut documented = BTreeSet::new();
    let (mut key, mut attribute) = (String::new(), String::new());
    for line in text.lines() {
        if line.is_empty() {
            documented = BTreeSet::new();
            continue;
        }
        if let Some(args) = line.strip_prefix("# args:") {
            documented =
                without_asides(args).split(',').map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect();
        }
        if line.starts_with('#') {
            continue;
        }
        if !line.starts_with(' ') {
            key = line.split(' ').next().unwrap_or_default().to_owned();
            attribute = String::new();
            entries.entry(key.clone()).or_default().documented = std::mem::take(&mut documented);
        } else if let Some(named) = line.trim_start().strip_prefix('.') {
            attribute = named.split(' ').next().unwrap_or_default().to_owned();
        }
        let entry = entries.get_mut(&key).expect("the entry was just made");
        let (variables, references) = names(line);
        entry.variables.entry(attribute.clone()).or_default().extend(variables);
        entry.references.entry(attribute.clone()).or_default().extend(references);
    }
    let inner: BTreeMap<String, BTreeSet<String>> =
        entries.iter().map(|(key, e)| (key.clone(), e.variables[""].clone())).collect();
    for entry in entries.values_mut() {
        for (attribute, references) in &entry.references {
            let variables = entry.variables.get_mut(attribute).expect("both have every attribute");
            variables.extend(references.iter().flat_map(|r| inner[r].iter().cloned()));
        }
    }
    entries
}

/// Takes out what stands between parentheses.
fn without_asides(text: &str) -> String {
    text.split('(').map(|part| part.rsplit_once(')').map_or(part, |(_, after)| after)).collect()
}

#[test]
fn the_programs_catalogues_have_no_mistakes() {
    for (tag, text) in [("vi", VI), ("en", EN)] {
        assert_eq!(Catalogue::parse(tag, text).1, [], "{tag}");
        assert_eq!(Catalogue::parse(tag, text).0.keys().collect::<Vec<_>>(), entries(text).keys().collect::<Vec<_>>());
    }
}

#[test]
fn both_catalogues_have_the_same_entries_attributes_and_values() {
    let (vi, en) = (entries(VI), entries(EN));
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, en) in &en {
        assert_eq!(vi[key].documented, en.documented, "{key}");
        assert_eq!(vi[key].attributes(), en.attributes(), "{key}");
        let all = |e: &Entry| e.variables.values().flatten().cloned().collect::<BTreeSet<_>>();
        assert_eq!(all(&vi[key]), all(en), "{key}");
    }
}

#[test]
fn comments_name_the_values_of_each_entry() {
    for (tag, text) in [("vi", VI), ("en", EN)] {
        for (key, entry) in entries(text) {
            let used = |always: bool| -> BTreeSet<String> {
                let parts =
                    entry.variables.iter().filter(|(a, _)| matches!(a.as_str(), "" | "label" | "help") == always);
                parts.flat_map(|(_, names)| names.clone()).collect()
            };
            let (always, sometimes) = (used(true), used(false));
            let optional = sometimes.difference(&always).map(|name| format!("{name}?"));
            let wanted: BTreeSet<String> = optional.chain(always.iter().cloned()).collect();
            assert_eq!(entry.documented, wanted, "{key} in {tag}");
        }
    }
}

#[test]
fn every_code_has_an_entry_and_every_entry_a_use() {
    let entries = entries(EN);
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|c| c.name()).collect();
    let referred: BTreeSet<&String> = entries.values().flat_map(|e| e.references.values()).flatten().collect();
    for code in &codes {
        assert!(entries.contains_key(*code), "{code} has no entry");
        assert!(entries[*code].variables.contains_key("help"), "{code} has no advice");
    }
    for key in entries.keys().filter(|key| !codes.contains(key.as_str())) {
        let used = referred.contains(key) || USERS.iter().any(|text| text.contains(&format!("\"{key}\"")));
        assert!(used, "nothing says {key}");
    }
}

#[test]
fn messages_follow_the_rules_of_their_form() {
    for (tag, text) in [("vi", VI), ("en-GB", EN)] {
        let catalogue = Catalogue::parse(tag, text).0;
        for code in Code::ALL {
            let attributes: Vec<&str> = catalogue.attributes(code.name()).collect();
            for attribute in std::iter::once(None).chain(attributes.into_iter().map(Some)) {
                let said = catalogue.format(code.name(), attribute, &[]).expect("an entry");
                assert!(!said.ends_with('.'), "{said}");
                let first = said.chars().next().expect("words");
                // Names of programs and languages keep their capital.
                let named = ["Windows ", "Markdown ", "HTML "].iter().any(|name| said.starts_with(name));
                assert!(!first.is_uppercase() || named, "{said}");
                assert!(!said.contains('\n') && !said.contains("  "), "{said}");
                assert_eq!(said.matches('`').count() % 2, 0, "{said}");
            }
        }
    }
}
