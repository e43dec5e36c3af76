use super::problems;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(problems(text, false), expected, "{text}");
}

#[test]
fn a_clean_text_has_no_problem() {
    check("## Một\n\nChữ [x] và [y](z.md)[^1] ![a](b.jpg)\n\n### Hai\n\n[^1]: Chú.\n", &[]);
}

#[test]
fn headings_keep_their_order() {
    check("# Một", &["heading-level «# Một» found=# expected=##"]);
    check("## Một\n\n#### Hai\n\n##### Ba\n", &["heading-level «#### Hai⏎» found=#### expected=###"]);
    check("### Một", &["heading-level «### Một» found=### expected=##"]);
}

#[test]
fn references_need_a_definition() {
    check(
        "[a][b], [c][], ![d][e], [f]",
        &[
            "undefined-reference «[a][b]» name=b",
            "undefined-reference «[c]» name=c",
            "undefined-reference «![d][e]» name=e",
        ],
    );
}

#[test]
fn footnotes_belong_together() {
    check("A[^x] và `[^y]` và \\[^z].", &["undefined-footnote «[^x]» name=x"]);
    check("A\n\n[^x]: Thừa.\n", &["unused-footnote «[^x]: Thừa.⏎» name=x state=unused"]);
    check(
        "A[^x]\n\n[^x]: Một.\n\n[^X]: Hai.\n",
        &["unused-footnote «[^X]: Hai.⏎» .help-twice name=X state=twice label-first:«[^x]: Một.⏎⏎»"],
    );
    check("```{notice}\nA[^x] B[^y]\n```\n\n[^x]: Có.\n", &["undefined-footnote «[^y]» name=y"]);
}

#[test]
fn ids_stand_once() {
    check("## A {#x}\n\nB {#y}\n\n- C {#x}\n  - D\n", &["duplicate-anchor «{#x}» anchor=x label-first:«{#x}»"]);
    check("A[^1] {#fn-1}\n\n[^1]: B\n", &["duplicate-anchor «{#fn-1}» anchor=fn-1"]);
}

#[test]
fn pictures_and_links_need_words() {
    check("![](a.jpg)", &["image-alt-missing «![](a.jpg)» target=a.jpg"]);
    check(
        "[](a.md) [ ![](b.jpg) ](c.md)",
        &[
            "empty-link «[](a.md)» target=a.md",
            "empty-link «[ ![](b.jpg) ](c.md)» target=c.md",
            "image-alt-missing «![](b.jpg)» target=b.jpg",
        ],
    );
    check("[![Sông](a.jpg)](b.md)", &[]);
}

#[test]
fn a_phrase_is_marked_in_one_form() {
    for (text, found) in [
        ("[a]{lang=tiếng} b", "{lang=tiếng}"),
        ("[a]{Lang=vi}", "{Lang=vi}"),
        ("[a] {lang = vi} b", "{lang = vi}"),
        ("[a]{lang=\"vi\"}", "{lang=\"vi\"}"),
        ("[*a*]{lang=vi}", "{lang=vi}"),
        ("[a\nb]{lang=vi}", "{lang=vi}"),
        ("[a]{lang=vi b", "{lang=vi b"),
    ] {
        check(text, &[&format!("phrase-mark «{found}» found={found}")]);
    }
    check("[a [b]{lang=la} c] and `[a]{lang=}`, [a] {x}, \\[a]{lang=x1}", &[]);
}

#[test]
fn raw_html_is_reported_once_an_element() {
    check("H<sub>2</sub>O <!-- kiểm -->", &["raw-html «<sub>» found=<sub> state=refused"]);
    check("<div>\n*a*\n</div>", &["raw-html «<div>⏎*a*⏎</div>» found=<div> state=refused"]);
    check("<!-- kiểm -->", &[]);
}

#[test]
fn allowed_html_is_reported_where_it_was_changed() {
    assert_eq!(problems("H<sub>2</sub>O<br>x", true), [""; 0]);
    assert_eq!(
        problems("<b onclick='x()'>a</b>", true),
        ["raw-html «<b onclick='x()'>» found=<b onclick='x()'> state=cleaned",]
    );
    assert_eq!(problems("<div>&nbsp;<br><!-- x --></div>", true), [""; 0]);
    assert_eq!(
        problems("<script>\nx()\n</script>", true),
        ["raw-html «<script>⏎x()⏎</script>» found=<script> state=cleaned",]
    );
}

#[test]
fn languages_of_code_are_known() {
    check("```rust\nfn a() {}\n```\n\n```\nx\n```\n\n```text\nx\n```\n", &[]);
    check("- ```pyhton x\n  y\n  ```\n", &["unknown-code-language «pyhton x» .near language=pyhton near=Python"]);
}
