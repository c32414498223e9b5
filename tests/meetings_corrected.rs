//! Meetings that are corrected after they decided, and days known in part.
use serde_json::{Value, json};

use crate::cast::{person, secretariat};
use crate::house::both;

both! {
    fn a_meeting_is_not_put_after_what_it_decided_or_approved(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let decide = |day: &str| house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "decided_on": day}));
        decide("2022-12-07").refused(409, "decision-precedes-its-meeting");
        decide("2022-12-10").expect(201);
        let put = |day: &str| house.patch(&path, json!({"held_on": day}));
        let refused = put("2022-12-11").in_language("fr").refused(409, "meeting-follows-its-decisions");
        assert!(refused.has_fault("/held_on", "meeting-follows-its-decisions"), "{refused}");
        put("2022-12").expect(200);
        put("2022-12-10").expect(200);
        let who = person(house, "كمال البقالي", "male");
        house.ask("PUT", format!("{path}/minutes")).json(&json!({"text": "محضر", "drafted_by": who})).header("if-match", "*").expect(200);
        house.post(format!("{path}/minutes/approvals"), json!({"approved_by": who, "approved_on": "2022-12-10"})).header("if-match", "*").expect(200);
        put("2022-12-09").expect(200);
        put("2022-12-10").expect(200);
        let other = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2023-01-01"});
        let other = format!("/v1/meetings/{}", house.post("/v1/meetings", other).expect(201).id());
        house.ask("PUT", format!("{other}/minutes")).json(&json!({"text": "محضر", "drafted_by": who})).header("if-match", "*").expect(200);
        house.post(format!("{other}/minutes/approvals"), json!({"approved_by": who, "approved_on": "2023-01-10"})).header("if-match", "*").expect(200);
        house.patch(&other, json!({"held_on": "2023-01-11"})).refused(409, "meeting-follows-its-decisions");
        house.patch(&other, json!({"held_on": "2023-01-10"})).expect(200);
    }

    fn a_decision_of_a_day_known_in_part_is_listed_with_its_meeting_as_it_is_by_itself(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08/2190-01-01"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let made = house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}})).expect(201).id();
        for (query, number) in [("", 1), ("as_of=2190-01-01", 1)] {
            let all = house.get(format!("/v1/decisions?total=true&{query}")).expect(200);
            let of_it = house.get(format!("{path}/decisions?total=true&{query}")).expect(200);
            assert_eq!((&all.body["total"], &of_it.body["total"]), (&json!(number), &json!(number)), "{query}");
            assert_eq!((all.text("/data/0/id"), of_it.text("/data/0/id")), (made.clone(), made.clone()));
        }
    }

    fn a_decision_without_a_day_of_its_own_follows_its_meeting(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let effects = json!([
            {"kind": "present_programme", "title": "برنامج", "axes": ["تنظيم"]},
            {"kind": "open_actions", "actions": [{"title": "تكوين", "due_on": "2022-12-20"}]},
        ]);
        let decided = house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects})).expect(201);
        let own = house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "decided_on": "2022-12-08"})).expect(201).id();
        let (programme, action) = (decided.text("/results/0/path"), decided.text("/results/1/path"));
        let put = |day: &str| house.patch(&path, json!({"held_on": day}));
        let days = || {
            let day = |path: &str, field: &str| house.get(path).expect(200).text(field);
            [day(&format!("/v1/decisions/{}", decided.id()), "/decided_on"), day(&programme, "/presented_on"), day(&action, "/opened_on"), day(&format!("/v1/decisions/{own}"), "/decided_on")]
        };
        put("2022-12-05").expect(200);
        assert_eq!(days(), ["2022-12-05", "2022-12-05", "2022-12-05", "2022-12-08"]);
        let seen = house.get("/v1/decisions?to=2022-12-07").expect(200);
        assert_eq!((seen.data().len(), seen.text("/data/0/id"), &seen.data()[0]["version"]), (1, decided.id(), &json!(2)));
        assert_eq!(house.get(format!("/v1/journal?object_id={}", decided.id())).expect(200).text("/data/1/after/decided_on"), "2022-12-05");
        put("2022-12").expect(200);
        assert_eq!(days(), ["2022-12", "2022-12", "2022-12", "2022-12-08"]);
        put("2022-12-09").at("/held_on", "meeting-follows-its-decisions");
        put("2022-12-08").expect(200);
        // The other things of a meeting change without it.
        house.patch(&path, json!({"place": "المقر"})).expect(200);
        assert_eq!(days(), ["2022-12-08"; 4]);
    }

    fn what_follows_a_meeting_is_not_put_where_it_cannot_be(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let effects = json!([{"kind": "open_actions", "actions": [{"title": "تكوين", "due_on": "2022-12-20"}]}]);
        let decided = house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects})).expect(201);
        let action = decided.text("/results/0/path");
        let put = |day: &str| house.patch(&path, json!({"held_on": day}));
        put("2190-01-01").at("/held_on", "decision-lies-ahead");
        let refused = put("2022-12-21").refused(409, "action-is-due-before-it-opens");
        assert_eq!(refused.text("/detail"), action);
        house.patch(&action, json!({"due_on": null, "status": "done", "closed_on": "2022-12-22"})).expect(200);
        assert_eq!(put("2022-12-23").refused(409, "action-is-closed-out-of-time").text("/detail"), action);
        put("2022-12-22").expect(200);
        assert_eq!((house.get(&action).expect(200).text("/opened_on"), house.get(format!("/v1/decisions/{}", decided.id())).expect(200).text("/decided_on")), ("2022-12-22".to_owned(), "2022-12-22".to_owned()));
    }

    fn what_a_decision_did_on_its_day_is_corrected_before_its_meeting(house) {
        let body = secretariat(house);
        let her = person(house, "سعاد الجبلي", "female");
        let meet = || house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08"})).expect(201).id();
        let decide = |meeting: &str, effect: Value| house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [effect]})).expect(201);
        let meeting = meet();
        let decided = decide(&meeting, json!({"kind": "appoint", "body": body, "position_type": "provincial_secretary", "person_id": her}));
        let (held, put) = (decided.text("/results/0/path"), |day: &str| house.patch(format!("/v1/meetings/{meeting}"), json!({"held_on": day})));
        let task = house.get("/v1/legal-tasks").expect(200);
        assert_eq!(task.text("/data/0/due_on"), "2023-01-07");
        let task = format!("/v1/legal-tasks/{}", task.text("/data/0/id"));
        for (language, says) in [("ar", "صحح أولا"), ("fr", "corrigez d'abord"), ("en", "first correct")] {
            let refused = put("2022-12-05").in_language(language).at("/held_on", "what-it-did-is-of-that-day");
            assert_eq!(refused.text("/detail"), format!("/v1/decisions/{}, {held}", decided.id()));
            assert!(refused.text("/title").contains(says), "{refused}");
        }
        house.patch(&held, json!({"starts_on": "2022-12-06"})).expect(200);
        put("2022-12-05").expect(200);
        let told = house.get(&task).expect(200);
        assert_eq!((told.text("/opened_on"), told.text("/due_on")), ("2022-12-05".to_owned(), "2023-01-04".to_owned()), "as if it had been decided then");
        house.patch(&task, json!({"done_on": "2022-12-10"})).expect(200);
        assert_eq!(put("2022-12-11").refused(409, "legal-task-is-done-out-of-time").text("/detail"), task);
        put("2022-12-08").expect(200);
        house.patch(&task, json!({"done_on": null})).expect(200);
        // Another meeting of that day calls for the same: what it owes stays, and is owed since the other day besides.
        let other = meet();
        let formed = decide(&other, json!({"kind": "form_body", "type": "pole", "parent": body, "slug": "youth", "starts_on": "2022-12-08"}));
        assert_eq!(house.get("/v1/legal-tasks").expect(200).data().len(), 1);
        put("2022-12-05").expect(200);
        let owed = || house.get("/v1/legal-tasks").expect(200).data().iter().map(|one| one["opened_on"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(owed(), ["2022-12-05", "2022-12-08"]);
        // A body is formed on a day that is always told: nothing of that decision is in the way.
        house.patch(format!("/v1/meetings/{other}"), json!({"held_on": "2022-12-05"})).expect(200);
        assert_eq!(owed(), ["2022-12-05"]);
        assert_eq!(house.get(format!("/v1/decisions/{}", formed.id())).expect(200).text("/decided_on"), "2022-12-05");
    }

    fn an_act_ordered_for_the_day_of_its_meeting_is_corrected_before_it(house) {
        let body = secretariat(house);
        let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08"})).expect(201).id();
        let effects = json!([{"kind": "dissolve_body", "body": "taounate-bureau"}, {"kind": "renumber", "body": body, "position_type": "provincial_deputy", "moves": [{"from": 3, "to": 1}]}]);
        house.post(format!("/v1/bodies/{body}/positions"), json!({"type": "provincial_deputy", "ordinal": 3})).expect(201);
        let decided = house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects})).expect(201);
        let act = house.get("/v1/acts").expect(200);
        assert_eq!(act.text("/data/0/on"), "2022-12-09");
        let act = format!("/v1/acts/{}", act.text("/data/0/id"));
        let numbered = decided.body["results"].as_array().unwrap().iter().find(|one| one["kind"] == "position").unwrap()["path"].clone();
        let put = || house.patch(format!("/v1/meetings/{meeting}"), json!({"held_on": "2022-12-05"})).at("/held_on", "what-it-did-is-of-that-day").text("/detail");
        assert_eq!(put(), format!("/v1/decisions/{}, {}", decided.id(), numbered.as_str().unwrap()));
        let (alone, other) = (json!([{"kind": "dissolve_body", "body": "women"}]), json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08"}));
        house.post("/v1/bodies", json!({"type": "pole", "parent": body, "slug": "women", "starts_on": "2020-01-01"})).expect(201);
        let other = format!("/v1/meetings/{}", house.post("/v1/meetings", other).expect(201).id());
        let decided = house.post(format!("{other}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": alone})).expect(201).id();
        let ended = format!("/v1/acts/{}", house.get("/v1/acts?body=women").expect(200).text("/data/0/id"));
        assert_ne!(ended, act);
        let refused = house.patch(&other, json!({"held_on": "2022-12-05"})).at("/held_on", "what-it-did-is-of-that-day");
        assert_eq!(refused.text("/detail"), format!("/v1/decisions/{decided}, {ended}"));
        house.patch(&ended, json!({"on": "2022-12-06"})).expect(200);
        house.patch(&other, json!({"held_on": "2022-12-05"})).expect(200);
        assert_eq!(house.get(format!("/v1/decisions/{decided}")).expect(200).text("/decided_on"), "2022-12-05");
    }
    fn a_day_that_was_wrong_by_one_is_put_right(house) {
        let body = secretariat(house);
        let meet = |day: &str, effects: Value| {
            let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": day})).expect(201).id();
            let decided = house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects})).expect(201);
            (format!("/v1/meetings/{meeting}"), decided)
        };
        let put = |meeting: &str, day: &str| house.patch(meeting, json!({"held_on": day}));
        house.post("/v1/bodies", json!({"type": "pole", "parent": body, "slug": "women", "starts_on": "2020-01-01"})).expect(201);
        // A body ended a day earlier.
        let (ending, _) = meet("2022-12-08", json!([{"kind": "dissolve_body", "body": "women"}]));
        let act = format!("/v1/acts/{}", house.get("/v1/acts?body=women").expect(200).text("/data/0/id"));
        put(&ending, "2022-12-07").at("/held_on", "what-it-did-is-of-that-day");
        house.patch(&act, json!({"ends_on": "2022-12-07"})).expect(200);
        put(&ending, "2022-12-07").expect(200);
        // An appointment ended a day earlier, and whoever held a seat before leaves it with its day.
        let appoint = |name: &str| json!([{"kind": "appoint", "body": body, "position_type": "provincial_secretary", "person_id": person(house, name, "female")}]);
        let (_, first) = meet("2020-01-10", appoint("سعاد الجبلي"));
        let (second_met, second) = meet("2024-02-10", appoint("ليلى الصنهاجي"));
        let (first, second) = (first.text("/results/0/path"), second.text("/results/0/path"));
        assert_eq!(house.get(&first).expect(200).text("/ends_on"), "2024-02-09", "she carried over");
        house.patch(&second, json!({"starts_on": "2024-02-11"})).expect(200);
        assert!(put(&second_met, "2024-02-11").at("/held_on", "what-it-did-is-of-that-day").text("/detail").ends_with(&first));
        house.patch(&first, json!({"ends_on": "2024-02-10"})).expect(200);
        put(&second_met, "2024-02-11").expect(200);
        let id = second.rsplit('/').next().unwrap();
        let (left, _) = meet("2025-08-10", json!([{"kind": "end_appointment", "appointment_id": id, "ended_by": "resignation"}]));
        put(&left, "2025-08-09").at("/held_on", "what-it-did-is-of-that-day");
        house.patch(&second, json!({"ends_on": "2025-08-09"})).expect(200);
        put(&left, "2025-08-09").expect(200);
    }
    fn what_a_withdrawn_act_called_for_does_not_stay_where_another_decision_left(house) {
        let body = secretariat(house);
        house.post("/v1/bodies", json!({"type": "pole", "parent": body, "slug": "women", "starts_on": "2020-01-01"})).expect(201);
        let meet = |effect: Value| {
            let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08"})).expect(201).id();
            house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [effect]})).expect(201);
            format!("/v1/meetings/{meeting}")
        };
        let owed = || house.get("/v1/legal-tasks").expect(200).data().iter().map(|one| one["opened_on"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        meet(json!({"kind": "dissolve_body", "body": "women", "ends_on": "2022-12-31"}));
        let act = house.get("/v1/acts?body=women").expect(200).text("/data/0/id");
        assert_eq!(owed(), ["2022-12-08"]);
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سجل سهوا"})).expect(200);
        assert_eq!(owed(), [""; 0]);
        let forming = meet(json!({"kind": "form_body", "type": "pole", "parent": body, "slug": "youth", "starts_on": "2022-12-31"}));
        house.patch(&forming, json!({"held_on": "2022-12-05"})).expect(200);
        assert_eq!(owed(), ["2022-12-05"]);
    }
}
