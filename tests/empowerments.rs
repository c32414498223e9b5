//! Written authorities: given by a decision, for a purpose and within limits, taken back by another or by an annulment.
use serde_json::{Value, json};

use crate::cast::{person, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau};

/// A meeting of the bureau on that day, with all its people.
fn met(house: &House, people: &[String], day: &str) -> String {
    attended(house, day, &people.iter().collect::<Vec<_>>())
}

fn decide(house: &House, meeting: &str, effects: &Value) -> Ask {
    let new = json!({"title": "تفويض", "mode": "consensus", "effects": effects});
    house.post(format!("{meeting}/decisions"), new)
}

fn empower(who: &str, more: &Value) -> Value {
    let mut effect = json!({"kind": "empower_person", "person_id": who, "purpose": "توقيع عقد كراء المقر", "limits": "في حدود ثلاثة آلاف درهم في الشهر"});
    effect.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    effect
}

fn revoke(id: &str, more: &Value) -> Value {
    let mut effect = json!({"kind": "revoke_empowerment", "empowerment_id": id});
    effect.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    effect
}

/// Whether an empowerment holds on a day.
fn holds(house: &House, id: &str, day: &str) -> bool {
    let held = house.get(format!("/v1/empowerments?in_force=true&as_of={day}")).expect(200);
    held.data().iter().any(|one| one["id"] == id)
}

fn given(house: &House, decision: &Answer) -> Answer {
    house.get(decision.text("/results/0/path")).expect(200)
}

both! {
    fn a_decision_gives_an_authority_from_day_to_day_and_the_paper_of_it(house) {
        let people = bureau(house);
        let (meeting, who) = (met(house, &people, "2022-12-08"), person(house, "نعيمة الوزاني", "female"));
        let tried = json!({"title": "تفويض", "mode": "consensus", "effects": [empower(&who, &json!({}))]});
        house.post(format!("{meeting}/decisions?dry_run=true"), tried).expect(200);
        assert!(house.get("/v1/empowerments").expect(200).data().is_empty());
        let decision = decide(house, &meeting, &json!([empower(&who, &json!({"ends_on": "2023-01-31"}))])).expect(201);
        let told = given(house, &decision);
        assert_eq!((told.text("/purpose"), told.text("/starts_on"), told.text("/ends_on")), ("توقيع عقد كراء المقر".to_owned(), "2022-12-08".to_owned(), "2023-01-31".to_owned()));
        assert_eq!((told.text("/decision_id"), told.text("/person/name_ar"), &told.body["in_force"]), (decision.id(), "نعيمة الوزاني".to_owned(), &json!(false)), "it is over today: {told}");
        let id = told.id();
        let days = ["2022-12-07", "2022-12-08", "2023-01-31", "2023-02-01"].map(|day| holds(house, &id, day));
        assert_eq!(days, [false, true, true, false]);
        house.get(format!("/v1/empowerments/{id}?as_of=2022-12-07")).refused(404, "not-found");
        for list in [format!("person_id={who}"), "body=taounate-bureau".to_owned(), format!("decision_id={}", decision.id())] {
            assert_eq!(house.get(format!("/v1/empowerments?{list}&total=true")).expect(200).body["total"], 1, "{list}");
        }
        let nobody = house.get(format!("/v1/empowerments?person_id={}&total=true", people[0])).expect(200);
        assert_eq!(nobody.body["total"], 0);
        let line = "- تفويض السيدة نعيمة الوزاني: توقيع عقد كراء المقر (الحدود: في حدود ثلاثة آلاف درهم في الشهر، إلى: الثلاثاء 31 يناير 2023)";
        for paper in [format!("{meeting}/minutes.txt?lang=ar"), format!("/v1/decisions/{}/extract.txt?lang=ar", decision.id())] {
            let told = house.get(&paper).expect(200).to_string();
            assert!(told.contains(line), "{paper}: {told}");
        }
        house.get(format!("/v1/decisions/{}/extract.pdf?lang=ar", decision.id())).expect(200);
        assert_eq!(house.get(format!("/v1/empowerments/{id}/history")).expect(200).data().len(), 1);
        house.patch(&meeting, json!({"held_on": "2022-12-09"})).refused(409, "what-it-did-is-of-that-day");
    }

    fn what_is_given_has_days_in_order_and_a_known_person(house) {
        let people = bureau(house);
        let (meeting, who) = (met(house, &people, "2022-12-08"), person(house, "نعيمة الوزاني", "female"));
        let refused = |more: Value, pointer: &str, code: &str| {
            let told = decide(house, &meeting, &json!([empower(&who, &more)])).refused(409, code);
            assert!(told.has_fault(pointer, code), "{told}");
        };
        refused(json!({"starts_on": "2022-12-07"}), "/effects/0/starts_on", "empowerment-precedes-its-decision");
        refused(json!({"ends_on": "2022-12-07"}), "/effects/0/ends_on", "empowerment-ends-first");
        refused(json!({"person_id": "01890a5d-ac96-774b-bcce-b302099a8057"}), "/effects/0/person_id", "person-is-unknown");
        decide(house, &meeting, &json!([{"kind": "empower_person", "person_id": who, "purpose": " "}])).faulty("/effects/0/purpose", "empty-text");
        assert!(house.get("/v1/empowerments").expect(200).data().is_empty());
    }

    fn it_is_taken_back_by_a_later_decision_once(house) {
        let people = bureau(house);
        let (meeting, who) = (met(house, &people, "2022-12-08"), person(house, "نعيمة الوزاني", "female"));
        let decision = decide(house, &meeting, &json!([empower(&who, &json!({}))])).expect(201);
        let id = given(house, &decision).id();
        assert!(holds(house, &id, "2025-01-01"), "until it is taken back");
        let later = met(house, &people, "2023-03-11");
        let early = decide(house, &later, &json!([revoke(&id, &json!({"on": "2022-12-07"}))])).refused(409, "revocation-comes-first");
        assert!(early.has_fault("/effects/0/on", "revocation-comes-first"), "{early}");
        let taken = decide(house, &later, &json!([revoke(&id, &json!({}))])).expect(201);
        assert_eq!(taken.text("/results/0/kind"), "empowerment");
        let told = house.get(format!("/v1/empowerments/{id}")).expect(200);
        assert_eq!((told.text("/revoked_on"), told.text("/revoked_by")), ("2023-03-11".to_owned(), taken.id()));
        assert_eq!(["2023-03-11", "2023-03-12"].map(|day| holds(house, &id, day)), [true, false]);
        let again = decide(house, &later, &json!([revoke(&id, &json!({}))])).refused(409, "empowerment-is-over");
        assert!(again.has_fault("/effects/0/empowerment_id", "empowerment-is-over"), "{again}");
        decide(house, &later, &json!([revoke("01890a5d-ac96-774b-bcce-b302099a8057", &json!({}))])).refused(409, "effect-target-is-unknown");
        let minutes = house.get(format!("{later}/minutes.txt?lang=ar")).expect(200).to_string();
        assert!(minutes.contains("- إلغاء تفويض السيدة نعيمة الوزاني: توقيع عقد كراء المقر"), "{minutes}");
        assert_eq!(house.get(format!("/v1/empowerments/{id}/history")).expect(200).data().len(), 2);
    }

    fn a_body_above_takes_it_back_and_none_beside(house) {
        let people = bureau(house);
        let who = person(house, "نعيمة الوزاني", "female");
        let above = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-10"});
        let above = format!("/v1/meetings/{}", house.post("/v1/meetings", above).expect(201).id());
        let ordered = |effects: Value| {
            let new = json!({"title": "تفويض", "mode": "consensus", "source": source(), "effects": effects});
            house.post(format!("{above}/decisions"), new)
        };
        let own = ordered(json!([empower(&who, &json!({}))])).expect(201);
        let own = given(house, &own).id();
        let meeting = met(house, &people, "2022-12-20");
        decide(house, &meeting, &json!([revoke(&own, &json!({}))])).refused(409, "empowerment-is-another-bodys");
        let below = met(house, &people, "2022-12-09");
        let given_below = decide(house, &below, &json!([empower(&who, &json!({}))])).expect(201);
        ordered(json!([revoke(&given(house, &given_below).id(), &json!({}))])).expect(201);
    }

    fn an_annulment_ends_it_and_a_confirmation_begins_it(house) {
        let people = bureau(house);
        let (meeting, who) = (met(house, &people, "2022-12-08"), person(house, "نعيمة الوزاني", "female"));
        let waiting = json!({"title": "تفويض", "mode": "consensus", "awaits": "taounate-secretariat", "effects": [empower(&who, &json!({}))]});
        let waiting = house.post(format!("{meeting}/decisions"), waiting).expect(201);
        assert!(house.get("/v1/empowerments").expect(200).data().is_empty(), "it waits");
        let above = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-20"});
        let above = format!("/v1/meetings/{}", house.post("/v1/meetings", above).expect(201).id());
        let confirm = json!({"title": "مصادقة", "mode": "consensus", "source": source(), "effects": [{"kind": "confirm_decision", "decision_id": waiting.id()}]});
        house.post(format!("{above}/decisions"), confirm).expect(201);
        let told = house.get(format!("/v1/empowerments?decision_id={}", waiting.id())).expect(200);
        assert_eq!(told.text("/data/0/starts_on"), "2022-12-20", "of the day it was confirmed");
        let later = met(house, &people, "2023-03-11");
        let annulled = decide(house, &later, &json!([{"kind": "annul_decision", "decision_id": waiting.id()}])).expect(201);
        let kinds: Vec<&Value> = annulled.body["results"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
        assert_eq!(kinds, [&json!("decision"), &json!("empowerment")]);
        let told = house.get(format!("/v1/empowerments?decision_id={}", waiting.id())).expect(200);
        assert_eq!((told.text("/data/0/revoked_on"), told.text("/data/0/revoked_by")), ("2023-03-11".to_owned(), annulled.id()));
    }

    fn whoever_is_recused_from_somebody_gives_and_takes_back_nothing(house) {
        let people = bureau(house);
        let (meeting, who) = (met(house, &people, "2022-12-08"), person(house, "نعيمة الوزاني", "female"));
        house.patch(format!("/v1/persons/{who}"), json!({"residence": "03.531"})).expect(200);
        let records = json!({"permissions": ["decision.record", "meeting.read", "body.read", "person.read"], "territory": "03.531"});
        let token = house.account("records decisions", records).text("/secret");
        decide(house, &meeting, &json!([empower(&who, &json!({}))])).with_token(&token).expect(201);
        let clerk = people[0].clone();
        let secret = house.post("/v1/tokens", json!({"name": "tests", "person_id": clerk})).expect(201).text("/secret");
        let grant = json!({"person_id": clerk, "permissions": ["decision.record", "meeting.read", "body.read", "person.read"], "territory": "03.531", "source": source()});
        house.post("/v1/access/grants", grant).expect(201);
        let recusal = json!({"person_id": clerk, "about": who, "reason": "cousins", "source": source()});
        house.post("/v1/access/recusals", recusal).expect(201);
        decide(house, &meeting, &json!([empower(&who, &json!({}))])).with_token(&secret).refused(403, "recused");
    }
}
