//! A site in a temporary folder, and what a build makes of it. The only module of the tests that walks folders.
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use songngu::diag::{Diagnostics, Level};
use songngu::fs::ListingOrder;
use songngu::pipeline::{self, Mode, Options, Outcome};
use tempfile::TempDir;

/// Every file below a folder: its path with `/` between the parts, and its bytes.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// What belongs to a site, besides its output.
const PARTS: [&str; 6] = ["site.toml", "site.lock.toml", "content", "themes", "templates", "static"];

/// The settings of a small site.
const SETTINGS: &str = r#"title = { vi = "Thử", en = "Test" }
description = { vi = "Một trang để thử.", en = "A site for tests." }
base_url = "https://test.example"
theme = "plain"
utc_offset = "+07:00"

[languages.vi]
name = "Tiếng Việt"
original = true

[languages.en]
name = "English"
prefix = "en"

[taxonomies.topics]
name = { vi = "Chủ đề", en = "Topics" }
slug = { vi = "chu-de", en = "topics" }

[taxonomies.topics.terms]
water = { name = { vi = "Nước", en = "Water" } }
roads = { name = { vi = "Đường", en = "Roads" } }
"#;

/// A site in a folder of its own, which goes away with the value. The output lies beside it.
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// A folder without anything.
    pub(crate) fn empty() -> Sandbox {
        let sandbox = Sandbox { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir(sandbox.root()).expect("a new folder");
        sandbox
    }

    /// A copy of the site in this folder of the repository (`.` is the repository's own site), without its output.
    pub(crate) fn copy_of(folder: &str) -> Sandbox {
        let sandbox = Sandbox::empty();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for part in PARTS {
            let source = from.join(part);
            if source.is_file() {
                fs::copy(&source, sandbox.root().join(part)).expect("a copied file");
            } else if source.is_dir() {
                for (path, bytes) in tree(&source) {
                    sandbox.write_bytes(&format!("{part}/{path}"), &bytes);
                }
            }
        }
        sandbox
    }

    /// A site in two languages with the theme that the tests share and nothing but its home page.
    pub(crate) fn small() -> Sandbox {
        let sandbox = Sandbox::empty();
        sandbox.add_plain_theme();
        sandbox.write_settings();
        sandbox.page("_index", "vi", "Trang chủ", "");
        sandbox.page("_index", "en", "Home", "");
        sandbox
    }

    /// Puts the theme that the tests share into the site.
    pub(crate) fn add_plain_theme(&self) {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/plain-theme");
        for (path, bytes) in tree(&theme) {
            self.write_bytes(&format!("themes/plain/{path}"), &bytes);
        }
    }

    /// Writes a text of a page; `fields` are further lines of its front matter.
    pub(crate) fn page(&self, id: &str, language: &str, title: &str, fields: &str) {
        let text = format!("+++\ntitle = \"{title}\"\n{fields}\n+++\n\n{title}.\n");
        self.write(&format!("content/{id}.{language}.md"), &text);
    }

    /// Writes the settings of the small site.
    pub(crate) fn write_settings(&self) {
        self.write("site.toml", SETTINGS);
    }

    /// Removes a folder of the site with all that is in it.
    pub(crate) fn remove_folder(&self, path: &str) {
        fs::remove_dir_all(self.root().join(path)).expect("a removed folder");
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Where the output goes.
    pub(crate) fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    /// Writes a text of the site.
    pub(crate) fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// Writes a file of the site.
    pub(crate) fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let full = self.root().join(path);
        fs::create_dir_all(full.parent().expect("a folder")).expect("a new folder");
        fs::write(full, bytes).expect("a written file");
    }

    /// Reads a text of the site.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("a text")
    }

    /// Removes a file of the site.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("a removed file");
    }

    /// Renames a file of the site.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.root().join(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a new folder");
        fs::rename(self.root().join(from), to).expect("a renamed file");
    }

    /// Puts a file into the output, as a stranger would.
    pub(crate) fn write_output(&self, path: &str, text: &str) {
        let full = self.output().join(path);
        fs::create_dir_all(full.parent().expect("a folder")).expect("a new folder");
        fs::write(full, text).expect("a written file");
    }

    /// The options of a build on the tests' day.
    pub(crate) fn options(&self) -> Options {
        Options {
            root: self.root(),
            output: self.output(),
            base_url: None,
            drafts: false,
            remember: true,
            build_date: jiff::civil::date(2026, 11, 23),
            deny_warnings: false,
            order: ListingOrder::AsFound,
            bundle: false,
            cache: Arc::default(),
        }
    }

    /// Builds, and demands that there is no error.
    pub(crate) fn build(&self) -> Tree {
        self.build_with(&self.options());
        self.read_output()
    }

    /// Builds with these options, and demands that there is no error.
    pub(crate) fn build_with(&self, options: &Options) -> Outcome {
        let outcome = pipeline::build(options, Mode::Write).expect("a build without failures of the disk");
        assert!(!outcome.diagnostics.has_errors(), "{}", told(&outcome.diagnostics));
        assert!(outcome.report.is_some(), "a report");
        outcome
    }

    /// Builds, and returns how it ended, errors and all.
    pub(crate) fn try_build(&self) -> Outcome {
        self.try_build_with(&self.options())
    }

    /// Builds with other options, and returns how it ended, errors and all.
    pub(crate) fn try_build_with(&self, options: &Options) -> Outcome {
        pipeline::build(options, Mode::Write).expect("a build without failures of the disk")
    }

    /// Runs the program itself on the site, with further arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_songngu"));
        command.arg("--root").arg(self.root()).args(["--lang", "en", "build", "--output"]);
        // The same day as in `options`.
        command.env("SOURCE_DATE_EPOCH", "1795392000");
        command.arg(self.output()).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// The program itself, speaking English, with the site's folder and these arguments.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_songngu"));
        command.arg("--root").arg(self.root()).args(["--lang", "en"]).args(arguments);
        command.env("SOURCE_DATE_EPOCH", "1795392000").stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// When a file of the output was last written.
    pub(crate) fn written(&self, path: &str) -> SystemTime {
        let meta = fs::metadata(self.output().join(path)).expect("a file");
        meta.modified().expect("a time")
    }

    /// Makes every file of the output as old as can be told, so that a rewrite shows.
    pub(crate) fn age_output(&self) {
        for path in self.read_output().keys() {
            let file = fs::File::options().write(true).open(self.output().join(path)).expect("a file");
            let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
            file.set_modified(old).expect("a new time");
        }
    }

    /// The names beside the output folder: what a build leaves lying about.
    pub(crate) fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// What is in the output folder, the marker included.
    pub(crate) fn read_output(&self) -> Tree {
        tree(&self.output())
    }
}

/// Reads every file below a folder; nothing if there is none.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        let Ok(entries) = fs::read_dir(&at) else { continue };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let parts = path.strip_prefix(folder).expect("a path below the folder").components();
            let name: Vec<String> = parts.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            files.insert(name.join("/"), fs::read(&path).expect("a read file"));
        }
    }
    files
}

/// Compares a tree with the one in a folder of the repository; with `SNAPSHOTS=overwrite` makes that folder like it.
#[track_caller]
pub(crate) fn assert_golden(made: &Tree, folder: &str) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    if std::env::var_os("SNAPSHOTS").is_some_and(|v| v == "overwrite") {
        let _ = fs::remove_dir_all(&full);
        for (path, bytes) in made {
            let file = full.join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a new folder");
            fs::write(file, bytes).expect("a written file");
        }
    }
    let expected = tree(&full);
    for (path, bytes) in made {
        if let Some(old) = expected.get(path) {
            let (new, old) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(old));
            let line = new.lines().zip(old.lines()).position(|(a, b)| a != b);
            if let Some(n) = line {
                let at = |text: &str| text.lines().nth(n).unwrap_or("").to_owned();
                panic!(
                    "{folder}/{path}:{}\nexpected: {}\nmade:     {}\nSNAPSHOTS=overwrite renews it",
                    n + 1,
                    at(&old),
                    at(&new)
                );
            }
        }
    }
    assert_same(&expected, made, &format!("{folder} (SNAPSHOTS=overwrite renews it)"));
}

/// A file of a tree as text.
pub(crate) fn text<'a>(tree: &'a Tree, path: &str) -> &'a str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", tree.keys().collect::<Vec<_>>()));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// Demands that two trees are equal; says which files are not.
#[track_caller]
pub(crate) fn assert_same(left: &Tree, right: &Tree, what: &str) {
    let names: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let different: Vec<&&String> = names.iter().filter(|n| left.get(**n) != right.get(**n)).collect();
    assert!(different.is_empty(), "{what}: {different:?} differ");
}

/// The problems, one a line, for the message of a failed test.
pub(crate) fn told(diagnostics: &Diagnostics) -> String {
    let errors = diagnostics.sorted().into_iter().filter(|d| d.level == Level::Error);
    errors.map(|d| format!("{d:?}")).collect::<Vec<_>>().join("\n")
}
