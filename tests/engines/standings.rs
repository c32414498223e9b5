//! How members stand is kept where the schema goes back before standings were kept, and forth again.
use amana::on_each;
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use serde_json::json;

use super::{lines, migrations};
use crate::cast::{person, source};
use crate::house::{House, Registry};

/// The migration that keeps them.
const KEPT: &str = "202611270900";

/// A member since 2020, suspended between two days, if at all; answers the path of the membership.
fn member(house: &House, suspended: Option<(&str, Option<&str>)>) -> String {
    let her = person(house, "نعيمة الوزاني", "female");
    let new = json!({"person_id": her, "starts_on": "2020-01-01", "source": source()});
    let path = format!("/v1/memberships/{}", house.post("/v1/memberships", new).expect(201).id());
    if let Some((starts_on, ends_on)) = suspended {
        let new = json!({"starts_on": starts_on, "ends_on": ends_on, "source": source()});
        house.post(format!("{path}/suspensions"), new).expect(200);
    }
    path
}

fn goes_back_and_forth(registry: Registry, engine: &str) {
    let house = House::open(registry);
    member(&house, None);
    member(&house, Some(("2024-02-01", Some("2024-02-29"))));
    member(&house, Some(("2024-02-01", None)));
    member(&house, Some(("2190-02-01", None)));
    let gone = member(&house, Some(("2024-02-01", None)));
    let end = json!({"ends_on": "2024-03-31", "standing": "excluded", "source": source()});
    house.post(format!("{gone}/end"), end).expect(200);
    let mut conn = house.registry().connection();
    let files = || FileBasedMigrations::from_path(migrations(engine)).unwrap();
    loop {
        let undone =
            on_each!(&mut conn, inner => inner.revert_last_migration(files()).map(|one| one.to_string()));
        if undone.unwrap() == KEPT {
            break;
        }
    }
    let standing = "SELECT standing AS told FROM memberships ORDER BY id";
    assert_eq!(lines(&mut conn, standing), ["active", "active", "suspended", "active", "excluded"]);
    on_each!(&mut conn, inner => inner.run_pending_migrations(files()).map(|done| done.len())).unwrap();
    assert_eq!(lines(&mut conn, standing), ["active", "active", "active", "active", "excluded"]);
    let standings = "SELECT s.standing AS told FROM membership_standings s ORDER BY s.membership_id, \
                     CASE s.standing WHEN 'active' THEN 0 ELSE 1 END";
    let expected = ["active", "active", "active", "suspended", "active", "active", "excluded"];
    assert_eq!(lines(&mut conn, standings), expected);
}

#[test]
fn standings_go_back_and_forth_on_sqlite() {
    goes_back_and_forth(Registry::on_sqlite(), "sqlite");
}

#[cfg(feature = "both-engines")]
#[test]
fn standings_go_back_and_forth_on_postgres() {
    goes_back_and_forth(Registry::on_postgres(), "postgres");
}
