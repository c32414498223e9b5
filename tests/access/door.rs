//! The door itself: which routes need no token, and what a token is good for until it is not.
use amana::access::{Operation, Relation};
use diesel::connection::SimpleConnection as _;
use serde_json::{Value, json};

use crate::house::{Answer, Described, House, Registry, both, operations};

/// Issues a token and answers its secret.
fn issue(house: &House, new: Value) -> Answer {
    house.post("/v1/tokens", new).expect(201)
}

#[test]
fn only_these_routes_are_open() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let open: Vec<String> =
        operations(&contract).into_iter().filter(Described::is_open).map(|one| one.path).collect();
    // The address of a calendar is a secret of its own: tests/calendar looks at who is answered there.
    let feed = "/v1/calendar-feeds/{secret}.ics";
    let known = ["/healthz", "/problems/{code}", "/readyz", "/v1/application-forms", feed, "/v1/cards/keys"];
    assert_eq!(open, known);
    // Beside the operations: the contract and its reference.
    for path in ["/openapi.json", "/docs/", "/healthz", "/readyz", "/problems/not-found"] {
        house.get(path).anonymous().expect(200);
    }
    house.get("/metrics").anonymous().refused(401, "unauthenticated");
    house.get("/metrics").as_reader().refused(403, "not-allowed");
}

/// Whether it is asked over HTTP, and not through an open door.
fn needs_a_token(operation: Operation) -> bool {
    !operation.is_local() && operation.rule().relation != Relation::Anyone
}

#[test]
fn every_operation_of_the_table_of_operations_is_in_the_contract_and_no_other() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let mut served: Vec<String> =
        operations(&contract).into_iter().filter(|one| !one.is_open()).map(|one| one.id).collect();
    served.sort_unstable();
    let mut ruled: Vec<&str> =
        Operation::ALL.iter().filter(|one| needs_a_token(**one)).map(|one| one.rule().id).collect();
    ruled.sort_unstable();
    assert_eq!(served, ruled);
}

both! {
    fn a_revoked_token_is_refused_by_the_very_next_request(house) {
        let issued = issue(house, json!({"name": "guest"}));
        let secret = issued.text("/secret");
        house.get("/v1/me").with_token(&secret).expect(200);
        house.ask("POST", format!("/v1/tokens/{}/revocations", issued.id())).expect(200);
        for path in ["/v1/me", "/v1/tokens", "/v1/territories/03.531"] {
            house.get(path).with_token(&secret).refused(401, "unauthenticated");
        }
        house.post("/v1/tokens", json!({"name": "x"}))
            .with_token(&secret)
            .refused(401, "unauthenticated");
    }

    fn what_another_process_takes_is_taken_on_the_very_next_request(house) {
        let token = house.account("guest", json!({"role": "reader"}));
        let asked = || house.get("/v1/bodies").with_token(&token.text("/secret"));
        let at_hand = |sql: &str| {
            let mut conn = house.registry().connection();
            amana::on_each!(&mut conn, conn => conn.batch_execute(sql)).unwrap();
        };
        let revoked = "revoked_at = created_at, revoked_by = id WHERE name = 'guest'";
        // More often than there are threads to remember it.
        let often = |ask: &dyn Fn()| (0..24).for_each(|_| ask());
        often(&|| drop(asked().expect(200)));
        at_hand("UPDATE grants SET revoked_at = created_at WHERE account_id IN (SELECT id FROM accounts WHERE name = 'guest')");
        often(&|| drop(asked().refused(403, "not-allowed")));
        at_hand("UPDATE grants SET revoked_at = NULL WHERE account_id IN (SELECT id FROM accounts WHERE name = 'guest')");
        often(&|| drop(asked().expect(200)));
        at_hand(&format!("UPDATE tokens SET {revoked}"));
        often(&|| drop(asked().refused(401, "unauthenticated")));
    }

    fn a_token_is_revoked_once_and_never_by_itself(house) {
        let issued = issue(house, json!({"name": "guest"}));
        let address = format!("/v1/tokens/{}/revocations", issued.id());
        house.ask("POST", address.clone()).with_token(&issued.text("/secret")).refused(409, "token-revokes-itself");
        house.ask("POST", address.clone()).expect(200);
        house.ask("POST", address).refused(409, "token-is-revoked");
    }

    fn a_secret_is_shown_once_and_never_again(house) {
        let issued = issue(house, json!({"name": "guest"}));
        let secret = issued.text("/secret");
        let last = secret.rsplit('_').next().unwrap();
        for path in [format!("/v1/tokens/{}", issued.id()), "/v1/tokens".to_owned(), "/v1/journal".to_owned()] {
            let shown = house.get(path).expect(200);
            assert!(!String::from_utf8_lossy(&shown.raw).contains(last), "{shown}");
        }
    }

    fn a_forged_token_is_refused(house) {
        let (stem, secret) = house.admin.rsplit_once('_').unwrap();
        let another = if secret.starts_with('0') { "1" } else { "0" };
        for forged in [
            format!("{stem}_{}", secret.replacen(&secret.chars().take(1).collect::<String>(), another, 1)),
            format!("{stem}_{}", "0".repeat(64)),
            stem.to_owned(),
            format!("{}x", house.admin),
            "' OR 1=1 --".to_owned(),
        ] {
            house.get("/v1/me").with_token(&forged).refused(401, "unauthenticated");
        }
    }
}
