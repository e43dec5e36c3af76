//! Charts: the drawing, and the table behind it.
//!
//! In: rows of figures. Out: an SVG element and its words as values for the theme's template. Lengths across are shares
//! of the width, lengths down are heights of letters: text keeps its size on a telephone, and a reader's own text size
//! moves everything. What colour says is said by a name, a letter or a shape too. Colours are the theme's, by class.

mod bar;
mod canvas;
mod line;
mod pie;

use crate::lang::Pack;
use crate::markdown::doc::{Chart, ChartKind};
use crate::model::{ChartData, Figure};
use crate::templates::{Value, html_value, map_value};

use super::fill::PageFill;
use super::view::optional;

/// A chart with what it takes to write its numbers.
struct Plot<'a> {
    chart: &'a Chart,
    data: &'a ChartData,
    pack: &'static dyn Pack,
}

impl Plot<'_> {
    /// A number in the text's language, with its unit.
    fn figure(&self, figure: &Figure) -> String {
        let number = self.pack.number(&figure.digits);
        match self.chart.unit.as_deref() {
            None => number,
            Some("%") => format!("{number}%"),
            Some(unit) => format!("{number}\u{a0}{unit}"),
        }
    }

    /// The name of a series; none for one that needs none.
    fn name(&self, series: usize) -> Option<&str> {
        self.chart.series[series].name.as_deref()
    }

    /// The smallest and the largest value, with nought between or at an end: a bar or line that begins elsewhere makes
    /// small differences look large.
    fn range(&self) -> (f64, f64) {
        let values = || self.data.rows.iter().flat_map(|row| row.values.iter().flatten()).map(|f| f.value);
        let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        if least == most { (0.0, 1.0) } else { (least, most) }
    }
}

impl PageFill<'_> {
    /// A chart of the text as templates see it; nothing if it cannot be drawn, which is reported.
    pub(super) fn chart(&self, index: usize) -> Value {
        let text = self.shared.site.text(self.page);
        let data = self.shared.site.charts.get(&self.page.text).and_then(|charts| charts.get(index)?.as_ref());
        let (Some(chart), Some(data)) = (text.body.charts().get(index), data) else { return Value::none() };
        // Everything in a chart is words of the text, so its numbers are written in the text's language.
        let pack = self.shared.site.config.language(text.name.language).pack();
        let plot = Plot { chart, data, pack };
        let svg = match chart.kind {
            ChartKind::Bar => bar::draw(&plot),
            ChartKind::Line => line::draw(&plot),
            ChartKind::Pie => pie::draw(&plot),
        };
        // A feed shows no style sheet of ours, and without one a drawing is black.
        let svg = if self.is_feed() { String::new() } else { svg };
        let parts = if chart.kind == ChartKind::Pie { pie::parts(&plot) } else { Value::none() };
        map_value([("svg", html_value(&svg)), ("parts", parts), ("table", table(&plot))])
    }
}

fn table(plot: &Plot<'_>) -> Value {
    let head = (0..plot.chart.series.len()).map(|series| optional(plot.name(series)));
    let cell = |figure: &Option<Figure>| optional(figure.as_ref().map(|figure| plot.figure(figure)));
    let row = |row: &crate::model::ChartRow| {
        let cells: Vec<Value> = row.values.iter().map(cell).collect();
        map_value([("label", row.label.as_str().into()), ("values", cells.into())])
    };
    map_value([
        ("head", head.collect::<Vec<_>>().into()),
        ("rows", plot.data.rows.iter().map(row).collect::<Vec<_>>().into()),
    ])
}
