//! How long a term is set to last: told by its days and the day asked for, whenever it is judged.
use serde_json::{Value, json};

use super::{member, one, told, violations};
use crate::cast::{position, secretariat, source};
use crate::house::{House, both};

/// A pole of the secretariat; answers the office of its president.
fn pole(house: &House) -> String {
    secretariat(house);
    let new = json!({"type": "pole", "parent": "taounate-secretariat", "starts_on": "2012-01-01"});
    house.patch("/v1/bodies/taounate-secretariat", json!({"starts_on": "2012-01-01"})).expect(200);
    position(house, &house.post("/v1/bodies", new).expect(201).id(), "pole_president")
}

fn too_long(house: &House, filter: &str) -> Vec<Value> {
    let found = violations(house, &format!("rule=term-is-too-long&{filter}"));
    assert_eq!(found.body["total"], found.data().len());
    found.data().iter().map(|one| one["appointment_id"].clone()).collect()
}

both! {
    fn a_term_set_too_long_is_told_until_its_last_day_and_not_on_it(house) {
        let office = pole(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2000-01-01");
        let new = json!({"person_id": him, "starts_on": "2016-01-01", "ends_on": "2021-12-31", "source": source()});
        let made = house.post(format!("/v1/positions/{office}/appointments"), new.clone()).expect(201);
        assert_eq!(told(&made.body["warnings"]), [], "it is over");
        let id = json!(made.id());
        let days = |expected: [bool; 5]| {
            let days = ["2015-12-31", "2016-01-01", "2021-12-30", "2021-12-31", "2024-01-01"];
            for (day, is_told) in days.into_iter().zip(expected) {
                let listed = too_long(house, &format!("as_of={day}"));
                assert_eq!(listed, if is_told { vec![id.clone()] } else { Vec::new() }, "{day}");
                if day >= "2016-01-01" {
                    let shown = house.get(format!("/v1/appointments/{}?as_of={day}", made.id())).expect(200);
                    assert_eq!(told(&shown.body["warnings"]), if is_told { one("term-is-too-long", "warn") } else { Vec::new() }, "{day}");
                }
            }
        };
        days([false, true, true, false, false]);
        // Whatever fact is entered after, it is judged the same.
        house.patch(format!("/v1/persons/{him}"), json!({"birth_date": "1971-01-01"})).expect(200);
        days([false, true, true, false, false]);
        let at = format!("/v1/appointments/{}", made.id());
        house.patch(&at, json!({"ends_on": "2019-12-31"})).expect(200);
        days([false; 5]);
        house.patch(&at, json!({"ends_on": "2020-01-01"})).expect(200);
        assert_eq!((too_long(house, "as_of=2019-12-31"), too_long(house, "as_of=2020-01-01")), (vec![id], Vec::new()));
    }

    fn who_carried_over_until_something_ended_it_did_not_last_too_long(house) {
        let office = pole(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2000-01-01");
        let new = json!({"person_id": him, "starts_on": "2012-01-01", "source": source()});
        let held = house.post(format!("/v1/positions/{office}/appointments"), new).expect(201).id();
        house.post(format!("/v1/appointments/{held}/resignations"), json!({"ends_on": "2190-01-01", "source": source()})).expect(200);
        assert_eq!(too_long(house, "as_of=2020-01-01"), Vec::<Value>::new());
        house.patch(format!("/v1/appointments/{held}"), json!({"ends_on": "2191-01-01"})).expect(200);
        assert_eq!(too_long(house, ""), Vec::<Value>::new());
    }

    fn a_term_to_come_that_is_set_too_long_is_warned_of_and_kept(house) {
        let office = pole(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2000-01-01");
        let new = |ends_on: &str| json!({"person_id": him, "starts_on": "2026-01-01", "ends_on": ends_on, "source": source()});
        let path = format!("/v1/positions/{office}/appointments");
        let fits = house.post(format!("{path}?dry_run=true"), new("2029-12-31")).expect(200);
        assert_eq!(told(&fits.body["result"]["warnings"]), []);
        let made = house.post(&path, new("2190-01-01")).in_language("ar").expect(201);
        assert_eq!(told(&made.body["warnings"]), one("term-is-too-long", "warn"));
        for language in ["ar", "fr", "en"] {
            assert!(made.body["warnings"][0]["clause"]["texts"][language].is_string(), "{made}");
        }
        assert_eq!(too_long(house, ""), [json!(made.id())]);
    }
}
