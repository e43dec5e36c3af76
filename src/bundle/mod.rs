//! The offline edition: the whole site in one zip, to be unpacked and opened from the disk by a double click.
//!
//! In: a finished site, file by file. Out: the bytes of a zip, the same for the same site. Addresses in it lead from
//! file to file; what only a host can use is left out, and links to that lead to the public site. Pages that are
//! opened from a disk may fetch nothing, so the search index is there as scripts.

mod archive;
mod pages;
mod place;
mod search_index;
mod styles;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;

use crate::output::Tree;

use place::Places;

/// Files at the root that speak to hosts and programs.
const FOR_HOSTS: [&str; 10] = [
    "404.html",
    "_headers",
    "_redirects",
    "llms.txt",
    "pages.json",
    "robots.txt",
    "site.webmanifest",
    "sitemap.xml",
    "sw.js",
    ".well-known/security.txt",
];

/// A finished bundle.
#[derive(Debug)]
pub struct Bundle {
    /// The bytes of the zip.
    pub bytes: Vec<u8>,
    /// How many files are in it.
    pub files: usize,
}

/// Makes the zip. In it everything lies in a folder with the name of the public site's host, so that unpacking it
/// beside other files mixes nothing.
///
/// # Errors
///
/// Fails if a page is too large to be rewritten, or the zip to be written.
pub fn make(tree: &Tree, base_url: &str) -> io::Result<Bundle> {
    let kept = tree.iter().filter(|(path, file)| is_kept(path) && !pages::is_redirect(path, &file.bytes));
    let kept: Vec<(&str, &[u8])> = kept.map(|(path, file)| (&**path, &*file.bytes)).collect();
    let places = Places::new(kept.iter().map(|(path, _)| *path), base_url);
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (path, bytes) in kept {
        let is = |ending: &str| path.ends_with(ending);
        let (path, bytes) = match std::str::from_utf8(bytes) {
            _ if search_index::is_part(path) => search_index::script(path, bytes, &places),
            Ok(text) if is(".html") => (path.to_owned(), pages::rewritten(path, text, &places)?.into_bytes()),
            Ok(text) if is(".css") => (path.to_owned(), styles::rewritten(path, text, &places).into_bytes()),
            _ => (path.to_owned(), bytes.to_vec()),
        };
        files.insert(path, bytes);
    }
    let host = base_url.rsplit('/').next().unwrap_or(base_url).replace(':', "-");
    Ok(Bundle { files: files.len(), bytes: archive::zipped(&host, &files)? })
}

/// Whether a reader at a disk has a use for a file.
fn is_kept(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !FOR_HOSTS.contains(&path) && !matches!(name, "feed.xml" | "feed.json")
}
