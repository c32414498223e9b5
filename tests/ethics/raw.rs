//! Everything an engine keeps, as a thief would find it.
use std::process::Command;

use amana::db::AnyConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::house::House;

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

/// The files of SQLite, with what waits beside them; every row of every table of PostgreSQL.
pub(crate) fn dumps(house: &House) -> Vec<Vec<u8>> {
    match house.registry().connection() {
        AnyConnection::Sqlite(_) => {
            let kept = |end: &str| std::fs::read(house.registry().url() + end).unwrap_or_default();
            ["", "-wal", "-shm"].map(kept).to_vec()
        }
        AnyConnection::Postgres(mut conn) => {
            let named = "SELECT table_name::text AS told FROM information_schema.tables \
                         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
            let tables: Vec<Told> = diesel::sql_query(named).load(&mut conn).unwrap();
            let mut all = Vec::new();
            for table in tables {
                let rows = format!("SELECT t::text AS told FROM {} t", table.told);
                let rows: Vec<Told> = diesel::sql_query(rows).load(&mut conn).unwrap();
                all.extend(rows.into_iter().map(|row| row.told.into_bytes()));
            }
            all
        }
    }
}

/// What the dump of a database would hold, where the program for that is there.
pub(super) fn dumped(house: &House) -> Vec<u8> {
    match house.registry().connection() {
        AnyConnection::Sqlite(_) => Vec::new(),
        AnyConnection::Postgres(_) => {
            let made = Command::new("pg_dump").arg("--dbname").arg(house.registry().url()).output();
            made.map(|made| made.stdout).unwrap_or_default()
        }
    }
}

#[derive(QueryableByName)]
struct Size {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    size: i64,
}

/// How long what is sealed of each case is.
pub(super) fn sizes(house: &House) -> Vec<i64> {
    let mut conn = house.registry().connection();
    let asked = "SELECT CAST(length(sealed) AS BIGINT) AS size FROM cases";
    let rows: Vec<Size> = amana::on_each!(&mut conn, conn => diesel::sql_query(asked).load(conn)).unwrap();
    rows.into_iter().map(|row| row.size).collect()
}
