//! Calendars to subscribe to (iCalendar, RFC 5545, with what RFC 7986 adds): written here for every room that has one. Pure.
//!
//! 2026-11-28. Moments are written in UTC. To write them by the clocks of Africa/Casablanca a file would carry the rules by
//! which those are put back for each Ramadan, which are announced year by year: whoever reads an old file later would show
//! another hour. A moment in UTC stays the same for ever, and each device shows it by the clocks it knows of. A day is a date
//! without a clock (`VALUE=DATE`), and so the same day everywhere, whatever clocks do in its night. A file names no `METHOD`:
//! it is looked at, and no message that invites somebody, which would have to name who sends it (RFC 5546).
use chrono::{DateTime, NaiveDate, Utc};

use super::{Language, content_line, content_value};

/// How often whoever subscribed should look again, at most.
const EVERY: &str = "PT6H";

/// A calendar being written.
pub struct Calendar {
    text: String,
    language: Language,
    is_empty: bool,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All of a day.
    Day(NaiveDate),
    /// From a moment on, until another if that is known.
    From(DateTime<Utc>, Option<DateTime<Utc>>),
}

/// Whether an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventStatus {
    /// It does.
    Confirmed,
    /// It was called off.
    Cancelled,
}

/// An event of a calendar. It has the same name in every calendar and for ever, and a number that grows with its states, so
/// that a calendar kept elsewhere follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub uid: String,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// How often it changed so that whoever wrote it down must.
    pub sequence: i64,
    /// When it is.
    pub when: When,
    /// What it is.
    pub summary: String,
    /// Where it is.
    pub place: Option<String>,
    /// What is said of it.
    pub about: Option<String>,
    /// Whether it takes place; none of what always does.
    pub status: Option<EventStatus>,
    /// Whether it is nobody's business but whose calendar it is in.
    pub is_private: bool,
    /// Whether it takes the time of whose calendar it is in.
    pub takes_time: bool,
}

impl Calendar {
    /// A calendar without events: of what, by which name, and in which language.
    pub fn new(of: &str, name: &str, language: Language) -> Self {
        let mut calendar = Self { text: String::new(), language, is_empty: true };
        let name = content_value(name);
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", &format!("-//Amana//{of}//{}", language.tag().to_uppercase()));
        calendar.line("NAME", &name);
        calendar.line("X-WR-CALNAME", &name);
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", EVERY);
        calendar.line("X-PUBLISHED-TTL", EVERY);
        calendar
    }

    fn line(&mut self, name: &str, value: &str) {
        content_line(&mut self.text, name, value);
    }

    /// A line that people read.
    fn said(&mut self, name: &str, text: &str) {
        let name = format!("{name};LANGUAGE={}", self.language.tag());
        self.line(&name, &content_value(text));
    }

    /// Adds an event.
    pub fn add(&mut self, event: &Event) {
        self.is_empty = false;
        self.line("BEGIN", "VEVENT");
        self.line("UID", &event.uid);
        let changed_at = moment(event.changed_at);
        self.line("DTSTAMP", &changed_at);
        self.line("LAST-MODIFIED", &changed_at);
        self.line("SEQUENCE", &event.sequence.to_string());
        match event.when {
            When::Day(day) => self.line("DTSTART;VALUE=DATE", &date(day)),
            When::From(start, end) => {
                self.line("DTSTART", &moment(start));
                // An event without an end is one of no length, and an end is later than its start (3.8.2.2).
                if let Some(end) = end.filter(|end| end.timestamp() > start.timestamp()) {
                    self.line("DTEND", &moment(end));
                }
            }
        }
        self.said("SUMMARY", &event.summary);
        if let Some(place) = &event.place {
            self.said("LOCATION", place);
        }
        if let Some(about) = &event.about {
            self.said("DESCRIPTION", about);
        }
        match event.status {
            Some(EventStatus::Confirmed) => self.line("STATUS", "CONFIRMED"),
            Some(EventStatus::Cancelled) => self.line("STATUS", "CANCELLED"),
            None => {}
        }
        if event.is_private {
            self.line("CLASS", "PRIVATE");
        }
        self.line("TRANSP", if event.takes_time { "OPAQUE" } else { "TRANSPARENT" });
        self.line("END", "VEVENT");
    }

    /// The calendar as it is sent. It must hold some component (3.6): without events, the clock its moments are in.
    pub fn written(mut self) -> String {
        if self.is_empty {
            for (name, value) in [
                ("BEGIN", "VTIMEZONE"),
                ("TZID", "Etc/UTC"),
                ("BEGIN", "STANDARD"),
                ("DTSTART", "19700101T000000"),
                ("TZOFFSETFROM", "+0000"),
                ("TZOFFSETTO", "+0000"),
                ("END", "STANDARD"),
                ("END", "VTIMEZONE"),
            ] {
                self.line(name, value);
            }
        }
        self.line("END", "VCALENDAR");
        self.text
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn event(when: When) -> Event {
        Event {
            uid: "meeting-1".to_owned(),
            changed_at: at("2026-11-28T09:07:05.123456Z"),
            sequence: 2,
            when,
            summary: "اجتماع عادي: الأمانة الإقليمية".to_owned(),
            place: None,
            about: None,
            status: Some(EventStatus::Confirmed),
            is_private: true,
            takes_time: true,
        }
    }

    fn calendar(events: &[Event]) -> String {
        let mut calendar = Calendar::new("Meetings", "الاجتماعات", Language::Ar);
        for event in events {
            calendar.add(event);
        }
        calendar.written()
    }

    fn lines(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_moment_is_in_utc_and_a_day_has_no_clock() {
        let start = at("2027-02-20T09:00:00Z");
        let text = calendar(&[event(When::From(start, Some(at("2027-02-20T11:30:00Z"))))]);
        for line in
            ["DTSTART:20270220T090000Z", "DTEND:20270220T113000Z", "DTSTAMP:20261128T090705Z", "SEQUENCE:2"]
        {
            assert!(lines(&text).iter().any(|one| one == line), "no {line}: {text}");
        }
        assert!(!text.contains("TZID"), "{text}");
        let day = calendar(&[event(When::Day("2027-03-14".parse().unwrap()))]);
        assert!(lines(&day).iter().any(|one| one == "DTSTART;VALUE=DATE:20270314"), "{day}");
        assert!(!day.contains("DTEND"), "{day}");
    }

    #[test]
    fn an_end_that_is_no_later_is_left_out() {
        let start = at("2027-02-20T09:00:00Z");
        for end in [None, Some(start), Some(at("2027-02-20T09:00:00.5Z")), Some(at("2027-02-20T08:00:00Z"))] {
            assert!(!calendar(&[event(When::From(start, end))]).contains("DTEND"), "{end:?}");
        }
    }

    #[test]
    fn a_calendar_without_events_still_holds_a_component() {
        let none = calendar(&[]);
        assert!(none.ends_with("END:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"), "{none}");
        assert!(!calendar(&[event(When::Day("2027-03-14".parse().unwrap()))]).contains("VTIMEZONE"));
    }

    #[test]
    fn what_was_called_off_says_so() {
        let off = Event {
            status: Some(EventStatus::Cancelled),
            takes_time: false,
            ..event(When::Day("2027-03-14".parse().unwrap()))
        };
        let told = lines(&calendar(&[off]));
        for line in ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "CLASS:PRIVATE"] {
            assert!(told.iter().any(|one| one == line), "no {line}: {told:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_said_stays_one_line_of_one_event(text in "[\\PC\r\n]{0,200}") {
            let said = Event {
                summary: text.clone(),
                place: Some(text.clone()),
                about: Some(text.clone()),
                ..event(When::Day("2027-03-14".parse().unwrap()))
            };
            let written = calendar(&[said]);
            prop_assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{}", written);
            let known = ["BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "CLASS", "TRANSP"];
            for line in lines(&written).iter().filter(|line| !line.is_empty()) {
                let name = line.split([':', ';']).next().unwrap_or_default();
                prop_assert!(known.contains(&name), "{}", line);
            }
        }
    }
}
