//! A merge taken back: two of one again.
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{band, into, member, register, scanned, somebody};
use crate::cast::source;
use crate::house::{Answer, Ask, House, both, roomy};

fn merged(house: &House, this: &str, other: &str) -> String {
    house.post(format!("/v1/persons/{this}/merges"), into(other)).expect(201).id()
}

fn back(house: &House, merge: &str) -> Ask {
    house.post(format!("/v1/merges/{merge}/reversals"), json!({"reason": "cousins of one name"}))
}

fn two(house: &House) -> [String; 2] {
    let this = register(house, somebody("محمد العلوي", "1980", "0612345678"));
    let other = register(house, somebody("محمد علوي", "1980-05-06", "0699999999"));
    [this, other]
}

/// What is told of a person, but for what counts and dates the states.
fn told(house: &House, id: &str) -> Value {
    let mut body = house.get(format!("/v1/persons/{id}")).expect(200).body;
    for field in ["version", "updated_at"] {
        body.as_object_mut().unwrap().remove(field);
    }
    body
}

fn late() -> DateTime<Utc> {
    Utc::now() + TimeDelta::days(30) + TimeDelta::minutes(5)
}

fn in_time() -> DateTime<Utc> {
    Utc::now() + TimeDelta::days(30) - TimeDelta::minutes(5)
}

both! {
    fn everything_goes_back_and_what_came_since_stays(house) {
        let [this, other] = two(house);
        let before = [&this, &other].map(|id| told(house, id));
        let old = member(house, &other, "2015-01-01", Some("2019-12-31"));
        let secret = house.post("/v1/tokens", json!({"name": "phone", "person_id": other})).expect(201).text("/secret");
        scanned(house);
        let merge = merged(house, &this, &other);
        let since = member(house, &this, "2022-01-01", None);
        let done = back(house, &merge).expect(200);
        assert_eq!([&this, &other].map(|id| told(house, id)), before);
        let holder = |id: &str| house.get(format!("/v1/memberships/{id}")).expect(200).text("/person_id");
        assert_eq!((holder(&old), holder(&since)), (other.clone(), this.clone()));
        assert!(house.get("/v1/me").with_token(&secret).expect(200).raw.windows(36).any(|part| part == other.as_bytes()));
        assert_eq!(done.body["moved"][0], json!({"kind": "membership", "field": "person_id", "count": 1, "ids": [old]}));
        assert_eq!(done.text("/reversed_because"), "cousins of one name");
        back(house, &merge).refused(409, "merge-is-reversed");
        scanned(house);
        assert_eq!(house.get("/v1/duplicates?state=open").expect(200).data().len(), 0, "they are two for good");
        assert_ne!(band(house, &this, &other), None);
        let history = house.get(format!("/v1/persons/{other}/history")).expect(200);
        let operations: Vec<&str> = history.data().iter().map(|entry| entry["operation"].as_str().unwrap()).collect();
        assert_eq!(operations, ["person_create", "person_merge", "merge_reverse"]);
        // And they may be merged again, the other way round.
        let again = house.post(format!("/v1/persons/{other}/merges"), into(&this)).send();
        assert_eq!(again.status, 201, "{again}");
    }

    fn how_the_other_stood_is_known_as_it_was_before_and_goes_back(house) {
        let now = || Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let [this, other] = two(house);
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        document["membership"]["grades"] = json!([{"code": "militant", "labels": {"ar": "مناضل", "fr": "Militant"}}]);
        house.post("/v1/statutes", json!({"effective_from": "2020-01-01", "source": source(), "document": document})).expect(201);
        let path = format!("/v1/memberships/{}", member(house, &other, "2015-01-01", None));
        house.post(format!("{path}/suspensions"), json!({"starts_on": "2021-01-01", "ends_on": "2021-03-31", "source": source()})).expect(200);
        house.post(format!("{path}/grades"), json!({"grade": "militant", "starts_on": "2022-01-01", "source": source()})).expect(200);
        let whose = |moment: &str| {
            ["standings", "grades"].map(|noun| {
                let page = house.get(format!("{path}/{noun}?known_at={moment}")).expect(200);
                let mut ids: Vec<String> = page.data().iter().map(|one| one["person_id"].as_str().unwrap().to_owned()).collect();
                ids.dedup();
                assert_eq!(ids.len(), 1, "{page}");
                ids.remove(0)
            })
        };
        let before = now();
        let merge = merged(house, &this, &other);
        let between = now();
        back(house, &merge).expect(200);
        let both = |id: &str| [id.to_owned(), id.to_owned()];
        assert_eq!([whose(&before), whose(&between), whose(&now())], [both(&other), both(&this), both(&other)]);
        let stood = |moment: &str| house.get(format!("{path}?as_of=2021-02-01&known_at={moment}")).expect(200).text("/standing");
        assert_eq!([stood(&before), stood(&between), stood(&now())], ["suspended"; 3]);
    }

    fn what_rests_on_a_merge_stands_in_its_way(house) {
        let rests = |merge: &str, path: &str| {
            let refused = back(house, merge).refused(409, "later-change-rests-on-merge");
            assert_eq!(refused.text("/detail"), path, "{refused}");
        };
        let [this, other] = two(house);
        let merge = merged(house, &this, &other);
        // A field that the merge had set is set anew.
        house.patch(format!("/v1/persons/{this}"), json!({"honorific": "د."})).expect(200);
        house.patch(format!("/v1/persons/{this}"), json!({"contacts": []})).expect(200);
        rests(&merge, &format!("/v1/persons/{this}"));
        // Who stayed was merged in turn.
        let [one, two] = two(house);
        let first = merged(house, &one, &two);
        let last = register(house, json!({"name_ar": "محمد العلوي"}));
        let second = merged(house, &last, &one);
        rests(&first, &format!("/v1/persons/{one}"));
        back(house, &second).expect(200);
        back(house, &first).expect(200);
    }

    fn what_was_taken_out_since_is_told_and_goes_back_to_nobody(house) {
        let [this, other] = two(house);
        let old = member(house, &other, "2015-01-01", None);
        let merge = merged(house, &this, &other);
        house.delete(format!("/v1/memberships/{old}")).expect(204);
        let done = back(house, &merge).expect(200);
        assert_eq!(done.body["gone"][0], json!({"kind": "membership", "field": "person_id", "count": 1, "ids": [old]}));
        assert_eq!((done.body["gone"][1]["kind"].as_str(), done.body["gone"].as_array().map(Vec::len)), (Some("membership_standing"), Some(2)));
    }

    fn what_is_erased_of_the_other_does_not_come_back(house) {
        use amana::db::data_keys;
        use diesel::prelude::*;
        let [this, other] = two(house);
        let merge = merged(house, &this, &other);
        let mut conn = house.registry().connection();
        let subject: uuid::Uuid = other.parse().unwrap();
        diesel::delete(data_keys::table.filter(data_keys::subject_id.eq(amana::vault::SubjectId(subject)))).execute(&mut conn).unwrap();
        back(house, &merge).refused(409, "content-is-erased");
        let entries = house.get(format!("/v1/journal?object_id={other}&object_kind=person")).expect(200);
        assert!(entries.data().iter().all(|entry| entry["erased"] == true), "{entries}");
        house.get(format!("/v1/persons/{this}/history")).expect(200);
    }
}

/// Merges, then lets that much time go by.
fn after(registry: crate::house::Registry, clock: fn() -> DateTime<Utc>) -> Answer {
    let house = House::open(registry);
    let [this, other] = two(&house);
    let merge = merged(&house, &this, &other);
    let house = house.reopen_with(clock, roomy());
    back(&house, &merge).send()
}

#[test]
fn a_merge_is_taken_back_on_the_thirtieth_day_and_not_after_it() {
    let registry = crate::house::Registry::on_sqlite;
    assert_eq!(after(registry(), in_time).status, 200);
    let refused = after(registry(), late);
    assert_eq!((refused.status, refused.text("/code")), (409, "merge-is-settled".to_owned()));
}
