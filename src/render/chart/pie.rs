//! A pie: each part has a letter, which its name in the list beside it begins with.

use std::f64::consts::TAU;

use super::Plot;
use super::canvas::{Canvas, short};
use crate::templates::{Value, map_value};

/// Parts smaller than this have their letter outside.
const SMALL: f64 = 0.06;

fn letter(part: usize) -> String {
    ["A", "B", "C", "D", "E", "F"].get(part).map_or_else(|| (part + 1).to_string(), |l| (*l).to_owned())
}

/// The shares of the parts, which add up to one.
fn shares(plot: &Plot<'_>) -> Vec<f64> {
    let values: Vec<f64> =
        plot.data.rows.iter().map(|row| row.values.iter().flatten().next().map_or(0.0, |f| f.value)).collect();
    let sum: f64 = values.iter().sum();
    values.into_iter().map(|value| value / sum).collect()
}

pub(super) fn draw(plot: &Plot<'_>) -> String {
    let mut canvas = Canvas::new();
    let mut from = 0.0;
    for (part, share) in shares(plot).into_iter().enumerate() {
        let to = from + share;
        // Clockwise from the top.
        let point = |turn: f64, radius: f64| ((turn * TAU).sin() * radius, -(turn * TAU).cos() * radius);
        let ((x1, y1), (x2, y2)) = (point(from, 100.0), point(to, 100.0));
        let is_large = u8::from(share > 0.5);
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(short);
        canvas.path(&format!("c{}", part + 1), &format!("M0 0L{x1} {y1}A100 100 0 {is_large} 1 {x2} {y2}z"));
        let (class, radius) = if share < SMALL { ("out", 113.0) } else { ("in", 66.0) };
        let (x, y) = point((from + to) / 2.0, radius);
        canvas.letter(class, x, y, &letter(part));
        from = to;
    }
    canvas.into_svg(plot.chart, "class=\"pie\" viewBox=\"-125 -125 250 250\" width=\"250\" height=\"250\"")
}

/// The parts with their letters, for the list.
pub(super) fn parts(plot: &Plot<'_>) -> Value {
    let is_share = plot.chart.unit.as_deref() == Some("%");
    let rows = plot.data.rows.iter().zip(shares(plot)).enumerate();
    let part = |(index, (row, share)): (usize, (&crate::model::ChartRow, f64))| {
        let value = row.values.iter().flatten().next().map(|figure| plot.figure(figure)).unwrap_or_default();
        // What the figures say already is not reckoned once more.
        let share = (!is_share).then(|| format!("{}%", plot.pack.number(&format!("{:.1}", share * 100.0))));
        map_value([
            ("letter", letter(index).into()),
            ("label", row.label.as_str().into()),
            ("value", value.into()),
            ("share", super::optional(share)),
        ])
    };
    rows.map(part).collect::<Vec<_>>().into()
}
