//! An explanation says no plain yes where an operation asks for more than its permission, and answers about one thing today.
use chrono::{TimeDelta, Utc};
use serde_json::json;

use super::small::{Small, officer, small};
use super::world::formed;
use crate::cast::source;
use crate::house::{Answer, Ask, both};

fn explain(world: &Small<'_>, secret: &str, asked: &str) -> Ask {
    world.get(secret, format!("/v1/access/explain?{asked}")).in_language("en")
}

/// What is said of allowing, and of what is asked beside.
fn said(answer: &Answer) -> [&serde_json::Value; 3] {
    ["is_allowed", "asks_beside", "has_beside"].map(|field| &answer.body[field])
}

both! {
    fn one_place_one_principal_and_today_are_asked_about(house) {
        let world = small(house);
        let (secret, person, body) = (&world.secretary.secret, &world.member.person, &world.body);
        let asked = |more: String| explain(&world, secret, &format!("permission=body.read&{more}"));
        for (more, at) in [
            (format!("body={body}&territory=03.531"), "?territory"),
            (format!("about={person}&territory=03.531"), "?territory"),
            (format!("body={body}&about={person}"), "?about"),
            (format!("body={body}&about={person}&territory=03.531"), "?about"),
            (format!("person_id={person}&account_id={person}"), "?account_id"),
        ] {
            let refused = asked(more);
            refused.faulty(at, "bad-value");
        }
        let told = asked(format!("body={body}&territory=03.531")).refused(422, "invalid");
        assert_eq!(told.text("/errors/0/detail"), "Give only one of: body, about, territory.");
        let today = amana::words::civil_day(Utc::now());
        for day in [today - TimeDelta::days(1), today + TimeDelta::days(1)] {
            asked(format!("body={body}&as_of={day}")).faulty("?as_of", "rights-are-of-today");
        }
        asked(format!("body={body}&as_of={today}")).expect(200);
    }

    fn what_takes_somebodys_standing_is_explained_with_what_that_person_holds(house) {
        let world = small(house);
        let region = formed(house, "regional_secretariat", "03", None, "2020-01-01");
        let superior = officer(house, "Regional Secretary", &region, "regional_secretary");
        let secretary = &world.secretary.secret;
        let about = |who: &str| explain(&world, secretary, &format!("permission=membership.end&about={who}")).expect(200);
        // The explanation says what the operation does.
        let end = |membership: &str| {
            let last = (Utc::now() - TimeDelta::days(2)).date_naive().to_string();
            let end = json!({"ends_on": last, "standing": "resigned", "source": source()});
            world.post(secretary, format!("/v1/memberships/{membership}/end?dry_run=true"), end)
        };
        let may = about(&world.member.person);
        assert_eq!(said(&may), [&json!(true), &json!("permission-over-all-held"), &json!(true)]);
        end(&world.member.membership).expect(200);
        let may_not = about(&superior.person);
        assert_eq!(said(&may_not), [&json!(false), &json!("permission-over-all-held"), &json!(false)]);
        assert_eq!(may_not.text("/because"), "The permission is held there, but that person holds more, or elsewhere: nobody takes that standing, or acts in that name, by holding less.");
        assert!(!may_not.body["by"].as_array().unwrap().is_empty(), "{may_not}");
        end(&superior.membership).refused(403, "not-allowed");
        // Of nobody, it says what else is asked; what asks nothing more says so.
        let of_nobody = explain(&world, secretary, &format!("permission=membership.end&body={}", world.body)).expect(200);
        assert_eq!(said(&of_nobody), [&json!(true), &json!("permission-over-all-held"), &json!(null)]);
        let plain = explain(&world, secretary, &format!("permission=person.update&about={}", superior.person)).expect(200);
        assert_eq!(said(&plain), [&json!(true), &json!(null), &json!(null)]);
        for (permission, beside) in [("access.grant", "all-that-is-given"), ("decision.record", "what-each-part-takes")] {
            let told = explain(&world, secretary, &format!("permission={permission}&body={}", world.body)).expect(200);
            assert_eq!(said(&told), [&json!(true), &json!(beside), &json!(null)]);
        }
    }

    fn who_keeps_tokens_is_told_of_whom(house) {
        let world = small(house);
        let keeper = house.account("keeper", json!({"permissions": ["token.keep", "person.read"]})).text("/secret");
        let asked = |who: &str| explain(&world, &keeper, &format!("permission=token.keep&about={who}")).expect(200);
        let issue = |who: &str| world.post(&keeper, "/v1/tokens?dry_run=true", json!({"name": "theirs", "person_id": who}));
        for who in [&world.secretary.person, &world.member.person] {
            assert_eq!(said(&asked(who)), [&json!(false), &json!("all-that-is-held"), &json!(false)]);
            issue(who).refused(403, "not-allowed");
        }
        let founder = house.get(format!("/v1/access/explain?permission=token.keep&about={}", world.secretary.person)).expect(200);
        assert_eq!(said(&founder), [&json!(true), &json!("all-that-is-held"), &json!(true)]);
        // What is asked over the whole party is not held by who holds it over a part.
        let part = house.account("part", json!({"permissions": ["token.keep", "person.read"], "territory": "03.531"})).text("/secret");
        let told = explain(&world, &part, "permission=token.keep&territory=03.531").expect(200);
        assert_eq!((&told.body["is_allowed"], told.text("/because")), (&json!(false), "The permission is held, but elsewhere.".to_owned()));
        issue(&world.member.person).with_token(&part).refused(403, "not-allowed");
    }
}
