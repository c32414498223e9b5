//! What is on record beside changes: refusals, and looks at what is not looked at unseen.
use serde_json::{Value, json};

use super::person;
use crate::house::{House, both};

/// How many entries there are of a kind and operation.
fn count(house: &House, kind: &str, operation: &str) -> i64 {
    let list =
        house.get(format!("/v1/journal?kind={kind}&operation={operation}&total=true&limit=1")).expect(200);
    list.body["total"].as_i64().unwrap()
}

both! {
    fn a_refused_change_is_on_record_once_a_second(house) {
        let new = || house.post("/v1/persons", json!({"name_ar": "سعاد الجبلي"})).as_reader();
        let refused = new().refused(403, "not-allowed");
        for _ in 0..5 {
            new().refused(403, "not-allowed");
        }
        house.delete("/v1/persons/00000000-0000-7000-8000-000000000000").as_reader().refused(403, "not-allowed");
        house.post("/v1/persons", json!({})).as_reader().refused(403, "not-allowed");
        assert_eq!(count(house, "refusal", "person_delete"), 1);
        let list = house.get("/v1/journal?kind=refusal&operation=person_create").expect(200);
        // A slow machine may have needed more than a second.
        assert!((1..=3).contains(&list.data().len()), "{list}");
        assert_eq!(list.text("/data/0/request_id"), refused.header("x-request-id").unwrap());
        assert_eq!((list.text("/data/0/object_kind"), list.text("/data/0/object_id")), ("request".to_owned(), "/v1/persons".to_owned()));
        assert_eq!(list.text("/data/0/actor_name"), "reader of the tests");
        assert!(list.text("/data/0/actor").starts_with("account:"), "{list}");
        // Who is nobody, and what was refused for another reason, is not.
        let before = house.get("/v1/journal?kind=refusal&total=true").expect(200).body["total"].clone();
        house.post("/v1/persons", json!({})).anonymous().refused(401, "unauthenticated");
        house.post("/v1/persons", json!({})).refused(422, "invalid");
        house.get("/v1/accounts").as_reader().refused(403, "not-allowed");
        assert_eq!(house.get("/v1/journal?kind=refusal&total=true").expect(200).body["total"], before);
    }

    fn a_look_at_the_journal_at_a_history_or_at_everybody_is_on_record(house) {
        let her = person(house, "سعاد الجبلي");
        let before = count(house, "read", "person_list");
        house.get("/v1/persons?all=true&q=سعاد&format=ndjson&residence=03.531").expect(200);
        house.get("/v1/persons?limit=1").expect(200);
        house.get("/v1/persons?all=true").anonymous().refused(401, "unauthenticated");
        let looks = house.get("/v1/journal?kind=read&operation=person_list").expect(200);
        let last = looks.data().last().unwrap();
        assert_eq!(count(house, "read", "person_list"), before + 1);
        assert_eq!((&last["object_id"], &last["before"]), (&json!("/v1/persons"), &Value::Null), "{looks}");
        assert_eq!(last["after"], json!({"query": "all=true&q&format=ndjson&residence=03.531"}), "{looks}");
        house.get("/v1/memberships.csv?all=true").expect(200);
        assert_eq!(count(house, "read", "membership_list"), 1);
        house.get(format!("/v1/persons/{her}/history")).expect(200);
        let looks = house.get("/v1/journal?kind=read&operation=person_history_list").expect(200);
        assert_eq!(looks.text("/data/0/object_id"), format!("/v1/persons/{her}/history"));
        let of_the_journal = count(house, "read", "journal_list");
        assert_eq!(count(house, "read", "journal_list"), of_the_journal + 1, "each look is one more");
        house.get(format!("/v1/persons/{her}")).expect(200);
        house.get("/v1/journal/checkpoint").send();
        assert_eq!((count(house, "read", "person_show"), count(house, "read", "journal_checkpoint_newest")), (0, 0));
    }
}
