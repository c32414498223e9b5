//! Acts withdrawn: everything is as it was before them, and what was known of them is not forgotten.
use chrono::{SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::golden::play;
use crate::house::{Answer, Ask, House, both};

use super::{by, came_of, drawn, foretold, formed};

/// The moment it is, as a query tells it.
pub(super) fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The request that withdraws an act.
pub(super) fn withdrawal(house: &House, act: &str) -> Ask {
    house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سجل سهوا"}))
}

/// The same without what counts and dates the states of things: these come back as new states. What is held against an
/// appointment that lasts again is found anew.
fn timeless(told: &Value) -> Value {
    match told {
        Value::Object(fields) => {
            let is_found = fields.contains_key("noted_at");
            let of_the_state = ["version", "updated_at", "noted_at"];
            let is_new = |name: &str| of_the_state.contains(&name) || (is_found && name == "id");
            let kept = fields.iter().filter(|(name, _)| !is_new(name));
            kept.map(|(name, value)| (name.clone(), timeless(value))).collect()
        }
        Value::Array(all) => all.iter().map(timeless).collect(),
        other => other.clone(),
    }
}

/// What the lists of the registry tell, whatever ended or lies ahead, on several days.
pub(super) fn registry(house: &House, known_at: Option<&str>) -> Vec<(String, Value)> {
    let mut seen = Vec::new();
    for day in ["2023-01-01", "2024-07-01", "2189-12-31", "2190-01-01"] {
        for list in [
            "bodies?limit=200",
            "appointments?history=true&limit=200",
            "memberships?limit=200",
            "positions?limit=200",
            "vacancies?limit=200",
            "reports/violations?limit=200",
            "acts?limit=200",
        ] {
            let moment = known_at.map(|moment| format!("&known_at={moment}")).unwrap_or_default();
            let told = house.get(format!("/v1/{list}&as_of={day}{moment}")).expect(200);
            seen.push((format!("{list} on {day}"), timeless(&told.body)));
        }
        if known_at.is_none() {
            for list in [
                "actions?limit=200",
                "legal-tasks?limit=200",
                "meetings?limit=200",
                "persons?limit=200",
                "persons?under=03.531",
                "persons?under=03.231",
                "territories?under=03.531&limit=200",
            ] {
                let told = house.get(format!("/v1/{list}&as_of={day}")).expect(200);
                seen.push((format!("{list} on {day}"), timeless(&told.body)));
            }
        }
    }
    seen
}

/// Fails at the first look that tells one thing here and another there.
pub(super) fn same(one: &[(String, Value)], other: &[(String, Value)], what: &str) {
    for (one, other) in one.iter().zip(other) {
        assert_eq!(one, other, "{what}");
    }
}

/// Makes a change that is an act, and withdraws it: everything is as before, and what was known in between still is.
pub(super) fn there_and_back(house: &House, path: &str, change: &Value) -> Answer {
    let (early, before) = (now(), registry(house, None));
    let made = house.post(path, change.clone()).expect(200);
    let act = made.text("/act_id");
    let (moment, between) = (now(), registry(house, None));
    assert_ne!(before, between);
    let believed = registry(house, Some(&moment));
    let path = format!("/v1/acts/{act}");
    assert_eq!(house.get(&path).expect(200).id(), act);
    let tried =
        house.post(format!("{path}/withdrawals?dry_run=true"), json!({"reason": "سجل سهوا"})).expect(200);
    assert_eq!(registry(house, None), between);
    let taken = withdrawal(house, &act).expect(200);
    assert_eq!(tried.body["result"]["consequences"], taken.body["consequences"]);
    same(&registry(house, None), &before, "it is as it was");
    same(&registry(house, Some(&moment)), &believed, "what was known is known to have been");
    same(&registry(house, Some(&early)), &registry(house, Some(&now())), "it is known as it was");
    house.get(&path).refused(404, "not-found");
    assert_eq!(house.get(format!("{path}?known_at={moment}")).expect(200).id(), act);
    let entries = house.get(format!("/v1/journal?object_id={act}")).expect(200);
    let kinds: Vec<_> = entries.data().iter().map(|entry| entry["object_kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["act", "withdrawal", "act"], "{entries}");
    assert_eq!(
        (entries.text("/data/1/after/reason"), entries.text("/data/1/operation")),
        ("سجل سهوا".to_owned(), "act_withdraw".to_owned())
    );
    assert_eq!(entries.data()[2]["after"], Value::Null);
    withdrawal(house, &act).refused(404, "not-found");
    taken
}

both! {
    fn a_planned_move_is_withdrawn_with_all_that_went_along(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let taken = there_and_back(house, "/v1/bodies/taounate-secretariat/moves", &by(json!({"parent": region, "on": "2190-01-01"})));
        assert_eq!(came_of(&taken.body), ["restored taounate-secretariat"]);
        let away = by(json!({"territory": "01.051", "on": "2023-05-01"}));
        let taken = there_and_back(house, "/v1/bodies/taounate-secretariat/moves", &away);
        assert_eq!(came_of(&taken.body), ["restored taounate-bureau", "restored taounate-secretariat"]);
        // It can be made again, on another day: that is how it is corrected.
        let again = house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"territory": "01.051", "on": "2023-06-01"}))).expect(200);
        let moves = house.get("/v1/bodies/taounate-bureau/moves").expect(200);
        assert_eq!((moves.data().len(), moves.text("/data/0/act_id")), (1, again.text("/act_id")));
    }

    fn an_act_is_withdrawn_by_who_may_record_it_and_in_the_state_it_was_seen(house) {
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let made = house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"territory": "01.051", "on": "2190-01-01"}))).expect(200);
        let act = made.text("/act_id");
        let seen = house.get(format!("/v1/acts/{act}")).as_reader().expect(200);
        assert_eq!((seen.text("/kind"), seen.text("/on"), seen.text("/body_id")), ("move".to_owned(), "2190-01-01".to_owned(), made.id()));
        assert_eq!(seen.text("/source/kind"), "register of the tests");
        withdrawal(house, &act).as_reader().refused(403, "not-allowed");
        withdrawal(house, &act).header("if-match", "\"1-0\"").refused(412, "stale");
        let path = format!("/v1/acts/{act}/withdrawals");
        house.post(&path, json!({})).faulty("/reason", "missing-field");
        house.post(&path, json!({"reason": " "})).faulty("/reason", "empty-text");
        let list = |query: &str| house.get(format!("/v1/acts?{query}&total=true")).expect(200).body["total"].clone();
        assert_eq!((list("planned=true"), list("planned=false"), list("body=taounate-secretariat"), list("body=nowhere")), (json!(1), json!(0), json!(1), json!(0)));
        assert_eq!((list("planned=false&as_of=2190-01-01"), list("territory=03.531")), (json!(1), json!(0)));
        withdrawal(house, &act).header("if-match", &seen.etag()).expect(200);
    }

    fn what_a_later_move_rests_on_is_not_withdrawn_before_it(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let moved = |change: Value| house.post("/v1/bodies/taounate-secretariat/moves", by(change)).expect(200).text("/act_id");
        let first = moved(json!({"parent": region, "on": "2023-05-01"}));
        let second = moved(json!({"root": true, "on": "2190-01-01"}));
        let refused = withdrawal(house, &first).in_language("ar").refused(409, "later-change-rests-on-it");
        assert!(refused.text("/detail").contains(&format!("/v1/acts/{second}")) && refused.text("/title").contains("اللاحق"), "{refused}");
        // What does not touch where it stands is no obstacle.
        house.patch("/v1/bodies/taounate-secretariat", json!({"slug": "taounate"})).expect(200);
        withdrawal(house, &second).expect(200);
        let ended = by(json!({"ends_on": "2024-12-31", "children": {"move_to": region}}));
        house.post("/v1/bodies/fes-meknes-regional-bureau/dissolutions", ended).expect(200);
        withdrawal(house, &first).expect(200);
        assert_eq!(house.get("/v1/bodies/taounate").expect(200).body["parent_id"], Value::Null);
    }

    fn what_was_taken_out_since_is_no_obstacle(house) {
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let away = by(json!({"territory": "01.051", "on": "2023-05-01"}));
        let act = house.post("/v1/bodies/taounate-secretariat/moves", away).expect(200).text("/act_id");
        house.delete("/v1/bodies/taounate-bureau").header("if-match", "*").expect(204);
        assert_eq!(came_of(&withdrawal(house, &act).expect(200).body), ["restored taounate-secretariat"]);
        assert_eq!(house.get("/v1/bodies/taounate-secretariat").expect(200).text("/territory"), "03.531");
    }

    fn a_place_taken_since_is_not_given_back(house) {
        formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"}));
        let act = house.post("/v1/bodies/rhafsai-local-secretariat/moves", by(json!({"territory": "03.531.01.03", "on": "2023-05-01"}))).expect(200).text("/act_id");
        house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.01", "slug": "another", "starts_on": "2024-01-01"})).expect(201);
        withdrawal(house, &act).refused(409, "body-exists-there");
        house.delete("/v1/bodies/another").refused(409, "in-use");
    }

    fn the_dissolution_of_the_founding_secretariat_is_withdrawn(house) {
        play(house);
        let whole = by(json!({"ends_on": "2024-06-30", "children": "dissolve", "end_appointments": true}));
        let taken = there_and_back(house, "/v1/bodies/taounate-secretariat/dissolutions", &whole);
        assert_eq!(taken.body["consequences"].as_array().map(Vec::len), Some(14), "{taken}");
        assert!(came_of(&taken.body).iter().all(|one| one.starts_with("restored")), "{taken}");
        let planned = by(json!({"ends_on": "2189-12-31", "children": "dissolve", "end_appointments": true}));
        there_and_back(house, "/v1/bodies/taounate-secretariat/dissolutions", &planned);
    }

    fn what_went_to_an_heir_comes_back_as_long_as_the_heir_did_nothing_with_it(house) {
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
        let end = by(json!({"ends_on": "2023-12-31", "end_appointments": true, "children": {"move_to": heir}, "move_memberships_to": heir, "hand_actions_to": heir}));
        let taken = there_and_back(house, &path, &end);
        assert_eq!(came_of(&taken.body), ["restored taounate-secretariat", "restored meeting", "restored action", "restored membership", "restored appointment", "restored youth", "restored taounate-bureau"]);
        let dissolved = || house.post(&path, end.clone()).expect(200).text("/act_id");
        // What the heir did with an action stays done; what it handed on itself does not come back from there.
        let act = dissolved();
        house.patch(format!("/v1/actions/{action}"), json!({"status": "done", "closed_on": "2024-02-01"})).expect(200);
        withdrawal(house, &act).expect(200);
        let done = house.get(format!("/v1/actions/{action}")).expect(200);
        assert_eq!((done.text("/status"), done.text("/body_id")), ("done".to_owned(), old.clone()));
        let act = dissolved();
        house.post(format!("/v1/bodies/{heir}/dissolutions"), by(json!({"ends_on": "2190-12-31", "children": "dissolve"}))).expect(200);
        let refused = withdrawal(house, &act).refused(409, "later-change-rests-on-it");
        assert!(refused.text("/detail").contains("/v1/") , "{refused}");
        assert_eq!(house.get(format!("/v1/memberships/{admitted}?as_of=2190-01-01")).expect(200).text("/unit_id"), heir);
        assert_eq!(house.get(format!("/v1/meetings/{planned}")).expect(200).text("/body_id"), heir);
    }

    fn a_holder_appointed_since_where_the_members_went_keeps_the_act(house) {
        let taker = formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"})).id();
        let old = secretariat(house);
        let her = person(house, "سعاد الجبلي", "female");
        house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2010", "unit": old})).expect(201);
        let act = house.post(format!("/v1/bodies/{taker}/mergers"), by(json!({"absorbs": [old], "on": "2024-01-01"}))).expect(200).text("/act_id");
        let office = format!("/v1/positions/{}/appointments", position(house, &taker, "provincial_secretary"));
        let made = house.post(&office, appointment(&her, "2024-02-01")).expect(201).id();
        let refused = withdrawal(house, &act).refused(409, "later-change-rests-on-it");
        assert!(refused.text("/detail").contains(&made), "{refused}");
        house.delete(format!("/v1/appointments/{made}")).expect(204);
        // Somebody else in that office is no part of it.
        let him = person(house, "حميد الورياغلي", "male");
        house.post(&office, appointment(&him, "2024-02-01")).expect(201);
        withdrawal(house, &act).expect(200);
    }

    fn a_merger_is_withdrawn(house) {
        let unit = |code: &str| formed(house, json!({"type": "local_secretariat", "territory": code})).id();
        let (survivor, absorbed) = (unit("03.531.01.01"), unit("03.531.01.03"));
        formed(house, json!({"type": "pole", "parent": absorbed, "slug": "youth"}));
        let her = person(house, "سعاد الجبلي", "female");
        house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2010", "unit": absorbed})).expect(201);
        house.post(format!("/v1/positions/{}/appointments", position(house, &absorbed, "local_secretary")), appointment(&her, "2021")).expect(201);
        house.post("/v1/actions", json!({"body": absorbed, "title": "تنظيم", "opened_on": "2022-01-01"})).expect(201);
        for on in ["2023-05-01", "2190-01-01"] {
            let change = by(json!({"absorbs": [absorbed], "on": on, "names": {"ar": "الأمانة المحلية الموحدة"}}));
            let taken = there_and_back(house, &format!("/v1/bodies/{survivor}/mergers"), &change);
            assert_eq!(came_of(&taken.body), [
                "restored rhafsai-local-secretariat", "restored karia-ba-mohamed-local-secretariat", "restored action",
                "restored membership", "restored appointment", "restored youth", "restored karia-ba-mohamed-local-bureau",
            ]);
        }
        assert_eq!(drawn(house, &absorbed, "2023-05-01"), ["karia-ba-mohamed-local-bureau", "youth"]);
        let found = house.get("/v1/bodies?q=Ghafsai").expect(200).data().len() + house.get("/v1/bodies?q=Rhafsai").expect(200).data().len();
        assert!(found > 0, "it is found by its old name again");
    }

    fn a_split_is_withdrawn_unless_somebody_is_in_what_it_formed(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        formed(house, json!({"type": "pole", "parent": old, "slug": "youth"}));
        for code in ["03.531.01.09", "03.531.01.03"] {
            let who = house.post("/v1/persons", json!({"name_ar": "عضو", "residence": code})).expect(201).id();
            house.post("/v1/memberships", json!({"person_id": who, "starts_on": "2021", "unit": old})).expect(201);
        }
        let path = format!("/v1/bodies/{old}/splits");
        let into = json!([{"territory": "03.531.01.01", "slug": "first"}, {"territory": "03.531.01.03", "slug": "second"}]);
        let whole = by(json!({"into": into, "on": "2023-05-01", "distribute": true, "dissolve": true}));
        let taken = there_and_back(house, &path, &whole);
        let came = came_of(&taken.body);
        assert_eq!(came.iter().filter(|one| one.starts_with("taken_out")).count(), 4, "{taken}");
        let part = by(json!({"into": [{"territory": "03.531.01.03"}], "on": "2190-01-01", "distribute": true}));
        there_and_back(house, &path, &part);
        let act = house.post(&path, part).expect(200).text("/act_id");
        let new = house.get("/v1/bodies/karia-ba-mohamed-local-secretariat").expect(200).id();
        let him = person(house, "حميد الورياغلي", "male");
        let office = house.get(format!("/v1/positions?body={new}&type=local_secretary&as_of=2190-02-01")).expect(200).text("/data/0/id");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2190-02-01")).expect(201).id();
        withdrawal(house, &act).refused(409, "later-change-rests-on-it");
        house.delete(format!("/v1/appointments/{held}")).expect(204);
        withdrawal(house, &act).expect(200);
        house.get("/v1/bodies/karia-ba-mohamed-local-secretariat").refused(404, "not-found");
    }

    fn what_a_decision_of_locked_minutes_did_only_another_decision_reverses(house) {
        let body = secretariat(house);
        let him = person(house, "حميد الورياغلي", "male");
        let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2023-05-01"})).expect(201).id();
        let effect = json!({"kind": "move_body", "body": body, "territory": "01.051", "on": "2190-01-01"});
        let decided = json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [effect]});
        let decision = house.post(format!("/v1/meetings/{meeting}/decisions"), decided).expect(201).id();
        let act = house.get(format!("/v1/acts?body={body}")).expect(200).text("/data/0/id");
        withdrawal(house, &act).expect(200);
        let again = house.post(format!("/v1/bodies/{body}/moves"), json!({"territory": "01.051", "on": "2190-01-01", "decision_id": decision})).expect(200).text("/act_id");
        let minutes = format!("/v1/meetings/{meeting}/minutes");
        house.ask("PUT", &minutes).json(&json!({"text": "محضر", "drafted_by": him})).header("if-match", "*").expect(200);
        house.post(format!("{minutes}/approvals"), json!({"approved_by": him})).expect(200);
        house.post(format!("{minutes}/locks"), Value::Null).expect(200);
        let refused = withdrawal(house, &again).in_language("en").refused(409, "act-is-decided");
        assert!(refused.text("/detail").contains(&decision) && refused.text("/title").contains("another meeting"), "{refused}");
        // That other decision moves it back.
        foretold(house, &format!("/v1/bodies/{body}/moves"), &by(json!({"territory": "03.531", "on": "2190-02-01"})));
    }

    fn acts_of_one_batch_are_withdrawn_one_by_one(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        let operations = json!([
            {"method": "POST", "path": "/v1/bodies", "body": {"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"}},
            {"method": "POST", "path": "/v1/bodies/taounate-secretariat/moves", "body": by(json!({"parent": region, "on": "2023-05-01"}))},
            {"method": "POST", "path": "/v1/bodies/taounate-secretariat/moves", "body": by(json!({"root": true, "on": "2024-05-01"}))},
        ]);
        house.post("/v1/batch", json!({"operations": operations})).expect(200);
        let acts = house.get("/v1/acts").expect(200);
        let [first, second] = [0, 1].map(|place| acts.text(&format!("/data/{place}/id")));
        let above = |day: &str| house.get(format!("/v1/bodies/taounate-secretariat?as_of={day}")).expect(200).body["parent_id"].clone();
        withdrawal(house, &first).refused(409, "later-change-rests-on-it");
        withdrawal(house, &second).expect(200);
        assert_eq!((above("2023-05-01"), above("2024-05-01")), (json!(region), json!(region)));
        withdrawal(house, &first).expect(200);
        assert_eq!((above("2023-05-01"), above("2024-05-01")), (Value::Null, Value::Null));
    }
}
