//! Everything that is not rendered through templates: feeds, maps of the site, files for hosts and programs.

use std::sync::Arc;

use rayon::prelude::*;

use super::again::Again;
use super::files::{self, ThemeAsset};
use crate::discovery;
use crate::feeds;
use crate::hosting;
use crate::model::{PageId, Site};
use crate::output::{Accounts, OutputFile};
use crate::render::{self, Shared};
use crate::search;
use crate::sitemap;
use crate::templates::Templates;

/// A file, made now or by the run before.
pub(super) enum Other<'m> {
    Made(OutputFile),
    /// With its size in bytes.
    Kept(&'m str, usize),
}

impl Other<'_> {
    pub(super) fn path(&self) -> &str {
        match self {
            Other::Made(file) => &file.path,
            Other::Kept(path, _) => path,
        }
    }
}

/// Whether what is made depends on the words of pages, and not on their fields and addresses alone.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    Words,
    Fields,
}

/// Makes all of them side by side, and gives them in one order, by what made them. `before` is the run before if
/// nothing but words has changed since. `accounts` say of which files the bytes are wanted.
pub(super) fn make<'m>(
    shared: &Arc<Shared>,
    templates: &Templates,
    theme_files: &[ThemeAsset],
    accounts: &Accounts,
    before: Option<&'m Again<'_>>,
) -> Vec<Vec<Other<'m>>> {
    let site: &Site = &shared.site;
    let html = |page: PageId| render::text_for_feeds(shared, templates, page);
    type Make<'a> = &'a (dyn Fn() -> Vec<OutputFile> + Sync);
    let makers: [(Reads, Make<'_>); 9] = [
        (Reads::Words, &|| feeds::all(site, &html)),
        (Reads::Words, &|| search::files(site)),
        (Reads::Fields, &|| sitemap::files(site)),
        (Reads::Fields, &|| vec![hosting::headers(site, &files::immutable(theme_files))]),
        (Reads::Fields, &|| hosting::redirects(site).into_iter().collect()),
        (Reads::Fields, &|| vec![discovery::manifest(site, &files::icons(theme_files))]),
        (Reads::Words, &|| vec![discovery::pages(site)]),
        (Reads::Fields, &|| vec![discovery::llms(site)]),
        (Reads::Fields, &|| discovery::security(site).into_iter().collect()),
    ];
    let makers = makers.par_iter().enumerate();
    makers
        .map(|(at, (reads, make))| {
            let kept = before.filter(|_| *reads == Reads::Fields).and_then(|before| kept(before, at, accounts));
            kept.unwrap_or_else(|| make().into_iter().map(Other::Made).collect())
        })
        .collect()
}

fn kept<'m>(before: &'m Again<'_>, maker: usize, accounts: &Accounts) -> Option<Vec<Other<'m>>> {
    let of = |path: &'m String| {
        let size = before.files.size(path).filter(|_| !accounts.watches(path))?;
        Some(Other::Kept(path, size))
    };
    before.others.get(maker)?.iter().map(of).collect()
}
