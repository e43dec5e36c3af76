//! The site before the present one: kept beside the output, and made the next one.
//!
//! Nearly all its files are those of the present site, as hard links. So a build puts right what the last one and it
//! itself changed, instead of linking every file that stays into a new folder and removing every old one.
//!
//! The folder is believed of no file: one that the present site has too, as the same file on the disk, stays, and all
//! else goes. So it may be deleted at any time, also in part, and what others put into it is never published.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::carry::{clear, keep, move_file, remove_empty};
use super::files::{File, Files};
use super::folder::{Folder, Identity};
use super::marker::{self, Marker};
use super::output::Put;
use super::sorted::InOrder;
use super::tree::Tree;
use super::{CACHE_MARKS, Context, Error};

/// How many files make a site so large that the one before it is kept. Fewer are linked in a few thousandths of a
/// second, and a small office should not find a second folder.
pub(super) const LARGE: usize = 1000;

/// The site before the present one, as it was found.
#[derive(Debug)]
pub(super) struct Previous {
    marker: Marker,
    tree: Tree,
}

impl Previous {
    /// Looks at the folder, if it is there and finished. `known` is what an earlier run saw in it.
    pub(super) fn find(folder: &Path, known: Option<Folder>) -> Result<Option<Previous>, Error> {
        let Some(marker) = marker::read(folder)? else { return Ok(None) };
        let tree = Tree::read_again(folder, known);
        // What cannot be seen could be published.
        Ok((!tree.has_gaps).then_some(Previous { marker, tree }))
    }

    /// Makes the `folder` hold the new files and no others, without a marker: those that stay from the present site
    /// `target`, in which `present` was found, the others from `staging`. Says whether all that stay are hard links,
    /// and what was in the folder before.
    pub(super) fn complete(
        self,
        folder: &Path,
        new: &Files<'_>,
        (target, present): (&Path, &Tree),
        staging: &Path,
    ) -> Result<(bool, Folder), Error> {
        let Previous { marker, tree } = self;
        marker::remove(folder)?;
        let mut wanted = InOrder::new(new.iter().map(|file| (OsStr::new(file.path), file)));
        let mut listed = InOrder::new(marker.files.iter());
        let mut present = InOrder::new(present.identities());
        // Only a file that the present site has too, as the same file on the disk.
        let mut stays = |path: &OsStr, identity: Option<Identity>| {
            let hash = wanted.find(path).filter(|file| file.put == Put::Same).map(|file| file.hash);
            let is_meant = hash.is_some() && listed.find(path) == hash;
            is_meant && identity.is_some() && present.find(path) == Some(identity)
        };
        let (mut kept, mut gone) = (Vec::with_capacity(tree.files.len()), Vec::new());
        for (path, identity) in tree.identities() {
            let list = if stays(path, identity) { &mut kept } else { &mut gone };
            list.push(path);
        }
        // First what goes: where a file was there may be a folder now, and the reverse.
        clear(folder, &gone)?;
        for path in &tree.empty {
            remove_empty(folder, Some(&folder.join(path)));
        }
        let mut kept = InOrder::new(kept.into_iter().map(|path| (path, ())));
        let lacking: Vec<&File<'_>> = new.iter().filter(|file| kept.find(OsStr::new(file.path)).is_none()).collect();
        let put_in = |file: &&File<'_>| match file.put {
            Put::Same => keep(&target.join(file.path), &folder.join(file.path)),
            Put::New | Put::Changed => move_file(&staging.join(file.path), &folder.join(file.path)).map(|()| true),
        };
        let all_linked = lacking.par_iter().map(put_in).try_reduce(|| true, |a, b| Ok(a && b))?;
        Ok((all_linked, tree.root))
    }
}

/// Keeps the old site `from` as the previous one, without `foreign`, the files in it that are not the generator's.
pub(super) fn keep_site(from: &Path, folder: &Path, foreign: &[&OsStr]) -> Result<(), Error> {
    clear(from, foreign)?;
    fs::rename(from, folder).context("rename", folder)?;
    for (name, text) in CACHE_MARKS {
        // Never over a file of the site, which the present one has too.
        let _ = fs::File::create_new(folder.join(name)).and_then(|mut file| file.write_all(text.as_bytes()));
    }
    Ok(())
}
