//! Who reads which rights: a list of grants shows what is shown one by one, where each of them lies.
use std::collections::BTreeSet;

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{Small, officer, small, somebody};
use super::world::{formed, member};
use crate::cast::source;
use crate::house::both;

/// A grant of a look to the member, by the founder, over something.
fn given(world: &Small<'_>, over: &Value) -> String {
    let mut new = json!({"permissions": ["meeting.read"]});
    for (field, value) in over.as_object().into_iter().flatten() {
        new[field] = value.clone();
    }
    world.grant(&world.house.admin, &new).expect(201).id()
}

/// The grants that whoever shows this is listed: each is shown by itself, no other is, and so many are counted.
fn listed(world: &Small<'_>, secret: &str) -> BTreeSet<String> {
    let ids = |rows: &[Value]| {
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    let all = ids(world.house.get("/v1/access/grants?all=true").expect(200).data());
    let told = world.get(secret, "/v1/access/grants?all=true&total=true").expect(200);
    let listed = ids(told.data());
    assert_eq!(told.body["total"], listed.len(), "{told}");
    let first = world.get(secret, "/v1/access/grants?limit=1&total=true").expect(200);
    assert_eq!(first.body["total"], listed.len(), "{first}");
    for id in &all {
        let seen = world.get(secret, format!("/v1/access/grants/{id}"));
        if listed.contains(id) {
            seen.expect(200);
        } else {
            seen.refused(404, "not-found");
        }
    }
    listed
}

fn set(ids: &[&String]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).clone()).collect()
}

both! {
    fn an_official_reads_the_rights_given_around_the_office_and_no_others(house) {
        let world = small(house);
        let sefrou = formed(house, "provincial_secretariat", "03.451", None, "2020-01-01");
        let beside = officer(house, "Secretary Of Sefrou", &sefrou, "provincial_secretary");
        let [near, below, far, above, country] = ["03.531", "03.531.01.03", "03.451", "03", "MA"]
            .map(|code| given(&world, &json!({"territory": code})));
        let [alone, party] = [json!({"body": world.body}), json!({})].map(|over| given(&world, &over));
        let moving = given(&world, &json!({"territory": "03.531.01.05"}));
        let lent = world.delegate(&json!({})).expect(201).id();
        let narrow = world.delegate(&json!({"body": world.body, "permissions": ["meeting.convene"]})).expect(201).id();
        let last = (Utc::now() + TimeDelta::days(20)).date_naive().to_string();
        let (neighbour, _) = member(house, "Member Of Sefrou", Some("03.451"), None);
        let theirs = json!({
            "appointment_id": beside.appointment, "person_id": neighbour,
            "permissions": ["meeting.read"], "ends_on": last,
        });
        let theirs = world.post(&beside.secret, "/v1/access/delegations", theirs).expect(201).id();
        let own = json!({"person_id": world.secretary.person, "territory": "03.451"});
        let own = given(&world, &own);
        let secretary = &world.secretary.secret;
        let around = [&near, &below, &alone, &moving, &lent, &narrow, &own];
        assert_eq!(listed(&world, secretary), set(&around));
        assert_eq!(listed(&world, &beside.secret), set(&[&far, &theirs, &own]));
        // A territory goes by the code it bears, and lies where it lies today.
        let on = (Utc::now() - TimeDelta::days(9)).date_naive().to_string();
        let anew = json!({"code": "03.531.01.93", "on": on, "source": source()});
        house.post("/v1/territories/03.531.01.03/renumberings", anew).expect(200);
        let away = json!({"parent": "03.451", "on": on, "source": source()});
        house.post("/v1/territories/03.531.01.05/moves", away).expect(200);
        assert_eq!(listed(&world, secretary), set(&[&near, &below, &alone, &lent, &narrow, &own]));
        assert_eq!(listed(&world, &beside.secret), set(&[&far, &theirs, &own, &moving]));
        // Whoever reads rights in the region is told of it, and not of what is given over the party.
        let reads = |over: Value| {
            let mut grant = json!({"permissions": ["access.read"]});
            for (field, value) in over.as_object().into_iter().flatten() {
                grant[field] = value.clone();
            }
            let account = house.account("reads rights", grant);
            let own = house.get("/v1/me").with_token(&account.text("/secret")).expect(200).text("/rights/0/by/grant_id");
            (account.text("/secret"), own)
        };
        let (region, its) = reads(json!({"territory": "03"}));
        let seen = listed(&world, &region);
        assert!([&near, &below, &far, &above, &alone, &moving, &lent, &narrow, &theirs, &own, &its].iter().all(|id| seen.contains(*id)));
        assert!(![&country, &party].iter().any(|id| seen.contains(*id)), "{seen:?}");
        let (body, its) = reads(json!({"body": world.body}));
        assert_eq!(listed(&world, &body), set(&[&alone, &lent, &narrow, &its]));
        let (whole, _) = reads(json!({}));
        let founders = house.get("/v1/access/grants?all=true").expect(200).data().len();
        assert_eq!(listed(&world, &whole).len(), founders);
        // Filters choose among those, and none of them tells of another.
        let counted = |asked: &str| world.get(secretary, format!("/v1/access/grants?total=true&{asked}")).expect(200).body["total"].clone();
        assert_eq!(counted("kind=delegation"), 2);
        assert_eq!(counted(&format!("granted_by=person:{}", beside.person)), 0);
        assert_eq!(counted(&format!("person_id={}", world.secretary.person)), 1);
        assert_eq!(counted("in_force=true"), 7, "with what the account over the body was given");
    }

    fn who_reads_no_rights_is_shown_ones_own_one_by_one(house) {
        let world = small(house);
        let mine = given(&world, &json!({"territory": "03.531"}));
        let other = somebody(house, "Other Member");
        world.get(&world.member.secret, "/v1/access/grants").refused(403, "not-allowed");
        world.get(&world.member.secret, format!("/v1/access/grants/{mine}")).expect(200);
        world.get(&other.secret, format!("/v1/access/grants/{mine}")).refused(404, "not-found");
    }

    fn an_official_takes_back_what_is_given_around_the_office(house) {
        let world = small(house);
        let [near, above] = ["03.531", "03"].map(|code| given(&world, &json!({"territory": code})));
        let take = |id: &str| world.house.ask("POST", format!("/v1/access/grants/{id}/revocations")).with_token(&world.secretary.secret);
        take(&above).refused(404, "not-found");
        take(&near).expect(200);
        // Of what is seen, and more than the official holds, it is said what is missing.
        let more = world.grant(&house.admin, &json!({"permissions": ["statutes.adopt"], "body": world.body})).expect(201).id();
        assert_eq!(take(&more).refused(403, "not-allowed").text("/detail"), "statutes.adopt");
    }
}
