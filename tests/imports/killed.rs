//! A kill in the middle of an import: what was taken stays, what was not is taken after it, and nothing twice.
use std::collections::HashSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::house::{Ask, Process};

const ROWS: usize = 3_000;

fn table() -> String {
    // Names have letters alone.
    let letters = |number: usize| {
        number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>()
    };
    let row =
        |number: usize| format!("{number},Salma Ouazzani {},F,1990-05-01,531-{number}\n", letters(number));
    std::iter::once("ref,name,gender,birth date,membership number\n".to_owned())
        .chain((1..=ROWS).map(row))
        .collect()
}

fn counted(process: &Process, path: &str) -> i64 {
    process.ask("GET", format!("{path}?total=true&limit=1")).expect(200).body["total"].as_i64().unwrap()
}

#[test]
fn an_import_that_is_killed_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::serve(folder.path());
    let new = json!({"source": "register", "purpose": "filling"});
    let import = process.ask("POST", "/v1/imports").json(&new).expect(201).id();
    let upload = process.ask("PUT", format!("/v1/imports/{import}/file")).header("if-match", "*");
    upload.bytes("text/csv", table().as_bytes()).expect(200);
    for _ in 0..ROWS / 1_000 {
        process
            .ask("POST", format!("/v1/imports/{import}/previews"))
            .json(&json!({"rows": 1_000}))
            .expect(200);
    }
    for round in 1..=4 {
        let (address, admin) = (process.address, process.admin.clone());
        let commits = format!("/v1/imports/{import}/commits");
        let committer = std::thread::spawn(move || {
            let mut told: i64 = 0;
            loop {
                let ask =
                    Ask::new(address, "POST", commits.clone()).with_token(&admin).json(&json!({"rows": 50}));
                // No whole answer: the service is gone.
                let Some(answer) = ask.try_send() else { return told };
                if answer.status == 200 {
                    told = answer.body["files"][0]["committed"]["new"].as_i64().unwrap();
                    if answer.body["state"] == "done" {
                        return told;
                    }
                }
            }
        });
        let started = Instant::now();
        while counted(&process, "/v1/persons") < round * 500 && started.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(2));
        }
        process.kill();
        let acknowledged = committer.join().unwrap();
        process = Process::serve(folder.path());
        let shown = process.ask("GET", format!("/v1/imports/{import}")).expect(200);
        let taken = shown.body["files"][0]["committed"]["new"].as_i64().unwrap();
        let kept = counted(&process, "/v1/persons");
        assert!(kept >= acknowledged, "acknowledged {acknowledged}, kept {kept}");
        assert_eq!(
            (taken, counted(&process, "/v1/memberships")),
            (kept, kept),
            "the mark is where the rows are"
        );
    }
    loop {
        let told = process.ask("POST", format!("/v1/imports/{import}/commits")).json(&json!({})).expect(200);
        if told.body["state"] == "done" {
            assert_eq!(
                told.body["files"][0]["committed"],
                json!({"new": ROWS, "same": 0, "update": 0, "error": 0})
            );
            break;
        }
    }
    let exported = process.ask("GET", "/v1/memberships.ndjson?all=true").expect(200);
    let lines = String::from_utf8(exported.raw).unwrap();
    let numbers: HashSet<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["number"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!((lines.lines().count(), numbers.len()), (ROWS, ROWS), "none lost, none twice");
    assert_eq!(counted(&process, "/v1/persons"), i64::try_from(ROWS).unwrap());
    let told = process
        .ask("GET", "/v1/journal?object_kind=person&operation=import_commit&total=true&limit=1")
        .expect(200);
    assert_eq!(told.body["total"], ROWS, "each has its entry in the journal");
}
