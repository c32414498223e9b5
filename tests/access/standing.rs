//! Whose standing one may take: nobody ends by a membership what reaches further than his or her own rights.
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{Small, Somebody, officer, small, somebody};
use super::world::{formed, made, position};
use crate::cast::source;
use crate::house::{Ask, both};

fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

/// Every way to take somebody's standing, asked by whoever shows this; each with what it takes.
fn ways(world: &Small<'_>, secret: &str, membership: &str) -> [(Ask, &'static str); 6] {
    let path = format!("/v1/memberships/{membership}");
    let change = |change: Value| world.house.patch(path.clone(), change).with_token(secret);
    let end = json!({"ends_on": day(-2), "standing": "transferred", "source": source()});
    [
        (world.post(secret, format!("{path}/end"), end), "membership.end"),
        (world.post(secret, format!("{path}/suspensions"), json!({"source": source()})), "membership.end"),
        (world.post(secret, format!("{path}/reinstatements"), json!({"source": source()})), "membership.end"),
        (change(json!({"starts_on": day(9)})), "membership.update"),
        (change(json!({"starts_on": "2014-01-01"})), "membership.update"),
        (
            world.house.ask("DELETE", path.clone()).header("if-match", "*").with_token(secret),
            "membership.update",
        ),
    ]
}

/// What the secretary of Taounate may not do to this member of Taounate, and the founder may.
fn out_of_hand(world: &Small<'_>, superior: &Somebody) {
    let path = format!("/v1/memberships/{}", superior.membership);
    let before = world.house.get(path.clone()).expect(200);
    for (ask, lacking) in ways(world, &world.secretary.secret, &superior.membership) {
        assert_eq!(ask.refused(403, "not-allowed").text("/detail"), lacking);
    }
    assert_eq!(world.house.get(path.clone()).expect(200).body, before.body, "nothing is left behind");
    // What takes nothing from the person is the keeper's.
    world
        .house
        .patch(path, json!({"number": superior.membership}))
        .with_token(&world.secretary.secret)
        .expect(200);
}

/// A member who lives in Taounate, in an office of the region's.
fn regional(world: &Small<'_>) -> Somebody {
    let region = formed(world.house, "regional_secretariat", "03", None, "2020-01-01");
    officer(world.house, "Regional Secretary", &region, "regional_secretary")
}

both! {
    fn a_province_takes_no_standing_from_an_official_of_the_region(house) {
        let world = small(house);
        let superior = regional(&world);
        out_of_hand(&world, &superior);
        world.get(&superior.secret, world.meeting()).expect(200);
        // The other way round it may be done.
        let end = json!({"ends_on": day(-2), "standing": "resigned", "source": source()});
        world.post(&superior.secret, format!("/v1/memberships/{}/end", world.secretary.membership), end.clone()).expect(200);
        world.get(&world.secretary.secret, world.meeting()).refused(403, "not-allowed");
        house.post(format!("/v1/memberships/{}/end", superior.membership), end).expect(200);
        world.get(&superior.secret, world.meeting()).refused(403, "not-allowed");
    }

    fn nor_from_whoever_was_given_or_is_to_hold_something_beyond_it(house) {
        let world = small(house);
        let granted = somebody(house, "Reader Of The Region");
        let reader = json!({"person_id": granted.person, "permissions": ["meeting.read"], "territory": "03"});
        world.grant(&house.admin, &reader).expect(201);
        out_of_hand(&world, &granted);
        let later = somebody(house, "Reader From Tomorrow On");
        let reader = json!({"person_id": later.person, "permissions": ["meeting.read"], "starts_on": day(3)});
        let reader = world.grant(&house.admin, &reader).expect(201);
        out_of_hand(&world, &later);
        let region = formed(house, "regional_secretariat", "03", None, "2020-01-01");
        let next = somebody(house, "Next Regional Secretary");
        let seat = position(house, &region, "regional_secretary");
        let appointed = json!({"person_id": next.person, "starts_on": day(5), "source": source()});
        made(house, format!("/v1/positions/{seat}/appointments"), appointed);
        out_of_hand(&world, &next);
        // Once it is taken back, the province ends what is its own.
        house.ask("POST", format!("/v1/access/grants/{}/revocations", reader.id())).expect(200);
        for membership in [&later.membership, &world.member.membership] {
            let end = json!({"ends_on": day(-2), "standing": "resigned", "source": source()});
            world.post(&world.secretary.secret, format!("/v1/memberships/{membership}/end"), end).expect(200);
        }
    }

    fn a_membership_that_is_still_to_begin_rests_nobodys_rights(house) {
        let world = small(house);
        let stranger = json!({"name_latin": "Stranger", "residence": "03.531"});
        let stranger = made(house, "/v1/persons", stranger);
        let (_, secret) = super::cast::token(house, &stranger, &json!({}));
        let reader = json!({"person_id": stranger, "permissions": ["meeting.read"], "territory": "03"});
        world.grant(&house.admin, &reader).expect(201);
        let admit = |day: String| {
            let new = json!({"person_id": stranger, "starts_on": day, "source": source()});
            world.post(&world.secretary.secret, "/v1/memberships", new)
        };
        assert_eq!(admit(day(9)).refused(403, "not-allowed").text("/detail"), "membership.create");
        world.get(&secret, world.meeting()).expect(200);
        admit(day(-9)).expect(201);
        world.get(&secret, world.meeting()).expect(200);
    }

    fn a_superiors_appointment_is_the_bodys_and_out_of_reach(house) {
        let world = small(house);
        let superior = regional(&world);
        let path = format!("/v1/appointments/{}", superior.appointment);
        let end = json!({"ends_on": day(-2), "source": source()});
        let asks = |secret: &str| {
            [
                world.post(secret, format!("{path}/resignations"), end.clone()),
                world.post(secret, format!("{path}/revocations"), end.clone()),
                house.patch(path.clone(), json!({"starts_on": "2024-01-01"})).with_token(secret),
                house.ask("DELETE", path.clone()).header("if-match", "*").with_token(secret),
            ]
        };
        // What hangs on the region's body is not the province's to see, even of a person who is.
        for ask in asks(&world.secretary.secret) {
            ask.refused(404, "not-found");
        }
        // What may be seen and not be done is refused.
        let looks = json!({"person_id": world.member.person, "permissions": ["body.read"], "territory": "03"});
        world.grant(&house.admin, &looks).expect(201);
        for ask in asks(&world.member.secret) {
            ask.refused(403, "not-allowed");
        }
        world.get(&superior.secret, world.meeting()).expect(200);
        world.post(&superior.secret, format!("/v1/appointments/{}/revocations", world.secretary.appointment), end.clone()).expect(200);
    }
}
