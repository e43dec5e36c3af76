//! This repository's own site, page by page: what can be known of it without a browser.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::Event;
use unicode_normalization::is_nfc;

use crate::dom::Dom;
use crate::sandbox::{Sandbox, Tree, text};

const BASE: &str = "https://song-ngu.example";
const LANGUAGES: [&str; 2] = ["vi", "en"];

/// The site, built once for all tests of this module.
static FILES: LazyLock<Tree> = LazyLock::new(|| Sandbox::copy_of(".").build());

/// An address, and the name of its file.
struct Page {
    url: String,
    html: &'static str,
}

fn pages() -> Vec<Page> {
    let files = FILES.keys().filter(|path| path.ends_with(".html"));
    let page = |path: &String| Page { url: address(path), html: text(&FILES, path) };
    files.map(page).filter(|p| !p.html.contains("http-equiv=\"refresh\"")).collect()
}

fn address(path: &str) -> String {
    let path = path.strip_suffix("index.html").filter(|p| p.is_empty() || p.ends_with('/')).unwrap_or(path);
    format!("/{path}")
}

/// Looks at every page and fails with all that was found, so that one run tells everything.
#[track_caller]
fn every_page(look: impl Fn(&Page, &Dom) -> Vec<String>) {
    let pages = pages();
    assert!(pages.len() > 100, "only {} pages", pages.len());
    let mut found = Vec::new();
    for page in &pages {
        let dom = Dom::parse(page.html);
        found.extend(look(page, &dom).into_iter().map(|f| format!("{}: {f}", page.url)));
    }
    assert!(found.is_empty(), "{} findings\n{}", found.len(), found.join("\n"));
}

/// The path of an address of this site; none for another site's.
fn own_path(href: &str) -> Option<&str> {
    match href.strip_prefix(BASE) {
        Some(path) => Some(if path.is_empty() { "/" } else { path }),
        None => href.starts_with('/').then_some(href),
    }
}

fn file_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or("").trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

#[test]
fn html_is_parsed_without_errors() {
    every_page(|_, dom| dom.errors.clone());
}

#[test]
fn texts_are_in_normal_form() {
    every_page(|page, _| if is_nfc(page.html) { vec![] } else { vec!["not in NFC".to_owned()] });
}

#[test]
fn ids_are_unique_and_without_spaces() {
    every_page(|_, dom| {
        let mut seen = BTreeSet::new();
        let mut bad = Vec::new();
        for id in dom.ids() {
            if !seen.insert(id) || id.is_empty() || id.contains(char::is_whitespace) {
                bad.push(format!("id {id:?}"));
            }
        }
        bad
    });
}

#[test]
fn every_link_leads_somewhere() {
    let mut anchors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in pages() {
        let ids = Dom::parse(page.html).ids().map(str::to_owned).collect();
        anchors.insert(file_of(&page.url), ids);
    }
    every_page(|page, dom| {
        let mut found = Vec::new();
        let targets = dom.elements.iter().flat_map(|e| ["href", "src", "poster", "action"].map(|a| e.get(a)));
        for target in targets.flatten() {
            if let Some(fragment) = target.strip_prefix('#') {
                if !anchors[&file_of(&page.url)].contains(fragment) {
                    found.push(format!("no anchor {target}"));
                }
                continue;
            }
            let Some(path) = own_path(target) else {
                let scheme = target.split(':').next().unwrap_or("");
                if !matches!(scheme, "http" | "https" | "mailto" | "tel") {
                    found.push(format!("neither an address from the root nor another site's: {target}"));
                }
                continue;
            };
            let file = file_of(path);
            if !FILES.contains_key(&file) {
                found.push(format!("nothing at {target}"));
            } else if file.ends_with(".html") && !anchors.contains_key(&file) {
                found.push(format!("{target} is only a redirect"));
            } else if let Some((_, fragment)) = path.split_once('#')
                && !anchors[&file].contains(fragment)
            {
                found.push(format!("no anchor {target}"));
            }
        }
        found
    });
}

#[test]
fn languages_are_named() {
    every_page(|page, dom| {
        let mut found = Vec::new();
        let expected = if page.url.starts_with("/en/") { "en" } else { "vi" };
        if dom.lang() != expected {
            found.push(format!("lang={:?}", dom.lang()));
        }
        // Both languages run from left to right, which is what a page without `dir` does.
        let html = dom.all("html").next().expect("a root");
        if html.get("dir").is_some_and(|dir| dir != "ltr") {
            found.push(format!("dir={:?}", html.get("dir")));
        }
        let wrong = dom.elements.iter().filter_map(|e| e.get("lang")).filter(|l| l.is_empty());
        found.extend(wrong.map(|_| "an empty lang".to_owned()));
        found
    });
}

/// The page's other versions: language → path.
fn versions(dom: &Dom) -> BTreeMap<String, String> {
    let pair = |e: &crate::dom::Element| Some((e.get("hreflang")?.to_owned(), e.get("href")?.to_owned()));
    dom.links("alternate").filter_map(pair).collect()
}

/// Every entry of the sitemap: address → its versions.
fn sitemap() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = Reader::from_str(text(&FILES, "sitemap.xml"));
    let (mut entries, mut in_loc, mut at) = (BTreeMap::new(), false, String::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(e) if e.name().as_ref() == "loc" => in_loc = true,
            Event::Text(t) if in_loc => {
                in_loc = false;
                at = t.to_string();
                assert!(entries.insert(at.clone(), BTreeMap::new()).is_none(), "{at} twice in the sitemap");
            }
            Event::Empty(e) if e.name().as_ref() == "xhtml:link" => {
                let value = |name: &str| {
                    let attribute = e.try_get_attribute(name).expect("well-formed attributes").expect("the attribute");
                    attribute.value.into_owned()
                };
                let versions = entries.get_mut(&at).expect("a place for the versions");
                versions.insert(value("hreflang"), value("href"));
            }
            Event::Eof => return entries,
            _ => {}
        }
    }
}

fn is_indexed(dom: &Dom) -> bool {
    !dom.all("meta").any(|e| e.get("name") == Some("robots") && e.get("content").is_some_and(|c| c.contains("noindex")))
}

/// The sitemap names lists by their first page, from which the others can be reached.
fn is_further_page(url: &str) -> bool {
    url.trim_end_matches('/').rsplit('/').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn versions_are_mutual_and_agree_with_the_sitemap() {
    let sitemap = sitemap();
    let all: BTreeMap<String, BTreeMap<String, String>> =
        pages().iter().map(|p| (format!("{BASE}{}", p.url), versions(&Dom::parse(p.html)))).collect();
    every_page(|page, dom| {
        let mut found = Vec::new();
        let url = format!("{BASE}{}", page.url);
        let own = &all[&url];
        if !own.is_empty() && own.get(dom.lang()) != Some(&url) {
            found.push(format!("does not name itself: {own:?}"));
        }
        if !own.is_empty() && own.get("x-default") != own.get("vi") {
            found.push("x-default is not the original".to_owned());
        }
        for other in own.values() {
            if all.get(other) != Some(own) {
                found.push(format!("{other} does not name the same versions"));
            }
        }
        match sitemap.get(&url) {
            Some(listed) if listed != own => found.push(format!("the sitemap says {listed:?}, the page {own:?}")),
            Some(_) if !is_indexed(dom) => found.push("in the sitemap, but not to be indexed".to_owned()),
            None if is_indexed(dom) && page.url != "/404.html" && !is_further_page(&page.url) => {
                found.push("not in the sitemap".to_owned());
            }
            _ => {}
        }
        found
    });
    for url in sitemap.keys() {
        assert!(all.contains_key(url), "the sitemap lists {url}, which is no page");
    }
}

#[test]
fn canonical_addresses_are_absolute() {
    every_page(|page, dom| {
        let canonical: Vec<&str> = dom.links("canonical").filter_map(|e| e.get("href")).collect();
        let own = format!("{BASE}{}", page.url);
        match canonical.as_slice() {
            [] if page.url == "/404.html" => vec![],
            [one] if *one == own => vec![],
            // A page that falls back is a copy of the original.
            [one] if page.html.contains("notice-fallback") && one.starts_with(BASE) => vec![],
            other => vec![format!("{other:?}")],
        }
    });
}

#[test]
fn outlines_have_one_title_and_no_gap() {
    every_page(|_, dom| {
        let level = |name: &str| name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok());
        let levels: Vec<u32> = dom.elements.iter().filter_map(|e| level(&e.name)).collect();
        let mut found = Vec::new();
        if levels.iter().filter(|l| **l == 1).count() != 1 {
            found.push("not exactly one h1".to_owned());
        }
        let gaps = levels.windows(2).filter(|w| w[1] > w[0] + 1);
        found.extend(gaps.map(|w| format!("h{} after h{}", w[1], w[0])));
        found
    });
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
    every_page(|_, dom| {
        let mut found = Vec::new();
        for e in &dom.elements {
            let handlers = e.attributes.keys().filter(|a| a.starts_with("on") || *a == "style");
            found.extend(handlers.map(|a| format!("<{} {a}>", e.name)));
            let is_data = e.get("type") == Some("application/ld+json");
            if e.name == "style" || (e.name == "script" && e.get("src").is_none() && !is_data) {
                found.push(format!("inline <{}>", e.name));
            }
            let fetched = match e.name.as_str() {
                "link" => e.get("href").filter(|_| {
                    e.get("rel").is_some_and(|r| {
                        !matches!(r, "canonical" | "alternate" | "license") && !r.starts_with("schema.")
                    })
                }),
                "a" => None,
                _ => e.get("src").or_else(|| e.get("srcset")).or_else(|| e.get("data")),
            };
            if let Some(url) = fetched.filter(|u| !u.starts_with('/') || u.starts_with("//")) {
                found.push(format!("<{}> fetches {url}", e.name));
            }
        }
        found
    });
}

#[test]
fn titles_are_unique_in_each_language() {
    let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut found = Vec::new();
    for page in pages() {
        let dom = Dom::parse(page.html);
        let titles: Vec<&str> = dom.all("title").filter(|e| !e.is_in("svg")).map(|e| e.text.as_str()).collect();
        let [title] = titles.as_slice() else {
            found.push(format!("{}: {} titles", page.url, titles.len()));
            continue;
        };
        if title.trim().is_empty() {
            found.push(format!("{}: an empty title", page.url));
        }
        if let Some(earlier) = seen.insert((dom.lang().to_owned(), (*title).to_owned()), page.url.clone()) {
            found.push(format!("{} and {earlier}: {title}", page.url));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_language_switch_leads_to_the_counterpart() {
    let homes = ["/", "/en/", "/song-ngu/"];
    let known: BTreeSet<String> = pages().into_iter().map(|p| p.url).collect();
    every_page(|page, dom| {
        let mut found = Vec::new();
        let versions = versions(dom);
        for language in LANGUAGES.iter().filter(|l| **l != dom.lang()) {
            let link = dom.all("a").find(|e| e.is_in("header") && e.is_in("nav") && e.get("lang") == Some(language));
            let Some(href) = link.and_then(|e| e.get("href")) else {
                found.push(format!("no switch to {language}"));
                continue;
            };
            if !known.contains(href) {
                found.push(format!("the switch to {language} leads to {href}, which is no page"));
            }
            if let Some(version) = versions.get(*language)
                && own_path(version) != Some(href)
            {
                found.push(format!("the switch to {language} leads to {href}, hreflang to {version}"));
            }
            let is_home = homes.contains(&page.url.as_str()) || page.url == "/404.html";
            if homes.contains(&href) && !is_home {
                found.push(format!("the switch to {language} leads to the home page"));
            }
        }
        found
    });
}

#[test]
fn pictures_have_words_and_sizes() {
    every_page(|_, dom| {
        let whole = |e: &&crate::dom::Element| ["alt", "width", "height"].iter().any(|a| e.get(a).is_none());
        dom.all("img").filter(whole).map(|e| format!("{:?}", e.attributes)).collect()
    });
}

#[test]
fn data_for_search_engines_is_json() {
    every_page(|page, dom| {
        let data: Vec<&str> = dom
            .all("script")
            .filter(|e| e.get("type") == Some("application/ld+json"))
            .map(|e| e.text.as_str())
            .collect();
        let mut found = Vec::new();
        // What is shown in place of a page says nothing of itself.
        let is_instead = page.url == "/404.html" || page.url.ends_with("/offline/");
        if data.is_empty() && !is_instead {
            found.push("no JSON-LD".to_owned());
        }
        for text in data {
            match serde_json::from_str::<serde_json::Value>(text) {
                Ok(value) if value["@context"] == "https://schema.org" => {}
                Ok(_) => found.push("JSON-LD without its context".to_owned()),
                Err(error) => found.push(error.to_string()),
            }
        }
        found
    });
}

#[test]
fn feeds_and_maps_are_well_formed() {
    let mut feeds = 0;
    for path in FILES.keys() {
        if path.ends_with(".xml") || path.ends_with(".svg") {
            let mut reader = Reader::from_str(text(&FILES, path));
            reader.config_mut().check_end_names = true;
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{path}: {error}"),
                }
            }
        }
        if path.ends_with(".json") || path.ends_with(".webmanifest") {
            let value: serde_json::Value = serde_json::from_str(text(&FILES, path)).expect(path);
            if path.ends_with("feed.json") {
                feeds += 1;
                assert_eq!(value["version"], "https://jsonfeed.org/version/1.1", "{path}");
                assert!(value["items"].as_array().is_some_and(|items| !items.is_empty()), "{path} is empty");
            }
        }
    }
    assert!(feeds >= LANGUAGES.len(), "{feeds} feeds");
    assert!(!sitemap().is_empty(), "an empty sitemap");
}

#[test]
fn the_title_of_a_document_keeps_its_quotation_marks() {
    let sandbox = Sandbox::copy_of(".");
    sandbox.page("plan/water", "vi", r#"Về \"nước sạch\""#, "kind = \"document\"\n[document]\nnumber = \"1/QĐ-UBND\"");
    sandbox.page("plan/water", "en", r#"On \"clean water\""#, "");
    let site = sandbox.build();
    let main_part = |path: &str| {
        let page = text(&site, &format!("{path}/index.html"));
        page[page.find("<main").expect("a main part")..page.find("</main").expect("its end")].to_owned()
    };
    // Its own page, the list of its section, and the two texts side by side.
    for path in ["ke-hoach/ve-nuoc-sach", "ke-hoach", "song-ngu/ke-hoach/ve-nuoc-sach"] {
        let main = main_part(path);
        assert!(main.contains("Về \"nước sạch\"<"), "{path}: {main}");
    }
}
