//! Bodies that end, and what becomes of what was theirs.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::golden::play;
use crate::house::{House, both};

use super::{by, came_of, foretold, formed};

fn total(house: &House, list: &str) -> Value {
    house.get(format!("/v1/{list}&total=true&limit=1")).expect(200).body["total"].clone()
}

both! {
    fn the_founding_secretariat_is_dissolved_with_everything_in_it(house) {
        play(house);
        let end = |more: Value| {
            let mut end = by(json!({"ends_on": "2024-06-30"}));
            end.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            end
        };
        let path = "/v1/bodies/taounate-secretariat/dissolutions";
        house.post(path, json!({"ends_on": "2024-06-30", "children": "dissolve", "end_appointments": true})).refused(409, "act-is-missing");
        house.post(path, end(json!({"end_appointments": true}))).refused(409, "children-still-exist");
        house.post(path, end(json!({"children": "dissolve"}))).refused(409, "seats-are-still-held");
        house.post(path, end(json!({"children": "dissolve", "end_appointments": true, "hand_actions_to": "nowhere"}))).refused(409, "body-is-unknown");
        let itself = end(json!({"children": "dissolve", "end_appointments": true, "hand_actions_to": "taounate-bureau"}));
        house.post(path, itself).refused(409, "heir-does-not-last");
        let whole = end(json!({"children": "dissolve", "end_appointments": true}));
        let gone = foretold(house, path, &whole);
        let mut came = came_of(&gone.body);
        came.sort();
        assert_eq!(came, [
            "dissolved taounate-bureau", "dissolved taounate-ethics-committee", "dissolved taounate-membership-committee",
            "dissolved taounate-secretariat", "dissolved taounate-women-pole", "dropped action", "dropped action",
            "dropped action", "dropped action", "ended appointment", "ended appointment", "ended appointment",
            "ended appointment", "ended appointment", "kept legal_task",
        ]);
        assert_eq!(gone.text("/end_source/kind"), "register of the tests");
        for (list, before, after) in [("bodies?limit=9", 5, 0), ("appointments?limit=9", 5, 0), ("legal-tasks?open=true", 1, 1)] {
            let on = |day: &str| {
                let list = house.get(format!("/v1/{list}&as_of={day}")).expect(200);
                list.data().len()
            };
            assert_eq!(on("2024-06-29"), before, "{list}");
            assert_eq!(on("2024-07-01"), after, "{list}");
        }
        // They were undertaken later than that, on the day they were recorded.
        assert_eq!(house.get("/v1/actions?status=dropped").expect(200).data().len(), 4);
        let history = house.get("/v1/appointments?history=true").expect(200);
        assert!(history.data().iter().all(|one| one["ended_by"] == "dissolution" && one["ends_on"] == "2024-06-30"), "{history}");
        assert_eq!(history.text("/data/0/end_basis/source/kind"), "register of the tests");
        house.post(path, whole).refused(409, "body-is-dissolved");
    }

    fn who_had_left_before_the_body_ended_keeps_why(house) {
        secretariat(house);
        formed(house, json!({"type": "pole", "parent": "taounate-secretariat", "slug": "youth"}));
        let (first, next) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let seat = format!("/v1/positions/{}/appointments", position(house, "youth", "pole_president"));
        let left = format!("/v1/appointments/{}", house.post(&seat, appointment(&first, "2022")).expect(201).id());
        house.post(format!("{left}/resignations"), json!({"ends_on": "2023", "source": {"kind": "letter"}})).expect(200);
        let stayed = format!("/v1/appointments/{}", house.post(&seat, appointment(&next, "2023-03-01")).expect(201).id());
        let act = by(json!({"ends_on": "2023-06-30", "end_appointments": true}));
        house.post("/v1/bodies/youth/dissolutions", act).expect(200);
        let told = |at: &str| {
            let one = house.get(at).expect(200);
            (one.text("/ends_on"), one.text("/ended_by"), one.text("/end_basis/source/kind"))
        };
        assert_eq!(told(&left), ("2023-01-01/2023-06-30".to_owned(), "resignation".to_owned(), "letter".to_owned()));
        assert_eq!(told(&stayed), ("2023-06-30".to_owned(), "dissolution".to_owned(), "register of the tests".to_owned()));
    }

    fn what_a_body_had_goes_where_it_is_told_to_go_from_the_day_after(house) {
        let heir = formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"})).id();
        let old = secretariat(house);
        formed(house, json!({"type": "pole", "parent": "taounate-secretariat", "slug": "youth"}));
        let member = person(house, "سعاد الجبلي", "female");
        let admitted = house.post("/v1/memberships", json!({"person_id": member, "starts_on": "2021", "unit": old})).expect(201).id();
        let action = house.post("/v1/actions", json!({"body": old, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let planned = house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2190-01-01"})).expect(201).id();
        let term = json!({"person_id": member, "starts_on": "2021", "ends_on": "2030-12-31", "source": source()});
        house.post(format!("/v1/positions/{}/appointments", position(house, &old, "provincial_secretary")), term).expect(201);
        let path = format!("/v1/bodies/{old}/dissolutions");
        let end = by(json!({"ends_on": "2023-12-31", "end_appointments": true, "children": "dissolve"}));
        house.post(&path, end).refused(409, "meetings-are-planned");
        let end = by(json!({"ends_on": "2023-12-31", "end_appointments": true, "children": {"move_to": heir}, "move_memberships_to": heir, "hand_actions_to": heir}));
        let gone = foretold(house, &path, &end);
        assert_eq!(came_of(&gone.body), ["dissolved taounate-bureau", "moved youth", "ended appointment", "handed_over membership", "handed_over action", "handed_over meeting", "dissolved taounate-secretariat"]);
        assert_eq!(gone.body["consequences"][1]["to_body_id"], heir, "{gone}");
        assert_eq!(house.get("/v1/bodies/youth").expect(200).text("/territory"), "03.231", "it was at the place of the old one");
        for (list, then) in [("memberships?unit", "2023-12-31"), ("actions?body", "2023-12-31")] {
            assert_eq!(total(house, &format!("{list}={old}&as_of={then}")), 1, "{list}");
            assert_eq!(total(house, &format!("{list}={heir}&as_of={then}")), 0, "{list}");
            assert_eq!(total(house, &format!("{list}={old}&as_of=2024-01-01")), 0, "{list}");
            assert_eq!(total(house, &format!("{list}={heir}&as_of=2024-01-01")), 1, "{list}");
        }
        let unit = |day: &str| house.get(format!("/v1/memberships/{admitted}?as_of={day}")).expect(200).text("/unit_id");
        assert_eq!((unit("2023-12-31"), unit("2024-01-01")), (old.clone(), heir.clone()));
        let with = |day: &str| house.get(format!("/v1/actions/{action}?as_of={day}")).expect(200).text("/body_id");
        assert_eq!((with("2023-12-31"), with("2024-01-01")), (old, heir.clone()));
        assert_eq!(house.get(format!("/v1/meetings/{planned}")).expect(200).text("/body_id"), heir);
        let entries = house.get(format!("/v1/journal?object_id={admitted}")).expect(200);
        assert_eq!(entries.data()[1]["after"]["unit_id"], heir, "{entries}");
    }

    fn members_without_an_heir_have_no_unit_from_the_day_after(house) {
        let old = secretariat(house);
        let member = person(house, "سعاد الجبلي", "female");
        let admitted = house.post("/v1/memberships", json!({"person_id": member, "starts_on": "2021", "unit": old})).expect(201).id();
        let action = house.post("/v1/actions", json!({"body": old, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let gone = house.post(format!("/v1/bodies/{old}/dissolutions"), by(json!({"ends_on": "2190-12-31", "children": "dissolve"}))).expect(200);
        assert_eq!(came_of(&gone.body), ["dissolved taounate-bureau", "released membership", "dropped action", "dissolved taounate-secretariat"]);
        let status = |day: &str| house.get(format!("/v1/actions/{action}?as_of={day}")).expect(200).text("/status");
        assert_eq!((status("2190-12-30"), status("2190-12-31")), ("open".to_owned(), "dropped".to_owned()));
        let unit = |day: &str| house.get(format!("/v1/memberships/{admitted}?as_of={day}")).expect(200).body["unit_id"].clone();
        assert_eq!((unit("2190-12-31"), unit("2191-01-01")), (json!(old), Value::Null));
        assert_eq!(house.get(format!("/v1/memberships/{admitted}")).expect(200).body["unit_id"], old, "not yet");
    }

    fn a_body_does_not_end_before_what_it_did(house) {
        let old = secretariat(house);
        let path = format!("/v1/bodies/{old}/dissolutions");
        house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2024-03-01"})).expect(201);
        let end = |day: &str| by(json!({"ends_on": day, "children": "dissolve", "end_appointments": true}));
        house.post(&path, end("2024-02-29")).refused(409, "meetings-lie-later");
        let her = person(house, "سعاد الجبلي", "female");
        house.post(format!("/v1/positions/{}/appointments", position(house, &old, "provincial_secretary")), appointment(&her, "2024-05-01")).expect(201);
        house.post(&path, end("2024-04-30")).refused(409, "outside-the-bodys-life");
        house.post(&path, end("2024-05-01")).expect(200);
    }

    fn no_body_takes_over_a_meeting_planned_beyond_its_own_last_day(house) {
        let heir = formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"})).id();
        let old = secretariat(house);
        let meeting = house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2190-01-01"})).expect(201).id();
        let over = |body: &str, more: Value| {
            let mut end = by(json!({"children": "dissolve", "end_appointments": true}));
            end.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            house.post(format!("/v1/bodies/{body}/dissolutions"), end)
        };
        over(&heir, json!({"ends_on": "2189-12-31"})).expect(200);
        let refused = over(&old, json!({"ends_on": "2024-12-31", "hand_actions_to": heir})).refused(409, "heir-ends-before-meeting");
        assert!(refused.text("/detail").contains(&meeting), "{refused}");
        house.patch(format!("/v1/meetings/{meeting}"), json!({"held_on": "2189-12-31"})).expect(200);
        over(&old, json!({"ends_on": "2024-12-31", "hand_actions_to": heir})).expect(200);
    }

    fn a_body_takes_nothing_on_days_on_which_it_is_not_there(house) {
        let old = secretariat(house);
        let ended = by(json!({"ends_on": "2023-12-31", "children": "dissolve", "end_appointments": true}));
        house.post(format!("/v1/bodies/{old}/dissolutions"), ended).expect(200);
        let coming = house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.231", "starts_on": "2190-01-01"})).expect(201).id();
        let action = |body: &str, day: &str| house.post("/v1/actions", json!({"body": body, "title": "تنظيم", "opened_on": day}));
        let programme = |body: &str, day: &str| house.post("/v1/programmes", json!({"body": body, "title": "برنامج", "presented_on": day}));
        let member = |body: &str, day: &str| {
            let person = person(house, "سعاد الجبلي", "female");
            house.post("/v1/memberships", json!({"person_id": person, "starts_on": day, "unit": body}))
        };
        for day in ["2019-12-31", "2024-01-01"] {
            action(&old, day).refused(409, "body-is-not-then");
            programme(&old, day).refused(409, "body-is-not-then");
        }
        for day in ["2020-01-01", "2023-12-31", "2023"] {
            action(&old, day).expect(201);
            programme(&old, day).expect(201);
        }
        house.post("/v1/actions", json!({"body": old, "title": "تنظيم"})).refused(409, "body-is-not-then");
        house.post("/v1/programmes", json!({"body": coming, "title": "برنامج"})).refused(409, "body-is-not-then");
        member(&old, "2024-01-01").refused(409, "body-is-not-then");
        member(&coming, "2024-01-01").refused(409, "body-is-not-then");
        let admitted = member(&old, "2023-12-31").expect(201).id();
        member(&coming, "2190-01-01").expect(201);
        house.patch(format!("/v1/memberships/{admitted}"), json!({"starts_on": "2024-01-01"})).refused(409, "body-is-not-then");
        house.patch(format!("/v1/memberships/{admitted}"), json!({"unit": coming})).refused(409, "body-is-not-then");
    }
}
