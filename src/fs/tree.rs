//! What lies in a folder and below it, as lists.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::folder::{Folder, Identity};
use super::marker::{Listed, MARKER};
use super::sorted::InOrder;

/// A file, or a symbolic link.
#[derive(Debug)]
pub(super) struct Found {
    /// The path below the folder, with `/` between its parts.
    pub(super) path: OsString,
    identity: Option<Identity>,
}

/// All that lies below a folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Files and symbolic links, sorted by path. Links are not followed.
    pub(super) files: Vec<Found>,
    /// Folders in which there is nothing at all.
    pub(super) empty: Vec<OsString>,
    /// Whether some folder could not be read; what is in it is not here.
    pub(super) has_gaps: bool,
    /// The same, folder by folder.
    pub(super) root: Folder,
}

impl Tree {
    /// Looks at a folder; one that does not exist has nothing in it.
    pub(super) fn read(folder: &Path) -> Tree {
        Tree::read_again(folder, None)
    }

    /// Looks at a folder of which an earlier run, or an earlier moment, knows what was in it.
    pub(super) fn read_again(folder: &Path, known: Option<Folder>) -> Tree {
        let (root, has_gaps) = Folder::look(folder, known);
        let mut tree = Tree { has_gaps, ..Tree::default() };
        tree.list(&root, &mut OsString::new());
        // Nearly sorted: only `/` comes after some of what may stand in a name.
        tree.files.sort_by(|a, b| a.path.cmp(&b.path));
        tree.root = root;
        tree
    }

    fn list(&mut self, folder: &Folder, at: &mut OsString) {
        if folder.files.is_empty() && folder.folders.is_empty() {
            self.empty.push(at.clone());
        }
        let below = |at: &OsStr, name: &OsStr| {
            let mut path = OsString::with_capacity(at.len() + 1 + name.len());
            if !at.is_empty() {
                path.push(at);
                path.push("/");
            }
            path.push(name);
            path
        };
        for (name, identity) in &folder.files {
            self.files.push(Found { path: below(at, name), identity: *identity });
        }
        for (name, folder) in &folder.folders {
            self.list(folder, &mut below(at, name));
        }
    }

    /// The files that a marker does not list, the marker itself left out.
    pub(super) fn foreign<'t>(&'t self, listed: &Listed) -> Vec<&'t OsStr> {
        let mut listed = InOrder::new(listed.iter());
        let paths = self.files.iter().map(|file| file.path.as_os_str());
        paths.filter(|path| listed.find(path).is_none() && *path != MARKER).collect()
    }

    /// All files with what they have in common with other hard links of them.
    pub(super) fn identities(&self) -> impl Iterator<Item = (&OsStr, Option<Identity>)> {
        self.files.iter().map(|file| (file.path.as_os_str(), file.identity))
    }
}
