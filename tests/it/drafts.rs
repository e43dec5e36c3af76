//! What is published on which day.

use jiff::civil::{Date, date};
use songngu::pipeline::Options;

use crate::sandbox::Sandbox;

/// Whether a page with these fields is in the site of a day.
fn is_published(fields: &str, day: Date, drafts: bool) -> bool {
    let sandbox = Sandbox::small();
    sandbox.page("notice", "vi", "Thông báo", fields);
    sandbox.page("notice", "en", "Notice", "");
    sandbox.build_with(&Options { build_date: day, drafts, ..sandbox.options() });
    let tree = sandbox.read_output();
    let pages = ["thong-bao/index.html", "en/notice/index.html"].map(|path| tree.contains_key(path));
    assert_eq!(pages[0], pages[1], "the two languages differ");
    let listed = crate::sandbox::text(&tree, "index.html").contains("/thong-bao/");
    assert_eq!(pages[0], listed, "the list and the page differ");
    assert_eq!(pages[0], crate::sandbox::text(&tree, "sitemap.xml").contains("/thong-bao/"), "the sitemap differs");
    pages[0]
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let day = date(2026, 11, 23);
    assert!(!is_published("draft = true", day, false));
    assert!(is_published("draft = true", day, true));
    assert!(is_published("draft = false", day, false));
}

#[test]
fn a_page_is_published_from_its_day_on() {
    let fields = "publish = 2026-12-01";
    assert!(!is_published(fields, date(2026, 11, 30), false));
    assert!(is_published(fields, date(2026, 12, 1), false));
    assert!(is_published(fields, date(2026, 11, 30), true));
}

#[test]
fn a_page_expires_on_its_day() {
    let fields = "expires = 2026-12-01";
    assert!(is_published(fields, date(2026, 11, 30), false));
    assert!(!is_published(fields, date(2026, 12, 1), false));
    assert!(is_published(fields, date(2026, 12, 1), true));
}

#[test]
fn a_build_with_drafts_remembers_no_address() {
    let sandbox = Sandbox::small();
    sandbox.page("notice", "vi", "Thông báo", "draft = true");
    sandbox.build();
    let lock = || crate::sandbox::tree(&sandbox.root()).remove("site.lock.toml");
    let before = lock();
    assert!(before.is_some(), "no list of addresses");
    assert!(sandbox.command(&["--drafts"]).status().expect("the program").success());
    assert!(sandbox.read_output().contains_key("thong-bao/index.html"), "no draft");
    assert_eq!(lock(), before);
}
