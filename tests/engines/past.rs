//! The twins of the tables that keep their past.
use std::collections::BTreeSet;
use std::fs;

use amana::db::{AnyConnection, Moment};
use amana::on_each;
use diesel::connection::SimpleConnection as _;

use super::{Tables, folder, lines, migrations, stored};
use crate::tidy::{none, sources};

/// The tables that must keep their past.
const KEEPERS: [&str; 16] = [
    "acts",
    "appointments",
    "bodies",
    "institutions",
    "mandate_functions",
    "mandates",
    "membership_dues",
    "membership_grades",
    "membership_standings",
    "memberships",
    "position_numbers",
    "positions",
    "statutes",
    "territories",
    "territory_levels",
    "violations",
];

/// Every twin has the columns of its table, after those that say when each state was known; answers the others.
pub(super) fn without_twins(conn: &AnyConnection, tables: &Tables) -> Tables {
    let (twins, others): (Tables, Tables) =
        tables.clone().into_iter().partition(|(name, _)| name.ends_with("_past"));
    for (name, columns) in &twins {
        let moment = |name: &str| (name.to_owned(), stored("Instant", conn).to_owned(), false);
        let mut expected = vec![moment("known_from"), moment("known_until")];
        expected.extend(others[name.trim_end_matches("_past")].iter().cloned());
        let sorted = |columns: &[_]| columns.iter().cloned().collect::<BTreeSet<_>>();
        assert_eq!(
            sorted(columns),
            sorted(&expected),
            "{name}: what is added to a table is added to its twin"
        );
    }
    for table in KEEPERS {
        assert!(twins.contains_key(&format!("{table}_past")), "{table} does not keep its past");
    }
    others
}

/// A column added to a table and to its twin is kept and shown, once the migrations have run.
fn a_new_column_is_kept(conn: &mut AnyConnection) {
    amana::db::migrate(conn).unwrap();
    let script = "ALTER TABLE territory_levels ADD COLUMN colour text; \
        ALTER TABLE territory_levels_past ADD COLUMN colour text;";
    on_each!(&mut *conn, inner => inner.batch_execute(script)).unwrap();
    let amiss = |conn: &mut AnyConnection| {
        let findings = amana::db::examine(conn, Moment::new(chrono::Utc::now()));
        findings.into_iter().find(|finding| finding.about == "past").unwrap().found.err()
    };
    assert!(amiss(conn).unwrap().contains("territory_levels"));
    amana::db::migrate(conn).unwrap();
    assert_eq!(amiss(conn), None);
    let [early, late] = match conn {
        AnyConnection::Sqlite(_) => ["1000", "2000"],
        AnyConnection::Postgres(_) => ["'2001-01-01'", "'2002-01-01'"],
    };
    let script = format!(
        "INSERT INTO territory_levels (code, rank, name_ar, name_fr, name_en, colour, updated_at) \
         VALUES ('x', 1, 'x', 'x', 'x', 'red', {early}); \
         UPDATE territory_levels SET colour = 'blue', updated_at = {late} WHERE code = 'x'"
    );
    on_each!(&mut *conn, inner => inner.batch_execute(&script)).unwrap();
    assert_eq!(lines(conn, "SELECT colour AS told FROM territory_levels_past"), ["red"]);
    if let AnyConnection::Postgres(_) = conn {
        let script = "SET amana.known_at = '2001-06-01'; SET search_path = past, public";
        on_each!(&mut *conn, inner => inner.batch_execute(script)).unwrap();
        assert_eq!(lines(conn, "SELECT colour AS told FROM territory_levels"), ["red"]);
    }
}

#[test]
fn a_column_added_to_both_is_kept_on_sqlite() {
    let (_folder, mut conn) = folder();
    a_new_column_is_kept(&mut conn);
}

#[cfg(feature = "both-engines")]
#[test]
fn a_column_added_to_both_is_kept_on_postgres() {
    let database = crate::house::empty_database();
    a_new_column_is_kept(&mut amana::db::open_postgres(&database.url(), false).unwrap());
}

/// The tables that keep their past: those with a twin.
fn keepers() -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(migrations("sqlite")).unwrap() {
        let sql = fs::read_to_string(entry.unwrap().path().join("up.sql")).unwrap();
        let made = sql.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split(' ').next());
        found.extend(made.filter_map(|name| name.strip_suffix("_past")).map(str::to_owned));
    }
    assert!(found.len() > 5, "{found:?}");
    found
}

#[test]
fn what_keeps_its_past_is_taken_out_by_one_way_only() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/")) {
        let code: String = source.code().split_whitespace().collect();
        for table in keepers() {
            let ways =
                [format!("delete({table}::"), format!("delete(db::{table}::"), format!("DELETEFROM{table}")];
            if ways.iter().any(|way| code.contains(way)) {
                faults.push(format!("{}: {table} is deleted from: use take_out!", source.path));
            }
        }
    }
    none(faults);
}
