use super::problems;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(problems(text, false), expected, "{text}");
}

#[test]
fn names_are_known_and_allowed() {
    check(
        "```{card}\n```",
        &[
            "unknown-component «card» .near component=card expected=cards, chart, citation, compare, download, facts, figure, gallery, notice, quote, timeline near=cards",
        ],
    );
    check(
        "```{}\n```",
        &[
            "unknown-component «{}» component={} expected=cards, chart, citation, compare, download, facts, figure, gallery, notice, quote, timeline",
        ],
    );
    check(
        "> ```{ lạ x=1}\n> a\n> ```",
        &[
            "unknown-component «lạ» component=lạ expected=cards, chart, citation, compare, download, facts, figure, gallery, notice, quote, timeline",
        ],
    );
}

#[test]
fn the_fence_is_closed_and_so_is_the_brace() {
    check("```{notice\nA\n```", &["component-arguments «{notice» .help-brace component=notice state=brace"]);
    check("```{notice}\nA\n", &["component-arguments «{notice}» .help-unclosed component=notice state=unclosed"]);
    check("- ````{notice}\n  ```\n  a\n  ```\n  ````\n", &[]);
}

#[test]
fn arguments_of_the_info_string_lead_back_to_their_place() {
    check(
        "- a\n\n  ```{notice kind = \"warn\"}\n  ```",
        &[
            "component-arguments «\"warn\"» .help-values component=notice state=value name=kind value=warn expected=info, warning, important",
        ],
    );
    check(
        "```{notice titel = \"Đ\"}\n[a][b]\n```",
        &[
            "component-arguments «titel» .near component=notice state=unknown name=titel expected=kind, title near=title",
            "undefined-reference «[a][b]» name=b",
        ],
    );
    check(
        "```{quote by = Đ}\n```",
        &[
            "component-arguments «Đ» component=quote state=syntax message=string values must be quoted, expected literal string",
        ],
    );
    check(
        "```{quote by = \"A\" source = \"B\"}\n```",
        &[
            "component-arguments «» component=quote state=syntax message=missing comma between key-value pairs, expected `,`",
        ],
    );
}

#[test]
fn arguments_of_the_body_lead_back_to_their_place() {
    check(
        "> - ```{cards}\n>   [[card]]\n>   title = \"Đ\"\n>   links = \"x\"\n>   ```",
        &[
            "component-arguments «links» .near component=cards state=unknown name=links expected=title, link, text, icon near=link",
        ],
    );
    check(
        "```{cards}\n[[card]]\ntitle = \"Đ\"\n```",
        &["component-arguments «[[card]]» component=cards state=missing name=link"],
    );
    check("```{cards}\n```", &["component-arguments «{cards}» component=cards state=missing name=card"]);
    check(
        "```{download x = 1}\nfile = \"a\"\ntitle = \"b\"\n```",
        &["component-arguments « x = 1» .help-place component=download state=place"],
    );
    check(
        "```{timeline}\n[[event]]\ndate = \"2017-13\"\ntitle = \"a\"\n```",
        &["invalid-date «\"2017-13\"» .help-partial value=2017-13"],
    );
    check("```{figure}\nsrc = \"a.jpg\"\n```", &["image-alt-missing «\"a.jpg\"» .help-argument target=a.jpg"]);
    check(
        "```{compare}\ncolumns = [\"a\", \"b\"]\n[[row]]\ntitle = \"x\"\ncells = [\"1\"]\n```",
        &["component-arguments «[\"1\"]» .help-count component=compare state=count name=cells value=1 expected=2"],
    );
    check(
        "```{facts}\n[[fact]]\nvalue = 12\nlabel = \"x\"\n```",
        &["component-arguments «12» component=facts state=type name=value expected=string"],
    );
}

#[test]
fn bare_dates_are_as_good_as_quoted_ones() {
    let text = "```{timeline}\n[[event]]\ndate = 1679\ntitle = \"a\"\n[[event]]\ndate = 2017-06-15\ntitle = \"b\"\n```";
    check(text, &[]);
    let args = &super::doc(text).components[0].args;
    assert_eq!(args["events"][0]["date"]["$date"], "1679");
    assert_eq!(args["events"][1]["date"]["$date"], "2017-06-15");
}

#[test]
fn sources_links_and_words_are_in_the_tables() {
    let text = "Trước\n\n```{quote by = \"Ông A\", source = \"P3\"}\nLời [x](y.md).\n```\n\n```{download}\nfile = \"a.pdf\"\ntitle = \"Toàn\\nvăn\"\n```\n\nSau";
    let doc = super::doc(text);
    assert_eq!(doc.plain, "Trước\nÔng A\nLời x.\nToàn văn\nSau");
    assert_eq!(doc.sources[0].id, "P3");
    let at = |span: crate::source::Span| &text[span.range().start - super::OFFSET..span.range().end - super::OFFSET];
    assert_eq!(at(doc.sources[0].span), "\"P3\"");
    assert_eq!(at(doc.links[0].span), "[x](y.md)");
    assert_eq!(at(doc.links[1].span), "\"a.pdf\"");
    let texts: Vec<_> = doc.blocks.iter().map(|b| &doc.plain[b.text.start as usize..b.text.end as usize]).collect();
    assert_eq!(texts, ["Trước", "Ông A\nLời x.", "Lời x.", "Toàn văn", "Sau"]);
}
