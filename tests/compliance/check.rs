//! What appointments would break, asked before they are made.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use super::{ethics, member, one, to_come, told, violations};
use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::both;

both! {
    fn a_membership_that_had_not_begun_is_not_what_was_found(house) {
        secretariat(house);
        let her = person(house, "سعاد الجبلي", "female");
        house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2023-01-01"})).expect(201);
        let check = json!({"appointments": [{"body": "taounate-secretariat", "position_type": "secretariat_member", "person_id": her, "starts_on": "2021-01-01"}]});
        let found = house.post("/v1/statutes/check", check).expect(200);
        let findings = found.body["appointments"][0]["findings"].as_array().unwrap();
        let standing = findings.iter().find(|one| one["code"] == "standing-does-not-qualify").unwrap();
        assert_eq!((&standing["asked"], &standing["found"]), (&json!("active"), &Value::Null), "{found}");
    }

    fn a_check_answers_before_anything_is_done(house) {
        let office = ethics(house);
        let young = member(house, "ياسين الحياني", "male", "2010-01-01", "2010-01-01");
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let another = member(house, "منير السبتي", "male", "1970-01-01", "2010-01-01");
        let deputy = json!({"body": "taounate-secretariat", "position_type": "provincial_deputy", "ordinal": 2, "person_id": him});
        let check = json!({"on": "2030-01-01", "appointments": [
            {"position_id": office, "person_id": young},
            {"position_id": office, "person_id": him},
            deputy,
            {"body": "taounate-secretariat", "position_type": "provincial_deputy", "ordinal": 2, "person_id": another}
        ]});
        let before = house.get("/v1/journal?kind=change&total=true&limit=1").expect(200).body["total"].clone();
        let found = house.post("/v1/statutes/check", check.clone()).in_language("en").expect(200);
        assert_eq!((&found.body["on"], &found.body["blocked"]), (&json!("2030-01-01"), &json!(true)));
        let of = |index: usize| told(&found.body["appointments"][index]["findings"]);
        assert_eq!(of(0), one("holder-is-too-young", "block"));
        let read = house.post("/v1/statutes/check", check.clone()).as_reader().expect(200);
        assert_eq!(told(&read.body["appointments"][0]["findings"]), one("holder-is-too-young", "unverifiable"), "births are masked");
        assert_eq!(of(1), one("positions-are-incompatible", "block"), "if both were made");
        assert_eq!(of(2), one("positions-are-incompatible", "block"));
        assert_eq!(of(3), one("seats-are-taken", "block"), "the second deputy has one seat");
        assert_eq!(found.text("/appointments/3/findings/0/clause/id"), "art-29", "with the clause of the refusal itself");
        let bodies: Vec<_> = found.body["bodies"].as_array().unwrap().iter().flat_map(|body| told(&body["findings"])).collect();
        assert!(bodies.contains(&("body-is-too-small".to_owned(), "warn".to_owned())), "{found}");
        assert_eq!(house.get("/v1/journal?kind=change&total=true&limit=1").expect(200).body["total"], before, "nothing was written");
        assert_eq!(house.get("/v1/positions?type=provincial_deputy").expect(200).data().len(), 0);
    }

    fn a_check_says_what_it_cannot_judge(house) {
        let office = ethics(house);
        let him = person(house, "حميد الورياغلي", "male");
        let nobody = "01890000-0000-7000-8000-000000000000";
        let check = |proposed: Value| house.post("/v1/statutes/check", json!({"appointments": [proposed]}));
        check(json!({"position_id": nobody, "person_id": him})).at("/appointments/0/position_id", "position-is-unknown");
        check(json!({"position_id": office, "person_id": nobody})).at("/appointments/0/person_id", "person-is-unknown");
        check(json!({"body": "nowhere", "position_type": "pole_president", "person_id": him})).at("/appointments/0/body", "body-is-unknown");
        check(json!({"body": "taounate-secretariat", "position_type": "pole_president", "person_id": him})).at("/appointments/0/position_type", "position-type-is-unknown");
        check(json!({"body": "taounate-bureau", "position_type": "bureau_treasurer", "ordinal": 2, "person_id": him})).at("/appointments/0/ordinal", "ordinal-is-forbidden");
        check(json!({"person_id": him})).faulty("/appointments/0", "position-is-not-named");
        let nameless = check(json!({"body": "taounate-bureau", "position_type": "bureau_treasurer", "person_id": null})).faulty("/appointments/0/person_id", "wrong-type");
        assert_eq!(nameless.body["errors"].as_array().map(Vec::len), Some(1), "{nameless}");
        house.post("/v1/statutes/check", json!({"appointments": []})).faulty("/appointments", "out-of-range");
        let version = json!({"statutes_id": nobody, "appointments": [{"position_id": office, "person_id": him}]});
        house.post("/v1/statutes/check", version).faulty("/statutes_id", "unknown");
    }

    fn a_dry_run_tells_what_the_real_request_would_be_warned_of(house) {
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "2000-06-01", "2010-01-01");
        let tried = house.post(format!("/v1/positions/{office}/appointments?dry_run=true"), appointment(&him, "2021-01-01")).expect(200);
        assert_eq!(told(&tried.body["result"]["warnings"]), one("holder-is-too-young", "block"));
        assert_eq!(violations(house, "").body["total"], 0);
        let him = to_come(&member(house, "منير السبتي", "male", "2180-06-01", "2010-01-01"));
        house.post(format!("/v1/positions/{office}/appointments?dry_run=true"), him).refused(409, "holder-is-too-young");
    }

    fn a_check_counts_who_is_there_where_only_the_fewest_are_said(house) {
        let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
        document["quotas"] = json!([]);
        for kind in document["body_types"].as_array_mut().unwrap() {
            kind["seats_max"] = Value::Null;
        }
        house.post("/v1/statutes", json!({"effective_from": "2020-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        secretariat(house);
        let office = position(house, "taounate-bureau", "bureau_member");
        for name in ["منير السبتي", "عادل المريني"] {
            let him = member(house, name, "male", "1970-01-01", "2010-01-01");
            house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2021-01-01")).expect(201);
        }
        let third = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let check = json!({"on": "2022-01-01", "appointments": [{"position_id": office, "person_id": third}]});
        let found = house.post("/v1/statutes/check", check).expect(200);
        assert_eq!(found.body["bodies"][0]["findings"], json!([]), "three are enough: {found}");
    }

    fn a_check_blocks_what_the_request_would_be_refused_for_and_nothing_else(house) {
        let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
        document["enforcement"]["seats_min"] = json!({"effect": "block"});
        house.post("/v1/statutes", json!({"effective_from": "2020-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let check = json!({"on": "2190-01-01", "appointments": [{"position_id": office, "person_id": him}]});
        let found = house.post("/v1/statutes/check", check).expect(200);
        assert_eq!(told(&found.body["bodies"][0]["findings"])[0], ("body-is-too-small".to_owned(), "block".to_owned()));
        assert_eq!(found.body["blocked"], false, "its first members do not make it too small: {found}");
        house.post(format!("/v1/positions/{office}/appointments"), to_come(&him)).expect(201);
    }

    fn a_check_finds_a_position_by_the_ordinal_of_the_first_day(house) {
        secretariat(house);
        let new = json!({"type": "provincial_deputy", "ordinal": 3});
        let third = house.post("/v1/bodies/taounate-secretariat/positions", new).expect(201).id();
        let renumbering = json!({"position_type": "provincial_deputy", "starts_on": "2024-01-01", "moves": [{"from": 3, "to": 1}], "source": source()});
        house.post("/v1/bodies/taounate-secretariat/renumberings", renumbering).expect(200);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let check = |ordinal: i64, starts_on: Value| {
            let deputy = json!({"body": "taounate-secretariat", "position_type": "provincial_deputy", "ordinal": ordinal, "person_id": him, "starts_on": starts_on});
            house.post("/v1/statutes/check", json!({"on": "2024-06-01", "appointments": [deputy]}))
        };
        let found = |ordinal: i64, starts_on: Value| check(ordinal, starts_on).expect(200).text("/appointments/0/position_id");
        assert_eq!(found(1, Value::Null), third);
        assert_eq!(found(3, json!("2023-12-31")), third, "the third until the eve");
        assert_eq!(found(1, json!("2024-01-01")), third);
        check(1, json!("2023-12-31")).at("/appointments/0/ordinal", "ordinal-is-borne-later");
    }
}
