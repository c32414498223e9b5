//! Meetings in a calendar: called off and put elsewhere, as events, and fed to a calendar app.
mod cancelled;
mod events;
mod feeds;
mod logged;

use amana::words::civil_day;
use chrono::{Days, NaiveDate, Utc};
use serde_json::{Value, json};

use crate::house::{Answer, Ask, House};

fn today() -> NaiveDate {
    civil_day(Utc::now())
}

fn in_days(days: u64) -> String {
    (today() + Days::new(days)).to_string()
}

/// Records a meeting of a body; answers its path.
fn meeting(house: &House, body: &str, held_on: &str) -> String {
    let new = json!({"body": body, "kind": "ordinary", "held_on": held_on});
    format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id())
}

/// Calls a meeting off.
fn cancel(house: &House, meeting: &str, fields: Value) -> Ask {
    house.ask("PUT", format!("{meeting}/cancellation")).json(&fields).header("if-match", "*")
}

/// A calendar, read line by line.
#[derive(Debug)]
struct Calendar {
    /// The lines of each event, unfolded.
    events: Vec<Vec<String>>,
}

impl Calendar {
    /// Reads an answer, whose lines must be short, whole letters and well ended.
    fn read(answer: &Answer) -> Self {
        assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"), "{answer}");
        let text = String::from_utf8(answer.raw.clone()).unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
        assert!(
            text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
            "{text}"
        );
        for line in text.split("\r\n") {
            assert!(line.len() <= 75 && std::str::from_utf8(line.as_bytes()).is_ok(), "{line}");
        }
        let unfolded = text.replace("\r\n ", "");
        let event =
            |part: &str| part.split("END:VEVENT").next().unwrap().lines().map(str::to_owned).collect();
        let events: Vec<Vec<String>> = unfolded.split("BEGIN:VEVENT\r\n").skip(1).map(event).collect();
        for event in &events {
            for name in ["UID:", "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:", "DTSTART", "SUMMARY;LANGUAGE="] {
                assert_eq!(
                    event.iter().filter(|line| line.starts_with(name)).count(),
                    1,
                    "{name} in {event:?}"
                );
            }
        }
        Self { events }
    }

    /// The lines of the one event there is.
    fn only(&self) -> &[String] {
        assert_eq!(self.events.len(), 1, "{self:?}");
        &self.events[0]
    }

    /// The paths of its meetings.
    fn named(&self) -> Vec<String> {
        let uid = |event: &Vec<String>| {
            event.iter().find_map(|line| line.strip_prefix("UID:meeting-").map(str::to_owned))
        };
        self.events.iter().map(|event| format!("/v1/meetings/{}", uid(event).unwrap())).collect()
    }
}

fn calendar(house: &House, path: &str, language: &str) -> Calendar {
    Calendar::read(&house.get(path).in_language(language).expect(200))
}

fn read_by(house: &House, path: &str, token: &str) -> Calendar {
    Calendar::read(&house.get(path).with_token(token).expect(200))
}
