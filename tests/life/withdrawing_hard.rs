//! Acts withdrawn or corrected after what they touched was corrected, ended, moved or taken out since.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat};
use crate::house::{House, both};

use super::withdrawing::withdrawal;
use super::{by, came_of, formed};

/// A local secretariat of a commune of Taounate, with its bureau.
fn unit(house: &House, code: &str) -> String {
    formed(house, json!({"type": "local_secretariat", "territory": format!("03.531.01.{code}")})).id()
}

fn told(house: &House, body: &str, day: &str, field: &str) -> Value {
    house.get(format!("/v1/bodies/{body}?as_of={day}")).expect(200).body[field].clone()
}

/// An act on a body; answers its id.
fn act(house: &House, path: &str, change: Value) -> String {
    house.post(format!("/v1/bodies/{path}"), by(change)).expect(200).text("/act_id")
}

both! {
    fn what_an_act_made_and_was_corrected_since_is_put_back_first(house) {
        house.post("/v1/territories/03.531.01.05/renumberings", by(json!({"code": "03.531.01.55", "on": "2190-05-01"}))).expect(200);
        let body = unit(house, "01");
        // It moves twice: to where it goes, and with the place when that is renumbered.
        let moved = act(house, &format!("{body}/moves"), json!({"territory": "03.531.01.05", "on": "2023-05-01"}));
        let made = told(house, &body, "2024-01-01", "names");
        house.patch(format!("/v1/bodies/{body}"), json!({"names": {"ar": "الأمانة", "fr": "Corrigee", "en": "Corrected"}})).expect(200);
        for asked in [withdrawal(house, &moved), house.patch(format!("/v1/acts/{moved}"), json!({"on": "2023-06-01"}))] {
            let refused = asked.in_language("en").refused(409, "what-it-made-is-corrected");
            assert!(refused.text("/detail").contains("/v1/bodies/") && refused.text("/title").contains("put that back"), "{refused}");
        }
        house.patch(format!("/v1/bodies/{body}"), json!({"names": made})).expect(200);
        withdrawal(house, &moved).expect(200);
        for day in ["2020-01-01", "2024-01-01", "2190-05-01"] {
            assert_eq!(told(house, &body, day, "territory"), "03.531.01.01", "{day}");
        }
        assert!(house.get(format!("/v1/bodies/{body}/moves")).expect(200).data().is_empty());
    }

    fn what_a_later_act_of_the_same_day_moved_on_is_named_by_that_act(house) {
        let body = unit(house, "01");
        formed(house, json!({"type": "pole", "parent": body, "slug": "youth"}));
        let first = act(house, "youth/moves", json!({"names": {"ar": "قطب الطلبة"}, "on": "2023-05-01"}));
        let second = act(house, &format!("{body}/moves"), json!({"territory": "03.531.01.09", "on": "2023-05-01"}));
        assert_eq!(told(house, "youth", "2023-05-01", "territory"), "03.531.01.09");
        for asked in [withdrawal(house, &first), house.patch(format!("/v1/acts/{first}"), json!({"on": "2023-04-01"}))] {
            let refused = asked.refused(409, "later-change-rests-on-it");
            assert!(refused.text("/detail").contains(&format!("/v1/acts/{second}")), "{refused}");
        }
        withdrawal(house, &second).expect(200);
        assert_eq!(told(house, "youth", "2023-05-01", "territory"), "03.531.01.01");
        assert_eq!(told(house, "youth", "2023-05-01", "names")["ar"], "قطب الطلبة");
        withdrawal(house, &first).expect(200);
        assert_eq!(house.get("/v1/bodies/youth/moves").expect(200).data().len(), 0);
    }

    fn a_member_who_left_the_heir_since_is_named(house) {
        let (old, heir, other) = (unit(house, "01"), unit(house, "03"), unit(house, "09"));
        let someone = person(house, "سعاد الجبلي", "female");
        let member = house.post("/v1/memberships", json!({"person_id": someone, "starts_on": "2010", "unit": old})).expect(201).id();
        let ended = act(house, &format!("{old}/dissolutions"), json!({"ends_on": "2023-04-30", "children": "dissolve", "move_memberships_to": heir}));
        let path = format!("/v1/memberships/{member}");
        house.patch(&path, json!({"unit": other})).expect(200);
        for asked in [withdrawal(house, &ended), house.patch(format!("/v1/acts/{ended}"), json!({"on": "2023-06-01"}))] {
            let refused = asked.refused(409, "later-change-rests-on-it");
            assert!(refused.text("/detail").contains(&path), "{refused}");
        }
        house.patch(&path, json!({"unit": heir})).expect(200);
        house.patch(format!("/v1/acts/{ended}"), json!({"on": "2023-06-01"})).expect(200);
        let unit = |day: &str| house.get(format!("{path}?as_of={day}")).expect(200).text("/unit_id");
        assert_eq!((unit("2023-05-31"), unit("2023-06-01")), (old.clone(), heir));
        withdrawal(house, &ended).expect(200);
        assert_eq!(unit("2023-06-01"), old);
    }

    fn offices_and_holders_taken_out_since_are_no_obstacle(house) {
        let (old, heir) = (secretariat(house), unit(house, "03"));
        let someone = person(house, "سعاد الجبلي", "female");
        let deputy = house.post(format!("/v1/bodies/{old}/positions"), json!({"type": "provincial_deputy", "ordinal": 3})).expect(201).id();
        let held = house.post(format!("/v1/positions/{deputy}/appointments"), appointment(&someone, "2021")).expect(201).id();
        let kept = house.post(format!("/v1/positions/{}/appointments", position(house, &old, "provincial_secretary")), appointment(&someone, "2021")).expect(201).id();
        let ended = act(house, &format!("{old}/dissolutions"), json!({"ends_on": "2023-04-30", "children": "dissolve", "end_appointments": true, "hand_actions_to": heir}));
        house.delete(format!("/v1/appointments/{held}")).expect(204);
        house.delete(format!("/v1/positions/{deputy}")).expect(204);
        // Who had left before the body ended is not brought back; who is told to have held on is.
        house.patch(format!("/v1/appointments/{kept}"), json!({"ends_on": "2022-12-31"})).expect(200);
        house.patch(format!("/v1/acts/{ended}"), json!({"on": "2022-06-01"})).expect(200);
        assert_eq!(house.get(format!("/v1/appointments/{kept}")).expect(200).text("/ends_on"), "2022-05-31");
        house.patch(format!("/v1/acts/{ended}"), json!({"on": "2023-06-01"})).expect(200);
        assert_eq!(house.get(format!("/v1/appointments/{kept}")).expect(200).text("/ends_on"), "2022-12-31");
        withdrawal(house, &ended).expect(200);
        assert_eq!(house.get(format!("/v1/appointments/{kept}")).expect(200).text("/ends_on"), "2022-12-31");
        assert_eq!(house.get(format!("/v1/bodies/{old}")).expect(200).body["ends_on"], Value::Null);
    }

    fn what_the_heir_did_stays_the_heirs_on_another_day(house) {
        let (old, heir) = (unit(house, "01"), unit(house, "03"));
        let action = house.post("/v1/actions", json!({"body": old, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let ended = act(house, &format!("{old}/dissolutions"), json!({"ends_on": "2023-04-30", "children": "dissolve", "hand_actions_to": "karia-ba-mohamed-local-secretariat"}));
        house.patch(format!("/v1/actions/{action}"), json!({"status": "done", "closed_on": "2024-02-01"})).expect(200);
        // The heir goes by another name by now, and another body by its former one.
        house.patch(format!("/v1/bodies/{heir}"), json!({"slug": "karia"})).expect(200);
        house.post("/v1/bodies", json!({"type": "pole", "parent": heir, "slug": "karia-ba-mohamed-local-secretariat", "starts_on": "2020-01-01"})).expect(201);
        house.patch(format!("/v1/acts/{ended}"), json!({"on": "2023-06-01"})).expect(200);
        let body = |day: &str| house.get(format!("/v1/actions/{action}?as_of={day}")).expect(200).text("/body_id");
        assert_eq!((body("2023-05-31"), body("2023-06-01"), body("2024-02-01")), (old, heir.clone(), heir));
        assert_eq!(house.get(format!("/v1/actions/{action}")).expect(200).text("/status"), "done");
    }

    fn a_body_does_not_outlast_what_it_stands_under_on_another_day(house) {
        let above = secretariat(house);
        let below = formed(house, json!({"type": "local_secretariat", "parent": above, "territory": "03.531.01.01"})).id();
        let ended = act(house, &format!("{below}/dissolutions"), json!({"ends_on": "2023-04-30", "children": "dissolve"}));
        let last = act(house, &format!("{above}/dissolutions"), json!({"ends_on": "2024-04-30", "children": "dissolve"}));
        withdrawal(house, &ended).refused(409, "later-change-rests-on-it");
        let on = |act: &str, day: &str| house.patch(format!("/v1/acts/{act}"), json!({"on": day}));
        let refused = on(&ended, "2024-05-02").send();
        assert_eq!(refused.status, 409, "{refused}");
        on(&ended, "2024-05-01").expect(200);
        on(&last, "2024-04-30").refused(409, "body-is-dissolved");
        on(&last, "2190-01-01").expect(200);
    }

    fn a_part_taken_out_since_is_not_formed_again(house) {
        let old = unit(house, "01");
        let into = json!([{"territory": "03.531.01.03", "slug": "first"}, {"territory": "03.531.01.09", "slug": "second"}]);
        let split = act(house, &format!("{old}/splits"), json!({"into": into, "on": "2023-05-01"}));
        let bureau = house.get("/v1/bodies?parent=first").expect(200).text("/data/0/id");
        house.delete(format!("/v1/bodies/{bureau}")).expect(204);
        house.delete("/v1/bodies/first").expect(204);
        let made = house.patch(format!("/v1/acts/{split}"), json!({"on": "2023-06-01"})).expect(200);
        assert_eq!(came_of(&made.body), ["formed second", "formed tissa-local-bureau"], "{made}");
        house.get("/v1/bodies/first").refused(404, "not-found");
        withdrawal(house, &split).expect(200);
        house.get("/v1/bodies/second").refused(404, "not-found");
    }

    fn a_body_is_not_split_into_what_stands_under_itself(house) {
        let old = unit(house, "01");
        let path = format!("/v1/bodies/{old}/splits");
        let part = json!({"type": "pole", "parent": old, "names": {"ar": "قطب"}, "slug": "pole"});
        let refused = house.post(&path, by(json!({"into": [part], "on": "2023-05-01", "dissolve": true}))).send();
        assert_eq!((refused.status, refused.has_fault("/into/0/parent", "parent-ends-before")), (409, true), "{refused}");
        house.get("/v1/bodies/pole").refused(404, "not-found");
        house.post(&path, by(json!({"into": [part], "on": "2023-05-01"}))).expect(200);
    }
}
