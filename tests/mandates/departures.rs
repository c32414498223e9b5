//! What the law asks when an elected member leaves, and what it does not.
use serde_json::{Value, json};

use super::{commune, council, mandate};
use crate::cast::{person, secretariat, source};
use crate::house::{Answer, House, both};

/// A member of the secretariat, or of no unit.
fn member(house: &House, person: &str, unit: Option<&str>) -> String {
    let new = json!({"person_id": person, "starts_on": "2015-01-01", "unit": unit, "source": source()});
    house.post("/v1/memberships", new).expect(201).id()
}

fn leave(house: &House, membership: &str, standing: &str) -> Answer {
    house
        .post(
            format!("/v1/memberships/{membership}/end"),
            json!({"ends_on": "2024-03-31", "standing": standing, "source": source()}),
        )
        .expect(200)
}

/// What of a kind came of it.
fn told(answer: &Answer, kind: &str) -> Vec<Value> {
    let all = answer.body["consequences"].as_array().unwrap();
    all.iter().filter(|one| one["kind"] == kind).cloned().collect()
}

fn tasks(house: &House) -> Answer {
    house.get("/v1/legal-tasks?total=true").expect(200)
}

both! {
    fn who_leaves_by_choice_and_is_elected_opens_a_task_for_each_mandate(house) {
        let body = secretariat(house);
        let (there, province) = (commune(house), council(house, "provincial_council", "03.531", "مجلس إقليم تاونات"));
        let her = person(house, "نعيمة الوزاني", "female");
        let held = [&there, &province].map(|institution| mandate(house, &her, institution, &json!({})).expect(201).id());
        let membership = member(house, &her, Some(&body));
        let tried = house.post(format!("/v1/memberships/{membership}/end?dry_run=true"), json!({"ends_on": "2024-03-31", "standing": "resigned"})).expect(200);
        assert_eq!(tried.body["result"]["consequences"].as_array().unwrap().len(), 4, "{tried}");
        assert_eq!(tasks(house).data().len(), 0, "it was only tried");
        let left = leave(house, &membership, "resigned");
        let kept: Vec<(Value, Value)> = told(&left, "mandate").iter().map(|one| (one["id"].clone(), one["what"].clone())).collect();
        assert_eq!(kept, held.clone().map(|id| (json!(id), json!("kept"))));
        let opened = told(&left, "legal_task");
        assert!(opened.len() == 2 && opened.iter().all(|one| one["what"] == "opened" && one["to_body_id"] == json!(body)), "{left}");
        let owed = house.get("/v1/legal-tasks").in_language("fr").expect(200);
        for (task, mandate) in owed.data().iter().zip(&held) {
            assert_eq!((&task["event"], &task["authority"], &task["clause"]), (&json!("elected_member_departure"), &json!("institution_president"), &json!("art-39")));
            assert_eq!((&task["opened_on"], &task["due_on"]), (&json!("2024-03-31"), &json!("2024-04-30")), "one month");
            assert_eq!((&task["mandate_id"], &task["body_id"]), (&json!(mandate), &json!(body)));
            assert_eq!(task["label"], "Suivi du départ volontaire d’un élu");
        }
        for id in &held {
            assert_eq!(house.get(format!("/v1/mandates/{id}")).expect(200).body["ends_on"], Value::Null, "the mandate stands");
        }
        let task = opened[0]["path"].as_str().unwrap();
        house.patch(task, json!({"done_on": "2024-04-15"})).expect(200);
        assert_eq!(house.get(format!("{task}/history")).expect(200).data().len(), 2);
    }

    fn two_who_leave_one_unit_on_one_day_are_two_tasks(house) {
        let body = secretariat(house);
        let there = commune(house);
        let mut seen = Vec::new();
        for name in ["نعيمة الوزاني", "رشيد الفيلالي"] {
            let one = person(house, name, "female");
            let held = mandate(house, &one, &there, &json!({})).expect(201).id();
            let left = leave(house, &member(house, &one, Some(&body)), "transferred");
            let [task] = told(&left, "legal_task").try_into().unwrap_or_else(|_| panic!("{left}"));
            // What the first left is done before the second leaves.
            house.patch(task["path"].as_str().unwrap(), json!({"done_on": "2024-04-02"})).expect(200);
            seen.push(json!(held));
        }
        let owed: Vec<Value> = tasks(house).data().iter().map(|task| task["mandate_id"].clone()).collect();
        assert_eq!(owed, seen);
    }

    fn who_is_put_out_dies_or_is_not_renewed_opens_nothing_and_the_mandate_stands(house) {
        let body = secretariat(house);
        let there = commune(house);
        for (name, standing) in [("نعيمة الوزاني", "excluded"), ("رشيد الفيلالي", "deceased"), ("كمال البقالي", "lapsed")] {
            let one = person(house, name, "male");
            let held = mandate(house, &one, &there, &json!({})).expect(201);
            let left = leave(house, &member(house, &one, Some(&body)), standing);
            assert_eq!(told(&left, "legal_task").len(), 0, "{standing}");
            assert_eq!(told(&left, "mandate")[0]["what"], "kept", "{standing}");
            assert_eq!(house.get(format!("/v1/mandates/{}", held.id())).expect(200).body, held.body, "{standing}");
        }
        assert_eq!(tasks(house).data().len(), 0);
    }

    fn only_a_mandate_that_may_be_held_that_day_counts(house) {
        let body = secretariat(house);
        let there = commune(house);
        for (name, days, opens) in [
            ("أولى", json!({"starts_on": "2024-03-31"}), 1),
            ("ثانية", json!({"starts_on": "2024-04-01"}), 0),
            ("ثالثة", json!({"ends_on": "2024-03-31"}), 1),
            ("رابعة", json!({"ends_on": "2024-03-30"}), 0),
            ("خامسة", json!({"starts_on": "2024"}), 1),
            ("سادسة", json!({"verification": "false"}), 0),
        ] {
            let one = person(house, name, "female");
            mandate(house, &one, &there, &days).expect(201);
            let left = leave(house, &member(house, &one, Some(&body)), "resigned");
            assert_eq!(told(&left, "legal_task").len(), opens, "{days}");
            assert_eq!(told(&left, "mandate").len(), opens, "{days}");
        }
        let nobody = person(house, "بلا انتداب", "male");
        let left = leave(house, &member(house, &nobody, Some(&body)), "resigned");
        assert_eq!(left.body["consequences"], json!([]));
    }

    fn without_a_unit_the_nearest_governing_body_around_the_institution_owes_it(house) {
        let there = commune(house);
        let her = person(house, "نعيمة الوزاني", "female");
        mandate(house, &her, &there, &json!({})).expect(201);
        let left = leave(house, &member(house, &her, None), "resigned");
        assert_eq!(told(&left, "legal_task").len(), 0, "there is nobody yet who could owe it");
        let body = secretariat(house);
        let him = person(house, "رشيد الفيلالي", "male");
        mandate(house, &him, &there, &json!({})).expect(201);
        let left = leave(house, &member(house, &him, None), "resigned");
        assert_eq!(told(&left, "legal_task")[0]["to_body_id"], json!(body));
    }

    fn what_is_owed_for_a_mandate_is_handed_over_beside_what_the_other_body_owes(house) {
        let body = secretariat(house);
        let local = json!({"type": "local_secretariat", "territory": "03.531.01.05", "parent": body, "starts_on": "2020-01-01", "source": source()});
        let local = house.post("/v1/bodies", local).expect(201).id();
        let there = commune(house);
        for (name, unit) in [("نعيمة الوزاني", &body), ("رشيد الفيلالي", &local)] {
            let one = person(house, name, "female");
            mandate(house, &one, &there, &json!({})).expect(201);
            leave(house, &member(house, &one, Some(unit)), "resigned");
        }
        let end = json!({"ends_on": "2025-06-30", "end_appointments": true, "children": "dissolve", "hand_actions_to": body, "source": source()});
        house.post(format!("/v1/bodies/{local}/dissolutions"), end).expect(200);
        assert_eq!(house.get(format!("/v1/legal-tasks?body={body}&total=true")).expect(200).body["total"], 2);
    }
}
