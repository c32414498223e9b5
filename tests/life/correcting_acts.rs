//! Acts corrected: on another day all is as if they had been recorded so, and what was known before is not forgotten.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{Answer, House, both};

use super::withdrawing::{now, registry, same, withdrawal};
use super::{by, came_of, drawn, formed};

/// The same without what tells one act from another that did the same.
fn unmarked(seen: &[(String, Value)]) -> Vec<(String, Value)> {
    fn without(told: &Value, is_act: bool) -> Value {
        match told {
            Value::Object(fields) => {
                let of_the_act = ["id", "created_at"];
                let kept = fields.iter().filter(|(name, _)| !(is_act && of_the_act.contains(&name.as_str())));
                kept.map(|(name, value)| (name.clone(), without(value, is_act))).collect()
            }
            Value::Array(all) => all.iter().map(|one| without(one, is_act)).collect(),
            other => other.clone(),
        }
    }
    seen.iter().map(|(look, told)| (look.clone(), without(told, look.starts_with("acts")))).collect()
}

/// Corrects an act: foretold by a dry run that leaves no trace, and what was known before still is.
fn corrected(house: &House, act: &str, change: &Value) -> Answer {
    let path = format!("/v1/acts/{act}");
    let (moment, before) = (now(), registry(house, None));
    let believed = registry(house, Some(&moment));
    let journal =
        || house.get("/v1/journal?kind=change&limit=1&total=true").expect(200).body["total"].clone();
    let entries = journal();
    let tried = house.patch(format!("{path}?dry_run=true"), change.clone()).expect(200);
    assert_eq!((journal(), registry(house, None)), (entries, before));
    let made = house.patch(&path, change.clone()).expect(200);
    assert_eq!(tried.body["result"]["consequences"], made.body["consequences"]);
    assert_eq!(made.id(), act);
    same(&registry(house, Some(&moment)), &believed, "what was known is known to have been");
    made
}

/// Records an act on a wrong day and corrects it, to and fro: each time all is as if it had been recorded on that day.
fn as_if_recorded_so(house: &House, path: &str, order: impl Fn(&str) -> Value, days: [&str; 3]) {
    let before = registry(house, None);
    let [first, second, third] = days.map(|on| {
        let made = house.post(path, order(on)).expect(200);
        let (on, seen) = (
            house.get(format!("/v1/acts/{}", made.text("/act_id"))).expect(200).text("/on"),
            registry(house, None),
        );
        withdrawal(house, &made.text("/act_id")).expect(200);
        (on, unmarked(&seen))
    });
    same(&registry(house, None), &before, "nothing is left of the trials");
    let act = house.post(path, order(days[0])).expect(200).text("/act_id");
    for (on, seen) in [&second, &third, &first, &third] {
        let made = corrected(house, &act, &json!({"on": on}));
        assert_eq!(made.text("/on"), *on);
        same(&unmarked(&registry(house, None)), seen, on);
    }
    withdrawal(house, &act).expect(200);
    same(&registry(house, None), &before, "it is as it was");
}

/// A secretariat with everything a body can have, and one that takes it over.
fn peopled(house: &House) -> (String, String) {
    let heir = formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"})).id();
    let old = secretariat(house);
    formed(house, json!({"type": "pole", "parent": old, "slug": "youth"}));
    let [secretary, treasurer] = ["سعاد الجبلي", "ليلى الصنهاجي"].map(|name| person(house, name, "female"));
    for (who, starts, ends) in [
        (secretary.clone(), "2021", None),
        (person(house, "حميد الورياغلي", "male"), "2020", Some("2023-06-30")),
    ] {
        let member = house
            .post("/v1/memberships", json!({"person_id": who, "starts_on": starts, "unit": old}))
            .expect(201)
            .id();
        if let Some(ends) = ends {
            house
                .post(
                    format!("/v1/memberships/{member}/end"),
                    json!({"ends_on": ends, "standing": "resigned", "source": source()}),
                )
                .expect(200);
        }
    }
    for (title, closed) in [("تنظيم", None), ("تكوين", Some("2023-06-30"))] {
        let action = house
            .post("/v1/actions", json!({"body": old, "title": title, "opened_on": "2022-01-01"}))
            .expect(201)
            .id();
        if let Some(closed) = closed {
            house
                .patch(format!("/v1/actions/{action}"), json!({"status": "done", "closed_on": closed}))
                .expect(200);
        }
    }
    house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2190-01-01"})).expect(201);
    let term =
        json!({"person_id": secretary, "starts_on": "2021", "ends_on": "2023-06-30", "source": source()});
    house
        .post(format!("/v1/positions/{}/appointments", position(house, &old, "provincial_secretary")), term)
        .expect(201);
    house
        .post(
            format!("/v1/positions/{}/appointments", position(house, "taounate-bureau", "bureau_treasurer")),
            appointment(&treasurer, "2021"),
        )
        .expect(201);
    (old, heir)
}

both! {
    fn a_dissolution_on_another_day_is_as_if_recorded_so(house) {
        let (old, heir) = peopled(house);
        let order = |ends_on: &str| by(json!({"ends_on": ends_on, "end_appointments": true, "children": {"move_to": "fes-provincial-secretariat"}, "move_memberships_to": heir, "hand_actions_to": heir}));
        house.patch(format!("/v1/bodies/{heir}"), json!({"slug": "fes-provincial-secretariat"})).expect(200);
        as_if_recorded_so(house, &format!("/v1/bodies/{old}/dissolutions"), order, ["2023-05-31", "2023-03-31", "2024-06-30"]);
        let whole = |ends_on: &str| by(json!({"ends_on": ends_on, "end_appointments": true, "children": "dissolve", "hand_actions_to": heir}));
        as_if_recorded_so(house, &format!("/v1/bodies/{old}/dissolutions"), whole, ["2189-12-31", "2023-05-31", "2188-12-31"]);
    }

    fn a_merger_on_another_day_is_as_if_recorded_so(house) {
        let (old, heir) = peopled(house);
        let order = |on: &str| by(json!({"absorbs": [old], "on": on, "names": {"ar": "الأمانة الموحدة"}}));
        as_if_recorded_so(house, &format!("/v1/bodies/{heir}/mergers"), order, ["2023-05-01", "2023-09-01", "2021-09-01"]);
        let away = |on: &str| by(json!({"absorbs": [old], "on": on, "territory": "01.051"}));
        as_if_recorded_so(house, &format!("/v1/bodies/{heir}/mergers"), away, ["2190-01-01", "2023-09-01", "2189-12-31"]);
    }

    fn a_move_on_another_day_is_as_if_recorded_so(house) {
        let (old, _) = peopled(house);
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "01"})).id();
        let order = |on: &str| by(json!({"parent": region, "territory": "01.051", "on": on}));
        as_if_recorded_so(house, &format!("/v1/bodies/{old}/moves"), order, ["2023-05-01", "2190-01-01", "2022-01-01"]);
    }

    fn acts_on_territories_on_another_day_are_as_if_recorded_so(house) {
        peopled(house);
        formed(house, json!({"type": "local_secretariat", "parent": "taounate-secretariat", "territory": "03.531.01.09"}));
        house.post("/v1/persons", json!({"name_ar": "ليلى الصنهاجي", "residence": "03.531.01.09"})).expect(201);
        let days = ["2190-01-01", "2023-05-01", "2189-12-31"];
        as_if_recorded_so(house, "/v1/territories/03.531.01.09/moves", |on| by(json!({"parent": "03.231", "on": on})), days);
        as_if_recorded_so(house, "/v1/territories/03.531.01.09/renumberings", |on| by(json!({"code": "03.531.01.99", "on": on})), days);
        as_if_recorded_so(house, "/v1/territories/03.531/renumberings", |on| by(json!({"code": "03.999", "on": on})), days);
        house.get("/v1/territories/03.999").refused(404, "not-found");
    }

    fn a_split_on_another_day_keeps_what_it_formed_and_who_is_in_it(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        formed(house, json!({"type": "pole", "parent": old, "slug": "youth"}));
        for code in ["03.531.01.09", "03.531.01.03"] {
            let who = house.post("/v1/persons", json!({"name_ar": "عضو", "residence": code})).expect(201).id();
            house.post("/v1/memberships", json!({"person_id": who, "starts_on": "2021", "unit": old})).expect(201);
        }
        let into = json!([{"territory": "03.531.01.01", "slug": "first"}, {"territory": "03.531.01.03", "slug": "second"}]);
        let whole = by(json!({"into": into, "on": "2023-05-01", "distribute": true, "dissolve": true}));
        let before = registry(house, None);
        let act = house.post(format!("/v1/bodies/{old}/splits"), whole).expect(200).text("/act_id");
        let second = house.get("/v1/bodies/second").expect(200).id();
        let him = person(house, "حميد الورياغلي", "male");
        let held = house.post(format!("/v1/positions/{}/appointments", position(house, &second, "local_secretary")), appointment(&him, "2023-06-01")).expect(201).id();
        let later = corrected(house, &act, &json!({"on": "2023-06-01", "source": {"kind": "circular"}}));
        assert_eq!(house.get(format!("/v1/bodies/{second}")).expect(200).text("/source/kind"), "circular");
        assert_eq!(came_of(&later.body)[..2], ["restored rhafsai-local-secretariat", "restored membership"], "{later}");
        let body = house.get("/v1/bodies/second").expect(200);
        assert_eq!((body.id(), body.text("/starts_on")), (second.clone(), "2023-06-01".to_owned()));
        house.get("/v1/bodies/second?as_of=2023-05-31").refused(404, "not-found");
        assert_eq!(house.get(format!("/v1/bodies/{old}")).expect(200).text("/ends_on"), "2023-05-31");
        assert_eq!(drawn(house, &old, "2023-05-31"), ["rhafsai-local-bureau", "youth"]);
        assert_eq!(drawn(house, "first", "2023-06-01"), ["rhafsai-local-bureau-2", "youth"]);
        let unit = |body: &str, day: &str| house.get(format!("/v1/memberships?unit={body}&as_of={day}")).expect(200).data().len();
        assert_eq!((unit(&old, "2023-05-31"), unit(&old, "2023-06-01"), unit("second", "2023-06-01"), unit("first", "2023-06-01")), (2, 0, 1, 1));
        // Who is appointed in it since keeps its first day at that.
        let refused = house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-06-02"})).refused(409, "contents-would-not-fit");
        assert_eq!(refused.text("/detail"), format!("/v1/appointments/{held}"));
        house.delete(format!("/v1/appointments/{held}")).expect(204);
        corrected(house, &act, &json!({"source": {"kind": "letter"}}));
        corrected(house, &act, &json!({"on": "2190-01-01"}));
        assert_eq!(house.get(format!("/v1/bodies/{second}?as_of=2190-01-01")).expect(200).text("/source/kind"), "letter");
        withdrawal(house, &act).expect(200);
        house.get("/v1/bodies/second").refused(404, "not-found");
        let bodies = |seen: &[(String, Value)]| seen.iter().filter(|(look, _)| look.starts_with("memberships")).cloned().collect::<Vec<_>>();
        same(&bodies(&registry(house, None)), &bodies(&before), "they are back");
    }

    fn the_basis_of_an_act_is_corrected_wherever_it_is_told(house) {
        let (old, heir) = peopled(house);
        let board = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        let meeting = house.post("/v1/meetings", json!({"body": board, "kind": "ordinary", "held_on": "2023-05-01"})).expect(201).id();
        let decision = house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}})).expect(201).id();
        let before = registry(house, None);
        let act = house.post(format!("/v1/bodies/{heir}/mergers"), by(json!({"absorbs": [old], "on": "2023-06-01", "names": {"ar": "الأمانة الموحدة"}}))).expect(200).text("/act_id");
        // What rests on the act is no obstacle: nothing moves.
        house.post(format!("/v1/bodies/{heir}/moves"), by(json!({"names": {"ar": "الأمانة"}, "on": "2190-01-01"}))).expect(200);
        let made = corrected(house, &act, &json!({"decision_id": decision, "source": null}));
        assert_eq!((came_of(&made.body).len(), made.text("/decision_id"), made.body["source"].clone()), (0, decision.clone(), Value::Null));
        let ended = house.get(format!("/v1/bodies/{old}")).expect(200);
        assert_eq!((ended.text("/end_decision_id"), ended.body["end_source"].clone()), (decision.clone(), Value::Null));
        let moves = house.get(format!("/v1/bodies/{heir}/moves")).expect(200);
        assert_eq!((moves.text("/data/0/decision_id"), moves.body["data"][1]["decision_id"].clone()), (decision.clone(), Value::Null), "{moves}");
        let held = house.get("/v1/appointments?body=taounate-bureau&history=true&as_of=2024-01-01").expect(200);
        assert_eq!(held.text("/data/0/end_basis/decision_id"), decision, "{held}");
        house.patch(format!("/v1/acts/{act}"), json!({"decision_id": null})).at("/source", "act-is-missing");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-07-01"})).refused(409, "later-change-rests-on-it");
        let last = house.get(format!("/v1/acts?body={heir}&planned=true")).expect(200).text("/data/0/id");
        withdrawal(house, &last).expect(200);
        // Its day and its basis at once.
        let made = corrected(house, &act, &json!({"on": "2023-07-01", "decision_id": null, "source": {"kind": "circular"}}));
        assert_eq!(made.text("/source/kind"), "circular");
        let ended = house.get(format!("/v1/bodies/{old}")).expect(200);
        assert_eq!((ended.text("/end_source/kind"), ended.text("/ends_on")), ("circular".to_owned(), "2023-06-30".to_owned()));
        withdrawal(house, &act).expect(200);
        same(&registry(house, None), &before, "it is as it was");
    }

    fn the_source_of_an_act_on_a_territory_is_corrected_with_those_who_followed(house) {
        peopled(house);
        let act = house.post("/v1/territories/03.531.01.09/renumberings", by(json!({"code": "03.531.01.99", "on": "2190-01-01"}))).expect(200).text("/act_id");
        let unit = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.09"})).id();
        let decree = json!({"kind": "decree", "reference": "2.26.001"});
        corrected(house, &act, &json!({"source": decree}));
        assert_eq!(house.get(format!("/v1/bodies/{unit}/moves")).expect(200).text("/data/0/source/reference"), "2.26.001");
        assert_eq!(house.get("/v1/territories/03.531.01.09/moves").expect(200).text("/data/0/source/reference"), "2.26.001");
        let nobody = "01890000-0000-7000-8000-000000000000";
        house.patch(format!("/v1/acts/{act}"), json!({"decision_id": nobody})).refused(409, "decision-is-unknown");
        // Who followed it by itself follows it to its day, and back.
        corrected(house, &act, &json!({"on": "2189-01-01"}));
        let at = |day: &str| house.get(format!("/v1/bodies/{unit}?as_of={day}")).expect(200).text("/territory");
        assert_eq!((at("2188-12-31"), at("2189-01-01")), ("03.531.01.09".to_owned(), "03.531.01.99".to_owned()));
        assert_eq!(house.get(format!("/v1/bodies/{unit}/moves")).expect(200).data().len(), 1);
        withdrawal(house, &act).expect(200);
        assert_eq!(at("2190-01-01"), "03.531.01.09");
        assert!(house.get(format!("/v1/bodies/{unit}/moves")).expect(200).data().is_empty());
    }

    fn a_territory_that_bodies_and_residents_came_to_since_is_renumbered_on_another_day(house) {
        let act = house.post("/v1/territories/03.531.01.09/renumberings", by(json!({"code": "03.531.01.99", "on": "2023-05-01"}))).expect(200).text("/act_id");
        house.post("/v1/persons", json!({"name_ar": "ليلى الصنهاجي", "residence": "03.531.01.99"})).expect(201);
        let unit = house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.99", "starts_on": "2024-01-01"})).expect(201).id();
        corrected(house, &act, &json!({"on": "2024-01-01"}));
        let code = |day: &str| house.get(format!("/v1/territories/03.531.01.99?as_of={day}")).expect(200).text("/code");
        assert_eq!((code("2023-12-31"), code("2024-01-01")), ("03.531.01.09".to_owned(), "03.531.01.99".to_owned()));
        let refused = house.patch(format!("/v1/acts/{act}"), json!({"on": "2024-01-02"})).refused(409, "later-change-rests-on-it");
        assert!(refused.text("/detail").contains(&unit), "{refused}");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2024-01-02"})).header("if-match", "\"1-0\"").refused(412, "stale");
    }

    fn what_stands_in_the_way_of_another_day_is_named(house) {
        let unit = |code: &str| formed(house, json!({"type": "local_secretariat", "territory": code})).id();
        let (body, ended) = (unit("03.531.01.01"), unit("03.531.01.03"));
        house.post(format!("/v1/bodies/{ended}/dissolutions"), by(json!({"ends_on": "2023-04-30", "children": "dissolve"}))).expect(200);
        let moved = by(json!({"territory": "03.531.01.03", "on": "2023-05-01"}));
        let act = house.post(format!("/v1/bodies/{body}/moves"), moved).expect(200).text("/act_id");
        let path = format!("/v1/acts/{act}");
        let before = registry(house, None);
        let on = |day: &str| house.patch(&path, json!({"on": day}));
        let refused = on("2023-04-30").refused(409, "body-exists-there");
        assert!(refused.text("/detail").contains("karia-ba-mohamed-local-secretariat"), "{refused}");
        on("2020-01-01").refused(409, "move-is-too-early");
        on("2023-02-30").faulty("/on", "bad-value");
        house.patch(&path, json!({"on": 7})).faulty("/on", "wrong-type");
        house.patch(&path, json!({"on": null})).faulty("/on", "missing-field");
        house.patch(&path, json!({"kind": "split"})).faulty("/kind", "unknown-field");
        house.patch(&path, json!({"source": {"kind": ""}})).faulty("/source/kind", "empty-text");
        house.patch(&path, json!({"on": "2023-06-01"})).as_reader().refused(403, "not-allowed");
        house.patch(&path, json!({"on": "2023-06-01"})).without("if-match").refused(428, "precondition-required");
        house.patch("/v1/acts/01890000-0000-7000-8000-000000000000", json!({"on": "2023-06-01"})).refused(404, "not-found");
        // The place it leaves was taken since, from the day it had left it.
        let taker = house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.01", "slug": "taker", "starts_on": "2024-01-01"})).expect(201);
        let refused = on("2024-01-02").refused(409, "body-exists-there");
        assert!(refused.text("/detail").contains("taker"), "{refused}");
        on("2024-01-01").expect(200);
        on("2023-05-01").expect(200);
        house.delete("/v1/bodies/rhafsai-local-bureau-2").expect(204);
        house.delete(format!("/v1/bodies/{}", taker.id())).expect(204);
        same(&registry(house, None), &before, "to and fro");
        let seen = house.get(&path).expect(200);
        house.patch(&path, json!({"source": {"kind": "letter"}})).header("if-match", &seen.etag()).expect(200);
        on("2023-06-01").header("if-match", &seen.etag()).refused(412, "stale");
    }

    fn what_locked_minutes_carry_is_not_corrected(house) {
        let body = secretariat(house);
        let him = person(house, "حميد الورياغلي", "male");
        let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2023-05-01"})).expect(201).id();
        let effect = json!({"kind": "move_body", "body": body, "territory": "01.051", "on": "2190-01-01"});
        let decision = house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [effect]})).expect(201).id();
        let act = house.get(format!("/v1/acts?body={body}")).expect(200).text("/data/0/id");
        assert_eq!(corrected(house, &act, &json!({"on": "2189-01-01"})).text("/decision_id"), decision);
        let minutes = format!("/v1/meetings/{meeting}/minutes");
        house.ask("PUT", &minutes).json(&json!({"text": "محضر", "drafted_by": him})).header("if-match", "*").expect(200);
        house.post(format!("{minutes}/approvals"), json!({"approved_by": him})).expect(200);
        house.post(format!("{minutes}/locks"), Value::Null).expect(200);
        for change in [json!({"on": "2188-01-01"}), json!({"decision_id": null, "source": source()})] {
            house.patch(format!("/v1/acts/{act}"), change).refused(409, "act-is-decided");
        }
    }

    fn an_act_is_recorded_and_corrected_twice_in_one_batch(house) {
        let (old, heir) = peopled(house);
        let before = registry(house, None);
        let correct = |on: &str| json!({"method": "PATCH", "path": "/v1/acts/{made.act_id}", "if_match": "*", "body": {"on": on}});
        let operations = json!([
            {"ref": "made", "method": "POST", "path": format!("/v1/bodies/{heir}/mergers"), "body": by(json!({"absorbs": [old], "on": "2023-05-01"}))},
            correct("2023-06-01"),
            correct("2022-06-01"),
        ]);
        house.post("/v1/batch", json!({"operations": operations})).expect(200);
        let act = house.get(format!("/v1/acts?body={heir}")).expect(200).text("/data/0/id");
        assert_eq!(house.get(format!("/v1/bodies/{old}")).expect(200).text("/ends_on"), "2022-05-31");
        withdrawal(house, &act).expect(200);
        same(&registry(house, None), &before, "it is as it was");
    }
}
