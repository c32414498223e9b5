//! Batches, from the outside: everything or nothing, with references.
use std::num::NonZeroU32;
use std::time::Duration;

use amana::config::Limits;
use chrono::Utc;
use serde_json::{Value, json};

use crate::cast::{person, source};
use crate::house::{Ask, House, Registry, both, roomy};
use crate::races::at_once;

/// A batch of these operations.
fn batch(house: &House, operations: Value) -> Ask {
    house.post("/v1/batch", json!({"operations": operations}))
}

/// So many persons to be registered.
fn persons(count: usize) -> Value {
    (0..count)
        .map(|number| json!({"method": "POST", "path": "/v1/persons", "body": {"name_latin": format!("Number {number}")}}))
        .collect()
}

/// How many a list has in all.
fn total(house: &House, list: &str) -> i64 {
    let mark = if list.contains('?') { '&' } else { '?' };
    house.get(format!("/v1/{list}{mark}total=true&limit=1")).expect(200).body["total"].as_i64().unwrap()
}

/// A secretariat with its third deputy, and a member, told from nothing.
fn a_secretariat() -> Value {
    json!([
        {"ref": "her", "method": "POST", "path": "/v1/persons", "body": {"name_ar": "نعيمة الوزاني", "gender": "female", "birth_date": "1980"}},
        {"ref": "him", "method": "POST", "path": "/v1/persons", "body": {"name_ar": "رشيد الفيلالي", "gender": "male"}},
        {"ref": "body", "method": "POST", "path": "/v1/bodies", "body": {"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"}},
        {"method": "POST", "path": "/v1/memberships", "body": {"person_id": {"$answer": "her.id"}, "starts_on": "2020-01-01", "unit": {"$answer": "body.slug"}}},
        {"method": "POST", "path": "/v1/memberships", "body": {"person_id": {"$answer": "him.id"}, "starts_on": "2020-01-01", "unit": {"$answer": "body.id"}}},
        {"ref": "third", "method": "POST", "path": "/v1/bodies/{body.slug}/positions", "body": {"type": "provincial_deputy", "ordinal": 3}},
        {"ref": "deputy", "method": "POST", "path": "/v1/positions/{third.id}/appointments", "body": {"person_id": {"$answer": "her.id"}, "starts_on": "2022-12-08", "source": source()}},
        {"method": "PATCH", "path": "/v1/persons/{him.id}", "if_match": "*", "body": {"name_latin": "Rachid Filali"}},
    ])
}

both! {
    fn a_whole_secretariat_is_made_by_one_batch(house) {
        let made = batch(house, a_secretariat()).in_language("ar").expect(200);
        let results = made.body["results"].as_array().unwrap();
        let statuses: Vec<i64> = results.iter().map(|result| result["status"].as_i64().unwrap()).collect();
        assert_eq!(statuses, [201, 201, 201, 201, 201, 201, 201, 200], "{made}");
        assert_eq!(results[6]["ref"], "deputy");
        assert_eq!(results[3]["ref"], Value::Null);
        assert_eq!(results[6]["body"]["title"], "النائبة الثالثة للأمين الإقليمي");
        let shown = house.get(results[6]["location"].as_str().unwrap()).in_language("ar").expect(200);
        assert_eq!(shown.body, results[6]["body"]);
        assert_eq!(json!(shown.etag()), results[6]["etag"]);
        let him = house.get(results[1]["location"].as_str().unwrap()).expect(200);
        assert_eq!(him.text("/name_latin"), "Rachid Filali");
        assert_eq!(json!(him.etag()), results[7]["etag"]);
        let members = house.get("/v1/memberships?unit=taounate-secretariat&total=true").expect(200);
        assert_eq!(members.body["total"], 2, "{members}");
        // Each change stands in the journal under its own operation, and all of them under one request.
        let request = made.header("x-request-id").unwrap();
        let told = house.get("/v1/journal?kind=change&limit=200").expect(200);
        let of_it: Vec<&str> = told.data().iter().filter(|entry| entry["request_id"] == request).map(|entry| entry["operation"].as_str().unwrap()).collect();
        for operation in ["person_create", "membership_create", "body_create", "position_create", "appointment_create", "person_update"] {
            assert!(of_it.contains(&operation), "{operation}: {of_it:?}");
        }
    }

    fn what_references_stand_for_has_a_ceiling(house) {
        let long = "ن".repeat(190);
        let operations = json!([
            {"ref": "a", "method": "POST", "path": "/v1/persons", "body": {"name_latin": "Number 1", "sources": [{"kind": "register", "reference": "x".repeat(500)}], "aliases": (0..20).map(|n| format!("{n}{long}")).collect::<Vec<_>>()}},
            {"method": "POST", "path": "/v1/persons", "body": {"name_latin": "Number 2", "aliases": (0..300).map(|_| json!({"$answer": "a.aliases"})).collect::<Vec<_>>()}},
        ]);
        let refused = batch(house, operations).refused(413, "too-large");
        assert_eq!(refused.text("/errors/0/pointer"), "/operations/1/body");
        assert_eq!(total(house, "persons"), 0);
    }

    fn a_reference_may_stand_before_a_query(house) {
        let operations = json!([
            {"ref": "a", "method": "POST", "path": "/v1/persons", "body": {"name_latin": "Number 1"}},
            {"method": "PATCH", "path": "/v1/persons/{a.id}?dry_run=false", "if_match": "*", "body": {"name_latin": "Number 2"}},
        ]);
        let made = batch(house, operations).expect(200);
        assert_eq!(made.text("/results/1/body/name_latin"), "Number 2");
    }

    fn a_brief_answer_leaves_the_bodies_out(house) {
        let made = house.post("/v1/batch", json!({"operations": persons(2), "answer": "brief"})).expect(200);
        for result in made.body["results"].as_array().unwrap() {
            assert_eq!((&result["status"], &result["body"]), (&json!(201), &Value::Null), "{made}");
            house.get(result["location"].as_str().unwrap()).expect(200);
        }
        house.post("/v1/batch", json!({"operations": persons(1), "answer": "short"})).faulty("/answer", "bad-value");
    }

    fn a_failure_in_the_middle_leaves_nothing(house) {
        let before = ["persons", "bodies", "memberships", "journal?kind=change"].map(|list| total(house, list));
        let mut operations = a_secretariat();
        operations[6]["body"]["starts_on"] = json!("2019-12-31");
        let refused = batch(house, operations).in_language("ar").refused(409, "outside-the-bodys-life");
        assert!(refused.has_fault("/operations/6", "outside-the-bodys-life") || refused.has_fault("/operations/6/body/starts_on", "outside-the-bodys-life"), "{refused}");
        let alone = house.get("/problems/outside-the-bodys-life").in_language("ar").expect(200);
        assert_eq!(refused.text("/title"), alone.text("/title"));
        assert_eq!(["persons", "bodies", "memberships", "journal?kind=change"].map(|list| total(house, list)), before);
        batch(house, a_secretariat()).expect(200);
    }

    fn every_fault_leads_into_the_batch(house) {
        let mut operations = persons(3);
        operations[1]["body"] = json!({"name_ar": 7, "colour": "red"});
        let faulty = batch(house, operations).refused(422, "invalid");
        assert!(faulty.has_fault("/operations/1/body/name_ar", "wrong-type"), "{faulty}");
        assert!(faulty.has_fault("/operations/1/body/colour", "unknown-field"), "{faulty}");
        let one = |operation: Value| batch(house, json!([persons(1)[0], operation]));
        let nobody = "/v1/persons/01890000-0000-7000-8000-000000000000";
        one(json!({"method": "POST", "path": "/v1/persons"})).faulty("/operations/1/body", "missing-field");
        one(json!({"method": "POST", "path": "/v1/persons", "body": []})).faulty("/operations/1/body", "wrong-type");
        one(json!({"method": "POST", "path": "/v1/persons?colour=red", "body": {"name_ar": "أ"}})).faulty("/operations/1/path", "unknown-parameter");
        one(json!({"method": "POST", "path": "/v1/persons", "body": {"name_ar": "أ", "residence": "99"}})).expect(409);
        let pointed = |status: u16, code: &str, pointer: &str, operation: Value| {
            let refused = one(operation).refused(status, code);
            assert!(refused.has_fault(pointer, code), "no {code} at {pointer}: {refused}");
        };
        pointed(404, "not-found", "/operations/1/path", json!({"method": "DELETE", "path": nobody, "if_match": "*"}));
        pointed(404, "not-found", "/operations/1/path", json!({"method": "POST", "path": "/v1/nowhere"}));
        pointed(404, "not-found", "/operations/1/path", json!({"method": "POST", "path": "/v1/{x"}));
        pointed(405, "method-not-allowed", "/operations/1/method", json!({"method": "PUT", "path": nobody, "if_match": "*"}));
        pointed(405, "method-not-allowed", "/operations/1/method", json!({"method": "POST", "path": "/healthz"}));
        pointed(428, "precondition-required", "/operations/1/if_match", json!({"method": "DELETE", "path": nobody}));
        pointed(413, "too-large", "/operations/1/body", json!({"method": "POST", "path": "/v1/persons", "body": {"name_ar": "x".repeat(70_000)}}));
        one(json!({"method": "POST", "path": "v1/persons"})).faulty("/operations/1/path", "bad-path");
        one(json!({"method": "POST", "path": "/v1/persons", "ref": "A B"})).faulty("/operations/1/ref", "bad-name");
        one(json!({"method": "POST", "path": "/v1/persons", "if_match": ""})).faulty("/operations/1/if_match", "bad-condition");
        one(json!({"method": "POST", "path": "/v1/persons", "colour": 1})).faulty("/operations/1/colour", "unknown-field");
        assert_eq!(total(house, "persons"), 0);
    }

    fn a_reference_leads_to_an_earlier_answer(house) {
        let person = json!({"ref": "p", "method": "POST", "path": "/v1/persons", "body": {"name_ar": "سعاد"}});
        let member = |reference: &str| json!({"method": "POST", "path": "/v1/memberships", "body": {"person_id": {"$answer": reference}, "starts_on": "2020"}});
        batch(house, json!([member("p.id"), person])).faulty("/operations/0/body/person_id", "unknown-reference");
        batch(house, json!([person, member("q.id")])).faulty("/operations/1/body/person_id", "unknown-reference");
        batch(house, json!([person, member("p.colour")])).faulty("/operations/1/body/person_id", "unknown-reference");
        batch(house, json!([person, member("p")])).faulty("/operations/1/body/person_id", "bad-reference");
        batch(house, json!([person, person])).faulty("/operations/1/ref", "repeated-reference");
        let correct = |path: &str| json!({"method": "PATCH", "path": path, "if_match": "*", "body": {"name_latin": "Souad"}});
        batch(house, json!([person, correct("/v1/persons/{q.id}")])).faulty("/operations/1/path", "unknown-reference");
        batch(house, json!([person, correct("/v1/persons/{p.phones}")])).expect(422);
        let gone = json!({"ref": "gone", "method": "DELETE", "path": "/v1/persons/{p.id}", "if_match": "*"});
        batch(house, json!([person, gone, member("gone.id")])).faulty("/operations/2/body/person_id", "unknown-reference");
        assert_eq!(total(house, "persons"), 0);
        // What looks like a reference in a text is a text.
        let text = json!({"ref": "q", "method": "POST", "path": "/v1/persons", "body": {"name_ar": "{p.id}", "name_latin": "$answer p.id"}});
        let made = batch(house, json!([person, text, member("p.id"), correct("/v1/persons/{q.id}")])).expect(200);
        assert_eq!(made.text("/results/1/body/name_ar"), "{p.id}");
        assert_eq!(made.text("/results/2/body/person/id"), made.text("/results/0/body/id"));
        assert_eq!(made.text("/results/3/body/name_latin"), "Souad");
    }

    fn if_match_is_compared_inside(house) {
        let made = house.post("/v1/persons", json!({"name_ar": "سلمى"})).expect(201);
        let path = made.header("location").unwrap();
        let correct = |if_match: &str, name: &str| json!({"method": "PATCH", "path": path, "if_match": if_match, "body": {"name_latin": name}});
        let stale = batch(house, json!([correct(&made.etag(), "Salma"), correct(&made.etag(), "Selma")])).refused(412, "stale");
        assert!(stale.has_fault("/operations/1/if_match", "stale"), "{stale}");
        assert_eq!(house.get(path).expect(200).etag(), made.etag());
        batch(house, json!([correct(&made.etag(), "Salma"), correct("*", "Selma")])).expect(200);
        assert_eq!(house.get(path).expect(200).text("/name_latin"), "Selma");
    }

    fn a_dry_run_tells_what_would_have_happened(house) {
        let tried = house.post("/v1/batch?dry_run=true", json!({"operations": a_secretariat()})).expect(200);
        assert_eq!((&tried.body["dry_run"], &tried.body["status"]), (&json!(true), &json!(200)));
        assert_eq!(tried.body["result"]["results"].as_array().map(Vec::len), Some(8), "{tried}");
        assert_eq!((total(house, "persons"), total(house, "bodies")), (0, 0));
        let mut operations = a_secretariat();
        operations[3]["body"]["unit"] = json!("nowhere");
        house.post("/v1/batch?dry_run=true", json!({"operations": operations})).refused(409, "unit-is-unknown");
    }

    fn the_same_batch_again_gives_the_first_answer(house) {
        let ask = || batch(house, a_secretariat()).header("idempotency-key", "batch-1");
        let first = ask().expect(200);
        let again = ask().expect(200);
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        assert_eq!(again.body, first.body);
        assert_eq!(total(house, "persons"), 2);
        batch(house, persons(1)).header("idempotency-key", "batch-1").refused(422, "idempotency-key-reused");
    }

    fn what_a_batch_does_not_take_is_told(house) {
        let one = |operation: Value| batch(house, json!([persons(1)[0], operation]));
        one(json!({"method": "GET", "path": "/v1/persons"})).faulty("/operations/1/method", "bad-value");
        one(json!({"method": "POST", "path": "/v1/batch", "body": {"operations": persons(1)}})).faulty("/operations/1/path", "not-batchable");
        one(json!({"method": "POST", "path": "/v1/tokens", "body": {"name": "x"}})).faulty("/operations/1/path", "not-batchable");
        one(json!({"method": "POST", "path": "/v1/persons?dry_run=true", "body": {"name_ar": "سعاد"}})).faulty("/operations/1/path", "not-batchable");
        assert_eq!((total(house, "persons"), total(house, "tokens")), (0, 2));
    }

    fn a_batch_holds_from_one_to_five_hundred(house) {
        batch(house, json!([])).faulty("/operations", "out-of-range");
        batch(house, persons(501)).faulty("/operations", "out-of-range");
        assert_eq!(total(house, "persons"), 0);
        batch(house, persons(500)).expect(200);
        assert_eq!(total(house, "persons"), 500);
    }

    fn each_item_is_decided_by_its_own_row(house) {
        batch(house, persons(2)).as_reader().refused(403, "not-allowed");
        let sender = house.account("sender", json!({"permissions": ["batch.send"]})).text("/secret");
        let refused = batch(house, persons(2)).with_token(&sender).refused(403, "not-allowed");
        assert!(refused.has_fault("/operations/0", "not-allowed"), "{refused}");
        assert_eq!(refused.text("/detail"), "person.create");
        // Before anything in the item is looked at.
        batch(house, json!([{"method": "POST", "path": "/v1/persons", "body": {"colour": 1}}])).with_token(&sender).refused(403, "not-allowed");
        batch(house, persons(1)).anonymous().refused(401, "unauthenticated");
        house.post("/v1/batch", json!({})).anonymous().refused(401, "unauthenticated");
        assert_eq!(total(house, "persons"), 0);
    }

    fn batches_at_once_do_not_mix(house) {
        let her = person(house, "سعاد الجبلي", "female");
        let number = json!({"method": "PATCH", "path": format!("/v1/persons/{her}"), "if_match": "*", "body": {"name_latin": "Souad"}});
        let join = json!({"method": "POST", "path": "/v1/memberships", "body": {"person_id": her, "starts_on": "2020-01-01"}});
        let ask = batch(house, json!([persons(1)[0], number, join, persons(1)[0]]));
        let answers = at_once(vec![ask; 6]);
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1, "{answers:?}");
        for lost in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!(lost.text("/code"), "person-is-a-member-already", "{lost}");
            assert_eq!(lost.body["errors"][0]["pointer"], "/operations/2", "{lost}");
        }
        assert_eq!((total(house, "memberships"), total(house, "persons")), (1, 3));
    }
}

#[test]
fn a_batch_that_takes_too_long_leaves_nothing() {
    let limits = Limits { request_time: Duration::from_millis(60), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let late = batch(&house, persons(500)).expect(503);
    assert!(late.header("retry-after").is_some(), "{late}");
    let house = house.reopen_with(Utc::now, roomy());
    assert_eq!(total(&house, "persons"), 0);
}

#[test]
fn ten_operations_count_as_one_request() {
    let limits = Limits { requests_per_minute: NonZeroU32::new(20).unwrap(), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let left = batch(&house, persons(101)).expect(200);
    assert!(left.header("ratelimit").unwrap().starts_with("\"default\";r=9;"), "{left}");
    let refused = batch(&house, persons(101)).refused(429, "too-many-requests");
    assert!(refused.header("retry-after").is_some(), "{refused}");
    let made = batch(&house, persons(10)).expect(200);
    assert!(made.header("ratelimit").is_some(), "{made}");
}
