//! Bodies corrected, moved and taken out beside moves and acts that are recorded for other days.
use serde_json::{Value, json};

use crate::house::{House, both};

use super::{by, came_of, formed, listed};

/// One field of a body on a day.
fn told(house: &House, body: &str, day: &str, field: &str) -> Value {
    house.get(format!("/v1/bodies/{body}?as_of={day}")).expect(200).body[field].clone()
}

/// An act of the state on a territory.
fn act(house: &House, path: &str, change: Value) -> Value {
    house.post(format!("/v1/territories/{path}"), by(change)).expect(200).body
}

/// A local secretariat of a commune of Taounate, with its bureau.
fn unit(house: &House, code: &str) -> String {
    formed(house, json!({"type": "local_secretariat", "territory": format!("03.531.01.{code}")})).id()
}

both! {
    fn a_correction_is_of_what_is_shown_and_leaves_a_move_to_come_as_it_is(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        let body = formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"})).id();
        house.post(format!("/v1/bodies/{body}/moves"), by(json!({"parent": region, "on": "2190-01-01"}))).expect(200);
        // What is shown is sent back whole, but for the name.
        let mended = house.patch(format!("/v1/bodies/{body}"), json!({"parent": null, "territory": "03.531", "names": {"ar": "الأمانة"}})).expect(200);
        assert_eq!((mended.body["parent_id"].clone(), mended.text("/name")), (Value::Null, "الأمانة".to_owned()));
        assert_eq!(told(house, &body, "2189-12-31", "parent_id"), Value::Null);
        assert_eq!(told(house, &body, "2190-01-01", "parent_id"), region, "the move stands");
        for day in ["2023-01-01", "2189-12-31", "2190-01-01"] {
            assert_eq!(told(house, &body, day, "name"), "الأمانة", "the move did not change the name: {day}");
        }
        let made = house.get(format!("/v1/bodies/{body}/moves")).expect(200);
        let entries = house.get(format!("/v1/journal?object_id={}", made.text("/data/0/id"))).expect(200);
        assert_eq!(entries.data()[1]["after"]["name_ar"], "الأمانة", "{entries}");
        assert_eq!(listed(house, "q=الأمانة&type=provincial_secretariat", "2024-01-01").len(), 1, "it is found by it");
    }

    fn a_place_is_corrected_on_the_days_before_a_move_to_another(house) {
        let body = unit(house, "01");
        house.post(format!("/v1/bodies/{body}/moves"), by(json!({"territory": "03.531.01.09", "on": "2190-01-01"}))).expect(200);
        let mended = house.patch(format!("/v1/bodies/{body}"), json!({"territory": "03.531.01.03"})).expect(200);
        assert_eq!(mended.text("/territory"), "03.531.01.03");
        for one in [body.as_str(), "rhafsai-local-bureau"] {
            assert_eq!(told(house, one, "2020-01-01", "territory"), "03.531.01.03");
            assert_eq!(told(house, one, "2189-12-31", "territory"), "03.531.01.03");
            assert_eq!(told(house, one, "2190-01-01", "territory"), "03.531.01.09", "the move stands");
        }
    }

    fn a_moved_body_follows_the_acts_recorded_for_later_days(house) {
        act(house, "03.531.01.05/renumberings", json!({"code": "03.531.01.55", "on": "2024-05-01"}));
        act(house, "03.531.01.55/renumberings", json!({"code": "03.531.01.95", "on": "2190-05-01"}));
        let body = unit(house, "01");
        let moved = house.post(format!("/v1/bodies/{body}/moves"), by(json!({"territory": "03.531.01.05", "on": "2023-05-01"}))).expect(200);
        let follows = ["moved rhafsai-local-bureau"; 3].into_iter().chain(["moved rhafsai-local-secretariat"; 3]);
        let mut came = came_of(&moved.body);
        came.sort();
        assert_eq!(came, follows.collect::<Vec<_>>(), "{moved}");
        for (day, code) in [("2023-04-30", "01"), ("2023-05-01", "05"), ("2024-05-01", "55"), ("2190-04-30", "55"), ("2190-05-01", "95")] {
            for one in [body.as_str(), "rhafsai-local-bureau"] {
                assert_eq!(told(house, one, day, "territory"), format!("03.531.01.{code}"), "{one} on {day}");
            }
        }
    }

    fn a_moved_body_is_told_to_stand_out_of_reach_by_an_act_of_a_later_day(house) {
        let above = formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"})).id();
        act(house, "03.531.01.09/moves", json!({"parent": "03.231", "on": "2190-01-01"}));
        let body = formed(house, json!({"type": "local_secretariat", "parent": above, "territory": "03.531.01.01"})).id();
        let moved = house.post(format!("/v1/bodies/{body}/moves"), by(json!({"territory": "03.531.01.09", "on": "2023-05-01"}))).expect(200);
        let told = moved.body["consequences"].as_array().unwrap().iter().find(|one| one["what"] == "stranded" && one["id"] == body);
        assert_eq!(told.unwrap_or(&Value::Null)["on"], "2190-01-01", "{moved}");
    }

    fn a_corrected_body_follows_the_acts_recorded_for_later_days(house) {
        act(house, "03.531.01.05/renumberings", json!({"code": "03.531.01.55", "on": "2024-05-01"}));
        act(house, "03.531.01.55/renumberings", json!({"code": "03.531.01.95", "on": "2190-05-01"}));
        let body = unit(house, "01");
        let mended = house.patch(format!("/v1/bodies/{body}"), json!({"territory": "03.531.01.55"})).expect(200);
        assert_eq!(mended.text("/territory"), "03.531.01.55");
        for (day, code) in [("2024-04-30", "05"), ("2024-05-01", "55"), ("2190-05-01", "95")] {
            for one in [body.as_str(), "rhafsai-local-bureau"] {
                assert_eq!(told(house, one, day, "territory"), format!("03.531.01.{code}"), "{one} on {day}");
            }
        }
    }

    fn a_mistake_is_taken_out_with_the_moves_it_made(house) {
        act(house, "03.531.01.05/renumberings", json!({"code": "03.531.01.55", "on": "2024-05-01"}));
        let body = unit(house, "05");
        let bureau = house.get(format!("/v1/bodies?parent={body}")).expect(200).text("/data/0/id");
        let made = house.get(format!("/v1/bodies/{bureau}/moves")).expect(200).text("/data/0/id");
        house.delete(format!("/v1/bodies/{bureau}")).expect(204);
        house.delete(format!("/v1/bodies/{body}")).expect(204);
        house.get(format!("/v1/bodies/{body}")).refused(404, "not-found");
        let entries = house.get(format!("/v1/journal?object_id={made}")).expect(200);
        assert_eq!(entries.data().len(), 2, "{entries}");
    }

    fn what_goes_with_a_body_is_what_stands_there_on_that_day(house) {
        let (body, other) = (unit(house, "01"), unit(house, "03"));
        for (slug, parent) in [("leaving", &body), ("coming", &other)] {
            formed(house, json!({"type": "pole", "parent": parent, "slug": slug}));
        }
        let to = |slug: &str, change: Value| house.post(format!("/v1/bodies/{slug}/moves"), by(change));
        to("coming", json!({"parent": body, "territory": "03.531.01.01", "on": "2190-01-01"})).expect(200);
        let away = json!({"territory": "03.531.01.09", "on": "2023-05-01"});
        let moved = house.post(format!("/v1/bodies/{body}/moves?dry_run=true"), by(away.clone())).expect(200).body["result"].clone();
        assert_eq!(came_of(&moved), ["moved rhafsai-local-secretariat", "moved rhafsai-local-bureau", "moved leaving", "stranded coming"]);
        assert_eq!(moved["consequences"][3]["on"], "2190-01-01", "{moved}");
        to("leaving", json!({"parent": other, "territory": "03.531.01.03", "on": "2190-01-01"})).expect(200);
        let refused = to(&body, away).refused(409, "later-move-is-recorded");
        assert!(refused.text("/detail").contains("leaving"), "it stands there until 2190: {refused}");
    }

    fn a_territory_that_moves_strands_what_the_one_above_does_not_reach_on_that_day(house) {
        let above = formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"})).id();
        formed(house, json!({"type": "local_secretariat", "parent": above, "territory": "03.531.01.09"}));
        house.post(format!("/v1/bodies/{above}/moves"), by(json!({"territory": "03.231", "on": "2190-01-01"}))).expect(200);
        let moved = act(house, "03.531.01.09/moves", json!({"parent": "03.231", "on": "2023-05-01"}));
        assert!(came_of(&moved).contains(&"stranded tissa-local-secretariat".to_owned()), "not yet there: {moved}");
    }

    fn the_answer_of_a_change_is_a_state_that_can_be_changed(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let path = "/v1/bodies/taounate-secretariat";
        let moved = house.post(format!("{path}/moves"), by(json!({"parent": region, "on": "2023-05-01"}))).expect(200);
        let state = moved.header("etag").unwrap().to_owned();
        house.patch(path, json!({"names": {"ar": "الأمانة"}})).header("if-match", &state).expect(200);
    }
}
