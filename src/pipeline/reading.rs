//! From the files of a site to a [`Site`], before anything is made of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::earlier::{self, Earlier};
use super::stamp::Stamp;
use super::{Mode, Options, Phase, STATIC, Timings, files, parse};
use crate::config::{self, SiteConfig};
use crate::content::{self, Body};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs::{self, Found, Known};
use crate::model::assemble::{self, Input};
use crate::model::{Site, lock};
use crate::source::{Fetch, SourceId, Sources};
use crate::theme;

/// A site as it was read, before anything is made of it.
#[derive(Debug)]
pub struct Reading {
    /// The site; none if its settings cannot be used.
    pub site: Option<Site>,
    /// The texts that problems point into.
    pub sources: Sources,
    /// What is wrong. Levels of the settings are not applied yet.
    pub diagnostics: Diagnostics,
    /// The other files of the site.
    pub(super) files: Vec<fs::FileEntry>,
    /// The folders that were read, and how their files looked before.
    pub(super) folders: Vec<String>,
    pub(super) census: Option<fs::Census>,
    /// What the texts and sidecars were parsed into.
    pub(super) pieces: earlier::Parsed,
    /// Texts of which something was said when they were read.
    pub(super) noted: BTreeSet<SourceId>,
}

/// Reads a site without making anything of it: for commands that ask about its texts.
///
/// # Errors
///
/// Fails if the disk does.
pub fn read(options: &Options) -> Result<Reading, fs::Error> {
    read_timed(options, None, Past::Preview(None), &mut Timings::default())
}

/// For whom a site is read, and what is known of it.
#[derive(Clone, Copy)]
pub(super) enum Past<'p> {
    /// For a preview, or a command that asks about texts: what the run of this process came to before. All texts stay
    /// in memory, for they are needed again and again.
    Preview(Option<&'p Earlier>),
    /// For a run that ends with its process: what the last build left behind. A text is in memory while it is needed.
    Build(Option<&'p Stamp>, Mode),
}

/// Reads a site; `listing` are its files if somebody has listed them already, in these folders.
pub(super) fn read_timed(
    options: &Options,
    listing: Option<(Vec<String>, fs::Listing)>,
    past: Past<'_>,
    timings: &mut Timings,
) -> Result<Reading, fs::Error> {
    let mut diagnostics = Diagnostics::default();
    let none = |diagnostics, sources| Reading {
        site: None,
        sources,
        diagnostics,
        files: Vec::new(),
        folders: Vec::new(),
        census: None,
        pieces: earlier::Parsed::new(),
        noted: BTreeSet::new(),
    };
    let Some((config, settings_sources, problems)) = settings(options)? else {
        let path = config::FILE;
        diagnostics.push(Diagnostic::in_file(Code::SettingsMissing, path).arg("path", path));
        return Ok(none(diagnostics, Sources::default()));
    };
    let Some(config) = config else { return Ok(none(problems, settings_sources)) };
    diagnostics.extend(output_place(options, &config));
    let folders = folders(&config);
    let (before, left) = match past {
        Past::Preview(before) => (before, None),
        Past::Build(left, _) => (None, left),
    };
    let fetch = fetch(options);
    let listing = listing.filter(|(listed, _)| *listed == folders);
    let (found, census, kept) = timings.measure(Phase::Discover, || {
        let listing = listing.map_or_else(|| list(options, &folders), |(_, listing)| listing);
        let census = listing.census();
        let kept = before.zip(census.as_ref()).and_then(|(before, now)| before.kept(options, now));
        let left = left.zip(census.as_ref()).map(|(left, now)| left.known(now)).unwrap_or_default();
        let hash = |path: &str| Some(Known::Hash(*left.get(path)?, fetch.clone()));
        let text = |path: &str| Some(Known::Text(kept.as_ref()?.text(path)?));
        let known = |path: &str| text(path).or_else(|| hash(path));
        fs::read(&options.root, listing, options.order, &known).map(|found| (found, census.clone(), kept))
    })?;
    let Found { mut sources, files, diagnostics: problems } = found;
    let noted = problems.sorted().iter().filter_map(|problem| Some(problem.span?.source)).collect();
    diagnostics.append(problems);
    let settings = sources.find(config::FILE).unwrap_or(SourceId::new(0));
    // Read again, for only now do their places lie in the set of sources that is shown.
    let (config, problems) = config::parse(settings, sources.get(settings));
    diagnostics.append(problems);
    let Some(config) = config.map(|config| as_asked(config, options)) else {
        return Ok(none(diagnostics, sources));
    };
    let kept = kept.filter(|kept| kept.same_ids(&sources) && kept.same_settings(&sources));
    let memo = timings.measure(Phase::Cache, || options.cache.memo());
    let ground = parse::Ground {
        config: &config,
        sources: &sources,
        memo: &memo,
        cache: &options.cache,
        settings,
        in_memory: matches!(past, Past::Preview(_)),
        kept: kept.as_ref(),
    };
    let parsed = timings.measure(Phase::Parse, || parse::content(ground, &mut diagnostics));
    if let Past::Build(_, Mode::Write) = past {
        let on_shelf = parsed.texts.iter().filter(|text| matches!(text.body, Body::Elsewhere { .. }));
        sources.forget(on_shelf.map(|text| text.source), &fetch);
    }
    let earlier = kept.as_ref().and_then(|kept| kept.site(&sources));
    let (facts, problems) =
        timings.measure(Phase::Assets, || files::facts(&options.root, &files, &sources, &parsed.texts, &memo))?;
    diagnostics.append(problems);
    let file_names = files::names(&files, &sources);
    let (site, problems) = timings.measure(Phase::Assemble, || {
        assemble::assemble(Input {
            config,
            settings,
            build_date: options.build_date,
            drafts: options.drafts,
            texts: parsed.texts,
            origins: &sources,
            files: facts,
            file_names,
            data: parsed.data,
            sources: parsed.sources,
            sidecars: parsed.sidecars,
            glossary: parsed.glossary,
            lock: parsed.lock,
            memo: &memo,
            earlier,
        })
    });
    // A preview that follows another one has what it needs in memory, and nobody should wait for the disk.
    // Of texts that did not come back whole nothing may be remembered.
    if before.is_none() && !options.cache.damage().is_found() {
        timings.measure(Phase::Cache, || options.cache.keep(&memo));
    }
    diagnostics.append(problems);
    Ok(Reading { site: Some(site), sources, diagnostics, files, folders, census, pieces: parsed.pieces, noted })
}

/// What fetches texts that were read before. One that has changed meanwhile is damage: what was found out of it and
/// what is there now do not belong together.
fn fetch(options: &Options) -> Fetch {
    let (root, damage) = (options.root.clone(), options.cache.damage().clone());
    Fetch::new(move |path, hash| {
        fs::read_again(&root, path, hash).unwrap_or_else(|| {
            damage.found();
            Arc::from("")
        })
    })
}

type Settings = (Option<SiteConfig>, Sources, Diagnostics);

/// Reads the settings alone, for they say what else is to be read. None if there are none.
fn settings(options: &Options) -> Result<Option<Settings>, fs::Error> {
    let Some(found) = fs::read_one(&options.root, config::FILE)? else { return Ok(None) };
    let Found { sources, mut diagnostics, .. } = found;
    let source = SourceId::new(0);
    if sources.is_unread(source) {
        return Ok(Some((None, sources, diagnostics)));
    }
    let (config, problems) = config::parse(source, sources.get(source));
    diagnostics.append(problems);
    Ok(Some((config, sources, diagnostics)))
}

fn as_asked(mut config: SiteConfig, options: &Options) -> SiteConfig {
    if let Some(url) = &options.base_url {
        config.base_url = url.trim_end_matches('/').to_owned();
    }
    if options.bundle {
        config.offline = None;
    }
    config
}

/// The folders that a site is read from.
pub(super) fn folders(config: &SiteConfig) -> Vec<String> {
    vec![content::FOLDER.to_owned(), theme::folder(config), theme::TEMPLATES.to_owned(), STATIC.to_owned()]
}

/// The files in these folders, and the settings and the lock.
pub(super) fn list(options: &Options, folders: &[String]) -> fs::Listing {
    fs::list(&options.root, &[config::FILE, lock::FILE], folders)
}

/// The output folder must not lie in a folder that is read, nor hold one: the site would swallow itself.
fn output_place(options: &Options, config: &SiteConfig) -> Option<Diagnostic> {
    let output = fs::absolute(&options.output);
    let read = folders(config);
    let inside = |folder: &String| {
        let folder = fs::absolute(&options.root.join(folder));
        output.starts_with(&folder) || folder.starts_with(&output)
    };
    let other = read.iter().find(|f| inside(f))?;
    let path = options.output.display().to_string();
    Some(Diagnostic::in_file(Code::OutputInsideContent, &path).arg("path", &path).arg("other", other))
}
