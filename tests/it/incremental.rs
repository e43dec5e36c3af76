//! Whatever was built before into the same folder: the output is that of a clean build.

use proptest::prelude::*;

use crate::sandbox::{Sandbox, assert_same, tree};

#[derive(Debug, Clone)]
enum Edit {
    /// Writes a page; the second number changes its text, the third its fields.
    Write(u8, u8, u8),
    /// Writes the English text.
    Translate(u8, u8),
    /// Gives a page's file another name.
    Rename(u8, u8),
    /// Removes a page.
    Remove(u8),
    /// Builds into the folder that all builds share.
    Build,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let page = 0..6_u8;
    let edit = prop_oneof![
        3 => (page.clone(), any::<u8>(), 0..4_u8).prop_map(|(p, t, f)| Edit::Write(p, t, f)),
        2 => (page.clone(), any::<u8>()).prop_map(|(p, t)| Edit::Translate(p, t)),
        1 => (page.clone(), page.clone()).prop_map(|(a, b)| Edit::Rename(a, b)),
        1 => page.prop_map(Edit::Remove),
        2 => Just(Edit::Build),
    ];
    prop::collection::vec(edit, 1..14)
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
        Edit::Build => {
            sandbox.try_build();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn warm_equals_cold(edits in edits()) {
        let sandbox = Sandbox::small();
        sandbox.build();
        for edit in &edits {
            apply(&sandbox, edit);
        }
        // An English text whose original has gone is an error; there is then no site to compare.
        let outcome = sandbox.try_build();
        if !outcome.diagnostics.has_errors() {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let options = songngu::pipeline::Options { output: folder.path().join("output"), ..sandbox.options() };
            sandbox.build_with(&options);
            assert_same(&sandbox.read_output(), &tree(&options.output), "warm and cold");
        }
    }
}
