use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

#[test]
fn positions_count_characters_from_one() {
    let index = LineIndex::new("một\nhai ba\n");
    let at = |offset| {
        let p = index.position(offset);
        (p.line, p.column)
    };
    assert_eq!(at(0), (1, 1));
    assert_eq!(at("một".len()), (1, 4));
    assert_eq!(at("một\nhai ".len()), (2, 5));
    assert_eq!(at(2), (1, 2), "inside a character");
    assert_eq!(at(999), (3, 1), "past the end");
}

#[test]
fn ids_follow_insertion() {
    let mut sources = Sources::default();
    let a = sources.add("a.md", "A");
    let b = sources.add("b.md", "B");
    assert_eq!(sources.get(b).text(), "B");
    assert_eq!(sources.find("a.md"), Some(a));
    assert_eq!(sources.len(), 2);
}

#[test]
fn a_text_that_was_let_go_of_is_fetched_once_and_is_the_same() {
    let fetched = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&fetched);
    let hash = |text: &str| *blake3::hash(text.as_bytes()).as_bytes();
    // What was "A" and "B" still is; anything else is no longer what it was.
    let fetch = Fetch::new(move |path, wanted| {
        count.fetch_add(1, Ordering::Relaxed);
        let text = if path == "a.md" { "A" } else { "B" };
        Arc::from(if blake3::hash(text.as_bytes()).as_bytes() == wanted { text } else { "" })
    });
    let mut sources = Sources::default();
    let a = sources.add("a.md", "A");
    let b = sources.add_known("b.md", hash("B"), &fetch);
    let c = sources.add_known("c.md", hash("C"), &fetch);
    sources.forget([a].into_iter(), &fetch);
    assert_eq!([a, b, c].map(|id| *sources.get(id).hash()), [hash("A"), hash("B"), hash("C")]);
    assert!(!sources.get(a).has_same_text(sources.get(b)));
    assert_eq!(fetched.load(Ordering::Relaxed), 0, "a hash is known without the text");
    for _ in 0..2 {
        assert_eq!([a, b, c].map(|id| sources.get(id).text()), ["A", "B", ""]);
    }
    assert_eq!(fetched.load(Ordering::Relaxed), 3);
}
