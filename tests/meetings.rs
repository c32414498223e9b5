//! Meetings, and what bodies do at them, from the outside.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, both};

fn meeting(house: &House, body: &str, held_on: &str) -> String {
    house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": held_on})).expect(201).id()
}

/// Puts somebody into an office of the bureau; answers who, and where the appointment is.
pub(crate) fn member(house: &House, office: &str, starts_on: &str) -> (String, String) {
    let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
    let (who, position) = (person(house, "كمال البقالي", "male"), position(house, &bureau, office));
    let held = house
        .post(format!("/v1/positions/{position}/appointments"), appointment(&who, starts_on))
        .expect(201);
    (who, format!("/v1/appointments/{}", held.id()))
}

/// The offices of a bureau of five who vote.
const OFFICES: [&str; 5] = [
    "bureau_rapporteur",
    "bureau_deputy_rapporteur",
    "bureau_treasurer",
    "bureau_deputy_treasurer",
    "bureau_member",
];

/// A bureau of five who vote, since 2021.
pub(crate) fn bureau(house: &House) -> Vec<String> {
    secretariat(house);
    OFFICES.iter().map(|office| member(house, office, "2021-01-01").0).collect()
}

/// The default statutes, since the middle of 2020, with these words about a provincial bureau.
pub(crate) fn statutes_of_a_bureau(house: &House, fields: &Value) {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    let kinds = document["body_types"].as_array_mut().unwrap();
    let bureau = kinds.iter_mut().find(|kind| kind["code"] == "provincial_bureau").unwrap();
    bureau.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let new =
        json!({"effective_from": "2020-06-01", "source": {"kind": "printed statutes"}, "document": document});
    house.post("/v1/statutes", new).expect(201);
}

/// A meeting of the bureau with these persons present; answers its path.
pub(crate) fn attended(house: &House, held_on: &str, present: &[&String]) -> String {
    let path = format!("/v1/meetings/{}", meeting(house, "taounate-bureau", held_on));
    for who in present {
        house
            .post(format!("{path}/attendances"), json!({"person_id": who, "presence": "present"}))
            .expect(201);
    }
    path
}

/// Drafts, approves and locks the minutes of a meeting.
fn lock(house: &House, meeting: &str) {
    let rapporteur = person(house, "كمال البقالي", "male");
    let minutes = format!("/v1/meetings/{meeting}/minutes");
    let draft = house.ask("PUT", &minutes).json(&json!({"text": "محضر", "drafted_by": rapporteur}));
    draft.header("if-match", "*").expect(200);
    house.post(format!("{minutes}/approvals"), json!({"approved_by": rapporteur})).expect(200);
    house.post(format!("{minutes}/locks"), Value::Null).expect(200);
}

both! {
    fn a_body_meets_on_its_own_days(house) {
        secretariat(house);
        let held = |body: &str, day: &str| house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": day}));
        let early = held("taounate-secretariat", "2019-12-31").in_language("fr").refused(409, "meeting-outside-the-bodys-days");
        assert!(early.has_fault("/held_on", "meeting-outside-the-bodys-days"), "{early}");
        let first = held("taounate-bureau", "2020-01-01").expect(201);
        let meeting = format!("/v1/meetings/{}", first.id());
        house.patch(&meeting, json!({"held_on": "2019-12-31"})).refused(409, "meeting-outside-the-bodys-days");
        let refused = house.patch("/v1/bodies/taounate-bureau", json!({"starts_on": "2020-01-02"})).refused(409, "contents-would-not-fit");
        assert_eq!(refused.text("/detail"), meeting);
        house.patch(&meeting, json!({"held_on": "2023-12-31"})).expect(200);
        house.post("/v1/bodies/taounate-bureau/dissolutions", json!({"ends_on": "2023-12-30", "source": source()})).refused(409, "meetings-lie-later");
        house.post("/v1/bodies/taounate-bureau/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).expect(200);
        held("taounate-bureau", "2023-12-31").expect(201);
        held("taounate-bureau", "2024-01-01").refused(409, "meeting-outside-the-bodys-days");
        held("taounate-bureau", "2024").refused(409, "meeting-outside-the-bodys-days");
        held("taounate-bureau", "2023-12").expect(201);
    }

    fn programmes_and_actions_name_an_open_meeting_of_their_own_body(house) {
        secretariat(house);
        let (own, other) = (meeting(house, "taounate-secretariat", "2022-12-08"), meeting(house, "taounate-bureau", "2022-12-08"));
        let at = |meeting: &str| json!({"body": "taounate-secretariat", "title": "عنوان", "meeting_id": meeting});
        let decided = house.post(format!("/v1/meetings/{own}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [{"kind": "open_actions", "actions": [{"title": "إجراء"}]}]})).expect(201);
        for list in ["/v1/programmes", "/v1/actions"] {
            house.post(list, at(&own)).expect(201);
            let refused = house.post(list, at(&other)).refused(409, "meeting-is-another-bodys");
            assert!(refused.has_fault("/meeting_id", "meeting-is-another-bodys"), "{refused}");
            house.post(list, at("01890a5d-ac96-774b-bcce-b302099a8057")).refused(409, "meeting-is-unknown");
        }
        lock(house, &own);
        for list in ["/v1/programmes", "/v1/actions"] {
            let refused = house.post(list, at(&own)).in_language("ar").refused(409, "meeting-is-locked");
            assert!(refused.has_fault("/meeting_id", "meeting-is-locked"), "{refused}");
            house.post(list, json!({"body": "taounate-secretariat", "title": "عنوان"})).expect(201);
        }
        let opened = decided.text("/results/0/path");
        house.patch(opened, json!({"status": "done"})).expect(200);
    }

    fn a_quorum_is_reckoned_by_the_seats_of_the_day(house) {
        secretariat(house);
        let offices = ["bureau_rapporteur", "bureau_deputy_rapporteur", "bureau_treasurer", "bureau_deputy_treasurer"];
        let four: Vec<_> = offices.iter().map(|office| member(house, office, "2021-01-01")).collect();
        let who: Vec<&String> = four.iter().map(|(who, _)| who).collect();
        let verdict = |path: &str| {
            let quorum = house.get(path).expect(200).body["quorum"].clone();
            (quorum["state"].clone(), quorum["reason"].clone(), quorum["voters_present"].clone(), quorum["voters"].clone(), quorum["needed"].clone())
        };
        let (three, one) = (attended(house, "2022-12-08", &who[..3]), attended(house, "2022-12-08", &who[..1]));
        let unknown = (json!("not_verifiable"), json!("voters_unknown"), json!(3), json!(4), Value::Null);
        assert_eq!(verdict(&three), unknown, "nobody is known among the members without an office");
        assert_eq!(verdict(&one).0, "not_met", "one of four at the best");

        // From 2022 on there is a fifth: three of five are half, two are not.
        let (fifth, _) = member(house, "bureau_member", "2022-01-01");
        assert_eq!(verdict(&three), (json!("met"), Value::Null, json!(3), json!(5), json!(3)));
        let two = attended(house, "2022-12-08", &[who[0], &fifth]);
        assert_eq!(verdict(&two), (json!("not_met"), Value::Null, json!(2), json!(5), json!(3)));
        assert_eq!(verdict(&attended(house, "2021-12-31", &who[..3])).1, "voters_unknown", "before the fifth");
        assert_eq!(verdict(&attended(house, "2020-12-31", &who[..3])).1, "voters_unknown", "before anybody");
        assert_eq!(verdict(&attended(house, "2022-12", &who[..3])).1, "day_unknown");
        assert_eq!(verdict(&attended(house, "2022-12-08", &[])).1, "no_attendance");
        let to_come = attended(house, "2190-01-01", &[who[0]]);
        assert_eq!((verdict(&to_come).0, verdict(&to_come).1), (json!("not_verifiable"), json!("still_to_come")));
        let stranger = person(house, "سعاد الجبلي", "female");
        assert_eq!(verdict(&attended(house, "2022-12-08", &[who[0], &fifth, &stranger])).0, "not_met", "who holds no seat is not counted");

        // A seat that is vacant asks nobody to come.
        let ending = json!({"ends_on": "2022-12-07", "source": {"kind": "register of the tests"}});
        house.post(format!("{}/resignations", four[3].1), ending).expect(200);
        assert_eq!(verdict(&two), (json!("met"), Value::Null, json!(2), json!(4), json!(2)));
        let day_before = attended(house, "2022-12-07", &[who[0], &fifth]);
        assert_eq!(verdict(&day_before).0, "not_met");

        let quorum = house.get(&two).expect(200).body["quorum"].clone();
        assert_eq!((&quorum["present"], &quorum["clause"]), (&json!(2), &json!("art-33")));
        let listed = house.get("/v1/meetings?body=taounate-bureau").expect(200);
        for told in listed.data() {
            let path = format!("/v1/meetings/{}", told["id"].as_str().unwrap());
            assert_eq!(told["quorum"], house.get(path).expect(200).body["quorum"], "alone and in a list alike");
        }
        // A group that was not counted leaves open only what those named do not settle.
        for (path, state) in [(&two, "met"), (&day_before, "not_verifiable")] {
            let group = json!({"group_name": "أعضاء المكتب", "presence": "present"});
            house.post(format!("{path}/attendances"), group).expect(201);
            assert_eq!(verdict(path).0, state);
        }
    }

    fn an_office_that_the_statutes_of_the_day_do_not_know_asks_nobody_to_come(house) {
        secretariat(house);
        let offices = ["bureau_rapporteur", "bureau_deputy_rapporteur", "bureau_deputy_treasurer", "bureau_member"];
        let four: Vec<_> = offices.iter().map(|office| member(house, office, "2021-01-01").0).collect();
        let needed = |held_on: &str| {
            let path = attended(house, held_on, &[&four[0], &four[1]]);
            house.get(path).expect(200).body["quorum"]["needed"].clone()
        };
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        document["position_types"].as_array_mut().unwrap().retain(|kind| kind["code"] != "bureau_treasurer");
        house.post("/v1/statutes", json!({"effective_from": "2024-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        assert_eq!(needed("2023-12-31"), Value::Null, "nobody knows who was the treasurer");
        assert_eq!(needed("2024-01-01"), json!(2), "there is none any more");
    }

    fn a_decision_taken_without_a_quorum_is_kept_and_says_so(house) {
        secretariat(house);
        let (first, _) = member(house, "bureau_rapporteur", "2021-01-01");
        for office in ["bureau_deputy_rapporteur", "bureau_treasurer", "bureau_deputy_treasurer", "bureau_member"] {
            member(house, office, "2021-01-01");
        }
        let path = attended(house, "2022-12-08", &[&first]);
        let made = house.post(format!("{path}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}})).expect(201);
        assert_eq!(made.body["quorum"], "not_met", "{made}");
        let other = attended(house, "2022-12-09", &[]);
        house.post(format!("{other}/decisions"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}})).expect(201);
        let listed = house.get("/v1/decisions?body=taounate-bureau").expect(200);
        let states: Vec<_> = listed.data().iter().map(|told| told["quorum"].clone()).collect();
        assert_eq!(states, [json!("not_met"), json!("not_verifiable")], "{listed}");
        let decision = format!("/v1/decisions/{}", made.id());
        // Whoever is put on the sheet later came all the same.
        for office in ["bureau_treasurer", "bureau_member"] {
            let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
            let seat = position(house, &bureau, office);
            let who = house.get(format!("/v1/appointments?position_id={seat}")).expect(200).text("/data/0/person/id");
            house.post(format!("{path}/attendances"), json!({"person_id": who, "presence": "present"})).expect(201);
        }
        assert_eq!(house.get(&decision).expect(200).body["quorum"], "met");
        assert_eq!(house.get(format!("{path}/decisions")).expect(200).text("/data/0/quorum"), "met");
    }

    fn a_condition_sent_with_what_a_meeting_does_is_for_that_meeting(house) {
        let root = secretariat(house);
        let (one, other) = (meeting(house, &root, "2022-12-08"), meeting(house, &root, "2022-12-09"));
        let tag = |path: String| house.get(path).expect(200).etag();
        let own = tag(format!("/v1/meetings/{one}"));
        let wrong = [tag(format!("/v1/meetings/{other}")), tag(format!("/v1/bodies/{root}")), "\"1\"".to_owned()];
        let someone = person(house, "كمال البقالي", "male");
        let office = position(house, &root, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&someone, "2021-01-01")).expect(201).id();
        let end = json!({"kind": "end_appointment", "appointment_id": held, "ended_by": "revocation"});
        let decision = json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [end]});
        for (list, new) in [("attendances", json!({"person_id": someone, "presence": "present"})), ("decisions", decision)] {
            let post = |tag: &str| house.post(format!("/v1/meetings/{one}/{list}"), new.clone()).header("if-match", tag);
            for tag in &wrong {
                post(tag).refused(412, "stale");
            }
            post(&own).expect(201);
        }
        let ended = house.get(format!("/v1/appointments/{held}")).expect(200);
        assert_eq!(ended.text("/ends_on"), "2022-12-08", "the condition was not about what the decision changes: {ended}");
        let minutes = |tag: &str| house.ask("PUT", format!("/v1/meetings/{one}/minutes")).json(&json!({"text": "محضر", "drafted_by": someone})).header("if-match", tag);
        minutes(&wrong[0]).refused(412, "stale");
        let draft = minutes(&own).expect(200).etag();
        house.patch(format!("/v1/meetings/{one}"), json!({"title": "جلسة"})).header("if-match", &draft).expect(200);
        // What is new has no state yet: no condition about one can hold.
        let new = json!({"body": root, "kind": "ordinary", "held_on": "2022-12-10"});
        house.post("/v1/meetings", new.clone()).header("if-match", &own).refused(412, "stale");
        house.post("/v1/meetings", new).header("if-match", "*").expect(201);
    }

    fn a_tag_holds_for_its_own_object_alone(house) {
        secretariat(house);
        let (one, other) = (meeting(house, "taounate-secretariat", "2022-12-08"), meeting(house, "taounate-secretariat", "2022-12-09"));
        let path = format!("/v1/meetings/{one}");
        let rename = |tag: &str| house.patch(&path, json!({"title": "جلسة"})).header("if-match", tag);
        let tag = |path: &str| house.get(path).expect(200).etag();
        rename(&tag(&format!("/v1/meetings/{other}"))).refused(412, "stale");
        let bureau = tag("/v1/bodies/taounate-bureau");
        rename(&bureau).refused(412, "stale");
        house.patch("/v1/bodies/taounate-secretariat", json!({"source": null})).header("if-match", &bureau).refused(412, "stale");
        let own = tag(&path);
        rename(&format!("W/{own}")).refused(412, "stale");
        rename(own.trim_matches('"')).refused(412, "stale");
        rename("\"1\"").refused(412, "stale");
        let in_french = house.get(format!("{path}?as_of=2022-12-08")).in_language("fr").expect(200).etag();
        let mut answer = rename(&format!("{bureau}, {in_french}")).header("idempotency-key", "tag-1").expect(200);
        let again = rename(&format!("{bureau}, {in_french}")).header("idempotency-key", "tag-1").expect(200);
        assert_eq!((again.header("idempotency-replayed"), again.etag()), (Some("true"), answer.etag()), "told again with its tag");
        rename(&own).refused(412, "stale");
        answer = rename(&answer.etag()).expect(200);
        house.delete(&path).header("if-match", &bureau).refused(412, "stale");
        house.delete(&path).header("if-match", &answer.etag()).expect(204);
    }
}
