//! The program `songngu`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A build is many small pieces of text made and thrown away by several threads at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    songngu::cli::run()
}
