//! Callers that are slow: each is cut in time, and told so where it listens.
use std::time::Duration;

use amana::config::Limits;
use chrono::Utc;

use super::raw::{Raw, problem};
use crate::house::{House, Registry, roomy};

/// As long as a caller may take here for anything.
const SOON: Duration = Duration::from_millis(300);
/// Until then it is cut, on a busy machine too.
const CUT: Duration = Duration::from_secs(5);

fn hasty() -> House {
    let limits = Limits { head_time: SOON, body_time: SOON, answer_time: SOON, idle_time: SOON, ..roomy() };
    House::open_with(Registry::on_sqlite(), Utc::now, limits)
}

fn in_time(took: Duration) {
    assert!(took >= SOON / 2 && took < CUT, "cut after {took:?}");
}

fn head(house: &House, method: &str, path: &str, headers: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n{headers}\r\n", house.admin)
}

#[test]
fn a_head_that_dribbles_is_cut_whichever_request_it_is_of() {
    let house = hasty();
    let (came, took) = Raw::to(&house).say("GET /v1/me HTTP/1.1\r\nx: ").dribble("x");
    problem(&came, 408, "request-timeout");
    in_time(took);
    let mut second = Raw::to(&house).say(&head(&house, "GET", "/v1/me", ""));
    assert_eq!(second.hear_one().status, 200);
    let (came, took) = second.say("GET /v1/me HTTP/1.1\r\nx: ").dribble("x");
    problem(&came, 408, "request-timeout");
    in_time(took);
}

#[test]
fn a_body_that_dribbles_is_cut() {
    let house = hasty();
    for (length, byte) in [("content-length: 60000", "x"), ("transfer-encoding: chunked", "1\r\nx\r\n")] {
        let head =
            head(&house, "POST", "/v1/tokens", &format!("content-type: application/json\r\n{length}\r\n"));
        let (came, took) = Raw::to(&house).say(&head).dribble(byte);
        let answer = String::from_utf8_lossy(&came);
        assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("\"request-timeout\""), "{answer}");
        in_time(took);
    }
}

#[test]
fn a_body_that_nobody_wants_is_cut() {
    let house = hasty();
    for (length, byte) in [("content-length: 60000", "x"), ("transfer-encoding: chunked", "1\r\nx\r\n")] {
        let head = head(&house, "GET", "/v1/me", &format!("{length}\r\n"));
        let (came, took) = Raw::to(&house).say(&head).dribble(byte);
        assert!(came.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&came));
        assert!(took < CUT, "cut after {took:?}");
    }
}

#[test]
fn an_idle_connection_is_closed() {
    let house = hasty();
    let (came, took) = Raw::to(&house).hear();
    assert!(came.is_empty(), "{}", String::from_utf8_lossy(&came));
    in_time(took);
    let mut used = Raw::to(&house).say(&head(&house, "GET", "/v1/me", ""));
    assert_eq!(used.hear_one().status, 200);
    let (came, took) = used.hear();
    assert!(came.is_empty(), "{}", String::from_utf8_lossy(&came));
    in_time(took);
}

#[test]
fn an_answer_that_is_not_taken_is_given_up() {
    let house = hasty();
    let asked = head(&house, "GET", "/openapi.json", "").repeat(16);
    let took = Raw::to(&house).say(&asked).ignore();
    assert!(took < CUT, "cut after {took:?}");
}

#[test]
fn an_answer_that_is_taken_slowly_but_steadily_comes_whole() {
    let house = hasty();
    let whole = house.get("/openapi.json").anonymous().expect(200).raw.len();
    let mut raw = Raw::to(&house).say(&head(&house, "GET", "/openapi.json", ""));
    assert_eq!(raw.hear_one().raw.len(), whole);
}

#[test]
fn the_others_are_served_meanwhile() {
    let house = House::open_with(Registry::on_sqlite(), Utc::now, roomy());
    let body =
        head(&house, "POST", "/v1/tokens", "content-type: application/json\r\ncontent-length: 600\r\n");
    let pile = head(&house, "GET", "/openapi.json", "").repeat(16);
    let slow: Vec<Raw> = (0..150)
        .map(|number| match number % 3 {
            0 => Raw::to(&house).say("GET /v1/me HTTP/1.1\r\nx: "),
            1 => Raw::to(&house).say(&body),
            _ => Raw::to(&house).say(&pile),
        })
        .collect();
    for _ in 0..30 {
        house.get("/v1/me").expect(200);
        house.get("/healthz").anonymous().expect(200);
        let new = serde_json::json!({"name": "meanwhile"});
        house.post("/v1/tokens", new).expect(201);
    }
    assert!(slow.iter().all(|raw| raw.begun.elapsed() < Duration::from_secs(30)));
}
