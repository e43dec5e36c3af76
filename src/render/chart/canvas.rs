//! Writing SVG: a few elements, placed by shares of the width and heights of letters.

use crate::markdown::doc::Chart;
use crate::text::escape::push_html;

/// Where a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A growing drawing.
pub(super) struct Canvas(String);

impl Canvas {
    pub(super) fn new() -> Canvas {
        Canvas(String::new())
    }

    /// A text at a share of the width and so many heights of letters down.
    pub(super) fn text(&mut self, class: &str, across: f64, down: f64, anchor: Anchor, words: &str) {
        self.0.push_str("<text");
        self.class(class);
        self.0.push_str(&format!(" x=\"{}%\" y=\"{}em\"", short(across), short(down)));
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.0.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.0.push_str(" text-anchor=\"end\""),
        }
        self.0.push('>');
        push_html(&mut self.0, words);
        self.0.push_str("</text>");
    }

    pub(super) fn rect(&mut self, class: &str, across: f64, down: f64, width: f64, height: f64) {
        self.0.push_str("<rect");
        self.class(class);
        let [x, y, w, h] = [across, down, width, height].map(short);
        self.0.push_str(&format!(" x=\"{x}%\" y=\"{y}em\" width=\"{w}%\" height=\"{h}em\"/>"));
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.0.push_str("<line");
        self.class(class);
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(short);
        self.0.push_str(&format!(" x1=\"{x1}%\" y1=\"{y1}em\" x2=\"{x2}%\" y2=\"{y2}em\"/>"));
    }

    /// A shape in pixels around a place.
    pub(super) fn mark(&mut self, class: &str, at: (f64, f64), path: &str) {
        self.0.push_str(&format!("<svg x=\"{}%\" y=\"{}em\" overflow=\"visible\">", short(at.0), short(at.1)));
        self.path(class, path);
        self.0.push_str("</svg>");
    }

    pub(super) fn path(&mut self, class: &str, path: &str) {
        self.0.push_str("<path");
        self.class(class);
        self.0.push_str(" d=\"");
        push_html(&mut self.0, path);
        self.0.push_str("\"/>");
    }

    /// A letter in a drawing that has units of its own.
    pub(super) fn letter(&mut self, class: &str, x: f64, y: f64, words: &str) {
        self.0.push_str("<text");
        self.class(class);
        let (x, y) = (short(x), short(y));
        self.0.push_str(&format!(" x=\"{x}\" y=\"{y}\" dy=\".35em\" text-anchor=\"middle\">"));
        push_html(&mut self.0, words);
        self.0.push_str("</text>");
    }

    fn class(&mut self, class: &str) {
        if !class.is_empty() {
            self.0.push_str(" class=\"");
            self.0.push_str(class);
            self.0.push('"');
        }
    }

    /// The drawing as an element; `size` are the attributes that say how large it is.
    pub(super) fn into_svg(self, chart: &Chart, size: &str) -> String {
        let mut out = format!("<svg role=\"img\" {size}><title>");
        push_html(&mut out, &chart.title);
        out.push_str("</title><desc>");
        push_html(&mut out, &chart.alt);
        out.push_str("</desc>");
        out.push_str(&self.0);
        out.push_str("</svg>");
        out
    }
}

/// A number with two decimals at most, without noughts at its end.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Cuts words into lines of at most so many letters; a longer word has a line of its own.
pub(super) fn lines(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // No-break spaces are no places to break.
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= most) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_into_lines_and_numbers_are_short() {
        assert_eq!(lines("Nông, lâm nghiệp và thủy sản", 16), ["Nông, lâm nghiệp", "và thủy sản"]);
        assert_eq!(lines("16.000\u{a0}ha", 3), ["16.000\u{a0}ha"]);
        assert_eq!(lines("", 9), [""; 0]);
        assert_eq!([0.0, -0.001, 12.5, 100.0, 33.333].map(short), ["0", "0", "12.5", "100", "33.33"]);
    }
}
