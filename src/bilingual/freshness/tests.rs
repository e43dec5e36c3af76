use super::*;
use crate::bilingual::sidecar::Wording;
use crate::lang::pack;

/// A block: its id, and its wordings; an empty one is none.
type Text<'a> = (&'a str, &'a str, &'a str);

fn both<'a>((id, original, translation): Text<'a>) -> Both<'a> {
    let some = |text: &'a str| Some(text).filter(|t| !t.is_empty());
    Both { id, original: some(original), translation: some(translation) }
}

/// The entries after all of these were checked.
fn checked(texts: &[Text<'_>]) -> Vec<Entry> {
    let entry = |text: &Text<'_>| {
        let block = both(*text);
        Entry {
            id: block.id.to_owned(),
            lang: "en".to_owned(),
            original: block.original.map(|t| Wording { hash: hash(t, pack("vi")), text: t.to_owned() }),
            translation: block.translation.map(|t| hash(t, pack("en"))),
            date: None,
            by: None,
        }
    };
    texts.iter().map(entry).collect()
}

/// The states of what is there now, given what was checked then.
fn states(then: &[Text<'_>], now: &[Text<'_>]) -> Vec<&'static str> {
    let entries = checked(then);
    let blocks: Vec<Both<'_>> = now.iter().map(|text| both(*text)).collect();
    let verdicts = judge(&blocks, &entries.iter().collect::<Vec<_>>(), pack("vi"), pack("en"));
    verdicts
        .iter()
        .map(|v| if v.state == (State::Stale { is_minor: true }) { "minor" } else { v.state.name() })
        .collect()
}

const A: Text<'_> = ("p1", "Tỉnh có 11 đơn vị cấp huyện.", "The province has 11 districts.");
const B: Text<'_> = ("p2", "Sông Tiền chảy qua phía nam của tỉnh.", "The Tiền River flows through the south.");
const C: Text<'_> = ("p3", "Dân số là 1.765.962 người vào năm 2019.", "The population was 1,765,962 in 2019.");

fn at<'a>(id: &'a str, text: Text<'a>) -> Text<'a> {
    (id, text.1, text.2)
}

#[test]
fn each_text_may_change_or_not() {
    assert_eq!(states(&[A], &[A]), ["fresh"]);
    assert_eq!(states(&[A], &[("p1", "Tỉnh có 10 đơn vị cấp huyện.", A.2)]), ["stale"]);
    assert_eq!(states(&[A], &[("p1", A.1, "There are 11 districts.")]), ["changed"]);
    assert_eq!(states(&[A], &[("p1", "Tỉnh có 10 đơn vị cấp huyện.", "There are 10 districts.")]), ["check"]);
    assert_eq!(states(&[], &[A]), ["unknown"]);
}

#[test]
fn what_one_text_has_is_accepted_or_not() {
    let (only, extra) = (("p1", A.1, ""), ("p1", "", A.2));
    assert_eq!(states(&[], &[only]), ["missing"]);
    assert_eq!(states(&[only], &[only]), ["fresh"]);
    assert_eq!(states(&[only], &[("p1", "Tỉnh có 10 đơn vị cấp huyện.", "")]), ["missing"]);
    assert_eq!(states(&[], &[extra]), ["extra"]);
    assert_eq!(states(&[extra], &[extra]), ["fresh"]);
    // Translated since, taken out of the translation since, taken out of the original since.
    assert_eq!(states(&[only], &[A]), ["unknown"]);
    assert_eq!(states(&[A], &[only]), ["missing"]);
    assert_eq!(states(&[A], &[extra]), ["extra"]);
}

#[test]
fn a_new_block_leaves_its_neighbours_alone() {
    let new = ("p2", "Khí hậu ôn hòa.", "The climate is mild.");
    assert_eq!(states(&[A, B, C], &[A, new, at("p3", B), at("p4", C)]), ["fresh", "unknown", "fresh", "fresh"]);
    let untranslated = ("p2", "Khí hậu ôn hòa.", "");
    let now = [A, untranslated, at("p3", B), at("p4", C)];
    assert_eq!(states(&[A, B, C], &now), ["fresh", "missing", "fresh", "fresh"]);
}

#[test]
fn a_new_block_before_a_changed_one_is_not_taken_for_it() {
    let new = ("p2", "Khí hậu ôn hòa.", "The climate is mild.");
    let changed = ("p3", "Sông Tiền chảy qua phía bắc của tỉnh.", B.2);
    assert_eq!(states(&[A, B, C], &[A, new, changed, at("p4", C)]), ["fresh", "unknown", "stale", "fresh"]);
    let rewritten = ("p3", "Sông Tiền chảy qua phía bắc của tỉnh.", "The Tiền River flows through the north.");
    assert_eq!(states(&[A, B, C], &[A, new, rewritten, at("p4", C)]), ["fresh", "unknown", "check", "fresh"]);
}

#[test]
fn blocks_may_go_and_change_places() {
    assert_eq!(states(&[A, B, C], &[A, at("p2", C)]), ["fresh", "fresh"]);
    assert_eq!(states(&[A, B, C], &[at("p1", C), at("p2", A), at("p3", B)]), ["fresh"; 3]);
    assert_eq!(states(&[A, B, C], &[]), [""; 0]);
}

#[test]
fn the_same_words_twice_are_two_blocks() {
    let (one, two) = (("p1", "Tổng", "Total"), ("p2", "Tổng", "Sum"));
    assert_eq!(states(&[one, two], &[one, two]), ["fresh", "fresh"]);
    assert_eq!(states(&[one, two], &[at("p1", two)]), ["fresh"]);
    assert_eq!(states(&[one, two], &[at("p1", two), at("p2", one)]), ["fresh", "fresh"]);
    assert_eq!(states(&[one], &[one, at("p2", one)]), ["fresh", "unknown"]);
    assert_eq!(states(&[one, two], &[one, ("p2", "Tổng", "Altogether")]), ["fresh", "changed"]);
}

#[test]
fn a_title_is_itself_and_nothing_else() {
    let (title, heading) = (("@title", "Giới thiệu", "About"), ("gioi-thieu", "Giới thiệu", "About"));
    assert_eq!(states(&[heading], &[title, heading]), ["unknown", "fresh"]);
    assert_eq!(states(&[title], &[("@title", "Liên hệ", "About"), heading]), ["stale", "unknown"]);
}

#[test]
fn a_block_that_says_something_else_is_known_by_its_id() {
    let (was, now) = (("ii.3", "Bền vững", "Sustainable"), ("ii.3", "Gắn kết", "Cohesive"));
    assert_eq!(states(&[A, was, B], &[A, now, B]), ["fresh", "check", "fresh"]);
    assert_eq!(states(&[A, was, B], &[now, A, B]), ["check", "fresh", "fresh"]);
}

#[test]
fn spelling_is_no_change_and_figures_are() {
    let was = ("p1", "Ủy ban hoà giải 1.234 vụ.", "The committee settled 1,234 cases.");
    assert_eq!(states(&[was], &[("p1", "Ủy ban hòa giải 1.234 vụ.", was.2)]), ["fresh"]);
    assert_eq!(states(&[was], &[("p1", "Ủy ban hoà giải 1.235 vụ.", was.2)]), ["stale"]);
}

#[test]
fn small_changes_are_told_apart() {
    let sort = |was: &str, now: &str| states(&[("p1", was, "T")], &[("p1", now, "T")])[0];
    assert_eq!(sort("Tỉnh có 11 huyện", "Tỉnh có 11 huyện."), "minor");
    assert_eq!(sort("ủy ban, (tỉnh)", "Ủy ban tỉnh"), "minor");
    assert_eq!(sort("một **hai**", "một hai"), "minor");
    assert_eq!(sort("1.234 người", "12.34 người"), "stale");
    assert_eq!(sort("1 234 người", "1234 người"), "stale");
    assert_eq!(sort("tăng 5%", "tăng 5"), "stale");
    assert_eq!(sort("là -5 độ", "là 5 độ"), "stale");
    assert_eq!(sort("10 huyện", "11 huyện"), "stale");
}

#[test]
fn many_blocks_are_judged_in_bounded_time() {
    let texts = |from: usize| -> Vec<[String; 3]> {
        let text = |n: usize| [format!("p{n}"), format!("Đoạn số {} của văn bản", n + from), format!("Paragraph {n}")];
        (0..10_000).map(text).collect()
    };
    fn borrowed(texts: &[[String; 3]]) -> Vec<Text<'_>> {
        texts.iter().map(|[id, a, b]| (id.as_str(), a.as_str(), b.as_str())).collect()
    }
    let (then, now) = (texts(0), texts(0));
    assert!(states(&borrowed(&then), &borrowed(&now)).iter().all(|state| *state == "fresh"));
    // Every block says something else in both languages: nothing is sure, and all have to be compared.
    let mut now = texts(20_000);
    now.iter_mut().for_each(|text| text[2].push('!'));
    assert!(states(&borrowed(&then), &borrowed(&now)).iter().all(|state| *state == "check"));
}
