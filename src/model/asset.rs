//! Files that pages refer to.

use crate::picture::{self, Encoding, Picture, Version};
use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// What is known of a file without looking at it again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileFacts {
    /// The size in bytes.
    pub size: u64,
    /// A hash of its bytes, hexadecimal.
    pub hash: String,
    /// What is shown of it on pages; none if it is only linked to, or is no picture that may be shown.
    pub picture: Option<Picture>,
    /// How pages refer to it.
    pub uses: Uses,
}

/// How pages refer to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Uses {
    /// As a picture on a page.
    pub shown: bool,
    /// By a link to it.
    pub linked: bool,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asset {
    /// The path below the site's root.
    pub path: String,
    /// The address, with a fingerprint in the name so that it can be cached for ever.
    pub url: UrlPath,
    /// What is known of it.
    pub facts: FileFacts,
    /// The smaller pictures that are made of it, with their addresses; small ones first, for every encoding.
    pub versions: Vec<(Version, UrlPath)>,
}

/// How wide a picture is that is shown elsewhere: what services that show links ask for.
const SHARED_WIDTH: u32 = 1200;
/// How wide a picture is for browsers that choose none by themselves.
const USUAL_WIDTH: u32 = 800;

impl Asset {
    /// Makes the address: `/media/ban-do-1a2b3c4d.svg`. The name is folded so that it needs no encoding.
    pub(super) fn new(path: &str, facts: &FileFacts, fold: impl Fn(&str) -> String) -> Asset {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let stem = Slug::from_text(stem, fold).map_or_else(|| "file".to_owned(), |s| s.to_string());
        let ending = ending.to_ascii_lowercase();
        let fingerprint = facts.hash.get(..8).unwrap_or(&facts.hash);
        let url = UrlPath::root().file(&format!("media/{stem}-{fingerprint}.{ending}"));
        let version = |version: Version| {
            let (recipe, width, ending) = (picture::RECIPE, version.width, version.encoding.ending());
            (version, UrlPath::root().file(&format!("media/{stem}-{fingerprint}-{recipe}-{width}.{ending}")))
        };
        let versions = match &facts.picture {
            Some(Picture::Raster(raster)) => picture::plan(raster).into_iter().map(version).collect(),
            _ => Vec::new(),
        };
        Asset { path: path.to_owned(), url, facts: facts.clone(), versions }
    }

    /// Whether the file itself is published, and not only smaller pictures made of it.
    pub fn is_published(&self) -> bool {
        self.facts.uses.linked || self.versions.is_empty()
    }

    /// The width and height of a picture, if they are known.
    pub fn dimensions(&self) -> Option<(u32, u32)> {
        match self.facts.picture? {
            Picture::Raster(raster) => Some((raster.width, raster.height)),
            Picture::Drawing(size) => size,
        }
    }

    /// The picture for whoever shows it beside a link to the page, with its width and height.
    pub fn shared(&self) -> (&UrlPath, Option<(u32, u32)>) {
        self.fallback(SHARED_WIDTH)
    }

    /// The picture for browsers that do not choose one.
    pub fn usual(&self) -> &UrlPath {
        self.fallback(USUAL_WIDTH).0
    }

    /// The widest version that every browser reads, up to a width.
    fn fallback(&self, most: u32) -> (&UrlPath, Option<(u32, u32)>) {
        let of_old = || self.versions.iter().filter(|(v, _)| v.encoding != Encoding::Avif);
        match of_old().rfind(|(v, _)| v.width <= most).or_else(|| of_old().next()) {
            Some((version, url)) => (url, Some((version.width, version.height))),
            None => (&self.url, self.dimensions()),
        }
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
