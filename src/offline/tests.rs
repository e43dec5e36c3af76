use super::*;
use crate::testing::{FILES, SETTINGS, site, site_of};

fn text(file: &OutputFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

fn asked_for(more: &str) -> SiteConfig {
    site_of(&format!("{SETTINGS}\n[offline]\n{more}"), FILES).config
}

/// The facts on the first line.
fn facts(file: &OutputFile) -> serde_json::Value {
    let line = text(file).lines().next().expect("a line");
    let json = line.strip_prefix("const SITE = ").and_then(|l| l.strip_suffix(';')).expect("the facts");
    serde_json::from_str(json).expect("JSON")
}

fn hashes(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect()
}

#[test]
fn a_site_that_does_not_ask_takes_an_earlier_worker_back() {
    let config = site().config;
    assert_eq!(worker_url(&config), None);
    assert!(shell(&config, &[UrlPath::root().file("assets/a.css")]).is_empty());
    let file = worker(&config, &[], &BTreeMap::new());
    assert!(text(&file).contains("unregister()") && !text(&file).contains("SITE"));
}

#[test]
fn the_shell_is_homes_offline_pages_and_what_every_page_may_need() {
    let config = asked_for("");
    let assets = ["assets/style-1a2b3c4d.css", "assets/plain/icon-512.png", "assets/fonts/a.woff2"];
    let shell = shell(&config, &assets.map(|name| UrlPath::root().file(name)));
    let urls: Vec<&str> = shell.iter().map(UrlPath::as_str).collect();
    let wanted = ["/", "/assets/fonts/a.woff2", "/assets/style-1a2b3c4d.css", "/en/", "/en/offline/", "/offline/"];
    assert_eq!(urls, wanted);
}

#[test]
fn the_worker_knows_the_deepest_language_first_and_how_much_to_keep() {
    let config = asked_for("pages = 7");
    let facts = facts(&worker(&config, &shell(&config, &[]), &BTreeMap::new()));
    assert_eq!(facts["offline"][0], serde_json::json!({ "below": "/en/", "page": "/en/offline/" }));
    assert_eq!(facts["offline"][1]["below"], "/");
    assert_eq!(facts["pages"], 7);
}

#[test]
fn another_file_in_the_shell_is_another_version() {
    let config = asked_for("");
    let version = |pairs| facts(&worker(&config, &[], &hashes(pairs)))["version"].clone();
    let first = version(&[("index.html", "a")]);
    assert_eq!(first, version(&[("index.html", "a")]));
    assert_ne!(first, version(&[("index.html", "b")]));
    assert_ne!(first, version(&[("index.html", "a"), ("en/index.html", "a")]));
}
