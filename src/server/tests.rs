use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;
use crate::output::{Memory, OutputFile, Sink};

fn shown(files: &[(&str, &str)]) -> Arc<Tree> {
    Arc::new(tree(files))
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let memory = Memory::default();
    for (path, text) in files {
        memory.put(&OutputFile::new(*path, *text)).expect("memory takes everything");
    }
    memory.into_tree()
}

/// Serves a preview from a thread of its own.
fn start(preview: &Preview) -> SocketAddr {
    let (tell, told) = std::sync::mpsc::channel();
    let preview = preview.clone();
    std::thread::spawn(move || serve(preview, 18_080, |address| tell.send(address).expect("somebody waits")));
    told.recv().expect("an address")
}

/// The answer to a request, head and body.
fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = request.replace('\n', "\r\n");
    stream.write_all(format!("{request}\r\nconnection: close\r\n\r\n").as_bytes()).expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).replace("\r\n", "\n")
}

fn get(address: SocketAddr, path: &str, more: &str) -> String {
    ask(address, &format!("GET {path} HTTP/1.1\nhost: localhost{more}"))
}

#[test]
fn answers_are_those_of_a_host() {
    let preview = Preview::new(&[("x-policy", "strict"), ("Strict-Transport-Security", "max-age=1")]);
    preview.show(shown(&[
        ("index.html", "<body>A</body>"),
        ("a/index.html", "B"),
        ("404.html", "lost"),
        ("x.css", "abcdef"),
        ("đ.txt", "đ"),
    ]));
    let address = start(&preview);
    let check = |path: &str, more: &str, wanted: &[&str]| {
        let answer = get(address, path, more);
        for wanted in wanted {
            assert!(answer.contains(wanted), "{path}{more}: {wanted} in\n{answer}");
        }
        answer
    };
    let home = check("/", "", &["200 OK", "text/html; charset=utf-8", "x-policy: strict", "A<script src=\"/__songngu"]);
    assert!(!home.to_lowercase().contains("strict-transport"), "a preview is no https host");
    check("/a/", "", &["200 OK"]);
    check("/a", "", &["308", "location: /a/"]);
    check("/%C4%91.txt", "", &["200 OK", "text/plain; charset=utf-8", "đ"]);
    check("/x.css", "", &["text/css; charset=utf-8", "abcdef", "etag: \"", "cache-control: no-cache"]);
    check("/nothing", "", &["404 Not Found", "lost"]);
    for path in ["/../Cargo.toml", "/..%2fCargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/a/../x"] {
        check(path, "", &["404 Not Found"]);
    }
    let tag = check("/x.css", "", &[]).split("etag: ").nth(1).and_then(|t| t.lines().next()).expect("a tag").to_owned();
    check("/x.css", &format!("\nif-none-match: {tag}"), &["304 Not Modified"]);
    check("/x.css", "\nrange: bytes=1-2", &["206 Partial", "content-range: bytes 1-2/6", "\n\nbc"]);
    check("/x.css", "\nrange: bytes=-2", &["206 Partial", "\n\nef"]);
    check("/x.css", "\nrange: bytes=9-", &["416", "content-range: bytes */6"]);
    check("/x.css", "\nrange: bytes=0-1,3-4", &["200 OK", "abcdef"]);
    assert!(ask(address, "POST / HTTP/1.1\nhost: localhost").contains("405"));
    assert!(ask(address, "GET / HTTP/1.1\nhost: evil.example").contains("421"), "another host's name");
    assert!(ask(address, "HEAD / HTTP/1.1\nhost: 127.0.0.1:1").contains("200 OK"));
}

/// The first so many news that a browser hears, while something happens.
fn hear(address: SocketAddr, count: usize, happen: impl FnOnce()) -> Vec<serde_json::Value> {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.write_all(b"GET /__songngu/events HTTP/1.1\r\nhost: localhost\r\n\r\n").expect("a request");
    let mut text = String::new();
    let mut piece = [0; 4096];
    let mut happen = Some(happen);
    loop {
        let news: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
        if !news.is_empty()
            && let Some(happen) = happen.take()
        {
            happen();
        }
        if news.len() >= count {
            return news.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        }
        let read = stream.read(&mut piece).expect("news");
        text.push_str(&String::from_utf8_lossy(&piece[..read]).replace("\r\n", "\n"));
    }
}

#[test]
fn browsers_hear_what_has_changed() {
    let pages = |url: &str| {
        format!(
            r#"{{"base_url":"https://e.org","pages":[{{"id":"p","languages":{{"vi":{{"url":"https://e.org{url}"}}}}}}]}}"#
        )
    };
    let page = |style: &str, words: &str| format!("<link href=\"/assets/{style}\">{words}");
    let (old, new) = (page("s-1.css", "A"), page("s-2.css", "A"));
    let (old_b, new_b) = (page("s-1.css", "B"), page("s-2.css", "C"));
    let (old_json, new_json) = (pages("/cu/"), pages("/moi/"));
    let preview = Preview::new(&[]);
    preview.show(shown(&[
        ("index.html", &old),
        ("b/index.html", &old_b),
        ("cu/index.html", "D"),
        ("assets/s-1.css", "a"),
        ("pages.json", &old_json),
    ]));
    let address = start(&preview);
    let news = hear(address, 2, || {
        preview.show(shown(&[
            ("index.html", &new),
            ("b/index.html", &new_b),
            ("cu/index.html", "a redirect to its new place"),
            ("moi/index.html", "D"),
            ("assets/s-2.css", "b"),
            ("pages.json", &new_json),
        ]));
    });
    assert_eq!(news[1]["site"], news[0]["site"].as_u64().expect("a number") + 1);
    assert_eq!(news[1]["styles"], serde_json::json!({ "/assets/s-1.css": "/assets/s-2.css" }));
    assert_eq!(news[1]["moved"], serde_json::json!({ "/cu/": "/moi/" }));
    let changed: Vec<&str> = news[1]["changed"].as_array().expect("a list").iter().filter_map(|c| c.as_str()).collect();
    assert!(changed.contains(&"/b/") && changed.contains(&"/cu/") && !changed.contains(&"/"), "{changed:?}");
    let news = hear(address, 2, || preview.report("hỏng".to_owned()));
    assert_eq!((&news[1]["problems"], &news[1]["site"]), (&serde_json::json!("hỏng"), &news[0]["site"]));
    assert!(get(address, "/b/", "").contains('C'), "the last good site stays");
}

#[test]
fn what_is_looked_at_is_shown_before_the_site_is_whole() {
    let page = |style: &str, words: &str| format!("<link href=\"/assets/{style}\">{words}");
    let (old, new) = (page("s-1.css", "A"), page("s-2.css", "A"));
    let preview = Preview::new(&[]);
    preview.show(shown(&[("index.html", &old), ("b/index.html", &page("s-1.css", "B")), ("assets/s-1.css", "a")]));
    let address = start(&preview);
    let first = || vec![OutputFile::new("index.html", new.as_str()), OutputFile::new("assets/s-2.css", "b")];
    let news = hear(address, 2, || preview.show_first(first()));
    assert_eq!(news[1]["styles"], serde_json::json!({ "/assets/s-1.css": "/assets/s-2.css" }));
    assert_eq!(news[1]["changed"], serde_json::json!([]), "a style sheet is exchanged without a reload");
    assert!(get(address, "/assets/s-2.css", "").contains("200 OK"));
    assert!(get(address, "/b/", "").contains("s-1.css") && get(address, "/assets/s-1.css", "").contains("200 OK"));
    preview.report("hỏng".to_owned());
    assert!(get(address, "/", "").contains("s-1.css"), "a site that does not become whole is not shown in part");
}

#[test]
fn before_the_first_site_there_is_a_page_that_waits() {
    let preview = Preview::new(&[]);
    preview.report("sai".to_owned());
    let answer = get(start(&preview), "/bất-kỳ/", "");
    assert!(answer.contains("503") && answer.contains("live.js"), "{answer}");
}
