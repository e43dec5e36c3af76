//! The strings of a theme, one catalogue a language.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::SiteConfig;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::Catalogue;
use crate::source::{SourceId, Sources, Span};
use crate::text::near::nearest;

/// The strings that the generator itself needs; every theme has to have them.
pub const GENERATOR_KEYS: &[&str] = &[
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "cite",
    "counterpart",
    "edition-only",
    "footnote-back",
    "footnote-mark",
    "footnotes",
    "link-in-language",
    "not-found-title",
    "page-n",
    "permalink",
    "permalink-clause",
    "side-by-side",
    "size-b",
    "size-kb",
    "size-mb",
    "stale-block",
    "table-scroll",
    "task-done",
    "task-open",
];

/// The strings that the generator needs besides if the site can be read offline.
pub const OFFLINE_KEYS: &[&str] = &["offline-title"];

/// Reads the catalogues of the site's languages and reports what one has and another lacks.
pub(super) fn load(
    config: &SiteConfig,
    folder: &str,
    files: &[(String, SourceId)],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Catalogue> {
    let mut catalogues = Vec::with_capacity(config.languages.len());
    let mut origins: Vec<Origin> = Vec::new();
    for language in &config.languages {
        // `en-GB` may be served by `en.ftl`.
        let short = language.tag.split('-').next().unwrap_or(&language.tag);
        let file =
            files.iter().find(|(tag, _)| *tag == language.tag).or_else(|| files.iter().find(|(tag, _)| tag == short));
        let text = file.map_or("", |(_, source)| sources.get(*source).text());
        let (catalogue, problems) = Catalogue::parse(&language.tag, text);
        let is_whole = problems.is_empty() && file.is_none_or(|(_, source)| !sources.is_unread(*source));
        if let Some((_, source)) = file {
            for problem in problems {
                let span = Span::new(*source, problem.range);
                diagnostics.push(Diagnostic::at(Code::CatalogueSyntax, span).arg("message", problem.message));
            }
        }
        let path = file
            .map_or_else(|| format!("{folder}{}.ftl", language.tag), |(_, source)| sources.get(*source).path.clone());
        origins.push(Origin { source: file.map(|(_, source)| *source), path, is_whole });
        catalogues.push(catalogue);
    }
    report_missing(config, &catalogues, &origins, diagnostics);
    catalogues
}

/// Where a catalogue comes from.
struct Origin {
    source: Option<SourceId>,
    /// The path of the file that there is or should be.
    path: String,
    /// Whether all of it could be read; otherwise what it lacks is no problem of its own.
    is_whole: bool,
}

fn report_missing(config: &SiteConfig, catalogues: &[Catalogue], origins: &[Origin], diagnostics: &mut Diagnostics) {
    let keys: Vec<BTreeSet<&str>> = catalogues.iter().map(|c| c.keys().collect()).collect();
    let names = config.languages.iter().map(|l| format!("language-{}", l.tag));
    let mut wanted: BTreeMap<String, ()> = names.map(|n| (n, ())).collect();
    wanted.extend(GENERATOR_KEYS.iter().map(|k| ((*k).to_owned(), ())));
    if config.offline.is_some() {
        wanted.extend(OFFLINE_KEYS.iter().map(|k| ((*k).to_owned(), ())));
    }
    wanted.extend(keys.iter().flatten().map(|k| ((*k).to_owned(), ())));
    // A key misspelt in one language is one mistake, though then each language has a key that the other lacks.
    let mut slips: BTreeSet<[&str; 2]> = BTreeSet::new();
    for ((language, own), origin) in config.languages.iter().zip(&keys).zip(origins).filter(|(_, o)| o.is_whole) {
        let mut missing = wanted.keys().filter(|k| !own.contains(k.as_str()));
        // A language without a catalogue lacks everything; the first key says it.
        let limit = if origin.source.is_some() { usize::MAX } else { 1 };
        for key in missing.by_ref().take(limit) {
            let near = meant(key, own, &keys);
            if let Some(near) = near {
                let pair = if near < key.as_str() { [near, key] } else { [key, near] };
                if GENERATOR_KEYS.contains(&near) || !slips.insert(pair) {
                    continue;
                }
            }
            let problem = match origin.source {
                Some(source) => Diagnostic::at(Code::StringMissing, Span::file(source)),
                None => Diagnostic::in_file(Code::StringMissing, &origin.path),
            };
            let problem = problem.arg("path", &origin.path);
            diagnostics.push(problem.arg("name", key).arg("language", &language.tag).near(near));
        }
    }
}

/// The key of a catalogue that is likely a missing one, misspelt.
fn meant<'k>(key: &str, own: &BTreeSet<&'k str>, keys: &[BTreeSet<&str>]) -> Option<&'k str> {
    nearest(key, own.iter().copied().filter(|k| !wanted_elsewhere(k, keys)))
}

/// Whether every catalogue has the key: then it is no misspelling of another.
fn wanted_elsewhere(key: &str, keys: &[BTreeSet<&str>]) -> bool {
    keys.iter().all(|k| k.contains(key))
}
