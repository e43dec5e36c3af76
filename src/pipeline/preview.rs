//! A site in memory, made again and again while somebody looks at it.

use std::sync::Arc;

use super::earlier::{Earlier, Made};
use super::{Failure, Mode, Options, Outcome, others, run};
use crate::output::{Memory, OutputFile, Tree};

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
pub(super) struct Preview<'r> {
    pub(super) memory: &'r Memory,
    pub(super) onlooker: &'r dyn Onlooker,
    pub(super) before: Option<&'r Earlier>,
    pub(super) after: &'r mut Option<After>,
}

/// What a run came to, before its files are put together.
pub(super) struct After {
    pub(super) earlier: Earlier,
    /// The files that are made of no template.
    pub(super) others: others::Made,
    pub(super) is_silent: bool,
}
