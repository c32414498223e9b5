//! Legal tasks as a calendar to subscribe to (RFC 5545): an event of one whole day, the day each is due. Pure.
//!
//! 2026-11-24. Events rather than to-dos: the calendars people subscribe with on a telephone leave to-dos out.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::bodies::{Body, BodyId};
use crate::db::Moment;
use crate::words::{Language, content_line, content_value};

use super::model::LegalTask;

/// The calendar of these tasks, in `language`. The same task has the same name in every calendar, and a number that
/// grows with its states, so that a calendar kept elsewhere follows it.
pub(super) fn calendar(tasks: &[LegalTask], bodies: &HashMap<BodyId, Body>, language: Language) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| content_line(&mut text, name, value);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", &format!("-//Amana//Legal tasks//{}", language.tag().to_uppercase()));
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &content_value(said(language).name));
    if tasks.is_empty() {
        no_events(&mut line);
    }
    for task in tasks {
        line("BEGIN", "VEVENT");
        line("UID", &format!("legal-task-{}", task.id));
        line("DTSTAMP", &moment(task.updated_at));
        line("LAST-MODIFIED", &moment(task.updated_at));
        line("SEQUENCE", &task.version.saturating_sub(1).to_string());
        line("DTSTART;VALUE=DATE", &date(task.due_on));
        line(&format!("SUMMARY;LANGUAGE={}", language.tag()), &content_value(task.label(language)));
        let body = bodies.get(&task.body_id).map(|body| body.name(language));
        let about = described(task, body, language);
        line(&format!("DESCRIPTION;LANGUAGE={}", language.tag()), &content_value(&about));
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// What stands in a calendar without events, which must hold some component (RFC 5545, 3.6): the clock its moments are in.
fn no_events(line: &mut impl FnMut(&str, &str)) {
    line("BEGIN", "VTIMEZONE");
    line("TZID", "Etc/UTC");
    line("BEGIN", "STANDARD");
    line("DTSTART", "19700101T000000");
    line("TZOFFSETFROM", "+0000");
    line("TZOFFSETTO", "+0000");
    line("END", "STANDARD");
    line("END", "VTIMEZONE");
}

/// Which body owes it, since when, and by which clause.
fn described(task: &LegalTask, body: Option<&str>, language: Language) -> String {
    let said = said(language);
    let clause = task.clause.as_ref().map(|clause| format!("{}{clause}", said.clause));
    let parts = [body.map(str::to_owned), Some(format!("{}{}", said.since, task.opened_on)), clause];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The words of a calendar.
struct Said {
    name: &'static str,
    since: &'static str,
    clause: &'static str,
}

fn said(language: Language) -> Said {
    match language {
        Language::Ar => Said {
            name: "الالتزامات القانونية", since: "تاريخ نشوئه: ", clause: "المادة: "
        },
        Language::Fr => Said { name: "Obligations légales", since: "Née le : ", clause: "Article : " },
        Language::En => Said { name: "Legal tasks", since: "Since: ", clause: "Clause: " },
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn moment(at: Moment) -> String {
    at.0.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::legal::LegalTaskId;
    use chrono::DateTime;

    fn task() -> LegalTask {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let at = Moment(DateTime::UNIX_EPOCH);
        LegalTask {
            id: LegalTaskId::new(),
            body_id: BodyId::new(),
            event: "governing_body_change".to_owned(),
            authority: "interior_authority".to_owned(),
            label_ar: "التصريح بتغيير في الهيئات المسيرة، داخل الأجل القانوني".to_owned(),
            label_fr: Some("Déclaration; d’un changement, dans les instances".to_owned()),
            label_en: None,
            clause: Some("art-38".to_owned()),
            opened_on: day("2022-12-08"),
            due_on: day("2023-01-07"),
            done_on: None,
            decision_id: None,
            version: 3,
            created_at: at,
            updated_at: at,
            mandate_id: None,
        }
    }

    #[test]
    fn a_task_is_an_event_of_the_day_it_is_due() {
        let task = task();
        let text = calendar(std::slice::from_ref(&task), &HashMap::new(), Language::Fr);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{text}");
        let unfolded = text.replace("\r\n ", "");
        for line in [
            format!("UID:legal-task-{}", task.id),
            "DTSTART;VALUE=DATE:20230107".to_owned(),
            "DTSTAMP:19700101T000000Z".to_owned(),
            "SEQUENCE:2".to_owned(),
            "SUMMARY;LANGUAGE=fr:Déclaration\\; d’un changement\\, dans les instances".to_owned(),
            "DESCRIPTION;LANGUAGE=fr:Née le : 2022-12-08\\nArticle : art-38".to_owned(),
        ] {
            assert!(unfolded.split("\r\n").any(|one| one == line), "no {line} in {unfolded}");
        }
    }

    #[test]
    fn a_calendar_without_tasks_still_holds_a_component() {
        let none = calendar(&[], &HashMap::new(), Language::En);
        assert!(none.contains("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\n"), "{none}");
        assert!(none.ends_with("END:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"), "{none}");
        let one = calendar(&[task()], &HashMap::new(), Language::En);
        assert!(!one.contains("VTIMEZONE"), "its days are of no clock: {one}");
    }

    #[test]
    fn arabic_is_folded_between_letters() {
        let text = calendar(&[task()], &HashMap::new(), Language::Ar);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(
            text.replace("\r\n ", "").contains(":التصريح بتغيير في الهيئات المسيرة، داخل الأجل القانوني\r\n"),
            "{text}"
        );
    }
}
