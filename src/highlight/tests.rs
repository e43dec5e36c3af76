use super::*;

/// Takes the elements away and undoes the escapes.
fn strip(html: &str) -> String {
    let pieces = html.split('<').map(|p| p.split_once('>').map_or(p, |(_, text)| text));
    pieces.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

const SAMPLES: [(&str, &str); 8] = [
    (
        "rust",
        "/// Đọc.\nfn main() -> u8 {\n    let x: Vec<u8> = vec![1, 2]; // &\n    println!(\"{x:?} \\n\");\n    0\n}\n",
    ),
    ("toml", "[a]\nb = \"đ\" # c\nd = 1.5\ne = 2017-06-15\n"),
    ("html", "<p class=\"a\">x &amp; y</p>\n<!-- c -->\n"),
    ("sh", "#!/bin/sh\nfor f in *; do echo \"$f\"; done\n"),
    ("json", "{\"a\": [1, true, null, \"b\"]}"),
    ("diff", "--- a\n+++ b\n@@ -1 +1 @@\n-cũ\n+mới\n"),
    ("python", "def f(x, *y):\n    \"\"\"doc\"\"\"\n    return x + 1 if y else None\n"),
    ("md", "# A\n\n- *b* `c` [d](e)\n"),
];

#[test]
fn the_text_stays_the_same() {
    for (language, code) in SAMPLES {
        let mut html = String::new();
        assert!(write(language, code, &mut html), "{language}");
        assert_eq!(strip(&html), code, "{language}\n{html}");
        let classes = css_classes();
        let used = html.split("class=\"").skip(1).filter_map(|p| p.split_once('"')).map(|(class, _)| class);
        assert!(used.into_iter().all(|c| classes.contains(&c)), "{html}");
    }
}

#[test]
fn words_get_the_class_of_what_they_are() {
    let mut html = String::new();
    write("rust", "fn a(b: u8) { \"c\" } // d\n", &mut html);
    for part in [
        "<span class=\"hl-keyword\">fn </span>",
        "<span class=\"hl-function\">a</span>",
        "<span class=\"hl-variable\">b</span>",
        "<span class=\"hl-string\">\"c\" </span>",
        "<span class=\"hl-comment\">// d",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    html.clear();
    write("diff", "-a\n+b\n", &mut html);
    assert!(html.contains("hl-deleted") && html.contains("hl-inserted"), "{html}");
}

#[test]
fn unknown_languages_and_endless_code_are_left_alone() {
    let mut html = String::from("x");
    assert!(!write("pyhton", "a", &mut html));
    assert!(!write("rust", &"a".repeat(MAX_CODE + 1), &mut html));
    assert!(!write("rust", &format!("fn a\n{}", "b".repeat(MAX_LINE + 1)), &mut html));
    assert_eq!(html, "x");
    assert!(is_known("RS") && !is_known("pyhton"));
    assert_eq!(nearest("pyhton"), Some("Python"));
}

#[test]
fn a_theme_has_about_a_dozen_classes_to_colour() {
    let classes = css_classes();
    assert!((12..=16).contains(&classes.len()), "{classes:?}");
    assert!(classes.is_sorted());
}
