//! What people let the party know they can do: by consent, found in whichever language, withdrawn any day.
use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{Answer, Ask, House, both};

fn skill(house: &House, code: &str, ar: &str, fr: &str) -> Ask {
    house.post("/v1/skills", json!({"code": code, "labels": {"ar": ar, "fr": fr}}))
}

/// Somebody who lives there, with a token of the own.
fn somebody(house: &House, name: &str, residence: &str) -> (String, String) {
    let new =
        json!({"name_latin": name, "gender": "female", "birth_date": "1971-05-04", "residence": residence});
    let person = house.post("/v1/persons", new).expect(201).id();
    house
        .post("/v1/memberships", json!({"person_id": person, "starts_on": "2015-01-01", "source": source()}))
        .expect(201);
    let secret =
        house.post("/v1/tokens", json!({"name": "tests", "person_id": person})).expect(201).text("/secret");
    (person, secret)
}

fn record(house: &House, person: &str, known: &Value) -> Ask {
    house.ask("PUT", format!("/v1/persons/{person}/skills")).json(known).header("if-match", "*")
}

/// What is recorded of another, who consented by a signed form.
fn by_consent(skills: &[&str], languages: &[&str]) -> Value {
    json!({"skills": skills, "languages": languages, "availability": "weekends", "consent": {"given_on": "2024-01-10", "source": {"kind": "signed form"}}})
}

fn names(found: &Answer) -> Vec<String> {
    found.data().iter().map(|one| one["person"]["name_latin"].as_str().unwrap().to_owned()).collect()
}

fn found(house: &House, query: &str) -> Vec<String> {
    let page = house.get(format!("/v1/skilled-persons?total=true&{query}")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    names(&page)
}

both! {
    fn people_are_found_by_a_skill_in_either_language_under_a_territory(house) {
        skill(house, "accounting", "محاسبة", "Comptabilité").expect(201);
        skill(house, "mediation", "وساطة", "Médiation").expect(201);
        let (one, _) = somebody(house, "Salma Bakkali", "03.531.01.05");
        let (other, _) = somebody(house, "Sanae Tazi", "03.451");
        record(house, &one, &by_consent(&["accounting", "mediation"], &["fr", "ar"])).expect(200);
        let told = record(house, &other, &by_consent(&["accounting"], &["tzm"])).in_language("fr").expect(200);
        assert_eq!((told.text("/skills/0/label").as_str(), told.text("/availability").as_str()), ("Comptabilité", "weekends"));
        assert_eq!((told.text("/consented_on").as_str(), told.text("/source/kind").as_str()), ("2024-01-10", "signed form"));
        let (salma, sanae) = ("Salma Bakkali".to_owned(), "Sanae Tazi".to_owned());
        for query in ["skill=accounting", "q=محاسبه", "q=comptabilite", "q=COMPTA"] {
            assert_eq!(found(house, query), [salma.clone(), sanae.clone()], "{query}");
        }
        assert_eq!(found(house, "skill=accounting&under=03.531"), std::slice::from_ref(&salma));
        assert_eq!(found(house, "skill=accounting&under=03"), [salma.clone(), sanae.clone()]);
        assert_eq!(found(house, "q=médiation&under=MA"), std::slice::from_ref(&salma));
        assert_eq!(found(house, "language=tzm"), [sanae]);
        assert_eq!(found(house, "language=fr&skill=mediation"), [salma]);
        assert_eq!(found(house, "q=pottery").len() + found(house, "under=01.571").len(), 0);
        let page = house.get("/v1/skilled-persons?limit=1").expect(200);
        let next = house.get(format!("/v1/skilled-persons?limit=1&cursor={}", page.text("/next"))).expect(200);
        assert_eq!(names(&next), ["Sanae Tazi"]);
        let words = house.get("/v1/skills?q=وساطه&total=true").expect(200);
        assert_eq!((words.text("/data/0/code"), &words.body["total"]), ("mediation".to_owned(), &json!(1)));
        let second = house.get(format!("/v1/skills?limit=1&cursor={}", house.get("/v1/skills?limit=1").expect(200).text("/next"))).expect(200);
        assert_eq!(second.text("/data/0/code"), "mediation");
    }

    fn nobodys_skills_are_recorded_without_a_consent_of_his_or_hers(house) {
        skill(house, "accounting", "محاسبة", "Comptabilité").expect(201);
        skill(house, "accounting", "أخرى", "Autre").at("/code", "skill-is-known");
        let (her, secret) = somebody(house, "Salma Bakkali", "03.531.01.05");
        let bare = json!({"skills": ["accounting"]});
        record(house, &her, &bare).at("/consent", "consent-is-missing");
        let ahead = json!({"skills": ["accounting"], "consent": {"given_on": "2199-01-01", "source": source()}});
        record(house, &her, &ahead).at("/consent/given_on", "consent-lies-ahead");
        let told = record(house, &her, &json!({"skills": ["pottery"]})).with_token(&secret).at("/skills", "skill-is-unknown");
        assert_eq!(told.text("/detail"), "pottery");
        let own = record(house, &her, &bare).with_token(&secret).expect(200);
        assert_eq!((own.text("/recorded_by"), &own.body["source"]), (format!("person:{her}"), &Value::Null));
        house.get(format!("/v1/persons/{her}/skills")).with_token(&secret).expect(200);
        let (_, stranger) = somebody(house, "Sanae Tazi", "03.451");
        house.get(format!("/v1/persons/{her}/skills")).with_token(&stranger).refused(404, "not-found");
        let seen = house.get("/v1/skilled-persons").with_token(&stranger).expect(200);
        assert!(seen.data().is_empty(), "a member finds nobody but himself or herself: {seen}");
        house.ask("PUT", format!("/v1/persons/{her}/skills")).json(&bare).refused(428, "precondition-required");
        house.ask("PUT", format!("/v1/persons/{her}/skills")).json(&bare).with_token(&secret).header("if-match", "\"7-0\"").refused(412, "stale");
        let again = record(house, &her, &json!({"languages": ["ar"]})).with_token(&secret).header("if-match", &own.etag()).expect(200);
        assert_eq!((&again.body["version"], &again.body["skills"]), (&json!(2), &json!([])));
    }

    fn what_is_withdrawn_is_gone_and_the_journal_never_had_it(house) {
        skill(house, "accounting", "محاسبة", "Comptabilité").expect(201);
        let (her, secret) = somebody(house, "Salma Bakkali", "03.531.01.05");
        record(house, &her, &by_consent(&["accounting"], &["fr"])).expect(200);
        let path = format!("/v1/persons/{her}/skills");
        house.ask("DELETE", &path).header("if-match", "*").with_token(&secret).expect(204);
        house.get(&path).refused(404, "not-found");
        house.ask("DELETE", &path).header("if-match", "*").refused(404, "not-found");
        assert_eq!(found(house, "skill=accounting").len(), 0);
        let entries = house.get("/v1/journal?object_kind=skills").expect(200);
        assert_eq!(entries.data().len(), 2);
        assert_eq!(entries.body["data"][0]["after"]["skills"], 1, "how many, and by which consent");
        assert_eq!(entries.text("/data/0/after/source/kind"), "signed form");
        assert_eq!(entries.text("/data/1/actor"), format!("person:{her}"));
        let told = entries.body["data"].to_string();
        assert!(!told.contains("accounting") && !told.contains("weekends") && !told.contains("\"fr\""), "{told}");
        record(house, &her, &by_consent(&["accounting"], &[])).expect(200);
        assert_eq!(found(house, "skill=accounting").len(), 1);
    }
}
