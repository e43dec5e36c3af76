use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::metadata;
use crate::testing::{Element, elements, site};

/// What stands beside an address: the last change, the links by language.
type Facts = (Option<String>, Vec<(String, String)>);

/// The addresses of a sitemap, each with what stands beside it.
fn entries(xml: &[u8]) -> BTreeMap<String, Facts> {
    let mut all: Vec<(String, Facts)> = Vec::new();
    for Element { name, attributes, text } in elements(xml) {
        match name.as_str() {
            "loc" => all.push((text, Facts::default())),
            "lastmod" => all.last_mut().expect("an address").1.0 = Some(text),
            "xhtml:link" => {
                let link = (attributes["hreflang"].clone(), attributes["href"].clone());
                all.last_mut().expect("an address").1.1.push(link);
            }
            _ => {}
        }
    }
    let count = all.len();
    let all: BTreeMap<_, _> = all.into_iter().collect();
    assert_eq!(all.len(), count, "no address twice");
    all
}

#[test]
fn only_addresses_that_count_are_named() {
    let site = site();
    let files = files(&site);
    let entries = entries(&files[0].bytes);
    let named: BTreeSet<&str> = entries.keys().map(|l| l.trim_start_matches("https://example.org")).collect();
    let expected = [
        "/",
        "/chu-de/",
        "/chu-de/van-hoa/",
        "/chu-de/yen/",
        "/en/",
        "/en/about/",
        "/en/ke-hoach/plan-179/",
        "/en/news/",
        "/en/news/news-a/",
        "/en/topics/",
        "/en/topics/culture/",
        "/gioi-thieu/",
        "/ke-hoach/",
        "/ke-hoach/ke-hoach-179/",
        "/song-ngu/",
        "/song-ngu/gioi-thieu/",
        "/song-ngu/ke-hoach/ke-hoach-179/",
        "/song-ngu/tin-tuc/",
        "/song-ngu/tin-tuc/tin-a-b-c/",
        "/tin-tuc/",
        "/tin-tuc/tin-a-b-c/",
        "/tin-tuc/tin-b/",
    ];
    let expected = BTreeSet::from(expected);
    assert_eq!(named, expected);
    for page in site.page_ids() {
        let metadata = metadata::of_page(&site, page);
        let own = site.absolute(site.page(page).url.as_str());
        assert_eq!(entries.contains_key(&own), !metadata.noindex, "{own}");
        assert!(entries.contains_key(&metadata.canonical), "{own}");
    }
}

#[test]
fn alternates_are_mutual_and_those_of_the_pages() {
    let site = site();
    let entries = entries(&files(&site)[0].bytes);
    for (address, (_, links)) in &entries {
        for (_, other) in links {
            assert_eq!(&entries[other].1, links, "{address} and {other}");
        }
        assert!(links.is_empty() || links.iter().any(|(_, url)| url == address), "{address} names itself");
    }
    for page in site.page_ids().filter(|id| !site.page(*id).is_fallback) {
        let links: Vec<(String, String)> =
            metadata::of_page(&site, page).alternates.into_iter().map(|a| (a.hreflang, a.url)).collect();
        assert_eq!(entries[&site.absolute(site.page(page).url.as_str())].1, links);
    }
}

#[test]
fn changes_are_those_of_the_content() {
    let site = site();
    let entries = entries(&files(&site)[0].bytes);
    let changed = |path: &str| entries[&site.absolute(path)].0.clone();
    assert_eq!(changed("/tin-tuc/tin-a-b-c/").as_deref(), Some("2020-03-04"));
    assert_eq!(changed("/tin-tuc/").as_deref(), Some("2020-03-04"), "a section changes with its pages");
    assert_eq!(changed("/").as_deref(), Some("2020-03-04"));
    assert_eq!(changed("/chu-de/yen/").as_deref(), Some("2020-02-01"));
    assert_eq!(changed("/gioi-thieu/"), None, "what nobody dated has no date");
}

#[test]
fn a_long_sitemap_is_cut() {
    let site = site();
    let whole = entries(&files(&site)[0].bytes);
    for limits in [Limits { addresses: 5, bytes: usize::MAX }, Limits { addresses: usize::MAX, bytes: 1500 }] {
        let files = sitemap(&site, limits);
        let index: Vec<String> = entries(&files[0].bytes).into_keys().collect();
        let named: BTreeSet<String> = files[1..].iter().map(|f| site.absolute(&format!("/{}", f.path))).collect();
        assert_eq!(files[0].path, "sitemap.xml");
        assert!(files.len() > 3);
        assert_eq!(index.into_iter().collect::<BTreeSet<_>>(), named);
        let mut parts = BTreeMap::new();
        for file in &files[1..] {
            assert!(file.bytes.len() <= limits.bytes);
            let part = entries(&file.bytes);
            assert!(part.len() <= limits.addresses);
            parts.extend(part);
        }
        assert_eq!(parts, whole);
    }
}

#[test]
fn robots_find_the_sitemap() {
    let files = files(&site());
    let robots = String::from_utf8(files[1].bytes.clone()).expect("UTF-8");
    assert_eq!(files[1].path, "robots.txt");
    assert_eq!(robots, "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n");
}
