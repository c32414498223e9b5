//! What a decision does to another: confirmed by a body above, and carried out then; annulled, and undone as far as that goes.
use serde_json::{Value, json};

use crate::cast::{person, position, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau};

/// A meeting of a body on a day; answers its path.
fn met(house: &House, body: &str, day: &str) -> String {
    let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": day}));
    format!("/v1/meetings/{}", meeting.expect(201).id())
}

/// A meeting of the secretariat above the bureau, on that day.
fn above(house: &House, day: &str) -> String {
    met(house, "taounate-secretariat", day)
}

fn decide(house: &House, meeting: &str, fields: &Value) -> Ask {
    let mut decision = json!({"title": "مقرر", "mode": "consensus"});
    decision.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    house.post(format!("{meeting}/decisions"), decision)
}

/// A decision of the secretariat, kept as history: nobody's attendance is recorded.
fn ordered(house: &House, meeting: &str, effect: &Value) -> Ask {
    decide(house, meeting, &json!({"effects": [effect], "source": source()}))
}

fn of(house: &House, decision: &Answer) -> Answer {
    house.get(format!("/v1/decisions/{}", decision.id())).expect(200)
}

fn action(title: &str) -> Value {
    json!({"kind": "open_actions", "actions": [{"title": title}]})
}

both! {
    fn what_a_body_above_has_to_confirm_is_carried_out_only_then(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let office = json!({"kind": "appoint", "body": "taounate-bureau", "position_type": "bureau_member", "person_id": person(house, "هند المريني", "female")});
        let waits = |awaits: &str, effects: Value| decide(house, &meeting, &json!({"effects": effects, "awaits": awaits}));
        let below = waits("taounate-bureau", json!([action("إجراء")])).refused(409, "awaited-body-is-not-above");
        assert!(below.has_fault("/awaits", "awaited-body-is-not-above"), "{below}");
        waits("taounate-secretariat", json!([])).refused(409, "nothing-waits");
        let unknown = json!([{"kind": "end_appointment", "appointment_id": "01890a5d-ac96-774b-bcce-b302099a8057", "ended_by": "resignation"}]);
        assert!(waits("taounate-secretariat", unknown).send().status >= 404, "what cannot be done is refused at once");
        let waiting = waits("taounate-secretariat", json!([action("إجراء"), office])).expect(201);
        assert_eq!((waiting.text("/outcome"), waiting.body["results"].as_array().unwrap().len()), ("unconfirmed".to_owned(), 0));
        assert_eq!(house.get("/v1/actions").expect(200).data().len(), 0, "nothing is carried out yet");
        let list = house.get("/v1/decisions?awaits=taounate-secretariat&outcome=unconfirmed&total=true").expect(200);
        assert_eq!((list.text("/data/0/id"), &list.body["total"]), (waiting.id(), &json!(1)));
        let extract = |language: &str| house.get(format!("/v1/decisions/{}/extract.txt", waiting.id())).in_language(language).expect(200).to_string();
        let extract = |language: &str| extract(language).split_once("Extrait").map(|(_, paper)| paper.to_owned()).unwrap();
        let before = extract("fr");
        assert!(before.contains("qu’après confirmation par l’instance") && !before.contains("n’est plus au registre"), "{before}");
        let confirm = json!({"kind": "confirm_decision", "decision_id": waiting.id()});
        let wrong = decide(house, &meeting, &json!({"effects": [confirm]})).refused(409, "decision-does-not-wait");
        assert!(wrong.has_fault("/effects/0/decision_id", "decision-does-not-wait"), "{wrong}");
        let later = above(house, "2022-12-20");
        house.post(format!("{later}/decisions?dry_run=true"), json!({"title": "مصادقة", "mode": "consensus", "source": source(), "effects": [confirm]})).expect(200);
        assert_eq!(of(house, &waiting).text("/outcome"), "unconfirmed", "a dry run does nothing");
        let confirmed = ordered(house, &later, &confirm).expect(201);
        let now = of(house, &waiting);
        assert_eq!((now.text("/outcome"), now.text("/confirmed_by"), now.body["results"].as_array().unwrap().len()), ("adopted".to_owned(), confirmed.id(), 2));
        assert_eq!(confirmed.text("/results/0/path"), format!("/v1/decisions/{}", waiting.id()));
        let seat = house.get(now.text("/results/1/path")).expect(200);
        assert_eq!((seat.text("/starts_on"), seat.text("/basis/decision_id")), ("2022-12-20".to_owned(), waiting.id()), "from the day it was confirmed");
        assert_eq!(extract("fr"), before, "the paper reads as it did");
        ordered(house, &later, &confirm).refused(409, "decision-does-not-wait");
        let told = house.get(format!("{later}/minutes.txt")).in_language("ar").expect(200).to_string();
        assert!(told.contains("المصادقة على القرار «مقرر»"), "{told}");
    }

    fn what_is_annulled_ends_where_it_can_and_is_listed_where_it_cannot(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let who = person(house, "هند المريني", "female");
        let held = house.get("/v1/bodies/taounate-bureau/members?as_of=2022-12-01").expect(200);
        let ended = held.data().iter().find(|one| one["person"]["id"] == people[4]).unwrap();
        let appointment = ended["id"].as_str().or_else(|| ended["appointment_id"].as_str()).unwrap().to_owned();
        let effects = json!([
            {"kind": "form_body", "type": "pole", "parent": "taounate-secretariat", "slug": "taounate-youth-pole", "names": {"ar": "قطب الشباب"}, "starts_on": "2022-12-08"},
            {"kind": "appoint", "body": "taounate-bureau", "position_type": "bureau_member", "person_id": who},
            {"kind": "end_appointment", "appointment_id": appointment, "ended_by": "revocation"},
            action("إجراء"),
            {"kind": "present_programme", "title": "برنامج", "axes": []},
        ]);
        let done = decide(house, &above(house, "2022-12-08"), &json!({"effects": effects, "source": source()})).expect(201);
        let annul = json!({"kind": "annul_decision", "decision_id": done.id()});
        let own = decide(house, &meeting, &json!({"effects": [annul]})).refused(409, "decision-is-another-bodys");
        assert!(own.has_fault("/effects/0/decision_id", "decision-is-another-bodys"), "{own}");
        ordered(house, &above(house, "2022-12-01"), &annul).refused(409, "decision-is-later");
        let annulled = ordered(house, &above(house, "2023-01-10"), &annul).expect(201);
        assert_eq!(of(house, &done).text("/annulled_by"), annulled.id());
        let results = annulled.body["results"].as_array().unwrap();
        let left: Vec<(&str, &str)> = results.iter().filter_map(|one| Some((one["kind"].as_str()?, one["left_because"].as_str()?))).collect();
        assert_eq!(left, [("programme", "effect-stays")], "{annulled}");
        let last = |path: &str| house.get(path).expect(200).text("/ends_on");
        assert_eq!(last(&done.text("/results/1/path")), "2023-01-10", "the seat that was given");
        let back = house.get(results.iter().find(|one| one["kind"] == "appointment" && one["path"] != done.body["results"][1]["path"]).unwrap()["path"].as_str().unwrap()).expect(200);
        assert_eq!((back.text("/person/id"), back.text("/starts_on")), (people[4].clone(), "2023-01-11".to_owned()), "whoever had to leave is back");
        assert_eq!(house.get("/v1/actions").expect(200).text("/data/0/status"), "dropped");
        assert_eq!(house.get("/v1/bodies/taounate-youth-pole?as_of=2023-01-10").expect(200).text("/ends_on"), "2023-01-10");
        ordered(house, &above(house, "2023-01-11"), &annul).refused(409, "nothing-to-annul");
        let told = house.get(format!("/v1/decisions/{}/extract.txt", annulled.id())).in_language("en").expect(200).to_string();
        assert!(told.contains("Decision annulled: “"), "{told}");
    }

    fn a_programme_is_presented_then_adopted_and_an_annulment_takes_that_back(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let present = json!({"kind": "present_programme", "title": "برنامج العمل", "axes": ["التنظيم"]});
        let presented = decide(house, &meeting, &json!({"effects": [present]})).expect(201);
        let (programme, id) = (presented.text("/results/0/path"), presented.text("/results/0/id"));
        assert_eq!(house.get(&programme).expect(200).body["adopted_on"], json!(null));
        let adopt = json!({"kind": "adopt_programme", "programme_id": id});
        ordered(house, &above(house, "2022-12-07"), &adopt).refused(409, "programme-is-presented-later");
        let pole = json!({"type": "pole", "parent": "taounate-secretariat", "names": {"ar": "قطب الشباب"}, "slug": "youth-pole", "starts_on": "2021-01-01", "source": source()});
        house.post("/v1/bodies", pole).expect(201);
        let beside = met(house, "youth-pole", "2023-01-09");
        let refused = ordered(house, &beside, &adopt).refused(409, "programme-is-another-bodys");
        assert!(refused.has_fault("/effects/0/programme_id", "programme-is-another-bodys"), "{refused}");
        let adopted = ordered(house, &above(house, "2023-01-10"), &adopt).expect(201);
        let told = house.get(&programme).expect(200);
        assert_eq!((told.text("/adopted_on"), told.text("/adoption_decision_id")), ("2023-01-10".to_owned(), adopted.id()));
        assert_eq!(house.get(format!("{programme}?as_of=2023-01-09")).expect(200).body["adopted_on"], json!(null), "not yet");
        ordered(house, &above(house, "2023-01-11"), &adopt).refused(409, "programme-is-adopted");
        let nothing = json!({"kind": "adopt_programme", "programme_id": "00000000-0000-7000-8000-000000000000"});
        ordered(house, &above(house, "2023-01-11"), &nothing).refused(409, "effect-target-is-unknown");
        let extract = house.get(format!("/v1/decisions/{}/extract.txt", adopted.id())).expect(200).to_string();
        assert!(extract.contains("اعتماد برنامج: برنامج العمل"), "{extract}");
        let annul = json!({"kind": "annul_decision", "decision_id": adopted.id()});
        ordered(house, &above(house, "2023-01-12"), &annul).expect(201);
        assert_eq!(house.get(&programme).expect(200).body["adopted_on"], json!(null));
    }

    fn an_annulment_undoes_what_its_decision_did_and_nothing_else(house) {
        let people = bureau(house);
        let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
        let seats = position(house, &bureau, "bureau_member");
        let who = person(house, "هند المريني", "female");
        let until = json!({"person_id": who, "starts_on": "2021-03-01", "ends_on": "2024-12-31", "source": source()});
        let lasting = house.post(format!("/v1/positions/{seats}/appointments"), until).expect(201).id();
        let end = json!({"kind": "end_appointment", "appointment_id": lasting, "ended_by": "revocation"});
        let first = decide(house, &above(house, "2022-12-08"), &json!({"effects": [end, action("إجراء")], "source": source()})).expect(201);
        let annul = |of: &Answer| json!({"kind": "annul_decision", "decision_id": of.id()});
        let second = ordered(house, &above(house, "2023-01-10"), &annul(&first)).expect(201);
        let back = second.body["results"].as_array().unwrap().iter().find(|one| one["kind"] == "appointment").unwrap()["path"].as_str().unwrap().to_owned();
        let seat = house.get(&back).expect(200);
        assert_eq!((seat.text("/person/id"), seat.text("/starts_on"), seat.text("/ends_on")), (who, "2023-01-11".to_owned(), "2024-12-31".to_owned()), "with the end it had");
        // Annulling the annulment takes the seat again, and does not touch what the annulment had left alone.
        let third = ordered(house, &above(house, "2023-02-10"), &annul(&second)).expect(201);
        assert_eq!(house.get(&back).expect(200).text("/ends_on"), "2023-02-10");
        let touched = third.body["results"].as_array().unwrap().iter().filter(|one| one["left_because"].is_null()).count();
        assert_eq!(touched, 2, "the decision, and the seat: {third}");
        let early = decide(house, &attended(house, "2022-12-15", &people.iter().take(3).collect::<Vec<_>>()), &json!({"effects": [action("إجراء")], "awaits": "taounate-secretariat"})).expect(201);
        let confirm = json!({"kind": "confirm_decision", "decision_id": early.id()});
        ordered(house, &above(house, "2022-12-14"), &confirm).refused(409, "decision-is-later");
    }
}
