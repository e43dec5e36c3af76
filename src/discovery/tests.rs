use serde_json::Value as Json;

use super::*;
use crate::output::OutputFile;
use crate::testing::{FILES, SETTINGS, site, site_of};
use crate::text::url::UrlPath;

fn text(file: &OutputFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

#[test]
fn security_says_where_to_report() {
    let file = security(&site()).expect("the settings ask for it");
    assert_eq!(file.path, ".well-known/security.txt");
    let expected = "Contact: mailto:a@example.org\nContact: https://example.org/bao\n\
                    Expires: 2031-01-01T00:00:00+07:00\nPreferred-Languages: vi, en\n\
                    Canonical: https://example.org/.well-known/security.txt\nPolicy: https://example.org/policy/\n";
    assert_eq!(text(&file), expected);
    let without = SETTINGS.split("[security]").next().expect("the settings before it");
    assert_eq!(security(&site_of(without, FILES)), None);
}

#[test]
fn the_manifest_is_relative_to_itself() {
    let icons = [("icon.svg", "any", "image/svg+xml"), ("icon-192.png", "192x192", "image/png")];
    let icons = icons.map(|(name, sizes, media_type)| Icon {
        url: UrlPath::root().file(&format!("assets/plain/{name}")),
        sizes: sizes.into(),
        media_type: media_type.into(),
    });
    let json: Json = serde_json::from_slice(&manifest(&site(), &icons).bytes).expect("JSON");
    assert_eq!((&json["name"], &json["lang"], &json["dir"]), (&"Cổng".into(), &"vi".into(), &"ltr".into()));
    assert_eq!((&json["start_url"], &json["display"]), (&"./".into(), &"browser".into()));
    assert_eq!(json["icons"][1]["src"], "./assets/plain/icon-192.png");
    assert_eq!(json["icons"][0]["type"], "image/svg+xml");
}

#[test]
fn pages_are_told_with_their_languages() {
    let json: Json = serde_json::from_slice(&pages(&site(), &|_| None).0.bytes).expect("JSON");
    assert_eq!(json["languages"], serde_json::json!(["vi", "en"]));
    let all = json["pages"].as_array().expect("pages");
    assert_eq!(all.len(), 7);
    let page = |id: &str| all.iter().find(|p| p["id"] == id).expect("a page");
    let plan = page("plan/179");
    assert_eq!(plan["document"]["number"], "179/KH-UBND");
    assert_eq!(plan["document"]["issued"], "2017-06-15");
    assert_eq!((&plan["section"], &plan["translation"]), (&"plan/_index".into(), &"complete".into()));
    let news = page("news/b");
    assert_eq!((&news["translation"], &news["date"]), (&"missing".into(), &"2020-02-01".into()));
    assert_eq!(
        (&news["languages"]["en"]["fallback"], &news["languages"]["vi"]["fallback"]),
        (&true.into(), &false.into())
    );
    assert_eq!(page("about")["languages"]["en"]["words"], 3);
    assert_eq!(page("about")["languages"]["en"]["url"], "https://example.org/en/about/");
}

#[test]
fn llms_lists_the_original_first_and_every_text_once() {
    let file = llms(&site());
    let text = text(&file);
    let lines: Vec<&str> = text.lines().filter(|l| !l.is_empty()).collect();
    let expected = [
        "# Cổng",
        "> Một cổng thông tin",
        "## Trang chủ",
        "- [Trang chủ](https://example.org/): Đầu",
        "- [Giới \\[thiệu\\]](https://example.org/gioi-thieu/)",
        "## Kế hoạch",
        "- [Kế hoạch](https://example.org/ke-hoach/)",
        "- [Kế hoạch 179](https://example.org/ke-hoach/ke-hoach-179/)",
        "## Tin tức",
        "- [Tin tức](https://example.org/tin-tuc/)",
        "- [Tin A < B & C](https://example.org/tin-tuc/tin-a-b-c/): Về </script> A",
        "- [Tin B](https://example.org/tin-tuc/tin-b/)",
        "## Home (English)",
        "- [Home](https://example.org/en/)",
        "- [About](https://example.org/en/about/)",
        "## Kế hoạch (English)",
        "- [Plan 179](https://example.org/en/ke-hoach/plan-179/)",
        "## News (English)",
        "- [News](https://example.org/en/news/)",
        "- [News A](https://example.org/en/news/news-a/)",
    ];
    assert_eq!(lines, expected);
}
