//! Brings a database to the schema this program knows.
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use crate::error::{Problem, Result};
use crate::on_each;

use super::{AnyConnection, past};

const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

fn of(conn: &AnyConnection) -> EmbeddedMigrations {
    match conn {
        AnyConnection::Postgres(_) => POSTGRES,
        AnyConnection::Sqlite(_) => SQLITE,
    }
}

/// Runs what is missing, each migration in its own transaction, then sees to what follows from the tables
/// themselves; answers the names of the migrations.
pub fn migrate(conn: &mut AnyConnection) -> Result<Vec<String>> {
    let source = of(conn);
    let done = on_each!(&mut *conn, inner => inner.run_pending_migrations(source).map(names));
    let done = done.map_err(Problem::internal)?;
    past::keep(conn)?;
    Ok(done)
}

/// The names of the migrations this database still lacks.
pub fn pending(conn: &mut AnyConnection) -> Result<Vec<String>> {
    let source = of(conn);
    let missing = on_each!(conn, inner => inner.pending_migrations(source)
        .map(|all| all.iter().map(|one| one.name().to_string()).collect()));
    missing.map_err(Problem::internal)
}

fn names(versions: Vec<diesel::migration::MigrationVersion<'_>>) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}
