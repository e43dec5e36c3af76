//! How the clauses of a document are named when they are cited.
//!
//! In: the units of a document. Out: for every numbered clause the numbers that lead to it, the outermost first, as
//! the text shows them: `đ` stays `đ`, whatever its id. How a language joins them, its pack knows.

use rustc_hash::FxHashMap;

use super::Unit;
use super::marker::{Marker, MarkerKind};
use crate::lang::{ClauseStep, Division};

/// The way to every numbered clause, with its block.
pub fn citations(units: &[Unit<'_>]) -> Vec<(usize, Vec<ClauseStep>)> {
    let mut steps: FxHashMap<&str, ClauseStep> = FxHashMap::default();
    let mut all = Vec::new();
    for unit in units {
        let (Some(path), Some(marker)) = (unit.clause.as_deref(), unit.marker.as_ref()) else { continue };
        if marker.kind == MarkerKind::Dash {
            continue;
        }
        let step = ClauseStep { division: division(marker), shown: shown(unit.text, marker) };
        steps.insert(path, step);
        // A part of the path that is no number, such as the name of an annex, has no step of its own.
        let way = ends(path).filter_map(|end| steps.get(&path[..end]).cloned()).collect();
        all.push((unit.block, way));
    }
    all
}

fn division(marker: &Marker) -> Option<Division> {
    if let MarkerKind::Word(division) = marker.kind { Some(division) } else { None }
}

/// Where the parts of a path end.
fn ends(path: &str) -> impl Iterator<Item = usize> + '_ {
    path.match_indices('.').map(|(at, _)| at).chain([path.len()])
}

/// The number as it stands at the beginning of the text; an item of a numbered list has its number from the list.
fn shown(text: &str, marker: &Marker) -> String {
    let is_word = matches!(marker.kind, MarkerKind::Word(_));
    let own = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    // After a word of one or two syllables (*Phụ lục 1*); without a word, at the very beginning.
    let mut own = own.skip(usize::from(is_word)).take(if is_word { 2 } else { 1 });
    let found = if is_word {
        own.find(|word| word.chars().any(|c| c.is_ascii_digit()) || word.chars().count() <= 2 || is_roman(word))
    } else {
        own.find(|word| word.to_lowercase().replace('đ', "dd").replace('ư', "uw") == marker.value)
    };
    found.map_or_else(|| marker.value.clone(), str::to_owned)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXLC".contains(&b))
}
