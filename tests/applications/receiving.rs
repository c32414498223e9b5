//! Entering applications: whose, for where, and what the statutes ask for.
use serde_json::{Value, json};

use super::cast::{COMMUNE, application, day, formed, officer, party};
use crate::cast::{DECLARED, declared, source};
use crate::house::both;

/// The application with something else in it.
fn with(more: &Value) -> Value {
    let mut new = application("Said Ghomari");
    for (field, value) in more.as_object().unwrap() {
        new[field] = value.clone();
    }
    new
}

both! {
    fn an_application_is_of_one_person_for_one_place(house) {
        let party = party(house);
        let send = |new: Value| party.post(&party.secretary, "/v1/applications", new);
        let known = json!("01a209ef-bd8f-7252-bac0-a7fe1bbebbad");
        send(with(&json!({"person_id": known}))).at("/person_id", "application-is-of-one-person");
        send(with(&json!({"person": null}))).at("/person_id", "application-is-of-one-person");
        send(with(&json!({"person": null, "person_id": known}))).refused(409, "person-is-unknown");
        send(with(&json!({"unit": party.secretariat}))).at("/territory", "application-is-for-one-place");
        send(with(&json!({"territory": null}))).at("/territory", "application-is-for-one-place");
        send(with(&json!({"territory": "99.999"}))).at("/territory", "no-such-territory");
        send(with(&json!({"territory": null, "unit": "nowhere"}))).refused(409, "body-is-unknown");
        send(with(&json!({"received_on": day(1)}))).at("/received_on", "step-is-out-of-order");
        send(with(&json!({"person": {"gender": "male"}}))).faulty("/person/name_ar", "name-missing");
        send(with(&json!({"state": "decided"}))).faulty("/state", "unknown-field");
        send(with(&json!({"documents": [{"kind": ""}]}))).faulty("/documents/0/kind", "empty-text");
        assert_eq!(house.get("/v1/applications?total=true").expect(200).body["total"], 0);
        let made = send(with(&json!({"territory": null, "unit": party.secretariat}))).expect(201);
        assert_eq!((made.text("/unit_id"), made.text("/territory")), (party.secretariat.clone(), "03.531".to_owned()));
        let person = house.get(format!("/v1/persons/{}", made.text("/person_id"))).expect(200);
        assert_eq!(person.text("/residence"), "03.531", "where membership is asked for");
        assert_eq!(house.get(made.header("location").unwrap()).expect(200).body, made.body);
    }

    fn one_asks_once_at_a_time_and_a_member_not_at_all(house) {
        let party = party(house);
        let file = party.entered("Said Ghomari", 0);
        let again = |person: &str| {
            party.post(&party.secretary, "/v1/applications", json!({"person_id": person, "territory": COMMUNE}))
        };
        again(&file.person).refused(409, "application-is-open");
        again(&party.committee.members[1].person).refused(409, "person-is-a-member-already");
    }

    fn a_refusal_is_remembered_for_the_days_the_statutes_say(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -200);
        party.settled(&party.committee, &file, "refused", -180);
        let again = |on: String| {
            let new = json!({"person_id": file.person, "territory": COMMUNE, "received_on": on});
            party.post(&party.secretary, "/v1/applications", new)
        };
        let refused = again(day(-1)).in_language("en").refused(409, "application-is-too-soon");
        assert_eq!(refused.text("/detail"), day(0));
        assert_eq!(refused.text("/clause/id"), "art-3");
        again(day(0)).expect(201);
    }

    fn it_is_complete_once_all_is_declared(house) {
        let party = party(house);
        let made = party.post(&party.secretary, "/v1/applications", with(&json!({"declarations": [declared("age")]}))).expect(201);
        let path = format!("/v1/applications/{}", made.id());
        let complete = || party.post(&party.secretary, format!("{path}/completions"), json!({}));
        let missing = complete().at("/declarations", "declarations-are-missing");
        assert_eq!(missing.text("/detail"), "no_other_party, no_incapacity");
        let ahead = json!({"declares": "no_incapacity", "declared_on": day(1)});
        let change = |declarations: Value| {
            house.patch(&path, json!({"declarations": declarations})).with_token(&party.secretary.secret)
        };
        change(json!([declared("age"), declared("no_other_party"), ahead])).expect(200);
        assert_eq!(complete().at("/declarations", "declarations-are-missing").text("/detail"), "no_incapacity");
        let mine = house.patch(&path, json!({"declarations": DECLARED.map(declared)})).expect(200);
        let takers: Vec<&str> = mine.body["declarations"].as_array().unwrap().iter().map(|one| one["recorded_by"].as_str().unwrap()).collect();
        let secretary = format!("person:{}", party.secretary.person);
        assert_eq!(takers[..2], [secretary.as_str(), secretary.as_str()], "what stays as it was stays whose it was");
        assert!(takers[2].starts_with("account:"), "{mine}");
        complete().expect(200);
        complete().refused(409, "application-is-not-there");
        change(json!([])).at("/declarations", "declarations-are-missing");
        house.patch(&path, json!({"territory": null, "unit": party.secretariat})).with_token(&party.secretary.secret).expect(200);
        house.patch(&path, json!({"unit": null})).refused(409, "application-is-for-one-place");
        house.patch(&path, json!({"person_id": party.secretary.person})).faulty("/person_id", "unknown-field");
        party.post(&party.secretary, format!("{path}/assignments"), json!({})).expect(200);
        change(json!([])).refused(409, "application-is-not-there");
    }

    fn who_is_certainly_too_young_is_refused_by_whoever_knows(house) {
        let party = party(house);
        let born = with(&json!({"person": {"name_latin": "Said Ghomari", "birth_date": day(-6000)}}));
        let refused = party.post(&party.secretary, "/v1/applications", born.clone()).refused(409, "applicant-is-too-young");
        assert_eq!(refused.text("/clause/id"), "art-3");
        // Whoever is not told of births is not told of this one either.
        party.post(&party.committee.members[1], "/v1/applications", born).expect(201);
    }

    fn an_officer_receives_where_the_office_reaches(house) {
        let party = party(house);
        let elsewhere = formed(house, "provincial_secretariat", "03.451", None);
        let sibling = officer(house, &elsewhere, "provincial_secretary", "Sibling");
        party.post(&sibling, "/v1/applications", application("Said Ghomari")).refused(403, "not-allowed");
        let unit = json!({"person": {"name_latin": "Said Ghomari"}, "unit": party.secretariat});
        party.post(&sibling, "/v1/applications", unit).refused(409, "body-is-unknown");
        let file = party.entered("Said Ghomari", 0);
        party.get(&sibling, &file.path).refused(404, "not-found");
        party.post(&sibling, format!("{}/completions", file.path), json!({})).refused(404, "not-found");
        house.patch(&file.path, json!({"territory": "03.451"})).with_token(&party.secretary.secret).refused(403, "not-allowed");
        let known = json!({"person_id": file.person, "territory": "03.451"});
        party.post(&sibling, "/v1/applications", known).refused(409, "person-is-unknown");
        house.post("/v1/applications", json!({"person": {"name_latin": "X"}, "territory": COMMUNE, "source": source()})).as_reader().refused(403, "not-allowed");
    }
}
