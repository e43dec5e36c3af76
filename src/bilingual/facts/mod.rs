//! The figures and references in a text, in a form that a translation shares.
//!
//! In: the words of a unit and what its language writes ([`crate::lang::Figures`]). Out: every number, amount, date
//! and document number with its value and its place. Alignment compares them roughly, [`super::parity`] one by one.

mod dates;
mod number;
mod read;
mod tokens;

use std::ops::Range;

use crate::lang::Pack;

pub(super) use number::Number;
pub(super) use read::Notation;

/// The figures and references in a text, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Vec<Fact>);

/// A figure or reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fact {
    /// What it means.
    pub(super) value: Value,
    /// What it means as well: in `10–12 %` the 10 is a percentage too.
    pub(super) other: Option<Value>,
    pub(super) kind: FactKind,
    pub(super) force: Force,
    /// Whether the number is not written as the language writes numbers, and could be another.
    pub(super) is_unclear: bool,
    /// Its first byte in the text, and the one past its last.
    start: u32,
    end: u32,
}

/// What sort of fact it is, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FactKind {
    Reference,
    Date,
    Amount,
    Percent,
    Number,
}

/// What it means that a fact has no counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Force {
    /// Nothing: the word may mean something else.
    May,
    /// Something only if the other text has one without a counterpart too.
    Should,
    /// That the texts differ.
    Must,
}

/// The meaning of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Value {
    /// The number of a document, as the hash of its folded form.
    Reference(u64),
    /// A day, a month, or a day or month without a year; what is not said is 0.
    Date { year: u16, month: u8, day: u8 },
    /// A quarter of a year.
    Quarter(u8),
    /// A number.
    Number(Number),
    /// A percentage.
    Percent(Number),
}

impl Fact {
    /// Where it stands in the text.
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Facts {
    /// Reads the facts of words of a language.
    pub fn of(text: &str, pack: &dyn Pack) -> Facts {
        Facts::read(text, &Notation::of(pack))
    }

    /// Reads the facts of a text.
    pub(super) fn read(text: &str, notation: &Notation<'_>) -> Facts {
        Facts(read::read(text, notation))
    }

    /// All of them, in the order of the text.
    pub(super) fn all(&self) -> &[Fact] {
        &self.0
    }

    /// What alignment compares: references and the numbers written as figures; a date is its numbers.
    pub(super) fn rough(&self) -> Vec<Value> {
        let mut all = Vec::new();
        for fact in self.0.iter().filter(|fact| fact.force == Force::Must) {
            match fact.value {
                Value::Date { year, month, day } => {
                    let parts = [u32::from(year), u32::from(month), u32::from(day)];
                    all.extend(parts.into_iter().filter(|n| *n > 0).map(|n| Value::Number(Number::from(n))));
                }
                Value::Percent(number) => all.push(Value::Number(number)),
                other => all.push(other),
            }
        }
        all
    }
}

/// The number of a document in a form that both languages share.
fn reference(word: &str, pack: &dyn Pack) -> Value {
    let folded = pack.fold(&word.replace(['\u{2010}', '\u{2011}'], "-"));
    // FNV-1a: the same in every run, and no two of a block's few references meet by chance.
    let hash = folded.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    Value::Reference(hash)
}

#[cfg(test)]
mod tests;
