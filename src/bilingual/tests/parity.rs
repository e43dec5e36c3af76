//! The designed cases of the checks: each a pair of sentences, and what is to be said of it.

use proptest::prelude::*;

use super::*;
use crate::bilingual::parity::{Aspect, Checks, Finding, Markup, Place, Target, Text};
use crate::config::Localized;
use crate::glossary::{Glossary, Term};
use crate::source::Span;
use crate::value::Spanned;

/// Terms, each as `id: form, form = form, form; forbidden`.
fn glossary(lines: &[&str]) -> Glossary {
    let words = |text: &str| -> Vec<Spanned<String>> {
        let words = text.split('|').map(str::trim).filter(|word| !word.is_empty());
        words.map(|word| Spanned { value: word.to_owned(), span: Span::file(SourceId::new(0)) }).collect()
    };
    let term = |line: &&str| {
        let (id, rest) = line.split_once(": ").expect("an id");
        let (rest, plain) = rest.split_once('~').map_or((rest, None), |(rest, plain)| (rest, Some(plain.trim())));
        let (first, second) = rest.split_once('=').expect("two languages");
        let (second, forbidden) = second.split_once(';').unwrap_or((second, ""));
        Term {
            id: id.to_owned(),
            forms: vec![words(first), words(second)],
            forbidden: vec![Vec::new(), words(forbidden)],
            plain: plain.map(str::to_owned),
            note: Localized::default(),
            span: Span::file(SourceId::new(0)),
        }
    };
    Glossary { terms: lines.iter().map(term).collect() }
}

/// What is said of two Markdown texts: aspect, words of the original, words of the translation.
fn said(terms: &Glossary, original: (&str, &dyn Pack), translation: (&str, &dyn Pack)) -> Vec<String> {
    let (a, b) = (parse(original.0, original.1), parse(translation.0, translation.1));
    let (first, second) = (units(&a, original.1, TextKind::Page), units(&b, translation.1, TextKind::Page));
    let rows = align(&first, &second, Options::default()).rows;
    let checks = Checks::new(terms, &[original.1, translation.1]);
    let target = |link: &markdown::doc::Link| match link.dest.strip_prefix("https://") {
        Some(_) => Target::Elsewhere(link.dest.clone()),
        None => Target::Here(link.dest.clone()),
    };
    let text = |doc, units, language, pack| Text { doc, units, language, pack, markup: Markup::of(doc, units, target) };
    let one = text(&a, &first, 0, original.1);
    let other = text(&b, &second, 1, translation.1);
    let words = |place: &Option<Place>, text: &Text<'_>, unit: usize| match place {
        Some(Place::Words(words)) => text.units[unit].text[words.clone()].to_owned(),
        Some(Place::Link(at)) => text.doc.links[*at].dest.clone(),
        Some(Place::Image(at)) => text.doc.images[*at].src.clone(),
        Some(Place::Block(_)) => "#".to_owned(),
        None => "-".to_owned(),
    };
    let say = |(row, finding): (usize, Finding)| {
        let Row::Both(i, j) = rows[row] else { unreachable!("a finding is about two units") };
        let (left, right) = (words(&finding.original, &one, i), words(&finding.translation, &other, j));
        format!("{:?} {left} | {right}", finding.aspect)
    };
    checks.texts(&one, &other, &rows).into_iter().map(say).collect()
}

fn figures(original: &str, translation: &str) -> Vec<String> {
    said(&Glossary::default(), (original, vi()), (translation, en()))
}

/// What has to pass without a word.
const EQUAL: &[(&str, &str)] = &[
    // Document numbers
    ("Quyết định số 161/QĐ-TTg", "Decision No. 161/QĐ-TTg"),
    ("Quyết định số 161/QĐ-TTg.", "Decision No. 161/QD-TTg,"),
    ("Nghị quyết 22-NQ/TW và 31/NQ-CP", "Resolutions 31/NQ-CP and 22-NQ/TW"),
    ("Nghị định 30/2020/NĐ-CP", "Decree 30/2020/ND-CP"),
    ("Luật số 77/2015/QH13, theo Luật 77/2015/QH13", "Law 77/2015/QH13 (the Law)"),
    // Dates
    ("ngày 25/01/2016", "25 January 2016"),
    ("ngày 25 tháng 01 năm 2016", "January 25, 2016"),
    ("ngày 05 tháng 3 năm 2020", "the 5th of March, that is 5/3/2020"),
    ("ngày 5-3-2020", "2020-03-05"),
    ("từ ngày 15 đến ngày 17 tháng 6 năm 2017", "from 15 June to 17 June 2017"),
    ("từ 15/3 đến 30/4/2020", "from 15 March to 30 April 2020"),
    ("ngày 30/4 và ngày 1 tháng 5", "30 April and 1 May"),
    ("tháng 6/2017", "June 2017"),
    ("tháng 6 và tháng 7 năm 2025", "June and July 2025"),
    ("tháng 5 có thể", "It may be in May"),
    ("quý III/2017", "the third quarter of 2017"),
    ("quý 3 năm 2017", "Q3 2017"),
    ("Quý IV", "quarter IV"),
    ("trong quý III và quý IV", "in the third and fourth quarters"),
    ("quý I, II và III", "the first, second and third quarters"),
    ("ba phần tư", "three quarters"),
    ("giai đoạn 2016 - 2020", "the 2016–2020 period"),
    ("mười năm, 10 năm", "ten years, a decade of 10 years"),
    // Amounts
    ("1.234 tỷ đồng", "VND 1.234 trillion"),
    ("1.234.000.000.000 đồng", "VND 1,234 billion"),
    ("1,2 nghìn tỷ đồng", "VND 1.2 trillion"),
    ("15 nghìn người, 20 ngàn hộ", "15,000 people, 20 thousand households"),
    ("2,5 triệu và 3 tỉ", "2.5 million and 3bn"),
    ("1,2–1,5 tỷ đồng", "VND 1.2 billion to 1.5 billion"),
    ("hai triệu người", "2 million people"),
    // Percentages
    ("tăng 12,5%", "rose by 12.5 per cent"),
    ("12,5 phần trăm", "12.5%"),
    ("từ 10 đến 12%", "10% to 12%"),
    // Numbers
    ("1.234.567 người; 0,5 ha", "1,234,567 people; 0.5 ha"),
    ("ba huyện", "3 districts"),
    ("3 huyện", "three districts"),
    ("ba huyện", "three districts"),
    ("mười hai xã, hai mươi lăm ấp", "12 communes, 25 hamlets"),
    ("lần thứ XII", "the 12th Congress"),
    ("thế kỷ 21", "the twenty-first century"),
    ("Đồng Tháp Mười, một trong những", "the Plain of Reeds, one of the"),
    ("1.500 m2 trên QL1", "1,500 m² on National Highway No. 1, called 1"),
    ("bản 2.2 và 2.2.1", "version 2.2 and 2.2.1"),
    ("7 km; dài 7 km", "7 km"),
    ("8h30", "8:30"),
];

/// What has to be reported, and how.
const DIFFERENT: &[(&str, &str, &[&str])] = &[
    ("số 161/QĐ-TTg", "No. 162/QĐ-TTg", &["Reference 161/QĐ-TTg | 162/QĐ-TTg"]),
    ("số 22-NQ/TW", "No. 22/NQ-CP", &["Reference 22-NQ/TW | 22/NQ-CP"]),
    ("số 30/2020/NĐ-CP", "that decree", &["Reference 30/2020/NĐ-CP | -"]),
    ("ngày 05/03/2020", "3 May 2020", &["Date 05/03/2020 | 3 May 2020"]),
    ("ngày 25/01/2016", "01/25/2016", &["Date 25/01/2016 | 01/25/2016"]),
    ("ngày 25/01/2016", "25 January 2017", &["Date 25/01/2016 | 25 January 2017"]),
    (
        "ngày 5/3/2020 và 6/3/2021",
        "5 March 2021 and 6 March 2020",
        &["Date 5/3/2020 | 5 March 2021", "Date 6/3/2021 | 6 March 2020"],
    ),
    ("tháng 6/2017", "July 2017", &["Date tháng 6/2017 | July 2017"]),
    ("quý III", "the second quarter", &["Date quý III | second quarter"]),
    ("1.234 tỷ đồng", "VND 1.234 billion", &["Amount 1.234 tỷ | 1.234 billion"]),
    ("1.234 tỷ đồng", "VND 1.234 million", &["Amount 1.234 tỷ | 1.234 million"]),
    ("5 triệu đồng", "VND 5", &["Amount 5 triệu | 5"]),
    ("tăng 12,5%", "rose by 12.6%", &["Percent 12,5% | 12.6%"]),
    ("tăng 12,5%", "rose by 12,5%", &["Unclear 12,5% | 12,5%"]),
    ("tăng 12.5%", "rose by 12.5%", &["Unclear 12.5% | 12.5%"]),
    ("15.000 người", "15.000 people", &["Number 15.000 | 15.000"]),
    ("15.000 người", "1,500 people", &["Number 15.000 | 1,500"]),
    ("3 huyện", "4 districts", &["Number 3 | 4"]),
    ("ba huyện", "4 districts", &["Number ba | 4"]),
    ("ba huyện", "four districts", &["Number ba | four"]),
    ("3 xã, 3 phường", "3 communes, 4 wards", &["Number 3 | 4"]),
    ("năm 2017", "in that year", &["Number 2017 | -"]),
    ("nhiều hộ", "1,200 households", &["Number - | 1,200"]),
];

#[test]
fn what_is_equal_passes_in_either_direction() {
    for (original, translation) in EQUAL {
        assert_eq!(figures(original, translation), [""; 0], "{original} | {translation}");
        let back = said(&Glossary::default(), (translation, en()), (original, vi()));
        assert_eq!(back, [""; 0], "{translation} | {original}");
    }
}

#[test]
fn what_differs_is_reported_in_either_direction() {
    for (original, translation, wanted) in DIFFERENT {
        assert_eq!(figures(original, translation), *wanted, "{original} | {translation}");
        let back = said(&Glossary::default(), (translation, en()), (original, vi()));
        let turned = wanted.iter().map(|line| {
            let (aspect, rest) = line.split_once(' ').expect("an aspect");
            let (left, right) = rest.split_once(" | ").expect("two sides");
            format!("{aspect} {right} | {left}")
        });
        assert_eq!(back, turned.collect::<Vec<_>>(), "{translation} | {original}");
    }
}

#[test]
fn of_an_unknown_language_only_what_needs_no_knowledge_is_compared() {
    let (one, other) = (pack("lo"), pack("km"));
    let check = |a: &str, b: &str| said(&Glossary::default(), (a, one), (b, other));
    assert_eq!(check("12,5% 2017 a 161/QĐ-TTg", "12.5 x 161/QĐ-TTg"), [""; 0]);
    assert_eq!(check("161/QĐ-TTg", "16/QĐ-TTg"), ["Reference 161/QĐ-TTg | 16/QĐ-TTg"]);
    assert_eq!(check("x [a](b.md) y", "y z"), ["Links b.md | -"]);
    assert_eq!(check("- x\n- y\n- z", "- u\n- v"), ["Items # | #"]);
    let sentence = "le conseil adopte la décision sur les transports publics";
    assert_eq!(check(sentence, sentence), [format!("Untranslated - | {sentence}")]);
    assert_eq!(check(sentence, "něco jiného o dopravě, la décision"), [""; 0]);
    let lao = "ສະພາປະຊາຊົນແຂວງໄດ້ຮັບຮອງເອົາແຜນການພັດທະນາເສດຖະກິດ";
    assert_eq!(check(lao, lao).len(), 1);
    let mixed = |a: &str, b: &str| said(&Glossary::default(), (a, vi()), (b, one));
    assert_eq!(mixed("ngày 25/01/2016, 12,5%", "2559"), [""; 0]);
}

#[test]
fn links_pictures_and_emphasis_are_counted() {
    for (original, translation, wanted) in [
        ("[a](x.md) và [b](y.md)", "[b](y.md) and [a](x.md)", &[][..]),
        ("[a](x.md) và [b](y.md)", "[a](x.md) and b", &["Links y.md | -"]),
        ("[a](x.md)", "[a](y.md)", &["Links x.md | y.md"]),
        ("a", "[a](y.md)", &["Links - | y.md"]),
        ("[a](https://vi.example/)", "[a](https://en.example/)", &[]),
        ("[a](https://vi.example/)", "a", &["Links https://vi.example/ | -"]),
        ("a ![b](c.png)", "a", &["Images c.png | #"]),
        ("**Một** hai", "One two", &["Emphasis # | #"]),
        ("*Một* **hai**", "*One* **two**", &[]),
        ("- **Một**\n  - *hai*", "- **One**\n  - *two*", &[]),
        ("- một\n- hai", "- one\n- two", &[]),
        ("- một\n- hai\n- ba", "- one\n- two", &["Items # | #"]),
    ] {
        assert_eq!(figures(original, translation), wanted, "{original} | {translation}");
    }
}

#[test]
fn what_was_left_is_told_from_names() {
    let plan = "Triển khai chính sách an sinh xã hội cho người dân tỉnh Tiền Giang trên địa bàn";
    for (original, translation, wanted) in [
        (plan, "To carry out policies for the people of Tiền Giang Province", None),
        (
            plan,
            "To carry out chính sách an sinh xã hội cho người dân there",
            Some("chính sách an sinh xã hội cho người dân"),
        ),
        (plan, "To carry out policies (chính sách an sinh xã hội cho người dân) there", None),
        (plan, "To carry out “chính sách an sinh xã hội cho người dân” there", None),
        (plan, plan, Some(plan)),
        ("ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN TỈNH", Some("ỦY BAN NHÂN DÂN TỈNH")),
        ("GÒ CÔNG ĐÔNG", "GÒ CÔNG ĐÔNG", None),
        ("huyện Gò Công Đông và Tân Phú Đông", "Gò Công Đông and Tân Phú Đông Districts", None),
        ("món hủ tiếu, bánh xèo, bánh mì", "hủ tiếu, bánh xèo, bánh mì", None),
        ("theo báo Kinh tế và Dự báo", "according to Kinh tế và Dự báo", None),
        ("Số 161/QĐ-TTg", "No. 161/QĐ-TTg", None),
        (
            "| a | b |\n|--|--|\n| Equal Access | Tiếp cận bình đẳng cho mọi người |",
            "| a | b |\n|--|--|\n| Equal Access | Tiếp cận bình đẳng cho mọi người |",
            None,
        ),
        (
            "`chính sách an sinh xã hội`\n\n    mã nguồn của chương trình này",
            "`x`\n\n    mã nguồn của chương trình này",
            None,
        ),
    ] {
        let wanted: Vec<String> = wanted.iter().map(|words| format!("Untranslated - | {words}")).collect();
        assert_eq!(figures(original, translation), wanted, "{original} | {translation}");
    }
    let english = "The committee adopts the decision on public transport";
    let back = said(&Glossary::default(), (english, en()), (english, vi()));
    assert_eq!(back, [format!("Untranslated - | {english}")]);
}

#[test]
fn terms_are_given_as_the_glossary_says() {
    let terms = glossary(&[
        "committee: Ủy ban nhân dân = People's Committee; government",
        "government: Chính phủ = Government",
        "ascc: Cộng đồng Văn hóa - Xã hội ASEAN = ASEAN Socio-Cultural Community | ASCC; Cultural and Social Community",
        "community: cộng đồng = community",
        "decision: Quyết định = Decision",
        "departments: sở, ban, ngành = departments, boards and sectors",
        "sustainable: bền vững = sustainable",
        "province: tỉnh Tiền Giang | Tiền Giang = Tiền Giang Province | Tiền Giang ~ Tien Giang",
        "untranslated: nhà rường =",
    ]);
    for (original, translation, wanted) in [
        ("Ủy ban nhân dân tỉnh", "the Provincial People’s Committee", &[][..]),
        ("Uỷ ban nhân dân các huyện", "the People's Committees of districts", &[]),
        ("Ủy ban nhân dân", "the government", &["TermForbidden Ủy ban nhân dân | government"]),
        ("Ủy ban nhân dân và Chính phủ", "the People's Committee and the Government", &[]),
        ("Ủy ban nhân dân, Ủy ban nhân dân và Chính phủ", "the People's Committee, it and the Government", &[]),
        ("Ủy ban nhân dân", "the Council", &["TermMissing Ủy ban nhân dân | -"]),
        ("Cộng đồng Văn hoá – Xã hội ASEAN", "the ASEAN Socio-Cultural Community", &[]),
        ("Cộng đồng Văn hóa - Xã hội ASEAN", "the ASCC", &[]),
        (
            "Cộng đồng Văn hóa - Xã hội ASEAN",
            "the Cultural and Social Community",
            &["TermForbidden Cộng đồng Văn hóa - Xã hội ASEAN | Cultural and Social Community"],
        ),
        ("các cộng đồng, một cộng đồng", "communities", &[]),
        // A name is another word than a thing or an action.
        ("quyết định", "to resolve", &[]),
        ("sở, ban, ngành", "departments, boards and sectors", &[]),
        ("sở ban ngành", "offices", &[]),
        ("bền vững", "sustainability", &["TermMissing bền vững | -"]),
        ("Tiền Giang", "Tien Giang", &["TermForbidden Tiền Giang | Tien Giang"]),
        ("nhà rường", "house", &[]),
    ] {
        let found = said(&terms, (original, vi()), (translation, en()));
        assert_eq!(found, wanted, "{original} | {translation}");
    }
}

#[test]
fn the_plan_raises_no_alarm() {
    let (original, translation) = (body(PLAN_VI), body(PLAN_EN));
    assert_eq!(figures(original, translation), [""; 0]);
    assert_eq!(said(&Glossary::default(), (translation, en()), (original, vi())), [""; 0]);
}

#[test]
fn every_figure_of_the_plan_counts() {
    let (original, translation) = (body(PLAN_VI), body(PLAN_EN));
    let is_digit = |c: char| c.is_ascii_digit();
    let mut changed = 0;
    let mut start = 0;
    for line in translation.split_inclusive('\n') {
        // Each figure's last digit becomes the next one; a heading's number names its clause.
        for (at, digit) in line.match_indices(is_digit).filter(|_| !line.starts_with('#')) {
            if line[at + 1..].starts_with(is_digit) {
                continue;
            }
            let next = (digit.parse::<u32>().expect("a digit") + 1) % 10;
            let mut text = translation.to_owned();
            text.replace_range(start + at..start + at + 1, &next.to_string());
            assert!(!figures(original, &text).is_empty(), "{line}");
            changed += 1;
        }
        start += line.len();
    }
    assert!(changed > 30, "{changed}");
}

#[test]
fn endless_blocks_are_compared_in_time() {
    let numbers = |from: u32| (from..from + 20_000).map(|n| format!("{n} ba ")).collect::<String>();
    let found = figures(&numbers(1_000), &numbers(500_000));
    assert!(found.iter().all(|line| line.starts_with(&format!("{:?}", Aspect::Number))));
    assert!((1..200).contains(&found.len()), "{}", found.len());
    let terms = glossary(&["a: nhân dân = people; government", "b: chính phủ = government"]);
    for (a, b) in [
        ("1.", "1,"),
        ("1/", "2-"),
        ("nhân dân chính phủ ", "government "),
        ("[a](b.md) ", "[a](https://c.example) "),
        ("một hai ba bốn ", "một hai ba bốn "),
        ("(“", "))”"),
    ] {
        said(&terms, (&a.repeat(30_000), vi()), (&b.repeat(30_000), en()));
    }
}

proptest! {
    #[test]
    fn any_two_texts_are_compared(
        a in "([0-9]{1,5}|[./,%-]| |ngày|tháng|năm|quý|III|tỷ|mười|\\(|“|\\PC){0,40}",
        b in "([0-9]{1,5}|[./,%-]| |March|May|third|quarter|Q|bn|ten|'s|\"|\\t|\\PC){0,40}",
    ) {
        let terms = glossary(&["a: ngày | ba = March | a; May", "b: năm - quý, III = third | Q's"]);
        said(&terms, (&a, vi()), (&b, en()));
        said(&terms, (&b, en()), (&a, vi()));
        said(&terms, (&a, pack("lo")), (&b, vi()));
    }
}
