//! Clause paths of a translation in the original's letters.
//!
//! A translation may keep the original's letters (a b c d đ e) or number by its own alphabet (a b c d e f). In the
//! second case one letter names two points, and a path is no sign that two clauses are the same.

use std::collections::BTreeMap;

use super::{MarkerKind, Unit};
use crate::lang::Division;

/// The clause path of every unit of the translation as the original would write it; `None` where there is none or
/// where it is not sure which letter is meant.
pub(super) fn paths(original: &[Unit<'_>], translation: &[Unit<'_>]) -> Vec<Option<String>> {
    let originals = groups(original);
    let own = groups(translation);
    let mut renamed: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut paths = Vec::with_capacity(translation.len());
    for unit in translation {
        let path = unit.clause.as_deref().and_then(|clause| {
            let (above, part) = clause.rsplit_once('.').unwrap_or(("", clause));
            let new_above = renamed.get(above).cloned().unwrap_or_else(|| Some(above.to_owned()))?;
            let part = if is_letter(unit) {
                let theirs = originals.get(new_above.as_str()).map_or(&[][..], Vec::as_slice);
                rename(part, theirs, own.get(above).map_or(&[][..], Vec::as_slice))?
            } else {
                part
            };
            Some(if new_above.is_empty() { part.to_owned() } else { format!("{new_above}.{part}") })
        });
        if let Some(clause) = &unit.clause {
            renamed.insert(clause, path.clone());
        }
        paths.push(path);
    }
    paths
}

/// The letters below each clause.
fn groups<'a>(units: &'a [Unit<'_>]) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for unit in units.iter().filter(|unit| is_letter(unit)) {
        if let Some(clause) = unit.clause.as_deref() {
            let (above, part) = clause.rsplit_once('.').unwrap_or(("", clause));
            groups.entry(above).or_default().push(part);
        }
    }
    groups
}

fn is_letter(unit: &Unit<'_>) -> bool {
    let kind = unit.marker.as_ref().map(|m| m.kind);
    matches!(kind, Some(MarkerKind::Letter | MarkerKind::Word(Division::Point)))
}

/// The original's letter for a translation's, given all letters of both lists.
fn rename<'a>(letter: &'a str, original: &[&'a str], translation: &[&str]) -> Option<&'a str> {
    let special = |letters: &[&'a str]| letters.iter().find(|l| l.len() > 1).copied();
    let foreign = match (special(original), translation.iter().find(|l| l.len() > 1).copied()) {
        (Some(_), Some(_)) | (None, None) => return Some(letter),
        (Some(foreign), None) | (None, Some(foreign)) => foreign,
    };
    if original.len() == translation.len() {
        let place = translation.iter().position(|l| *l == letter)?;
        return original.get(place).copied();
    }
    // Up to the first letter that only one of them knows, both count alike.
    (letter < foreign).then_some(letter)
}
