//! What a build may do to the output folder: as little as possible.

use songngu::diag::Code;

use crate::sandbox::Sandbox;

#[test]
fn unchanged_files_keep_their_time() {
    let sandbox = Sandbox::small();
    sandbox.page("a", "vi", "Một", "");
    sandbox.page("a", "en", "One", "");
    sandbox.page("b", "vi", "Hai", "");
    sandbox.page("b", "en", "Two", "");
    sandbox.build();
    sandbox.age_output();
    let before = sandbox.written("hai/index.html");
    sandbox.write("content/a.vi.md", "+++\ntitle = \"Một\"\n+++\n\nKhác.\n");
    sandbox.build();
    assert_eq!(sandbox.written("hai/index.html"), before, "an unchanged page was written");
    assert_eq!(sandbox.written("404.html"), before, "an unchanged page was written");
    assert_ne!(sandbox.written("mot/index.html"), before, "a changed page was not written");
}

#[test]
fn an_unchanged_site_writes_nothing() {
    let sandbox = Sandbox::small();
    let first = sandbox.build();
    sandbox.age_output();
    let times: Vec<_> = first.keys().map(|path| sandbox.written(path)).collect();
    sandbox.build();
    assert_eq!(first.keys().map(|path| sandbox.written(path)).collect::<Vec<_>>(), times);
}

#[test]
fn a_file_that_somebody_changed_is_restored() {
    let sandbox = Sandbox::small();
    let first = sandbox.build();
    sandbox.write_output("index.html", "broken");
    crate::sandbox::assert_same(&sandbox.build(), &first, "after damage");
}

#[test]
fn what_is_no_longer_made_is_removed() {
    let sandbox = Sandbox::small();
    let first = sandbox.build();
    sandbox.page("a", "vi", "Một", "draft = false");
    sandbox.page("a", "en", "One", "");
    sandbox.build();
    sandbox.remove("content/a.vi.md");
    sandbox.remove("content/a.en.md");
    sandbox.remove("site.lock.toml");
    crate::sandbox::assert_same(&sandbox.build(), &first, "after the page has gone");
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let sandbox = Sandbox::small();
    sandbox.write_output("thesis.odt", "ten years of work");
    let outcome = sandbox.try_build();
    let codes: Vec<Code> = outcome.diagnostics.sorted().into_iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::OutputForeign]);
    assert_eq!(sandbox.read_output().keys().collect::<Vec<_>>(), ["thesis.odt"]);
}

#[test]
fn files_of_others_are_kept() {
    let sandbox = Sandbox::small();
    sandbox.build();
    sandbox.write_output(".well-known/proof.txt", "mine");
    sandbox.page("a", "vi", "Một", "");
    sandbox.page("a", "en", "One", "");
    let tree = sandbox.build();
    assert_eq!(crate::sandbox::text(&tree, ".well-known/proof.txt"), "mine");
    assert!(tree.contains_key("mot/index.html"), "{:?}", tree.keys());
}

#[test]
fn an_error_changes_nothing() {
    let sandbox = Sandbox::small();
    let first = sandbox.build();
    sandbox.write("content/a.vi.md", "+++\ntitle = \n+++\n");
    assert!(sandbox.try_build().diagnostics.has_errors());
    crate::sandbox::assert_same(&sandbox.read_output(), &first, "after an error");
}
