//! Anchors: pairs of units that are sure before anything is compared.

use rustc_hash::FxHashMap;

use super::{Unit, letters};

/// Finds the pairs of units with one explicit id, and then of those with one clause path, in order and without
/// crossings: of pairs that cross, as many are kept as agree.
pub(super) fn anchors(original: &[Unit<'_>], translation: &[Unit<'_>]) -> Vec<(usize, usize)> {
    let paths = letters::paths(original, translation);
    let sure = increasing(&pairs(
        original.iter().map(|unit| unit.explicit_id),
        translation.iter().map(|unit| unit.explicit_id),
    ));
    let mut likely =
        pairs(original.iter().map(|unit| unit.clause.as_deref()), paths.iter().map(|path| path.as_deref()));
    likely.retain(|pair| {
        let next = sure.partition_point(|anchor| anchor.0 < pair.0);
        let before = next.checked_sub(1).and_then(|at| sure.get(at));
        before.is_none_or(|anchor| anchor.1 < pair.1) && sure.get(next).is_none_or(|a| a.0 != pair.0 && a.1 > pair.1)
    });
    let mut anchors = increasing(&likely);
    anchors.extend(sure);
    anchors.sort_unstable();
    anchors
}

/// The places of equal names, in the order of the original; a name given twice on one side names nothing there.
fn pairs<'a>(
    original: impl Iterator<Item = Option<&'a str>>,
    translation: impl Iterator<Item = Option<&'a str>>,
) -> Vec<(usize, usize)> {
    let index = |names: &mut dyn Iterator<Item = Option<&'a str>>| {
        let mut places: FxHashMap<&str, Option<usize>> = FxHashMap::default();
        for (place, name) in names.enumerate() {
            if let Some(name) = name {
                places.entry(name).and_modify(|first| *first = None).or_insert(Some(place));
            }
        }
        places
    };
    let (mut original, mut translation) = (original, translation);
    let originals = index(&mut original);
    let translations = index(&mut translation);
    let both = originals.iter().filter_map(|(name, i)| Some(((*i)?, (*translations.get(name)?)?)));
    let mut pairs: Vec<(usize, usize)> = both.collect();
    pairs.sort_unstable();
    pairs
}

/// The longest choice of pairs (sorted by their first) of which the second ascends as well (patience sorting).
pub(super) fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best choice of each length, and before every pair the one that precedes it there.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chosen = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chosen.push(pairs[at]);
        next = before[at];
    }
    chosen.reverse();
    chosen
}
