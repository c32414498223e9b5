//! Whoever was refused for good or put out is no member by the word of whoever keeps the register.
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::admit;
use crate::applications::cast::{Party, known, known_but, party, reached};
use crate::cast::source;
use crate::house::{Ask, House, both};

fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

fn registered(house: &House, person: &Value) -> String {
    house.post("/v1/persons", person.clone()).expect(201).id()
}

fn admitted(house: &House, person: &str, starts_on: &str) -> Ask {
    house.post("/v1/memberships", json!({"person_id": person, "starts_on": starts_on, "source": source()}))
}

/// Puts a member out on a day; answers the path of the membership.
fn put_out(house: &House, person: &str, on: &str) -> String {
    let path = format!("/v1/memberships/{}", admit(house, person, "2015-01-01").id());
    let end = json!({"ends_on": on, "standing": "excluded", "source": source()});
    house.post(format!("{path}/end"), end).expect(200);
    path
}

/// Somebody who lives where the committee decides.
fn neighbour(more: &Value) -> Value {
    let mut person = known_but(more);
    person["residence"] = json!("03.531.01.05");
    person
}

/// Applies again in the name of whoever is told, today.
fn applies(party: &Party<'_>, person: &Value) -> Ask {
    party.enter(person, 0)
}

both! {
    fn who_was_refused_for_good_is_admitted_by_nobody_even_when_all_is_erased(house) {
        let party = party(house);
        let file = party.refused_of(&known(), [-500, -480, -460], true);
        admitted(house, &file.person, "2020-01-01").at("/person_id", "person-is-banned");
        assert_eq!(party.erase(&file).expect(200).body["persons"], 1);
        let again = registered(house, &known_but(&json!({"name_ar": null, "name_latin": "Abd El Ghani Essanhaji"})));
        for (language, says) in [("ar", "بقبول استئنافه"), ("fr", "son recours contre ce refus"), ("en", "only an appeal")] {
            let refused = admitted(house, &again, &day(0)).in_language(language).at("/person_id", "person-is-banned");
            assert!(refused.to_string().contains(says), "{refused}");
            assert_eq!(refused.text("/clause/id"), "art-3");
        }
        assert_eq!(house.get(format!("/v1/memberships?person_id={again}")).expect(200).data().len(), 0, "nothing of it stays");
        // A brother at the same number, and whoever may not admit, learn nothing of it.
        let brother = registered(house, &known_but(&json!({"birth_date": "1981-03-04"})));
        admitted(house, &brother, &day(0)).expect(201);
        let clerk = house.account("clerk", json!({"permissions": ["membership.create", "person.read"], "territory": "01.571"})).text("/secret");
        admitted(house, &again, &day(0)).with_token(&clerk).refused(409, "person-is-unknown");
    }

    fn who_was_put_out_comes_back_when_the_statutes_say_so(house) {
        let her = registered(house, &known());
        let path = put_out(house, &her, &day(-10));
        let refused = admitted(house, &her, &day(0)).in_language("en").at("/person_id", "person-was-excluded");
        assert_eq!((refused.text("/detail"), refused.text("/clause/id")), (day(170), "art-3".to_owned()));
        admitted(house, &her, &day(169)).refused(409, "person-was-excluded");
        // Under another record too; a namesake at another number is somebody else.
        let twice = registered(house, &known_but(&json!({"name_ar": null})));
        admitted(house, &twice, &day(0)).at("/person_id", "person-was-excluded");
        let namesake = registered(house, &known_but(&json!({"contacts": reached("0612345679")})));
        admitted(house, &namesake, &day(0)).expect(201);
        // An exclusion that was no exclusion bars nobody.
        house.patch(&*path, json!({"ends_on": null, "end_source": null})).expect(200);
        admitted(house, &twice, &day(0)).expect(201);
    }

    fn who_was_put_out_long_ago_is_admitted(house) {
        let her = registered(house, &known());
        put_out(house, &her, &day(-180));
        admitted(house, &her, &day(0)).expect(201);
        let other = registered(house, &known_but(&json!({"name_ar": null})));
        admitted(house, &other, &day(0)).expect(201);
    }

    fn who_was_put_out_is_recognized_by_the_committee_under_another_record(house) {
        let party = party(house);
        let her = registered(house, &neighbour(&json!({})));
        put_out(house, &her, &day(-10));
        for (language, says) in [("ar", "سبق طرد"), ("fr", "exclue du parti"), ("en", "put out")] {
            let refused = applies(&party, &known_but(&json!({"name_ar": null}))).in_language(language).refused(409, "applicant-was-excluded");
            assert!(refused.to_string().contains(says), "{refused}");
            assert_eq!(refused.text("/detail"), day(170));
        }
        // Of whom only the number agrees, somebody looks.
        let told = applies(&party, &known_but(&json!({"name_ar": null, "name_latin": "Naima Ouazzani"}))).expect(201);
        let remembered = &told.body["remembered"][0];
        assert_eq!((&remembered["cause"], &remembered["agrees"], &remembered["counts_until"]), (&json!("excluded"), &json!(["phone"]), &json!(day(170))));
        assert_eq!(&remembered["body_id"], &Value::Null, "of a member of no unit");
    }

    fn a_membership_recorded_by_mistake_leaves_nothing(house) {
        let her = registered(house, &known());
        let path = put_out(house, &her, &day(-10));
        house.delete(&*path).expect(204);
        admitted(house, &her, &day(0)).expect(201);
    }
}
