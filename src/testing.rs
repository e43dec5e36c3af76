//! A small site for the tests of what is made from a site.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::date;

use crate::config::{self, LanguageId};
use crate::content::{self, FOLDER, FileName, ParseOptions};
use crate::diag::{Diagnostics, Level};
use crate::glossary::Glossary;
use crate::model::assemble::{Input, assemble};
use crate::model::lock::Lock;
use crate::model::{FileFacts, PageId, Site, referenced_files};
use crate::picture::Picture;
use crate::source::{SourceId, Sources};

/// The first language of [`SETTINGS`], the original.
pub(crate) const VI: usize = 0;
/// The second language of [`SETTINGS`].
pub(crate) const EN: usize = 1;

/// Settings with two languages, a taxonomy with feeds, and everything that can be asked for.
pub(crate) const SETTINGS: &str = r#"
title = { vi = "Cổng", en = "Portal" }
description = { vi = "Một cổng thông tin", en = "An information portal" }
base_url = "https://example.org"
theme = "t"
utc_offset = "+07:00"
[languages.vi]
name = "Tiếng Việt"
original = true
locale = "vi-VN"
[languages.en]
name = "English"
prefix = "en"
locale = "en-GB"
[publisher]
name = { vi = "Ủy ban", en = "Committee" }
url = "https://committee.example"
[taxonomies.topics]
name = { vi = "Chủ đề", en = "Topics" }
feed = true
[taxonomies.topics.terms.culture]
name = { vi = "Văn hóa", en = "Culture" }
[taxonomies.topics.terms.quiet]
name = { vi = "Yên", en = "Quiet" }
[security]
contact = ["mailto:a@example.org", "https://example.org/bao"]
expires = 2031-01-01
policy = "https://example.org/policy/"
"#;

/// Texts of every sort: translated and not, dated and not, a document, news, terms, an alias.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("_index.vi.md", "+++\ntitle = \"Trang chủ\"\ndescription = \"Đầu\"\n+++\n"),
    ("_index.en.md", "+++\ntitle = \"Home\"\n+++\n"),
    ("about.vi.md", "+++\ntitle = \"Giới [thiệu]\"\naliases = [\"/cu/\", \"/cu.html\"]\n+++\nMột hai.\n"),
    ("about.en.md", "+++\ntitle = \"About\"\n+++\nOne two three.\n"),
    ("news/_index.vi.md", "+++\ntitle = \"Tin tức\"\nfeed = true\n+++\n"),
    ("news/_index.en.md", "+++\ntitle = \"News\"\n+++\n"),
    (
        "news/a.vi.md",
        "+++\ntitle = \"Tin A < B & C\"\nkind = \"news\"\ndate = 2020-01-02\nupdated = 2020-03-04\n\
         topics = [\"culture\"]\ndescription = \"Về </script> A\"\nimage = \"a.png\"\nimage_alt = \"Ảnh\"\n+++\nA\n",
    ),
    ("news/a.en.md", "+++\ntitle = \"News A\"\n+++\nA\n"),
    ("news/b.vi.md", "+++\ntitle = \"Tin B\"\nkind = \"news\"\ndate = 2020-02-01\ntopics = [\"quiet\"]\n+++\nB\n"),
    ("plan/_index.vi.md", "+++\ntitle = \"Kế hoạch\"\n+++\n"),
    (
        "plan/179.vi.md",
        "+++\ntitle = \"Kế hoạch 179\"\nkind = \"document\"\ndate = 2017-06-16\n\
         sources = [{ title = \"Công báo\", url = \"https://gazette.example/1\" }, { title = \"Sách\" }]\n\
         [document]\nnumber = \"179/KH-UBND\"\ntype = \"Kế hoạch\"\nissued = 2017-06-15\n\
         issued_by = \"Ủy ban tỉnh\"\n+++\nĐiều 1.\n",
    ),
    (
        "plan/179.en.md",
        "+++\ntitle = \"Plan 179\"\n[document]\ntype = \"Plan\"\nissued_by = \"The Committee\"\n+++\n1.\n",
    ),
];

/// The usual site.
pub(crate) fn site() -> Site {
    site_of(SETTINGS, FILES)
}

/// Makes a site of settings and the files below the content folder; they must be without errors. Files that texts
/// refer to all exist.
pub(crate) fn site_of(settings: &str, files: &[(&str, &str)]) -> Site {
    let mut origins = Sources::default();
    let source = origins.add(config::FILE, settings);
    let (config, mut diagnostics) = config::parse(source, origins.get(source));
    no_errors(&diagnostics, &origins);
    let config = config.expect("settings without errors");
    let mut texts = Vec::new();
    let mut sorted = files.to_vec();
    sorted.sort_unstable();
    for (path, text) in sorted {
        let source = origins.add(format!("{FOLDER}/{path}"), text);
        let name = FileName::parse(path, &config).expect("a good file name");
        let options = ParseOptions { config: &config, highlight: None };
        let (page, problems) = content::parse(source, origins.get(source), name, options);
        diagnostics.append(problems);
        texts.push(Arc::new(page));
    }
    let picture = Some(Picture::Drawing(Some((1200, 630))));
    let facts = |uses| FileFacts { size: 9, hash: "0123456789".into(), picture, uses };
    let files = referenced_files(&texts).into_iter().map(|(path, uses)| (path, facts(uses))).collect();
    let (site, problems) = assemble(Input {
        config,
        settings: SourceId::new(0),
        build_date: date(2026, 1, 1),
        drafts: false,
        texts,
        origins: &origins,
        files,
        file_names: Vec::new(),
        data: BTreeMap::new(),
        sources: Some(BTreeMap::new()),
        sidecars: BTreeMap::new(),
        glossary: Glossary::default(),
        lock: Lock::default(),
        memo: &crate::memo::Memo::default(),
        earlier: None,
    });
    diagnostics.append(problems);
    no_errors(&diagnostics, &origins);
    site
}

/// The page of an id in the language at `language` of the settings.
pub(crate) fn page(site: &Site, id: &str, language: usize) -> PageId {
    site.page_of(site.find(id).expect("a page"), LanguageId::new(language))
}

/// Reads an XML text to the end, and gives its elements: name, attributes, text directly inside.
pub(crate) fn elements(xml: &[u8]) -> Vec<Element> {
    use quick_xml::events::Event;
    let text = std::str::from_utf8(xml).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(text);
    let mut all: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(tag) => {
                open.push(all.len());
                all.push(Element::new(&tag));
            }
            Event::Empty(tag) => all.push(Element::new(&tag)),
            Event::End(_) => {
                open.pop().expect("an open element");
            }
            Event::Text(text) => {
                if let Some(index) = open.last() {
                    all[*index].text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let character = quick_xml::escape::unescape(&format!("&{};", &*name)).expect("an entity").into_owned();
                all[*open.last().expect("an open element")].text.push_str(&character);
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element is closed");
    all
}

/// An element of an XML text.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) text: String,
}

impl Element {
    fn new(tag: &quick_xml::events::BytesStart<'_>) -> Element {
        let attributes = tag.attributes().map(|a| {
            let a = a.expect("a good attribute");
            let value = quick_xml::escape::unescape(&a.value).expect("entities").into_owned();
            (a.key.as_ref().to_owned(), value)
        });
        Element { name: tag.name().as_ref().to_owned(), attributes: attributes.collect(), text: String::new() }
    }

    /// An attribute, or nothing.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

fn no_errors(diagnostics: &Diagnostics, origins: &Sources) {
    let errors: Vec<String> = diagnostics
        .sorted()
        .iter()
        .filter(|d| d.level == Level::Error)
        .map(|d| format!("{}: {d:?}", d.span.map_or("", |s| &origins.get(s.source).path)))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
