//! Unicode normalisation form C, the form of all text from loading on (UAX #15).

use std::borrow::Cow;

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC; borrowed if it is already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_surely_nfc(text.as_bytes()) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let normal: String = text.nfc().collect();
    if normal == text { Cow::Borrowed(text) } else { Cow::Owned(normal) }
}

/// Whether a text has only characters that NFC never changes and that compose with nothing before them: letters up to
/// U+02FF, the precomposed Vietnamese ones, common punctuation. The tables of Unicode are asked only about others.
fn is_surely_nfc(text: &[u8]) -> bool {
    /// So many bytes are looked at together, without stopping, which the compiler does by the vector.
    const STEP: usize = 256;
    let mut rest = text;
    loop {
        let step = &rest[..rest.len().min(STEP + 2)];
        let all = step.iter().zip(step.get(1..).unwrap_or_default()).zip(step.get(2..).unwrap_or_default());
        let is_other = |((a, b), c): ((&u8, &u8), &u8)| {
            let (a, b, c) = (*a, *b, *c);
            let vietnamese = (a == 0xe1) & (b.wrapping_sub(0xb8) < 4);
            let marks = (a == 0xe2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
            let money = (a == 0xe2) & (b == 0x82) & (c.wrapping_sub(0xab) < 2);
            !((a < 0xcc) | vietnamese | marks | money)
        };
        if all.fold(false, |found, three| found | is_other(three)) {
            return false;
        }
        if step.len() == rest.len() {
            break;
        }
        rest = &rest[STEP..];
    }
    // No character that is asked about begins in the last two bytes.
    text[text.len().saturating_sub(2)..].iter().all(|byte| *byte < 0xcc)
}

/// Whether a character is a combining diacritical mark (U+0300–U+036F).
pub fn is_combining_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a character belongs to a word: a letter or digit of any script, or a mark on one.
pub fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // The letters of Latin, asked for before the tables of Unicode because they are nearly all.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// Adds the text in lower case to another. As `str::to_lowercase` but for the final sigma of Greek; most letters of
/// European languages are told without the tables of Unicode.
pub fn push_lower(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
            'à'..='ö' | 'ø'..='ÿ' => out.push(c),
            // Vietnamese letters: capitals are even, and the small letter follows.
            '\u{1ea0}'..='\u{1ef9}' => out.push(char::from_u32(u32::from(c) | 1).unwrap_or(c)),
            other => out.extend(other.to_lowercase()),
        }
    }
}

/// The text decomposed and without combining marks; letters that have no decomposition (đ) stay.
pub fn without_marks(text: &str) -> String {
    // What stays of Latin letters composes with nothing.
    if text.chars().all(|c| matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')) {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    out.push(part);
                }
            });
        }
        return out;
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_word_is_what_unicode_says() {
        for c in '\0'..='\u{2fff}' {
            assert_eq!(is_of_word(c), c.is_alphanumeric() || is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in ('\0'..='\u{2fff}').filter(|c| *c != 'Σ') {
            let mut lower = String::new();
            push_lower(&c.to_string(), &mut lower);
            assert_eq!(lower, c.to_string().to_lowercase());
        }
    }

    #[test]
    fn what_is_surely_composed_is_told_by_any_place() {
        let is_plain = |c: char| {
            c < '\u{300}' || matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}' | '\u{20ab}' | '\u{20ac}')
        };
        for c in '\0'..='\u{2fff}' {
            for (before, after) in [(0, 0), (0, 2), (253, 1), (254, 2), (255, 3), (256, 0), (257, 300)] {
                let text = format!("{}{c}{}", "a".repeat(before), "b".repeat(after));
                assert_eq!(is_surely_nfc(text.as_bytes()), is_plain(c), "{c:?} {before} {after}");
            }
        }
    }

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(nfc("e\u{302}\u{301}"), "\u{1ebf}");
        assert!(matches!(nfc("Đồng bằng"), Cow::Borrowed(_)));
        assert_eq!(without_marks("Đồng bằng"), "Đong bang");
        for c in '\0'..='\u{2fff}' {
            let by_tables: String = c.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect();
            assert_eq!(without_marks(&c.to_string()), by_tables, "{c:?}");
        }
    }
}
