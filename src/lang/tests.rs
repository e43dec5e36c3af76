use super::*;

#[test]
fn packs_are_found_by_the_language_of_a_tag() {
    for (tag, wanted) in [("vi", "vi"), ("vi-VN", "vi"), ("en-GB", "en"), ("lo", "und"), ("", "und")] {
        assert_eq!(pack(tag).tag(), wanted);
    }
}

#[test]
fn clauses_are_cited_as_each_language_does() {
    let step = |division, shown: &str| ClauseStep { division, shown: shown.to_owned() };
    let plan = [step(None, "II"), step(None, "3"), step(None, "đ")];
    let law = [step(Some(Division::Article), "3"), step(None, "2"), step(None, "a")];
    let plan_vi = Citation {
        clause: &plan,
        kind: Some("Kế hoạch"),
        number: Some("179/KH-UBND"),
        issued: Some(jiff::civil::date(2017, 6, 15)),
        issuer: Some("Ủy ban nhân dân tỉnh Tiền Giang"),
        title: "",
    };
    assert_eq!(
        pack("vi").cite(&plan_vi),
        "Mục II.3.đ Kế hoạch số 179/KH-UBND ngày 15 tháng 6 năm 2017 của Ủy ban nhân dân tỉnh Tiền Giang"
    );
    let plan_en = Citation { kind: Some("Plan"), issuer: Some("People's Committee"), ..plan_vi };
    assert_eq!(pack("en").cite(&plan_en), "People's Committee, Plan No. 179/KH-UBND of 15 June 2017, section II.3.đ");
    assert_eq!(pack("lo").cite(&plan_en), "People's Committee, Plan, 179/KH-UBND, 2017-06-15, II.3.đ");
    let bare = Citation { clause: &law, kind: None, number: None, issued: None, issuer: None, title: "Luật A" };
    assert_eq!(pack("vi").cite(&bare), "Điểm a khoản 2 Điều 3 Luật A");
    assert_eq!(pack("en").cite(&Citation { title: "Law A", ..bare }), "Law A, Article 3, clause 2, point a");
}

#[test]
fn keys_are_in_the_order_of_the_texts() {
    let texts = [
        "",
        " ",
        "a",
        "A",
        "à",
        "an",
        "ăn",
        "âm",
        "ca",
        "cà",
        "cả",
        "cã",
        "cá",
        "cạ",
        "dương",
        "Đồng",
        "đường",
        "e",
        "ê",
        "hoà",
        "hòa",
        "hoà bình",
        "hòa bình 2",
        "Điều 3",
        "Điều 12",
        "Điều 3a",
        "thủy",
        "thuỷ",
        "Zoë",
        "zoo",
        "ノ",
        "1.10",
        "1.9",
    ];
    for tag in ["vi", "en", "lo"] {
        for a in texts {
            for b in texts {
                let by_key = pack(tag).sort_key(a).cmp(&pack(tag).sort_key(b));
                assert_eq!(by_key, pack(tag).compare(a, b), "{tag}: {a} and {b}");
            }
        }
    }
}
