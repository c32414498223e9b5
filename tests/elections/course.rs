//! Elections as they are held, from the first candidacy to the proclamation and its end.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, source};
use crate::house::both;
use crate::meetings::attended;
use crate::races::at_once;

use super::{Assembly, assembly, count, counted, next, president, proclaim, read, round, stand};

both! {
    fn a_ballot_of_seven_to_five_names_a_successor_from_that_day_on(house) {
        let assembly = assembly(house);
        let seat = position(house, &assembly.pole, "pole_president");
        let naima = person(house, "نعيمة الوزاني", "female");
        let held = house.post(format!("/v1/positions/{seat}/appointments"), appointment(&naima, "2021-02-01")).expect(201).id();
        house.post(format!("/v1/appointments/{held}/resignations"), json!({"ends_on": "2022-11-30", "source": source()})).expect(200);
        let election = assembly.open(house);
        assert_eq!(next(house, &election), "candidacy");
        let stood = stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        assert_eq!(next(house, &election), "round");
        let found = count(&[7, 5], 1);
        let counted = round(house, &election, &assembly.people[0], &found).expect(200);
        assert_eq!((counted.text("/next"), &counted.body["rounds"][0]["elected"]), ("reading".to_owned(), &json!([{"candidacy": 1, "place": 1}])));
        proclaim(house, &election).in_language("en").refused(409, "nothing-to-proclaim");
        let read = read(house, &election, &assembly.people[1], &found).expect(200);
        assert_eq!(read.text("/next"), "proclamation");
        assert_eq!(read.body["candidates"][0]["is_elected"], true);
        house.post(format!("{election}/proclamation?dry_run=true"), json!({})).expect(200);
        let decided = proclaim(house, &election).expect(201);
        assert_eq!((&decided.body["votes_for"], &decided.body["votes_against"], &decided.body["abstentions"]), (&json!(7), &json!(5), &json!(1)));
        assert_eq!((decided.text("/majority/state"), &decided.body["majority"]["needed"]), ("reached".to_owned(), &json!(7)));
        let appointed = house.get(decided.text("/results/0/path")).expect(200);
        assert_eq!((appointed.text("/mode"), appointed.text("/starts_on")), ("individual_ballot".to_owned(), "2022-12-08".to_owned()));
        assert_eq!(president(house, &assembly.pole, "2022-11-30"), [json!(naima)]);
        assert!(president(house, &assembly.pole, "2022-12-07").is_empty(), "vacant between the two");
        assert_eq!(president(house, &assembly.pole, "2022-12-08"), [json!(stood[0])]);
        let told = house.get(&election).expect(200);
        assert_eq!((told.text("/state"), told.text("/next"), told.text("/decision_id")), ("proclaimed".to_owned(), "nothing".to_owned(), decided.id()));
        round(house, &election, &assembly.people[0], &found).refused(409, "election-is-over");
        proclaim(house, &election).refused(409, "election-is-over");
        let minutes = house.get(format!("{}/minutes.txt", assembly.meeting)).expect(200).to_string();
        assert!(minutes.contains("الدورة 1: عدد الأوراق 13، البيضاء 1، الملغاة 0. الأصوات: السيدة سعاد المريني\u{a0}7، السيدة لطيفة الشرقاوي\u{a0}5."), "{minutes}");
        assert!(minutes.contains("فحص الأصوات:"), "{minutes}");
    }

    fn a_proclamation_is_annulled_as_any_decision(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        stand(house, &election, &["سعاد المريني"]);
        counted(house, &election, &assembly.people, &json!({"ballots": 13, "against": 3, "votes": [{"candidacy": 1, "votes": 10}]}));
        let decided = proclaim(house, &election).expect(201).id();
        let annul = json!({"title": "إلغاء", "mode": "consensus", "effects": [{"kind": "annul_decision", "decision_id": decided}]});
        house.post(format!("{}/decisions", assembly.meeting), annul).expect(201);
        assert!(president(house, &assembly.pole, "2022-12-09").is_empty());
    }

    fn whoever_stands_is_known_stands_once_and_may_withdraw(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        let stood = stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        let candidacy = |persons: Value| house.post(format!("{election}/candidacies"), json!({"persons": persons}));
        let twice = candidacy(json!([stood[0]])).refused(409, "stands-already");
        assert!(twice.has_fault("/persons/0", "stands-already"), "{twice}");
        candidacy(json!([assembly.people[3], assembly.people[4]])).refused(409, "one-person-stands");
        candidacy(json!(["00000000-0000-7000-8000-000000000000"])).refused(409, "person-is-unknown");
        candidacy(json!([])).refused(422, "invalid");
        let withdraw = |number: i64| house.post(format!("{election}/withdrawals"), json!({"candidacy": number, "reason": "لأسباب شخصية"}));
        withdraw(3).refused(409, "candidacy-does-not-stand");
        let withdrawn = withdraw(2).expect(200);
        assert_eq!(withdrawn.text("/candidates/1/withdrawn_because"), "لأسباب شخصية");
        withdraw(2).refused(409, "candidacy-does-not-stand");
        candidacy(json!([stood[1]])).expect(200);
        round(house, &election, &assembly.people[0], &count(&[7, 6], 0)).refused(409, "candidacy-does-not-stand");
    }

    fn whom_the_statutes_bar_does_not_stand(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        let young = json!({"name_ar": "صغيرة السن", "gender": "female", "birth_date": "2010-01-01"});
        let young = house.post("/v1/persons", young).expect(201).id();
        let barred = house.post(format!("{election}/candidacies"), json!({"persons": [young]})).in_language("en").refused(409, "holder-is-too-young");
        assert!(barred.has_fault("/persons/0", "holder-is-too-young"), "{barred}");
        assert!(!barred.text("/clause/id").is_empty());
        let unknown = person(house, "بلا تاريخ ميلاد", "female");
        let told = house.post(format!("{election}/candidacies"), json!({"persons": [unknown]})).in_language("fr").expect(200);
        let findings = told.body["candidates"][0]["findings"].as_array().unwrap();
        assert!(findings.iter().any(|one| one["effect"] == "unverifiable" && one["missing"] == "birth_date"), "{told}");
    }

    fn an_election_fills_seats_that_there_are(house) {
        let assembly = assembly(house);
        let open = |mode: &str, seats: Value| house.post(format!("{}/elections", assembly.meeting), json!({"title": "انتخاب", "mode": mode, "seats": seats}));
        let seat = json!({"body": assembly.pole, "position_type": "pole_president"});
        open("consensus", json!([seat])).refused(409, "mode-elects-nobody");
        open("roll_call", json!([seat])).refused(409, "mode-elects-nobody");
        open("individual_ballot", json!([])).refused(422, "invalid");
        let two = open("individual_ballot", json!([{"body": assembly.pole, "position_type": "pole_president", "seats": 2}])).refused(409, "more-seats-than-there-are");
        assert!(two.has_fault("/seats/0/seats", "more-seats-than-there-are"), "{two}");
        let nowhere = open("individual_ballot", json!([seat, {"body": "nothing-here", "position_type": "pole_president"}])).refused(409, "body-is-unknown");
        assert!(nowhere.has_fault("/seats/1/body", "body-is-unknown"), "{nowhere}");
        let nothing = open("individual_ballot", json!([{"body": assembly.pole, "position_type": "ethics_member"}])).refused(409, "position-type-is-unknown");
        assert!(nothing.has_fault("/seats/0/position_type", "position-type-is-unknown"), "{nothing}");
        open("individual_ballot", json!([{"body": assembly.pole}])).refused(409, "position-is-not-named");
        let listed = house.get(format!("/v1/elections?meeting={}&total=true", assembly.meeting.rsplit('/').next().unwrap())).expect(200);
        assert_eq!(listed.body["total"], 0);
    }

    fn whoever_may_not_appoint_is_not_told_what_bars_somebody(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        let young = house.post("/v1/persons", json!({"name_ar": "صغيرة السن", "gender": "female", "birth_date": "2010-01-01"})).expect(201).id();
        let records = json!({"permissions": ["decision.record", "meeting.read", "body.read", "person.read"], "territory": "03.531"});
        let token = house.account("records decisions", records).text("/secret");
        let home = json!({"residence": "03.531"});
        house.patch(format!("/v1/persons/{young}"), home).expect(200);
        let stands = || house.post(format!("{election}/candidacies"), json!({"persons": [young]})).with_token(&token);
        let told = stands().send();
        assert_eq!(told.status, 403, "{told}");
        let seat = json!({"body": assembly.pole, "position_type": "pole_president"});
        let new = json!({"title": "انتخاب", "mode": "individual_ballot", "seats": [seat]});
        assert_eq!(house.post(format!("{}/elections", assembly.meeting), new).with_token(&token).send().status, 403);
    }

    fn a_meeting_stays_what_it_is_while_somebody_is_elected_at_it(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        house.patch(&assembly.meeting, json!({"held_on": "2022-12-09"})).refused(409, "meeting-elects");
        house.patch(&assembly.meeting, json!({"body": "taounate-secretariat"})).refused(409, "meeting-elects");
        house.patch(&assembly.meeting, json!({"started_at": "2022-12-08T15:00:00Z"})).expect(200);
        stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        counted(house, &election, &assembly.people, &count(&[7, 5], 1));
        house.patch(&assembly.meeting, json!({"started_at": "2022-12-08T16:00:00Z"})).refused(409, "meeting-elects");
        house.delete(&election).refused(409, "election-was-counted");
        let minutes = json!({"text": "محضر", "drafted_by": assembly.people[0]});
        house.ask("PUT", format!("{}/minutes", assembly.meeting)).json(&minutes).header("if-match", "*").expect(200);
        house.post(format!("{}/minutes/approvals", assembly.meeting), json!({"approved_by": assembly.people[0]})).expect(200);
        house.post(format!("{}/minutes/locks", assembly.meeting), Value::Null).refused(409, "election-is-open");
        house.post(format!("{election}/abandonment"), json!({"reason": "طعن في الترشيحات"})).expect(200);
        let told = house.get(format!("{}/minutes.txt?lang=fr", assembly.meeting)).expect(200).to_string();
        assert!(told.contains("Élection abandonnée") && told.contains("Tour 1\u{a0}: bulletins 13, blancs 1, nuls 0."), "{told}");
        house.post(format!("{}/minutes/locks", assembly.meeting), Value::Null).expect(200);
    }

    fn an_election_opened_by_mistake_is_taken_out(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        stand(house, &election, &["سعاد المريني"]);
        house.delete(&election).expect(204);
        house.get(&election).expect(404);
        house.patch(&assembly.meeting, json!({"body": "taounate-secretariat"})).expect(200);
    }

    fn what_is_of_today_is_no_history_and_what_lies_ahead_is_not_counted(house) {
        let assembly = assembly(house);
        let today = amana::words::civil_day(chrono::Utc::now());
        let held = |on: chrono::NaiveDate| house.post("/v1/meetings", json!({"body": "taounate-bureau", "kind": "ordinary", "held_on": on.to_string()})).expect(201).id();
        let seat = json!({"body": assembly.pole, "position_type": "pole_president"});
        let new = json!({"title": "انتخاب", "mode": "individual_ballot", "seats": [seat], "source": {"kind": "x"}});
        house.post(format!("/v1/meetings/{}/elections", held(today)), new).refused(409, "election-history-is-of-the-past");
        let ahead = Assembly { meeting: format!("/v1/meetings/{}", held(today + chrono::Days::new(9))), ..assembly };
        let election = ahead.open(house);
        stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        round(house, &election, &ahead.people[0], &count(&[7, 5], 1)).refused(409, "decision-lies-ahead");
        let off = json!({"reason": "تعذر حضور أغلب الأعضاء"});
        house.ask("PUT", format!("{}/cancellation", ahead.meeting)).json(&off).header("if-match", "*").expect(200);
    }

    fn history_needs_no_scrutineer_and_is_kept_whoever_stood(house) {
        let assembly = assembly(house);
        let seat = json!({"body": assembly.pole, "position_type": "pole_president"});
        let new = json!({"title": "انتخاب قديم", "mode": "show_of_hands", "seats": [seat], "source": {"kind": "minutes on paper"}});
        let election = format!("/v1/elections/{}", house.post(format!("{}/elections", assembly.meeting), new).expect(201).id());
        stand(house, &election, &["سعاد المريني"]);
        let told = house.post(format!("{election}/rounds"), json!({"count": {"ballots": 40, "votes": [{"candidacy": 1, "votes": 40}]}})).expect(200);
        assert_eq!((told.text("/next"), &told.body["scrutineers_needed"]), ("proclamation".to_owned(), &json!(0)));
        let decided = proclaim(house, &election).expect(201);
        assert_eq!((decided.text("/source/kind"), decided.text("/mode")), ("minutes on paper".to_owned(), "show_of_hands".to_owned()));
    }

    fn without_a_quorum_nothing_is_proclaimed(house) {
        let assembly = assembly(house);
        let alone = attended(house, "2022-12-09", &[&assembly.people[0]]);
        let elsewhere = Assembly { meeting: alone, ..assembly };
        let election = elsewhere.open(house);
        stand(house, &election, &["سعاد المريني"]);
        counted(house, &election, &elsewhere.people, &count(&[1], 0));
        proclaim(house, &election).refused(409, "quorum-is-not-met");
        assert!(president(house, &elsewhere.pole, "2022-12-10").is_empty());
        assert_eq!(next(house, &election), "proclamation", "it can be tried again");
    }

    fn many_proclaim_at_once_and_one_decision_comes_of_it(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        let found = count(&[7, 5], 1);
        let readings = at_once((0..32).map(|_| round(house, &election, &assembly.people[0], &found)).collect());
        assert_eq!(readings.iter().filter(|answer| answer.status == 200).count(), 1, "one round");
        read(house, &election, &assembly.people[1], &found).expect(200);
        let answers = at_once((0..32).map(|_| proclaim(house, &election)).collect());
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        assert!(answers.iter().filter(|answer| answer.status != 201).all(|answer| answer.status == 409), "the others come late");
        assert_eq!(house.get(format!("{}/decisions?total=true", assembly.meeting)).expect(200).body["total"], 1);
        assert_eq!(president(house, &assembly.pole, "2022-12-08").len(), 1);
    }
}
