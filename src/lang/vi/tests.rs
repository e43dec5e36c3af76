use std::cmp::Ordering;

use jiff::civil::date;

use super::*;
use crate::text::slug::Slug;

/// Sorts the words in reverse first, so that an order that does nothing is seen.
fn check_order(wanted: &[&str]) {
    let mut words: Vec<&str> = wanted.iter().rev().copied().collect();
    words.sort_by(|a, b| Vietnamese.compare(a, b));
    assert_eq!(words, wanted);
}

#[test]
fn titles_sort_as_in_a_dictionary() {
    check_order(&["an", "ăn", "âm"]);
    check_order(&["ca", "cà", "cả", "cã", "cá", "cạ"]);
    check_order(&["dương", "Đồng", "đường"]);
    check_order(&["e", "ê", "o", "ô", "ơ", "u", "ư"]);
    check_order(&["Điều 3", "Điều 12"]);
    check_order(&["Mục 2", "Mục 10"]);
}

#[test]
fn placement_of_tones_does_not_tear_words_apart() {
    // By the place of its mark alone, hoá (nothing on the o) would come before hòa.
    check_order(&["hoa", "hòa", "hoá"]);
    check_order(&["hoa", "hoà", "hóa"]);
    check_order(&["thuỷ 1", "thủy 2", "thuỷ 3"]);
    assert_ne!(Vietnamese.compare("hoà", "hòa"), Ordering::Equal, "a stable order needs a last word");
    assert_eq!(Vietnamese.compare("hoà", "hòa"), Vietnamese.compare("hòa", "hoà").reverse());
}

#[test]
fn dates_follow_the_decree() {
    for (day, wanted) in [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 28), "ngày 28 tháng 02 năm 2020"),
        (date(2017, 6, 15), "ngày 15 tháng 6 năm 2017"),
        (date(2017, 11, 9), "ngày 09 tháng 11 năm 2017"),
    ] {
        assert_eq!(Vietnamese.date(day, DateStyle::Official), wanted);
    }
    assert_eq!(Vietnamese.date(date(2020, 1, 5), DateStyle::Long), "ngày 5 tháng 1 năm 2020");
    assert_eq!(Vietnamese.date(date(2017, 6, 15), DateStyle::Short), "15/6/2017");
}

#[test]
fn dates_may_lack_their_day_or_month() {
    let partial = |text| Vietnamese.partial_date(PartialDate::parse(text).expect("a date"));
    assert_eq!(partial("2017-06-15"), "ngày 15 tháng 6 năm 2017");
    assert_eq!(partial("2017-06"), "tháng 6 năm 2017");
    assert_eq!(partial("2017"), "2017");
}

#[test]
fn numbers_keep_their_digits_and_other_text_stays() {
    for (plain, wanted) in [
        ("1234.5", "1.234,5"),
        ("1234567.250", "1.234.567,250"),
        ("-1234", "-1.234"),
        ("0", "0"),
        ("1e3", "1e3"),
        ("+5", "+5"),
        ("1.234,5", "1.234,5"),
        ("khoảng 5", "khoảng 5"),
        ("", ""),
    ] {
        assert_eq!(Vietnamese.number(plain), wanted);
    }
}

#[test]
fn lists_end_with_and() {
    assert_eq!(Vietnamese.list(&["A", "B", "C"]), "A, B và C");
    assert_eq!(Vietnamese.list(&["A", "B"]), "A và B");
    assert_eq!(Vietnamese.list(&["A"]), "A");
    assert_eq!(Vietnamese.list(&[]), "");
}

#[test]
fn slugs_are_folded_in_either_normal_form() {
    for (title, slug) in [
        ("Đường đất đỏ ở Ấp Bắc", "duong-dat-do-o-ap-bac"),
        ("161/QĐ-TTg", "161-qd-ttg"),
        ("\u{d0}ồng Tháp", "dong-thap"),
        ("Du\u{31b}o\u{31b}\u{300}ng", "duong"),
    ] {
        assert_eq!(Slug::from_text(title, |t| Vietnamese.fold(t)).map(|s| s.to_string()).as_deref(), Some(slug));
    }
}

#[test]
fn every_letter_folds_to_ascii() {
    let letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
    assert_eq!(letters.chars().count(), 67);
    for letter in letters.chars().chain(letters.to_uppercase().chars()) {
        let folded = Vietnamese.fold(&letter.to_string());
        assert!(matches!(folded.as_str(), "a" | "e" | "i" | "o" | "u" | "y" | "d"), "{letter} gave {folded}");
    }
}
