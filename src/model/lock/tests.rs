use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::*;

fn read(text: &str) -> (Lock, usize) {
    let file = SourceFile::new(FILE, text);
    let (lock, diagnostics) = Lock::parse(SourceId::new(0), &file);
    (lock, diagnostics.sorted().len())
}

#[test]
fn what_is_written_is_read_again() {
    let mut lock = Lock::default();
    lock.remember("plan/a", [("vi", "/ke-hoach/cu/")].into_iter());
    lock.remember("plan/a", [("vi", "/ke-hoach/moi/")].into_iter());
    lock.remember("plan/a", [("en", "/en/plan/a/")].into_iter());
    assert_eq!(lock.addresses["plan/a"]["vi"], ["/ke-hoach/moi/", "/ke-hoach/cu/"]);
    assert_eq!(read(&lock.to_text()), (lock.clone(), 0));
    lock.remember("plan/a", [("vi", "/ke-hoach/cu/")].into_iter());
    assert_eq!(lock.addresses["plan/a"]["vi"], ["/ke-hoach/cu/", "/ke-hoach/moi/"]);
}

#[test]
fn damage_is_reported_and_the_rest_is_kept() {
    let (lock, problems) = read("[\"a\"]\nvi = [\"/a/\"]\n[\"b\"]\nvi = 3\n");
    assert_eq!((lock.addresses["a"]["vi"].as_slice(), problems), (&["/a/".to_owned()][..], 1));
    assert!(read("[[[").1 > 0);
    let twice = format!("{HEAD}\n[\"a\"]\nvi = [\"/a/\"]\n\n[\"a\"]\nvi = [\"/b/\"]\n");
    assert!(read(&twice).1 > 0);
}

#[test]
fn the_form_that_is_written_is_known_and_no_other() {
    let text = format!("{HEAD}\n[\"a\"]\nen = [\"/en/a/\", \"/a/\"]\nvi = [\"/a/\"]\n\n[\"b\"]\nvi = [\"/b/\"]\n");
    assert_eq!(Lock::as_written(&text).expect("the program's own form").to_text(), text);
    for (from, to) in [
        ("\n[\"b\"]", "\n\n[\"b\"]"),
        ("\"/b/\"]\n", "\"/b/\"]"),
        ("\"/b/\"]\n", "\"/b/\"] # nháp\n"),
        ("\"/b/\"", "\"/\\u0062/\""),
        ("\"/b/\"", "\"b/\""),
        ("[\"b\"]", "[\"0\"]"),
        ("[\"b\"]", "[\"a\"]"),
        ("[\"b\"]", "[b]"),
        ("en = ", "vi = "),
        ("en = ", "z = "),
        ("en = ", "\"en\" = "),
        (HEAD, ""),
    ] {
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text);
        assert_eq!(Lock::as_written(&other), None, "{other}");
    }
}

fn lock() -> impl Strategy<Value = Lock> {
    let address = "/[a-zđ\"\\\\,\u{7f}\n =\\[\\]]{0,6}";
    let languages = btree_map("en|vi|en-GB|zz", vec(address, 0..3), 0..3);
    btree_map("[a-cđ/\"\\] \n\\\\]{0,4}", languages, 0..5).prop_map(|addresses| Lock { addresses })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_comes_back_in_both_ways(lock in lock()) {
        let text = lock.to_text();
        prop_assert_eq!(read(&text), (lock.clone(), 0));
        if let Some(known) = Lock::as_written(&text) {
            prop_assert_eq!(&known, &lock);
            // As TOML it says the same: one more comment, and it is not known.
            prop_assert_eq!(read(&format!("{text}# \n")), (lock, 0));
        }
    }

    #[test]
    fn what_is_known_is_what_would_be_written(lock in lock(), at: prop::sample::Index, byte in "[ -~\n]") {
        let mut text = lock.to_text();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(places[at.index(places.len())], &byte);
        if let Some(known) = Lock::as_written(&text) {
            prop_assert_eq!(known.to_text(), text);
        }
    }
}
