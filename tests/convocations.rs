//! How a meeting is convened: whom it invites, with which notice, and again after a first call without a quorum.
use amana::words::civil_day;
use chrono::{Days, NaiveDate, Utc};
use serde_json::{Value, json};

use crate::cast::{person, secretariat, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau, member, statutes_of_a_bureau};
use crate::races::at_once;

fn today() -> NaiveDate {
    civil_day(Utc::now())
}

fn in_days(days: u64) -> String {
    (today() + Days::new(days)).to_string()
}

fn convene(house: &House, meeting: &str, fields: Value) -> Ask {
    house.post(format!("{meeting}/convocations"), fields)
}

fn invitations(house: &House, meeting: &str) -> Answer {
    house.get(format!("{meeting}/invitations?limit=200")).expect(200)
}

fn invited(house: &House, meeting: &str) -> Vec<String> {
    let list = invitations(house, meeting);
    list.data().iter().map(|one| one["person_id"].as_str().unwrap().to_owned()).collect()
}

both! {
    fn everybody_who_sits_on_the_day_is_invited(house) {
        let people = bureau(house);
        let meeting = attended(house, &in_days(10), &[]);
        house.post(format!("{meeting}/agenda-items"), json!({"title": "توزيع المهام"})).expect(201);
        // Whoever leaves before that day is not invited.
        let held = house.get(format!("/v1/appointments?person_id={}", people[4])).expect(200).text("/data/0/id");
        let end = json!({"ends_on": in_days(5), "source": source()});
        house.post(format!("/v1/appointments/{held}/resignations"), end).expect(200);
        let guest = person(house, "حميد الورياغلي", "male");
        let sent = convene(house, &meeting, json!({"channel": "email", "guests": [guest, people[0]]})).expect(201);
        assert_eq!((&sent.body["invited"], sent.text("/notice"), &sent.body["notice_days"], &sent.body["notice_asked"]), (&json!(5), "kept".to_owned(), &json!(10), &json!(3)), "{sent}");
        assert_eq!((&sent.body["agenda"][0]["title"], &sent.body["is_current"]), (&json!("توزيع المهام"), &json!(true)));
        let mut expected: Vec<String> = people[..4].to_vec();
        expected.push(guest);
        let (mut found, list) = (invited(house, &meeting), invitations(house, &meeting));
        assert_eq!(found.last(), expected.last(), "guests come last");
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let first = &list.body["data"][0];
        assert!(first["position_id"].is_string() && first["person"]["name_ar"].is_string(), "{list}");
        assert_eq!((&first["channel"], &first["sent_on"], &list.body["data"][4]["position_id"]), (&json!("email"), &json!(today().to_string()), &Value::Null));
    }

    fn what_was_announced_is_kept_and_a_change_is_told(house) {
        bureau(house);
        let meeting = attended(house, &in_days(10), &[]);
        convene(house, &meeting, json!({})).expect(201);
        house.patch(&meeting, json!({"place": "مقر الحزب"})).expect(200);
        let list = house.get(format!("{meeting}/convocations")).expect(200);
        assert_eq!((&list.body["data"][0]["is_current"], &list.body["data"][0]["place"]), (&json!(false), &Value::Null));
        let again = convene(house, &meeting, json!({})).expect(201);
        assert_eq!((&again.body["number"], &again.body["place"]), (&json!(2), &json!("مقر الحزب")));
        assert_eq!(invited(house, &meeting).len(), 10, "each convocation invites");
        house.post(format!("{meeting}/agenda-items"), json!({"title": "متفرقات"})).expect(201);
        let list = house.get(format!("{meeting}/convocations")).expect(200);
        assert_eq!(list.body["data"][1]["is_current"], json!(false));
        assert_eq!(house.get(format!("{meeting}/convocations?limit=1&total=true")).expect(200).body["total"], json!(2));
    }

    fn a_short_notice_is_refused_unless_it_is_urgent(house) {
        bureau(house);
        let soon = attended(house, &in_days(2), &[]);
        let refused = convene(house, &soon, json!({})).in_language("fr").refused(409, "notice-is-short");
        assert_eq!((refused.text("/detail"), refused.text("/clause/id")), ("2 / 3".to_owned(), "art-32".to_owned()), "{refused}");
        assert!(invited(house, &soon).is_empty(), "nobody was invited");
        let urgent = convene(house, &soon, json!({"urgent_reason": "استقالة الأمين"})).expect(201);
        assert_eq!((urgent.text("/notice"), urgent.text("/urgent_reason")), ("urgent".to_owned(), "استقالة الأمين".to_owned()));
        let past = attended(house, "2022-12-08", &[]);
        convene(house, &past, json!({"sent_on": "2022-12-07"})).refused(409, "notice-is-short");
        let history = convene(house, &past, json!({"sent_on": "2022-12-07", "source": source()})).expect(201);
        assert_eq!((history.text("/notice"), &history.body["notice_days"]), ("short".to_owned(), &json!(1)));
        convene(house, &past, json!({"sent_on": "2022-12-09"})).at("/sent_on", "convocation-is-out-of-time");
        convene(house, &soon, json!({"sent_on": in_days(1)})).at("/sent_on", "convocation-is-out-of-time");
        convene(house, &soon, json!({"call": 3})).faulty("/call", "out-of-range");
    }

    fn the_statutes_say_how_strictly_a_notice_is_meant(house) {
        statutes_of_a_bureau(house, &json!({"enforcement": {"notice": {"effect": "warn", "clause": "art-33"}}}));
        bureau(house);
        let soon = attended(house, &in_days(1), &[]);
        let warned = convene(house, &soon, json!({})).expect(201);
        assert_eq!((warned.text("/notice"), warned.text("/clause")), ("short".to_owned(), "art-33".to_owned()));
    }

    fn a_day_that_is_not_fixed_and_a_body_without_members_are_not_convened(house) {
        secretariat(house);
        let empty = attended(house, &in_days(10), &[]);
        convene(house, &empty, json!({})).refused(409, "nobody-is-invited");
        let vague = attended(house, "2022-12", &[]);
        convene(house, &vague, json!({"sent_on": "2022-11-01"})).refused(409, "meeting-day-is-not-known");
        let unknown = json!({"guests": ["01890a5d-ac96-774b-bcce-b302099a8057"]});
        member(house, "bureau_rapporteur", "2021-01-01");
        convene(house, &empty, unknown).refused(409, "person-is-unknown");
    }

    fn proof_of_sending_and_answers_are_recorded(house) {
        bureau(house);
        let meeting = attended(house, &in_days(10), &[]);
        convene(house, &meeting, json!({"channel": "by_hand"})).expect(201);
        let line = format!("/v1/invitations/{}", invitations(house, &meeting).text("/data/1/id"));
        let proven = house.patch(&line, json!({"proof": "وصل رقم 118", "reply": "excused"})).expect(200);
        let before = house.get(&line).expect(200);
        assert_eq!((proven.text("/proof"), proven.text("/reply")), ("وصل رقم 118".to_owned(), "excused".to_owned()));
        assert!(before.body["position_id"].is_string() && before.body["convocation_id"].is_string(), "they stay: {before}");
        house.patch(&line, json!({"number": 1})).refused(409, "line-number-is-taken");
        house.patch(&line, json!({"person_id": invited(house, &meeting)[0]})).refused(409, "person-is-invited");
        let guest = person(house, "حميد الورياغلي", "male");
        let apart = house.post(format!("{meeting}/invitations"), json!({"person_id": guest, "channel": "telephone"})).expect(201);
        assert_eq!((&apart.body["number"], &apart.body["convocation_id"]), (&json!(6), &Value::Null));
        house.delete(format!("/v1/invitations/{}", apart.id())).expect(204);
        let past = house.get(format!("{line}/history")).expect(200);
        assert_eq!(past.data().len(), 2, "{past}");
    }

    fn a_second_call_follows_a_first_without_a_quorum(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &[]);
        house.patch(&meeting, json!({"planned_at": "2022-12-08T09:00:00Z"})).expect(200);
        let again = |at: &str| convene(house, &meeting, json!({"call": 2, "sent_on": "2022-12-08", "planned_at": at, "source": source()}));
        again("2022-12-08T10:00:00Z").at("/call", "first-call-comes-first");
        convene(house, &meeting, json!({"sent_on": "2022-12-01"})).expect(201);
        house.post(format!("{meeting}/attendances"), json!({"person_id": people[0], "presence": "present"})).expect(201);
        again("2022-12-08T09:59:00Z").at("/planned_at", "second-call-is-too-soon");
        convene(house, &meeting, json!({"call": 2, "sent_on": "2022-12-08"})).at("/planned_at", "second-call-is-too-soon");
        let action = json!({"kind": "open_actions", "actions": [{"title": "إجراء"}]});
        let decision = json!({"title": "مقرر", "mode": "consensus", "effects": [action]});
        house.post(format!("{meeting}/decisions"), decision.clone()).refused(409, "quorum-is-not-met");
        let second = again("2022-12-08T10:00:00Z").expect(201);
        assert_eq!((&second.body["call"], &second.body["failed_quorum"]["voters_present"], second.text("/failed_quorum/state"), second.text("/notice")), (&json!(2), &json!(1), "not_met".to_owned(), "not_asked".to_owned()), "{second}");
        let now = house.get(&meeting).expect(200);
        assert_eq!((&now.body["call"], now.text("/planned_at"), now.text("/quorum/state"), &now.body["quorum"]["call"], &now.body["quorum"]["needed"]), (&json!(2), "2022-12-08T10:00:00Z".to_owned(), "met".to_owned(), &json!(2), &json!(1)), "{now}");
        let decided = house.post(format!("{meeting}/decisions"), decision).expect(201);
        assert_eq!(&decided.body["quorum_when_recorded"]["call"], &json!(2));
        again("2022-12-08T12:00:00Z").at("/call", "first-call-may-hold-still");
    }

    fn there_is_no_second_call_where_the_first_holds_or_the_statutes_know_none(house) {
        let people = bureau(house);
        let held = attended(house, "2022-12-08", &[&people[0], &people[1], &people[2]]);
        let call = |call: u64, on: &str| json!({"call": call, "sent_on": on, "planned_at": format!("{on}T20:00:00Z"), "source": source()});
        convene(house, &held, call(1, "2022-12-01")).expect(201);
        convene(house, &held, call(2, "2022-12-08")).at("/call", "first-call-may-hold-still");
        let ahead = attended(house, &in_days(10), &[]);
        convene(house, &ahead, json!({})).expect(201);
        convene(house, &ahead, call(2, &today().to_string())).at("/call", "first-call-may-hold-still");
        statutes_of_a_bureau(house, &json!({"quorum": {"first": "1/2"}}));
        let few = attended(house, "2022-12-09", &[&people[0]]);
        convene(house, &few, call(1, "2022-12-01")).expect(201);
        convene(house, &few, call(2, "2022-12-09")).at("/call", "there-is-no-second-call");
    }

    fn two_who_convene_at_once_do_not_invite_twice_by_one_number(house) {
        bureau(house);
        let meeting = attended(house, &in_days(10), &[]);
        let answers = at_once((0..4).map(|_| convene(house, &meeting, json!({}))).collect());
        let made = answers.iter().filter(|answer| answer.status == 201).count();
        let list = house.get(format!("{meeting}/convocations")).expect(200);
        let numbers: Vec<Value> = list.data().iter().map(|one| one["number"].clone()).collect();
        assert_eq!(numbers, (1..=made).map(|number| json!(number)).collect::<Vec<_>>(), "{answers:?}");
        assert_eq!(invited(house, &meeting).len(), 5 * made);
    }
}
