//! Members go from one unit to another, if both consent.
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{Answer, House, both};

fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

/// Two local units under one province, their secretaries, and a member of the first.
struct Units<'a> {
    house: &'a House,
    bodies: [String; 2],
    secretaries: [String; 2],
    member: String,
    person: String,
    /// A token of the member's.
    own: String,
}

/// Somebody who has been a member since 2015, with a token.
fn somebody(house: &House, name: &str, unit: Option<&str>) -> (String, String, String) {
    let new = json!({"name_latin": name, "gender": "female", "birth_date": "1971-05-04"});
    let person = house.post("/v1/persons", new).expect(201).id();
    let new = json!({"person_id": person, "starts_on": "2015-01-01", "unit": unit, "source": source()});
    let membership = house.post("/v1/memberships", new).expect(201).id();
    let secret =
        house.post("/v1/tokens", json!({"name": "tests", "person_id": person})).expect(201).text("/secret");
    (person, membership, secret)
}

fn units(house: &House) -> Units<'_> {
    let formed = |code: &str| {
        let new = json!({"type": "local_secretariat", "territory": code, "starts_on": "2020-01-01", "source": source()});
        house.post("/v1/bodies", new).expect(201).id()
    };
    let bodies = ["03.531.01.05", "03.531.01.03"].map(formed);
    let secretaries = [0, 1].map(|at| {
        let (person, _, secret) = somebody(house, ["First Secretary", "Second Secretary"][at], None);
        let seat = crate::cast::position(house, &bodies[at], "local_secretary");
        let held = json!({"person_id": person, "starts_on": "2021-01-01", "source": source()});
        house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        secret
    });
    let (person, member, own) = somebody(house, "Salma Bakkali", Some(&bodies[0]));
    Units { house, bodies, secretaries, member, person, own }
}

impl Units<'_> {
    fn ask(&self, secret: &str, on: &str) -> crate::house::Ask {
        let new = json!({"unit": self.bodies[1], "on": on, "reason": "moved house"});
        self.house.post(format!("/v1/memberships/{}/transfers", self.member), new).with_token(secret)
    }

    fn step(&self, transfer: &str, noun: &str, secret: &str) -> crate::house::Ask {
        let ask =
            self.house.ask("POST", format!("/v1/membership-transfers/{transfer}/{noun}")).with_token(secret);
        if noun == "refusals" { ask.json(&json!({"reason": "not from here"})) } else { ask }
    }

    fn unit_on(&self, day: &str) -> String {
        self.house.get(format!("/v1/memberships/{}?as_of={day}", self.member)).expect(200).text("/unit_id")
    }

    fn listed(&self, secret: &str) -> usize {
        let page = self
            .house
            .get("/v1/membership-transfers?state=pending&total=true")
            .with_token(secret)
            .expect(200);
        assert_eq!(page.body["total"], page.data().len());
        page.data().len()
    }
}

fn consents(told: &Answer) -> [bool; 2] {
    ["released_by", "received_by"].map(|field| told.body[field] != Value::Null)
}

both! {
    fn a_member_asks_and_both_units_consent(house) {
        let world = units(house);
        let [leaving, receiving] = &world.secretaries;
        let asked = world.ask(&world.own, &day(-3)).expect(201);
        assert_eq!((asked.text("/state").as_str(), consents(&asked)), ("pending", [false, false]));
        assert_eq!(asked.text("/asked_by"), format!("person:{}", world.person));
        let id = asked.id();
        assert_eq!([&world.own, leaving, receiving].map(|who| world.listed(who)), [1, 1, 1]);
        let (_, _, stranger) = somebody(house, "Somebody Else", None);
        assert_eq!(world.listed(&stranger), 0);
        house.get(format!("/v1/membership-transfers/{id}")).with_token(&stranger).refused(404, "not-found");
        world.step(&id, "consents", &stranger).refused(404, "not-found");
        world.step(&id, "consents", &world.own).refused(409, "consent-is-anothers");
        world.ask(&world.own, &day(0)).refused(409, "transfer-is-pending");
        let half = world.step(&id, "consents", receiving).expect(200);
        assert_eq!((half.text("/state").as_str(), consents(&half)), ("pending", [false, true]));
        world.step(&id, "consents", receiving).refused(409, "consent-is-anothers");
        assert_eq!(world.unit_on(&day(0)), world.bodies[0], "one consent moves nobody");
        let done = world.step(&id, "consents", leaving).expect(200);
        assert_eq!((done.text("/state"), done.text("/takes_effect_on")), ("agreed".to_owned(), day(0)), "not before both consented");
        assert_eq!([world.unit_on(&day(-1)), world.unit_on(&day(0))], world.bodies);
        let of = |unit: &str, day: &str| house.get(format!("/v1/memberships?unit={unit}&person_id={}&as_of={day}", world.person)).expect(200).data().len();
        assert_eq!([of(&world.bodies[0], &day(-1)), of(&world.bodies[1], &day(-1)), of(&world.bodies[1], &day(0))], [1, 0, 1]);
        world.step(&id, "refusals", leaving).refused(409, "transfer-is-settled");
        assert_eq!(world.listed(leaving), 0);
        let told = house.get(format!("/v1/journal?object_id={id}&total=true")).expect(200);
        assert_eq!(told.body["total"], 3, "asked, and two consents: {told}");
    }

    fn a_unit_that_asks_has_consented_and_a_day_to_come_is_waited_for(house) {
        let world = units(house);
        let [leaving, receiving] = &world.secretaries;
        let asked = world.ask(leaving, &day(20)).expect(201);
        assert_eq!(consents(&asked), [true, false]);
        world.step(&asked.id(), "consents", receiving).expect(200);
        assert_eq!([world.unit_on(&day(19)), world.unit_on(&day(20))], world.bodies);
        assert_eq!(world.unit_on(&day(0)), world.bodies[0]);
    }

    fn each_consents_for_the_own_unit_wherever_the_member_is(house) {
        let world = units(house);
        let [leaving, receiving] = &world.secretaries;
        house.patch(format!("/v1/persons/{}", world.person), json!({"residence": "01.571"})).expect(200);
        let id = world.ask(&world.own, &day(0)).expect(201).id();
        for (who, other) in [(leaving, "received_by"), (receiving, "released_by")] {
            let seen = house.get(format!("/v1/membership-transfers/{id}")).with_token(who).expect(200);
            assert_eq!(&seen.body[other], &Value::Null);
        }
        // The member is out of sight of the unit that receives, which consents all the same, and last.
        house.get(format!("/v1/memberships/{}", world.member)).with_token(receiving).refused(404, "not-found");
        assert_eq!(consents(&world.step(&id, "consents", leaving).expect(200)), [true, false]);
        world.step(&id, "consents", leaving).refused(409, "consent-is-anothers");
        assert_eq!(world.step(&id, "consents", receiving).expect(200).text("/state"), "agreed");
        house.get(format!("/v1/memberships/{}", world.member)).with_token(receiving).expect(200);
    }

    fn whoever_is_recused_consents_to_nothing(house) {
        let world = units(house);
        let leaving = &world.secretaries[0];
        let id = world.ask(&world.own, &day(0)).expect(201).id();
        let recusal = json!({"about": world.person, "reason": "his sister", "source": source()});
        house.post("/v1/access/recusals", recusal).with_token(leaving).expect(201);
        world.step(&id, "consents", leaving).refused(403, "recused");
        world.step(&id, "refusals", leaving).refused(403, "recused");
    }

    fn who_speaks_for_both_settles_it_at_once(house) {
        let world = units(house);
        let new = json!({"unit": world.bodies[1], "source": source()});
        let asked = house.post(format!("/v1/memberships/{}/transfers", world.member), new).expect(201);
        assert_eq!((asked.text("/state"), consents(&asked)), ("agreed".to_owned(), [true, true]));
        assert_eq!(world.unit_on(&day(0)), world.bodies[1]);
    }

    fn a_transfer_is_refused_with_a_reason_by_either_and_the_member_may_ask_anew(house) {
        let world = units(house);
        let [leaving, receiving] = &world.secretaries;
        for who in [leaving, receiving, &world.own] {
            let id = world.ask(&world.own, &day(0)).expect(201).id();
            house.post(format!("/v1/membership-transfers/{id}/refusals"), json!({})).with_token(who).faulty("/reason", "missing-field");
            let refused = world.step(&id, "refusals", who).expect(200);
            assert_eq!((refused.text("/state").as_str(), refused.text("/refusal").as_str()), ("refused", "not from here"));
            world.step(&id, "consents", leaving).refused(409, "transfer-is-settled");
        }
        assert_eq!(world.unit_on(&day(0)), world.bodies[0]);
    }

    fn what_cannot_be_a_transfer_is_refused(house) {
        let world = units(house);
        let ask = |of: &str, new: Value| house.post(format!("/v1/memberships/{of}/transfers"), new);
        let (_, nowhere, _) = somebody(house, "Of No Unit", None);
        ask(&nowhere, json!({"unit": world.bodies[1]})).refused(409, "member-has-no-unit");
        ask(&world.member, json!({"unit": world.bodies[0]})).at("/unit", "member-is-of-the-unit");
        ask(&world.member, json!({"unit": "nowhere"})).at("/unit", "unit-is-unknown");
        ask(&world.member, json!({"unit": world.bodies[1], "on": "2014-12-31"})).at("/on", "transfer-lies-outside");
        ask(&world.member, json!({"unit": world.bodies[1], "on": "2019-12-31"})).at("/on", "transfer-lies-outside");
        world.ask(&world.secretaries[1], &day(0)).refused(404, "not-found");
        // Who left by another way is not moved any more.
        let id = world.ask(&world.own, &day(0)).expect(201).id();
        world.step(&id, "consents", &world.secretaries[1]).expect(200);
        house.patch(format!("/v1/memberships/{}", world.member), json!({"unit": null})).expect(200);
        world.step(&id, "consents", &world.secretaries[0]).refused(409, "member-is-elsewhere");
        world.step(&id, "refusals", &world.secretaries[0]).expect(200);
        house.delete(format!("/v1/memberships/{}", world.member)).expect(204);
        house.get(format!("/v1/membership-transfers/{id}")).refused(404, "not-found");
    }
}
