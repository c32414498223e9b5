//! A merge knows every column that names a person.
use std::collections::BTreeSet;
use std::fs;

use amana::db::AnyConnection;
use amana::duplicates::{KEPT, PLACES, States};
use amana::on_each;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::house::Registry;

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

/// The columns with a foreign key to persons, as `table.column`.
fn referring(registry: &Registry) -> BTreeSet<String> {
    let mut conn = registry.connection();
    let sql = match &conn {
        AnyConnection::Sqlite(_) => {
            "SELECT m.name || '.' || f.\"from\" AS told FROM sqlite_schema m, pragma_foreign_key_list(m.name) f \
             WHERE m.type = 'table' AND f.\"table\" = 'persons'"
        }
        AnyConnection::Postgres(_) => {
            "SELECT c.conrelid::regclass::text || '.' || a.attname AS told FROM pg_constraint c \
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) \
             WHERE c.contype = 'f' AND c.confrelid = 'persons'::regclass"
        }
    };
    let found: Vec<Told> = on_each!(&mut conn, inner => diesel::sql_query(sql).load(inner)).unwrap();
    found.into_iter().map(|row| row.told).collect()
}

fn moved() -> BTreeSet<String> {
    PLACES.iter().map(|place| format!("{}.{}", place.table, place.column)).collect()
}

fn knows_every_reference(registry: &Registry) {
    let referring = referring(registry);
    assert!(referring.len() > 10, "{referring:?}");
    let mut settled = moved();
    // Nobody is merged away who has any.
    settled.extend(["talents.person_id", "national_ids.person_id"].map(str::to_owned));
    let missing: Vec<_> = referring.difference(&settled).cloned().collect();
    assert!(missing.is_empty(), "teach src/duplicates/model/place.rs of {missing:?}: a merge must move them");
}

#[test]
fn every_reference_to_a_person_follows_a_merge_on_sqlite() {
    knows_every_reference(&Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn every_reference_to_a_person_follows_a_merge_on_postgres() {
    knows_every_reference(&Registry::on_postgres());
}

/// The tables of the schema, each with its columns.
fn tables() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/schema.rs")).unwrap();
    let table = |table: &str| {
        let mut lines =
            table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("use "));
        let name = lines.next().unwrap().split(' ').next().unwrap().to_owned();
        let columns = lines.map_while(|line| line.split_once(" -> ")).map(|(column, _)| column.to_owned());
        (name, columns.collect())
    };
    text.split("diesel::table! {").skip(1).map(table).collect()
}

#[test]
fn what_follows_a_merge_counts_and_dates_the_states_it_tells_of() {
    let tables = tables();
    for place in PLACES {
        let (_, columns) = tables.iter().find(|(name, _)| name == place.table).unwrap();
        let has = |column: &str| columns.iter().any(|one| one == column);
        let states = match (has("version"), has("updated_at")) {
            (true, _) => States::Counted,
            (false, true) => States::Dated,
            (false, false) => States::One,
        };
        assert_eq!(place.states, states, "{}.{}", place.table, place.column);
    }
}

/// Names of columns that may name a person, with or without a foreign key.
fn may_name_a_person(column: &str) -> bool {
    let words = [
        "person",
        "other_id",
        "about",
        "speaker",
        "voter",
        "substitutes_id",
        "chair_id",
        "responsible",
        "subject_id",
        "actor",
        "caller",
    ];
    words.iter().any(|word| column.contains(word)) || column.ends_with("_by")
}

#[test]
fn every_column_that_may_name_a_person_is_moved_or_kept_with_a_reason() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/schema.rs")).unwrap();
    let known: BTreeSet<String> = moved()
        .into_iter()
        .chain(KEPT.iter().map(|(table, column, _)| format!("{table}.{column}")))
        .collect();
    let mut found = BTreeSet::new();
    for table in text.split("diesel::table! {").skip(1) {
        let mut lines =
            table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("use "));
        let name = lines.next().unwrap().split(' ').next().unwrap();
        let columns = lines.map_while(|line| line.split_once(" -> "));
        let naming = columns.filter(|(column, kind)| {
            may_name_a_person(column) && (kind.contains("Guid") || kind.contains("Text"))
        });
        found.extend(naming.map(|(column, _)| format!("{name}.{column}")));
    }
    let unknown: Vec<_> = found.difference(&known).collect();
    assert!(unknown.is_empty(), "src/duplicates/model/place.rs says nothing of {unknown:?}");
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(gone.is_empty(), "src/duplicates/model/place.rs names {gone:?}, which the schema has not");
    assert!(KEPT.iter().all(|(_, _, why)| why.len() > 5));
}
