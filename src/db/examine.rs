//! Examines a database: is it whole, does it keep its promises, is its clock right.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::migrate::pending;
use super::{AnyConnection, Moment, past};
use crate::error::Result;

/// The oldest PostgreSQL this program is tested with.
const POSTGRES_MIN: i64 = 140_000;
/// What the schema needs beside PostgreSQL itself.
const EXTENSIONS: [&str; 2] = ["btree_gist", "pg_trgm"];
/// How far the clocks of two machines may be apart, in seconds.
const CLOCKS_APART: i64 = 5;
/// What is counted.
const COUNTED: [&str; 6] = ["territories", "statutes", "persons", "bodies", "tokens", "journal"];

/// What one check found: what is well, or what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was examined.
    pub about: &'static str,
    /// What was found.
    pub found: Result<String, String>,
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn told(conn: &mut AnyConnection, query: &str) -> Result<String> {
    let rows: Vec<Told> = diesel::sql_query(query).load(conn)?;
    Ok(rows.into_iter().map(|row| row.told).collect::<Vec<_>>().join("; "))
}

fn number(conn: &mut AnyConnection, query: &str) -> Result<i64> {
    Ok(diesel::sql_query(query).get_result::<Number>(conn)?.number)
}

/// Examines an open database; a check that cannot even be made is a finding too.
pub fn examine(conn: &mut AnyConnection, now: Moment) -> Vec<Finding> {
    let mut findings = vec![finding("migrations", migrations(conn))];
    match conn {
        AnyConnection::Sqlite(_) => {
            findings.push(finding("integrity", integrity(conn)));
            findings.push(finding("references", references(conn)));
            findings.push(finding("clock", sqlite_clock(conn, now)));
        }
        AnyConnection::Postgres(_) => {
            findings.push(finding("version", version(conn)));
            findings.push(finding("extensions", extensions(conn)));
            findings.push(finding("clock", postgres_clock(conn, now)));
        }
    }
    findings.push(finding("past", past::amiss(conn)));
    findings.push(finding("counts", counts(conn)));
    findings
}

fn finding(about: &'static str, found: Result<Result<String, String>>) -> Finding {
    Finding { about, found: found.unwrap_or_else(|problem| Err(problem.to_string())) }
}

fn migrations(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let missing = pending(conn)?;
    Ok(match missing.as_slice() {
        [] => Ok("all have run".to_owned()),
        some => Err(format!("run `amana migrate`: {} are pending: {}", some.len(), some.join(", "))),
    })
}

fn integrity(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let answer = told(conn, "SELECT integrity_check AS told FROM pragma_integrity_check LIMIT 10")?;
    Ok(if answer == "ok" {
        Ok("every page and index is sound".to_owned())
    } else {
        Err(format!("restore a backup, the file is damaged: {answer}"))
    })
}

fn references(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let broken = number(conn, "SELECT count(*) AS number FROM pragma_foreign_key_check")?;
    Ok(if broken == 0 {
        Ok("every reference leads somewhere".to_owned())
    } else {
        Err(format!("restore a backup: {broken} references lead nowhere"))
    })
}

fn sqlite_clock(conn: &mut AnyConnection, now: Moment) -> Result<Result<String, String>> {
    let last = number(conn, "SELECT coalesce(max(at), 0) / 1000000 AS number FROM journal")?;
    let ahead = last.saturating_sub(now.0.timestamp());
    Ok(if ahead <= CLOCKS_APART {
        Ok("no earlier than the last entry of the journal".to_owned())
    } else {
        Err(format!("set the clock: the last entry of the journal is {ahead} s in the future"))
    })
}

fn version(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let version = number(conn, "SELECT current_setting('server_version_num')::bigint AS number")?;
    Ok(if version >= POSTGRES_MIN {
        told(conn, "SELECT 'PostgreSQL ' || current_setting('server_version') AS told").map(Ok)?
    } else {
        Err(format!("move to PostgreSQL {} or later", POSTGRES_MIN / 10_000))
    })
}

fn extensions(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let rows: Vec<Told> = diesel::sql_query("SELECT extname::text AS told FROM pg_extension").load(conn)?;
    let is_missing = |name: &&str| !rows.iter().any(|row| row.told == **name);
    let missing: Vec<&str> = EXTENSIONS.into_iter().filter(is_missing).collect();
    Ok(if missing.is_empty() {
        Ok(EXTENSIONS.join(", "))
    } else {
        Err(format!("CREATE EXTENSION {}", missing.join(", ")))
    })
}

fn postgres_clock(conn: &mut AnyConnection, now: Moment) -> Result<Result<String, String>> {
    let theirs = number(conn, "SELECT extract(epoch FROM clock_timestamp())::bigint AS number")?;
    let apart = theirs.saturating_sub(now.0.timestamp()).saturating_abs();
    Ok(if apart <= CLOCKS_APART {
        Ok("agrees with the server's".to_owned())
    } else {
        Err(format!("set the clocks: this machine's and the server's are {apart} s apart"))
    })
}

fn counts(conn: &mut AnyConnection) -> Result<Result<String, String>> {
    let mut counted = Vec::new();
    for table in COUNTED {
        let count = number(conn, &format!("SELECT count(*) AS number FROM {table}"))?;
        counted.push(format!("{count} {table}"));
    }
    Ok(Ok(counted.join(", ")))
}
