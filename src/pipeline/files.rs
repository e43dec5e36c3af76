//! Files that are published as they are: pictures, downloads, the theme's assets, `static/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::pictures::Examiner;
use crate::content::{FOLDER, ParsedPage};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::discovery::Icon;
use crate::fs::{self, FileEntry};
use crate::memo::Memo;
use crate::model::assemble::sidecar_stem;
use crate::model::{FileFacts, Site, referenced_files};
use crate::output::{Accounts, OutputFile, Sink};
use crate::picture;
use crate::render::deliver as deliver_file;
use crate::source::Sources;
use crate::text::url::UrlPath;
use crate::theme::styles;

/// A published asset of the theme.
pub(super) struct ThemeAsset {
    /// The path below `assets/`.
    pub(super) name: String,
    /// The path below the site's root.
    path: String,
    /// The address.
    pub(super) url: UrlPath,
    /// What is published, of a style sheet; all else is published as it is.
    made: Option<Vec<u8>>,
}

/// Finds out what the site needs to know of the files that texts refer to, in parallel.
pub(super) fn facts(
    root: &Path,
    files: &[FileEntry],
    sources: &Sources,
    texts: &[Arc<ParsedPage>],
    memo: &Memo,
) -> Result<(BTreeMap<String, FileFacts>, Diagnostics), fs::Error> {
    let existing: BTreeSet<String> = names(files, sources).into_iter().collect();
    let mut wanted = referenced_files(texts);
    wanted.retain(|path, _| existing.contains(path));
    let sizes: BTreeMap<&str, u64> = files.iter().map(|f| (f.path.as_str(), f.size)).collect();
    let examiner = Examiner::new(memo);
    let read: Result<Vec<_>, fs::Error> = wanted
        .into_par_iter()
        .map(|(path, uses)| {
            let mut problems = Diagnostics::default();
            // A picture that is too large is not even read.
            if uses.shown && examiner.is_too_large(&path, sizes.get(path.as_str()), &mut problems) {
                let facts = FileFacts { size: 0, hash: String::new(), picture: None, uses };
                return Ok((path, facts, problems));
            }
            let bytes = fs::read_bytes(root, &path)?;
            let hash = blake3::hash(&bytes);
            let picture = if uses.shown { examiner.examine(&path, &bytes, &hash, &mut problems) } else { None };
            let facts = FileFacts { size: bytes.len() as u64, hash: hash.to_hex().to_string(), picture, uses };
            Ok((path, facts, problems))
        })
        .collect();
    let mut diagnostics = Diagnostics::default();
    let facts = read?.into_iter().map(|(path, facts, problems)| {
        diagnostics.append(problems);
        (path, facts)
    });
    let facts = facts.collect();
    Ok((facts, diagnostics))
}

/// The names of all files below `content/` that may be linked to, sorted.
pub(super) fn names(files: &[FileEntry], sources: &Sources) -> Vec<String> {
    let prefix = format!("{FOLDER}/");
    let is_file = |path: &&str| !path.ends_with(".md") && sidecar_stem(path).is_none();
    let texts = sources.iter().map(|(_, f)| f.path.as_str()).filter(is_file);
    let mut names: Vec<String> = files
        .iter()
        .map(|f| f.path.as_str())
        .chain(texts)
        .filter(|p| p.starts_with(&prefix))
        .map(str::to_owned)
        .collect();
    names.sort();
    names
}

/// The theme's assets with their addresses. Those below `fonts/` and `plain/` keep their names, so that a style sheet
/// can refer to them; the others get a fingerprint and can be cached for ever.
pub(super) fn theme_assets(
    root: &Path,
    theme: &str,
    files: &[FileEntry],
) -> Result<(Vec<ThemeAsset>, Diagnostics), fs::Error> {
    let prefix = format!("{theme}/assets/");
    let all: Vec<(ThemeAsset, Diagnostics)> = files
        .par_iter()
        .filter_map(|file| Some((file, file.path.strip_prefix(&prefix)?)))
        .filter(|(_, name)| !is_part(name))
        .map(|(file, name)| theme_asset(root, &prefix, files, file, name))
        .collect::<Result<_, _>>()?;
    let mut diagnostics = Diagnostics::default();
    let keep = |(asset, problems)| {
        diagnostics.append(problems);
        asset
    };
    Ok((all.into_iter().map(keep).collect(), diagnostics))
}

fn theme_asset(
    root: &Path,
    prefix: &str,
    files: &[FileEntry],
    file: &FileEntry,
    name: &str,
) -> Result<(ThemeAsset, Diagnostics), fs::Error> {
    let asset = |published: &str, made| {
        let url = UrlPath::root().file(&format!("assets/{published}"));
        ThemeAsset { name: name.to_owned(), path: file.path.clone(), url, made }
    };
    let mut diagnostics = Diagnostics::default();
    if keeps_name(name) {
        return Ok((asset(name, None), diagnostics));
    }
    let bytes = fs::read_bytes(root, &file.path)?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let made = match std::str::from_utf8(&bytes) {
        Ok(text) if ending == "css" => {
            let read = |name: &str| {
                let path = format!("{prefix}{name}");
                let known = files.iter().any(|f| f.path == path);
                known.then(|| fs::read_bytes(root, &path).ok()).flatten().and_then(|b| String::from_utf8(b).ok())
            };
            let sheet = styles::bundle(text, &read);
            let problem = |name: String| Diagnostic::in_file(Code::MissingFile, &file.path).arg("target", name);
            diagnostics.extend(sheet.missing.into_iter().map(|n| problem(n).advice("help-theme")));
            Some(sheet.text.into_bytes())
        }
        _ => None,
    };
    let hash = blake3::hash(made.as_ref().unwrap_or(&bytes)).to_hex();
    Ok((asset(&format!("{stem}-{}.{ending}", &hash[..8]), made), diagnostics))
}

/// The icons for the web manifest: pictures named `plain/icon-<size>.png` and `plain/icon.svg`.
pub(super) fn icons(assets: &[ThemeAsset]) -> Vec<Icon> {
    let icon = |asset: &ThemeAsset| {
        let stem = asset.name.strip_prefix("plain/icon")?;
        let url = asset.url.clone();
        if stem == ".svg" {
            return Some(Icon { url, sizes: "any".to_owned(), media_type: "image/svg+xml".to_owned() });
        }
        let size = stem.strip_prefix('-')?.strip_suffix(".png")?;
        let pixels: u32 = size.parse().ok()?;
        Some(Icon { url, sizes: format!("{pixels}x{pixels}"), media_type: "image/png".to_owned() })
    };
    assets.iter().filter_map(icon).collect()
}

/// The addresses of the theme's assets that have a fingerprint in their names.
pub(super) fn immutable(assets: &[ThemeAsset]) -> Vec<UrlPath> {
    let mut urls: Vec<UrlPath> = assets.iter().filter(|a| !keeps_name(&a.name)).map(|a| a.url.clone()).collect();
    urls.sort();
    urls
}

/// The files that two things claim. `owner` says of a file which text is the page that it holds.
pub(super) fn clashes<'s>(
    accounts: &Accounts,
    files: &[FileEntry],
    static_folder: &str,
    owner: &dyn Fn(&str) -> Option<&'s str>,
) -> Diagnostics {
    let problem = |(path, other): (String, String)| {
        let as_is = format!("{static_folder}/{path}");
        let file = if files.iter().any(|f| f.path == as_is) { &as_is } else { &path };
        let owner = owner(&other).unwrap_or(&other);
        Diagnostic::in_file(Code::DuplicateUrl, file).arg("url", format!("/{path}")).arg("other", owner)
    };
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(accounts.clashes().into_iter().map(problem));
    diagnostics
}

/// A style sheet that others take in, and that is not published.
fn is_part(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|n| n.starts_with('_')) && name.ends_with(".css")
}

fn keeps_name(name: &str) -> bool {
    name.starts_with("fonts/") || name.starts_with("plain/")
}

/// The finished files of the theme.
pub(super) fn theme_outputs(root: &Path, theme: &[ThemeAsset]) -> Result<Vec<OutputFile>, fs::Error> {
    let output = |asset: &ThemeAsset| {
        let bytes = asset.made.clone().map_or_else(|| fs::read_bytes(root, &asset.path), Ok)?;
        Ok(OutputFile::new(asset.url.output_path(), bytes))
    };
    theme.par_iter().map(output).collect()
}

/// Hands all these files to the sink.
pub(super) fn deliver(
    root: &Path,
    site: &Site,
    theme: &[ThemeAsset],
    files: &[FileEntry],
    static_folder: &str,
    accounts: &Accounts,
    sink: &dyn Sink,
) -> Result<(), fs::Error> {
    let prefix = format!("{static_folder}/");
    let mut all: Vec<(&str, String)> = Vec::new();
    theme.par_iter().filter_map(|a| Some((a, a.made.as_ref()?))).try_for_each(|(asset, bytes)| {
        deliver_file(&OutputFile::new(asset.url.output_path(), bytes.clone()), accounts, sink)
    })?;
    // Two files with the same bytes and name have one address, and are one file.
    let mut seen = BTreeSet::new();
    all.extend(
        site.assets
            .iter()
            .filter(|a| a.is_published() && seen.insert(a.url.clone()))
            .map(|a| (a.path.as_str(), a.url.output_path())),
    );
    let from_content = all.len();
    all.extend(theme.iter().filter(|a| a.made.is_none()).map(|a| (a.path.as_str(), a.url.output_path())));
    all.extend(files.iter().filter_map(|f| Some((f.path.as_str(), f.path.strip_prefix(&prefix)?.to_owned()))));
    all.par_iter().enumerate().try_for_each(|(index, (from, to))| {
        let mut bytes = fs::read_bytes(root, from)?;
        // Nobody is told where a writer took a photograph. What a theme or `static/` has is published to the byte.
        if index < from_content
            && let Some(clean) = picture::clean(&bytes)
        {
            bytes = clean;
        }
        deliver_file(&OutputFile::new(to.clone(), bytes), accounts, sink)
    })
}
