//! Duplicates: suggested with reasons, dismissed for good, merged and taken apart again.
mod labelled;
mod merging;
mod old_ids;
mod places;
mod property;
mod reach;
mod reversing;
mod suggesting;

use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{Answer, House};

/// Registers somebody; answers the id.
pub(super) fn register(house: &House, new: Value) -> String {
    house.post("/v1/persons", new).expect(201).id()
}

/// Somebody who bears a name, was born on a day and is reached by a number.
pub(super) fn somebody(name_ar: &str, birth_date: &str, phone: &str) -> Value {
    json!({
        "name_ar": name_ar, "gender": "male", "birth_date": birth_date, "residence": "03.531.01.05",
        "contacts": [{"kind": "phone", "value": phone}],
    })
}

/// Looks for duplicates until nobody waits; answers how many pairs were found that were not known.
pub(super) fn scanned(house: &House) -> i64 {
    let mut found = 0;
    for _ in 0..1_000 {
        let slice = house.ask("POST", "/v1/duplicates/scans").expect(200);
        found += slice.body["found"].as_i64().unwrap();
        if slice.body["done"] == true {
            return found;
        }
    }
    panic!("it does not end");
}

/// The pairs of a list, by what is asked.
pub(super) fn pairs(house: &House, filters: &str) -> Answer {
    house.get(format!("/v1/duplicates?total=true&{filters}")).expect(200)
}

/// The band a pair of two has, if they are one; whoever else is there.
pub(super) fn band(house: &House, one: &str, other: &str) -> Option<String> {
    let listed = pairs(house, &format!("person_id={one}&limit=200"));
    let of = |pair: &&Value| pair["person_id"] == other || pair["other_id"] == other;
    listed.data().iter().find(of).map(|pair| pair["band"].as_str().unwrap().to_owned())
}

/// The codes of a pair's reasons.
pub(super) fn reasons(pair: &Value) -> Vec<String> {
    let reasons = pair["reasons"].as_array().unwrap();
    reasons.iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

/// What merges a person into another, ready to be sent.
pub(crate) fn into(other: &str) -> Value {
    json!({"other_id": other, "reason": "registered twice"})
}

/// Records a membership; answers its id.
pub(super) fn member(house: &House, person: &str, starts_on: &str, ends_on: Option<&str>) -> String {
    let new = json!({"person_id": person, "starts_on": starts_on, "source": source()});
    let made = house.post("/v1/memberships", new).expect(201).id();
    if let Some(last) = ends_on {
        let end = json!({"ends_on": last, "standing": "resigned"});
        house.post(format!("/v1/memberships/{made}/end"), end).expect(200);
    }
    made
}
