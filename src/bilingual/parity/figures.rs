//! Do two texts state the same figures, dates and document numbers?
//!
//! Equal facts are taken away from both sides. What is left may still be explained: by a word that can be a number,
//! by the parts of a date said apart (`from 15 to 17 June`), by saying once what the other text says twice. The rest
//! is a difference; of one sort and in order, they are shown side by side.

use std::collections::BTreeSet;

use super::{Aspect, Finding, Place};
use crate::bilingual::facts::{Fact, FactKind, Force, Number, Value};

/// So many leftovers of a block are looked at: where there are more, the blocks are not translations of each other.
const MOST_LEFT: usize = 48;

/// Finds the differences between two lists of facts.
pub(super) fn compare(original: &[Fact], translation: &[Fact]) -> Vec<Finding> {
    // Most translations keep the order too.
    let agree = |(a, b): (&Fact, &Fact)| a.value == b.value && !a.is_unclear && !b.is_unclear;
    if original.len() == translation.len() && original.iter().zip(translation).all(agree) {
        return Vec::new();
    }
    let mut a = Side::new(original);
    let mut b = Side::new(translation);
    let mut findings = cancel(&mut a, &mut b);
    let must = |fact: &Fact| fact.force == Force::Must;
    let is_missed = a.is_left(must) || b.is_left(must) || a.is_left(says) && b.is_left(says);
    if !is_missed {
        return findings;
    }
    a.shorten();
    b.shorten();
    other_readings(&mut a, &mut b);
    other_readings(&mut b, &mut a);
    parts_of_dates(&mut a, &mut b);
    parts_of_dates(&mut b, &mut a);
    for family in [Family::Reference, Family::Date, Family::Figure] {
        differences(&a, &b, family, &mut findings);
    }
    findings
}

/// Finds the document numbers that differ, where nothing is known of how one of the languages writes figures.
pub(super) fn references(original: &[Fact], translation: &[Fact]) -> Vec<Finding> {
    let is_reference = |fact: &&Fact| fact.kind == FactKind::Reference;
    let only = |facts: &[Fact]| facts.iter().filter(is_reference).copied().collect::<Vec<_>>();
    compare(&only(original), &only(translation))
}

/// Whether a fact says something that its text's counterpart should say.
fn says(fact: &Fact) -> bool {
    fact.force != Force::May
}

/// One text's facts, and which of them have found their counterpart.
struct Side<'a> {
    facts: &'a [Fact],
    left: Vec<bool>,
    /// What the text says somewhere, whether it has found its counterpart or not.
    values: BTreeSet<Value>,
}

impl<'a> Side<'a> {
    fn new(facts: &'a [Fact]) -> Side<'a> {
        Side { facts, left: vec![true; facts.len()], values: BTreeSet::new() }
    }

    fn is_left(&self, wanted: impl Fn(&Fact) -> bool) -> bool {
        self.left().any(|at| wanted(&self.facts[at]))
    }

    fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.facts.len()).filter(|at| self.left[*at])
    }

    /// Forgets all but the first leftovers, and learns what the text says.
    fn shorten(&mut self) {
        let beyond: Vec<usize> = self.left().skip(MOST_LEFT).collect();
        for at in beyond {
            self.left[at] = false;
        }
        self.values = self.facts.iter().flat_map(|fact| [Some(fact.value), fact.other]).flatten().collect();
    }
}

/// Takes away what is equal, and reports what is equal only if a number is read as another language writes it.
fn cancel(a: &mut Side<'_>, b: &mut Side<'_>) -> Vec<Finding> {
    // What must have a counterpart comes first.
    let order = |side: &Side<'_>| {
        let mut order: Vec<usize> = (0..side.facts.len()).collect();
        order.sort_by_key(|at| (side.facts[*at].value, std::cmp::Reverse(side.facts[*at].force), *at));
        order
    };
    let (left, right) = (order(a), order(b));
    let (mut i, mut j) = (0, 0);
    let mut findings = Vec::new();
    while let (Some(x), Some(y)) = (left.get(i).copied(), right.get(j).copied()) {
        let (one, other) = (&a.facts[x], &b.facts[y]);
        let by_value = one.value.cmp(&other.value);
        if by_value.is_eq() {
            (a.left[x], b.left[y]) = (false, false);
            if one.is_unclear || other.is_unclear {
                findings.push(Finding { aspect: Aspect::Unclear, ..pair(Some(one), Some(other)) });
            }
        }
        i += usize::from(by_value.is_le());
        j += usize::from(by_value.is_ge());
    }
    findings
}

/// Explains a leftover by what it means as well.
fn other_readings(a: &mut Side<'_>, b: &mut Side<'_>) {
    for x in a.left().collect::<Vec<_>>() {
        let Some(other) = a.facts[x].other else { continue };
        let found = b.left().find(|y| b.facts[*y].value == other);
        if let Some(y) = found {
            (a.left[x], b.left[y]) = (false, false);
        }
    }
}

/// Explains a date by its parts in the other text: numbers, shorter dates, and a month or year that is said once for
/// several.
fn parts_of_dates(a: &mut Side<'_>, b: &mut Side<'_>) {
    for x in a.left().collect::<Vec<_>>() {
        let Value::Date { year, month, day } = a.facts[x].value else { continue };
        let mut wanted = (year, month, day);
        let mut taken = Vec::new();
        for y in b.left() {
            let before = wanted;
            match b.facts[y].value {
                Value::Date { year: y, month: m, day: d } => {
                    let is_part = (y == 0 || y == wanted.0) && (m == 0 || m == wanted.1) && (d == 0 || d == wanted.2);
                    if is_part {
                        wanted = (left_of(wanted.0, y), left_of(wanted.1, m), left_of(wanted.2, d));
                    }
                }
                Value::Number(n) if n == Number::from(u32::from(wanted.2)) => wanted.2 = 0,
                Value::Number(n) if n == Number::from(u32::from(wanted.1)) => wanted.1 = 0,
                Value::Number(n) if n == Number::from(u32::from(wanted.0)) => wanted.0 = 0,
                _ => {}
            }
            if wanted != before {
                taken.push(y);
            }
        }
        let says = |wanted: &dyn Fn(&Value) -> bool| b.values.iter().any(wanted);
        if wanted.0 != 0 && says(&|value| is_year(value, wanted.0)) {
            wanted.0 = 0;
        }
        if wanted.1 != 0 && says(&|value| matches!(value, Value::Date { month, .. } if *month == wanted.1)) {
            wanted.1 = 0;
        }
        // The day is never taken from another date.
        if wanted == (0, 0, 0) {
            a.left[x] = false;
            for y in taken {
                b.left[y] = false;
            }
        }
    }
}

/// Whether a text says a value somewhere, a date perhaps as a part of a longer one.
fn is_said(value: Value, values: &BTreeSet<Value>) -> bool {
    let Value::Date { year, month, day } = value else { return values.contains(&value) };
    values.iter().any(|other| match *other {
        Value::Date { year: y, month: m, day: d } => {
            (year == 0 || y == year) && (month == 0 || m == month) && (day == 0 || d == day)
        }
        _ => false,
    })
}

fn left_of<N: PartialEq + Default>(wanted: N, found: N) -> N {
    if wanted == found { N::default() } else { wanted }
}

fn is_year(value: &Value, wanted: u16) -> bool {
    match value {
        Value::Date { year, .. } => *year == wanted,
        Value::Number(n) => *n == Number::from(u32::from(wanted)),
        _ => false,
    }
}

/// What can be mistaken for one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Reference,
    Date,
    Figure,
}

fn family(fact: &Fact) -> Family {
    match fact.kind {
        FactKind::Reference => Family::Reference,
        FactKind::Date => Family::Date,
        FactKind::Amount | FactKind::Percent | FactKind::Number => Family::Figure,
    }
}

/// Puts the leftovers of a family side by side.
fn differences(a: &Side<'_>, b: &Side<'_>, wanted: Family, findings: &mut Vec<Finding>) {
    let of = |side: &Side<'_>| -> Vec<usize> {
        side.left().filter(|at| says(&side.facts[*at]) && family(&side.facts[*at]) == wanted).collect()
    };
    let (mut left, mut right) = (of(a), of(b));
    let must = |side: &Side<'_>, at: usize| side.facts[at].force == Force::Must;
    // Of one kind first: an amount for an amount, a percentage for a percentage.
    for same_kind in [true, false] {
        left.retain(|x| {
            let fits = |y: &usize| {
                let (one, other) = (&a.facts[*x], &b.facts[*y]);
                !same_kind || one.kind == other.kind && one.force == other.force
            };
            let Some(at) = right.iter().position(fits) else { return true };
            findings.push(pair(Some(&a.facts[*x]), Some(&b.facts[right.remove(at)])));
            false
        });
    }
    // What one text says and the other says too, only less often, is no difference.
    let is_new = |side: &Side<'_>, other: &Side<'_>, at: &usize| {
        must(side, *at) && !is_said(side.facts[*at].value, &other.values)
    };
    findings.extend(left.iter().filter(|x| is_new(a, b, x)).map(|x| pair(Some(&a.facts[*x]), None)));
    findings.extend(right.iter().filter(|y| is_new(b, a, y)).map(|y| pair(None, Some(&b.facts[*y]))));
}

fn pair(original: Option<&Fact>, translation: Option<&Fact>) -> Finding {
    let kinds = original.into_iter().chain(translation).map(|fact| fact.kind);
    let aspect = match kinds.min() {
        Some(FactKind::Reference) => Aspect::Reference,
        Some(FactKind::Date) => Aspect::Date,
        Some(FactKind::Amount) => Aspect::Amount,
        Some(FactKind::Percent) => Aspect::Percent,
        Some(FactKind::Number) | None => Aspect::Number,
    };
    let place = |fact: &Fact| Place::Words(fact.range());
    Finding { original: original.map(place), translation: translation.map(place), ..Finding::new(aspect) }
}
