//! Reading facts: document numbers, then dates, then numbers; what one is made of is read for no other.

use std::ops::Range;

use super::tokens::{Class, Token, tokens};
use super::{Fact, FactKind, Force, Number, Value, reference};
use crate::bilingual::marker::roman;
use crate::lang::{ADDRESSES, Figures, NumberWord, Pack, is_document_number};

/// What a language writes, made ready for reading.
pub(in crate::bilingual) struct Notation<'a> {
    pub(super) pack: &'a dyn Pack,
    pub(super) figures: Option<&'static Figures>,
    group: char,
    decimal: char,
}

impl<'a> Notation<'a> {
    /// Makes it of a pack.
    pub(in crate::bilingual) fn of(pack: &'a dyn Pack) -> Notation<'a> {
        let figures = pack.figures();
        // What is not known is read as the international standards write it (ISO 31-0 allows both signs).
        let (group, decimal) = figures.map_or((',', '.'), |figures| (figures.group, figures.decimal));
        Notation { pack, figures, group, decimal }
    }
}

/// So many characters the number of a document has at the most, and so many groups of digits a number.
const LONGEST_REFERENCE: usize = 80;
const MOST_GROUPS: usize = 16;

/// Reads the facts of a text.
pub(super) fn read(text: &str, notation: &Notation<'_>) -> Vec<Fact> {
    if notation.figures.is_none() && !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let may_begin = |word: Range<usize>| {
        let may_be_roman = matches!(text.as_bytes()[word.start], b'I' | b'V' | b'X' | b'L' | b'C');
        notation.figures.is_some_and(|figures| may_be_roman || figures.may_begin(text, word))
    };
    read_tokens(text, &tokens(text, may_begin), notation)
}

/// Reads the facts of a text that was taken apart.
pub(super) fn read_tokens(text: &str, tokens: &[Token], notation: &Notation<'_>) -> Vec<Fact> {
    let mut reader =
        Reader { text, tokens, notation, facts: Vec::new(), plain: None, ordinals: Vec::new(), after_ordinals: 0 };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at = match token.class {
            Class::Digits => reader.digits(at),
            Class::Letters if token.may_begin => reader.letters(at),
            Class::Letters | Class::Sign(_) => at + 1,
        };
    }
    reader.facts
}

/// A text being read, token by token.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) notation: &'a Notation<'a>,
    pub(super) facts: Vec<Fact>,
    /// The last number without anything behind it: its fact, and the token that follows.
    plain: Option<(usize, usize)>,
    /// The facts of the last ordinals in words that stand together (*third and fourth*).
    pub(super) ordinals: Vec<usize>,
    /// The token that follows them.
    pub(super) after_ordinals: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.slice(token.start, token.end))
    }

    pub(super) fn slice(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A sign that follows without a space.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)? {
            Token { class: Class::Sign(sign), is_apart: false, .. } => Some(*sign),
            _ => None,
        }
    }

    /// A number of at most so many digits, and how many it has.
    pub(super) fn integer(&self, at: usize, longest: usize) -> Option<(u16, usize)> {
        let token = self.tokens.get(at).filter(|token| token.class == Class::Digits)?;
        let digits = self.slice(token.start, token.end);
        (digits.len() <= longest).then(|| digits.parse().ok().map(|n| (n, digits.len()))).flatten()
    }

    pub(super) fn joined(&self, at: usize, longest: usize) -> Option<(u16, usize)> {
        self.tokens.get(at).filter(|token| !token.is_apart).and_then(|_| self.integer(at, longest))
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let is_letters = self.tokens.get(at).is_some_and(|token| token.class == Class::Letters);
        is_letters && words.iter().any(|word| same(self.word(at), word))
    }

    /// Adds a fact that reaches up to a token, and gives that token.
    pub(super) fn add(&mut self, from: usize, to: usize, value: Value, kind: FactKind, force: Force) -> usize {
        let (start, end) = (self.tokens[from].start, self.tokens[to - 1].end);
        self.facts.push(Fact { value, other: None, kind, force, is_unclear: false, start, end });
        to
    }

    fn digits(&mut self, at: usize) -> usize {
        // Digits behind letters belong to a name: `m2`, `QL1`.
        let is_in_name =
            !self.tokens[at].is_apart && at.checked_sub(1).is_some_and(|i| self.tokens[i].class == Class::Letters);
        if !is_in_name && let Some(next) = self.reference(at).or_else(|| self.date(at)) {
            return next;
        }
        self.number(at, if is_in_name { Force::May } else { Force::Must })
    }

    fn reference(&mut self, at: usize) -> Option<usize> {
        let next = self.tokens.get(at + 1).filter(|token| !token.is_apart)?;
        if !matches!(next.class, Class::Sign('/' | '-' | '\u{2010}' | '\u{2011}')) {
            return None;
        }
        let start = self.tokens[at].start as usize;
        let rest = &self.text[start..];
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '\u{2010}' | '\u{2011}');
        let end = rest.char_indices().take(LONGEST_REFERENCE).find(|(_, c)| !is_inside(*c)).map(|(end, _)| end);
        let word = match end {
            Some(end) => &rest[..end],
            None if rest.len() <= LONGEST_REFERENCE => rest,
            None => return None,
        };
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !is_document_number(word) {
            return None;
        }
        let end = start + word.len();
        let to = at + self.tokens[at..].iter().take_while(|token| (token.start as usize) < end).count();
        Some(self.add(at, to, reference(word, self.notation.pack), FactKind::Reference, Force::Must))
    }

    fn letters(&mut self, at: usize) -> usize {
        let Some(figures) = self.notation.figures else { return at + 1 };
        let word = self.word(at);
        if ADDRESSES.contains(&word) {
            // The digits of an address are its own.
            let rest = self.tokens[at + 1..].iter();
            return at + 1 + rest.take_while(|token| !token.is_apart).count();
        }
        if let Some(number) = roman(word) {
            return self.add(at, at + 1, Value::Number(Number::from(number)), FactKind::Number, Force::May);
        }
        self.named_month(at)
            .or_else(|| self.month(at, figures))
            .or_else(|| self.quarter(at, figures))
            .or_else(|| self.number_word(at, figures))
            .unwrap_or(at + 1)
    }

    fn number_word(&mut self, at: usize, figures: &Figures) -> Option<usize> {
        let token = self.tokens[at];
        let before = at.checked_sub(1).map(|i| self.tokens[i].class);
        let begins = !matches!(before, Some(Class::Letters | Class::Digits | Class::Sign(',' | '-')));
        // A capital within a sentence makes a name of it: *Đồng Tháp Mười*.
        if self.slice(token.start, token.end).starts_with(char::is_uppercase) && !begins {
            return None;
        }
        // A year's word before a year.
        if self.is_one_of(at, figures.year) && self.integer(at + 1, 4).is_some() {
            return None;
        }
        let (word, to) = self.spelled(at, figures)?;
        let number = Number::from(word.value);
        let (number, end, is_scaled) = self.magnitudes(number, to);
        let kind = if is_scaled { FactKind::Amount } else { FactKind::Number };
        if word.is_ordinal {
            if self.after_ordinals + 1 < at {
                self.ordinals.clear();
            }
            self.ordinals.push(self.facts.len());
            self.after_ordinals = to;
        }
        Some(self.add(at, end, Value::Number(number), kind, word.force))
    }

    /// A small number in words.
    pub(super) fn spelled(&self, at: usize, figures: &Figures) -> Option<(Spelled, usize)> {
        let of = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.class == Class::Letters)?;
            let word = self.slice(token.start, token.end);
            let known = || figures.numbers.iter().find(|(known, _)| same(word, known)).map(|(_, meaning)| *meaning);
            figures.may_count(word).then(known).flatten()
        };
        // A word for a year that is a number too is none behind tens: *mười năm* is ten years.
        let unit = |at: usize| match of(at)? {
            _ if self.is_one_of(at, figures.year) => None,
            NumberWord::Sure(n) | NumberWord::Unsure(n) | NumberWord::Ordinal(n) if n < 10 => Some(n),
            _ => None,
        };
        let behind = |at: usize| if self.sign(at) == Some('-') { at + 1 } else { at };
        let sure = |value| Spelled { value, force: Force::Should, is_ordinal: false };
        let unsure = |value, is_ordinal| Spelled { value, force: Force::May, is_ordinal };
        let with_unit = |tens: u32, to: usize| match unit(behind(to)) {
            Some(n) => (sure(tens + n), behind(to) + 1),
            None => (sure(tens), to),
        };
        let (word, to) = match of(at)? {
            NumberWord::Sure(n) | NumberWord::Unsure(n) if of(at + 1) == Some(NumberWord::TimesTen) => {
                with_unit(n.saturating_mul(10), at + 2)
            }
            NumberWord::Sure(n) => (sure(n), at + 1),
            NumberWord::Unsure(n) => (unsure(n, false), at + 1),
            NumberWord::Ordinal(n) => (unsure(n, true), at + 1),
            NumberWord::Tens(n) => with_unit(n, at + 1),
            NumberWord::TimesTen => return None,
        };
        Some((word, to))
    }

    /// A number in figures, with what multiplies it.
    fn number(&mut self, at: usize, force: Force) -> usize {
        let written = self.written(at);
        let Some((number, is_unclear)) = written.number else {
            // A row of numbers without spaces: each for itself.
            let whole = Number::new(self.word(at).bytes(), "");
            return self.add(at, at + 1, Value::Number(whole), FactKind::Number, force);
        };
        let (scaled, to, is_scaled) = self.magnitudes(number, written.to);
        let percent = self.percent(to);
        let to = percent.unwrap_or(to);
        let value = if percent.is_some() { Value::Percent(scaled) } else { Value::Number(scaled) };
        let kind = match () {
            () if percent.is_some() => FactKind::Percent,
            () if is_scaled || self.has_currency(at, to) => FactKind::Amount,
            () => FactKind::Number,
        };
        self.add(at, to, value, kind, force);
        let here = self.facts.len() - 1;
        // `2.1` in a language that writes `2,1` is the number of a section or a version rather than a quantity.
        self.facts[here].is_unclear = is_unclear && (kind != FactKind::Number || written.sign != '.');
        if percent.is_some() || is_scaled {
            self.extend_to_range(at, number, scaled, percent.is_some());
        } else {
            self.plain = Some((here, to));
        }
        to
    }

    /// In `10–12 %` and `1,2 đến 1,5 tỷ` the first number may be meant with what stands behind the second.
    fn extend_to_range(&mut self, at: usize, number: Number, scaled: Number, is_percent: bool) {
        let Some((first, _)) = self.plain.filter(|(_, next)| *next + 1 == at) else { return };
        let Some(Fact { value: Value::Number(before), other, .. }) = self.facts.get_mut(first) else { return };
        let before = before.times_ten_to(scaled.over(number));
        *other = Some(if is_percent { Value::Percent(before) } else { Value::Number(before) });
    }

    /// What is written from here on without a space: digits in groups, and decimals.
    fn written(&self, at: usize) -> Written {
        let Notation { group, decimal, .. } = *self.notation;
        // Most numbers are nothing but digits.
        if !matches!(self.sign(at + 1), Some('.' | ',')) {
            let number = Number::new(self.word(at).bytes(), "");
            return Written { number: Some((number, false)), sign: decimal, to: at + 1 };
        }
        let mut parts = vec![self.word(at)];
        let mut signs: Vec<char> = Vec::new();
        let mut to = at + 1;
        while let Some(sign) = self.sign(to).filter(|sign| matches!(sign, '.' | ',') && parts.len() < MOST_GROUPS) {
            let Some(token) = self.tokens.get(to + 1).filter(|t| t.class == Class::Digits && !t.is_apart) else {
                break;
            };
            parts.push(self.slice(token.start, token.end));
            signs.push(sign);
            to += 2;
        }
        let sign = signs.first().copied().unwrap_or(decimal);
        let number = match read_parts(&parts, &signs, group, decimal) {
            Some(number) => Some((number, false)),
            // As a language with the signs the other way round writes it.
            None => read_parts(&parts, &signs, decimal, group).map(|number| (number, true)),
        };
        Written { number, sign, to }
    }

    /// The words behind a number that multiply it: the product, the token behind, and whether there was any.
    fn magnitudes(&self, mut number: Number, mut at: usize) -> (Number, usize, bool) {
        let Some(figures) = self.notation.figures else { return (number, at, false) };
        let start = at;
        while self.may_measure(at, figures)
            && let Some((_, power)) = figures.magnitudes.iter().find(|(word, _)| same_or_plural(self.word(at), word))
        {
            number = number.times_ten_to(*power);
            at += 1;
        }
        (number, at, at > start)
    }

    /// Whether a token may be a word that says of what a number is; nearly none are.
    fn may_measure(&self, at: usize, figures: &Figures) -> bool {
        let is_letters = self.tokens.get(at).is_some_and(|token| token.class == Class::Letters);
        is_letters && figures.may_measure(self.word(at))
    }

    /// The token behind a sign or word of per cent.
    fn percent(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if token.class == Class::Sign('%') {
            return Some(at + 1);
        }
        let figures = self.notation.figures.filter(|figures| self.may_measure(at, figures))?;
        figures.percent.iter().find_map(|phrase| {
            let words = phrase.split(' ');
            let count = words.clone().count();
            let is_said = words.enumerate().all(|(i, word)| same_or_plural(self.word(at + i), word));
            is_said.then_some(at + count)
        })
    }

    fn has_currency(&self, from: usize, to: usize) -> bool {
        let Some(figures) = self.notation.figures else { return false };
        let is_currency = |at: usize| {
            matches!(self.tokens.get(at).map(|t| t.class), Some(Class::Sign('$' | '€' | '£' | '₫')))
                || self.may_measure(at, figures) && self.is_one_of(at, figures.currencies)
        };
        from.checked_sub(1).is_some_and(is_currency) || is_currency(to)
    }
}

/// A small number in words.
pub(super) struct Spelled {
    pub(super) value: u32,
    force: Force,
    is_ordinal: bool,
}

/// Digits with signs between them.
struct Written {
    /// The number, and whether the language does not write it so; none if it is no number at all.
    number: Option<(Number, bool)>,
    /// The first sign.
    sign: char,
    /// The token behind.
    to: usize,
}

/// Understands digits with signs between them, given the sign of groups and that of decimals.
fn read_parts(parts: &[&str], signs: &[char], group: char, decimal: char) -> Option<Number> {
    let (whole, decimals) = match signs.last() {
        Some(sign) if *sign == decimal => parts.split_last().map(|(last, whole)| (whole, *last))?,
        _ => (parts, ""),
    };
    let groups = &signs[..whole.len() - 1];
    let (first, others) = whole.split_first()?;
    let is_grouped = groups.iter().all(|sign| *sign == group) && others.iter().all(|part| part.len() == 3);
    let begins_well = others.is_empty() || first.len() <= 3 && !first.starts_with('0');
    // Nobody writes so many decimals; it is a list of years or the like.
    let is_decimal = decimals.len() <= 3 || !first.is_empty() && first.len() <= 3;
    (is_grouped && begins_well && is_decimal).then(|| Number::new(whole.iter().flat_map(|part| part.bytes()), decimals))
}

/// Whether a word is another in lower case. Most words differ in their lengths or first letters; capitals cost a
/// comparison of letters only where there are any.
fn same(word: &str, lower: &str) -> bool {
    if word.len() != lower.len() {
        return false;
    }
    match (word.as_bytes().first(), lower.as_bytes().first()) {
        (Some(a), Some(b)) if a.is_ascii() && a.to_ascii_lowercase() != *b => false,
        _ => word == lower || word.chars().flat_map(char::to_lowercase).eq(lower.chars()),
    }
}

/// As [`same`], or with an s: *millions*.
pub(super) fn same_or_plural(word: &str, lower: &str) -> bool {
    same(word, lower) || word.strip_suffix('s').is_some_and(|word| same(word, lower))
}
