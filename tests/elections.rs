//! Elections: who stands, what each round counts, who reads it, who wins a tie, whom a proclamation appoints.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau, statutes_of_a_bureau};
use crate::races::at_once;

/// A bureau of thirteen who vote, all of them at a meeting on the day of the founding one, and the pole whose president they
/// elect.
struct Assembly {
    people: Vec<String>,
    meeting: String,
    pole: String,
}

fn assembly(house: &House) -> Assembly {
    let mut people = bureau(house);
    let home = house.get("/v1/bodies/taounate-bureau").expect(200).id();
    let member = position(house, &home, "bureau_member");
    for number in 6..=13 {
        let who = person(house, &format!("عضو {number}"), "male");
        let seat = format!("/v1/positions/{member}/appointments");
        house.post(seat, appointment(&who, "2021-01-01")).expect(201);
        people.push(who);
    }
    let present: Vec<&String> = people.iter().collect();
    let meeting = attended(house, "2022-12-08", &present);
    let pole = json!({"type": "pole", "parent": "taounate-secretariat", "names": {"ar": "قطب النساء"}, "slug": "womens-pole", "starts_on": "2021-01-01", "source": source()});
    let pole = house.post("/v1/bodies", pole).expect(201).id();
    Assembly { people, meeting, pole }
}

impl Assembly {
    /// Opens an election of the president of the pole.
    fn open(&self, house: &House) -> String {
        let seat = json!({"body": self.pole, "position_type": "pole_president"});
        self.open_for(house, "individual_ballot", &json!([seat]))
    }

    fn open_for(&self, house: &House, mode: &str, seats: &Value) -> String {
        let new = json!({"title": "انتخاب رئيسة قطب النساء", "mode": mode, "seats": seats});
        let opened = house.post(format!("{}/elections", self.meeting), new).expect(201);
        format!("/v1/elections/{}", opened.id())
    }
}

/// Women who stand, each with a candidacy of her own.
fn stand(house: &House, election: &str, names: &[&str]) -> Vec<String> {
    names
        .iter()
        .map(|name| {
            let who = person(house, name, "female");
            house.post(format!("{election}/candidacies"), json!({"persons": [who]})).expect(200);
            who
        })
        .collect()
}

/// What was found in the box: the votes of the candidacies 1, 2, ..., and the blank papers.
fn count(votes: &[i64], blank: i64) -> Value {
    let each: Vec<Value> =
        (1..).zip(votes).map(|(number, votes)| json!({"candidacy": number, "votes": votes})).collect();
    json!({"ballots": votes.iter().sum::<i64>() + blank, "blank": blank, "votes": each})
}

fn round(house: &House, election: &str, scrutineer: &str, count: &Value) -> Ask {
    house.post(format!("{election}/rounds"), json!({"scrutineer_id": scrutineer, "count": count}))
}

fn read(house: &House, election: &str, scrutineer: &str, count: &Value) -> Ask {
    house.post(format!("{election}/readings"), json!({"scrutineer_id": scrutineer, "count": count}))
}

/// Counts a round and reads it again.
fn counted(house: &House, election: &str, people: &[String], count: &Value) -> Answer {
    round(house, election, &people[0], count).expect(200);
    read(house, election, &people[1], count).expect(200)
}

fn proclaim(house: &House, election: &str) -> Ask {
    house.post(format!("{election}/proclamation"), json!({}))
}

fn next(house: &House, election: &str) -> String {
    house.get(election).expect(200).text("/next")
}

/// Who presides over the pole on a day.
fn president(house: &House, pole: &str, day: &str) -> Vec<Value> {
    let held = house.get(format!("/v1/appointments?body={pole}&as_of={day}")).expect(200);
    held.data().iter().map(|one| one["person"]["id"].clone()).collect()
}

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
