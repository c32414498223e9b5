//! Heads that are too large, and what is no request at all.
use std::fmt::Write as _;

use super::raw::{Raw, problem};
use crate::house::{House, Registry};

fn with_headers(count: usize, length: usize) -> String {
    let mut head = "GET /v1/me HTTP/1.1\r\nhost: x\r\nconnection: close\r\n".to_owned();
    for number in 0..count {
        write!(head, "x-{number}: {}\r\n", "x".repeat(length)).unwrap();
    }
    head + "\r\n"
}

#[test]
fn a_head_that_is_too_large_is_a_problem() {
    let house = House::open(Registry::on_sqlite());
    let answer = |head: &str| Raw::to(&house).say(head).hear().0;
    // 64 headers and 16 kB are taken.
    assert!(answer(&with_headers(62, 1)).starts_with(b"HTTP/1.1 401"));
    assert!(answer(&with_headers(1, 16_000)).starts_with(b"HTTP/1.1 401"));
    // Beyond that we refuse, and beyond 96 headers or 128 kB the framework does: it looks the same.
    for (count, length) in [(63, 1), (1, 16_400), (95, 1), (200, 1), (1, 140_000), (60, 4_000)] {
        problem(&answer(&with_headers(count, length)), 431, "headers-too-large");
    }
    let long =
        format!("GET /v1/me?q={} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "x".repeat(17_000));
    problem(&answer(&long), 431, "headers-too-large");
    house.get("/v1/me").expect(200);
}

#[test]
fn what_is_no_request_is_a_problem() {
    let house = House::open(Registry::on_sqlite());
    for said in [
        "GARBAGE\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\r\n\r\n",
        "GET /v1/me HTTP/1.1\r\ncontent-length: x\r\n\r\n",
        "GET /v1/me HTTP/1.1\r\nhost x\r\n\r\n",
        "POST /v1/tokens HTTP/1.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ] {
        let (came, _) = Raw::to(&house).say(said).hear();
        problem(&came, 400, "bad-request");
    }
}
