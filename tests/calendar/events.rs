//! Meetings as events of a calendar.
use serde_json::json;

use super::{Calendar, calendar, cancel, in_days, meeting, read_by};
use crate::cast::{person, secretariat, source};
use crate::house::{House, both};
use crate::meetings::{bureau, member};

/// Somebody's own token.
pub(super) fn token_of(house: &House, person: &str) -> String {
    house.post("/v1/tokens", json!({"name": "own", "person_id": person})).expect(201).text("/secret")
}

/// Lets somebody be a member since long ago; answers the membership.
pub(super) fn admitted(house: &House, person: &str) -> String {
    let new = json!({"person_id": person, "starts_on": "2015-01-01", "source": source()});
    house.post("/v1/memberships", new).expect(201).id()
}

both! {
    fn a_meeting_is_an_event_of_its_day_and_hour(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "extraordinary", "held_on": "2027-04-01", "planned_at": "2027-04-01T09:00:00Z", "place": "مقر الحزب، تاونات"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        house.post(format!("{path}/agenda-items"), json!({"title": "برنامج العمل; وميزانيته, كاملة"})).expect(201);
        let one = calendar(house, &format!("{path}.ics"), "ar");
        let event = one.only();
        let uid = format!("meeting-{}", path.replace("/v1/meetings/", ""));
        for line in [
            format!("UID:{uid}"), "DTSTART:20270401T090000Z".to_owned(), "SEQUENCE:0".to_owned(), "STATUS:CONFIRMED".to_owned(), "CLASS:PRIVATE".to_owned(), "TRANSP:OPAQUE".to_owned(),
            "SUMMARY;LANGUAGE=ar:اجتماع استثنائي: الأمانة الإقليمية بتاونات".to_owned(),
            "LOCATION;LANGUAGE=ar:مقر الحزب، تاونات".to_owned(),
            "DESCRIPTION;LANGUAGE=ar:جدول الأعمال:\\n1. برنامج العمل\\; وميزانيته\\, كاملة".to_owned(),
        ] {
            assert!(event.contains(&line), "no {line}: {one:?}");
        }
        assert!(!event.iter().any(|line| line.starts_with("DTEND") || line.contains("TZID")), "{one:?}");
        for (language, summary) in [("fr", "Réunion extraordinaire\u{A0}: "), ("en", "Extraordinary meeting: ")] {
            let told = calendar(house, &format!("{path}.ics?lang={language}"), "ar");
            assert!(told.only().iter().any(|line| line.starts_with(&format!("SUMMARY;LANGUAGE={language}:{summary}"))), "{told:?}");
        }
        // A title goes before the kind; a move is counted, and the name stays.
        house.patch(&path, json!({"title": "دورة الميزانية"})).expect(200);
        house.patch(&path, json!({"held_on": "2027-04-02", "planned_at": "2027-04-02T09:30:00Z"})).expect(200);
        let moved = calendar(house, "/v1/meetings.ics?body=taounate-secretariat", "ar");
        for line in [format!("UID:{uid}"), "DTSTART:20270402T093000Z".to_owned(), "SEQUENCE:1".to_owned(), "SUMMARY;LANGUAGE=ar:دورة الميزانية: الأمانة الإقليمية بتاونات".to_owned()] {
            assert!(moved.only().contains(&line), "no {line}: {moved:?}");
        }
        // The same is told until something changes.
        let answer = house.get(format!("{path}.ics")).expect(200);
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{answer}");
        house.get(format!("{path}.ics")).header("if-none-match", &answer.etag()).expect(304);
    }

    fn an_hour_is_one_of_the_clocks_of_its_day_and_a_day_of_no_clock(house) {
        secretariat(house);
        let held = |held_on: &str, planned_at: &str| {
            let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": held_on, "planned_at": planned_at});
            house.post("/v1/meetings", new)
        };
        // In Ramadan the clocks are on UTC: half past eleven at night is still that day. In April it is the next.
        let late = held("2027-02-20", "2027-02-20T23:30:00Z").expect(201).id();
        held("2027-04-01", "2027-04-01T23:30:00Z").at("/planned_at", "meeting-is-called-for-another-day");
        let event = calendar(house, &format!("/v1/meetings/{late}.ics"), "ar");
        assert!(event.only().contains(&"DTSTART:20270220T233000Z".to_owned()), "{event:?}");
        // The night in which the clocks are put back, and that in which they are put forward, have their day all the same.
        for day in ["2027-02-07", "2027-02-08", "2027-03-13", "2027-03-14"] {
            let path = meeting(house, "taounate-secretariat", day);
            let event = calendar(house, &format!("{path}.ics"), "ar");
            assert!(event.only().contains(&format!("DTSTART;VALUE=DATE:{}", day.replace('-', ""))), "{event:?}");
            assert!(event.only().contains(&"TRANSP:TRANSPARENT".to_owned()), "{event:?}");
        }
        // What was called for another day than it was held on is of the day it was held on.
        let moved = held("2022-12-09", "2022-12-08T09:00:00Z").expect(201).id();
        let event = calendar(house, &format!("/v1/meetings/{moved}.ics"), "ar");
        assert!(event.only().contains(&"DTSTART;VALUE=DATE:20221209".to_owned()), "{event:?}");
        // Once it was held, it is at the hours at which it was.
        house.patch(format!("/v1/meetings/{moved}"), json!({"started_at": "2022-12-09T09:10:00Z", "ended_at": "2022-12-09T11:45:00Z"})).expect(200);
        let event = calendar(house, &format!("/v1/meetings/{moved}.ics"), "ar");
        for line in ["DTSTART:20221209T091000Z", "DTEND:20221209T114500Z"] {
            assert!(event.only().contains(&line.to_owned()), "no {line}: {event:?}");
        }
    }

    fn a_day_known_in_part_stands_in_no_calendar(house) {
        secretariat(house);
        for held_on in ["2027", "2027-04", "../2022-12-08", "2027-03-01/2027-05-15"] {
            let path = meeting(house, "taounate-secretariat", held_on);
            assert!(calendar(house, &format!("{path}.ics"), "fr").events.is_empty(), "{held_on}");
        }
        let all = house.get("/v1/meetings.ics?from=2020-01-01&to=2030-01-01").expect(200);
        let text = String::from_utf8(all.raw).unwrap();
        assert!(!text.contains("BEGIN:VEVENT") && text.contains("BEGIN:VTIMEZONE"), "never empty: {text}");
    }

    fn a_calendar_reaches_as_far_as_it_is_asked(house) {
        secretariat(house);
        let [old, coming, far] = ["2021-06-01".to_owned(), in_days(30), in_days(1_100)].map(|day| meeting(house, "taounate-secretariat", &day));
        assert_eq!(calendar(house, "/v1/meetings.ics", "ar").named(), std::slice::from_ref(&coming));
        assert_eq!(calendar(house, "/v1/meetings.ics?from=1900-01-01&to=2190-01-01", "ar").named(), [old.clone(), coming.clone(), far]);
        assert_eq!(calendar(house, &format!("/v1/meetings.ics?from=1900-01-01&to={}", in_days(29)), "ar").named(), [old]);
        let bureau = meeting(house, "taounate-bureau", &in_days(31));
        cancel(house, &bureau, json!({"reason": "عطلة"})).expect(200);
        assert_eq!(calendar(house, "/v1/meetings.ics?body=taounate-bureau", "ar").named(), std::slice::from_ref(&bureau));
        assert_eq!(calendar(house, "/v1/meetings.ics?state=cancelled", "ar").named(), [bureau]);
        assert_eq!(calendar(house, "/v1/meetings.ics?state=planned&kind=ordinary", "ar").named(), [coming]);
        house.get("/v1/meetings.ics?limit=5").faulty("?limit", "unknown-parameter");
        house.get("/v1/meetings.ics?from=tomorrow").faulty("?from", "bad-value");
    }

    fn what_was_called_off_says_so_and_why(house) {
        secretariat(house);
        let path = meeting(house, "taounate-secretariat", &in_days(10));
        cancel(house, &path, json!({"reason": "سفر الأمين"})).expect(200);
        let told = calendar(house, &format!("{path}.ics"), "fr");
        for line in ["STATUS:CANCELLED", "SEQUENCE:1", "TRANSP:TRANSPARENT", "DESCRIPTION;LANGUAGE=fr:Motif de l’annulation\u{A0}: سفر الأمين"] {
            assert!(told.only().contains(&line.to_owned()), "no {line}: {told:?}");
        }
        assert!(told.only().iter().any(|line| line.starts_with("SUMMARY;LANGUAGE=fr:Annulé\u{A0}: Réunion ordinaire")), "{told:?}");
        house.delete(format!("{path}/cancellation")).expect(204);
        let back = calendar(house, &format!("{path}.ics"), "fr");
        assert!(back.only().contains(&"STATUS:CONFIRMED".to_owned()) && back.only().contains(&"SEQUENCE:2".to_owned()), "{back:?}");
    }

    fn everybody_sees_the_meetings_of_their_reach(house) {
        let home = secretariat(house);
        let own = meeting(house, "taounate-secretariat", &in_days(10));
        let other = meeting(house, "taounate-bureau", &in_days(11));
        let app = house.account("app of one body", json!({"permissions": ["meeting.read"], "body": home})).text("/secret");
        assert_eq!(read_by(house, "/v1/meetings.ics", &app).named(), std::slice::from_ref(&own));
        house.get(format!("{other}.ics")).with_token(&app).refused(404, "not-found");
        let blind = house.account("app without meetings", json!({"permissions": ["body.read"]})).text("/secret");
        house.get("/v1/meetings.ics").with_token(&blind).refused(403, "not-allowed");
        assert!(read_by(house, "/v1/me/meetings.ics", &app).events.is_empty(), "an app is invited to none");
    }

    fn ones_own_are_those_one_is_invited_to_or_sits_in(house) {
        let people = bureau(house);
        let guest = person(house, "حميد الورياغلي", "male");
        let held = meeting(house, "taounate-bureau", &in_days(10));
        let invited = meeting(house, "taounate-secretariat", &in_days(12));
        let neither = meeting(house, "taounate-secretariat", &in_days(14));
        for path in [&held, &invited, &neither] {
            house.post(format!("{path}/agenda-items"), json!({"title": "نقطة"})).expect(201);
        }
        for who in [&people[0], &guest] {
            house.post(format!("{invited}/invitations"), json!({"person_id": who})).expect(201);
        }
        for who in [&people[0], &people[4], &guest] {
            admitted(house, who);
        }
        // The rapporteur of a provincial bureau reads the meetings of the province, a member of it those of the bureau alone.
        let rapporteur = read_by(house, "/v1/me/meetings.ics", &token_of(house, &people[0]));
        assert_eq!(rapporteur.named(), [held.clone(), invited.clone()], "{rapporteur:?}");
        let told = |calendar: &Calendar| calendar.events.iter().filter(|event| event.iter().any(|line| line.starts_with("DESCRIPTION"))).count();
        assert_eq!(told(&rapporteur), 2);
        assert_eq!(read_by(house, "/v1/me/meetings.ics", &token_of(house, &people[4])).named(), std::slice::from_ref(&held));
        let own = read_by(house, "/v1/me/meetings.ics", &token_of(house, &guest));
        assert_eq!((own.named(), told(&own)), (vec![invited], 0), "a guest is not told the agenda: {own:?}");
        let text = format!("{rapporteur:?}{own:?}");
        assert!(!text.contains("الورياغلي") && !text.contains("البقالي") && !text.contains("ATTENDEE"), "{text}");
        // Whoever leaves the bureau has them no more.
        let seat = house.get(format!("/v1/appointments?person_id={}", people[4])).expect(200).text("/data/0/id");
        let yesterday = (super::today() - chrono::Days::new(1)).to_string();
        house.post(format!("/v1/appointments/{seat}/resignations"), json!({"ends_on": yesterday, "source": source()})).expect(200);
        assert!(read_by(house, "/v1/me/meetings.ics", &token_of(house, &people[4])).events.is_empty());
        let (stranger, _) = member(house, "bureau_member", "2021-01-01");
        assert!(read_by(house, "/v1/me/meetings.ics", &token_of(house, &stranger)).events.is_empty(), "no member of the party");
    }
}
