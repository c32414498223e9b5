//! How the party is represented: computed from the mandates on record, council by council and summed up.
use serde_json::{Value, json};

use super::{council, mandate};
use crate::cast::person;
use crate::house::{Answer, House, both};

fn seated(house: &House, kind: &str, territory: &str, name: &str, seats: i64) -> String {
    let there = council(house, kind, territory, name);
    house
        .patch(format!("/v1/institutions/{there}"), json!({"seats": seats}))
        .header("if-match", "*")
        .expect(200);
    there
}

fn sits(house: &House, gender: &str, there: &str, more: &Value) -> String {
    mandate(house, &person(house, "منتخب", gender), there, more).expect(201).id()
}

fn listed(house: &House, query: &str) -> Answer {
    house.get(format!("/v1/reports/representation?total=true&{query}")).expect(200)
}

fn told(page: &Answer) -> Vec<(&str, i64, i64, &Value, &Value)> {
    page.data()
        .iter()
        .map(|row| {
            let number = |field: &str| row[field].as_i64().unwrap();
            (
                row["names"]["ar"].as_str().unwrap(),
                number("held"),
                number("uncertain"),
                &row["majority"],
                &row["presides"],
            )
        })
        .collect()
}

both! {
    fn each_council_tells_what_is_held_in_it_and_what_that_comes_to(house) {
        let small = seated(house, "communal_council", "03.531.01.05", "مجلس غفساي", 3);
        let large = seated(house, "communal_council", "03.531.01.03", "مجلس بوهودة", 27);
        council(house, "communal_council", "03.531.05.03", "مجلس تاونات");
        seated(house, "provincial_council", "03.451", "مجلس صفرو", 15);
        let presides = json!({"functions": [{"function": "president"}]});
        sits(house, "female", &small, &presides);
        sits(house, "male", &small, &json!({"verification": "confirmed"}));
        sits(house, "male", &large, &json!({}));
        // Over before the day, false, of a year alone: the first two count nowhere, the last may.
        sits(house, "male", &large, &json!({"starts_on": "2015-09-04", "ends_on": "2021-09-07"}));
        sits(house, "male", &large, &json!({"verification": "false"}));
        sits(house, "female", &large, &json!({"starts_on": "2024"}));
        let page = listed(house, "territory=03.531&as_of=2024-06-01");
        assert_eq!(page.body["total"], 3);
        let (none, yes, no) = (Value::Null, json!(true), json!(false));
        assert_eq!(told(&page), [
            ("مجلس بوهودة", 1, 1, &no, &none),
            ("مجلس غفساي", 2, 0, &yes, &json!("certain")),
            ("مجلس تاونات", 0, 0, &none, &none),
        ]);
        let small = page.data().iter().find(|row| row["id"] == json!(small)).unwrap();
        assert_eq!((&small["women"], &small["confirmed"], &small["percent"]), (&json!(1), &json!(1), &json!(66)));
        assert_eq!((&small["kind_label"], &small["territory"]), (&json!("مجلس الجماعة"), &json!("03.531.01.05")));
        for (query, total) in [("represented=true&as_of=2024-06-01", 2), ("represented=false&as_of=2024-06-01", 2), ("kind=provincial_council", 1), ("territory=03.451&represented=true", 0), ("territory=99.999", 0), ("as_of=2016-01-01&represented=true", 1)] {
            assert_eq!(listed(house, query).body["total"], total, "{query}");
        }
        let first = house.get("/v1/reports/representation?limit=3").expect(200);
        let next = house.get(format!("/v1/reports/representation?limit=3&cursor={}", first.text("/next"))).expect(200);
        assert_eq!((first.data().len(), next.data().len()), (3, 1));
        let table = house.get("/v1/reports/representation.csv?territory=03.531").expect(200);
        assert!(String::from_utf8_lossy(&table.raw).lines().count() == 4, "{table}");
        house.get("/v1/reports/representation?kind=party").faulty("?kind", "bad-value");
    }

    fn that_it_presides_over_several_and_takes_part_in_most_is_computed(house) {
        let presides = json!({"functions": [{"function": "president"}]});
        let communes = [("03.531.01.05", 3), ("03.531.01.03", 27), ("03.531.05.03", 31)];
        let councils = communes.map(|(code, seats)| seated(house, "communal_council", code, "مجلس", seats));
        let region = seated(house, "regional_council", "03", "مجلس الجهة", 75);
        let summed = |query: &str| house.get(format!("/v1/reports/representation/summary?{query}")).expect(200);
        let empty = summed("territory=03.531");
        let first = &empty.body["kinds"][0];
        assert_eq!((&first["held"], &first["takes_part_in_most"], &first["presides_over_several"]), (&json!(0), &Value::Null, &json!(false)), "of forty-nine communes three are on record");
        sits(house, "female", &councils[0], &presides);
        let of_one = summed("territory=03.531.01.05");
        let of_one = &of_one.body["kinds"][0];
        assert_eq!((&of_one["territories"], &of_one["takes_part_in_most"]), (&json!(1), &json!(true)), "the one there is");
        sits(house, "male", &councils[1], &presides);
        sits(house, "male", &councils[0], &json!({}));
        sits(house, "female", &region, &json!({}));
        let told = summed("territory=03.531");
        assert_eq!(told.body["kinds"], json!([{
            "kind": "communal_council", "kind_label": "مجلس الجماعة", "institutions": 3, "territories": 49, "represented": 2, "presided": 2, "majorities": 1,
            "seats_known": 3, "seats": 61, "seats_held": 3, "held": 3, "confirmed": 0, "uncertain": 0, "women": 1,
            "takes_part_in_most": null, "presides_over_several": true,
        }]));
        assert_eq!((told.text("/territory"), summed("territory=03").body["kinds"].as_array().unwrap().len()), ("03.531".to_owned(), 2));
        assert_eq!(summed("").body["kinds"].as_array().unwrap().len(), 2);
        assert_eq!(summed("territory=01").body["kinds"], json!([]));
        assert_eq!(summed("territory=03.531&as_of=2020-01-01").body["kinds"][0]["held"], 0);
        for (language, words) in [("ar", "حاضر في 2 من 3"), ("fr", "présent dans 2 sur 3"), ("en", "present in 2 of 3")] {
            let picture = house.get("/v1/reports/representation/summary.svg?territory=03.531").in_language(language).expect(200);
            let svg = String::from_utf8_lossy(&picture.raw);
            assert!(svg.starts_with("<svg") && svg.contains(words) && svg.contains("2 / 3"), "{svg}");
        }
        let nowhere = house.get("/v1/reports/representation/summary.svg?territory=99.999").expect(200);
        assert!(String::from_utf8_lossy(&nowhere.raw).contains("سجلها أولا"));
        // Whoever reads reports of one province is told of that one alone.
        let secret = house.account("province", json!({"permissions": ["report.read"], "territory": "03.531"})).text("/secret");
        let theirs = house.get("/v1/reports/representation/summary").with_token(&secret).expect(200);
        assert_eq!(theirs.body["kinds"].as_array().unwrap().len(), 1, "{theirs}");
        let theirs = house.get("/v1/reports/representation?total=true").with_token(&secret).expect(200);
        assert_eq!(theirs.body["total"], 3);
    }
}
