//! The only place that prints. Data goes to standard output, words for people to standard error.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};

use super::args::{ColourArg, FormatArg};
use super::options::Ground;
use crate::bundle::Bundle;
use crate::diag::Diagnostics;
use crate::diag::render::{Format, summary};
use crate::lang::pack;
use crate::message::{Arg, Catalogue, program};
use crate::pipeline::{Failure, Mode, Options, Phase, Report, Timings};
use crate::source::Sources;

/// Prints in the language and form that were asked for.
#[derive(Clone)]
pub(super) struct Printer {
    format: FormatArg,
    colour: ColorChoice,
    quiet: bool,
    words: &'static Catalogue,
}

impl Printer {
    pub(super) fn new(ground: &Ground) -> Printer {
        let colour = match ground.colour {
            ColourArg::Auto => ColorChoice::Auto,
            ColourArg::Always => ColorChoice::Always,
            ColourArg::Never => ColorChoice::Never,
        };
        // The forms of an export say nothing about how problems are shown.
        let format = match ground.format {
            FormatArg::Concise | FormatArg::Json | FormatArg::Github => ground.format,
            _ => FormatArg::Human,
        };
        Printer { format, colour, quiet: ground.quiet, words: program(&ground.lang) }
    }

    /// Prints what is wrong: for people on standard error, for programs on standard output.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics, sources: &Sources) {
        let format = match self.format {
            // Colours are taken out again where they are not wanted.
            FormatArg::Concise => Format::Concise,
            FormatArg::Json => Format::Json,
            FormatArg::Github => Format::Github,
            _ => Format::Colour,
        };
        let mut text = Vec::new();
        // Writing to memory does not fail.
        let _ = format.write(diagnostics, sources, self.words, &mut text);
        if self.format == FormatArg::Human {
            self.err(&text);
            if !diagnostics.is_empty() {
                self.err(format!("{}\n", summary(diagnostics, self.words)).as_bytes());
            }
        } else {
            quietly(io::stdout().lock().write_all(&text));
        }
    }

    /// What is wrong, as it is shown over a page.
    pub(super) fn text(&self, diagnostics: &Diagnostics, sources: &Sources) -> String {
        let mut text = Vec::new();
        // Writing to memory does not fail.
        let _ = Format::Human.write(diagnostics, sources, self.words, &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Prints a failure of the disk or of another build in the way, and gives its words.
    pub(super) fn failure(&self, failure: &Failure) -> String {
        let (key, args) = match failure {
            Failure::Disk(error) => (
                "failure-disk",
                vec![
                    ("operation", error.operation.to_owned()),
                    ("path", error.path.display().to_string()),
                    ("message", error.cause.to_string()),
                ],
            ),
            Failure::Busy(path) => ("failure-busy", vec![("path", path.display().to_string())]),
        };
        let args: Vec<(&str, Arg)> = args.into_iter().map(|(name, value)| (name, Arg::Text(value))).collect();
        let text = self.words.format(key, None, &args).unwrap_or_else(|| key.to_owned());
        self.err(format!("{text}\n").as_bytes());
        text
    }

    /// Prints what was made.
    pub(super) fn report(&self, report: &Report, options: &Options, mode: Mode) {
        if self.quiet || self.format != FormatArg::Human {
            return;
        }
        let number = |n: usize| Arg::Number(n as f64);
        let languages: Vec<String> = report
            .languages
            .iter()
            .map(|(tag, own, fallback)| {
                let args =
                    [("language", Arg::Text(tag.clone())), ("own", number(*own)), ("fallback", number(*fallback))];
                self.words.format("report-language", None, &args).unwrap_or_default()
            })
            .collect();
        let milliseconds = report.timings.total().as_millis();
        let mut args = vec![
            ("sets", number(report.sets)),
            ("languages", Arg::Text(languages.join(", "))),
            ("files", number(report.files)),
            ("size", Arg::Text(self.megabytes(report.bytes))),
            ("time", Arg::Number(milliseconds as f64)),
            ("path", Arg::Text(options.output.display().to_string())),
        ];
        if let Some(c) = report.committed {
            args.extend([("written", number(c.written)), ("same", number(c.same)), ("removed", number(c.removed))]);
        }
        let key = if mode == Mode::Write { "report-build" } else { "report-check" };
        let text = self.words.format(key, None, &args).unwrap_or_default();
        self.err(format!("{text}\n").as_bytes());
    }

    /// Prints that the site was packed.
    pub(super) fn bundled(&self, path: &Path, made: &Bundle) {
        if self.quiet || self.format != FormatArg::Human {
            return;
        }
        let args = [
            ("path", Arg::Text(path.display().to_string())),
            ("files", Arg::Number(made.files as f64)),
            ("size", Arg::Text(self.megabytes(made.bytes.len()))),
        ];
        self.said("bundle-written", &args);
    }

    /// Prints that a preview was built anew.
    pub(super) fn renewed(&self, report: &Report) {
        if self.quiet || self.format != FormatArg::Human {
            return;
        }
        let time = report.timings.total().as_millis();
        let args = [("time", Arg::Number(time as f64)), ("n", Arg::Number(report.sets as f64))];
        let text = self.words.format("serve-renewed", None, &args).unwrap_or_default();
        self.err(format!("{text}\n").as_bytes());
    }

    /// Prints how long each phase took, on standard output, one a line; below `render`, what all threads together spent
    /// on each kind of file.
    pub(super) fn timings(&self, timings: &Timings) {
        let mut text = String::new();
        let mut line = |name: &str, took: Duration| {
            text.push_str(&format!("{name}\t{:.1} ms\n", took.as_secs_f64() * 1000.0));
        };
        for (phase, took) in timings.phases() {
            line(phase.name(), *took);
            if *phase == Phase::Render {
                timings.work().iter().for_each(|(kind, sum)| line(&format!("render/{}", kind.name()), *sum));
            }
        }
        quietly(io::stdout().lock().write_all(text.as_bytes()));
    }

    /// Says that nothing was written.
    pub(super) fn stopped(&self, mode: Mode) {
        if mode == Mode::Write && self.format == FormatArg::Human {
            let text = self.words.format("report-stopped", None, &[]).unwrap_or_default();
            self.err(format!("{text}\n").as_bytes());
        }
    }

    /// Prints data on standard output.
    pub(super) fn data(&self, text: &str) {
        quietly(io::stdout().lock().write_all(text.as_bytes()));
    }

    /// Words of the program, for data.
    pub(super) fn words(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.format(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// Prints what was done, unless only problems are asked for.
    pub(super) fn said(&self, key: &str, args: &[(&str, Arg)]) {
        if !self.quiet {
            let text = self.words.format(key, None, args).unwrap_or_else(|| key.to_owned());
            self.err(format!("{text}\n").as_bytes());
        }
    }

    /// Prints a wrong use or a failure of the program itself.
    pub(super) fn problem(&self, key: &str, args: &[(&str, String)]) {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::Text(value.clone()))).collect();
        let text = self.words.format(key, None, &args).unwrap_or_else(|| key.to_owned());
        self.err(format!("{text}\n").as_bytes());
    }

    fn megabytes(&self, bytes: usize) -> String {
        pack(self.words.tag()).number(&format!("{:.1}", bytes as f64 / 1_000_000.0))
    }

    fn err(&self, text: &[u8]) {
        quietly(AutoStream::new(io::stderr(), self.colour).write_all(text));
    }
}

/// A reader that has gone away (`songngu check | head`) is no failure.
fn quietly(_: io::Result<()>) {}
