//! Search by folded text, and by territory: one name for what the engines do differently.
use diesel::connection::SimpleConnection as _;
use diesel::dsl::{AsExprOf, sql};
use diesel::expression::{SqlLiteral, UncheckedBind};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use diesel::sqlite::SqliteConnection;

use crate::error::Result;

use super::AnyConnection;

/// With more candidates than this, a page is found sooner by going along its order.
const FEW: i64 = 20_000;

/// The pattern under which `word` is contained in a column, for LIKE with `\` as escape.
pub(crate) fn containing(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// A condition on the rows of a table.
pub(crate) type Narrowed = SqlLiteral<Bool, UncheckedBind<SqlLiteral<Bool>, AsExprOf<String, Text>>>;

#[derive(QueryableByName)]
struct Candidates {
    #[diesel(sql_type = BigInt)]
    how_many: i64,
}

/// Narrows a search in `table` to the rows that may contain every word, where the engine does not do so by
/// itself; LIKE still has the last word. Nothing when that would not help.
///
/// PostgreSQL has an index of three-letter groups under LIKE. SQLite has one beside the table, `{table}_search`,
/// which tells the rows that have all the groups of the words; a few rows wait to enter it, `{table}_search_waiting`.
pub(crate) fn narrowed(
    conn: &mut AnyConnection,
    table: &'static str,
    words: &[String],
) -> Result<Option<Narrowed>> {
    narrow(conn, table, words, &format!(" UNION ALL SELECT entering FROM {table}_search_waiting"))
}

/// The same of a table whose rows enter the index at once.
pub(crate) fn narrowed_at_once(
    conn: &mut AnyConnection,
    table: &'static str,
    words: &[String],
) -> Result<Option<Narrowed>> {
    narrow(conn, table, words, "")
}

fn narrow(
    conn: &mut AnyConnection,
    table: &'static str,
    words: &[String],
    waiting: &str,
) -> Result<Option<Narrowed>> {
    let AnyConnection::Sqlite(conn) = conn else { return Ok(None) };
    let mut groups: Vec<String> = words.iter().flat_map(|word| groups(word)).collect();
    groups.sort_unstable();
    groups.dedup();
    if groups.is_empty() {
        return Ok(None);
    }
    let groups = groups.join(" AND ");
    let having = format!("SELECT rowid FROM {table}_search WHERE {table}_search MATCH ");
    let most = FEW.saturating_add(1);
    let how_many = format!("SELECT count(*) AS how_many FROM ({having}?{waiting} LIMIT {most})");
    let found = diesel::sql_query(how_many).bind::<Text, _>(&groups).get_result::<Candidates>(conn)?;
    if found.how_many > FEW {
        return Ok(None);
    }
    let candidates = sql(&format!("{table}.rowid IN ({having}"));
    Ok(Some(candidates.bind::<Text, _>(groups).sql(&format!("{waiting})"))))
}

/// Has SQLite go along this column of days in its order and look for the rest there, instead of sorting all of the rest:
/// it does not know how few rows a page holds, as PostgreSQL does. True of every row.
pub(crate) fn along(conn: &AnyConnection, days: &'static str) -> Option<SqlLiteral<Bool>> {
    match conn {
        AnyConnection::Sqlite(_) => Some(sql(&format!("unlikely({days} > '')"))),
        AnyConnection::Postgres(_) => None,
    }
}

/// So many rows wait for one another before they enter the index beside their table, save where more are put in at once.
const GATHERED: usize = 256;

/// Puts so many rows in a table that has an index of groups of letters beside it. Many enter it together: whenever some
/// do, they are a part of their own, and to merge those parts is most of what the index costs.
pub(crate) fn entering_together(
    conn: &mut SqliteConnection,
    table: &'static str,
    rows: usize,
    put_in: impl FnOnce(&mut SqliteConnection) -> Result<()>,
) -> Result<()> {
    if rows < GATHERED {
        return put_in(conn);
    }
    conn.batch_execute(&format!("INSERT OR IGNORE INTO {table}_search_held (one) VALUES (1)"))?;
    put_in(conn)?;
    conn.batch_execute(&format!(
        "INSERT INTO {table}_search (rowid, search) SELECT rowid, search FROM {table} \
         WHERE rowid IN (SELECT entering FROM {table}_search_waiting); \
         DELETE FROM {table}_search_waiting; DELETE FROM {table}_search_held"
    ))?;
    Ok(())
}

/// The three-letter groups of a word, quoted for FTS5.
pub(crate) fn groups(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).map(|group| format!("\"{}\"", String::from_iter(group).replace('"', "\"\""))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_groups_of_three_letters() {
        assert_eq!(groups("تاونات"), ["\"تاو\"", "\"اون\"", "\"ونا\"", "\"نات\""]);
        assert_eq!(groups("abc"), ["\"abc\""]);
        assert!(groups("ab").is_empty());
    }

    #[test]
    fn signs_of_a_pattern_stand_for_themselves() {
        assert_eq!(containing("50%_\\"), "%50\\%\\_\\\\%");
    }
}
