//! The side-by-side edition: what stands beside what, and how readers get there and back.

use crate::dom::Dom;
use crate::sandbox::{Sandbox, text};

/// The rows of a page's edition, a line each: the tag and id, then the words of both cells.
fn rows(original: &str, translation: &str) -> Vec<String> {
    let sandbox = Sandbox::small();
    let front = |title: &str, fields: &str| format!("+++\ntitle = \"{title}\"\n{fields}+++\n");
    sandbox.write("content/p.vi.md", &format!("{}{original}", front("Trang", "kind = \"document\"\n")));
    sandbox.write("content/p.en.md", &format!("{}{translation}", front("Page", "")));
    let tree = sandbox.build();
    let html = text(&tree, "song-ngu/trang/index.html");
    let dom = Dom::parse(html);
    assert!(dom.errors.is_empty(), "{:?}", dom.errors);
    let mut rows = Vec::new();
    for (at, row) in dom.elements.iter().enumerate().filter(|(_, e)| e.get("class") == Some("pair")) {
        let cells = dom.elements[at + 1..].iter().filter(|e| e.around.len() == row.around.len() + 1).take(2);
        let words = cells.map(|cell| {
            let words = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}={words}", cell.get("lang").unwrap_or("?"))
        });
        let words = words.collect::<Vec<_>>().join(" | ");
        rows.push(format!("{}#{} {words}", row.name, row.get("id").unwrap_or_default()));
    }
    rows
}

#[test]
fn blocks_stand_side_by_side() {
    let original = "## I. Mục đích\n\nLời dẫn của mục này.\n\na) Một\n\nb) Hai\n\n- Ba\n  1. Bốn\n  2. Năm\n\n> Trích một\n>\n> Trích hai\n";
    let translation = "## I. Purpose\n\nWords that introduce this.\n\na) One\n\nb) Two\n\n- Three\n  1. Four\n  2. Five\n\n> Quoted one\n>\n> Quoted two\n";
    let wanted = [
        "h2#i vi=I. Mục đích | en=I. Purpose",
        "div#i.p1 vi=Lời dẫn của mục này. | en=Words that introduce this.",
        "div#i.a vi=a) Một | en=a) One",
        "div#i.b vi=b) Hai | en=b) Two",
        "div#i.b.d1 vi=Ba | en=Three",
        "div#i.b.d1.1 vi=Bốn | en=Four",
        "div#i.b.d1.2 vi=Năm | en=Five",
        "div#i.p2 vi=Trích một Trích hai | en=Quoted one Quoted two",
    ];
    assert_eq!(rows(original, translation), wanted);
}

#[test]
fn what_one_text_lacks_is_said_in_its_language() {
    let rows = rows(
        "## I. Một\n\n## II. Hai\n\n## III. Ba\n",
        "## I. One\n\n## III. Three\n\n| a | b |\n|---|---|\n| c | d |\n",
    );
    let wanted = [
        "h2#i vi=I. Một | en=I. One",
        "h2#ii vi=II. Hai | en=Only in the Vietnamese text.",
        "h2#iii vi=III. Ba | en=III. Three",
        "div#iii.r1 vi=Chỉ có trong văn bản tiếng Anh. | en=a b c d",
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn a_table_stands_beside_its_translation_even_if_rows_differ() {
    let table = |rows: &[&str]| format!("| a | b |\n|---|---|\n{}\n", rows.join("\n"));
    let original = table(&["| Dân số | 1 |", "| Diện tích | 2 |", "| Số xã | 3 |"]);
    let translation = table(&["| Population | 1 |", "| Communes | 3 |"]);
    assert_eq!(
        rows(&original, &translation),
        ["div#r1 vi=a b Dân số 1 Diện tích 2 Số xã 3 | en=a b Population 1 Communes 3"]
    );
}

#[test]
fn readers_find_the_edition_and_the_way_back() {
    let sandbox = Sandbox::small();
    sandbox.page("contact", "vi", "Liên hệ", "");
    sandbox.page("contact", "en", "Contact", "");
    sandbox.page("only", "vi", "Riêng", "");
    let tree = sandbox.build();
    let edition = text(&tree, "song-ngu/lien-he/index.html");
    for wanted in ["href=\"/lien-he/\"", "href=\"/en/contact/\"", "href=\"https://test.example/song-ngu/lien-he/\""] {
        assert!(edition.contains(wanted), "{wanted} in {edition}");
    }
    assert!(!edition.contains("rel=\"alternate\" hreflang"), "an edition is no version in one language");
    let sitemap = text(&tree, "sitemap.xml");
    assert!(sitemap.contains("/song-ngu/lien-he/</loc>"), "{sitemap}");
    assert!(!tree.keys().any(|path| path.starts_with("song-ngu/rieng")), "an edition of one text");
}

#[test]
fn an_edition_moves_with_its_original() {
    let sandbox = Sandbox::small();
    sandbox.page("contact", "vi", "Liên hệ", "");
    sandbox.page("contact", "en", "Contact", "");
    sandbox.build();
    sandbox.page("contact", "vi", "Liên hệ", "slug = \"gap-chung-toi\"");
    let tree = sandbox.build();
    let redirects = text(&tree, "_redirects");
    assert!(redirects.contains("/song-ngu/lien-he/ /song-ngu/gap-chung-toi/ 301"), "{redirects}");
    assert!(tree.contains_key("song-ngu/gap-chung-toi/index.html"));
}

#[test]
fn a_page_cannot_take_the_address_of_an_edition() {
    let sandbox = Sandbox::small();
    sandbox.page("both", "vi", "Khác", "slug = \"song-ngu\"");
    sandbox.page("both", "en", "Other", "");
    let outcome = sandbox.try_build();
    assert!(outcome.diagnostics.contains(songngu::diag::Code::DuplicateUrl));
}

#[test]
fn several_translations_have_an_edition_each() {
    let sandbox = Sandbox::small();
    let settings = sandbox.read("site.toml").replace("en = \"", "lo = \"Lo\", en = \"").replace("slug = {", "# {");
    sandbox.write("site.toml", &format!("{settings}\n[languages.lo]\nname = \"ລາວ\"\nprefix = \"lo\"\n"));
    let strings = sandbox.read("themes/plain/strings/en.ftl") + "language-lo = Lao\n";
    sandbox.write("themes/plain/strings/lo.ftl", &strings);
    for tag in ["vi", "en"] {
        let strings = sandbox.read(&format!("themes/plain/strings/{tag}.ftl"));
        sandbox.write(&format!("themes/plain/strings/{tag}.ftl"), &format!("{strings}language-lo = Lao\n"));
    }
    sandbox.page("_index", "lo", "ໜ້າຫຼັກ", "");
    let tree = sandbox.build();
    for path in ["song-ngu/en/index.html", "song-ngu/lo/index.html"] {
        assert!(tree.contains_key(path), "{path}: {:?}", tree.keys().collect::<Vec<_>>());
    }
}

#[test]
fn clauses_say_how_to_cite_them_and_where_else_they_stand() {
    let sandbox = Sandbox::small();
    let document = "kind = \"document\"\n[document]\nnumber = \"5/KH\"\ntype = \"Kế hoạch\"\nissued = 2020-01-05\nissued_by = \"Xã A\"\n";
    sandbox.write("content/p.vi.md", &format!("+++\ntitle = \"K\"\n{document}+++\n## I. A\n\nđ) Điểm\n"));
    sandbox.write(
        "content/p.en.md",
        "+++\ntitle = \"P\"\n[document]\ntype = \"Plan\"\nissued_by = \"Commune A\"\n+++\n## I. A\n\ndd) Point\n",
    );
    let tree = sandbox.build();
    let vietnamese = text(&tree, "k/index.html");
    // What belongs together stays on one line.
    let cite = "Mục\u{a0}I.đ Kế hoạch số\u{a0}<span class=\"nowrap\">5/KH</span> ngày\u{a0}05 tháng\u{a0}01 năm\u{a0}2020 của \
                Xã A, https://test.example/k/#i.dd";
    for wanted in [
        cite,
        "<p id=\"i.dd\">đ) Điểm <a class=\"permalink\" href=\"#i.dd\"",
        "<a href=\"/en/p/#i.dd\" lang=\"en\" hreflang=\"en\">",
        "<a href=\"/song-ngu/k/#i.dd\">",
    ] {
        assert!(vietnamese.contains(wanted), "{wanted} in {vietnamese}");
    }
    let english = text(&tree, "en/p/index.html");
    let cite = "Commune A, Plan No.\u{a0}<span class=\"nowrap\">5/KH</span> of 5\u{a0}January 2020, section\u{a0}I.dd, \
                https://test.example/en/p/#i.dd";
    assert!(english.contains(cite), "{english}");
}
