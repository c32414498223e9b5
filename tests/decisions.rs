//! What a decision needs: enough of those who vote, of those who may, on its day.
use amana::words::civil_day;
use chrono::Utc;
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau};
use crate::races::at_once;

/// A decision that opens one action.
fn opens() -> Value {
    let action = json!({"kind": "open_actions", "actions": [{"title": "إجراء"}]});
    json!({"title": "مقرر", "mode": "consensus", "effects": [action]})
}

fn with(mut decision: Value, field: &str, value: Value) -> Value {
    decision[field] = value;
    decision
}

fn decide(house: &House, meeting: &str, decision: &Value) -> Ask {
    house.post(format!("{meeting}/decisions"), decision.clone())
}

fn comes(house: &House, meeting: &str, who: &str) -> Answer {
    house.post(format!("{meeting}/attendances"), json!({"person_id": who, "presence": "present"})).expect(201)
}

/// How many actions there are: what a decision that was refused must not have done.
fn actions(house: &House) -> usize {
    house.get("/v1/actions").expect(200).data().len()
}

both! {
    fn a_decision_waits_until_enough_are_on_the_sheet(house) {
        let people = bureau(house);
        let path = attended(house, "2022-12-08", &[]);
        let bare = decide(house, &path, &opens()).in_language("fr").refused(409, "attendance-is-not-recorded");
        assert!(bare.text("/title").contains("feuille de présence"), "{bare}");
        for who in &people[..2] {
            comes(house, &path, who);
        }
        let few = decide(house, &path, &opens()).in_language("en").refused(409, "quorum-is-not-met");
        assert_eq!((few.text("/detail"), few.text("/clause/id")), ("2 / 3".to_owned(), "art-33".to_owned()), "{few}");
        house.post(format!("{path}/decisions?dry_run=true"), opens()).refused(409, "quorum-is-not-met");
        let batch = json!({"operations": [{"method": "POST", "path": format!("{path}/decisions"), "body": opens()}]});
        assert_ne!(house.post("/v1/batch", batch).send().status, 200);
        assert_eq!((actions(house), house.get(format!("{path}/decisions")).expect(200).data().len()), (0, 0), "nothing was done");
        comes(house, &path, &people[2]);
        let made = decide(house, &path, &opens()).expect(201);
        assert_eq!((&made.body["quorum"], &made.body["quorum_when_recorded"]["voters_present"]), (&json!("met"), &json!(3)), "{made}");
        assert_eq!(actions(house), 1);
    }

    fn what_was_decided_long_ago_is_kept_whatever_its_quorum_was(house) {
        let people = bureau(house);
        let told = with(opens(), "source", source());
        let (empty, few) = (attended(house, "2022-12-08", &[]), attended(house, "2022-12-09", &[&people[0]]));
        for (path, state) in [(&empty, "not_verifiable"), (&few, "not_met")] {
            let made = decide(house, path, &told).expect(201);
            assert_eq!((&made.body["quorum"], &made.body["source"]["kind"]), (&json!(state), &source()["kind"]), "{made}");
        }
        // Nothing of it is asked for a quorum later.
        let line = house.get(format!("{few}/attendances")).expect(200).text("/data/0/id");
        house.delete(format!("/v1/attendances/{line}")).expect(204);
        let today = attended(house, &civil_day(Utc::now()).to_string(), &[&people[0]]);
        decide(house, &today, &told).refused(409, "quorum-is-not-met");
    }

    fn on_the_day_a_body_decides_once_enough_have_come(house) {
        let people = bureau(house);
        let today = civil_day(Utc::now());
        let path = attended(house, &today.to_string(), &[&people[0], &people[1]]);
        let so_far = house.get(&path).expect(200);
        assert_eq!((so_far.text("/quorum/state"), so_far.text("/quorum/reason")), ("not_verifiable".to_owned(), "still_to_come".to_owned()));
        decide(house, &path, &opens()).refused(409, "quorum-is-not-met");
        comes(house, &path, &people[4]);
        assert_eq!(house.get(&path).expect(200).text("/quorum/state"), "met");
        decide(house, &path, &opens()).expect(201);
        let ahead = attended(house, &(today + chrono::Days::new(7)).to_string(), &[&people[0], &people[1], &people[2]]);
        decide(house, &ahead, &opens()).refused(409, "decision-lies-ahead");
    }

    fn a_meeting_that_decided_keeps_its_quorum(house) {
        let people = bureau(house);
        let path = attended(house, "2022-12-08", &[&people[0], &people[1], &people[2]]);
        decide(house, &path, &opens()).expect(201);
        let line = |who: &String| {
            let sheet = house.get(format!("{path}/attendances")).expect(200);
            let line = sheet.data().iter().find(|line| line["person_id"] == **who).unwrap();
            format!("/v1/attendances/{}", line["id"].as_str().unwrap())
        };
        let last = line(&people[2]);
        house.delete(&last).refused(409, "decisions-would-lose-their-quorum");
        let absent = house.patch(&last, json!({"presence": "absent"})).in_language("en").refused(409, "decisions-would-lose-their-quorum");
        assert_eq!(absent.text("/detail"), "2 / 3", "{absent}");
        assert_eq!(house.get(&last).expect(200).text("/presence"), "present");
        comes(house, &path, &people[3]);
        house.patch(&last, json!({"presence": "excused"})).expect(200);
        assert_eq!(house.get(&path).expect(200).text("/quorum/state"), "met");
    }

    fn who_is_suspended_neither_votes_nor_is_counted(house) {
        let people = bureau(house);
        for who in &people {
            let member = json!({"person_id": who, "starts_on": "2020-01-01", "source": source()});
            let member = house.post("/v1/memberships", member).expect(201).id();
            if who == &people[0] || who == &people[1] {
                let spell = json!({"starts_on": "2022-12-01", "ends_on": "2022-12-31", "source": source()});
                house.post(format!("/v1/memberships/{member}/suspensions"), spell).expect(200);
            }
        }
        let quorum = |day: &str, who: &[&String]| house.get(attended(house, day, who)).expect(200).body["quorum"].clone();
        let during = quorum("2022-12-08", &[&people[0], &people[2]]);
        assert_eq!((&during["voters"], &during["voters_present"], &during["state"]), (&json!(3), &json!(1), &json!("not_met")), "{during}");
        let after = quorum("2023-01-01", &[&people[0], &people[2]]);
        assert_eq!((&after["voters"], &after["voters_present"], &after["needed"]), (&json!(5), &json!(2), &json!(3)), "{after}");
        let enough = attended(house, "2022-12-09", &[&people[2], &people[3]]);
        decide(house, &enough, &opens()).expect(201);
    }

    fn of_many_who_send_one_decision_and_many_who_leave_the_sheet_no_decision_is_without_its_quorum(house) {
        let people = bureau(house);
        let path = attended(house, "2022-12-08", &[&people[0], &people[1], &people[2]]);
        let sheet = house.get(format!("{path}/attendances")).expect(200);
        let lines: Vec<String> = sheet.data().iter().map(|line| format!("/v1/attendances/{}", line["id"].as_str().unwrap())).collect();
        let once = || decide(house, &path, &opens()).header("idempotency-key", "one-and-the-same");
        let asks = (0..32).map(|turn| if turn % 4 == 3 { house.patch(&lines[turn / 4 % 3], json!({"presence": "absent"})) } else { once() });
        let answers = at_once(asks.collect());
        assert!(answers.iter().all(|answer| answer.status < 500), "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        let made = house.get(format!("{path}/decisions")).expect(200);
        let state = house.get(&path).expect(200).text("/quorum/state");
        match made.data().len() {
            0 => assert_eq!((state != "met", actions(house)), (true, 0)),
            1 => assert_eq!((state.as_str(), actions(house)), ("met", 1)),
            more => panic!("{more} decisions of one"),
        }
    }

    fn members_are_admitted_and_put_out_and_a_body_is_renamed_by_decision(house) {
        let people = bureau(house);
        let path = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let who = person(house, "هند المريني", "female");
        let ordered = |effects: Value| with(opens(), "effects", effects);
        let names = json!({"ar": "مكتب تاونات الإقليمي", "fr": "Bureau de Taounate", "en": "Bureau of Taounate"});
        let admit = json!({"kind": "admit_member", "person_id": who, "starts_on": "2022-12-08", "number": "٥٣١-٠٠٧"});
        let rename = json!({"kind": "rename_body", "body": "taounate-bureau", "names": names});
        let refused = decide(house, &path, &ordered(json!([{"kind": "end_membership", "person_id": who, "ends_on": "2022-12-08", "standing": "excluded"}]))).refused(409, "person-is-no-member");
        assert!(refused.has_fault("/effects/0/person_id", "person-is-no-member"), "{refused}");
        let twice = decide(house, &path, &ordered(json!([admit, admit]))).send();
        assert!(twice.status == 409 && twice.text("/errors/0/pointer").starts_with("/effects/1"), "all or nothing: {twice}");
        let made = decide(house, &path, &ordered(json!([admit, rename]))).expect(201);
        let membership = house.get(made.text("/results/0/path")).expect(200);
        assert_eq!((membership.text("/person_id"), membership.text("/number"), membership.text("/standing")), (who.clone(), "531-007".to_owned(), "active".to_owned()));
        let standings = house.get(format!("/v1/memberships/{}/standings", membership.id())).expect(200);
        assert_eq!(standings.text("/data/0/basis/decision_id"), made.id(), "it points back: {standings}");
        let called = |day: &str| house.get(format!("/v1/bodies/taounate-bureau?as_of={day}")).expect(200).text("/names/en");
        assert_eq!(called("2022-12-08"), "Bureau of Taounate");
        assert_ne!(called("2022-12-07"), "Bureau of Taounate");
        let end = |day: &str| json!([{"kind": "end_membership", "person_id": who, "ends_on": day, "standing": "resigned"}]);
        let put_out = attended(house, "2023-02-01", &people.iter().collect::<Vec<_>>());
        let ended = decide(house, &put_out, &ordered(end("2023-01-31"))).expect(201);
        assert_eq!(house.get(ended.text("/results/0/path")).expect(200).text("/ends_on"), "2023-01-31");
        decide(house, &put_out, &ordered(end("2023-02-01"))).refused(409, "person-is-no-member");
        let told = house.get(format!("{path}/minutes.txt")).in_language("ar").expect(200).to_string();
        assert!(told.contains("قبول عضوية: السيدة هند المريني") && told.contains("إلى: مكتب تاونات الإقليمي"), "{told}");
        let told = house.get(format!("{put_out}/minutes.txt")).in_language("fr").expect(200).to_string();
        assert!(told.contains("Fin d’adhésion"), "{told}");
    }

    fn whoever_is_put_out_by_decision_leaves_the_offices_too(house) {
        let people = bureau(house);
        let home = house.get("/v1/bodies/taounate-secretariat").expect(200).id();
        let who = person(house, "هند المريني", "female");
        house.post("/v1/memberships", json!({"person_id": who, "starts_on": "2015-01-01", "source": source()})).expect(201);
        let held = house.post(format!("/v1/positions/{}/appointments", position(house, &home, "provincial_secretary")), appointment(&who, "2021-01-01")).expect(201);
        let path = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let end = json!([{"kind": "end_membership", "person_id": who, "ends_on": "2022-12-08", "standing": "resigned"}]);
        let ended = decide(house, &path, &with(opens(), "effects", end)).expect(201);
        let office = house.get(format!("/v1/appointments/{}", held.id())).expect(200);
        assert_eq!(office.text("/ends_on"), "2022-12-08", "{ended}");
        let kinds: Vec<&str> = ended.body["results"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["membership", "appointment"]);
    }

    fn what_was_undertaken_is_followed_until_it_is_shown_to_be_done(house) {
        let people = bureau(house);
        let open = |title: &str, due: Value| house.post("/v1/actions", json!({"body": "taounate-bureau", "title": title, "opened_on": "2022-12-08", "due_on": due, "responsible_id": people[0]})).expect(201);
        let (late, open_ended) = (open("هيكلة", json!("2023-01-31")), open("تواصل", Value::Null));
        let titles = |query: &str| {
            let list = house.get(format!("/v1/actions?{query}")).expect(200);
            list.data().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(titles("overdue=true"), ["هيكلة"]);
        assert_eq!(titles("overdue=true&as_of=2023-01-31"), [""; 0], "on the last day it is not late");
        assert_eq!(titles("overdue=false"), ["تواصل"]);
        assert_eq!((&late.body["overdue"], &open_ended.body["overdue"]), (&json!(true), &json!(false)));
        let done = json!({"status": "done", "closed_on": "2023-03-01", "evidence": "رسالة عدد 12 بتاريخ 1 مارس 2023"});
        let done = house.patch(format!("/v1/actions/{}", late.id()), done).expect(200);
        assert_eq!((done.text("/evidence"), &done.body["overdue"]), ("رسالة عدد 12 بتاريخ 1 مارس 2023".to_owned(), &json!(false)));
        assert_eq!((titles("overdue=true").len(), titles("overdue=true&as_of=2023-02-28").len()), (0, 1), "as it was then");
        assert_eq!(titles("overdue=false").len(), 2);
    }

    fn a_sheet_is_filled_at_once_by_ids_and_by_badges(house) {
        let people = bureau(house);
        let badge = |who: &String, number: &str| {
            let member = json!({"person_id": who, "starts_on": "2020-01-01", "number": number, "source": source()});
            house.post("/v1/memberships", member).expect(201);
        };
        badge(&people[2], "531-3");
        badge(&people[3], "531-4");
        let path = attended(house, "2022-12-08", &[]);
        let excused = json!({"person_id": people[0], "presence": "excused"});
        house.post(format!("{path}/attendances"), excused).expect(201);
        let fill = |sheet: Value| house.post(format!("{path}/attendance-sheets"), sheet);
        let nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
        let wrong = fill(json!({"persons": [people[1], nobody], "numbers": ["531-3", "531-9", "٥٣١"]})).send();
        assert_eq!(wrong.status, 422, "{wrong}");
        for (pointer, code) in [("/persons/1", "person-is-unknown"), ("/numbers/1", "number-is-nobodys"), ("/numbers/2", "number-is-nobodys")] {
            assert!(wrong.has_fault(pointer, code), "{pointer}: {wrong}");
        }
        assert_eq!(house.get(format!("{path}/attendances")).expect(200).data().len(), 1, "all of them or nobody");
        let sheet = json!({"persons": [people[0], people[1]], "numbers": ["531-3"], "others": "absent"});
        assert_eq!(fill(sheet.clone()).expect(200).body, json!({"recorded": 4, "changed": 1, "same": 0}));
        let quorum = house.get(&path).expect(200).body["quorum"].clone();
        assert_eq!((&quorum["state"], &quorum["voters_present"]), (&json!("met"), &json!(3)), "{quorum}");
        let told = house.get(format!("{path}/attendances")).expect(200);
        let numbers: Vec<_> = told.data().iter().map(|line| line["number"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5]);
        assert_eq!(told.data().iter().filter(|line| line["presence"] == "absent").count(), 2);
        assert_eq!(fill(sheet).expect(200).body, json!({"recorded": 0, "changed": 0, "same": 3}), "again changes nothing");
        let line = told.data()[0]["id"].as_str().unwrap();
        let states = house.get(format!("/v1/attendances/{line}/history")).expect(200);
        assert_eq!(states.data().len(), 2, "how it was corrected, and by whom: {states}");
        decide(house, &path, &opens()).expect(201);
        fill(json!({"persons": [people[0]], "presence": "excused"})).refused(409, "decisions-would-lose-their-quorum");
    }
    fn whatever_the_attendance_no_effect_is_carried_out_without_a_quorum(house) {
        let people = bureau(house);
        let guests: Vec<String> = (0..3).map(|_| person(house, "ضيف", "male")).collect();
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let mut dice = |sides: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed % sides
        };
        let (mut opened, mut refused) = (0, 0);
        for round in 1..=16 {
            let path = attended(house, &format!("2022-12-{round:02}"), &[]);
            let mut came = 0;
            for (place, who) in people.iter().chain(&guests).enumerate() {
                let presence = ["present", "absent", "excused", "remote"][usize::try_from(dice(4)).unwrap()];
                let line = house.post(format!("{path}/attendances"), json!({"person_id": who, "presence": presence}));
                // Whoever is there from afar is counted: these statutes say nothing else.
                let is_there = ["present", "remote"].contains(&line.expect(201).text("/presence").as_str());
                came += u32::from(is_there && place < people.len());
            }
            let pole = json!({"kind": "appoint", "body": "taounate-bureau", "position_type": "bureau_member", "person_id": guests[0]});
            let effects = json!([opens()["effects"][0], pole]);
            let decision = if dice(2) == 0 { opens() } else { with(opens(), "effects", effects) };
            let answer = house.post(format!("{path}/decisions?dry_run=true"), decision).send();
            let is_enough = came * 2 >= 5;
            assert_eq!(answer.status == 200, is_enough, "{came} of five came: {answer}");
            let answer = decide(house, &path, &opens()).send();
            assert_eq!(answer.status == 201, is_enough, "{came} of five came: {answer}");
            if is_enough {
                opened += 1;
            } else {
                refused += 1;
                let code = answer.text("/code");
                assert!(["quorum-is-not-met", "attendance-is-not-recorded"].contains(&code.as_str()), "{answer}");
            }
            let kept = house.get(format!("{path}/decisions")).expect(200).data().len();
            assert_eq!((actions(house), kept), (opened, usize::from(is_enough)), "nothing else was carried out");
        }
        assert!(opened > 2 && refused > 2, "{opened} and {refused}: this draws too much alike");
    }
}
