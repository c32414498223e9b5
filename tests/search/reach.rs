//! A search shows what the list shows: whom the caller may see, and nobody by what the caller may not be told.
use serde_json::json;

use super::{found, search};
use crate::house::{Answer, House, both};

fn people(house: &House) {
    for (name, residence) in
        [("محمد النجاري", "03.531.01.05"), ("محمد الغزواني", "03.231"), ("محمد العلوي", "03.531")]
    {
        let new = json!({
            "name_ar": name, "residence": residence, "birth_date": "1980",
            "contacts": [{"kind": "phone", "value": "0612345678"}],
        });
        house.post("/v1/persons", new).expect(201);
    }
}

fn reader(house: &House, permissions: &[&str]) -> String {
    house
        .account("reader of a province", json!({"permissions": permissions, "territory": "03.531"}))
        .text("/secret")
}

fn asked(house: &House, token: &str, q: &str) -> Answer {
    house.get(format!("/v1/persons/search?total=true&q={q}")).with_token(token).send()
}

both! {
    fn whom_one_may_not_see_one_does_not_find(house) {
        people(house);
        assert_eq!(found(&search(house, "محمد")).len(), 3);
        let token = reader(house, &["person.read"]);
        for (q, count) in [("محمد", 2), ("mohamed", 2), ("moh", 2), ("محمد الغزواني", 0), ("ghazouani", 0), ("mohamed naj", 1), ("ghazouai", 0)] {
            let answer = asked(house, &token, q);
            assert_eq!((answer.data().len(), &answer.body["total"]), (count, &json!(count)), "{q}");
        }
        house.get("/v1/persons/search?q=محمد").anonymous().refused(401, "unauthenticated");
    }

    fn what_is_masked_is_neither_told_nor_found_by(house) {
        people(house);
        let token = reader(house, &["person.read"]);
        let told = asked(house, &token, "mohamed");
        assert_eq!(told.body["data"][0]["contacts"], json!([]));
        assert_eq!(told.body["data"][0]["birth_date"], json!(null));
        let refused = asked(house, &token, "0612345678");
        assert_eq!((refused.status, refused.body["detail"].as_str().is_some()), (403, true), "{refused}");
        let token = reader(house, &["person.read", "person.contacts"]);
        assert_eq!(asked(house, &token, "0612345678").data().len(), 2);
        let token = reader(house, &["person.read", "membership.read"]);
        assert_eq!(asked(house, &token, "0612345678").data().len(), 0, "no phone, and no such membership");
    }
}
