//! More than can be served: some are, the others are told at once, and health is quick.
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use amana::config::Limits;
use chrono::Utc;
use serde_json::json;

use super::raw::{Raw, problem};
use crate::house::{Answer, House, Registry, roomy};
use crate::races::at_once;

/// Longer than being turned away takes on a busy machine, and shorter than whoever is inside waits.
const QUICK: Duration = Duration::from_secs(2);

fn timed(asked: impl FnOnce() -> Answer) -> (Answer, Duration) {
    let begun = Instant::now();
    let answer = asked();
    (answer, begun.elapsed())
}

fn who_does_not_fit_in_is_turned_away_at_once(registry: Registry) {
    let limits = Limits { inside: 2, waiting: 2, wait_time: Duration::from_millis(40), ..roomy() };
    let house = House::open_with(registry.clone(), Utc::now, limits);
    let writer = registry.held();
    let new = || house.post("/v1/tokens", json!({"name": "one of many"}));
    let (sender, answers) = channel();
    thread::scope(|scope| {
        for _ in 0..12 {
            let (sender, ask) = (sender.clone(), new());
            scope.spawn(move || sender.send(timed(|| ask.send())).unwrap());
        }
        for _ in 0..10 {
            let (answer, took) = answers.recv().unwrap();
            assert_eq!((answer.status, answer.text("/code").as_str()), (503, "overloaded"), "{answer}");
            assert!(answer.header("retry-after").is_some(), "{answer}");
            assert!(took < QUICK, "turned away after {took:?}");
        }
        // Two changes are inside and wait for the writer. Looks have a gate of their own, and health has none.
        for path in ["/healthz", "/readyz", "/v1/me"] {
            let (_, took) = timed(|| house.get(path).expect(200));
            assert!(took < QUICK, "{path} took {took:?}");
        }
        drop(writer);
        for _ in 0..2 {
            let (answer, _) = answers.recv().unwrap();
            assert_eq!(answer.status, 201, "{answer}");
        }
    });
    new().expect(201);
}

#[test]
fn who_does_not_fit_in_is_turned_away_at_once_on_sqlite() {
    who_does_not_fit_in_is_turned_away_at_once(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn who_does_not_fit_in_is_turned_away_at_once_on_postgres() {
    who_does_not_fit_in_is_turned_away_at_once(Registry::on_postgres());
}

#[test]
fn looks_are_counted_before_they_are_taken() {
    // Each of the two threads takes one look at a time: more than two are inside only where those that wait are seen.
    let limits = Limits { inside: 3, waiting: 1, wait_time: Duration::from_millis(1), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let answers = at_once((0..32).map(|_| house.get("/v1/territories?limit=200&total=true")).collect());
    let told = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
    assert!(told(200) > 0 && told(503) > 0 && told(200) + told(503) == 32, "{} served", told(200));
}

#[test]
fn an_answer_that_has_begun_is_told_to_its_end_in_a_crowd() {
    let limits = Limits { inside: 1, waiting: 1, wait_time: Duration::from_millis(1), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let export = || house.get("/v1/territories.ndjson?all=true");
    let whole = export().expect(200).raw;
    thread::scope(|scope| {
        let crowd: Vec<_> = (0..8).map(|_| scope.spawn(|| export().send())).collect();
        for answer in crowd.into_iter().map(|asked| asked.join().unwrap()) {
            let is_whole = answer.status == 200 && answer.raw == whole;
            assert!(is_whole || answer.status == 503, "{} bytes, {}", answer.raw.len(), answer.status);
        }
    });
}

/// Connections that have their places, for one request was answered on each.
fn held(house: &House, count: usize) -> Vec<Raw> {
    let asked = (0..count).map(|_| Raw::to(house).say("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n"));
    let mut held: Vec<Raw> = asked.collect();
    assert!(held.iter_mut().all(|raw| raw.hear_one().status == 200));
    held
}

#[test]
fn a_source_has_so_many_connections_and_no_more() {
    let limits = Limits { source_connections: 3, ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let held = held(&house, 3);
    let refused = problem(&Raw::to(&house).hear().0, 429, "too-many-requests");
    assert!(refused.header("retry-after").is_some(), "{refused}");
    drop(held);
    let begun = Instant::now();
    while house.get("/v1/me").send().status != 200 {
        assert!(begun.elapsed() < QUICK, "the places are not free again");
    }
}

#[test]
fn there_are_so_many_connections_in_all() {
    let limits = Limits { connections: 2, ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let _held = held(&house, 2);
    let refused = problem(&Raw::to(&house).hear().0, 503, "overloaded");
    assert!(refused.header("retry-after").is_some(), "{refused}");
}

#[test]
fn bodies_on_their_way_have_a_limit_in_all() {
    let limits = Limits { bytes_on_their_way: 10_000, ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let long = |length: usize| json!({"name": "x".repeat(length)});
    for _ in 0..3 {
        house.post("/v1/tokens", long(9_000)).faulty("/name", "too-long");
        house.post("/v1/tokens", long(11_000)).refused(503, "overloaded");
    }
}
