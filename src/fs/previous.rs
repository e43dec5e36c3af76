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
use super::folder::Folder;
use super::marker::{self, Marker};
use super::output::{Files, Put};
use super::tree::{Found, Tree};
use super::{CACHE_MARKS, Context, Error};

/// How many files make a site so large that the one before it is kept. Fewer are linked in a few thousandths of a
/// second, and a small office should not find a second folder.
pub(super) const LARGE: usize = 1000;

/// The folder with the site before the present one.
#[derive(Debug)]
pub(super) struct Previous<'p> {
    folder: &'p Path,
    marker: Marker,
    tree: Tree,
}

impl<'p> Previous<'p> {
    /// The folder, if it is there and finished. `known` is what an earlier run saw in it.
    pub(super) fn find(folder: &'p Path, known: Option<Folder>) -> Result<Option<Previous<'p>>, Error> {
        let Some(marker) = marker::read(folder)? else { return Ok(None) };
        let tree = Tree::read_again(folder, known);
        // What cannot be seen could be published.
        Ok((!tree.has_gaps).then_some(Previous { folder, marker, tree }))
    }

    /// Makes the folder hold the new files and no others, without a marker: those that stay from the present site
    /// `target`, in which `present` was found, the others from `staging`. Says whether all that stay are hard links,
    /// and what was in the folder before.
    pub(super) fn complete(
        self,
        new: &Files,
        target: &Path,
        present: &Tree,
        staging: &Path,
    ) -> Result<(bool, Folder), Error> {
        let Previous { folder, marker, tree } = self;
        marker::remove(folder)?;
        let stays = |file: &Found| {
            let Some(path) = file.path.to_str() else { return false };
            new.get(path).is_some_and(|(hash, put)| *put == Put::Same && marker.files.get(path) == Some(hash))
                && present.shares(file)
        };
        let (kept, gone): (Vec<&OsStr>, Vec<&OsStr>) = tree.files.par_iter().partition_map(|file| match stays(file) {
            true => rayon::iter::Either::Left(file.path.as_os_str()),
            false => rayon::iter::Either::Right(file.path.as_os_str()),
        });
        // First what goes: where a file was there may be a folder now, and the reverse.
        clear(folder, &gone)?;
        for path in &tree.empty {
            remove_empty(folder, Some(&folder.join(path)));
        }
        let put_in = |(path, (_, put)): (&String, &(String, Put))| match put {
            // Both come sorted by path.
            Put::Same if kept.binary_search(&OsStr::new(path)).is_ok() => Ok(true),
            Put::Same => keep(&target.join(path), &folder.join(path)),
            Put::New | Put::Changed => move_file(&staging.join(path), &folder.join(path)).map(|()| true),
        };
        let all_linked = new.par_iter().map(put_in).try_reduce(|| true, |a, b| Ok(a && b))?;
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
