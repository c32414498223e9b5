//! The `amana` command.
use std::process::ExitCode;

fn main() -> ExitCode {
    amana::cli::run()
}
