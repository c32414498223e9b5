//! A masked day of birth is not learned from the rules either, by asking of one day after another.
use serde_json::{Value, json};

use super::small::{Small, small};
use super::world::{appointed, position};
use crate::cast::source;
use crate::house::{House, both};

/// What is told to whoever asks about rules.
const ASKING: [&str; 5] = ["body.read", "person.read", "membership.read", "report.read", "statutes.read"];

/// Forty years old for the last day on 2021-05-04.
const BORN_FOR_THE_YOUNG: &str = "1980-05-05";
/// Seventeen years old for the last day on 2021-05-04.
const BORN_FOR_AN_OFFICE: &str = "2003-05-05";
/// Both sides of the birthday.
const EVE_AND_DAY: [&str; 2] = ["2021-05-04", "2021-05-05"];

/// A member since 2010.
fn born(house: &House, born: &str, residence: &str) -> String {
    let new =
        json!({"name_latin": "Somebody", "gender": "female", "birth_date": born, "residence": residence});
    let person = house.post("/v1/persons", new).expect(201).id();
    let membership = json!({"person_id": person, "starts_on": "2010-01-01", "source": source()});
    house.post("/v1/memberships", membership).expect(201);
    person
}

/// An account that holds these words in Taounate.
fn asking(house: &House, more: &[&str]) -> String {
    let words = [&ASKING, more].concat();
    house.account("births", json!({"permissions": words, "territory": "03.531"})).text("/secret")
}

/// Three in the bureau of Taounate, of whom one is young until her birthday.
fn bureau(world: &Small<'_>) {
    let seat = position(world.house, "taounate-bureau", "bureau_member");
    for day in ["1970-01-01", "1970-01-02", BORN_FOR_THE_YOUNG] {
        let person = born(world.house, day, "03.531");
        appointed(world.house, &seat, &person, ["2020-06-01", ""]);
    }
}

/// The codes of these findings, each with its effect.
fn codes(findings: &Value) -> Vec<String> {
    let code = |one: &Value| format!("{} {}", one["code"].as_str().unwrap(), one["effect"].as_str().unwrap());
    findings.as_array().unwrap_or_else(|| panic!("{findings} is no list")).iter().map(code).collect()
}

/// What a check says of an office for this person on a day, of the person and of the body, in each way to ask it.
fn checked(world: &Small<'_>, secret: &str, person: &str, day: &str) -> Vec<String> {
    let proposed =
        json!({"body": "taounate-bureau", "position_type": "bureau_treasurer", "person_id": person});
    let mut dated = proposed.clone();
    dated["starts_on"] = json!(day);
    let mut said = Vec::new();
    for form in [json!({"on": day, "appointments": [proposed]}), json!({"appointments": [dated]})] {
        for path in ["/v1/statutes/check", "/v1/statutes/check?dry_run=true"] {
            let answer = world.post(secret, path, form.clone()).expect(200);
            let told = answer.body.get("result").unwrap_or(&answer.body);
            said.extend(codes(&told["appointments"][0]["findings"]));
            for body in told["bodies"].as_array().unwrap() {
                said.extend(codes(&body["findings"]));
            }
            said.push(format!("blocked: {}", told["blocked"]));
        }
    }
    said
}

/// What the rules of the bureau and the report of compositions say of a day: findings, and births not known.
fn reported(world: &Small<'_>, secret: &str, day: &str) -> Vec<(Vec<String>, u64)> {
    let rules = world.get(secret, format!("/v1/bodies/taounate-bureau/rules?as_of={day}")).expect(200);
    let list = format!("/v1/reports/compositions?type=provincial_bureau&under=03.531&as_of={day}");
    let list = world.get(secret, list).expect(200);
    let told = |one: &Value| (codes(&one["findings"]), one["birth_date_unknown"].as_u64().unwrap());
    vec![told(&rules.body["composition"]), told(&list.body["data"][0])]
}

/// The same question on both sides of the birthday.
fn both_sides<T>(ask: impl Fn(&str) -> T) -> (T, T) {
    (ask(EVE_AND_DAY[0]), ask(EVE_AND_DAY[1]))
}

fn has(said: &[String], finding: &str) -> bool {
    said.iter().any(|one| one == finding)
}

both! {
    fn a_check_tells_a_masked_birthday_to_nobody(house) {
        let world = small(house);
        bureau(&world);
        let young = born(house, BORN_FOR_AN_OFFICE, "03.531");
        let (blind, sighted) = (asking(house, &[]), asking(house, &["person.birth"]));
        let (eve, day) = both_sides(|day| checked(&world, &blind, &young, day));
        assert_eq!(eve, day);
        assert!(has(&eve, "holder-is-too-young unverifiable"), "{eve:?}");
        for secret in [&house.admin, &sighted] {
            let (eve, day) = both_sides(|day| checked(&world, secret, &young, day));
            assert!(has(&eve, "holder-is-too-young block"), "{eve:?}");
            assert!(!day.iter().any(|one| one.starts_with("holder-is-too-young")), "{day:?}");
        }
        // Of the others in the body no more: she who turns is one of them.
        let old = born(house, "1970-01-03", "03.531");
        let (eve, day) = both_sides(|day| checked(&world, &blind, &old, day));
        assert_eq!(eve, day);
        for secret in [&house.admin, &sighted] {
            let (eve, day) = both_sides(|day| checked(&world, secret, &old, day));
            assert!(!has(&eve, "young-are-too-few warn"), "{eve:?}");
            assert!(has(&day, "young-are-too-few warn"), "{day:?}");
        }
    }

    fn the_rules_of_a_body_and_its_composition_tell_a_masked_birthday_to_nobody(house) {
        let world = small(house);
        bureau(&world);
        let (blind, sighted) = (asking(house, &[]), asking(house, &["person.birth"]));
        let (eve, day) = both_sides(|day| reported(&world, &blind, day));
        assert_eq!(eve, day);
        assert!(eve.iter().all(|(said, unknown)| has(said, "young-are-too-few unverifiable") && *unknown == 3), "{eve:?}");
        for secret in [&house.admin, &sighted] {
            let (eve, day) = both_sides(|day| reported(&world, secret, day));
            assert!(eve.iter().all(|(said, unknown)| !has(said, "young-are-too-few warn") && *unknown == 0), "{eve:?}");
            assert!(day.iter().all(|(said, unknown)| has(said, "young-are-too-few warn") && *unknown == 0), "{day:?}");
        }
    }

    fn births_told_in_one_place_are_not_told_of_somebody_from_another(house) {
        let world = small(house);
        let (here, there) = (born(house, BORN_FOR_AN_OFFICE, "03.531"), born(house, BORN_FOR_AN_OFFICE, "03.451"));
        // Births and bodies in Taounate, and persons everywhere.
        let words = [&ASKING[..], &["person.birth"]].concat();
        let account = house.account("two", json!({"permissions": words, "territory": "03.531"}));
        let persons = json!({"account_id": account.text("/account_id"), "permissions": ["person.read"], "territory": "03", "source": source()});
        house.post("/v1/access/grants", persons).expect(201);
        let secret = account.text("/secret");
        let (eve, day) = both_sides(|day| checked(&world, &secret, &there, day));
        assert_eq!(eve, day);
        assert!(has(&eve, "holder-is-too-young unverifiable"), "{eve:?}");
        let (eve, day) = both_sides(|day| checked(&world, &secret, &here, day));
        assert!(has(&eve, "holder-is-too-young block") && eve != day, "{eve:?} {day:?}");
    }

    fn what_is_made_is_judged_by_all_that_is_known(house) {
        small(house);
        let young = born(house, BORN_FOR_AN_OFFICE, "03.531");
        let maker = asking(house, &["appointment.create"]);
        let seat = position(house, "taounate-bureau", "bureau_treasurer");
        let to_come = json!({"person_id": young, "starts_on": EVE_AND_DAY[0], "source": source()});
        let made = house.post(format!("/v1/positions/{seat}/appointments"), to_come).with_token(&maker).expect(201);
        assert!(has(&codes(&made.body["warnings"]), "holder-is-too-young block"), "{made}");
    }

    fn a_trial_tells_a_masked_birthday_to_nobody(house) {
        small(house);
        let young = born(house, BORN_FOR_AN_OFFICE, "03.531");
        let seat = position(house, "taounate-bureau", "bureau_treasurer");
        let (blind, sighted) = (asking(house, &["appointment.create", "batch.send"]), asking(house, &["appointment.create", "batch.send", "person.birth"]));
        let tried = |secret: &str| {
            both_sides(|day| {
                let named = json!({"person_id": young, "starts_on": day, "source": source()});
                let alone = house.post(format!("/v1/positions/{seat}/appointments?dry_run=true"), named.clone()).with_token(secret).expect(200);
                let items = json!({"operations": [{"method": "POST", "path": format!("/v1/positions/{seat}/appointments"), "body": named}]});
                let batch = house.post("/v1/batch?dry_run=true", items).with_token(secret).expect(200);
                (codes(&alone.body["result"]["warnings"]), codes(&batch.body["result"]["results"][0]["body"]["warnings"]))
            })
        };
        let (eve, day) = tried(&blind);
        assert_eq!(eve, day);
        assert!(has(&eve.0, "holder-is-too-young unverifiable") && eve.0 == eve.1, "{eve:?}");
        let (eve, day) = tried(&sighted);
        assert!(has(&eve.0, "holder-is-too-young block") && eve.0 == eve.1 && day.0 == day.1 && eve != day, "{eve:?} {day:?}");
    }
}
