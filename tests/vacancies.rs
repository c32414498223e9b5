//! Vacancies, carry-over and succession, from the outside.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::golden::play;
use crate::house::{House, both};

/// Appoints on the word of the tests' register; answers the id.
fn appoint(house: &House, position: &str, person: &str, starts_on: &str) -> String {
    house
        .post(format!("/v1/positions/{position}/appointments"), appointment(person, starts_on))
        .expect(201)
        .id()
}

/// Somebody who acts in a seat, ready to be sent.
fn acting(person: &str, starts_on: &str) -> Value {
    json!({"person_id": person, "starts_on": starts_on, "capacity": "acting", "source": source()})
}

fn leave(house: &House, appointment: &str, how: &str, ends_on: &str) {
    let ending = json!({"ends_on": ends_on, "source": source()});
    house.post(format!("/v1/appointments/{appointment}/{how}"), ending).expect(200);
}

/// The vacancies of a list on a day: position type, seat, since when.
fn vacant(house: &House, list: &str, day: &str) -> Vec<(String, i64, String)> {
    let joint = if list.contains('?') { '&' } else { '?' };
    let page = house.get(format!("/v1/{list}{joint}as_of={day}&limit=200&total=true")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    let told = |one: &Value| {
        let text = |name: &str| one[name].as_str().unwrap().to_owned();
        (text("type"), one["seat"].as_i64().unwrap(), text("vacant_since"))
    };
    page.data().iter().map(told).collect()
}

fn one(code: &str, seat: i64, since: &str) -> Vec<(String, i64, String)> {
    vec![(code.to_owned(), seat, since.to_owned())]
}

both! {
    fn a_seat_is_vacant_from_the_morrow_of_its_last_day(house) {
        let body = secretariat(house);
        let office = position(house, &body, "provincial_secretary");
        let her = person(house, "سعاد الجبلي", "female");
        let held = appoint(house, &office, &her, "2022-12-08");
        leave(house, &held, "resignations", "2023-06-30");
        let list = format!("bodies/{body}/vacancies");
        assert_eq!(vacant(house, &list, "2023-06-30"), []);
        assert_eq!(vacant(house, &list, "2023-07-01"), one("provincial_secretary", 1, "2023-07-01"));
        let told = house.get("/v1/bodies/taounate-secretariat/vacancies?as_of=2023-08-29").expect(200);
        assert_eq!(told.text("/data/0/title"), "الأمين الإقليمي");
        assert_eq!((told.text("/data/0/ended_by"), told.text("/data/0/ended/appointment_id")), ("resignation".to_owned(), held));
        assert_eq!(told.text("/data/0/ended/person/id"), her);
        assert_eq!(told.text("/data/0/ended/basis/source/kind"), "register of the tests");
        assert_eq!((&told.body["data"][0]["days_allowed"], told.text("/data/0/due_on")), (&json!(60), "2023-08-29".to_owned()));
        assert_eq!(told.body["data"][0]["overdue"], false, "its last day is a day allowed");
        let late = house.get(format!("/v1/{list}?as_of=2023-08-30")).expect(200);
        assert_eq!(late.body["data"][0]["overdue"], true);
        for (filter, on, count) in [("true", "2023-08-29", 0), ("false", "2023-08-29", 1), ("true", "2023-08-30", 1), ("false", "2023-08-30", 0)] {
            assert_eq!(vacant(house, &format!("vacancies?overdue={filter}"), on).len(), count, "{filter} {on}");
        }
    }

    fn each_way_of_leaving_opens_the_seat(house) {
        let body = secretariat(house);
        let members = position(house, &body, "secretariat_member");
        let ways = [("resignations", "resignation"), ("revocations", "revocation"), ("deaths", "death"), ("exclusions", "exclusion"), ("expirations", "term")];
        for (way, word) in ways {
            let held = appoint(house, &members, &person(house, &format!("عضو {word}"), "male"), "2022-01-01");
            leave(house, &held, way, "2022-12-31");
        }
        let page = house.get("/v1/vacancies?as_of=2023-01-01&type=secretariat_member").expect(200);
        let words: Vec<_> = page.data().iter().map(|one| one["ended_by"].as_str().unwrap().to_owned()).collect();
        assert_eq!(words, ways.map(|(_, word)| word));
        assert_eq!(page.body["data"][0]["due_on"], Value::Null, "the statutes set members no limit");
    }

    fn unknown_is_never_vacant_and_days_known_in_part_stay_so(house) {
        let body = secretariat(house);
        let office = position(house, &body, "provincial_secretary");
        let held = appoint(house, &office, &person(house, "سعاد الجبلي", "female"), "../2022-12-08");
        assert_eq!(vacant(house, "vacancies", "2022-12-31"), [], "a position nobody is known to have held is unknown");
        leave(house, &held, "deaths", "2023");
        assert_eq!(vacant(house, "vacancies", "2023-12-31"), [], "she may be there still");
        assert_eq!(vacant(house, "vacancies", "2024-01-01"), one("provincial_secretary", 1, "2023-01-02/2024-01-01"));
        appoint(house, &office, &person(house, "حميد الورياغلي", "male"), "2024-03");
        assert_eq!(vacant(house, "vacancies", "2024-02-29").len(), 1);
        assert_eq!(vacant(house, "vacancies", "2024-03-01"), [], "he may be there already");
        let chart = house.get(format!("/v1/bodies/{body}/organigram?depth=0&as_of=2024-03-01")).expect(200);
        assert_eq!(chart.body["positions"][0]["state"], "unknown");
    }

    fn whoever_acts_stands_beside_the_vacancy(house) {
        let body = secretariat(house);
        let office = position(house, &body, "provincial_secretary");
        let held = appoint(house, &office, &person(house, "سعاد الجبلي", "female"), "2022-12-08");
        leave(house, &held, "revocations", "2023-06-30");
        let him = person(house, "حميد الورياغلي", "male");
        let acts = house.post(format!("/v1/positions/{office}/appointments"), acting(&him, "2023-07-10")).expect(201).id();
        let page = house.get("/v1/vacancies?as_of=2023-07-10").expect(200);
        assert_eq!(page.text("/data/0/acting/0/person/id"), him);
        assert_eq!(page.text("/data/0/vacant_since"), "2023-07-01", "not since he came");
        let chart = house.get(format!("/v1/bodies/{body}/organigram?depth=0&as_of=2023-07-10")).expect(200);
        let chart = &chart.body["positions"][0];
        assert_eq!((&chart["state"], &chart["holders"][0]["capacity"]), (&json!("vacant"), &json!("acting")));
        assert_eq!(chart["vacant_seats"], json!([{"seat": 1, "vacant_since": "2023-07-01"}]));
        leave(house, &acts, "expirations", "2023-07-31");
        assert_eq!(house.get("/v1/vacancies?as_of=2023-08-01").expect(200).body["data"][0]["acting"], json!([]));
    }

    fn vacancies_are_listed_for_a_body_a_subtree_a_territory_and_the_party(house) {
        let body = secretariat(house);
        for (of, code) in [("taounate-secretariat", "provincial_secretary"), ("taounate-bureau", "bureau_rapporteur"), ("taounate-bureau", "bureau_treasurer")] {
            let held = appoint(house, &position(house, of, code), &person(house, code, "male"), "2022-01-01");
            leave(house, &held, "resignations", "2022-06-30");
        }
        let other = house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "01.051", "starts_on": "2020-01-01"})).expect(201).id();
        let held = appoint(house, &position(house, &other, "provincial_secretary"), &person(house, "غيره", "male"), "2022-01-01");
        leave(house, &held, "resignations", "2022");
        let count = |list: &str| vacant(house, list, "2024-01-01").len();
        assert_eq!(count(&format!("bodies/{body}/vacancies")), 1);
        assert_eq!(count(&format!("bodies/{body}/vacancies?subtree=true")), 3);
        assert_eq!(count(&format!("vacancies?body={body}&subtree=true")), 3);
        assert_eq!(count("vacancies?under=03.531"), 3);
        assert_eq!(count("vacancies?under=03"), 3);
        assert_eq!(count("vacancies"), 4);
        assert_eq!(count("vacancies?type=bureau_rapporteur"), 1);
        assert_eq!(count("vacancies?body=no-such-body"), 0);
        house.get("/v1/bodies/no-such-body/vacancies").refused(404, "not-found");
        let mut seen = Vec::new();
        let mut page = house.get("/v1/vacancies?limit=1&as_of=2024-01-01").expect(200);
        loop {
            seen.push(page.text("/data/0/vacant_since"));
            let Some(next) = page.body["next"].as_str().map(str::to_owned) else { break };
            page = house.get(format!("/v1/vacancies?limit=1&as_of=2024-01-01&cursor={next}")).expect(200);
        }
        assert_eq!(seen, ["2022-07-01", "2022-07-01", "2022-07-01", "2022-01-02/2023-01-01"], "the longest vacant first");
    }

    fn a_dissolved_body_has_no_seat_to_fill(house) {
        let body = secretariat(house);
        let pole = json!({"type": "pole", "parent": body, "starts_on": "2021-01-01", "names": {"ar": "قطب الشباب", "en": "Youth Pole"}});
        let pole = house.post("/v1/bodies", pole).expect(201).id();
        let held = appoint(house, &position(house, &pole, "pole_president"), &person(house, "سعاد الجبلي", "female"), "2022-01-01");
        leave(house, &held, "expirations", "2022-12-31");
        house.post(format!("/v1/bodies/{pole}/dissolutions"), json!({"ends_on": "2023-06-30", "source": source()})).expect(200);
        assert_eq!(vacant(house, "vacancies", "2023-06-30"), one("pole_president", 1, "2023-01-01"));
        assert_eq!(vacant(house, "vacancies", "2023-07-01"), []);
        let closed = house.get(format!("/v1/bodies/{pole}/vacancies?history=true&as_of=2023-07-01")).expect(200);
        assert_eq!(closed.text("/data/0/closed_on"), "2023-06-30");
        assert_eq!(vacant(house, &format!("vacancies?history=true&subtree=true&body={body}"), "2023-07-01").len(), 1);
    }

    fn a_term_that_is_over_does_not_open_the_seat_until_a_successor_is_named(house) {
        let body = secretariat(house);
        let office = position(house, &body, "provincial_secretary");
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let first = appoint(house, &office, &her, "2020-02-01");
        let on = |day: &str| house.get(format!("/v1/appointments/{first}?as_of={day}")).expect(200).body;
        assert_eq!(on("2024-01-31")["carried_over"], false);
        assert_eq!((&on("2024-02-01")["carried_over"], &on("2024-02-01")["term_ended_on"]), (&json!(true), &json!("2024-01-31")));
        assert_eq!(vacant(house, "vacancies", "2025-01-01"), []);
        let members = house.get(format!("/v1/bodies/{body}/members?as_of=2025-01-01")).expect(200);
        assert_eq!((&members.body["data"][0]["carried_over"], members.text("/data/0/term_ended_on")), (&json!(true), "2024-01-31".to_owned()));
        let path = format!("/v1/positions/{office}/appointments");
        house.post(&path, appointment(&him, "2024-01-31")).refused(409, "seats-are-taken");
        house.post(&path, acting(&him, "2025-03-01")).refused(409, "seats-are-taken");
        let tried = house.post(format!("{path}?dry_run=true"), appointment(&him, "2025-03-01")).expect(200);
        assert_eq!(tried.body["result"]["seat"], 1);
        assert_eq!(on("2025-03-01")["ends_on"], Value::Null, "nothing was kept");
        let named = house.post(&path, appointment(&him, "2025-03-01")).expect(201);
        let ended = on("2025-02-28");
        assert_eq!((&ended["ends_on"], &ended["ended_by"], &ended["certainty"]), (&json!("2025-02-28"), &json!("term"), &json!("certain")));
        assert_eq!(ended["end_basis"], named.body["basis"]);
        assert_eq!(ended["carried_over"], true, "on that day still");
        assert_eq!(on("2025-03-01")["carried_over"], false, "gone");
        let journal = house.get(format!("/v1/journal?object_id={first}")).expect(200);
        assert_eq!(journal.body["data"][1]["operation"], "appointment_create", "ended by the appointment of another: {journal}");
    }

    fn whoever_carries_over_may_be_chosen_again(house) {
        let body = secretariat(house);
        let members = position(house, &body, "secretariat_member");
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let first = appoint(house, &members, &her, "2020-02-01");
        appoint(house, &members, &him, "2020-02-01");
        let again = house.post(format!("/v1/positions/{members}/appointments"), appointment(&her, "2024-06-01")).expect(201);
        assert_eq!(again.body["seat"], 1, "the same seat");
        assert_eq!(house.get(format!("/v1/appointments/{first}")).expect(200).text("/ends_on"), "2024-05-31");
        let third = house.post(format!("/v1/positions/{members}/appointments"), appointment(&person(house, "منير السبتي", "male"), "2024-06-01")).expect(201);
        assert_eq!(third.body["seat"], 3, "there is room: nobody makes way");
    }

    fn naima_resigns_and_a_ballot_names_her_successor_without_retroactivity(house) {
        let player = play(house);
        let naima = player.kept("naima").unwrap().as_str().unwrap().to_owned();
        let held = house.get(format!("/v1/appointments?person_id={naima}&as_of=2022-12-08")).expect(200).text("/data/0/id");
        leave(house, &held, "resignations", "2023-03-31");
        assert_eq!(vacant(house, "vacancies?under=03.531", "2023-03-31"), []);
        assert_eq!(vacant(house, "bodies/taounate-women-pole/vacancies", "2023-04-01"), one("pole_president", 1, "2023-04-01"));
        let meeting = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2023-05-20"});
        let meeting = house.post("/v1/meetings", meeting).expect(201).id();
        let successor = person(house, "للا زهور المرابط", "female");
        let ballot = json!({
            "title": "انتخاب رئيسة قطب النساء", "mode": "individual_ballot", "source": {"kind": "minutes on paper"}, "votes_for": 7, "votes_against": 5, "abstentions": 1,
            "effects": [{"kind": "appoint", "body": "taounate-women-pole", "position_type": "pole_president", "person_id": successor}],
        });
        house.post(format!("/v1/meetings/{meeting}/decisions"), ballot).expect(201);
        assert_eq!(vacant(house, "vacancies", "2023-05-19"), one("pole_president", 1, "2023-04-01"));
        assert_eq!(vacant(house, "vacancies", "2023-05-20"), []);
        let members = |day: &str| house.get(format!("/v1/bodies/taounate-women-pole/members?as_of={day}")).expect(200);
        assert_eq!(members("2023-05-19").data().len(), 0, "no retroactivity");
        assert_eq!(members("2023-05-20").text("/data/0/person/id"), successor);
        assert_eq!(members("2023-05-20").text("/data/0/mode"), "individual_ballot");
        assert_eq!(house.get(format!("/v1/appointments/{held}")).expect(200).text("/ends_on"), "2023-03-31", "the past stands");
    }

    fn the_third_deputy_presides_when_the_secretary_is_absent(house) {
        let player = play(house);
        let kept = |name: &str| player.kept(name).unwrap().as_str().unwrap().to_owned();
        let ask = |query: &str| house.get(format!("/v1/bodies/taounate-secretariat/succession?as_of=2022-12-08{query}")).in_language("fr");
        let head = ask("").expect(200);
        assert_eq!((head.text("/presides/holder/person/id"), head.text("/presides/reason")), (kept("driss"), "Il dirige l'instance.".to_owned()));
        let deputy = ask(&format!("&absent={}", kept("driss"))).expect(200);
        let verdicts: Vec<_> = deputy.body["steps"].as_array().unwrap().iter().map(|step| (step["ordinal"].as_i64(), step["verdict"].as_str().unwrap())).collect();
        assert_eq!(verdicts, [(None, "absent"), (Some(1), "unknown"), (Some(2), "unknown"), (Some(3), "presides")]);
        assert_eq!(deputy.text("/presides/holder/person/id"), kept("rachid"));
        let nobody = ask(&format!("&absent={},{},{}", kept("driss"), kept("rachid"), kept("abdelghani"))).expect(200);
        assert_eq!(nobody.body["presides"], Value::Null, "the rapporteur is not invented: {nobody}");
        let before = house.get("/v1/bodies/taounate-secretariat/succession?as_of=2022-12-07").expect(200);
        assert_eq!(before.text("/steps/0/verdict"), "unknown", "on or before the eighth");
        ask("&absent=nobody").faulty("?absent", "bad-id");
        ask("&absent=01890000-0000-7000-8000-000000000000").refused(409, "person-is-unknown");
    }

    fn the_list_and_the_chart_agree_on_every_day_of_a_random_history(house) {
        let body = secretariat(house);
        let mut state = 20_261_124_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let offices = ["provincial_secretary", "secretariat_member"].map(|code| position(house, &body, code));
        let people: Vec<String> = (0..6).map(|_| person(house, "شخص من التجارب", "male")).collect();
        let mut held: Vec<String> = Vec::new();
        for _ in 0..60 {
            let month = format!("20{:02}-{:02}", 20 + next(6), 1 + next(12));
            let day = if next(3) == 0 { month } else { format!("{month}-{:02}", 1 + next(28)) };
            if next(2) == 0 || held.is_empty() {
                let office = &offices[usize::try_from(next(2)).unwrap()];
                let mut new = appointment(&people[usize::try_from(next(6)).unwrap()], &day);
                if next(4) == 0 { new["capacity"] = json!("acting"); }
                if next(3) == 0 && *office == offices[1] { new["seat"] = json!(1 + next(3)); }
                let made = house.post(format!("/v1/positions/{office}/appointments"), new).send();
                if made.status == 201 { held.push(made.id()); }
            } else {
                let id = &held[usize::try_from(next(held.len().try_into().unwrap())).unwrap()];
                house.post(format!("/v1/appointments/{id}/resignations"), json!({"ends_on": day, "source": source()})).send();
            }
        }
        assert!(held.len() > 8, "{held:?}");
        let mut seen = 0;
        for month in 0..36 {
            let day = format!("20{:02}-{:02}-15", 20 + month / 6, 1 + (month % 6) * 2);
            let chart = house.get(format!("/v1/bodies/{body}/organigram?depth=0&as_of={day}")).expect(200);
            let mut drawn = Vec::new();
            for office in chart.body["positions"].as_array().unwrap() {
                for seat in office["vacant_seats"].as_array().unwrap() {
                    let text = |value: &Value| value.as_str().unwrap().to_owned();
                    drawn.push((text(&office["type"]), seat["seat"].as_i64().unwrap(), text(&seat["vacant_since"])));
                }
            }
            let mut listed = vacant(house, &format!("bodies/{body}/vacancies"), &day);
            drawn.sort();
            listed.sort();
            assert_eq!(listed, drawn, "{day}");
            seen += listed.len();
        }
        assert!(seen > 10, "only {seen} vacancies: this test looks at the wrong thing");
    }
}
