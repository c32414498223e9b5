//! Two engines, one registry: the same migrations, tables, promises and names on both.
mod past;
mod standings;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use amana::db::{AnyConnection, open_sqlite};
use amana::on_each;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The tables by name, each with its columns in order: name, type, and whether it may be null.
type Tables = BTreeMap<String, Vec<(String, String, bool)>>;

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

fn lines(conn: &mut AnyConnection, sql: &str) -> Vec<String> {
    let told: Vec<Told> = on_each!(conn, inner => diesel::sql_query(sql).load(inner)).unwrap();
    told.into_iter().map(|row| row.told).collect()
}

fn migrations(engine: &str) -> PathBuf {
    Path::new(ROOT).join("migrations").join(engine)
}

/// What `src/db/schema.rs` says.
fn declared() -> Tables {
    let text = fs::read_to_string(Path::new(ROOT).join("src/db/schema.rs")).unwrap();
    let mut tables = Tables::new();
    for table in text.split("diesel::table! {").skip(1) {
        let mut lines =
            table.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("use "));
        let name = lines.next().unwrap().trim().split(' ').next().unwrap().to_owned();
        let columns = lines.map_while(|line| line.trim().split_once(" -> ")).map(|(column, kind)| {
            let kind = kind.trim_end_matches(',');
            let inner = kind.strip_prefix("Nullable<").map(|inner| inner.trim_end_matches('>'));
            (column.to_owned(), inner.unwrap_or(kind).to_owned(), inner.is_some())
        });
        tables.insert(name, columns.collect());
    }
    assert!(tables.len() > 10, "schema.rs could not be read");
    tables
}

/// What the database has.
fn found(conn: &mut AnyConnection) -> Tables {
    let sql = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT m.name || '|' || c.name || '|' || lower(c.type) || '|' || (c.\"notnull\" = 0) AS told \
             FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' \
             AND m.name NOT LIKE '\\_\\_diesel%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE '%\\_search%' ESCAPE '\\' \
             ORDER BY m.name, c.cid"
        }
        AnyConnection::Postgres(_) => {
            "SELECT table_name || '|' || column_name || '|' || data_type || '|' \
             || CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS told \
             FROM information_schema.columns WHERE table_schema = 'public' \
             AND table_name NOT LIKE '\\_\\_diesel%' AND is_generated = 'NEVER' \
             ORDER BY table_name, ordinal_position"
        }
    };
    let mut tables = Tables::new();
    for line in lines(conn, sql) {
        let parts: Vec<&str> = line.split('|').collect();
        let [table, column, kind, nullable] = parts.as_slice() else { panic!("{line}") };
        let column = ((*column).to_owned(), (*kind).to_owned(), *nullable == "1");
        tables.entry((*table).to_owned()).or_default().push(column);
    }
    tables
}

/// The type of a column on an engine, by the name the code gives it.
fn stored(kind: &str, conn: &AnyConnection) -> &'static str {
    let is_sqlite = matches!(conn, AnyConnection::Sqlite(_));
    match (kind, is_sqlite) {
        ("Guid" | "Binary", true) => "blob",
        ("Guid", false) => "uuid",
        ("Instant", false) => "timestamp with time zone",
        ("Instant", true) | ("BigInt", _) => "bigint",
        ("Document", false) => "jsonb",
        ("Document" | "Text", true) | ("Text", false) => "text",
        ("Date", _) => "date",
        ("Binary", false) => "bytea",
        ("Bool", _) => "boolean",
        _ => panic!("{kind} is a type this test does not know: add it here"),
    }
}

/// Migrates up, down to nothing, and up again; answers what the schema then is.
fn up_down_up(conn: &mut AnyConnection, engine: &str) -> Tables {
    let files = || FileBasedMigrations::from_path(migrations(engine)).unwrap();
    on_each!(&mut *conn, inner => inner.run_pending_migrations(files()).map(|done| done.len())).unwrap();
    let first = found(conn);
    on_each!(&mut *conn, inner => inner.revert_all_migrations(files()).map(|undone| undone.len())).unwrap();
    assert_eq!(found(conn), Tables::new(), "what a down.sql leaves behind");
    on_each!(&mut *conn, inner => inner.run_pending_migrations(files()).map(|done| done.len())).unwrap();
    let again = found(conn);
    assert_eq!(first, again);
    again
}

/// The tables are those the code knows, column for column, and each can be read.
fn agrees(conn: &mut AnyConnection, tables: &Tables) {
    let declared = declared();
    let tables = &past::without_twins(conn, tables);
    assert_eq!(declared.keys().collect::<Vec<_>>(), tables.keys().collect::<Vec<_>>());
    for (table, columns) in &declared {
        let expected: BTreeSet<_> = columns
            .iter()
            .map(|(name, kind, null)| (name.clone(), stored(kind, conn).to_owned(), *null))
            .collect();
        let known: BTreeSet<_> = tables[table].iter().cloned().collect();
        assert_eq!(known, expected, "{table}");
        let names: Vec<&str> = columns.iter().map(|(name, ..)| name.as_str()).collect();
        let sql = format!("SELECT {} FROM {table} LIMIT 1", names.join(", "));
        on_each!(&mut *conn, inner => inner.batch_execute(&sql)).unwrap_or_else(|e| panic!("{table}: {e}"));
    }
}

fn folder() -> (tempfile::TempDir, AnyConnection) {
    let folder = tempfile::tempdir().unwrap();
    let conn = open_sqlite(&folder.path().join("amana.db")).unwrap();
    (folder, conn)
}

#[test]
fn both_engines_have_the_same_migrations_one_for_one() {
    let names = |engine: &str| -> BTreeSet<String> {
        let folders = fs::read_dir(migrations(engine)).unwrap();
        folders.map(|folder| folder.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    for (engine, name) in ["sqlite", "postgres"]
        .iter()
        .flat_map(|engine| names(engine).into_iter().map(move |name| (engine, name)))
    {
        for file in ["up.sql", "down.sql"] {
            let text = fs::read_to_string(migrations(engine).join(&name).join(file)).unwrap_or_default();
            assert!(!text.trim().is_empty(), "{engine}/{name}/{file}");
        }
    }
}

#[test]
fn sqlite_goes_up_down_up_and_has_what_the_code_knows() {
    let (_folder, mut conn) = folder();
    let tables = up_down_up(&mut conn, "sqlite");
    agrees(&mut conn, &tables);
}

#[test]
fn sqlite_runs_as_promised() {
    let (_folder, mut conn) = folder();
    for (setting, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("secure_delete", "1"),
        ("recursive_triggers", "1"),
    ] {
        let sql = format!("SELECT CAST({setting} AS TEXT) AS told FROM pragma_{setting}");
        assert_eq!(lines(&mut conn, &sql), [value], "{setting}");
    }
    let version = lines(&mut conn, "SELECT sqlite_version() AS told");
    let numbers: Vec<u32> = version[0].split('.').map(|part| part.parse().unwrap()).collect();
    assert!(numbers >= vec![3, 51, 3], "{version:?} can lose a reset of its log");
}

#[cfg(feature = "both-engines")]
mod on_both {
    use super::*;
    use crate::house::empty_database;
    use amana::db::open_postgres;

    #[test]
    fn postgres_goes_up_down_up_and_has_what_the_code_knows() {
        let database = empty_database();
        let mut conn = open_postgres(&database.url(), false).unwrap();
        let tables = up_down_up(&mut conn, "postgres");
        agrees(&mut conn, &tables);
    }

    /// The names by which a broken promise is known, as `amana::db::violated` tells them.
    fn promises(conn: &mut AnyConnection) -> BTreeSet<String> {
        let sql = match conn {
            // A unique index on columns is known by them; one on an expression by its own name.
            AnyConnection::Sqlite(_) => {
                "SELECT CASE WHEN count(c.name) = count(*) \
                 THEN m.name || '_' || group_concat(c.name, '_') || '_key' ELSE i.name END AS told \
                 FROM sqlite_schema m, pragma_index_list(m.name) i, \
                 pragma_index_info(i.name) c \
                 WHERE m.type = 'table' AND i.\"unique\" = 1 AND i.origin <> 'pk' GROUP BY m.name, i.name"
            }
            AnyConnection::Postgres(_) => {
                "SELECT c.relname::text AS told FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
                 JOIN pg_namespace n ON n.oid = c.relnamespace \
                 WHERE n.nspname = 'public' AND i.indisunique AND NOT i.indisprimary \
                 UNION SELECT conname::text FROM pg_constraint WHERE contype = 'x'"
            }
        };
        let mut names: BTreeSet<String> = lines(conn, sql).into_iter().collect();
        if let AnyConnection::Sqlite(_) = conn {
            let triggers = lines(conn, "SELECT sql AS told FROM sqlite_schema WHERE type = 'trigger'");
            let raised = triggers.iter().filter_map(|sql| sql.split("'violates ").nth(1)?.split('\'').next());
            names.extend(raised.map(str::to_owned));
        }
        names
    }

    #[test]
    fn a_broken_promise_has_the_same_name_on_both() {
        let (_folder, mut sqlite) = folder();
        let database = empty_database();
        let mut postgres = open_postgres(&database.url(), false).unwrap();
        for conn in [&mut sqlite, &mut postgres] {
            amana::db::migrate(conn).unwrap();
        }
        let names = promises(&mut sqlite);
        assert!(names.len() > 3, "{names:?}");
        assert_eq!(names, promises(&mut postgres));
    }

    #[test]
    fn text_that_orders_pages_sorts_alike() {
        let database = empty_database();
        let mut conn = open_postgres(&database.url(), false).unwrap();
        amana::db::migrate(&mut conn).unwrap();
        let other = lines(
            &mut conn,
            "SELECT table_name || '.' || column_name AS told FROM information_schema.columns \
             WHERE table_schema = 'public' AND data_type = 'text' AND column_name LIKE '%sort_key' \
             AND collation_name IS DISTINCT FROM 'C'",
        );
        assert_eq!(other, Vec::<String>::new(), "these need COLLATE \"C\"");
    }
}
