//! Pages to HTML.
//!
//! In: the [`crate::model::Site`], the theme, the templates. Out: finished files, each handed to a sink by the worker that made it.
//! Templates see views ([`view`]), never model types.

mod bare;
mod chart;
mod component;
mod edition;
mod facts;
mod fill;
mod job;
mod lists;
mod page;
mod picture;
mod place;
mod shared;
mod sites;
mod stale;
pub mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs;
use crate::model::{PageId, SetId};
use crate::output::{Accounts, Finished, OutputFile, Sink};
use crate::source::Span;
use crate::templates::Templates;

pub use job::{Job, Kind};
pub use shared::{Shared, SharedInput};

/// Somebody who measures how long the parts of rendering take. Called by all workers at once.
pub trait Meter: Sync {
    /// Runs a part of the work.
    fn measure(&self, kind: Kind, part: &mut dyn FnMut());
}

/// Runs a part of the work under the eyes of a meter.
fn measured<T>(meter: &dyn Meter, kind: Kind, part: impl FnOnce() -> T, unrun: T) -> T {
    let (mut part, mut result) = (Some(part), unrun);
    meter.measure(kind, &mut || {
        if let Some(part) = part.take() {
            result = part();
        }
    });
    result
}

/// Renders every page of the site into the sink.
///
/// Problems of templates and double paths are diagnostics; a failing disk is an error, the first by job order.
pub fn render_site(
    shared: &Arc<Shared>,
    templates: &Templates,
    accounts: &Accounts,
    sink: &dyn Sink,
    reuse: Option<&Reuse<'_>>,
    meter: &dyn Meter,
) -> (Diagnostics, Result<(), fs::Error>) {
    let jobs = job::all(shared);
    let done: Vec<(Diagnostics, Result<(), fs::Error>)> = jobs
        .par_iter()
        .map(|job| {
            let mut diagnostics = Diagnostics::default();
            if reuse.is_some_and(|reuse| reuse.keeps(*job, shared, accounts)) {
                return (diagnostics, Ok(()));
            }
            let file = measured(meter, job.kind(shared), || job.render(shared, templates, &mut diagnostics), None);
            let result = match file {
                Some(file) => measured(meter, Kind::Delivery, || deliver(&file, accounts, sink), Ok(())),
                None => Ok(()),
            };
            (diagnostics, result)
        })
        .collect();
    let mut diagnostics = Diagnostics::default();
    let mut outcome = Ok(());
    for (problems, result) in done {
        diagnostics.append(problems);
        outcome = outcome.and(result);
    }
    (merged(diagnostics, shared.site.config.theme.span), outcome)
}

/// Renders the pages at these paths, as far as that goes. What goes wrong is not said: it will be when all are rendered.
pub fn render_some(shared: &Arc<Shared>, templates: &Templates, paths: &[String]) -> Vec<OutputFile> {
    // What a redirect leads to is not there before the site is whole.
    let jobs = job::all(shared).into_iter().filter(|job| !matches!(job, Job::Redirect { .. }));
    let jobs = jobs.filter(|job| paths.contains(&job.path(shared)));
    jobs.filter_map(|job| job.render(shared, templates, &mut Diagnostics::default())).collect()
}

/// Finished files of an earlier run, and the pages whose own are to be made anew.
pub struct Reuse<'r> {
    /// The files.
    pub files: &'r dyn Finished,
    /// The pages.
    pub sets: &'r BTreeSet<SetId>,
}

impl Reuse<'_> {
    /// Takes the finished file of a job over, if it may be used again.
    fn keeps(&self, job: Job, shared: &Shared, accounts: &Accounts) -> bool {
        if job.set(shared).is_some_and(|set| self.sets.contains(&set)) {
            return false;
        }
        let path = job.path(shared);
        let Some(size) = self.files.size(&path).filter(|_| !accounts.watches(&path)) else { return false };
        if accounts.claim_path(&path, size) {
            self.files.keep(&path);
        }
        true
    }
}

/// A template that fails on many pages is one problem: the first page is named, the others are counted.
fn merged(problems: Diagnostics, theme: Span) -> Diagnostics {
    let mut failures: Vec<(Diagnostic, u32)> = Vec::new();
    let mut merged = Diagnostics::default();
    for problem in problems {
        if problem.code != Code::TemplateRender {
            // What a theme lacks is the theme's problem, whatever page asks for it.
            let span = problem.span.or((problem.code == Code::TemplateMissing).then_some(theme));
            merged.push(Diagnostic { span, ..problem });
            continue;
        }
        // One place has one mistake, even if each language has words of its own for it.
        let same = |d: &Diagnostic| d.span == problem.span && (d.span.is_some() || d.args == problem.args);
        match failures.iter_mut().find(|(first, _)| same(first)) {
            Some((_, others)) => *others += 1,
            None => failures.push((problem, 0)),
        }
    }
    merged.extend(failures.into_iter().map(|(problem, others)| {
        let problem = problem.arg("count", others);
        if others > 0 { problem.advice("help-many") } else { problem }
    }));
    merged
}

/// Hands a file to the sink, unless its path is taken.
pub fn deliver(file: &OutputFile, accounts: &Accounts, sink: &dyn Sink) -> Result<(), fs::Error> {
    if accounts.claim(file) { sink.put(file) } else { Ok(()) }
}

/// The HTML of a page's text alone, with addresses that work anywhere: for feeds.
///
/// Problems are not reported: they were where the page itself was rendered.
pub fn text_for_feeds(shared: &Shared, templates: &Templates, page: PageId) -> String {
    let fill = fill::PageFill::new(shared, templates, page, fill::Shown::Feed);
    shared.site.text(shared.site.page(page)).body.doc().map(|doc| fill.write(&doc)).unwrap_or_default()
}
