//! Texts to translators and back: nothing changes by itself, what was changed arrives where it belongs, and what cannot
//! be trusted is refused.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use proptest::prelude::*;
use songngu::config::LanguageId;
use songngu::diag::Code;
use songngu::exchange::{Export, Form, Imported, export, import};
use songngu::model::{SetId, Site};
use songngu::pipeline::{self, Options};
use songngu::source::Sources;

use crate::sandbox::Sandbox;

/// A site that was read.
struct Read {
    site: Site,
    sources: Sources,
}

fn read(sandbox: &Sandbox) -> Read {
    let options = Options { drafts: true, ..sandbox.options() };
    let reading = pipeline::read(&options).expect("the disk works");
    let site = reading.site.expect("settings without errors");
    Read { site, sources: reading.sources }
}

impl Read {
    fn english(&self) -> LanguageId {
        self.site.config.language_of_tag("en").expect("English")
    }

    fn sets(&self) -> Vec<SetId> {
        (0..self.site.sets.len()).map(SetId::new).collect()
    }

    fn export(&self, form: Form, sets: &[SetId]) -> String {
        let what = Export { site: &self.site, sources: &self.sources, sets, language: self.english(), speaks: "en" };
        String::from_utf8(export(form, &what)).expect("UTF-8")
    }

    fn import(&self, form: Form, text: &str) -> Imported {
        let mut sources = self.sources.clone();
        let source = sources.add("from-translator", text);
        import(form, &self.site, &sources, source, self.english())
    }
}

fn codes(imported: &Imported) -> Vec<&'static str> {
    imported.diagnostics.sorted().iter().map(|problem| problem.code.name()).collect()
}

/// The own site, and a small one.
fn own() -> Read {
    read(&Sandbox::copy_of("."))
}

fn small(translation: &str) -> Read {
    let sandbox = Sandbox::small();
    let front = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n");
    let original = "## Mục **một**\n\nLời [dẫn](p.md) và `mã`.\n\n> Dòng một\n> dòng hai.\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                    ```{cards}\n[[card]]\ntitle = \"Thẻ\"\nlink = \"p.md\"\n```\n";
    sandbox.write("content/p.vi.md", &format!("{}{original}", front("Trang")));
    if !translation.is_empty() {
        sandbox.write("content/p.en.md", &format!("{}{translation}", front("Page")));
    }
    read(&sandbox)
}

const ENGLISH: &str = "## Part **one**\n\nSome [words](p.md) and `code`.\n\n> Line one\n> line two.\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                       ```{cards}\n[[card]]\ntitle = \"Card\"\nlink = \"p.md\"\n```\n";

#[test]
fn nothing_changes_by_itself() {
    let own = own();
    for form in [Form::Xliff, Form::Po] {
        let text = own.export(form, &own.sets());
        let imported = own.import(form, &text);
        assert_eq!(codes(&imported), [""; 0], "{form:?}");
        assert!(imported.changes.is_empty(), "{form:?}: {} files", imported.changes.len());
        assert!(imported.same > 800, "{form:?}: only {} segments", imported.same);
    }
}

/// Puts a word at the end of the n-th translation of a catalogue; gives its context and the text.
fn change_one(catalogue: &str, n: usize) -> Option<(String, String)> {
    let mut seen = 0;
    let mut context = String::new();
    let mut out = String::with_capacity(catalogue.len() + 16);
    let mut found = None;
    for line in catalogue.lines() {
        if let Some(rest) = line.strip_prefix("msgctxt ") {
            context = rest.trim_matches('"').to_owned();
        }
        let translation = line.strip_prefix("msgstr \"").filter(|_| !context.is_empty());
        match translation.and_then(|t| t.strip_suffix('"')).filter(|t| !t.is_empty()) {
            Some(words)
                if {
                    seen += 1;
                    seen - 1 == n
                } =>
            {
                out.push_str(&format!("msgstr \"{words} Zebra\"\n"));
                found = Some(context.clone());
            }
            _ => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    found.map(|context| (context, out))
}

#[test]
fn a_change_of_any_segment_arrives_there_and_nowhere_else() {
    let own = own();
    let mut tried = 0;
    for set in own.sets() {
        let catalogue = own.export(Form::Po, &[set]);
        for n in 0.. {
            let Some((context, changed)) = change_one(&catalogue, n) else { break };
            let imported = own.import(Form::Po, &changed);
            assert_eq!(codes(&imported), [""; 0], "{context}");
            let [change] = imported.changes.as_slice() else { panic!("{context}: {} files", imported.changes.len()) };
            let before = own.sources.get(own.sources.find(&change.path).expect("the file")).text();
            let after = &change.text;
            let start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
            let end = before.bytes().rev().zip(after.bytes().rev()).take_while(|(a, b)| a == b).count();
            let middle = before.get(start..before.len().saturating_sub(end)).unwrap_or_default();
            assert!(after.contains(" Zebra"), "{context}");
            assert!(!middle.contains("\n\n"), "{context}: more than one block\n{middle}");
            tried += 1;
        }
    }
    assert!(tried > 800, "only {tried} segments");
}

#[test]
fn words_stay_words() {
    let site = small(ENGLISH);
    let catalogue = site.export(Form::Po, &[site.site.find("p").expect("the page")]);
    for (from, to, wanted) in [
        (
            "msgstr \"Line one\\nline two.\"",
            "msgstr \"1. Line *one* <b> [x](y)\\n- two_ # | `c`\"",
            "> 1\\. Line \\*one\\*",
        ),
        ("msgstr \"Page\"", "msgstr \"A \\\"page\\\" \\\\ of ours\"", "title = \"A \\\"page\\\" \\\\ of ours\""),
        ("msgstr \"Card\"", "msgstr \"Cards & more\"", "title = \"Cards & more\""),
        ("msgstr \"Part <1>one</1>\"", "msgstr \"<1>First</1> part\"", "## **First** part\n"),
        (
            "msgstr \"Some <1>words</1> and <2/>.\"",
            "msgstr \"<2/>, some <1>new words</1>.\"",
            "`code`, some [new words](p.md).\n",
        ),
    ] {
        assert!(catalogue.contains(from), "{from} in {catalogue}");
        let to = to.replace("<b>", "&lt;b>");
        let imported = site.import(Form::Po, &catalogue.replace(from, &to));
        assert_eq!(codes(&imported), [""; 0], "{to}");
        let [change] = imported.changes.as_slice() else { panic!("{to}: no change") };
        assert!(change.text.contains(wanted), "{wanted} in {}", change.text);
        assert_eq!(change.segments, 1);
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let site = small(ENGLISH);
    let page = [site.site.find("p").expect("the page")];
    let catalogue = site.export(Form::Po, &page);
    let xliff = site.export(Form::Xliff, &page);
    let check = |form: Form, from: &str, to: &str, code: Code| {
        let text = if form == Form::Po { &catalogue } else { &xliff };
        assert!(text.contains(from), "{from} in {text}");
        let imported = site.import(form, &text.replace(from, to));
        assert_eq!(codes(&imported), [code.name()], "{from} to {to}");
        assert!(imported.changes.is_empty(), "{from} to {to}");
    };
    // Marks that are missing, stand twice, cross, or are made up.
    for broken in
        ["Some words and <2/>.", "<1>a</1><1>b</1> <2/>", "<1>a<2/>", "<3/> <1>a</1> <2/>", "<1>a</1> <2/> <x>"]
    {
        let target = format!("msgstr \"{broken}\"");
        check(Form::Po, "msgstr \"Some <1>words</1> and <2/>.\"", &target, Code::ExchangePlaceholder);
    }
    check(Form::Xliff, "<g id=\"1\">words</g>", "words", Code::ExchangePlaceholder);
    // A heading of two lines would be two blocks: it becomes one line; but a row cannot have another cell.
    check(Form::Po, "p#@title", "q#@title", Code::ExchangeUnknown);
    check(Form::Po, "p#muc-mot.p1", "p#muc-mot.p9", Code::ExchangeUnknown);
    // Files that are none, or only a part of one.
    check(Form::Xliff, "</xliff>", "", Code::ExchangeDamaged);
    check(Form::Xliff, "<xliff", "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff", Code::ExchangeDamaged);
    check(Form::Xliff, "Some ", "Some &a; ", Code::ExchangeDamaged);
    check(Form::Xliff, "<xliff", "<html", Code::ExchangeDamaged);
    check(Form::Po, "msgid \"Trang\"", "msgid \"Trang", Code::ExchangeDamaged);
    let imported = site.import(Form::Po, "msgid \"\"\nmsgstr \"\"\n");
    assert_eq!(codes(&imported), ["exchange-damaged"], "a catalogue of nothing");
}

#[test]
fn nested_and_swollen_files_are_refused_at_once() {
    let site = small(ENGLISH);
    let deep = format!("<xliff>{}{}</xliff>", "<g>".repeat(100_000), "</g>".repeat(100_000));
    let bomb = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><xliff>&b;</xliff>";
    let outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><xliff>&f;</xliff>";
    for text in [deep.as_str(), bomb, outside] {
        assert_eq!(codes(&site.import(Form::Xliff, text)), ["exchange-damaged"]);
    }
}

#[test]
fn changes_on_the_other_side_are_noticed() {
    let sent = small(ENGLISH);
    let catalogue = sent.export(Form::Po, &[sent.site.find("p").expect("the page")]);
    let edited = catalogue.replace("msgstr \"Part <1>one</1>\"", "msgstr \"Part <1>uno</1>\"");
    // Somebody has changed the translation meanwhile.
    let meanwhile = small(&ENGLISH.replace("Part **one**", "Part **number one**"));
    let imported = meanwhile.import(Form::Po, &edited);
    assert_eq!(codes(&imported), ["exchange-conflict"]);
    assert!(imported.changes.is_empty());
    // What the translator did not touch is nobody's conflict.
    assert_eq!(codes(&meanwhile.import(Form::Po, &catalogue)), [""; 0]);
    // The original says something else now.
    let stale = edited.replace("original=", "original=0");
    assert_eq!(codes(&sent.import(Form::Po, &stale)), ["exchange-outdated"]);
}

#[test]
fn a_block_that_the_translation_lacks_has_no_place() {
    let site = small("## Part **one**\n\nSome [words](p.md) and `code`.\n");
    let catalogue = site.export(Form::Po, &[site.site.find("p").expect("the page")]);
    let from = "msgid \"Lời <1>dẫn</1> và <2/>.\"\nmsgstr \"\"";
    assert!(catalogue.contains(from), "{catalogue}");
    let imported = site
        .import(Form::Po, &catalogue.replace(from, &from.replace("msgstr \"\"", "msgstr \"A <1>word</1> and <2/>.\"")));
    assert_eq!((codes(&imported), imported.changes.len()), (vec!["exchange-unplaced"], 0));
}

#[test]
fn a_page_is_made_when_all_of_it_is_translated() {
    let site = small("");
    let page = site.site.find("p").expect("the page");
    let catalogue = site.export(Form::Po, &[page]);
    let mut translated = String::new();
    let mut original = String::new();
    for line in catalogue.lines() {
        if let Some(words) = line.strip_prefix("msgid ") {
            original = words.to_owned();
        }
        let line =
            if line == "msgstr \"\"" && original != "\"\"" { format!("msgstr {original}") } else { line.to_owned() };
        translated.push_str(&line.replace("Trang", "Page").replace("Mục", "Part"));
        translated.push('\n');
    }
    // What was sent is in the msgid; only the translations may change.
    let restored: String = translated.lines().zip(catalogue.lines()).fold(String::new(), |mut all, (new, old)| {
        all.push_str(if new.starts_with("msgstr") { new } else { old });
        all.push('\n');
        all
    });
    let imported = site.import(Form::Po, &restored);
    assert_eq!(codes(&imported), [""; 0]);
    let [change] = imported.changes.as_slice() else { panic!("no file") };
    assert!(change.is_new && change.path == "content/p.en.md", "{}", change.path);
    assert!(change.text.starts_with("+++\ntitle = \"Page\"\n+++\n## Part **một**\n\n"), "{}", change.text);
    assert!(
        change.text.contains("link = \"p.md\"") && change.text.contains("> Dòng một\n> dòng hai."),
        "{}",
        change.text
    );
    // One part less, and there is no page.
    let partial = restored.replacen("msgstr \"Page\"", "msgstr \"\"", 1);
    let imported = site.import(Form::Po, &partial);
    assert_eq!((codes(&imported), imported.changes.len()), (vec!["exchange-incomplete"], 0));
}

#[test]
fn memories_and_tables_are_sound() {
    let own = own();
    let memory = own.export(Form::Tmx, &own.sets());
    let mut reader = quick_xml::Reader::from_str(&memory);
    while reader.read_event().expect("well-formed") != quick_xml::events::Event::Eof {}
    assert!(memory.matches("<tu ").count() > 800);
    let table = own.export(Form::Html, &own.sets());
    let dom = crate::dom::Dom::parse(&table);
    assert!(dom.errors.is_empty(), "{:?}", dom.errors);
    assert!(dom.all("tr").count() > 800 && dom.all("table").count() == own.site.sets.len());
}

#[test]
fn the_program_exports_and_imports() {
    let sandbox = Sandbox::small();
    sandbox.page("contact", "vi", "Liên hệ", "");
    // As Windows saves it.
    sandbox.write("content/contact.en.md", "\u{feff}+++\r\ntitle = \"Contact\"\r\n+++\r\n\r\nWrite us.\r\n");
    let file = sandbox.root().join("t.po");
    let path = file.to_str().expect("a path");
    let run = |arguments: &[&str]| sandbox.program(arguments).output().expect("the program");
    let exported = run(&["translation", "export", "--format", "po", "-o", path, "contact"]);
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    let text = std::fs::read_to_string(&file).expect("the catalogue");
    std::fs::write(&file, text.replace("Write us.", "Write to us.").replace('\n', "\r\n")).expect("the edit");
    let planned = run(&["translation", "import", "--dry-run", path]);
    assert!(planned.status.success() && sandbox.read("content/contact.en.md").contains("Write us."));
    let done = run(&["translation", "import", path]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let after = "\u{feff}+++\r\ntitle = \"Contact\"\r\n+++\r\n\r\nWrite to us.\r\n";
    assert_eq!(sandbox.read("content/contact.en.md"), after);
    // A second time there is nothing left to do.
    assert!(run(&["translation", "import", path]).status.success());
    assert_eq!(sandbox.read("content/contact.en.md"), after);
    assert_eq!(run(&["translation", "export", "nothing-like-it"]).status.code(), Some(2));
    assert_eq!(run(&["translation", "import", "t.docx"]).status.code(), Some(2));
    std::fs::write(&file, b"\xff\xfe\x00").expect("a broken file");
    assert_eq!(run(&["translation", "import", path]).status.code(), Some(1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_survived(text in "(\\PC|<|>|&|\"|msgctxt|msgstr|<g id=|xliff|\n){0,60}") {
        let site = small(ENGLISH);
        for form in [Form::Xliff, Form::Po] {
            prop_assert!(site.import(form, &text).changes.is_empty());
        }
    }
}
