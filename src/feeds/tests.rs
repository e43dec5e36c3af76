use std::collections::BTreeSet;

use serde_json::Value as Json;

use std::sync::Mutex;

use super::*;
use crate::testing::{EN, Element, FILES, SETTINGS, VI, elements, site, site_of};

fn files(site: &Site) -> Vec<OutputFile> {
    let files = Mutex::new(Vec::new());
    let html = |id| format!("<p>{}\u{8} & ]]></p>", site.page(id).title);
    all(site, &html, &|_, _| false, &|file| files.lock().expect("a lock").push(file));
    files.into_inner().expect("a lock")
}

fn bytes<'f>(files: &'f [OutputFile], path: &str) -> &'f [u8] {
    &files.iter().find(|f| f.path == path).unwrap_or_else(|| panic!("{path} is made")).bytes
}

fn texts<'e>(elements: &'e [Element], name: &str) -> Vec<&'e str> {
    elements.iter().filter(|e| e.name == name).map(|e| e.text.as_str()).collect()
}

#[test]
fn the_list_and_the_files_agree() {
    let site = site();
    let listed: Vec<String> =
        [VI, EN].into_iter().flat_map(|l| list(&site, LanguageId::new(l))).map(|feed| feed.url.output_path()).collect();
    let mut made: Vec<String> = files(&site).into_iter().map(|f| f.path).collect();
    made.sort_unstable();
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, made, "they are made side by side, in any order");
    let paths: Vec<&str> = listed.iter().map(String::as_str).filter(|p| p.ends_with(".xml")).collect();
    let expected = [
        "feed.xml",
        "tin-tuc/feed.xml",
        "chu-de/van-hoa/feed.xml",
        "chu-de/yen/feed.xml",
        "en/feed.xml",
        "en/news/feed.xml",
        "en/topics/culture/feed.xml",
    ];
    assert_eq!(paths, expected, "a term without a page in a language has no feed there");
    let first = &list(&site, LanguageId::new(EN))[2];
    assert_eq!((first.title.as_str(), first.url.as_str()), ("News – Portal", "/en/news/feed.xml"));
}

#[test]
fn atom_is_complete_and_takes_its_times_from_the_pages() {
    let site = site();
    let files = files(&site);
    let feed = elements(bytes(&files, "feed.xml"));
    assert_eq!(feed[0].attribute("xml:lang"), "vi");
    assert_eq!(texts(&feed, "title"), ["Cổng", "Tin B", "Tin A < B & C", "Kế hoạch 179"], "newest first");
    assert_eq!(texts(&feed, "published")[1], "2020-01-02T00:00:00+07:00");
    assert_eq!(texts(&feed, "updated")[..2], ["2020-03-04T00:00:00+07:00", "2020-02-01T00:00:00+07:00"]);
    assert_eq!(texts(&feed, "content")[1], "<p>Tin A < B & C & ]]></p>", "control characters are no XML");
    assert_eq!(texts(&feed, "name"), ["Ủy ban"]);
    let link = |rel: &str| feed.iter().find(|e| e.attribute("rel") == rel).expect("a link").attribute("href");
    assert_eq!((link("self"), link("alternate")), ("https://example.org/feed.xml", "https://example.org/"));
    for moment in texts(&feed, "updated").into_iter().chain(texts(&feed, "published")) {
        moment.parse::<jiff::Timestamp>().expect("RFC 3339");
    }
}

#[test]
fn ids_are_unique_and_fallback_pages_stay_out() {
    let site = site();
    let files = files(&site);
    for file in files.iter().filter(|f| f.path.ends_with(".xml")) {
        let feed = elements(&file.bytes);
        let ids = texts(&feed, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}", file.path);
    }
    let english = elements(bytes(&files, "en/feed.xml"));
    assert_eq!(texts(&english, "title"), ["Portal", "News A", "Plan 179"]);
}

#[test]
fn json_says_what_atom_says() {
    let site = site();
    let files = files(&site);
    let feed: Json = serde_json::from_slice(bytes(&files, "en/news/feed.json")).expect("JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!((&feed["language"], &feed["title"]), (&"en".into(), &"News – Portal".into()));
    assert_eq!(feed["feed_url"], "https://example.org/en/news/feed.json");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(1));
    let item = &feed["items"][0];
    assert_eq!(item["id"], "https://example.org/en/news/news-a/");
    assert_eq!(item["date_published"], "2020-01-02T00:00:00+07:00");
    assert_eq!(item["authors"][0]["name"], "Committee");
    assert_eq!(item["tags"][0], "Culture");
    assert!(item["content_html"].as_str().expect("HTML").starts_with("<p>News A"));
}

#[test]
fn the_settings_decide_formats_and_length() {
    let site = site_of(&format!("{SETTINGS}[feeds]\njson = false\nlimit = 1\n"), FILES);
    let files = files(&site);
    assert!(files.iter().all(|f| f.path.ends_with(".xml")));
    assert_eq!(texts(&elements(bytes(&files, "feed.xml")), "entry").len(), 1);
}
