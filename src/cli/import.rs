//! `amana import`: puts another country's territories in, or newer ones; and registers, from spreadsheets.
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::flags::Place;
use super::progress::Progress;
use super::registry::{Intent, Registry, now};
use super::say::{Done, Failure, say};
use crate::access::Operation;
use crate::founding::seal_private;
use crate::http::Sent;
use crate::imports::{
    self, Import as ImportRow, ImportState, ImportStep, NewImport, Outcome, RegisterKind, Tally,
};
use crate::persons::{self, WhenRead};
use crate::rooms;
use crate::territory::{self, Country};
use crate::words::{Language, Line};

/// Puts data from files into the registry
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana import territories --levels levels.csv --territories territories.csv"
)]
pub(super) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Territories(Files),
    Persons(Box<Persons>),
}

/// Puts persons and their memberships in from spreadsheets (CSV, XLSX, lines of JSON): looks at every row first, then
/// takes those that may be taken
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana import persons members.xlsx --source \"register 2026\" --purpose \"first filling\" --report refused.csv"
)]
struct Persons {
    #[command(flatten)]
    place: Place,
    /// The persons; their memberships too, where there are columns for them
    file: PathBuf,
    /// Bodies, each with a slug by which the other files name it
    #[arg(long, value_name = "FILE")]
    bodies: Option<PathBuf>,
    /// Positions of bodies
    #[arg(long, value_name = "FILE")]
    positions: Option<PathBuf>,
    /// Memberships in a file of their own, which names persons by reference or id
    #[arg(long, value_name = "FILE")]
    memberships: Option<PathBuf>,
    /// Who holds which position; it names persons by reference, number or id
    #[arg(long, value_name = "FILE")]
    appointments: Option<PathBuf>,
    /// Who holds which public mandate; it names persons by reference, number or id, and institutions by name
    #[arg(long, value_name = "FILE")]
    mandates: Option<PathBuf>,
    /// Where the files come from: references are good within one source
    #[arg(long, value_name = "TEXT")]
    source: String,
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    purpose: String,
    /// Where to write the rows that are not taken, with the reasons, in Arabic
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Only looks at the rows, and takes none
    #[arg(long)]
    preview: bool,
}

/// Puts a country in: new territories are added, known codes take what the files say
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana import territories --levels levels.csv --territories territories.csv"
)]
struct Files {
    #[command(flatten)]
    place: Place,
    /// The levels, from the country down: `code,rank,name_ar,name_fr,name_en`
    #[arg(long, value_name = "FILE")]
    levels: PathBuf,
    /// The territories, parents before children
    #[arg(long, value_name = "FILE")]
    territories: PathBuf,
}

impl Import {
    pub(super) fn run(&self) -> Done {
        match &self.what {
            What::Territories(files) => files.run(),
            What::Persons(persons) => persons.run(),
        }
    }
}

/// How many rows are taken in one transaction.
const STEP: ImportStep = ImportStep { rows: Some(5_000) };

impl Persons {
    fn run(&self) -> Done {
        let source = line("--source", &self.source)?;
        let purpose = line("--purpose", &self.purpose)?;
        let settings = self.place.settings()?;
        let instead = "while the service runs, import through it: POST /v1/imports";
        let mut registry = Registry::open(&settings, Intent::Change(instead))?;
        // Those of an import that was broken off, or of a migration: rows may mean them by their numbers.
        let vault = registry.vault()?;
        seal_private(&mut registry.conn, &vault, now())?;
        read_names(&mut registry)?;
        let new = NewImport { source, purpose };
        let mut import = registry.work(Operation::ImportCreate, |tx| imports::open(tx, &new))?;
        let id = import.id;
        let files = [
            (RegisterKind::Persons, Some(&self.file)),
            (RegisterKind::Bodies, self.bodies.as_ref()),
            (RegisterKind::Positions, self.positions.as_ref()),
            (RegisterKind::Memberships, self.memberships.as_ref()),
            (RegisterKind::Appointments, self.appointments.as_ref()),
            (RegisterKind::Mandates, self.mandates.as_ref()),
        ];
        for (kind, file) in files {
            let Some(path) = file else { continue };
            let shown = path.display();
            let opened = File::open(path).map_err(|error| format!("{shown}: {error}"))?;
            let pieces = imports::flatten(opened, &Sent::default(), kind).map_err(Failure::from)?;
            for piece in pieces {
                let piece = piece?;
                import = registry.work(Operation::ImportUpload, |tx| imports::take(tx, id, kind, &piece))?;
            }
            say(format!("{shown}: {}", read(&import, kind)))?;
        }
        let mut progress = Progress::of("rows looked at", import.rows());
        while !matches!(import.state, ImportState::Previewed) {
            import = registry.work(Operation::ImportPreview, |tx| imports::preview(tx, id, &STEP))?;
            progress.show(import.previewed());
        }
        for file in &import.files.0 {
            let Tally { new, same, update, warning, error } = file.preview;
            let register = file.register.word();
            say(format!(
                "{register}: {new} new, {same} the same, {update} updates, {warning} with a remark, {error} not to be taken"
            ))?;
        }
        if !self.preview {
            import = commit(&mut registry, import)?;
        }
        if let Some(report) = &self.report {
            write_report(&mut registry, &import, report)?;
        }
        let kept = if self.preview { "POST /v1/imports/{id}/commits takes them" } else { "done" };
        say(format!("import {id}: {kept}; what is left of its rows is kept until {}", import.kept_until))
    }
}

/// A text of the command line.
fn line<const MAX: usize>(flag: &str, text: &str) -> Result<Line<MAX>, Failure> {
    Line::parse(text).map_err(|fault| Failure::Told(format!("{flag}: {}", fault.says(Language::En))))
}

/// What a file was read as.
fn read(import: &ImportRow, kind: RegisterKind) -> String {
    let Some(file) = import.files.0.iter().find(|file| file.register == kind) else { return String::new() };
    let columns = file.columns.iter().map(|column| match (column.field, column.is_left_out) {
        (_, true) => format!("{} (left out)", column.name),
        (Some(field), _) => format!("{} = {}", column.name, field.word()),
        (None, _) => format!("{} (not read)", column.name),
    });
    format!("{} rows; {}", file.rows, columns.collect::<Vec<_>>().join(", "))
}

/// Takes all rows that may be taken.
fn commit(registry: &mut Registry, mut import: ImportRow) -> Result<ImportRow, Failure> {
    let to_take = import.rows().saturating_sub(import.files.0.iter().map(|file| file.preview.error).sum());
    let mut progress = Progress::of("rows taken", to_take);
    // Of people nobody looks for meanwhile the names are read once all are in.
    let reading = if registry.is_alone() { WhenRead::Later } else { WhenRead::AtOnce };
    while !matches!(import.state, ImportState::Done) {
        let id = import.id;
        import = registry.work(Operation::ImportCommit, |tx| {
            let import = imports::commit(tx, id, &STEP, reading)?;
            rooms::settle(tx)?;
            Ok(import)
        })?;
        progress.show(import.committed());
    }
    read_names(registry)?;
    for file in &import.files.0 {
        let Outcome { new, same, update, error } = file.committed;
        let register = file.register.word();
        say(format!(
            "{register}: {new} recorded, {same} the same, {update} updated, {error} refused at the last moment"
        ))?;
    }
    Ok(import)
}

/// Reads the names that were left for later.
fn read_names(registry: &mut Registry) -> Done {
    let mut progress: Option<Progress> = None;
    let mut show = |done, all| progress.get_or_insert_with(|| Progress::of("names read", all)).show(done);
    let vault = registry.vault()?;
    persons::catch_up(&mut registry.conn, &vault, &mut show)?;
    Ok(())
}

/// Writes what was not taken, with the reasons.
fn write_report(registry: &mut Registry, import: &ImportRow, path: &Path) -> Done {
    let failed = |error: std::io::Error| Failure::Told(format!("{}: {error}", path.display()));
    let mut file = File::create(path).map_err(failed)?;
    let mut start: Option<String> = None;
    loop {
        let (written, next) =
            registry.work(Operation::ImportReport, |tx| imports::report(tx, import.id, start.as_deref()))?;
        file.write_all(&written).map_err(failed)?;
        if next.is_none() {
            return Ok(());
        }
        start = next;
    }
}

impl Files {
    fn run(&self) -> Done {
        let country = country(&self.levels, &self.territories)?;
        let settings = self.place.settings()?;
        let count = Registry::open(&settings, Intent::Change("stop it first"))?
            .work(Operation::TerritoryImport, |tx| territory::import(tx, &country))?;
        say(format!("{count} territories are in the registry as the files say"))
    }
}

/// Reads a country from its two files.
pub(super) fn country(levels: &Path, territories: &Path) -> Result<Country, Failure> {
    let open = |path: &Path| File::open(path).map_err(|error| format!("{}: {error}", path.display()));
    Ok(Country::read(open(levels)?, open(territories)?)?)
}
