//! A vote is taken back until it is decided; and nobody votes on a file twice, for the first time and on appeal.
use serde_json::{Value, json};

use super::cast::{File, Party, Somebody, day, officer, party};
use crate::cast::{position, source};
use crate::house::{Answer, Ask, both};

fn withdraw(party: &Party<'_>, by: &Somebody, file: &File, of: Option<&str>) -> Ask {
    party.post(by, format!("{}/vote-withdrawals", file.path), json!({"voter_id": of}))
}

fn votes(party: &Party<'_>, file: &File) -> Answer {
    party.get(party.committee.president(), format!("{}/votes", file.path)).expect(200)
}

both! {
    fn a_vote_is_taken_back_and_changed_until_it_is_decided(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        withdraw(&party, first, &file, None).at("/voter_id", "voter-has-not-voted");
        party.vote(first, &file, "refuse", 0).expect(200);
        let cast = votes(&party, &file).text("/data/0/id");
        withdraw(&party, first, &file, None).expect(200);
        assert!(votes(&party, &file).data().is_empty());
        withdraw(&party, first, &file, None).at("/voter_id", "voter-has-not-voted");
        party.vote(first, &file, "accept", 0).expect(200);
        assert_eq!(votes(&party, &file).text("/data/0/choice"), "accept");
        // The journal keeps that there was another.
        let entries = house.get(format!("/v1/journal?object_id={cast}")).expect(200);
        let told: Vec<&Value> = entries.data().iter().map(|entry| &entry["operation"]).collect();
        assert!(told.contains(&&json!("application_vote")) && told.contains(&&json!("application_vote_withdraw")), "{entries}");
        assert!(entries.data().iter().any(|entry| entry["before"]["choice"] == "refuse"), "{entries}");
        // It counts no more.
        party.vote(president, &file, "accept", 0).expect(200);
        withdraw(&party, president, &file, None).expect(200);
        party.decide(&party.committee, &file, "accepted", 0).refused(409, "quorum-is-lacking");
        party.vote(second, &file, "accept", 0).expect(200);
        party.decide(&party.committee, &file, "accepted", 0).expect(200);
        withdraw(&party, first, &file, None).refused(409, "application-is-not-there");
        assert_eq!(votes(&party, &file).data().len(), 2);
    }

    fn whose_vote_it_is_takes_it_back(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        party.vote(first, &file, "refuse", 0).expect(200);
        for (language, says) in [("ar", "صوت هذا العضو بنفسه"), ("fr", "a voté en personne"), ("en", "voted in person")] {
            let refused = withdraw(&party, president, &file, Some(&first.person)).in_language(language).at("/voter_id", "vote-is-the-voters");
            assert!(refused.to_string().contains(says), "{refused}");
        }
        let other = withdraw(&party, second, &file, Some(&first.person)).refused(403, "not-allowed");
        assert_eq!(other.text("/detail"), "decision.record");
        withdraw(&party, &party.secretary, &file, None).refused(403, "not-allowed");
        withdraw(&party, &party.regional.members[1], &file, None).at("/voter_id", "voter-has-not-voted");
        // What was recorded for somebody is taken back by whoever records, and by the voter.
        let recorded = || {
            let new = json!({"choice": "accept", "voter_id": second.person, "source": source()});
            party.post(president, format!("{}/votes", file.path), new).expect(200);
        };
        recorded();
        withdraw(&party, president, &file, Some(&second.person)).expect(200);
        recorded();
        withdraw(&party, second, &file, None).expect(200);
        assert_eq!(votes(&party, &file).data().len(), 1);
        let tried = party.post(first, format!("{}/vote-withdrawals?dry_run=true", file.path), json!({})).expect(200);
        assert_eq!(tried.body["status"], 200);
        assert_eq!(votes(&party, &file).data().len(), 1);
        // Whoever is recused since has no say, not even this.
        let recusal = json!({"about": file.person, "reason": "his brother", "source": source()});
        party.post(first, "/v1/access/recusals", recusal).expect(201);
        withdraw(&party, first, &file, None).refused(403, "recused");
    }

    fn a_vote_is_the_voters_after_two_records_of_one_were_merged(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        party.vote(first, &file, "refuse", 0).expect(200);
        let stays = house.post("/v1/persons", json!({"name_latin": "First", "gender": "female", "birth_date": "1971-05-04"})).expect(201).id();
        let merge = json!({"other_id": first.person, "reason": "registered twice"});
        house.post(format!("/v1/persons/{stays}/merges"), merge).expect(201);
        let told = votes(&party, &file);
        assert_eq!((told.text("/data/0/voter_id"), told.text("/data/0/recorded_by")), (stays.clone(), format!("person:{}", first.person)), "who recorded it is told as it was");
        withdraw(&party, president, &file, Some(&stays)).at("/voter_id", "vote-is-the-voters");
        // It counts once, and the same human being votes no second time.
        party.vote(first, &file, "accept", 0).at("/voter_id", "voter-has-voted");
        party.decide(&party.committee, &file, "refused", 0).refused(409, "quorum-is-lacking");
        party.vote(second, &file, "refuse", 0).expect(200);
        let decided = party.decide(&party.committee, &file, "refused", 0).expect(200);
        assert_eq!(decided.text("/outcome"), "refused");
        let decision = party.get(president, format!("{}/decisions", file.path)).expect(200);
        assert_eq!(&decision.body["data"][0]["votes_to_refuse"], 2);
    }

    fn nobody_votes_on_a_file_for_the_first_time_and_on_appeal(house) {
        let party = party(house);
        let [president, first, second] = &party.committee.members;
        // One sits in both.
        let seat = position(house, &party.regional.body, "membership_member");
        let held = json!({"person_id": first.person, "starts_on": "2021-01-01", "source": source()});
        house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        let file = party.assigned("Said Ghomari", 0);
        for member in [president, first, second] {
            party.vote(member, &file, "refuse", 0).expect(200);
        }
        party.decide(&party.committee, &file, "refused", 0).expect(200);
        let appealed = party.post(&party.secretary, format!("{}/appeals", file.path), json!({})).expect(200);
        assert_eq!((appealed.text("/body_id"), &appealed.body["waits_for"]), (party.regional.body.clone(), &Value::Null));
        for (language, says) in [("ar", "ابتدائيا"), ("fr", "en première instance"), ("en", "at the first instance")] {
            let refused = party.vote(first, &file, "accept", 0).in_language(language).at("/voter_id", "voter-voted-before");
            assert!(refused.to_string().contains(says), "{refused}");
        }
        let by_hand = json!({"choice": "accept", "voter_id": first.person, "source": source()});
        party.post(party.regional.president(), format!("{}/votes", file.path), by_hand).at("/voter_id", "voter-voted-before");
        // Two of the four must vote, and that one is none of them; nor does that one say what was decided.
        party.vote(party.regional.president(), &file, "accept", 0).expect(200);
        let lacking = party.decide(&party.regional, &file, "accepted", 0).refused(409, "quorum-is-lacking");
        assert_eq!(lacking.text("/detail"), "1/2");
        party.post(first, format!("{}/decisions", file.path), json!({"outcome": "accepted"})).refused(403, "not-allowed");
        party.vote(&party.regional.members[1], &file, "accept", 0).expect(200);
        party.decide(&party.regional, &file, "accepted", 0).expect(200);
        // On another file the same member votes there.
        let other = party.assigned("Salma Bakkali", 0);
        party.vote(president, &other, "refuse", 0).expect(200);
        party.vote(first, &other, "refuse", 0).expect(200);
        withdraw(&party, first, &other, None).expect(200);
        party.vote(second, &other, "refuse", 0).expect(200);
        party.decide(&party.committee, &other, "refused", 0).expect(200);
        party.post(&party.secretary, format!("{}/appeals", other.path), json!({})).expect(200);
        party.vote(first, &other, "accept", 0).expect(200);
    }

    fn an_appeal_waits_where_too_few_may_vote_on_it(house) {
        let party = party(house);
        let [_, first, second] = &party.committee.members;
        // The region's committee has its president, and two who sit in the province's too.
        for gone in &party.regional.members[1..] {
            let end = json!({"ends_on": day(-1), "source": source()});
            house.post(format!("/v1/appointments/{}/resignations", gone.appointment), end).expect(200);
        }
        let seat = position(house, &party.regional.body, "membership_member");
        for one in [first, second] {
            let held = json!({"person_id": one.person, "starts_on": "2021-01-01", "source": source()});
            house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        }
        let file = party.assigned("Said Ghomari", 0);
        party.settled(&party.committee, &file, "refused", 0);
        let appealed = party.post(&party.secretary, format!("{}/appeals", file.path), json!({})).expect(200);
        assert_eq!(appealed.text("/waits_for"), "members");
        officer(house, &party.regional.body, "membership_member", "Fresh");
        assert!(party.get(&party.secretary, &file.path).expect(200).body["waits_for"].is_null());
        assert!(party.get(&party.secretary, "/v1/applications").expect(200).body["data"][0]["waits_for"].is_null());
    }
}
