//! The house's own rules: who imports whom, which crate is known where, the size and form of files.
//!
//! Reads the sources as text. A rule that is broken on purpose is changed here and in ARCHITECTURE.md.
#![expect(clippy::disallowed_methods, reason = "a test reads the sources")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use songngu::diag::Code;
use songngu::message::program;

/// Floor, module, and what it may import of its own floor; of lower floors it may import anything but `fs`.
const FLOORS: &[(u8, &str, &[&str])] = &[
    (0, "source", &[]),
    (0, "text", &[]),
    (0, "lang", &["text"]),
    (0, "memo", &[]),
    (0, "message", &["lang"]),
    (0, "diag", &["lang", "message", "source"]),
    (0, "fs", &["diag", "source", "text"]),
    (0, "picture", &[]),
    (0, "value", &["diag", "source", "text"]),
    (1, "highlight", &[]),
    (1, "markdown", &["highlight"]),
    (1, "config", &["markdown"]),
    (1, "content", &["config", "markdown"]),
    (1, "glossary", &["config"]),
    (1, "templates", &[]),
    (1, "theme", &["config", "templates"]),
    (2, "bilingual", &[]),
    (2, "model", &["bilingual"]),
    (2, "readability", &["bilingual", "model"]),
    (2, "spelling", &["bilingual", "model"]),
    (3, "output", &[]),
    (3, "metadata", &[]),
    (3, "exchange", &[]),
    (3, "feeds", &["output"]),
    (3, "sitemap", &["metadata", "output"]),
    (3, "search", &["output"]),
    (3, "offline", &["output", "search"]),
    (3, "hosting", &["offline", "output", "search"]),
    (3, "bundle", &["output", "search"]),
    (3, "discovery", &["output"]),
    (3, "render", &["feeds", "hosting", "metadata", "offline", "output", "search"]),
    (4, "pipeline", &[]),
    (4, "server", &[]),
    (5, "cli", &[]),
];

/// Who may import `fs`: `output` makes its folder a sink, `render` passes its errors on, and `server` asks which folders
/// there are to be watched.
const DISK: &[&str] = &["cli", "output", "pipeline", "render", "server"];

/// Crates with the only files or folders that may know them.
const WALLS: &[(&str, &[&str])] = &[
    ("ammonia", &["markdown/raw_html.rs"]),
    ("annotate_snippets", &["diag/render/human.rs"]),
    ("anstream", &["cli/printer.rs"]),
    ("axum", &["server/"]),
    ("base64", &["bundle/search_index.rs"]),
    ("clap", &["cli/"]),
    ("cssparser", &["bundle/styles.rs"]),
    ("csv", &["exchange/progress.rs", "pipeline/parse.rs"]),
    ("encoding_rs", &["lang/"]),
    ("fixed_decimal", &["lang/"]),
    ("flate2", &["lang/en/dictionary.rs", "search/"]),
    ("fluent_bundle", &["message/"]),
    ("futures_util", &["server/"]),
    ("http_range_header", &["server/"]),
    ("icu_collator", &["lang/"]),
    ("icu_decimal", &["lang/"]),
    ("icu_list", &["lang/"]),
    ("icu_locale_core", &["lang/"]),
    ("image", &["picture/"]),
    ("intl_memoizer", &["message/"]),
    ("moxcms", &["picture/"]),
    ("mime_guess", &["server/"]),
    ("lol_html", &["bundle/pages.rs"]),
    ("notify", &["server/"]),
    ("open", &["cli/"]),
    ("mimalloc", &["main.rs"]),
    (
        "postcard",
        &[
            "fs/remembered.rs",
            "memo.rs",
            "pipeline/shelf.rs",
            "pipeline/stamp.rs",
            "pipeline/texts.rs",
            "search/gather.rs",
            "search/kept.rs",
        ],
    ),
    ("pulldown_cmark", &["markdown/"]),
    ("quick_xml", &["exchange/xliff_read.rs", "picture/svg.rs", "text/xml.rs"]),
    (
        "rayon",
        &[
            "cli/options.rs",
            "discovery/pages.rs",
            "feeds/mod.rs",
            "fs/",
            "model/assemble/address.rs",
            "model/assemble/freshness.rs",
            "model/assemble/links.rs",
            "model/assemble/mod.rs",
            "model/assemble/order.rs",
            "model/assemble/pairs.rs",
            "model/assemble/taxonomy.rs",
            "model/touched.rs",
            "output/",
            "pipeline/",
            "render/mod.rs",
            "search/",
            "spelling/",
        ],
    ),
    ("ravif", &["picture/"]),
    ("rustix", &["fs/"]),
    ("saphyr", &["value/yaml.rs"]),
    ("saphyr_parser", &["value/yaml.rs"]),
    ("std::fs", &["fs/"]),
    ("strsim", &["text/near.rs"]),
    ("spellbook", &["lang/en/dictionary.rs"]),
    ("simdutf8", &["fs/text.rs", "markdown/doc.rs"]),
    ("syntect", &["highlight/"]),
    ("sys_locale", &["cli/options.rs"]),
    ("tera", &["templates/"]),
    ("tokio", &["server/"]),
    ("toml", &["markdown/component/", "value/"]),
    ("two_face", &["highlight/"]),
    ("unic_langid", &["message/"]),
    ("walkdir", &["fs/"]),
    ("zip", &["bundle/archive.rs"]),
];

/// The most lines of a file, and how many make one worth a look.
const MAX_LINES: usize = 600;
const MANY_LINES: usize = 400;

/// A source file.
struct Source {
    /// The path below `src/`, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The module at the crate's root that it belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/") || self.path == "testing.rs"
    }

    /// Its lines of code with their numbers, without comments and without the tests at its end.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..end].lines().enumerate().map(|(i, line)| (i + 1, line.trim()));
        lines.filter(|(_, line)| !line.starts_with("//"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder of the crate.
fn rust_files(folder: &str) -> Vec<Source> {
    let top = root().join(folder);
    let entries = walkdir::WalkDir::new(&top).sort_by_file_name().into_iter().map(|e| e.expect("an entry"));
    let files = entries.filter(|e| e.path().extension().is_some_and(|ending| ending == "rs"));
    let source = |e: walkdir::DirEntry| {
        let path = e.path().strip_prefix(&top).expect("a path below the folder");
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        Source { path: parts.join("/"), text: fs::read_to_string(e.path()).expect("a text") }
    };
    files.map(source).collect()
}

/// The sources without their tests.
fn sources() -> Vec<Source> {
    rust_files("src").into_iter().filter(|s| !s.is_test()).collect()
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The name that a text begins with.
fn first_name(text: &str) -> &str {
    &text[..text.find(|c| !is_name(c)).unwrap_or(text.len())]
}

/// Whether a line names a crate, or a module of one: `name::`, and not as a part of a longer path.
fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].strip_suffix("::").unwrap_or(&line[..at]);
        let after = &line[at + name.len()..];
        let goes_on = if name.contains("::") { !after.starts_with(is_name) } else { after.starts_with("::") };
        goes_on && !before.ends_with(is_name)
    })
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn modules_import_from_lower_floors_only() {
    let floor = |module: &str| FLOORS.iter().find(|(_, m, _)| *m == module);
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((own, module, beside)) = floor(source.module()) else { continue };
        for (number, line) in source.code() {
            if line.contains("crate::{") {
                wrong.push(format!("src/{}:{number}: one `use` a module, so that this test can read it", source.path));
            }
            for import in line.split("crate::").skip(1).map(first_name).filter(|name| name != module) {
                let Some((other, ..)) = floor(import) else { continue };
                let is_lower = other < own && (import != "fs" || DISK.contains(module));
                if !is_lower && !beside.contains(&import) {
                    wrong.push(format!("src/{}:{number}: {module} must not import {import}", source.path));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_module_has_its_floor_here_and_in_the_documentation() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("the crate's root");
    let modules: BTreeSet<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(FLOORS.iter().map(|(_, module, _)| *module).collect::<BTreeSet<_>>(), modules);

    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the documentation");
    let rows = text.lines().filter(|l| l.starts_with("| ") && l[2..].starts_with(|c: char| c.is_ascii_digit()));
    let documented: Vec<(u8, String, BTreeSet<String>)> = rows
        .map(|row| {
            let cells: Vec<&str> = row.split(" |").map(|cell| cell.trim_start_matches('|').trim()).collect();
            let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
            let floor = cells[0].chars().next().and_then(|c| c.to_digit(10)).expect("a floor");
            let module = names(cells[1]).into_iter().next().expect("a module");
            (u8::try_from(floor).expect("a small number"), module, names(cells[3]))
        })
        .collect();
    let table: Vec<(u8, String, BTreeSet<String>)> = FLOORS
        .iter()
        .map(|(floor, module, beside)| (*floor, (*module).to_owned(), beside.iter().map(|b| (*b).to_owned()).collect()))
        .collect();
    assert_eq!(documented, table);
}

#[test]
fn crates_stay_behind_their_walls() {
    let mut wrong = Vec::new();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for source in sources() {
        for (number, line) in source.code() {
            for (name, places) in WALLS.iter().filter(|(name, _)| names_crate(line, name)) {
                used.insert(name);
                if !places.iter().any(|place| source.path.starts_with(place)) {
                    wrong.push(format!("src/{}:{number}: {name} is not known here", source.path));
                }
            }
        }
    }
    wrong.extend(WALLS.iter().filter(|(n, _)| !used.contains(n)).map(|(n, _)| format!("nothing uses {n} any more")));
    none(&wrong);
}

#[test]
fn files_have_their_form() {
    let mut wrong = Vec::new();
    let mut sizes = Vec::new();
    for source in rust_files("src") {
        let Source { path, text } = &source;
        if !source.is_test() && !text.starts_with("//!") {
            wrong.push(format!("src/{path} does not say what it is for (`//!`)"));
        }
        sizes.push((format!("src/{path}"), text.lines().count()));
    }
    let main = fs::read_to_string(root().join("tests/it/main.rs")).expect("the tests' root");
    for Source { path, text } in rust_files("tests") {
        sizes.push((format!("tests/{path}"), text.lines().count()));
        let module = path.strip_prefix("it/").and_then(|p| p.strip_suffix(".rs")).filter(|m| !m.contains('/'));
        if module.is_some_and(|m| m != "main" && !main.contains(&format!("mod {m};"))) {
            wrong.push(format!("tests/it/main.rs does not name tests/{path}"));
        }
    }
    for (path, lines) in sizes.into_iter().filter(|(_, lines)| *lines > MANY_LINES) {
        match lines {
            ..=MAX_LINES => println!("{path} has {lines} lines"),
            _ => wrong.push(format!("{path} has {lines} lines; {MAX_LINES} are the most")),
        }
    }
    none(&wrong);
}

#[test]
fn code_is_finished_and_does_not_panic_by_the_way() {
    // Put together here so that this file does not break its own rule.
    let never = ["todo!(", "unimplemented!(", "dbg!(", ".unwrap()"];
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat()];
    let mut wrong = Vec::new();
    for source in rust_files("src") {
        for (number, line) in source.text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) {
                wrong.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
        if !source.is_test() {
            let lines = source.code().filter(|(_, line)| never.iter().any(|word| line.contains(word)));
            wrong.extend(lines.map(|(number, line)| format!("src/{}:{number}: {line}", source.path)));
        }
    }
    none(&wrong);
}

#[test]
fn only_packs_and_catalogues_know_languages_by_name() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !matches!(s.module(), "lang" | "message")) {
        let lines = source.code().filter(|(_, line)| line.contains("\"vi\"") || line.contains("\"en\""));
        wrong.extend(lines.map(|(number, line)| format!("src/{}:{number}: {line}", source.path)));
    }
    none(&wrong);
}

/// The attributes that diagnostics choose by name: each has words, and no words are left over.
#[test]
fn advice_and_labels_are_those_of_the_catalogue() {
    let mut chosen: BTreeMap<String, String> = BTreeMap::new();
    for source in sources() {
        for (number, line) in source.code() {
            let names = line.split('"').skip(1).step_by(2);
            for name in names.filter(|n| n.starts_with("help-") || n.starts_with("label-")) {
                chosen.insert(name.to_owned(), format!("src/{}:{number}", source.path));
            }
        }
    }
    let catalogue = program("en");
    let attributes = Code::ALL.iter().flat_map(|code| catalogue.attributes(code.name()));
    let written: BTreeSet<&str> = attributes.filter(|a| !matches!(*a, "help" | "label" | "near")).collect();
    assert_eq!(chosen.keys().map(String::as_str).collect::<BTreeSet<_>>(), written, "{chosen:#?}");
}
