use super::*;
use crate::config;
use crate::testing::{SETTINGS, site_of};

/// What is said of the words of a Vietnamese text: codes and words.
fn said(settings: &str, body: &str) -> Vec<String> {
    let file = format!("+++\ntitle = \"Bài\"\n+++\n\n{body}\n");
    let home = "+++\ntitle = \"Đầu\"\n+++\n\nĐầu trang.\n";
    let files = [("_index.vi.md", home), ("a.vi.md", file.as_str())];
    let settings = format!("{SETTINGS}\n{settings}");
    let site = site_of(&settings, &files);
    // The same texts in the same order as the site was made of.
    let mut sources = Sources::default();
    sources.add(config::FILE, settings.as_str());
    files.iter().for_each(|(path, text)| {
        sources.add(format!("content/{path}"), *text);
    });
    let problems = check(&site, &sources);
    let said = |d: &Diagnostic| {
        let span = d.span.expect("a place");
        format!("{} {}", d.code.name(), &sources.get(span.source).text()[span.range()])
    };
    problems.sorted().into_iter().map(said).collect()
}

#[test]
fn words_are_found_where_they_are_written() {
    assert_eq!(
        said("", "Tỉnh **đựơc** giao, và [bn](https://vi.wikipedia.org/wiki/bn) nữa."),
        ["misspelt đựơc", "misspelt bn"]
    );
    assert_eq!(said("", "Gọi là [bn đựơc]{lang=fr} ở nơi khác."), [""; 0]);
    assert_eq!(said("", "Gõ `bn` hay `đựơc` trong mã."), [""; 0]);
    assert_eq!(said("", "Số 161/QĐ-TTg, UBND, TTg, mục iii, 12 km, GRDP."), [""; 0]);
}

#[test]
fn the_office_says_what_is_right() {
    let wrong = "Theo ông Zvyozdochka thì bn là được.";
    assert_eq!(said("", wrong), ["unknown-words Zvyozdochka", "misspelt bn"]);
    assert_eq!(said("[spelling]\naccept = [\"zvyozdochka\", \"bn là\"]\n", wrong), [""; 0]);
    assert_eq!(said("[spelling]\ntone_placement = \"new\"\n", "Hòa bình, hoà thuận."), ["tone-placement Hòa"]);
    assert_eq!(said("[spelling]\ntone_placement = \"either\"\n", "Hòa bình, hoà thuận."), [""; 0]);
}

#[test]
fn a_word_that_fits_nowhere_else_is_doubtful() {
    let body = "Một cộng đồng dân cư. Hai cộng đồng dân cư. Ba cộng đồng dân cư. Bốn cộng đông dân cư.";
    assert_eq!(said("", body), ["doubtful-word đông"]);
}
