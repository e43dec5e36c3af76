//! `build` and `check`.

use std::path::Path;
use std::sync::Arc;

use super::args::{BuildArgs, CheckArgs};
use super::options::Ground;
use super::printer::Printer;
use super::{FAILED, FINE, PROBLEMS};
use crate::bundle;
use crate::diag::Level;
use crate::fs;
use crate::pipeline::{self, Failure, Mode, Nobody, Options};
use crate::spelling;

/// Builds the site and says what was made, how long it took and how to look at it.
pub(super) fn build(ground: &Ground, own: &BuildArgs, printer: &Printer) -> u8 {
    match ground.build(own) {
        Ok(options) => match &own.bundle {
            Some(path) => bundle(Options { bundle: true, ..options }, path, own.timings, printer),
            None => run(&options, Mode::Write, own.timings, printer),
        },
        Err(misuse) => {
            printer.problem(misuse.key, &misuse.args);
            FAILED
        }
    }
}

/// Packs the site into a zip. The output folder stays as it is; and so does the zip, if the site has an error.
fn bundle(options: Options, path: &Path, timings: bool, printer: &Printer) -> u8 {
    let (mut outcome, tree) = match pipeline::preview(&options, &Nobody) {
        Ok(made) => made,
        Err(failure) => {
            printer.failure(&failure);
            return FAILED;
        }
    };
    outcome.diagnostics.keep_from(Level::Warning);
    printer.diagnostics(&outcome.diagnostics, &outcome.sources);
    let (Some(report), Some(tree)) = (&outcome.report, tree) else {
        printer.problem("bundle-stopped", &[]);
        return PROBLEMS;
    };
    let failed = |cause| fs::Error { operation: "write", path: path.to_owned(), cause };
    let made = bundle::make(&tree, &report.base_url).map_err(failed);
    match made.and_then(|made| fs::write_atomic(path, &made.bytes).map(|()| made)) {
        Ok(made) => {
            printer.bundled(path, &made);
            if timings {
                printer.timings(&report.timings);
            }
            FINE
        }
        Err(error) => {
            printer.failure(&Failure::Disk(error));
            FAILED
        }
    }
}

/// Looks for problems without writing; if asked to, puts right in the texts what is certain, and looks again.
pub(super) fn check(ground: &Ground, own: &CheckArgs, printer: &Printer) -> u8 {
    let options = match ground.site(&own.site, ground.root.join("output")) {
        Ok(options) => options,
        Err(misuse) => {
            printer.problem(misuse.key, &misuse.args);
            return FAILED;
        }
    };
    if own.fix
        && let Err(failure) = fix(&options, printer)
    {
        printer.failure(&failure);
        return FAILED;
    }
    run(&options, Mode::Check, false, printer)
}

/// Writes the texts in which something was certain to be meant. Line ends stay as they are.
fn fix(options: &Options, printer: &Printer) -> Result<(), Failure> {
    let outcome = pipeline::build(options, Mode::Check)?;
    let (mut files, mut places) = (0_usize, 0_usize);
    for fixed in spelling::fix(&outcome.diagnostics, &outcome.sources) {
        let path = &outcome.sources.get(fixed.source).path;
        let old = fs::read_bytes(&options.root, path)?;
        let has_windows_ends = old.windows(2).any(|pair| pair == b"\r\n");
        let text = if has_windows_ends { fixed.text.replace('\n', "\r\n") } else { fixed.text };
        fs::write_atomic(&options.root.join(path), text.as_bytes())?;
        files += 1;
        places += fixed.places;
    }
    printer.problem("check-fixed", &[("places", places.to_string()), ("files", files.to_string())]);
    Ok(())
}

fn run(options: &Options, mode: Mode, timings: bool, printer: &Printer) -> u8 {
    match pipeline::build(options, mode) {
        Ok(mut outcome) => {
            if mode == Mode::Write {
                // A build says what stands in its way or looks wrong; remarks are for `check`.
                outcome.diagnostics.keep_from(Level::Warning);
            }
            printer.diagnostics(&outcome.diagnostics, &outcome.sources);
            let code = match &outcome.report {
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
            };
            // The process ends here and gives everything back at once; piece by piece takes a large site a while.
            std::mem::forget((outcome, Arc::clone(&options.cache)));
            code
        }
        Err(failure) => {
            printer.failure(&failure);
            FAILED
        }
    }
}
