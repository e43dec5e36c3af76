//! The rows of charts, from the data files that they name.

use serde_json::Value as Json;

use super::Ground;
use crate::content::{FOLDER, ParsedPage};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::markdown::doc::{Chart, ChartKind, Named};
use crate::model::chart::{ChartData, ChartRow, Figure};
use crate::model::link::{Dest, destination};
use crate::model::{Site, TextId};
use crate::text::near::nearest;

/// How many parts a pie may have: more are not told apart.
const PIE: std::ops::RangeInclusive<usize> = 2..=6;
/// How many rows bars may have, and how many a line needs and may have.
const BARS: std::ops::RangeInclusive<usize> = 1..=40;
const LINE: std::ops::RangeInclusive<usize> = 2..=400;
/// How many series are told apart by colour and shape.
const MAX_SERIES: usize = 5;

/// Reads the rows of every chart of a published text.
pub(super) fn resolve(site: &mut Site, ground: &Ground<'_>, diagnostics: &mut Diagnostics) {
    let published: Vec<TextId> = site.sets.iter().flat_map(|set| set.texts.iter().flatten().copied()).collect();
    for id in published {
        let text = &site.texts[id.index()];
        if text.body.charts().is_empty() {
            continue;
        }
        let charts: Vec<Option<ChartData>> =
            text.body.charts().iter().map(|chart| read(chart, text, site, ground, diagnostics)).collect();
        site.charts.insert(id, charts);
    }
}

/// The rows of one chart; none, and reported, if they cannot be drawn.
fn read(
    chart: &Chart,
    text: &ParsedPage,
    site: &Site,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ChartData> {
    let rows = rows(&chart.file, text, site, ground, diagnostics)?;
    let problem = |named: &Named, state: &str| Diagnostic::at(Code::ChartData, named.span).arg("state", state);
    let tag = site.config.language(text.name.language).tag.as_str();
    let own = format!("{}.{tag}", chart.label.text);
    // A column of the text's own language comes first.
    let label = [own.as_str(), &chart.label.text].into_iter().find(|name| rows.iter().any(|r| cell(r, name).is_some()));
    let missing = |named: &Named| {
        let names = columns(rows);
        let near = nearest(&named.text, names.iter().map(String::as_str));
        let problem = problem(named, "column").arg("name", &named.text).arg("expected", names.join(", "));
        problem.near(near).advice("help-columns")
    };
    let Some(label) = label else {
        diagnostics.push(missing(&chart.label));
        return None;
    };
    let mut is_whole = true;
    for series in &chart.series {
        if rows.iter().all(|row| cell(row, &series.column.text).is_none()) {
            diagnostics.push(missing(&series.column));
            is_whole = false;
        }
    }
    let (allowed, what) = match chart.kind {
        ChartKind::Bar => (BARS, "bar"),
        ChartKind::Line => (LINE, "line"),
        ChartKind::Pie => (PIE, "pie"),
    };
    let series = if chart.kind == ChartKind::Pie { 1 } else { MAX_SERIES };
    if !allowed.contains(&rows.len()) || chart.series.len() > series {
        let problem = problem(&chart.file, "count").arg("kind", what).arg("count", rows.len());
        let problem = problem.arg("least", allowed.start()).arg("most", allowed.end()).arg("series", series);
        diagnostics.push(problem.advice("help-count"));
        is_whole = false;
    }
    let mut drawn = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let mut values = Vec::with_capacity(chart.series.len());
        for series in &chart.series {
            let value = cell(row, &series.column.text).map(words).unwrap_or_default();
            let figure = figure(&value);
            let is_bad = match (&figure, chart.kind) {
                (Err(()), _) => Some("number"),
                (Ok(None), ChartKind::Pie) => Some("none"),
                (Ok(Some(figure)), ChartKind::Pie) if figure.value <= 0.0 => Some("part"),
                _ => None,
            };
            if let Some(state) = is_bad {
                let problem = problem(&series.column, state).arg("value", value.as_str()).arg("row", index + 1);
                diagnostics.push(problem.arg("name", &series.column.text).advice("help-number"));
                is_whole = false;
            }
            values.push(figure.unwrap_or_default());
        }
        drawn.push(ChartRow { label: cell(row, label).map(words).unwrap_or_default(), values });
    }
    is_whole.then_some(ChartData { rows: drawn })
}

/// The rows of a data file: of CSV its lines, of TOML and JSON the first list of tables in it.
fn rows<'s>(
    file: &Named,
    text: &ParsedPage,
    site: &'s Site,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<&'s [Json]> {
    let path = match destination(&file.text, &text.name.folder) {
        Dest::Path { path, .. } => path,
        Dest::Outside => {
            diagnostics.push(Diagnostic::at(Code::LinkOutside, file.span).arg("target", &file.text));
            return None;
        }
        _ => file.text.clone(),
    };
    let Some(data) = site.data.get(&path) else {
        let full = format!("{FOLDER}/{path}");
        let is_data = path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "csv" | "toml" | "json"));
        if ground.origins.find(&full).is_some() && is_data {
            // Its own mistakes are reported where they are.
        } else if ground.file_names.contains(&full) {
            let problem = Diagnostic::at(Code::ChartData, file.span).arg("state", "format").arg("target", &file.text);
            diagnostics.push(problem.advice("help-format"));
        } else {
            let near = nearest(&full, ground.file_names.iter().map(String::as_str));
            let near = near.map(|n| n.trim_start_matches(FOLDER));
            diagnostics.push(Diagnostic::at(Code::MissingFile, file.span).arg("target", &file.text).near(near));
        }
        return None;
    };
    let is_table = |list: &&Vec<Json>| list.iter().all(Json::is_object) && !list.is_empty();
    let list = match data {
        Json::Array(list) => Some(list).filter(is_table),
        Json::Object(map) => map.values().filter_map(Json::as_array).find(is_table),
        _ => None,
    };
    if list.is_none() {
        let problem = Diagnostic::at(Code::ChartData, file.span).arg("state", "empty").arg("target", &file.text);
        diagnostics.push(problem.advice("help-empty"));
    }
    list.map(Vec::as_slice)
}

/// A cell of a row; `label.vi` is a column of that name, or `vi` in a table `label`.
fn cell<'r>(row: &'r Json, name: &str) -> Option<&'r Json> {
    let direct = row.get(name).filter(|v| !v.is_object());
    direct.or_else(|| name.rsplit_once('.').and_then(|(outer, inner)| row.get(outer)?.get(inner)))
}

/// The names of the columns of all rows, in the order in which they first stand.
fn columns(rows: &[Json]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, value) in rows.iter().filter_map(Json::as_object).flatten() {
        match value.as_object() {
            Some(inner) => names.extend(inner.keys().map(|key| format!("{name}.{key}"))),
            None => names.push(name.clone()),
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

fn words(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned())
}

/// A number as data files write it, with a full stop before decimals and nothing between thousands: anything else could
/// be read in two ways.
fn figure(text: &str) -> Result<Option<Figure>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.len() <= 15 && part.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(whole) || !are_digits(decimals) {
        return Err(());
    }
    let value = text.parse().map_err(|_| ())?;
    Ok(Some(Figure { value, digits: text.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_only_if_they_can_be_read_in_one_way() {
        let value = |text| figure(text).map(|f| f.map(|f| f.value));
        assert_eq!(value("38.80"), Ok(Some(38.8)));
        assert_eq!(value("-12"), Ok(Some(-12.0)));
        assert_eq!(value(""), Ok(None));
        for unclear in ["1,234", "1.234.5", "12 %", "1e9", "NaN", "inf", "1.", ".5", "9999999999999999"] {
            assert_eq!(value(unclear), Err(()), "{unclear}");
        }
    }

    #[test]
    fn cells_are_found_by_column_and_language() {
        let row: Json = serde_json::json!({ "label": { "vi": "Lúa", "en": "Rice" }, "area.vi": "a", "n": 1.5 });
        assert_eq!(cell(&row, "label.en").map(words).as_deref(), Some("Rice"));
        assert_eq!(cell(&row, "label"), None);
        assert_eq!(cell(&row, "area.vi").map(words).as_deref(), Some("a"));
        assert_eq!(cell(&row, "n").map(words).as_deref(), Some("1.5"));
        assert_eq!(columns(&[row]), ["area.vi", "label.en", "label.vi", "n"]);
    }
}
