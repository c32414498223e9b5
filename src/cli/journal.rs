//! `amana journal`: whether the journal is as it was, what was signed of it, and all of it for an auditor.
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};

use super::flags::Place;
use super::registry::{Intent, Registry, now};
use super::say::{Done, Failure, say};
use crate::db::{Isolation, transaction};
use crate::error::Problem;
use crate::journal::{self, Checkpoint, Report};
use crate::words::hex;

/// Verifies, signs and exports the journal
#[derive(Args)]
#[command(after_help = "Example:\n  amana journal verify --checkpoint kept-elsewhere.txt")]
pub(super) struct Journal {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Verify(Verify),
    Checkpoint(Sign),
    Export(Export),
}

/// Reads the whole journal again and says what is not as it was; exits with 1 if something is not
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana journal verify --data ./amana-data --checkpoint kept-elsewhere.txt"
)]
struct Verify {
    #[command(flatten)]
    place: Place,
    /// A checkpoint that was kept elsewhere; may be given again
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
}

/// Seals and signs the journal as it is, and prints the checkpoint: what to keep elsewhere
#[derive(Args)]
#[command(after_help = "Example:\n  amana journal checkpoint --out checkpoint.txt")]
struct Sign {
    #[command(flatten)]
    place: Place,
    /// Where to write it instead
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes every entry of the log, a line of JSON each: what a verifier needs beside a checkpoint
#[derive(Args)]
#[command(after_help = "Example:\n  amana journal export journal.ndjson")]
struct Export {
    #[command(flatten)]
    place: Place,
    /// The file, which must be new; it holds personal data
    file: PathBuf,
}

impl Journal {
    pub(super) fn run(&self) -> Done {
        match &self.verb {
            Verb::Verify(verify) => verify.run(),
            Verb::Checkpoint(sign) => sign.run(),
            Verb::Export(export) => export.run(),
        }
    }
}

impl Verify {
    fn run(&self) -> Done {
        let read = |path: &PathBuf| {
            fs::read_to_string(path).map_err(|error| Failure::Told(format!("{}: {error}", path.display())))
        };
        let kept = self.checkpoint.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let settings = self.place.settings()?;
        let mut registry = Registry::open(&settings, Intent::Look)?;
        let vault = registry.vault()?;
        let mut progress = Progress::start();
        let report = transaction(&mut registry.conn, Isolation::Reading, |conn| {
            journal::verify(conn, &vault, &kept, &mut |done, all| progress.tell(done, all))
        })?;
        progress.end();
        tell(&report)
    }
}

fn tell(report: &Report) -> Done {
    let Report { entries, root, erased, waiting, checkpoints, amiss } = report;
    if !amiss.is_empty() {
        amiss.iter().try_for_each(|amiss| say(format!("FAIL  {amiss}")))?;
        return Err(Failure::Said);
    }
    say(format!("ok    {entries} entries are as they were sealed; root {}", hex::written(root)))?;
    say(format!("ok    {checkpoints} checkpoints are good, and the log continues every one of them"))?;
    if *erased > 0 {
        say(format!(
            "      the content of {erased} entries was erased; that they were made is proven all the same"
        ))?;
    }
    if *waiting > 0 {
        say(format!("      {waiting} entries wait for their position"))?;
    }
    Ok(())
}

impl Sign {
    fn run(&self) -> Done {
        let settings = self.place.settings()?;
        let instead = Intent::Change("while the service runs, ask it: POST /v1/journal/checkpoints");
        let mut registry = Registry::open(&settings, instead)?;
        let vault = registry.vault()?;
        while transaction(&mut registry.conn, Isolation::Sealing, journal::seal)? {}
        let checkpoint: Checkpoint = transaction(&mut registry.conn, Isolation::Writing, |conn| {
            journal::sign(conn, &vault, now())?;
            journal::signed_last(conn)
        })?;
        match &self.out {
            None => say(checkpoint.note.trim_end()),
            Some(path) => {
                fs::write(path, &checkpoint.note).map_err(|error| failed(path, &error))?;
                say(format!("The checkpoint of {} entries is in {}", checkpoint.size, path.display()))
            }
        }
    }
}

impl Export {
    fn run(&self) -> Done {
        let settings = self.place.settings()?;
        let mut registry = Registry::open(&settings, Intent::Look)?;
        let vault = registry.vault()?;
        let mut open = OpenOptions::new();
        open.create_new(true).write(true).mode(0o600);
        let file = open.open(&self.file).map_err(|error| failed(&self.file, &error))?;
        let mut out = BufWriter::new(file);
        let mut progress = Progress::start();
        let count = transaction(&mut registry.conn, Isolation::Reading, |conn| {
            journal::export(conn, &vault, &mut |entry, done, all| {
                progress.tell(done, all);
                write_line(&mut out, entry)
            })
        })?;
        progress.end();
        out.into_inner()
            .map_err(io::IntoInnerError::into_error)
            .and_then(|file| file.sync_all())
            .map_err(|error| failed(&self.file, &error))?;
        say(format!("{count} entries are in {}", self.file.display()))
    }
}

fn write_line(out: &mut BufWriter<File>, entry: &journal::Entry) -> crate::error::Result<()> {
    serde_json::to_writer(&mut *out, entry).map_err(Problem::internal)?;
    out.write_all(b"\n").map_err(Problem::unavailable)
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Told(format!("{}: {error}", path.display()))
}

/// How wide the bar is.
const WIDTH: u64 = 40;

/// How far something is: a bar on a terminal, now and then a line elsewhere.
struct Progress {
    is_terminal: bool,
    told: Instant,
    has_told: bool,
}

impl Progress {
    fn start() -> Self {
        Self { is_terminal: io::stderr().is_terminal(), told: Instant::now(), has_told: false }
    }

    fn tell(&mut self, done: u64, all: u64) {
        let pause = if self.is_terminal { Duration::from_millis(100) } else { Duration::from_secs(2) };
        if self.told.elapsed() < pause {
            return;
        }
        (self.told, self.has_told) = (Instant::now(), true);
        let share = |of: u64| done.min(all).saturating_mul(of).checked_div(all).unwrap_or(of);
        let line = if self.is_terminal {
            let full = usize::try_from(share(WIDTH)).unwrap_or_default();
            let rest = usize::try_from(WIDTH.saturating_sub(share(WIDTH))).unwrap_or_default();
            format!("\r[{}{}] {:>3} % of {all} entries", "#".repeat(full), " ".repeat(rest), share(100))
        } else {
            format!("{done} of {all} entries\n")
        };
        // Where nobody reads it, nobody misses it.
        drop(io::stderr().lock().write_all(line.as_bytes()));
    }

    fn end(&self) {
        if self.is_terminal && self.has_told {
            drop(io::stderr().lock().write_all(b"\n"));
        }
    }
}
