//! How a look is turned to what was known at a moment.
use std::path::Path;

use chrono::DateTime;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::db::{Instant, Moment, open_sqlite};
use crate::error::Result;
use crate::on_each;

use super::super::AnyConnection;
use super::{Keeper, incomplete, told};

impl Keeper {
    /// What the view of the table shows, on SQLite. With the moments inside, the planner looks into the indexes of
    /// both tables; only a walk down the tree reads the bodies whole.
    fn temp_view(&self) -> String {
        let (name, columns) = (&self.name, &self.columns);
        let moment = "(SELECT moment FROM temp.known_at)";
        format!(
            "SELECT {columns} FROM main.{name} WHERE updated_at <= {moment} \
             UNION ALL SELECT {columns} FROM main.{name}_past \
             WHERE known_from <= {moment} AND known_until > {moment}"
        )
    }
}

/// Opens the SQLite file for looks into the past: a temporary view stands before every table that keeps its own.
pub(crate) fn open_past_sqlite(file: &Path) -> Result<AnyConnection> {
    let mut conn = open_sqlite(file)?;
    let mut script = "CREATE TEMP TABLE known_at (moment BIGINT NOT NULL); \
        INSERT INTO temp.known_at VALUES (0);"
        .to_owned();
    for keeper in Keeper::all(&mut conn)? {
        script.extend(["CREATE TEMP VIEW ", &keeper.name, " AS ", &keeper.temp_view(), ";"]);
    }
    on_each!(&mut conn, inner => inner.batch_execute(&script))?;
    Ok(conn)
}

/// As many views as twins: a table without its view would show the present.
const IS_COMPLETE: &str = "SELECT CASE WHEN \
    (SELECT count(*) FROM pg_views WHERE schemaname = 'past') \
    = (SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE '%\\_past') \
    THEN 'yes' ELSE 'no' END AS told";

/// Turns a connection that can look into the past to the present. On PostgreSQL every transaction begins there.
pub(crate) fn present(conn: &mut AnyConnection) -> Result<()> {
    if let AnyConnection::Sqlite(conn) = conn {
        diesel::sql_query("UPDATE temp.known_at SET moment = 9223372036854775806").execute(conn)?;
    }
    Ok(())
}

/// Turns this transaction, for its rest, to what was known at `moment`. On SQLite the connection is one opened
/// for that.
pub(crate) fn recall(conn: &mut AnyConnection, moment: Moment) -> Result<()> {
    // Nothing was known before there were registries, and years before our era are written otherwise.
    let moment = moment.max(Moment(DateTime::UNIX_EPOCH));
    match conn {
        AnyConnection::Sqlite(conn) => {
            diesel::sql_query("UPDATE temp.known_at SET moment = ?")
                .bind::<Instant, _>(moment)
                .execute(conn)?;
        }
        AnyConnection::Postgres(_) => {
            if told(conn, IS_COMPLETE)? != "yes" {
                return Err(incomplete());
            }
            diesel::sql_query(
                "SELECT set_config('amana.known_at', $1, true), \
                 set_config('search_path', 'past, ' || current_setting('search_path'), true)",
            )
            .bind::<Text, _>(moment.0.to_rfc3339())
            .execute(conn)?;
        }
    }
    Ok(())
}
