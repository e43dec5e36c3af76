#![expect(clippy::disallowed_methods, reason = "a test damages files")]

use serde_json::json;

use super::*;
use crate::config::LanguageId;
use crate::markdown::Doc;
use crate::markdown::doc::Component;
use crate::source::Span;

fn doc(words: &str, args: serde_json::Value) -> Doc {
    let span = Span::file(SourceId::new(3));
    let component = Component { name: "facts".into(), args, body: None, span };
    Doc { html: format!("<p>{words}</p>"), plain: words.into(), components: vec![component], ..Doc::default() }
}

/// A folder with the cache, and the settings that texts depend on.
struct Site(tempfile::TempDir, SourceFile);

impl Site {
    fn new() -> Site {
        Site(tempfile::tempdir().expect("a temporary folder"), SourceFile::new("site.toml", "a = 1"))
    }

    fn cache(&self) -> Cache {
        Cache::in_folder(self.0.path(), "1".to_owned())
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(".songngu").join(TEXTS).join(name)
    }
}

fn page(doc: Doc) -> ParsedPage {
    let front = FrontMatter { weight: Some(7), extra: Some(json!({ "a": [1, "b"] })), ..FrontMatter::default() };
    ParsedPage::new(SourceId::new(3), name(), Arc::new(front), (20, [1; 32]), Body::here(doc))
}

fn name() -> FileName {
    FileName { id: "a".into(), folder: String::new(), language: LanguageId::new(0), is_section: false }
}

fn text(page: &ParsedPage) -> Arc<Doc> {
    page.body.doc().expect("whole")
}

/// The page of a key in the first group.
fn get(texts: &Texts<'_>, key: Key) -> Option<ParsedPage> {
    texts.get(&texts.read(0), key, SourceId::new(3), name())
}

fn key(texts: &Texts<'_>, text: &str) -> Key {
    texts.key(SourceId::new(3), &SourceFile::new("content/a.vi.md", text))
}

#[test]
fn a_text_comes_back_under_its_key_and_from_then_on_lies_on_the_shelf() {
    let site = Site::new();
    let cache = site.cache();
    let texts = Texts::new(&cache, &site.1, false).expect("a folder");
    let a = key(&texts, "A");
    let file = SourceFile::new("content/a.vi.md", "A");
    assert_ne!(a, texts.key(SourceId::new(4), &file), "places name their source");
    let other = SourceFile::new("site.toml", "a = 2");
    assert_ne!(a, Texts::new(&cache, &other, false).expect("a folder").key(SourceId::new(3), &file));
    assert!(get(&texts, a).is_none());

    let doc = doc("Sông Tiền", json!({ "n": 1, "list": ["a", { "$link": 0 }], "ratio": 0.1 }));
    let mut kept = page(doc.clone());
    texts.keep(0, &Group::default(), vec![(a, &mut kept)]);
    assert!(matches!(kept.body, Body::Elsewhere { .. }));
    assert_eq!((&*text(&kept), kept.body.plain_hash()), (&doc, Body::here(doc.clone()).plain_hash()));
    let again = get(&texts, a).expect("the text");
    assert_eq!(*text(&again), doc);
    let whole = |page: &ParsedPage| format!("{:?} {:?}", page, text(page));
    let whole = |page: &ParsedPage| whole(&ParsedPage { body: Body::here(Doc::clone(&text(page))), ..page.clone() });
    assert_eq!(whole(&again), whole(&page(doc.clone())));

    let held = Texts::new(&cache, &site.1, true).expect("a folder");
    let held = get(&held, a).expect("the text");
    assert!(matches!(held.body, Body::Here(_)), "for somebody who needs it in memory");
    texts.sweep(0);
    assert!(get(&texts, a).is_none());
    assert_eq!(*text(&again), doc, "what is open stays what it is");
    assert!(!cache.damage().is_found());
}

#[test]
fn an_edit_writes_the_others_as_they_were() {
    let site = Site::new();
    let cache = site.cache();
    let texts = Texts::new(&cache, &site.1, false).expect("a folder");
    let docs = ["một", "hai", "ba"].map(|words| doc(words, json!({})));
    let keys = ["1", "2", "3"].map(|text| key(&texts, text));
    let mut pages = docs.clone().map(page);
    let [one, two, three] = &mut pages;
    texts.keep(0, &Group::default(), vec![(keys[0], one), (keys[1], two)]);
    let group = texts.read(0);
    texts.keep(0, &group, vec![(keys[0], one), (keys[2], three)]);
    assert!(get(&texts, keys[1]).is_none());
    for (at, page) in [(0, &pages[0]), (2, &pages[2])] {
        assert_eq!(*get(&texts, keys[at]).expect("the text").body.doc().expect("whole"), docs[at]);
        assert_eq!(*text(page), docs[at]);
    }
    assert_eq!(*text(&pages[1]), docs[1], "from the file that had the name before");
}

#[test]
fn damage_is_nothing_in_the_list_and_is_remembered_on_the_shelf() {
    let site = Site::new();
    let texts_of = |cache: &Cache| -> Option<Option<Doc>> {
        let texts = Texts::new(cache, &site.1, false).expect("a folder");
        let page = get(&texts, key(&texts, "A"))?;
        Some(page.body.doc().map(|doc| Doc::clone(&doc)))
    };
    let doc = doc("Sông Tiền", json!({}));
    let cache = site.cache();
    let texts = Texts::new(&cache, &site.1, false).expect("a folder");
    texts.keep(0, &Group::default(), vec![(key(&texts, "A"), &mut page(doc.clone()))]);
    for (name, is_list) in [(list_of(0), true), (shelf_of(0), false)] {
        let path = site.file(&name);
        let whole = std::fs::read(&path).expect("the file");
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            for bytes in [&whole[..at], &changed] {
                std::fs::write(&path, bytes).expect("written");
                let cache = site.cache();
                let found = texts_of(&cache);
                let is_none = found.is_none() && !cache.damage().is_found();
                let is_damage = found == Some(None) && cache.damage().is_found();
                assert!(if is_list { is_none } else { is_damage }, "{name} at {at}");
            }
        }
        std::fs::write(&path, &whole).expect("written");
        assert_eq!(texts_of(&site.cache()), Some(Some(doc.clone())));
    }
}

#[test]
fn what_somebody_in_memory_finds_damaged_is_written_again() {
    let site = Site::new();
    let cache = site.cache();
    let texts = Texts::new(&cache, &site.1, true).expect("a folder");
    let (doc, key) = (doc("Sông Tiền", json!({})), key(&texts, "A"));
    texts.keep(0, &Group::default(), vec![(key, &mut page(doc.clone()))]);
    let mut bytes = std::fs::read(site.file(&shelf_of(0))).expect("the file");
    bytes[0] ^= 1;
    std::fs::write(site.file(&shelf_of(0)), bytes).expect("written");
    let group = texts.read(0);
    assert!(texts.get(&group, key, SourceId::new(3), name()).is_none(), "it is parsed again");
    texts.keep(0, &group, vec![(key, &mut page(doc.clone()))]);
    assert_eq!(*text(&get(&texts, key).expect("the text")), doc);
    assert!(!cache.damage().is_found(), "nothing was made of it");
}

#[test]
fn there_are_few_groups_however_many_sources() {
    assert_eq!([0, 64, 5_000, 10_014, 100_000].map(group_size), [64, 64, 64, 128, 1_024]);
}
