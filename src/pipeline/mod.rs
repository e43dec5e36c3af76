//! Building a site: the phases in their order.
//!
//! In: a folder and [`Options`]. Out: an [`Outcome`]: what was made, what is wrong, and the sources that the problems
//! point into. Nothing in the output folder changes if there is an error.

mod again;
mod cache;
mod earlier;
mod files;
mod first;
mod others;
mod parse;
mod pictures;
mod preview;
mod reading;
mod report;
mod shelf;
mod stamp;
mod texts;
mod warm;
mod words;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics, Level};
use crate::fs::{self, ListingOrder, OpenProblem, OutputFolder, Survey};
use crate::model::lock;
use crate::offline;
use crate::output::{Accounts, Nowhere, Sink};
use crate::readability;
use crate::render::{self, Shared, SharedInput};
use crate::source::Sources;
use crate::spelling;
use crate::text::url::UrlPath;
use crate::theme;

use again::Again;
pub use cache::Cache;
use earlier::Earlier;
use preview::{After, Preview};
pub use preview::{Nobody, Onlooker, preview};
use reading::{Past, list, read_timed};
pub use reading::{Reading, read};
use report::WorkClock;
pub use report::{Phase, Report, Timings};
use stamp::{MadeOf, Stamp};
use words::Words;

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
    /// What it was made of, if it came so far.
    pub shared: Option<Arc<Shared>>,
    /// What else takes long to be taken apart, for which a process that ends has no need.
    pub rest: Vec<Box<dyn fmt::Debug + Send + Sync>>,
}

impl Outcome {
    /// A build of which nothing came.
    fn nothing(diagnostics: Diagnostics, sources: Sources) -> Outcome {
        Outcome { diagnostics, sources, report: None, shared: None, rest: Vec::new() }
    }
}

/// Builds the site.
///
/// # Errors
///
/// Fails if the disk does, or another build is at work; problems of the site itself are in the outcome.
pub fn build(options: &Options, mode: Mode) -> Result<Outcome, Failure> {
    let outcome = run(options, mode, None)?;
    if !options.cache.damage().is_found() {
        return Ok(outcome);
    }
    // What was remembered did not come back when it was needed, or a text changed under our hands. Nothing was published,
    // unless that came to light when all was done; once more, without it.
    options.cache.forget_texts();
    run(&Options { cache: Arc::default(), ..options.clone() }, mode, None)
}

fn run(options: &Options, mode: Mode, preview: Option<Preview<'_>>) -> Result<Outcome, Failure> {
    let mut timings = Timings::default();
    let (mut listing, mut left, mut survey) = (None, None, None);
    if mode == Mode::Write {
        let known = timings.measure(Phase::Stamp, || {
            let stamp = Stamp::read(options)?;
            let now = listing.insert((stamp.folders().to_vec(), list(options, stamp.folders())));
            if stamp.still_holds(options, now.1.census().as_ref()) {
                return Some(stamp.outcome());
            }
            survey = stamp.survey(options);
            left = Some(stamp);
            None
        });
        if let Some(Outcome { report: Some(report), diagnostics, sources, .. }) = known {
            let report = Some(Report { timings, ..report });
            return Ok(Outcome { report, ..Outcome::nothing(diagnostics, sources) });
        }
    }
    let before = preview.as_ref().and_then(|preview| preview.before);
    if let (Some(preview), Some(before)) = (&preview, before)
        && let Some(made) = &before.made
    {
        let folders = reading::folders(&made.shared.site.config);
        let files = timings.measure(Phase::Discover, || list(options, &folders));
        let (_, files) = listing.insert((folders, files));
        first::show(options, before, files, preview.onlooker);
    }
    let past = match preview {
        Some(_) => Past::Preview(before),
        None => Past::Build(left.as_ref(), mode),
    };
    let Reading { site, sources, mut diagnostics, files, folders, census, pieces, noted } =
        read_timed(options, listing, past, &mut timings)?;
    let Some(site) = site else { return Ok(Outcome::nothing(diagnostics, sources)) };
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
        Ok(Outcome::nothing(diagnostics, sources))
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
    let folder = if mode == Mode::Write && !stopped { Some(open(options, survey)?) } else { None };
    let kept = before.zip(census.as_ref()).and_then(|(before, now)| before.kept(options, now));
    let kept = kept.filter(|kept| !stopped && kept.same_ids(&sources) && kept.same_settings(&sources));
    let folder = match folder {
        Some(Err(problem)) => {
            diagnostics.push(*problem);
            return stop(diagnostics, sources);
        }
        Some(Ok(folder)) => Some(folder),
        None => None,
    };
    let prints = folder.as_ref().map(|_| timings.measure(Phase::Stamp, || MadeOf::prints(&shared.site, &sources)));
    let again = match (&folder, &preview) {
        (Some(folder), _) => {
            let now = left.as_ref().zip(prints.as_ref()).zip(census.as_ref());
            now.and_then(|((left, prints), census)| left.again(options, (prints, census, &files), folder))
        }
        (None, Some(preview)) => kept.as_ref().and_then(|kept| kept.finished(&shared.site, &sources, preview.memory)),
        (None, None) => None,
    };
    let sink: &dyn Sink = match (&folder, &preview) {
        (Some(folder), _) => folder,
        (None, Some(preview)) => preview.memory,
        (None, None) => &Nowhere,
    };
    let theme_urls: Vec<_> = theme_files.iter().map(|asset| asset.url.clone()).collect();
    // A preview keeps nothing in the browser: it would show yesterday's page to somebody who is writing today's.
    let shell = preview.is_none().then(|| offline::shell(&shared.site.config, &theme_urls));
    let accounts = Accounts::watching(shell.iter().flatten().map(UrlPath::output_path));
    // What is looked at comes first: all pages, or the index of all words, may have to be made anew behind it.
    if let Some(preview) = preview.as_ref().filter(|_| !stopped) {
        let wanted = preview.onlooker.looked_at();
        if !wanted.is_empty() {
            // A page is nothing without the style sheet that it names; where words alone changed, that is there already.
            let mut first = match again {
                None => files::theme_outputs(&options.root, &theme_files)?,
                Some(_) => Vec::new(),
            };
            first.extend(render::render_some(&shared, &templates, &wanted));
            preview.onlooker.first(first);
        }
    }
    let reuse = again.as_ref().map(Again::reuse);
    let clock = WorkClock::default();
    let rendered = timings
        .measure(Phase::Render, || render::render_site(&shared, &templates, &accounts, sink, reuse.as_ref(), &clock));
    timings.note(&clock);
    let is_silent = rendered.0.is_empty();
    diagnostics.append(rendered.0);
    rendered.1?;
    let words = Words::new(&options.cache);
    let others = timings.measure(Phase::Feeds, || {
        others::make(&shared, &templates, &theme_files, (&accounts, sink), again.as_ref(), &words, preview.is_some())
    })?;
    words.done(preview.is_some());
    drop(again);
    timings.measure(Phase::Assets, || {
        files::deliver(&options.root, &shared.site, &theme_files, &files, STATIC, &accounts, sink)
    })?;
    let is_kept = folder.is_some() || preview.is_some();
    let problems = timings.measure(Phase::Pictures, || {
        pictures::deliver(&options.root, &shared.site, &options.cache, is_kept, &accounts, sink)
    })?;
    diagnostics.append(problems);
    let worker = match &shell {
        None => offline::withdrawn(),
        Some(shell) => offline::worker(&shared.site.config, shell, &accounts.hashes()),
    };
    // A site that asks for no worker may have one of its own.
    let has_own = files.iter().any(|f| f.path == format!("{STATIC}/{}", offline::FILE));
    if shared.site.config.offline.is_some() || !has_own {
        render::deliver(&worker, &accounts, sink)?;
    }
    // What claims one address in the model claims one file here, and is reported with its place.
    if !diagnostics.contains(Code::DuplicateUrl) {
        let owner = |path: &str| {
            let page = shared.site.pages.iter().find(|page| page.url.output_path() == path)?;
            Some(sources.get(shared.site.text(page).source).path.as_str())
        };
        diagnostics.append(files::clashes(&accounts, &files, STATIC, &owner));
    }
    diagnostics.apply_levels(|code| levels.get(&code).copied());
    if blocks(&diagnostics, options) || options.cache.damage().is_found() {
        if let Some(folder) = folder {
            folder.discard();
        }
        without_consequences(&mut diagnostics);
        return Ok(Outcome::nothing(diagnostics, sources));
    }
    let (committed, old_site) = match folder {
        Some(folder) => {
            let (committed, old_site) = timings.measure(Phase::Write, || folder.commit())?;
            (Some(committed), Some(old_site))
        }
        None => (None, None),
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
        *preview.after = Some(After { earlier, others, is_silent });
        let report = Report::new(&shared.site, &accounts, committed, timings);
        return Ok(Outcome { report: Some(report), shared: Some(shared), ..Outcome::nothing(diagnostics, sources) });
    }
    let mut report = Report::new(&shared.site, &accounts, committed, timings);
    let mut outcome = Outcome {
        report: Some(report.clone()),
        shared: Some(Arc::clone(&shared)),
        ..Outcome::nothing(diagnostics, sources)
    };
    let Some(old_site) = old_site else { return Ok(outcome) };
    let marker = old_site.marker().to_owned();
    report.timings.measure(Phase::Write, || {
        let leave = || {
            // What is damaged is left for its writer to restore.
            if options.remember && lock_is_whole {
                fs::write_atomic(&options.root.join(lock::FILE), shared.site.lock.to_text().as_bytes())?;
            }
            Ok::<_, fs::Error>(prints.zip(census).and_then(|(prints, census)| {
                let hashes = MadeOf::hashes(&outcome.sources, &noted);
                let made = MadeOf { prints, others: others.paths, is_silent, hashes };
                Stamp::take(options, (folders, census), &accounts, &outcome, made, marker)?.sealed(options)
            }))
        };
        let (stamp, ()) = rayon::join(leave, || old_site.put_away());
        // Who finds it trusts that nothing is left to be done.
        if let Some(stamp) = stamp? {
            Stamp::keep(options, &stamp);
        }
        Ok::<_, fs::Error>(())
    })?;
    outcome.report = Some(report);
    outcome.rest = vec![Box::new(pieces), Box::new(accounts), Box::new(left)];
    Ok(outcome)
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

fn open(options: &Options, survey: Option<Survey>) -> Result<Result<OutputFolder, Box<Diagnostic>>, Failure> {
    match OutputFolder::open(&options.output, survey) {
        Ok(folder) => Ok(Ok(folder)),
        Err(OpenProblem::Foreign) => {
            let path = options.output.display().to_string();
            Ok(Err(Box::new(Diagnostic::in_file(Code::OutputForeign, &path).arg("path", &path))))
        }
        Err(OpenProblem::Busy) => Err(Failure::Busy(options.output.clone())),
        Err(OpenProblem::Disk(error)) => Err(Failure::Disk(error)),
    }
}
