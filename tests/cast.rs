//! The standing cast of the tests: a secretariat and people to put in it, made through the API.
use serde_json::{Value, json};

use crate::house::House;

/// Where a fact of the tests was found.
pub(crate) fn source() -> Value {
    json!({"kind": "register of the tests"})
}

/// Forms the provincial secretariat of Taounate, with its bureau; answers its id.
pub(crate) fn secretariat(house: &House) -> String {
    let new = json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"});
    house.post("/v1/bodies", new).expect(201).id()
}

/// Registers a person; answers the id.
pub(crate) fn person(house: &House, name_ar: &str, gender: &str) -> String {
    house.post("/v1/persons", json!({"name_ar": name_ar, "gender": gender})).expect(201).id()
}

/// The id of the one position of a type in a body.
pub(crate) fn position(house: &House, body: &str, code: &str) -> String {
    house.get(format!("/v1/positions?body={body}&type={code}")).expect(200).text("/data/0/id")
}

/// An appointment on the word of the tests' register, ready to be sent.
pub(crate) fn appointment(person: &str, starts_on: &str) -> Value {
    json!({"person_id": person, "starts_on": starts_on, "source": source()})
}

/// What the default statutes have an applicant declare.
pub(crate) const DECLARED: [&str; 3] = ["age", "no_other_party", "no_incapacity"];

/// A declaration of long ago, ready to be sent.
pub(crate) fn declared(declares: &str) -> Value {
    json!({"declares": declares, "declared_on": "2024-01-10"})
}
