//! Pictures: which may be published, and the smaller ones that are made of them.
//!
//! What a picture is and the bytes of its versions depend on its own bytes alone, so both are kept under the hash of
//! them: the first in the memo, the second in files of their own, because they are large.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::cache::{Cache, PICTURES};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs;
use crate::memo::{Ingredients, Memo};
use crate::model::{Asset, Site};
use crate::output::{Accounts, OutputFile, Sink};
use crate::picture::{self, Damage, HEAVY_PIXELS, MAX_BYTES, MAX_PIXELS, Picture, Problem, RECIPE, Raster, Version};
use crate::render;
use crate::text::url::UrlPath;

/// Says what pictures are, and what is wrong with them.
pub(super) struct Examiner<'m> {
    memo: &'m Memo,
    /// Held while a large picture lies unpacked in memory.
    heavy: Mutex<()>,
}

impl<'m> Examiner<'m> {
    pub(super) fn new(memo: &'m Memo) -> Examiner<'m> {
        Examiner { memo, heavy: Mutex::default() }
    }

    /// Whether a picture's file is larger than is read.
    pub(super) fn is_too_large(&self, path: &str, size: Option<&u64>, problems: &mut Diagnostics) -> bool {
        let Some(size) = size.filter(|size| **size > MAX_BYTES) else { return false };
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        let problem = Diagnostic::in_file(Code::PictureTooLarge, path).arg("state", "bytes");
        problems.push(problem.arg("size", megabytes(*size)).arg("limit", megabytes(MAX_BYTES)));
        true
    }

    /// What a picture is; none, and reported, if it cannot be published.
    pub(super) fn examine(
        &self,
        path: &str,
        bytes: &[u8],
        hash: &blake3::Hash,
        problems: &mut Diagnostics,
    ) -> Option<Picture> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        let key = Ingredients::new("picture").with(RECIPE.as_bytes()).with(ending.as_bytes()).with(hash.as_bytes());
        let key = key.key();
        let found: Result<Picture, Problem> = self.memo.get(key).unwrap_or_else(|| {
            let found = one_at_a_time(&self.heavy, picture::pixels(bytes), || picture::examine(bytes, &ending));
            self.memo.put(key, &found);
            found
        });
        match found {
            Ok(picture) => {
                if let Picture::Raster(raster) = picture {
                    problems.extend(notes(path, &ending, &raster));
                }
                Some(picture)
            }
            Err(problem) => {
                problems.push(told(path, &problem));
                None
            }
        }
    }
}

/// Runs what unpacks a picture; of large pictures only one at a time.
fn one_at_a_time<T>(heavy: &Mutex<()>, pixels: u64, run: impl FnOnce() -> T) -> T {
    let _turn = (pixels > HEAVY_PIXELS).then(|| heavy.lock().unwrap_or_else(PoisonError::into_inner));
    run()
}

fn told(path: &str, problem: &Problem) -> Diagnostic {
    match problem {
        Problem::TooLarge(width, height) => {
            let millions = |pixels: u64| pixels.div_ceil(1_000_000);
            Diagnostic::in_file(Code::PictureTooLarge, path)
                .arg("state", "pixels")
                .arg("width", width)
                .arg("height", height)
                .arg("size", millions(u64::from(*width) * u64::from(*height)))
                .arg("limit", millions(MAX_PIXELS))
        }
        Problem::Damaged(damage) => {
            let problem = Diagnostic::in_file(Code::PictureDamaged, path);
            match damage {
                Damage::NoPicture => problem.arg("state", "other"),
                Damage::Cut => problem.arg("state", "cut"),
                Damage::Said(message) => problem.arg("state", "said").arg("message", message),
            }
        }
        Problem::Format(name) => Diagnostic::in_file(Code::PictureFormat, path).arg("name", name),
        Problem::Unsafe(found) => Diagnostic::in_file(Code::PictureUnsafe, path).arg("found", found),
    }
}

/// What a writer should know of a picture that is published.
fn notes(path: &str, ending: &str, raster: &Raster) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    let endings = raster.kind.endings();
    if !endings.contains(&ending) {
        let note = Diagnostic::in_file(Code::PictureEnding, path).arg("name", raster.kind.name());
        notes.push(note.arg("expected", format!(".{}", endings[0])));
    }
    if raster.moves {
        notes.push(Diagnostic::in_file(Code::PictureMoving, path).arg("name", raster.kind.name()));
    }
    notes
}

/// Hands the versions of all pictures to the sink: those that earlier runs made, and the others made now, in parallel.
/// If nothing is kept, only their places are taken, and nothing is made.
pub(super) fn deliver(
    root: &Path,
    site: &Site,
    cache: &Cache,
    is_kept: bool,
    accounts: &Accounts,
    sink: &dyn Sink,
) -> Result<Diagnostics, fs::Error> {
    // Two files with the same bytes and name have one address, and are one picture.
    let mut seen = BTreeSet::new();
    let wanted: Vec<(&Asset, Raster)> = site
        .assets
        .iter()
        .filter_map(|asset| match asset.facts.picture {
            Some(Picture::Raster(raster)) if seen.insert(&asset.url) => Some((asset, raster)),
            _ => None,
        })
        .collect();
    let heavy = Mutex::default();
    let made: Result<Vec<Diagnostics>, fs::Error> = wanted
        .par_iter()
        .map(|(asset, raster)| {
            if !is_kept {
                for (_, url) in &asset.versions {
                    render::deliver(&OutputFile::new(url.output_path(), Vec::new()), accounts, sink)?;
                }
                return Ok(Diagnostics::default());
            }
            let versions = versions(root, asset, raster, cache, &heavy)?;
            let mut problems = Diagnostics::default();
            for (url, bytes) in versions {
                match bytes {
                    Ok(bytes) => render::deliver(&OutputFile::new(url.output_path(), bytes), accounts, sink)?,
                    Err(problem) => problems.push(told(&asset.path, &problem)),
                }
            }
            Ok(problems)
        })
        .collect();
    let mut diagnostics = Diagnostics::default();
    for problems in made? {
        diagnostics.append(problems);
    }
    if is_kept {
        let names = wanted.iter().flat_map(|(a, _)| a.versions.iter().map(|(version, _)| name(a, version)));
        cache.sweep(PICTURES, &names.collect());
    }
    Ok(diagnostics)
}

type Made<'a> = Vec<(&'a UrlPath, Result<Vec<u8>, Problem>)>;

fn versions<'a>(
    root: &Path,
    asset: &'a Asset,
    raster: &Raster,
    cache: &Cache,
    heavy: &Mutex<()>,
) -> Result<Made<'a>, fs::Error> {
    let kept =
        asset.versions.par_iter().map(|(version, url)| (version, url, cache.file(PICTURES, &name(asset, version))));
    let kept: Vec<_> = kept.collect();
    if kept.iter().all(|(.., bytes)| bytes.is_some()) {
        return Ok(kept.into_iter().filter_map(|(_, url, bytes)| Some((url, Ok(bytes?)))).collect());
    }
    let bytes = fs::read_bytes(root, &asset.path)?;
    let plan: Vec<Version> = asset.versions.iter().map(|(version, _)| *version).collect();
    let pixels = u64::from(raster.width) * u64::from(raster.height);
    let prepared = one_at_a_time(heavy, pixels, || picture::prepare(&bytes, raster, &plan));
    let made = kept.into_par_iter().map(|(version, url, kept)| {
        let bytes = match (kept, &prepared) {
            (Some(bytes), _) => Ok(bytes),
            (None, Ok(prepared)) => prepared.encode(version).inspect(|made| {
                cache.keep_file(PICTURES, &name(asset, version), made);
            }),
            (None, Err(problem)) => Err(problem.clone()),
        };
        (url, bytes)
    });
    Ok(made.collect())
}

/// The name under which a version is kept: what it is made of and how.
fn name(asset: &Asset, version: &Version) -> String {
    let width = version.width;
    format!("{}-{RECIPE}-{width}.{}", asset.facts.hash, version.encoding.ending())
}
