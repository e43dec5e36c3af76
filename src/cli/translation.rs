//! `translation status`, `accept`, `init` and `report`.

use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::json;

use super::args::{AcceptArgs, FormatArg, InitArgs, ReportArgs, StatusArgs};
use super::exchange::{Stop, chosen, language, number, run};
use super::options::{Ground, Misuse};
use super::printer::Printer;
use super::{FINE, PROBLEMS};
use crate::bilingual::diff::inline;
use crate::bilingual::sidecar::ENDING;
use crate::exchange::{Standing, progress, standings};
use crate::fs;
use crate::model::{Check, Pair, SetId, Site};
use crate::pipeline::Failure;
use crate::source::Sources;

/// Says how translations stand to their originals.
pub(super) fn status(ground: &Ground, own: &StatusArgs, printer: &Printer) -> u8 {
    run(ground, printer, |site, sources| {
        let only = own.to.as_deref().map(|tag| language(site, Some(tag))).transpose()?;
        let sets = chosen(site, sources, &own.pages)?;
        let all = standings(site, sources, &sets, only);
        let mut text = String::new();
        for standing in &all {
            if ground.format == FormatArg::Json {
                text.push_str(&format!("{}\n", as_json(standing)));
            } else if !standing.is_settled() || !own.pages.is_empty() {
                write(standing, ground, printer, &mut text);
            }
        }
        printer.data(&text);
        let open = all.iter().filter(|standing| !standing.is_settled()).count();
        if ground.format != FormatArg::Json {
            printer.said("status-summary", &[("all", number(all.len())), ("open", number(open))]);
        }
        Ok(if own.strict && open > 0 { PROBLEMS } else { FINE })
    })
}

fn write(standing: &Standing, ground: &Ground, printer: &Printer, text: &mut String) {
    let kind = standing.kind.name();
    let args = [
        ("kind", kind.to_owned().into()),
        ("fresh", number(standing.counts.fresh)),
        ("all", number(standing.counts.all)),
    ];
    let words = printer.words("status-page", &args);
    text.push_str(&format!("{} [{}] {words}\n", standing.id, standing.languages[1]));
    for block in &standing.blocks {
        let (path, line) = &block.place;
        let state = progress::state(block.state, &ground.lang);
        text.push_str(&format!("  {path}:{line} #{}: {state}\n", block.id));
        let shown = if block.changes.is_empty() { block.text.clone() } else { inline(&block.changes) };
        text.push_str(&format!("    {}\n", shown.replace('\n', " ")));
    }
}

fn as_json(standing: &Standing) -> serde_json::Value {
    let kind = standing.kind.name();
    let blocks: Vec<_> = standing
        .blocks
        .iter()
        .map(|block| {
            let changes = (!block.changes.is_empty()).then(|| inline(&block.changes));
            json!({ "id": block.id, "state": block.state.name(), "path": block.place.0, "line": block.place.1,
                    "text": block.text, "changes": changes })
        })
        .collect();
    let counts = &standing.counts;
    json!({ "page": standing.id, "language": standing.languages[1], "path": standing.path, "record": kind,
            "fresh": counts.fresh, "stale": counts.stale, "minor": counts.minor, "changed": counts.changed,
            "check": counts.check, "missing": counts.missing, "extra": counts.extra, "unknown": counts.unknown,
            "blocks": blocks })
}

/// Records that a translation was checked.
pub(super) fn accept(ground: &Ground, own: &AcceptArgs, printer: &Printer) -> u8 {
    run(ground, printer, |site, sources| {
        let sets = chosen(site, sources, std::slice::from_ref(&own.page))?;
        if sets.len() > 1 && !own.blocks.is_empty() {
            return Err(Misuse { key: "misuse-blocks", args: vec![("value", own.page.clone())] }.into());
        }
        let check =
            Check { blocks: &own.blocks, only_unknown: false, date: day(own.date.as_deref())?, by: own.by.as_deref() };
        record(ground, site, sources, &sets, own.to.as_deref(), &check, printer)
    })
}

/// Records today's texts of what was never checked as checked.
pub(super) fn init(ground: &Ground, own: &InitArgs, printer: &Printer) -> u8 {
    run(ground, printer, |site, sources| {
        let sets = chosen(site, sources, &own.pages)?;
        let check = Check { blocks: &[], only_unknown: true, date: day(own.date.as_deref())?, by: own.by.as_deref() };
        record(ground, site, sources, &sets, own.to.as_deref(), &check, printer)
    })
}

/// The day of the check: the argument, else that of a build.
fn day(argument: Option<&str>) -> Result<Date, Misuse> {
    super::options::build_date(argument)
}

fn record(
    ground: &Ground,
    site: &Site,
    sources: &Sources,
    sets: &[SetId],
    to: Option<&str>,
    check: &Check<'_>,
    printer: &Printer,
) -> Result<u8, Stop> {
    let only = to.map(|tag| language(site, Some(tag))).transpose()?;
    let (mut blocks, mut pages, mut code) = (0, 0, FINE);
    for set in sets {
        let texts = site.set(*set).texts.iter().flatten();
        let pairs: Vec<&Pair> = texts.filter_map(|text| site.pairs.get(text)).map(|pair| &**pair).collect();
        let wanted = |pair: &&Pair| only.is_none_or(|l| site.texts[pair.translation.index()].name.language == l);
        // Several languages of one page share a file: each is recorded upon what the others left.
        let mut sidecar = None;
        for pair in pairs.into_iter().filter(wanted) {
            let recorded = site.record(pair, sources, sidecar.as_ref(), check);
            for (id, near) in &recorded.unknown {
                let mut args = vec![("value", id.clone()), ("page", site.set(*set).id.clone())];
                match near {
                    Some(near) => {
                        args.push(("name", near.clone()));
                        printer.problem("accept-unknown-near", &args);
                    }
                    None => printer.problem("accept-unknown", &args),
                }
                code = PROBLEMS;
            }
            if recorded.sidecar.is_newer {
                printer.problem("accept-newer", &[("page", site.set(*set).id.clone())]);
                code = PROBLEMS;
                continue;
            }
            blocks += recorded.count;
            if recorded.count > 0 {
                sidecar = Some(recorded.sidecar);
            }
        }
        let Some(sidecar) = sidecar else { continue };
        if sidecar.is_damaged {
            printer.problem("accept-damaged", &[("page", site.set(*set).id.clone())]);
        }
        pages += 1;
        let path = sidecar_path(site, sources, *set);
        fs::write_atomic(&ground.root.join(path), sidecar.to_text().as_bytes()).map_err(Failure::from)?;
    }
    printer.said("accept-done", &[("n", number(blocks)), ("pages", number(pages))]);
    Ok(code)
}

/// The path of a page's sidecar, beside its original.
fn sidecar_path(site: &Site, sources: &Sources, set: SetId) -> PathBuf {
    let set = site.set(set);
    let original =
        set.texts[set.original.index()].map(|text| sources.get(site.texts[text.index()].source).path.as_str());
    let path = original.unwrap_or_default();
    let ending = format!(".{}.md", site.config.language(set.original).tag);
    PathBuf::from(format!("{}{ENDING}", path.strip_suffix(&ending).unwrap_or(path)))
}

/// Writes the report.
pub(super) fn report(ground: &Ground, own: &ReportArgs, printer: &Printer) -> u8 {
    run(ground, printer, |site, sources| {
        let sets = chosen(site, sources, &[])?;
        let all = standings(site, sources, &sets, None);
        let folder = own.output.clone().unwrap_or_else(|| PathBuf::from("."));
        let title = site.config.title.get(site.config.original);
        let files = [
            ("translation-report.html", progress::html(&all, title, site.build_date, &ground.lang)),
            ("translation-report.csv", progress::csv(&all)),
        ];
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::create_folder(&folder).map_err(Failure::from)?;
            fs::write_atomic(&path, &bytes).map_err(Failure::from)?;
            printer.said("report-written", &[("path", path.display().to_string().into())]);
        }
        Ok(FINE)
    })
}
