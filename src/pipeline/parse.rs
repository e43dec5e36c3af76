//! Parsing everything below `content/`, in parallel.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;

use super::cache::Cache;
use super::earlier::{self, Kept};
use super::texts::{self, Group, Texts};
use super::warm;
use crate::bilingual::sidecar::{self, Sidecar};
use crate::config::SiteConfig;
use crate::content::{self, Body, FOLDER, FileName, NameProblem, ParseOptions, ParsedPage};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::glossary::{self, Glossary};
use crate::highlight;
use crate::markdown::Doc;
use crate::memo::{Ingredients, Key, Memo};
use crate::model::assemble::{Sidecars, sidecar_stem};
use crate::model::lock::{self, Lock};
use crate::model::{Source, register_sources};
use crate::source::{SourceFile, SourceId, Sources, Span};
use crate::text::near::nearest;
use crate::value;

/// Everything below `content/`, and the lock.
pub(super) struct Parsed {
    pub(super) texts: Vec<Arc<ParsedPage>>,
    pub(super) data: BTreeMap<String, Json>,
    /// The register of sources; none if it could not be read.
    pub(super) sources: Option<BTreeMap<String, Source>>,
    /// What was checked of translations.
    pub(super) sidecars: Sidecars,
    pub(super) glossary: Glossary,
    pub(super) lock: Lock,
    /// What each text and sidecar was parsed into, for a later run.
    pub(super) pieces: earlier::Parsed,
}

/// What parsing needs.
#[derive(Clone, Copy)]
pub(super) struct Ground<'g> {
    pub(super) config: &'g SiteConfig,
    pub(super) sources: &'g Sources,
    /// What earlier runs found out.
    pub(super) memo: &'g Memo,
    /// The folder of the cache, for the texts.
    pub(super) cache: &'g Cache,
    /// The settings.
    pub(super) settings: SourceId,
    /// Whether texts are to be in memory, for somebody who will need all of them again and again.
    pub(super) in_memory: bool,
    /// What an earlier run of this process parsed.
    pub(super) kept: Option<&'g Kept<'g>>,
}

/// Highlights code, or takes what an earlier run made of the same: a grammar that is not needed is not compiled.
fn highlighted(memo: &Memo, language: &str, code: &str, out: &mut String) -> bool {
    let key = Ingredients::new("highlight").with(language.as_bytes()).with(code.as_bytes()).key();
    if let Some(known) = memo.get::<Option<String>>(key) {
        out.push_str(known.as_deref().unwrap_or_default());
        return known.is_some();
    }
    let start = out.len();
    let is_done = highlight::write(language, code, out);
    memo.put(key, &is_done.then(|| &out[start..]));
    is_done
}

/// Parses all content files but those that were parsed before, which `kept` gives. The order of the result is that of
/// the sources.
pub(super) fn content(ground: Ground<'_>, diagnostics: &mut Diagnostics) -> Parsed {
    let Ground { config, sources, memo, cache, settings, in_memory, kept } = ground;
    let files: Vec<(SourceId, &SourceFile)> = sources.iter().collect();
    let highlight = |language: &str, code: &str, out: &mut String| highlighted(memo, language, code, out);
    // What stayed is in memory, or on the disk; who has it in memory should not wait for the disk.
    let texts = if kept.is_none() { Texts::new(cache, sources.get(settings), in_memory) } else { None };
    let parse = |group: Option<&Group>, id: SourceId, file: &SourceFile, path: &str| {
        let key = texts.as_ref().filter(|_| path.ends_with(".md")).map(|texts| texts.key(id, file));
        if let (Some(texts), Some(group), Some(key)) = (&texts, group, key)
            && let Ok(name) = FileName::parse(path, config)
            && let Some(page) = texts.get(group, key, id, name)
        {
            let piece = Piece::Text(Arc::new(page));
            return Parse { key: Some(key), id, piece, problems: Diagnostics::default() };
        }
        let options = ParseOptions { config, highlight: Some(&highlight) };
        let (piece, problems) = piece(id, file, path, options);
        // What was said has to be said again.
        Parse { key: key.filter(|_| problems.is_empty()), id, piece, problems }
    };
    let one = |group: Option<&Group>, id: SourceId, file: &SourceFile| {
        let path = file.path.strip_prefix(FOLDER)?.strip_prefix('/')?;
        let done = |piece, problems| Parse { key: None, id, piece, problems };
        if sources.is_unread(id) {
            return Some(done(unread(id, path, config), Diagnostics::default()));
        }
        Some(match kept.and_then(|kept| kept.piece(id, file)) {
            Some((earlier::Piece::Text(text), problems)) => done(Piece::Text(text), problems),
            Some((earlier::Piece::Sidecar(sidecar), problems)) => {
                let stem = sidecar_stem(&file.path).unwrap_or_default();
                done(Piece::Sidecar(stem.to_owned(), id, sidecar), problems)
            }
            Some((earlier::Piece::Lock(_), _)) | None => parse(group, id, file, path),
        })
    };
    if config.markdown.highlight {
        warm::grammars(sources, memo);
    }
    let group_size = texts::group_size(files.len());
    let read_lock = || {
        let source = sources.find(lock::FILE)?;
        let file = sources.get(source);
        Some(match kept.and_then(|kept| kept.piece(source, file)) {
            Some((earlier::Piece::Lock(lock), problems)) => (source, lock, problems),
            _ => {
                let (lock, problems) = Lock::parse(source, file);
                (source, Arc::new(lock), problems)
            }
        })
    };
    let read_pieces = || -> Vec<Parse> {
        files
            .par_chunks(group_size)
            .enumerate()
            .flat_map_iter(|(number, files)| {
                let group = texts.as_ref().map(|texts| texts.read(number));
                let mut all: Vec<Parse> =
                    files.par_iter().filter_map(|(id, file)| one(group.as_ref(), *id, file)).collect();
                if let (Some(texts), Some(group)) = (&texts, &group) {
                    texts.keep(number, group, all.iter_mut().filter_map(Parse::keepable).collect());
                }
                all
            })
            .collect()
    };
    let (pieces, lock) = rayon::join(read_pieces, read_lock);
    if let Some(texts) = &texts {
        texts.sweep(files.len().div_ceil(group_size));
    }
    let mut parsed = Parsed {
        texts: Vec::new(),
        data: BTreeMap::new(),
        sources: None,
        sidecars: Sidecars::new(),
        glossary: glossary(config, sources, diagnostics),
        lock: Lock::default(),
        pieces: earlier::Parsed::new(),
    };
    for Parse { id, piece, problems, .. } in pieces {
        let known = match &piece {
            Piece::Text(text) => Some(earlier::Piece::Text(Arc::clone(text))),
            Piece::Sidecar(_, _, sidecar) => Some(earlier::Piece::Sidecar(Arc::clone(sidecar))),
            Piece::Data(..) | Piece::Nothing => None,
        };
        if let Some(known) = known {
            parsed.pieces.insert(id, (known, problems.clone()));
        }
        diagnostics.append(problems);
        match piece {
            Piece::Text(text) => parsed.texts.push(text),
            Piece::Data(path, json) => {
                parsed.data.insert(path, json);
            }
            Piece::Sidecar(stem, source, sidecar) => {
                parsed.sidecars.insert(stem, (source, sidecar));
            }
            Piece::Nothing => {}
        }
    }
    parsed.sources = register(config, sources, diagnostics);
    if let Some((source, lock, problems)) = lock {
        parsed.lock = Lock::clone(&lock);
        parsed.pieces.insert(source, (earlier::Piece::Lock(lock), problems.clone()));
        diagnostics.append(problems);
    }
    parsed
}

/// A file, parsed.
struct Parse {
    /// Under which its text is remembered, if it is.
    key: Option<Key>,
    id: SourceId,
    piece: Piece,
    problems: Diagnostics,
}

impl Parse {
    fn keepable(&mut self) -> Option<(Key, &mut ParsedPage)> {
        match &mut self.piece {
            // Nobody else has it yet.
            Piece::Text(text) => Some((self.key?, Arc::get_mut(text)?)),
            _ => None,
        }
    }
}

enum Piece {
    Text(Arc<ParsedPage>),
    Data(String, Json),
    Sidecar(String, SourceId, Arc<Sidecar>),
    Nothing,
}

fn piece(source: SourceId, file: &SourceFile, path: &str, options: ParseOptions<'_>) -> (Piece, Diagnostics) {
    let ending = path.rsplit_once('.').map_or("", |(_, e)| e);
    if let Some(stem) = sidecar_stem(&file.path) {
        let (sidecar, problems) = sidecar::read(source, file);
        return (Piece::Sidecar(stem.to_owned(), source, Arc::new(sidecar)), problems);
    }
    match ending {
        "md" => match FileName::parse(path, options.config) {
            Ok(name) => {
                let (text, problems) = content::parse(source, file, name, options);
                (Piece::Text(Arc::new(text)), problems)
            }
            Err(problem) => {
                let mut diagnostics = Diagnostics::default();
                diagnostics.push(bad_name(source, path, &problem, options.config));
                (Piece::Nothing, diagnostics)
            }
        },
        "toml" | "json" | "csv" => data(source, file, path, ending),
        _ => (Piece::Nothing, Diagnostics::default()),
    }
}

/// A file that could not be read: an empty page in its place, so that links to it and its translations are no
/// further problems.
fn unread(source: SourceId, path: &str, config: &SiteConfig) -> Piece {
    match FileName::parse(path, config) {
        Ok(name) if path.ends_with(".md") => Piece::Text(Arc::new(ParsedPage {
            source,
            name,
            front: Arc::default(),
            start: 0,
            head: *blake3::hash(b"").as_bytes(),
            body: Body::here(Doc::default()),
        })),
        _ => Piece::Nothing,
    }
}

fn bad_name(source: SourceId, path: &str, problem: &NameProblem, config: &SiteConfig) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let tags: Vec<&str> = config.languages.iter().map(|l| l.tag.as_str()).collect();
    match problem {
        NameProblem::NoLanguage => {
            let stem = name.strip_suffix(".md").unwrap_or(name);
            let original = &config.language(config.original).tag;
            Diagnostic::at(Code::MissingLanguageSuffix, Span::file(source))
                .arg("name", name)
                .arg("expected", format!("{stem}.{original}.md"))
        }
        NameProblem::UnknownLanguage(tag) => Diagnostic::at(Code::UnknownLanguageSuffix, Span::file(source))
            .arg("language", tag)
            .arg("expected", tags.join(", "))
            .near(nearest(tag, tags)),
    }
}

/// A data file as a value: TOML and JSON as they are, CSV as a list of tables named by its first row.
fn data(source: SourceId, file: &SourceFile, path: &str, ending: &str) -> (Piece, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let json = match ending {
        "toml" => {
            let (table, problems) = value::parse_toml(file.text(), source, 0);
            for problem in problems {
                diagnostics.push(Diagnostic::at(Code::TomlSyntax, problem.span).arg("message", problem.message));
            }
            let node = value::Node { value: value::Value::Table(table), span: Span::file(source) };
            Some(node.to_json())
        }
        "json" => match serde_json::from_str(file.text()) {
            Ok(json) => Some(json),
            Err(e) => {
                let at = offset(file.text(), e.line(), e.column());
                let span = Span::new(source, at..at);
                // The place is shown already.
                let message = e.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                diagnostics.push(Diagnostic::at(Code::DataSyntax, span).arg("message", message));
                None
            }
        },
        _ => match csv_rows(file.text()) {
            Ok(rows) => Some(rows),
            Err(e) => {
                let at = e.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
                let span = Span::new(source, at..at);
                let message = e.to_string();
                let message = message.rsplit("): ").next().unwrap_or_default();
                diagnostics.push(Diagnostic::at(Code::DataSyntax, span).arg("message", message));
                None
            }
        },
    };
    (json.map_or(Piece::Nothing, |json| Piece::Data(path.to_owned(), json)), diagnostics)
}

fn csv_rows(text: &str) -> Result<Json, csv::Error> {
    // Spreadsheets in Vietnamese part cells by semicolons, for the comma stands before decimals.
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cells = headers.iter().zip(&record).map(|(h, c)| (h.to_owned(), Json::from(c)));
        rows.push(Json::Object(cells.collect()));
    }
    Ok(Json::Array(rows))
}

/// The byte offset of a line and column, both from 1, as a JSON parser counts them (columns in bytes).
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn glossary(config: &SiteConfig, sources: &Sources, diagnostics: &mut Diagnostics) -> Glossary {
    let path = format!("{FOLDER}/{}", glossary::FILE);
    let Some(source) = sources.find(&path).filter(|source| !sources.is_unread(*source)) else {
        return Glossary::default();
    };
    // Its syntax is reported where it is read as data.
    let (table, problems) = value::parse_toml(sources.get(source).text(), source, 0);
    if !problems.is_empty() {
        return Glossary::default();
    }
    glossary::read(&table, Span::file(source), config, diagnostics)
}

fn register(config: &SiteConfig, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<BTreeMap<String, Source>> {
    let Some(setting) = &config.sources else { return Some(BTreeMap::new()) };
    let path = format!("{FOLDER}/{}", setting.value);
    let Some(source) = sources.find(&path) else {
        diagnostics.push(Diagnostic::at(Code::MissingFile, setting.span).arg("target", &path).advice("help-settings"));
        return None;
    };
    // Its syntax is reported where it is read as data.
    let (table, problems) = value::parse_toml(sources.get(source).text(), source, 0);
    if sources.is_unread(source) || !problems.is_empty() {
        return None;
    }
    Some(register_sources(&table, config, diagnostics))
}
