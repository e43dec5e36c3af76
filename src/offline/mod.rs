//! Reading without a network: the service worker, which keeps what a reader has visited.
//!
//! In: the site, the addresses of the theme's assets, the hashes of the files that the worker fetches in advance. Out:
//! `sw.js`. A site that does not ask for a worker has one all the same, which takes an earlier one back: a browser
//! that once had a worker would otherwise keep it, and what it stored, for ever.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::{LanguageId, SiteConfig};
use crate::output::OutputFile;
use crate::search;
use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// The file, below the output folder: a worker is in charge of what lies beside and below it.
pub const FILE: &str = "sw.js";

const WORKER: &str = include_str!("worker.js");
const WITHDRAWN: &str = include_str!("withdrawn.js");

/// The address that pages hand to the browser to have the worker; none if the site does not ask for one.
pub fn worker_url(config: &SiteConfig) -> Option<UrlPath> {
    config.offline.as_ref().map(|_| UrlPath::root().file(FILE))
}

/// The page that says, in a language, that there is no network. Its address ends with `/`, for some hosts lead
/// readers on from `x.html` to `x`, and what a redirect led to cannot be stored.
pub fn page(config: &SiteConfig, language: LanguageId) -> UrlPath {
    let slug = Slug::new("offline").expect("a valid slug");
    config.language(language).home().page(&slug)
}

/// What the worker fetches in advance: home pages, the pages above, and of the theme what every page may need.
pub fn shell(config: &SiteConfig, assets: &[UrlPath]) -> Vec<UrlPath> {
    if config.offline.is_none() {
        return Vec::new();
    }
    let is_needed = |url: &&UrlPath| [".css", ".js", ".woff2"].iter().any(|ending| url.as_str().ends_with(ending));
    let mut shell: Vec<UrlPath> = assets.iter().filter(is_needed).cloned().collect();
    for language in config.language_ids() {
        shell.push(config.language(language).home());
        shell.push(page(config, language));
    }
    shell.sort();
    shell
}

/// What the worker knows of the site.
#[derive(Serialize)]
struct Facts<'a> {
    /// Differs if any file of the shell does.
    version: String,
    files: &'a [UrlPath],
    /// The deepest first.
    offline: Vec<OfLanguage>,
    /// Addresses below which a file never changes, besides the theme's assets with a fingerprint.
    fixed: [String; 2],
    /// How many visited pages are kept.
    pages: usize,
}

#[derive(Serialize)]
struct OfLanguage {
    /// Addresses that begin so are in this language.
    below: UrlPath,
    page: UrlPath,
}

/// Makes the worker. `hashes` are those of the files of the shell, by path below the output folder.
pub fn worker(config: &SiteConfig, shell: &[UrlPath], hashes: &BTreeMap<String, String>) -> OutputFile {
    let Some(offline) = &config.offline else { return withdrawn() };
    let of_language = |language| OfLanguage { below: config.language(language).home(), page: page(config, language) };
    let mut pages: Vec<OfLanguage> = config.language_ids().map(of_language).collect();
    pages.sort_by_key(|p| std::cmp::Reverse(p.below.as_str().len()));
    let mut hasher = blake3::Hasher::new();
    hasher.update(WORKER.as_bytes());
    for (path, hash) in hashes {
        hasher.update(path.as_bytes()).update(&[0]).update(hash.as_bytes()).update(&[0]);
    }
    let version = hasher.finalize().to_hex()[..12].to_owned();
    let fixed = ["/media/".to_owned(), format!("/{}/", search::PARTS)];
    let facts = Facts { version, files: shell, offline: pages, fixed, pages: offline.pages };
    // Lists, numbers and texts are always JSON.
    let facts = serde_json::to_string(&facts).unwrap_or_default();
    OutputFile::new(FILE, format!("const SITE = {facts};\n{WORKER}"))
}

/// The worker that takes an earlier one back.
pub fn withdrawn() -> OutputFile {
    OutputFile::new(FILE, WITHDRAWN)
}
