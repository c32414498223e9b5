//! Transactions. SQLite prepares the statements that bound them once a connection: prepared anew, they were a
//! twentieth of a look.
use diesel::RunQueryDsl;
use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, TransactionManager as _};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use crate::error::Result;
use crate::on_each;

use super::Tx;
use super::connection::AnyConnection;

/// Statements with nothing to bind, each of a type of its own: what a connection knows a prepared statement by.
macro_rules! fixed {
    ($($name:ident = $sql:literal),+ $(,)?) => { $(
        #[derive(QueryId)]
        struct $name;

        impl<DB: Backend> QueryFragment<DB> for $name {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
                out.push_sql($sql);
                Ok(())
            }
        }

        impl<Conn> RunQueryDsl<Conn> for $name {}
    )+ };
}

fixed! {
    Begin = "BEGIN",
    BeginImmediate = "BEGIN IMMEDIATE",
    Commit = "COMMIT",
    Rollback = "ROLLBACK",
    Savepoint = "SAVEPOINT change",
    Release = "RELEASE change",
    RollbackTo = "ROLLBACK TO change",
    SavepointPart = "SAVEPOINT part",
    ReleasePart = "RELEASE part",
    RollbackToPart = "ROLLBACK TO part",
}

/// SQLite's number of the state it reads: another as soon as any other connection, of this process or not, has committed.
#[derive(QueryId)]
struct DataVersion;

impl<DB: Backend> QueryFragment<DB> for DataVersion {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("PRAGMA data_version");
        Ok(())
    }
}

impl Query for DataVersion {
    type SqlType = BigInt;
}

impl<Conn> RunQueryDsl<Conn> for DataVersion {}

/// A number that stays as long as no other connection has committed anything, and with it all that this one reads;
/// `None` of an engine that tells none. To be asked by a connection that only reads, inside its transaction.
pub(crate) fn state(conn: &mut AnyConnection) -> QueryResult<Option<i64>> {
    match conn {
        AnyConnection::Sqlite(conn) => DataVersion.get_result(conn).map(Some),
        AnyConnection::Postgres(_) => Ok(None),
    }
}

/// How a transaction sees the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Isolation {
    /// One snapshot, nothing written.
    Reading,
    /// As if alone.
    Writing,
    /// What is committed by the time of each statement: for whoever makes sure otherwise of being alone.
    Sealing,
}

/// Runs `work` in one transaction; whatever is not `Ok` is undone.
pub(crate) fn transaction<T>(
    conn: &mut AnyConnection,
    isolation: Isolation,
    work: impl FnOnce(&mut AnyConnection) -> Result<T>,
) -> Result<T> {
    transaction_if(conn, isolation, work, |_| true)
}

/// The same; what is `Ok` is undone as well, and answered, unless `keeps` says otherwise of it.
pub(crate) fn transaction_if<T>(
    conn: &mut AnyConnection,
    isolation: Isolation,
    work: impl FnOnce(&mut AnyConnection) -> Result<T>,
    keeps: impl FnOnce(&T) -> bool,
) -> Result<T> {
    begin(conn, isolation)?;
    match work(conn) {
        Ok(value) if keeps(&value) => {
            commit(conn)?;
            Ok(value)
        }
        Ok(value) => {
            roll_back(conn)?;
            Ok(value)
        }
        Err(problem) => {
            // The first cause is what the caller needs; a connection that cannot even roll back is dropped.
            if let Err(error) = roll_back(conn) {
                tracing::warn!(%error, "rollback failed");
            }
            Err(problem)
        }
    }
}

/// Runs a part of a transaction that is undone alone, unless `keeps` says otherwise of what came of it.
pub(crate) fn apart<T>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> T,
    keeps: impl FnOnce(&T) -> bool,
) -> QueryResult<T> {
    on_each!(&mut *conn, inner => Savepoint.execute(inner))?;
    let done = work(conn);
    if !keeps(&done) {
        on_each!(&mut *conn, inner => RollbackTo.execute(inner))?;
    }
    on_each!(&mut *conn, inner => Release.execute(inner))?;
    Ok(done)
}

/// Runs a part of a unit of work that is undone alone, unless `keeps` says otherwise of what came of it; what fails is
/// undone. It has a name of its own: a change is undone by the name of the change, whatever was open within it.
pub(crate) fn apart_in<T>(
    tx: &mut Tx<'_>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    keeps: impl FnOnce(&T) -> bool,
) -> Result<T> {
    let (recorded, altered) = (tx.recorded, tx.altered.len());
    on_each!(&mut *tx.conn, inner => SavepointPart.execute(inner))?;
    let done = work(tx);
    if !done.as_ref().is_ok_and(keeps) {
        let undone = on_each!(&mut *tx.conn, inner => RollbackToPart.execute(inner));
        match (&done, undone) {
            // The first cause is what the caller needs; the change as a whole is undone then.
            (Err(_), Err(error)) => tracing::warn!(%error, "a part was not undone"),
            (_, undone) => drop(undone?),
        }
        tx.recorded = recorded;
        tx.altered.truncate(altered);
    }
    match on_each!(&mut *tx.conn, inner => ReleasePart.execute(inner)) {
        Err(error) if done.is_err() => tracing::warn!(%error, "a part was not closed"),
        released => drop(released?),
    }
    done
}

fn begin(conn: &mut AnyConnection, isolation: Isolation) -> QueryResult<()> {
    match (conn, isolation) {
        (AnyConnection::Sqlite(conn), Isolation::Reading) => Begin.execute(conn).map(drop),
        (AnyConnection::Sqlite(conn), Isolation::Writing | Isolation::Sealing) => {
            BeginImmediate.execute(conn).map(drop)
        }
        (AnyConnection::Postgres(conn), isolation) => {
            let begin = match isolation {
                Isolation::Reading => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                Isolation::Writing => "BEGIN ISOLATION LEVEL SERIALIZABLE",
                Isolation::Sealing => "BEGIN ISOLATION LEVEL READ COMMITTED",
            };
            AnsiTransactionManager::begin_transaction_sql(conn, begin)
        }
    }
}

fn commit(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        AnyConnection::Sqlite(conn) => match Commit.execute(conn) {
            Ok(_) => Ok(()),
            Err(error) => Rollback.execute(conn).and(Err(error)),
        },
        AnyConnection::Postgres(conn) => AnsiTransactionManager::commit_transaction(conn),
    }
}

fn roll_back(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        AnyConnection::Sqlite(conn) => Rollback.execute(conn).map(drop),
        AnyConnection::Postgres(conn) => AnsiTransactionManager::rollback_transaction(conn),
    }
}
