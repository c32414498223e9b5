//! Memberships, from the outside.
mod barred;
mod grades;
mod histories;
mod renewals;
mod skills;
mod standings;
mod transfers;

use std::thread::spawn;

use serde_json::{Value, json};

use crate::cast::{person, secretariat, source};
use crate::house::{Answer, House, both};

fn admit(house: &House, person: &str, starts_on: &str) -> Answer {
    house.post("/v1/memberships", json!({"person_id": person, "starts_on": starts_on})).expect(201)
}

fn ended(id: &str) -> String {
    format!("/v1/memberships/{id}/end")
}

both! {
    fn a_member_is_admitted_and_shown_with_the_name(house) {
        let unit = secretariat(house);
        let rachid = person(house, "رشيد الفيلالي", "male");
        let new = json!({"person_id": rachid, "starts_on": "../2022-12-08", "unit": "taounate-secretariat", "number": "531-1", "source": source()});
        let made = house.post("/v1/memberships", new).expect(201);
        assert_eq!(made.text("/standing"), "active");
        assert_eq!(made.text("/starts_on"), "../2022-12-08");
        assert_eq!(made.text("/unit_id"), unit);
        assert_eq!(made.text("/person/name_ar"), "رشيد الفيلالي");
        assert_eq!(made.body["source"]["kind"], "register of the tests");
        assert_eq!(house.get(made.header("location").unwrap()).expect(200).body, made.body);
        for filters in [format!("person_id={rachid}"), "unit=taounate-secretariat".to_owned(), format!("unit={unit}"), "number=531-1".to_owned(), "standing=active".to_owned()] {
            assert_eq!(house.get(format!("/v1/memberships?{filters}&total=true")).expect(200).body["total"], 1, "{filters}");
        }
        house.delete("/v1/bodies/taounate-bureau").expect(204);
        house.delete("/v1/bodies/taounate-secretariat").refused(409, "in-use");
    }

    fn a_number_in_arabic_figures_is_the_same_number(house) {
        let [one, other] = ["رشيد الفيلالي", "سلمى الوزاني"].map(|name| person(house, name, "male"));
        let new = |who: &str, number: &str| house.post("/v1/memberships", json!({"person_id": who, "starts_on": "2020", "number": number}));
        let made = new(&one, "٥٣١-٠٠٤٢").expect(201);
        assert_eq!(made.text("/number"), "531-0042");
        new(&other, "531-0042").refused(409, "number-is-taken");
        new(&other, "۵۳۱-۰۰۴۲").refused(409, "number-is-taken");
        for asked in ["531-0042", "٥٣١-٠٠٤٢", "۵۳۱-۰۰۴۲"] {
            assert_eq!(house.get(format!("/v1/memberships?number={asked}")).expect(200).data().len(), 1, "{asked}");
            assert_eq!(house.get(format!("/v1/persons/search?q={asked}")).expect(200).text("/data/0/id"), one, "{asked}");
        }
        let corrected = house.patch(format!("/v1/memberships/{}", made.id()), json!({"number": "٥٣١-٤٣"})).expect(200);
        assert_eq!(corrected.text("/number"), "531-43");
    }

    fn what_cannot_be_a_membership_is_refused(house) {
        let id = person(house, "رشيد الفيلالي", "male");
        let new = |more: Value| {
            let mut new = json!({"person_id": id, "starts_on": "2020"});
            new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            house.post("/v1/memberships", new)
        };
        new(json!({"person_id": "01a209ef-bd8f-7252-bac0-a7fe1bbebbad"})).refused(409, "person-is-unknown");
        new(json!({"unit": "nowhere"})).refused(409, "unit-is-unknown");
        new(json!({"unit": "No Where"})).faulty("/unit", "bad-body");
        new(json!({"starts_on": "٢٠٢٠"})).faulty("/starts_on", "bad-date");
        new(json!({"number": "1".repeat(41)})).faulty("/number", "too-long");
        new(json!({"standing": "excluded"})).faulty("/standing", "unknown-field");
        house.post("/v1/memberships", json!({"person_id": id})).faulty("/starts_on", "missing-field");
        assert!(house.get("/v1/memberships").expect(200).data().is_empty());
    }

    fn nobody_is_a_member_twice_on_one_day(house) {
        let id = person(house, "كمال البقالي", "male");
        let first = admit(house, &id, "2022-12-08").id();
        let again = |starts_on: &str| house.post("/v1/memberships", json!({"person_id": id, "starts_on": starts_on}));
        again("2030-01-01").refused(409, "person-is-a-member-already");
        house.post(ended(&first), json!({"ends_on": "2023-06-30", "standing": "resigned"})).expect(200);
        again("2023-06-30").refused(409, "person-is-a-member-already");
        let second = again("2023-07-01").expect(201).id();
        let second = format!("/v1/memberships/{second}");
        house.patch(&*second, json!({"starts_on": "2023-06-30"})).refused(409, "person-is-a-member-already");
        house.patch(format!("/v1/memberships/{first}"), json!({"ends_on": null})).refused(409, "person-is-a-member-already");
        house.delete(&*second).expect(204);
        let reopened = house.patch(format!("/v1/memberships/{first}"), json!({"ends_on": null})).expect(200);
        assert_eq!(reopened.text("/standing"), "active");
    }

    fn two_who_admit_at_once_make_one_member(house) {
        let id = person(house, "كمال البقالي", "male");
        let ask = house.post("/v1/memberships", json!({"person_id": id, "starts_on": "2022"}));
        let racers: Vec<_> = (0..12).map(|_| ask.clone()).map(|ask| spawn(move || ask.send())).collect();
        let answers: Vec<Answer> = racers.into_iter().map(|racer| racer.join().unwrap()).collect();
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        for lost in answers.iter().filter(|answer| answer.status != 201) {
            assert_eq!((lost.status, lost.text("/code").as_str()), (409, "person-is-a-member-already"), "{lost}");
        }
    }

    fn a_number_is_one_members(house) {
        let people: Vec<String> = (0..8).map(|_| person(house, "عبد الغني الصنهاجي", "male")).collect();
        let racers: Vec<_> = people.iter().map(|id| {
            let ask = house.post("/v1/memberships", json!({"person_id": id, "starts_on": "2022", "number": "7"}));
            spawn(move || ask.send())
        }).collect();
        let answers: Vec<Answer> = racers.into_iter().map(|racer| racer.join().unwrap()).collect();
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        assert!(answers.iter().filter(|answer| answer.status != 201).all(|lost| lost.text("/code") == "number-is-taken"));
        let loser = people.iter().find(|id| house.get(format!("/v1/memberships?person_id={id}")).expect(200).data().is_empty()).unwrap();
        let other = admit(house, loser, "2022").id();
        house.patch(format!("/v1/memberships/{other}"), json!({"number": "7"})).refused(409, "number-is-taken");
    }

    fn a_membership_ends_after_its_last_day_and_once(house) {
        let id = person(house, "نعيمة الوزاني", "female");
        let member = admit(house, &id, "2022-12-08").id();
        let path = format!("/v1/memberships/{member}");
        let end = |ends_on: &str, standing: &str| house.post(ended(&member), json!({"ends_on": ends_on, "standing": standing, "source": source()}));
        end("2022-12-07", "resigned").refused(409, "membership-is-backwards");
        end("2023-06-30", "active").faulty("/standing", "bad-value");
        let told = end("2023-06-30", "excluded").expect(200);
        assert_eq!((told.text("/standing"), told.text("/end_source/kind")), ("excluded".to_owned(), "register of the tests".to_owned()));
        end("2023-06-30", "excluded").refused(409, "membership-has-ended");
        for (day, standing, certainty) in [
            ("2022-12-08", "active", json!("certain")),
            ("2023-06-30", "active", json!("certain")),
            ("2023-07-01", "excluded", Value::Null),
        ] {
            let shown = house.get(format!("{path}?as_of={day}")).expect(200);
            assert_eq!((shown.text("/standing").as_str(), &shown.body["certainty"]), (standing, &certainty), "{day}");
            let included = house.get(format!("/v1/persons/{id}?include=memberships&as_of={day}")).expect(200);
            assert_eq!(included.text("/memberships/0/standing"), standing, "{day}");
            let listed = house.get(format!("/v1/memberships?standing={standing}&as_of={day}")).expect(200);
            assert_eq!(listed.data().len(), 1, "{day}");
        }
        assert!(house.get("/v1/memberships?as_of=2022-12-07").expect(200).data().is_empty());
        assert!(house.get("/v1/memberships?standing=active").expect(200).data().is_empty());
    }

    fn a_correction_changes_what_was_recorded_but_makes_no_end(house) {
        let id = person(house, "نعيمة الوزاني", "female");
        let path = format!("/v1/memberships/{}", admit(house, &id, "2022-12-08").id());
        house.patch(&*path, json!({})).without("if-match").refused(428, "precondition-required");
        house.patch(&*path, json!({"number": "9"})).header("if-match", "\"7-0\"").refused(412, "stale");
        let after = house.patch(&*path, json!({"number": "9", "starts_on": "2021", "source": source()})).expect(200);
        assert_eq!((after.text("/number"), after.text("/starts_on"), &after.body["version"]), ("9".to_owned(), "2021".to_owned(), &json!(2)));
        house.patch(&*path, json!({"ends_on": "2023"})).refused(409, "membership-has-not-ended");
        house.patch(&*path, json!({"end_source": source()})).refused(409, "membership-has-not-ended");
        house.patch(&*path, json!({"person_id": id})).faulty("/person_id", "unknown-field");
        house.patch(&*path, json!({"starts_on": null})).faulty("/starts_on", "missing-field");
        house.patch(&*path, json!({"unit": "nowhere"})).refused(409, "unit-is-unknown");
        let entries = house.get(format!("/v1/journal?object_id={}", after.id())).expect(200);
        assert_eq!(entries.data().len(), 2, "{entries}");
        assert_eq!((&entries.data()[1]["before"]["number"], &entries.data()[1]["after"]["number"]), (&Value::Null, &json!("9")));
        house.delete(&*path).expect(204);
        house.get(&*path).refused(404, "not-found");
    }
}
