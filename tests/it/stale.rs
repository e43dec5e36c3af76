//! What readers see of a translation whose original has changed since it was checked.

use songngu::bilingual::hash;
use songngu::lang::pack;

use crate::sandbox::{Sandbox, Tree, text};

/// A page with one of each sort of block, of which the sidecar remembers an older original.
fn site() -> Sandbox {
    let sandbox = Sandbox::small();
    let original = "+++\ntitle = \"Trang\"\n+++\n\n## Mục\n\nLời.\n\n- Điểm\n\n> Trích\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                    Từ\n: Nghĩa\n\n```{notice}\nChú ý.\n```\n";
    let translation = "+++\ntitle = \"Page\"\n+++\n\n## Part\n\nWords.\n\n- Item\n\n> Quote\n\n| a | b |\n|---|---|\n| e | f |\n\n\
                       Word\n: Meaning\n\n```{notice}\nNote.\n```\n";
    sandbox.write("content/p.vi.md", original);
    sandbox.write("content/p.en.md", translation);
    sandbox
}

/// The blocks with what the translation says.
const BLOCKS: [(&str, &str); 8] = [
    ("muc", "Part"),
    ("muc.p1", "Words."),
    ("muc.d1", "Item"),
    ("muc.p2", "Quote"),
    ("muc.r2", "e | f"),
    ("muc.t1", "Word"),
    ("muc.t2", "Meaning"),
    ("muc.p3", "Note."),
];

/// A sidecar in which the originals of these blocks were other ones, and all others were as they are.
fn sidecar(sandbox: &Sandbox, stale: &[&str]) {
    let today = [
        ("@title", "Trang", "Page"),
        ("muc", "Mục", "Part"),
        ("muc.p1", "Lời.", "Words."),
        ("muc.d1", "Điểm", "Item"),
        ("muc.p2", "Trích", "Quote"),
        ("muc.r1", "a | b", "a | b"),
        ("muc.r2", "c | d", "e | f"),
        ("muc.t1", "Từ", "Word"),
        ("muc.t2", "Nghĩa", "Meaning"),
        ("muc.x1", "", ""),
        ("muc.p3", "Chú ý.", "Note."),
    ];
    let mut file = "version = 1\n".to_owned();
    for (id, original, translation) in today {
        let original = if stale.contains(&id) { format!("Ngày xưa {id}") } else { original.to_owned() };
        let (a, b) = (hash(&original, pack("vi")), hash(translation, pack("en")));
        file += &format!(
            "\n[[block]]\nid = \"{id}\"\nlang = \"en\"\noriginal = \"{a}\"\ntext = \"{original}\"\ntranslation = \"{b}\"\ndate = 2026-01-05\n"
        );
    }
    sandbox.write("content/p.sync.toml", &file);
}

fn marks(tree: &Tree, path: &str) -> usize {
    text(tree, path).matches("class=\"stale-mark\"").count()
}

#[test]
fn every_sort_of_block_can_be_marked() {
    let sandbox = site();
    for (id, words) in BLOCKS {
        sidecar(&sandbox, &[id]);
        let tree = sandbox.build();
        let page = text(&tree, "en/page/index.html");
        assert_eq!(marks(&tree, "en/page/index.html"), 1, "{id}: {page}");
        let link =
            format!("href=\"/song-ngu/trang/#{id}\">The Vietnamese text was changed after this was translated</a>");
        let (before, after) = page.split_once(&link).unwrap_or_else(|| panic!("{id} in {page}"));
        let last = words.split(" | ").last().unwrap_or_default();
        let near = before.len() - before.rfind(last).unwrap_or_else(|| panic!("{last} before the mark of {id}"));
        assert!(near < 400 && !after.contains(&format!(">{last}<")), "{id}: the mark is somewhere else in {page}");
        assert_eq!(marks(&tree, "song-ngu/trang/index.html"), 1, "{id}: {}", text(&tree, "song-ngu/trang/index.html"));
        assert_eq!(marks(&tree, "trang/index.html"), 0, "the original is never behind itself");
    }
}

#[test]
fn nothing_is_marked_that_is_as_it_was_checked() {
    let sandbox = site();
    sidecar(&sandbox, &[]);
    let tree = sandbox.build();
    assert_eq!(marks(&tree, "en/page/index.html") + marks(&tree, "song-ngu/trang/index.html"), 0);
    sandbox.remove("content/p.sync.toml");
    let tree = sandbox.build();
    assert_eq!(marks(&tree, "en/page/index.html"), 0, "without a record nothing is known");
}
