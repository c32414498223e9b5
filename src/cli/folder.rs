//! The data folder: made for its owner alone, held by one process.
use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::say::Failure;
use crate::error::{Problem, Result};

/// The SQLite file of a data folder.
pub(super) fn database(folder: &Path) -> PathBuf {
    folder.join("amana.db")
}

/// The file of the first admin token.
pub(super) fn token_file(folder: &Path) -> PathBuf {
    folder.join("admin.token")
}

/// Proof that this process alone has the folder, until it is dropped.
pub(super) struct Held {
    _lock: File,
}

fn failed(what: &Path) -> impl Fn(std::io::Error) -> Failure + '_ {
    move |error| Failure::Told(format!("{}: {error}", what.display()))
}

/// Makes the folder, if there is none, for its owner alone; and the SQLite file, which would otherwise be
/// readable by all.
pub(super) fn prepare(folder: &Path) -> Result<(), Failure> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed(folder))?;
    let file = database(folder);
    let mut open = OpenOptions::new();
    open.create(true).truncate(false).write(true).mode(0o600);
    open.open(&file).map(drop).map_err(failed(&file))
}

/// Makes a folder that was not there, among the temporary files, for this user alone.
pub(super) fn temporary() -> Result<PathBuf, Failure> {
    let folder = std::env::temp_dir().join(format!("amana-demo-{}", Uuid::now_v7()));
    DirBuilder::new().mode(0o700).create(&folder).map_err(failed(&folder))?;
    Ok(folder)
}

/// Takes the folder for this process; `instead` says what to do while another has it.
pub(super) fn hold(folder: &Path, instead: &str) -> Result<Held, Failure> {
    let path = folder.join("amana.lock");
    let mut open = OpenOptions::new();
    open.create(true).truncate(false).read(true).write(true).mode(0o600);
    let mut file = open.open(&path).map_err(failed(&path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let by = told(&mut file).map_or_else(String::new, |pid| format!(" by process {pid}"));
            let folder = folder.display();
            return Err(Failure::Told(format!(
                "{folder} is in use{by}: one process has a data folder at a time; {instead}"
            )));
        }
        Err(TryLockError::Error(error)) => return Err(failed(&path)(error)),
    }
    file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(failed(&path))?;
    Ok(Held { _lock: file })
}

/// The process that has the folder, as it wrote itself down.
fn told(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Writes the first admin token where its owner alone can read it; a file that is there is not touched.
pub(super) fn keep_token(file: &Path, token: &str) -> Result<()> {
    let unavailable = |error: std::io::Error| Problem::unavailable(format!("{}: {error}", file.display()));
    let mut open = OpenOptions::new();
    open.create_new(true).write(true).mode(0o600);
    let mut opened = open.open(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Problem::unavailable(format!(
            "{} is there already, but this registry is new: move the file away, it belongs to another \
             registry or to a first start that did not finish",
            file.display()
        )),
        _ => unavailable(error),
    })?;
    let written = writeln!(opened, "{token}").and_then(|()| opened.sync_all());
    if written.is_err()
        && let Err(error) = std::fs::remove_file(file)
    {
        tracing::warn!(%error, "a half-written token file is left");
    }
    written.map_err(unavailable)
}
