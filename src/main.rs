//! The program `songngu`.

use std::process::ExitCode;

fn main() -> ExitCode {
    songngu::cli::run()
}
