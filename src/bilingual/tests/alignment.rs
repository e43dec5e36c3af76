use proptest::prelude::*;

use super::*;

fn check(original: &str, translation: &str, kind: TextKind, wanted: &str) {
    let (a, b) = (parse(original, vi()), parse(translation, en()));
    let (a, b) = (units(&a, vi(), kind), units(&b, en(), kind));
    let rows = align(&a, &b, Options::default()).rows.into_iter().map(|row| match row {
        Row::Both(i, j) => format!("{i}={j}"),
        Row::OriginalOnly(i) => format!("{i}-"),
        Row::TranslationOnly(j) => format!("-{j}"),
    });
    assert_eq!(rows.collect::<Vec<_>>().join(" "), wanted);
}

#[test]
fn every_unit_of_the_plan_finds_its_translation() {
    let (a, b) = (parse(body(PLAN_VI), vi()), parse(body(PLAN_EN), en()));
    // With the writers' ids, with the numbering alone, and with the words alone.
    for (kind, with_ids) in [(TextKind::Document, true), (TextKind::Document, false), (TextKind::Page, false)] {
        let mut a = units(&a, vi(), kind);
        let mut b = units(&b, en(), kind);
        if !with_ids {
            a.iter_mut().chain(&mut b).for_each(|unit| unit.explicit_id = None);
        }
        let wanted: Vec<Row> = (0..a.len()).map(|i| Row::Both(i, i)).collect();
        assert_eq!(align(&a, &b, Options::default()).rows, wanted);
    }
}

#[test]
fn units_are_what_a_reader_sees() {
    let doc = parse(
        "- Một\n\n  Hai\n- - Ba\n- \n\n> Trích\n\n| a | b |\n|--|--|\n| c | d |\n\n---\n\n![x](y.png)\n\nT\n: D\n",
        vi(),
    );
    let units: Vec<(markdown::doc::BlockKind, &str)> =
        units(&doc, vi(), TextKind::Page).into_iter().map(|u| (u.kind, u.text)).collect();
    use markdown::doc::BlockKind::{Definition, Figure, Item, Paragraph, Row, Term};
    let wanted = [
        (Item, "Một"),
        (Paragraph, "Hai"),
        (Item, "Ba"),
        (Item, ""),
        (Paragraph, "Trích"),
        (Row, "a\tb"),
        (Row, "c\td"),
        (Figure, "x"),
        (Term, "T"),
        (Definition, "D"),
    ];
    assert_eq!(units, wanted);
}

#[test]
fn explicit_ids_come_before_all_else() {
    check("Một {#x}\n\nHai {#y}", "Two {#y}\n\nOne", TextKind::Page, "0- 1=0 -1");
    check("Một {#x}", "# One {#x}", TextKind::Page, "0=0");
    check("Một {#x}", "One {#y}", TextKind::Page, "0- -0");
}

#[test]
fn letters_of_two_alphabets_are_told_apart() {
    let list = |letters: &str| {
        let points = letters.split(' ').map(|l| format!("{l}) Một hai ba bốn năm sáu bảy\n\n"));
        format!("## I. A\n\n{}", points.collect::<String>())
    };
    let original = list("a b c d đ e");
    check(&original, &list("a b c d e f"), TextKind::Document, "0=0 1=1 2=2 3=3 4=4 5=5 6=6");
    check(&original, &list("a b c d dd e"), TextKind::Document, "0=0 1=1 2=2 3=3 4=4 5=5 6=6");
    check(&original, &list("a b d đ e"), TextKind::Document, "0=0 1=1 2=2 3- 4=3 5=4 6=5");
}

#[test]
fn a_clause_of_one_text_only_is_found() {
    let original = "## I. A\n\n### 1. Một\n\n### 2. Hai\n\n### 3. Ba\n\nLời\n\n## II. B\n\n### 1. Một";
    let translation = "## I. A\n\n### 1. One\n\n### 3. Three\n\nWord\n\n## II. B\n\n### 1. One";
    check(original, translation, TextKind::Document, "0=0 1=1 2- 3=2 4=3 5=4 6=5");
    check(original, translation, TextKind::Page, "0=0 1=1 2- 3=2 4=3 5=4 6=5");
}

#[test]
fn numbers_and_references_are_read_in_both_notations() {
    let facts = |text: &str, pack: &'static dyn Pack| {
        let doc = parse(text, pack);
        let units = units(&doc, pack, TextKind::Page);
        let mut facts = units[0].facts.rough();
        facts.sort_unstable();
        facts
    };
    for (original, translation) in [
        ("Quyết định số 161/QĐ-TTg ngày 25/01/2016.", "Decision No. 161/QD-TTg dated 25 January 2016"),
        ("ngày 05 tháng 3 năm 2020, 22-NQ/TW", "5 March 2020 (22-NQ/TW)"),
        ("1.234.567 người, 12,5%; 0,5", "1,234,567 people, 12.5%; 0.5"),
        ("2016 - 2020", "2016–2020"),
    ] {
        assert_eq!(facts(original, vi()), facts(translation, en()));
        assert!(facts(original, vi()).len() > 1);
    }
    assert_eq!(facts("May 2020 may be. March on 3", en()), facts("2020, 3 - 5", vi()));
}

#[test]
fn long_texts_are_bounded() {
    let text = |n: usize| (0..n).map(|n| format!("Đoạn {n} có {} chữ\n\n", n * 7 % 31)).collect::<String>();
    let (a, b) = (parse(&text(10_000), vi()), parse(&text(9_990), en()));
    let rows = align(&units(&a, vi(), TextKind::Page), &units(&b, en(), TextKind::Page), Options::default()).rows;
    assert_eq!(rows.iter().filter(|r| matches!(r, Row::Both(i, j) if i == j)).count(), 9_990);
}

proptest! {
    #[test]
    fn every_unit_stands_in_one_row_in_order(
        original in prop::collection::vec("(#{1,3} |[IVX]{1,3}\\. |[0-9]{1,2}\\. |[a-eđ]\\) |- |)[a-z0-9]{0,4}( \\{#[a-c]\\})?", 0..30),
        translation in prop::collection::vec("(#{1,3} |[IVX]{1,3}\\. |[0-9]{1,2}\\. |[a-eđ]\\) |- |)[a-z0-9]{0,4}( \\{#[a-c]\\})?", 0..30),
    ) {
        let (a, b) = (parse(&original.join("\n\n"), vi()), parse(&translation.join("\n\n"), en()));
        let (a, b) = (units(&a, vi(), TextKind::Document), units(&b, en(), TextKind::Document));
        let rows = align(&a, &b, Options::default()).rows;
        let first = rows.iter().filter_map(|r| match r { Row::Both(i, _) | Row::OriginalOnly(i) => Some(*i), _ => None });
        prop_assert!(first.eq(0..a.len()));
        let second = rows.iter().filter_map(|r| match r { Row::Both(_, j) | Row::TranslationOnly(j) => Some(*j), _ => None });
        prop_assert!(second.eq(0..b.len()));
        prop_assert_eq!(align(&b, &a, Options::default()).rows.len() <= a.len() + b.len(), true);
    }

    #[test]
    fn ids_are_unique_and_fit_an_address(
        lines in prop::collection::vec("(#{1,3} |[IVX]{1,3}\\. |[0-9]{1,2}\\. |[a-eđ]\\) |- |  |Điều [0-9]\\. |)[a-z]{0,3}", 0..40),
    ) {
        let found = ids(&lines.join("\n\n"), vi());
        let unique: BTreeSet<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
        prop_assert_eq!(unique.len(), found.len());
        prop_assert!(unique.iter().all(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b))));
    }
}
