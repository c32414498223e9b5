//! Who votes: the members of the body that decides, each once, and nobody on what concerns oneself.
use serde_json::{Value, json};

use super::cast::{File, Party, Somebody, day, party, token};
use crate::cast::source;
use crate::house::{Ask, both};
use crate::races::at_once;

/// The vote of another, as somebody records it.
fn recorded(party: &Party<'_>, by: &Somebody, file: &File, voter: &str, more: &Value) -> Ask {
    let mut new = json!({"choice": "accept", "voter_id": voter, "source": source()});
    for (field, value) in more.as_object().unwrap() {
        new[field] = value.clone();
    }
    party.post(by, format!("{}/votes", file.path), new)
}

/// Says that somebody is party to what concerns the applicant.
fn recused(party: &Party<'_>, who: &Somebody, file: &File) {
    let new = json!({"about": file.person, "reason": "his brother", "source": source()});
    party.post(who, "/v1/access/recusals", new).expect(201);
}

/// Ends the office of somebody the day before today.
fn ended(party: &Party<'_>, who: &Somebody) {
    let end = json!({"ends_on": day(-1), "source": source()});
    party.house.post(format!("/v1/appointments/{}/resignations", who.appointment), end).expect(200);
}

both! {
    fn one_votes_once(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let first = &party.committee.members[1];
        party.vote(first, &file, "accept", 0).expect(200);
        party.vote(first, &file, "refuse", 0).at("/voter_id", "voter-has-voted");
        recorded(&party, party.committee.president(), &file, &first.person, &json!({})).at("/voter_id", "voter-has-voted");
        let second = &party.committee.members[2];
        let answers = at_once((0..8).map(|_| party.vote(second, &file, "accept", 0)).collect());
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        for lost in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!((lost.status, lost.text("/code").as_str()), (409, "voter-has-voted"), "{lost}");
        }
        let votes = party.get(first, format!("{}/votes?total=true", file.path)).expect(200);
        assert_eq!(votes.body["total"], 2);
    }

    fn whose_office_ended_votes_no_more_and_what_he_or_she_voted_counts_no_more(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -3);
        let [president, first, second] = &party.committee.members;
        party.vote(first, &file, "accept", -2).expect(200);
        ended(&party, first);
        ended(&party, second);
        party.vote(second, &file, "accept", 0).refused(403, "not-allowed");
        recorded(&party, president, &file, &second.person, &json!({})).at("/voter_id", "voter-is-not-of-the-body");
        recorded(&party, president, &file, &second.person, &json!({"on": day(-1)})).expect(200);
        party.vote(president, &file, "accept", 0).expect(200);
        let lacking = party.decide(&party.committee, &file, "accepted", 0).in_language("en").refused(409, "quorum-is-lacking");
        assert_eq!((lacking.text("/detail").as_str(), lacking.text("/clause/id").as_str()), ("1/2", "art-21"));
        assert_eq!(party.get(&party.secretary, &file.path).expect(200).text("/waits_for"), "members");
        // While they held their offices, they were enough; the president's vote is of today.
        party.decide(&party.committee, &file, "accepted", -1).at("/on", "step-is-out-of-order");
    }

    fn who_is_suspended_on_a_day_votes_for_no_such_day(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -5);
        let [president, first, _] = &party.committee.members;
        let membership = house.get(format!("/v1/memberships?person_id={}", first.person)).expect(200).text("/data/0/id");
        let spell = json!({"starts_on": day(-4), "ends_on": day(-2), "source": source()});
        house.post(format!("/v1/memberships/{membership}/suspensions"), spell).expect(200);
        for on in [-4, -2] {
            recorded(&party, president, &file, &first.person, &json!({"on": day(on)})).at("/voter_id", "voter-is-not-of-the-body");
        }
        recorded(&party, president, &file, &first.person, &json!({"on": day(-1)})).expect(200);
    }

    fn nobody_votes_on_ones_own(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let grant = json!({
            "person_id": file.person, "permissions": ["application.read", "application.decide", "decision.record"], "source": source(),
        });
        house.post("/v1/access/grants", grant).expect(201);
        let applicant = Somebody { secret: token(house, &file.person), person: file.person.clone(), appointment: String::new() };
        let [president, first, _] = &party.committee.members;
        let own = party.vote(&applicant, &file, "accept", 0).refused(409, "application-is-ones-own");
        assert!(own.body.get("clause").is_none_or(Value::is_null));
        recorded(&party, &applicant, &file, &first.person, &json!({})).refused(409, "application-is-ones-own");
        recorded(&party, president, &file, &file.person, &json!({})).refused(409, "application-is-ones-own");
        for member in &party.committee.members {
            party.vote(member, &file, "accept", 0).expect(200);
        }
        let decision = json!({"outcome": "accepted"});
        party.post(&applicant, format!("{}/decisions", file.path), decision).refused(409, "application-is-ones-own");
    }

    fn a_relative_who_was_declared_neither_votes_nor_decides_nor_counts(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        party.vote(second, &file, "accept", 0).expect(200);
        recused(&party, first, &file);
        party.vote(first, &file, "accept", 0).refused(403, "recused");
        recorded(&party, president, &file, &first.person, &json!({})).at("/voter_id", "voter-is-recused");
        party.vote(president, &file, "accept", 0).expect(200);
        // One that comes to light after the vote.
        recused(&party, second, &file);
        party.decide(&party.committee, &file, "accepted", 0).refused(409, "quorum-is-lacking");
        recused(&party, president, &file);
        party.decide(&party.committee, &file, "accepted", 0).refused(403, "recused");
        // Looking stays as it was.
        party.get(first, &file.path).expect(200);
    }

    fn in_anothers_name_votes_only_who_keeps_the_record_and_tells_where_it_stands(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        let forged = recorded(&party, first, &file, &second.person, &json!({})).refused(403, "not-allowed");
        assert_eq!(forged.text("/detail"), "decision.record");
        recorded(&party, president, &file, &second.person, &json!({"source": null})).at("/source", "vote-needs-a-source");
        recorded(&party, president, &file, &party.secretary.person, &json!({})).at("/voter_id", "voter-is-not-of-the-body");
        recorded(&party, president, &file, "01a209ef-bd8f-7252-bac0-a7fe1bbebbad", &json!({})).at("/voter_id", "voter-is-not-of-the-body");
        party.vote(&party.secretary, &file, "accept", 0).refused(403, "not-allowed");
        party.vote(&party.regional.members[1], &file, "accept", 0).at("/voter_id", "voter-is-not-of-the-body");
        recorded(&party, &party.regional.members[1], &file, &second.person, &json!({})).refused(403, "not-allowed");
        house.post(format!("{}/votes", file.path), json!({"choice": "accept"})).at("/voter_id", "vote-is-of-a-person");
        recorded(&party, president, &file, &second.person, &json!({})).expect(200);
        let votes = party.get(president, format!("{}/votes", file.path)).expect(200);
        assert_eq!(votes.data().len(), 1, "{votes}");
        assert_eq!(votes.text("/data/0/recorded_by"), format!("person:{}", president.person));
        assert_eq!(votes.text("/data/0/voter_id"), second.person);
    }

    fn one_votes_between_the_day_it_was_assigned_and_today(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -3);
        let [president, first, _] = &party.committee.members;
        party.vote(president, &file, "accept", -4).at("/on", "step-is-out-of-order");
        party.vote(president, &file, "accept", 1).at("/on", "step-is-out-of-order");
        party.vote(president, &file, "accept", -3).expect(200);
        party.vote(first, &file, "accept", -1).expect(200);
        party.decide(&party.committee, &file, "accepted", -2).at("/on", "step-is-out-of-order");
        party.decide(&party.committee, &file, "accepted", 1).at("/on", "step-is-out-of-order");
        let decided = party.decide(&party.committee, &file, "accepted", -1).expect(200);
        assert_eq!(decided.text("/decided_on"), day(-1));
    }
}
