//! How every translation stands to its original, by the sidecar of its page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Ground, head};
use crate::bilingual::diff::{diff, inline};
use crate::bilingual::sidecar::{ENDING, Entry, Sidecar};
use crate::bilingual::{Both, Part, Segment, State, Verdict, judge};
use crate::content::{FOLDER, ParsedPage};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::markdown::Doc;
use crate::model::{Counts, Freshness, Pair, RowState, SegmentPair, Site, TextId};
use crate::source::{SourceId, Span};
use crate::text::words::excerpt;

/// How much of a block is quoted in a message, in characters.
const QUOTE: usize = 60;

/// The sidecars that were read, by their path without its ending.
pub type Sidecars = BTreeMap<String, (SourceId, Arc<Sidecar>)>;

/// A translation that was judged: by which pair and record, how it stands, and what is said of it.
#[derive(Debug)]
pub(super) struct Judged {
    pair: Arc<Pair>,
    sidecar: Arc<Sidecar>,
    freshness: Arc<Freshness>,
    problems: Diagnostics,
}

/// Gives every set its sidecar, and says which belong to none.
pub(super) fn assign(site: &mut Site, mut sidecars: Sidecars, ground: &Ground<'_>, diagnostics: &mut Diagnostics) {
    if sidecars.is_empty() {
        return;
    }
    let stem = |text: &ParsedPage| {
        let path = ground.path(text);
        let tag = &site.config.language(text.name.language).tag;
        path.strip_suffix(&format!(".{tag}.md")).unwrap_or(path).to_owned()
    };
    let mut found = BTreeMap::new();
    for set in &site.sets {
        let Some(original) = set.texts[set.original.index()] else { continue };
        if let Some((_, sidecar)) = sidecars.remove(&stem(&site.texts[original.index()])) {
            found.insert(original, sidecar);
        }
    }
    let stems: BTreeSet<String> = site.texts.iter().map(|text| stem(text)).collect();
    let original = &site.config.language(site.config.original).tag;
    for (stem, (source, _)) in sidecars.iter().filter(|(stem, _)| !stems.contains(*stem)) {
        let expected = format!("{stem}.{original}.md");
        diagnostics.push(Diagnostic::at(Code::SyncOrphan, Span::file(*source)).arg("expected", expected));
    }
    site.sidecars = found;
}

/// The notes about blocks that one text lacks: for every translation, the row and the note.
pub(super) type Unpaired = BTreeMap<TextId, Vec<(usize, Diagnostic)>>;

/// Judges every translation whose page has a sidecar, and reports what is not as it was checked. What was accepted
/// in one language only is no longer noted as unpaired.
pub(super) fn judge_all(
    site: &mut Site,
    mut unpaired: Unpaired,
    earlier: Option<&Site>,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) {
    let judged: Vec<(TextId, Judged)> = site
        .pairs
        .par_iter()
        .filter_map(|(id, pair)| {
            let sidecar = site.sidecars.get(&pair.original)?;
            if let Some(known) = earlier.and_then(|earlier| earlier.findings.judged.get(id))
                && Arc::ptr_eq(&known.pair, pair)
                && Arc::ptr_eq(&known.sidecar, sidecar)
            {
                let (freshness, problems) = (Arc::clone(&known.freshness), known.problems.clone());
                let (pair, sidecar) = (Arc::clone(pair), Arc::clone(sidecar));
                return Some((*id, Judged { pair, sidecar, freshness, problems }));
            }
            let (freshness, problems) = look_at(site, pair, sidecar, ground)?;
            let (pair, sidecar, freshness) = (Arc::clone(pair), Arc::clone(sidecar), Arc::new(freshness));
            Some((*id, Judged { pair, sidecar, freshness, problems }))
        })
        .collect();
    for (id, judged) in judged {
        if let Some(notes) = unpaired.get_mut(&id) {
            notes.retain(|(row, _)| judged.freshness.rows.get(*row).is_none_or(|row| row.state != State::Fresh));
        }
        diagnostics.extend(judged.problems.clone());
        site.freshness.insert(id, Arc::clone(&judged.freshness));
        site.findings.judged.insert(id, judged);
    }
    diagnostics.extend(unpaired.into_values().flatten().map(|(_, note)| note));
}

fn look_at(site: &Site, pair: &Pair, sidecar: &Sidecar, ground: &Ground<'_>) -> Option<(Freshness, Diagnostics)> {
    let (original, translation) = (&site.texts[pair.original.index()], &site.texts[pair.translation.index()]);
    let languages = [original, translation].map(|text| site.config.language(text.name.language));
    let entries: Vec<&Entry> = sidecar.of_language(&languages[1].tag).map(|(_, entry)| entry).collect();
    // A sidecar that is whole and says nothing of this language is somebody else's.
    if entries.is_empty() && !sidecar.entries.is_empty() && !sidecar.is_damaged {
        return None;
    }
    let docs = site.docs(pair)?;
    let sides = [(&**original, &*docs[0]), (&**translation, &*docs[1])];
    let segments = site.segment_pairs(pair, &docs, ground.origins);
    let blocks: Vec<Both<'_>> = segments.iter().map(SegmentPair::wordings).collect();
    let verdicts = judge(&blocks, &entries, languages[0].pack(), languages[1].pack());
    let mut counts = Counts::default();
    let mut problems = Diagnostics::default();
    let mut states = Vec::with_capacity(segments.len());
    let mut unknown: Option<Span> = None;
    for ((segment, block), verdict) in segments.iter().zip(&blocks).zip(&verdicts) {
        if block.original.is_some() || block.translation.is_some() {
            counts.add(verdict.state);
        }
        let state = row_state(verdict, &entries);
        if verdict.state == State::Unknown {
            unknown = unknown.or(segment.translation.as_ref().map(|s| place(sides[1], s)));
        }
        problems.extend(problem(segment, &state, sides, &languages.map(|l| l.tag.as_str()), site));
        states.push(state);
    }
    if let Some(span) = unknown {
        let note = Diagnostic::at(Code::TranslationUnchecked, span).arg("count", counts.unknown);
        problems.push(note.arg("language", &languages[0].tag));
    }
    let checked = entries.iter().filter_map(|entry| entry.date).max();
    let mut states = segments.iter().zip(states).peekable();
    let mut field = |part: Part| {
        let next = states.next_if(|(segment, _)| segment.part() == Some(part));
        next.map_or_else(RowState::fresh, |(_, state)| state)
    };
    let (title, description) = (field(Part::Title), field(Part::Description));
    let rows = pair.rows().map(|row| {
        let is_its = |(original, translation): (Option<u32>, Option<u32>)| {
            original.is_some() && original == row.original || translation.is_some() && translation == row.translation
        };
        let next = states.next_if(|(segment, _)| is_its(segment.blocks()));
        next.map_or_else(RowState::fresh, |(_, state)| state)
    });
    let rows = rows.collect();
    Some((Freshness { rows, title, description, counts, checked, status: counts.status() }, problems))
}

fn row_state(verdict: &Verdict, entries: &[&Entry]) -> RowState {
    let entry = verdict.entry.and_then(|at| entries.get(at));
    let was = entry.and_then(|e| e.original.as_ref()).filter(|was| verdict.original.as_ref() != Some(&was.hash));
    RowState {
        state: verdict.state,
        was: was.map(|was| was.text.clone()),
        date: entry.and_then(|e| e.date),
        by: entry.and_then(|e| e.by.clone()),
    }
}

/// Where a segment stands.
fn place((text, doc): (&ParsedPage, &Doc), segment: &Segment<'_>) -> Span {
    match (&segment.place, segment.part) {
        (Some(range), _) => Span::new(text.source, range.clone()),
        (None, Part::Block(block, _)) => doc.blocks.get(block as usize).map_or_else(|| head(text), |b| b.span),
        (None, _) => head(text),
    }
}

/// What is said about a block that is not as it was checked.
fn problem(
    segment: &SegmentPair<'_>,
    state: &RowState,
    texts: [(&ParsedPage, &Doc); 2],
    tags: &[&str; 2],
    site: &Site,
) -> Option<Diagnostic> {
    let code = match state.state {
        State::Stale { is_minor: false } => Code::StaleTranslation,
        State::Stale { is_minor: true } => Code::StaleMinor,
        State::Check => Code::TranslationCheck,
        State::Changed => Code::TranslationChanged,
        State::Fresh | State::Missing | State::Extra | State::Unknown => return None,
    };
    let (original, translation) = (segment.original.as_ref()?, segment.translation.as_ref()?);
    let problem = Diagnostic::at(code, place(texts[1], translation))
        .arg("text", excerpt(translation.plain, QUOTE))
        .arg("language", tags[0])
        .arg("path", &texts[0].0.name.id)
        .arg("name", &segment.id)
        .label(place(texts[0], original), "label-original");
    Some(match &state.was {
        Some(was) => {
            let pack = site.config.language(texts[0].0.name.language).pack();
            problem.detail(inline(&diff(was, &original.text, pack)))
        }
        None => problem,
    })
}

/// Whether a path below the site's root is that of a sidecar; gives it without its ending.
pub fn sidecar_stem(path: &str) -> Option<&str> {
    path.strip_suffix(ENDING).filter(|stem| stem.starts_with(FOLDER) && !stem.ends_with('/'))
}
