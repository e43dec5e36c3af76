use super::*;
use crate::testing::{FILES, SETTINGS, site, site_of};
use crate::text::url::UrlPath;

fn text(file: &crate::output::OutputFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

#[test]
fn no_header_is_set_twice_for_one_path() {
    let immutable = [UrlPath::root().file("assets/style-1a2b.css")];
    let rules = rules(&site(), &immutable);
    for path in ["/", "/tin-tuc/", "/media/a-01234567.png", "/assets/style-1a2b.css", "/sw.js", "/assets/fonts/a.woff2"]
    {
        let matches = |rule: &&HeaderRule| match rule.pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == rule.pattern,
        };
        let mut names: Vec<&str> =
            rules.iter().filter(matches).flat_map(|r| r.headers.iter().map(|(n, _)| *n)).collect();
        assert!(names.contains(&"Content-Security-Policy"), "{path}");
        assert_eq!(names.contains(&"Cache-Control"), path.contains('.'), "{path}");
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{path}: {names:?}");
    }
}

#[test]
fn the_policy_lets_nothing_in_from_elsewhere() {
    let file = headers(&site(), &[]);
    let policy = text(&file).lines().find(|l| l.contains("Content-Security-Policy")).expect("a policy");
    assert!(policy.starts_with("  Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self';"));
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'));
    assert!(text(&file).ends_with('\n') && !text(&file).ends_with("\n\n"));
}

#[test]
fn only_a_host_of_ones_own_is_bound_to_https() {
    let has = |base: &str| {
        let site = site_of(&SETTINGS.replace("https://example.org\"", &format!("{base}\"")), FILES);
        text(&headers(&site, &[])).contains("Strict-Transport-Security")
    };
    assert!(has("https://example.org"));
    assert!(!has("http://example.org"));
}

#[test]
fn old_addresses_lead_to_todays() {
    let site = site();
    let file = redirects(&site).expect("redirects");
    assert_eq!(text(&file), "/cu.html /gioi-thieu/ 301\n/cu/ /gioi-thieu/ 301\n");
    let pages = redirect_pages(&site);
    let paths: Vec<&str> = pages.iter().map(|p| p.path.as_str()).collect();
    assert_eq!(paths, ["cu.html", "cu/index.html"]);
    assert_eq!(pages[0].title, "Giới [thiệu]");
    assert_eq!(pages[0].permalink, "https://example.org/gioi-thieu/");
}

#[test]
fn redirect_pages_take_no_place_of_a_page() {
    let aliases = r#"["/a:b", "/a:b/", "/en/about", "/old.rss"]"#;
    let mut files = FILES.to_vec();
    let text_of_about = format!("+++\ntitle = \"Giới thiệu\"\naliases = {aliases}\n+++\n");
    files[2].1 = &text_of_about;
    let site = site_of(SETTINGS, &files);
    let paths: Vec<String> = redirect_pages(&site).into_iter().map(|p| p.path).collect();
    assert_eq!(paths, ["a:b/index.html"]);
    assert!(text(&redirects(&site).expect("redirects")).contains("/a%3Ab /gioi-thieu/ 301\n"));
}
