//! Who was at a meeting when: late, gone, back, from afar, in the place of another; and the quorum of every moment.
use serde_json::{Value, json};

use crate::cast::person;
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau, statutes_of_a_bureau};

/// A bureau of five who vote, and a meeting that began at nine in Morocco with the first so many of them.
fn assembly(house: &House, present: usize) -> (Vec<String>, String) {
    let people = bureau(house);
    let meeting = attended(house, "2022-12-08", &people.iter().take(present).collect::<Vec<_>>());
    let hours = json!({"started_at": "2022-12-08T08:00:00Z", "ended_at": "2022-12-08T12:00:00Z"});
    house.patch(&meeting, hours).expect(200);
    (people, meeting)
}

fn pass(house: &House, meeting: &str, movement: &str, at: &str, persons: &[&String]) -> Ask {
    let at = format!("2022-12-08T{at}:00Z");
    house.post(format!("{meeting}/movements"), json!({"movement": movement, "at": at, "persons": persons}))
}

fn quorum(house: &House, meeting: &str, at: &str) -> (String, Value) {
    let at = if at.is_empty() { String::new() } else { format!("?at=2022-12-08T{at}:00Z") };
    let told = house.get(format!("{meeting}/quorum{at}")).expect(200);
    (told.text("/state"), told.body["voters_present"].clone())
}

fn is(state: &str, voters: u64) -> (String, Value) {
    (state.to_owned(), json!(voters))
}

fn decide(house: &House, meeting: &str, fields: &Value) -> Ask {
    let mut decision = json!({"title": "مقرر", "mode": "consensus"});
    decision.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    house.post(format!("{meeting}/decisions"), decision)
}

fn line_of(house: &House, meeting: &str, who: &str) -> Answer {
    let sheet = house.get(format!("{meeting}/attendances?limit=100")).expect(200);
    let line = sheet.data().iter().find(|line| line["person_id"] == who).unwrap().clone();
    house.get(format!("/v1/attendances/{}", line["id"].as_str().unwrap())).expect(200)
}

both! {
    fn a_quorum_comes_and_goes_with_those_who_come_and_go(house) {
        let (people, meeting) = assembly(house, 2);
        assert_eq!(quorum(house, &meeting, ""), is("not_met", 2));
        let filled = pass(house, &meeting, "arrived", "08:30", &[&people[2], &people[3]]).expect(200);
        assert_eq!((&filled.body["recorded"], &filled.body["changed"], &filled.body["same"]), (&json!(2), &json!(0), &json!(0)));
        let left = pass(house, &meeting, "left", "10:00", &[&people[0], &people[3]]).expect(200);
        assert_eq!(&left.body["changed"], &json!(2));
        pass(house, &meeting, "arrived", "11:00", &[&people[0]]).expect(200);
        let again = pass(house, &meeting, "arrived", "11:00", &[&people[0]]).expect(200);
        assert_eq!(&again.body["same"], &json!(1), "told twice, once is enough");
        let at = |hour: &str| quorum(house, &meeting, hour);
        assert_eq!(at(""), is("met", 4), "at its fullest");
        assert_eq!((at("08:00"), at("08:29")), (is("not_met", 2), is("not_met", 2)));
        assert_eq!((at("08:30"), at("09:59")), (is("met", 4), is("met", 4)));
        assert_eq!((at("10:00"), at("11:00")), (is("not_met", 2), is("met", 3)));
        let spans = house.get(format!("{meeting}/quorum-timeline")).expect(200);
        let told: Vec<(Value, Value, Value)> = spans.data().iter().map(|span| (span["from"].clone(), span["to"].clone(), span["voters_present"].clone())).collect();
        let hour = |hour: &str| json!(format!("2022-12-08T{hour}:00Z"));
        assert_eq!(told, [
            (Value::Null, hour("08:30"), json!(2)), (hour("08:30"), hour("10:00"), json!(4)),
            (hour("10:00"), hour("11:00"), json!(2)), (hour("11:00"), Value::Null, json!(3)),
        ]);
        let page = house.get(format!("{meeting}/quorum-timeline?limit=3")).expect(200);
        let next = house.get(format!("{meeting}/quorum-timeline?limit=3&cursor={}", page.text("/next"))).expect(200);
        assert_eq!((page.data().len(), next.data().len(), &next.body["next"]), (3, 1, &Value::Null));
        assert_eq!(&line_of(house, &meeting, &people[0]).body["stays"], &json!([{"from": null, "to": hour("10:00")}, {"from": hour("11:00"), "to": null}]));
    }

    fn a_decision_has_the_quorum_of_its_moment(house) {
        let (people, meeting) = assembly(house, 3);
        pass(house, &meeting, "left", "10:00", &[&people[0]]).expect(200);
        let refused = decide(house, &meeting, &json!({})).in_language("en").refused(409, "quorum-came-and-went");
        assert!(refused.text("/title").contains("decided_at"), "{refused}");
        let at = |hour: &str| json!({"decided_at": format!("2022-12-08T{hour}:00Z")});
        decide(house, &meeting, &at("10:30")).refused(409, "quorum-is-not-met");
        let wrong = decide(house, &meeting, &at("07:59")).refused(409, "decided-at-another-time");
        assert!(wrong.has_fault("/decided_at", "decided-at-another-time"), "{wrong}");
        decide(house, &meeting, &at("12:01")).refused(409, "decided-at-another-time");
        decide(house, &meeting, &json!({"decided_at": "2022-12-08T09:00:00Z", "decided_on": "2022-12-09"})).refused(409, "decided-at-another-time");
        let taken = decide(house, &meeting, &at("09:59")).expect(201);
        assert_eq!((taken.text("/decided_on"), taken.text("/quorum_when_recorded/state")), ("2022-12-08".to_owned(), "met".to_owned()));
        // What it rests on is not corrected away.
        let line = format!("/v1/attendances/{}", line_of(house, &meeting, &people[0]).id());
        let gone = |hour: &str| house.patch(&line, json!({"stays": [{"to": format!("2022-12-08T{hour}:00Z")}]}));
        gone("09:59").refused(409, "decisions-would-lose-their-quorum");
        gone("10:01").expect(200);
        pass(house, &meeting, "left", "09:30", &[&people[1]]).refused(409, "decisions-would-lose-their-quorum");
        pass(house, &meeting, "left", "10:15", &[&people[1]]).expect(200);
    }

    fn whoever_votes_is_there_at_that_moment(house) {
        let (people, meeting) = assembly(house, 4);
        pass(house, &meeting, "left", "10:00", &[&people[3]]).expect(200);
        let roll = |hour: &str, count: usize| {
            let votes: Vec<Value> = people.iter().take(count).map(|who| json!({"person_id": who, "choice": "for"})).collect();
            json!({"mode": "roll_call", "votes": votes, "decided_at": format!("2022-12-08T{hour}:00Z")})
        };
        let refused = decide(house, &meeting, &roll("10:30", 4)).refused(409, "voter-was-not-there");
        assert!(refused.has_fault("/votes/3/person_id", "voter-was-not-there"), "{refused}");
        decide(house, &meeting, &roll("09:30", 4)).expect(201);
        decide(house, &meeting, &roll("10:30", 3)).expect(201);
        let line = format!("/v1/attendances/{}", line_of(house, &meeting, &people[3]).id());
        house.patch(&line, json!({"stays": [{"to": "2022-12-08T09:15:00Z"}]})).refused(409, "voters-were-there");
    }

    fn those_from_afar_are_counted_as_the_statutes_say(house) {
        let (people, meeting) = assembly(house, 2);
        house.post(format!("{meeting}/attendances"), json!({"person_id": people[2], "presence": "remote"})).expect(201);
        assert_eq!(quorum(house, &meeting, ""), is("met", 3));
        let first = json!({"first": "1/2", "remote": "heard"});
        statutes_of_a_bureau(house, &json!({"quorum": first}));
        assert_eq!(quorum(house, &meeting, ""), is("not_met", 2), "they are heard");
        let sheet = house.get(format!("{meeting}/attendance-sheet.txt")).in_language("ar").expect(200).to_string();
        assert!(sheet.contains("حاضر عن بعد"), "{sheet}");
    }

    fn whoever_stands_in_votes_where_the_statutes_say_so(house) {
        let (people, meeting) = assembly(house, 2);
        let (stranger, other) = (person(house, "رشيد العلوي", "male"), person(house, "هند المريني", "female"));
        let stands_in = |who: &str, member: &str, votes: bool| {
            house.post(format!("{meeting}/attendances"), json!({"person_id": who, "presence": "present", "substitutes_id": member, "substitute_votes": votes}))
        };
        let refused = stands_in(&stranger, &people[2], true).in_language("en").refused(409, "substitutes-are-heard");
        assert!(refused.has_fault("/substitute_votes", "substitutes-are-heard"), "{refused}");
        let heard = stands_in(&stranger, &people[2], false).expect(201);
        assert_eq!(heard.text("/substitutes/id"), people[2]);
        assert_eq!(quorum(house, &meeting, ""), is("not_met", 2), "without the vote");
        statutes_of_a_bureau(house, &json!({"substitutes": "voting"}));
        let line = format!("/v1/attendances/{}", heard.id());
        house.patch(&line, json!({"substitute_votes": true})).expect(200);
        assert_eq!(quorum(house, &meeting, ""), is("met", 3));
        stands_in(&other, &people[2], true).refused(409, "vote-is-carried-already");
        stands_in(&people[3], &people[4], true).refused(409, "substitute-votes-already");
        stands_in(&other, &stranger, true).refused(409, "substituted-is-there");
        stands_in(&other, &people[0], true).refused(409, "substituted-is-there");
        stands_in(&other, &other, false).refused(409, "substitute-is-the-same-person");
        let nobody = person(house, "سعاد الإدريسي", "female");
        stands_in(&other, &nobody, true).refused(409, "substituted-has-no-vote");
        house.post(format!("{meeting}/attendances"), json!({"person_id": other, "presence": "present", "substitute_votes": true})).refused(409, "vote-of-nobody");
        house.post(format!("{meeting}/attendances"), json!({"person_id": other, "presence": "excused", "substitutes_id": people[3]})).refused(409, "substitute-did-not-come");
        // With the vote of the member the substitute answers the roll; the member who comes votes again.
        let votes = |who: &[&String]| json!({"mode": "roll_call", "votes": who.iter().map(|who| json!({"person_id": who, "choice": "for"})).collect::<Vec<_>>()});
        decide(house, &meeting, &votes(&[&people[0], &people[1], &stranger])).expect(201);
        let minutes = house.get(format!("{meeting}/minutes.txt")).in_language("en").expect(200).to_string();
        assert!(minutes.contains("standing in for") && minutes.contains("with the vote"), "{minutes}");
        house.patch(&line, json!({"presence": "absent"})).refused(409, "substitute-did-not-come");
        house.patch(&line, json!({"presence": "absent", "substitutes_id": null, "substitute_votes": false})).refused(409, "voters-were-there");
    }

    fn nobody_comes_ahead_of_time_or_leaves_without_having_come(house) {
        let (people, meeting) = assembly(house, 2);
        let never = pass(house, &meeting, "left", "09:00", &[&people[0], &people[4]]).refused(422, "invalid");
        assert!(never.has_fault("/persons/1", "person-is-not-there"), "{never}");
        assert_eq!(&line_of(house, &meeting, &people[0]).body["stays"], &json!([]), "all, or nobody");
        pass(house, &meeting, "arrived", "07:00", &[&people[2]]).refused(409, "hour-is-outside-the-meeting");
        pass(house, &meeting, "arrived", "12:30", &[&people[2]]).refused(409, "hour-is-outside-the-meeting");
        let ahead = json!({"movement": "arrived", "at": "2190-01-01T09:00:00Z", "persons": [people[2]]});
        house.post(format!("{meeting}/movements"), ahead).refused(409, "hour-lies-ahead");
        let badge = json!({"movement": "arrived", "at": "2022-12-08T09:00:00Z", "numbers": ["٩٩٩٩"]});
        let nobodys = house.post(format!("{meeting}/movements"), badge).refused(422, "invalid");
        assert!(nobodys.has_fault("/numbers/0", "number-is-nobodys"), "{nobodys}");
        pass(house, &meeting, "left", "10:00", &[&people[0]]).expect(200);
        let early = pass(house, &meeting, "left", "09:00", &[&people[0]]).refused(422, "invalid");
        assert!(early.has_fault("/persons/0", "sheet-tells-later-hours"), "{early}");
        let told = |line: Value| house.post(format!("{meeting}/attendances"), line);
        told(json!({"person_id": people[3], "presence": "absent", "stays": [{}]})).refused(409, "only-who-came-stays");
        told(json!({"group_name": "الأعضاء", "presence": "present", "stays": [{}]})).refused(409, "only-who-came-stays");
        let twice = json!([{"from": "2022-12-08T09:00:00Z"}, {"from": "2022-12-08T10:00:00Z"}]);
        told(json!({"person_id": people[3], "presence": "present", "stays": twice})).refused(409, "stays-overlap");
        let outside = told(json!({"person_id": people[3], "presence": "present", "stays": [{"from": "2022-12-08T07:00:00Z"}]})).refused(409, "hour-is-outside-the-meeting");
        assert!(outside.has_fault("/stays/0/from", "hour-is-outside-the-meeting"), "{outside}");
        let excused = told(json!({"person_id": people[3], "presence": "excused"})).expect(201);
        pass(house, &meeting, "arrived", "11:00", &[&people[3]]).expect(200);
        let came = house.get(format!("/v1/attendances/{}", excused.id())).expect(200);
        assert_eq!((came.text("/presence"), came.text("/stays/0/from")), ("present".to_owned(), "2022-12-08T11:00:00Z".to_owned()));
    }

    fn the_papers_tell_who_came_late_and_when_the_quorum_was_met(house) {
        let (people, meeting) = assembly(house, 2);
        pass(house, &meeting, "arrived", "08:30", &[&people[2]]).expect(200);
        pass(house, &meeting, "left", "10:00", &[&people[2]]).expect(200);
        let told = |paper: &str, language: &str| house.get(format!("{meeting}/{paper}.txt")).in_language(language).expect(200).to_string();
        let minutes = told("minutes", "ar");
        assert!(minutes.contains("من الساعة 09:30 إلى الساعة 11:00"), "in Morocco's hours: {minutes}");
        assert!(minutes.contains("تغير النصاب أثناء الاجتماع: غير مكتمل إلى الساعة 09:30، مكتمل من الساعة 09:30 إلى الساعة 11:00، غير مكتمل من الساعة 11:00."), "{minutes}");
        let sheet = told("attendance-sheet", "fr");
        assert!(sheet.contains("de 9\u{A0}h\u{A0}30 à 11\u{A0}h\u{A0}00"), "{sheet}");
    }

    fn the_hours_of_a_meeting_are_not_corrected_away_from_what_is_recorded_of_it(house) {
        let (people, meeting) = assembly(house, 3);
        pass(house, &meeting, "left", "11:59", &[&people[0]]).expect(200);
        decide(house, &meeting, &json!({"decided_at": "2022-12-08T09:00:00Z"})).expect(201);
        let hours = |fields: Value| house.patch(&meeting, fields);
        let early = hours(json!({"ended_at": "2022-12-08T11:00:00Z"})).refused(409, "hour-is-outside-the-meeting");
        assert!(early.has_fault("/started_at", "hour-is-outside-the-meeting"), "{early}");
        hours(json!({"started_at": "2022-12-08T09:30:00Z"})).refused(409, "decided-at-another-time");
        let day = hours(json!({"held_on": "2022-12-06", "started_at": "2022-12-06T08:00:00Z", "ended_at": "2022-12-06T12:00:00Z"})).send();
        assert_eq!(day.status, 409, "whoever came on the eighth was not there on the sixth: {day}");
        hours(json!({"started_at": "2022-12-08T08:30:00Z", "ended_at": "2022-12-08T12:30:00Z"})).expect(200);
    }

    fn at_the_end_of_a_meeting_it_is_as_it_was_and_a_decision_is_told_with_the_quorum_of_its_moment(house) {
        let (people, meeting) = assembly(house, 4);
        pass(house, &meeting, "left", "10:00", &[&people[0], &people[1]]).expect(200);
        pass(house, &meeting, "left", "12:00", &[&people[2], &people[3]]).expect(200);
        assert_eq!((quorum(house, &meeting, "12:00"), quorum(house, &meeting, "11:59")), (is("not_met", 2), is("not_met", 2)));
        let told = json!({"decided_at": "2022-12-08T10:30:00Z", "source": {"kind": "minutes on paper"}});
        let kept = decide(house, &meeting, &told).expect(201);
        let shown = house.get(format!("/v1/decisions/{}", kept.id())).expect(200);
        assert_eq!((kept.text("/quorum"), shown.text("/quorum")), ("not_met".to_owned(), "not_met".to_owned()));
        let early = decide(house, &meeting, &json!({"decided_at": "2022-12-08T09:00:00Z"})).expect(201);
        let list = house.get(format!("{meeting}/decisions")).expect(200);
        assert_eq!((early.text("/quorum"), list.text("/data/0/quorum"), list.text("/data/1/quorum")), ("met".to_owned(), "not_met".to_owned(), "met".to_owned()));
    }
}
