use super::*;
use crate::source::{SourceFile, SourceId};

const GOOD: &str = r#"
title = { vi = "Trang", en = "Site" }
description = "Một trang"
base_url = "https://example.org/"
theme = "nuoc"
utc_offset = "+07:00"
[languages.vi]
name = "Tiếng Việt"
original = true
[languages.en]
name = "English"
prefix = "en"
[taxonomies.topics]
name = { vi = "Chủ đề", en = "Topics" }
[taxonomies.topics.terms.culture]
name = { vi = "Văn hóa", en = "Culture" }
[[menus.main]]
page = "plan/_index"
[levels]
missing-translation = "off"
"#;

fn read(text: &str) -> (Option<SiteConfig>, Vec<String>) {
    let file = SourceFile::new(FILE, text);
    let (config, diagnostics) = parse(SourceId::new(0), &file);
    let lines = diagnostics.sorted().into_iter().map(|d| {
        let words = d.span.map_or("", |s| &text[s.range()]);
        format!("{} {words}", d.code.name())
    });
    (config, lines.collect())
}

#[test]
fn good_settings_are_complete() {
    let (config, problems) = read(GOOD);
    assert_eq!(problems, Vec::<String>::new());
    let config = config.expect("a configuration");
    assert_eq!(config.base_url, "https://example.org");
    let en = config.language_of_tag("en").expect("English");
    assert_eq!(config.language(en).home().as_str(), "/en/");
    assert_eq!(config.original.index(), 0);
    assert_eq!(config.taxonomies[0].slugs[0].as_str(), "chu-de");
    assert_eq!(config.taxonomies[0].term("Văn hóa").map(|t| t.id.as_str()), Some("culture"));
    assert_eq!(config.level(Code::MissingTranslation), Some(Level::Off));
}

#[test]
fn every_mistake_is_reported_at_its_place() {
    let bad = GOOD
        .replace("theme = \"nuoc\"", "them = \"nuoc\"")
        .replace("+07:00", "7 hours")
        .replace("https://example.org/", "example.org")
        .replace("prefix = \"en\"", "prefix = \"E N\"")
        .replace("missing-translation", "missing-translations")
        .replace("name = { vi = \"Văn hóa\", en = \"Culture\" }", "name = { vi = \"Văn hóa\", fr = \"Culture\" }");
    let (config, problems) = read(&bad);
    assert!(config.is_none());
    for expected in [
        "missing-field ",
        "unknown-field them",
        "invalid-value \"7 hours\"",
        "invalid-value \"example.org\"",
        "invalid-value \"E N\"",
        "unknown-field missing-translations",
        "unknown-field fr",
        "missing-field { vi = \"Văn hóa\", fr = \"Culture\" }",
    ] {
        assert!(problems.iter().any(|p| p == expected), "{expected} in {problems:#?}");
    }
}

#[test]
fn the_original_has_to_be_one_language() {
    let (_, problems) = read(&GOOD.replace("original = true\n", ""));
    assert_eq!(problems.len(), 1, "{problems:?}");
    let (_, problems) = read(&GOOD.replace("prefix = \"en\"", "original = true"));
    assert_eq!(problems.len(), 2, "{problems:?}");
}
