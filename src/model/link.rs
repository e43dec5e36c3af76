//! Where links and pictures lead.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{AssetId, PageId, Uses};
use crate::content::{FOLDER, ParsedPage};
use crate::text::url::{decode, join};

pub use crate::content::id_of_link;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// Out of the site; the address is as written.
    External(String),
    /// To a page, perhaps to a part of it.
    Page {
        /// The page, in the reader's language.
        page: PageId,
        /// The part.
        fragment: Option<String>,
    },
    /// To a part of the same page.
    Fragment(String),
    /// To a file.
    File(AssetId),
    /// Nowhere; reported.
    Broken,
}

/// What a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageTarget {
    /// A file of the site.
    File(AssetId),
    /// Nothing; reported.
    Broken,
}

/// A link's address, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dest {
    /// With a scheme that is allowed.
    External,
    /// With a scheme that is not, as an address begins with it.
    BadScheme(String),
    /// `#part`.
    Fragment(String),
    /// A path below `content/`, perhaps with a part.
    Path {
        /// The path, decoded, without `content/`.
        path: String,
        /// The part.
        fragment: Option<String>,
    },
    /// A path that leads out of `content/`.
    Outside,
}

/// Takes an address apart; relative paths start in `folder`, below `content/`.
pub(super) fn destination(dest: &str, folder: &str) -> Dest {
    if let Some((scheme, _)) = dest.split_once(':') {
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
        if is_scheme {
            let scheme = scheme.to_ascii_lowercase();
            let allowed = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel");
            return if allowed { Dest::External } else { Dest::BadScheme(format!("{scheme}:")) };
        }
    }
    if let Some(fragment) = dest.strip_prefix('#') {
        return Dest::Fragment(decode(fragment));
    }
    if dest.starts_with("//") {
        return Dest::BadScheme("//".to_owned());
    }
    let (path, fragment) = match dest.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment))),
        None => (dest, None),
    };
    let mut path = decode(path);
    if path.contains('\\') {
        path = path.replace('\\', "/");
    }
    match join(folder, &path) {
        Some(path) => Dest::Path { path, fragment },
        None => Dest::Outside,
    }
}

/// The files below the site's root that texts refer to, whether they exist or not, so that they can be read before
/// the site is assembled.
pub fn referenced_files(texts: &[Arc<ParsedPage>]) -> BTreeMap<String, Uses> {
    let mut files: BTreeMap<String, Uses> = BTreeMap::new();
    let mut add = |dest: &str, folder: &str, is_shown: bool| {
        if let Dest::Path { path, .. } = destination(dest, folder)
            && !path.ends_with(".md")
            && !path.is_empty()
        {
            let uses = files.entry(format!("{FOLDER}/{path}")).or_default();
            uses.shown |= is_shown;
            uses.linked |= !is_shown;
        }
    };
    // Most links lead to texts, which is seen sooner than where they lead.
    let is_text = |dest: &str| dest.ends_with(".md") || dest.contains(".md#");
    for text in texts {
        let folder = &text.name.folder;
        for link in text.body.links().iter().filter(|link| !is_text(&link.dest)) {
            add(&link.dest, folder, false);
        }
        for image in text.body.images() {
            add(&image.src, folder, true);
        }
        if let Some(image) = &text.front.image {
            add(&image.value, folder, true);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let path = |p: &str, f: Option<&str>| Dest::Path { path: p.into(), fragment: f.map(Into::into) };
        assert_eq!(destination("../asean/_index.md#ii.3.c", "plan"), path("asean/_index.md", Some("ii.3.c")));
        assert_eq!(destination("b%20%C4%91.pdf", "plan"), path("plan/b đ.pdf", None));
        assert_eq!(destination("..\\a.md", "plan"), path("a.md", None));
        assert_eq!(destination("#muc", "plan"), Dest::Fragment("muc".into()));
        assert_eq!(destination("https://example.org/", ""), Dest::External);
        assert_eq!(destination("JavaScript:alert(1)", ""), Dest::BadScheme("javascript:".into()));
        assert_eq!(destination("//example.org/", ""), Dest::BadScheme("//".into()));
        assert_eq!(destination("../../x", "plan"), Dest::Outside);
    }
}
