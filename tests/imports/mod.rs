//! Imports and exports, from the outside: spreadsheets as people make them, tried, taken, and given back.
mod command;
mod course;
mod dirty;
mod exports;
mod killed;
mod known;
mod mandates;
mod organs;
mod twice;
mod workbook;

use serde_json::{Value, json};

use crate::house::{Answer, Ask, House};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An import that is open.
fn opened(house: &House, source: &str) -> String {
    house.post("/v1/imports", json!({"source": source, "purpose": "filling the registry"})).expect(201).id()
}

/// Sends a file.
fn send(house: &House, import: &str, register: &str, kind: &str, file: &[u8]) -> Ask {
    let address = format!("/v1/imports/{import}/file?register={register}");
    house.ask("PUT", address).header("if-match", "*").bytes(kind, file)
}

/// Asks for a step again and again until the import is in that state.
fn until(house: &House, import: &str, step: &str, state: &str) -> Answer {
    for _ in 0..100 {
        let told = house.post(format!("/v1/imports/{import}/{step}"), json!({"rows": 3})).expect(200);
        if told.body["state"] == state {
            return told;
        }
    }
    panic!("{import} never was {state}");
}

fn previewed(house: &House, import: &str) -> Answer {
    until(house, import, "previews", "previewed")
}

fn committed(house: &House, import: &str) -> Answer {
    until(house, import, "commits", "done")
}

/// Brings a table of persons in from a source, and answers what became of its rows.
fn brought(house: &House, source: &str, table: &str) -> Value {
    let import = opened(house, source);
    send(house, &import, "persons", "text/csv", table.as_bytes()).expect(200);
    previewed(house, &import);
    committed(house, &import).body["files"][0]["committed"].clone()
}

/// The rows of an import, each with the codes of what is wrong with it.
fn rows(house: &House, import: &str, filter: &str) -> Vec<(i64, String, Vec<String>)> {
    let page = house.get(format!("/v1/imports/{import}/rows?limit=200{filter}")).expect(200);
    let code = |fault: &Value| fault["code"].as_str().unwrap().to_owned();
    let codes = |row: &Value| row["faults"].as_array().unwrap().iter().map(code).collect();
    let told =
        |row: &Value| (row["row"].as_i64().unwrap(), row["state"].as_str().unwrap().to_owned(), codes(row));
    page.data().iter().map(told).collect()
}

fn counted(house: &House, path: &str) -> i64 {
    house.get(format!("{path}?total=true&limit=1")).expect(200).body["total"].as_i64().unwrap()
}

fn outcome(new: i64, same: i64, update: i64) -> Value {
    json!({"new": new, "same": same, "update": update, "error": 0})
}
