//! What was known before: tables whose rows keep every state they were in, read as of a moment.
//!
//! 2026-11-24. Such a table has a twin, `{table}_past`, with the same columns, and from when until when each
//! state was known. A trigger fills it at every change. Reading at a moment changes no query: views of the
//! tables' own names stand before them and show the rows as they were then. On SQLite these are temporary
//! views on a connection kept for such looks; on PostgreSQL they are in the schema `past`, which goes first in
//! the search path of one transaction. Refused: a moment in every query of every room (one forgotten is a wrong
//! answer), and one table with all states (every present look would pay for the past).
//!
//! Triggers and views are written from the columns the tables have, each time the migrations have run: a
//! migration that adds a column adds it to the table and to its twin, and has done enough.
mod keep;
mod recall;

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::error::{Problem, Result};

use super::{AnyConnection, Moment, journal};

pub(super) use keep::{amiss, keep};
pub(crate) use recall::{open_past_sqlite, present, recall};

/// A table that keeps its past, with its columns, separated by commas.
#[derive(QueryableByName)]
struct Keeper {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    columns: String,
}

const SQLITE_KEEPERS: &str = "SELECT t.name, group_concat(c.name, ', ' ORDER BY c.cid) AS columns \
    FROM main.sqlite_schema t, main.sqlite_schema twin, pragma_table_info(t.name) c \
    WHERE t.type = 'table' AND twin.type = 'table' AND twin.name = t.name || '_past' \
    GROUP BY t.name ORDER BY t.name";

const POSTGRES_KEEPERS: &str = "SELECT t.relname::text AS name, \
    string_agg(quote_ident(c.attname), ', ' ORDER BY c.attnum) AS columns \
    FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped \
    WHERE t.relkind = 'r' AND t.oid = to_regclass(quote_ident(t.relname)) \
    AND to_regclass(quote_ident(t.relname || '_past')) IS NOT NULL GROUP BY t.relname ORDER BY t.relname";

impl Keeper {
    /// Every table that keeps its past.
    fn all(conn: &mut AnyConnection) -> Result<Vec<Self>> {
        let query = match conn {
            AnyConnection::Sqlite(_) => SQLITE_KEEPERS,
            AnyConnection::Postgres(_) => POSTGRES_KEEPERS,
        };
        Ok(diesel::sql_query(query).load(conn)?)
    }

    /// Its columns, each behind `before`.
    fn columns(&self, before: &str) -> String {
        format!("{before}{}", self.columns.replace(", ", &format!(", {before}")))
    }
}

/// The moment of the last change to the registry.
pub(crate) fn last_change(conn: &mut AnyConnection) -> Result<Option<Moment>> {
    Ok(journal::table.select(diesel::dsl::max(journal::at)).first(conn)?)
}

/// The moment of the next change: now, but never before the last one.
pub(crate) fn next_moment(conn: &mut AnyConnection, now: Moment) -> Result<Moment> {
    let after = |last: Moment| last.0.checked_add_signed(TimeDelta::microseconds(1)).map(Moment);
    Ok(last_change(conn)?.and_then(after).map_or(now, |next| next.max(now)))
}

/// Takes a row out of a table that keeps its past, or each row of some ids: their last state was known until now.
#[macro_export]
macro_rules! take_out {
    ($tx:expr, $table:ident, each $ids:expr) => {
        take_out!($tx, $table, at $table::table.filter($table::id.eq_any($ids)))
    };
    ($tx:expr, $table:ident, at $rows:expr) => {{
        // The trigger sees the moment in the row.
        diesel::update($rows).set($table::updated_at.eq($tx.now)).execute($tx.conn)?;
        diesel::delete($rows).execute($tx.conn)?;
    }};
    ($tx:expr, $table:ident, $id:expr) => {
        take_out!($tx, $table, at $table::table.find($id))
    };
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

/// The one text a query answers.
fn told(conn: &mut AnyConnection, query: &str) -> Result<String> {
    let told: Option<Told> = diesel::sql_query(query).get_result(conn).optional()?;
    Ok(told.map_or_else(String::new, |row| row.told))
}

/// The views that stand before the tables do not stand before all of them.
fn incomplete() -> Problem {
    Problem::unavailable("the past is not readable: run `amana migrate`")
}
