//! What a finished build leaves behind, so that the next one sees at a glance that there is nothing to do.
//!
//! A stamp holds how every file of the site looked from outside, how the build was asked for, what it made and what
//! it said. If all files of the site and of the output folder look as they did, the same would be made and said
//! again. Where nothing but the words of some pages differs, the files of all others are used again. A stamp that cannot be read, or is another program's, is none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::again::Again;
use super::earlier::{is_page_text, is_text};
use super::{Options, Outcome, Report};
use crate::diag::Diagnostics;
use crate::fs::{self, Census, Committed, FileEntry, OutputFolder, Sizes, Survey};
use crate::memo;
use crate::model::{Prints, Site, lock};
use crate::output::{Accounts, LeftFiles};
use crate::source::{SourceId, Sources};

/// The file, in the folder of the cache.
const FILE: &str = "stamp";
/// The largest that is read, in bytes.
const LIMIT: u64 = 1 << 30;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// How the build was asked for.
    options: String,
    /// The folders that were read.
    folders: Vec<String>,
    census: Census,
    /// The marker of the output folder, and the files that it lists with their sizes.
    marker: String,
    outputs: Sizes,
    report: Report,
    diagnostics: Diagnostics,
    /// The files that the diagnostics point into, in the order of their ids, and their texts.
    sources: Vec<(SourceId, String, Arc<str>)>,
    made: MadeOf,
}

/// What a site was made of, so far as it decides which of its files may be used again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MadeOf {
    /// The site itself.
    pub(super) prints: Prints,
    /// The paths of the files that are made of no template, by what made them.
    pub(super) others: Vec<Vec<String>>,
    /// Whether rendering went without a word; what was said then would have to be said again.
    pub(super) is_silent: bool,
    /// The hash of every page's text, in the order of paths; none where something was said when it was read.
    pub(super) hashes: Vec<Option<[u8; 32]>>,
}

impl MadeOf {
    /// The prints of a site that was made of these sources: its own texts page by page, all others as a whole.
    pub(super) fn prints(site: &Site, sources: &Sources) -> Prints {
        let others: Vec<(&str, Option<&str>)> =
            sources.iter().map(|(_, file)| (file.path.as_str(), (!is_text(&file.path)).then(|| file.text()))).collect();
        Prints::of(site, sources, &others)
    }

    /// The hashes of the texts; `noted` are those of which something was said.
    pub(super) fn hashes(sources: &Sources, noted: &BTreeSet<SourceId>) -> Vec<Option<[u8; 32]>> {
        let texts = sources.iter().filter(|(_, file)| is_page_text(&file.path));
        let is_whole = |id| !noted.contains(&id) && !sources.is_unread(id);
        texts.map(|(id, file)| is_whole(id).then(|| *file.hash())).collect()
    }
}

impl Stamp {
    /// Takes a stamp of a build that has written the output folder and left a marker of this name there; none if the
    /// system does not say enough about files. `outcome` has its levels.
    pub(super) fn take(
        options: &Options,
        (folders, mut census): (Vec<String>, Census),
        accounts: &Accounts,
        outcome: &Outcome,
        made: MadeOf,
        marker: String,
    ) -> Option<Stamp> {
        census.renew(&options.root, lock::FILE);
        let mut wanted: Vec<SourceId> = Vec::new();
        for problem in outcome.diagnostics.sorted() {
            wanted.extend(problem.span.iter().chain(problem.labels.iter().map(|l| &l.span)).map(|span| span.source));
        }
        wanted.sort_unstable();
        wanted.dedup();
        let source = |id: SourceId| {
            let file = outcome.sources.get(id);
            (id, file.path.clone(), file.shared_text())
        };
        Some(Stamp {
            options: asked(options),
            folders,
            census,
            marker,
            outputs: accounts.files().into(),
            report: outcome.report.clone()?,
            diagnostics: outcome.diagnostics.clone(),
            sources: wanted.into_iter().map(source).collect(),
            made,
        })
    }

    /// Reads the stamp of the last build.
    pub(super) fn read(options: &Options) -> Option<Stamp> {
        let (folder, program) = options.cache.place()?;
        let bytes = fs::read_if_small(&folder.join(FILE), LIMIT)?;
        postcard::from_bytes(memo::unseal(&bytes, program)?).ok()
    }

    /// It as it is kept; none if nothing is.
    pub(super) fn sealed(&self, options: &Options) -> Option<Vec<u8>> {
        memo::sealed(options.cache.place()?.1, self)
    }

    /// Keeps one that is sealed. A disk that does not take it is no reason to stop: the next build does the work again.
    pub(super) fn keep(options: &Options, sealed: &[u8]) {
        let Some((folder, _)) = options.cache.place() else { return };
        let _ = fs::write_cache(folder, FILE, sealed);
    }

    /// The hashes of the texts of pages that look now as they did.
    pub(super) fn known(&self, now: &Census) -> BTreeMap<&str, [u8; 32]> {
        let changed = self.census.changed_in(now);
        let texts: Vec<&str> = self.census.paths().filter(|path| is_page_text(path)).collect();
        let known = texts.iter().zip(&self.made.hashes).filter_map(|(path, hash)| Some((*path, (*hash)?)));
        let is_whole = texts.len() == self.made.hashes.len();
        known.filter(|(path, _)| is_whole && !changed.contains(*path)).collect()
    }

    /// The folders that were read.
    pub(super) fn folders(&self) -> &[String] {
        &self.folders
    }

    /// Whether the same would come of the build again.
    pub(super) fn still_holds(&self, options: &Options, census: Option<&Census>) -> bool {
        self.options == asked(options)
            && census.is_some_and(|now| self.census.still_holds(now))
            && OutputFolder::is_as_left(&options.output, &self.marker, &self.outputs)
    }

    /// Begins to look at the output folder, if files in it are likely to be used again.
    pub(super) fn survey(&self, options: &Options) -> Option<Survey> {
        let is_likely = self.made.is_silent && self.options == asked(options);
        is_likely.then(|| Survey::begin(&options.output, &self.marker, &self.outputs)).flatten()
    }

    /// What of the finished site is used again in one that has these prints and `files` besides its sources.
    pub(super) fn again<'s>(
        &'s self,
        options: &Options,
        (prints, census, files): (&Prints, &Census, &[FileEntry]),
        folder: &'s OutputFolder,
    ) -> Option<Again<'s>> {
        let is_same = self.options == asked(options)
            && self.made.is_silent
            && folder.marker().is_some_and(|now| now == self.marker);
        let sets = is_same.then(|| prints.touched_since(&self.made.prints))??;
        let changed = self.census.changed_in(census);
        let has_other = files.iter().any(|file| changed.contains(&file.path));
        let is_gone = |path: &&String| !census.has(path);
        (!has_other && !changed.iter().any(|path| is_gone(&path))).then(|| Again {
            sets,
            others: &self.made.others,
            pieces: &[],
            files: Box::new(LeftFiles::new(folder, &self.outputs)),
        })
    }

    /// What the build came to.
    pub(super) fn outcome(self) -> Outcome {
        // The texts that are pointed into keep their ids; of the others nothing is asked.
        let mut sources = Sources::default();
        for (id, path, text) in self.sources {
            while sources.len() < id.index() {
                sources.add("", "");
            }
            sources.add(path, text);
        }
        let committed = Committed { written: 0, same: self.outputs.len(), removed: 0 };
        let report = Report { committed: Some(committed), ..self.report };
        Outcome { report: Some(report), ..Outcome::nothing(self.diagnostics, sources) }
    }
}

/// How a build was asked for, in a form that differs if anything does that its result depends on.
pub(super) fn asked(options: &Options) -> String {
    let Options { root: _, output, base_url, drafts, remember, bundle, build_date, deny_warnings, order: _, cache: _ } =
        options;
    let output = fs::absolute(output);
    format!("{} {base_url:?} {drafts} {remember} {bundle} {build_date} {deny_warnings}", output.display())
}
