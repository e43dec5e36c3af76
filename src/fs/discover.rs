//! Finding and reading a site's files.

use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use walkdir::WalkDir;

use super::census::{Census, Seen};
use super::facts::Above;
use super::name::{self, BadName};
use super::text::{MAX_TEXT_BYTES, decode};
use super::{Context, Error};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Fetch, Sources, Span};
use crate::text::normal::nfc;

/// A file that is no text: a picture, a font, a download.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// The path below the site's root.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Every text, in the order of paths.
    pub sources: Sources,
    /// Every other file, in the order of paths.
    pub files: Vec<FileEntry>,
    /// What is wrong with names and texts.
    pub diagnostics: Diagnostics,
}

/// How many files are looked at by one worker at a time.
const BATCH: usize = 256;

/// Reads one text file into a set of its own; the settings are read this way before everything else.
/// `Ok(None)` if there is no such file.
pub fn read_one(root: &Path, path: &str) -> Result<Option<Found>, Error> {
    let full = root.join(path);
    if !full.exists() {
        return Ok(None);
    }
    let size = fs::metadata(&full).context("read", &full)?.len();
    let mut found = Found::default();
    found.add(Read::text(root, path.to_owned(), size));
    Ok(Some(found))
}

/// Lists the files `single` and everything below `folders`, all of which need not exist. Hidden files and folders are
/// passed over.
pub fn list(root: &Path, single: &[&str], folders: &[String]) -> Listing {
    let mut listing = Listing::default();
    for path in single {
        if let Ok(meta) = fs::metadata(root.join(path)) {
            listing.entries.push(Seen::new((*path).to_owned(), &meta));
        }
    }
    for folder in folders {
        walk(root, folder, &mut listing);
    }
    listing
}

/// Reads the files that were listed, in parallel.
///
/// `order` only says in which order the names are handed to the reader; it changes nothing in what comes back, and
/// a test holds that against it. `known` says of which files something is known, so that they need not be read.
pub fn read(
    root: &Path,
    listing: Listing,
    order: ListingOrder,
    known: &(dyn Fn(&str) -> Option<Known> + Sync),
) -> Result<Found, Error> {
    let Listing { mut entries, refused, diagnostics } = listing;
    let mut found = Found { diagnostics, ..Found::default() };
    check_names(&entries, &mut found.diagnostics);
    if order == ListingOrder::Reversed {
        entries.reverse();
    }
    let mut read: Vec<Read> = entries
        .into_par_iter()
        .map(|Seen { path, size, .. }| {
            if !is_text(&path) {
                Read::File(FileEntry { path, size })
            } else {
                match known(&path) {
                    Some(Known::Text(text)) => Read::Text { path, text, note: None },
                    Some(Known::Hash(hash, fetch)) => Read::Known { path, hash, fetch },
                    None => Read::text(root, path, size),
                }
            }
        })
        .collect();
    read.extend(refused.into_iter().map(|(path, diagnostic)| Read::Failed { path, diagnostic }));
    read.sort_by(|a, b| a.path().cmp(b.path()));
    for item in read {
        found.add(item);
    }
    Ok(found)
}

/// What is known of a file.
#[derive(Debug)]
pub enum Known {
    /// Its text.
    Text(Arc<str>),
    /// The hash of its text, and what fetches that.
    Hash([u8; 32], Fetch),
}

/// Reads a text that was read before, for somebody who has let go of it; none if it is no longer the one with this hash.
pub fn read_again(root: &Path, path: &str, hash: &[u8; 32]) -> Option<Arc<str>> {
    let bytes = fs::read(root.join(path)).ok()?;
    let text = decode(&bytes).ok()?.text;
    (blake3::hash(text.as_bytes()).as_bytes() == hash).then_some(text)
}

/// In which order names are handed to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListingOrder {
    /// As the disk gives them.
    #[default]
    AsFound,
    /// The other way round.
    Reversed,
}

/// The files of a site, before any of them is read.
#[derive(Debug, Default)]
pub struct Listing {
    entries: Vec<Seen>,
    /// Paths that are there and are not to be read, with the reason.
    refused: Vec<(String, Diagnostic)>,
    diagnostics: Diagnostics,
}

impl Listing {
    /// What the files look like from outside; none if something is there that cannot be told so.
    pub fn census(&self) -> Option<Census> {
        let is_plain = self.refused.is_empty() && self.diagnostics.is_empty();
        is_plain.then(|| Census::new(self.entries.clone())).flatten()
    }
}

enum Read {
    Text { path: String, text: Arc<str>, note: Option<Note> },
    Known { path: String, hash: [u8; 32], fetch: Fetch },
    File(FileEntry),
    Failed { path: String, diagnostic: Diagnostic },
}

enum Note {
    NotNfc,
}

impl Read {
    fn path(&self) -> &str {
        match self {
            Read::Text { path, .. } | Read::Known { path, .. } | Read::Failed { path, .. } => path,
            Read::File(entry) => &entry.path,
        }
    }

    fn text(root: &Path, path: String, size: u64) -> Read {
        if size > MAX_TEXT_BYTES {
            let limit = MAX_TEXT_BYTES / (1024 * 1024);
            let diagnostic = Diagnostic::in_file(Code::FileTooLarge, &path)
                .arg("size", size.div_ceil(1024 * 1024))
                .arg("limit", limit);
            return Read::Failed { path, diagnostic };
        }
        let bytes = match fs::read(root.join(&path)) {
            Ok(bytes) => bytes,
            Err(e) => {
                let diagnostic = Diagnostic::in_file(Code::FileUnreadable, &path).arg("message", e);
                return Read::Failed { path, diagnostic };
            }
        };
        match decode(&bytes) {
            Ok(decoded) => {
                let note = decoded.was_not_nfc.then_some(Note::NotNfc);
                Read::Text { path, text: decoded.text, note }
            }
            Err(_) => {
                let diagnostic = Diagnostic::in_file(Code::FileNotUtf8, &path);
                Read::Failed { path, diagnostic }
            }
        }
    }
}

impl Found {
    fn add(&mut self, read: Read) {
        match read {
            Read::Text { path, text, note } => {
                let source = self.sources.add(path, text);
                if let Some(Note::NotNfc) = note {
                    self.diagnostics.push(Diagnostic::at(Code::FileNotNfc, Span::file(source)));
                }
            }
            Read::Known { path, hash, fetch } => {
                self.sources.add_known(path, hash, &fetch);
            }
            Read::File(entry) => self.files.push(entry),
            Read::Failed { path, diagnostic } => {
                self.sources.add_unread(path);
                self.diagnostics.push(diagnostic);
            }
        }
    }
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, e)| e);
    // Downloads and static files may well be of these kinds, but are not ours to read.
    let ours = !path.starts_with("static/") && !path.contains("/assets/")
        || path.contains("/assets/inline/")
        || path.contains("/assets/icons/");
    ours && (matches!(ending, "md" | "toml" | "csv" | "json" | "html" | "ftl" | "xml")
        || (ending == "svg" && (path.contains("/assets/inline/") || path.contains("/assets/icons/"))))
}

fn walk(root: &Path, folder: &str, listed: &mut Listing) {
    let top = root.join(folder);
    if !top.is_dir() {
        return;
    }
    let looked_at = Mutex::new(Vec::new());
    let above = Above::new(root);
    // Asking what files look like takes longer than going from folder to folder, and is done meanwhile.
    rayon::scope(|scope| {
        let (mut files, mut number) = (Vec::new(), 0_usize);
        let mut look_at = |files: Vec<(String, walkdir::DirEntry)>| {
            let (looked_at, above, own) = (&looked_at, &above, number);
            number += 1;
            scope.spawn(move |_| {
                let seen: Vec<Seen> = files.into_iter().map(|file| look(above, root, file)).collect();
                looked_at.lock().unwrap_or_else(PoisonError::into_inner).push((own, seen));
            });
        };
        find(root, folder, &top, listed, &mut |path, entry| {
            files.push((path, entry));
            if files.len() == BATCH {
                look_at(std::mem::take(&mut files));
            }
        });
        look_at(files);
    });
    let mut looked_at = looked_at.into_inner().unwrap_or_else(PoisonError::into_inner);
    // In the order in which they were found.
    looked_at.sort_unstable_by_key(|(number, _)| *number);
    listed.entries.extend(looked_at.into_iter().flat_map(|(_, seen)| seen));
}

/// Gives every file below the folder `top` that is to be read, and lists what is not.
fn find(root: &Path, folder: &str, top: &Path, listed: &mut Listing, give: &mut dyn FnMut(String, walkdir::DirEntry)) {
    let real_top = top.canonicalize().unwrap_or_else(|_| top.to_owned());
    let hidden = |e: &walkdir::DirEntry| e.depth() > 0 && e.file_name().to_string_lossy().starts_with('.');
    let mut walker = WalkDir::new(top).follow_links(true).into_iter();
    while let Some(entry) = walker.next() {
        match entry {
            Ok(entry) if hidden(&entry) => {
                if entry.file_type().is_dir() {
                    walker.skip_current_dir();
                }
            }
            Ok(entry) => {
                let path = below(root, entry.path());
                if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|p| p.starts_with(&real_top)) {
                    let target = fs::read_link(entry.path()).unwrap_or_default();
                    let problem = Diagnostic::in_file(Code::SymlinkOutside, &path).arg("path", folder);
                    listed.refused.push((path, problem.arg("target", target.display())));
                    if entry.file_type().is_dir() {
                        walker.skip_current_dir();
                    }
                    continue;
                }
                if entry.file_type().is_file() {
                    give(path, entry);
                }
            }
            Err(e) => {
                let path = e.path().map_or_else(|| folder.to_owned(), |p| below(root, p));
                // The walker's own words name folders above the site, which are nobody's business.
                let message = match e.io_error() {
                    Some(error) => error.to_string(),
                    None => "the link leads to a folder that holds it".to_owned(),
                };
                let problem = Diagnostic::in_file(Code::FileUnreadable, &path).arg("message", message);
                if e.path().is_some_and(Path::is_dir) {
                    listed.diagnostics.push(problem);
                } else {
                    listed.refused.push((path, problem));
                }
            }
        }
    }
}

fn look(above: &Above<'_>, root: &Path, (path, entry): (String, walkdir::DirEntry)) -> Seen {
    let below = entry.path().strip_prefix(root).ok().filter(|_| !entry.path_is_symlink());
    if let Some(facts) = below.and_then(|below| above.facts(below)) {
        return Seen::of(path, &facts);
    }
    match entry.metadata() {
        Ok(meta) => Seen::new(path, &meta),
        Err(_) => Seen::unknown(path),
    }
}

/// The path below `root`, with `/` between its parts. A name that is not Unicode keeps its place with U+FFFD.
fn below(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    if std::path::MAIN_SEPARATOR == '/'
        && let Some(text) = relative.to_str()
    {
        return text.to_owned();
    }
    let parts: Vec<_> = relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// Names that Windows refuses, and names that differ only in case or Unicode form.
fn check_names(entries: &[Seen], diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<Cow<'_, str>, &str> = FxHashMap::with_capacity_and_hasher(entries.len(), FxBuildHasher);
    for Seen { path, .. } in entries {
        if let Some((part, bad)) = path.split('/').find_map(|part| Some((part, name::check(part).err()?))) {
            let found = match bad {
                BadName::Character(c) => c.escape_debug().to_string(),
                BadName::Ending => part.chars().next_back().map(String::from).unwrap_or_default(),
                BadName::Reserved => part.split('.').next().unwrap_or(part).to_owned(),
            };
            diagnostics.push(Diagnostic::in_file(Code::FileNameWindows, path).arg("name", part).arg("found", found));
        }
        let is_plain = path.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let key = if is_plain { Cow::Borrowed(path.as_str()) } else { Cow::Owned(nfc(path).to_lowercase()) };
        if let Some(other) = seen.insert(key, path) {
            let (first, second) = if other < path.as_str() { (other, path.as_str()) } else { (path.as_str(), other) };
            diagnostics.push(Diagnostic::in_file(Code::FileNameCase, second).arg("name", second).arg("other", first));
        }
    }
}
