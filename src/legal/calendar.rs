//! Legal tasks as a calendar to subscribe to (RFC 5545): an event of one whole day, the day each is due. Pure.
//!
//! 2026-11-24. Events rather than to-dos: the calendars people subscribe with on a telephone leave to-dos out.
use std::collections::HashMap;

use crate::bodies::{Body, BodyId};
use crate::words::{Calendar, Event, Language, When};

use super::model::LegalTask;

/// The calendar of these tasks, in `language`.
pub(super) fn calendar(tasks: &[LegalTask], bodies: &HashMap<BodyId, Body>, language: Language) -> String {
    let mut calendar = Calendar::new("Legal tasks", said(language).name, language);
    for task in tasks {
        let body = bodies.get(&task.body_id).map(|body| body.name(language));
        calendar.add(&Event {
            uid: format!("legal-task-{}", task.id),
            changed_at: task.updated_at.0,
            sequence: task.version.saturating_sub(1),
            when: When::Day(task.due_on),
            summary: task.label(language).to_owned(),
            place: None,
            about: Some(described(task, body, language)),
            status: None,
            is_private: false,
            takes_time: false,
        });
    }
    calendar.written()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Moment;
    use crate::legal::LegalTaskId;
    use chrono::{DateTime, NaiveDate};

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
