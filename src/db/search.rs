//! Search by folded text, and by territory: one name for what the engines do differently.
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use crate::error::Result;

use super::AnyConnection;

/// With more candidates than this, a list is found sooner by going along its order.
const FEW: usize = 500;

/// The pattern under which `word` is contained in a column, for LIKE with `\` as escape.
pub(crate) fn containing(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

#[derive(QueryableByName)]
struct Candidate {
    #[diesel(sql_type = BigInt)]
    rowid: i64,
}

/// Narrows a search in `table` to the few rows that may contain every word, where the engine does not do so by
/// itself; LIKE still has the last word. Nothing when that would not help.
///
/// PostgreSQL has an index of three-letter groups under LIKE. SQLite has one beside the table, `{table}_search`,
/// which answers which rows have all the groups of the words; it is asked first.
pub(crate) fn narrowed(
    conn: &mut AnyConnection,
    table: &'static str,
    words: &[String],
) -> Result<Option<SqlLiteral<Bool>>> {
    let AnyConnection::Sqlite(conn) = conn else { return Ok(None) };
    let mut groups: Vec<String> = words.iter().flat_map(|word| groups(word)).collect();
    groups.sort_unstable();
    groups.dedup();
    if groups.is_empty() {
        return Ok(None);
    }
    let candidates: Vec<Candidate> = diesel::sql_query(format!(
        "SELECT rowid FROM {table}_search WHERE {table}_search MATCH ? LIMIT {}",
        FEW.saturating_add(1)
    ))
    .bind::<Text, _>(groups.join(" AND "))
    .load(conn)?;
    if candidates.len() > FEW {
        return Ok(None);
    }
    let rows: Vec<String> = candidates.iter().map(|candidate| candidate.rowid.to_string()).collect();
    Ok(Some(sql(&format!("{table}.rowid IN ({})", rows.join(",")))))
}

/// The three-letter groups of a word, quoted for FTS5.
fn groups(word: &str) -> Vec<String> {
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
