//! Appointments, from the outside.
use std::sync::Barrier;

use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, both};

/// The secretary's office, and two people who might hold it.
fn office(house: &House) -> (String, String, String) {
    let body = secretariat(house);
    let office = position(house, &body, "provincial_secretary");
    (office, person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"))
}

both! {
    fn a_title_agrees_with_its_holder(house) {
        let (office, her, _) = office(house);
        let path = format!("/v1/positions/{office}/appointments");
        let made = house.post(&path, appointment(&her, "2022-12-08")).in_language("ar").expect(201);
        assert_eq!(made.text("/title"), "الأمينة الإقليمية");
        assert_eq!(made.text("/person/name_ar"), "سعاد الجبلي");
        let shown = house.get(made.header("location").unwrap()).in_language("fr").expect(200);
        assert_eq!(shown.text("/title"), "Secrétaire provinciale");
        assert_eq!(shown.body["basis"]["source"]["kind"], "register of the tests");
        assert_eq!(shown.body["mode"], "unspecified");
    }

    fn a_seat_frees_up_the_day_after_a_term(house) {
        let (office, her, him) = office(house);
        let path = format!("/v1/positions/{office}/appointments");
        let first = house.post(&path, appointment(&her, "2022-01-01")).expect(201).id();
        house.post(&path, appointment(&him, "2022-12-08")).refused(409, "seats-are-taken");
        let ending = json!({"ends_on": "2022-12-07", "source": source()});
        let ended = house.post(format!("/v1/appointments/{first}/resignations"), ending.clone()).expect(200);
        assert_eq!((ended.text("/ended_by"), ended.text("/ends_on")), ("resignation".to_owned(), "2022-12-07".to_owned()));
        house.post(format!("/v1/appointments/{first}/deaths"), ending).refused(409, "appointment-has-ended");
        house.post(&path, appointment(&him, "2022-12-07")).refused(409, "seats-are-taken");
        house.post(&path, appointment(&him, "2022-12-08")).expect(201);
        let on = |day: &str| house.get(format!("/v1/appointments?position_id={office}&as_of={day}")).expect(200);
        assert_eq!(on("2022-12-07").text("/data/0/person/id"), her);
        assert_eq!(on("2022-12-08").text("/data/0/person/id"), him);
        assert_eq!(house.get(format!("/v1/appointments?position_id={office}&history=true")).expect(200).data().len(), 2);
    }

    fn whoever_was_to_leave_later_may_leave_before(house) {
        let (office, her, him) = office(house);
        let path = format!("/v1/positions/{office}/appointments");
        let until = |person: &str, from: &str, to: &str| {
            let mut new = appointment(person, from);
            new["ends_on"] = json!(to);
            house.post(&path, new).expect(201).id()
        };
        let first = until(&her, "2022-01-01", "2023-06");
        let leave = |id: &str, how: &str, day: &str| house.post(format!("/v1/appointments/{id}/{how}"), json!({"ends_on": day, "source": source()}));
        for late in ["2023-06-01", "2023-06", "2023-07-01", "2022/2023"] {
            leave(&first, "deaths", late).refused(409, "appointment-has-ended");
        }
        let ended = leave(&first, "deaths", "2022-12-07").expect(200);
        assert_eq!((ended.text("/ended_by"), ended.text("/ends_on")), ("death".to_owned(), "2022-12-07".to_owned()));
        assert_eq!(ended.body["end_basis"]["source"]["kind"], source()["kind"]);
        let vacancy = house.get("/v1/bodies/taounate-secretariat/vacancies?as_of=2022-12-08").expect(200);
        let vacancy = vacancy.data().iter().find(|one| one["position_id"] == json!(office)).unwrap().clone();
        assert_eq!(vacancy["vacant_since"], "2022-12-08");
        leave(&first, "resignations", "2022-06-01").refused(409, "appointment-has-ended");
        let second = until(&him, "2022-12-08", "2190-01-01");
        assert_eq!(leave(&second, "resignations", "2023-01-31").expect(200).text("/ended_by"), "resignation");
    }

    fn a_person_holds_a_position_once(house) {
        let body = secretariat(house);
        let members = position(house, &body, "secretariat_member");
        let him = person(house, "حميد الورياغلي", "male");
        let path = format!("/v1/positions/{members}/appointments");
        house.post(&path, appointment(&him, "2022-01-01")).expect(201);
        house.post(&path, appointment(&him, "2023-01-01")).refused(409, "person-holds-it");
        let other = person(house, "منير السبتي", "male");
        assert_eq!(house.post(&path, appointment(&other, "2023-01-01")).expect(201).body["seat"], 2);
    }

    fn what_an_appointment_rests_on_must_exist(house) {
        let (office, her, _) = office(house);
        let path = format!("/v1/positions/{office}/appointments");
        let nobody = "01890000-0000-7000-8000-000000000000";
        house.post(&path, appointment(nobody, "2022")).refused(409, "person-is-unknown");
        house.post(&path, json!({"person_id": her, "starts_on": "2022"})).refused(409, "basis-is-missing");
        house.post(&path, json!({"person_id": her, "starts_on": "2022", "decision_id": nobody})).refused(409, "decision-is-unknown");
        house.post(&path, json!({"person_id": her, "starts_on": "2019-12-31", "source": source()})).refused(409, "outside-the-bodys-life");
        house.post(&path, json!({"person_id": her, "starts_on": "2022", "ends_on": "2021", "source": source()})).refused(409, "term-is-backwards");
        house.post(&path, json!({"person_id": her, "starts_on": "2022-02-30", "source": source()})).faulty("/starts_on", "bad-date");
        house.post(&path, json!({"person_id": her, "starts_on": "٢٠٢٢", "source": source()})).faulty("/starts_on", "bad-date");
        house.post(&path, json!({"person_id": her, "starts_on": 2022, "source": source()})).faulty("/starts_on", "wrong-type");
        house.post(format!("/v1/positions/{nobody}/appointments"), appointment(&her, "2022")).refused(404, "not-found");
        assert_eq!(house.get("/v1/appointments?history=true&total=true").expect(200).body["total"], 0);
    }

    fn a_mode_the_statutes_do_not_know_is_refused_with_its_clause(house) {
        let (office, her, _) = office(house);
        let path = format!("/v1/positions/{office}/appointments");
        let mut new = appointment(&her, "2190-01-01");
        new["mode"] = json!("ex_officio");
        let refused = house.post(&path, new.clone()).in_language("fr").refused(409, "mode-is-not-allowed");
        assert_eq!(refused.text("/clause/id"), "art-29");
        assert!(refused.has_fault("/mode", "mode-is-not-allowed"), "{refused}");
        for language in ["ar", "fr", "en"] {
            assert!(refused.body["clause"]["texts"][language].as_str().is_some_and(|text| !text.is_empty()), "{refused}");
        }
        // What a source tells of the past is kept, and told.
        new["starts_on"] = json!("2022");
        let kept = house.post(&path, new).in_language("en").expect(201);
        assert_eq!(kept.text("/warnings/0/code"), "mode-is-not-allowed");
        assert_eq!(kept.text("/warnings/0/effect"), "block");
    }

    fn a_correction_obeys_the_same_rules(house) {
        let (office, her, him) = office(house);
        let path = format!("/v1/positions/{office}/appointments");
        let mut first = appointment(&her, "2022-01-01");
        first["ends_on"] = json!("2022-12-31");
        let first = house.post(&path, first).expect(201).id();
        house.post(&path, appointment(&him, "2023-01-01")).expect(201);
        let at = format!("/v1/appointments/{first}");
        house.patch(&at, json!({"ends_on": null})).refused(409, "seat-is-held");
        house.patch(&at, json!({"ends_on": "2023-01-01"})).refused(409, "seat-is-held");
        house.patch(&at, json!({"person_id": him})).refused(409, "holder-is-fixed");
        let corrected = house.patch(&at, json!({"ends_on": "2022-11-30", "capacity": "acting"})).expect(200);
        assert_eq!((corrected.text("/ends_on"), corrected.text("/capacity")), ("2022-11-30".to_owned(), "acting".to_owned()));
        house.delete(&at).expect(204);
        house.get(&at).refused(404, "not-found");
    }

    fn nobody_goes_on_in_a_body_that_has_ended(house) {
        secretariat(house);
        let pole = json!({"type": "pole", "parent": "taounate-secretariat", "slug": "youth", "starts_on": "2020-01-01"});
        let pole = house.post("/v1/bodies", pole).expect(201).id();
        let president = position(house, &pole, "pole_president");
        let path = format!("/v1/positions/{president}/appointments");
        let (him, her) = (person(house, "حميد الورياغلي", "male"), person(house, "سعاد الجبلي", "female"));
        let first = house.post(&path, appointment(&him, "2021-01-01")).expect(201).id();
        house.post("/v1/bodies/youth/dissolutions", json!({"ends_on": "2023-12-31", "end_appointments": true, "source": source()})).expect(200);
        let at = format!("/v1/appointments/{first}");
        house.patch(&at, json!({"ends_on": null})).refused(409, "outside-the-bodys-life");
        house.patch(&at, json!({"ends_on": "2024-01-01"})).refused(409, "outside-the-bodys-life");
        house.patch(&at, json!({"ends_on": "2022-12-31"})).expect(200);
        let hold = |ends_on: Value| {
            let mut new = appointment(&her, "2023-01-01");
            new["ends_on"] = ends_on;
            house.post(&path, new)
        };
        let check = json!({"appointments": [{"position_id": president, "person_id": her, "starts_on": "2023-01-01"}]});
        let found = house.post("/v1/statutes/check", check).expect(200);
        assert_eq!((&found.body["blocked"], found.text("/appointments/0/findings/0/code")), (&json!(true), "outside-the-bodys-life".to_owned()));
        hold(Value::Null).refused(409, "outside-the-bodys-life");
        hold(json!("2024-01-01")).refused(409, "outside-the-bodys-life");
        hold(json!("../2023-12-31")).expect(201);
        let now = house.get("/v1/appointments?body=youth&total=true").expect(200);
        assert_eq!(now.body["total"], 0, "{now}");
    }

    fn of_many_who_race_for_a_seat_one_gets_it(house) {
        let (office, _, _) = office(house);
        let people: Vec<String> = (0..8).map(|number| person(house, &format!("مرشح {number}"), "male")).collect();
        let start = Barrier::new(people.len());
        let race = |person: &str| {
            let ask = house.post(format!("/v1/positions/{office}/appointments"), appointment(person, "2022-12-08"));
            start.wait();
            let answer = ask.send();
            assert!(answer.status == 201 || answer.text("/code") == "seats-are-taken", "{answer}");
            answer.status
        };
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let runs: Vec<_> = people.iter().map(|person| scope.spawn(|| race(person))).collect();
            runs.into_iter().map(|run| run.join().unwrap()).collect()
        });
        assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
        assert_eq!(house.get("/v1/appointments?history=true&total=true").expect(200).body["total"], 1);
    }
}
