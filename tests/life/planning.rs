//! What a change recorded for a day to come leaves as it is until then.
use serde_json::{Value, json};

use crate::cast::{person, secretariat};
use crate::house::{House, both};

use super::withdrawing::withdrawal;
use super::{by, came_of, formed};

fn member(house: &House, unit: &str, residence: &str) -> String {
    let person =
        house.post("/v1/persons", json!({"name_ar": "عضو", "residence": residence})).expect(201).id();
    house
        .post("/v1/memberships", json!({"person_id": person, "starts_on": "2021", "unit": unit}))
        .expect(201)
        .id()
}

both! {
    fn an_action_that_a_body_will_give_up_is_followed_up_until_then(house) {
        let old = secretariat(house);
        let action = || house.post("/v1/actions", json!({"body": old, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let (open, done) = (action(), action());
        house.post(format!("/v1/bodies/{old}/dissolutions"), by(json!({"ends_on": "2190-12-31", "children": "dissolve"}))).expect(200);
        let renamed = house.patch(format!("/v1/actions/{open}"), json!({"title": "تنظيم الفروع"})).expect(200);
        assert_eq!((renamed.text("/status"), renamed.body["closed_on"].clone()), ("open".to_owned(), Value::Null));
        let finished = house.patch(format!("/v1/actions/{done}"), json!({"status": "done"})).expect(200);
        assert_eq!(finished.text("/status"), "done");
        let status = |action: &str, day: &str| house.get(format!("/v1/actions/{action}?as_of={day}")).expect(200).text("/status");
        assert_eq!((status(&open, "2190-12-30"), status(&open, "2190-12-31")), ("open".to_owned(), "dropped".to_owned()));
        assert_eq!(status(&done, "2190-12-31"), "done");
    }

    fn what_will_be_handed_over_is_with_its_body_until_then(house) {
        let old = secretariat(house);
        let member = member(house, &old, "03.531");
        let action = house.post("/v1/actions", json!({"body": old, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let heir = house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.231", "starts_on": "2190-01-01"})).expect(201).id();
        let other = formed(house, json!({"type": "provincial_secretariat", "territory": "01.051"})).id();
        let end = by(json!({"ends_on": "2189-12-31", "children": "dissolve", "move_memberships_to": heir, "hand_actions_to": heir}));
        house.post(format!("/v1/bodies/{old}/dissolutions"), end).expect(200);
        let numbered = house.patch(format!("/v1/memberships/{member}"), json!({"number": "7"})).expect(200);
        assert_eq!(numbered.text("/unit_id"), old, "not yet the heir's");
        assert_eq!(house.patch(format!("/v1/actions/{action}"), json!({"title": "تنظيم الفروع"})).expect(200).text("/body_id"), old);
        let unit = |day: &str| house.get(format!("/v1/memberships/{member}?as_of={day}")).expect(200).text("/unit_id");
        assert_eq!((unit("2189-12-31"), unit("2190-01-01")), (old.clone(), heir.clone()));
        // Who leaves before is not handed over with the others.
        let left = house.patch(format!("/v1/memberships/{member}"), json!({"unit": other})).expect(200);
        assert_eq!(left.text("/unit_id"), other);
        assert_eq!((unit("2189-12-31"), unit("2190-01-01")), (other.clone(), other));
        let members = |body: &str, day: &str| house.get(format!("/v1/memberships?unit={body}&as_of={day}")).expect(200).data().len();
        assert_eq!((members(&old, "2189-12-31"), members(&heir, "2190-01-01")), (0, 0));
    }

    fn a_body_does_not_end_before_it_hands_over_what_it_has(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        member(house, &old, "03.531.01.03");
        let split = by(json!({"into": [{"territory": "03.531.01.03"}], "on": "2190-01-01", "distribute": true}));
        house.post(format!("/v1/bodies/{old}/splits"), split).expect(200);
        let end = |day: &str| house.post(format!("/v1/bodies/{old}/dissolutions"), by(json!({"ends_on": day, "children": "dissolve"})));
        end("2189-12-30").refused(409, "later-move-is-recorded");
        end("2189-12-31").expect(200);
    }

    fn members_are_distributed_as_the_territories_lie_on_the_day_of_the_split(house) {
        let old = secretariat(house);
        let member = member(house, &old, "03.531.01.09");
        house.post("/v1/territories/03.531.01.09/moves", by(json!({"parent": "03.231", "on": "2190-01-01"}))).expect(200);
        let split = by(json!({"into": [{"territory": "03.231"}], "on": "2190-01-01", "distribute": true}));
        let split = house.post(format!("/v1/bodies/{old}/splits"), split).expect(200);
        assert!(came_of(&split.body).contains(&"handed_over membership".to_owned()), "{split}");
        let unit = |day: &str| house.get(format!("/v1/memberships/{member}?as_of={day}")).expect(200).text("/unit_id");
        assert_eq!(unit("2189-12-31"), old);
        assert_ne!(unit("2190-01-01"), old);
    }

    fn a_meeting_known_by_its_year_is_no_proof_that_a_body_went_on(house) {
        let old = secretariat(house);
        house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2024"})).expect(201);
        let end = |day: &str| house.post(format!("/v1/bodies/{old}/dissolutions"), by(json!({"ends_on": day, "children": "dissolve"})));
        end("2023-12-31").refused(409, "meetings-lie-later");
        end("2024-06-30").expect(200);
    }

    fn a_member_taken_out_keeps_no_handover(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        let member = member(house, &old, "03.531.01.03");
        let split = by(json!({"into": [{"territory": "03.531.01.03"}], "on": "2190-01-01", "distribute": true}));
        let act = house.post(format!("/v1/bodies/{old}/splits"), split).expect(200).text("/act_id");
        house.delete(format!("/v1/memberships/{member}")).expect(204);
        withdrawal(house, &act).expect(200);
        house.get("/v1/bodies/karia-ba-mohamed-local-secretariat?as_of=2190-01-01").refused(404, "not-found");
        house.delete("/v1/bodies/rhafsai-local-bureau").expect(204);
        house.delete(format!("/v1/bodies/{old}")).expect(204);
    }

    fn a_body_that_acts_are_about_is_taken_out_once_they_are_withdrawn(house) {
        secretariat(house);
        formed(house, json!({"type": "pole", "parent": "taounate-secretariat", "slug": "youth"}));
        let renamed = |on: &str, name: &str| house.post("/v1/bodies/youth/moves", by(json!({"names": {"ar": name}, "on": on}))).expect(200).text("/act_id");
        let (first, last) = (renamed("2023-05-01", "قطب الشباب"), renamed("2190-01-01", "قطب الطلبة"));
        for act in [last, first] {
            let refused = house.delete("/v1/bodies/youth").refused(409, "in-use");
            assert!(refused.text("/detail").contains(&format!("/v1/acts/{act}")), "{refused}");
            withdrawal(house, &act).expect(200);
        }
        house.delete("/v1/bodies/youth").expect(204);
    }

    fn another_decision_orders_the_counterpart_of_what_locked_minutes_did(house) {
        let board = secretariat(house);
        let unit = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        let him = person(house, "حميد الورياغلي", "male");
        let decided = |held_on: &str, effect: Value| {
            let meeting = house.post("/v1/meetings", json!({"body": board, "kind": "ordinary", "held_on": held_on})).expect(201).id();
            let decision = json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [effect]});
            house.post(format!("/v1/meetings/{meeting}/decisions"), decision).expect(201);
            meeting
        };
        let split = json!({"kind": "split_body", "body": unit, "into": [{"territory": "03.531.01.03", "slug": "part"}], "on": "2190-01-01"});
        let minutes = format!("/v1/meetings/{}/minutes", decided("2023-05-01", split));
        house.ask("PUT", &minutes).json(&json!({"text": "محضر", "drafted_by": him})).header("if-match", "*").expect(200);
        house.post(format!("{minutes}/approvals"), json!({"approved_by": him})).expect(200);
        house.post(format!("{minutes}/locks"), Value::Null).expect(200);
        let act = house.get(format!("/v1/acts?body={unit}")).expect(200).text("/data/0/id");
        withdrawal(house, &act).refused(409, "act-is-decided");
        decided("2023-06-01", json!({"kind": "merge_bodies", "body": unit, "absorbs": ["part"], "on": "2190-01-02"}));
        let part = house.get("/v1/bodies/part?as_of=2190-01-02").expect(200);
        assert_eq!((part.text("/ends_on"), part.text("/merged_into")), ("2190-01-01".to_owned(), unit));
    }
}
