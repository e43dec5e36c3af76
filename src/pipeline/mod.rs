//! Building a site: the phases in their order.
//!
//! In: a folder and [`Options`]. Out: an [`Outcome`]: what was made, what is wrong, and the sources that the problems
//! point into. Nothing in the output folder changes if there is an error.

mod cache;
mod earlier;
mod files;
mod others;
mod parse;
mod pictures;
mod report;
mod stamp;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::config::{self, SiteConfig};
use crate::content;
use crate::diag::{Code, Diagnostic, Diagnostics, Level};
use crate::fs::{self, Found, ListingOrder, OpenProblem, OutputFolder};
use crate::model::assemble::{self, Input};
use crate::model::{Site, lock};
use crate::offline;
use crate::output::{Accounts, Memory, Nowhere, OutputFile, Sink, Tree};
use crate::readability;
use crate::render::{self, Reuse, Shared, SharedInput};
use crate::source::{SourceId, Sources};
use crate::spelling;
use crate::text::url::UrlPath;
use crate::theme;

pub use cache::Cache;
use earlier::{Earlier, Made};
use others::Other;
use report::WorkClock;
pub use report::{Phase, Report, Timings};
use stamp::Stamp;

/// The folder of files that are published as they are, below the site's root.
pub const STATIC: &str = "static";

/// What a build depends on besides the files.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// Another base URL than that of the settings.
    pub base_url: Option<String>,
    /// Whether drafts, scheduled and expired pages are published too.
    pub drafts: bool,
    /// Whether the addresses of this build are published ones, to be remembered in the lock file.
    pub remember: bool,
    /// The day for which the site is built.
    pub build_date: Date,
    /// Whether warnings stop the build.
    pub deny_warnings: bool,
    /// In which order files are read; changes nothing.
    pub order: ListingOrder,
    /// Whether the site is made for a disk: without what only a host can do.
    pub bundle: bool,
    /// What earlier runs found out; changes nothing but the time a run takes.
    pub cache: Arc<Cache>,
}

/// Whether files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The output folder is brought up to date.
    Write,
    /// Everything is made and thrown away, to find what is wrong.
    Check,
}

/// How a build ended.
#[derive(Debug)]
pub struct Outcome {
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// The texts that the problems point into.
    pub sources: Sources,
    /// What was made; none if there is an error.
    pub report: Option<Report>,
    /// What it was made of, if it came so far. A process that ends need not take it apart.
    pub shared: Option<Arc<Shared>>,
}

/// Builds the site into memory: the outcome, and the site if there is one to be shown or packed. Nothing on the disk
/// changes.
///
/// # Errors
///
/// Fails if the disk does.
pub fn preview(options: &Options, onlooker: &dyn Onlooker) -> Result<(Outcome, Option<Arc<Tree>>), Failure> {
    let memory = Memory::default();
    let before = options.cache.take_earlier();
    let mut after = None;
    let preview = Preview { memory: &memory, onlooker, before: before.as_ref(), after: &mut after };
    let outcome = run(options, Mode::Check, Some(preview))?;
    let tree = outcome.report.is_some().then(|| Arc::new(memory.into_tree()));
    if let (Some(earlier), Some(tree), Some(shared)) = (&mut after, &tree, &outcome.shared) {
        let (others, is_silent) = (std::mem::take(&mut earlier.others), earlier.is_silent);
        let made = Made { shared: Arc::clone(shared), tree: Arc::clone(tree), others, is_silent };
        earlier.earlier.made = Some(made);
    }
    // What could not be made leaves the last site that could: mending a mistake is a small change to that.
    let after = after.map(|after| after.earlier).filter(|earlier| earlier.made.is_some());
    let (kept, done) = if after.is_some() { (after, before) } else { (before, None) };
    options.cache.keep_earlier(kept);
    // Taking a large site apart would keep the new one waiting.
    rayon::spawn(move || drop(done));
    Ok((outcome, tree))
}

/// Somebody who looks at a preview while it is renewed.
pub trait Onlooker {
    /// The paths of the files that are looked at.
    fn looked_at(&self) -> Vec<String>;
    /// Takes these files of the new site; the others follow.
    fn first(&self, files: Vec<OutputFile>);
}

/// Nobody: the site is shown when it is whole.
#[derive(Debug)]
pub struct Nobody;

impl Onlooker for Nobody {
    fn looked_at(&self) -> Vec<String> {
        Vec::new()
    }

    fn first(&self, _: Vec<OutputFile>) {}
}

/// A run that makes a preview: where the site goes, what the last run came to, and room for what this one does.
struct Preview<'r> {
    memory: &'r Memory,
    onlooker: &'r dyn Onlooker,
    before: Option<&'r Earlier>,
    after: &'r mut Option<After>,
}

/// What a run came to, before its files are put together.
struct After {
    earlier: Earlier,
    /// The paths of the files that are made of no template, by what made them.
    others: Vec<Vec<String>>,
    is_silent: bool,
}

/// Builds the site.
///
/// # Errors
///
/// Fails if the disk does, or another build is at work; problems of the site itself are in the outcome.
pub fn build(options: &Options, mode: Mode) -> Result<Outcome, Failure> {
    run(options, mode, None)
}

fn run(options: &Options, mode: Mode, preview: Option<Preview<'_>>) -> Result<Outcome, Failure> {
    let mut timings = Timings::default();
    let mut listing = None;
    if mode == Mode::Write {
        let known = timings.measure(Phase::Stamp, || {
            let stamp = Stamp::read(options)?;
            let now = listing.insert((stamp.folders().to_vec(), list(options, stamp.folders())));
            stamp.outcome(options, now.1.census().as_ref())
        });
        if let Some(Outcome { report: Some(report), diagnostics, sources, shared }) = known {
            return Ok(Outcome { report: Some(Report { timings, ..report }), diagnostics, sources, shared });
        }
    }
    let before = preview.as_ref().and_then(|preview| preview.before);
    let Reading { site, sources, mut diagnostics, files, folders, census, pieces, noted } =
        read_timed(options, listing, before, &mut timings)?;
    let Some(site) = site else { return Ok(Outcome { diagnostics, sources, report: None, shared: None }) };
    // How words are spelled and how long sentences are is asked for, and is no matter of a build.
    if mode == Mode::Check && preview.is_none() {
        diagnostics.append(timings.measure(Phase::Spelling, || spelling::check(&site, &sources)));
        diagnostics.append(timings.measure(Phase::Readability, || readability::check(&site, &sources)));
    }
    let levels = site.config.levels.clone();
    let lock_is_whole = !diagnostics.contains(Code::LockDamaged);
    let available = fs::folder_names(&options.root.join(theme::FOLDER));
    let (theme, problems) = timings.measure(Phase::Theme, || theme::load(&site.config, &sources, &available));
    diagnostics.append(problems);
    let stop = |mut diagnostics: Diagnostics, sources| {
        diagnostics.apply_levels(|code| levels.get(&code).copied());
        without_consequences(&mut diagnostics);
        Ok(Outcome { diagnostics, sources, report: None, shared: None })
    };
    let Some(theme) = theme.filter(|_| site.find("_index").is_some()) else { return stop(diagnostics, sources) };
    diagnostics.apply_levels(|code| levels.get(&code).copied());
    without_consequences(&mut diagnostics);
    let (theme_files, problems) = files::theme_assets(&options.root, &theme::folder(&site.config), &files)?;
    diagnostics.append(problems);
    let (shared, problems) = Shared::new(SharedInput {
        assets: theme_files.iter().map(|a| (a.name.clone(), a.url.as_str().to_owned())).collect(),
        theme_extra: theme.extra,
        strings: theme.strings,
        inline: theme.inline,
        site,
    });
    diagnostics.append(problems);
    let mut templates = theme.templates;
    templates.connect(Arc::clone(&shared) as Arc<dyn crate::templates::SiteFacts>);

    // With an error in the content the pages are still rendered, into nowhere, so that the templates' problems are
    // told in the same run.
    let stopped = blocks(&diagnostics, options);
    let folder = if mode == Mode::Write && !stopped { Some(open(options)?) } else { None };
    let kept = before.zip(census.as_ref()).and_then(|(before, now)| before.kept(options, now));
    let kept = kept.filter(|kept| !stopped && kept.same_ids(&sources) && kept.same_settings(&sources));
    let finished = kept.as_ref().and_then(|kept| kept.finished(&shared.site, &sources));
    let folder = match folder {
        Some(Err(problem)) => {
            diagnostics.push(*problem);
            return stop(diagnostics, sources);
        }
        Some(Ok(folder)) => Some(folder),
        None => None,
    };
    let sink: &dyn Sink = match (&folder, &preview) {
        (Some(folder), _) => folder,
        (None, Some(preview)) => preview.memory,
        (None, None) => &Nowhere,
    };
    let theme_urls: Vec<_> = theme_files.iter().map(|asset| asset.url.clone()).collect();
    let shell = offline::shell(&shared.site.config, &theme_urls);
    let accounts = Accounts::watching(shell.iter().map(UrlPath::output_path));
    // Where everything is rendered anew, what is looked at comes first.
    if let Some(preview) = preview.as_ref().filter(|_| finished.is_none() && !stopped) {
        let wanted = preview.onlooker.looked_at();
        if !wanted.is_empty() {
            preview.onlooker.first(render::render_some(&shared, &templates, &wanted));
        }
    }
    let reuse = finished.as_ref().map(|(made, sets)| Reuse { tree: &made.tree, sets });
    let clock = WorkClock::default();
    let rendered = timings
        .measure(Phase::Render, || render::render_site(&shared, &templates, &accounts, sink, reuse.as_ref(), &clock));
    timings.note(&clock);
    let is_silent = rendered.0.is_empty();
    diagnostics.append(rendered.0);
    rendered.1?;
    let others = timings.measure(Phase::Feeds, || {
        others::make(&shared, &templates, &theme_files, finished.as_ref().map(|(made, _)| *made))
    });
    others.par_iter().flatten().try_for_each(|other| match other {
        Other::Made(file) => render::deliver(file, &accounts, sink),
        Other::Kept(path, file) if accounts.claim_path(path, file.bytes.len()) => sink.keep(path, file),
        Other::Kept(..) => Ok(()),
    })?;
    timings.measure(Phase::Assets, || {
        files::deliver(&options.root, &shared.site, &theme_files, &files, STATIC, &accounts, sink)
    })?;
    let is_kept = folder.is_some() || preview.is_some();
    let problems = timings.measure(Phase::Pictures, || {
        pictures::deliver(&options.root, &shared.site, &options.cache, is_kept, &accounts, sink)
    })?;
    diagnostics.append(problems);
    // A preview keeps nothing: it would show yesterday's page to somebody who is writing today's.
    let worker = match &preview {
        Some(_) => offline::withdrawn(),
        None => offline::worker(&shared.site.config, &shell, &accounts.hashes()),
    };
    // A site that asks for no worker may have one of its own.
    let has_own = files.iter().any(|f| f.path == format!("{STATIC}/{}", offline::FILE));
    if shared.site.config.offline.is_some() || !has_own {
        render::deliver(&worker, &accounts, sink)?;
    }
    // What claims one address in the model claims one file here, and is reported with its place.
    if !diagnostics.contains(Code::DuplicateUrl) {
        let pages = shared.site.pages.iter();
        let owners = pages.map(|p| (p.url.output_path(), sources.get(shared.site.text(p).source).path.as_str()));
        diagnostics.append(files::clashes(&accounts, &files, STATIC, &owners.collect()));
    }
    diagnostics.apply_levels(|code| levels.get(&code).copied());
    if blocks(&diagnostics, options) {
        if let Some(folder) = folder {
            folder.discard();
        }
        without_consequences(&mut diagnostics);
        return Ok(Outcome { diagnostics, sources, report: None, shared: None });
    }
    let committed = match folder {
        Some(folder) => {
            let committed = timings.measure(Phase::Write, || folder.commit())?;
            // What is damaged is left for its writer to restore.
            if options.remember && lock_is_whole {
                fs::write_atomic(&options.root.join(lock::FILE), shared.site.lock.to_text().as_bytes())?;
            }
            Some(committed)
        }
        None => None,
    };
    if let (Some(preview), Some(census)) = (preview, census.clone()) {
        let earlier = Earlier {
            asked: stamp::asked(options),
            census,
            sources: sources.clone(),
            noted,
            parsed: pieces,
            made: None,
        };
        let others = others.iter().map(|made| made.iter().map(|other| other.path().to_owned()).collect()).collect();
        *preview.after = Some(After { earlier, others, is_silent });
    }
    let mut report = Report::new(&shared.site, &accounts, committed, timings);
    let mut outcome = Outcome { diagnostics, sources, report: Some(report.clone()), shared: Some(shared) };
    if mode == Mode::Write
        && let Some(census) = census
    {
        report.timings.measure(Phase::Stamp, || {
            if let Some(stamp) = Stamp::take(options, folders, census, &accounts, &outcome) {
                stamp.keep(options);
            }
        });
        outcome.report = Some(report);
    }
    Ok(outcome)
}

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
    files: Vec<fs::FileEntry>,
    /// The folders that were read, and how their files looked before.
    folders: Vec<String>,
    census: Option<fs::Census>,
    /// What the texts and sidecars were parsed into.
    pieces: earlier::Parsed,
    /// Texts of which something was said when they were read.
    noted: BTreeSet<SourceId>,
}

/// Reads a site without making anything of it: for commands that ask about its texts.
///
/// # Errors
///
/// Fails if the disk does.
pub fn read(options: &Options) -> Result<Reading, fs::Error> {
    read_timed(options, None, None, &mut Timings::default())
}

/// Reads a site; `listing` are its files if somebody has listed them already, in these folders.
fn read_timed(
    options: &Options,
    listing: Option<(Vec<String>, fs::Listing)>,
    before: Option<&Earlier>,
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
    let listing = listing.filter(|(listed, _)| *listed == folders);
    let (found, census, kept) = timings.measure(Phase::Discover, || {
        let listing = listing.map_or_else(|| list(options, &folders), |(_, listing)| listing);
        let census = listing.census();
        let kept = before.zip(census.as_ref()).and_then(|(before, now)| before.kept(options, now));
        let known = |path: &str| kept.as_ref().and_then(|kept| kept.text(path));
        fs::read(&options.root, listing, options.order, &known).map(|found| (found, census.clone(), kept))
    })?;
    let Found { sources, files, diagnostics: problems } = found;
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
    let ground = parse::Ground { config: &config, sources: &sources, memo: &memo, kept: kept.as_ref() };
    let parsed = timings.measure(Phase::Parse, || parse::content(ground, &mut diagnostics));
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
    if before.is_none() {
        timings.measure(Phase::Cache, || options.cache.keep(&memo));
    }
    diagnostics.append(problems);
    Ok(Reading { site: Some(site), sources, diagnostics, files, folders, census, pieces: parsed.pieces, noted })
}

/// A failure that is nobody's content.
#[derive(Debug)]
pub enum Failure {
    /// The disk failed.
    Disk(fs::Error),
    /// Another build is writing the same folder.
    Busy(PathBuf),
}

impl From<fs::Error> for Failure {
    fn from(error: fs::Error) -> Self {
        Failure::Disk(error)
    }
}

/// A text that cannot be read has no address and no terms: with an error, addresses that are gone are no news.
fn without_consequences(diagnostics: &mut Diagnostics) {
    if diagnostics.has_errors() {
        diagnostics.remove(Code::AddressGone);
    }
}

fn blocks(diagnostics: &Diagnostics, options: &Options) -> bool {
    diagnostics.has_errors() || (options.deny_warnings && diagnostics.count(Level::Warning) > 0)
}

type Settings = (Option<SiteConfig>, Sources, Diagnostics);

/// Reads the settings alone, for they say what else is to be read. None if there are none.
fn settings(options: &Options) -> Result<Option<Settings>, fs::Error> {
    let Some(found) = fs::read_settings(&options.root, config::FILE)? else { return Ok(None) };
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
fn folders(config: &SiteConfig) -> Vec<String> {
    vec![content::FOLDER.to_owned(), theme::folder(config), theme::TEMPLATES.to_owned(), STATIC.to_owned()]
}

fn list(options: &Options, folders: &[String]) -> fs::Listing {
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

fn open(options: &Options) -> Result<Result<OutputFolder, Box<Diagnostic>>, Failure> {
    match OutputFolder::open(&options.output) {
        Ok(folder) => Ok(Ok(folder)),
        Err(OpenProblem::Foreign) => {
            let path = options.output.display().to_string();
            Ok(Err(Box::new(Diagnostic::in_file(Code::OutputForeign, &path).arg("path", &path))))
        }
        Err(OpenProblem::Busy) => Err(Failure::Busy(options.output.clone())),
        Err(OpenProblem::Disk(error)) => Err(Failure::Disk(error)),
    }
}
