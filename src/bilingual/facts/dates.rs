//! Reading dates: in figures, with a month's name, with the words that a language has for day, month and year.

use super::read::{Reader, same_or_plural};
use super::tokens::Class;
use super::{FactKind, Force, Number, Value};
use crate::bilingual::marker::roman;
use crate::lang::Figures;

/// A part of a date that is not said.
const UNSAID: u8 = 0;

impl Reader<'_> {
    pub(super) fn date(&mut self, at: usize) -> Option<usize> {
        let (first, length) = self.integer(at, 4)?;
        self.numeric_date(at, first, length).or_else(|| self.worded_date(at, first))
    }

    /// `25/01/2016`, `2016-01-25`, `6/2017`, and behind a word for it, `25/01`.
    fn numeric_date(&mut self, at: usize, first: u16, length: usize) -> Option<usize> {
        let sign = self.sign(at + 1).filter(|sign| matches!(sign, '/' | '-' | '.'))?;
        let (second, width) = self.joined(at + 2, 4)?;
        if self.sign(at + 3) == Some(sign)
            && width <= 2
            && let Some((third, last)) = self.joined(at + 4, 4)
        {
            let (day, year) = match (length, last) {
                (1 | 2, 4) => (first, third),
                (4, 1 | 2) if sign == '-' => (third, first),
                _ => return None,
            };
            let value = Value::Date { year, month: small(second), day: small(day) };
            return Some(self.add(at, at + 5, value, FactKind::Date, Force::Must));
        }
        let figures = self.notation.figures?;
        if sign == '/' && length <= 2 && width == 4 && (1..=12).contains(&first) && is_year(second) {
            let value = Value::Date { year: second, month: small(first), day: UNSAID };
            return Some(self.add(at, at + 3, value, FactKind::Date, Force::Must));
        }
        let is_named = at.checked_sub(1).is_some_and(|before| self.is_one_of(before, figures.day));
        if is_named && sign != '.' && width <= 2 && (1..=31).contains(&first) && (1..=12).contains(&second) {
            let value = Value::Date { year: 0, month: small(second), day: small(first) };
            return Some(self.add(at, at + 3, value, FactKind::Date, Force::Must));
        }
        None
    }

    /// `25 tháng 01 năm 2016`, `25th January, 2016`.
    fn worded_date(&mut self, at: usize, day: u16) -> Option<usize> {
        let figures = self.notation.figures?;
        let mut next = at + 1;
        let is_suffix = self.tokens.get(next).is_some_and(|t| t.class == Class::Letters && !t.is_apart);
        next += usize::from(is_suffix);
        // `the 5th of March`
        next += usize::from(is_suffix && self.word(next).len() == 2 && self.month_name(next + 1).is_some());
        let (month, to) = if self.is_one_of(next, figures.month) {
            (self.integer(next + 1, 2)?.0, next + 2)
        } else {
            (self.month_name(next)?, next + 1)
        };
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            return None;
        }
        let (year, to) = self.year(to).unwrap_or((0, to));
        let value = Value::Date { year, month: small(month), day: small(day) };
        Some(self.add(at, to, value, FactKind::Date, Force::Must))
    }

    /// The year that a month may have behind it: `2017`, `, 2017`, `/2017`, `năm 2017`.
    fn year(&self, at: usize) -> Option<(u16, usize)> {
        let figures = self.notation.figures?;
        let is_sign = matches!(self.sign(at), Some(',' | '/' | '-'));
        let at = at + usize::from(is_sign);
        let at = at + usize::from(self.is_one_of(at, figures.year));
        let (year, length) = self.integer(at, 4)?;
        (length == 4 && is_year(year)).then_some((year, at + 1))
    }

    fn month_name(&self, at: usize) -> Option<u16> {
        let word = self.word(at);
        let is_name = word.starts_with(char::is_uppercase);
        is_name.then(|| self.notation.pack.month(word)).flatten().and_then(|month| u16::try_from(month).ok())
    }

    /// `January 25, 2016`, `June 2017`, `June`.
    pub(super) fn named_month(&mut self, at: usize) -> Option<usize> {
        let month = small(self.month_name(at)?);
        if let Some((year, to)) = self.year(at + 1) {
            return Some(self.add(at, to, Value::Date { year, month, day: UNSAID }, FactKind::Date, Force::Must));
        }
        if let Some((day, _)) = self.integer(at + 1, 2).filter(|(day, _)| (1..=31).contains(day)) {
            let suffix = self.tokens.get(at + 2).is_some_and(|t| t.class == Class::Letters && !t.is_apart);
            let to = at + 2 + usize::from(suffix);
            let (year, to) = self.year(to).unwrap_or((0, to));
            let value = Value::Date { year, month, day: small(day) };
            return Some(self.add(at, to, value, FactKind::Date, Force::Must));
        }
        // Alone, it may be a word or a person.
        let value = Value::Date { year: 0, month, day: UNSAID };
        Some(self.add(at, at + 1, value, FactKind::Date, Force::May))
    }

    /// `tháng 6/2017`, `tháng 6 năm 2017`, `tháng 6`.
    pub(super) fn month(&mut self, at: usize, figures: &Figures) -> Option<usize> {
        if !self.is_one_of(at, figures.month) {
            return None;
        }
        if let Some((month, _)) = self.integer(at + 1, 2).filter(|(month, _)| (1..=12).contains(month)) {
            let (year, to) = self.year(at + 2).unwrap_or((0, at + 2));
            let value = Value::Date { year, month: small(month), day: UNSAID };
            return Some(self.add(at, to, value, FactKind::Date, Force::Must));
        }
        let (month, to) = self.spelled(at + 1, figures).map(|(word, to)| (word.value, to))?;
        // A word for a year may be a number as well; with a year behind it, it is none.
        if !(1..=12).contains(&month) || self.integer(to, 4).is_some() {
            return None;
        }
        let month = u8::try_from(month).unwrap_or(UNSAID);
        Some(self.add(at, to, Value::Date { year: 0, month, day: UNSAID }, FactKind::Date, Force::May))
    }

    /// `quý III`, `quý III và IV`, `Q3`, `quarter 3`, `third quarter`, `third and fourth quarters`.
    pub(super) fn quarter(&mut self, at: usize, figures: &Figures) -> Option<usize> {
        if !figures.quarter.iter().any(|word| same_or_plural(self.word(at), word)) {
            return None;
        }
        let in_figures = self.integer(at + 1, 1).and_then(|(number, _)| quarter(u32::from(number)));
        if let Some(value) = in_figures.or_else(|| quarter(roman(self.word(at + 1))?)) {
            let mut next = self.add(at, at + 2, value, FactKind::Date, Force::Must);
            while in_figures.is_none()
                && let Some(value) = roman(self.word(next + 1)).and_then(quarter)
            {
                next = self.add(next + 1, next + 2, value, FactKind::Date, Force::Must);
            }
            return Some(next);
        }
        if self.ordinals.is_empty() || self.after_ordinals != at {
            return None;
        }
        let end = self.tokens[at].end;
        for fact in std::mem::take(&mut self.ordinals) {
            let Some(fact) = self.facts.get_mut(fact) else { continue };
            let known = (1..=4).find(|number| fact.value == Value::Number(Number::from(*number)));
            let Some(value) = known.and_then(quarter) else { continue };
            fact.value = value;
            (fact.kind, fact.force) = (FactKind::Date, Force::Must);
            fact.end = end;
        }
        Some(at + 1)
    }
}

fn quarter(number: u32) -> Option<Value> {
    u8::try_from(number).ok().filter(|number| (1..=4).contains(number)).map(Value::Quarter)
}

fn is_year(number: u16) -> bool {
    (1000..=2999).contains(&number)
}

/// The number of a day or month; one that is none stays one.
fn small(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
