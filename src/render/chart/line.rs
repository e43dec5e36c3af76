//! Lines over time: few horizontal rules, the series named where they end, figures where they matter.

use super::Plot;
use super::canvas::{Anchor, Canvas, short};
use crate::model::Figure;

/// Heights in letters: where the drawing begins and ends, and all of it with the words below.
const TOP: f64 = 2.4;
const BOTTOM: f64 = 14.4;
const HEIGHT: f64 = 16.4;
/// The least that parts two names.
const APART: f64 = 1.4;
/// Where the first and the last point lie, in hundredths of the width.
const FIRST: f64 = 3.0;
const LAST: f64 = 97.0;
/// The shapes of the points of each series, in pixels.
const MARKS: [&str; 5] = [
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M-5-5h10v10h-10z",
    "M0-6l6 11h-12z",
    "M0-7l7 7-7 7-7-7z",
    "M0 6l6-11h-12z",
];

pub(super) fn draw(plot: &Plot<'_>) -> String {
    let rows = &plot.data.rows;
    let (least, most) = plot.range();
    let step = step(most - least);
    let (least, most) = ((least / step).floor() * step, (most / step).ceil() * step);
    let down = |value: f64| BOTTOM - (value - least) / (most - least) * (BOTTOM - TOP);
    let across = |row: usize| FIRST + (LAST - FIRST) * row as f64 / (rows.len() - 1).max(1) as f64;
    let mut canvas = Canvas::new();
    rules(&mut canvas, plot, (least, most, step), &down);
    for (row, label) in labelled(rows.iter().map(|row| row.label.as_str())) {
        canvas.text("", across(row), HEIGHT - 0.6, at_edge(row, rows.len()), label);
    }
    // The name alone: with its figure it would lie over the lines on a telephone.
    let mut names: Vec<(f64, &str)> = Vec::new();
    for series in 0..plot.chart.series.len() {
        let figures: Vec<Option<&Figure>> = rows.iter().map(|row| row.values[series].as_ref()).collect();
        let class = format!("l{}", series + 1);
        for (row, pair) in figures.windows(2).enumerate() {
            if let [Some(from), Some(to)] = pair {
                canvas.line(&class, (across(row), down(from.value)), (across(row + 1), down(to.value)));
            }
        }
        let shape = MARKS[series % MARKS.len()];
        for (row, figure) in figures.iter().enumerate() {
            if let Some(figure) = figure {
                canvas.mark(&format!("c{}", series + 1), (across(row), down(figure.value)), shape);
            }
        }
        if let (Some(name), Some(last)) = (plot.name(series), figures.iter().rev().flatten().next()) {
            names.push((down(last.value), name));
        } else {
            for row in telling(&figures) {
                let Some(figure) = figures[row] else { continue };
                let place = at_edge(row, rows.len());
                canvas.text("b", across(row), down(figure.value) - 0.7, place, &plot.figure(figure));
            }
        }
    }
    // From the top down, none over another.
    names.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = f64::MIN;
    for (place, name) in names {
        let place = (place - 0.7).max(lowest + APART);
        canvas.text("b", LAST + 2.0, place, Anchor::End, name);
        lowest = place;
    }
    canvas.into_svg(plot.chart, &format!("width=\"100%\" height=\"{}em\"", short(HEIGHT.max(lowest + 0.6))))
}

/// Draws the horizontal rules with their numbers.
fn rules(canvas: &mut Canvas, plot: &Plot<'_>, scale: (f64, f64, f64), down: &impl Fn(f64) -> f64) {
    let (least, most, step) = scale;
    // As many decimals as the step has.
    let decimals =
        (0..6).find(|d| ((step * 10_f64.powi(*d)).round() / 10_f64.powi(*d) - step).abs() < 1e-9).unwrap_or(6);
    let count = ((most - least) / step).round() as u32;
    for n in 0..=count {
        let value = least + step * f64::from(n);
        let at = down(value);
        canvas.line(if value == 0.0 { "axis" } else { "rule" }, (0.0, at), (100.0, at));
        let digits = format!("{value:.*}", usize::try_from(decimals).unwrap_or(0));
        canvas.text("tick", 0.0, at - 0.2, Anchor::Start, &plot.pack.number(&digits));
    }
}

/// A round number of which three to five make up a length.
fn step(length: f64) -> f64 {
    let power = 10_f64.powf((length / 4.0).log10().floor());
    let times = length / 4.0 / power;
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().find(|round| times <= *round).unwrap_or(10.0);
    round * power
}

/// The labels that have room, with their rows: the last one always.
fn labelled<'a>(labels: impl ExactSizeIterator<Item = &'a str> + Clone) -> Vec<(usize, &'a str)> {
    let last = labels.len() - 1;
    let longest = labels.clone().map(|label| label.chars().count()).max().unwrap_or(0);
    let room = if longest <= 5 { 5 } else { 2 };
    let every = last.div_ceil(room).max(1);
    labels.enumerate().filter(|(row, _)| *row == last || (row % every == 0 && last - row >= every)).collect()
}

/// The rows whose figures are worth saying: first, last and the highest.
fn telling(figures: &[Option<&Figure>]) -> Vec<usize> {
    let known = || figures.iter().enumerate().filter_map(|(row, figure)| Some((row, (*figure)?.value)));
    let (first, last) = (known().next(), known().next_back());
    let highest = known().max_by(|a, b| a.1.total_cmp(&b.1));
    let mut rows: Vec<usize> = [first, last, highest].into_iter().flatten().map(|(row, _)| row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Words at an edge stay inside the drawing.
fn at_edge(row: usize, count: usize) -> Anchor {
    match row {
        0 => Anchor::Start,
        _ if row + 1 == count => Anchor::End,
        _ => Anchor::Middle,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        assert_eq!([1.0, 7.0, 100.0, 2_100_000.0].map(step), [0.25, 2.0, 25.0, 1_000_000.0]);
    }

    #[test]
    fn labels_leave_room_for_each_other() {
        let years: Vec<String> = (2000..2025).map(|year| year.to_string()).collect();
        let shown: Vec<usize> = labelled(years.iter().map(String::as_str)).into_iter().map(|(row, _)| row).collect();
        assert_eq!(shown, [0, 5, 10, 15, 24]);
        let long = ["Tháng 01/2024", "Tháng 02/2024", "Tháng 03/2024"];
        assert_eq!(labelled(long.iter().copied()).len(), 3);
    }
}
