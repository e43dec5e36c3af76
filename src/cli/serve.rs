//! `serve`: build, then show the site on this computer.

use super::args::ServeArgs;
use super::options::Ground;
use super::printer::Printer;
use super::{FAILED, FINE, build};
use crate::hosting::GENERAL;
use crate::server;

/// Builds the site and serves it until interrupted.
pub(super) fn serve(ground: &Ground, own: &ServeArgs, printer: &Printer) -> u8 {
    let built = build::build(ground, &own.build, printer);
    if built != FINE {
        return built;
    }
    let folder = own.build.output.clone().unwrap_or_else(|| ground.root.join("output"));
    let served = server::serve(&folder, own.port, GENERAL, |address| {
        printer.problem("serve-ready", &[("url", format!("http://{address}/"))]);
    });
    match served {
        Ok(()) => FINE,
        Err(error) => {
            printer.problem("serve-failed", &[("port", own.port.to_string()), ("message", error.to_string())]);
            FAILED
        }
    }
}
