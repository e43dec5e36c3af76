//! Building a site: the phases in their order.
//!
//! In: a folder and [`Options`]. Out: an [`Outcome`]: what was made, what is wrong, and the sources that the problems
//! point into. Nothing in the output folder changes if there is an error.

mod cache;
mod files;
mod parse;
mod report;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{self, SiteConfig};
use crate::content;
use crate::diag::{Code, Diagnostic, Diagnostics, Level};
use crate::discovery;
use crate::feeds;
use crate::fs::{self, Found, ListingOrder, OpenProblem, OutputFolder};
use crate::hosting;
use crate::model::assemble::{self, Input};
use crate::model::{Site, lock};
use crate::offline;
use crate::output::{Accounts, Memory, Nowhere, Sink, Tree};
use crate::render::{self, Shared, SharedInput};
use crate::search;
use crate::sitemap;
use crate::source::{SourceId, Sources};
use crate::spelling;
use crate::templates::Templates;
use crate::text::url::UrlPath;
use crate::theme;

pub use cache::Cache;
pub use report::{Phase, Report, Timings};

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
}

/// Builds the site into memory: the outcome, and the site if there is one to be shown or packed. Nothing on the disk
/// changes.
///
/// # Errors
///
/// Fails if the disk does.
pub fn preview(options: &Options) -> Result<(Outcome, Option<Tree>), Failure> {
    let memory = Memory::default();
    let outcome = run(options, Mode::Check, Some(&memory))?;
    let tree = outcome.report.is_some().then(|| memory.into_tree());
    Ok((outcome, tree))
}

/// Builds the site.
///
/// # Errors
///
/// Fails if the disk does, or another build is at work; problems of the site itself are in the outcome.
pub fn build(options: &Options, mode: Mode) -> Result<Outcome, Failure> {
    run(options, mode, None)
}

fn run(options: &Options, mode: Mode, memory: Option<&Memory>) -> Result<Outcome, Failure> {
    let mut timings = Timings::default();
    let Reading { site, sources, mut diagnostics, files } = read_timed(options, &mut timings)?;
    let Some(site) = site else { return Ok(Outcome { diagnostics, sources, report: None }) };
    // How words are spelled is asked for, and is no matter of a build.
    if mode == Mode::Check && memory.is_none() {
        diagnostics.append(timings.measure(Phase::Spelling, || spelling::check(&site, &sources)));
    }
    let levels = site.config.levels.clone();
    let lock_is_whole = !diagnostics.contains(Code::LockDamaged);
    let available = fs::folder_names(&options.root.join(theme::FOLDER));
    let (theme, problems) = timings.measure(Phase::Theme, || theme::load(&site.config, &sources, &available));
    diagnostics.append(problems);
    let stop = |mut diagnostics: Diagnostics, sources| {
        diagnostics.apply_levels(|code| levels.get(&code).copied());
        without_consequences(&mut diagnostics);
        Ok(Outcome { diagnostics, sources, report: None })
    };
    let Some(theme) = theme.filter(|_| site.find("_index").is_some()) else { return stop(diagnostics, sources) };
    diagnostics.apply_levels(|code| levels.get(&code).copied());
    without_consequences(&mut diagnostics);
    let theme_files = files::theme_assets(&options.root, &theme::folder(&site.config), &files)?;
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
    let folder = match folder {
        Some(Err(problem)) => {
            diagnostics.push(*problem);
            return stop(diagnostics, sources);
        }
        Some(Ok(folder)) => Some(folder),
        None => None,
    };
    let sink: &dyn Sink = match (&folder, memory) {
        (Some(folder), _) => folder,
        (None, Some(memory)) => memory,
        (None, None) => &Nowhere,
    };
    let theme_urls: Vec<_> = theme_files.iter().map(|asset| asset.url.clone()).collect();
    let shell = offline::shell(&shared.site.config, &theme_urls);
    let accounts = Accounts::watching(shell.iter().map(UrlPath::output_path));
    let rendered = timings.measure(Phase::Render, || render::render_site(&shared, &templates, &accounts, sink));
    diagnostics.append(rendered.0);
    rendered.1?;
    let others = timings.measure(Phase::Feeds, || other_outputs(&shared, &templates, &theme_files));
    for file in &others {
        render::deliver(file, &accounts, sink)?;
    }
    timings.measure(Phase::Assets, || {
        files::deliver(&options.root, &shared.site, &theme_files, &files, STATIC, &accounts, sink)
    })?;
    // A preview keeps nothing: it would show yesterday's page to somebody who is writing today's.
    let worker = match memory {
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
        return Ok(Outcome { diagnostics, sources, report: None });
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
    let report = Report::new(&shared.site, &accounts, committed, timings);
    Ok(Outcome { diagnostics, sources, report: Some(report) })
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
}

/// Reads a site without making anything of it: for commands that ask about its texts.
///
/// # Errors
///
/// Fails if the disk does.
pub fn read(options: &Options) -> Result<Reading, fs::Error> {
    read_timed(options, &mut Timings::default())
}

fn read_timed(options: &Options, timings: &mut Timings) -> Result<Reading, fs::Error> {
    let mut diagnostics = Diagnostics::default();
    let none = |diagnostics, sources| Reading { site: None, sources, diagnostics, files: Vec::new() };
    let Some((config, settings_sources, problems)) = settings(options)? else {
        let path = config::FILE;
        diagnostics.push(Diagnostic::in_file(Code::SettingsMissing, path).arg("path", path));
        return Ok(none(diagnostics, Sources::default()));
    };
    let Some(config) = config else { return Ok(none(problems, settings_sources)) };
    diagnostics.extend(output_place(options, &config));
    let found = timings.measure(Phase::Discover, || discover(options, &config))?;
    let Found { sources, files, diagnostics: problems } = found;
    diagnostics.append(problems);
    let settings = sources.find(config::FILE).unwrap_or(SourceId::new(0));
    // Read again, for only now do their places lie in the set of sources that is shown.
    let (config, problems) = config::parse(settings, sources.get(settings));
    diagnostics.append(problems);
    let Some(config) = config.map(|config| as_asked(config, options)) else {
        return Ok(none(diagnostics, sources));
    };
    let parsed = timings.measure(Phase::Parse, || parse::content(&config, &sources, &mut diagnostics));
    let facts = timings.measure(Phase::Assets, || files::facts(&options.root, &files, &sources, &parsed.texts))?;
    let file_names = files::names(&files, &sources);
    let memo = timings.measure(Phase::Cache, || options.cache.memo());
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
        })
    });
    timings.measure(Phase::Cache, || options.cache.keep(&memo));
    diagnostics.append(problems);
    Ok(Reading { site: Some(site), sources, diagnostics, files })
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

fn discover(options: &Options, config: &SiteConfig) -> Result<Found, fs::Error> {
    let folders = [content::FOLDER.to_owned(), theme::folder(config), theme::TEMPLATES.to_owned(), STATIC.to_owned()];
    fs::discover(&options.root, &[config::FILE, lock::FILE], &folders, options.order)
}

/// The output folder must not lie in a folder that is read, nor hold one: the site would swallow itself.
fn output_place(options: &Options, config: &SiteConfig) -> Option<Diagnostic> {
    let output = fs::absolute(&options.output);
    let read = [content::FOLDER.to_owned(), theme::folder(config), theme::TEMPLATES.to_owned(), STATIC.to_owned()];
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

/// Everything that is not rendered through templates: feeds, maps of the site, files for hosts and programs.
fn other_outputs(
    shared: &Arc<Shared>,
    templates: &Templates,
    theme_files: &[files::ThemeAsset],
) -> Vec<crate::output::OutputFile> {
    let site: &Site = &shared.site;
    let html = |page: crate::model::PageId| render::text_for_feeds(shared, templates, page);
    let mut all = feeds::all(site, &html);
    all.extend(search::files(site));
    all.extend(sitemap::files(site));
    all.push(hosting::headers(site, &files::immutable(theme_files)));
    all.extend(hosting::redirects(site));
    all.push(discovery::manifest(site, &files::icons(theme_files)));
    all.push(discovery::pages(site));
    all.push(discovery::llms(site));
    all.extend(discovery::security(site));
    all
}
