//! The journal: a log nobody can bend, whose content about a person can be forgotten.
mod alone;
mod command;
mod insider;
mod kept;
mod log;
mod noted;
mod personal;
mod tampering;
mod told;

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::house::{Answer, House};

/// Gives a position to everything that waits for one.
pub(crate) fn seal(house: &House) {
    actix_web::rt::System::new().block_on(house.app().seal()).unwrap();
}

/// Somebody new.
fn person(house: &House, name: &str) -> String {
    house.post("/v1/persons", json!({"name_ar": name, "gender": "female"})).expect(201).id()
}

/// A checkpoint of everything until now.
fn checkpoint(house: &House) -> Answer {
    house.ask("POST", "/v1/journal/checkpoints").expect(200)
}

/// All entries, in the order of their positions.
fn entries(house: &House) -> Vec<Value> {
    let exported = house.get("/v1/journal?all=true&format=ndjson").expect(200);
    let lines = String::from_utf8(exported.raw).unwrap();
    let mut all: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    all.sort_by_key(|entry| entry["position"].as_i64().unwrap_or(i64::MAX));
    all
}

/// Runs the verifier of an auditor in a folder; answers whether it was content, and what it said.
fn verifier(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journal/verify.py");
    let mut command = Command::new("python3");
    let ran = command.arg("-B").arg(script).args(arguments).current_dir(folder).output().unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.success(), String::from_utf8(said).unwrap())
}
