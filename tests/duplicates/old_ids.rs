//! The id of whoever was merged leads to the one who stayed, for ever.
use serde_json::{Value, json};

use super::{into, register, somebody};
use crate::cast::source;
use crate::house::{Answer, Ask, House, both};

fn merged(house: &House, this: &str, other: &str) -> String {
    house.post(format!("/v1/persons/{this}/merges"), into(other)).expect(201).id()
}

fn person(house: &House) -> String {
    register(house, somebody("محمد العلوي", "1980-05-06", "0612345678"))
}

/// Goes on only if the answer leads to that address.
fn leads(ask: Ask, location: &str, survivor: &str) -> Answer {
    let answer = ask.refused(301, "merged");
    assert_eq!(answer.header("location"), Some(location), "{answer}");
    assert_eq!(answer.body["survivor_id"], survivor, "{answer}");
    answer
}

both! {
    fn whatever_is_asked_under_an_old_id_leads_to_the_one_who_stayed(house) {
        let [this, other] = [person(house), person(house)];
        merged(house, &this, &other);
        let of = |id: &str, rest: &str| format!("/v1/persons/{id}{rest}");
        for rest in ["", ".vcf", "/history", "/history?limit=5", "/identities", "?include=memberships"] {
            leads(house.get(of(&other, rest)), &of(&this, rest), &this);
        }
        leads(house.patch(of(&other, ""), json!({"gender": "male"})), &of(&this, ""), &this);
        leads(house.delete(of(&other, "")), &of(&this, ""), &this);
        leads(house.post(of(&other, "/merges"), into(&this)), &of(&this, "/merges"), &this);
        leads(house.post(of(&other, "/identities"), json!({"issuer": "https://id.example.org", "subject": "x"})), &of(&this, "/identities"), &this);
        house.get(of(&this, "")).expect(200);
        let gone = house.get("/v1/persons?total=true").expect(200);
        assert_eq!(gone.body["total"], 1, "the list has one");
        let found = house.get("/v1/persons/search?total=true&q=محمد%20العلوي").expect(200);
        assert_eq!((&found.body["total"], found.text("/data/0/id")), (&json!(1), this));
    }

    fn a_chain_leads_to_the_last_of_it(house) {
        let [first, second, last] = [person(house), person(house), person(house)];
        merged(house, &second, &first);
        merged(house, &last, &second);
        for old in [&first, &second] {
            leads(house.get(format!("/v1/persons/{old}")), &format!("/v1/persons/{last}"), &last);
        }
    }

    fn what_names_an_old_id_is_refused_and_told_who_stayed(house) {
        let [this, other] = [person(house), person(house)];
        merged(house, &this, &other);
        let naming = [
            ("/v1/memberships", json!({"person_id": other, "starts_on": "2020-01-01", "source": source()})),
            ("/v1/access/grants", json!({"person_id": other, "permissions": ["body.read"], "source": source()})),
            ("/v1/access/recusals", json!({"person_id": other, "about": this, "reason": "x"})),
            ("/v1/applications", json!({"person_id": other, "territory": "03.531"})),
            ("/v1/tokens", json!({"person_id": other, "name": "x"})),
        ];
        for (path, body) in naming {
            let refused = house.post(path, body).refused(409, "person-is-merged");
            assert_eq!(refused.body["survivor_id"], Value::from(this.as_str()), "{path}: {refused}");
        }
        let third = person(house);
        let refused = house.post(format!("/v1/persons/{third}/merges"), into(&other)).refused(409, "person-is-merged");
        assert_eq!(refused.body["survivor_id"], Value::from(this.as_str()));
        // A batch has an address of its own, which leads nowhere else.
        let patch = json!({"method": "PATCH", "path": format!("/v1/persons/{other}"), "if_match": "*", "body": {}});
        let refused = house.post("/v1/batch", json!({"operations": [patch]})).refused(409, "person-is-merged");
        assert_eq!(refused.body["survivor_id"], Value::from(this.as_str()));
    }

    fn who_stayed_is_told_only_to_whoever_may_see_that_one(house) {
        let [this, other] = [person(house), person(house)];
        merged(house, &this, &other);
        let far = house.account("far", json!({"permissions": ["person.read", "membership.create"], "territory": "01.571"})).text("/secret");
        house.get(format!("/v1/persons/{other}")).with_token(&far).refused(404, "not-found");
        let new = json!({"person_id": other, "starts_on": "2020-01-01", "source": source()});
        house.post("/v1/memberships", new).with_token(&far).refused(409, "person-is-unknown");
        let near = house.account("near", json!({"permissions": ["person.read"], "territory": "03.531"})).text("/secret");
        leads(house.get(format!("/v1/persons/{other}")).with_token(&near), &format!("/v1/persons/{this}"), &this);
        house.patch(format!("/v1/persons/{other}"), json!({})).with_token(&near).refused(403, "not-allowed");
        house.get(format!("/v1/persons/{other}")).anonymous().refused(401, "unauthenticated");
    }
}
