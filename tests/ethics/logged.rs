//! What a running service writes down while a case is heard: nothing of it, at whatever level.
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::cast::CANARY;
use crate::applications::cast::day;
use crate::cast::source;
use crate::house::Process;

/// Everything in the files of a folder.
fn files(folder: &Path, all: &mut Vec<u8>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, all) } else { all.extend(fs::read(path).unwrap()) }
    }
}

#[test]
fn nothing_of_a_case_is_logged_or_stands_in_a_file() {
    let parent = tempfile::tempdir().unwrap();
    let (folder, log) = (parent.path().join("registry"), parent.path().join("log"));
    let mut served = Process::serve_logging(&folder, &log);
    let post = |path: &str, new: Value| served.ask("POST", path).json(&new).expect(201);
    let body = |kind: &str, parent: Option<&str>| {
        let mut new =
            json!({"type": kind, "territory": "03.531", "starts_on": "2020-01-01", "source": source()});
        if let Some(parent) = parent {
            new["parent"] = json!(parent);
        }
        post("/v1/bodies", new).id()
    };
    let secretariat = body("provincial_secretariat", None);
    let committee = body("ethics_committee", Some(&secretariat));
    let member = |name: &str| {
        let new = json!({"name_latin": name, "gender": "female", "birth_date": "1971-05-04", "residence": "03.531"});
        let person = post("/v1/persons", new).id();
        post("/v1/memberships", json!({"person_id": person, "starts_on": "2015-01-01", "source": source()}));
        person
    };
    let seated = |kind: &str, name: &str| {
        let person = member(name);
        let seat = served
            .ask("GET", format!("/v1/positions?body={committee}&type={kind}"))
            .expect(200)
            .text("/data/0/id");
        let held = json!({"person_id": person, "starts_on": "2021-01-01", "source": source()});
        post(&format!("/v1/positions/{seat}/appointments"), held);
        let secret = post("/v1/tokens", json!({"name": "tests", "person_id": person})).text("/secret");
        (person, secret)
    };
    let president = seated("ethics_president", "Laila Mernissi");
    let judges = [
        ("ethics_rapporteur", "Samia Berrada"),
        ("ethics_member", "Hakima Tazi"),
        ("ethics_member", "Nadia Alami"),
    ];
    let judges = judges.map(|(kind, name)| seated(kind, name));
    let respondent = member("Fatima Sebti");
    let by = |secret: &str, path: String, new: Value| {
        served.ask("POST", path).json(&new).with_token(secret).send()
    };
    let new = json!({
        "body": committee, "respondent_id": respondent, "complaining_body": secretariat, "title": CANARY,
        "facts": CANARY, "received_on": day(-20),
    });
    let made = by(&president.1, "/v1/cases".to_owned(), new);
    assert_eq!(made.status, 201, "{made}");
    let case = format!("/v1/cases/{}", made.id());
    let members: Vec<&str> = judges.iter().map(|(person, _)| person.as_str()).collect();
    let step = |secret: &str, noun: &str, new: Value| {
        let answer = by(secret, format!("{case}/{noun}"), new);
        assert_eq!(answer.status, 200, "{answer}");
    };
    step(&president.1, "panels", json!({"members": members}));
    let judge = &judges[0].1;
    step(judge, "admissions", json!({"is_admitted": true, "reasons": CANARY, "on": day(-19)}));
    step(judge, "evidence", json!({"title": CANARY, "note": CANARY}));
    step(judge, "measures", json!({"measure": "function_freeze", "reasons": CANARY}));
    step(judge, "hearings", json!({"on": day(-5), "summoned_on": day(-19), "place": CANARY}));
    step(judge, "hearing-records", json!({"hearing": 1, "was_heard": true, "record": CANARY}));
    // What is refused and what is wrong let nothing slip either.
    by(judge, format!("{case}/votes"), json!({"outcome": CANARY}));
    by(judge, format!("{case}/rulings"), json!({"outcome": "dismissed", "reasons": CANARY}));
    by(
        judge,
        format!("{case}/publications"),
        json!({"texts": {"en": {"title": CANARY, "facts": "Fatima", "reasons": CANARY}}}),
    );
    let looked = served.ask("GET", case.as_str()).with_token(judge).expect(200);
    assert!(String::from_utf8_lossy(&looked.raw).contains(CANARY), "this looks at the wrong place");
    let figures = served.ask("GET", "/metrics").expect(200);
    let journal = served.ask("GET", "/v1/journal?all=true").expect(200);
    assert!(served.stop());
    let mut all = fs::read(&log).unwrap();
    assert!(String::from_utf8_lossy(&all).contains("answered"), "this looks at the wrong place");
    files(&folder, &mut all);
    all.extend(figures.raw);
    all.extend(journal.raw);
    let is_there = all.windows(CANARY.len()).any(|part| part == CANARY.as_bytes());
    assert!(!is_there, "something of a case was let slip");
}
