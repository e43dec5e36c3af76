//! Where the tone mark of a Vietnamese syllable stands.
//!
//! Two customs differ in open syllables of oa, oe and uy: `hòa, khỏe, thủy` and `hoà, khoẻ, thuỷ`. Official
//! texts mostly use the first.

use unicode_normalization::UnicodeNormalization;

/// The five tone marks: huyền, sắc, ngã, hỏi, nặng.
pub(super) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The text in NFC with every tone mark where the first custom puts it.
pub(super) fn canonical(text: &str) -> String {
    let mut marks: Vec<char> = text.nfd().collect();
    // The shortest case is three characters: o, a, tone.
    for at in 2..marks.len() {
        let open = marks.get(at + 1).is_none_or(|next| !next.is_alphabetic() && !TONES.contains(next));
        let before = at.checked_sub(3).map(|i| marks[i]);
        if open && TONES.contains(&marks[at]) && is_glide_pair(before, marks[at - 2], marks[at - 1]) {
            marks.swap(at - 1, at);
        }
    }
    marks.into_iter().nfc().collect()
}

/// A word in small letters (NFC) without its tone marks, and behind it the number of each: 1 to 5, as they stand in
/// [`TONES`].
pub(super) fn apart(word: &str) -> String {
    let mut tones = String::new();
    let lower = word.to_lowercase();
    let letters = lower.nfd().filter(|c| match TONES.iter().position(|tone| tone == c) {
        Some(at) => {
            tones.extend(char::from_digit(at as u32 + 1, 10));
            false
        }
        None => true,
    });
    let mut apart: String = letters.nfc().collect();
    apart.push_str(&tones);
    apart
}

/// A word in small letters without tone marks, with i for a y that is its only vowel (*kỹ*, *quý*): both are written.
/// Digits may follow.
pub(super) fn with_i(mut word: String) -> String {
    let end = word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let Some(stem) = word[..end].strip_suffix('y') else { return word };
    let is_vowel = |c: char| "aeiouyâêôăơư".contains(c);
    if stem == "qu" || stem.chars().next_back().is_some_and(|c| !is_vowel(c)) {
        word.replace_range(end - 1..end, "i");
    }
    word
}

/// Whether a word may be spelled in another way as well. Of composed text (NFC), most words show at once that they
/// may not.
pub(super) fn may_differ(word: &str) -> bool {
    let mut before = ' ';
    word.chars().any(|c| {
        let pair = matches!(before.to_ascii_lowercase(), 'o' | 'u') && !c.is_ascii() || TONES.contains(&c);
        before = c;
        pair
    })
}

/// Whether a letter is one of those that Vietnamese adds to the Latin alphabet, of composed text (NFC).
pub(super) fn is_marked(c: char) -> bool {
    match c {
        'đ' | 'Đ' | 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' => true,
        'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý' => true,
        'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' => true,
        other => ('\u{1ea0}'..='\u{1ef9}').contains(&other),
    }
}

/// Whether two letters are the whole rhyme oa, oe or uy; in `quý` the u belongs to the consonant.
fn is_glide_pair(before: Option<char>, glide: char, vowel: char) -> bool {
    let lower = |c: char| c.to_ascii_lowercase();
    match (lower(glide), lower(vowel)) {
        ('o', 'a' | 'e') => true,
        ('u', 'y') => before.is_none_or(|c| lower(c) != 'q'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, canonical, with_i};

    #[test]
    fn y_and_i_are_one_vowel_where_both_are_written() {
        for (word, wanted) in
            [("ky3", "ki3"), ("quy", "qui"), ("my", "mi"), ("thuy", "thuy"), ("ngay", "ngay"), ("y", "y")]
        {
            assert_eq!(with_i(word.to_owned()), wanted);
        }
    }

    #[test]
    fn both_customs_become_one() {
        for (other, wanted) in [
            ("hoà", "hòa"),
            ("Khoẻ", "Khỏe"),
            ("thuỷ điện", "thủy điện"),
            ("UỶ BAN", "ỦY BAN"),
            ("hoà.", "hòa."),
            ("hoa\u{300}", "hòa"),
        ] {
            assert_eq!(canonical(other), wanted, "{other}");
        }
    }

    #[test]
    fn tones_stand_behind_the_word() {
        for (word, wanted) in [("Hòa", "hoa1"), ("hoà", "hoa1"), ("ĐƯỜNG", "đương1"), ("an", "an"), ("thuỷ", "thuy4")]
        {
            assert_eq!(apart(word), wanted);
        }
    }

    #[test]
    fn other_syllables_stay() {
        for word in ["quý", "hoàn", "ngoài", "xoáy", "huỳnh", "của", "hòa", "mía", "khuỷu", "ASEAN"] {
            assert_eq!(canonical(word), word);
        }
    }
}
