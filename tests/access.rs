//! Who may ask what: every operation, asked by every kind of caller, compared with `tests/access.txt`.
//!
//! The requests are made from the contract, about things that are not there, so that what comes back tells
//! only whether the door opened. `UPDATE=1 cargo test access` writes the table anew; read the difference.
use std::fmt::Write as _;

use amana::access::Operation;
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use crate::house::{Answer, Ask, Described, House, Registry, both, operations, plausible, roomy};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/access.txt");

/// What a caller may be, in the order of the table's columns.
const CALLERS: [&str; 6] = ["anonymous", "garbage", "revoked", "expired", "reader", "admin"];

/// Issues a token and answers its secret.
fn issue(house: &House, new: Value) -> Answer {
    house.post("/v1/tokens", new).expect(201)
}

/// What the door said.
fn said(answer: &Answer) -> String {
    match answer.status {
        401 | 403 => {
            let code = if answer.status == 401 { "unauthenticated" } else { "not-allowed" };
            assert_eq!(answer.text("/code"), code, "{answer}");
            assert_eq!(answer.header("www-authenticate").is_some(), answer.status == 401, "{answer}");
            answer.status.to_string()
        }
        500.. => panic!("the service failed: {answer}"),
        _ => "open".to_owned(),
    }
}

/// The table of a running service, and the tokens it was asked with.
fn table(house: House) -> String {
    let revoked = issue(&house, json!({"name": "revoked"}));
    house.ask("POST", format!("/v1/tokens/{}/revocations", revoked.id())).expect(200);
    let tomorrow = (Utc::now() + TimeDelta::hours(12)).to_rfc3339();
    let expired = issue(&house, json!({"name": "expired", "expires_at": tomorrow}));
    let tokens = [
        String::new(),
        house.admin.chars().rev().collect(),
        revoked.text("/secret"),
        expired.text("/secret"),
        house.reader.clone(),
        house.admin.clone(),
    ];
    // The day after tomorrow, so that a token has expired without anybody waiting for it.
    let house = house.reopen_with(|| Utc::now() + TimeDelta::days(2), roomy());
    let contract = house.contract();
    let mut table = String::new();
    let heads = CALLERS.map(|caller| format!("{caller:<11}")).concat();
    writeln!(table, "{:<28}{}", "operation", heads.trim_end()).unwrap();
    for described in operations(&contract) {
        let address = described.address_of_nothing(&contract);
        let mut row = format!("{:<28}", described.id);
        for token in &tokens {
            let ask = || {
                let ask = house.ask(&described.method, address.clone()).header("if-match", "*");
                if token.is_empty() { ask.anonymous() } else { ask.with_token(token) }
            };
            let with_body = |ask: Ask| match described.body(&contract) {
                Some(schema) => ask.json(&plausible(schema, &contract)),
                None => ask,
            };
            let verdict = said(&with_body(ask()).send());
            // The door answers before anything in the request is looked at.
            assert_eq!(
                verdict,
                said(&ask().json(&json!({"?": 1})).send()),
                "{}: a faulty body",
                described.id
            );
            let faulty = house.ask(&described.method, format!("{address}?nonsense=1"));
            let faulty = if token.is_empty() { faulty.anonymous() } else { faulty.with_token(token) };
            assert_eq!(verdict, said(&faulty.send()), "{}: a faulty query", described.id);
            write!(row, "{verdict:<11}").unwrap();
        }
        writeln!(table, "{}", row.trim_end()).unwrap();
    }
    table
}

/// Compares with the checked-in table, or writes it.
fn compare(found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(TABLE, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(TABLE).unwrap_or_default();
    let differences: Vec<String> = found
        .lines()
        .filter(|row| !expected.lines().any(|known| known == *row))
        .map(|row| format!("+ {row}"))
        .chain(
            expected
                .lines()
                .filter(|row| !found.lines().any(|known| known == *row))
                .map(|row| format!("- {row}")),
        )
        .collect();
    assert!(
        differences.is_empty(),
        "who may ask what has changed; if that is meant: UPDATE=1 cargo test access\n{}",
        differences.join("\n")
    );
}

#[test]
fn every_operation_opens_to_whom_the_table_says_on_sqlite() {
    compare(&table(House::open(Registry::on_sqlite())));
}

#[cfg(feature = "both-engines")]
#[test]
fn every_operation_opens_to_whom_the_table_says_on_postgres() {
    compare(&table(House::open(Registry::on_postgres())));
}

#[test]
fn only_these_routes_are_open() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let open: Vec<String> =
        operations(&contract).into_iter().filter(Described::is_open).map(|one| one.path).collect();
    assert_eq!(open, ["/healthz", "/problems/{code}", "/readyz"]);
    // Beside the operations: the contract and its reference.
    for path in ["/openapi.json", "/docs/", "/healthz", "/readyz", "/problems/not-found"] {
        house.get(path).anonymous().expect(200);
    }
    house.get("/metrics").anonymous().refused(401, "unauthenticated");
    house.get("/metrics").as_reader().refused(403, "not-allowed");
}

#[test]
fn every_operation_of_the_table_of_operations_is_in_the_contract_and_no_other() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let mut served: Vec<String> =
        operations(&contract).into_iter().filter(|one| !one.is_open()).map(|one| one.id).collect();
    served.sort_unstable();
    let mut ruled: Vec<&str> =
        Operation::ALL.iter().filter(|one| !one.is_local()).map(|one| one.rule().id).collect();
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

    fn a_caller_learns_who_it_is_and_what_it_may_do(house) {
        let me = house.get("/v1/me").as_reader().expect(200);
        assert_eq!(me.text("/kind"), "reader");
        let permissions = me.body["permissions"].as_array().unwrap();
        assert!(permissions.contains(&json!("territories.read")), "{me}");
        assert!(!permissions.iter().any(|held| held.as_str().unwrap().split('.').next_back() == Some("keep")), "{me}");
    }
}
