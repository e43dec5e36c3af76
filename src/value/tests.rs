use super::*;
use crate::diag::Diagnostics;
use crate::source::SourceId;

const TOML: &str =
    "title = \"Đề án\"\ndate = 2017-06-15\nn = 1_000\ntags = [\"a\", \"b\"]\n[document]\nnumber = \"179\"\n";
const YAML: &str = "title: Đề án\ndate: 2017-06-15\nn: 1000\ntags:\n  - a\n  - b\ndocument:\n  number: \"179\"\n";

fn source() -> SourceId {
    SourceId::new(0)
}

#[test]
fn toml_and_yaml_mean_the_same() {
    let (toml, problems) = parse_toml(TOML, source(), 0);
    assert_eq!(problems, []);
    let (yaml, problems) = parse_yaml(YAML, source(), 0);
    assert_eq!(problems, []);
    let json = |t: Table| Node { value: Value::Table(t), span: Span::file(source()) }.to_json();
    assert_eq!(json(toml), json(yaml));
}

#[test]
fn places_are_bytes_of_the_whole_source() {
    for (text, parse) in [(TOML, parse_toml as fn(&str, SourceId, usize) -> _), (YAML, parse_yaml)] {
        let whole = format!("----{text}");
        let (table, _): (Table, _) = parse(text, source(), 4);
        let number = match &table.get("document").expect("the table").value {
            Value::Table(t) => t.entries[0].clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(&whole[number.key_span.range()], "number");
        assert_eq!(&whole[number.node.span.range()], "\"179\"");
    }
}

#[test]
fn syntax_problems_have_places_and_never_panic() {
    let (_, problems) = parse_toml("a = \nb = 2017-02-30\nc = 1\nc = 2\n", source(), 0);
    assert!(problems.len() >= 2, "{problems:?}");
    for bad in ["a: [1", "a: *x", "a: b: c", "- a\n- b", "? [a]\n: b", "a: \"x", "a: 1\na: 2", "\u{0}"] {
        let (_, problems) = parse_yaml(bad, source(), 0);
        assert_eq!(problems.len(), 1, "{bad:?}");
    }
    assert_eq!(parse_yaml("", source(), 0), (Table::default(), Vec::new()));
}

#[test]
fn fields_report_all_mistakes_at_once() {
    let text = "titel = \"x\"\ndate = \"2017-02-30\"\nweight = \"heavy\"\nkind = \"newz\"\n";
    let (table, _) = parse_toml(text, source(), 0);
    let mut diagnostics = Diagnostics::default();
    let mut fields = Fields::new(&table, Span::file(source()), &mut diagnostics);
    assert_eq!(fields.required_text("title"), None);
    assert_eq!(fields.date("date"), None);
    assert_eq!(fields.integer("weight"), None);
    assert_eq!(fields.choice("kind", &[("page", 1), ("news", 2)]), None);
    fields.finish();
    let codes: Vec<&str> = diagnostics.sorted().iter().map(|d| d.code.name()).collect();
    assert_eq!(codes, ["missing-field", "unknown-field", "invalid-date", "wrong-type", "invalid-value"]);
}
