//! Which decisions a body above has to confirm, as the statutes say.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use crate::cast::{person, source};
use crate::house::{Ask, House, both};
use crate::meetings::{attended, bureau, statutes_of_a_bureau};

fn decide(house: &House, meeting: &str, fields: &Value) -> Ask {
    let mut decision = json!({"title": "مقرر", "mode": "consensus"});
    decision.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    house.post(format!("{meeting}/decisions"), decision)
}

fn action() -> Value {
    json!({"kind": "open_actions", "actions": [{"title": "إجراء"}]})
}

/// A meeting of the bureau with all its people, under statutes that have these things confirmed.
fn assembly(house: &House, confirmed_by: Value) -> (Vec<String>, String) {
    let people = bureau(house);
    statutes_of_a_bureau(house, &json!({"confirmed_by": confirmed_by, "clause": "art-33"}));
    let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
    (people, meeting)
}

both! {
    fn what_the_statutes_have_confirmed_waits_without_being_told(house) {
        let (_, meeting) = assembly(house, json!({"open_actions": "provincial_secretariat"}));
        let above = house.get("/v1/bodies/taounate-secretariat").expect(200).id();
        let waiting = decide(house, &meeting, &json!({"effects": [action()]})).expect(201);
        assert_eq!((waiting.text("/outcome"), waiting.text("/awaits_body_id")), ("unconfirmed".to_owned(), above.clone()));
        let told = decide(house, &meeting, &json!({"effects": [action()], "awaits": "taounate-secretariat"})).expect(201);
        assert_eq!(told.text("/awaits_body_id"), above, "told or not");
        assert_eq!(house.get("/v1/actions").expect(200).data().len(), 0);
        // Of another kind nothing is asked, nor of what orders nothing.
        let programme = json!({"kind": "present_programme", "title": "برنامج"});
        assert_eq!(decide(house, &meeting, &json!({"effects": [programme]})).expect(201).text("/outcome"), "adopted");
        assert_eq!(decide(house, &meeting, &json!({})).expect(201).text("/outcome"), "adopted");
        // What is history was carried out as it is told; and before those statutes nothing was asked.
        let history = decide(house, &meeting, &json!({"effects": [action()], "source": source()})).expect(201);
        assert_eq!((history.text("/outcome"), &history.body["awaits_body_id"]), ("adopted".to_owned(), &Value::Null));
        let list = house.get("/v1/decisions?awaits=taounate-secretariat&outcome=unconfirmed&total=true").expect(200);
        assert_eq!(list.body["total"], 2);
        let confirm = json!({"kind": "confirm_decision", "decision_id": waiting.id()});
        let later = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-20"});
        let later = format!("/v1/meetings/{}", house.post("/v1/meetings", later).expect(201).id());
        decide(house, &later, &json!({"effects": [confirm], "source": source()})).expect(201);
        assert_eq!(house.get("/v1/actions").expect(200).data().len(), 2, "of history, and of what was confirmed");
    }

    fn another_body_confirms_nothing_and_none_is_told_with_the_clause(house) {
        let region = json!({"type": "regional_secretariat", "territory": "03", "starts_on": "2019-01-01"});
        let region = house.post("/v1/bodies", region).expect(201).id();
        let (_, meeting) = assembly(house, json!({"open_actions": "provincial_secretariat", "present_programme": "regional_secretariat"}));
        let programme = json!({"kind": "present_programme", "title": "برنامج"});
        let missing = decide(house, &meeting, &json!({"effects": [programme]})).in_language("en").refused(409, "confirming-body-is-missing");
        assert_eq!((missing.text("/clause/id"), missing.text("/detail")), ("art-33".to_owned(), "regional_secretariat".to_owned()), "{missing}");
        house.post("/v1/bodies/taounate-secretariat/moves", json!({"parent": region, "on": "2021-01-01", "source": source()})).expect(200);
        let waiting = decide(house, &meeting, &json!({"effects": [programme]})).expect(201);
        assert_eq!(waiting.text("/awaits_body_id"), region, "the nearest of that type");
        let another = decide(house, &meeting, &json!({"effects": [programme], "awaits": "taounate-secretariat"})).refused(409, "another-body-confirms");
        assert!(another.has_fault("/awaits", "another-body-confirms"), "{another}");
        assert_eq!((another.text("/clause/id"), another.text("/detail")), ("art-33".to_owned(), "regional_secretariat".to_owned()), "{another}");
        decide(house, &meeting, &json!({"effects": [action(), programme]})).in_language("fr").refused(409, "several-bodies-confirm");
        assert_eq!(house.get("/v1/programmes").expect(200).data().len(), 0, "nothing was done");
    }

    fn a_subject_is_confirmed_as_a_majority_is_asked(house) {
        let (people, meeting) = assembly(house, json!({"expulsion": "provincial_secretariat", "loans": "provincial_secretariat"}));
        let member = json!({"person_id": person(house, "هند المريني", "female"), "starts_on": "2020-01-01", "source": source()});
        let member = house.post("/v1/memberships", member).expect(201);
        let end = |standing: &str| json!({"effects": [{"kind": "end_membership", "person_id": member.text("/person_id"), "ends_on": "2022-12-08", "standing": standing}]});
        let put_out = decide(house, &meeting, &end("excluded")).expect(201);
        assert_eq!(put_out.text("/outcome"), "unconfirmed");
        assert_eq!(house.get(format!("/v1/memberships/{}", member.id())).expect(200).text("/standing"), "active");
        let on = |subject: &str| decide(house, &meeting, &json!({"effects": [action()], "subject": subject}));
        assert_eq!(on("loans").expect(201).text("/outcome"), "unconfirmed", "a subject without a majority of its own");
        let unknown = on("weather").refused(409, "subject-is-unknown");
        assert!(unknown.text("/detail").contains("loans"), "{unknown}");
        let roll = json!({"mode": "roll_call", "effects": [action()], "subject": "loans", "votes": people.iter().map(|who| json!({"person_id": who, "choice": "for"})).collect::<Vec<_>>()});
        let voted = decide(house, &meeting, &roll).expect(201);
        assert_eq!((voted.text("/outcome"), voted.text("/majority/subject")), ("unconfirmed".to_owned(), "default".to_owned()));
    }

    fn statutes_name_bodies_above_and_a_comparison_tells(house) {
        let with = |confirmed_by: Value| {
            let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
            let kinds = document["body_types"].as_array_mut().unwrap();
            let place = kinds.iter().position(|kind| kind["code"] == "provincial_bureau").unwrap();
            kinds[place]["confirmed_by"] = confirmed_by;
            (json!({"effective_from": "2024-06-01", "source": {"kind": "printed statutes"}, "document": document}), place)
        };
        let (wrong, place) = with(json!({"default": "provincial_secretariat", "expulsion": "senate", "statutes": "provincial_bureau"}));
        let refused = house.post("/v1/statutes", wrong).refused(422, "invalid");
        let at = |subject: &str| format!("/document/body_types/{place}/confirmed_by/{subject}");
        for (subject, code) in [("default", "confirmed-by-default"), ("expulsion", "unknown-body-type"), ("statutes", "not-above")] {
            assert!(refused.has_fault(&at(subject), code), "{refused}");
        }
        let first = house.get("/v1/statutes/in-force").expect(200).id();
        let (sound, _) = with(json!({"expulsion": "provincial_secretariat"}));
        let second = house.post("/v1/statutes", sound).expect(201).id();
        let told = house.get(format!("/v1/statutes/{first}/comparison?with={second}")).expect(200);
        let field = &told.body["differences"][0]["fields"][0];
        assert_eq!((field["pointer"].as_str().unwrap(), &field["after"]), (format!("/body_types/{place}/confirmed_by/expulsion").as_str(), &json!("provincial_secretariat")), "{told}");
    }
}
