//! `serve`: show the site on this computer, and build it anew whenever something changes.

use std::sync::Arc;

use super::args::{ServeArgs, SiteArgs};
use super::options::Ground;
use super::printer::Printer;
use super::{FAILED, FINE};
use crate::content;
use crate::hosting::GENERAL;
use crate::output::OutputFile;
use crate::pipeline::{self, Cache, Onlooker, Options};
use crate::server::{self, Preview, Watch, Watching};

/// Builds the site into memory and serves it until interrupted; the output folder is not touched.
pub(super) fn serve(ground: &Ground, own: &ServeArgs, printer: &Printer) -> u8 {
    // A writer looks at what is not published yet; who asks for a day asks for the site of that day.
    let mut site = own.site.clone();
    site.drafts |= !own.no_drafts && site.date.is_none();
    // What was typed wrongly is said before anything is shown.
    let cache = match ground.site(&site, ground.root.join("output")) {
        Ok(options) => options.cache,
        Err(misuse) => {
            printer.problem(misuse.key, &misuse.args);
            return FAILED;
        }
    };
    let preview = Preview::new(GENERAL);
    let shown =
        Shown { ground: ground.clone(), own: site, cache, printer: printer.clone(), preview, timings: own.timings };
    // What changes during the first build counts as well.
    let watching = watch(ground, own);
    shown.renew();
    match watching {
        Ok(watching) => shown.clone().follow(watching),
        Err(error) => printer.problem("serve-unwatched", &[("message", error.to_string())]),
    }
    let served = server::serve(shown.preview, own.port, |address| {
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

/// A site that is shown, and what it takes to renew it.
#[derive(Clone)]
struct Shown {
    ground: Ground,
    own: SiteArgs,
    cache: Arc<Cache>,
    printer: Printer,
    preview: Preview,
    timings: bool,
}

impl Shown {
    /// Builds once more and shows the result, or what stands in its way.
    fn renew(&self) {
        let Shown { printer, preview, .. } = self;
        // The day may have changed since the last time.
        let Ok(options) = self.ground.site(&self.own, self.ground.root.join("output")) else { return };
        match pipeline::preview(&Options { cache: Arc::clone(&self.cache), ..options }, self) {
            Ok((mut outcome, tree)) => {
                outcome.diagnostics.keep_from(crate::diag::Level::Warning);
                printer.diagnostics(&outcome.diagnostics, &outcome.sources);
                match (tree, &outcome.report) {
                    (Some(tree), Some(report)) => {
                        preview.show(tree);
                        printer.renewed(report);
                        if self.timings {
                            printer.timings(&report.timings);
                        }
                    }
                    _ => preview.report(printer.text(&outcome.diagnostics, &outcome.sources)),
                }
            }
            Err(failure) => preview.report(printer.failure(&failure)),
        }
    }

    /// Builds anew after every change, on a thread of its own, which ends with the process.
    fn follow(self, watching: Watching) {
        std::thread::spawn(move || watching.follow(|| self.renew()));
    }
}

impl Onlooker for Shown {
    fn looked_at(&self) -> Vec<String> {
        self.preview.looked_at()
    }

    fn first(&self, files: Vec<OutputFile>) {
        self.preview.show_first(files);
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
