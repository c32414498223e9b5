//! What a grant rests on: what is given is as good as what the giver holds, from request to request.
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{Small, Somebody, small, somebody};
use crate::cast::source;
use crate::house::both;

/// Ends the office of the secretary, whose membership goes on.
fn resign(world: &Small<'_>) {
    let last = (Utc::now() - TimeDelta::days(2)).date_naive().to_string();
    let end = json!({"ends_on": last, "source": source()});
    world
        .house
        .post(format!("/v1/appointments/{}/resignations", world.secretary.appointment), end)
        .expect(200);
}

/// A grant over Taounate, asked by whoever shows this.
fn over_taounate(world: &Small<'_>, secret: &str, to: &Value, words: &[&str]) -> crate::house::Answer {
    let mut new = json!({"permissions": words, "territory": "03.531", "source": source()});
    for (field, value) in to.as_object().into_iter().flatten() {
        new[field] = value.clone();
    }
    world.post(secret, "/v1/access/grants", new).expect(201)
}

/// A service account and its token, without any right.
fn app(world: &Small<'_>) -> (String, String) {
    let account = world.house.post("/v1/accounts", json!({"name": "app"})).expect(201).id();
    let token = json!({"name": "app", "account_id": account});
    let secret = world.house.post("/v1/tokens", token).expect(201).text("/secret");
    (account, secret)
}

/// Whether the meeting of Taounate is shown to whoever shows this.
fn reads(world: &Small<'_>, secret: &str) -> bool {
    let answer = world.get(secret, world.meeting()).send();
    assert!([200, 403, 404].contains(&answer.status), "{answer}");
    answer.status == 200
}

both! {
    fn what_was_given_on_a_source_goes_with_the_office_it_was_given_out_of(house) {
        let world = small(house);
        let secretary = world.secretary.secret.clone();
        let [by_word, by_decision, by_founder] = ["By Word", "By Decision", "By Founder"].map(|name| somebody(house, name));
        let decision = json!({"title": "T", "mode": "consensus", "source": {"kind": "minutes on paper"}});
        let decision = house.post(format!("/v1/meetings/{}/decisions", world.meeting), decision).expect(201).id();
        let person = |one: &Somebody| json!({"person_id": one.person});
        let given = over_taounate(&world, &secretary, &person(&by_word), &["meeting.read"]);
        assert_eq!(given.text("/rests_on"), "grantor");
        let decided = json!({"person_id": by_decision.person, "decision_id": decision});
        let decided = over_taounate(&world, &secretary, &decided, &["meeting.read"]);
        assert_eq!((decided.text("/rests_on"), decided.text("/decision_id")), ("grantor".to_owned(), decision.clone()));
        assert_eq!(decided.body["source"]["kind"], source()["kind"], "both are kept: {decided}");
        over_taounate(&world, &house.admin, &person(&by_founder), &["meeting.read"]);
        let (account, secret) = app(&world);
        let to_app = json!({"account_id": account, "decision_id": decision});
        assert_eq!(over_taounate(&world, &secretary, &to_app, &["meeting.read"]).text("/rests_on"), "grantor");
        for secret in [&by_word.secret, &by_decision.secret, &by_founder.secret, &secret] {
            assert!(reads(&world, secret));
        }
        resign(&world);
        let theirs = [&by_word.secret, &by_decision.secret, &secret];
        assert_eq!(theirs.map(|secret| reads(&world, secret)), [false; 3]);
        assert!(reads(&world, &by_founder.secret));
        for (language, because) in [
            ("ar", "منحت هذه الصلاحية هنا، لكن من منحها لم يعد يملكها في كل ما منحها فيه؛ ليمنحها غيره ممن يملكها."),
            ("fr", "La permission a été donnée ici par quelqu'un qui ne la détient plus partout où il l'a donnée ; un autre, qui l'a, peut la donner."),
            ("en", "The permission was given there by somebody who no longer holds it over all it was given over; another, who does, may give it."),
        ] {
            let why = "/v1/access/explain?permission=meeting.read&territory=03.531";
            let told = world.get(&by_word.secret, why).in_language(language).expect(200);
            assert_eq!((told.body["is_allowed"].clone(), told.text("/because")), (json!(false), because.to_owned()));
            assert_eq!(told.text("/lapsed/0/by/grant_id"), given.id());
            assert_eq!(told.body["by"], json!([]), "{told}");
        }
        // Who holds it again has given it again.
        let again = json!({"permissions": ["meeting.read"], "territory": "03.531", "person_id": world.secretary.person});
        world.grant(&house.admin, &again).expect(201);
        assert_eq!(theirs.map(|secret| reads(&world, secret)), [true; 3]);
    }

    fn no_decision_gives_back_what_ends_with_the_office(house) {
        let world = small(house);
        let decision = json!({"title": "To buy chairs", "mode": "consensus", "source": {"kind": "minutes on paper"}});
        let decision = house.post(format!("/v1/meetings/{}/decisions", world.meeting), decision).expect(201).id();
        let words = ["access.grant", "meeting.read"];
        let to = |person: &str| json!({"person_id": person, "decision_id": decision});
        over_taounate(&world, &world.secretary.secret, &to(&world.member.person), &words);
        over_taounate(&world, &world.member.secret, &to(&world.secretary.person), &words);
        assert!(reads(&world, &world.secretary.secret) && reads(&world, &world.member.secret));
        resign(&world);
        assert!(!reads(&world, &world.secretary.secret) && !reads(&world, &world.member.secret));
    }

    fn who_gives_to_one_another_holds_nothing_by_that(house) {
        let world = small(house);
        let secretary = world.secretary.clone();
        let words = ["access.grant", "meeting.read"];
        let third = somebody(house, "Third Member");
        let to = |one: &Somebody| json!({"person_id": one.person});
        over_taounate(&world, &secretary.secret, &to(&world.member), &words);
        over_taounate(&world, &world.member.secret, &to(&third), &words);
        // Back to whom it came from, both ways round.
        over_taounate(&world, &third.secret, &to(&secretary), &words);
        over_taounate(&world, &third.secret, &to(&world.member), &words);
        let all = [&secretary.secret, &world.member.secret, &third.secret];
        assert_eq!(all.map(|secret| reads(&world, secret)), [true; 3]);
        resign(&world);
        assert_eq!(all.map(|secret| reads(&world, secret)), [false; 3]);
        let refused = json!({"person_id": third.person, "permissions": ["meeting.read"], "territory": "03.531"});
        world.grant(&world.member.secret, &refused).refused(403, "not-allowed");
        // One of them is given it out of something that stands: it is theirs again, along the whole way.
        let granted = world.grant(&house.admin, &json!({"permissions": ["meeting.read"], "territory": "03.531"})).expect(201);
        assert_eq!(all.map(|secret| reads(&world, secret)), [true; 3]);
        house.ask("POST", format!("/v1/access/grants/{}/revocations", granted.id())).expect(200);
        assert_eq!(all.map(|secret| reads(&world, secret)), [false; 3]);
    }

    fn a_grant_gives_nothing_where_its_giver_holds_less_than_all_of_it(house) {
        let world = small(house);
        let looks = json!({"permissions": ["access.grant", "meeting.read"], "territory": "03"});
        let giver = house.account("giver", looks);
        let account = giver.text("/account_id");
        let over = |code: &str| json!({"permissions": ["meeting.read"], "territory": code});
        world.grant(&giver.text("/secret"), &over("03.531")).expect(201);
        assert!(reads(&world, &world.member.secret));
        let wide = house.get(format!("/v1/access/grants?account_id={account}")).expect(200).text("/data/0/id");
        // The giver is given more closely what it has, then has it no longer as widely.
        let near = json!({"account_id": account, "permissions": ["meeting.read"], "body": world.body, "source": source()});
        house.post("/v1/access/grants", near).expect(201);
        house.ask("POST", format!("/v1/access/grants/{wide}/revocations")).expect(200);
        assert!(reads(&world, &giver.text("/secret")));
        assert!(!reads(&world, &world.member.secret), "over the body alone is not over Taounate");
        let again = json!({"account_id": account, "permissions": ["meeting.read"], "territory": "03.531", "source": source()});
        house.post("/v1/access/grants", again).expect(201);
        assert!(reads(&world, &world.member.secret));
        // What is closed gives nothing.
        house.ask("POST", format!("/v1/accounts/{account}/closures")).expect(200);
        assert!(!reads(&world, &world.member.secret));
    }

    fn what_is_lent_to_a_giver_carries_nothing(house) {
        let world = small(house);
        // Held by a grant, given on, and then had by a delegation alone.
        let granted = over_taounate(&world, &house.admin, &json!({"person_id": world.member.person}), &["access.grant", "meeting.read"]);
        let third = somebody(house, "Third Member");
        over_taounate(&world, &world.member.secret, &json!({"person_id": third.person}), &["meeting.read"]);
        world.delegate(&json!({})).expect(201);
        assert!(reads(&world, &third.secret));
        house.ask("POST", format!("/v1/access/grants/{}/revocations", granted.id())).expect(200);
        assert!(reads(&world, &world.member.secret) && !reads(&world, &third.secret));
    }

    fn all_that_somebody_gave_is_found(house) {
        let world = small(house);
        let auditor = house.account("auditor", json!({"role": "auditor"})).text("/secret");
        let given = over_taounate(&world, &world.secretary.secret, &json!({"person_id": world.member.person}), &["meeting.read"]);
        over_taounate(&world, &house.admin, &json!({"person_id": world.member.person}), &["meeting.read"]);
        world.delegate(&json!({})).expect(201);
        let by = |giver: &str| world.get(&auditor, format!("/v1/access/grants?total=true&granted_by={giver}"));
        let of_secretary = by(&format!("person:{}", world.secretary.person)).expect(200);
        assert_eq!((of_secretary.body["total"].clone(), of_secretary.text("/data/0/id")), (json!(2), given.id()));
        let rests: Vec<&Value> = of_secretary.data().iter().map(|grant| &grant["rests_on"]).collect();
        assert_eq!(rests, ["grantor", "office"]);
        let of_system = by("system").expect(200);
        assert_eq!((of_system.body["total"].clone(), of_system.text("/data/0/rests_on")), (json!(1), "system".to_owned()));
        let founder = house.get("/v1/me").expect(200).text("/account_id");
        assert!(by(&format!("account:{founder}")).expect(200).body["total"].as_u64().unwrap() >= 2);
        assert_eq!(by(&format!("person:{founder}")).expect(200).body["total"], 0);
        by("").faulty("?granted_by", "empty");
        for nobody in ["somebody", "person:", &world.secretary.person] {
            by(nobody).faulty("?granted_by", "bad-value");
        }
    }

    fn what_is_refused_of_whoever_is_given_to_names_the_field_that_was_sent(house) {
        let giver = house.account("giver", json!({"permissions": ["*"]}));
        let account = giver.text("/account_id");
        let give = |to: Value| {
            let mut new = json!({"permissions": ["body.read"], "source": source()});
            for (field, value) in to.as_object().into_iter().flatten() {
                new[field] = value.clone();
            }
            house.post("/v1/access/grants", new).with_token(&giver.text("/secret"))
        };
        give(json!({"account_id": account})).at("/account_id", "grant-is-to-oneself");
        give(json!({"account_id": account, "person_id": account})).at("/account_id", "grant-is-to-one");
        give(json!({"account_id": "00000000-0000-7000-8000-000000000000"})).at("/account_id", "account-is-unknown");
        give(json!({"person_id": "00000000-0000-7000-8000-000000000000"})).at("/person_id", "person-is-unknown");
        give(json!({})).at("/person_id", "grant-is-to-one");
        let closed = house.post("/v1/accounts", json!({"name": "closed"})).expect(201).id();
        house.ask("POST", format!("/v1/accounts/{closed}/closures")).expect(200);
        give(json!({"account_id": closed})).at("/account_id", "account-is-closed");
    }
}
