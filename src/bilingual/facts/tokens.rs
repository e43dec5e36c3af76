//! A text as runs of digits, runs of letters, and single signs.

use crate::text::normal::is_of_word;

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
    let bytes = text.as_bytes();
    let mut all: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let (mut at, mut is_apart) = (0, true);
    while let Some(first) = bytes.get(at) {
        let start = at;
        let class = match first {
            b'0'..=b'9' => {
                at += run(&bytes[at..], |b| b.is_ascii_digit());
                Class::Digits
            }
            b' ' => {
                at += 1;
                is_apart = true;
                continue;
            }
            _ => {
                at += letters(text, at);
                Class::Letters
            }
        };
        let class = if at > start {
            class
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            at += c.len_utf8();
            if c.is_whitespace() {
                is_apart = true;
                continue;
            }
            Class::Sign(c)
        };
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        all.push(Token { start: index(start), end: index(at), class, is_apart });
        is_apart = false;
    }
    all
}

/// How many bytes from the first on are of a kind.
fn run(bytes: &[u8], is_one: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|b| is_one(b)).count()
}

/// How many bytes of letters there are from a place on.
fn letters(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += run(&bytes[at..], u8::is_ascii_alphabetic);
        match bytes.get(at) {
            // À to ɏ but for the two signs among them, and Ḁ to ỿ: nearly all letters that are not ASCII.
            Some(0xc3) if !matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) => at += 2,
            Some(0xc4..=0xc8) => at += 2,
            Some(0xe1) if matches!(bytes.get(at + 1), Some(0xb8..=0xbb)) => at += 3,
            Some(b) if !b.is_ascii() => match text[at..].chars().next().filter(|c| is_letter(*c)) {
                Some(c) => at += c.len_utf8(),
                None => return at - start,
            },
            _ => return at - start,
        }
    }
}

/// Whether a character is one of a word's, a digit included unless it is one of 0 to 9.
fn is_letter(c: char) -> bool {
    !c.is_ascii_digit() && is_of_word(c)
}
