//! A text as runs of digits, runs of letters, and single signs.

use std::ops::Range;

use crate::text::normal::is_of_word;

/// A run of digits or of letters, or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) class: Class,
    /// Whether white space is before it.
    pub(super) is_apart: bool,
    /// Whether it may be the beginning of a fact, if it is of letters.
    pub(super) may_begin: bool,
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

/// Takes a text apart; `may_begin` tells of a word whether it may be the beginning of a fact.
pub(super) fn tokens(text: &str, may_begin: impl Fn(Range<usize>) -> bool) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut all: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let (mut at, mut is_apart) = (0, true);
    while let Some(first) = bytes.get(at) {
        let start = at;
        let mut begins = false;
        let class = match first {
            b' ' | b'\t'..=b'\r' => {
                at += 1;
                is_apart = true;
                continue;
            }
            b'0'..=b'9' => {
                at += run(&bytes[at..], u8::is_ascii_digit);
                Class::Digits
            }
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => {
                at = letters(text, at);
                if at > start {
                    begins = may_begin(start..at);
                    Class::Letters
                } else {
                    let Some(c) = text[at..].chars().next() else { break };
                    at += c.len_utf8();
                    if c.is_whitespace() {
                        is_apart = true;
                        continue;
                    }
                    Class::Sign(c)
                }
            }
            sign => {
                at += 1;
                Class::Sign(char::from(*sign))
            }
        };
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        all.push(Token { start: index(start), end: index(at), class, is_apart, may_begin: begins });
        is_apart = false;
    }
    all
}

/// How many bytes from the first on are of a kind.
fn run(bytes: &[u8], is_one: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|b| is_one(b)).count()
}

/// Where the letters end that begin at a place.
fn letters(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += ascii_letters(&bytes[at..]);
        at += match bytes.get(at) {
            None | Some(0..=0x7f) => return at,
            // À to ɏ but for the two signs among them, and Ḁ to ỿ: nearly all letters that are not ASCII.
            Some(0xc3) if !matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) => 2,
            Some(0xc4..=0xc8) => 2,
            Some(0xe1) if matches!(bytes.get(at + 1), Some(0xb8..=0xbb)) => 3,
            Some(_) => match text[at..].chars().next().filter(|c| is_letter(*c)) {
                Some(c) => c.len_utf8(),
                None => return at,
            },
        };
    }
}

/// How many letters of ASCII there are at the beginning. Eight bytes are looked at in one go, as most words end within
/// them and nothing tells where.
fn ascii_letters(bytes: &[u8]) -> usize {
    /// One in each byte, and its highest bit.
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    /// By which small letters differ from capitals.
    const SMALL: u64 = 0x20 * ONES;
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        let small = (eight | SMALL) & !HIGH;
        // No sum reaches the next byte.
        let (from_a, beyond_z) = (small + (0x80 - 0x61) * ONES, small + (0x80 - 0x7b) * ONES);
        let others = !(from_a & !beyond_z & !eight) & HIGH;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + run(&bytes[at..], u8::is_ascii_alphabetic)
}

/// Whether a character is one of a word's, a digit included unless it is one of 0 to 9.
fn is_letter(c: char) -> bool {
    !c.is_ascii_digit() && is_of_word(c)
}
