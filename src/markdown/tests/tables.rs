use super::super::doc::BlockKind;
use super::super::{headings, html};
use super::{OFFSET, doc, html_of, read};

/// The blocks of a text: depth, kind, words, id.
fn blocks(text: &str) -> Vec<String> {
    let doc = doc(text);
    let depth = |mut i: u32| {
        let mut n = 0;
        while let Some(parent) = doc.blocks[i as usize].parent {
            i = parent;
            n += 1;
        }
        n
    };
    let line = |(i, b): (usize, &super::super::doc::Block)| {
        let words = doc.plain[b.text.start as usize..b.text.end as usize].replace('\n', "⏎").replace('\t', "⇥");
        let id = b.explicit_id.as_ref().map(|id| format!(" #{id}")).unwrap_or_default();
        format!("{}{:?} {words}{id}", "  ".repeat(depth(u32::try_from(i).expect("small"))), b.kind)
    };
    doc.blocks.iter().enumerate().map(line).collect()
}

#[test]
fn blocks_know_their_words_and_place() {
    let text = "## Một *hai* {#m}\n\nChữ\ndài\n\n- a {#a}\n  - b\n  c\n- ![s](p)\n\n> q\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\nm\nn\n```\n\n---\n\nT\n: d\n\n![alt](p)\n";
    assert_eq!(
        blocks(text),
        [
            "Heading(2) Một hai #m",
            "Paragraph Chữ dài",
            "List a⏎b c⏎s",
            "  Item a⏎b c #a",
            "    List b c",
            "      Item b c",
            "  Item s",
            "Quote q",
            "  Paragraph q",
            "Table x⇥y⏎1⇥2",
            "  Row x⇥y",
            "  Row 1⇥2",
            "Code m n",
            "Rule ",
            "Definitions T⏎d",
            "  Term T",
            "  Definition d",
            "Figure alt",
        ]
    );
}

#[test]
fn spans_are_places_in_the_source() {
    let text = "Một [hai](ba.md).\n\n> Bốn\n";
    let doc = doc(text);
    let at = |range: std::ops::Range<usize>| &text[range.start - OFFSET..range.end - OFFSET];
    assert_eq!(at(doc.links[0].span.range()), "[hai](ba.md)");
    assert_eq!(at(doc.blocks[2].span.range()).trim(), "Bốn");
}

#[test]
fn headings_get_ids_of_their_own() {
    let doc = doc("## Một {#hai}\n\n## Hai\n\n## Hai\n\n### …\n\n## Hai 2\n");
    let ids: Vec<_> = doc.headings.iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["hai", "hai-2", "hai-3", "-", "hai-2-2"]);
    assert!(doc.anchors.is_sorted());
    assert_eq!(doc.anchors.len(), 5);
}

#[test]
fn the_contents_are_a_tree() {
    let doc = doc("## A\n\n### B\n\n#### C\n\n### D\n\n## E\n\n#### F\n");
    fn shape(entries: &[headings::Entry], doc: &super::Doc) -> String {
        let one = |e: &headings::Entry| format!("{}{}", doc.headings[e.heading as usize].text, shape(&e.children, doc));
        if entries.is_empty() { String::new() } else { format!("({})", entries.iter().map(one).collect::<String>()) }
    }
    assert_eq!(shape(&headings::toc(&doc.headings), &doc), "(A(B(C)D)E(F))");
}

#[test]
fn blocks_are_written_alone() {
    let text = "# A\n\n- b [c](d)\n- e\n\n```{notice}\nf\n```\n\n```{download}\nfile = \"g\"\ntitle = \"h\"\n```\n\ni[^1]\n\n[^1]: j\n";
    let doc = doc(text);
    let alone = |kind: BlockKind| {
        let index = doc.blocks.iter().position(|b| b.kind == kind).expect("there is one");
        let mut out = String::new();
        html::write_range(&doc, u32::try_from(index).expect("small"), &html::PlainFill, &mut out);
        out
    };
    assert_eq!(alone(BlockKind::Item), "<li>b <a href=\"d\">c</a></li>\n");
    let component = alone(BlockKind::Component);
    assert!(component.starts_with("<div data-component=\"notice\"") && component.ends_with("<p>f</p>\n</div>\n"));
    assert!(alone(BlockKind::Footnote).starts_with("<li id=\"fn-1\">\n<p>j <a"));
    // The blocks without a parent make up the text, but for what surrounds the notes.
    let mut whole = String::new();
    for (i, block) in doc.blocks.iter().enumerate() {
        if block.parent.is_none() && block.kind != BlockKind::Footnote {
            html::write_range(&doc, u32::try_from(i).expect("small"), &html::PlainFill, &mut whole);
        }
    }
    assert!(html_of(&doc).starts_with(&whole));
}

#[test]
fn code_is_highlighted_and_counted() {
    let doc = doc("```rust\nlet a = 1;\n```\n");
    assert!(doc.has_code);
    assert!(doc.html.contains("<code class=\"language-rust\"><span class=\"hl-keyword\">let</span>"), "{}", doc.html);
    assert_eq!((doc.plain.as_str(), doc.words), ("let a = 1;", 3));
}

#[test]
fn allowed_html_is_harmless_and_balanced() {
    let check = |text: &str, expected: &str| {
        let html = html_of(&read(text, true).0);
        assert_eq!(html.trim_end(), expected, "{text}");
    };
    check("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>");
    check("a <b>b *c</b> d* e", "<p>a <b>b <em>c d</em> e</b></p>");
    check("- <i>a\n  - b", "<ul>\n<li><i>a</i>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>");
    check("<b onclick=x style='a'>a</b></b>", "<p><b>a</b></p>");
    check("<img src=x onerror=y>a <iframe src=x></iframe>b", "<p>a b</p>");
    check("<div onclick=x><p>a<iframe></iframe>", "<div><p>a</p></div>");
    check("<script>\nx\n</script>\n\nb", "<p>b</p>");
    check("<a href='javascript:x'>b</a>", "<p>b</p>");
    check(
        "<details>\n<summary lang=vi>A</summary>\n</details>",
        "<details>\n<summary lang=\"vi\">A</summary>\n</details>",
    );
}
