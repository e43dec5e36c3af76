//! Keeping a translation current, as an office does it: begin a record, change a word, see what is behind, accept.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use std::process::Output;

use crate::sandbox::{Sandbox, text};

const VIETNAMESE: &str =
    "+++\ntitle = \"Trang\"\n+++\n\n## Mục một\n\nDân số là 1.234 người, hoà bình.\n\nĐoạn cuối của trang.\n";
const ENGLISH: &str =
    "+++\ntitle = \"Page\"\n+++\n\n## Part one\n\nThe population is 1,234, at peace.\n\nThe last paragraph.\n";

fn site() -> Sandbox {
    let sandbox = Sandbox::small();
    sandbox.write("content/p.vi.md", VIETNAMESE);
    sandbox.write("content/p.en.md", ENGLISH);
    sandbox
}

fn run(sandbox: &Sandbox, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = sandbox.program(&[&["translation"], arguments].concat());
    let Output { stdout, stderr, status } = command.stdout(std::process::Stdio::piped()).output().expect("the program");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(stdout), text(stderr), status.code())
}

fn change(sandbox: &Sandbox, from: &str, to: &str) {
    let before = sandbox.read("content/p.vi.md");
    assert!(before.contains(from));
    sandbox.write("content/p.vi.md", &before.replace(from, to));
}

#[test]
fn a_changed_word_is_followed_to_the_reader_and_back() {
    let sandbox = site();
    assert!(run(&sandbox, &["status"]).0.contains("nothing is recorded"), "a page without a record");
    assert_eq!(run(&sandbox, &["status", "--strict"]).2, Some(1));
    let (_, said, code) = run(&sandbox, &["init", "--by", "Lan", "--date", "2026-11-20"]);
    assert_eq!((code, said.trim()), (Some(0), "6 parts of 2 pages were recorded as checked."), "{said}");
    let record = sandbox.read("content/p.sync.toml");
    for wanted in ["version = 1", "id = \"@title\"", "id = \"muc-mot.p1\"", "by = \"Lan\"", "date = 2026-11-20"] {
        assert!(record.contains(wanted), "{wanted} in {record}");
    }
    assert_eq!(run(&sandbox, &["status", "--strict"]).2, Some(0), "{}", run(&sandbox, &["status"]).0);
    assert!(!text(&sandbox.build(), "en/page/index.html").contains("stale"));
    // Another way to spell it is no change; another figure is.
    change(&sandbox, "hoà", "hòa");
    assert_eq!(run(&sandbox, &["status", "--strict"]).2, Some(0));
    change(&sandbox, "1.234", "1.235");
    let (said, _, _) = run(&sandbox, &["status"]);
    assert!(said.contains("content/p.en.md:7 #muc-mot.p1: behind") && said.contains("[-1.234-] {+1.235+}"), "{said}");
    assert_eq!(said.matches('#').count(), 1, "only that block: {said}");
    let (json, _, _) = run(&sandbox, &["status", "--format", "json", "p"]);
    let json: serde_json::Value = serde_json::from_str(json.trim()).expect("JSON");
    assert_eq!((&json["stale"], &json["blocks"][0]["id"]), (&1.into(), &"muc-mot.p1".into()));
    // The reader is told, on the page and as data.
    let tree = sandbox.build();
    assert!(text(&tree, "en/page/index.html").contains("/song-ngu/trang/#muc-mot.p1"));
    let pages: serde_json::Value = serde_json::from_str(text(&tree, "pages.json")).expect("JSON");
    let page = pages["pages"].as_array().and_then(|all| all.iter().find(|p| p["id"] == "p")).expect("the page");
    let standing = &page["languages"]["en"]["freshness"];
    assert_eq!((&standing["status"], &standing["behind"]), (&"behind".into(), &1.into()), "{page}");
    // Of others nothing is taken back by accepting one.
    change(&sandbox, "cuối", "chót");
    assert_eq!(run(&sandbox, &["accept", "p", "--block", "muc-mot.p1"]).2, Some(0));
    let (said, _, _) = run(&sandbox, &["status"]);
    assert!(said.contains("#muc-mot.p2") && !said.contains("#muc-mot.p1"), "{said}");
    let (_, said, code) = run(&sandbox, &["accept", "content/p.vi.md"]);
    assert_eq!((code, said.trim()), (Some(0), "4 parts of one page were recorded as checked."), "{said}");
    assert_eq!(run(&sandbox, &["status", "--strict"]).2, Some(0));
    let record = sandbox.read("content/p.sync.toml");
    assert_eq!(run(&sandbox, &["init"]).2, Some(0));
    assert_eq!(sandbox.read("content/p.sync.toml"), record, "what is recorded is not recorded anew");
}

#[test]
fn a_block_put_in_between_makes_no_other_stale() {
    let sandbox = site();
    run(&sandbox, &["init"]);
    change(&sandbox, "Dân số", "Một đoạn mới chen vào giữa, dài hơn những đoạn khác một chút.\n\nDân số");
    let (said, _, _) = run(&sandbox, &["status"]);
    assert!(said.contains("not translated") && !said.contains("behind"), "{said}");
    // That it stays in one language is accepted as well.
    assert_eq!(run(&sandbox, &["accept", "p"]).2, Some(0));
    assert_eq!(run(&sandbox, &["status", "--strict"]).2, Some(0));
}

#[test]
fn wrong_words_are_answered() {
    let sandbox = site();
    let (_, said, code) = run(&sandbox, &["accept", "p", "--block", "muc-mot.p9"]);
    assert!(code == Some(1) && said.contains("did you mean `muc-mot.p"), "{said}");
    assert!(!sandbox.root().join("content/p.sync.toml").exists(), "a record of nothing");
    assert_eq!(run(&sandbox, &["accept", "nothing"]).2, Some(2));
    assert_eq!(run(&sandbox, &["status", "--to", "lo"]).2, Some(2));
}

#[test]
fn records_that_are_newer_or_damaged_are_not_lost() {
    let sandbox = site();
    run(&sandbox, &["init"]);
    let newer = sandbox.read("content/p.sync.toml").replace("version = 1", "version = 9");
    sandbox.write("content/p.sync.toml", &newer);
    let (_, said, code) = run(&sandbox, &["accept", "p"]);
    assert!(code == Some(1) && said.contains("newer"), "{said}");
    assert_eq!(sandbox.read("content/p.sync.toml"), newer);
    sandbox.write(
        "content/p.sync.toml",
        &newer.replace("version = 9", "version = 1").replacen("lang = \"en\"", "lang = ", 1),
    );
    let (_, said, _) = run(&sandbox, &["accept", "p"]);
    assert!(said.contains("damaged"), "{said}");
    assert_eq!(run(&sandbox, &["status", "--strict", "p"]).2, Some(0));
}

#[test]
fn the_report_is_a_page_and_a_table() {
    let sandbox = site();
    run(&sandbox, &["init"]);
    change(&sandbox, "1.234", "1.235 <b>");
    sandbox.page("only", "vi", "Riêng", "review_by = 2020-01-01");
    let folder = sandbox.root().join("report");
    assert_eq!(run(&sandbox, &["report", "-o", folder.to_str().expect("a path")]).2, Some(0));
    let html = std::fs::read_to_string(folder.join("translation-report.html")).expect("the page");
    let dom = crate::dom::Dom::parse(&html);
    assert!(dom.errors.is_empty(), "{:?}", dom.errors);
    for wanted in [
        "<del>1.234</del> <ins>1.235 &lt;b&gt;</ins>",
        "not translated yet (en)",
        "was to be reviewed by 1 January 2020",
        "<meter",
    ] {
        assert!(html.contains(wanted), "{wanted} in {html}");
    }
    let table = std::fs::read(folder.join("translation-report.csv")).expect("the table");
    assert!(table.starts_with(b"\xef\xbb\xbfpage,title"));
    assert!(String::from_utf8_lossy(&table).contains("p,Trang,en,content/p.en.md,7,muc-mot.p1,stale,"));
}

#[test]
fn a_page_that_waits_appears_when_it_is_accepted() {
    let sandbox = site();
    sandbox.write("content/p.vi.md", &VIETNAMESE.replace("title", "parity = \"hold\"\ntitle"));
    let outcome = sandbox.try_build();
    assert!(outcome.diagnostics.contains(songngu::diag::Code::PageHeld) && outcome.report.is_some());
    assert!(!sandbox.read_output().contains_key("trang/index.html"), "a page that waits");
    run(&sandbox, &["init"]);
    assert!(
        sandbox.build().contains_key("trang/index.html") && sandbox.read_output().contains_key("en/page/index.html")
    );
    change(&sandbox, "1.234", "1.235");
    let outcome = sandbox.try_build();
    assert!(outcome.report.is_some() && !sandbox.read_output().contains_key("trang/index.html"));
    assert!(!outcome.diagnostics.contains(songngu::diag::Code::AddressGone), "it is held back, not gone");
}

#[test]
fn no_two_rows_of_a_record_have_one_id() {
    let sandbox = site();
    // What has changed places is no pair, although it has the same id in both texts.
    sandbox.write(
        "content/p.vi.md",
        "+++\ntitle = \"Trang\"\n+++\n\nĐoạn một dài. {#a}\n\nĐoạn hai ngắn. {#b}\n\nĐoạn ba. {#c}\n",
    );
    sandbox.write(
        "content/p.en.md",
        "+++\ntitle = \"Page\"\n+++\n\nThe third one. {#c}\n\nThe first, a long one. {#a}\n\nThe second. {#b}\n",
    );
    assert_eq!(run(&sandbox, &["init", "--by", "Lan", "--date", "2026-11-20"]).2, Some(0));
    let record = sandbox.read("content/p.sync.toml");
    let ids: Vec<&str> = record.lines().filter(|line| line.starts_with("id =")).collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{record}");
    assert!(ids.contains(&"id = \"c-en\""), "{record}");
    let (said, problems, _) = run(&sandbox, &["status"]);
    assert!(!format!("{said}{problems}").contains("sync-damaged"), "{said}{problems}");
}
