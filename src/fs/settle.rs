//! What becomes of the site that was replaced.

use std::fs;

use super::Error;
use super::carry::{remove_tree, rescue};
use super::folder::{Folder, Look};
use super::marker::Listed;
use super::places::Places;
use super::previous;
use super::remembered::Remembered;
use super::tree::Tree;

/// The site that was replaced. The new one stands already, so this may be done beside other work; if it is not done,
/// the next build does it. Until then other builds are kept out.
#[derive(Debug)]
#[must_use]
pub struct OldSite {
    /// None if nothing was replaced.
    replaced: Option<Replaced>,
    /// What tells the marker of the site that stands now from any other.
    marker: String,
    _lock: fs::File,
}

/// A site whose folder bears the name of the staging folder now.
#[derive(Debug)]
pub(super) struct Replaced {
    pub(super) places: Places,
    /// What it was made of.
    pub(super) files: Listed,
    /// What was found in it.
    pub(super) found: Folder,
    /// What was found in the folder that is the new site now, if it was another site before.
    pub(super) new_site: Option<Folder>,
    /// A time of the file system's clock from before that.
    pub(super) now: Option<Look>,
    pub(super) is_worth_keeping: bool,
}

impl OldSite {
    pub(super) fn new(replaced: Option<Replaced>, marker: String, lock: fs::File) -> OldSite {
        OldSite { replaced, marker, _lock: lock }
    }

    /// What tells the marker of the new site from any other.
    pub fn marker(&self) -> &str {
        &self.marker
    }

    /// Keeps the old site as the one before the present one, if that is worth it, or removes it. What others put there
    /// in the meantime comes to the new site. What fails here only leaves rubbish for the next build to clear away.
    pub fn put_away(self) {
        let Some(Replaced { places, files, mut found, new_site, now, is_worth_keeping }) = self.replaced else {
            return;
        };
        found.forget_recent(now);
        let known = found.clone();
        // What happens to the old site from here on shows in its folders.
        let (is_kept, ()) = rayon::join(
            || settle(&places, &files, known, is_worth_keeping),
            || {
                let seen = Remembered { site: new_site, previous: is_worth_keeping.then_some(found) };
                seen.write(&places.folders, now);
            },
        );
        if !matches!(is_kept, Ok(true)) {
            let _ = fs::remove_file(&places.folders);
        }
    }
}

/// Keeps the old site, in which that was `found`, as the previous one, or removes it; says whether it is kept.
fn settle(places: &Places, files: &Listed, found: Folder, is_worth_keeping: bool) -> Result<bool, Error> {
    let Places { target, staging, previous, .. } = places;
    if !staging.exists() {
        return Ok(false);
    }
    let old = Tree::read_again(staging, Some(found));
    let foreign = old.foreign(files);
    // Somebody may have put a file there after the others were brought over.
    rescue(staging, target, &foreign)?;
    if !is_worth_keeping || old.has_gaps {
        return remove_tree(staging).map(|()| false);
    }
    previous::keep_site(staging, previous, &foreign).map(|()| true)
}
