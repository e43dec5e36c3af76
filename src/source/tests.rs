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
