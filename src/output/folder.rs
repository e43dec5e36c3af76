//! The output folder as the place where a site goes, and as the place where the last one lies.

use rustc_hash::FxHashMap;

use super::{Finished, OutputFile, Sink};
use crate::fs::{self, OutputFolder};

impl Sink for OutputFolder {
    fn put(&self, file: &OutputFile) -> Result<(), fs::Error> {
        OutputFolder::put(self, &file.path, &file.bytes).map(|_| ())
    }
}

/// The files that the last build left in the output folder.
#[derive(Debug)]
pub struct LeftFiles<'f> {
    folder: &'f OutputFolder,
    sizes: FxHashMap<&'f str, u64>,
}

impl<'f> LeftFiles<'f> {
    /// These files with their sizes in bytes, as far as the folder still has them as they were left.
    pub fn new(folder: &'f OutputFolder, files: &'f [(String, u64)]) -> LeftFiles<'f> {
        LeftFiles { folder, sizes: files.iter().map(|(path, size)| (path.as_str(), *size)).collect() }
    }
}

impl Finished for LeftFiles<'_> {
    fn size(&self, path: &str) -> Option<usize> {
        let size = *self.sizes.get(path)?;
        self.folder.has_as_left(path, size).then_some(usize::try_from(size).ok()?)
    }

    fn keep(&self, path: &str) {
        self.folder.keep(path);
    }
}
