//! The organigram, from the outside.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::both;

/// The position of that type and ordinal in a chart.
fn office<'a>(chart: &'a Value, code: &str, ordinal: Option<i64>) -> &'a Value {
    let positions = chart["positions"].as_array().unwrap();
    positions.iter().find(|one| one["type"] == code && one["ordinal"] == json!(ordinal)).unwrap()
}

both! {
    fn unknown_is_not_vacant(house) {
        let body = secretariat(house);
        let third = house.post("/v1/bodies/taounate-secretariat/positions", json!({"type": "provincial_deputy", "ordinal": 3})).expect(201).id();
        let her = person(house, "سعاد الجبلي", "female");
        let held = house.post(format!("/v1/positions/{third}/appointments"), appointment(&her, "2022-12-08")).expect(201).id();
        house.post(format!("/v1/appointments/{held}/resignations"), json!({"ends_on": "2023-06-30", "source": source()})).expect(200);
        let on = |day: &str| house.get(format!("/v1/bodies/{body}/organigram?as_of={day}")).expect(200).body;
        let before = on("2022-12-07");
        assert_eq!(office(&before, "provincial_deputy", Some(3))["state"], "unknown");
        let during = on("2023-06-30");
        assert_eq!(office(&during, "provincial_deputy", Some(3))["state"], "held");
        assert_eq!(office(&during, "provincial_deputy", Some(3))["title"], "النائبة الثالثة للأمين الإقليمي");
        assert_eq!(office(&during, "provincial_deputy", Some(1))["state"], "unknown");
        assert_eq!(office(&during, "provincial_secretary", None)["state"], "unknown");
        let after = on("2023-07-01");
        assert_eq!(office(&after, "provincial_deputy", Some(3))["state"], "vacant");
        assert_eq!(office(&after, "provincial_deputy", Some(3))["holders"], json!([]));
    }

    fn the_tree_is_nested_and_can_be_cut(house) {
        let body = secretariat(house);
        let whole = house.get(format!("/v1/bodies/{body}/organigram")).expect(200);
        assert_eq!(whole.text("/children/0/slug"), "taounate-bureau");
        let alone = house.get(format!("/v1/bodies/{body}/organigram?depth=0")).expect(200);
        assert_eq!(alone.body["children"], json!([]));
        let again = house.get(format!("/v1/bodies/{body}/organigram")).header("if-none-match", &whole.etag());
        again.expect(304);
        house.get(format!("/v1/bodies/{body}/organigram?depth=900")).faulty("?depth", "bad-value");
    }

    fn members_and_deputies_are_listed_by_name_of_the_body(house) {
        let body = secretariat(house);
        let secretary = position(house, &body, "provincial_secretary");
        let him = person(house, "حميد الورياغلي", "male");
        house.post(format!("/v1/positions/{secretary}/appointments"), appointment(&him, "2022")).expect(201);
        house.post("/v1/bodies/taounate-secretariat/positions", json!({"type": "provincial_deputy", "ordinal": 2})).expect(201);
        let members = house.get("/v1/bodies/taounate-secretariat/members").in_language("fr").expect(200);
        assert_eq!((members.data().len(), members.text("/data/0/title")), (1, "Secrétaire provincial".to_owned()));
        let deputies = house.get("/v1/bodies/taounate-secretariat/deputies?total=true&limit=1").expect(200);
        assert_eq!(deputies.body["total"], 2);
        assert_eq!(deputies.body["data"][0]["ordinal"], 1);
        let next = deputies.text("/next");
        let rest = house.get(format!("/v1/bodies/taounate-secretariat/deputies?total=true&limit=1&cursor={next}")).expect(200);
        assert_eq!((&rest.body["data"][0]["ordinal"], &rest.body["next"]), (&json!(2), &Value::Null));
    }
}
