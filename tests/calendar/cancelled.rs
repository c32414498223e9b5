//! A meeting that is called off or put elsewhere: what it takes no more, and who is to be told.
use serde_json::{Value, json};

use super::{cancel, in_days, meeting, today};
use crate::cast::{person, secretariat, source};
use crate::house::{Answer, House, both};
use crate::meetings::bureau;

fn state(house: &House, meeting: &str) -> String {
    house.get(meeting).expect(200).text("/state")
}

/// The paths of the meetings of a list.
fn listed(house: &House, query: &str) -> Vec<String> {
    let page = house.get(format!("/v1/meetings?total=true&{query}")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    page.data().iter().map(|one| format!("/v1/meetings/{}", one["id"].as_str().unwrap())).collect()
}

/// Those who are to be told something of a meeting.
fn untold(house: &House, meeting: &str) -> Vec<String> {
    let page = house.get(format!("{meeting}/invitations?to_tell=true&total=true")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    page.data().iter().map(|one| one["person_id"].as_str().unwrap().to_owned()).collect()
}

both! {
    fn a_meeting_to_come_is_called_off_with_a_reason_and_takes_place_after_all(house) {
        bureau(house);
        let path = meeting(house, "taounate-bureau", &in_days(10));
        house.get(format!("{path}/cancellation")).refused(404, "not-found");
        cancel(house, &path, json!({})).faulty("/reason", "missing-field");
        cancel(house, &path, json!({"reason": "سفر الأمين", "told_on": in_days(1)})).at("/told_on", "cancellation-is-told-later");
        let told = cancel(house, &path, json!({"reason": "سفر الأمين"})).expect(200);
        assert_eq!((told.text("/reason"), &told.body["told_on"], told.text("/meeting_id")), ("سفر الأمين".to_owned(), &Value::Null, path.replace("/v1/meetings/", "")));
        let shown = house.get(&path).expect(200);
        assert_eq!((shown.text("/state"), shown.text("/cancellation/reason"), &shown.body["sequence"]), ("cancelled".to_owned(), "سفر الأمين".to_owned(), &json!(1)), "{shown}");
        let state = |answer: &Answer| answer.etag().rsplit_once('-').unwrap().0.to_owned();
        assert_eq!(state(&shown), state(&told), "they count their states together");
        // The same once more changes nothing; another reason does.
        let again = cancel(house, &path, json!({"reason": "سفر الأمين"})).expect(200);
        assert_eq!(again.body, told.body);
        let corrected = cancel(house, &path, json!({"reason": "سفر الأمين إلى الرباط", "told_on": today().to_string(), "channel": "sms"})).expect(200);
        assert_eq!((corrected.text("/told_on"), corrected.text("/channel")), (today().to_string(), "sms".to_owned()));
        assert_eq!(house.get(&path).expect(200).body["sequence"], json!(1), "calendars have nothing new to show");
        house.ask("DELETE", format!("{path}/cancellation")).header("if-match", "\"0-0-0\"").refused(412, "stale");
        house.delete(format!("{path}/cancellation")).expect(204);
        let back = house.get(&path).expect(200);
        assert_eq!((back.text("/state"), &back.body["cancellation"], &back.body["cancelled_at"], &back.body["sequence"]), ("planned".to_owned(), &Value::Null, &Value::Null, &json!(2)));
        house.delete(format!("{path}/cancellation")).refused(404, "not-found");
        let history = house.get(format!("{path}/cancellation/history")).expect(200);
        let changes: Vec<&Value> = history.data().iter().map(|entry| &entry["operation"]).collect();
        assert_eq!(changes, ["meeting_cancel", "meeting_cancel", "meeting_reinstate"]);
        let history = house.get(format!("{path}/history")).expect(200);
        assert_eq!(history.data().len(), 4, "{history}");
    }

    fn what_is_called_off_takes_nothing(house) {
        let people = bureau(house);
        let path = meeting(house, "taounate-bureau", &today().to_string());
        let item = house.post(format!("{path}/agenda-items"), json!({"title": "نقطة"})).expect(201).id();
        cancel(house, &path, json!({"reason": "عطلة"})).expect(200);
        for (noun, body) in [
            ("attendances", json!({"person_id": people[0], "presence": "present"})),
            ("attendance-sheets", json!({"persons": [people[0]], "presence": "present"})),
            ("interventions", json!({"speaker_id": people[0], "subject": "كلمة"})),
            ("proposals", json!({"title": "مقترح"})),
            ("agenda-items", json!({"title": "نقطة"})),
            ("convocations", json!({"urgent_reason": "عاجل"})),
            ("invitations", json!({"person_id": people[0]})),
            ("decisions", json!({"title": "مقرر", "mode": "consensus", "source": source()})),
        ] {
            house.post(format!("{path}/{noun}"), body).refused(409, "meeting-is-cancelled");
        }
        let draft = json!({"text": "محضر", "drafted_by": people[0]});
        let refused = house.ask("PUT", format!("{path}/minutes")).json(&draft).header("if-match", "*").in_language("fr").refused(409, "meeting-is-cancelled");
        assert!(refused.text("/title").contains("annulée"), "{refused}");
        house.patch(&path, json!({"place": "المقر"})).refused(409, "meeting-is-cancelled");
        house.patch(format!("/v1/agenda-items/{item}"), json!({"title": "أخرى"})).refused(409, "meeting-is-cancelled");
        house.delete(&path).refused(409, "meeting-is-cancelled");
        let id = path.replace("/v1/meetings/", "");
        for list in ["/v1/programmes", "/v1/actions"] {
            house.post(list, json!({"body": "taounate-bureau", "title": "عنوان", "meeting_id": id})).at("/meeting_id", "named-meeting-is-cancelled");
        }
        let paper = house.get(format!("{path}/minutes.txt?lang=fr")).expect(200);
        let paper = String::from_utf8(paper.raw).unwrap();
        assert!(paper.contains("elle est annulée.") && paper.contains("Motif de l’annulation\u{A0}: \u{2068}عطلة\u{2069}"), "{paper}");
        let paper = String::from_utf8(house.get(format!("{path}/minutes.txt")).expect(200).raw).unwrap();
        assert!(paper.contains("كان يرتقب أن ينعقد") && paper.contains("وألغي.") && paper.contains("سبب الإلغاء: عطلة"), "{paper}");
    }

    fn what_was_held_is_not_called_off(house) {
        let people = bureau(house);
        let day = today().to_string();
        let held = |noun: &str, body: Value| {
            let path = meeting(house, "taounate-bureau", &day);
            house.post(format!("{path}/{noun}"), body).expect(201);
            cancel(house, &path, json!({"reason": "عطلة"})).in_language("en").refused(409, "meeting-has-taken-place");
            path
        };
        let attended = held("attendances", json!({"person_id": people[0], "presence": "excused"}));
        held("interventions", json!({"speaker_id": people[0], "subject": "كلمة"}));
        let before = meeting(house, "taounate-bureau", "2022-12-08");
        house.post(format!("{before}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": source()})).expect(201);
        cancel(house, &before, json!({"reason": "عطلة"})).refused(409, "meeting-has-taken-place");
        let minuted = meeting(house, "taounate-bureau", &day);
        house.ask("PUT", format!("{minuted}/minutes")).json(&json!({"drafted_by": people[0]})).header("if-match", "*").expect(200);
        cancel(house, &minuted, json!({"reason": "عطلة"})).refused(409, "meeting-has-taken-place");
        let named = meeting(house, "taounate-bureau", &day);
        house.post("/v1/actions", json!({"body": "taounate-bureau", "title": "إجراء", "meeting_id": named.replace("/v1/meetings/", "")})).expect(201);
        cancel(house, &named, json!({"reason": "عطلة"})).refused(409, "meeting-has-taken-place");
        // What was recorded by mistake is taken out first; that nobody came long ago can be told too.
        let line = house.get(format!("{attended}/attendances")).expect(200).text("/data/0/id");
        house.delete(format!("/v1/attendances/{line}")).expect(204);
        cancel(house, &attended, json!({"reason": "عطلة"})).expect(200);
        let old = meeting(house, "taounate-bureau", "2022-12-09");
        cancel(house, &old, json!({"reason": "لم يحضر أحد"})).expect(200);
        // It has approved nothing.
        let draft = json!({"drafted_by": people[0]});
        house.ask("PUT", format!("{before}/minutes")).json(&draft).header("if-match", "*").expect(200);
        let approval = json!({"approved_by": people[0], "meeting_id": old.replace("/v1/meetings/", "")});
        house.post(format!("{before}/minutes/approvals"), approval).refused(409, "approving-meeting-does-not-fit");
    }

    fn meetings_are_listed_by_how_far_they_are(house) {
        bureau(house);
        let [past, now, coming, off] = ["2022-12-08".to_owned(), today().to_string(), in_days(10), in_days(10)].map(|day| meeting(house, "taounate-bureau", &day));
        cancel(house, &off, json!({"reason": "عطلة"})).expect(200);
        assert_eq!(listed(house, "state=held"), std::slice::from_ref(&past));
        assert_eq!(listed(house, "state=planned"), [now.clone(), coming.clone()]);
        assert_eq!(listed(house, "state=cancelled"), std::slice::from_ref(&off));
        assert_eq!(listed(house, "body=taounate-bureau").len(), 4);
        house.get("/v1/meetings?state=moved").faulty("?state", "bad-value");
        // It has begun once somebody says so, or once it decided.
        house.post(format!("{now}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": source()})).refused(409, "quorum-is-not-met");
        let begun = chrono::Utc::now().to_rfc3339();
        house.patch(&now, json!({"started_at": begun})).expect(200);
        assert_eq!((state(house, &now), listed(house, "state=planned")), ("held".to_owned(), vec![coming.clone()]));
        assert_eq!(state(house, &coming), "planned");
        let table = house.get("/v1/meetings.csv?state=cancelled").expect(200);
        let table = String::from_utf8(table.raw).unwrap();
        assert!(table.lines().next().unwrap().contains("cancellation.reason") && table.contains("عطلة"), "{table}");
    }

    fn whoever_was_invited_is_told_that_it_changed(house) {
        let people = bureau(house);
        let path = meeting(house, "taounate-bureau", &in_days(10));
        let guest = person(house, "حميد الورياغلي", "male");
        house.post(format!("{path}/convocations"), json!({"guests": [guest]})).expect(201);
        assert!(untold(house, &path).is_empty());
        house.patch(&path, json!({"held_on": in_days(12), "place": "المقر"})).expect(200);
        let first = house.get(format!("{path}/convocations")).expect(200);
        assert_eq!((&first.body["data"][0]["changed"], &first.body["data"][0]["to_tell"], &first.body["data"][0]["is_current"]), (&json!(["day", "place"]), &json!(6), &json!(false)), "{first}");
        assert_eq!(house.get(&path).expect(200).body["sequence"], json!(1));
        let mut expected: Vec<String> = people.clone();
        expected.push(guest.clone());
        let mut found = untold(house, &path);
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let page = house.get(format!("{path}/invitations?to_tell=true&limit=4&total=true")).expect(200);
        assert_eq!((page.data().len(), &page.body["total"]), (4, &json!(6)), "{page}");
        let next = page.text("/next");
        assert_eq!(house.get(format!("{path}/invitations?to_tell=true&limit=4&total=true&cursor={next}")).expect(200).data().len(), 2);
        // Whoever is convened anew knows; the guest of before does not.
        house.post(format!("{path}/convocations"), json!({})).expect(201);
        assert_eq!(untold(house, &path), std::slice::from_ref(&guest));
        let both = house.get(format!("{path}/convocations")).expect(200);
        assert_eq!((&both.body["data"][0]["to_tell"], &both.body["data"][1]["to_tell"], &both.body["data"][1]["changed"]), (&json!(1), &json!(0), &json!([])), "{both}");
        let others = house.get(format!("{path}/invitations?to_tell=false&total=true")).expect(200);
        assert_eq!(others.body["total"], json!(10), "{others}");
        house.post(format!("{path}/invitations"), json!({"person_id": guest, "channel": "telephone"})).expect(201);
        assert!(untold(house, &path).is_empty(), "he was called");
        cancel(house, &path, json!({"reason": "عطلة"})).expect(200);
        assert_eq!(untold(house, &path).len(), 6);
        let off = house.get(format!("{path}/convocations")).expect(200);
        assert_eq!((&off.body["data"][1]["changed"], &off.body["data"][1]["to_tell"]), (&json!(["cancelled"]), &json!(6)), "{off}");
        cancel(house, &path, json!({"reason": "عطلة", "told_on": today().to_string(), "channel": "telephone"})).expect(200);
        assert!(untold(house, &path).is_empty());
    }

    fn a_day_is_changed_with_its_hour(house) {
        bureau(house);
        let path = meeting(house, "taounate-bureau", &in_days(10));
        house.patch(&path, json!({"planned_at": format!("{}T10:00:00Z", in_days(10))})).expect(200);
        let refused = house.patch(&path, json!({"held_on": in_days(11)})).in_language("ar").at("/planned_at", "meeting-is-called-for-another-day");
        assert!(refused.text("/title").contains("اليوم والساعة معا"), "{refused}");
        house.patch(&path, json!({"held_on": in_days(11), "planned_at": format!("{}T10:00:00Z", in_days(11))})).expect(200);
        house.patch(&path, json!({"title": "دورة"})).expect(200);
        assert_eq!(house.get(&path).expect(200).body["sequence"], json!(2), "a title is no other place");
        house.post("/v1/meetings", json!({"body": "taounate-bureau", "kind": "ordinary", "held_on": in_days(3), "planned_at": format!("{}T10:00:00Z", in_days(4))})).at("/planned_at", "meeting-is-called-for-another-day");
        // It was called for one day and held on another.
        house.post("/v1/meetings", json!({"body": "taounate-bureau", "kind": "ordinary", "held_on": "2022-12-09", "planned_at": "2022-12-08T09:00:00Z"})).expect(201);
    }

    fn what_is_called_off_holds_no_body_up(house) {
        secretariat(house);
        let path = meeting(house, "taounate-bureau", &in_days(30));
        let end = json!({"ends_on": in_days(20), "source": source()});
        house.post("/v1/bodies/taounate-bureau/dissolutions?dry_run=true", end.clone()).refused(409, "meetings-are-planned");
        cancel(house, &path, json!({"reason": "حل الهيئة"})).expect(200);
        house.post("/v1/bodies/taounate-bureau/dissolutions", end).expect(200);
        house.delete(format!("{path}/cancellation")).refused(409, "meeting-outside-the-bodys-days");
        assert_eq!(state(house, &path), "cancelled");
    }

    fn whoever_convenes_calls_off_and_nobody_else(house) {
        let body = secretariat(house);
        let path = meeting(house, "taounate-secretariat", &in_days(10));
        let deputy = house.account("deputy of the tests", json!({"permissions": ["meeting.read", "meeting.update"], "body": body})).text("/secret");
        cancel(house, &path, json!({"reason": "عطلة"})).with_token(&deputy).refused(403, "not-allowed");
        cancel(house, &path, json!({"reason": "عطلة"})).as_reader().refused(403, "not-allowed");
        let convener = house.account("convener of the tests", json!({"permissions": ["meeting.read", "meeting.convene"], "body": body})).text("/secret");
        cancel(house, &path, json!({"reason": "عطلة"})).with_token(&convener).expect(200);
        house.delete(format!("{path}/cancellation")).with_token(&deputy).refused(403, "not-allowed");
        house.get(format!("{path}/cancellation")).with_token(&deputy).expect(200);
        house.delete(format!("{path}/cancellation")).with_token(&convener).expect(204);
    }
}
