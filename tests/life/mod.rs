//! The life of bodies, from the outside: moved, dissolved, merged, split, on the day before and on the day.
mod correcting;
mod correcting_acts;
mod dissolving;
mod first_and_last_days;
mod merging;
mod moving;
mod owing;
mod planning;
mod territories;
mod withdrawing;
mod withdrawing_hard;
mod withdrawing_late;

use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{Answer, House};

/// Forms a body that lasts since 2020.
fn formed(house: &House, new: Value) -> Answer {
    let mut new = new;
    new["starts_on"] = json!("2020-01-01");
    house.post("/v1/bodies", new).expect(201)
}

/// The body with the act of the tests added.
fn by(mut change: Value) -> Value {
    change["source"] = source();
    change
}

/// The slugs a list of bodies shows on a day.
fn listed(house: &House, filter: &str, day: &str) -> Vec<String> {
    let list = house.get(format!("/v1/bodies?{filter}&as_of={day}&total=true&limit=200")).expect(200);
    assert_eq!(list.body["total"], list.data().len(), "{list}");
    list.data().iter().map(|one| one["slug"].as_str().unwrap().to_owned()).collect()
}

/// The slugs under a body in its organigram on a day.
fn drawn(house: &House, body: &str, day: &str) -> Vec<String> {
    let chart = house.get(format!("/v1/bodies/{body}/organigram?as_of={day}")).expect(200).body;
    let mut below: Vec<String> = Vec::new();
    let mut open = vec![&chart];
    while let Some(at) = open.pop() {
        for child in at["children"].as_array().unwrap() {
            below.push(child["slug"].as_str().unwrap().to_owned());
            open.push(child);
        }
    }
    below.sort();
    below
}

/// What came of a change, as pairs of what and which: `dissolved taounate-bureau`.
fn came_of(answer: &Value) -> Vec<String> {
    let told = answer["consequences"].as_array().unwrap_or_else(|| panic!("no consequences: {answer}"));
    let name = |one: &Value| {
        let (kind, path) = (one["kind"].as_str().unwrap(), one["path"].as_str().unwrap());
        if kind == "body" { path.trim_start_matches("/v1/bodies/").to_owned() } else { kind.to_owned() }
    };
    told.iter().map(|one| format!("{} {}", one["what"].as_str().unwrap(), name(one))).collect()
}

/// Tries a change, sees that nothing came of it, makes it, and sees that the same came of it as was foretold.
fn foretold(house: &House, path: &str, change: &Value) -> Answer {
    let before = house.get("/v1/journal?kind=change&limit=1&total=true").expect(200).body["total"].clone();
    let tried = house.post(format!("{path}?dry_run=true"), change.clone()).expect(200).body;
    assert_eq!(house.get("/v1/journal?kind=change&limit=1&total=true").expect(200).body["total"], before);
    let made = house.post(path, change.clone()).expect(200);
    // Ids of what is formed are made anew each time.
    let told = |answer: &Value| {
        let told = answer["consequences"].as_array().unwrap();
        let formed = told.iter().filter(|one| one["what"] == "formed").enumerate();
        formed.fold(answer["consequences"].to_string(), |told, (number, one)| {
            told.replace(one["id"].as_str().unwrap(), &format!("formed {number}"))
        })
    };
    assert_eq!(told(&tried["result"]), told(&made.body));
    made
}
