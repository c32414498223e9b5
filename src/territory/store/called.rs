//! Territories by a word of their names.
use diesel::SqliteConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Nullable, Text};
use diesel::sqlite::Sqlite;

use crate::db::{AnyConnection, Document, Json, Tx, containing, groups, territories};
use crate::error::Result;

/// The fewest letters of a word by which a place is looked for: as many as a group has.
const SHORTEST: usize = 3;

type Row = (String, String, Option<String>, Option<String>, Json<Vec<String>>);

/// Those in whose names a word may be, by the groups of letters of the words. It is prepared once, however many words
/// there are.
#[derive(Debug, QueryId)]
struct HavingGroups(String);

impl Query for HavingGroups {
    type SqlType = (Text, Text, Nullable<Text>, Nullable<Text>, Document);
}

impl QueryFragment<Sqlite> for HavingGroups {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql(
            "SELECT territories.code, name_ar, name_fr, name_en, aliases FROM territories_search \
             JOIN territories ON territories.code = territories_search.code AND valid_to IS NULL \
             WHERE territories_search MATCH ",
        );
        out.push_bind_param::<Text, _>(&self.0)?;
        out.push_sql(" ORDER BY territories.code");
        Ok(())
    }
}

impl RunQueryDsl<SqliteConnection> for HavingGroups {}

/// The territories in one of whose names one of these words may be: each code with its names. Words of two letters lead
/// to none.
pub(crate) fn called(tx: &mut Tx<'_>, words: &[String]) -> Result<Vec<(String, Vec<String>)>> {
    let words: Vec<&String> = words.iter().filter(|word| word.chars().count() >= SHORTEST).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            let of_each: Vec<String> =
                words.iter().map(|word| format!("({})", groups(word).join(" AND "))).collect();
            HavingGroups(of_each.join(" OR ")).load(conn)?
        }
        AnyConnection::Postgres(conn) => {
            let mut found = territories::table.into_boxed();
            for word in words {
                let is_borne = territories::search.like(containing(word)).escape('\\');
                found = found.or_filter(is_borne.and(territories::valid_to.is_null()));
            }
            let names =
                (territories::name_ar, territories::name_fr, territories::name_en, territories::aliases);
            let (ar, fr, en, aliases) = names;
            found.order(territories::code).select((territories::code, ar, fr, en, aliases)).load(conn)?
        }
    };
    let called = |(code, ar, fr, en, aliases): Row| {
        (code, Some(ar).into_iter().chain(fr).chain(en).chain(aliases.0).collect())
    };
    Ok(rows.into_iter().map(called).collect())
}
