use std::collections::BTreeSet;

use super::*;

#[test]
fn good_syllables_are_good() {
    let words = "hòa hoà khỏe khoẻ thủy thuỷ quý giá của mía ngoài hoàn khuỷu xoong goòng moóc được ươn quốc gì gìn giếng \
                 giêng ỷ ở yêu nghe kẻ ghe buýt quít quýt thức nghiêng Đường ĐỒNG tỉnh Tiền Giang noãn khuya huỳnh quyển";
    for word in words.split_whitespace() {
        assert!(check(word).is_ok(), "{word} {:?}", check(word));
        assert!(check(&word.nfd().collect::<String>()).is_ok(), "{word} decomposed");
    }
}

#[test]
fn faults_are_told_apart() {
    let place = |right: &str| Fault::TonePlace(right.to_owned());
    for (words, fault) in [
        ("iêu nge cẻ ge ngịch trrước huớng đuợc troong soong", Fault::Structure),
        ("thưc môt nhât", Fault::ToneStop),
        ("bn đng", Fault::NoVowel),
        ("hiệụ củả", Fault::TwoTones),
        ("fa wu zơ", Fault::Alphabet),
        ("qúy", place("quý")),
        ("gía", place("giá")),
        ("cuả", place("của")),
        ("tiá", place("tía")),
        ("ngoaì", place("ngoài")),
        ("hòan", place("hoàn")),
        ("đựơc", place("được")),
        ("Họat", place("Hoạt")),
        ("laị", place("lại")),
    ] {
        for word in words.split_whitespace() {
            assert_eq!(check(word), Err(fault.clone()), "{word}");
        }
    }
    assert!(check("qúôc").is_err());
}

#[test]
fn customs_of_tone_placement_are_told_apart() {
    assert_eq!(check("hòa"), Ok(Shown::Old("hoà".to_owned())));
    for (word, other) in [("hoà", "hòa"), ("Thuỷ", "Thủy"), ("uỷ", "ủy")] {
        assert_eq!(check(word), Ok(Shown::New(other.to_owned())), "{word}");
    }
    for word in ["hoa", "quý", "hoàn", "của", "ngoài"] {
        assert_eq!(check(word), Ok(Shown::Nothing), "{word}");
    }
}

#[test]
fn so_many_syllables_are_permitted() {
    let spellings: BTreeSet<String> = ONSETS
        .iter()
        .chain(&[""])
        .flat_map(|onset| rhymes::all().map(move |rhyme| format!("{onset}{rhyme}")))
        .collect();
    let plain: Vec<&String> = spellings.iter().filter(|spelling| split(spelling).is_some()).collect();
    let toned: usize = plain.iter().map(|p| if stops(p) { 2 } else { 6 }).sum();
    // Each counts once, however many ways there are to divide it.
    assert_eq!((plain.len(), toned), (3327, 15290));
}
