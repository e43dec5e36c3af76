//! Markdown against written examples: CommonMark's own and those of our dialect.
//!
//! Both are read from texts in the form of CommonMark's `spec.txt`.

use std::collections::{BTreeMap, BTreeSet};

use songngu::diag::Code;
use songngu::markdown::{Dialect, ParseInput, component, html, parse};
use songngu::source::SourceId;

/// One example: Markdown and the HTML it gives.
struct Example {
    number: u32,
    line: usize,
    markdown: String,
    html: String,
}

/// Reads all examples of a specification.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let begin = format!("{fence} example");
    let mut found: Vec<Example> = Vec::new();
    let mut part = 0;
    for (line, text) in spec.lines().enumerate() {
        if part == 0 && text.trim_end() == begin {
            let number = u32::try_from(found.len() + 1).expect("a small number");
            found.push(Example { number, line: line + 1, markdown: String::new(), html: String::new() });
            part = 1;
        } else if part > 0 && text == fence {
            part = 0;
        } else if part == 1 && text == "." {
            part = 2;
        } else if part > 0 {
            let example = found.last_mut().expect("an example is open");
            let side = if part == 1 { &mut example.markdown } else { &mut example.html };
            side.push_str(&text.replace('→', "\t"));
            side.push('\n');
        }
    }
    found
}

/// Parses with every component allowed and writes with the plain filler.
fn render(markdown: &str, allow_html: bool) -> (String, Vec<Code>) {
    let components: BTreeSet<String> = component::NAMES.iter().map(ToString::to_string).collect();
    let slug = |text: &str| text.to_lowercase().replace(' ', "-");
    let dialect =
        Dialect { allow_html, components: &components, slug: &slug, typeset: None, phrases: None, highlight: None };
    let (doc, problems) = parse(markdown, ParseInput { source: SourceId::new(0), offset: 0, dialect: &dialect });
    let mut out = String::new();
    html::write(&doc, &html::PlainFill, &mut out);
    (out, problems.sorted().into_iter().map(|d| d.code).collect())
}

/// Undoes what differs everywhere and means the same: void elements need no slash (HTML, 13.1.2.1), quotes in
/// running text need no entity, and code can be
/// focused because it scrolls.
fn comparable(html: &str) -> String {
    html.replace("&quot;", "\"").replace("<pre tabindex=\"0\">", "<pre>").replace("&#39;", "'").replace(" />", ">")
}

/// The listed deviations from CommonMark: `number: reason` a line.
fn deviations() -> BTreeMap<u32, String> {
    let lines = include_str!("../spec/deviations.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines
        .map(|line| {
            let (number, reason) = line.split_once(": ").expect("`number: reason`");
            (number.parse().expect("a number"), reason.to_owned())
        })
        .collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own files")]
fn commonmark_examples_hold() {
    let path = std::env::var_os("SONGNGU_COMMONMARK_SPEC")
        .map_or_else(|| "node_modules/commonmark-spec/spec.txt".into(), std::path::PathBuf::from);
    let spec = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("CommonMark's examples are not at {}: {error}\n./test.sh fetches them", path.display())
    });
    let examples = examples(&spec);
    assert_eq!(examples.len(), 652, "the examples of CommonMark 0.31.2");
    let deviations = deviations();
    let mut wrong = Vec::new();
    for example in examples {
        let (html, _) = render(&example.markdown, false);
        let (html, expected) = (comparable(&html), comparable(&example.html));
        let Example { number, markdown, .. } = &example;
        match (html == expected, deviations.get(number)) {
            (false, None) => wrong.push(format!("example {number}\n{markdown}\nexpected\n{expected}\ngot\n{html}")),
            (true, Some(reason)) => wrong.push(format!("example {number} no longer deviates ({reason})")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n\n{}", wrong.len(), wrong.join("\n---\n"));
}

#[test]
fn dialect_examples_hold() {
    let spec = include_str!("../spec/dialect.txt");
    let mut wrong = Vec::new();
    for Example { line, markdown, html, .. } in examples(spec) {
        let (got, _) = render(&markdown, false);
        if got != html {
            wrong.push(format!("line {line}\n{markdown}\nexpected\n{html}\ngot\n{got}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n\n{}", wrong.len(), wrong.join("\n---\n"));
}
