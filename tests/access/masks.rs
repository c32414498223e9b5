//! What is masked of a person stays masked: in every form, under every filter, and under what is sent to replace it.
use serde_json::{Value, json};

use super::small::{Small, small};
use crate::house::{House, both};

/// What nobody may find in an answer without the right to it.
const SECRETS: [&str; 5] =
    ["+212655443322", "0655443322", "private@example.org", "1971-05-04", "register of masks"];

/// Somebody with everything there is to mask, living in Taounate.
fn masked_person(house: &House) -> String {
    let person = json!({
        "name_ar": "مليكة البناني", "name_latin": "Malika Bennani", "gender": "female", "birth_date": "1971-05-04", "residence": "03.531",
        "contacts": [
            {"kind": "phone", "value": "+212655443322", "visibility": "private"},
            {"kind": "email", "value": "private@example.org"},
            {"kind": "email", "value": "public@example.org", "visibility": "public"},
        ],
        "sources": [{"kind": "register of masks", "reference": "page 7"}],
    });
    house.post("/v1/persons", person).expect(201).id()
}

/// An account that reads persons in Taounate, and whatever else is told.
fn reader(house: &House, words: &[&str]) -> String {
    let words: Vec<&str> = ["person.read", "person.update", "membership.read", "body.read"]
        .iter()
        .chain(words)
        .copied()
        .collect();
    house.account("masks", json!({"permissions": words, "territory": "03.531"})).text("/secret")
}

/// Every look at a person there is.
fn looks(world: &Small<'_>, person: &str) -> Vec<String> {
    let mut looks = vec![
        format!("/v1/persons/{person}"),
        format!("/v1/persons/{person}?include=memberships"),
        format!("/v1/persons/{person}?fields=id,birth_date,contacts,sources"),
        format!("/v1/persons/{person}.vcf"),
        format!("/v1/bodies/{}/members", world.body),
        format!("/v1/bodies/{}/members.vcf", world.body),
        format!("/v1/bodies/{}/organigram", world.body),
        format!("/v1/memberships?person_id={person}"),
    ];
    for form in ["json", "csv", "ndjson"] {
        looks.push(format!("/v1/persons?under=03.531&all=true&format={form}"));
        looks.push(format!("/v1/persons?q=Malika&format={form}&fields=id,birth_date,contacts,sources"));
    }
    looks
}

fn without_a_mask(world: &Small<'_>, secret: &str, person: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in looks(world, person) {
        let answer = world.get(secret, path.clone()).expect(200);
        let text = String::from_utf8_lossy(&answer.raw);
        found.extend(SECRETS.iter().filter(|one| text.contains(**one)).map(|one| format!("{one} in {path}")));
    }
    found
}

both! {
    fn what_is_masked_is_told_by_no_look_and_the_rest_is(house) {
        let world = small(house);
        let person = masked_person(house);
        let blind = reader(house, &[]);
        assert_eq!(without_a_mask(&world, &blind, &person), Vec::<String>::new());
        let shown = world.get(&blind, format!("/v1/persons/{person}")).expect(200);
        assert_eq!(shown.text("/name_latin"), "Malika Bennani");
        assert_eq!((&shown.body["birth_date"], &shown.body["sources"]), (&Value::Null, &json!([])));
        assert_eq!(shown.body["contacts"].as_array().unwrap().len(), 1, "{shown}");
        assert_eq!(shown.text("/contacts/0/value"), "public@example.org");
        // Each mask by itself, in show, list and table.
        for (word, told, hidden) in [
            ("person.birth", vec!["1971-05-04"], vec!["+212655443322", "register of masks"]),
            ("person.contacts", vec!["+212655443322", "private@example.org"], vec!["1971-05-04", "register of masks"]),
            ("person.sources", vec!["register of masks"], vec!["1971-05-04", "+212655443322"]),
        ] {
            let secret = reader(house, &[word]);
            for path in [format!("/v1/persons/{person}"), "/v1/persons?q=Malika".to_owned(), "/v1/persons?q=Malika&format=csv".to_owned(), "/v1/persons?q=Malika&format=ndjson".to_owned()] {
                let answer = world.get(&secret, path).expect(200);
                let text = String::from_utf8_lossy(&answer.raw);
                assert!(told.iter().all(|one| text.contains(one)), "{word}: {answer}");
                assert!(!hidden.iter().any(|one| text.contains(one)), "{word}: {answer}");
            }
        }
    }

    fn a_mask_is_lifted_where_the_right_to_it_reaches_and_nowhere_else(house) {
        let world = small(house);
        let here = masked_person(house);
        let there = json!({"name_latin": "Malika Of Sefrou", "birth_date": "1971-05-04", "residence": "03.451", "sources": [{"kind": "register of masks"}]});
        let there = house.post("/v1/persons", there).expect(201).id();
        // Reads persons in the whole region, and births in one province of it.
        let account = house.account("two", json!({"permissions": ["person.read"], "territory": "03"}));
        let births = json!({"account_id": account.text("/account_id"), "permissions": ["person.birth"], "territory": "03.451", "source": {"kind": "tests"}});
        house.post("/v1/access/grants", births).expect(201);
        let secret = account.text("/secret");
        let listed = world.get(&secret, "/v1/persons?q=Malika&sort=id").expect(200);
        let births: Vec<(String, Value)> = listed.data().iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one["birth_date"].clone())).collect();
        assert_eq!(births, [(here.clone(), Value::Null), (there.clone(), json!("1971-05-04"))]);
        for (person, birth) in [(&here, Value::Null), (&there, json!("1971-05-04"))] {
            assert_eq!(world.get(&secret, format!("/v1/persons/{person}")).expect(200).body["birth_date"], birth);
        }
        // Everybody knows the own record whole.
        let me = world.get(&world.member.secret, format!("/v1/persons/{}", world.member.person)).expect(200);
        assert_eq!(me.text("/birth_date"), "1971-05-04");
        assert_eq!(me.body["contacts"].as_array().unwrap().len(), 2, "{me}");
    }

    fn nobody_finds_a_person_by_what_is_masked(house) {
        let world = small(house);
        masked_person(house);
        let blind = reader(house, &[]);
        for path in [
            "/v1/persons?phone=%2B212655443322", "/v1/persons?phone=0655443322", "/v1/persons?q=0655443322", "/v1/persons?q=655443322",
            "/v1/persons?q=Malika%2065544", "/v1/persons?q=٠٦٥٥٤٤٣٣٢٢", "/v1/persons?q=۰۶۵۵۴۴۳۳۲۲", "/v1/persons?phone=%2B212655443322&total=true",
            "/v1/persons?q=0655443322&format=csv", "/v1/persons?phone=0655443322&all=true",
        ] {
            world.get(&blind, path).refused(403, "not-allowed");
        }
        for path in ["/v1/persons?q=private", "/v1/persons?q=private%40example.org", "/v1/persons?q=masks&total=true"] {
            let found = world.get(&blind, path).expect(200);
            assert!(found.data().is_empty(), "{found}");
        }
        for unsortable in ["birth_date", "-birth_date", "contacts", "sources"] {
            world.get(&blind, format!("/v1/persons?sort={unsortable}")).expect(422);
        }
        let sighted = reader(house, &["person.contacts"]);
        for path in ["/v1/persons?phone=%2B212655443322", "/v1/persons?q=0655443322"] {
            assert_eq!(world.get(&sighted, path).expect(200).data().len(), 1);
        }
    }

    fn whoever_does_not_see_a_mask_neither_wipes_nor_replaces_what_is_under_it(house) {
        let world = small(house);
        let person = masked_person(house);
        let path = format!("/v1/persons/{person}");
        let before = house.get(&path).expect(200).body;
        let blind = reader(house, &[]);
        let change = |body: Value| house.patch(&path, body).with_token(&blind);
        for replaced in [
            json!({"birth_date": null}), json!({"birth_date": "1980-01-01"}), json!({"contacts": []}), json!({"sources": []}),
            json!({"contacts": [{"kind": "email", "value": "public@example.org", "visibility": "public"}]}),
            json!({"sources": [{"kind": "another"}]}),
            // Nor says what is so already: whoever guesses is not told that it is right.
            json!({"birth_date": before["birth_date"]}), json!({"contacts": before["contacts"]}), json!({"sources": before["sources"]}),
            json!({"honorific": "د.", "birth_date": before["birth_date"]}), json!({"birth_date": "no day"}),
        ] {
            house.patch(format!("{path}?dry_run=true"), replaced.clone()).with_token(&blind).refused(403, "not-allowed");
            change(replaced).refused(403, "not-allowed");
        }
        // What is told may be corrected, and the answer is as masked as a look.
        let changed = change(json!({"honorific": "د."})).expect(200);
        let text = String::from_utf8_lossy(&changed.raw);
        assert!(!SECRETS.iter().any(|one| text.contains(one)), "{changed}");
        let tried = house.patch(format!("{path}?dry_run=true"), json!({"honorific": "ذ."})).with_token(&blind).expect(200);
        let text = String::from_utf8_lossy(&tried.raw);
        assert!(!SECRETS.iter().any(|one| text.contains(one)), "{tried}");
        let after = house.get(&path).expect(200).body;
        for field in ["birth_date", "contacts", "sources"] {
            assert_eq!(after[field], before[field]);
        }
        assert_eq!(after["honorific"], "د.");
        // What is read and sent back whole wipes nothing.
        let read = world.get(&blind, &path).expect(200);
        let echo = json!({"birth_date": read.body["birth_date"], "contacts": read.body["contacts"], "sources": read.body["sources"]});
        change(echo).refused(403, "not-allowed");
        assert_eq!(house.get(&path).expect(200).body["birth_date"], "1971-05-04");
    }

    fn memberships_beside_a_person_are_for_whoever_reads_memberships(house) {
        let world = small(house);
        let secret = house.account("persons", json!({"permissions": ["person.read"], "territory": "03.531"})).text("/secret");
        let path = format!("/v1/persons/{}", world.member.person);
        world.get(&secret, &path).expect(200);
        world.get(&secret, format!("{path}?include=memberships")).refused(403, "not-allowed");
        let told = world.get(&world.secretary.secret, format!("{path}?include=memberships")).expect(200);
        assert_eq!(told.body["memberships"].as_array().map(Vec::len), Some(1), "{told}");
        world.get(&world.member.secret, format!("{path}?include=memberships")).expect(200);
    }
}
