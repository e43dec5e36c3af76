//! Recording that a translation was checked: new entries for a page's sidecar.

use jiff::civil::Date;

use super::{Pair, SegmentPair, Site};
use crate::bilingual::sidecar::{Entry, Sidecar, Wording};
use crate::bilingual::{hash, judge};
use crate::source::Sources;

/// What is recorded.
#[derive(Debug, Clone, Copy)]
pub struct Check<'a> {
    /// The blocks, by id; all if none is named.
    pub blocks: &'a [String],
    /// Whether only what was never checked is recorded.
    pub only_unknown: bool,
    /// The day.
    pub date: Date,
    /// Who checked it.
    pub by: Option<&'a str>,
}

/// What came of it.
#[derive(Debug)]
pub struct Recorded {
    /// The sidecar as it is to be written.
    pub sidecar: Sidecar,
    /// How many blocks were recorded.
    pub count: usize,
    /// Ids that were named and that the page does not have, with the nearest that it has.
    pub unknown: Vec<(String, Option<String>)>,
}

impl Site {
    /// Records that a translation was checked against the original as it is today. Entries of other languages, and of
    /// blocks that were not checked now, stay. `before` is the sidecar so far; that of the site if not given.
    pub fn record(&self, pair: &Pair, sources: &Sources, before: Option<&Sidecar>, check: &Check<'_>) -> Recorded {
        let texts = [pair.original, pair.translation].map(|id| &self.texts[id.index()]);
        let languages = texts.map(|text| self.config.language(text.name.language));
        let before =
            before.or_else(|| self.sidecars.get(&pair.original).map(|sidecar| &**sidecar)).cloned().unwrap_or_default();
        let (own, others): (Vec<Entry>, Vec<Entry>) =
            before.entries.into_iter().partition(|entry| entry.lang == languages[1].tag);
        let docs = self.docs(pair).unwrap_or_default();
        let segments = self.segment_pairs(pair, &docs, sources);
        let blocks: Vec<_> = segments.iter().map(SegmentPair::wordings).collect();
        let verdicts = judge(&blocks, &own.iter().collect::<Vec<_>>(), languages[0].pack(), languages[1].pack());
        let mut entries = Vec::with_capacity(segments.len());
        let mut count = 0;
        for ((segment, block), verdict) in segments.iter().zip(&blocks).zip(verdicts) {
            let is_named = check.blocks.is_empty() || check.blocks.contains(&segment.id);
            let known = verdict.entry.and_then(|at| own.get(at));
            // What has no words has nothing to check.
            let has_words = block.original.is_some() || block.translation.is_some();
            if is_named && has_words && (known.is_none() || !check.only_unknown) {
                count += 1;
                entries.push(Entry {
                    id: segment.id.clone(),
                    lang: languages[1].tag.clone(),
                    original: block.original.map(|text| Wording {
                        hash: verdict.original.unwrap_or_else(|| hash(text, languages[0].pack())),
                        text: text.to_owned(),
                    }),
                    translation: verdict.translation,
                    date: Some(check.date),
                    by: check.by.map(str::to_owned),
                });
            } else if let Some(known) = known {
                // Its place may have moved; what was checked stays.
                entries.push(Entry { id: segment.id.clone(), ..known.clone() });
            }
        }
        let ids: Vec<&str> = segments.iter().map(|segment| segment.id.as_str()).collect();
        let unknown = check.blocks.iter().filter(|id| !ids.contains(&id.as_str()));
        let near = |id: &String| crate::text::near::nearest(id, ids.iter().copied()).map(str::to_owned);
        let unknown = unknown.map(|id| (id.clone(), near(id))).collect();
        let mut sidecar = Sidecar { entries, is_newer: before.is_newer, is_damaged: before.is_damaged };
        // Languages in the order of the settings, so that the same state gives the same file.
        sidecar.entries.extend(others);
        let place = |tag: &str| self.config.languages.iter().position(|language| language.tag == tag);
        sidecar.entries.sort_by_key(|entry| place(&entry.lang));
        Recorded { sidecar, count, unknown }
    }
}
