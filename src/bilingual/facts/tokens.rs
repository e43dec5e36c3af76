//! A text as runs of digits, runs of letters, and single signs.

/// A run of digits or of letters, or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) class: Class,
    /// Whether white space is before it.
    pub(super) is_apart: bool,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Digits 0 to 9.
    Digits,
    /// Letters, and digits of other scripts.
    Letters,
    /// Anything else.
    Sign(char),
}

/// Takes a text apart.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let mut is_apart = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            is_apart = true;
            continue;
        }
        let class = match c {
            '0'..='9' => Class::Digits,
            _ if is_letter(c) => Class::Letters,
            _ => Class::Sign(c),
        };
        let start = u32::try_from(at).unwrap_or(u32::MAX);
        let end = u32::try_from(at + c.len_utf8()).unwrap_or(u32::MAX);
        match all.last_mut() {
            Some(last) if !is_apart && last.class == class && !matches!(class, Class::Sign(_)) => last.end = end,
            _ => all.push(Token { start, end, class, is_apart }),
        }
        is_apart = false;
    }
    all
}

/// Whether a character is one of a word's, a digit included unless it is one of 0 to 9.
pub(in crate::bilingual) fn is_letter(c: char) -> bool {
    // The quicker question first: most letters are of these two blocks.
    let is_latin = |c| matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    c.is_ascii_alphabetic() || !c.is_ascii() && (is_latin(c) || c.is_alphanumeric() || is_mark(c))
}

/// Vowel signs and tone marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    crate::text::normal::is_combining_mark(c)
}
