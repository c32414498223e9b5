//! The provider's keys over time: rotated, unreachable, asked for in vain.
use std::time::{Duration, Instant};

use amana::access::oidc::{Address, Pace, Trust};
use serde_json::{Value, json};

use super::signer::{Signer, header, trust};
use super::{Issuer, believe, claims, identity, prompt, signer, trusting};
use crate::cast;
use crate::house::{House, Registry, both};

/// A house with a person known to the provider.
fn with_naima(house: &House, issuer: &Issuer) {
    let naima = cast::person(house, "نعيمة الوزاني", "female");
    identity(house, &naima, issuer, "naima");
}

fn status(house: &House, token: &str) -> u16 {
    house.get("/v1/me").with_token(token).send().status
}

/// The keys of several signers, published together.
fn together(signers: [&Signer; 2]) -> Value {
    let keys = signers.map(|signer| signer.jwks()["keys"].as_array().unwrap().clone());
    json!({"keys": keys.concat()})
}

both! {
    fn a_new_key_is_good_at_once_and_an_old_one_no_more_once_it_has_left(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        with_naima(house, &issuer);
        let new = Signer::new("new-");
        let (by_old, by_new) = (signer().good(&claims(&issuer)), new.good(&claims(&issuer)));
        assert_eq!((status(house, &by_old), status(house, &by_new)), (200, 401));
        issuer.publish(together([signer(), &new]));
        assert_eq!((status(house, &by_new), status(house, &by_old)), (200, 200));
        issuer.publish(new.jwks());
        // An unknown key has the service look again, and what it no longer finds is gone.
        let by_none = Signer::new("none-").good(&claims(&issuer));
        assert_eq!((status(house, &by_none), status(house, &by_old), status(house, &by_new)), (401, 401, 200));
        // No key at all is an answer too.
        issuer.publish(json!({"keys": []}));
        assert_eq!((status(house, &by_none), status(house, &by_new)), (401, 401));
    }
}

fn house() -> House {
    House::open(Registry::on_sqlite())
}

#[test]
fn keys_are_fetched_again_by_themselves() {
    let house = house();
    let issuer = trusting(&house, signer().jwks(), Pace { every: Duration::from_millis(20), ..prompt() });
    with_naima(&house, &issuer);
    let token = signer().good(&claims(&issuer));
    assert_eq!(status(&house, &token), 200);
    issuer.publish(Signer::new("new-").jwks());
    // No unknown key asks for it: the timer alone finds that the old one has left.
    until(|| status(&house, &token) == 401);
}

/// Waits until it is so, for ten seconds at most.
fn until(is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_secs(10), "it never came to be so");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn known_keys_go_on_while_the_provider_is_down_and_not_for_ever() {
    let house = house();
    let pace = Pace { least: Duration::from_millis(50), longest: Duration::from_secs(3), ..prompt() };
    let issuer = trusting(&house, signer().jwks(), pace);
    with_naima(&house, &issuer);
    let token = signer().good(&claims(&issuer));
    let unknown = Signer::new("new-").good(&claims(&issuer));
    assert_eq!(status(&house, &token), 200);
    drop(issuer);
    assert_eq!((status(&house, &unknown), status(&house, &token)), (401, 200));
    until(|| status(&house, &token) == 401);
}

#[test]
fn a_provider_that_comes_late_is_believed_when_it_comes() {
    let house = house();
    let elsewhere = Issuer::open(json!({"keys": []}));
    let issuer = Issuer::open(signer().jwks());
    // Its configuration leads nowhere yet.
    let nowhere = json!({"issuer": issuer.url(), "jwks_uri": "http://127.0.0.1:1/keys"});
    issuer.configure(nowhere);
    believe(&house, trust(&issuer.url()), prompt());
    with_naima(&house, &issuer);
    let token = signer().good(&claims(&issuer));
    assert_eq!(status(&house, &token), 401);
    for wrong in [
        json!({"issuer": elsewhere.url(), "jwks_uri": format!("{}/keys", issuer.url())}),
        json!({"issuer": issuer.url(), "jwks_uri": "http://id.example.org/keys"}),
        json!({"issuer": issuer.url(), "jwks_uri": "file:///etc/passwd"}),
        json!({"issuer": issuer.url()}),
        json!([]),
    ] {
        issuer.configure(wrong.clone());
        assert_eq!(status(&house, &token), 401, "{wrong}");
    }
    issuer.configure(json!({"issuer": issuer.url(), "jwks_uri": format!("{}/keys", issuer.url())}));
    until(|| status(&house, &token) == 200);
    assert_eq!(elsewhere.asked(), 0);
}

#[test]
fn keys_may_be_where_a_setting_says() {
    let house = house();
    let (issuer, keys) = (Issuer::open(json!({"keys": []})), Issuer::open(signer().jwks()));
    let place: Address = format!("{}/keys", keys.url()).parse().unwrap();
    believe(&house, Trust { jwks_url: Some(place), ..trust(&issuer.url()) }, prompt());
    with_naima(&house, &issuer);
    assert_eq!(status(&house, &signer().good(&claims(&issuer))), 200);
    assert_eq!(issuer.asked(), 0);
}

#[test]
fn made_up_keys_do_not_make_the_service_hammer_the_provider() {
    let house = house();
    let pace = Pace { least: Duration::from_hours(1), ..prompt() };
    let issuer = trusting(&house, signer().jwks(), pace);
    with_naima(&house, &issuer);
    let token = signer().good(&claims(&issuer));
    assert_eq!(status(&house, &token), 200);
    for forged in 0..300 {
        let header = header("ES256", &format!("made-up-{forged}"));
        assert_eq!(status(&house, &signer().token("ES256", &header, &claims(&issuer))), 401);
    }
    assert_eq!(status(&house, &token), 200);
    // At the start, and once for all of them: the configuration and the keys each time.
    assert!(issuer.asked() <= 4, "{} requests", issuer.asked());
}

#[test]
fn a_provider_that_says_nothing_holds_nobody_else_up() {
    let house = house();
    let issuer = trusting(&house, signer().jwks(), Pace { wait: Duration::from_secs(3), ..prompt() });
    with_naima(&house, &issuer);
    let token = signer().good(&claims(&issuer));
    assert_eq!(status(&house, &token), 200);
    issuer.fall_silent();
    let unknown = Signer::new("new-").good(&claims(&issuer));
    std::thread::scope(|scope| {
        // More than there are workers.
        let waiting: Vec<_> = (0..8).map(|_| scope.spawn(|| status(&house, &unknown))).collect();
        until(|| issuer.asked() > 2);
        for _ in 0..5 {
            assert_eq!(status(&house, &token), 200);
            house.get("/v1/me").expect(200);
            cast::person(&house, "إدريس الزموري", "male");
        }
        assert!(waiting.iter().any(|one| !one.is_finished()), "nobody waited: this test shows nothing");
        for one in waiting {
            assert_eq!(one.join().unwrap(), 401);
        }
    });
}
