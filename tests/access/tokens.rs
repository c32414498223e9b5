//! What a token is good for: never more than its principal holds, for as long, from where and to whom it was said.
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{small, somebody};
use crate::house::both;

fn moment(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).to_rfc3339()
}

both! {
    fn a_narrow_token_is_good_for_less_and_begets_none_wider(house) {
        let world = small(house);
        let secretary = &world.secretary.secret;
        let narrow = world.post(secretary, "/v1/tokens", json!({"name": "narrow", "scopes": ["meeting.read"]})).expect(201);
        assert_eq!(narrow.text("/person_id"), world.secretary.person);
        let secret = narrow.text("/secret");
        world.get(&secret, world.meeting()).expect(200);
        house.patch(world.meeting(), json!({"title": "x"})).with_token(&secret).refused(403, "not-allowed");
        house.patch(world.meeting(), json!({"title": "x"})).with_token(secretary).expect(200);
        world.get(&secret, format!("/v1/bodies/{}", world.body)).refused(403, "not-allowed");
        let me = world.get(&secret, "/v1/me").expect(200);
        assert_eq!(me.body["permissions"], json!(["meeting.read"]), "{me}");
        world.post(&secret, "/v1/tokens", json!({"name": "wider", "scopes": ["meeting.read", "body.read"]})).at("/scopes", "token-is-narrower");
        let child = world.post(&secret, "/v1/tokens", json!({"name": "as narrow"})).expect(201);
        assert_eq!(child.body["scopes"], json!(["meeting.read"]));
        // Nor by putting a new one in the place of its wider sibling.
        let wide = world.post(secretary, "/v1/tokens", json!({"name": "wide"})).expect(201).id();
        world.post(&secret, format!("/v1/tokens/{wide}/rotations"), json!({})).at("/scopes", "token-is-narrower");
        // Scopes give nothing that is not held.
        let member = &world.member.secret;
        let hollow = world.post(member, "/v1/tokens", json!({"name": "hollow", "scopes": ["meeting.read"]})).expect(201);
        world.get(&hollow.text("/secret"), world.meeting()).refused(403, "not-allowed");
    }

    fn a_token_in_anothers_name_is_issued_by_whoever_holds_all_of_it(house) {
        let world = small(house);
        let keeper = house.account("keeper", json!({"permissions": ["token.keep", "meeting.read"]})).text("/secret");
        let of = |person: &str, scopes: Value| json!({"name": "another's", "person_id": person, "scopes": scopes});
        // A keeper of tokens who does not hold what they are good for could otherwise act as the secretary.
        world.post(&keeper, "/v1/tokens", of(&world.secretary.person, json!(null))).refused(403, "not-allowed");
        world.post(&keeper, "/v1/tokens", of(&world.secretary.person, json!(["meeting.convene"]))).refused(403, "not-allowed");
        world.post(&keeper, "/v1/tokens", of(&world.secretary.person, json!(["meeting.read"]))).expect(201);
        world.post(&world.secretary.secret, "/v1/tokens", of(&world.member.person, json!(["meeting.read"]))).refused(403, "not-allowed");
        let theirs = world.post(&world.secretary.secret, "/v1/tokens", json!({"name": "own"})).expect(201).id();
        world.post(&keeper, format!("/v1/tokens/{theirs}/rotations"), json!({})).refused(403, "not-allowed");
        world.get(&world.member.secret, format!("/v1/tokens/{theirs}")).refused(404, "not-found");
        let own = world.get(&world.member.secret, "/v1/tokens?total=true").expect(200);
        assert_eq!(own.body["total"], 1, "one's own alone: {own}");
        // Of another there is none to be shown, and not one's own in its place.
        let of = |who: &str| world.get(&world.member.secret, format!("/v1/tokens?total=true&person_id={who}")).expect(200);
        for nobody in [of(&world.secretary.person), world.get(&world.member.secret, format!("/v1/tokens?total=true&account_id={}", world.secretary.person)).expect(200)] {
            assert_eq!((nobody.data().len(), nobody.body["total"].clone()), (0, json!(0)), "{nobody}");
        }
        assert_eq!(of(&world.member.person).body["total"], 1);
        world.post(&world.member.secret, format!("/v1/tokens/{theirs}/revocations"), json!({})).without("content-type").send();
        world.get(&world.secretary.secret, format!("/v1/tokens/{theirs}")).expect(200);
    }

    fn a_token_is_replaced_with_or_without_an_overlap(house) {
        let person = somebody(house, "Ordinary Member");
        let issued = house.post("/v1/tokens", json!({"name": "laptop", "expires_at": moment(10)})).with_token(&person.secret).expect(201);
        let old = issued.text("/secret");
        let rotate = |id: &str, minutes: i64| {
            house.post(format!("/v1/tokens/{id}/rotations"), json!({"overlap_minutes": minutes})).with_token(&person.secret)
        };
        let new = rotate(&issued.id(), 5).expect(201);
        assert_eq!(new.text("/rotates"), issued.id());
        for secret in [&old, &new.text("/secret")] {
            house.get("/v1/me").with_token(secret).expect(200);
        }
        let expiry = house.get(format!("/v1/tokens/{}", issued.id())).with_token(&person.secret).expect(200).text("/expires_at");
        let left = expiry.parse::<DateTime<Utc>>().unwrap() - Utc::now();
        assert!(left > TimeDelta::minutes(3) && left <= TimeDelta::minutes(5), "{left}");
        let last = rotate(&new.id(), 0).expect(201);
        house.get("/v1/me").with_token(&new.text("/secret")).refused(401, "unauthenticated");
        house.get("/v1/me").with_token(&last.text("/secret")).expect(200);
        rotate(&new.id(), 0).refused(409, "token-is-revoked");
        rotate(&last.id(), 1441).faulty("/overlap_minutes", "out-of-range");
        // Each secret was shown once; by none of the looks it is told again.
        for path in ["/v1/tokens".to_owned(), format!("/v1/tokens/{}", last.id()), "/v1/journal?limit=200".to_owned()] {
            let told = house.get(path).expect(200);
            let text = String::from_utf8_lossy(&told.raw);
            for secret in [&old, &new.text("/secret"), &last.text("/secret")] {
                assert!(!text.contains(secret.rsplit('_').next().unwrap()), "{told}");
            }
        }
    }

    fn an_app_is_let_in_for_ninety_days_at_most_and_until_its_account_is_closed(house) {
        let account = house.post("/v1/accounts", json!({"name": "dashboard"})).expect(201).id();
        let new = |expiry: Value| json!({"name": "dashboard", "account_id": account, "expires_at": expiry});
        house.post("/v1/tokens", new(json!(moment(91)))).at("/expires_at", "token-lasts-too-long");
        house.post("/v1/tokens", new(json!(moment(-1)))).at("/expires_at", "token-expires-in-the-past");
        let issued = house.post("/v1/tokens", new(json!(null))).expect(201);
        let left = issued.text("/expires_at").parse::<DateTime<Utc>>().unwrap() - Utc::now();
        assert!(left > TimeDelta::days(89) && left <= TimeDelta::days(90), "{left}");
        let secret = issued.text("/secret");
        let me = house.get("/v1/me").with_token(&secret).expect(200);
        assert_eq!((me.text("/account_id"), me.body["permissions"].clone()), (account.clone(), json!([])), "an account holds nothing by itself");
        house.ask("POST", format!("/v1/accounts/{account}/closures")).expect(200);
        house.post("/v1/tokens", new(json!(null))).refused(409, "account-is-closed");
        house.post("/v1/access/grants", json!({"account_id": account, "role": "reader", "source": {"kind": "x"}})).refused(409, "account-is-closed");
        house.ask("POST", format!("/v1/accounts/{account}/closures")).refused(409, "account-is-closed");
    }

    fn a_token_is_good_from_its_networks_alone_and_tells_when_it_was_used(house) {
        let person = somebody(house, "Ordinary Member");
        let issue = |networks: Value| house.post("/v1/tokens", json!({"name": "office", "networks": networks})).with_token(&person.secret);
        let here = issue(json!(["127.0.0.0/8", "196.200.128.0/18"])).expect(201);
        house.get("/v1/me").with_token(&here.text("/secret")).expect(200);
        let abroad = issue(json!(["196.200.128.0/18", "2001:db8::/32"])).expect(201);
        house.get("/v1/me").with_token(&abroad.text("/secret")).refused(401, "unauthenticated");
        // What a caller says of itself is no address.
        for name in ["x-forwarded-for", "forwarded", "x-real-ip"] {
            let from = if name == "forwarded" { "for=196.200.128.7" } else { "196.200.128.7" };
            house.get("/v1/me").with_token(&abroad.text("/secret")).header(name, from).refused(401, "unauthenticated");
        }
        issue(json!(["example.org"])).expect(422);
        let used = house.get(format!("/v1/tokens/{}", here.id())).with_token(&person.secret).expect(200);
        assert!(used.body.get("last_used_at").is_some(), "{used}");
        house.get("/v1/me").with_token(&here.text("/secret")).expect(200);
    }

    fn a_token_bound_to_networks_begets_none_that_is_good_elsewhere(house) {
        let world = small(house);
        let secretary = &world.secretary.secret;
        let issue = |secret: &str, more: Value| {
            let mut new = json!({"name": "t"});
            for (field, value) in more.as_object().into_iter().flatten() {
                new[field] = value.clone();
            }
            world.post(secret, "/v1/tokens", new)
        };
        let networks = json!(["127.0.0.0/8", "196.200.128.0/18"]);
        let bound = issue(secretary, json!({"networks": networks})).expect(201).text("/secret");
        for beyond in [json!(["0.0.0.0/0"]), json!(["127.0.0.1", "198.51.100.0/24"]), json!(["126.0.0.0/7"]), json!(["::/0"])] {
            issue(&bound, json!({"networks": beyond})).at("/networks", "token-is-from-elsewhere");
        }
        let child = issue(&bound, json!({})).expect(201);
        assert_eq!(child.body["networks"], networks);
        let near = issue(&child.text("/secret"), json!({"networks": ["127.0.0.1", "196.200.129.0/24"]})).expect(201);
        house.get("/v1/me").with_token(&near.text("/secret")).expect(200);
        // Nor by putting one in the place of a sibling that is not bound, which stays.
        let rotate = |secret: &str, id: &str| world.post(secret, format!("/v1/tokens/{id}/rotations"), json!({}));
        let free = issue(secretary, json!({})).expect(201);
        assert_eq!(free.body["networks"], json!(null));
        rotate(&bound, &free.id()).at("/networks", "token-is-from-elsewhere");
        // Nor does whoever stole it take that one away: a sibling as near is its own to revoke.
        let revoke = |secret: &str, id: &str| house.ask("POST", format!("/v1/tokens/{id}/revocations")).with_token(secret);
        revoke(&bound, &free.id()).refused(409, "token-revokes-a-wider-one");
        revoke(&bound, &near.id()).expect(200);
        house.get("/v1/me").with_token(&free.text("/secret")).expect(200);
        assert_eq!(rotate(&bound, &child.id()).expect(201).body["networks"], networks);
        rotate(secretary, &free.id()).expect(201);
        // Nor in another's name.
        let keeper = house.account("keeper", json!({"permissions": ["token.keep", "meeting.read"]})).text("/secret");
        let keepers = issue(&keeper, json!({"networks": ["127.0.0.0/8"]})).expect(201).text("/secret");
        let of = json!({"person_id": world.secretary.person, "scopes": ["meeting.read"]});
        assert_eq!(issue(&keepers, of.clone()).expect(201).body["networks"], json!(["127.0.0.0/8"]));
        let mut abroad = of.clone();
        abroad["networks"] = json!(["196.200.128.0/18"]);
        issue(&keepers, abroad).at("/networks", "token-is-from-elsewhere");
        let theirs = issue(&keeper, of).expect(201);
        assert_eq!(theirs.body["networks"], json!(null));
        rotate(&keepers, &theirs.id()).at("/networks", "token-is-from-elsewhere");
    }
}
