use proptest::prelude::*;

use super::{OFFSET, html_of, read};

/// Pieces of Markdown, so that random texts meet more than paragraphs.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        2 => "\\PC{0,6}",
        1 => any::<String>(),
        6 => prop::sample::select(vec![
            "\n", "\n\n", "  ", "    ", "\t", "> ", "- ", "1. ", "- [x] ", "# ", "## ", "|a|b|\n|-|-|\n|đ|", "```", "~~~",
            "```{notice}\n", "```{notice title = \"đ\"}\n", "```{cards}\n[[card]]\n", "title = \"ộ\"\n", "link = \"x\"\n",
            "```\n", "[^1]", "[^1]: ", "[a]: b\n", "[a][b]", "[ộ](x)", "![ộ](y)", " {#id}", "{#id}", "\\{#a}", "*", "**",
            "_", "`", "<b>", "</b>", "<div>\n", "<!-- ", "-->", "> [!NOTE]\n", ": d\n", "~~", "<a@b.c>", "&amp;", "\0",
            "Đường", "\r\n", "e\u{301}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_document(text in text(), allow_html: bool) {
        let (doc, problems) = read(&text, allow_html);
        let html = doc.html.len();
        prop_assert!(doc.slots.is_sorted_by_key(|s| s.at));
        prop_assert!(doc.slots.iter().all(|s| doc.html.is_char_boundary(s.at as usize)));
        prop_assert!(doc.anchors.is_sorted() && doc.anchors.windows(2).all(|w| w[0] != w[1]));
        for (i, block) in doc.blocks.iter().enumerate() {
            prop_assert!(block.html.start <= block.html.end && block.html.end as usize <= html);
            prop_assert!(doc.html.get(block.html.start as usize..block.html.end as usize).is_some());
            prop_assert!(doc.plain.get(block.text.start as usize..block.text.end as usize).is_some());
            if let Some(parent) = block.parent {
                prop_assert!((parent as usize) < i);
                let parent = &doc.blocks[parent as usize];
                prop_assert!(parent.html.start <= block.html.start && block.html.end <= parent.html.end);
                prop_assert!(parent.text.start <= block.text.start && block.text.end <= parent.text.end);
            }
        }
        for component in &doc.components {
            if let Some(body) = &component.body {
                prop_assert!(doc.html.get(body.start as usize..body.end as usize).is_some());
            }
        }
        let spans = doc.blocks.iter().map(|b| b.span)
            .chain(doc.links.iter().map(|l| l.span))
            .chain(doc.images.iter().map(|i| i.span))
            .chain(doc.components.iter().map(|c| c.span))
            .chain(problems.sorted().into_iter().filter_map(|p| p.span));
        for span in spans {
            let range = span.range();
            prop_assert!(range.start >= OFFSET);
            prop_assert!(text.get(range.start - OFFSET..range.end - OFFSET).is_some(), "{:?}", range);
        }
        prop_assert!(balanced(&html_of(&doc)), "{}", html_of(&doc));
    }
}

/// Whether every element that is opened is closed, in the right order.
fn balanced(html: &str) -> bool {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { return false };
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if ["br", "hr", "img", "input", "wbr", "col"].contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else {
            open.push(name);
        }
    }
    open.is_empty()
}
