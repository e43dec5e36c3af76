//! What of a site that was finished earlier is used again in the one that is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::value::RawValue;

use crate::model::SetId;
use crate::output::Finished;
use crate::render::Reuse;

/// A finished site that differs from the one to be made in the words of some pages only.
pub(super) struct Again<'r> {
    /// The pages whose own files are to be made anew.
    pub(super) sets: BTreeSet<SetId>,
    /// The paths of the files that are made of no template, by what made them.
    pub(super) others: &'r [Vec<String>],
    /// The pages as they are in `pages.json`, if they are at hand.
    pub(super) pieces: &'r [Arc<RawValue>],
    /// All files.
    pub(super) files: Box<dyn Finished + 'r>,
}

impl Again<'_> {
    /// What rendering needs of it.
    pub(super) fn reuse(&self) -> Reuse<'_> {
        Reuse { files: &*self.files, sets: &self.sets }
    }
}
