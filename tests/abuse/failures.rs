//! Whoever fails to say who it is, again and again.
use std::num::NonZeroU32;

use amana::config::Limits;
use chrono::{DateTime, Duration, Utc};
use serde_json::json;

use crate::house::{Answer, Ask, House, Registry, roomy};

fn next_week() -> DateTime<Utc> {
    Utc::now() + Duration::days(7)
}

fn usual() -> Limits {
    Limits { failures_per_minute: NonZeroU32::new(20).unwrap(), ..roomy() }
}

/// Shows none, and every kind of token that is not good.
fn failures(house: &House, bad: &[String]) -> Vec<Answer> {
    let none = house.get("/v1/me").anonymous();
    let mut shown: Vec<_> = bad.iter().map(|token| house.get("/v1/me").with_token(token)).collect();
    shown.extend([none.clone(), none.header("authorization", "Basic YTpi")]);
    shown.into_iter().map(Ask::send).collect()
}

fn nobody_guesses_for_long(registry: Registry) {
    let house = House::open_with(registry, Utc::now, roomy());
    let issue = |name: &str, expiry| {
        house.post("/v1/tokens", json!({"name": name, "expires_at": expiry})).expect(201)
    };
    let expired = issue("expired", json!(Utc::now() + Duration::days(1)));
    let revoked = issue("revoked", json!(null));
    let path = format!("/v1/tokens/{}/revocations", revoked.id());
    house.ask("POST", path).header("if-match", "*").expect(200);
    let real = house.admin.clone();
    let wrong = format!("{}0000", real.get(..real.len() - 4).unwrap());
    let unknown = format!("amana_admin_{}_{}", "0".repeat(32), "0".repeat(64));
    let bad = [expired.text("/secret"), revoked.text("/secret"), wrong, unknown, "amana".to_owned()];

    let house = house.reopen_with(next_week, usual());
    let mut told: Vec<u16> = Vec::new();
    for _ in 0..4 {
        told.extend(failures(&house, &bad).iter().map(|answer| answer.status));
    }
    assert_eq!(told[..20], [401; 20], "{told:?}");
    assert_eq!(told[20..], [429; 8], "{told:?}");
    for refused in failures(&house, &bad) {
        assert_eq!((refused.status, refused.text("/code").as_str()), (429, "too-many-requests"), "{refused}");
        let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{refused}");
    }
    // Whoever shares the address and shows a good token is let in, and open doors are open.
    house.get("/v1/me").expect(200);
    for open in ["/healthz", "/readyz", "/openapi.json", "/problems/unauthenticated"] {
        house.get(open).anonymous().expect(200);
    }
    house.get("/v1/nope").anonymous().expect(404);
}

#[test]
fn nobody_guesses_for_long_on_sqlite() {
    nobody_guesses_for_long(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn nobody_guesses_for_long_on_postgres() {
    nobody_guesses_for_long(Registry::on_postgres());
}
