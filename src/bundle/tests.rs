use std::io::{Cursor, Read};
use std::sync::Arc;

use super::*;
use crate::output::{KeptFile, Tree};

const HOST: &str = "https://example.org";

fn tree(files: &[(&str, &str)]) -> Tree {
    let kept = |text: &str| KeptFile { bytes: Arc::from(text.as_bytes()), hash: Arc::from("") };
    files.iter().map(|(path, text)| (Arc::from(*path), kept(text))).collect()
}

/// The files of a bundle, by path.
fn unpacked(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let made = make(&tree(files), HOST).expect("a bundle");
    let mut zip = zip::ZipArchive::new(Cursor::new(made.bytes)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).expect("a file").read_to_string(&mut text).expect("a text");
        text
    };
    names.iter().map(|name| (name.trim_start_matches("example.org/").to_owned(), read(name))).collect()
}

/// What is made of a page at `tin/index.html`, beside some other files.
fn page(html: &str) -> String {
    let others =
        ["index.html", "en/index.html", "tin/b/index.html", "media/a 1.png", "media/100%.pdf", "tin/a:b/index.html"];
    let mut files: Vec<(&str, &str)> = others.iter().map(|path| (*path, "x")).collect();
    files.push(("tin/index.html", html));
    unpacked(&files).remove("tin/index.html").expect("the page")
}

#[test]
fn addresses_lead_from_file_to_file() {
    let cases = [
        ("/", "../index.html"),
        ("/en/", "../en/index.html"),
        ("/en/#a.b", "../en/index.html#a.b"),
        ("/tin/?q=x#y", "index.html?q=x#y"),
        ("/tin/b/", "b/index.html"),
        ("/media/a%201.png", "../media/a%201.png"),
        ("/media/100%25.pdf", "../media/100%25.pdf"),
        ("/tin/a:b/", "./a:b/index.html"),
    ];
    for (address, expected) in cases {
        assert_eq!(page(&format!("<a href=\"{address}\">")), format!("<a href=\"{expected}\">"), "{address}");
    }
}

#[test]
fn what_is_not_there_is_on_the_public_site() {
    assert_eq!(page("<a href=\"/feed.xml\">"), "<a href=\"https://example.org/feed.xml\">");
    assert_eq!(page("<a href=\"/nowhere/#x\">"), "<a href=\"https://example.org/nowhere/#x\">");
}

#[test]
fn other_addresses_and_texts_stay() {
    let html = "<a href=\"#x\">/en/</a> <a href=\"https://a.b/\">, <a href=\"//c.d/\"> <a href=\"mailto:a@b\"> <p title=\"/en/\">\
        <script type=\"application/ld+json\">{\"url\": \"/en/\", \"a\": \"<a href='/en/'>\"}</script>";
    assert_eq!(page(html), html);
}

#[test]
fn lists_of_pictures_lead_there_too() {
    let html = page("<img src=\"/media/a%201.png\" srcset=\"/media/a%201.png 1x, /media/100%25.pdf 2x\">");
    assert_eq!(html, "<img src=\"../media/a%201.png\" srcset=\"../media/a%201.png 1x, ../media/100%25.pdf 2x\">");
}

#[test]
fn what_only_a_host_can_do_is_left_out() {
    let html = "<link rel=\"manifest\" href=\"/site.webmanifest\"><link rel=preload as=font href=\"/a.woff2\" crossorigin>\
        <script src=\"/en/\" crossorigin></script>";
    assert_eq!(page(html), "<script src=\"../en/index.html\"></script>");
    let refresh = "<meta HTTP-EQUIV='Refresh' content='0; url=/en/'><p http-equiv>";
    let files = unpacked(&[
        ("404.html", "x"),
        ("_headers", "x"),
        ("a/feed.xml", "x"),
        ("cu.html", refresh),
        ("index.html", "<p http-equiv=\"refresh\">"),
        ("sw.js", "x"),
    ]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html"]);
}

#[test]
fn style_sheets_lead_there_and_keep_every_other_byte() {
    let css = "/* url(/en/) */ @import \"/a/b.css\"; @font-face { src: url(/a/f.woff2) format(\"woff2\"), url( '/a/f.woff2' ); }\n\
        p::before { content: \"/a/f.woff2\"; background: URL(x.png) } @media print { a { b: url(\"/a/f.woff2\") } ";
    let files = unpacked(&[("a/b.css", css), ("a/f.woff2", "x"), ("b/c.css", css)]);
    assert_eq!(
        files["b/c.css"],
        "/* url(/en/) */ @import \"../a/b.css\"; @font-face { src: url(\"../a/f.woff2\") format(\"woff2\"), \
        url( \"../a/f.woff2\" ); }\np::before { content: \"/a/f.woff2\"; background: URL(x.png) } \
        @media print { a { b: url(\"../a/f.woff2\") } "
    );
    assert!(files["a/b.css"].contains("url(\"f.woff2\")"));
}

#[test]
fn the_index_is_scripts() {
    let pages = r#"[[["/en/","Home",""],null]]"#;
    let files =
        unpacked(&[("assets/search/index.json", "{}"), ("assets/search/parts/0.json", pages), ("en/index.html", "x")]);
    assert_eq!(files["assets/search/index.json.js"], "(globalThis.songnguFiles ??= {})[\"index.json\"] = \"e30=\";\n");
    let moved = search_index_text(&files["assets/search/parts/0.json.js"]);
    assert_eq!(moved, r#"[[["en/index.html","Home",""],null]]"#);
}

fn search_index_text(script: &str) -> String {
    use base64::Engine;
    let data = script.split('"').nth(3).expect("the data");
    let bytes = base64::prelude::BASE64_STANDARD.decode(data).expect("base64");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_same_site_is_the_same_zip() {
    let files = [("index.html", "<a href=\"/\">"), ("a.txt", "a")];
    let made = make(&tree(&files), HOST).expect("a bundle");
    assert_eq!(made.files, 2);
    assert_eq!(made.bytes, make(&tree(&files), HOST).expect("a bundle").bytes);
}
