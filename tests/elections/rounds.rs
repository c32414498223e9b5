//! Rounds as they are counted and read: majorities, ties, lists, several seats, what is annulled.
use serde_json::{Value, json};

use crate::cast::person;
use crate::house::both;
use crate::meetings::statutes_of_a_bureau;

use super::{assembly, count, counted, president, proclaim, read, round, stand};

both! {
    fn without_a_majority_there_is_another_round_and_the_last_needs_none(house) {
        statutes_of_a_bureau(house, &json!({"elections": {"rounds_max": 2, "runoff": 2}}));
        let assembly = assembly(house);
        let election = assembly.open(house);
        let stood = stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي", "خديجة الإدريسي"]);
        let first = counted(house, &election, &assembly.people, &count(&[5, 4, 3], 1));
        assert_eq!((first.text("/next"), &first.body["rounds"][0]["goes_on"]), ("round".to_owned(), &json!([1, 2])));
        assert_eq!(first.text("/rounds/0/majority/state"), "not_reached");
        round(house, &election, &assembly.people[0], &count(&[6, 5, 2], 0)).refused(409, "candidacy-does-not-stand");
        let late = person(house, "متأخرة", "female");
        house.post(format!("{election}/candidacies"), json!({"persons": [late]})).refused(409, "candidacies-are-closed");
        let second = counted(house, &election, &assembly.people, &count(&[4, 6], 3));
        assert_eq!((second.text("/next"), &second.body["rounds"][1]["is_last"]), ("proclamation".to_owned(), &json!(true)));
        let decided = proclaim(house, &election).expect(201);
        assert_eq!(decided.body["votes_for"], 6);
        assert_eq!(president(house, &assembly.pole, "2022-12-08"), [json!(stood[1])]);
    }

    fn a_majority_may_be_asked_of_every_round_and_leave_the_seat_vacant(house) {
        statutes_of_a_bureau(house, &json!({"elections": {"rounds_max": 1, "last_round": "majority"}, "majority": {"default": "simple", "election": "2/3_of_members"}}));
        let assembly = assembly(house);
        let election = assembly.open(house);
        stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        let told = counted(house, &election, &assembly.people, &count(&[8, 5], 0));
        assert_eq!((told.text("/next"), told.text("/rounds/0/majority/subject")), ("abandonment".to_owned(), "election".to_owned()));
        proclaim(house, &election).refused(409, "nothing-to-proclaim");
        round(house, &election, &assembly.people[0], &count(&[9, 4], 0)).refused(409, "rounds-are-over");
        house.post(format!("{election}/abandonment"), json!({"reason": "لم تبلغ أي مرشحة الأغلبية"})).expect(200);
        assert_eq!(house.get("/v1/elections?state=abandoned&total=true").expect(200).body["total"], 1);
        assert_eq!(house.get("/v1/elections?state=open&total=true").expect(200).body["total"], 0);
    }

    fn a_tie_is_won_by_the_eldest_and_by_lot_where_no_age_is_known(house) {
        let assembly = assembly(house);
        let born = |name: &str, day: Option<&str>| {
            let mut new = json!({"name_ar": name, "gender": "female"});
            if let Some(day) = day {
                new["birth_date"] = json!(day);
            }
            house.post("/v1/persons", new).expect(201).id()
        };
        for (days, tied) in [([Some("1980-05-01"), Some("1975-01-01")], json!([])), ([Some("1980-05-01"), None], json!([1, 2]))] {
            let election = assembly.open(house);
            let people: Vec<String> = days.iter().map(|day| born("مرشحة", *day)).collect();
            for who in &people {
                house.post(format!("{election}/candidacies"), json!({"persons": [who]})).expect(200);
            }
            counted(house, &election, &assembly.people, &count(&[6, 6], 1));
            let last = counted(house, &election, &assembly.people, &count(&[6, 6], 1));
            assert_eq!(last.body["rounds"][1]["tied"], tied);
            if tied == json!([]) {
                assert_eq!((last.text("/next"), &last.body["candidates"][1]["is_elected"]), ("proclamation".to_owned(), &json!(true)));
                house.post(format!("{election}/draws"), json!({"candidacies": [1, 2]})).refused(409, "nothing-is-drawn");
            } else {
                assert_eq!(last.text("/next"), "draw");
                house.post(format!("{election}/draws"), json!({"candidacies": [1]})).refused(409, "draw-is-incomplete");
                let drawn = house.post(format!("{election}/draws"), json!({"candidacies": [2, 1]})).expect(200);
                assert_eq!((drawn.text("/next"), &drawn.body["candidates"][1]["is_elected"]), ("proclamation".to_owned(), &json!(true)));
            }
            house.post(format!("{election}/abandonment"), json!({"reason": "تجربة"})).expect(200);
        }
    }

    fn lists_share_the_seats_in_proportion(house) {
        let assembly = assembly(house);
        let election = assembly.open_for(house, "list_ballot", &json!([{"body": "taounate-bureau", "position_type": "bureau_member", "seats": 2}]));
        let list = |name: &str, persons: usize| {
            let persons: Vec<String> = (0..persons).map(|number| person(house, &format!("{name} {number}"), "male")).collect();
            house.post(format!("{election}/candidacies"), json!({"title": format!("لائحة {name}"), "persons": persons})).expect(200);
            persons
        };
        let (first, second) = (list("الوفاء", 2), list("الأمل", 1));
        let one: Vec<String> = (0..3).map(|number| person(house, &format!("زائد {number}"), "male")).collect();
        house.post(format!("{election}/candidacies"), json!({"persons": one})).refused(409, "list-is-too-long");
        counted(house, &election, &assembly.people, &count(&[9, 4], 0));
        let decided = proclaim(house, &election).expect(201);
        let appointed: Vec<Value> = decided.body["results"].as_array().unwrap().iter().map(|one| house.get(one["path"].as_str().unwrap()).expect(200).body["person"]["id"].clone()).collect();
        assert_eq!(appointed, [json!(first[0]), json!(second[0])], "1.38 and 0.62: one each");
        let extract = house.get(format!("/v1/decisions/{}/extract.txt?lang=fr", decided.id())).expect(200).to_string();
        assert!(extract.contains("Tour 1\u{a0}: bulletins 13, blancs 0, nuls 0."), "{extract}");
    }

    fn several_seats_are_filled_by_the_names_with_the_most_votes(house) {
        let assembly = assembly(house);
        let election = assembly.open_for(house, "individual_ballot", &json!([{"body": "taounate-bureau", "position_type": "bureau_member", "seats": 2}]));
        let stood = stand(house, &election, &["أولى", "ثانية", "ثالثة"]);
        let found = |votes: [i64; 3]| json!({"ballots": 13, "votes": [{"candidacy": 1, "votes": votes[0]}, {"candidacy": 2, "votes": votes[1]}, {"candidacy": 3, "votes": votes[2]}]});
        let first = counted(house, &election, &assembly.people, &found([8, 6, 5]));
        assert_eq!((&first.body["rounds"][0]["elected"], &first.body["rounds"][0]["goes_on"]), (&json!([{"candidacy": 1, "place": 1}]), &json!([2, 3])));
        house.post(format!("{election}/withdrawals"), json!({"candidacy": 1})).refused(409, "candidacy-was-elected");
        counted(house, &election, &assembly.people, &json!({"ballots": 13, "blank": 2, "votes": [{"candidacy": 2, "votes": 5}, {"candidacy": 3, "votes": 6}]}));
        let decided = proclaim(house, &election).expect(201);
        assert_eq!(decided.body["votes_for"], Value::Null, "each of the two had votes of her own");
        let named: Vec<&Value> = decided.body["effects"].as_array().unwrap().iter().map(|one| &one["person_id"]).collect();
        assert_eq!(named, [&json!(stood[0]), &json!(stood[2])]);
    }

    fn a_count_is_read_twice_adds_up_and_is_of_those_who_were_there(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        let people = &assembly.people;
        round(house, &election, &people[0], &count(&[7], 0)).refused(409, "nobody-stands");
        let stood = stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        let found = count(&[7, 5], 1);
        let wrong = round(house, &election, &people[0], &json!({"ballots": 13, "votes": [{"candidacy": 1, "votes": 7}, {"candidacy": 2, "votes": 5}]})).in_language("en").refused(409, "count-does-not-add-up");
        assert!(wrong.has_fault("/count", "count-does-not-add-up"), "{wrong}");
        round(house, &election, &people[0], &count(&[12], 1)).refused(409, "count-is-incomplete");
        round(house, &election, &people[0], &count(&[7, 7], 0)).refused(409, "more-votes-than-voters");
        house.post(format!("{election}/rounds"), json!({"count": found})).refused(409, "nobody-read-the-count");
        round(house, &election, &stood[0], &found).refused(409, "scrutineer-stands");
        round(house, &election, &people[0], &json!({"ballots": "13", "votes": []})).refused(422, "invalid");
        round(house, &election, &people[0], &json!({"ballots": -1, "votes": [{"candidacy": 1, "votes": 7}]})).refused(422, "invalid");
        house.post(format!("{election}/readings"), json!({"scrutineer_id": people[0], "count": found})).refused(409, "nothing-to-read");
        assert_eq!(house.get(&election).expect(200).body["rounds"], json!([]), "nothing was recorded");
        round(house, &election, &people[0], &found).expect(200);
        round(house, &election, &people[0], &found).refused(409, "round-is-not-due");
        read(house, &election, &people[0], &found).refused(409, "scrutineer-has-read-it");
        let differs = read(house, &election, &people[1], &count(&[6, 6], 1)).refused(409, "readings-differ");
        assert_eq!(differs.text("/detail"), "votes 1: 7 / 6");
        read(house, &election, &people[1], &found).expect(200);
        assert_eq!(house.get(&election).expect(200).body["readings"].as_array().unwrap().len(), 2);
    }

    fn a_round_counted_wrongly_is_annulled_and_stays_on_record(house) {
        let assembly = assembly(house);
        let election = assembly.open(house);
        stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        house.post(format!("{election}/annulments"), json!({"reason": "لا شيء"})).refused(409, "no-round-to-annul");
        counted(house, &election, &assembly.people, &count(&[7, 5], 1));
        let annulled = house.post(format!("{election}/annulments"), json!({"reason": "ورقة زائدة"})).expect(200);
        assert_eq!((annulled.text("/next"), annulled.text("/rounds/0/annulled_because")), ("round".to_owned(), "ورقة زائدة".to_owned()));
        assert_eq!(annulled.body["candidates"][0]["is_elected"], false);
        let again = counted(house, &election, &assembly.people, &count(&[5, 7], 1));
        assert_eq!((&again.body["rounds"][1]["number"], again.text("/next")), (&json!(2), "proclamation".to_owned()));
        proclaim(house, &election).expect(201);
        let minutes = house.get(format!("{}/minutes.txt", assembly.meeting)).expect(200).to_string();
        assert!(minutes.contains("ألغيت الدورة 1: ورقة زائدة."), "{minutes}");
        let history = house.get(format!("{election}/history")).expect(200);
        assert_eq!(history.data().len(), 9, "{history}");
    }

    fn a_list_that_stands_alone_is_elected_by_a_majority_or_not_at_all(house) {
        let assembly = assembly(house);
        let election = assembly.open_for(house, "list_ballot", &json!([{"body": "taounate-bureau", "position_type": "bureau_member", "seats": 2}]));
        let persons: Vec<String> = (0..2).map(|number| person(house, &format!("اسم {number}"), "male")).collect();
        house.post(format!("{election}/candidacies"), json!({"persons": persons})).expect(200);
        let against = json!({"ballots": 13, "against": 12, "votes": [{"candidacy": 1, "votes": 1}]});
        assert_eq!(counted(house, &election, &assembly.people, &against).text("/next"), "round");
        assert_eq!(counted(house, &election, &assembly.people, &against).text("/next"), "abandonment");
    }

    fn between_a_count_and_what_follows_nobody_withdraws_and_no_lot_is_drawn(house) {
        statutes_of_a_bureau(house, &json!({"elections": {"rounds_max": 1, "tie": "lot"}}));
        let assembly = assembly(house);
        let election = assembly.open(house);
        let stood = stand(house, &election, &["سعاد المريني", "لطيفة الشرقاوي"]);
        round(house, &election, &assembly.people[0], &count(&[6, 6], 1)).expect(200);
        let draw = || house.post(format!("{election}/draws"), json!({"candidacies": [2, 1]}));
        draw().refused(409, "nothing-is-drawn");
        let withdraw = || house.post(format!("{election}/withdrawals"), json!({"candidacy": 2}));
        withdraw().refused(409, "withdrawal-is-late");
        read(house, &election, &assembly.people[1], &count(&[6, 6], 1)).expect(200);
        withdraw().refused(409, "withdrawal-is-late");
        read(house, &election, &assembly.people[2], &count(&[6, 6], 1)).refused(409, "nothing-to-read");
        assert_eq!(draw().expect(200).text("/next"), "proclamation");
        let decided = proclaim(house, &election).expect(201);
        assert_eq!(president(house, &assembly.pole, "2022-12-08"), [json!(stood[1])]);
        let extract = house.get(format!("/v1/decisions/{}/extract.txt?lang=en", decided.id())).expect(200).to_string();
        assert!(extract.contains("In round 1 a lot decided, in this order:"), "{extract}");
    }
}
