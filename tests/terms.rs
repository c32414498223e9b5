//! Terms whose last day was set when the appointment was made, from the outside.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, both};
use crate::reports::whole;

/// Appoints a new person from day to day; answers the id.
fn appoint_until(house: &House, position: &str, starts_on: &str, ends_on: &str) -> String {
    let mut new = appointment(&person(house, "منير السبتي", "male"), starts_on);
    new["ends_on"] = json!(ends_on);
    house.post(format!("/v1/positions/{position}/appointments"), new).expect(201).id()
}

/// The last days of a list of terms, and what set each.
fn lasts(house: &House, query: &str) -> Vec<(String, String)> {
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let told = |one: &Value| (text(one, "term_ends_on"), text(one, "term_set_by"));
    whole(house, &format!("terms?{query}")).iter().map(told).collect()
}

fn by(set_by: &str, days: &[&str]) -> Vec<(String, String)> {
    days.iter().map(|day| ((*day).to_owned(), set_by.to_owned())).collect()
}

both! {
    fn a_last_day_that_was_set_is_listed_among_the_ends_of_years(house) {
        let body = secretariat(house);
        let members = position(house, &body, "secretariat_member");
        for day in ["2021-05-20", "2021-07-01", "2021-10-01"] {
            house.post(format!("/v1/positions/{members}/appointments"), appointment(&person(house, "حميد الورياغلي", "male"), day)).expect(201);
        }
        for day in ["2025-05-20", "2025-05-21", "2025-06-30", "2025-06-30", "2025-08-19", "2025-08-20"] {
            appoint_until(house, &members, "2024-01-01", day);
        }
        let set = by("appointment", &["2025-05-21", "2025-06-30", "2025-06-30", "2025-08-19"]);
        let years = by("statutes", &["2025-05-19", "2025-06-30"]);
        let mut all = [years.clone(), set.clone()].concat();
        all.sort();
        let mut shown = lasts(house, "as_of=2025-05-21&within_days=90");
        assert!(shown.is_sorted_by_key(|(day, _)| day.clone()), "{shown:?}");
        shown.sort();
        assert_eq!(shown, all);
        assert_eq!(lasts(house, "as_of=2025-05-21&carried_over=true"), by("statutes", &["2025-05-19"]));
        assert_eq!(lasts(house, "as_of=2025-05-21&carried_over=false").len(), 5);
        assert_eq!(lasts(house, "as_of=2025-05-21&within_days=0"), [years[0].clone(), set[0].clone()]);
        assert_eq!(lasts(house, "as_of=2025-05-21&under=03.531&body=taounate-secretariat&type=secretariat_member").len(), 6);
        for other in ["under=01", "body=taounate-bureau", "type=provincial_secretary"] {
            assert_eq!(lasts(house, &format!("as_of=2025-05-21&{other}")), [], "{other}");
        }
        let csv = house.get("/v1/reports/terms.csv?as_of=2025-05-21&all=true&fields=term_ends_on,term_set_by,ends_on").expect(200);
        let csv = String::from_utf8(csv.raw).unwrap();
        assert_eq!(csv.matches(",appointment,").count(), 4, "{csv}");
        assert!(csv.contains("2025-08-19,appointment,2025-08-19"), "{csv}");
    }

    fn whichever_ends_first_is_the_term(house) {
        let mut document: Value = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        for kind in document["position_types"].as_array_mut().unwrap() {
            if kind["code"] == "secretariat_member" { kind["term_years"] = json!(1); }
        }
        house.post("/v1/statutes", json!({"effective_from": "2023-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        let members = position(house, &secretariat(house), "secretariat_member");
        // A year from 29 February 2024 is over on 27 February 2025.
        let before = appoint_until(house, &members, "2024-02-29", "2025-02-26");
        let same = appoint_until(house, &members, "2024-02-29", "2025-02-27");
        let beyond = appoint_until(house, &members, "2024-02-29", "2025-06-30");
        let leaves = house.post(format!("/v1/positions/{members}/appointments"), appointment(&person(house, "سعاد الجبلي", "female"), "2024-02-29")).expect(201).id();
        house.post(format!("/v1/appointments/{leaves}/resignations"), json!({"ends_on": "2025-02-20", "source": source()})).expect(200);
        let acting = {
            let mut new = appointment(&person(house, "رشيد الفيلالي", "male"), "2024-02-29");
            (new["ends_on"], new["capacity"]) = (json!("2025-02-26"), json!("acting"));
            house.post(format!("/v1/positions/{members}/appointments"), new).expect(201).id()
        };
        let told = |day: &str| {
            let all = whole(house, &format!("terms?as_of={day}"));
            assert!(all.iter().all(|one| one["appointment_id"] != json!(leaves)), "who leaves before has no term that ends");
            assert!(all.iter().all(|one| one["appointment_id"] != json!(acting)), "who acts has none");
            all.iter().map(|one| json!([one["appointment_id"], one["term_ends_on"], one["term_set_by"], one["ends_on"], one["carried_over"]])).collect::<Vec<_>>()
        };
        let expected = [
            json!([before, "2025-02-26", "appointment", "2025-02-26", false]),
            json!([same, "2025-02-27", "appointment", "2025-02-27", false]),
            json!([beyond, "2025-02-27", "statutes", "2025-06-30", false]),
        ];
        assert_eq!(told("2025-02-19"), expected);
        assert_eq!(told("2025-02-26"), expected);
        assert_eq!(told("2025-02-27"), expected[1..]);
        assert_eq!(told("2025-02-28"), [json!([beyond, "2025-02-27", "statutes", "2025-06-30", true])]);
        assert_eq!(told("2025-07-01"), Vec::<Value>::new());
        let shown = house.get(format!("/v1/appointments/{beyond}?as_of=2025-02-28")).expect(200);
        assert_eq!((&shown.body["carried_over"], shown.text("/term_ended_on")), (&json!(true), "2025-02-27".to_owned()), "the appointment tells the same");
    }

    fn a_decision_and_a_renewal_set_last_days_too(house) {
        let body = secretariat(house);
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2024-01-15"})).expect(201).id();
        let decision = json!({"title": "تكليف وتجديد", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [
            {"kind": "appoint", "body": body, "position_type": "provincial_secretary", "person_id": her, "ends_on": "2025-01-14"},
            {"kind": "renew", "body": "taounate-bureau", "ends_on": "2025-01-15", "holders": [{"position_type": "bureau_treasurer", "person_id": him}]},
        ]});
        house.post(format!("/v1/meetings/{meeting}/decisions"), decision).expect(201);
        assert_eq!(lasts(house, "as_of=2025-01-01&within_days=30"), by("appointment", &["2025-01-14", "2025-01-15"]));
        let renewal = json!({"starts_on": "2025-01-16", "ends_on": "2025-01-31", "source": source(), "holders": [{"position_type": "bureau_treasurer", "person_id": him}]});
        house.post("/v1/bodies/taounate-bureau/renewals", renewal).expect(200);
        assert_eq!(lasts(house, "as_of=2025-01-16&within_days=30"), by("appointment", &["2025-01-31"]));
        assert_eq!(lasts(house, "as_of=2025-01-16&within_days=14"), []);
    }

    fn a_seat_is_vacant_from_the_day_after_the_last_day_that_was_set(house) {
        let body = secretariat(house);
        let office = position(house, &body, "provincial_secretary");
        let held = appoint_until(house, &office, "2024-01-01", "2025-01-14");
        let vacancies = |day: &str| house.get(format!("/v1/bodies/{body}/vacancies?type=provincial_secretary&as_of={day}")).expect(200);
        let lacks = |day: &str| whole(house, &format!("missing-positions?position_type=provincial_secretary&as_of={day}"));
        let state = |day: &str| {
            let chart = house.get(format!("/v1/bodies/{body}/organigram?depth=0&as_of={day}")).expect(200);
            let offices = chart.body["positions"].as_array().unwrap().clone();
            offices.into_iter().find(|one| one["type"] == "provincial_secretary").unwrap()["state"].clone()
        };
        let presides = |day: &str| house.get(format!("/v1/bodies/{body}/succession?as_of={day}")).expect(200).body["presides"].clone();
        assert_eq!((vacancies("2025-01-14").data().len(), lacks("2025-01-14"), state("2025-01-14")), (0, vec![], json!("held")));
        assert_eq!(presides("2025-01-14")["position_id"], json!(office));
        let [vacancy] = vacancies("2025-01-15").data().to_vec().try_into().unwrap();
        assert_eq!((&vacancy["vacant_since"], &vacancy["ended_by"]), (&json!("2025-01-15"), &json!("term")));
        assert_eq!(vacancy["ended"]["basis"]["source"], json!({"kind": "register of the tests", "reference": null, "noted_on": null}), "what set it is what the appointment rests on");
        assert_eq!((&lacks("2025-01-15")[0]["positions"][0]["lack"], state("2025-01-15")), (&json!("vacant"), json!("vacant")));
        assert_eq!(presides("2025-01-15"), Value::Null);
        let shown = house.get(format!("/v1/appointments/{held}?as_of=2025-01-15")).expect(200);
        assert_eq!((&shown.body["certainty"], &shown.body["carried_over"], &shown.body["version"]), (&Value::Null, &json!(false), &json!(1)), "nothing more is recorded");
        assert_eq!(lasts(house, "as_of=2025-01-15"), []);
    }

    fn terms_and_vacancies_of_the_past_forget_who_was_taken_out(house) {
        let body = secretariat(house);
        let held = [("provincial_secretary", "2025-01-14"), ("secretariat_member", "2025-03-31")]
            .map(|(code, day)| appoint_until(house, &position(house, &body, code), "2024-01-01", day));
        let believed = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        for id in &held {
            let person = house.get(format!("/v1/appointments/{id}")).expect(200).text("/person/id");
            house.delete(format!("/v1/appointments/{id}")).expect(204);
            house.delete(format!("/v1/persons/{person}")).expect(204);
        }
        let known = |list: &str| house.get(format!("/v1/{list}?as_of=2025-01-15&known_at={believed}")).expect(200);
        let (terms, vacancies) = (known("reports/terms"), known("vacancies"));
        assert_eq!((&terms.data()[0]["appointment_id"], &terms.data()[0]["person"]["name_ar"]), (&json!(held[1]), &Value::Null));
        assert_eq!((&vacancies.data()[0]["ended"]["appointment_id"], &vacancies.data()[0]["ended"]["person"]["name_ar"]), (&json!(held[0]), &Value::Null));
        assert_eq!(house.get("/v1/reports/terms?as_of=2025-01-15").expect(200).data().len(), 0);
    }
}
