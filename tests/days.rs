//! What a named day shows and hides, in every room alike.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, both};

/// One of everything, all of the same day; answers where each is found.
fn one_of_everything(house: &House, day: &str) -> Vec<String> {
    let root = secretariat(house);
    let made = |path: &str, new: Value| house.post(path, new).expect(201);
    let pole = made("/v1/bodies", json!({"type": "pole", "parent": root, "starts_on": day})).id();
    let someone = person(house, "سعاد الجبلي", "female");
    let office = position(house, &root, "provincial_secretary");
    let held = made(&format!("/v1/positions/{office}/appointments"), appointment(&someone, day)).id();
    let belonging = made("/v1/memberships", json!({"person_id": someone, "starts_on": day})).id();
    let meeting = made("/v1/meetings", json!({"body": root, "kind": "ordinary", "held_on": day})).id();
    let attendance = made(
        &format!("/v1/meetings/{meeting}/attendances"),
        json!({"person_id": someone, "presence": "present"}),
    )
    .id();
    let decision = made(
        &format!("/v1/meetings/{meeting}/decisions"),
        json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "decided_on": day}),
    )
    .id();
    let programme =
        made("/v1/programmes", json!({"body": root, "title": "برنامج", "presented_on": day})).id();
    let action = made("/v1/actions", json!({"body": root, "title": "إجراء", "opened_on": day})).id();
    let of_the_pole = house.get(format!("/v1/positions?body={pole}")).expect(200).text("/data/0/id");
    vec![
        format!("/v1/bodies/{pole}"),
        format!("/v1/positions/{of_the_pole}"),
        format!("/v1/appointments/{held}"),
        format!("/v1/memberships/{belonging}"),
        format!("/v1/meetings/{meeting}"),
        format!("/v1/attendances/{attendance}"),
        format!("/v1/decisions/{decision}"),
        format!("/v1/programmes/{programme}"),
        format!("/v1/actions/{action}"),
    ]
}

both! {
    fn what_was_still_to_come_on_a_named_day_is_not_found(house) {
        for path in one_of_everything(house, "2022-12-08") {
            house.get(format!("{path}?as_of=2022-12-07")).refused(404, "not-found");
            house.get(format!("{path}?as_of=2022-12-08")).expect(200);
            house.get(path).expect(200);
        }
    }

    fn statutes_are_there_from_their_first_day_on(house) {
        let document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        let next = house.post("/v1/statutes", json!({"effective_from": "2199-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        let path = format!("/v1/statutes/{}", next.id());
        house.get(path.clone()).expect(200);
        house.get(format!("{path}?as_of=2199-01-01")).expect(200);
        house.get(format!("{path}?as_of=2198-12-31")).refused(404, "not-found");
        let listed = |query: &str| house.get(format!("/v1/statutes?total=true{query}")).expect(200).body["total"].clone();
        assert_eq!((listed(""), listed("&as_of=2199-01-01"), listed("&as_of=2198-12-31")), (json!(2), json!(2), json!(1)));
    }

    fn statutes_know_what_is_in_use_on_their_days(house) {
        let root = secretariat(house);
        let document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        let without = |lists: &[(&str, &str)]| {
            let mut changed = document.clone();
            for (list, code) in lists {
                let all = changed[list].as_array_mut().unwrap();
                all.retain(|one| one["code"] != *code);
            }
            changed
        };
        let adopt = |day: &str, document: &Value| house.post("/v1/statutes?dry_run=true", json!({"effective_from": day, "source": {"kind": "printed statutes"}, "document": document}));

        // Nobody is its treasurer: the office may go.
        let no_treasurer = without(&[("position_types", "bureau_treasurer")]);
        adopt("2022-01-01", &no_treasurer).expect(200);
        let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
        let someone = person(house, "سعاد الجبلي", "female");
        let office = position(house, &bureau, "bureau_treasurer");
        let mut term = appointment(&someone, "2022-01-01");
        term["ends_on"] = json!("2022-12-31");
        house.post(format!("/v1/positions/{office}/appointments"), term).expect(201);
        let refused = adopt("2022-12-31", &no_treasurer).in_language("en").refused(409, "statutes-lack-what-is-in-use");
        assert!(refused.has_fault("/document/position_types", "type-is-in-use"), "{refused}");
        let said = refused.text("/errors/0/detail");
        assert!(said.contains("bureau_treasurer") && said.contains("number is 1,") && said.contains("taounate-bureau"), "{said}");
        adopt("2023-01-01", &no_treasurer).expect(200);

        // A position whose type no longer is one of that type of body is not known there.
        let mut elsewhere = document.clone();
        let kinds = elsewhere["position_types"].as_array_mut().unwrap();
        let kind = kinds.iter_mut().find(|kind| kind["code"] == "bureau_treasurer").unwrap();
        kind["body_types"] = json!(["national_bureau"]);
        adopt("2022-12-31", &elsewhere).refused(409, "statutes-lack-what-is-in-use");

        // Statutes hold until the next do: what came later is not held against them.
        let until_2019 = json!({"effective_from": "2019-01-01", "source": {"kind": "printed statutes"}, "document": document});
        house.post("/v1/statutes", until_2019).expect(201);
        let mut no_desk = without(&[("body_types", "service_desk"), ("position_types", "desk_head"), ("position_types", "desk_agent")]);
        for kind in no_desk["body_types"].as_array_mut().unwrap() {
            for list in ["creates", "on_creation"] {
                if let Some(codes) = kind[list].as_array_mut() {
                    codes.retain(|code| code != "service_desk");
                }
            }
        }
        let desk = json!({"type": "service_desk", "parent": root, "starts_on": "2022-12-08"});
        let slug = house.post("/v1/bodies", desk).expect(201).text("/slug");
        for (day, is_known) in [("2018-01-01", true), ("2019-01-02", false), ("2023-01-01", false)] {
            let answer = adopt(day, &no_desk).in_language("ar");
            if is_known {
                answer.expect(200);
                continue;
            }
            let refused = answer.refused(409, "statutes-lack-what-is-in-use");
            assert!(refused.has_fault("/document/body_types", "type-is-in-use"), "{refused}");
            assert!(refused.text("/errors/0/detail").contains(&slug), "{refused}");
        }
        house.post(format!("/v1/bodies/{slug}/dissolutions"), json!({"ends_on": "2022-12-31", "source": source()})).expect(200);
        adopt("2022-12-31", &no_desk).refused(409, "statutes-lack-what-is-in-use");
        adopt("2023-01-01", &no_desk).expect(200);
    }

    fn what_may_have_begun_by_a_named_day_is_found(house) {
        let everything = one_of_everything(house, "2022-12");
        for path in everything.iter().take(4) {
            house.get(format!("{path}?as_of=2022-11-30")).refused(404, "not-found");
            house.get(format!("{path}?as_of=2022-12-01")).expect(200);
        }
        // What happens on one day counts from the last it may have happened on.
        for path in everything.iter().skip(4) {
            house.get(format!("{path}?as_of=2022-12-30")).refused(404, "not-found");
            house.get(format!("{path}?as_of=2022-12-31")).expect(200);
        }
    }

    fn what_is_to_come_is_found_where_no_day_is_named(house) {
        let root = secretariat(house);
        let pole = house.post("/v1/bodies", json!({"type": "pole", "parent": root, "starts_on": "2199-01-01"})).expect(201);
        let meeting = house.post("/v1/meetings", json!({"body": root, "kind": "ordinary", "held_on": "2199-01-01"})).expect(201);
        for made in [pole, meeting] {
            let path = made.header("location").unwrap();
            assert_eq!(house.get(path).expect(200).id(), made.id());
            house.get(format!("{path}?as_of=2198-12-31")).refused(404, "not-found");
        }
    }

    fn what_has_ended_is_found_and_says_so(house) {
        let root = secretariat(house);
        let someone = person(house, "سعاد الجبلي", "female");
        let office = position(house, &root, "provincial_secretary");
        let mut term = appointment(&someone, "2021-01-01");
        term["ends_on"] = json!("2021-12-31");
        let held = house.post(format!("/v1/positions/{office}/appointments"), term).expect(201).id();
        let on = |day: &str| house.get(format!("/v1/appointments/{held}?as_of={day}")).expect(200).body["certainty"].clone();
        assert_eq!((on("2021-12-31"), on("2022-01-01")), (json!("certain"), Value::Null));
        for body in ["taounate-bureau", "taounate-secretariat"] {
            house.post(format!("/v1/bodies/{body}/dissolutions"), json!({"ends_on": "2023-12-31", "source": source()})).expect(200);
            for day in ["", "?as_of=2024-01-01"] {
                assert_eq!(house.get(format!("/v1/bodies/{body}{day}")).expect(200).text("/ends_on"), "2023-12-31");
                assert!(house.get(format!("/v1/positions{day}")).expect(200).data().iter().all(|one| one["body_id"] != root || body == "taounate-bureau"));
            }
        }
        house.get(format!("/v1/positions/{office}")).expect(200);
        house.get("/v1/bodies/taounate-secretariat/organigram").refused(404, "not-found");
    }

    fn a_list_narrowed_to_what_is_not_there_is_empty(house) {
        one_of_everything(house, "2022-12-08");
        let nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
        let named = ["bodies?parent", "positions?body", "appointments?body", "memberships?unit", "meetings?body", "decisions?body", "programmes?body", "actions?body", "legal-tasks?body", "vacancies?body", "vacancies?subtree=true&body", "reports/terms?body"];
        let by_slug = named.iter().map(|list| format!("{list}=nowhere"));
        let by_id = named.iter().map(|list| format!("{list}={nobody}"));
        let persons = ["appointments?person_id", "memberships?person_id", "meetings?chair_id", "actions?responsible_id", "appointments?position_id", "appointments?decision_id", "actions?meeting_id", "programmes?meeting_id"];
        let others = persons.iter().map(|list| format!("{list}={nobody}"));
        let places = ["bodies?territory", "bodies?under", "persons?residence", "persons?under", "vacancies?under", "reports/terms?under", "reports/vacancies?under", "reports/congresses?under", "reports/coverage?under", "reports/missing-positions?under", "territories?parent", "territories?under"];
        let places = places.iter().map(|list| format!("{list}=99.999"));
        for list in by_slug.chain(by_id).chain(others).chain(places) {
            let page = house.get(format!("/v1/{list}&total=true")).expect(200);
            assert!(page.data().is_empty(), "{page}");
            assert_eq!((&page.body["total"], &page.body["next"]), (&json!(0), &Value::Null), "{page}");
        }
    }

    fn a_day_is_ten_characters_of_a_year_that_is_read(house) {
        let root = secretariat(house);
        let sourced = |field: &str, day: &str| json!({field: day, "source": source()});
        let body = |more: &str| format!("/v1/bodies/{root}/{more}");
        let asked = [
            (body("moves"), "on"),
            (body("mergers"), "on"),
            (body("splits"), "on"),
            (body("renumberings"), "starts_on"),
            ("/v1/territories/03.531/moves".to_owned(), "on"),
            ("/v1/territories/03.531/renumberings".to_owned(), "on"),
            ("/v1/statutes".to_owned(), "effective_from"),
            ("/v1/actions".to_owned(), "due_on"),
            ("/v1/statutes/check".to_owned(), "on"),
        ];
        for (path, field) in asked {
            for day in ["+12026-02-03", "-0044-03-15", "+262142-12-31", "2022-2-3", "2022-02-30", "2022-12-08T00:00:00Z"] {
                house.post(&path, sourced(field, day)).faulty(&format!("/{field}"), "bad-value");
            }
            for day in ["0000-01-01", "1899-12-31", "2201-01-01", "9999-12-31"] {
                house.post(&path, sourced(field, day)).faulty(&format!("/{field}"), "bad-date");
            }
        }
        house.get("/v1/actions?due_before=%2B12026-02-03").faulty("?due_before", "bad-value");
    }
}
