//! The whole course: one is accepted; another is refused with reasons, appeals, and is accepted at regional level.
use chrono::Datelike as _;
use serde_json::json;

use super::cast::{COMMUNE, File, day, party, token};
use crate::house::both;

both! {
    fn one_is_accepted_and_another_after_an_appeal(house) {
        let party = party(house);
        let file = party.entered("Said Ghomari", 0);
        let shown = party.get(&party.secretary, &file.path).expect(200);
        assert_eq!((shown.text("/state").as_str(), shown.text("/territory").as_str()), ("received", COMMUNE));
        assert_eq!(shown.text("/person/name_latin"), "Said Ghomari");
        assert_eq!(shown.text("/due_on"), day(30));
        assert_eq!(shown.body["declarations"][0]["recorded_by"], format!("person:{}", party.secretary.person));
        assert_eq!(shown.body["documents"][0]["kind"], "signed form");
        party.step(&file, "completions", &day(0)).expect(200);
        let put = party.step(&file, "assignments", &day(0)).expect(200);
        assert_eq!(put.text("/body_id"), party.committee.body);
        assert!(put.body["waits_for"].is_null(), "{put}");
        let [president, first, second] = &party.committee.members;
        party.vote(president, &file, "accept", 0).expect(200);
        party.vote(first, &file, "refuse", 0).expect(200);
        party.vote(second, &file, "accept", 0).expect(200);
        let decided = party.decide(&party.committee, &file, "accepted", 0).expect(200);
        assert_eq!((decided.text("/state").as_str(), decided.text("/outcome").as_str()), ("decided", "accepted"));
        assert!(decided.body["due_on"].is_null() && decided.body["appeal_until"].is_null(), "{decided}");
        let membership = house.get(format!("/v1/memberships/{}", decided.text("/membership_id"))).expect(200);
        let year = chrono::Utc::now().year();
        assert_eq!(membership.text("/number"), format!("03.531-{year}-0001"));
        assert_eq!((membership.text("/person_id"), membership.text("/starts_on")), (file.person.clone(), day(0)));
        assert_eq!(membership.text("/source/reference"), file.path.rsplit('/').next().unwrap());
        let told = party.get(president, format!("{}/decisions", file.path)).expect(200);
        let counted = ["votes_to_accept", "votes_to_refuse", "votes_to_return", "abstentions", "voters"];
        assert_eq!(counted.map(|field| told.body["data"][0][field].as_i64().unwrap()), [2, 1, 0, 0, 3]);
        party.step(&file, "closings", &day(0)).expect(200);

        let other = party.assigned("Salma Bakkali", 0);
        party.settled(&party.committee, &other, "refused", 0);
        let refused = party.get(&party.secretary, &other.path).expect(200);
        assert_eq!((refused.text("/outcome"), refused.text("/appeal_until")), ("refused".to_owned(), day(15)));
        assert_eq!(refused.text("/reapply_from"), day(180));
        told_to_the_applicant(house, &other);
        party.step(&other, "closings", &day(0)).refused(409, "appeal-is-possible");
        let letter = json!({"document": {"kind": "letter of appeal"}});
        let appealed = party.post(&party.secretary, format!("{}/appeals", other.path), letter).expect(200);
        assert_eq!((appealed.text("/state"), appealed.text("/body_id")), ("appealed".to_owned(), party.regional.body.clone()));
        assert_eq!((appealed.body["instance"].as_i64(), appealed.text("/due_on")), (Some(2), day(30)));
        assert_eq!(appealed.body["documents"][1]["kind"], "letter of appeal");
        // Whoever refused it has no say in the appeal.
        party.vote(president, &other, "refuse", 0).at("/voter_id", "voter-is-not-of-the-body");
        party.decide(&party.committee, &other, "refused", 0).refused(403, "not-allowed");
        party.settled(&party.regional, &other, "accepted", 0);
        let accepted = party.get(&party.secretary, &other.path).expect(200);
        assert_eq!((accepted.text("/state"), accepted.text("/outcome")), ("decided".to_owned(), "accepted".to_owned()));
        assert!(accepted.body["reapply_from"].is_null(), "{accepted}");
        let membership = house.get(format!("/v1/memberships/{}", accepted.text("/membership_id"))).expect(200);
        assert_eq!(membership.text("/number"), format!("03.531-{year}-0002"));
        party.post(&party.secretary, format!("{}/appeals", other.path), json!({})).refused(409, "there-is-no-appeal");
        let history = party.get(&party.secretary, format!("{}/history", other.path)).expect(200);
        let steps: Vec<&str> = history.data().iter().map(|entry| entry["operation"].as_str().unwrap()).collect();
        assert_eq!(steps, ["application_create", "application_complete", "application_assign", "application_decide", "application_appeal", "application_decide"]);
    }

    fn what_is_returned_is_completed_and_voted_on_anew(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -10);
        party.settled(&party.committee, &file, "returned", -5);
        let returned = party.get(&party.secretary, &file.path).expect(200);
        assert_eq!((returned.text("/state").as_str(), returned.body["round"].as_i64()), ("received", Some(2)));
        assert!(returned.body["body_id"].is_null() && returned.body["outcome"].is_null() && returned.body["due_on"].is_null(), "{returned}");
        party.step(&file, "completions", &day(-6)).at("/on", "step-is-out-of-order");
        let anew = party.step(&file, "completions", &day(-4)).expect(200);
        assert_eq!(anew.text("/due_on"), day(26));
        party.step(&file, "assignments", &day(-4)).expect(200);
        party.decide(&party.committee, &file, "returned", -4).refused(409, "quorum-is-lacking");
        party.settled(&party.committee, &file, "accepted", -4);
        let votes = party.get(party.committee.president(), format!("{}/votes?total=true", file.path)).expect(200);
        assert_eq!(votes.body["total"], 6, "{votes}");
    }

    fn an_appeal_comes_in_time_and_a_refusal_is_closed_after_that(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -40);
        party.settled(&party.committee, &file, "refused", -20);
        let appeal = |on: &str| party.post(&party.secretary, format!("{}/appeals", file.path), json!({"on": on}));
        let late = appeal(&day(-4)).at("/on", "appeal-is-too-late");
        assert_eq!(late.text("/detail"), day(-5));
        appeal(&day(-21)).at("/on", "step-is-out-of-order");
        party.step(&file, "closings", &day(-5)).refused(409, "appeal-is-possible");
        let closed = party.step(&file, "closings", &day(-4)).expect(200);
        assert_eq!((closed.text("/state").as_str(), closed.text("/outcome").as_str()), ("closed", "refused"));
        appeal(&day(-5)).refused(409, "application-is-not-there");
        party.step(&file, "closings", &day(0)).refused(409, "application-is-not-there");
    }

    fn who_asks_no_more_withdraws_and_may_ask_again(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -3);
        let closed = party.step(&file, "closings", &day(-1)).expect(200);
        assert_eq!((closed.text("/state").as_str(), closed.text("/outcome").as_str()), ("closed", "withdrawn"));
        party.vote(party.committee.president(), &file, "accept", 0).refused(409, "application-is-not-there");
        let again = json!({"person_id": file.person, "territory": COMMUNE});
        party.post(&party.secretary, "/v1/applications", again).expect(201);
    }
}

/// The applicant reads how far it is and why, and nothing of who voted how.
fn told_to_the_applicant(house: &crate::house::House, file: &File) {
    let own = house.get("/v1/me/applications?total=true").with_token(&token(house, &file.person)).expect(200);
    assert_eq!(own.body["total"], 1, "{own}");
    assert_eq!(own.text("/data/0/reasons"), "He belongs to another party.");
    assert_eq!(
        (own.text("/data/0/outcome").as_str(), own.text("/data/0/state").as_str()),
        ("refused", "decided")
    );
    let text = String::from_utf8_lossy(&own.raw);
    assert!(!text.contains("voter") && !text.contains("votes") && !text.contains("body_id"), "{own}");
    assert!(house.get("/v1/me/applications").expect(200).data().is_empty(), "an account has none");
}
