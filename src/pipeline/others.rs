//! Everything that is not rendered through templates: feeds, maps of the site, files for hosts and programs.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::again::Again;
use super::files::{self, ThemeAsset};
use super::words::Words;
use crate::discovery;
use crate::feeds;
use crate::fs;
use crate::hosting;
use crate::model::{PageId, SetId, Site};
use crate::output::{Accounts, OutputFile, Sink};
use crate::render::{self, Shared};
use crate::search;
use crate::sitemap;
use crate::templates::Templates;

/// Whether what is made depends on the words of pages, and not on their fields and addresses alone.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    Words,
    Fields,
}

/// The places of the feeds and of the search index among the makers: of these, parts are kept.
const FEEDS: usize = 0;
const SEARCH: usize = 1;

/// What was made.
#[derive(Debug, Clone, Default)]
pub(super) struct Made {
    /// The paths of the files in one order, by what made them.
    pub(super) paths: Vec<Vec<String>>,
    /// The pages as they are in `pages.json`, if another run of this process follows.
    pub(super) pieces: discovery::Pieces,
}

/// Makes all of them side by side and hands each to the sink at once, so that no more than one of each kind is in memory.
/// `before` is the run before if nothing but words has changed since.
/// `accounts` say of which files the bytes are wanted, `words` what is remembered of the search index; `is_followed` is whether
/// another run of this process has use for what is made.
pub(super) fn make(
    shared: &Arc<Shared>,
    templates: &Templates,
    theme_files: &[ThemeAsset],
    (accounts, sink): (&Accounts, &dyn Sink),
    before: Option<&Again<'_>>,
    words: &Words<'_>,
    is_followed: bool,
) -> Result<Made, fs::Error> {
    let site: &Site = &shared.site;
    let kept: [Mutex<Vec<String>>; 2] = Default::default();
    let keep_parts = |maker: usize, before: &Again<'_>, paths: &[String]| {
        let are_kept = keep(before, paths, accounts);
        if are_kept {
            kept[maker].lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(paths);
        }
        are_kept
    };
    let keep_part = |paths: &[String]| before.is_some_and(|before| keep_parts(SEARCH, before, paths));
    // A feed shows of each page what the page itself shows.
    let keep_feed = |pages: &[PageId], paths: &[String]| {
        before.is_some_and(|before| {
            pages.iter().all(|page| !before.sets.contains(&site.page(*page).set)) && keep_parts(FEEDS, before, paths)
        })
    };
    let pieces = Mutex::new(discovery::Pieces::new());
    let known_piece = |set: SetId| {
        let before = before.filter(|before| !before.sets.contains(&set))?;
        before.pieces.get(set.index()).map(Arc::clone)
    };
    let html = |page: PageId| render::text_for_feeds(shared, templates, page);
    type Give<'g> = &'g (dyn Fn(OutputFile) + Sync);
    type Make<'a> = &'a (dyn Fn(Give<'_>) + Sync);
    let makers: [(Reads, Make<'_>); 9] = [
        (Reads::Words, &|give| feeds::all(site, &html, &keep_feed, give)),
        (Reads::Words, &|give| search::files(site, words, &keep_part).into_iter().for_each(give)),
        (Reads::Fields, &|give| sitemap::files(site).into_iter().for_each(give)),
        (Reads::Fields, &|give| give(hosting::headers(site, &files::immutable(theme_files)))),
        (Reads::Fields, &|give| hosting::redirects(site).into_iter().for_each(give)),
        (Reads::Fields, &|give| give(discovery::manifest(site, &files::icons(theme_files)))),
        (Reads::Words, &|give| {
            let (file, made) = discovery::pages(site, &known_piece);
            if is_followed {
                *pieces.lock().unwrap_or_else(PoisonError::into_inner) = made;
            }
            give(file);
        }),
        (Reads::Fields, &|give| give(discovery::llms(site))),
        (Reads::Fields, &|give| discovery::security(site).into_iter().for_each(give)),
    ];
    let makers = makers.par_iter().enumerate();
    let made = makers.map(|(at, (reads, make))| {
        if let Some(before) = before.filter(|_| *reads == Reads::Fields)
            && let Some(paths) = before.others.get(at).filter(|paths| keep(before, paths, accounts))
        {
            return Ok(paths.clone());
        }
        let made: Mutex<Result<Vec<String>, fs::Error>> = Mutex::new(Ok(Vec::new()));
        make(&|file| {
            let delivered = render::deliver(&file, accounts, sink);
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            match (&mut *made, delivered) {
                (Ok(paths), Ok(())) => paths.push(file.path),
                (Ok(_), Err(error)) => *made = Err(error),
                (Err(_), _) => {}
            }
        });
        let mut paths = made.into_inner().unwrap_or_else(PoisonError::into_inner)?;
        // Which of them was finished first is nobody's business.
        paths.sort_unstable();
        Ok(paths)
    });
    let mut made = made.collect::<Result<Vec<Vec<String>>, fs::Error>>()?;
    for (maker, kept) in kept.into_iter().enumerate() {
        let mut kept = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        // The order in which they were kept is nobody's.
        kept.sort_unstable();
        made[maker].extend(kept);
    }
    Ok(Made { paths: made, pieces: pieces.into_inner().unwrap_or_else(PoisonError::into_inner) })
}

/// Keeps these files of the run before, if all of them can be.
fn keep<P: AsRef<str>>(before: &Again<'_>, paths: &[P], accounts: &Accounts) -> bool {
    let of = |path: &P| before.files.size(path.as_ref()).filter(|_| !accounts.watches(path.as_ref()));
    let Some(sizes) = paths.iter().map(of).collect::<Option<Vec<usize>>>() else { return false };
    for (path, size) in paths.iter().zip(sizes) {
        if accounts.claim_path(path.as_ref(), size) {
            before.files.keep(path.as_ref());
        }
    }
    true
}
