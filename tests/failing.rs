//! Every way a request can fail is a problem with a code, whoever noticed: the room, the door or the framework.
use std::num::NonZeroU32;
use std::time::Duration;

use amana::config::Limits;
use chrono::Utc;
use serde_json::json;

use crate::house::{House, Registry, both, exchange, roomy};

const NEW: &str = r#"{"name":"guest"}"#;

both! {
    fn a_path_that_is_not_there_is_not_found(house) {
        for path in ["/", "/nope", "/v1", "/v1/", "/v1/nope", "/v1/tokens/", "/v1/tokens/x/y", "//v1/me"] {
            house.get(path).refused(404, "not-found");
            house.get(path).anonymous().refused(404, "not-found");
        }
    }

    fn an_id_that_names_nothing_is_not_found(house) {
        let absent = "00000000-0000-7000-8000-000000000000";
        for id in [absent, "x", "1", &absent.replace('-', ""), &format!("{{{absent}}}"), "%00", "%F0%28"] {
            house.get(format!("/v1/tokens/{id}")).refused(404, "not-found");
        }
        for code in ["99", "03.531.99", "03/531", "%2e%2e%2fme", "تاونات"] {
            house.get(format!("/v1/territories/{code}")).refused(404, "not-found");
        }
    }

    fn a_method_a_path_does_not_know_is_told_with_those_it_does(house) {
        let allowed = |method: &str, path: &str| {
            house.ask(method, path).refused(405, "method-not-allowed").header("allow").unwrap().to_owned()
        };
        assert_eq!(allowed("PUT", "/v1/tokens"), "GET, HEAD, POST");
        assert_eq!(allowed("DELETE", "/v1/me"), "GET, HEAD");
        assert_eq!(allowed("POST", "/healthz"), "GET, HEAD");
        assert_eq!(allowed("GET", "/v1/tokens/00000000-0000-7000-8000-000000000000/revocations"), "POST");
        // What has a path of its own is no id of the path it looks like.
        assert_eq!(allowed("GET", "/v1/statutes/check"), "POST");
        assert_eq!(allowed("OPTIONS", "/v1/statutes/check"), "POST");
        assert_eq!(allowed("POST", "/v1/statutes/in-force"), "GET, HEAD");
        assert_eq!(allowed("DELETE", "/v1/persons/00000000-0000-7000-8000-000000000000.vcf"), "GET, HEAD");
        house.ask("BREW", "/v1/me").refused(405, "method-not-allowed");
        // What is written out is no name of what stands beside it.
        for refused in [house.patch("/v1/persons/search", json!({"name_ar": "سعاد"})), house.ask("PATCH", "/v1/persons/search"), house.delete("/v1/persons/search")] {
            assert_eq!(refused.refused(405, "method-not-allowed").header("allow"), Some("GET, HEAD"));
        }
    }

    fn a_body_that_is_not_json_is_malformed(house) {
        for body in ["", "{", "nul", "{\"name\":\"x\",}", "\u{feff}{}", "{} {}"] {
            let ask = house.ask("POST", "/v1/tokens").bytes("application/json", body.as_bytes());
            ask.refused(400, "malformed-json");
        }
        house.ask("POST", "/v1/tokens").bytes("application/json", &[0xff, 0xfe]).refused(400, "malformed-json");
        for body in ["null", "[]", "1", "\"x\""] {
            house.ask("POST", "/v1/tokens").bytes("application/json", body.as_bytes()).refused(422, "invalid");
        }
    }

    fn a_body_in_another_form_is_not_read(house) {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "application/xml", "", "application/merge-patch+json"] {
            house.ask("POST", "/v1/tokens").bytes(kind, NEW.as_bytes()).refused(415, "unsupported-type");
        }
        let good = house.ask("POST", "/v1/tokens");
        good.bytes("Application/JSON; charset=utf-8", NEW.as_bytes()).expect(201);
    }

    fn a_body_over_the_limit_is_refused(house) {
        let body = json!({"name": "x".repeat(70_000)});
        house.post("/v1/tokens", body).refused(413, "too-large");
        let within = json!({"name": "x".repeat(60_000)});
        house.post("/v1/tokens", within).faulty("/name", "too-long");
    }

    fn an_answer_in_another_form_is_not_offered(house) {
        for accept in ["text/html", "text/csv", "application/xml, text/plain;q=0.5"] {
            house.get("/v1/me").header("accept", accept).refused(406, "not-acceptable");
        }
        for accept in ["*/*", "application/json", "application/*;q=0.1", "text/html, */*;q=0.1"] {
            house.get("/v1/me").header("accept", accept).expect(200);
        }
    }

    fn every_fault_of_a_body_is_told_with_its_place(house) {
        let answer = house
            .post("/v1/tokens", json!({"name": " ", "scopes": ["king"], "expires_at": "never", "extra": 1}))
            .refused(422, "invalid");
        for (pointer, code) in
            [("/name", "empty-text"), ("/scopes/0", "bad-value"), ("/expires_at", "bad-value"), ("/extra", "unknown-field")]
        {
            assert!(answer.has_fault(pointer, code), "{code} at {pointer}: {answer}");
        }
        house.post("/v1/tokens", json!({})).faulty("/name", "missing-field");
        house.post("/v1/tokens", json!({"name": 7})).faulty("/name", "wrong-type");
        house.post("/v1/tokens", json!({"name": "x".repeat(101)})).faulty("/name", "too-long");
    }

    fn hidden_signs_are_refused(house) {
        for sign in ["\u{0}", "\u{1b}", "\u{7f}", "\n", "\u{2028}"] {
            let name = format!("a{sign}b");
            house.post("/v1/tokens", json!({"name": name})).faulty("/name", "control-character");
            house.get(format!("/v1/territories?q=a{sign}b")).faulty("?q", "control-character");
        }
        let name = "a\u{202e}b";
        house.post("/v1/tokens", json!({"name": name})).faulty("/name", "bidi-override");
    }

    fn text_is_kept_in_nfc(house) {
        let made = house.post("/v1/tokens", json!({"name": "  e\u{301}te\u{301}  "})).expect(201);
        assert_eq!(made.text("/name"), "\u{e9}t\u{e9}");
    }

    fn nothing_of_a_refused_change_is_kept(house) {
        let count = || house.get("/v1/journal?kind=change&total=true").expect(200).body["total"].clone();
        let before = count();
        house.post("/v1/tokens", json!({"name": "x", "scopes": ["king"]})).expect(422);
        house.post("/v1/tokens", json!({"name": "x", "expires_at": "2000-01-01T00:00:00Z"}))
            .refused(409, "token-expires-in-the-past");
        house.post("/v1/tokens", json!({"name": "x"})).as_reader().expect(403);
        assert_eq!(count(), before);
    }

    fn nothing_internal_is_told(house) {
        for answer in [house.get("/v1/tokens/x").send(), house.post("/v1/tokens", json!({})).send()] {
            let told = String::from_utf8_lossy(&answer.raw).to_lowercase();
            for word in ["sql", "diesel", "actix", "serde", "panicked", "src/", "sqlite", "postgres"] {
                assert!(!told.contains(word), "{word}: {answer}");
            }
        }
    }

    fn a_request_keeps_its_name_and_its_trace(house) {
        let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let answer =
            house.get("/v1/me").header("x-request-id", "call_7.a-b").header("traceparent", trace).expect(200);
        assert_eq!(answer.header("x-request-id"), Some("call_7.a-b"));
        assert_eq!(answer.header("traceparent"), Some(trace));
        for odd in ["", "two words", "<script>", &"x".repeat(65)] {
            let answer = house.get("/v1/me").header("x-request-id", odd).expect(200);
            assert_ne!(answer.header("x-request-id"), Some(odd));
        }
        let answer = house.get("/v1/me").header("traceparent", "00-zz").expect(200);
        assert_eq!(answer.header("traceparent"), None);
    }

    fn every_answer_is_private_and_plain(house) {
        for answer in [house.get("/v1/me").send(), house.get("/nope").send(), house.get("/healthz").send()] {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{answer}");
            assert!(answer.header("vary").unwrap().contains("Accept-Language"), "{answer}");
        }
    }
}

#[test]
fn what_is_not_http_is_refused() {
    let house = House::open(Registry::on_sqlite());
    for request in ["GARBAGE\r\n\r\n", "GET /v1/me HTTP/1.1\r\nContent-Length: x\r\n\r\n"] {
        let answer = exchange(house.address(), request.as_bytes());
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    house.get("/healthz").expect(200);
}

#[test]
fn a_head_is_a_get_without_its_body() {
    let house = House::open(Registry::on_sqlite());
    let full = house.get("/v1/territories/03.531").expect(200);
    let head = house.ask("HEAD", "/v1/territories/03.531").expect(200);
    assert!(head.raw.is_empty());
    assert_eq!(head.header("etag"), full.header("etag"));
    assert_eq!(head.header("content-length"), full.header("content-length"));
    assert_eq!(house.ask("HEAD", "/v1/nope").send().status, 404);
}

#[test]
fn a_caller_over_its_limit_is_told_when_to_come_back() {
    let limits = Limits { requests_per_minute: NonZeroU32::new(5).unwrap(), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    for left in (0..5).rev() {
        let answer = house.get("/v1/me").expect(200);
        assert!(answer.header("ratelimit-policy").unwrap().starts_with("\"default\";q=5;w=60, "), "{answer}");
        assert!(
            answer.header("ratelimit").unwrap().starts_with(&format!("\"default\";r={left};")),
            "{answer}"
        );
    }
    let refused = house.get("/v1/me").refused(429, "too-many-requests");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{refused}");
    // Another caller has a bucket of its own; health is outside all of them.
    house.get("/v1/me").anonymous().refused(401, "unauthenticated");
    house.get("/healthz").expect(200);
    house.get("/readyz").expect(200);
}

#[test]
fn a_request_past_its_deadline_is_unavailable() {
    let limits = Limits { request_time: Duration::from_millis(50), ..roomy() };
    let registry = Registry::on_sqlite();
    let house = House::open_with(registry.clone(), Utc::now, limits);
    let _writer = registry.held();
    let late = house.post("/v1/tokens", json!({"name": "x"})).refused(503, "unavailable");
    assert!(late.header("retry-after").is_some(), "{late}");
}

#[test]
fn a_body_that_arrives_too_slowly_is_refused() {
    let limits = Limits { body_time: Duration::from_millis(100), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let head = format!(
        "POST /v1/tokens HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
         connection: close\r\ncontent-length: 100\r\n\r\n{{",
        house.admin
    );
    let answer = exchange(house.address(), head.as_bytes());
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("\"request-timeout\""), "{answer}");
}
