//! The two engines behind one door.
use std::path::Path;
use std::sync::Arc;

use diesel::prelude::*;

use crate::access::{Operation, Remembered};
use crate::db::{AnyConnection, Isolation, keys, transaction};
use crate::error::{Problem, Result};
use crate::http::Answer;

use super::postgres::Postgres;
use super::sqlite::Sqlite;

/// One unit of work on a connection that only reads, and what that one remembers; run at most once.
pub(super) type Once = Box<dyn FnOnce(&mut AnyConnection, &mut Remembered) -> Result<Answer> + Send>;
/// One unit of work on a connection, run again if it loses a race.
pub(super) type Again = Box<dyn Fn(&mut AnyConnection) -> Result<Outcome> + Send>;

/// How much a change may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// A few rows.
    Few,
    /// Hundreds of rows, or thousands.
    Many,
}

impl Extent {
    /// Of what is asked.
    pub(super) fn of(operation: Operation) -> Self {
        match operation {
            Operation::ImportUpload
            | Operation::ImportPreview
            | Operation::ImportCommit
            | Operation::ImportDiscard
            | Operation::BatchCreate => Self::Many,
            _ => Self::Few,
        }
    }
}

/// What became of a change.
pub(super) enum Outcome {
    /// It is to be kept.
    Kept(Answer),
    /// It is to be undone, and answered all the same.
    Undone(Answer),
}

/// How old the moment of a look into the past is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Past {
    /// So young that a change of that moment may still be on its way to the disk.
    Recent,
    /// Settled.
    Old,
}

/// Where the registry lives.
pub enum Engine {
    /// One file beside the service.
    Sqlite(Sqlite),
    /// A PostgreSQL server.
    Postgres(Postgres),
}

impl Engine {
    /// Opens a SQLite file, created if absent.
    pub fn sqlite(file: &Path) -> Result<Self> {
        Sqlite::open(file).map(Self::Sqlite)
    }

    /// Opens a pool of at most `size` sessions; `durable` is off only in tests.
    pub fn postgres(url: &str, size: usize, durable: bool) -> Result<Self> {
        Postgres::open(url, size, durable).map(Self::Postgres)
    }

    /// The engine's name, for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// Runs `work` in one transaction on a connection of its own: for starting up and for the command line.
    pub fn directly<T>(&self, work: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
        let mut conn = self.connect()?;
        transaction(&mut conn, Isolation::Writing, work)
    }

    /// A connection of its own, outside the pool.
    pub fn connect(&self) -> Result<AnyConnection> {
        match self {
            Self::Sqlite(sqlite) => sqlite.connect(),
            Self::Postgres(postgres) => postgres.connect(),
        }
    }

    /// The key that signs cursors: drawn once, kept in the database so that every node has the same.
    pub(super) fn cursor_key(&self) -> Result<Arc<[u8]>> {
        let key: Vec<u8> = self.directly(|conn| {
            let kept = keys::table.find("cursors").select(keys::value).first(conn).optional()?;
            if let Some(key) = kept {
                return Ok(key);
            }
            let mut key = vec![0; 32];
            getrandom::fill(&mut key).map_err(|error| Problem::internal(error.to_string()))?;
            let row = (keys::name.eq("cursors"), keys::value.eq(&key));
            diesel::insert_into(keys::table).values(row).execute(conn)?;
            Ok(key)
        })?;
        Ok(key.into())
    }

    /// Runs a look; one into the past runs where the past can be seen.
    pub(super) async fn read(&self, work: Once, past: Option<Past>) -> Result<Answer> {
        match (self, past) {
            (Self::Sqlite(sqlite), None) => sqlite.read(work).await,
            (Self::Sqlite(sqlite), Some(past)) => sqlite.recall(work, past).await,
            (Self::Postgres(postgres), _) => postgres.read(work).await,
        }
    }

    pub(super) async fn write(&self, work: Again, extent: Extent) -> Result<Answer> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work, extent).await,
            Self::Postgres(postgres) => postgres.write(work).await,
        }
    }

    /// Runs a change that sees at each statement what others have committed by then.
    pub(super) async fn seal(&self, work: Again) -> Result<Answer> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work, Extent::Many).await,
            Self::Postgres(postgres) => postgres.seal(work).await,
        }
    }

    /// Whether the database answers: asked beside all that waits.
    pub(super) async fn ready(&self) -> Result<()> {
        let probe: Once = Box::new(|conn, _| {
            keys::table.count().get_result::<i64>(conn)?;
            Ok(Answer::gone())
        });
        let answered = match self {
            Self::Sqlite(sqlite) => sqlite.probe(probe),
            Self::Postgres(postgres) => postgres.probe(probe).await,
        };
        answered.map(drop)
    }

    pub(super) fn close(&self) {
        if let Self::Sqlite(sqlite) = self {
            sqlite.close();
        }
    }
}
