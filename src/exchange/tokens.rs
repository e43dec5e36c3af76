//! The text of a segment as a translator gets it: words, and placeholders that stand for the marks.
//!
//! A mark has the same number in both languages where they have it both: the first emphasis is the first emphasis.

use std::collections::BTreeMap;

use crate::markdown::{Piece, pieces};

/// A part of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Words.
    Words(String),
    /// The beginning of a marked stretch.
    Open(u32),
    /// Its end.
    Close(u32),
    /// A mark that stands for itself.
    Alone(u32),
}

/// What the numbers of placeholders stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks {
    open: BTreeMap<u32, (String, String)>,
    alone: BTreeMap<u32, String>,
}

impl Marks {
    /// A mark that stands for itself, as it is written.
    pub(super) fn alone(&self, number: u32) -> &str {
        self.alone.get(&number).map_or("", String::as_str)
    }
}

/// Takes a text apart. `like` are the tokens of the other language, whose numbers are used for the same marks.
pub(super) fn take_apart(text: &str, is_row: bool, like: Option<&(Vec<Token>, Marks)>) -> (Vec<Token>, Marks) {
    let all = pieces(text, is_row);
    let mut numbers = Numbers::new(like);
    let mut tokens = Vec::with_capacity(all.len());
    let mut marks = Marks::default();
    let mut open: Vec<(u32, String)> = Vec::new();
    for piece in all {
        tokens.push(match piece {
            Piece::Words(words) => Token::Words(words),
            Piece::Alone(mark) => {
                let number = numbers.alone(&mark);
                marks.alone.insert(number, mark);
                Token::Alone(number)
            }
            Piece::Open(mark) => {
                let number = numbers.open(&mark);
                open.push((number, mark));
                Token::Open(number)
            }
            Piece::Close(close) => {
                let (number, mark) = open.pop().unwrap_or_default();
                marks.open.insert(number, (mark, close));
                Token::Close(number)
            }
        });
    }
    (tokens, marks)
}

/// Gives numbers to marks.
struct Numbers {
    /// The numbers of the other language that are still free: by opening mark, and by whole mark.
    open: Vec<(String, u32)>,
    alone: Vec<(String, u32)>,
    next: u32,
}

impl Numbers {
    fn new(like: Option<&(Vec<Token>, Marks)>) -> Numbers {
        let mut numbers = Numbers { open: Vec::new(), alone: Vec::new(), next: 1 };
        let Some((_, marks)) = like else { return numbers };
        numbers.open = marks.open.iter().map(|(n, (mark, _))| (mark.clone(), *n)).collect();
        numbers.alone = marks.alone.iter().map(|(n, mark)| (mark.clone(), *n)).collect();
        let used = marks.open.keys().chain(marks.alone.keys()).max();
        numbers.next = used.map_or(1, |n| n + 1);
        numbers
    }

    fn open(&mut self, mark: &str) -> u32 {
        take(&mut self.open, mark).unwrap_or_else(|| self.fresh())
    }

    fn alone(&mut self, mark: &str) -> u32 {
        // Words in code may be translated; it is the same code all the same.
        let sort = mark.chars().next();
        let alike = |free: &mut Vec<(String, u32)>| {
            let at = free.iter().position(|(other, _)| other.chars().next() == sort)?;
            Some(free.remove(at).1)
        };
        take(&mut self.alone, mark).or_else(|| alike(&mut self.alone)).unwrap_or_else(|| self.fresh())
    }

    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }
}

fn take(free: &mut Vec<(String, u32)>, mark: &str) -> Option<u32> {
    let at = free.iter().position(|(other, _)| other == mark)?;
    Some(free.remove(at).1)
}

/// Whether the placeholders of a text are whole: every stretch is closed where it was opened, and each stands as often
/// as in the tokens that it was made from, in any order.
pub(super) fn is_sound(tokens: &[Token], like: &[Token]) -> bool {
    let mut open = Vec::new();
    for token in tokens {
        match token {
            Token::Open(number) => open.push(*number),
            Token::Close(number) if open.pop() != Some(*number) => return false,
            _ => {}
        }
    }
    let count = |tokens: &[Token]| {
        let mut marks: Vec<String> =
            tokens.iter().filter(|t| !matches!(t, Token::Words(_))).map(|t| format!("{t:?}")).collect();
        marks.sort();
        marks
    };
    open.is_empty() && count(tokens) == count(like)
}

/// Puts a text together again; none if its words cannot be written so that they stay words.
pub(super) fn put_together(tokens: &[Token], marks: &Marks, is_row: bool) -> Option<String> {
    // Words are written as they are where that does no harm, and escaped where it would.
    for escape in [false, true] {
        let mut text = String::new();
        for token in tokens {
            match token {
                Token::Words(words) if escape => push_escaped(words, &mut text),
                Token::Words(words) => text.push_str(words),
                Token::Open(number) => text.push_str(&marks.open.get(number)?.0),
                Token::Close(number) => text.push_str(&marks.open.get(number)?.1),
                Token::Alone(number) => text.push_str(marks.alone.get(number)?),
            }
        }
        if is_same(&take_apart(&text, is_row, None).0, tokens) {
            return Some(text);
        }
    }
    None
}

/// Whether two texts have the same words with the same sorts of marks at the same places.
fn is_same(a: &[Token], b: &[Token]) -> bool {
    let sort = |token: &Token| match token {
        Token::Words(words) => (0, words.clone()),
        Token::Open(_) => (1, String::new()),
        Token::Close(_) => (2, String::new()),
        Token::Alone(_) => (3, String::new()),
    };
    let joined = |tokens: &[Token]| {
        let mut all: Vec<(u8, String)> = Vec::new();
        for (kind, words) in tokens.iter().map(sort) {
            match all.last_mut() {
                Some((0, before)) if kind == 0 => before.push_str(&words),
                _ if kind == 0 && words.is_empty() => {}
                _ => all.push((kind, words)),
            }
        }
        all
    };
    joined(a) == joined(b)
}

/// Writes words with a backslash before every mark of punctuation that Markdown might read (CommonMark 0.31.2, 2.4).
fn push_escaped(words: &str, text: &mut String) {
    for c in words.chars() {
        if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | ':' | '?' | '\'' | '"' | '/' | '%' | '=') {
            text.push('\\');
        }
        text.push(c);
    }
}

/// Writes tokens with placeholders between angle brackets, as catalogues and hashes have them: `<1>words</1>`, `<2/>`.
pub(super) fn plain(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Words(words) => text.push_str(&words.replace('&', "&amp;").replace('<', "&lt;")),
            Token::Open(number) => text.push_str(&format!("<{number}>")),
            Token::Close(number) => text.push_str(&format!("</{number}>")),
            Token::Alone(number) => text.push_str(&format!("<{number}/>")),
        }
    }
    text
}

/// Reads what [`plain`] wrote; none if a placeholder is broken.
pub(super) fn read_plain(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        push_words(&mut tokens, &rest[..at]);
        let (mark, after) = rest[at + 1..].split_once('>')?;
        let number = |digits: &str| digits.trim().parse::<u32>().ok();
        tokens.push(match (mark.strip_prefix('/'), mark.strip_suffix('/')) {
            (Some(close), _) => Token::Close(number(close)?),
            (None, Some(alone)) => Token::Alone(number(alone)?),
            (None, None) => Token::Open(number(mark)?),
        });
        rest = after;
    }
    push_words(&mut tokens, rest);
    Some(tokens)
}

fn push_words(tokens: &mut Vec<Token>, words: &str) {
    if !words.is_empty() {
        tokens.push(Token::Words(words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
    }
}

/// Whether a text holds no words at all.
pub(super) fn is_empty(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| matches!(token, Token::Words(words) if words.trim().is_empty()))
}
