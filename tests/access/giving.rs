//! Rights given, handed on and taken in an emergency: by whom, over what, for how long.
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{officer, small, somebody};
use super::world::{formed, today};
use crate::cast::source;
use crate::house::{both, roomy};

both! {
    fn nobody_gives_to_oneself_or_what_one_does_not_hold(house) {
        let world = small(house);
        let (secretary, member) = (&world.secretary, &world.member);
        let over = |word: &str, more: Value| {
            let mut grant = json!({"permissions": [word]});
            for (field, value) in more.as_object().into_iter().flatten() {
                grant[field] = value.clone();
            }
            world.grant(&secretary.secret, &grant)
        };
        over("meeting.read", json!({"person_id": secretary.person, "body": world.body})).at("/person_id", "grant-is-to-oneself");
        // Not held at all; held, but not over all of it.
        over("journal.read", json!({"territory": "03.531"})).refused(403, "not-allowed");
        over("*", json!({"territory": "03.531"})).refused(403, "not-allowed");
        for wider in [json!({}), json!({"territory": "03"}), json!({"territory": "MA"}), json!({"territory": "03.451"})] {
            over("meeting.read", wider).refused(403, "not-allowed");
        }
        // A role is held when all of it is.
        world.grant(&secretary.secret, &json!({"role": "auditor", "territory": "03.531"})).refused(403, "not-allowed");
        world.get(&member.secret, world.meeting()).refused(403, "not-allowed");
        over("meeting.read", json!({"territory": "03.531"})).expect(201);
        world.get(&member.secret, world.meeting()).expect(200);
        // Whoever was given that cannot give it on.
        let third = somebody(house, "Third Member");
        world.grant(&member.secret, &json!({"person_id": third.person, "permissions": ["meeting.read"], "territory": "03.531"})).refused(403, "not-allowed");
    }

    fn a_grant_is_to_one_over_one_place_and_says_on_what_it_rests(house) {
        let world = small(house);
        let founder = &house.admin;
        let good = json!({"permissions": ["body.read"]});
        world.grant(founder, &json!({"permissions": ["body.read"], "source": null})).refused(409, "basis-is-missing");
        world.grant(founder, &json!({})).at("/permissions", "grant-is-empty");
        world.grant(founder, &json!({"permissions": ["body.read"], "person_id": null})).at("/person_id", "grant-is-to-one");
        world.grant(founder, &json!({"permissions": ["body.read"], "territory": "03", "body": world.body})).at("/territory", "grant-is-over-two");
        world.grant(founder, &json!({"role": "emperor"})).at("/role", "role-is-unknown");
        world.grant(founder, &json!({"permissions": ["body.rule"]})).expect(422);
        let yesterday = today(-4).to_string();
        world.grant(founder, &json!({"permissions": ["body.read"], "starts_on": yesterday})).at("/starts_on", "grant-starts-in-the-past");
        world.grant(founder, &json!({"permissions": ["body.read"], "starts_on": today(2).to_string(), "ends_on": today(1).to_string()})).at("/ends_on", "grant-ends-too-early");
        let made = world.grant(founder, &good).expect(201);
        assert_eq!(made.text("/kind"), "grant");
        let path = made.header("location").unwrap().to_owned();
        // It is told to its holder and to whoever gave it, and to nobody else.
        world.get(&world.member.secret, &path).expect(200);
        world.get(&world.secretary.secret, &path).refused(404, "not-found");
        house.ask("POST", format!("{path}/revocations")).header("if-match", "\"9-0\"").refused(412, "stale");
        house.ask("POST", format!("{path}/revocations")).header("if-match", &made.etag()).expect(200);
        house.ask("POST", format!("{path}/revocations")).refused(409, "grant-is-revoked");
        let told = house.get(format!("/v1/journal?object_id={}", made.id())).expect(200);
        assert_eq!(told.data().len(), 2, "given and taken back: {told}");
    }

    fn powers_of_an_office_are_handed_on_in_part_and_never_beyond_it(house) {
        let world = small(house);
        let (secretary, member) = (&world.secretary, &world.member);
        for kept in ["access.grant", "access.delegate", "*", "access.emergency", "journal.read"] {
            world.delegate(&json!({"permissions": [kept]})).at("/permissions", "power-is-not-to-delegate");
        }
        for beside in [json!({"territory": "03.451"}), json!({"territory": "03"})] {
            world.delegate(&beside).at("/permissions", "power-is-not-to-delegate");
        }
        world.delegate(&json!({"person_id": secretary.person})).at("/person_id", "grant-is-to-oneself");
        let stranger = house.post("/v1/persons", json!({"name_latin": "Stranger", "residence": "03.531"})).expect(201).id();
        world.delegate(&json!({"person_id": stranger})).at("/person_id", "delegate-is-no-member");
        world.get(&member.secret, world.meeting()).refused(403, "not-allowed");
        let made = world.delegate(&json!({})).expect(201);
        assert_eq!(made.text("/kind"), "delegation");
        world.get(&member.secret, world.meeting()).expect(200);
        let convened = json!({"body": world.body, "kind": "ordinary", "held_on": "2025-02-03"});
        world.post(&member.secret, "/v1/meetings", convened).expect(201);
        // What was not handed on, and handing it on again.
        house.patch(world.meeting(), json!({"title": "x"})).with_token(&member.secret).refused(403, "not-allowed");
        let third = somebody(house, "Third Member");
        let again = json!({"appointment_id": secretary.appointment, "person_id": third.person, "permissions": ["meeting.read"], "ends_on": today(9).to_string()});
        world.post(&member.secret, "/v1/access/delegations", again).refused(403, "not-allowed");
        let elsewhere = officer(house, "Sefrou Secretary", &formed(house, "provincial_secretariat", "03.451", None, "2020-01-01"), "provincial_secretary");
        world.post(&elsewhere.secret, "/v1/access/delegations", json!({
            "appointment_id": secretary.appointment, "person_id": third.person, "permissions": ["meeting.read"], "ends_on": today(9).to_string(),
        })).at("/appointment_id", "office-is-not-ones");
        // It dies with the office.
        let end = json!({"ends_on": (Utc::now() - TimeDelta::days(2)).date_naive().to_string(), "source": source()});
        house.post(format!("/v1/appointments/{}/resignations", secretary.appointment), end).expect(200);
        world.get(&member.secret, world.meeting()).refused(403, "not-allowed");
        world.get(&secretary.secret, world.meeting()).refused(403, "not-allowed");
    }

    fn rights_of_an_emergency_say_why_and_are_seen_at_once(house) {
        let world = small(house);
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let auditor = house.account("auditor", json!({"role": "auditor"})).text("/secret");
        let taken = |more: Value| {
            let mut new = json!({"permissions": ["meeting.read"], "minutes": 30, "reason": "the secretary cannot be reached"});
            for (field, value) in more.as_object().into_iter().flatten() {
                new[field] = value.clone();
            }
            new
        };
        let path = "/v1/access/emergencies";
        world.post(&world.secretary.secret, path, taken(json!({}))).refused(403, "not-allowed");
        world.post(&technical, path, taken(json!({"reason": ""}))).expect(422);
        let mut mute = taken(json!({}));
        mute.as_object_mut().unwrap().remove("reason");
        world.post(&technical, path, mute).expect(422);
        for minutes in [0, 241] {
            world.post(&technical, path, taken(json!({"minutes": minutes}))).faulty("/minutes", "out-of-range");
        }
        world.get(&technical, world.meeting()).refused(403, "not-allowed");
        let made = world.post(&technical, path, taken(json!({}))).expect(201);
        assert_eq!(made.text("/reason"), "the secretary cannot be reached");
        world.get(&technical, world.meeting()).expect(200);
        let seen = world.get(&auditor, "/v1/access/grants?kind=emergency&in_force=true&total=true").expect(200);
        assert_eq!((seen.body["total"].clone(), seen.text("/data/0/id")), (json!(1), made.id()));
        let told = world.get(&auditor, format!("/v1/journal?object_id={}", made.id())).expect(200);
        assert_eq!(told.data().len(), 1, "{told}");
        assert!(String::from_utf8_lossy(&told.raw).contains("emergency"), "{told}");
    }

    fn what_was_taken_in_an_emergency_is_not_given_on(house) {
        let world = small(house);
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let all = json!({"permissions": ["meeting.read", "meeting.convene"], "minutes": 30, "reason": "nobody can be reached"});
        world.post(&technical, "/v1/access/emergencies", all).expect(201);
        world.get(&technical, world.meeting()).expect(200);
        // A grant, or a token in the name of an official, would outlive the emergency.
        world.grant(&technical, &json!({"permissions": ["meeting.read"]})).refused(403, "not-allowed");
        world.grant(&technical, &json!({"permissions": ["*"]})).refused(403, "not-allowed");
        let token = json!({"name": "secretary's", "person_id": world.secretary.person, "scopes": ["meeting.read"]});
        world.post(&technical, "/v1/tokens", token).refused(403, "not-allowed");
        // Nor does it take back what somebody else was given.
        let given = json!({"permissions": ["meeting.read"], "territory": "03.531"});
        let given = world.grant(&world.secretary.secret, &given).expect(201).id();
        house.ask("POST", format!("/v1/access/grants/{given}/revocations")).with_token(&technical).refused(403, "not-allowed");
        world.get(&world.member.secret, world.meeting()).expect(200);
    }

    fn a_token_that_gives_nothing_takes_nothing_back_but_an_emergency_of_ones_own(house) {
        let world = small(house);
        let narrow = |secret: &str, scopes: Value| {
            world.post(secret, "/v1/tokens", json!({"name": "narrow", "scopes": scopes})).expect(201).text("/secret")
        };
        let take = |secret: &str, id: &str| house.ask("POST", format!("/v1/access/grants/{id}/revocations")).with_token(secret);
        let secretary = &world.secretary.secret;
        let given = world.grant(secretary, &json!({"permissions": ["meeting.read"], "territory": "03.531"})).expect(201).id();
        let looks = narrow(secretary, json!(["self.read"]));
        world.get(&looks, format!("/v1/access/grants/{given}")).expect(200);
        assert_eq!(take(&looks, &given).refused(403, "not-allowed").text("/detail"), "access.grant");
        let lent = world.delegate(&json!({})).expect(201).id();
        take(&looks, &lent).refused(403, "not-allowed");
        world.get(&world.member.secret, world.meeting()).expect(200);
        let wider = narrow(secretary, json!(["self.read", "access.grant"]));
        for id in [&given, &lent] {
            take(&wider, id).expect(200);
        }
        world.get(&world.member.secret, world.meeting()).refused(403, "not-allowed");
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let new = json!({"permissions": ["meeting.read"], "minutes": 30, "reason": "nobody can be reached"});
        let emergency = world.post(&technical, "/v1/access/emergencies", new).expect(201).id();
        take(&narrow(&technical, json!(["self.read"])), &emergency).expect(200);
        world.get(&technical, world.meeting()).refused(403, "not-allowed");
    }

    fn a_caller_learns_what_is_held_and_why_in_its_language(house) {
        let world = small(house);
        let (secretary, member) = (&world.secretary, &world.member);
        let me = world.get(&secretary.secret, "/v1/me").expect(200);
        assert_eq!(me.text("/person_id"), secretary.person);
        assert_eq!(me.body["is_apart"], false);
        let by = |kind: &str| me.body["rights"].as_array().unwrap().iter().any(|right| right["by"]["kind"] == kind);
        assert!(by("office") && by("membership"), "{me}");
        assert!(me.body["permissions"].as_array().unwrap().contains(&json!("meeting.convene")), "{me}");
        let explain = |secret: &str, asked: &str| world.get(secret, format!("/v1/access/explain?{asked}"));
        for (language, because) in [
            ("ar", "الصلاحية ممنوحة هنا."),
            ("fr", "La permission est détenue ici."),
            ("en", "The permission is held there."),
        ] {
            let told = explain(&secretary.secret, &format!("permission=meeting.convene&body={}", world.body)).in_language(language).expect(200);
            assert_eq!((told.body["is_allowed"].clone(), told.text("/because")), (json!(true), because.to_owned()));
            assert_eq!(told.text("/by/0/by/appointment_id"), secretary.appointment);
        }
        let elsewhere = explain(&secretary.secret, "permission=meeting.convene&territory=03.451").in_language("en").expect(200);
        assert_eq!((elsewhere.body["is_allowed"].clone(), elsewhere.text("/because")), (json!(false), "The permission is held, but elsewhere.".to_owned()));
        let none = explain(&member.secret, "permission=meeting.convene").in_language("en").expect(200);
        assert_eq!(none.text("/because"), "No office, grant or delegation gives this permission there today.");
        // Another's rights are told to whoever reads rights there: the secretary does in Taounate, and not beyond.
        let of = format!("person_id={}&permission=meeting.read", member.person);
        explain(&secretary.secret, &format!("{of}&territory=03.531")).expect(200);
        explain(&secretary.secret, &format!("{of}&territory=03.451")).refused(403, "not-allowed");
        // What he or she holds beyond that is not the secretary's to know.
        world.grant(&house.admin, &json!({"permissions": ["meeting.read"], "territory": "03.451"})).expect(201);
        let near = explain(&secretary.secret, &format!("{of}&territory=03.531")).in_language("en").expect(200);
        assert_eq!((near.body["elsewhere"].clone(), near.text("/because")), (json!([]), "No office, grant or delegation gives this permission there today.".to_owned()));
        let whole = house.get(format!("/v1/access/explain?{of}&territory=03.531")).in_language("en").expect(200);
        assert_eq!((whole.text("/elsewhere/0/over/territory"), whole.text("/because")), ("03.451".to_owned(), "The permission is held, but elsewhere.".to_owned()));
        world.grant(&house.admin, &json!({"permissions": ["meeting.read"], "body": world.body})).expect(201);
        let near = explain(&secretary.secret, &format!("{of}&territory=03.531")).expect(200);
        assert_eq!((near.text("/elsewhere/0/over/body_id"), near.body["elsewhere"][1].clone()), (world.body.clone(), json!(null)));
        explain(&member.secret, &format!("person_id={}&permission=meeting.read&territory=03.531", secretary.person)).refused(403, "not-allowed");
        let end = json!({"ends_on": today(-4).to_string(), "standing": "resigned", "source": source()});
        house.post(format!("/v1/memberships/{}/end", member.membership), end).expect(200);
        let apart = explain(&member.secret, "permission=meeting.convene").in_language("en").expect(200);
        assert_eq!(apart.text("/because"), "No membership in good standing: the rights of office and membership rest.");
        assert_eq!(world.get(&member.secret, "/v1/me").expect(200).body["is_apart"], true);
    }
}

/// An emergency ends by the clock of the house, and a grant by its days.
fn ends_by_itself(house: crate::house::House) {
    let (secret, meeting, granted) = {
        let world = small(&house);
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let new = json!({"permissions": ["meeting.read"], "minutes": 5, "reason": "nobody answers"});
        world.post(&technical, "/v1/access/emergencies", new).expect(201);
        world.get(&technical, world.meeting()).expect(200);
        let day = amana::words::civil_day(Utc::now()) + TimeDelta::days(1);
        world
            .grant(&house.admin, &json!({"permissions": ["meeting.read"], "starts_on": day.to_string(), "ends_on": day.to_string()}))
            .expect(201);
        world.get(&world.member.secret, world.meeting()).refused(403, "not-allowed");
        (technical, world.meeting(), world.member.secret.clone())
    };
    let house = house.reopen_with(|| Utc::now() + TimeDelta::minutes(6), roomy());
    house.get(&meeting).with_token(&secret).refused(403, "not-allowed");
    let house = house.reopen_with(|| Utc::now() + TimeDelta::days(1), roomy());
    house.get(&meeting).with_token(&granted).expect(200);
    let house = house.reopen_with(|| Utc::now() + TimeDelta::days(2), roomy());
    house.get(&meeting).with_token(&granted).refused(403, "not-allowed");
}

#[test]
fn what_is_given_for_a_time_ends_by_itself_on_sqlite() {
    ends_by_itself(crate::house::House::open(crate::house::Registry::on_sqlite()));
}

#[cfg(feature = "both-engines")]
#[test]
fn what_is_given_for_a_time_ends_by_itself_on_postgres() {
    ends_by_itself(crate::house::House::open(crate::house::Registry::on_postgres()));
}
