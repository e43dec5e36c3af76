//! Alignment: which unit of the translation is which of the original.
//!
//! Explicit ids come first, then clause paths; between the pairs found so, the cheapest pairing in order. The costs
//! were measured on simulated changes and on a real pair of texts; the tests repeat that.

use rustc_hash::FxHashMap;

use super::chain::{self, Step};
use super::facts::Value;
use super::marker::{Marker, MarkerKind};
use super::{Unit, anchors};
use crate::lang::Division;
use crate::markdown::doc::BlockKind;

/// One line of two texts laid side by side; the numbers are indices of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A unit of the original and its translation.
    Both(usize, usize),
    /// A unit that only the original has.
    OriginalOnly(usize),
    /// A unit that only the translation has.
    TranslationOnly(usize),
}

/// Two texts laid side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Every unit of both texts once, in reading order.
    pub rows: Vec<Row>,
}

/// What is known of the two languages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// How many characters a translation usually has for one of the original.
    pub length_ratio: f64,
    /// How much the logarithm of that varies (standard deviation).
    pub length_spread: f64,
}

impl Default for Options {
    /// Measured on Plan 179/KH-UBND and its English translation (median of 23 blocks of more than 80 characters);
    /// the spread there was 0.12.
    fn default() -> Self {
        Options { length_ratio: 1.165, length_spread: 0.15 }
    }
}

// Costs in thousandths.
const KIND: u32 = 4_000;
const MARKER: u32 = 3_000;
const LENGTH_MOST: f64 = 3_000.0;
const FACTS: f64 = 2_000.0;
const GAP: u32 = 2_500;
/// Two units that their writers gave different names are never one.
const NEVER: u32 = 1_000_000;

/// Aligns two texts.
pub fn align(original: &[Unit<'_>], translation: &[Unit<'_>], options: Options) -> Alignment {
    let costs = Costs::new(original, translation, options);
    let mut rows = Vec::with_capacity(original.len().max(translation.len()));
    let (mut i, mut j) = (0, 0);
    let end = (original.len(), translation.len());
    for anchor in anchors::anchors(original, translation).into_iter().chain([end]) {
        for step in chain::steps(anchor.0 - i, anchor.1 - j, GAP, |a, b| costs.pair(i + a, j + b)) {
            push(&mut rows, step, &mut i, &mut j);
        }
        if anchor != end {
            push(&mut rows, Step::Both, &mut i, &mut j);
        }
    }
    Alignment { rows }
}

fn push(rows: &mut Vec<Row>, step: Step, i: &mut usize, j: &mut usize) {
    rows.push(match step {
        Step::Both => Row::Both(*i, *j),
        Step::First => Row::OriginalOnly(*i),
        Step::Second => Row::TranslationOnly(*j),
    });
    *i += usize::from(step != Step::Second);
    *j += usize::from(step != Step::First);
}

/// What is compared, made ready once for every unit.
struct Costs<'a> {
    original: Vec<Features<'a>>,
    translation: Vec<Features<'a>>,
    /// The logarithm of the usual ratio of lengths, and how much it varies.
    usual: f64,
    spread: f64,
}

struct Features<'a> {
    kind: BlockKind,
    marker: Option<Sign>,
    explicit_id: Option<&'a str>,
    /// The logarithm of the length; `None` without words.
    length: Option<f64>,
    /// The facts as numbers, sorted.
    facts: Vec<usize>,
}

/// A marker as it is compared: every unit of one text with many units of the other.
#[derive(Clone, Copy)]
struct Sign {
    sort: MarkerKind,
    /// The number of what is written; equal if that is.
    value: usize,
    /// The place in the alphabet of a letter; none of other markers.
    rank: Option<u32>,
}

impl<'a> Costs<'a> {
    fn new(original: &'a [Unit<'_>], translation: &'a [Unit<'_>], options: Options) -> Costs<'a> {
        let mut known: FxHashMap<Value, usize> = FxHashMap::default();
        let mut values: FxHashMap<&str, usize> = FxHashMap::default();
        let mut features = |units: &'a [Unit<'_>]| -> Vec<Features<'a>> {
            let of = |unit: &'a Unit<'_>| {
                let mut facts = Vec::new();
                for fact in unit.facts.rough() {
                    let next = known.len();
                    facts.push(*known.entry(fact).or_insert(next));
                }
                facts.sort_unstable();
                let length = (unit.length > 0).then(|| f64::from(unit.length).ln());
                let marker = unit.marker.as_ref().map(|marker| Sign::new(marker, &mut values));
                Features { kind: unit.kind, marker, explicit_id: unit.explicit_id, length, facts }
            };
            units.iter().map(of).collect()
        };
        Costs {
            original: features(original),
            translation: features(translation),
            usual: options.length_ratio.ln(),
            spread: options.length_spread,
        }
    }

    /// The cost of taking two units for one another.
    fn pair(&self, i: usize, j: usize) -> u32 {
        let (a, b) = (&self.original[i], &self.translation[j]);
        if a.explicit_id.is_some() && b.explicit_id.is_some() {
            return NEVER;
        }
        let kind = if a.kind == b.kind { 0 } else { KIND };
        let marker = if same_marker(a.marker, b.marker) { 0 } else { MARKER };
        kind + marker + self.length(a.length, b.length) + facts(&a.facts, &b.facts)
    }

    fn length(&self, a: Option<f64>, b: Option<f64>) -> u32 {
        let cost = match (a, b) {
            (Some(a), Some(b)) => {
                let off = (b - a - self.usual) / self.spread;
                (off * off / 2.0 * 1_000.0).min(LENGTH_MOST)
            }
            (None, None) => 0.0,
            _ => LENGTH_MOST,
        };
        thousandths(cost)
    }
}

impl Sign {
    /// `values` are the numbers given so far.
    fn new<'a>(marker: &'a Marker, values: &mut FxHashMap<&'a str, usize>) -> Sign {
        let (sort, next) = (sort(marker.kind), values.len());
        let rank = (sort == MarkerKind::Letter && marker.rank != 0).then_some(marker.rank);
        Sign { sort, value: *values.entry(&marker.value).or_insert(next), rank }
    }
}

/// Whether two markers may be one. The same letter is either the same sign or the same place of two alphabets.
fn same_marker(a: Option<Sign>, b: Option<Sign>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.sort == b.sort && (a.value == b.value || a.rank.is_some() && a.rank == b.rank),
        (None, None) => true,
        _ => false,
    }
}

/// A clause or point may be written with its word or without.
fn sort(kind: MarkerKind) -> MarkerKind {
    match kind {
        MarkerKind::Word(Division::Clause) => MarkerKind::Number,
        MarkerKind::Word(Division::Point) => MarkerKind::Letter,
        other => other,
    }
}

/// By how much two multisets differ (Jaccard).
fn facts(a: &[usize], b: &[usize]) -> u32 {
    let (mut i, mut j, mut both) = (0, 0, 0_u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        both += u32::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX) - both;
    if all == 0 { 0 } else { thousandths(FACTS * (1.0 - f64::from(both) / f64::from(all))) }
}

/// A cost as a whole number; what is no number (a ratio of nothing) costs most.
fn thousandths(cost: f64) -> u32 {
    // No cost is negative.
    if cost.is_finite() { (cost + 0.5) as u32 } else { LENGTH_MOST as u32 }
}
