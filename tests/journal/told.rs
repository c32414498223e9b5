//! The journal and the histories, as they are told.
use serde_json::{Value, json};

use super::{person, seal};
use crate::cast::{position, secretariat, source};
use crate::house::{House, both};

/// The entries a filter leaves.
fn filtered(house: &House, filter: &str) -> Vec<Value> {
    house.get(format!("/v1/journal?{filter}&limit=200")).expect(200).data().to_vec()
}

/// The fields a history tells of, entry by entry.
fn told(house: &House, path: &str) -> Vec<(String, Vec<String>)> {
    let history = house.get(format!("{path}/history")).expect(200);
    let fields = |entry: &Value| {
        let changes = entry["changes"].as_array().unwrap().iter();
        changes.map(|change| change["field"].as_str().unwrap().to_owned()).collect()
    };
    history.data().iter().map(|entry| (entry["change"].as_str().unwrap().to_owned(), fields(entry))).collect()
}

both! {
    fn the_journal_is_read_by_object_actor_operation_kind_and_time(house) {
        let her = person(house, "سعاد الجبلي");
        house.patch(format!("/v1/persons/{her}"), json!({"name_latin": "Souad"})).expect(200);
        seal(house);
        let of_her = filtered(house, &format!("object_id={her}&object_kind=person"));
        let [made, corrected] = of_her.as_slice() else { panic!("{of_her:?}") };
        assert_eq!((&made["position"].is_i64(), &made["subject_id"], &made["erased"]), (&true, &json!(her), &json!(false)));
        assert!(filtered(house, &format!("object_id={her}&object_kind=body")).is_empty());
        let (token, actor) = (made["actor_id"].as_str().unwrap(), made["actor"].as_str().unwrap());
        let found = |filter: &str| filtered(house, filter).iter().any(|entry| entry["id"] == corrected["id"]);
        let at = corrected["at"].as_str().unwrap();
        for (filter, is_in) in [
            (format!("token_id={token}&kind=change"), true),
            (format!("actor={actor}&operation=person_update"), true),
            ("actor=system".to_owned(), false),
            ("operation=person_update".to_owned(), true),
            ("operation=person_create".to_owned(), false),
            ("kind=refusal".to_owned(), false),
            (format!("from={at}&kind=change"), true),
            (format!("until={at}&kind=change"), false),
            (format!("object_id={her}&until=2190-01-01T00:00:00Z"), true),
        ] {
            assert_eq!(found(&filter), is_in, "{filter}");
        }
        house.get("/v1/journal?kind=other").refused(422, "invalid");
        house.get("/v1/journal?from=yesterday").refused(422, "invalid");
        assert_eq!(house.get(format!("/v1/journal/{}", made["id"].as_str().unwrap())).expect(200).body, *made);
    }

    fn a_history_tells_the_fields_that_changed(house) {
        let her = person(house, "سعاد الجبلي");
        let path = format!("/v1/persons/{her}");
        house.patch(path.clone(), json!({"name_latin": "Souad", "gender": null})).expect(200);
        seal(house);
        let history = house.get(format!("{path}/history?total=true")).expect(200);
        let [made, corrected] = history.data() else { panic!("{history}") };
        assert_eq!((&made["change"], &made["operation"], &history.body["total"]), (&json!("created"), &json!("person_create"), &json!(2)));
        assert_eq!(corrected["changes"], json!([
            {"field": "name_latin", "before": null, "after": "Souad"},
            {"field": "gender", "before": "female", "after": null},
        ]), "{history}");
        let page = house.get(format!("{path}/history?limit=1")).expect(200);
        let next = house.get(format!("{path}/history?limit=1&cursor={}", page.text("/next"))).expect(200);
        assert_eq!((page.data(), next.data()), (&history.data()[..1], &history.data()[1..]));
        house.delete(path.clone()).expect(204);
        house.get(path.clone()).refused(404, "not-found");
        assert_eq!(told(house, &path)[2].0, "deleted", "what is gone has a history");
        house.get("/v1/persons/00000000-0000-7000-8000-000000000000/history").refused(404, "not-found");
    }

    fn everything_that_is_kept_has_a_history(house) {
        let body = secretariat(house);
        let her = person(house, "سعاد الجبلي");
        let belonging = house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2010-01-01", "source": source()})).expect(201).id();
        let office = position(house, &body, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), json!({"person_id": her, "starts_on": "2021-01-01", "source": source()})).expect(201).id();
        let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08", "chair_id": her})).expect(201).id();
        let under = |what: &str, new: Value| house.post(format!("/v1/meetings/{meeting}/{what}"), new).expect(201).id();
        let item = under("agenda-items", json!({"title": "عرض"}));
        let attendance = under("attendances", json!({"person_id": her, "presence": "present"}));
        let intervention = under("interventions", json!({"speaker_id": her, "subject": "كلمة"}));
        let proposal = under("proposals", json!({"title": "اقتراح", "proposed_by": her}));
        let decision = under("decisions", json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}}));
        house.ask("PUT", format!("/v1/meetings/{meeting}/minutes")).json(&json!({"text": "محضر", "drafted_by": her})).header("if-match", "*").expect(200);
        let programme = house.post("/v1/programmes", json!({"body": body, "title": "برنامج", "meeting_id": meeting})).send();
        let act = house.post(format!("/v1/bodies/{body}/moves"), json!({"names": {"ar": "كتابة"}, "on": "2190-01-01", "source": source()})).expect(200).text("/act_id");
        let token = house.get("/v1/me").expect(200).text("/token/id");
        let statutes = house.get("/v1/statutes/in-force").expect(200).id();
        let mut paths = vec![
            format!("/v1/persons/{her}"), format!("/v1/memberships/{belonging}"), format!("/v1/bodies/{body}"),
            format!("/v1/positions/{office}"), format!("/v1/appointments/{held}"), format!("/v1/meetings/{meeting}"),
            format!("/v1/agenda-items/{item}"), format!("/v1/attendances/{attendance}"), format!("/v1/interventions/{intervention}"),
            format!("/v1/proposals/{proposal}"), format!("/v1/decisions/{decision}"), format!("/v1/meetings/{meeting}/minutes"),
            format!("/v1/acts/{act}"), format!("/v1/tokens/{token}"), format!("/v1/statutes/{statutes}"),
            "/v1/bodies/taounate-secretariat".to_owned(),
        ];
        if programme.status == 201 {
            paths.push(format!("/v1/programmes/{}", programme.id()));
        }
        for path in paths {
            let history = told(house, &path);
            // Minutes begin as the empty ones of a meeting.
            let first = if path.ends_with("/minutes") { "changed" } else { "created" };
            assert!(history.first().is_some_and(|(change, fields)| change == first && !fields.is_empty()), "{path}: {history:?}");
        }
        assert!(told(house, "/v1/territories/03.531").is_empty(), "it came with the country");
        house.get("/v1/territories/99.999/history").refused(404, "not-found");
        house.get("/v1/bodies/nothing-here/history").refused(404, "not-found");
        for (kind, id) in [("membership", belonging), ("appointment", held), ("attendance", attendance), ("intervention", intervention), ("proposal", proposal)] {
            let entry = filtered(house, &format!("object_id={id}"))[0].clone();
            assert_eq!((&entry["object_kind"], &entry["subject_id"]), (&json!(kind), &json!(her)), "{entry}");
        }
    }
}
