//! The command line: the same program serves, migrates, issues tokens and examines.
mod card;
mod demo;
mod doctor;
mod export;
mod flags;
mod folder;
mod import;
mod journal;
mod keys;
mod limits;
mod logs;
mod migrate;
mod progress;
mod registry;
mod say;
mod serve;
mod token;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::say::complain;

/// The registry of a political party's organization
#[derive(Parser)]
#[command(name = "amana", version, after_help = "Example:\n  amana demo\n\nEach command has its own --help.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(Box<serve::Serve>),
    Demo(demo::Demo),
    Migrate(migrate::Migrate),
    Token(token::Tokens),
    Doctor(doctor::Doctor),
    Import(import::Import),
    Export(export::Export),
    Journal(journal::Journal),
    Keys(keys::Keys),
    Card(card::Card),
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Where the usage cannot be printed there is nobody to read it.
            drop(usage.print());
            return u8::try_from(usage.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    let done = match &cli.command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Migrate(migrate) => migrate.run(),
        Command::Token(tokens) => tokens.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Journal(journal) => journal.run(),
        Command::Keys(keys) => keys.run(),
        Command::Card(card) => card.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure);
            ExitCode::FAILURE
        }
    }
}
