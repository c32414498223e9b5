//! What was acknowledged is there: after a kill, after a stop.
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::house::Process;

/// How many callers write until the service is killed.
const CALLERS: usize = 8;

/// How often it is killed, and after how many acknowledged writes each time: `AMANA_KILLS=100` is the promise that is
/// published (100 rounds, 20,000 writes); a few of both every day.
fn rounds() -> (usize, usize) {
    match std::env::var("AMANA_KILLS") {
        Ok(rounds) => (rounds.parse().expect("AMANA_KILLS is a number of rounds"), 200),
        Err(_) => (4, 60),
    }
}

/// Everything a list shows.
fn whole(process: &Process, path: &str) -> Vec<Value> {
    let mut shown = Vec::new();
    let mut address = format!("{path}?limit=200");
    loop {
        let page = process.ask("GET", address).expect(200);
        shown.extend_from_slice(page.data());
        match page.body["next"].as_str() {
            Some(next) => address = format!("{path}?limit=200&cursor={next}"),
            None => return shown,
        }
    }
}

fn person(number: usize) -> Value {
    json!({"name_ar": "سلمى الوزاني", "name_latin": format!("Salma Ouazzani {number}")})
}

#[test]
fn a_kill_under_writes_loses_nothing_acknowledged_and_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let acknowledged = Mutex::new(HashSet::new());
    let (rounds, writes) = rounds();
    for round in 0..rounds {
        let mut process = Process::serve(folder.path());
        let written = AtomicUsize::new(0);
        let (address, admin) = (process.address, process.admin.clone());
        std::thread::scope(|scope| {
            for _ in 0..CALLERS {
                scope.spawn(|| {
                    loop {
                        let number = written.fetch_add(1, Ordering::Relaxed);
                        let ask = crate::house::Ask::new(address, "POST", "/v1/persons".to_owned());
                        // No whole answer: the service is gone.
                        let Some(answer) = ask.with_token(&admin).json(&person(number)).try_send() else {
                            break;
                        };
                        // On a busy machine a change may be turned away; it is acknowledged only by a 201.
                        assert!(answer.status == 201 || answer.status == 503, "{answer}");
                        if answer.status == 201 {
                            acknowledged.lock().unwrap().insert(answer.id());
                        }
                    }
                });
            }
            let started = Instant::now();
            let enough = (round + 1) * writes;
            while acknowledged.lock().unwrap().len() < enough && started.elapsed() < Duration::from_mins(1) {
                std::thread::sleep(Duration::from_millis(1));
            }
            process.kill();
            assert!(acknowledged.lock().unwrap().len() >= enough, "too slow to write anything");
        });
        let process = Process::serve(folder.path());
        assert!(is_soon(process.ready_after), "ready after {:?}", process.ready_after);
        check(&process, &acknowledged.lock().unwrap());
    }
}

/// Whether it was ready again within two seconds; on a machine too busy for that, sooner than a service founded now.
fn is_soon(ready_after: Duration) -> bool {
    let folder = tempfile::tempdir().unwrap();
    ready_after < Duration::from_secs(2) || ready_after < Process::serve(folder.path()).ready_after * 2
}

/// Everything acknowledged is there, and everything there is whole: the object and its entry in the journal.
fn check(process: &Process, acknowledged: &HashSet<String>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let kept: HashSet<String> = whole(process, "/v1/persons").iter().map(|one| text(&one["id"])).collect();
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "lost {} of {}: {lost:?}", lost.len(), acknowledged.len());
    let mut told: HashMap<String, usize> = HashMap::new();
    for entry in whole(process, "/v1/journal").iter().filter(|entry| entry["operation"] == "person_create") {
        *told.entry(text(&entry["object_id"])).or_default() += 1;
    }
    assert_eq!(
        told.keys().cloned().collect::<HashSet<_>>(),
        kept,
        "each person has an entry, each entry a person"
    );
    assert!(told.values().all(|times| *times == 1), "each was told once");
}

#[test]
fn a_stop_answers_what_was_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::serve(folder.path());
    let (address, admin) = (process.address, process.admin.clone());
    let stopping = AtomicBool::new(false);
    let acknowledged = Mutex::new(HashSet::new());
    let written = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..CALLERS {
            scope.spawn(|| {
                // Whoever asks after the stop may be turned away; whoever asked before is answered.
                while !stopping.load(Ordering::SeqCst) {
                    let number = written.fetch_add(1, Ordering::Relaxed);
                    let ask = crate::house::Ask::new(address, "POST", "/v1/persons".to_owned());
                    if let Some(answer) = ask.with_token(&admin).json(&person(number)).try_send() {
                        assert!(answer.status == 201 || answer.status == 503, "{answer}");
                        if answer.status == 201 {
                            acknowledged.lock().unwrap().insert(answer.id());
                        }
                    } else {
                        assert!(stopping.load(Ordering::SeqCst), "an accepted request was not answered");
                    }
                }
            });
        }
        let started = Instant::now();
        while acknowledged.lock().unwrap().len() < 50 && started.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(1));
        }
        stopping.store(true, Ordering::SeqCst);
        assert!(process.stop(), "it did not end well");
        assert!(acknowledged.lock().unwrap().len() >= 50, "too slow to write anything");
    });
    check(&Process::serve(folder.path()), &acknowledged.lock().unwrap());
}

#[test]
fn one_process_has_a_data_folder_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::serve(folder.path());
    let second = std::process::Command::new(env!("CARGO_BIN_EXE_amana"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(!second.status.success());
    let told = String::from_utf8_lossy(&second.stderr);
    assert!(told.contains("in use"), "{told}");
    process.ask("GET", "/v1/me").expect(200);
}
