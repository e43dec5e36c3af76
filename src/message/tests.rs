use super::*;

#[test]
fn the_readers_language_chooses_the_catalogue() {
    for (tag, wanted) in [("vi", "vi"), ("vi-VN", "vi"), ("vi_VN.UTF-8", "vi"), ("en-US", "en-GB"), ("lo", "en-GB")] {
        assert_eq!(program(tag).tag(), wanted);
    }
}

#[test]
fn values_are_filled_in_and_numbers_choose_forms() {
    let text = "pages = { $n ->\n    [one] one page\n   *[other] { $n } pages\n } of { $site }\n    .short = { $n }\n";
    let say = |tag: &str, n: f64| {
        Catalogue::parse(tag, text).0.format("pages", None, &[("n", Arg::Number(n)), ("site", "\u{110}".into())])
    };
    assert_eq!(say("en", 1.0).as_deref(), Some("one page of Đ"));
    assert_eq!(say("en", 1234.0).as_deref(), Some("1,234 pages of Đ"));
    assert_eq!(say("vi", 1234.5).as_deref(), Some("1.234,5 pages of Đ"));
}

#[test]
fn what_is_missing_is_seen() {
    let catalogue = Catalogue::parse("en", "greeting = Hello, { $name }!\nonly =\n    .title = T\n").0;
    assert_eq!(catalogue.format("greeting", None, &[]).as_deref(), Some("Hello, {$name}!"));
    assert_eq!(catalogue.format("greeting", Some("title"), &[]), None);
    assert_eq!(catalogue.format("only", None, &[]), None);
    assert_eq!(catalogue.format("farewell", None, &[]), None);
    assert_eq!(catalogue.keys().collect::<Vec<_>>(), ["greeting", "only"]);
    assert_eq!(catalogue.attributes("only").collect::<Vec<_>>(), ["title"]);
}

#[test]
fn mistakes_are_placed_and_the_rest_is_kept() {
    let text = "good = tốt\nbad { $x }\ngood = lần nữa\nlast = { $x\n";
    let (catalogue, problems) = Catalogue::parse("vi", text);
    assert_eq!(catalogue.keys().collect::<Vec<_>>(), ["good"]);
    assert_eq!(catalogue.format("good", None, &[]).as_deref(), Some("tốt"));
    let seen: Vec<(&str, &str)> = problems.iter().map(|p| (&text[p.range.clone()], p.message.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("{", "Expected a token starting with \"=\""),
            ("good", "`good` is defined twice"),
            ("", "Expected a token starting with \"}\""),
        ]
    );
}

#[test]
fn catalogues_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Catalogue>();
}
