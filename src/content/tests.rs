use super::*;
use crate::config::{self, SiteConfig};
use crate::source::{SourceFile, SourceId};

const SETTINGS: &str = r#"
title = "T"
description = "D"
base_url = "https://example.org"
theme = "t"
[languages.vi]
name = "Tiếng Việt"
original = true
[languages.en-GB]
name = "English"
prefix = "en"
[taxonomies.topics]
name = "Topics"
"#;

fn settings() -> SiteConfig {
    let file = SourceFile::new(config::FILE, SETTINGS);
    config::parse(SourceId::new(0), &file).0.expect("good settings")
}

fn read(text: &str) -> (ParsedPage, Vec<String>) {
    let config = settings();
    let file = SourceFile::new("content/a.vi.md", text);
    let name = FileName::parse("a.vi.md", &config).expect("a good name");
    let (page, diagnostics) = parse(SourceId::new(0), &file, name, ParseOptions { config: &config, highlight: None });
    let lines = diagnostics.sorted().into_iter().map(|d| {
        let words = d.span.map_or("", |s| &text[s.range()]);
        format!("{} {words}", d.code.name())
    });
    (page, lines.collect())
}

#[test]
fn names_say_page_language_and_kind() {
    let config = settings();
    let name = |path: &str| FileName::parse(path, &config).map(|n| (n.id, n.folder, n.language.index(), n.is_section));
    assert_eq!(name("plan/179.vi.md"), Ok(("plan/179".into(), "plan".into(), 0, false)));
    assert_eq!(name("_index.en-GB.md"), Ok(("_index".into(), String::new(), 1, true)));
    assert_eq!(name("plan/a/index.vi.md"), Ok(("plan/a".into(), "plan/a".into(), 0, false)));
    assert_eq!(name("a.md"), Err(NameProblem::NoLanguage));
    assert_eq!(name("a.fr.md"), Err(NameProblem::UnknownLanguage("fr".into())));
    assert_eq!(id_of_link("plan/a/index.vi.md", &config), "plan/a");
    assert_eq!(id_of_link("plan/_index.md", &config), "plan/_index");
}

#[test]
fn toml_and_yaml_front_matter_give_the_same_page() {
    let toml = "+++\ntitle = \"Đề án\"\ndate = 2017-06-15\ntopics = [\"a\"]\nsources = [\"A1\", { title = \"T\" }]\n\
                [document]\nnumber = \"179\"\nissued = 2017-06-15\n+++\nChữ.\n";
    let yaml = "---\ntitle: Đề án\ndate: 2017-06-15\ntopics: [a]\nsources:\n  - A1\n  - title: T\n\
                document:\n  number: \"179\"\n  issued: 2017-06-15\n---\nChữ.\n";
    let ((toml, a), (yaml, b)) = (read(toml), read(yaml));
    assert_eq!((a, b), (vec![], vec![]));
    let facts = |p: &ParsedPage| {
        let front = &p.front;
        let document = front.document.clone().expect("a document");
        (
            front.title.as_ref().map(|t| t.value.clone()),
            front.date.as_ref().map(|d| d.value),
            front.terms.iter().map(|(t, w)| (t.clone(), w.len())).collect::<Vec<_>>(),
            (front.sources.len(), document.number, document.issued, p.body.doc().unwrap().plain.trim().to_owned()),
        )
    };
    assert_eq!(facts(&toml), facts(&yaml));
}

#[test]
fn mistakes_have_their_places() {
    let (_, problems) = read("+++\ntitel = \"A\"\ndate = 2017-02-30\n+++\n");
    assert_eq!(problems, ["invalid-date 2017-02-30"], "broken syntax is the only news of a front matter");
    let (_, problems) = read("+++\ntitel = \"A\"\ndate = \"2017-02-30\"\nslug = \"Đ\"\n+++\n");
    assert_eq!(
        problems,
        ["missing-field +++", "unknown-field titel", "invalid-date \"2017-02-30\"", "invalid-value \"Đ\""]
    );
    assert_eq!(read("---\ntitle: [\n---\n").1.len(), 1);
    assert_eq!(read("+++\ntitle = \"A\"\n").1, ["front-matter-unclosed +++"]);
    assert_eq!(read("# Title\n").1[0], "front-matter-missing ");
}
