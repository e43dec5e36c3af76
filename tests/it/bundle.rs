//! The offline edition from the command line: what it leaves alone.
#![expect(clippy::disallowed_methods, reason = "a test reads what was written")]

use std::fs;

use crate::sandbox::{Sandbox, text};

fn bundle(sandbox: &Sandbox, name: &str) -> (Option<i32>, String) {
    let path = sandbox.output().with_file_name(name);
    let mut program = sandbox.program(&["build", "--bundle", &path.display().to_string()]);
    let ran = program.output().expect("a program that runs");
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[test]
fn a_bundle_disturbs_neither_the_output_nor_the_addresses() {
    let sandbox = Sandbox::small();
    sandbox.build();
    let (before, lock) = (sandbox.read_output(), fs::read(sandbox.root().join("site.lock.toml")).expect("a lock"));
    sandbox.page("more", "vi", "Thêm", "");
    let (code, said) = bundle(&sandbox, "site.zip");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Packed the site into"), "{said}");
    assert_eq!(sandbox.read_output(), before);
    assert_eq!(fs::read(sandbox.root().join("site.lock.toml")).expect("a lock"), lock);
    assert!(text(&before, "sw.js").contains("unregister"));
}

#[test]
fn two_bundles_of_one_site_are_the_same() {
    let sandbox = Sandbox::small();
    for name in ["a.zip", "b.zip"] {
        assert_eq!(bundle(&sandbox, name).0, Some(0));
    }
    let read = |name: &str| fs::read(sandbox.output().with_file_name(name)).expect("a bundle");
    assert_eq!(read("a.zip"), read("b.zip"));
}

#[test]
fn a_site_with_an_error_leaves_the_bundle_that_was_there() {
    let sandbox = Sandbox::small();
    assert_eq!(bundle(&sandbox, "site.zip").0, Some(0));
    let path = sandbox.output().with_file_name("site.zip");
    let before = fs::read(&path).expect("a bundle");
    sandbox.write("content/bad.vi.md", "+++\ntitel = \"x\"\n+++\n");
    let (code, said) = bundle(&sandbox, "site.zip");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Nothing was packed"), "{said}");
    assert_eq!(fs::read(&path).expect("a bundle"), before);
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let sandbox = Sandbox::small();
    let (code, said) = bundle(&sandbox, "no/such/folder/site.zip");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("site.zip"), "{said}");
}
