//! Corrections of what breaks a rule already.
use serde_json::json;

use super::{member, one, told, violations};
use crate::cast::{position, secretariat};
use crate::house::both;

both! {
    fn what_broke_a_rule_before_it_was_corrected_does_not_refuse_the_correction(house) {
        secretariat(house);
        let new = json!({"type": "ethics_committee", "parent": "taounate-secretariat", "starts_on": "2020-01-01"});
        let committee = house.post("/v1/bodies", new).expect(201).id();
        let office = position(house, &committee, "ethics_member");
        let him = member(house, "حميد الورياغلي", "male", "1990-06-01", "2010-01-01");
        let meeting = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let meeting = house.post("/v1/meetings", meeting).expect(201).id();
        let appoint = json!({"kind": "appoint", "position_id": office, "person_id": him, "mode": "consensus"});
        let decision = json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [appoint]});
        let decided = house.post(format!("/v1/meetings/{meeting}/decisions"), decision).expect(201);
        let at = decided.text("/results/0/path");
        // It was right when it was decided, as far as was known.
        house.patch(format!("/v1/persons/{him}"), json!({"birth_date": "2000-06-01"})).expect(200);
        assert_eq!(told(&violations(house, "").body["data"]), one("holder-is-too-young", "block"));
        let corrected = house.patch(&at, json!({"mode": "individual_ballot"})).expect(200);
        assert_eq!(told(&corrected.body["warnings"]), one("holder-is-too-young", "block"));
        // What breaks another rule is refused as ever.
        house.patch(&at, json!({"mode": "ex_officio"})).refused(409, "mode-is-not-allowed");
        assert_eq!(told(&violations(house, "").body["data"]), one("holder-is-too-young", "block"));
        house.patch(&at, json!({"starts_on": "2025-06-01"})).expect(200);
        assert_eq!(violations(house, "").body["total"], 0);
        house.patch(&at, json!({"starts_on": "2025-05-31"})).refused(409, "holder-is-too-young");
    }
}
