//! The preview while somebody writes: the program itself, a browser's requests, changes on the disk.
#![expect(clippy::disallowed_methods, reason = "waiting for a change is about time")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

/// A running preview; it ends with the test.
struct Preview {
    child: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Preview {
        let mut all = vec!["serve", "--port", "19080"];
        all.extend(arguments);
        let mut child = sandbox.program(&all).spawn().expect("the program");
        let mut said = BufReader::new(child.stderr.take().expect("its words")).lines();
        let ready = said.by_ref().map_while(Result::ok).find(|line| line.contains("http://")).expect("an address");
        let address = ready.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let address = address.to_owned();
        // What it says later is read, so that it never waits for a reader.
        std::thread::spawn(move || said.for_each(drop));
        Preview { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits until a page says something; a change is seen soon, but a busy computer may be slow.
    #[track_caller]
    fn wait(&self, path: &str, wanted: &str) {
        let begin = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.contains(wanted) {
                return;
            }
            assert!(begin.elapsed() < Duration::from_secs(20), "{path} never says {wanted}:\n{answer}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The problems that are shown over the pages now.
    fn problems(&self) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let request = format!("GET /__songngu/events HTTP/1.1\r\nhost: {}\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("a request");
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let data = lines.find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).expect("news");
        let news: serde_json::Value = serde_json::from_str(&data).expect("JSON");
        news["problems"].as_str().unwrap_or_default().to_owned()
    }
}

impl Preview {
    /// Waits until problems are shown over the pages, or none any more.
    #[track_caller]
    fn wait_for_problems(&self, any: bool) {
        let begin = Instant::now();
        while self.problems().is_empty() == any {
            assert!(begin.elapsed() < Duration::from_secs(20), "problems: {:?}", self.problems());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn follow_changes(arguments: &[&str]) {
    let sandbox = Sandbox::small();
    sandbox.page("contact", "vi", "Liên hệ", "");
    let preview = Preview::start(&sandbox, arguments);
    assert!(preview.get("/lien-he/").contains("Liên hệ"));
    // A text is changed, as editors do: written beside, then renamed.
    sandbox.write("content/contact.vi.md.tmp", "+++\ntitle = \"Liên hệ\"\n+++\n\nSố mới.\n");
    sandbox.rename("content/contact.vi.md.tmp", "content/contact.vi.md");
    preview.wait("/lien-he/", "Số mới.");
    // A page comes in a new folder, and goes.
    sandbox.page("news/_index", "vi", "Tin", "");
    sandbox.page("news/flood", "vi", "Nước lên", "");
    preview.wait("/tin/nuoc-len/", "Nước lên");
    sandbox.remove("content/news/flood.vi.md");
    preview.wait("/tin/nuoc-len/", "404 Not Found");
    // A mistake is shown, and the last good site stays; mending it takes the words away.
    sandbox.write("content/contact.vi.md", "+++\ntitel = \"Sai\"\n+++\n");
    let begin = Instant::now();
    while !preview.problems().contains("titel") {
        assert!(begin.elapsed() < Duration::from_secs(20), "no word of the mistake");
    }
    preview.wait("/lien-he/", "Số mới.");
    sandbox.write("content/contact.vi.md", "+++\ntitle = \"Liên hệ\"\n+++\n\nLại đúng.\n");
    preview.wait("/lien-he/", "Lại đúng.");
    assert_eq!(preview.problems(), "");
    // The theme counts as well, and a whole folder may go and come back.
    sandbox.write(
        "themes/plain/templates/page.html",
        "{% extends \"base.html\" %}{% block main %}Mẫu khác{% endblock main %}",
    );
    preview.wait("/lien-he/", "Mẫu khác");
    sandbox.rename("content", "content-away");
    let begin = Instant::now();
    while preview.problems().is_empty() {
        assert!(begin.elapsed() < Duration::from_secs(20), "no word of the missing folder");
    }
    sandbox.rename("content-away", "content");
    let begin = Instant::now();
    while !preview.problems().is_empty() {
        assert!(begin.elapsed() < Duration::from_secs(20), "the folder is back");
    }
    sandbox.page("contact", "vi", "Liên hệ lại", "slug = \"gap\"");
    preview.wait("/gap/", "Mẫu khác");
    assert!(!sandbox.output().exists(), "the output folder was touched");
}

#[test]
fn changes_are_followed() {
    follow_changes(&[]);
}

#[test]
fn changes_are_followed_by_looking_again_and_again() {
    follow_changes(&["--poll"]);
}

#[test]
fn ten_thousand_files_at_once_are_one_change() {
    let sandbox = Sandbox::small();
    let preview = Preview::start(&sandbox, &[]);
    for n in 0..10_000 {
        sandbox.write(&format!("static/f/{n}.txt"), "x");
    }
    preview.wait("/f/9999.txt", "200 OK");
    sandbox.page("contact", "vi", "Liên hệ", "");
    preview.wait("/lien-he/", "Liên hệ");
}

fn survive(arguments: &[&str]) {
    let sandbox = Sandbox::small();
    sandbox.page("news/_index", "vi", "Tin", "");
    sandbox.page("news/flood", "vi", "Nước lên", "");
    let preview = Preview::start(&sandbox, arguments);
    assert!(preview.get("/tin/nuoc-len/").contains("200 OK"));
    // Saved in a burst, half a text at a time: the last one counts.
    for n in 0..60 {
        sandbox.write("content/news/flood.vi.md", "+++\ntitle = \"Nước");
        sandbox.write("content/news/flood.vi.md", &format!("+++\ntitle = \"Nước lên\"\n+++\n\nLần b{n}.\n"));
    }
    preview.wait("/tin/nuoc-len/", "Lần b59.");
    preview.wait_for_problems(false);
    // A folder is moved, and what is changed in it afterwards is seen.
    sandbox.rename("content/news", "content/events");
    sandbox.page("events/_index", "vi", "Sự kiện", "");
    preview.wait("/su-kien/nuoc-len/", "Lần b59.");
    preview.wait("/tin/nuoc-len/", "404 Not Found");
    sandbox.page("events/flood", "vi", "Nước xuống", "slug = \"nuoc-len\"");
    preview.wait("/su-kien/nuoc-len/", "Nước xuống");
    // Folders in folders come at once, as when an archive is unpacked.
    for n in 0..20 {
        sandbox.page(&format!("events/a{n}/_index"), "vi", &format!("Mục m{n}"), "");
        sandbox.page(&format!("events/a{n}/b/_index"), "vi", &format!("Phần p{n}"), "");
        sandbox.page(&format!("events/a{n}/b/c"), "vi", &format!("Bài b{n}"), "");
    }
    preview.wait("/su-kien/muc-m19/phan-p19/bai-b19/", "Bài b19");
    sandbox.page("events/a19/b/c", "vi", "Bài khác", "slug = \"bai-b19\"");
    preview.wait("/su-kien/muc-m19/phan-p19/bai-b19/", "Bài khác");
    // Another branch is checked out: texts, settings and theme go and come in no order.
    sandbox.remove_folder("content/events");
    sandbox.remove("site.toml");
    sandbox.remove_folder("themes");
    preview.wait_for_problems(true);
    sandbox.page("branch", "vi", "Nhánh", "");
    sandbox.add_plain_theme();
    sandbox.write_settings();
    preview.wait("/nhanh/", "Nhánh");
    preview.wait_for_problems(false);
    preview.wait("/su-kien/nuoc-len/", "404 Not Found");
    // All texts are deleted, and written again.
    sandbox.remove_folder("content");
    preview.wait_for_problems(true);
    preview.wait("/nhanh/", "Nhánh");
    sandbox.page("_index", "vi", "Trang chủ mới", "");
    sandbox.page("again", "vi", "Viết lại", "");
    preview.wait("/viet-lai/", "Viết lại");
    preview.wait_for_problems(false);
    assert!(!sandbox.output().exists(), "the output folder was touched");
}

#[test]
fn what_befalls_folders_is_survived() {
    survive(&[]);
}

#[test]
fn what_befalls_folders_is_survived_by_looking_again_and_again() {
    survive(&["--poll"]);
}

#[test]
fn a_preview_shows_drafts_and_says_so() {
    let sandbox = Sandbox::small();
    let shows = r#"<p>[{{ page.state or "" }}]</p>"#;
    sandbox.write(
        "themes/plain/templates/page.html",
        &format!("{{% extends \"base.html\" %}}{{% block main %}}{shows}{{% endblock main %}}"),
    );
    sandbox.write(
        "themes/plain/templates/section.html",
        r#"{% extends "base.html" %}{% block main %}{% for item in page.pages %}({{ item.title }}: {{ item.state or "" }}){% endfor %}{% endblock main %}"#,
    );
    sandbox.page("notices/_index", "vi", "Tin", "");
    sandbox.page("notices/a", "vi", "Nháp", "draft = true");
    sandbox.page("notices/b", "vi", "Hẹn", "publish = 2999-01-01");
    sandbox.page("notices/c", "vi", "Cũ", "expires = 2001-01-01");
    sandbox.page("notices/d", "vi", "Có", "publish = 2001-01-01");
    sandbox.page("notices/d", "en", "There", "draft = true");
    let states =
        [("/tin/nhap/", "[draft]"), ("/tin/hen/", "[scheduled]"), ("/tin/cu/", "[expired]"), ("/tin/co/", "[]")];
    let preview = Preview::start(&sandbox, &[]);
    for (path, state) in states {
        let answer = preview.get(path);
        assert!(answer.contains(state), "{path} is not {state}:\n{answer}");
    }
    let list = preview.get("/tin/");
    for item in ["(Nháp: draft)", "(Hẹn: scheduled)", "(Cũ: expired)", "(Có: )"] {
        assert!(list.contains(item), "{item} is missing:\n{list}");
    }
    assert!(preview.get("/en/tin/there/").contains("[draft]"), "a translation may be a draft of its own");
    drop(preview);
    for arguments in [["--no-drafts"].as_slice(), &["--date", "2026-01-01"]] {
        let preview = Preview::start(&sandbox, arguments);
        for (path, state) in states {
            let is_published = state == "[]";
            assert_eq!(preview.get(path).contains("200 OK"), is_published, "{path} with {arguments:?}");
        }
    }
    let preview = Preview::start(&sandbox, &["--date", "2999-01-01", "--drafts"]);
    assert!(preview.get("/tin/hen/").contains("[]"), "on its day it is published");
    assert!(preview.get("/tin/nhap/").contains("[draft]"));
}
