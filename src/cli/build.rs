//! `build` and `check`.

use super::args::{BuildArgs, SiteArgs};
use super::options::Ground;
use super::printer::Printer;
use super::{FAILED, FINE, PROBLEMS};
use crate::diag::Level;
use crate::pipeline::{self, Mode, Options};

/// Builds the site and says what was made, how long it took and how to look at it.
pub(super) fn build(ground: &Ground, own: &BuildArgs, printer: &Printer) -> u8 {
    match ground.build(own) {
        Ok(options) => run(&options, Mode::Write, own.timings, printer),
        Err(misuse) => {
            printer.problem(misuse.key, &misuse.args);
            FAILED
        }
    }
}

/// Looks for problems without writing.
pub(super) fn check(ground: &Ground, own: &SiteArgs, printer: &Printer) -> u8 {
    match ground.site(own, ground.root.join("output")) {
        Ok(options) => run(&options, Mode::Check, false, printer),
        Err(misuse) => {
            printer.problem(misuse.key, &misuse.args);
            FAILED
        }
    }
}

fn run(options: &Options, mode: Mode, timings: bool, printer: &Printer) -> u8 {
    match pipeline::build(options, mode) {
        Ok(mut outcome) => {
            if mode == Mode::Write {
                // A build says what stands in its way or looks wrong; remarks are for `check`.
                outcome.diagnostics.keep_from(Level::Warning);
            }
            printer.diagnostics(&outcome.diagnostics, &outcome.sources);
            match &outcome.report {
                Some(report) => {
                    printer.report(report, options, mode);
                    if timings {
                        printer.timings(&report.timings);
                    }
                    FINE
                }
                None => {
                    printer.stopped(mode);
                    PROBLEMS
                }
            }
        }
        Err(failure) => {
            printer.failure(&failure);
            FAILED
        }
    }
}
