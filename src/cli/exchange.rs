//! `translation export` and `translation import`.

use std::path::{Path, PathBuf};

use super::args::{ExportArgs, FormatArg, ImportArgs, SiteArgs};
use super::options::{Ground, Misuse};
use super::printer::Printer;
use super::{FAILED, FINE, PROBLEMS};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Diagnostics, Level};
use crate::exchange::{self, Export, Form, Imported};
use crate::fs;
use crate::model::{SetId, Site};
use crate::pipeline::{self, Failure, Reading};
use crate::source::Sources;

/// Writes the texts of pages into a file for translators.
pub(super) fn export(ground: &Ground, own: &ExportArgs, printer: &Printer) -> u8 {
    run(ground, printer, |site, sources| {
        let language = language(site, own.to.as_deref())?;
        let sets = chosen(site, sources, &own.pages)?;
        let (form, ending) = match ground.format {
            FormatArg::Po => (Form::Po, "po"),
            FormatArg::Tmx => (Form::Tmx, "tmx"),
            FormatArg::Html => (Form::Html, "html"),
            _ => (Form::Xliff, "xlf"),
        };
        let file = own.output.clone().unwrap_or_else(|| PathBuf::from(format!("translation.{ending}")));
        let what = Export { site, sources, sets: &sets, language, speaks: &ground.lang };
        fs::write_atomic(&file, &exchange::export(form, &what)).map_err(Failure::from)?;
        let path = file.display().to_string();
        printer.said("exchange-exported", &[("n", number(sets.len())), ("path", path.into())]);
        Ok(FINE)
    })
}

/// Takes back a file that a translator sent.
pub(super) fn import(ground: &Ground, own: &ImportArgs, printer: &Printer) -> u8 {
    run(ground, printer, |site, sources| {
        let language = language(site, own.to.as_deref())?;
        let name = own.file.display().to_string();
        let form = match own.file.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
            Some("po") => Form::Po,
            Some("xlf" | "xliff" | "xml") => Form::Xliff,
            _ => return Err(Misuse { key: "misuse-form", args: vec![("value", name)] }.into()),
        };
        let bytes = fs::read_bytes(Path::new(""), &name).map_err(Failure::from)?;
        let Some(text) = exchange::decode(&bytes) else {
            let mut problems = Diagnostics::default();
            problems.push(Diagnostic::in_file(Code::ExchangeDamaged, &name));
            printer.diagnostics(&problems, sources);
            return Ok(PROBLEMS);
        };
        let mut sources = sources.clone();
        let source = sources.add(&name, text);
        let mut imported = exchange::import(form, site, &sources, source, language);
        imported.diagnostics.apply_levels(|code| site.config.levels.get(&code).copied());
        printer.diagnostics(&imported.diagnostics, &sources);
        let written = write(ground, own, &sources, &imported, printer)?;
        let refused = imported.diagnostics.count(Level::Warning) + imported.diagnostics.count(Level::Error);
        printer.said(
            "exchange-imported",
            &[
                ("n", number(written.1)),
                ("pages", number(written.0)),
                ("same", number(imported.same)),
                ("refused", number(refused)),
            ],
        );
        Ok(if refused > 0 { PROBLEMS } else { FINE })
    })
}

/// Writes the files that change; gives how many, and how many segments.
fn write(
    ground: &Ground,
    own: &ImportArgs,
    sources: &Sources,
    imported: &Imported,
    printer: &Printer,
) -> Result<(usize, usize), Stop> {
    let mut written = (0, 0);
    for change in &imported.changes {
        let bytes = match sources.find(&change.path).filter(|_| !change.is_new) {
            Some(source) => {
                let old = fs::read_bytes(&ground.root, &change.path).map_err(Failure::from)?;
                exchange::encode_like(&old, sources.get(source).text(), &change.text)
            }
            None => Some(change.text.clone().into_bytes()),
        };
        let Some(bytes) = bytes else {
            printer.said("exchange-unsafe", &[("path", change.path.clone().into())]);
            continue;
        };
        if own.dry_run {
            printer.said("exchange-planned", &[("path", change.path.clone().into()), ("n", number(change.segments))]);
        } else {
            fs::write_atomic(&ground.root.join(&change.path), &bytes).map_err(Failure::from)?;
        }
        written = (written.0 + 1, written.1 + change.segments);
    }
    Ok(written)
}

/// Why a command ends early.
pub(super) enum Stop {
    Misuse(Misuse),
    Failure(Failure),
}

impl From<Misuse> for Stop {
    fn from(misuse: Misuse) -> Self {
        Stop::Misuse(misuse)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Stop::Failure(failure)
    }
}

/// Reads the site, which must be without errors, for its texts would be found in wrong places otherwise.
pub(super) fn run(ground: &Ground, printer: &Printer, command: impl FnOnce(&Site, &Sources) -> Result<u8, Stop>) -> u8 {
    let own = SiteArgs { drafts: true, ..SiteArgs::default() };
    let result = ground.site(&own, ground.root.join("output")).map_err(Stop::from).and_then(|options| {
        let reading = pipeline::read(&options).map_err(Failure::from)?;
        let Reading { site, sources, mut diagnostics, .. } = reading;
        match site {
            Some(site) if !diagnostics.has_errors() => command(&site, &sources),
            _ => {
                diagnostics.keep_from(Level::Error);
                printer.diagnostics(&diagnostics, &sources);
                Ok(PROBLEMS)
            }
        }
    });
    match result {
        Ok(code) => code,
        Err(Stop::Misuse(misuse)) => {
            printer.problem(misuse.key, &misuse.args);
            FAILED
        }
        Err(Stop::Failure(failure)) => {
            printer.failure(&failure);
            FAILED
        }
    }
}

pub(super) fn number(n: usize) -> crate::message::Arg {
    crate::message::Arg::Number(n as f64)
}

/// The language to translate into: the one that was asked for, or the only one there is.
pub(super) fn language(site: &Site, asked: Option<&str>) -> Result<LanguageId, Misuse> {
    let config = &site.config;
    let others: Vec<LanguageId> = config.language_ids().filter(|l| *l != config.original).collect();
    let found = match asked {
        Some(tag) => others.iter().find(|l| config.language(**l).tag == tag),
        None => others.first().filter(|_| others.len() == 1),
    };
    found.copied().ok_or_else(|| {
        let expected: Vec<&str> = others.iter().map(|l| config.language(*l).tag.as_str()).collect();
        let value = asked.unwrap_or_default().to_owned();
        Misuse { key: "misuse-language", args: vec![("value", value), ("expected", expected.join(", "))] }
    })
}

/// The pages that were named by id, by a file of theirs, or by a folder; all if none was.
pub(super) fn chosen(site: &Site, sources: &Sources, names: &[String]) -> Result<Vec<SetId>, Misuse> {
    let all = || (0..site.sets.len()).map(SetId::new);
    if names.is_empty() {
        // What is not to be translated is exported only when somebody asks for it.
        let wanted = |set: &SetId| site.set(*set).fields.parity != crate::config::Parity::OriginalOnly;
        return Ok(all().filter(wanted).collect());
    }
    let mut sets = Vec::new();
    for name in names {
        let plain = name.replace('\\', "/");
        let plain = plain.trim_start_matches("./").trim_end_matches('/');
        let inside = plain.strip_prefix(crate::content::FOLDER).map_or(plain, |rest| rest.trim_start_matches('/'));
        let is_named = |set: &SetId| {
            let set = site.set(*set);
            let paths = set.texts.iter().flatten().map(|t| sources.get(site.texts[t.index()].source).path.as_str());
            let in_folder = inside.is_empty() || set.id.strip_prefix(inside).is_some_and(|rest| rest.starts_with('/'));
            set.id == inside || in_folder || paths.into_iter().any(|path| path == plain)
        };
        let found: Vec<SetId> = all().filter(is_named).collect();
        if found.is_empty() {
            return Err(Misuse { key: "misuse-page", args: vec![("value", name.clone())] });
        }
        sets.extend(found);
    }
    sets.sort_unstable();
    sets.dedup();
    Ok(sets)
}
