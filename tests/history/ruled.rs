//! What the statutes said of bodies as it was known at a moment: rules, and members in numbers.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use super::{now, office};
use crate::cast::{appointment, person};
use crate::house::{House, both};

/// The secretariat in numbers on a day, as it was known at a moment: by its rules, and the same by the report.
fn composition(house: &House, moment: &str) -> Value {
    let rules = house
        .get(format!("/v1/bodies/taounate-secretariat/rules?as_of=2022-12-08&known_at={moment}"))
        .expect(200);
    let report = house
        .get(format!(
            "/v1/reports/compositions?type=provincial_secretariat&as_of=2022-12-08&known_at={moment}"
        ))
        .expect(200);
    assert_eq!(report.data(), [rules.body["composition"].clone()]);
    rules.body["composition"].clone()
}

/// Members, women, men, and members of whom the gender is not on record.
fn numbers(house: &House, moment: &str) -> [u64; 4] {
    let told = composition(house, moment);
    ["members", "women", "men", "gender_unknown"].map(|field| told[field].as_u64().unwrap())
}

both! {
    fn who_is_entered_late_was_not_counted_before(house) {
        let unformed = now();
        let (_, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let before = now();
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201).id();
        let after = now();
        house.get(format!("/v1/bodies/taounate-secretariat/rules?as_of=2022-12-08&known_at={unformed}")).refused(404, "not-found");
        assert_eq!(house.get(format!("/v1/reports/compositions?as_of=2022-12-08&known_at={unformed}")).expect(200).data().len(), 0);
        assert_eq!(numbers(house, &before), [0, 0, 0, 0]);
        assert_eq!(numbers(house, &after), [1, 1, 0, 0]);
        // Persons are told as they are known now; who was taken out since was a member all the same.
        house.patch(format!("/v1/persons/{her}"), json!({"gender": "male"})).expect(200);
        assert_eq!((numbers(house, &before), numbers(house, &after)), ([0, 0, 0, 0], [1, 0, 1, 0]));
        house.delete(format!("/v1/appointments/{held}")).expect(204);
        house.delete(format!("/v1/persons/{her}")).expect(204);
        assert_eq!((numbers(house, &after), numbers(house, &now())), ([1, 0, 0, 1], [0, 0, 0, 0]));
    }

    fn statutes_of_past_days_did_not_rule_before_they_were_known(house) {
        office(house);
        let before = now();
        let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
        let kinds = document["body_types"].as_array_mut().unwrap();
        kinds.iter_mut().find(|kind| kind["code"] == "provincial_secretariat").unwrap()["term_years"] = json!(3);
        let founding = house.get("/v1/statutes/in-force").expect(200).id();
        let later = house.post("/v1/statutes", json!({"effective_from": "2022-06-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201).id();
        let ruled = |moment: &str| {
            let rules = house.get(format!("/v1/bodies/taounate-secretariat/rules?as_of=2022-12-08&known_at={moment}")).expect(200);
            (rules.text("/statutes_id"), rules.body["body_type"]["term_years"].clone(), composition(house, moment)["statutes_id"].clone())
        };
        assert_eq!(ruled(&before), (founding.clone(), json!(4), json!(founding)));
        assert_eq!(ruled(&now()), (later.clone(), json!(3), json!(later)));
    }
}
