//! The output folder as the place where a site goes, and as the place where the last one lies.

use rustc_hash::FxHashMap;

use super::{Finished, OutputFile, Sink};
use crate::fs::{self, Left, OutputFolder, Sizes};

impl Sink for OutputFolder {
    fn put(&self, file: &OutputFile) -> Result<(), fs::Error> {
        OutputFolder::put(self, &file.path, &file.bytes).map(|_| ())
    }
}

/// The files that the last build left in the output folder.
#[derive(Debug)]
pub struct LeftFiles<'f> {
    folder: &'f OutputFolder,
    files: FxHashMap<&'f str, (u64, Left)>,
}

impl<'f> LeftFiles<'f> {
    /// These files with their sizes in bytes, as far as the folder still has them as they were left.
    pub fn new(folder: &'f OutputFolder, files: &'f Sizes) -> LeftFiles<'f> {
        let left = folder.left(files).into_iter();
        LeftFiles { folder, files: left.map(|(path, size, file)| (path, (size, file))).collect() }
    }
}

impl Finished for LeftFiles<'_> {
    fn size(&self, path: &str) -> Option<usize> {
        usize::try_from(self.files.get(path)?.0).ok()
    }

    fn keep(&self, path: &str) {
        if let Some((_, file)) = self.files.get(path) {
            self.folder.keep(*file);
        }
    }
}
