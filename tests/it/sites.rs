//! Small sites, each about one thing, and every byte that is made of them.

use crate::sandbox::{Sandbox, assert_golden};

#[track_caller]
fn golden(name: &str) {
    let folder = format!("tests/sites/golden/{name}");
    let sandbox = Sandbox::copy_of(&folder);
    sandbox.add_plain_theme();
    let mut made = sandbox.build();
    // Nothing but hashes of the other files.
    made.remove(".songngu");
    assert_golden(&made, &format!("{folder}/expected"));
}

#[test]
fn bilingual() {
    golden("bilingual");
}

#[test]
fn taxonomy() {
    golden("taxonomy");
}

#[test]
fn pagination() {
    golden("pagination");
}

#[test]
fn redirects() {
    golden("redirects");
}

#[test]
fn components() {
    golden("components");
}
