use super::*;

/// The ids of a document, in order, joined by spaces.
fn check_in(text: &str, pack: &dyn Pack, wanted: &str) {
    let found: Vec<String> = ids(text, pack).into_iter().map(|(id, _)| id).collect();
    assert_eq!(found.join(" "), wanted, "{text}");
}

fn check(text: &str, wanted: &str) {
    check_in(text, vi(), wanted);
}

#[test]
fn the_plan_has_the_ids_that_its_writers_gave_and_those_between() {
    let plan = ids(body(PLAN_VI), vi());
    let found: Vec<&str> = plan.iter().map(|(id, _)| id.as_str()).collect();
    let wanted = "i i.1 i.1.d1 i.1.d2 i.2 i.2.d1 i.2.d2 i.2.d3 i.2.d4 i.2.d5 ii ii.1 ii.1.a ii.1.b ii.1.c \
                  ii.2 ii.2.a ii.2.b ii.2.c ii.3 ii.3.a ii.3.b ii.3.c ii.3.d ii.4";
    assert_eq!(found.join(" "), wanted);
    let translated: Vec<String> = ids(body(PLAN_EN), en()).into_iter().map(|(id, _)| id).collect();
    assert_eq!(translated, found);
    // The numbering says what the writers said.
    let without = |text: &str| text.lines().map(|l| l.split(" {#").next().unwrap_or(l)).collect::<Vec<_>>().join("\n");
    assert_eq!(ids(&without(body(PLAN_VI)), vi()).len(), plan.len());
}

#[test]
fn office_style_headings_and_letters() {
    check(
        "## I. MỤC ĐÍCH\n\n### 1. Mục đích\n\na) Một\n\nb) Hai\n\nđ) Ba\n\ne) Bốn\n",
        "i i.1 i.1.a i.1.b i.1.dd i.1.e",
    );
    check("I. MỤC ĐÍCH\n\n1. Mục đích\n\na) Một\n\n2. Yêu cầu\n\nII. NỘI DUNG", "i i.1 i.1.a i.2 ii");
    check(
        "**I. MỤC ĐÍCH**\n\n**1. Mục đích**\n\n1.1. Một\n\n1.2. Hai\n\n- gạch\n\n2.1. Sai",
        "i i.1 i.1.1 i.1.2 i.1.2.d1",
    );
    check_in("## I. AIMS\n\n(a) One\n\n(b) Two\n\ndd) Five\n\nf) Six", en(), "i i.a i.b i.dd i.f");
}

#[test]
fn statutes_are_cited_by_article() {
    check(
        "Chương I QUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Một\n\na) Điểm\n\n2. Hai\n\nĐiều 2. Áp dụng\n\nKhoản 1. Một\n\n\
         Điều 2a. Thêm\n\nChương II\n\nĐiều 3. Ba\n\nPhụ lục I\n\nĐiều 1. Mẫu",
        "chap-1 art-1 art-1.1 art-1.1.a art-1.2 art-2 art-2.1 art-2a chap-2 art-3 annex-1 annex-1.art-1",
    );
    check_in(
        "## Article 3. Scope\n\nClause 2. Two\n\nPoint a. One\n\nAppendix 1: Forms",
        en(),
        "art-3 art-3.2 art-3.2.a annex-1",
    );
    check(
        "Điều 1. Phê duyệt\n\nI. Mục tiêu\n\n1. Một\n\nII. Nội dung\n\nĐiều 2. Hiệu lực",
        "art-1 art-1.i art-1.i.1 art-1.ii art-2",
    );
    check("## I. CHUNG\n\nĐiều 1. Một\n\n## II. RIÊNG\n\nĐiều 2. Hai", "i art-1 ii art-2");
}

#[test]
fn what_the_alphabet_lacks_is_no_clause() {
    check("## I. A\n\nd) Một\n\nf) Sai\n\nj) Sai\n\nw) Sai\n\nz) Sai\n\ng) Đúng", "i i.d i.g");
}

#[test]
fn numbers_that_do_not_follow_are_no_clauses() {
    // Backwards: another list begins, and nothing says of which clause.
    check(
        "## I. A\n\n1. Một\n\n2. Hai\n\nLời dẫn\n\n1. Một\n\n2. Hai\n\n3. Ba\n\n## II. B\n\n1. Một",
        "i i.1 i.2 i.2.p2 ii ii.1",
    );
    check("## I. A\n\n### 2. Hai\n\na) Một\n\nb) Hai\n\na) Lại\n\n- gạch\n\nc) Ba", "i i.2 i.2.a i.2.b");
    // Too far.
    check("## I. A\n\ni) Sai\n\n### 9. Sai\n\na) Một\n\n## XX. Sai\n\n1. Một", "i");
    // Quantities, years, initials and sentences.
    check("1.234 tỷ đồng\n\n2017. Năm\n\nC. Mác\n\nĐiều 3 của Luật này\n\nKhoản 2 Điều 3 sửa\n\nMục tiêu", "");
    check("## I. A\n\n1.1 Một\n\n1.1. Hai", "i i.p1");
}

#[test]
fn items_keep_their_blocks_inside() {
    check(
        "## I. A\n\n- Một\n  1. Trong\n  2. Trong\n- Hai\n\n1. Ngoài\n\n   Đoạn\n\n   - gạch\n\na) Điểm",
        "i i.d1 i.d1.1 i.d1.2 i.d2 i.1 i.1.p2 i.1.d1 i.1.a",
    );
    check("## I. A\n\n> 1. Trích\n\n| 1. | b |\n|--|--|\n| 2. | c |\n\n1. Một", "i i.1");
}

#[test]
fn explicit_ids_win_and_none_is_given_twice() {
    check("## I. A {#muc-dich}\n\n1. Một {#i.2}\n\n2. Hai\n\n3. Ba", "muc-dich i.2 i.3");
    check("## Biểu mẫu {#mau}\n\n1. Một\n\nLời\n\n## Khác\n\nLời", "mau mau.1 mau.1.p2");
    let page = parse("## I. A {#x}\n\n1. Một\n\nb {#x}", vi());
    assert_eq!(block_ids(&page, vi(), TextKind::Page).iter().flatten().collect::<Vec<_>>(), ["x"]);
}

#[test]
fn hostile_numbering_is_bounded() {
    let text: String = (0..3_000).map(|n| format!("{}. {}a) x\n\n", n % 7, "- ".repeat(n % 40))).collect();
    let found = ids(&text, vi());
    let unique: BTreeSet<&String> = found.iter().map(|(id, _)| id).collect();
    assert_eq!(unique.len(), found.len());
}
