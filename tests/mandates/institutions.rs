//! The elected institutions of the State.
use serde_json::{Value, json};

use super::{commune, council, mandate};
use crate::cast::{person, source};
use crate::house::{Answer, both};

fn kinds(found: &Answer) -> Vec<&str> {
    found.data().iter().map(|one| one["kind"].as_str().unwrap()).collect()
}

both! {
    fn an_institution_is_elected_at_the_level_of_its_kind(house) {
        let new = |kind: &str, territory: &str| {
            house.post("/v1/institutions", json!({"kind": kind, "territory": territory, "names": {"ar": "مؤسسة"}}))
        };
        for (kind, fits, does_not) in [
            ("house_of_representatives", "MA", "03"),
            ("house_of_councillors", "MA", "03.531"),
            ("regional_council", "03", "MA"),
            ("provincial_council", "03.531", "03"),
            ("communal_council", "03.531.01.05", "03.531"),
            ("chamber_of_agriculture", "03", "03.531"),
            ("chamber_of_commerce", "03", "MA"),
            ("chamber_of_crafts", "03", "03.531.01.05"),
            ("chamber_of_fisheries", "MA", "03.531"),
        ] {
            new(kind, does_not).at("/territory", "kind-is-of-another-level");
            assert_eq!(new(kind, fits).expect(201).text("/territory"), fits, "{kind}");
        }
        new("arrondissement_council", "03.531").at("/territory", "kind-is-of-another-level");
        new("communal_council", "99.999").at("/territory", "no-such-territory");
        new("party_council", "03").faulty("/kind", "bad-value");
    }

    fn an_institution_is_shown_in_three_languages_and_corrected(house) {
        let names = json!({"ar": "مجلس جماعة غفساي", "fr": "Conseil de la commune de Ghafsai"});
        let new = json!({"kind": "communal_council", "territory": "03.531.01.05", "names": names, "seats": 27, "term_starts_on": "2021-09-08", "source": source()});
        let made = house.post("/v1/institutions", new).in_language("fr").expect(201);
        assert_eq!((made.text("/name"), made.text("/kind_label")), ("Conseil de la commune de Ghafsai".to_owned(), "Conseil communal".to_owned()));
        assert_eq!((&made.body["seats"], made.text("/term_starts_on"), &made.body["names"]["en"]), (&json!(27), "2021-09-08".to_owned(), &Value::Null));
        let at = format!("/v1/institutions/{}", made.id());
        assert_eq!(house.get(&*at).in_language("ar").expect(200).text("/name"), "مجلس جماعة غفساي");
        house.patch(&*at, json!({"term_ends_on": "2021-09-07"})).at("/term_ends_on", "institution-term-is-backwards");
        house.patch(&*at, json!({"kind": "regional_council"})).faulty("/kind", "unknown-field");
        house.patch(&*at, json!({"seats": 0})).faulty("/seats", "out-of-range");
        let known = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let etag = made.etag();
        let patch = |change: Value| house.ask("PATCH", &*at).json(&change).header("if-match", &etag);
        let told = patch(json!({"seats": null, "term_ends_on": "2027", "names": {"en": "Council of Ghafsai"}})).expect(200);
        assert_eq!((&told.body["seats"], told.text("/term_ends_on"), told.text("/names/en")), (&Value::Null, "2027".to_owned(), "Council of Ghafsai".to_owned()));
        patch(json!({"seats": 3})).refused(412, "stale");
        house.ask("PATCH", &*at).json(&json!({"seats": 3})).refused(428, "precondition-required");
        assert_eq!(house.get(format!("{at}?known_at={known}")).expect(200).body["seats"], 27);
        let history = house.get(format!("{at}/history")).expect(200);
        assert_eq!(history.data().len(), 2, "{history}");
    }

    fn of_one_kind_in_one_territory_no_two_share_a_name(house) {
        let first = commune(house);
        let again = json!({"kind": "communal_council", "territory": "03.531.01.05", "names": {"ar": "مجلس جماعه غفساي"}});
        house.post("/v1/institutions", again).at("/names", "institution-is-known");
        let other = council(house, "communal_council", "03.531.01.05", "مجلس آخر");
        house.patch(format!("/v1/institutions/{other}"), json!({"names": {"ar": "مجلس جماعة غفساي"}})).at("/names", "institution-is-known");
        council(house, "communal_council", "03.531.01.09", "مجلس جماعة غفساي");
        house.patch(format!("/v1/institutions/{first}"), json!({"names": {"ar": "مجلس جماعة غفساي"}})).expect(200);
    }

    fn institutions_are_found_by_kind_and_territory(house) {
        commune(house);
        council(house, "provincial_council", "03.531", "مجلس إقليم تاونات");
        council(house, "regional_council", "03", "مجلس جهة فاس مكناس");
        let found = |query: &str| house.get(format!("/v1/institutions?total=true&{query}")).expect(200);
        for (query, expected) in [
            ("", vec!["communal_council", "provincial_council", "regional_council"]),
            ("under=03.531", vec!["communal_council", "provincial_council"]),
            ("under=03.531&kind=provincial_council", vec!["provincial_council"]),
            ("kind=regional_council", vec!["regional_council"]),
            ("under=01", vec![]),
        ] {
            let page = found(query);
            assert_eq!((kinds(&page), &page.body["total"]), (expected.clone(), &json!(expected.len())), "{query}");
        }
        let page = house.get("/v1/institutions?limit=2").expect(200);
        let next = house.get(format!("/v1/institutions?limit=2&cursor={}", page.text("/next"))).expect(200);
        assert_eq!(kinds(&next), ["regional_council"]);
        house.get("/v1/institutions?kind=party").faulty("?kind", "bad-value");
    }

    fn an_institution_is_taken_out_until_somebody_sits_in_it(house) {
        let empty = commune(house);
        let known = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        house.delete(format!("/v1/institutions/{empty}")).expect(204);
        house.get(format!("/v1/institutions/{empty}")).refused(404, "not-found");
        house.get(format!("/v1/institutions/{empty}?known_at={known}")).expect(200);
        let there = commune(house);
        mandate(house, &person(house, "نعيمة الوزاني", "female"), &there, &json!({"verification": "false"})).expect(201);
        house.delete(format!("/v1/institutions/{there}")).refused(409, "institution-has-mandates");
    }
}
