//! Who sees which pairs, and who may merge whom.
use serde_json::{Value, json};

use super::{into, register, scanned, somebody};
use crate::house::{House, both};

const ALL: [&str; 7] = [
    "person.read",
    "person.update",
    "person.duplicates",
    "person.delete",
    "person.contacts",
    "person.birth",
    "person.sources",
];

fn keeper(house: &House, permissions: &[&str]) -> String {
    house
        .account("keeper of a province", json!({"permissions": permissions, "territory": "03.531"}))
        .text("/secret")
}

/// Three records of one, two of whom live in Taounate.
fn people(house: &House) -> [String; 3] {
    let of = |residence: &str| {
        let mut new = somebody("محمد النجاري", "1980-05-06", "0612345678");
        new["residence"] = json!(residence);
        register(house, new)
    };
    [of("03.531.01.05"), of("03.531"), of("03.231")]
}

both! {
    fn only_pairs_both_of_whom_may_be_seen_are_told_and_counted(house) {
        let [one, other, far] = people(house);
        assert_eq!(scanned(house), 3);
        let token = keeper(house, &ALL);
        let listed = house.get("/v1/duplicates?total=true").with_token(&token).expect(200);
        assert_eq!((listed.data().len(), &listed.body["total"]), (1, &json!(1)), "{listed}");
        assert_eq!((&listed.body["data"][0]["person_id"], &listed.body["data"][0]["other_id"]), (&json!(one), &json!(other)));
        let hidden = house.get(format!("/v1/duplicates?person_id={far}")).expect(200);
        for pair in hidden.data() {
            let at = format!("/v1/duplicates/{}", pair["id"].as_str().unwrap());
            house.get(&at).with_token(&token).refused(404, "not-found");
            house.post(format!("{at}/dismissals"), json!({"reason": "x"})).with_token(&token).refused(404, "not-found");
        }
        house.ask("POST", "/v1/duplicates/scans").with_token(&token).refused(403, "not-allowed");
    }

    fn whoever_is_not_told_what_a_pair_rests_on_is_told_no_pair(house) {
        people(house);
        scanned(house);
        for missing in ["person.contacts", "person.birth"] {
            let held: Vec<&str> = ALL.into_iter().filter(|word| *word != missing).collect();
            let token = keeper(house, &held);
            let refused = house.get("/v1/duplicates").with_token(&token).refused(403, "not-allowed");
            assert_eq!(refused.text("/detail"), missing);
        }
    }

    fn a_merge_takes_rights_over_both_and_over_all_they_hold(house) {
        let [one, other, far] = people(house);
        let token = keeper(house, &ALL);
        let merge = |this: &str, other: &str, token: &str| {
            house.post(format!("/v1/persons/{this}/merges?dry_run=true"), into(other)).with_token(token)
        };
        merge(&one, &far, &token).refused(409, "person-is-unknown");
        merge(&far, &one, &token).refused(404, "not-found");
        merge(&one, &other, &token).expect(200);
        for missing in ["person.update", "person.contacts", "person.birth", "person.sources"] {
            let held: Vec<&str> = ALL.into_iter().filter(|word| *word != missing).collect();
            let refused = merge(&one, &other, &keeper(house, &held)).refused(403, "not-allowed");
            assert_eq!(refused.text("/detail"), missing);
        }
        merge(&one, &other, &house.reader).refused(403, "not-allowed");
        // One of them holds something over the whole party.
        let grant = json!({"person_id": other, "permissions": ["meeting.read"], "source": {"kind": "letter"}});
        house.post("/v1/access/grants", grant).expect(201);
        merge(&one, &other, &token).refused(403, "not-allowed");
        merge(&one, &other, &house.admin).expect(200);
    }

    fn nobody_comes_by_anothers_rights_through_a_token_of_ones_own(house) {
        let [one, other, _] = people(house);
        let token = keeper(house, &ALL);
        let grant = json!({"person_id": other, "permissions": ["meeting.read"], "territory": "03.531", "source": {"kind": "letter"}});
        house.post("/v1/access/grants", grant).expect(201);
        let merge = || house.post(format!("/v1/persons/{one}/merges?dry_run=true"), into(&other)).with_token(&token);
        merge().expect(200);
        house.post("/v1/tokens", json!({"name": "phone", "person_id": one})).expect(201);
        assert_eq!(merge().refused(403, "not-allowed").text("/detail"), "meeting.read");
    }

    fn a_merge_is_seen_and_taken_back_by_whoever_may_do_so_with_the_one_who_stayed(house) {
        let [one, other, far] = people(house);
        let near = house.post(format!("/v1/persons/{one}/merges"), into(&other)).expect(201).id();
        let away = house.post(format!("/v1/persons/{far}/merges"), into(&register(house, json!({"name_ar": "محمد النجاري"})))).expect(201).id();
        let token = keeper(house, &ALL);
        let listed = house.get("/v1/merges?total=true").with_token(&token).expect(200);
        assert_eq!((listed.text("/data/0/id"), &listed.body["total"]), (near.clone(), &json!(1)));
        let back = |id: &str| house.post(format!("/v1/merges/{id}/reversals"), json!({"reason": "two"})).with_token(&token);
        house.get(format!("/v1/merges/{away}")).with_token(&token).refused(404, "not-found");
        back(&away).refused(404, "not-found");
        let done = back(&near).expect(200);
        assert_eq!(done.body["other"]["id"], Value::from(other));
    }
}
