//! An answer kept for its idempotency key, told again to whoever still holds what it was given by.
use std::sync::Barrier;

use serde_json::json;

use super::small::small;
use crate::house::{Ask, both};

both! {
    fn an_answer_is_not_told_again_to_who_has_lost_what_it_was_given_by(house) {
        let world = small(house);
        let (contacts, residence) = ("+212655443322", "03.531");
        let secret = house
            .account("replay", json!({"permissions": ["person.create", "person.read", "person.update"], "territory": residence}))
            .text("/secret");
        let me = house.get("/v1/me").with_token(&secret).expect(200).text("/account_id");
        let more = json!({"person_id": null, "account_id": me, "permissions": ["person.contacts"], "territory": residence});
        let more = world.grant(&house.admin, &more).expect(201);
        let sent = |key: &str| -> Ask {
            let person = json!({"name_latin": "Replayed", "residence": residence, "contacts": [{"kind": "phone", "value": contacts}]});
            house.post("/v1/persons", person).with_token(&secret).header("Idempotency-Key", key)
        };
        let first = sent("one").expect(201);
        assert_eq!(first.text("/contacts/0/value"), contacts);
        // Whatever comes to what is held takes nothing from it.
        let beside = json!({"person_id": null, "account_id": me, "permissions": ["person.birth"], "territory": residence});
        world.grant(&house.admin, &beside).expect(201);
        let again = sent("one").expect(201);
        assert_eq!((again.header("idempotency-replayed"), &again.raw), (Some("true"), &first.raw));
        house.ask("POST", format!("/v1/access/grants/{}/revocations", more.id())).expect(200);
        let withheld = sent("one").refused(409, "answer-withheld");
        assert!(!String::from_utf8_lossy(&withheld.raw).contains(contacts), "{withheld}");
        // It was done once, and a key of its own makes another.
        let named = || house.get("/v1/persons?q=Replayed&total=true").expect(200).body["total"].clone();
        assert_eq!(named(), 1);
        let masked = sent("two").expect(201);
        assert!(!String::from_utf8_lossy(&masked.raw).contains(contacts), "{masked}");
        assert_eq!(named(), 2);
    }

    fn a_retry_with_the_token_that_took_anothers_place_is_a_retry(house) {
        let world = small(house);
        let app = house.account("app", json!({"permissions": ["person.create", "person.read", "self.read"], "territory": "03.531"}));
        for (name, first) in [("Of Secretary", world.secretary.secret.clone()), ("Of App", app.text("/secret"))] {
            let sent = |secret: &str| world.post(secret, "/v1/persons", json!({"name_latin": name, "residence": "03.531"})).header("Idempotency-Key", "one");
            let made = sent(&first).expect(201);
            let token = world.get(&first, "/v1/me").expect(200).text("/token/id");
            let rotated = world.post(&first, format!("/v1/tokens/{token}/rotations"), json!({})).expect(201).text("/secret");
            sent(&first).refused(401, "unauthenticated");
            let again = sent(&rotated).expect(201);
            assert_eq!((again.header("idempotency-replayed"), &again.raw), (Some("true"), &made.raw));
            let other = world.post(&rotated, "/v1/persons", json!({"name_latin": "Other", "residence": "03.531"}));
            other.header("Idempotency-Key", "one").refused(422, "idempotency-key-reused");
        }
        // A key is its caller's: each of them made one.
        let named = |name: &str| house.get(format!("/v1/persons?q={name}&total=true")).expect(200).body["total"].clone();
        assert_eq!((named("Secretary"), named("App")), (json!(2), json!(1)), "the secretary is one of them");
    }

    fn what_two_tokens_of_one_principal_ask_at_once_is_done_once(house) {
        let world = small(house);
        let second = json!({"name": "second"});
        let second = world.post(&world.secretary.secret, "/v1/tokens", second).expect(201).text("/secret");
        for round in 0..12 {
            let name = format!("Once {round}");
            let sent = |secret: &str| {
                let person = json!({"name_latin": name, "residence": "03.531", "contacts": [{"kind": "email", "value": format!("once{round}@example.org")}]});
                world.post(secret, "/v1/persons", person).header("Idempotency-Key", &format!("round-{round}")).send()
            };
            let together = Barrier::new(2);
            let answers = std::thread::scope(|scope| {
                let asked = [&world.secretary.secret, &second].map(|secret| {
                    let (sent, together) = (&sent, &together);
                    scope.spawn(move || {
                        together.wait();
                        sent(secret)
                    })
                });
                asked.map(|asked| asked.join().unwrap())
            });
            let made = answers.iter().find(|answer| answer.status == 201).unwrap_or_else(|| panic!("{answers:?}"));
            for answer in &answers {
                match answer.status {
                    201 => assert_eq!(answer.id(), made.id(), "one record"),
                    _ => assert_eq!((answer.status, answer.text("/code")), (409, "idempotency-key-in-flight".to_owned()), "{answer}"),
                }
            }
            for secret in [&world.secretary.secret, &second] {
                let again = sent(secret);
                assert_eq!((again.header("idempotency-replayed"), again.id()), (Some("true"), made.id()));
            }
        }
        assert_eq!(house.get("/v1/persons?q=Once&total=true").expect(200).body["total"], 12);
    }

    fn every_secretary_may_make_somebody_a_reader(house) {
        let world = small(house);
        let reader = json!({"role": "reader", "territory": "03.531"});
        world.grant(&world.secretary.secret, &reader).expect(201);
        world.get(&world.member.secret, world.meeting()).expect(200);
    }
}
