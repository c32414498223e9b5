//! An answer kept for its idempotency key, told again to whoever still holds what it was given by.
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

    fn every_secretary_may_make_somebody_a_reader(house) {
        let world = small(house);
        let reader = json!({"role": "reader", "territory": "03.531"});
        world.grant(&world.secretary.secret, &reader).expect(201);
        world.get(&world.member.secret, world.meeting()).expect(200);
    }
}
