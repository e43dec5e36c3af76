//! An address that was once published goes on working.

use crate::sandbox::{Sandbox, text};

#[test]
fn a_changed_slug_leaves_a_redirect() {
    let sandbox = Sandbox::small();
    sandbox.page("contact", "vi", "Liên hệ", "");
    sandbox.page("contact", "en", "Contact", "");
    sandbox.build();
    sandbox.page("contact", "vi", "Liên hệ", "slug = \"gap-chung-toi\"");
    let tree = sandbox.build();
    assert!(text(&tree, "gap-chung-toi/index.html").contains("<h1>Liên hệ</h1>"));
    assert!(text(&tree, "_redirects").contains("/lien-he/ /gap-chung-toi/ 301"), "{}", text(&tree, "_redirects"));
    assert!(text(&tree, "lien-he/index.html").contains("url=/gap-chung-toi/"), "no page that leads on");
    assert!(tree.contains_key("en/contact/index.html"), "the other language's address has changed");
    assert!(!text(&tree, "sitemap.xml").contains("/lien-he/"), "the sitemap names a redirect");
}

#[test]
fn two_changes_lead_straight_to_the_last_address() {
    let sandbox = Sandbox::small();
    for slug in ["mot", "hai", "ba"] {
        sandbox.page("contact", "vi", "Liên hệ", &format!("slug = \"{slug}\""));
        sandbox.page("contact", "en", "Contact", "");
        sandbox.build();
    }
    let tree = sandbox.read_output();
    let redirects = text(&tree, "_redirects");
    assert!(redirects.contains("/mot/ /ba/ 301") && redirects.contains("/hai/ /ba/ 301"), "{redirects}");
}

#[test]
fn a_change_taken_back_leaves_no_circle() {
    let sandbox = Sandbox::small();
    for slug in ["mot", "hai", "mot"] {
        sandbox.page("contact", "vi", "Liên hệ", &format!("slug = \"{slug}\""));
        sandbox.page("contact", "en", "Contact", "");
        sandbox.build();
    }
    let tree = sandbox.read_output();
    assert!(text(&tree, "mot/index.html").contains("<h1>Liên hệ</h1>"));
    assert!(text(&tree, "_redirects").contains("/hai/ /mot/ 301"), "{}", text(&tree, "_redirects"));
    assert!(!text(&tree, "_redirects").contains("/mot/ /hai/"), "{}", text(&tree, "_redirects"));
}

#[test]
fn an_alias_leads_to_its_page() {
    let sandbox = Sandbox::small();
    sandbox.page("contact", "vi", "Liên hệ", "aliases = [\"/lien-lac/\"]");
    sandbox.page("contact", "en", "Contact", "aliases = [\"/en/reach-us/\"]");
    let tree = sandbox.build();
    assert!(text(&tree, "lien-lac/index.html").contains("url=/lien-he/"));
    assert!(text(&tree, "en/reach-us/index.html").contains("url=/en/contact/"));
}

#[test]
fn a_translation_that_comes_later_keeps_the_fallback_address() {
    let sandbox = Sandbox::small();
    sandbox.page("well", "vi", "Giếng khoan", "");
    sandbox.build();
    sandbox.page("well", "en", "A well", "");
    let tree = sandbox.build();
    let redirects = text(&tree, "_redirects");
    assert!(redirects.contains("/en/gieng-khoan/ /en/a-well/ 301"), "{redirects}");
}
