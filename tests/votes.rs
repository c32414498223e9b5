//! How a decision is voted on: counted, called by name, secret; which majority carries it; who has no part in it.
use serde_json::{Value, json};

use crate::cast::{person, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau, statutes_of_a_bureau};
use crate::races::at_once;

/// A bureau of five who vote, since 2021, all of them at a meeting; the people, and the address of the meeting.
fn assembly(house: &House) -> (Vec<String>, String) {
    let people = bureau(house);
    let present: Vec<&String> = people.iter().collect();
    let meeting = attended(house, "2022-12-08", &present);
    (people, meeting)
}

/// A decision that opens one action, by a show of hands, with these fields.
fn opens(fields: &Value) -> Value {
    let action = json!({"kind": "open_actions", "actions": [{"title": "إجراء"}]});
    let mut decision = json!({"title": "مقرر", "mode": "show_of_hands", "effects": [action]});
    for (name, value) in fields.as_object().unwrap() {
        decision[name] = value.clone();
    }
    decision
}

fn decide(house: &House, meeting: &str, fields: &Value) -> Ask {
    house.post(format!("{meeting}/decisions"), opens(fields))
}

fn counted(given: u64, against: u64, abstained: u64) -> Value {
    json!({"votes_for": given, "votes_against": against, "abstentions": abstained})
}

/// A roll in which the first so many vote for, the next against.
fn called(people: &[String], given: usize) -> Value {
    let choice = |place| if place < given { "for" } else { "against" };
    let votes =
        people.iter().enumerate().map(|(place, who)| json!({"person_id": who, "choice": choice(place)}));
    json!({"mode": "roll_call", "votes": votes.collect::<Vec<_>>()})
}

fn with(mut fields: Value, name: &str, value: Value) -> Value {
    fields[name] = value;
    fields
}

/// How many actions there are: what a decision that was refused must not have done.
fn actions(house: &House) -> usize {
    house.get("/v1/actions").expect(200).data().len()
}

fn found(decided: &Answer) -> (String, String, Value) {
    (decided.text("/outcome"), decided.text("/majority/state"), decided.body["majority"]["needed"].clone())
}

both! {
    fn what_has_no_majority_does_nothing(house) {
        let (_, meeting) = assembly(house);
        let refused = decide(house, &meeting, &counted(2, 3, 0)).in_language("en").refused(409, "votes-do-not-carry-it");
        assert_eq!(refused.text("/detail"), "2 / 3", "{refused}");
        decide(house, &meeting, &counted(2, 2, 1)).refused(409, "votes-do-not-carry-it");
        house.post(format!("{meeting}/decisions?dry_run=true"), opens(&counted(1, 4, 0))).refused(409, "votes-do-not-carry-it");
        assert_eq!(actions(house), 0, "nothing was done");
        let carried = decide(house, &meeting, &counted(3, 2, 0)).expect(201);
        assert_eq!(found(&carried), ("adopted".to_owned(), "reached".to_owned(), json!(3)));
        assert_eq!(actions(house), 1);
    }

    fn what_was_put_and_not_carried_is_recorded_as_rejected(house) {
        let (_, meeting) = assembly(house);
        let put = |fields: Value| decide(house, &meeting, &with(fields, "effects", json!([]))).expect(201);
        let rejected = put(counted(2, 3, 0));
        assert_eq!(found(&rejected), ("rejected".to_owned(), "not_reached".to_owned(), json!(3)));
        put(counted(4, 1, 0));
        let extract = house.get(format!("/v1/decisions/{}/extract.txt", rejected.id())).expect(200);
        let told = extract.to_string();
        assert!(told.contains("الأصوات المطلوبة: 3.") && told.contains("لم يعتمد."), "{told}");
        let of = |outcome: &str| house.get(format!("/v1/decisions?outcome={outcome}")).expect(200).data().len();
        assert_eq!((of("rejected"), of("adopted")), (1, 1));
        house.get("/v1/decisions?outcome=maybe").refused(422, "invalid");
    }

    fn a_consensus_is_no_vote_and_a_count_makes_one(house) {
        let (_, meeting) = assembly(house);
        let agreed = decide(house, &meeting, &json!({"mode": "consensus"})).expect(201);
        assert_eq!((&agreed.body["majority"], agreed.text("/outcome")), (&json!(null), "adopted".to_owned()));
        let uncounted = decide(house, &meeting, &json!({})).expect(201);
        assert_eq!(found(&uncounted), ("adopted".to_owned(), "not_verifiable".to_owned(), json!(null)));
        assert_eq!(uncounted.text("/majority/reason"), "not_counted");
        decide(house, &meeting, &with(counted(1, 4, 0), "mode", json!("unspecified"))).refused(409, "votes-do-not-carry-it");
    }

    fn more_votes_than_voters_are_a_miscount(house) {
        let (people, meeting) = assembly(house);
        let refused = decide(house, &meeting, &counted(4, 1, 1)).in_language("fr").refused(409, "more-votes-than-voters");
        assert_eq!(refused.text("/detail"), "6 / 5", "{refused}");
        let conflict = json!([{"person_id": people[4], "reason": "أخو المترشح"}]);
        decide(house, &meeting, &with(counted(4, 1, 0), "conflicts", conflict)).refused(409, "more-votes-than-voters");
        let kept = decide(house, &meeting, &with(counted(9, 1, 0), "source", source())).expect(201);
        assert_eq!(kept.text("/majority/state"), "reached", "history is kept: {kept}");
    }

    fn the_statutes_say_of_which_whole_the_majority_is(house) {
        statutes_of_a_bureau(house, &json!({"majority": {"default": "simple", "expulsion": "2/3_of_members", "loans": "absolute_of_present"}}));
        let (people, meeting) = assembly(house);
        let on = |subject: &str, votes: Value| decide(house, &meeting, &with(votes, "subject", json!(subject)));
        let refused = on("expulsion", counted(3, 0, 2)).refused(409, "votes-do-not-carry-it");
        assert_eq!(refused.text("/detail"), "3 / 4", "{refused}");
        let carried = on("expulsion", counted(4, 0, 1)).expect(201);
        assert_eq!((carried.text("/majority/subject"), carried.text("/majority/of"), &carried.body["majority"]["whole"]), ("expulsion".to_owned(), "members".to_owned(), &json!(5)));
        on("expulsion", json!({})).refused(409, "votes-are-not-counted");
        on("loans", counted(2, 1, 2)).refused(409, "votes-do-not-carry-it");
        on("loans", counted(3, 0, 2)).expect(201);
        let unknown = on("weather", counted(5, 0, 0)).at("/subject", "subject-is-unknown");
        assert!(unknown.text("/detail").contains("expulsion"), "{unknown}");
        // One who is recused is no member for that.
        let conflict = json!([{"person_id": people[4], "reason": "أخو المترشح"}]);
        let less = on("expulsion", with(counted(3, 1, 0), "conflicts", conflict)).expect(201);
        assert_eq!(&less.body["majority"]["needed"], &json!(3), "{less}");
    }

    fn a_tie_is_broken_by_the_chair_where_the_statutes_say_so(house) {
        let (people, meeting) = assembly(house);
        let tied = with(counted(2, 2, 1), "casting_vote", json!("for"));
        decide(house, &meeting, &tied).at("/casting_vote", "there-is-no-casting-vote");
        statutes_of_a_bureau(house, &json!({"tie": "chair_decides"}));
        decide(house, &meeting, &tied).at("/casting_vote", "there-is-no-casting-vote");
        house.patch(&meeting, json!({"chair_id": people[0]})).expect(200);
        decide(house, &meeting, &counted(2, 2, 1)).refused(409, "votes-do-not-carry-it");
        decide(house, &meeting, &with(tied.clone(), "casting_vote", json!("against"))).refused(409, "votes-do-not-carry-it");
        let broken = decide(house, &meeting, &tied).expect(201);
        assert_eq!((broken.text("/outcome"), broken.text("/majority/casting_vote")), ("adopted".to_owned(), "for".to_owned()));
        decide(house, &meeting, &with(counted(3, 2, 0), "casting_vote", json!("for"))).at("/casting_vote", "there-is-no-casting-vote");
    }

    fn a_roll_call_tells_who_voted_how(house) {
        let (people, meeting) = assembly(house);
        let decided = decide(house, &meeting, &called(&people, 3)).expect(201);
        assert_eq!((&decided.body["votes_for"], &decided.body["votes_against"], &decided.body["abstentions"]), (&json!(3), &json!(2), &json!(0)));
        let path = format!("/v1/decisions/{}/votes", decided.id());
        let roll = house.get(&path).expect(200);
        let told: Vec<(&str, &str)> = roll.data().iter().map(|vote| (vote["person_id"].as_str().unwrap(), vote["choice"].as_str().unwrap())).collect();
        let expected: Vec<(&str, &str)> = people.iter().map(String::as_str).zip(["for", "for", "for", "against", "against"]).collect();
        assert_eq!(told, expected);
        assert!(roll.body["data"][0]["person"]["name_ar"].is_string(), "{roll}");
        assert_eq!(house.get(format!("{path}?choice=against")).expect(200).data().len(), 2);
        let first = house.get(format!("{path}?limit=2&total=true")).expect(200);
        let rest = house.get(format!("{path}?limit=2&cursor={}", first.text("/next"))).expect(200);
        assert_eq!((first.data().len(), &first.body["total"], &rest.body["data"][0]["number"]), (2, &json!(5), &json!(3)));
        house.get("/v1/decisions/01890a5d-ac96-774b-bcce-b302099a8057/votes").refused(404, "not-found");
    }

    fn a_roll_is_of_those_who_were_there_each_once(house) {
        let (people, meeting) = assembly(house);
        let stranger = person(house, "حميد الورياغلي", "male");
        let call = |who: &[&String], more: Value| {
            let votes: Vec<Value> = who.iter().map(|who| json!({"person_id": who, "choice": "for"})).collect();
            let mut fields = with(json!({"mode": "roll_call"}), "votes", json!(votes));
            for (name, value) in more.as_object().unwrap() {
                fields[name] = value.clone();
            }
            decide(house, &meeting, &fields)
        };
        let everybody: Vec<&String> = people.iter().collect();
        call(&[&people[0], &people[1], &people[0]], json!({})).at("/votes/2/person_id", "voter-is-named-twice");
        call(&[&stranger], json!({})).at("/votes/0/person_id", "voter-was-not-there");
        house.post(format!("{meeting}/attendances"), json!({"person_id": stranger, "presence": "present"})).expect(201);
        call(&[&people[0], &stranger], json!({})).at("/votes/1/person_id", "voter-has-no-vote");
        call(&everybody, json!({"votes_for": 4})).at("/votes_for", "tally-differs-from-the-roll");
        call(&everybody, json!({"mode": "secret_ballot"})).at("/votes", "secret-ballot-has-no-names");
        let conflict = json!({"conflicts": [{"person_id": people[2], "reason": "أخو المترشح"}]});
        call(&everybody, conflict).at("/conflicts/0/person_id", "voter-is-named-twice");
        let nobody = "01890a5d-ac96-774b-bcce-b302099a8057".to_owned();
        call(&[&nobody], json!({})).refused(409, "person-is-unknown");
        call(&everybody, json!({"votes_for": 5})).expect(201);
        assert_eq!(actions(house), 1);
    }

    fn who_is_recused_is_counted_out_of_the_quorum(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &[&people[0], &people[1]]);
        let but = |who: &[usize]| {
            let conflicts: Vec<Value> = who.iter().map(|place| json!({"person_id": people[*place], "reason": "طرف في الملف"})).collect();
            json!({"mode": "consensus", "conflicts": conflicts})
        };
        decide(house, &meeting, &but(&[])).refused(409, "quorum-is-not-met");
        let gone = decide(house, &meeting, &but(&[0])).in_language("en").refused(409, "quorum-is-not-met");
        assert_eq!(gone.text("/detail"), "1 / 2", "{gone}");
        // Of the three others two are there.
        let decided = decide(house, &meeting, &but(&[3, 4])).expect(201);
        assert_eq!(&decided.body["quorum_when_recorded"]["voters"], &json!(3), "{decided}");
        let told = house.get(format!("/v1/decisions/{}/votes?choice=recused", decided.id())).expect(200);
        assert_eq!((told.data().len(), told.text("/data/0/reason")), (2, "طرف في الملف".to_owned()));
        let line = house.get(format!("{meeting}/attendances")).expect(200).text("/data/0/id");
        house.delete(format!("/v1/attendances/{line}")).refused(409, "decisions-would-lose-their-quorum");
    }

    fn who_voted_was_there(house) {
        let (people, meeting) = assembly(house);
        decide(house, &meeting, &called(&people, 5)).expect(201);
        let sheet = house.get(format!("{meeting}/attendances")).expect(200);
        let line = format!("/v1/attendances/{}", sheet.text("/data/4/id"));
        house.patch(&line, json!({"presence": "excused"})).refused(409, "voters-were-there");
        house.delete(&line).refused(409, "voters-were-there");
        house.post(format!("{meeting}/attendance-sheets"), json!({"persons": [people[0]], "presence": "absent"})).refused(409, "voters-were-there");
        assert_eq!(house.get(&line).expect(200).text("/presence"), "present");
    }

    fn a_vote_is_recorded_once_however_often_it_is_sent(house) {
        let (people, meeting) = assembly(house);
        let ask = || decide(house, &meeting, &called(&people, 4)).header("idempotency-key", "one-roll");
        let answers = at_once((0..8).map(|_| ask()).collect());
        assert!(answers.iter().any(|answer| answer.status == 201), "{answers:?}");
        let decisions = house.get(format!("{meeting}/decisions")).expect(200);
        assert_eq!((decisions.data().len(), actions(house)), (1, 1));
        let votes = house.get(format!("/v1/decisions/{}/votes", decisions.text("/data/0/id"))).expect(200);
        assert_eq!(votes.data().len(), 5);
    }

    fn two_who_voted_on_one_decision_are_two(house) {
        let (people, _) = assembly(house);
        let long_ago = attended(house, "2022-12-09", &[]);
        decide(house, &long_ago, &with(called(&people[..2], 1), "source", source())).expect(201);
        let into = |one: &String, other: &String| house.post(format!("/v1/persons/{one}/merges"), json!({"other_id": other, "reason": "سجل مكرر"}));
        let again = person(house, "كمال البقالي", "male");
        let voted = json!({"mode": "roll_call", "votes": [{"person_id": again, "choice": "for"}, {"person_id": people[1], "choice": "for"}]});
        let other = decide(house, &long_ago, &with(voted, "source", source())).expect(201).id();
        into(&again, &people[1]).at("/other_id", "votes-meet");
        into(&people[2], &again).expect(201);
        let moved = house.get(format!("/v1/decisions/{other}/votes")).expect(200);
        assert_eq!(moved.text("/data/0/person_id"), people[2], "a vote goes with whose it was");
    }
}
