//! Bodies that become one, one that becomes several, and decisions that order it.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position};
use crate::house::{House, both};

use super::{by, came_of, drawn, foretold, formed, listed};

/// Two local secretariats of Taounate: Ghafsai and Karia Ba Mohamed.
fn two_units(house: &House) -> (String, String) {
    let unit = |code: &str| formed(house, json!({"type": "local_secretariat", "territory": code})).id();
    (unit("03.531.01.01"), unit("03.531.01.03"))
}

/// A member of a unit who lives at a territory; answers the membership.
fn member(house: &House, unit: &str, residence: &str) -> String {
    let new = json!({"name_ar": "عضو", "residence": residence});
    let person = house.post("/v1/persons", new).expect(201).id();
    house
        .post("/v1/memberships", json!({"person_id": person, "starts_on": "2021", "unit": unit}))
        .expect(201)
        .id()
}

fn unit_of(house: &House, membership: &str, day: &str) -> Value {
    house.get(format!("/v1/memberships/{membership}?as_of={day}")).expect(200).body["unit_id"].clone()
}

both! {
    fn the_absorbed_end_the_day_before_and_what_was_theirs_is_the_survivors(house) {
        let (survivor, absorbed) = two_units(house);
        formed(house, json!({"type": "pole", "parent": absorbed, "slug": "youth"}));
        let membership = member(house, &absorbed, "03.531.01.03");
        let held = person(house, "سعاد الجبلي", "female");
        let office = position(house, &absorbed, "local_secretary");
        let appointed = house.post(format!("/v1/positions/{office}/appointments"), appointment(&held, "2021")).expect(201).id();
        let action = house.post("/v1/actions", json!({"body": absorbed, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201).id();
        let path = format!("/v1/bodies/{survivor}/mergers");
        let merged = foretold(house, &path, &by(json!({"absorbs": [absorbed], "on": "2023-05-01", "names": {"ar": "الأمانة المحلية الموحدة"}})));
        assert_eq!(came_of(&merged.body), [
            "dissolved karia-ba-mohamed-local-bureau", "moved youth", "ended appointment", "handed_over membership",
            "handed_over action", "dissolved karia-ba-mohamed-local-secretariat", "moved rhafsai-local-secretariat",
        ]);
        assert_eq!(merged.text("/name"), "الأمانة المحلية الموحدة");
        let gone = house.get("/v1/bodies/karia-ba-mohamed-local-secretariat?as_of=2023-04-30").expect(200);
        assert_eq!((gone.text("/merged_into"), gone.text("/ends_on")), (survivor.clone(), "2023-04-30".to_owned()));
        house.get("/v1/bodies/karia-ba-mohamed-local-secretariat/organigram?as_of=2023-05-01").refused(404, "not-found");
        let ended = house.get(format!("/v1/appointments/{appointed}")).expect(200);
        assert_eq!((ended.text("/ended_by"), ended.text("/ends_on")), ("dissolution".to_owned(), "2023-04-30".to_owned()));
        assert_eq!(unit_of(house, &membership, "2023-04-30"), absorbed);
        assert_eq!(unit_of(house, &membership, "2023-05-01"), survivor);
        assert_eq!(house.get(format!("/v1/actions/{action}")).expect(200).text("/body_id"), survivor);
        assert_eq!(drawn(house, &absorbed, "2023-04-30"), ["karia-ba-mohamed-local-bureau", "youth"]);
        assert_eq!(drawn(house, &survivor, "2023-05-01"), ["rhafsai-local-bureau", "youth"]);
        let name = house.get(format!("/v1/bodies/{survivor}?as_of=2023-04-30")).expect(200);
        assert_eq!(name.text("/name"), "الأمانة المحلية بغفساي", "until it was one");
    }

    fn what_comes_to_a_body_goes_with_it_where_it_moves_on_that_day(house) {
        let (survivor, absorbed) = two_units(house);
        formed(house, json!({"type": "pole", "parent": absorbed, "slug": "youth"}));
        let change = by(json!({"absorbs": [absorbed], "on": "2023-05-01", "territory": "03.531.01.09"}));
        let merged = foretold(house, &format!("/v1/bodies/{survivor}/mergers"), &change);
        assert!(!came_of(&merged.body).contains(&"stranded youth".to_owned()), "{merged}");
        let at = |day: &str| house.get(format!("/v1/bodies/youth?as_of={day}")).expect(200).text("/territory");
        assert_eq!((at("2023-04-30"), at("2023-05-01")), ("03.531.01.03".to_owned(), "03.531.01.09".to_owned()));
        assert_eq!(drawn(house, &survivor, "2023-05-01"), ["rhafsai-local-bureau", "youth"]);
        assert_eq!(house.get("/v1/bodies/youth/moves").expect(200).data().len(), 1, "it moved once");
    }

    fn a_merger_must_be_possible(house) {
        let (survivor, absorbed) = two_units(house);
        let merge = |absorbs: Value, on: &str| house.post(format!("/v1/bodies/{survivor}/mergers"), by(json!({"absorbs": absorbs, "on": on})));
        merge(json!([absorbed, absorbed]), "2023-05-01").refused(409, "body-is-named-twice");
        merge(json!([survivor]), "2023-05-01").refused(409, "body-is-named-twice");
        merge(json!(["rhafsai-local-bureau"]), "2023-05-01").refused(409, "types-differ");
        merge(json!(["nowhere"]), "2023-05-01").refused(409, "body-is-unknown");
        merge(json!([]), "2023-05-01").faulty("/absorbs", "out-of-range");
        merge(json!([absorbed]), "2020-01-01").refused(409, "split-is-too-early");
        house.post(format!("/v1/bodies/{survivor}/mergers"), json!({"absorbs": [absorbed], "on": "2023-05-01"})).refused(409, "act-is-missing");
        merge(json!([absorbed]), "2023-05-01").expect(200);
        merge(json!([absorbed]), "2023-06-01").refused(409, "body-is-dissolved");
        assert_eq!(listed(house, "type=local_secretariat", "2023-05-01"), ["rhafsai-local-secretariat"]);
    }

    fn a_body_is_split_and_its_members_go_where_they_live(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        let (stays, goes) = (member(house, &old, "03.531.01.01"), member(house, &old, "03.531.01.03"));
        let path = format!("/v1/bodies/{old}/splits");
        let there = json!({"into": [{"territory": "03.531.01.01"}], "on": "2023-05-01"});
        house.post(&path, by(there)).refused(409, "body-exists-there");
        house.post(&path, json!({"into": [{"territory": "03.531.01.03"}], "on": "2023-05-01"})).refused(409, "act-is-missing");
        house.post(&path, by(json!({"into": [{"territory": "03.531.01.03", "colour": "red"}], "on": "2023-05-01"}))).faulty("/into/0/colour", "unknown-field");
        let split = foretold(house, &path, &by(json!({"into": [{"territory": "03.531.01.03"}], "on": "2023-05-01", "distribute": true})));
        assert_eq!(came_of(&split.body), ["formed karia-ba-mohamed-local-secretariat", "formed karia-ba-mohamed-local-bureau", "handed_over membership"]);
        let new = house.get("/v1/bodies/karia-ba-mohamed-local-secretariat").expect(200);
        assert_eq!((new.text("/split_from"), new.text("/starts_on")), (old.clone(), "2023-05-01".to_owned()));
        assert_eq!((unit_of(house, &stays, "2023-05-01"), unit_of(house, &goes, "2023-05-01")), (json!(old), json!(new.id())));
        assert_eq!(unit_of(house, &goes, "2023-04-30"), old);
        house.get("/v1/bodies/karia-ba-mohamed-local-secretariat?as_of=2023-04-30").refused(404, "not-found");
    }

    fn a_body_that_ends_by_its_split_leaves_the_rest_to_the_first(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        formed(house, json!({"type": "pole", "parent": old, "slug": "youth"}));
        let (one, other) = (member(house, &old, "03.531.01.09"), member(house, &old, "03.531.01.03"));
        let into = json!([{"territory": "03.531.01.01", "slug": "first"}, {"territory": "03.531.01.03", "slug": "second"}]);
        let split = foretold(house, &format!("/v1/bodies/{old}/splits"), &by(json!({"into": into, "on": "2023-05-01", "distribute": true, "dissolve": true})));
        assert_eq!(came_of(&split.body), [
            "formed first", "formed rhafsai-local-bureau-2", "formed second", "formed karia-ba-mohamed-local-bureau",
            "handed_over membership", "dissolved rhafsai-local-bureau", "moved youth", "handed_over membership",
            "dissolved rhafsai-local-secretariat",
        ]);
        let id = |slug: &str| house.get(format!("/v1/bodies/{slug}?as_of=2023-05-01")).expect(200).id();
        assert_eq!((unit_of(house, &one, "2023-05-01"), unit_of(house, &other, "2023-05-01")), (json!(id("first")), json!(id("second"))));
        assert_eq!(drawn(house, "first", "2023-05-01"), ["rhafsai-local-bureau-2", "youth"]);
        assert_eq!(drawn(house, &old, "2023-04-30"), ["rhafsai-local-bureau", "youth"]);
        house.get(format!("/v1/bodies/{old}/organigram?as_of=2023-05-01")).refused(404, "not-found");
    }

    fn a_decision_orders_each_of_these_and_a_governing_body_declares_it(house) {
        let (survivor, absorbed) = two_units(house);
        let province = formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"})).id();
        let meeting = house.post("/v1/meetings", json!({"body": province, "kind": "ordinary", "held_on": "2023-05-01"})).expect(201).id();
        let decide = |effects: Value| {
            let new = json!({"title": "قرار تنظيمي", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects});
            house.post(format!("/v1/meetings/{meeting}/decisions"), new)
        };
        let refused = decide(json!([{"kind": "move_body", "body": survivor, "parent": survivor}])).refused(409, "body-under-itself");
        assert!(refused.has_fault("/effects/0/parent", "body-under-itself") && refused.body["detail"].is_null(), "{refused}");
        let nobody = "01890000-0000-7000-8000-000000000000";
        for (effect, place) in [
            (json!({"kind": "move_body", "body": nobody, "parent": survivor}), "/effects/1/body"),
            (json!({"kind": "appoint", "position_id": nobody, "person_id": nobody}), "/effects/1/position_id"),
            (json!({"kind": "end_appointment", "appointment_id": nobody, "ended_by": "resignation"}), "/effects/1/appointment_id"),
        ] {
            let refused = decide(json!([{"kind": "present_programme", "title": "برنامج"}, effect])).refused(409, "effect-target-is-unknown");
            assert!(refused.has_fault(place, "effect-target-is-unknown"), "{refused}");
        }
        let into = |part: Value| decide(json!([{"kind": "split_body", "body": survivor, "into": [part]}]));
        let refused = into(json!({"type": "pole", "parent": survivor, "names": {"ar": "قطب الشباب"}})).in_language("en").refused(409, "creation-is-not-granted");
        assert_eq!((refused.text("/clause/id"), refused.has_fault("/effects/0/into/0/type", "creation-is-not-granted")), ("art-43".to_owned(), true), "{refused}");
        assert!(refused.text("/detail").starts_with("asked: "), "the place is told once: {refused}");
        let faults = decide(json!([
            {"kind": "split_body", "body": survivor, "into": [{"slug": 7}], "on": "2023-02-30", "by": "x"},
            {"kind": "abolish"},
            {"kind": "move_body", "body": survivor, "root": "yes"},
        ])).in_language("en").refused(422, "invalid");
        for (place, code) in [
            ("/effects/0/into/0/slug", "wrong-type"),
            ("/effects/0/on", "bad-value"),
            ("/effects/0/by", "unknown-field"),
            ("/effects/1/kind", "bad-value"),
            ("/effects/2/root", "wrong-type"),
        ] {
            assert!(faults.has_fault(place, code), "no {code} at {place}: {faults}");
        }
        assert_eq!(faults.body["errors"].as_array().map(Vec::len), Some(5), "{faults}");
        into(json!({"territory": "03.531.01.03"})).at("/effects/0/into/0/territory", "body-exists-there");
        let effects = json!([
            {"kind": "merge_bodies", "body": survivor, "absorbs": [absorbed]},
            {"kind": "move_body", "body": survivor, "parent": province, "on": "2023-05-02"},
            {"kind": "split_body", "body": survivor, "into": [{"territory": "03.531.01.03"}], "on": "2023-06-01"},
            {"kind": "dissolve_body", "body": survivor, "ends_on": "2023-12-31", "children": "dissolve", "end_appointments": true},
        ]);
        let decision = decide(effects).expect(201);
        let kinds: Vec<_> = decision.body["results"].as_array().unwrap().iter().map(|one| (one["effect"].as_u64().unwrap(), one["kind"].as_str().unwrap())).collect();
        assert_eq!(kinds, [(0, "body"), (0, "body"), (1, "body"), (2, "body"), (2, "body"), (3, "body"), (3, "body")], "{decision}");
        let shown = house.get(format!("/v1/bodies/{survivor}?as_of=2023-12-31")).expect(200);
        assert_eq!((shown.text("/parent_id"), shown.text("/end_decision_id")), (province, decision.id()));
        let moves = house.get(format!("/v1/bodies/{survivor}/moves")).expect(200);
        assert_eq!(moves.text("/data/0/decision_id"), decision.id());
        let gone = house.get(format!("/v1/bodies/{absorbed}?as_of=2023-04-30")).expect(200);
        assert_eq!((gone.text("/merged_into"), gone.text("/end_decision_id")), (survivor, decision.id()));
        let tasks = house.get("/v1/legal-tasks").expect(200);
        assert_eq!((tasks.data().len(), tasks.text("/data/0/due_on")), (1, "2023-05-31".to_owned()));
        let formed = house.get("/v1/bodies?type=local_secretariat&as_of=2024-01-01").expect(200);
        assert_eq!((formed.data().len(), formed.text("/data/0/decision_id")), (1, decision.id()));
    }
}
