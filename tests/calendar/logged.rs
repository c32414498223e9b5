//! The address of a feed is told to whoever set it up, and to nobody who reads a log, a figure or a file.
use std::fs;
use std::path::Path;

use serde_json::json;

use crate::cast::source;
use crate::house::Process;

/// Every file of a folder, one after the other.
fn files(folder: &Path, all: &mut Vec<u8>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, all) } else { all.extend(fs::read(path).unwrap()) }
    }
}

#[test]
fn the_secret_of_a_feed_is_in_no_log_no_figure_and_no_file() {
    let parent = tempfile::tempdir().unwrap();
    let (folder, log) = (parent.path().join("registry"), parent.path().join("log"));
    let mut served = Process::serve_logging(&folder, &log);
    let new = json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01", "source": source()});
    served.ask("POST", "/v1/bodies").json(&new).expect(201);
    let new = json!({"name": "phone", "scope": "body", "body": "taounate-secretariat"});
    let made =
        served.ask("POST", "/v1/me/calendar-feeds").json(&new).header("idempotency-key", "feed").expect(201);
    let url = made.text("/url");
    served.ask("GET", url.clone()).anonymous().expect(200);
    // Mistyped in every way, it is let slip nowhere either.
    let encoded = url.replace("calendar-feeds", "calendar%2Dfeeds").replace("amana", "%61mana");
    for wrong in [
        url.replace(".ics", ""),
        url.replace("calendar-feeds", "calendars"),
        encoded,
        format!("{url}/x"),
        format!("/v1/persons/{}", url.rsplit('/').next().unwrap()),
    ] {
        served.ask("GET", wrong.clone()).send();
        served.ask("POST", wrong).json(&json!({})).send();
    }
    let figures = served.ask("GET", "/metrics").expect(200);
    let journal = served.ask("GET", "/v1/journal?all=true").expect(200);
    assert!(served.stop());
    let secret = url.rsplit('_').next().unwrap().trim_end_matches(".ics");
    let mut all = fs::read(&log).unwrap();
    let text = String::from_utf8_lossy(&all);
    assert!(text.contains("/v1/calendar-feeds/\u{2026}"), "that it was looked at is logged: {text}");
    assert!(text.contains("answered"), "{text}");
    files(&folder, &mut all);
    all.extend(figures.raw);
    all.extend(journal.raw);
    assert!(!all.windows(secret.len()).any(|part| part == secret.as_bytes()), "the secret was let slip");
}
