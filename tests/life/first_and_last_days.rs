//! The first days and the last of bodies that acts form and end: corrected by the act, named where something is in the way.
use serde_json::json;

use crate::cast::{appointment, person, position, secretariat};
use crate::house::both;

use super::{by, formed};

both! {
    fn the_first_day_of_what_a_split_formed_is_corrected_by_the_act(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        let split = by(json!({"into": [{"territory": "03.531.01.03", "slug": "part"}], "on": "2023-05-01"}));
        let act = house.post(format!("/v1/bodies/{old}/splits"), split).expect(200).text("/act_id");
        let bureau = house.get("/v1/bodies?parent=part").expect(200).text("/data/0/id");
        for body in ["part", bureau.as_str()] {
            let path = format!("/v1/bodies/{body}");
            for (language, says) in [("ar", "صحح يوم ذلك التقسيم"), ("fr", "corrigez le jour de cet acte"), ("en", "correct the act instead")] {
                let refused = house.patch(&path, json!({"starts_on": "2023-06-01"})).in_language(language).at("/starts_on", "first-day-is-of-an-act");
                assert_eq!(refused.text("/detail"), format!("/v1/acts/{act}"));
                assert!(refused.text("/title").contains(says), "{refused}");
            }
            house.patch(&path, json!({"starts_on": "2023"})).refused(409, "first-day-is-of-an-act");
            // Sent back as it is, it stands in nobody's way; what the act does not settle is corrected here.
            house.patch(&path, json!({"starts_on": "2023-05-01", "names": {"ar": "هيئة"}})).expect(200);
            house.patch(&path, json!({"ends_on": "2024-12-31"})).faulty("/ends_on", "unknown-field");
        }
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-06-01"})).expect(200);
        for body in ["part", bureau.as_str()] {
            let told = house.get(format!("/v1/bodies/{body}")).expect(200);
            assert_eq!((told.text("/starts_on"), told.text("/names/ar")), ("2023-06-01".to_owned(), "هيئة".to_owned()));
        }
        // The first day of the body it was formed out of is nobody's but its own.
        house.patch(format!("/v1/bodies/{old}"), json!({"starts_on": "2019-01-01"})).expect(200);
    }

    fn what_would_lie_outside_the_days_of_a_body_is_named(house) {
        let old = secretariat(house);
        let pole = formed(house, json!({"type": "pole", "parent": old, "slug": "youth"}));
        let put = |day: &str| house.patch("/v1/bodies/taounate-secretariat", json!({"starts_on": day})).at("/starts_on", "contents-would-not-fit").text("/detail");
        assert_eq!(put("2020-01-02"), "/v1/bodies/taounate-bureau", "the first recorded is named first");
        house.patch("/v1/bodies/taounate-bureau", json!({"starts_on": "2021-01-01"})).expect(200);
        assert_eq!(put("2020-01-02"), "/v1/bodies/youth");
        house.delete(format!("/v1/bodies/{}", pole.id())).expect(204);
        let meeting = house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2020-06-01"})).expect(201).id();
        assert_eq!(put("2020-06-02"), format!("/v1/meetings/{meeting}"));
        let her = person(house, "سعاد الجبلي", "female");
        let office = position(house, &old, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2020-03-01")).expect(201).id();
        assert_eq!(put("2020-06-02"), format!("/v1/appointments/{held}"));
        house.patch("/v1/bodies/taounate-secretariat", json!({"starts_on": "2020-03-01"})).expect(200);
    }
}
