//! The triggers that keep the past, and on PostgreSQL the views that show it.
use diesel::connection::SimpleConnection as _;

use crate::error::Result;
use crate::on_each;

use super::super::AnyConnection;
use super::super::transaction::{Isolation, transaction};
use super::{Keeper, told};

impl Keeper {
    /// The trigger of the table, on SQLite, as the schema has it.
    fn trigger(&self) -> String {
        let (name, columns, old) = (&self.name, &self.columns, self.columns("old."));
        format!(
            "CREATE TRIGGER {name}_keep_past AFTER UPDATE ON {name} WHEN new.updated_at > old.updated_at BEGIN \
             INSERT INTO {name}_past (known_from, known_until, {columns}) \
             VALUES (old.updated_at, new.updated_at, {old}); END"
        )
    }

    /// What the trigger of the table does, on PostgreSQL, as the catalogue has it. The clock of another node may
    /// be behind: a change is later than the one before it all the same.
    fn function(&self) -> String {
        let (name, columns, old) = (&self.name, &self.columns, self.columns("OLD."));
        format!(
            "BEGIN \
             IF NEW.updated_at < OLD.updated_at THEN \
             NEW.updated_at := OLD.updated_at + interval '1 microsecond'; END IF; \
             IF NEW.updated_at > OLD.updated_at THEN \
             INSERT INTO {name}_past (known_from, known_until, {columns}) \
             VALUES (OLD.updated_at, NEW.updated_at, {old}); END IF; \
             RETURN NEW; END"
        )
    }

    /// What the view of the table shows, on PostgreSQL. With the moments outside, the planner goes through the
    /// indexes of both tables in their order, or for each row of a join.
    fn view(&self) -> String {
        let (name, columns) = (&self.name, &self.columns);
        format!(
            "SELECT {columns} FROM (SELECT updated_at AS known_from, timestamptz 'infinity' AS known_until, \
             {columns} FROM {name} UNION ALL SELECT known_from, known_until, {columns} FROM {name}_past) states \
             WHERE known_from <= (SELECT current_setting('amana.known_at')::timestamptz) \
             AND known_until > (SELECT current_setting('amana.known_at')::timestamptz)"
        )
    }

    /// Whether its trigger, and its view, are those its columns ask for.
    fn is_kept(&self, conn: &mut AnyConnection) -> Result<bool> {
        let name = &self.name;
        Ok(match conn {
            AnyConnection::Sqlite(_) => {
                let query = format!(
                    "SELECT sql AS told FROM main.sqlite_schema WHERE type = 'trigger' AND name = '{name}_keep_past'"
                );
                told(conn, &query)? == self.trigger()
            }
            AnyConnection::Postgres(_) => {
                let query = format!(
                    "SELECT p.prosrc AS told FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid \
                     WHERE t.tgrelid = to_regclass('{name}') AND t.tgname = '{name}_keep_past' \
                     AND to_regclass('past.{name}') IS NOT NULL"
                );
                told(conn, &query)? == self.function()
            }
        })
    }

    /// What makes them so.
    fn remedy(&self, conn: &AnyConnection) -> String {
        let name = &self.name;
        match conn {
            AnyConnection::Sqlite(_) => {
                format!("DROP TRIGGER IF EXISTS {name}_keep_past; {}", self.trigger())
            }
            AnyConnection::Postgres(_) => {
                let (function, view) = (self.function(), self.view());
                format!(
                    "CREATE OR REPLACE FUNCTION past.keep_{name}() RETURNS trigger LANGUAGE plpgsql AS $${function}$$; \
                     CREATE OR REPLACE TRIGGER {name}_keep_past BEFORE UPDATE ON {name} \
                     FOR EACH ROW EXECUTE FUNCTION past.keep_{name}(); \
                     DROP VIEW IF EXISTS past.{name}; CREATE VIEW past.{name} AS {view}"
                )
            }
        }
    }
}

/// Sees to it that every table with a twin keeps its past in it: in one transaction, and only where it does not.
pub(in super::super) fn keep(conn: &mut AnyConnection) -> Result<()> {
    transaction(conn, Isolation::Writing, |conn| {
        for keeper in Keeper::all(conn)? {
            if !keeper.is_kept(conn)? {
                let remedy = keeper.remedy(conn);
                on_each!(&mut *conn, inner => inner.batch_execute(&remedy))?;
            }
        }
        Ok(())
    })
}

/// What is amiss with the keeping of the past, for whoever examines the registry.
pub(in super::super) fn amiss(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let keepers = Keeper::all(conn)?;
    for keeper in &keepers {
        if !keeper.is_kept(conn)? {
            return Ok(Err(format!("run `amana migrate`: {} does not keep its past", keeper.name)));
        }
    }
    Ok(Ok(format!("{} tables keep it", keepers.len())))
}
