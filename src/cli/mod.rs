//! The command line: what was typed, what it means, what is printed.
//!
//! The only module that asks the clock and the environment, and, in `printer`, the only one that prints.

mod args;
mod build;
mod convert;
mod exchange;
mod options;
mod printer;
mod serve;
mod translation;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command, TranslationCommand};
use options::Ground;
use printer::Printer;

/// Everything is in order.
const FINE: u8 = 0;
/// There are problems in the site.
const PROBLEMS: u8 = 1;
/// The program was called wrongly, or failed itself.
const FAILED: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let ground = Ground::from(&args.global);
    let printer = Printer::new(&ground);
    let is_export = matches!(args.command, Some(Command::Translation(TranslationCommand::Export(_))));
    let code = match ground.check(is_export) {
        Err(problem) => {
            printer.problem(problem.key, &problem.args);
            FAILED
        }
        Ok(()) => match args.command.unwrap_or_default() {
            Command::Build(own) => build::build(&ground, &own, &printer),
            Command::Serve(own) => serve::serve(&ground, &own, &printer),
            Command::Check(own) => build::check(&ground, &own, &printer),
            Command::Convert(own) => convert::convert(&own, &printer),
            Command::Translation(TranslationCommand::Status(own)) => translation::status(&ground, &own, &printer),
            Command::Translation(TranslationCommand::Accept(own)) => translation::accept(&ground, &own, &printer),
            Command::Translation(TranslationCommand::Init(own)) => translation::init(&ground, &own, &printer),
            Command::Translation(TranslationCommand::Report(own)) => translation::report(&ground, &own, &printer),
            Command::Translation(TranslationCommand::Export(own)) => exchange::export(&ground, &own, &printer),
            Command::Translation(TranslationCommand::Import(own)) => exchange::import(&ground, &own, &printer),
        },
    };
    ExitCode::from(code)
}

/// The definition of the command line, for tests and documentation.
pub fn command() -> clap::Command {
    <Args as clap::CommandFactory>::command()
}

#[cfg(test)]
mod tests;
