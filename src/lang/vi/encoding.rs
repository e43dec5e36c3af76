//! The encodings of Vietnamese before Unicode: TCVN3 (ABC), VNI, VIQR and windows-1258.
//!
//! Decision 72/2002/QĐ-TTg made Unicode (TCVN 6909:2001) the code of public bodies; older archives and templates are
//! in these. The tables of TCVN3 and VNI are those of the fonts: a byte stands for what the font shows. TCVN3 has
//! no capitals with tone marks: its headings use fonts that show small letters as capitals, so that such a heading is
//! read in small letters.

use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::Vietnamese;
use crate::lang::Decoded;
use crate::lang::encoding::counted;

/// The bytes of TCVN3 from A1 on in their order; `·` where a byte is none of its letters.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ";

/// What VNI writes behind a vowel for its tone: grave, hook, tilde, acute, dot, in the order of [`MARKS`].
const PLAIN: &str = "øûõùï";
/// The same with a circumflex.
const ROOF: &str = "àåãáä";
/// The same with a breve.
const BREVE: &str = "èúüéë";
/// The combining marks of these tones.
const MARKS: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// The signs of VIQR for the tones, in the same order.
const VIQR: [char; 5] = ['`', '?', '~', '\'', '.'];

/// Reads bytes in every encoding in which they can be read, simpler ones first.
pub(in crate::lang) fn readings(bytes: &[u8]) -> Vec<Decoded> {
    let mut all = Vec::new();
    let mut add = |name: &'static str, text: String| all.push(counted(name, text.nfc().collect(), &Vietnamese));
    let bytes = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            add("utf-16", encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
            return all;
        }
        Some((_, length)) => &bytes[length..],
        None => bytes,
    };
    let old: Vec<u8> = match std::str::from_utf8(bytes) {
        Ok(text) => {
            add("utf-8", text.to_owned());
            add("viqr", viqr(text));
            // Bytes of another encoding that were taken for those of Western Europe.
            let (western, _, has_others) = WINDOWS_1252.encode(text);
            if has_others || text.is_ascii() {
                return all;
            }
            western.into_owned()
        }
        Err(_) => bytes.to_vec(),
    };
    add("tcvn3", tcvn3(&old));
    add("vni", vni(&WINDOWS_1252.decode_without_bom_handling(&old).0));
    add("windows-1258", WINDOWS_1258.decode_without_bom_handling(&old).0.into_owned());
    all
}

fn tcvn3(bytes: &[u8]) -> String {
    let letters: Vec<char> = TCVN3.chars().collect();
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let letter = |(byte, western): (&u8, char)| {
        let at = byte.checked_sub(0xa1).map(usize::from);
        at.and_then(|at| letters.get(at)).copied().filter(|c| *c != '·').unwrap_or(western)
    };
    bytes.iter().zip(western.chars()).map(letter).collect()
}

/// What VNI writes, as Western characters, and the letter that it shows; longer ones first.
static VNI: LazyLock<Vec<(String, char)>> = LazyLock::new(|| {
    let mut table: Vec<(String, char)> = Vec::new();
    let mut add = |written: String, letter: String| {
        let capital: String = letter.to_uppercase().nfc().collect();
        let small: String = letter.nfc().collect();
        if let (Some(small), Some(capital)) = (small.chars().next(), capital.chars().next()) {
            table.push((written.to_uppercase(), capital));
            // A capital with a mark in small letters is written as well.
            let mut mixed = written.chars();
            if let Some(first) = mixed.next().filter(|_| written.chars().count() > 1) {
                table.push((first.to_uppercase().chain(mixed).collect(), capital));
            }
            table.push((written, small));
        }
    };
    for (vowel, shown) in [("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")] {
        for (sign, mark) in PLAIN.chars().zip(MARKS) {
            add(format!("{vowel}{sign}"), format!("{shown}{mark}"));
        }
    }
    for (vowel, shown) in [("a", "â"), ("e", "ê"), ("o", "ô")] {
        add(format!("{vowel}â"), shown.to_owned());
        for (sign, mark) in ROOF.chars().zip(MARKS) {
            add(format!("{vowel}{sign}"), format!("{shown}{mark}"));
        }
    }
    add("aê".to_owned(), "ă".to_owned());
    for (sign, mark) in BREVE.chars().zip(MARKS) {
        add(format!("a{sign}"), format!("ă{mark}"));
    }
    for (sign, mark) in "ìæóíò".chars().zip(MARKS) {
        add(sign.to_string(), format!("i{mark}"));
    }
    for (sign, letter) in [("î", "ỵ"), ("ñ", "đ"), ("ô", "ơ"), ("ö", "ư")] {
        add(sign.to_owned(), letter.to_owned());
    }
    table.sort_by_key(|(written, _)| std::cmp::Reverse(written.chars().count()));
    table
});

fn vni(western: &str) -> String {
    let mut out = String::with_capacity(western.len());
    let mut rest = western;
    while let Some(first) = rest.chars().next() {
        match VNI.iter().find(|(written, _)| rest.starts_with(written.as_str())) {
            Some((written, letter)) => {
                out.push(*letter);
                rest = &rest[written.len()..];
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}

fn viqr(text: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let is_vowel = |c: char| "aeiouyâêôăơưAEIOUYÂÊÔĂƠƯ".contains(c);
    let mut is_toned = false;
    for c in text.chars() {
        let last = out.last().copied().unwrap_or(' ');
        let shaped = match (last, c) {
            ('a' | 'e' | 'o' | 'A' | 'E' | 'O', '^') => Some('\u{302}'),
            ('a' | 'A', '(') => Some('\u{306}'),
            ('o' | 'u' | 'O' | 'U', '+') => Some('\u{31b}'),
            _ => None,
        };
        let tone = VIQR.iter().position(|sign| *sign == c).filter(|_| is_vowel(last) && !is_toned);
        if let Some(mark) = shaped.or(tone.map(|tone| MARKS[tone])) {
            is_toned = tone.is_some();
            let whole: String = [last, mark].into_iter().nfc().collect();
            out.pop();
            out.extend(whole.chars());
        } else if matches!((last, c), ('d', 'd') | ('D', 'D' | 'd')) {
            out.pop();
            out.push(if last == 'd' { 'đ' } else { 'Đ' });
        } else {
            is_toned = false;
            out.push(c);
        }
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{decode, decode_as};

    /// All letters of Vietnamese with marks, small ones.
    fn letters() -> Vec<char> {
        let vowels = "aăâeêioôơuưy".chars();
        let toned = vowels.flat_map(|vowel| MARKS.into_iter().flat_map(move |mark| [vowel, mark].into_iter().nfc()));
        toned.chain("ăâđêôơư".chars()).collect()
    }

    fn western(text: &str) -> Vec<u8> {
        let (bytes, _, has_others) = WINDOWS_1252.encode(text);
        assert!(!has_others, "{text}");
        bytes.into_owned()
    }

    fn encode(text: &str, encoding: &str) -> Vec<u8> {
        let tones = |c: char| MARKS.iter().position(|mark| *mark == c);
        match encoding {
            "utf-8" => text.as_bytes().to_vec(),
            "utf-16" => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
            "tcvn3" => {
                let byte = |c: char| match TCVN3.chars().position(|letter| letter == c) {
                    Some(at) => u8::try_from(at + 0xa1).expect("a byte"),
                    None => u8::try_from(c).unwrap_or(b'?'),
                };
                text.to_lowercase().chars().map(byte).collect()
            }
            "vni" => {
                let written = |c: char| match VNI.iter().find(|(_, letter)| *letter == c) {
                    Some((written, _)) => written.clone(),
                    None => c.to_string(),
                };
                western(&text.chars().map(written).collect::<String>())
            }
            "windows-1258" => {
                let bare: Vec<char> = text.nfd().collect();
                let mut out = Vec::new();
                let mut letter = String::new();
                let known: Vec<(char, u8)> = (0x80..=0xff_u8)
                    .filter_map(|b| Some((WINDOWS_1258.decode_without_bom_handling(&[b]).0.chars().next()?, b)))
                    .collect();
                let byte =
                    |c: char| known.iter().find(|(k, _)| *k == c).map_or(u8::try_from(c).unwrap_or(b'?'), |k| k.1);
                let mut tone = None;
                for c in bare.into_iter().chain([' ']) {
                    if let Some(at) = tones(c) {
                        tone = Some(byte(MARKS[at]));
                    } else if crate::text::normal::is_combining_mark(c) {
                        letter.push(c);
                    } else {
                        out.extend(letter.nfc().map(byte));
                        out.extend(tone.take());
                        letter = c.to_string();
                    }
                }
                out
            }
            _ => {
                let mut out = String::new();
                for c in text.chars().flat_map(|c| {
                    if c == 'đ' {
                        vec!['d', 'd']
                    } else if c == 'Đ' {
                        vec!['D', 'D']
                    } else {
                        [c].into_iter().nfd().collect()
                    }
                }) {
                    match c {
                        '\u{302}' => out.push('^'),
                        '\u{306}' => out.push('('),
                        '\u{31b}' => out.push('+'),
                        other => out.push(tones(other).map_or(other, |at| VIQR[at])),
                    }
                }
                // Unicode puts the dot below before the circumflex; VIQR the shape before the tone.
                out.replace(".^", "^.").replace(".(", "(.").replace(".+", "+.").replace("`+", "+`").into_bytes()
            }
        }
    }

    #[test]
    fn every_letter_goes_there_and_back() {
        for encoding in ["tcvn3", "vni", "windows-1258"] {
            for letter in letters() {
                let text = format!("đ{letter}");
                let decoded = decode_as(&encode(&text, encoding), encoding).expect(encoding);
                assert_eq!(decoded.text, text, "{encoding}");
            }
        }
        for letter in letters() {
            for letter in letter.to_uppercase() {
                let text = format!("Đ{letter}");
                let decoded = decode_as(&encode(&text, "vni"), "vni").expect("VNI");
                assert_eq!(decoded.text, text);
            }
            assert_eq!(
                viqr(&String::from_utf8(encode(&letter.to_string(), "viqr")).expect("ASCII")),
                letter.to_string()
            );
        }
    }

    #[test]
    fn samples_of_old_files_are_read() {
        let vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñöôøng phoá";
        let abc = "Céng hßa x· héi chñ nghÜa ViÖt Nam";
        for (text, encoding, meant) in [
            (vni, "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam, Đường phố"),
            (abc, "tcvn3", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ] {
            // As a file of the time, and as what is pasted from it today.
            for bytes in [western(text), text.as_bytes().to_vec()] {
                let decoded = decode(&bytes).expect(encoding);
                assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, meant));
            }
        }
        let mail = "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam. DDo^.c la^.p - Tu+. do - Ha.nh phu'c";
        let decoded = decode(mail.as_bytes()).expect("VIQR");
        assert_eq!(decoded.text, "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc");
    }

    #[test]
    fn texts_in_unicode_stay_what_they_are() {
        for text in ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Is it so? Yes. We do.", "", "Café à Paris", "2017"]
        {
            let decoded = decode(text.as_bytes()).expect(text);
            assert_eq!((decoded.encoding, decoded.text.as_str()), ("utf-8", text));
        }
    }

    /// Six words are enough to tell, wherever in the plan they stand.
    #[test]
    fn six_words_of_the_plan_are_recognised_in_every_encoding() {
        let plan = include_str!("../../../tests/data/plan-179.source.txt").nfc().collect::<String>();
        let words: Vec<&str> = plan.split_whitespace().collect();
        for encoding in ["utf-8", "utf-16", "tcvn3", "vni", "windows-1258", "viqr"] {
            let mut missed = Vec::new();
            let all = words.windows(6).step_by(3);
            for snippet in all.map(|words| words.join(" ")).filter(|s| s.chars().all(|c| c.is_alphabetic() || c == ' '))
            {
                let wanted = if encoding == "tcvn3" { snippet.to_lowercase() } else { snippet.clone() };
                let bytes = encode(&snippet, encoding);
                let decoded = decode(&bytes);
                if decoded.as_ref().is_none_or(|d| d.text.trim_end() != wanted) {
                    missed.push(format!("{snippet} {:?}", decoded.map(|d| (d.encoding, d.text))));
                }
            }
            assert!(missed.is_empty(), "{encoding}: {} {:#?}", missed.len(), &missed[..missed.len().min(6)]);
        }
    }
}
