//! What a build made and how long it took. The only place that looks at a clock while building.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::fs::Committed;
use crate::model::Site;
use crate::output::Accounts;
use crate::render::{Kind, Meter};

/// The phases that are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Phase {
    Stamp,
    Cache,
    Discover,
    Parse,
    Theme,
    Assemble,
    Spelling,
    Readability,
    Render,
    Feeds,
    Assets,
    Pictures,
    Write,
}

impl Phase {
    /// The name, for `--timings`.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Stamp => "stamp",
            Phase::Cache => "cache",
            Phase::Discover => "discover",
            Phase::Parse => "parse",
            Phase::Theme => "theme",
            Phase::Assemble => "assemble",
            Phase::Spelling => "spelling",
            Phase::Readability => "readability",
            Phase::Render => "render",
            Phase::Feeds => "feeds",
            Phase::Assets => "assets",
            Phase::Pictures => "pictures",
            Phase::Write => "write",
        }
    }
}

/// How long each phase took, in the order in which they first ran.
#[derive(Debug, Clone, Default)]
pub struct Timings {
    phases: Vec<(Phase, Duration)>,
    work: Vec<(Kind, Duration)>,
}

impl Timings {
    /// Runs a phase and notes how long it took.
    #[expect(clippy::disallowed_methods, reason = "this is where time is measured")]
    pub fn measure<T>(&mut self, phase: Phase, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        let took = start.elapsed();
        match self.phases.iter_mut().find(|(p, _)| *p == phase) {
            Some((_, sum)) => *sum += took,
            None => self.phases.push((phase, took)),
        }
        result
    }

    /// The phases with their durations.
    pub fn phases(&self) -> &[(Phase, Duration)] {
        &self.phases
    }

    /// What rendering consists of: the time of all workers together, which may be more than the phase took.
    pub fn work(&self) -> &[(Kind, Duration)] {
        &self.work
    }

    /// Notes what a work clock has counted.
    pub(super) fn note(&mut self, clock: &WorkClock) {
        self.work = Kind::ALL
            .into_iter()
            .zip(&clock.nanoseconds)
            .map(|(kind, sum)| (kind, Duration::from_nanos(sum.load(Ordering::Relaxed))))
            .filter(|(_, sum)| !sum.is_zero())
            .collect();
    }

    /// The sum of all phases.
    pub fn total(&self) -> Duration {
        self.phases.iter().map(|(_, d)| *d).sum()
    }
}

/// Adds up the time of all workers by what they make.
#[derive(Debug, Default)]
pub(super) struct WorkClock {
    /// In the order of [`Kind::ALL`].
    nanoseconds: [AtomicU64; Kind::ALL.len()],
}

impl Meter for WorkClock {
    #[expect(clippy::disallowed_methods, reason = "this is where time is measured")]
    fn measure(&self, kind: Kind, part: &mut dyn FnMut()) {
        let start = Instant::now();
        part();
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        if let Some(at) = Kind::ALL.iter().position(|k| *k == kind) {
            self.nanoseconds[at].fetch_add(took, Ordering::Relaxed);
        }
    }
}

/// What a build made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Every language's tag, its pages with a text of their own, and its pages that fall back.
    pub languages: Vec<(String, usize, usize)>,
    /// Pages as one thing, whatever the number of texts.
    pub sets: usize,
    /// Scheme and host of the public site.
    pub base_url: String,
    /// Files of the site.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: usize,
    /// What the output folder took; none if nothing was to be written.
    pub committed: Option<Committed>,
    /// How long it took.
    #[serde(skip)]
    pub timings: Timings,
}

impl Report {
    pub(super) fn new(site: &Site, accounts: &Accounts, committed: Option<Committed>, timings: Timings) -> Report {
        let languages = site.config.language_ids().map(|id| {
            let pages = || site.pages.iter().filter(move |p| p.language == id);
            let fallback = pages().filter(|p| p.is_fallback).count();
            (site.config.language(id).tag.clone(), pages().count() - fallback, fallback)
        });
        let languages = languages.collect();
        let (files, bytes) = accounts.totals();
        let base_url = site.config.base_url.clone();
        Report { languages, base_url, sets: site.sets.len(), files, bytes, committed, timings }
    }
}
