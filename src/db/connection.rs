//! One connection type for both engines, opened with settings that are read back.
#![expect(missing_docs, reason = "written by diesel's macros")]

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection};

use crate::error::{Problem, Result};

/// A connection to either engine.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL, for scale.
    Postgres(PgConnection),
    /// SQLite, by default.
    Sqlite(SqliteConnection),
}

/// Runs the same expression against the concrete connection, for what `AnyConnection` lacks.
#[macro_export]
macro_rules! on_each {
    ($conn:expr, $inner:ident => $body:expr) => {
        match $conn {
            $crate::db::AnyConnection::Postgres($inner) => $body,
            $crate::db::AnyConnection::Sqlite($inner) => $body,
        }
    };
}

/// What a SQLite connection runs with. FULL: an acknowledged write survives a power cut (NORMAL lost it).
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
    PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; \
    PRAGMA mmap_size = 0; PRAGMA recursive_triggers = ON;";

/// What the one writer runs with besides: few pages kept, for SQLite goes through all of them at a commit after which a
/// tree has more pages than before; and a log of up to 64 MB before the writer itself carries it over into the file,
/// cut back to 128 MB should a long look have let it grow.
const SQLITE_WRITER_SETTINGS: &str = "PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 16000; \
    PRAGMA journal_size_limit = 134217728;";

/// What a command runs with that works on a file alone, and may fill it: what many rows change is kept at hand until they
/// are in, and what they change again and again is carried over into the file seldom.
const SQLITE_ALONE_SETTINGS: &str = "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 16000; \
    PRAGMA journal_size_limit = 134217728;";

/// What SQLite must answer when asked for its settings: foreign keys, journal, sync, trust, deletion.
const SQLITE_PROMISES: &str = "SELECT (SELECT foreign_keys FROM pragma_foreign_keys) || ' ' || \
    (SELECT journal_mode FROM pragma_journal_mode) || ' ' || \
    (SELECT synchronous FROM pragma_synchronous) || ' ' || \
    (SELECT trusted_schema FROM pragma_trusted_schema) || ' ' || \
    (SELECT secure_delete FROM pragma_secure_delete) AS answer";

/// What a PostgreSQL session runs with; a runaway statement ends by itself. Its statements are short and many: none of them
/// is worth compiling (a second and more for one that takes milliseconds), nor sharing among workers.
const POSTGRES_SETTINGS: &str = "SET statement_timeout = '20s'; SET lock_timeout = '5s'; \
    SET idle_in_transaction_session_timeout = '30s'; SET timezone = 'UTC'; \
    SET client_min_messages = 'warning'; SET jit = off; SET max_parallel_workers_per_gather = 0";

/// What PostgreSQL must answer: an acknowledged write is on disk.
const POSTGRES_PROMISES: &str = "SELECT current_setting('fsync') || ' ' || \
    current_setting('full_page_writes') || ' ' || current_setting('synchronous_commit') AS answer";

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    answer: String,
}

/// Opens the SQLite file, and asserts what it promises.
pub fn open_sqlite(file: &Path) -> Result<AnyConnection> {
    let mut conn = SqliteConnection::establish(&file.to_string_lossy()).map_err(Problem::unavailable)?;
    conn.batch_execute(SQLITE_SETTINGS)?;
    let answer = diesel::sql_query(SQLITE_PROMISES).get_result::<Answer>(&mut conn)?.answer;
    if answer != "1 wal 2 0 1" {
        return Err(Problem::unavailable(format!("SQLite does not run as asked: {answer}")));
    }
    Ok(AnyConnection::Sqlite(conn))
}

/// Opens the SQLite file for its one writer.
pub(crate) fn open_sqlite_writer(file: &Path) -> Result<AnyConnection> {
    let mut conn = open_sqlite(file)?;
    conn.batch_execute(SQLITE_WRITER_SETTINGS)?;
    Ok(conn)
}

/// Opens the SQLite file for a command that nobody works beside.
pub(crate) fn open_sqlite_alone(file: &Path) -> Result<AnyConnection> {
    let mut conn = open_sqlite(file)?;
    conn.batch_execute(SQLITE_ALONE_SETTINGS)?;
    Ok(conn)
}

/// Opens a PostgreSQL session. `durable` asserts that an acknowledged write is on disk (off only in tests).
pub fn open_postgres(url: &str, durable: bool) -> Result<AnyConnection> {
    let mut conn = PgConnection::establish(url).map_err(Problem::unavailable)?;
    conn.batch_execute(POSTGRES_SETTINGS)?;
    if durable {
        let answer = diesel::sql_query(POSTGRES_PROMISES).get_result::<Answer>(&mut conn)?.answer;
        if let Some(why) = broken_promise(&answer) {
            return Err(Problem::unavailable(why));
        }
    }
    Ok(AnyConnection::Postgres(conn))
}

/// Looks rows up by their indexes until the end of the transaction. PostgreSQL plans by what it counted last, and the tables
/// that an import fills were empty then: it would read each of them whole for every few rows.
pub(crate) fn go_by_indexes(conn: &mut AnyConnection) -> Result<()> {
    match conn {
        AnyConnection::Sqlite(_) => Ok(()),
        AnyConnection::Postgres(conn) => Ok(conn.batch_execute("SET LOCAL enable_seqscan = off")?),
    }
}

/// What to do about a PostgreSQL that would lose what it has acknowledged: which settings to put on, and how.
fn broken_promise(answer: &str) -> Option<String> {
    let settings = ["fsync", "full_page_writes", "synchronous_commit"];
    // `remote_apply` waits for more than `on` does.
    let off = settings
        .into_iter()
        .zip(answer.split(' '))
        .filter(|(_, value)| !matches!(*value, "on" | "remote_apply"));
    let (names, orders): (Vec<_>, Vec<_>) = off
        .map(|(name, value)| (format!("{name} = {value}"), format!("ALTER SYSTEM SET {name} = on;")))
        .unzip();
    (!names.is_empty()).then(|| {
        format!(
            "PostgreSQL may lose what it acknowledges ({}); run as its administrator: {} SELECT pg_reload_conf(); then \
             start again (a value set for the role or the database goes with ALTER ROLE … RESET, ALTER DATABASE … RESET)",
            names.join(", "),
            orders.join(" ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_is_not_on_is_named_with_what_puts_it_on() {
        assert_eq!(broken_promise("on on on"), None);
        assert_eq!(broken_promise("on on remote_apply"), None);
        let one = broken_promise("off on on").unwrap();
        assert!(one.contains("fsync = off") && one.contains("ALTER SYSTEM SET fsync = on;"), "{one}");
        assert!(!one.contains("full_page_writes") && !one.contains("synchronous_commit"), "{one}");
        let other = broken_promise("on on local").unwrap();
        assert!(other.contains("synchronous_commit = local") && !other.contains("fsync"), "{other}");
    }

    #[test]
    fn sqlite_is_built_as_asked() {
        #[derive(QueryableByName)]
        struct Option {
            #[diesel(sql_type = Text)]
            compile_options: String,
        }
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        let built = diesel::sql_query("PRAGMA compile_options").load::<Option>(&mut conn).unwrap();
        let built: Vec<String> = built.into_iter().map(|option| option.compile_options).collect();
        for asked in ["ENABLE_QPSG", "THREADSAFE=2", "DEFAULT_MEMSTATUS=0", "ENABLE_FTS5"] {
            assert!(built.iter().any(|option| option == asked), "{asked}: {built:?}");
        }
        assert!(!built.iter().any(|option| option == "ENABLE_MEMORY_MANAGEMENT"), "{built:?}");
    }
}
