//! An open registry, for the commands that work on it directly.
use std::path::PathBuf;
use std::sync::Arc;

use super::folder::{self, Held};
use super::say::Failure;
use crate::access::Operation;
use crate::app::Engine;
use crate::config::Settings;
use crate::db::{
    AnyConnection, Isolation, Moment, Tx, next_moment, open_postgres, open_sqlite, open_sqlite_alone,
    pending, transaction,
};
use crate::error::Result;
use crate::vault::{KeyFile, Vault};

/// What a command does to the registry.
pub(super) enum Intent<'a> {
    /// It looks; a running service does not mind.
    Look,
    /// It changes something, and must be alone; this says what to do while a service runs.
    Change(&'a str),
}

/// An open registry.
pub(super) struct Registry {
    pub(super) conn: AnyConnection,
    key_file: PathBuf,
    held: Option<Held>,
}

impl Registry {
    /// Opens a registry that is there already.
    pub(super) fn open(settings: &Settings, intent: Intent<'_>) -> Result<Self, Failure> {
        let key_file = settings.master_key_file.clone();
        if let Some(url) = &settings.database_url {
            return Ok(Self { conn: open_postgres(url, true)?, key_file, held: None });
        }
        let file = folder::database(&settings.data);
        if !file.exists() {
            let folder = settings.data.display();
            return Err(Failure::Told(format!(
                "there is no registry in {folder}: start one with `amana serve --data {folder}`"
            )));
        }
        let held = match intent {
            Intent::Look => None,
            Intent::Change(instead) => Some(folder::hold(&settings.data, instead)?),
        };
        let conn = if held.is_some() { open_sqlite_alone(&file)? } else { open_sqlite(&file)? };
        Ok(Self { conn, key_file, held })
    }

    /// Opens a registry, made if there is none.
    pub(super) fn open_or_make(settings: &Settings, instead: &str) -> Result<Self, Failure> {
        if settings.database_url.is_none() {
            folder::prepare(&settings.data)?;
        }
        Self::open(settings, Intent::Change(instead))
    }

    /// Whether nobody else works on it meanwhile.
    pub(super) fn is_alone(&self) -> bool {
        self.held.is_some()
    }

    /// Its keys, which are there already.
    pub(super) fn vault(&mut self) -> Result<Arc<Vault>, Failure> {
        let file = &self.key_file;
        let known = KeyFile(file).read()?;
        let vault = known.ok_or_else(|| {
            let file = file.display();
            Failure::Told(format!("the key file {file} is missing: name it with --master-key-file"))
        })?;
        match vault.fits(&mut self.conn)? {
            Some(true) => Ok(Arc::new(vault)),
            Some(false) => Err(Failure::Told(format!(
                "the key file {} is another registry's: name the right one with --master-key-file",
                self.key_file.display()
            ))),
            None => Err(Failure::Told("the registry has no keys yet: run `amana migrate` first".to_owned())),
        }
    }

    /// Works in one transaction, in the service's name, on a registry whose schema is up to date.
    pub(super) fn work<T>(
        &mut self,
        operation: Operation,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<T, Failure> {
        if !pending(&mut self.conn)?.is_empty() {
            return Err(Failure::Told("the schema is not up to date: run `amana migrate` first".to_owned()));
        }
        let vault = self.vault()?;
        let done = transaction(&mut self.conn, Isolation::Writing, |conn| {
            let now = next_moment(conn, now())?;
            work(&mut Tx::of_the_service(conn, &vault, operation, now))
        });
        Ok(done?)
    }
}

/// The moment it is.
pub(super) fn now() -> Moment {
    Moment::new(chrono::Utc::now())
}

/// The engine of a service, and the proof that it is alone in its data folder.
pub(super) fn engine(settings: &Settings) -> Result<(Engine, Option<Held>), Failure> {
    if let Some(url) = &settings.database_url {
        return Ok((Engine::postgres(url, settings.pool_size, true)?, None));
    }
    folder::prepare(&settings.data)?;
    let held = folder::hold(&settings.data, "stop it first, or name another folder with --data")?;
    Ok((Engine::sqlite(&folder::database(&settings.data))?, Some(held)))
}
