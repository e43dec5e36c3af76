//! `serve`: show the site on this computer, and build it anew whenever something changes.

use super::args::ServeArgs;
use super::options::Ground;
use super::printer::Printer;
use super::{FAILED, FINE};
use crate::content;
use crate::hosting::GENERAL;
use crate::pipeline;
use crate::server::{self, Preview, Watch, Watching};

/// Builds the site into memory and serves it until interrupted; the output folder is not touched.
pub(super) fn serve(ground: &Ground, own: &ServeArgs, printer: &Printer) -> u8 {
    // What was typed wrongly is said before anything is shown.
    if let Err(misuse) = ground.site(&own.site, ground.root.join("output")) {
        printer.problem(misuse.key, &misuse.args);
        return FAILED;
    }
    let preview = Preview::new(GENERAL);
    // What changes during the first build counts as well.
    let watching = watch(ground, own);
    renew(ground, own, printer, &preview);
    match watching {
        Ok(watching) => follow(watching, ground, own, printer, &preview),
        Err(error) => printer.problem("serve-unwatched", &[("message", error.to_string())]),
    }
    let served = server::serve(preview, own.port, |address| {
        let url = format!("http://{address}/");
        printer.problem("serve-ready", &[("url", url.clone())]);
        if own.open && open::that_detached(&url).is_err() {
            printer.problem("serve-open-failed", &[("url", url)]);
        }
    });
    match served {
        Ok(()) => FINE,
        Err(error) => {
            printer.problem("serve-failed", &[("port", own.port.to_string()), ("message", error.to_string())]);
            FAILED
        }
    }
}

/// Builds once more and shows the result, or what stands in its way.
fn renew(ground: &Ground, own: &ServeArgs, printer: &Printer, preview: &Preview) {
    // The day may have changed since the last time.
    let Ok(options) = ground.site(&own.site, ground.root.join("output")) else { return };
    match pipeline::preview(&options) {
        Ok((mut outcome, tree)) => {
            outcome.diagnostics.keep_from(crate::diag::Level::Warning);
            printer.diagnostics(&outcome.diagnostics, &outcome.sources);
            match (tree, &outcome.report) {
                (Some(tree), Some(report)) => {
                    printer.renewed(report);
                    preview.show(tree);
                }
                _ => preview.report(printer.text(&outcome.diagnostics, &outcome.sources)),
            }
        }
        Err(failure) => preview.report(printer.failure(&failure)),
    }
}

fn watch(ground: &Ground, own: &ServeArgs) -> Result<Watching, server::WatchError> {
    let folders = [content::FOLDER, crate::theme::FOLDER, crate::theme::TEMPLATES, pipeline::STATIC];
    Watching::begin(Watch {
        root: crate::fs::absolute(&ground.root),
        folders: folders.map(str::to_owned).to_vec(),
        files: vec![crate::config::FILE.to_owned()],
        poll: own.poll,
    })
}

/// Builds anew after every change, on a thread of its own, which ends with the process.
fn follow(watching: Watching, ground: &Ground, own: &ServeArgs, printer: &Printer, preview: &Preview) {
    let (ground, own, printer, preview) = (ground.clone(), own.clone(), printer.clone(), preview.clone());
    std::thread::spawn(move || watching.follow(|| renew(&ground, &own, &printer, &preview)));
}
