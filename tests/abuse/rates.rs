//! How often a token and a source may ask.
use std::num::NonZeroU32;

use amana::config::Limits;
use chrono::Utc;

use crate::house::{House, Registry, roomy};

fn house(of_token: u32, of_source: u32) -> House {
    let limits = Limits {
        requests_per_minute: NonZeroU32::new(of_token).unwrap(),
        source_requests_per_minute: NonZeroU32::new(of_source).unwrap(),
        ..roomy()
    };
    House::open_with(Registry::on_sqlite(), Utc::now, limits)
}

fn forged(real: &str, number: usize) -> String {
    format!("{}{number:04x}", real.get(..real.len() - 4).unwrap())
}

#[test]
fn a_source_has_one_bucket_however_many_tokens_it_shows() {
    let house = house(100, 6);
    for number in 0..5 {
        let refused = house.get("/v1/me").with_token(&forged(&house.admin, number)).expect(401);
        let left = format!("\"default\";r=99;t=0, \"source\";r={};", 5 - number);
        assert!(refused.header("ratelimit").unwrap().starts_with(&left), "{refused}");
        let policy = Some("\"default\";q=100;w=60, \"source\";q=6;w=60");
        assert_eq!(refused.header("ratelimit-policy"), policy, "{refused}");
    }
    let anonymous = house.get("/v1/me").anonymous().expect(401);
    assert_eq!(anonymous.header("ratelimit-policy"), Some("\"source\";q=6;w=60"), "{anonymous}");
    let refused = house.get("/v1/me").refused(429, "too-many-requests");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=11).contains(&wait), "{refused}");
    house.get("/healthz").anonymous().expect(200);
}

#[test]
fn a_forged_token_does_not_draw_on_the_bucket_of_the_real_one() {
    let house = house(3, 100);
    let forged = forged(&house.admin, 7);
    for _ in 0..3 {
        house.get("/v1/me").with_token(&forged).expect(401);
    }
    house.get("/v1/me").with_token(&forged).refused(429, "too-many-requests");
    house.get("/v1/me").expect(200);
}
