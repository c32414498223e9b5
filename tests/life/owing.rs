//! What the party owes the authorities because of an act, where that is corrected, withdrawn, or hands it over.
use serde_json::{Value, json};

use crate::cast::{person, secretariat};
use crate::house::{House, both};

use super::withdrawing::{there_and_back, withdrawal};
use super::{by, came_of, formed};

/// Orders effects at a meeting of a body in May 2023; answers the decision.
fn decided(house: &House, body: &str, effects: Value) -> String {
    let meeting = json!({"body": body, "kind": "ordinary", "held_on": "2023-05-01"});
    let meeting = house.post("/v1/meetings", meeting).expect(201).id();
    let decision = json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects});
    house.post(format!("/v1/meetings/{meeting}/decisions"), decision).expect(201).id()
}

fn act_on(house: &House, body: &str) -> String {
    house.get(format!("/v1/acts?body={body}")).expect(200).text("/data/0/id")
}

/// The days of what is owed: opened, due.
fn owed(house: &House) -> Vec<(String, String)> {
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let tasks = house.get("/v1/legal-tasks").expect(200);
    tasks.data().iter().map(|one| (text(one, "opened_on"), text(one, "due_on"))).collect()
}

fn once() -> Vec<(String, String)> {
    vec![("2023-05-01".to_owned(), "2023-05-31".to_owned())]
}

both! {
    fn what_an_act_called_for_is_owed_no_more_once_it_is_withdrawn(house) {
        let body = secretariat(house);
        decided(house, &body, json!([{"kind": "move_body", "body": body, "territory": "01.051", "on": "2190-01-01"}]));
        let (act, task) = (act_on(house, &body), house.get("/v1/legal-tasks").expect(200).text("/data/0/id"));
        // The day of the decision is the day of the event, whenever the act takes effect.
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2189-01-01"})).expect(200);
        assert_eq!(owed(house), once());
        let tried = house.post(format!("/v1/acts/{act}/withdrawals?dry_run=true"), json!({"reason": "سجل سهوا"})).expect(200);
        assert_eq!(owed(house), once());
        let taken = withdrawal(house, &act).expect(200);
        assert_eq!(came_of(&taken.body).last().unwrap(), "taken_out legal_task");
        assert_eq!(tried.body["result"]["consequences"], taken.body["consequences"]);
        house.get(format!("/v1/legal-tasks/{task}")).refused(404, "not-found");
        let entries = house.get(format!("/v1/journal?object_id={task}")).expect(200);
        assert_eq!((entries.data().len(), &entries.data()[1]["after"]), (2, &Value::Null), "{entries}");
    }

    fn what_was_declared_is_kept_and_told_so(house) {
        let body = secretariat(house);
        decided(house, &body, json!([{"kind": "move_body", "body": body, "territory": "01.051", "on": "2190-01-01"}]));
        let task = house.get("/v1/legal-tasks").expect(200).text("/data/0/id");
        house.patch(format!("/v1/legal-tasks/{task}"), json!({"done_on": "2023-05-10"})).expect(200);
        let taken = withdrawal(house, &act_on(house, &body)).expect(200);
        assert_eq!(came_of(&taken.body).last().unwrap(), "kept legal_task");
        assert_eq!(taken.body["consequences"].as_array().unwrap().last().unwrap()["path"], format!("/v1/legal-tasks/{task}"));
        assert_eq!(house.get(format!("/v1/legal-tasks/{task}")).expect(200).text("/done_on"), "2023-05-10");
    }

    fn what_something_else_still_calls_for_is_owed_still(house) {
        let body = secretariat(house);
        let her = person(house, "سعاد الجبلي", "female");
        for slug in ["youth", "women"] {
            formed(house, json!({"type": "pole", "parent": body, "slug": slug}));
        }
        let end = |slug: &str| json!({"kind": "dissolve_body", "body": slug, "ends_on": "2189-12-31"});
        // Two meetings of one day owe it together: the last act withdrawn takes it out.
        decided(house, &body, json!([end("youth")]));
        decided(house, &body, json!([end("women")]));
        assert_eq!(owed(house), once());
        let taken = withdrawal(house, &act_on(house, "youth")).expect(200);
        assert_eq!((came_of(&taken.body), owed(house)), (vec!["restored youth".to_owned()], once()));
        let taken = withdrawal(house, &act_on(house, "women")).expect(200);
        assert_eq!((came_of(&taken.body), owed(house)), (vec!["restored women".to_owned(), "taken_out legal_task".to_owned()], vec![]));
        // An office that was filled besides is to be declared whatever becomes of the act.
        let appoint = json!({"kind": "appoint", "body": body, "position_type": "provincial_secretary", "person_id": her});
        decided(house, &body, json!([end("youth"), appoint]));
        let taken = withdrawal(house, &act_on(house, "youth")).expect(200);
        assert_eq!((came_of(&taken.body), owed(house)), (vec!["restored youth".to_owned()], once()));
    }

    fn an_act_no_decision_ordered_leaves_what_is_owed_alone(house) {
        let body = secretariat(house);
        formed(house, json!({"type": "pole", "parent": body, "slug": "youth"}));
        let decision = decided(house, &body, json!([{"kind": "move_body", "body": body, "names": {"ar": "الأمانة"}, "on": "2190-01-01"}]));
        let ended = house.post("/v1/bodies/youth/dissolutions", json!({"ends_on": "2024-12-31", "decision_id": decision})).expect(200).text("/act_id");
        assert_eq!(came_of(&withdrawal(house, &ended).expect(200).body), ["restored youth"]);
        assert_eq!(owed(house), once());
    }

    fn what_is_owed_goes_to_the_survivor_of_a_merger_and_comes_back(house) {
        let survivor = formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"})).id();
        let old = secretariat(house);
        let her = person(house, "سعاد الجبلي", "female");
        decided(house, &old, json!([{"kind": "appoint", "body": old, "position_type": "provincial_secretary", "person_id": her}]));
        let task = house.get("/v1/legal-tasks").expect(200).text("/data/0/id");
        let body = |day: &str| house.get(format!("/v1/legal-tasks/{task}?as_of={day}")).expect(200).text("/body_id");
        let order = by(json!({"absorbs": [old], "on": "2023-06-01"}));
        let path = format!("/v1/bodies/{survivor}/mergers");
        let taken = there_and_back(house, &path, &order);
        assert!(came_of(&taken.body).contains(&"restored legal_task".to_owned()), "{taken}");
        assert_eq!((body("2023-05-31"), body("2023-06-01")), (old.clone(), old.clone()));
        let act = house.post(&path, order.clone()).expect(200).text("/act_id");
        assert_eq!((body("2023-05-31"), body("2023-06-01")), (old.clone(), survivor.clone()));
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-07-01"})).expect(200);
        assert_eq!((body("2023-06-30"), body("2023-07-01")), (old.clone(), survivor.clone()));
        // What the survivor did of it stays done, and the task comes back.
        house.patch(format!("/v1/legal-tasks/{task}"), json!({"done_on": "2023-07-02"})).expect(200);
        withdrawal(house, &act).expect(200);
        assert_eq!(body("2023-07-01"), old);
        assert_eq!(house.get(format!("/v1/legal-tasks/{task}")).expect(200).text("/done_on"), "2023-07-02");
        // Done before the merger, it stays where it was done.
        house.patch(format!("/v1/legal-tasks/{task}"), json!({"done_on": "2023-05-10"})).expect(200);
        let merged = house.post(&path, order).expect(200);
        assert!(!came_of(&merged.body).iter().any(|one| one.ends_with("legal_task")), "{merged}");
    }
}
