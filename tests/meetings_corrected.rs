//! Meetings that are corrected after they decided, and days known in part.
use serde_json::json;

use crate::cast::{person, secretariat};
use crate::house::both;

both! {
    fn a_meeting_is_not_put_after_what_it_decided_or_approved(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let decide = |day: &str| house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "decided_on": day}));
        decide("2022-12-07").refused(409, "decision-precedes-its-meeting");
        decide("2022-12-10").expect(201);
        let put = |day: &str| house.patch(&path, json!({"held_on": day}));
        let refused = put("2022-12-11").in_language("fr").refused(409, "meeting-follows-its-decisions");
        assert!(refused.has_fault("/held_on", "meeting-follows-its-decisions"), "{refused}");
        put("2022-12").expect(200);
        put("2022-12-10").expect(200);
        let who = person(house, "كمال البقالي", "male");
        house.ask("PUT", format!("{path}/minutes")).json(&json!({"text": "محضر", "drafted_by": who})).header("if-match", "*").expect(200);
        house.post(format!("{path}/minutes/approvals"), json!({"approved_by": who, "approved_on": "2022-12-10"})).header("if-match", "*").expect(200);
        put("2022-12-09").expect(200);
        put("2022-12-10").expect(200);
        let other = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2023-01-01"});
        let other = format!("/v1/meetings/{}", house.post("/v1/meetings", other).expect(201).id());
        house.ask("PUT", format!("{other}/minutes")).json(&json!({"text": "محضر", "drafted_by": who})).header("if-match", "*").expect(200);
        house.post(format!("{other}/minutes/approvals"), json!({"approved_by": who, "approved_on": "2023-01-10"})).header("if-match", "*").expect(200);
        house.patch(&other, json!({"held_on": "2023-01-11"})).refused(409, "meeting-follows-its-decisions");
        house.patch(&other, json!({"held_on": "2023-01-10"})).expect(200);
    }

    fn a_decision_of_a_day_known_in_part_is_listed_with_its_meeting_as_it_is_by_itself(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08/2190-01-01"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let made = house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus"})).expect(201).id();
        for (query, number) in [("", 1), ("as_of=2190-01-01", 1)] {
            let all = house.get(format!("/v1/decisions?total=true&{query}")).expect(200);
            let of_it = house.get(format!("{path}/decisions?total=true&{query}")).expect(200);
            assert_eq!((&all.body["total"], &of_it.body["total"]), (&json!(number), &json!(number)), "{query}");
            assert_eq!((all.text("/data/0/id"), of_it.text("/data/0/id")), (made.clone(), made.clone()));
        }
    }
}
