//! Whoever was refused is recognized, for as long as that counts, however the name is written; and nobody else is.
use amana::db::applicant_marks;
use diesel::prelude::*;
use serde_json::{Value, json};

use super::cast::{COMMUNE, File, Party, application, day, known, known_but, party, reached, ruled};
use crate::cast::source;
use crate::house::{House, both};

fn marks(house: &House) -> i64 {
    let conn = &mut house.registry().connection();
    applicant_marks::table.count().get_result(conn).unwrap()
}

/// Refused a year and a half ago, and erased by now; for good or not.
fn refused_and_erased(party: &Party<'_>, banned: bool) -> File {
    let file = party.refused_of(&known(), [-500, -480, -460], banned);
    assert_eq!(party.erase(&file).expect(200).body, json!({"applications": 1, "persons": 1, "more": false}));
    file
}

/// The application of somebody else is entered, and tells whom it reminds of.
fn entered(party: &Party<'_>, person: &Value) -> Vec<Value> {
    let made = party.enter(person, 0).expect(201);
    let path = format!("/v1/applications/{}", made.id());
    let remembered = made.body["remembered"].as_array().unwrap().clone();
    assert_eq!(party.get(&party.secretary, &path).expect(200).body["remembered"], json!(remembered));
    party.post(&party.secretary, format!("{path}/closings"), json!({})).expect(200);
    let closed = party.get(&party.secretary, &path).expect(200);
    assert_eq!(closed.body["remembered"], json!([]), "of what is closed nothing is to be looked at");
    remembered
}

both! {
    fn who_was_refused_for_good_is_recognized_in_another_spelling_when_all_is_erased(house) {
        let party = party(house);
        refused_and_erased(&party, true);
        assert!(marks(house) > 0);
        assert_eq!(house.get("/v1/persons?q=Sanhaji&total=true").expect(200).body["total"], 0);
        for (language, says) in [("ar", "رفضا نهائيا"), ("fr", "refusée définitivement"), ("en", "refused for good")] {
            let again = party.enter(&known(), 0).in_language(language).refused(409, "applicant-is-banned");
            assert!(again.to_string().contains(says), "{again}");
            assert_eq!(again.text("/clause/id"), "art-3");
        }
        for spelling in ["Abd El Ghani Essanhaji", "SANHAJI Abdelghani", "عبدالغنى صنهاجي"] {
            for birth in [Value::Null, json!("1980"), json!("1980-03-04")] {
                let person = json!({"name_latin": spelling, "birth_date": birth, "contacts": reached("+212 612-34-56-78")});
                party.enter(&person, 0).refused(409, "applicant-is-banned");
            }
        }
        // The door says nothing; whoever enters the form is told.
        let form = |person: Value| {
            let new = json!({"applicant": person, "territory": COMMUNE, "declarations": ["age"]});
            let sent = house.post("/v1/application-forms", new).anonymous().expect(202);
            let found = party.get(&party.secretary, format!("/v1/application-forms?reference={}", sent.text("/reference"))).expect(200);
            (sent.body.as_object().unwrap().keys().cloned().collect::<Vec<_>>(), found.text("/data/0/id"))
        };
        let (said, banned) = form(json!({"name_ar": "عبد الغني الصنهاجي", "contacts": reached("0612345678")}));
        let (said_to_a_stranger, stranger) = form(json!({"name_ar": "سعاد الجبلي", "contacts": reached("0612345679")}));
        assert_eq!(said, said_to_a_stranger);
        party.post(&party.secretary, format!("/v1/application-forms/{banned}/entries"), json!({})).refused(409, "applicant-is-banned");
        party.get(&party.secretary, format!("/v1/application-forms/{banned}")).expect(200);
        party.post(&party.secretary, format!("/v1/application-forms/{stranger}/entries"), json!({})).expect(201);
        assert_eq!(house.get("/v1/persons?q=Sanhaji&total=true").expect(200).body["total"], 0, "nobody is registered by what is refused");
    }

    fn a_namesake_or_a_relative_is_not_refused_and_somebody_looks(house) {
        let party = party(house);
        refused_and_erased(&party, true);
        let agrees = |person: &Value| {
            let told = entered(&party, person);
            assert!(told.len() < 2, "{told:?}");
            let told = told.first()?.clone();
            assert_eq!((&told["counts_until"], &told["body_id"], &told["clause"]), (&Value::Null, &json!(party.committee.body), &json!("art-3")));
            Some(told["agrees"].clone())
        };
        let other_day = json!({"birth_date": "1981-03-04"});
        assert_eq!(agrees(&known_but(&other_day)), Some(json!(["name_and_phone", "phone"])), "the brother, at the same number");
        assert_eq!(agrees(&known_but(&json!({"birth_date": "1981-03-04", "contacts": []}))), None, "a namesake");
        assert_eq!(agrees(&known_but(&json!({"contacts": reached("0612345679")}))), Some(json!(["name_and_birth"])));
        assert_eq!(agrees(&known_but(&json!({"name_ar": null, "name_latin": "Naima Ouazzani"}))), Some(json!(["phone"])));
        assert_eq!(agrees(&json!({"name_latin": "Naima Ouazzani", "birth_date": "1980-03-04"})), None);
        let listed = party.enter(&known_but(&other_day), 0).expect(201).id();
        let list = party.get(&party.secretary, "/v1/applications?state=received").expect(200);
        assert_eq!((list.text("/data/0/id"), list.text("/data/0/remembered/0/agrees/0")), (listed, "name_and_phone".to_owned()));
    }

    fn who_is_not_told_days_of_birth_learns_none_by_it(house) {
        let party = party(house);
        refused_and_erased(&party, true);
        let enter = |more: &Value| {
            let mut new = application("");
            new["person"] = known_but(more);
            party.post(&party.committee.members[1], "/v1/applications", new)
        };
        let other = enter(&json!({"contacts": []})).expect(201);
        assert_eq!(other.body["remembered"], json!([]));
        // Whichever day is tried, the answer is one.
        for birth in ["1980-03-04", "1981-03-04"] {
            enter(&json!({"birth_date": birth})).refused(409, "applicant-is-banned");
        }
    }

    fn a_refusal_that_is_not_for_good_counts_until_its_day_and_is_forgotten_then(house) {
        let party = party(house);
        ruled(house, &day(-400), &json!({"retention_days": 10}));
        let file = party.refused_of(&known(), [-200, -179, -30], false);
        // While it is kept, another record of the same person is recognized too.
        let twice = party.enter(&known(), 0).refused(409, "application-is-too-soon");
        assert_eq!(twice.text("/detail"), day(1));
        assert_eq!(party.erase(&file).expect(200).body["persons"], 1);
        assert!(marks(house) > 0);
        let again = party.enter(&known_but(&json!({"name_ar": null})), 0).refused(409, "application-is-too-soon");
        assert_eq!(again.text("/detail"), day(1));
        let over = party.refused_of(&json!({"name_latin": "Said Ghomari", "contacts": reached("0612000001")}), [-300, -200, -180], false);
        party.enter(&json!({"name_latin": "Said Ghomari", "contacts": reached("0612000001")}), 0).expect(201);
        let before = marks(house);
        party.erase_due(&party.secretary).expect(200);
        party.get(&party.secretary, &over.path).refused(404, "not-found");
        assert!(marks(house) < before, "nothing remains of what counts no more");
        party.enter(&known_but(&json!({"name_ar": null})), 0).refused(409, "application-is-too-soon");
    }

    fn an_appeal_that_is_won_is_remembered_by_nobody(house) {
        let party = party(house);
        let file = party.assigned_of(&known(), 0);
        for member in &party.committee.members {
            party.vote(member, &file, "refuse", 0).expect(200);
        }
        let new = json!({"outcome": "refused", "reasons": "x", "banned": true});
        let banned = party.post(party.committee.president(), format!("{}/decisions", file.path), new).expect(200);
        assert_eq!((&banned.body["banned"], &banned.body["reapply_from"]), (&json!(true), &Value::Null));
        assert!(marks(house) > 0);
        party.post(&party.secretary, format!("{}/appeals", file.path), json!({})).expect(200);
        assert_eq!(party.get(&party.secretary, &file.path).expect(200).body["remembered"], json!([]), "not of itself");
        party.settled(&party.regional, &file, "accepted", 0);
        let accepted = party.get(&party.secretary, &file.path).expect(200);
        assert_eq!((&accepted.body["banned"], marks(house)), (&json!(false), 0));
        let told = party.get(party.committee.president(), format!("{}/decisions", file.path)).expect(200);
        assert_eq!([&told.body["data"][0]["banned"], &told.body["data"][1]["banned"]], [&json!(true), &json!(false)]);
    }

    fn a_refusal_is_for_good_only_where_the_statutes_say_so(house) {
        let party = party(house);
        let decide = |file: &File, outcome: &str| {
            let new = json!({"outcome": outcome, "reasons": "x", "banned": true});
            party.post(party.committee.president(), format!("{}/decisions", file.path), new)
        };
        let vote = |file: &File, choice: &str| party.committee.members.iter().for_each(|member| drop(party.vote(member, file, choice, 0).expect(200)));
        let accepted = party.assigned("Said Ghomari", 0);
        vote(&accepted, "accept");
        decide(&accepted, "accepted").at("/banned", "ban-is-of-a-refusal");
        let refused = party.assigned("Salma Bakkali", 0);
        vote(&refused, "refuse");
        ruled(house, &day(0), &json!({"may_ban": false}));
        let not = decide(&refused, "refused").at("/banned", "ban-is-not-provided-for");
        assert_eq!(not.text("/clause/id"), "art-3");
        party.decide(&party.committee, &refused, "refused", 0).expect(200);
    }

    fn the_person_who_was_refused_for_good_or_put_out_applies_no_more_or_not_yet(house) {
        let party = party(house);
        let file = party.refused_of(&json!({"name_latin": "Said"}), [-60, -40, -20], true);
        let again = |person: &str, on: i64| {
            party.post(&party.secretary, "/v1/applications", json!({"person_id": person, "territory": COMMUNE, "received_on": day(on)}))
        };
        again(&file.person, 0).refused(409, "applicant-is-banned");
        let member = house.post("/v1/persons", json!({"name_latin": "Salma Bakkali", "residence": COMMUNE})).expect(201).id();
        let belongs = json!({"person_id": member, "starts_on": "2020-01-01", "source": source()});
        let membership = house.post("/v1/memberships", belongs).expect(201).id();
        let end = json!({"ends_on": day(-180), "standing": "excluded", "source": source()});
        house.post(format!("/v1/memberships/{membership}/end"), end).expect(200);
        let early = again(&member, -1).in_language("en").refused(409, "applicant-was-excluded");
        assert_eq!((early.text("/detail"), early.text("/clause/id")), (day(0), "art-3".to_owned()));
        again(&member, 0).expect(201);
    }
}
