//! Reports, from the outside.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat};
use crate::golden::play;
use crate::house::{House, both};
use crate::meetings::{attended, bureau, statutes_of_a_bureau};

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

    fn a_body_owes_its_sessions(house) {
        secretariat(house);
        statutes_of_a_bureau(house, &json!({"sessions_per_year": 4}));
        let bureau = |list: &str| {
            let all = whole(house, list);
            all.into_iter().find(|one| one["body"]["slug"] == "taounate-bureau")
        };
        let never = bureau("sessions?as_of=2020-07-01").unwrap();
        assert_eq!((&never["held"], &never["last_met_on"], &never["due_on"], &never["overdue"]), (&json!(0), &Value::Null, &json!("2020-04-01"), &json!(true)));
        for day in ["2022-03-10", "2022-11-30", "2023-02-20"] {
            house.post("/v1/meetings", json!({"body": "taounate-bureau", "kind": "ordinary", "held_on": day})).expect(201);
        }
        let at = |day: &str| bureau(&format!("sessions?as_of={day}")).unwrap();
        let winter = at("2022-12-31");
        assert_eq!((&winter["sessions_per_year"], &winter["held"], &winter["last_met_on"], &winter["due_on"], &winter["overdue"]), (&json!(4), &json!(2), &json!("2022-11-30"), &json!("2023-02-28"), &json!(false)));
        let may = at("2023-05-21");
        assert_eq!((&may["held"], &may["due_on"], &may["overdue"]), (&json!(1), &json!("2023-05-20"), &json!(true)));
        assert!(bureau("sessions?as_of=2023-05-10&within_days=10").is_some());
        assert!(bureau("sessions?as_of=2023-05-10&within_days=9").is_none());
        assert!(bureau("sessions?as_of=2023-05-10&within_days=10&under=01.051").is_none());
    }

    fn whoever_stays_away_is_counted(house) {
        let people = bureau(house);
        statutes_of_a_bureau(house, &json!({"absences_max": 2}));
        let days = ["2022-01-10", "2022-02-10", "2022-03-10", "2022-04-10"];
        for (number, day) in days.iter().enumerate() {
            let meeting = attended(house, day, &[&people[0]]);
            let line = |who: &str, presence: &str| house.post(format!("{meeting}/attendances"), json!({"person_id": who, "presence": presence})).expect(201);
            line(&people[1], if number == 0 { "excused" } else { "absent" });
            line(&people[2], if number == 3 { "remote" } else { "absent" });
            line(&person(house, &format!("ضيف {number}"), "male"), "guest");
        }
        let members = house.get("/v1/bodies/taounate-bureau/attendance?as_of=2022-12-31&total=true").in_language("ar").expect(200);
        let of = |who: &str| members.data().iter().find(|one| one["person_id"] == who).unwrap();
        assert_eq!((members.data().len(), &members.body["total"]), (3, &json!(3)), "a guest is no member: {members}");
        assert_eq!((&of(&people[0])["present"], &of(&people[0])["rate"], &of(&people[0])["is_beyond"]), (&json!(4), &json!(100), &json!(false)));
        let away = of(&people[1]);
        assert_eq!((&away["absent"], &away["excused"], &away["absences_in_a_row"], &away["absences_max"], &away["is_beyond"]), (&json!(3), &json!(1), &json!(3), &json!(2), &json!(true)));
        let back = of(&people[2]);
        assert_eq!((&back["remote"], &back["absences_in_a_row"], &back["rate"], &back["is_beyond"]), (&json!(1), &json!(0), &json!(25), &json!(false)));
        let page = house.get("/v1/bodies/taounate-bureau/attendance?as_of=2022-12-31&limit=2").expect(200);
        let next = house.get(format!("/v1/bodies/taounate-bureau/attendance?as_of=2022-12-31&limit=2&cursor={}", page.text("/next"))).expect(200);
        assert_eq!((page.data().len(), next.data().len()), (2, 1));
        let early = house.get("/v1/bodies/taounate-bureau/attendance?from=2022-01-01&to=2022-01-31").expect(200);
        assert_eq!(early.data().iter().map(|one| one["absences_in_a_row"].as_i64().unwrap()).sum::<i64>(), 1);
        let bodies = whole(house, "attendance?as_of=2022-12-31");
        assert_eq!((bodies.len(), &bodies[0]["body"]["slug"], &bodies[0]["meetings"], &bodies[0]["present"], &bodies[0]["absent"], &bodies[0]["rate"]), (1, &json!("taounate-bureau"), &json!(4), &json!(4), &json!(6), &json!(41)));
        assert_eq!(whole(house, "attendance?as_of=2022-12-31&under=01.051").len() + whole(house, "attendance?as_of=2021-12-31").len(), 0);
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
