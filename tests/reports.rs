//! Reports, from the outside.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat};
use crate::golden::play;
use crate::house::{House, both};

fn appoint(house: &House, position: &str, person: &str, starts_on: &str) -> String {
    house
        .post(format!("/v1/positions/{position}/appointments"), appointment(person, starts_on))
        .expect(201)
        .id()
}

/// A list followed to its end, one to a page.
pub(crate) fn whole(house: &House, list: &str) -> Vec<Value> {
    let mut shown = Vec::new();
    let mut page = house.get(format!("/v1/reports/{list}&limit=1&total=true")).expect(200);
    let total = page.body["total"].clone();
    loop {
        shown.extend_from_slice(page.data());
        let Some(next) = page.body["next"].as_str().map(str::to_owned) else { break };
        page = house.get(format!("/v1/reports/{list}&limit=1&total=true&cursor={next}")).expect(200);
    }
    assert_eq!(total, shown.len());
    shown
}

both! {
    fn terms_are_listed_by_the_day_they_end(house) {
        let body = secretariat(house);
        let members = position(house, &body, "secretariat_member");
        let starts = ["2020-03-01", "2021-05-20", "2021-05-19", "2021-08-20", "2021-08-21"];
        for (number, day) in starts.into_iter().enumerate() {
            appoint(house, &members, &person(house, &format!("عضو {number}"), "male"), day);
        }
        let first_days = |list: &str| whole(house, list).iter().map(|one| one["starts_on"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        // Seen from 21 May 2025, ninety days ahead is 19 August, on which a term of four years from 20 August 2021 ends.
        assert_eq!(first_days("terms?as_of=2025-05-21&within_days=90"), ["2020-03-01", "2021-05-19", "2021-05-20", "2021-08-20"]);
        assert_eq!(first_days("terms?as_of=2025-05-21"), first_days("terms?as_of=2025-05-21&within_days=90"));
        assert_eq!(first_days("terms?as_of=2025-05-19&within_days=0&carried_over=true"), ["2020-03-01", "2021-05-19"]);
        assert_eq!(first_days("terms?as_of=2025-05-19&carried_over=false&within_days=90"), ["2021-05-20"]);
        assert_eq!(first_days("terms?as_of=2025-05-21&under=03.531&type=secretariat_member&body=taounate-secretariat&carried_over=true").len(), 3);
        let told = house.get("/v1/reports/terms?as_of=2025-05-21").in_language("en").expect(200);
        assert_eq!((told.text("/data/0/term_ends_on"), &told.body["data"][0]["carried_over"]), ("2024-02-29".to_owned(), &json!(true)));
        assert_eq!(told.text("/data/0/body/slug"), "taounate-secretariat");
    }

    fn a_congress_is_due_four_years_after_it_last_met(house) {
        let congress = |code: &str| house.post("/v1/bodies", json!({"type": "provincial_congress", "territory": code, "starts_on": "2010-01-01"})).expect(201).id();
        let (met, never) = (congress("03.531"), congress("01.051"));
        for day in ["2017-11-30", "2021-10-09"] {
            house.post("/v1/meetings", json!({"body": met, "kind": "ordinary", "held_on": day})).expect(201);
        }
        let all = whole(house, "congresses?as_of=2025-10-09");
        let of = |id: &str| all.iter().find(|one| one["body"]["id"] == id).unwrap();
        assert_eq!((&of(&met)["last_met_on"], &of(&met)["due_on"], &of(&met)["overdue"]), (&json!("2021-10-09"), &json!("2025-10-09"), &json!(false)));
        assert_eq!((&of(&never)["last_met_on"], &of(&never)["due_on"]), (&Value::Null, &Value::Null), "unknown is not due");
        let due = |day: &str, within: i64| whole(house, &format!("congresses?as_of={day}&within_days={within}")).len();
        assert_eq!(due("2025-10-09", 0), 1);
        assert_eq!(due("2025-10-08", 0), 0);
        assert_eq!(due("2025-07-11", 90), 1);
        assert_eq!(due("2025-07-10", 90), 0);
        assert_eq!(due("2021-10-08", 60), 1, "the last one of its time was in 2017");
        assert_eq!(whole(house, "congresses?as_of=2025-10-10&under=03.531")[0]["overdue"], true);
    }

    fn bodies_that_lack_somebody_are_told_with_what_they_lack(house) {
        let body = secretariat(house);
        appoint(house, &position(house, &body, "provincial_secretary"), &person(house, "سعاد الجبلي", "female"), "2022-01-01");
        let treasurer = position(house, "taounate-bureau", "bureau_treasurer");
        let gone = appoint(house, &treasurer, &person(house, "حميد الورياغلي", "male"), "2022-01-01");
        house.post(format!("/v1/appointments/{gone}/deaths"), json!({"ends_on": "2022-06-30", "source": {"kind": "letter"}})).expect(200);
        house.delete(format!("/v1/positions/{}", position(house, "taounate-bureau", "bureau_rapporteur"))).expect(204);
        let lacks = |day: &str, filter: &str| {
            let bodies = whole(house, &format!("missing-positions?as_of={day}{filter}"));
            let told = |one: &Value| {
                let lacking = one["positions"].as_array().unwrap().iter();
                let words: Vec<String> = lacking.map(|one| format!("{} {}", one["type"].as_str().unwrap(), one["lack"].as_str().unwrap())).collect();
                (one["body"]["slug"].as_str().unwrap().to_owned(), words)
            };
            bodies.iter().map(told).collect::<Vec<_>>()
        };
        let bureau = "taounate-bureau".to_owned();
        let all = lacks("2022-07-01", "");
        assert_eq!(all[0].0, bureau);
        assert!(all[0].1.contains(&"bureau_rapporteur missing".to_owned()) && all[0].1.contains(&"bureau_treasurer vacant".to_owned()), "{all:?}");
        assert_eq!(all[1], ("taounate-secretariat".to_owned(), vec!["secretariat_member unknown".to_owned()]));
        assert_eq!(lacks("2022-07-01", "&position_type=bureau_treasurer"), [(bureau.clone(), vec!["bureau_treasurer vacant".to_owned()])]);
        assert_eq!(lacks("2022-06-30", "&position_type=bureau_treasurer"), []);
        assert_eq!(lacks("2022-07-01", "&position_type=provincial_secretary"), []);
        assert_eq!(lacks("2022-07-01", "&type=provincial_bureau&under=03.531").len(), 1);
    }

    fn communes_without_a_local_body_are_counted_by_province(house) {
        let under = |covered: &str, day: &str| {
            let page = house.get(format!("/v1/reports/coverage?under=03.531&covered={covered}&as_of={day}&total=true&limit=200")).expect(200);
            assert_eq!(page.body["total"], page.data().len());
            page.data().iter().map(|one| (one["territory"].as_str().unwrap().to_owned(), one["parent"].as_str().unwrap().to_owned())).collect::<Vec<_>>()
        };
        let all = under("false", "2024-01-01");
        assert_eq!(all.len(), 49);
        let body = secretariat(house);
        let (commune, cercle) = all.iter().find(|(_, parent)| parent != "03.531").unwrap().clone();
        let local = |territory: &str| json!({"type": "local_secretariat", "parent": body, "territory": territory, "starts_on": "2023-01-01"});
        house.post("/v1/bodies", local(&commune)).expect(201);
        assert_eq!(under("false", "2024-01-01").len(), 48);
        assert_eq!(under("false", "2022-12-31").len(), 49, "it was not there yet");
        assert_eq!(under("true", "2024-01-01"), [(commune, cercle.clone())]);
        let of_cercle = all.iter().filter(|(_, parent)| *parent == cercle).count();
        house.post("/v1/bodies", local(&cercle)).expect(201);
        assert_eq!(under("false", "2024-01-01").len(), 49 - of_cercle, "a cercle's body covers its communes");
        let page = house.get("/v1/reports/coverage?under=03.531&covered=true&limit=1").in_language("fr").expect(200);
        assert!(page.body["data"][0]["bodies"].as_array().unwrap().iter().any(|one| one["territory"] == json!(cercle)), "{page}");
        assert_eq!(house.get("/v1/reports/coverage?under=03.531&level=no_such_level").expect(200).data().len(), 0);
    }

    fn vacancies_are_a_report_too(house) {
        let body = secretariat(house);
        let held = appoint(house, &position(house, &body, "provincial_secretary"), &person(house, "سعاد الجبلي", "female"), "2022-01-01");
        house.post(format!("/v1/appointments/{held}/resignations"), json!({"ends_on": "2022-06-30", "source": {"kind": "letter"}})).expect(200);
        let here = whole(house, "vacancies?overdue=true&as_of=2023-01-01");
        assert_eq!(house.get("/v1/vacancies?overdue=true&as_of=2023-01-01").expect(200).data(), here);
        assert_eq!(here.len(), 1);
    }

    fn legal_tasks_are_a_calendar_to_subscribe_to(house) {
        play(house);
        let task = house.get("/v1/legal-tasks").expect(200).text("/data/0/id");
        let feed = |query: &str, language: &str| {
            let answer = house.get(format!("/v1/legal-tasks.ics?as_of=2022-12-20{query}")).in_language(language).expect(200);
            assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"), "{answer}");
            String::from_utf8(answer.raw).unwrap()
        };
        let arabic = feed("", "ar");
        assert!(arabic.starts_with("BEGIN:VCALENDAR\r\n") && arabic.ends_with("END:VCALENDAR\r\n"), "{arabic}");
        assert!(arabic.split("\r\n").all(|line| line.len() <= 75), "{arabic}");
        let unfolded = arabic.replace("\r\n ", "");
        for line in [format!("UID:legal-task-{task}"), "DTSTART;VALUE=DATE:20230107".to_owned(), "SUMMARY;LANGUAGE=ar:التصريح بتغيير في الهيئات المسيرة".to_owned()] {
            assert!(unfolded.split("\r\n").any(|one| one == line), "no {line}: {unfolded}");
        }
        assert!(feed("", "fr").contains("Déclaration"), "in the caller's language");
        assert_eq!(feed("&due_before=2023-01-07", "ar").matches("BEGIN:VEVENT").count(), 0);
        assert_eq!(feed("&body=taounate-secretariat&due_before=2023-01-08", "ar").matches("BEGIN:VEVENT").count(), 1);
        let nothing = feed("&body=no-such-body", "ar");
        assert_eq!((nothing.matches("BEGIN:VEVENT").count(), nothing.matches("BEGIN:VTIMEZONE").count()), (0, 1), "never empty");
        house.patch(format!("/v1/legal-tasks/{task}"), json!({"done_on": "2022-12-19"})).expect(200);
        assert_eq!(feed("", "ar").matches("BEGIN:VEVENT").count(), 0, "done");
        let done = feed("&open=false", "ar").replace("\r\n ", "");
        assert!(done.contains(&format!("UID:legal-task-{task}\r\n")) && done.contains("SEQUENCE:1\r\n"), "the same name, a later state: {done}");
        let asked = house.get("/v1/legal-tasks?open=false").header("accept", "text/calendar").expect(200);
        assert_eq!(asked.header("content-type"), Some("text/calendar; charset=utf-8"));
    }
}
