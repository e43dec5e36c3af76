//! A page without a translation is shown in the original under the address of the other language.

use crate::dom::Dom;
use crate::sandbox::{Sandbox, text};

fn fallback() -> (crate::sandbox::Tree, Dom) {
    let sandbox = Sandbox::small();
    sandbox.page("well", "vi", "Giếng khoan", "topics = [\"water\"]");
    let tree = sandbox.build();
    let path = tree.keys().find(|p| p.starts_with("en/") && p.contains("gieng-khoan")).expect("a fallback page");
    let dom = Dom::parse(text(&tree, path));
    (tree, dom)
}

#[test]
fn the_text_is_the_original_and_says_so() {
    let (_, dom) = fallback();
    assert_eq!(dom.lang(), "en", "what is around the text is English");
    let main = dom.all("main").next().expect("a main part");
    assert_eq!(main.get("lang"), Some("vi"));
    assert!(main.text.contains("Giếng khoan"), "{}", main.text);
}

#[test]
fn search_engines_are_sent_to_the_original() {
    let (tree, dom) = fallback();
    let canonical: Vec<_> = dom.links("canonical").filter_map(|e| e.get("href")).collect();
    assert_eq!(canonical, ["https://test.example/gieng-khoan/"]);
    assert!(dom.all("meta").any(|e| e.get("content") == Some("noindex")), "may be indexed");
    assert_eq!(dom.links("alternate").count(), 0, "a fallback page has no versions");
    let original = Dom::parse(text(&tree, "gieng-khoan/index.html"));
    assert_eq!(original.links("alternate").count(), 0, "one text is no pair");
    assert!(!text(&tree, "sitemap.xml").contains("/en/gieng-khoan/"), "the fallback page is in the sitemap");
}

#[test]
fn lists_of_both_languages_have_the_page() {
    let (tree, _) = fallback();
    for (list, href) in [("index.html", "/gieng-khoan/"), ("en/index.html", "/en/gieng-khoan/")] {
        let dom = Dom::parse(text(&tree, list));
        assert!(dom.all("a").any(|e| e.get("href") == Some(href)), "{list} does not list {href}");
    }
    let entry = Dom::parse(text(&tree, "en/index.html"));
    let link = entry.all("a").find(|e| e.get("href") == Some("/en/gieng-khoan/")).expect("the entry");
    assert_eq!(link.get("lang"), Some("vi"), "a Vietnamese title in an English list");
}

#[test]
fn a_translation_takes_its_place() {
    let sandbox = Sandbox::small();
    sandbox.page("well", "vi", "Giếng khoan", "");
    sandbox.build();
    sandbox.page("well", "en", "A well", "");
    let tree = sandbox.build();
    let dom = Dom::parse(text(&tree, "en/a-well/index.html"));
    assert_eq!(dom.links("alternate").count(), 3, "vi, en and x-default");
    assert!(!tree.contains_key("en/well/index.html"), "{:?}", tree.keys());
}
