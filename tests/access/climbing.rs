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
            let decision = json!({"title": "T", "mode": "show_of_hands", "effects": effects});
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
}
