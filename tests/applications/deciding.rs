//! What the votes decide, where nobody can decide, and that it is decided once.
use std::collections::BTreeSet;

use serde_json::json;

use super::cast::{COMMUNE, Committee, Party, day, formed, officer, party};
use crate::cast::{DECLARED, declared};
use crate::house::both;
use crate::races::at_once;

both! {
    fn an_application_is_voted_on_and_decided_only_before_a_body(house) {
        let party = party(house);
        let file = party.entered("Said Ghomari", -1);
        let president = party.committee.president();
        let early = party.vote(president, &file, "accept", 0).refused(409, "application-is-not-there");
        assert_eq!(early.text("/detail"), "received");
        party.step(&file, "assignments", &day(0)).refused(409, "application-is-not-there");
        party.step(&file, "appeals", &day(0)).refused(409, "application-is-not-there");
        party.step(&file, "completions", &day(-2)).at("/on", "step-is-out-of-order");
        party.step(&file, "completions", &day(0)).expect(200);
        party.decide(&party.committee, &file, "accepted", 0).refused(409, "application-is-not-there");
        party.step(&file, "assignments", &day(-1)).at("/on", "step-is-out-of-order");
        party.step(&file, "assignments", &day(0)).expect(200);
        party.step(&file, "assignments", &day(0)).refused(409, "application-lies-there");
        let stale = format!("{}/decisions", file.path);
        party.post(president, stale, json!({"outcome": "accepted"})).header("if-match", "\"9-0000000000000000\"").refused(412, "stale");
        party.post(&party.secretary, format!("{}/decisions", file.path), json!({"outcome": "accepted"})).refused(403, "not-allowed");
        party.post(&party.committee.members[1], format!("{}/decisions", file.path), json!({"outcome": "accepted"})).refused(409, "quorum-is-lacking");
    }

    fn the_votes_carry_what_is_decided_and_a_refusal_has_reasons(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        party.vote(president, &file, "refuse", 0).expect(200);
        let lacking = party.decide(&party.committee, &file, "refused", 0).refused(409, "quorum-is-lacking");
        assert_eq!(lacking.text("/detail"), "1/2");
        party.vote(first, &file, "accept", 0).expect(200);
        for outcome in ["refused", "accepted", "returned"] {
            party.decide(&party.committee, &file, outcome, 0).at("/outcome", "votes-do-not-carry");
        }
        party.vote(second, &file, "refuse", 0).expect(200);
        party.decide(&party.committee, &file, "accepted", 0).at("/outcome", "votes-do-not-carry");
        let bare = party.post(first, format!("{}/decisions", file.path), json!({"outcome": "refused"}));
        bare.at("/reasons", "reasons-are-missing");
        let tried = party.post(president, format!("{}/decisions?dry_run=true", file.path), json!({"outcome": "refused", "reasons": "x"})).expect(200);
        assert_eq!(tried.text("/result/outcome"), "refused");
        assert_eq!(party.get(first, &file.path).expect(200).text("/state"), "assigned");
        party.decide(&party.committee, &file, "refused", 0).expect(200);
        party.decide(&party.committee, &file, "refused", 0).refused(409, "application-is-not-there");
    }

    fn of_many_who_decide_at_once_one_does(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        for member in &party.committee.members {
            party.vote(member, &file, "accept", 0).expect(200);
        }
        let answers = at_once((0..8).map(|_| party.decide(&party.committee, &file, "accepted", 0)).collect());
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        for lost in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!((lost.status, lost.text("/code").as_str()), (409, "application-is-not-there"), "{lost}");
        }
        let belongs = house.get(format!("/v1/memberships?person_id={}&total=true", file.person)).expect(200);
        assert_eq!(belongs.body["total"], 1);
        let told = party.get(party.committee.president(), format!("{}/decisions?total=true", file.path)).expect(200);
        assert_eq!(told.body["total"], 1);
    }

    fn numbers_are_given_without_gaps_or_doubles_however_many_decide_at_once(house) {
        let party = party(house);
        let files: Vec<_> = (0..6).map(|number| party.assigned(&format!("Applicant {number}"), 0)).collect();
        for file in &files {
            for member in &party.committee.members {
                party.vote(member, file, "accept", 0).expect(200);
            }
        }
        // One that was taken by hand is passed over; one that is refused at the last leaves no gap.
        let year: String = day(0).chars().take(4).collect();
        let by_hand = json!({"person_id": house.post("/v1/persons", json!({"name_latin": "By Hand"})).expect(201).id(), "starts_on": "2020", "number": format!("03.531-{year}-0003")});
        house.post("/v1/memberships", by_hand).expect(201);
        let already = json!({"person_id": files[5].person, "starts_on": day(0)});
        house.post("/v1/memberships", already).expect(201);
        let answers = at_once(files.iter().map(|file| party.decide(&party.committee, file, "accepted", 0)).collect());
        let mut numbers = BTreeSet::new();
        for (answer, file) in answers.iter().zip(&files) {
            if file.person == files[5].person {
                assert_eq!((answer.status, answer.text("/code").as_str()), (409, "person-is-a-member-already"), "{answer}");
                continue;
            }
            assert_eq!(answer.status, 200, "{answer}");
            let membership = house.get(format!("/v1/memberships/{}", answer.text("/membership_id"))).expect(200);
            numbers.insert(membership.text("/number"));
        }
        let expected = [1, 2, 4, 5, 6].map(|number| format!("03.531-{year}-{number:04}"));
        assert_eq!(numbers.into_iter().collect::<Vec<_>>(), expected);
    }

    fn where_nobody_can_decide_an_application_waits(house) {
        let region = formed(house, "regional_secretariat", "03", None);
        let secretariat = formed(house, "provincial_secretariat", "03.531", Some(&region));
        let secretary = officer(house, &secretariat, "provincial_secretary", "Secretary");
        let send = |path: String, new| house.post(path, new).with_token(&secretary.secret);
        let new = json!({"person": {"name_latin": "Said Ghomari"}, "territory": COMMUNE, "declarations": DECLARED.map(declared)});
        let path = format!("/v1/applications/{}", send("/v1/applications".to_owned(), new).expect(201).id());
        send(format!("{path}/completions"), json!({})).expect(200);
        let put = send(format!("{path}/assignments"), json!({})).expect(200);
        assert_eq!((put.text("/state").as_str(), put.text("/waits_for").as_str()), ("assigned", "body"));
        let decide = || house.post(format!("{path}/decisions"), json!({"outcome": "accepted"}));
        decide().refused(409, "no-body-decides");
        send(format!("{path}/assignments"), json!({})).refused(409, "application-lies-there");
        // The nearest there is: the region's, until the province has one.
        let regional = formed(house, "membership_committee", "03", Some(&region));
        assert_eq!(send(format!("{path}/assignments"), json!({})).expect(200).text("/body_id"), regional);
        let committee = formed(house, "membership_committee", "03.531", Some(&secretariat));
        let empty = send(format!("{path}/assignments"), json!({})).expect(200);
        assert_eq!((empty.text("/body_id"), empty.text("/waits_for")), (committee.clone(), "members".to_owned()));
        let lacking = decide().refused(409, "quorum-is-lacking");
        assert_eq!(lacking.text("/detail"), "0/2");
        let first = officer(house, &committee, "membership_president", "President");
        assert_eq!(house.get(&path).expect(200).text("/waits_for"), "members", "one of the three it needs");
        let second = officer(house, &committee, "membership_member", "Second");
        assert!(house.get(&path).expect(200).body["waits_for"].is_null());
        for member in [&first, &second] {
            house.post(format!("{path}/votes"), json!({"choice": "accept"})).with_token(&member.secret).expect(200);
        }
        decide().expect(200);
    }

    fn an_appeal_waits_for_its_level_and_goes_above_whoever_refused(house) {
        let region = formed(house, "regional_secretariat", "03", None);
        let secretariat = formed(house, "provincial_secretariat", "03.531", Some(&region));
        let secretary = officer(house, &secretariat, "provincial_secretary", "Secretary");
        let committee = Committee::seated(house, "03.531", &secretariat);
        let nobody = Committee { body: String::new(), members: committee.members.clone() };
        let party = Party { house, secretariat, secretary, committee, regional: nobody };
        let file = party.assigned("Said Ghomari", 0);
        party.settled(&party.committee, &file, "refused", 0);
        let appealed = party.step(&file, "appeals", &day(0)).expect(200);
        assert_eq!((appealed.text("/state").as_str(), appealed.text("/waits_for").as_str()), ("appealed", "body"));
        assert!(appealed.body["body_id"].is_null());
        let regional = Committee::seated(house, "03", &region);
        let put = party.step(&file, "assignments", &day(0)).expect(200);
        assert_eq!((put.text("/state"), put.text("/body_id")), ("appealed".to_owned(), regional.body.clone()));
        party.settled(&regional, &file, "refused", 0);
        party.step(&file, "appeals", &day(0)).refused(409, "there-is-no-appeal");
        party.step(&file, "closings", &day(0)).expect(200);
        // Where the region decides for the first time, the party hears the appeal.
        let new = json!({"person": {"name_latin": "Far Away"}, "territory": "03.231", "declarations": DECLARED.map(declared)});
        let path = format!("/v1/applications/{}", house.post("/v1/applications", new).expect(201).id());
        for noun in ["completions", "assignments"] {
            house.post(format!("{path}/{noun}"), json!({})).expect(200);
        }
        for member in &regional.members {
            house.post(format!("{path}/votes"), json!({"choice": "refuse"})).with_token(&member.secret).expect(200);
        }
        house.post(format!("{path}/decisions"), json!({"outcome": "refused", "reasons": "x"})).expect(200);
        let national = formed(house, "national_secretariat", "MA", None);
        let highest = formed(house, "national_membership_committee", "MA", Some(&national));
        assert_eq!(house.post(format!("{path}/appeals"), json!({})).expect(200).text("/body_id"), highest);
    }
}
