//! Broken sites: what is said about each kind of mistake, and that the published site stays as it was.
//!
//! A folder of `tests/sites/broken/` is named for a code, or for a code and a variant, or begins with `accepted-`.
//! It holds what differs from `tests/sites/base/`; a file named `X.delete` takes X away. What git cannot hold is made
//! by [`by_hand`]. `expected.txt` has the problems in English, then in Vietnamese. `SNAPSHOTS=overwrite` renews it.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use songngu::diag::Code;
use songngu::diag::render::Format;
use songngu::fs::ListingOrder;
use songngu::message::program;
use songngu::pipeline::{Mode, Options, Outcome, build};

use crate::pictures;

const EXPECTED: &str = "expected.txt";
const DELETE: &str = ".delete";
/// Between the English and the Vietnamese lines.
const SEPARATOR: &str = "---\n";

fn sites() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// The names of all broken sites, sorted.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(sites().join("broken")).expect("the folder of broken sites");
    let names = entries.map(|e| e.expect("an entry").file_name().into_string().expect("a plain name"));
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The code that a case is about; none for what has to be accepted.
fn code_of(case: &str) -> Option<Code> {
    let named =
        |code: &&Code| case.strip_prefix(code.name()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    Code::ALL.iter().filter(named).max_by_key(|code| code.name().len()).copied()
}

#[test]
fn every_broken_site_is_explained_and_leaves_the_published_one_alone() {
    let failures: Vec<String> = cases()
        .par_iter()
        .flat_map(|case| {
            let problems = check(case);
            (!problems.is_empty()).then(|| format!("{case}: {}", problems.join("\n")))
        })
        .collect();
    assert!(failures.is_empty(), "{} cases are wrong\n\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn every_code_has_a_broken_site_and_every_site_a_code() {
    let cases = cases();
    let covered: BTreeSet<Code> = cases.iter().filter_map(|case| code_of(case)).collect();
    // What a file from a translator may be is tried in `exchange`.
    let of_builds = |code: &&Code| !code.name().starts_with("exchange-");
    let bare: Vec<&str> =
        Code::ALL.iter().filter(of_builds).filter(|c| !covered.contains(c)).map(|c| c.name()).collect();
    assert_eq!(bare, [""; 0], "codes without a site");
    let stray: Vec<&String> = cases.iter().filter(|c| code_of(c).is_none() && !c.starts_with("accepted-")).collect();
    assert!(stray.is_empty(), "sites without a code: {stray:?}");
    for case in cases {
        let said = fs::read_to_string(sites().join("broken").join(&case).join(EXPECTED)).expect(&case);
        assert!(said.contains(SEPARATOR) && !said.contains("{$"), "{case}\n{said}");
    }
}

/// Builds the base, breaks it, builds again; gives what is not as it should be.
fn check(case: &str) -> Vec<String> {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let root = temporary.path().join("site");
    overlay(&sites().join("base"), &root);
    let first = build(&options(&root), Mode::Write).expect("the disk works");
    if first.report.is_none() || !first.diagnostics.is_empty() {
        return vec![format!("the base is not clean\n{}", concise(&first, "en", &root))];
    }
    let folder = sites().join("broken").join(case);
    overlay(&folder, &root);
    let mut options = options(&root);
    if !by_hand(case, &root, &mut options) {
        return Vec::new();
    }
    let before = contents(&root);
    // What is remembered of an earlier look is said again, word for word.
    build(&options, Mode::Check).expect("problems of a site are no failures of the disk");
    let of_spelling = code_of(case).is_some_and(|own| Code::OF_SPELLING.contains(&own));
    let mode = if of_spelling { Mode::Check } else { Mode::Write };
    let mut outcome = build(&options, mode).expect("problems of a site are no failures of the disk");
    // Most sites here break one language only: what is said about two texts that differ is left out where it is not
    // what the site is about.
    if !code_of(case).is_some_and(|own| Code::OF_PAIRS.contains(&own)) {
        Code::OF_PAIRS.iter().for_each(|code| outcome.diagnostics.remove(*code));
    }

    let mut wrong = Vec::new();
    let mut expect = |holds: bool, words: &str| {
        if !holds {
            wrong.push(words.to_owned());
        }
    };
    let has_errors = outcome.diagnostics.has_errors();
    expect(outcome.report.is_none() == has_errors, "a build has a report if and only if it has no error");
    expect(!has_errors || contents(&root) == before, "a build with errors changed something");
    expect(code_of(case).is_none_or(|code| outcome.diagnostics.contains(code)), "the code is not reported");
    for tag in ["en", "vi"] {
        for format in [Format::Human, Format::Json, Format::Github] {
            let text = written(&outcome, format, tag);
            expect(!text.contains("{$"), &format!("a value is missing in\n{text}"));
        }
        for line in written(&outcome, Format::Json, tag).lines() {
            let problem: serde_json::Value = serde_json::from_str(line).expect("JSON");
            expect(problem["help"].is_string(), "there is no advice");
            let labels = problem["labels"].as_array().expect("a list");
            expect(labels.iter().all(|l| l["message"].is_string()), "a label has no words");
        }
    }
    let said = format!("{}{SEPARATOR}{}", concise(&outcome, "en", &root), concise(&outcome, "vi", &root));
    let file = folder.join(EXPECTED);
    if std::env::var_os("SNAPSHOTS").is_some_and(|v| v == "overwrite") {
        fs::write(&file, &said).expect("the expectation can be written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    expect(said == expected, &format!("expected\n{expected}\nbut said\n{said}"));
    wrong
}

fn options(root: &Path) -> Options {
    Options {
        root: root.to_owned(),
        output: root.join("output"),
        base_url: None,
        drafts: false,
        remember: true,
        build_date: jiff::civil::date(2026, 1, 1),
        deny_warnings: false,
        order: ListingOrder::AsFound,
        bundle: false,
        cache: Arc::default(),
    }
}

/// The problems, a line each; the temporary folder has the same name in every run.
fn concise(outcome: &Outcome, tag: &str, root: &Path) -> String {
    written(outcome, Format::Concise, tag).replace(&root.display().to_string(), "SITE")
}

fn written(outcome: &Outcome, format: Format, tag: &str) -> String {
    let mut out = Vec::new();
    format.write(&outcome.diagnostics, &outcome.sources, program(tag), &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("text")
}

/// Copies a folder over another.
fn overlay(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder of the fixture") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a plain name");
        if entry.path().is_dir() {
            overlay(&entry.path(), &to.join(name));
        } else if let Some(gone) = name.strip_suffix(DELETE) {
            fs::remove_file(to.join(gone)).expect("what is taken away is there");
        } else if name != EXPECTED {
            fs::copy(entry.path(), to.join(name)).expect("a copy");
        }
    }
}

/// Makes what cannot lie in the repository. `false` if this computer cannot make it either.
fn by_hand(case: &str, root: &Path, options: &mut Options) -> bool {
    let about = root.join("content/about.vi.md");
    let write = |path: &str, bytes: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    };
    let page = |title: &str| format!("+++\ntitle = \"{title}\"\nparity = \"original-only\"\n+++\n");
    match case {
        "file-not-utf8" => write("content/about.vi.md", b"+++\ntitle = \"Gi\xf3i thi\xeau\"\n+++\n"),
        "file-not-utf8-settings" => write("site.toml", b"title = \"C\xf4ng\"\n"),
        "file-not-utf8-strings" => write("themes/plain/strings/vi.ftl", b"footnotes = Ch\xfa th\xedch\n"),
        "file-too-large" => {
            let file = fs::File::create(&about).expect("a file");
            file.set_len(50 * 1024 * 1024).expect("a file with a hole");
        }
        "file-name-windows" => write("content/aux.vi.md", page("Phụ").as_bytes()),
        "file-name-windows-character" => write("content/why?.vi.md", page("Vì sao").as_bytes()),
        "file-name-windows-ending" => write("content/pictures ./river.txt", b""),
        "file-name-case" => write("content/About.vi.md", page("Khác").as_bytes()),
        "nesting-too-deep" => {
            let text = format!("{}{} a\n", fs::read_to_string(&about).expect("the page"), "> ".repeat(200));
            write("content/about.vi.md", text.as_bytes());
        }
        "output-inside-content" => options.output = root.join("content/output"),
        "output-foreign" => {
            write("pictures/river.jpg", b"a picture");
            options.output = root.join("pictures");
        }
        "picture-too-large" => write("content/huge.png", &pictures::promising(12_000, 9_000)),
        "picture-too-large-bytes" => {
            let file = fs::File::create(root.join("content/heavy.jpg")).expect("a file");
            file.set_len(50 * 1024 * 1024).expect("a file with a hole");
        }
        "picture-damaged-cut" => write("content/cut.jpg", &pictures::jpeg(60, 40)[..700]),
        "picture-format" => write("content/phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        "picture-ending" => write("content/river.png", &pictures::jpeg(60, 40)),
        "picture-moving" => write("content/river.gif", &pictures::moving()),
        "accepted-bom-crlf" => {
            for path in ["content/about.vi.md", "content/about.en.md", "site.toml", "themes/plain/strings/vi.ftl"] {
                let text = fs::read_to_string(root.join(path)).expect("a file of the base");
                write(path, format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes());
            }
        }
        "accepted-deep-folders" => {
            let mut folder = "content".to_owned();
            for depth in 0..40 {
                folder += &format!("/{depth}");
                write(&format!("{folder}/_index.vi.md"), page(&format!("Cấp {depth}")).as_bytes());
            }
        }
        _ => return links(case, root),
    }
    true
}

/// Makes links and takes rights away.
#[cfg(unix)]
fn links(case: &str, root: &Path) -> bool {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let about = root.join("content/about.vi.md");
    let link = |target: &str, path: &Path| {
        if path.exists() {
            fs::remove_file(path).expect("the file gives way");
        }
        symlink(target, path).expect("a link");
    };
    match case {
        "symlink-outside" | "symlink-outside-picture" => {
            fs::write(root.join("../outside"), "+++\ntitle = \"Ngoài\"\n+++\n").expect("a file beside the site");
            let name = if case == "symlink-outside" { "about.vi.md" } else { "river.png" };
            link("../../outside", &root.join("content").join(name));
        }
        "file-unreadable-dangling-link" => link("nowhere.vi.md", &about),
        "file-unreadable-link-loop" => link(".", &root.join("content/again")),
        "file-unreadable" => {
            fs::set_permissions(&about, fs::Permissions::from_mode(0o000)).expect("the owner may");
            // Nothing is closed to the system's administrator.
            return fs::read(&about).is_err();
        }
        _ => {}
    }
    true
}

/// Elsewhere links need rights that a test does not have.
#[cfg(not(unix))]
fn links(case: &str, _: &Path) -> bool {
    !case.starts_with("symlink-") && !case.starts_with("file-unreadable")
}

/// Every file below a folder with its bytes, or with its size if it is large; a lock may come and stay.
fn contents(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_dir() || entry.file_name().to_string_lossy().ends_with(".songngu-lock") {
            continue;
        }
        let size = entry.metadata().expect("metadata").len();
        let is_large = size > 1024 * 1024;
        let bytes = if is_large { size.to_le_bytes().into() } else { fs::read(entry.path()).unwrap_or_default() };
        all.insert(entry.into_path(), bytes);
    }
    all
}
