//! Files that pages refer to.

use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// What is known of a file without looking at it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// The size in bytes.
    pub size: u64,
    /// A hash of its bytes, hexadecimal.
    pub hash: String,
    /// Width and height in pixels, of a picture whose format is known.
    pub dimensions: Option<(u32, u32)>,
}

/// Names one file; valid for its [`super::Site`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetId(usize);

impl AssetId {
    /// Makes the id of the file at `index` of its table.
    pub fn new(index: usize) -> Self {
        AssetId(index)
    }

    /// The index in its table.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A picture or download that is published.
#[derive(PartialEq, Eq, Debug, Clone)]
pub struct Asset {
    /// The path below the site's root.
    pub path: String,
    /// The address, with a fingerprint in the name so that it can be cached for ever.
    pub url: UrlPath,
    /// What is known of it.
    pub facts: FileFacts,
}

impl Asset {
    /// Makes the address: `/media/ban-do-1a2b3c4d.svg`. The name is folded so that it needs no encoding.
    pub(super) fn new(path: &str, facts: &FileFacts, fold: impl Fn(&str) -> String) -> Asset {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let stem = Slug::from_text(stem, fold).map_or_else(|| "file".to_owned(), |s| s.to_string());
        let ending = ending.to_ascii_lowercase();
        let fingerprint = facts.hash.get(..8).unwrap_or(&facts.hash);
        let url = UrlPath::root().file(&format!("media/{stem}-{fingerprint}.{ending}"));
        Asset { path: path.to_owned(), url, facts: facts.clone() }
    }

    /// The ending of the name in capitals, as readers know it: `PDF`.
    pub fn type_name(&self) -> String {
        self.path.rsplit_once('.').map_or_else(String::new, |(_, e)| e.to_uppercase())
    }

    /// The name of the source file.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}
