//! Terms in a row across a merger or a split, as the statutes say.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use super::{member, one, told, violations};
use crate::cast::{position, source};
use crate::house::{House, both};

/// Adopts statutes by which a local secretary serves two terms in a row and a bureau's treasurer one, those of bodies that
/// became theirs among them or not.
fn adopt(house: &House, inherits: bool, from: &str) {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    for kind in document["position_types"].as_array_mut().unwrap() {
        let most = match kind["code"].as_str().unwrap() {
            "local_secretary" => 2,
            "bureau_treasurer" => 1,
            _ => continue,
        };
        kind["terms_consecutive_max"] = json!(most);
        kind["terms_inherited"] = json!(inherits);
        kind["enforcement"] = json!({"consecutive_terms": {"effect": "block", "clause": "art-29"}});
    }
    house
        .post(
            "/v1/statutes",
            json!({"effective_from": from, "source": {"kind": "printed statutes"}, "document": document}),
        )
        .expect(201);
}

fn unit(house: &House, territory: &str) -> String {
    let new = json!({"type": "local_secretariat", "territory": territory, "starts_on": "2012-01-01"});
    house.post("/v1/bodies", new).expect(201).id()
}

/// Somebody serves a term, on the word of a source.
fn serves(house: &House, who: &str, office: &str, (from, to): (&str, Option<&str>)) -> String {
    let new = json!({"person_id": who, "starts_on": from, "ends_on": to, "source": source()});
    house.post(format!("/v1/positions/{office}/appointments"), new).expect(201).id()
}

/// Two terms of a secretary.
const TERMS: [(&str, Option<&str>); 2] =
    [("2012-01-01", Some("2015-12-31")), ("2016-01-01", Some("2019-12-31"))];

fn serves_twice(house: &House, who: &str, office: &str) {
    for term in TERMS {
        serves(house, who, office, term);
    }
}

fn used_up(house: &House) -> Vec<String> {
    let found = violations(house, "rule=terms-are-used-up");
    found.data().iter().map(|one| one["appointment_id"].as_str().unwrap().to_owned()).collect()
}

fn merge(house: &House, survivor: &str, absorbed: &str, on: &str) -> String {
    let merger = json!({"absorbs": [absorbed], "on": on, "source": source()});
    house.post(format!("/v1/bodies/{survivor}/mergers"), merger).expect(200).text("/act_id")
}

both! {
    fn terms_in_a_body_that_was_merged_into_this_one_count_where_the_statutes_say_so(house) {
        adopt(house, true, "2012-01-01");
        let (survivor, absorbed) = (unit(house, "03.531.01.01"), unit(house, "03.531.01.03"));
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2000-01-01");
        let (old, new) = (position(house, &absorbed, "local_secretary"), position(house, &survivor, "local_secretary"));
        serves_twice(house, &him, &old);
        let third = serves(house, &him, &new, ("2020-01-01", None));
        assert_eq!(used_up(house), [""; 0], "two bodies");
        let act = merge(house, &survivor, &absorbed, "2020-01-01");
        assert_eq!(used_up(house), [third.as_str()], "one body from that day on");
        let told_with = house.get(format!("/v1/appointments/{third}")).in_language("fr").expect(200);
        assert_eq!((told_with.text("/warnings/0/clause/id"), told_with.text("/warnings/0/found")), ("art-29".to_owned(), "3".to_owned()));
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "recorded by mistake"})).expect(200);
        assert_eq!(used_up(house), [""; 0], "two bodies again");
        merge(house, &survivor, &absorbed, "2020-01-02");
        assert_eq!(used_up(house), [""; 0], "not yet one on the first day");
        let check = json!({"appointments": [{"position_id": new, "person_id": him, "starts_on": "2020-01-02"}]});
        house.delete(format!("/v1/appointments/{third}")).expect(204);
        let found = house.post("/v1/statutes/check", check).expect(200);
        assert_eq!(told(&found.body["appointments"][0]["findings"]), one("terms-are-used-up", "block"));
        for language in ["ar", "fr", "en"] {
            assert!(found.body["appointments"][0]["findings"][0]["clause"]["texts"][language].is_string(), "{found}");
        }
    }

    fn terms_in_another_body_do_not_count_where_the_statutes_do_not_say_so(house) {
        adopt(house, false, "2012-01-01");
        let (survivor, absorbed) = (unit(house, "03.531.01.01"), unit(house, "03.531.01.03"));
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2000-01-01");
        let (old, new) = (position(house, &absorbed, "local_secretary"), position(house, &survivor, "local_secretary"));
        serves_twice(house, &him, &old);
        merge(house, &survivor, &absorbed, "2020-01-01");
        serves(house, &him, &new, ("2020-01-01", Some("2023-12-31")));
        assert_eq!(used_up(house), [""; 0]);
        adopt(house, true, "2024-01-01");
        let last = serves(house, &him, &new, ("2024-01-01", None));
        assert_eq!(used_up(house), [last], "the statutes of its first day count them");
    }

    fn the_bureau_of_a_body_that_is_merged_goes_into_the_bureau_of_the_other(house) {
        adopt(house, true, "2012-01-01");
        let (survivor, absorbed) = (unit(house, "03.531.01.01"), unit(house, "03.531.01.03"));
        let her = member(house, "سلوى الحياني", "female", "1970-01-01", "2000-01-01");
        let office = |bureau: &str| position(house, bureau, "bureau_treasurer");
        serves(house, &her, &office("karia-ba-mohamed-local-bureau"), TERMS[1]);
        let act = merge(house, &survivor, &absorbed, "2020-01-01");
        let gone = house.get("/v1/bodies/karia-ba-mohamed-local-bureau").expect(200);
        let bureau = house.get("/v1/bodies/rhafsai-local-bureau").expect(200).id();
        assert_eq!(gone.text("/merged_into"), bureau);
        let second = serves(house, &her, &office("rhafsai-local-bureau"), ("2020-01-01", None));
        assert_eq!(used_up(house), [second.as_str()]);
        house.delete(format!("/v1/appointments/{second}")).expect(204);
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "recorded by mistake"})).expect(200);
        assert_eq!(house.get("/v1/bodies/karia-ba-mohamed-local-bureau").expect(200).body["merged_into"], Value::Null);
    }

    fn terms_in_the_body_that_this_one_was_split_from_count_where_the_statutes_say_so(house) {
        adopt(house, true, "2012-01-01");
        let old = unit(house, "03.531.01.01");
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2000-01-01");
        let her = member(house, "سلوى الحياني", "female", "1970-01-01", "2000-01-01");
        let secretary = position(house, &old, "local_secretary");
        serves_twice(house, &him, &secretary);
        serves(house, &her, &position(house, "rhafsai-local-bureau", "bureau_treasurer"), TERMS[1]);
        let split = json!({"on": "2020-01-01", "into": [{"territory": "03.531.01.03", "slug": "the-part"}], "source": source()});
        let act = house.post(format!("/v1/bodies/{old}/splits"), split).expect(200).text("/act_id");
        let third = serves(house, &him, &position(house, "the-part", "local_secretary"), ("2020-01-01", None));
        assert_eq!(used_up(house), [third.as_str()]);
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2016-01-01"})).expect(200);
        assert_eq!(used_up(house), [""; 0], "split off before his second term began");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2020-01-01"})).expect(200);
        assert_eq!(used_up(house), [third.as_str()]);
        let part = house.get("/v1/bodies/the-part").expect(200).id();
        let bureau = house.get(format!("/v1/bodies?parent={part}")).expect(200);
        let of_old = house.get("/v1/bodies/rhafsai-local-bureau").expect(200).id();
        assert_eq!(bureau.text("/data/0/split_from"), of_old);
        let treasurer = position(house, &bureau.text("/data/0/id"), "bureau_treasurer");
        let second = serves(house, &her, &treasurer, ("2020-01-01", None));
        assert_eq!(used_up(house), [third, second]);
    }
}
