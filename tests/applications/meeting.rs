//! Applications decided at a meeting of the body they are before: by its decision, whole or not at all, and by nobody who has
//! no part in them.
use serde_json::{Value, json};

use super::cast::{File, Party, Somebody, day, party};
use crate::cast::{position, source};
use crate::house::{Answer, Ask, House, both};

/// A meeting of a body on that day, with these of it there; answers its path.
fn met(house: &House, body: &str, days: i64, present: &[&Somebody]) -> String {
    let new = json!({"body": body, "kind": "ordinary", "held_on": day(days)});
    let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
    for one in present {
        let line = json!({"person_id": one.person, "presence": "present"});
        house.post(format!("{path}/attendances"), line).expect(201);
    }
    path
}

/// A meeting of the committee the day before, with all its members.
fn committee(party: &Party<'_>) -> String {
    let all: Vec<&Somebody> = party.committee.members.iter().collect();
    met(party.house, &party.committee.body, -1, &all)
}

fn accept(file: &File) -> Value {
    json!({"kind": "accept_application", "application_id": id(&file.path)})
}

fn refuse(file: &File) -> Value {
    json!({"kind": "refuse_application", "application_id": id(&file.path), "reasons": "Qanari wrote so."})
}

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

fn decide(house: &House, meeting: &str, effects: &Value, more: &Value) -> Ask {
    let mut new = json!({"title": "البت في طلبات الانخراط", "mode": "consensus", "effects": effects});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    house.post(format!("{meeting}/decisions"), new)
}

/// Somebody may not decide on what concerns another.
fn recused(party: &Party<'_>, who: &Somebody, about: &File) {
    let recusal =
        json!({"person_id": who.person, "about": about.person, "reason": "cousins", "source": source()});
    party.house.post("/v1/access/recusals", recusal).expect(201);
}

fn state(house: &House, file: &File) -> String {
    house.get(&file.path).expect(200).text("/state")
}

fn kinds(decision: &Answer) -> Vec<String> {
    let results = decision.body["results"].as_array().unwrap();
    results.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

both! {
    fn a_meeting_accepts_and_refuses_with_its_decision(house) {
        let party = party(house);
        let (said, omar) = (party.assigned("Said Ghomari", -10), party.assigned("Omar Tadlaoui", -10));
        let meeting = committee(&party);
        let effects = json!([accept(&said), refuse(&omar)]);
        let tried = house.post(format!("{meeting}/decisions?dry_run=true"), json!({"title": "البت", "mode": "show_of_hands", "votes_for": 3, "votes_against": 0, "effects": effects})).expect(200);
        assert_eq!(tried.body["result"]["results"].as_array().map(Vec::len), Some(3), "{tried}");
        assert_eq!((state(house, &said), state(house, &omar)), ("assigned".to_owned(), "assigned".to_owned()));
        let decision = decide(house, &meeting, &effects, &json!({"mode": "show_of_hands", "votes_for": 3, "votes_against": 0})).expect(201);
        assert_eq!(kinds(&decision), ["application", "membership", "application"]);
        assert_eq!(decision.text("/majority/state"), "reached");
        let path = format!("/v1/decisions/{}", decision.id());

        let accepted = house.get(&said.path).expect(200);
        assert_eq!((accepted.text("/state"), accepted.text("/outcome"), accepted.text("/decided_on")), ("decided".to_owned(), "accepted".to_owned(), day(-1)));
        let membership = house.get(format!("/v1/memberships/{}", accepted.text("/membership_id"))).expect(200);
        assert_eq!((membership.text("/starts_on"), decision.text("/results/1/id")), (day(-1), membership.id()));
        assert!(membership.text("/number").starts_with("03.531-"), "{membership}");
        house.get(format!("/v1/memberships/{}/card.svg", membership.id())).expect(200);
        let standings = house.get(format!("/v1/memberships/{}/standings", membership.id())).expect(200);
        assert_eq!(standings.text("/data/0/basis/decision_id"), decision.id());
        let told = house.get(format!("{}/decisions", said.path)).expect(200);
        assert_eq!((told.data().len(), told.text("/data/0/decision_id"), &told.body["data"][0]["voters"]), (1, decision.id(), &json!(3)));

        // The clocks of a refusal are those of the committee's own door.
        let twin = party.assigned("Hamid Serghini", -10);
        for member in &party.committee.members {
            party.vote(member, &twin, "refuse", -1).expect(200);
        }
        party.decide(&party.committee, &twin, "refused", -1).expect(200);
        let (here, there) = (house.get(&omar.path).expect(200), house.get(&twin.path).expect(200));
        for clock in ["/appeal_until", "/reapply_from", "/decided_on", "/outcome", "/state"] {
            assert_eq!(here.text(clock), there.text(clock), "{clock}");
        }
        let told = house.get(format!("{}/decisions", omar.path)).expect(200);
        assert_eq!((told.text("/data/0/reasons"), told.text("/data/0/decision_id")), ("Qanari wrote so.".to_owned(), decision.id()));
        // Why is told with the application, and nowhere beside the meeting.
        for place in [path.clone(), format!("{path}/history"), format!("{meeting}/decisions"), format!("{meeting}/minutes.txt"), format!("{path}/extract.txt")] {
            let told = house.get(&place).expect(200).to_string();
            assert!(!told.contains("Qanari"), "{place}: {told}");
        }
        let minutes = house.get(format!("{meeting}/minutes.txt?lang=ar")).expect(200).to_string();
        assert!(minutes.contains("قبول طلب انخراط: ") && minutes.contains("رفض طلب انخراط: ") && minutes.contains("Said Ghomari"), "{minutes}");
        house.patch(&meeting, json!({"held_on": day(-2)})).refused(409, "what-it-did-is-of-that-day");
        decide(house, &meeting, &json!([accept(&said)]), &json!({})).refused(409, "application-is-not-there");
    }

    fn the_whole_is_refused_where_one_part_is(house) {
        let party = party(house);
        let (said, omar) = (party.assigned("Said Ghomari", -10), party.assigned("Omar Tadlaoui", -10));
        let meeting = committee(&party);
        let bare = json!({"kind": "refuse_application", "application_id": id(&omar.path)});
        let refused = decide(house, &meeting, &json!([accept(&said), bare]), &json!({})).refused(409, "reasons-are-missing");
        assert!(refused.has_fault("/effects/1/reasons", "reasons-are-missing") && !refused.text("/clause/id").is_empty(), "{refused}");
        assert_eq!((state(house, &said), state(house, &omar)), ("assigned".to_owned(), "assigned".to_owned()));
        let members = house.get(format!("/v1/memberships?person_id={}&total=true", said.person)).expect(200);
        assert_eq!((&members.body["total"], house.get(format!("{meeting}/decisions")).expect(200).data().len()), (&json!(0), 0));
        let unknown = json!([{"kind": "accept_application", "application_id": "01890a5d-ac96-774b-bcce-b302099a8057"}]);
        let unknown = decide(house, &meeting, &unknown, &json!({})).refused(409, "effect-target-is-unknown");
        assert!(unknown.has_fault("/effects/0/application_id", "effect-target-is-unknown"), "{unknown}");
        decide(house, &meeting, &json!([accept(&said)]), &json!({"source": source()})).at("/source", "applications-are-no-history");
        let beaten = json!({"mode": "show_of_hands", "votes_for": 1, "votes_against": 2});
        decide(house, &meeting, &json!([accept(&said)]), &beaten).refused(409, "votes-do-not-carry-it");
    }

    fn an_application_is_decided_by_the_body_it_is_before_and_not_earlier(house) {
        let party = party(house);
        let (said, entered) = (party.assigned("Said Ghomari", -1), party.entered("Omar Tadlaoui", -1));
        let meeting = committee(&party);
        decide(house, &meeting, &json!([accept(&entered)]), &json!({})).refused(409, "application-is-not-there");
        let all: Vec<&Somebody> = party.regional.members.iter().collect();
        let elsewhere = met(house, &party.regional.body, -1, &all);
        decide(house, &elsewhere, &json!([accept(&said)]), &json!({})).refused(409, "application-is-elsewhere");
        let own: Vec<&Somebody> = party.committee.members.iter().collect();
        let early = met(house, &party.committee.body, -2, &own);
        decide(house, &early, &json!([accept(&said)]), &json!({})).refused(409, "step-is-out-of-order");
        decide(house, &meeting, &json!([accept(&said)]), &json!({})).expect(201);
    }

    fn who_decides_is_counted_as_without_a_meeting(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -10);
        let [president, ..] = &party.committee.members;
        let alone = met(house, &party.committee.body, -1, &[president]);
        house.post(format!("{alone}/attendances"), json!({"group_name": "أعضاء اللجنة", "presence": "present"})).expect(201);
        let lacking = decide(house, &alone, &json!([accept(&file)]), &json!({})).refused(409, "quorum-is-lacking");
        assert_eq!((lacking.text("/detail"), lacking.body["clause"]["id"].is_string()), ("1/2".to_owned(), true), "a group that was not counted decides nothing: {lacking}");
        let vague = json!({"body": party.committee.body, "kind": "ordinary", "held_on": "2025"});
        let vague = format!("/v1/meetings/{}", house.post("/v1/meetings", vague).expect(201).id());
        house.post(format!("{vague}/attendances"), json!({"person_id": president.person, "presence": "present"})).expect(201);
        decide(house, &vague, &json!([accept(&file)]), &json!({})).refused(409, "deciders-are-not-known");
        assert_eq!(state(house, &file), "assigned");
    }

    fn nobody_counts_on_a_file_of_ones_own_or_of_kin(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -10);
        let [president, first, second] = &party.committee.members;
        recused(&party, first, &file);
        let two = met(house, &party.committee.body, -1, &[president, first]);
        let lacking = decide(house, &two, &json!([accept(&file)]), &json!({})).refused(409, "quorum-is-lacking");
        assert_eq!(lacking.text("/detail"), "1/2", "{lacking}");
        let meeting = committee(&party);
        let vote = |who: &Somebody| json!({"person_id": who.person, "choice": "for"});
        let named = json!({"mode": "roll_call", "votes": [vote(president), vote(first)]});
        let named = decide(house, &meeting, &json!([accept(&file)]), &named).refused(409, "voter-has-no-part");
        assert!(named.has_fault("/votes/1/person_id", "voter-has-no-part"), "{named}");
        let three = json!({"mode": "show_of_hands", "votes_for": 3, "votes_against": 0});
        decide(house, &meeting, &json!([accept(&file)]), &three).refused(409, "more-votes-than-voters");
        // On anything else the same member decides as every other.
        decide(house, &meeting, &json!([]), &three).expect(201);
        let others = json!({"mode": "roll_call", "votes": [vote(president), vote(second)]});
        let decision = decide(house, &meeting, &json!([accept(&file)]), &others).expect(201);
        assert_eq!(&decision.body["quorum_when_recorded"]["voters"], &json!(2), "{decision}");
        let roll = house.get(format!("/v1/decisions/{}/votes?choice=recused", decision.id())).expect(200);
        assert_eq!((roll.data().len(), roll.text("/data/0/person_id"), &roll.body["data"][0]["reason"]), (1, first.person.clone(), &Value::Null));
        // Nor does whoever is recused, or asks, record it.
        let other = party.assigned("Omar Tadlaoui", -10);
        recused(&party, president, &other);
        decide(house, &meeting, &json!([accept(&other)]), &json!({})).with_token(&president.secret).refused(403, "recused");
    }

    fn who_decided_first_has_no_part_in_the_appeal(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -10);
        let [president, first, ..] = &party.committee.members;
        let meeting = met(house, &party.committee.body, -3, &[president, first]);
        decide(house, &meeting, &json!([refuse(&file)]), &json!({})).expect(201);
        let appealed = party.step(&file, "appeals", &day(-2)).expect(200);
        assert_eq!(appealed.text("/body_id"), party.regional.body);
        // One who sat in the first committee sits in the other too.
        let seat = position(house, &party.regional.body, "membership_deputy");
        let held = json!({"person_id": first.person, "starts_on": "2021-01-01", "source": source()});
        house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        party.vote(first, &file, "accept", 0).refused(409, "voter-voted-before");
        let [chair, ..] = &party.regional.members;
        let few = met(house, &party.regional.body, -1, &[chair, first]);
        decide(house, &few, &json!([accept(&file)]), &json!({})).refused(409, "quorum-is-not-met");
        let all: Vec<&Somebody> = party.regional.members.iter().chain([first]).collect();
        let meeting = met(house, &party.regional.body, -1, &all);
        let decision = decide(house, &meeting, &json!([accept(&file)]), &json!({})).expect(201);
        let told = house.get(&file.path).expect(200);
        assert_eq!((told.text("/outcome"), told.body["appeal_until"].is_null()), ("accepted".to_owned(), true));
        let decisions = house.get(format!("{}/decisions", file.path)).expect(200);
        assert_eq!((decisions.data().len(), &decisions.body["data"][1]["instance"], decisions.text("/data/1/decision_id")), (2, &json!(2), decision.id()));
    }

    fn what_waits_to_be_confirmed_is_decided_only_then_and_an_annulment_lists_what_stays(house) {
        let party = party(house);
        let (said, omar) = (party.assigned("Said Ghomari", -10), party.assigned("Omar Tadlaoui", -10));
        let meeting = committee(&party);
        let awaits = json!({"awaits": party.secretariat});
        let waiting = decide(house, &meeting, &json!([accept(&said), refuse(&omar)]), &awaits).expect(201);
        assert_eq!((waiting.text("/outcome"), state(house, &said)), ("unconfirmed".to_owned(), "assigned".to_owned()));
        let path = format!("/v1/decisions/{}", waiting.id());
        for place in [path.clone(), format!("{path}/history"), format!("{meeting}/minutes.txt")] {
            assert!(!house.get(&place).expect(200).to_string().contains("Qanari"), "{place}");
        }
        let above = met(house, &party.secretariat, 0, &[&party.secretary]);
        let confirm = json!([{"kind": "confirm_decision", "decision_id": waiting.id()}]);
        decide(house, &above, &confirm, &json!({"source": source()})).refused(409, "quorum-is-not-met");
        let above = met(house, &party.secretariat, -1, &[]);
        decide(house, &above, &confirm, &json!({"source": source()})).expect(201);
        let refused = house.get(&omar.path).expect(200);
        assert_eq!((refused.text("/outcome"), state(house, &said)), ("refused".to_owned(), "decided".to_owned()));
        let told = house.get(format!("{}/decisions", omar.path)).expect(200);
        assert_eq!((told.text("/data/0/reasons"), told.text("/data/0/decision_id")), ("Qanari wrote so.".to_owned(), waiting.id()));
        let annul = json!([{"kind": "annul_decision", "decision_id": waiting.id()}]);
        let annulled = decide(house, &above, &annul, &json!({"source": source()})).expect(201);
        let left: Vec<(String, Value)> = annulled.body["results"].as_array().unwrap().iter().map(|one| (one["kind"].as_str().unwrap().to_owned(), one["left_because"].clone())).collect();
        assert_eq!(left, [("decision".to_owned(), Value::Null), ("application".to_owned(), json!("effect-stays")), ("membership".to_owned(), json!("effect-stays")), ("application".to_owned(), json!("effect-stays"))]);
        assert_eq!(house.get(&said.path).expect(200).text("/outcome"), "accepted", "it takes a decision of its own");
    }

    fn to_record_decisions_is_not_to_decide_applications(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -10);
        let meeting = committee(&party);
        let records = json!({"permissions": ["decision.record", "meeting.read", "body.read", "application.read"], "territory": "03.531"});
        let token = house.account("records decisions", records).text("/secret");
        decide(house, &meeting, &json!([accept(&file)]), &json!({})).with_token(&token).refused(403, "not-allowed");
        let decides = json!({"permissions": ["decision.record", "meeting.read", "body.read", "application.read", "application.decide"], "territory": "03.531"});
        let token = house.account("decides applications", decides).text("/secret");
        decide(house, &meeting, &json!([accept(&file)]), &json!({})).with_token(&token).expect(201);
    }
}
