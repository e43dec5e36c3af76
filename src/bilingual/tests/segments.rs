use super::*;

fn ids_of(text: &str, kind: TextKind) -> Vec<String> {
    let doc = parse(text, vi());
    let units = units(&doc, vi(), kind);
    let ids = places(&doc, &units, &block_ids(&doc, vi(), kind));
    units.iter().map(|unit| ids[unit.block].clone().expect("every unit has an id")).collect()
}

#[test]
fn what_has_no_name_is_counted_below_its_heading() {
    let text = "Một\n\n- Hai\n\n## Mục tiêu\n\nBa\n\n1. Bốn\n2. Năm\n\n> Sáu\n\n| a |\n|---|\n| b |\n\n![x](y.png)\n\n\
                ### Riêng {#rieng}\n\nBảy[^1]\n\n[^1]: Ghi chú\n";
    let wanted = "p1 d1 muc-tieu muc-tieu.p1 muc-tieu.d1 muc-tieu.d2 muc-tieu.p2 muc-tieu.r1 muc-tieu.r2 muc-tieu.f1 \
                  rieng rieng.p1 fn-1";
    assert_eq!(ids_of(text, TextKind::Page).join(" "), wanted);
}

#[test]
fn a_counted_id_is_never_one_that_is_taken() {
    let text = "## A\n\nMột {#a.p1}\n\nHai\n\n## a.p2\n\n## P1\n";
    assert_eq!(ids_of(text, TextKind::Page).join(" "), "a a.p1 a.p2 a-p2 p1");
    let plan = ids_of(body(PLAN_VI), TextKind::Document);
    let unique: BTreeSet<&String> = plan.iter().collect();
    assert_eq!(unique.len(), plan.len());
}

#[test]
fn segments_are_what_was_written() {
    let text = "## *Mục* tiêu {#m}\n\n> - Một\n>   **hai** [ba](x.md)\n\n- - bốn\n\n```\nmã\n```\n";
    let doc = parse(text, vi());
    let units = units(&doc, vi(), TextKind::Page);
    let ids = places(&doc, &units, &block_ids(&doc, vi(), TextKind::Page));
    let front = crate::content::FrontMatter::default();
    let segments = segments(text, &front, &doc, &units, &ids);
    let found: Vec<(&str, &str)> = segments.iter().map(|s| (s.id.as_str(), s.text.as_str())).collect();
    let wanted = [("m", "*Mục* tiêu"), ("m.d1", "Một\n**hai** [ba](x.md)"), ("m.d2", "bốn"), ("m.c1", "mã")];
    assert_eq!(found, wanted);
    let place = segments[1].place.clone().expect("running text");
    assert_eq!(&text[place], "Một\n>   **hai** [ba](x.md)");
    assert_eq!(segments[3].place, None);
}

#[test]
fn only_what_a_translator_would_see_makes_a_wording_another() {
    let same = |a: &str, b: &str| assert_eq!(hash(a, vi()), hash(b, vi()), "{a} | {b}");
    same("hoà bình", "hòa  bình");
    same("“Một” – hai", "\"Một\" - hai");
    same("Xem [kế hoạch](a.md (x))\nnày", "Xem [kế hoạch](b.md#c) này");
    let other = |a: &str, b: &str| assert_ne!(hash(a, vi()), hash(b, vi()), "{a} | {b}");
    other("1.234 người", "1.235 người");
    other("một **hai**", "một hai");
    other("Một", "một");
    other("xem [a](b", "xem [a](c");
    assert_eq!(hash("x", vi()).len(), 16);
}

#[test]
fn citations_show_the_letters_of_the_text() {
    let ways = |text: &str, pack: &'static dyn Pack| {
        let doc = parse(text, pack);
        let units = units(&doc, pack, TextKind::Document);
        let ways = citations(&units).into_iter();
        ways.map(|(_, way)| way.into_iter().map(|s| s.shown).collect::<Vec<_>>().join("/")).collect::<Vec<_>>()
    };
    let text = "## I. A\n\n### 1. Một\n\nd) Hai\n\nđ) Ba\n\n- gạch\n\n## II. B\n\n1. Bốn\n";
    assert_eq!(ways(text, vi()), ["I", "I/1", "I/1/d", "I/1/đ", "II", "II/1"]);
    let text = "Phụ lục II\n\nĐiều 3a. Một\n\nKhoản 2. Hai\n\nđ) Ba\n";
    assert_eq!(ways(text, vi()), ["II", "II/3a", "II/3a/2", "II/3a/2/đ"]);
    assert_eq!(ways("CHAPTER IV GENERAL\n\nArticle 3. One\n\n(a) Two\n", en()), ["IV", "3", "3/a"]);
}
