//! What the previous run of this process came to, so that the next one does again only what a change touches.
//!
//! In: the files as they look now. Out: texts and parsed pages that stayed, and, where nothing but the words of some
//! pages changed, the finished files of all others. Whatever else changes, everything is made anew: a shortcut must
//! give what the long way would have given.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::again::Again;
use super::stamp::asked;
use super::{Options, others};
use crate::bilingual::sidecar::Sidecar;
use crate::config;
use crate::content::{FOLDER, ParsedPage};
use crate::diag::Diagnostics;
use crate::fs::Census;
use crate::model::assemble::sidecar_stem;
use crate::model::lock::Lock;
use crate::model::{Site, touched};
use crate::output::{KeptFiles, Memory, Tree};
use crate::render::Shared;
use crate::source::{SourceFile, SourceId, Sources};

/// Whether a file holds the text of a page.
pub(super) fn is_page_text(path: &str) -> bool {
    path.starts_with(FOLDER) && path.ends_with(".md")
}

/// Whether a file holds words of one page and nothing else.
pub(super) fn is_text(path: &str) -> bool {
    is_page_text(path) || sidecar_stem(path).is_some()
}

/// A file that was parsed, by its source.
pub(super) type Parsed = BTreeMap<SourceId, (Piece, Diagnostics)>;

/// What a file was parsed into.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Text(Arc<ParsedPage>),
    Sidecar(Arc<Sidecar>),
    Lock(Arc<Lock>),
}

/// A run that made a whole site.
#[derive(Debug)]
pub(super) struct Earlier {
    /// How it was asked for.
    pub(super) asked: String,
    pub(super) census: Census,
    pub(super) sources: Sources,
    /// Texts of which something was said when they were read, which has to be said again.
    pub(super) noted: BTreeSet<SourceId>,
    pub(super) parsed: Parsed,
    /// The site, if nothing stood in its way.
    pub(super) made: Option<Made>,
}

/// A site with its finished files.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) shared: Arc<Shared>,
    pub(super) tree: Arc<Tree>,
    /// The files that are made of no template.
    pub(super) others: others::Made,
    /// Whether rendering went without a word; what was said then would have to be said again.
    pub(super) is_silent: bool,
}

/// What of an earlier run may be used in this one.
#[derive(Debug)]
pub(super) struct Kept<'e> {
    earlier: &'e Earlier,
    /// The files that look different, are new, or are gone.
    changed: BTreeSet<String>,
    by_path: BTreeMap<&'e str, SourceId>,
}

impl Earlier {
    /// The files that look different now, are new, or are gone; none if the run was asked for in another way.
    pub(super) fn changed_in(&self, options: &Options, now: &Census) -> Option<BTreeSet<String>> {
        (self.asked == asked(options)).then(|| self.census.changed_in(now))
    }

    /// Compares the files with how they look now; none if the run was asked for in another way.
    pub(super) fn kept(&self, options: &Options, now: &Census) -> Option<Kept<'_>> {
        Some(Kept {
            earlier: self,
            changed: self.changed_in(options, now)?,
            by_path: self.sources.iter().map(|(id, file)| (file.path.as_str(), id)).collect(),
        })
    }
}

impl<'e> Kept<'e> {
    /// The text of a file that looks as it did.
    pub(super) fn text(&self, path: &str) -> Option<Arc<str>> {
        if self.changed.contains(path) {
            return None;
        }
        let is_known = |id: &&SourceId| !self.earlier.sources.is_unread(**id) && !self.earlier.noted.contains(*id);
        let id = self.by_path.get(path).filter(is_known)?;
        Some(self.earlier.sources.get(*id).shared_text())
    }

    /// Whether all sources have the ids that they had.
    pub(super) fn same_ids(&self, sources: &Sources) -> bool {
        let mut both = self.earlier.sources.iter().zip(sources.iter());
        self.earlier.sources.len() == sources.len() && both.all(|((_, a), (_, b))| a.path == b.path)
    }

    /// Whether a file has the text that it had. The settings are read in every run; their words are compared.
    fn is_same(&self, id: SourceId, file: &SourceFile) -> bool {
        self.earlier.sources.get(id).has_same_text(file)
    }

    /// Whether the settings are as they were.
    pub(super) fn same_settings(&self, sources: &Sources) -> bool {
        sources.find(config::FILE).is_some_and(|id| self.is_same(id, sources.get(id)))
    }

    /// What a file was parsed into. Ids and settings must be the same.
    pub(super) fn piece(&self, id: SourceId, file: &SourceFile) -> Option<(Piece, Diagnostics)> {
        self.earlier.parsed.get(&id).filter(|_| self.is_same(id, file)).cloned()
    }

    /// The site, if all files but texts and sidecars are as they were; ids must be the same.
    pub(super) fn site(&self, sources: &Sources) -> Option<&'e Site> {
        let made = self.earlier.made.as_ref()?;
        let has_others = self.changed.iter().any(|path| !is_text(path) && !self.by_path.contains_key(path.as_str()));
        let mut files = sources.iter();
        let is_same = !has_others && files.all(|(id, file)| is_text(&file.path) || self.is_same(id, file));
        is_same.then_some(&made.shared.site)
    }

    /// The finished files, and the pages whose own files are to be made anew; none if others may differ too.
    pub(super) fn finished(&self, site: &Site, sources: &Sources, memory: &'e Memory) -> Option<Again<'e>> {
        let before = self.site(sources)?;
        let made = self.earlier.made.as_ref().filter(|made| made.is_silent)?;
        let (sets, files) = rayon::join(|| touched(before, site), || KeptFiles::new(&made.tree, memory));
        Some(Again { sets: sets?, others: &made.others.paths, pieces: &made.others.pieces, files: Box::new(files) })
    }
}
