//! Bars, lying: the words of each stand over it, so that they have the whole width, on a telephone too.

use super::Plot;
use super::canvas::{Anchor, Canvas, lines};

/// How many letters a line takes on the narrowest telephone.
const LINE: usize = 30;
/// Heights in letters: of a line, of a bar, and of what parts two rows.
const TEXT: f64 = 1.4;
const BAR: f64 = 0.8;
const GAP: f64 = 0.7;
/// What parts two groups of bars besides, so that a group's name stands nearer to its own bars than to those above.
const GROUP: f64 = 0.8;

pub(super) fn draw(plot: &Plot<'_>) -> String {
    let (least, most) = plot.range();
    let share = |value: f64| (value - least) / (most - least) * 100.0;
    let zero = share(0.0);
    let mut canvas = Canvas::new();
    let mut down = 0.0;
    let has_names = plot.chart.series.iter().any(|series| series.name.is_some());
    let between = if has_names { GROUP } else { 0.0 };
    for row in &plot.data.rows {
        if has_names {
            words(&mut canvas, "b", &row.label, &mut down);
        }
        for (series, figure) in row.values.iter().enumerate() {
            let value = figure.as_ref().map_or_else(|| "–".to_owned(), |figure| plot.figure(figure));
            let label = if has_names { plot.name(series).unwrap_or_default() } else { row.label.as_str() };
            words(&mut canvas, "", &format!("{label}: {value}"), &mut down);
            if let Some(figure) = figure {
                let end = share(figure.value);
                // Something that is not nought is seen.
                let width = (end - zero).abs().max(if figure.value == 0.0 { 0.0 } else { 0.4 });
                canvas.rect(&format!("c{}", series + 1), end.min(zero), down, width, BAR);
            }
            down += BAR + GAP / 2.0;
        }
        down += GAP / 2.0 + between;
    }
    let height = (down - GAP - between).max(0.0) + 0.1;
    // At the edge a line would only touch the words.
    if least < 0.0 {
        canvas.line("axis", (zero, 0.0), (zero, height));
    }
    canvas.into_svg(plot.chart, &format!("width=\"100%\" height=\"{}em\"", super::canvas::short(height)))
}

/// Writes words over a bar, and moves down below them.
fn words(canvas: &mut Canvas, class: &str, words: &str, down: &mut f64) {
    for line in lines(words, LINE) {
        *down += TEXT;
        canvas.text(class, 0.0, *down - 0.4, Anchor::Start, &line);
    }
}
