//! `amana export`: a whole register, as a file.
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::flags::Place;
use super::registry::{Intent, Registry};
use super::say::{Done, Failure, say};
use crate::access::Operation;
use crate::exports::{self, ExportForm, ExportedRegister, NewExport};
use crate::http::{Exporting, Listing};
use crate::vault::draw;
use crate::words::{Language, Line, of_word};

/// Writes a whole register to a file, on record in the journal
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana export persons --form xlsx --purpose \"congress\" --recipient \"its committee\" --output persons.xlsx"
)]
pub(super) struct Export {
    #[command(flatten)]
    place: Place,
    /// Which: persons, memberships, bodies, positions, appointments or mandates
    #[arg(value_parser = register)]
    register: ExportedRegister,
    /// In what form: csv, xlsx or ndjson
    #[arg(long, value_parser = form, default_value = "csv")]
    form: ExportForm,
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    purpose: String,
    /// Who receives it
    #[arg(long, value_name = "TEXT")]
    recipient: String,
    /// The file, which must not be there yet
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

fn register(word: &str) -> Result<ExportedRegister, String> {
    of_word(word)
        .ok_or_else(|| "persons, memberships, bodies, positions, appointments or mandates".to_owned())
}

fn form(word: &str) -> Result<ExportForm, String> {
    of_word(word).ok_or_else(|| "csv, xlsx or ndjson".to_owned())
}

impl Export {
    pub(super) fn run(&self) -> Done {
        let line = |flag: &str, text: &str| {
            Line::parse(text).map_err(|fault| Failure::Told(format!("--{flag}: {fault}")))
        };
        let new = NewExport {
            register: self.register,
            form: self.form,
            purpose: line("purpose", &self.purpose)?,
            recipient: line("recipient", &self.recipient)?,
        };
        let settings = self.place.settings()?;
        let instead = "while the service runs, export through it: POST /v1/exports";
        let mut registry = Registry::open(&settings, Intent::Change(instead))?;
        let failed = |error: std::io::Error| Failure::Told(format!("{}: {error}", self.output.display()));
        let mut file = made(&self.output).map_err(failed)?;
        registry.work(Operation::ExportCreate, |tx| exports::note(tx, &new))?;
        let mut exporting = Exporting::of(self.form.written(), self.register.list(), Language::default())?;
        let whole = Listing::whole(Arc::from(draw::<32>()?), self.register.list());
        file.write_all(&exporting.head()?).map_err(failed)?;
        let mut start: Option<String> = None;
        loop {
            let listing = whole.from(start.as_deref())?;
            let answer =
                registry.work(Operation::ExportCreate, |tx| exports::page(tx, self.register, &listing))?;
            let (written, next) = exporting.page(&answer)?;
            file.write_all(&written).map_err(failed)?;
            start = next;
            if start.is_none() {
                break;
            }
        }
        file.write_all(&exporting.tail()?).and_then(|()| file.sync_all()).map_err(failed)?;
        say(format!("{} is written, for its owner alone to read", self.output.display()))
    }
}

/// A new file for its owner alone.
fn made(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create_new(true).write(true).mode(0o600).open(path)
}
