//! The data folder: made for its owner alone, held by one process.
use std::env::temp_dir;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process;

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

fn failed(what: &Path) -> impl Fn(io::Error) -> Failure + '_ {
    move |error| Failure::Told(format!("{}: {error}", what.display()))
}

/// Makes the folder, if there is none, for its owner alone.
pub(super) fn make(folder: &Path) -> Result<(), Failure> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed(folder))
}

/// Makes the folder and the SQLite file in it, which would otherwise be readable by all.
pub(super) fn prepare(folder: &Path) -> Result<(), Failure> {
    make(folder)?;
    let file = database(folder);
    let mut open = OpenOptions::new();
    open.create(true).truncate(false).write(true).mode(0o600);
    open.open(&file).map(drop).map_err(failed(&file))
}

/// Makes a folder that was not there, among the temporary files, for this user alone.
pub(super) fn temporary() -> Result<PathBuf, Failure> {
    let folder = temp_dir().join(format!("amana-demo-{}", Uuid::now_v7()));
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
    file.set_len(0).and_then(|()| writeln!(file, "{}", process::id())).map_err(failed(&path))?;
    Ok(Held { _lock: file })
}

/// Whether a process has the folder now.
pub(super) fn is_held(folder: &Path) -> bool {
    let lock = File::open(folder.join("amana.lock"));
    lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

/// The process that has the folder, as it wrote itself down.
fn told(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Writes the first admin token where its owner alone can read it; a file that is there is not touched.
pub(super) fn keep_token(file: &Path, token: &str) -> Result<()> {
    let unavailable = |error: io::Error| Problem::unavailable(format!("{}: {error}", file.display()));
    let mut open = OpenOptions::new();
    open.create_new(true).write(true).mode(0o600);
    let mut opened = open.open(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Problem::unavailable(format!(
            "{} is there already, but this registry is new: move the file away, it belongs to another \
             registry or to a first start that did not finish",
            file.display()
        )),
        _ => unavailable(error),
    })?;
    let written = writeln!(opened, "{token}").and_then(|()| opened.sync_all());
    if written.is_err()
        && let Err(error) = fs::remove_file(file)
    {
        tracing::warn!(%error, "a half-written token file is left");
    }
    written.map_err(unavailable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;
    use tempfile::tempdir;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_folder_is_its_owners_alone_and_held_once() {
        let outside = tempdir().unwrap();
        let folder = outside.path().join("new");
        prepare(&folder).unwrap();
        assert_eq!((mode(&folder), mode(&database(&folder))), (0o700, 0o600));
        let held = hold(&folder, "wait").unwrap();
        let told = hold(&folder, "wait").err().unwrap().to_string();
        assert!(told.contains(&process::id().to_string()) && told.ends_with("wait"), "{told}");
        drop(held);
        assert!(hold(&folder, "wait").is_ok());
    }

    #[test]
    fn a_token_file_is_its_owners_alone_and_never_written_over() {
        let folder = tempdir().unwrap();
        let file = token_file(folder.path());
        keep_token(&file, "first").unwrap();
        assert_eq!(mode(&file), 0o600);
        assert!(keep_token(&file, "second").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "first\n");
    }
}
