//! Ways up that lead nowhere: what somebody may record does not become what he or she may do.
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{officer, small, somebody};
use super::world::position;
use crate::house::both;

both! {
    fn to_record_a_decision_is_not_to_make_it(house) {
        let world = small(house);
        let deputy = officer(house, "Rapporteur", &world.body, "secretariat_member");
        let given = json!({
            "person_id": deputy.person, "permissions": ["decision.record", "meeting.read", "body.read", "person.read"], "territory": "03.531",
        });
        world.grant(&house.admin, &given).expect(201);
        let decide = |effects: Value| {
            let decision = json!({"title": "T", "mode": "show_of_hands", "source": {"kind": "minutes on paper"}, "effects": effects});
            world.post(&deputy.secret, format!("/v1/meetings/{}/decisions", world.meeting), decision)
        };
        let seat = position(house, &world.body, "secretariat_member");
        let appoint = json!([{"kind": "appoint", "position_id": seat, "person_id": world.member.person}]);
        assert_eq!(decide(appoint).refused(403, "not-allowed").text("/detail"), "appointment.create");
        let end = json!([{"kind": "end_appointment", "appointment_id": world.secretary.appointment, "ended_by": "revocation"}]);
        assert_eq!(decide(end).refused(403, "not-allowed").text("/detail"), "appointment.end");
        let dissolve = json!([{"kind": "dissolve_body", "body": world.body}]);
        assert_eq!(decide(dissolve).refused(403, "not-allowed").text("/detail"), "body.reorganize");
        world.get(&world.secretary.secret, format!("/v1/bodies/{}", world.body)).expect(200);
        decide(json!([])).expect(201);
    }

    fn nobody_records_an_appointment_of_oneself(house) {
        let world = small(house);
        let seat = position(house, &world.body, "secretariat_member");
        let of = |person: &str| json!({"person_id": person, "starts_on": "2024-05-06", "source": {"kind": "letter"}});
        let address = format!("/v1/positions/{seat}/appointments");
        world.post(&world.secretary.secret, address.clone(), of(&world.secretary.person)).at("/person_id", "appointment-is-ones-own");
        world.post(&world.secretary.secret, address, of(&world.member.person)).expect(201);
    }

    fn an_emergency_takes_nothing_that_outlives_it(house) {
        let world = small(house);
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let take = |more: Value| {
            let mut new = json!({"permissions": ["meeting.read"], "minutes": 30, "reason": "nobody can be reached"});
            for (field, value) in more.as_object().into_iter().flatten() {
                new[field] = value.clone();
            }
            world.post(&technical, "/v1/access/emergencies", new)
        };
        for lasting in [
            "*", "statutes.adopt", "territory.update", "membership.create", "application.decide", "membership.update", "membership.end",
            "case.decide", "body.update", "body.reorganize", "appointment.create", "appointment.update", "appointment.end", "access.grant", "access.delegate",
            "access.emergency", "token.keep", "identity.keep",
        ] {
            take(json!({"permissions": ["meeting.read", lasting]})).at("/permissions", "emergency-makes-titles");
        }
        world.get(&technical, world.meeting()).refused(403, "not-allowed");
        // What is held is not taken, anywhere it is held.
        for held in [json!({}), json!({"territory": "03.531"}), json!({"body": world.body})] {
            let mut asked = json!({"permissions": ["access.read"]});
            for (field, value) in held.as_object().into_iter().flatten() {
                asked[field] = value.clone();
            }
            take(asked).at("/permissions", "nothing-is-to-be-taken");
        }
        take(json!({"permissions": ["access.read", "meeting.read"], "territory": "03.531"})).expect(201);
        world.get(&technical, world.meeting()).expect(200);
        // A right had by it alone is none to keep.
        let seat = position(house, &world.body, "secretariat_member");
        let appoint = json!({"person_id": world.member.person, "starts_on": "2024-05-06", "source": {"kind": "letter"}});
        world.post(&technical, format!("/v1/positions/{seat}/appointments"), appoint).refused(403, "not-allowed");
    }

    fn nobody_acts_as_another_who_is_to_hold_more(house) {
        let world = small(house);
        let keeper = house.account("keeper", json!({"permissions": ["token.keep", "identity.keep"]})).text("/secret");
        let refused = |person: &str| {
            world.post(&keeper, "/v1/tokens", json!({"name": "t", "person_id": person, "scopes": ["meeting.read"]})).refused(403, "not-allowed");
            let identity = json!({"issuer": "https://id.example.org", "subject": "x"});
            world.post(&keeper, format!("/v1/persons/{person}/identities"), identity).refused(403, "not-allowed");
        };
        // Whose rights rest holds nothing today; who is to hold something, not yet; who was given it by somebody who lost it, no more.
        let resting = officer(house, "Suspended Deputy", &world.body, "secretariat_member");
        super::cast::suspend(house, &resting.membership);
        refused(&resting.person);
        let later = somebody(house, "Reader From Next Week On");
        let first = (Utc::now() + TimeDelta::days(7)).date_naive().to_string();
        world.grant(&house.admin, &json!({"person_id": later.person, "permissions": ["meeting.read"], "starts_on": first})).expect(201);
        refused(&later.person);
        let lapsed = somebody(house, "Reader Until Yesterday");
        let giver = house.account("giver", json!({"permissions": ["access.grant", "meeting.read"]}));
        world.grant(&giver.text("/secret"), &json!({"person_id": lapsed.person, "permissions": ["meeting.read"]})).expect(201);
        house.ask("POST", format!("/v1/accounts/{}/closures", giver.text("/account_id"))).expect(200);
        world.get(&lapsed.secret, world.meeting()).refused(403, "not-allowed");
        refused(&lapsed.person);
    }

    fn a_narrow_token_revokes_none_that_is_wider(house) {
        let world = small(house);
        let secretary = &world.secretary.secret;
        let issue = |secret: &str, scopes: Value| world.post(secret, "/v1/tokens", json!({"name": "t", "scopes": scopes})).expect(201);
        let [wide, narrow] = [json!(null), json!(["meeting.read"])].map(|scopes| issue(secretary, scopes));
        let revoke = |secret: &str, id: &str| world.house.ask("POST", format!("/v1/tokens/{id}/revocations")).with_token(secret);
        revoke(&narrow.text("/secret"), &wide.id()).refused(409, "token-revokes-a-wider-one");
        world.get(&wide.text("/secret"), "/v1/me").expect(200);
        let as_narrow = issue(&narrow.text("/secret"), json!(null));
        revoke(&narrow.text("/secret"), &as_narrow.id()).expect(200);
        revoke(&wide.text("/secret"), &narrow.id()).expect(200);
    }

    fn a_token_is_not_rotated_into_a_longer_life(house) {
        let somebody = somebody(house, "Ordinary Member");
        let soon = (Utc::now() + TimeDelta::minutes(5)).to_rfc3339();
        let guest = house.post("/v1/tokens", json!({"name": "guest", "expires_at": soon})).with_token(&somebody.secret).expect(201);
        let ask = json!({"expires_at": (Utc::now() + TimeDelta::days(900)).to_rfc3339()});
        let rotated = house.post(format!("/v1/tokens/{}/rotations", guest.id()), ask).with_token(&guest.text("/secret")).expect(201);
        let until = DateTime::parse_from_rfc3339(&rotated.text("/expires_at")).unwrap();
        assert!(until <= Utc::now() + TimeDelta::minutes(6), "{rotated}");
        house.get("/v1/me").with_token(&guest.text("/secret")).refused(401, "unauthenticated");
        // Nor does it outlive the one it took the place of, however late that one is revoked.
        house.get("/v1/me").with_token(&rotated.text("/secret")).expect(200);
        let revoke = || house.ask("POST", format!("/v1/tokens/{}/revocations", guest.id()));
        revoke().expect(200);
        house.get("/v1/me").with_token(&rotated.text("/secret")).refused(401, "unauthenticated");
        revoke().refused(409, "token-is-revoked");
    }

    fn an_emergency_is_not_prolonged_and_another_is_taken_when_it_was_given_back(house) {
        let world = small(house);
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let take = |permissions: Value, over: Value| {
            let mut new = json!({"permissions": permissions, "minutes": 30, "reason": "nobody can be reached"});
            for (field, value) in over.as_object().into_iter().flatten() {
                new[field] = value.clone();
            }
            world.post(&technical, "/v1/access/emergencies", new)
        };
        let taounate = json!({"territory": "03.531"});
        let first = take(json!(["meeting.read"]), taounate.clone()).expect(201).id();
        take(json!(["meeting.read"]), taounate.clone()).at("/permissions", "nothing-is-to-be-taken");
        take(json!(["meeting.read"]), json!({"body": world.body})).at("/permissions", "nothing-is-to-be-taken");
        // Nor in one that takes more, or over more.
        take(json!(["meeting.read", "body.read"]), taounate.clone()).at("/permissions", "emergency-lasts");
        for wider in [json!({"territory": "03"}), json!({})] {
            take(json!(["meeting.read"]), wider).at("/permissions", "emergency-lasts");
        }
        take(json!(["meeting.read"]), json!({"territory": "03.451"})).expect(201);
        take(json!(["body.read"]), taounate.clone()).expect(201);
        house.ask("POST", format!("/v1/access/grants/{first}/revocations")).with_token(&technical).expect(200);
        world.get(&technical, world.meeting()).refused(404, "not-found");
        take(json!(["meeting.read"]), taounate).expect(201);
        world.get(&technical, world.meeting()).expect(200);
    }

    fn an_account_is_closed_by_whoever_holds_all_that_it_holds(house) {
        let world = small(house);
        let technical = house.account("technical", json!({"role": "technical_admin"})).text("/secret");
        let close = |secret: &str, account: &str| house.ask("POST", format!("/v1/accounts/{account}/closures")).with_token(secret);
        let founding = house.get("/v1/me").expect(200).text("/account_id");
        assert_eq!(close(&technical, &founding).refused(403, "not-allowed").text("/detail"), "*");
        house.get("/v1/access/grants").expect(200);
        let app = house.account("app", json!({"permissions": ["meeting.read"], "territory": "03.531"}));
        assert_eq!(close(&technical, &app.text("/account_id")).refused(403, "not-allowed").text("/detail"), "meeting.read");
        world.get(&app.text("/secret"), world.meeting()).expect(200);
        // What is to begin is taken too.
        let later = house.post("/v1/accounts", json!({"name": "later"})).expect(201).id();
        let first = (Utc::now() + TimeDelta::days(7)).date_naive().to_string();
        world.grant(&house.admin, &json!({"person_id": null, "account_id": later, "permissions": ["meeting.read"], "starts_on": first})).expect(201);
        close(&technical, &later).refused(403, "not-allowed");
        // Held elsewhere, or over less, is not held over all of it.
        let keeper = house.account("keeper", json!({"permissions": ["token.keep"]}));
        let (keepers, keeper) = (keeper.text("/account_id"), keeper.text("/secret"));
        let more = |over: Value| {
            let mut new = json!({"person_id": null, "account_id": keepers, "permissions": ["meeting.read"]});
            for (field, value) in over.as_object().into_iter().flatten() {
                new[field] = value.clone();
            }
            world.grant(&house.admin, &new).expect(201);
        };
        more(json!({"territory": "03.451"}));
        more(json!({"body": world.body}));
        close(&keeper, &app.text("/account_id")).refused(403, "not-allowed");
        more(json!({"territory": "03.531"}));
        close(&keeper, &app.text("/account_id")).expect(200);
        world.get(&app.text("/secret"), world.meeting()).refused(403, "not-allowed");
        let empty = house.post("/v1/accounts", json!({"name": "empty"})).expect(201).id();
        close(&technical, &empty).expect(200);
        close(&house.admin, &later).expect(200);
    }

    fn nobody_below_takes_back_what_reaches_further(house) {
        let world = small(house);
        let manager = house.account("giver", json!({"permissions": ["access.grant", "access.read", "meeting.read"]})).text("/secret");
        let given = |more: Value| world.grant(&house.admin, &more).expect(201).id();
        let take = |secret: &str, id: &str| house.ask("POST", format!("/v1/access/grants/{id}/revocations")).with_token(secret);
        let all = given(json!({"permissions": ["*"], "body": world.body}));
        assert_eq!(take(&manager, &all).refused(403, "not-allowed").text("/detail"), "*");
        let role = given(json!({"role": "auditor", "territory": "03.531"}));
        take(&manager, &role).refused(403, "not-allowed");
        let meetings = given(json!({"permissions": ["meeting.read"], "territory": "03.531"}));
        // All that is given, over less than it is given over, is not enough.
        let near = house.account("near", json!({"permissions": ["access.grant", "access.read"]}));
        let of = json!({"person_id": null, "account_id": near.text("/account_id"), "permissions": ["meeting.read"], "body": world.body});
        world.grant(&house.admin, &of).expect(201);
        assert_eq!(take(&near.text("/secret"), &meetings).refused(403, "not-allowed").text("/detail"), "meeting.read");
        take(&manager, &meetings).expect(200);
        take(&house.admin, &all).expect(200);
        take(&house.admin, &role).expect(200);
        world.get(&world.member.secret, world.meeting()).refused(403, "not-allowed");
    }
}
