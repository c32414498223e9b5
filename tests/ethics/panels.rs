//! Who judges, who never does, and where a case goes that too few may judge.
use serde_json::json;

use super::cast::{Committee, scene};
use crate::applications::cast::{Somebody, day, formed, officer};
use crate::house::both;

both! {
    fn a_judge_who_complains_is_no_judge_and_finds_nothing(house) {
        let scene = scene(house);
        let [party, other] = &scene.committee.members;
        let new = json!({
            "body": scene.committee.body, "respondent_id": scene.respondent.person, "complainants": [party.person],
            "title": "Words in public", "facts": "She said so.", "received_on": day(-20),
        });
        let case = format!("/v1/cases/{}", scene.post(&scene.committee.president, "/v1/cases", new).expect(201).id());
        scene.get(party, &case).refused(404, "not-found");
        assert!(scene.get(party, "/v1/cases").expect(200).data().is_empty());
        let president = &scene.committee.president.person;
        let rapporteur = &scene.committee.rapporteur.person;
        let panels = format!("{case}/panels");
        let assign = |members: serde_json::Value| scene.post(&scene.committee.president, panels.as_str(), json!({"members": members}));
        assign(json!([president, party.person])).at("/members/1", "judge-is-recused");
        assign(json!([president, scene.complainant.person])).at("/members/1", "judge-is-not-of-the-committee");
        assign(json!([president, president])).at("/members/1", "party-is-named-twice");
        let few = assign(json!([president])).at("/members", "panel-is-too-small");
        assert_eq!(few.text("/detail"), "3");
        assign(json!([president, rapporteur, other.person])).expect(200);
        // Her own complaint she sees as its complainant.
        assert_eq!(scene.get(party, "/v1/me/cases").expect(200).text("/data/0/role"), "complainant");
    }

    fn whoever_is_recused_finds_nothing_from_the_next_request_on_and_the_case_goes_up(house) {
        let scene = scene(house);
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let [first, second] = &scene.committee.members;
        scene.post(first, format!("{case}/recusals"), json!({"reason": "Her cousin."})).expect(204);
        scene.get(first, &case).refused(404, "not-found");
        scene.post(first, format!("{case}/votes"), json!({"outcome": "dismissed"})).refused(404, "not-found");
        assert!(scene.get(first, "/v1/cases").expect(200).data().is_empty());
        let cover = scene.get(&scene.committee.president, &case).expect(200);
        assert_eq!(cover.text("/waits_for"), "panel");
        let of_another = json!({"reason": "…", "member": cover.text("/members/2/id")});
        scene.post(&scene.committee.rapporteur, format!("{case}/referrals"), json!({})).refused(409, "committee-can-judge");
        scene.post(&scene.committee.president, format!("{case}/recusals"), of_another.clone()).expect(204);
        // Two of four are left, and three must vote: the case is before the committee above.
        scene.get(second, &case).refused(404, "not-found");
        scene.get(&scene.committee.president, &case).refused(404, "not-found");
        let above = scene.get(&scene.national.president, &case).expect(200);
        assert_eq!((above.text("/body_id"), above.text("/state")), (scene.national.body.clone(), "received".to_owned()));
        assert_eq!(above.text("/reference").split('/').next_back(), Some("0001"));
        scene.assign(&scene.national, &case);
    }

    fn whoever_heads_a_body_a_party_sits_in_does_not_judge(house) {
        let scene = scene(house);
        let [first, _] = &scene.committee.members;
        // She sits in the secretariat that the respondent heads.
        let seat = crate::cast::position(house, &scene.secretariat, "secretariat_member");
        let held = crate::cast::appointment(&first.person, "2022-01-01");
        house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        let case = scene.entered(-20);
        let president = &scene.committee.president;
        let panel = json!({"members": [president.person, scene.committee.rapporteur.person, first.person]});
        scene.post(president, format!("{case}/panels"), panel).at("/members/2", "judge-is-recused");
    }

    fn a_committee_with_too_few_members_queues_cases(house) {
        let scene = scene(house);
        let region = house.get("/v1/bodies?type=regional_secretariat").expect(200).text("/data/0/id");
        let body = formed(house, "ethics_committee", "03", Some(&region));
        let president = officer(house, &body, "ethics_president", "Alone");
        let new = json!({
            "body": body, "respondent_id": scene.respondent.person, "complainants": [scene.complainant.person],
            "title": "Words in public", "facts": "She said so.",
        });
        let made = scene.post(&president, "/v1/cases", new).expect(201);
        assert_eq!((made.text("/state"), made.text("/waits_for")), ("received".to_owned(), "members".to_owned()));
        let panel = json!({"members": [president.person]});
        scene.post(&president, format!("/v1/cases/{}/panels", made.id()), panel).at("/members", "panel-is-too-small");
    }

    fn a_complaint_is_about_one_person_of_the_province_before_a_committee_that_hears_it(house) {
        let scene = scene(house);
        let president = &scene.committee.president;
        let full = json!({
            "body": scene.committee.body, "respondent_id": scene.respondent.person,
            "complainants": [scene.complainant.person], "title": "Words", "facts": "She said so.",
        });
        let with = |field: &str, value: serde_json::Value| {
            let mut new = full.clone();
            new[field] = value;
            scene.post(president, "/v1/cases", new)
        };
        with("body", json!(scene.secretariat)).refused(403, "not-allowed");
        with("complainants", json!([])).at("/complainants", "complaint-is-anonymous");
        with("described", json!("The secretary")).at("/respondent_id", "complaint-is-about-one-person");
        with("respondent_id", json!(null)).at("/respondent_id", "complaint-is-about-one-person");
        with("witnesses", json!([scene.complainant.person])).refused(409, "party-is-named-twice");
        with("witnesses", json!([president.person])).refused(409, "clerk-is-close");
        with("received_on", json!(day(1))).at("/received_on", "case-step-is-out-of-order");
        let elsewhere = house
            .post("/v1/persons", json!({"name_latin": "Far Away", "residence": "01"}))
            .expect(201)
            .id();
        with("respondent_id", json!(elsewhere)).at("/respondent_id", "case-lies-elsewhere");
        // The body complains where nobody does by name.
        let mut new = full.clone();
        new["complainants"] = json!([]);
        new["complaining_body"] = json!(scene.secretariat);
        scene.post(president, "/v1/cases", new).expect(201);
        // Nobody but those who sit in it receives its complaints, whatever they hold.
        house.post("/v1/cases", full.clone()).refused(403, "not-allowed");
        scene.post(&scene.national.president, "/v1/cases", full).refused(403, "not-allowed");
    }

    fn a_complaint_of_ones_own_describes_whom_it_is_about_until_that_is_known(house) {
        let scene = scene(house);
        let own = json!({
            "body": scene.committee.body, "described": "The secretary", "protected": true,
            "title": "Words in public", "facts": "She said so.",
        });
        let made = scene.post(&scene.complainant, "/v1/me/cases", own).expect(201);
        assert_eq!(made.text("/role"), "complainant");
        let case = format!("/v1/cases/{}", made.id());
        let president = &scene.committee.president;
        assert_eq!(scene.get(president, &case).expect(200).text("/waits_for"), "respondent");
        let members: Vec<&str> = scene.committee.everybody().iter().map(|one| one.person.as_str()).collect();
        scene.post(president, format!("{case}/panels"), json!({"members": members})).refused(409, "respondent-is-unknown");
        let named = |person: &str| json!({"members": members, "respondent_id": person});
        scene.post(president, format!("{case}/panels"), named(&scene.complainant.person)).at("/respondent_id", "party-is-named-twice");
        let assigned = scene.post(president, format!("{case}/panels"), named(&scene.respondent.person)).expect(200);
        assert_eq!(assigned.text("/parties/1/role"), "respondent");
        scene.post(president, format!("{case}/panels"), named(&scene.respondent.person)).at("/respondent_id", "respondent-is-known");
        scene.post(&scene.complainant, format!("/v1/me/cases/{}/statements", made.id()), json!({"text": "And again."})).expect(200);
        let withdrawn = scene.post(president, format!("{case}/closings"), json!({})).expect(200);
        assert_eq!(withdrawn.text("/outcome"), "withdrawn");
    }

    fn cases_are_heard_together_and_apart_again(house) {
        let scene = scene(house);
        let [one, two, third] = [-20, -19, -18].map(|days| scene.entered(days));
        for case in [&one, &two, &third] {
            scene.assign(&scene.committee, case);
        }
        let judge = &scene.committee.rapporteur;
        let id = |case: &str| case.rsplit('/').next().unwrap().to_owned();
        let join = |case: &str, with: serde_json::Value| scene.post(judge, format!("{case}/joinders"), json!({"with": with}));
        assert_eq!(join(&one, json!(id(&two))).expect(200).text("/joined_to"), id(&two));
        join(&two, json!(id(&two))).at("/with", "cases-cannot-be-joined");
        join(&third, json!(id(&one))).at("/with", "cases-cannot-be-joined");
        join(&third, json!("00000000-0000-7000-8000-000000000000")).at("/with", "cases-cannot-be-joined");
        assert_eq!(join(&one, json!(null)).expect(200).body["joined_to"], json!(null));
        assert_eq!(scene.get(judge, "/v1/cases").expect(200).data().len(), 3);
    }
}

/// Everybody of a committee, for those who look.
pub(super) fn judges(of: &Committee) -> Vec<&Somebody> {
    of.everybody().to_vec()
}
