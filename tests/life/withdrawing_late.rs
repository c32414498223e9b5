//! Acts withdrawn after something was recorded that got ahead of them, or came since.
use serde_json::json;

use crate::cast::{appointment, person, position, secretariat};
use crate::house::both;

use super::withdrawing::withdrawal;
use super::{by, came_of, formed};

both! {
    fn a_correction_made_before_a_planned_move_outlives_its_withdrawal(house) {
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let path = "/v1/bodies/taounate-secretariat";
        let renamed = by(json!({"names": {"ar": "الأمانة الجديدة"}, "on": "2190-01-01"}));
        let act = house.post(format!("{path}/moves"), renamed).expect(200).text("/act_id");
        house.patch(path, json!({"names": {"ar": "أمانة تاونات المصححة", "fr": "Corrigee", "en": "Corrected"}})).expect(200);
        withdrawal(house, &act).expect(200);
        for day in ["2024-01-01", "2190-01-01"] {
            let body = house.get(format!("{path}?as_of={day}")).in_language("ar").expect(200);
            assert_eq!(body.text("/names/ar"), "أمانة تاونات المصححة", "{body}");
        }
        assert_eq!(house.get("/v1/bodies?q=Corrigee").expect(200).data().len(), 1);
        let last = house.get("/v1/journal?kind=change&limit=200").expect(200);
        assert!(last.data().iter().any(|one| one["after"]["name_fr"] == "Corrigee"), "{last}");
    }

    fn what_got_ahead_of_a_planned_act_stays_as_it_is(house) {
        let unit = |code: &str| formed(house, json!({"type": "local_secretariat", "territory": code})).id();
        let (old, heir, other) = (unit("03.531.01.01"), unit("03.531.01.03"), unit("03.531.01.09"));
        let [first, second, third] = ["سعاد الجبلي", "حميد الورياغلي", "ليلى الصنهاجي"].map(|name| person(house, name, "female"));
        let admit = |who: &str| house.post("/v1/memberships", json!({"person_id": who, "starts_on": "2010", "unit": old})).expect(201).id();
        let [hers, his, theirs] = [first.clone(), second, third].map(|who| admit(&who));
        let action = house.post("/v1/actions", json!({"body": old, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let office = position(house, &old, "local_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&first, "2021")).expect(201).id();
        let end = by(json!({"ends_on": "2189-12-31", "end_appointments": true, "children": "dissolve", "move_memberships_to": heir}));
        let act = house.post(format!("/v1/bodies/{old}/dissolutions"), end).expect(200).text("/act_id");
        // One went elsewhere, one went ahead to where all go; the action is done, and the term was shorter.
        house.patch(format!("/v1/memberships/{hers}"), json!({"unit": other})).expect(200);
        house.patch(format!("/v1/memberships/{theirs}"), json!({"unit": heir})).expect(200);
        house.patch(format!("/v1/actions/{action}"), json!({"status": "done", "closed_on": "2024-02-01"})).expect(200);
        house.patch(format!("/v1/appointments/{held}"), json!({"ends_on": "2025-06-30"})).expect(200);
        let taken = withdrawal(house, &act).expect(200);
        assert_eq!(came_of(&taken.body), ["restored rhafsai-local-secretariat", "restored membership", "restored rhafsai-local-bureau"]);
        let unit_of = |membership: &str| house.get(format!("/v1/memberships/{membership}?as_of=2190-01-01")).expect(200).text("/unit_id");
        assert_eq!((unit_of(&hers), unit_of(&his), unit_of(&theirs)), (other, old, heir));
        assert_eq!(house.get(format!("/v1/actions/{action}")).expect(200).text("/status"), "done");
        let kept = house.get(format!("/v1/appointments/{held}")).expect(200);
        assert_eq!(kept.text("/ends_on"), "2025-06-30");
    }

    fn what_was_formed_since_where_a_body_went_is_told_to_be_stranded(house) {
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let away = by(json!({"territory": "01.051", "on": "2023-05-01"}));
        let act = house.post("/v1/bodies/taounate-secretariat/moves", away).expect(200).text("/act_id");
        let commune = house.get("/v1/territories?under=01.051&level=commune&limit=1").expect(200).text("/data/0/code");
        let new = json!({"type": "local_secretariat", "parent": "taounate-secretariat", "territory": commune, "slug": "newcomer", "starts_on": "2024-01-01"});
        house.post("/v1/bodies", new).expect(201);
        let taken = withdrawal(house, &act).expect(200);
        assert_eq!(came_of(&taken.body), ["restored taounate-bureau", "restored taounate-secretariat", "stranded newcomer"]);
        assert_eq!(taken.text("/consequences/2/on"), "2024-01-01");
    }

    fn a_meeting_the_heir_held_is_not_given_back(house) {
        let heir = formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"})).id();
        let old = secretariat(house);
        let member = person(house, "سعاد الجبلي", "female");
        let planned = |day: &str| house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": day})).expect(201).id();
        let (attended, recorded) = (planned("2190-05-01"), planned("2190-06-01"));
        let end = by(json!({"ends_on": "2023-12-31", "children": "dissolve", "hand_actions_to": heir}));
        let act = house.post(format!("/v1/bodies/{old}/dissolutions"), end).expect(200).text("/act_id");
        for (meeting, day) in [(&attended, "2024-05-01"), (&recorded, "2024-06-01")] {
            house.patch(format!("/v1/meetings/{meeting}"), json!({"held_on": day})).expect(200);
        }
        let present = json!({"person_id": member, "presence": "present"});
        let there = house.post(format!("/v1/meetings/{attended}/attendances"), present).expect(201).id();
        let refused = withdrawal(house, &act).refused(409, "later-change-rests-on-it");
        assert!(refused.text("/detail").contains(&attended), "{refused}");
        house.delete(format!("/v1/attendances/{there}")).header("if-match", "*").expect(204);
        let draft = json!({"text": "محضر", "drafted_by": member});
        house.ask("PUT", format!("/v1/meetings/{recorded}/minutes")).json(&draft).header("if-match", "*").expect(200);
        let refused = withdrawal(house, &act).refused(409, "later-change-rests-on-it");
        assert!(refused.text("/detail").contains(&recorded), "{refused}");
    }
}
