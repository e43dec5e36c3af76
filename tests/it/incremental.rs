//! Whatever was built before into the same folder, and whatever earlier runs remember: the output is that of a clean
//! build, and so is what is said of the texts.
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use songngu::diag::Diagnostic;
use songngu::output::{KeptFile, OutputFile, Tree};
use songngu::pipeline::{self, Cache, Nobody, Onlooker, Options, Outcome, Phase};

use crate::sandbox::{Sandbox, assert_same, tree};

#[derive(Debug, Clone)]
enum Edit {
    /// Writes a page; the second number changes its text, the third its fields.
    Write(u8, u8, u8),
    /// Writes the English text.
    Translate(u8, u8),
    /// Changes only the words of a page, the Vietnamese or the English.
    Words(u8, bool, u8),
    /// Gives a page's file another name.
    Rename(u8, u8),
    /// Removes a page.
    Remove(u8),
    /// Writes the glossary.
    Glossary(u8),
    /// Changes the settings.
    Settings(bool),
    /// Damages what is remembered.
    Damage(u8),
    /// Changes a template of the theme.
    Theme(u8),
    /// Changes a file of the site that was built.
    Output(u8),
    /// Builds into the folder that all builds share.
    Build,
    /// Waits until the clocks of the disk have ticked, so that a build may see at a glance that nothing has changed.
    Rest,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let page = 0..6_u8;
    let edit = prop_oneof![
        3 => (page.clone(), any::<u8>(), 0..4_u8).prop_map(|(p, t, f)| Edit::Write(p, t, f)),
        2 => (page.clone(), any::<u8>()).prop_map(|(p, t)| Edit::Translate(p, t)),
        3 => (page.clone(), any::<bool>(), any::<u8>()).prop_map(|(p, e, t)| Edit::Words(p, e, t)),
        1 => (page.clone(), page.clone()).prop_map(|(a, b)| Edit::Rename(a, b)),
        1 => page.prop_map(Edit::Remove),
        1 => (0..3_u8).prop_map(Edit::Glossary),
        1 => any::<bool>().prop_map(Edit::Settings),
        1 => any::<u8>().prop_map(Edit::Damage),
        1 => (0..2_u8).prop_map(Edit::Theme),
        1 => (0..6_u8).prop_map(Edit::Output),
        4 => Just(Edit::Build),
        3 => Just(Edit::Rest),
    ];
    prop::collection::vec(edit, 1..14)
}

/// The options of a build that uses what earlier ones left in the site's folder.
fn remembering(sandbox: &Sandbox) -> Options {
    Options { cache: Arc::new(Cache::in_folder(&sandbox.root(), "test".to_owned())), ..sandbox.options() }
}

/// A small site with a page that searches.
fn searched() -> Sandbox {
    let sandbox = Sandbox::small();
    sandbox.page("search", "vi", "Tìm kiếm", "kind = \"search\"");
    sandbox
}

/// Looks at a page, and remembers what was shown before the site was whole.
#[derive(Default)]
struct Somebody(Mutex<Vec<(String, KeptFile)>>);

impl Onlooker for Somebody {
    fn looked_at(&self) -> Vec<String> {
        vec!["index.html".to_owned(), "trang-1-ban-1/index.html".to_owned(), "trang-2-ban-0/index.html".to_owned()]
    }

    fn first(&self, files: Vec<OutputFile>) {
        let files = files.into_iter().map(|file| (file.path.clone(), KeptFile::new(&file)));
        self.0.lock().expect("a lock").extend(files);
    }
}

#[test]
fn a_template_is_seen_at_once() {
    let sandbox = Sandbox::small();
    sandbox.page("p1", "vi", "Trang 1 bản 1", "");
    let options = sandbox.options();
    // A file that was written just now may change again without its showing.
    let rest = || std::thread::sleep(Duration::from_millis(25));
    rest();
    pipeline::preview(&options, &Nobody).expect("the disk works");
    let somebody = Somebody::default();
    let first = || std::mem::take(&mut *somebody.0.lock().expect("a lock"));
    let count = |files: &[(String, KeptFile)]| files.iter().filter(|(path, _)| path.ends_with("-1/index.html")).count();
    apply(&sandbox, &Edit::Theme(1));
    rest();
    let (outcome, tree) = pipeline::preview(&options, &somebody).expect("the disk works");
    assert!(!outcome.diagnostics.has_errors(), "{:?}", outcome.diagnostics.sorted());
    let shown = first();
    // Of the site that was in memory, and of the new one.
    assert_eq!(count(&shown), 2, "{shown:?}");
    let tree = tree.expect("a site");
    assert!(shown.iter().all(|(path, file)| tree[path.as_str()] == *file));
    sandbox.write("themes/plain/templates/page.html", "{{ broken");
    pipeline::preview(&options, &somebody).expect("the disk works");
    assert_eq!(count(&first()), 0, "a broken template shows nothing");
}

fn exists(sandbox: &Sandbox, path: &str) -> bool {
    sandbox.root().join(path).exists()
}

fn apply(sandbox: &Sandbox, edit: &Edit) {
    let path = |page: u8, language: &str| format!("content/p{page}.{language}.md");
    match edit {
        Edit::Write(page, text, fields) => {
            let fields = ["", "topics = [\"water\"]", "draft = true", "topics = [\"roads\", \"water\"]\nweight = 3"]
                [usize::from(*fields)];
            sandbox.page(&format!("p{page}"), "vi", &format!("Trang {page} bản {text}"), fields);
        }
        Edit::Translate(page, text) => {
            if exists(sandbox, &path(*page, "vi")) {
                sandbox.page(&format!("p{page}"), "en", &format!("Page {page} text {text}"), "");
            }
        }
        Edit::Words(page, english, text) => {
            let path = path(*page, if *english { "en" } else { "vi" });
            if exists(sandbox, &path) {
                let old = sandbox.read(&path);
                let kept = old.split("\nThêm: ").next().unwrap_or_default();
                // Of many kinds: figures, links to other pages and to places, headings, marks.
                let words =
                    ["một đoạn", "một đoạn 12", "[liên kết](p1.md)", "\n## Mục\n\n- a\n- b", "**đậm**", "lá cờ"];
                let more = words[usize::from(*text) % words.len()].repeat(1 + usize::from(*text) / 64);
                sandbox.write(&path, &format!("{kept}\nThêm: {more}\n"));
            }
        }
        Edit::Rename(from, to) => {
            for language in ["vi", "en"] {
                let (from, to) = (path(*from, language), path(*to, language));
                if exists(sandbox, &from) && !exists(sandbox, &to) {
                    sandbox.rename(&from, &to);
                }
            }
        }
        Edit::Remove(page) => {
            for language in ["vi", "en"] {
                if exists(sandbox, &path(*page, language)) {
                    sandbox.remove(&path(*page, language));
                }
            }
        }
        Edit::Glossary(translation) => {
            let word = ["page", "leaf", "sheet"][usize::from(*translation)];
            sandbox
                .write("content/glossary.toml", &format!("[[term]]\nid = \"page\"\nvi = \"trang\"\nen = \"{word}\"\n"));
        }
        Edit::Settings(hold) => {
            let settings = sandbox.read("site.toml");
            let settings = settings.split("[parity]").next().unwrap_or_default();
            let policy = if *hold { "hold" } else { "notice" };
            let offline = if *hold { "" } else { "[offline]\n" };
            sandbox.write("site.toml", &format!("{settings}[parity]\npage = \"{policy}\"\n{offline}"));
        }
        Edit::Damage(at) => {
            let files = [".songngu/stamp", ".songngu/texts/0", ".songngu/texts/0.shelf"];
            let files = files.map(|path| sandbox.root().join(path)).into_iter().chain(memo_files(sandbox));
            let words = fs::read_dir(sandbox.root().join(".songngu/words")).into_iter().flatten().flatten();
            let files: Vec<_> = files.chain(words.map(|entry| entry.path())).collect();
            let path = &files[usize::from(*at) % files.len()];
            if let Ok(mut bytes) = fs::read(path) {
                let at = usize::from(*at) * bytes.len() / 256;
                bytes[at] ^= 0x55;
                fs::write(path, bytes).expect("the disk works");
            }
        }
        Edit::Theme(words) => {
            let path = "themes/plain/templates/page.html";
            let template = sandbox.read(path);
            // Words in a block, for a template that extends another has nothing outside of them.
            let (before, after) = template.split_once("{% endblock").expect("a block");
            let before = before.split("<!--").next().unwrap_or_default();
            sandbox.write(path, &format!("{before}<!-- {words} -->{{% endblock{after}"));
        }
        Edit::Output(page) => {
            let path = format!("trang-{page}-ban-{page}/index.html");
            if sandbox.output().join(&path).exists() {
                sandbox.write_output(&path, "somebody else's words");
            }
        }
        Edit::Build => {
            sandbox.try_build_with(&remembering(sandbox));
        }
        Edit::Rest => std::thread::sleep(Duration::from_millis(25)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn warm_equals_cold(edits in edits()) {
        let sandbox = searched();
        sandbox.build();
        for edit in &edits {
            apply(&sandbox, edit);
        }
        // An English text whose original has gone is an error; there is then no site to compare.
        let outcome = sandbox.try_build_with(&remembering(&sandbox));
        if !outcome.diagnostics.has_errors() {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let options = Options { output: folder.path().join("output"), ..sandbox.options() };
            let cold = sandbox.try_build_with(&options);
            assert_eq!(outcome.diagnostics.sorted(), cold.diagnostics.sorted());
            assert_same(&sandbox.read_output(), &tree(&options.output), "warm and cold");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_that_follows_equals_a_fresh_one(edits in edits()) {
        let sandbox = searched();
        let following = sandbox.options();
        let somebody = Somebody::default();
        pipeline::preview(&following, &Nobody).expect("the disk works");
        for edit in &edits {
            apply(&sandbox, edit);
            let (outcome, followed) = pipeline::preview(&following, &somebody).expect("the disk works");
            let first = std::mem::take(&mut *somebody.0.lock().expect("a lock"));
            let (clean, fresh) = pipeline::preview(&sandbox.options(), &Nobody).expect("the disk works");
            assert_eq!(outcome.diagnostics.sorted(), clean.diagnostics.sorted(), "{edit:?}");
            assert_eq!(followed.is_some(), fresh.is_some());
            if let (Some(followed), Some(fresh)) = (followed, fresh) {
                let names = |tree: &Arc<Tree>| tree.keys().cloned().collect::<Vec<_>>();
                assert_eq!(names(&followed), names(&fresh), "{edit:?}");
                for (path, file) in fresh.iter() {
                    assert!(followed[path] == *file, "{path} after {edit:?}");
                }
                // What was shown at once was right.
                for (path, file) in first {
                    assert!(fresh[path.as_str()] == file, "{path} at once after {edit:?}");
                }
            }
        }
    }
}

/// The files with results of earlier runs, sorted.
fn memo_files(sandbox: &Sandbox) -> Vec<PathBuf> {
    let entries = fs::read_dir(sandbox.root().join(".songngu")).into_iter().flatten().flatten();
    let is_memo = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("memo-"));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_memo).collect();
    files.sort();
    files
}

/// What is in them.
fn memo(sandbox: &Sandbox) -> BTreeMap<PathBuf, Vec<u8>> {
    memo_files(sandbox).into_iter().map(|path| (path.clone(), fs::read(path).expect("a memo"))).collect()
}

#[test]
fn what_is_remembered_may_be_deleted_foreign_or_unwritable() {
    let sandbox = Sandbox::small();
    sandbox.page("p", "vi", "Có 12 xã", "");
    sandbox.page("p", "en", "There are 13 communes", "");
    let cold = sandbox.try_build();
    let built = |what: &str| {
        // Or the build sees that nothing has changed, and remembers nothing anew.
        let _ = fs::remove_file(sandbox.root().join(".songngu/stamp"));
        let warm = sandbox.build_with(&remembering(&sandbox));
        assert_eq!(warm.diagnostics.sorted(), cold.diagnostics.sorted(), "{what}");
    };
    built("at first");
    let first = memo(&sandbox);
    assert!(!first.is_empty());
    built("again");
    assert_eq!(memo(&sandbox), first, "the same results, the same bytes");
    fs::remove_dir_all(sandbox.root().join(".songngu")).expect("a removed folder");
    built("deleted");
    for file in first.keys() {
        fs::write(file, "không phải của chương trình này").expect("a written file");
    }
    built("foreign");
    assert_eq!(memo(&sandbox), first);
    fs::remove_dir_all(sandbox.root().join(".songngu")).expect("a removed folder");
    sandbox.write(".songngu", "a file where the folder should be");
    built("unwritable");
}

#[test]
fn a_page_that_did_not_change_is_not_looked_at_again() {
    let sandbox = Sandbox::small();
    sandbox.page("p", "vi", "Có 12 xã", "");
    sandbox.page("p", "en", "There are 13 communes", "");
    let options = remembering(&sandbox);
    sandbox.build_with(&options);
    let before = memo(&sandbox);
    // Nothing new is remembered when nothing is new; one more page brings more results, and the parts with these are
    // written and no others.
    before.keys().for_each(|file| fs::remove_file(file).expect("a removed file"));
    sandbox.build_with(&options);
    assert!(memo(&sandbox).is_empty());
    sandbox.page("q", "vi", "Có 14 xã", "");
    sandbox.build_with(&options);
    let after = memo(&sandbox);
    assert!(!after.is_empty() && after.iter().all(|(file, bytes)| before.get(file).is_none_or(|old| old != bytes)));
}

#[test]
fn what_was_remembered_of_a_page_that_is_gone_goes() {
    let sandbox = Sandbox::small();
    let size = || memo(&sandbox).values().map(Vec::len).sum::<usize>();
    let name = |n: usize| format!("page-{n}");
    (0..120).for_each(|n| sandbox.page(&name(n), "vi", &format!("Có {n} xã"), ""));
    sandbox.build_with(&remembering(&sandbox));
    let with_all = size();
    (1..120).for_each(|n| sandbox.remove(&format!("content/{}.vi.md", name(n))));
    // A part goes when there is something new in it.
    for n in 0..60 {
        sandbox.page(&name(0), "vi", &format!("Có {n} xã và {n} phường"), "");
        sandbox.build_with(&remembering(&sandbox));
    }
    assert!(size() < with_all / 2, "{} of {with_all}", size());
}

#[test]
fn parsed_texts_are_kept_and_only_an_edit_renews_them() {
    let sandbox = Sandbox::small();
    let table = "```facts\n[[fact]]\nvalue = \"12\"\nlabel = \"xã\"\nas_of = \"2024\"\nsource = \"A1\"\n```\n\n| a | b |\n| --- | --- |\n| 1 | `x` |\n";
    sandbox.page("p", "vi", "Có 12 xã", "");
    sandbox.page("q", "vi", &format!("# Bảng {{#bang}}\n\n[tới](p.vi.md) ![ảnh](p.svg)\n\n{table}"), "");
    let texts = sandbox.root().join(".songngu/texts/0");
    let build = || {
        let _ = fs::remove_file(sandbox.root().join(".songngu/stamp"));
        sandbox.try_build_with(&remembering(&sandbox))
    };
    let cold = build();
    let first = fs::read(&texts).expect("texts");
    let written = |path: &std::path::Path| fs::metadata(path).and_then(|facts| facts.modified()).expect("a time");
    let time = written(&texts);
    std::thread::sleep(Duration::from_millis(25));
    assert_eq!(build().diagnostics.sorted(), cold.diagnostics.sorted());
    assert_eq!(written(&texts), time, "nothing is written when nothing is new");
    sandbox.page("p", "vi", "Có 13 xã, và thêm một câu", "");
    build();
    assert_ne!(fs::read(&texts).expect("texts"), first, "an edit renews its group");
    // Settings decide how a text is parsed: none of the old ones are used again, nor kept.
    let edited = fs::read(&texts).expect("texts");
    sandbox.write("site.toml", &format!("{}\n[markdown]\ntypography = false\n", sandbox.read("site.toml")));
    build();
    assert_ne!(fs::read(&texts).expect("texts"), edited);
    fs::write(&texts, "không phải của chương trình này").expect("a written file");
    build();
    assert!(fs::read(&texts).expect("texts").len() > 100);
}

#[test]
fn a_text_that_does_not_come_back_is_parsed_again_before_anything_is_published() {
    let sandbox = Sandbox::small();
    let shelf = sandbox.root().join(".songngu/texts/0.shelf");
    let edit = |number: u32| {
        sandbox.page("p", "vi", &format!("Có {number} xã"), "");
        sandbox.page("q", "vi", &format!("Trang {number}"), "");
    };
    edit(0);
    sandbox.build_with(&remembering(&sandbox));
    for number in 1..=8 {
        let mut bytes = fs::read(&shelf).expect("texts");
        let at = bytes.len() * (number as usize - 1) / 8;
        bytes[at] ^= 1;
        fs::write(&shelf, bytes).expect("a written file");
        edit(number);
        sandbox.build_with(&remembering(&sandbox));
        let warm = sandbox.read_output();
        assert_same(&warm, &sandbox.build(), &format!("byte {at}"));
        sandbox.build_with(&remembering(&sandbox));
        assert!(shelf.exists(), "and is remembered again");
    }
    // A shelf that is another one's altogether.
    fs::write(&shelf, "không phải của chương trình này").expect("a written file");
    edit(9);
    sandbox.build_with(&remembering(&sandbox));
    let warm = sandbox.read_output();
    assert_same(&warm, &sandbox.build(), "another shelf");
}

/// Builds until a build sees at a glance that there is nothing to do.
fn build_at_a_glance(sandbox: &Sandbox) -> Outcome {
    let start = Instant::now();
    loop {
        let outcome = sandbox.build_with(&remembering(sandbox));
        let phases = outcome.report.as_ref().map(|report| report.timings.phases().to_vec()).unwrap_or_default();
        if phases.iter().all(|(phase, _)| *phase == Phase::Stamp) {
            return outcome;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{phases:?}");
    }
}

#[test]
fn an_unchanged_site_is_seen_at_a_glance() {
    let sandbox = Sandbox::small();
    sandbox.page("p", "vi", "Có 12 xã", "");
    sandbox.page("p", "en", "There are 13 communes", "");
    let cold = sandbox.try_build();
    let glance = build_at_a_glance(&sandbox);
    assert_eq!(glance.diagnostics.sorted(), cold.diagnostics.sorted());
    assert_eq!(told_with(&glance), told_with(&cold), "the places are shown as before");
    let (was, is) = (cold.report.expect("a report"), glance.report.expect("a report"));
    assert_eq!((was.files, was.bytes, was.languages), (is.files, is.bytes, is.languages));
    let committed = is.committed.expect("a folder");
    assert_eq!((committed.written, committed.same, committed.removed), (0, is.files, 0));

    // Whatever changes, is seen: a text, a name, an option, the site that was built.
    let before = sandbox.read_output();
    sandbox.page("p", "en", "There are 12 communes", "");
    assert!(sandbox.build_with(&remembering(&sandbox)).diagnostics.is_empty());
    assert!(sandbox.read_output() != before);
    build_at_a_glance(&sandbox);
    let before = sandbox.read_output();
    sandbox.write_output("index.html", "somebody else's words");
    sandbox.build_with(&remembering(&sandbox));
    assert_same(&sandbox.read_output(), &before, "what somebody changed is put right");
    build_at_a_glance(&sandbox);
    fs::remove_file(sandbox.output().join("404.html")).expect("a removed file");
    sandbox.build_with(&remembering(&sandbox));
    assert_same(&sandbox.read_output(), &before, "what somebody removed is put back");
    build_at_a_glance(&sandbox);
    sandbox.page("r", "vi", "Bản nháp", "draft = true");
    sandbox.build_with(&remembering(&sandbox));
    build_at_a_glance(&sandbox);
    let drafts = Options { drafts: true, remember: false, ..remembering(&sandbox) };
    sandbox.build_with(&drafts);
    assert!(sandbox.output().join("ban-nhap/index.html").exists());
    sandbox.build_with(&remembering(&sandbox));
    assert!(!sandbox.output().join("ban-nhap/index.html").exists());
}

/// What is said, with the words that the places show.
fn told_with(outcome: &Outcome) -> Vec<String> {
    let words = |problem: &Diagnostic| {
        let spans = problem.span.iter().chain(problem.labels.iter().map(|label| &label.span));
        let shown = spans.map(|span| {
            let file = outcome.sources.get(span.source);
            format!("{} {}", file.path, &file.text()[span.range()])
        });
        shown.collect::<Vec<_>>().join("; ")
    };
    outcome.diagnostics.sorted().into_iter().map(words).collect()
}
