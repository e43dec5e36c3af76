//! Where an output folder lies, and what the generator keeps beside it.

use std::path::{Path, PathBuf};

/// The output folder and its neighbours.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The site that is published.
    pub(super) target: PathBuf,
    /// Where the new site is made; after the exchange, the old one.
    pub(super) staging: PathBuf,
    /// Where the old site waits for a moment if folders cannot be exchanged.
    pub(super) aside: PathBuf,
    /// The site before the present one, if it is large.
    pub(super) previous: PathBuf,
    /// The file that says how the folders of both look.
    pub(super) folders: PathBuf,
    /// The file by which other builds are kept out.
    pub(super) lock: PathBuf,
}

impl Places {
    /// Those of the output folder at `path`, which need not exist.
    pub(super) fn of(path: &Path) -> Places {
        let target = super::absolute(path);
        let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = |what: &str| target.with_file_name(format!(".{name}.songngu-{what}"));
        Places {
            staging: beside("new"),
            aside: beside("old"),
            previous: beside("previous"),
            folders: beside("folders"),
            lock: beside("lock"),
            target,
        }
    }
}
