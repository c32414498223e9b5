//! National ids: kept by leave alone, sealed, told by their last signs, found by whoever has them.
use amana::db::Moment;
use chrono::{Days, Utc};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::json;

use crate::ethics::raw::dumps;
use crate::house::{Ask, House, both, vault};

fn day(days: i64) -> String {
    let today = amana::words::civil_day(Utc::now());
    let moved = if days < 0 {
        today.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        today.checked_add_days(Days::new(days.unsigned_abs()))
    };
    moved.unwrap().to_string()
}

fn person(house: &House, name: &str) -> String {
    house.post("/v1/persons", json!({"name_ar": name, "residence": "03.531.01.05"})).expect(201).id()
}

fn authorized(house: &House) -> String {
    let new = json!({"authority": "CNDP", "number": "A-214/2026", "granted_on": day(-10)});
    house.post("/v1/national-id-authorizations", new).expect(201).id()
}

fn record(house: &House, person: &str, id: &str) -> Ask {
    let path = format!("/v1/persons/{person}/national-id");
    house.ask("PUT", path).json(&json!({"national_id": id})).header("if-match", "*")
}

fn look_up(house: &House, id: &str) -> Ask {
    house.post("/v1/national-id-look-ups", json!({"national_id": id}))
}

both! {
    fn none_is_kept_without_leave_and_all_go_with_it(house) {
        let somebody = person(house, "هند العلمي");
        let path = format!("/v1/persons/{somebody}/national-id");
        record(house, &somebody, "CD 123456").refused(409, "national-ids-are-off");
        look_up(house, "CD 123456").refused(409, "national-ids-are-off");
        house.get(&*path).refused(409, "national-ids-are-off");
        let new = |from: i64, to: Option<i64>| json!({"authority": "CNDP", "number": "A-1", "granted_on": day(from), "ends_on": to.map(day)});
        house.post("/v1/national-id-authorizations", new(1, None)).refused(409, "authorization-is-to-come");
        house.post("/v1/national-id-authorizations", new(-1, Some(-2))).refused(409, "authorization-ends-first");
        // One that is over allows nothing, and what was kept by it goes.
        house.post("/v1/national-id-authorizations", new(-9, Some(-1))).expect(201);
        record(house, &somebody, "CD 123456").refused(409, "national-ids-are-off");
        let leave = authorized(house);
        record(house, &somebody, "CD 123456").expect(200);
        assert_eq!(house.get("/v1/national-id-authorizations").expect(200).data().len(), 2);
        let withdrawn = format!("/v1/national-id-authorizations/{leave}");
        house.delete(&*withdrawn).header("if-match", "*").expect(204);
        house.delete(&*withdrawn).header("if-match", "*").refused(409, "authorization-is-withdrawn");
        house.get(&*path).refused(409, "national-ids-are-off");
        authorized(house);
        house.get(&*path).expect(404);
        assert_eq!(look_up(house, "CD 123456").expect(200).body["persons"], json!([]), "what was kept is gone");
        let past = house.get(format!("{path}/history")).expect(200);
        assert_eq!(past.data().len(), 2, "kept, destroyed: {past}");
        let told = house.get(format!("{withdrawn}/history")).expect(200);
        assert_eq!(told.data().len(), 2, "recorded, withdrawn: {told}");
    }

    fn it_is_told_by_its_last_signs_and_found_by_whoever_has_it(house) {
        authorized(house);
        let (somebody, other) = (person(house, "هند العلمي"), person(house, "سلمى العلمي"));
        let path = format!("/v1/persons/{somebody}/national-id");
        house.get(&*path).expect(404);
        let kept = record(house, &somebody, "cd-١٢٣٤٥٦").expect(200);
        assert_eq!((kept.text("/masked").as_str(), &kept.body["version"]), ("••••••56", &json!(1)));
        assert_eq!(house.get(&*path).expect(200).body, kept.body);
        for written in ["CD 123456", "cd123456", "CD.12-34 56"] {
            assert_eq!(look_up(house, written).expect(200).text("/persons/0/id"), somebody, "{written}");
        }
        assert_eq!(look_up(house, "CD 123457").expect(200).body["persons"], json!([]));
        // Whoever is on record twice is found twice, by whoever sees both; nobody is told so by trying.
        record(house, &other, "CD123456").expect(200);
        let both = look_up(house, "CD123456").expect(200);
        assert_eq!(both.body["persons"].as_array().unwrap().len(), 2, "{both}");
        house.delete(format!("/v1/persons/{other}/national-id")).header("if-match", "*").expect(204);
        // It is on record, so it is neither tried nor undone with others.
        let asked = json!({"national_id": "CD123456"});
        house.post("/v1/national-id-look-ups?dry_run=true", asked.clone()).refused(409, "look-up-is-not-tried");
        let operation = json!({"method": "POST", "path": "/v1/national-id-look-ups", "body": asked});
        house.post("/v1/batch", json!({"operations": [operation]})).faulty("/operations/0/path", "not-in-a-batch");
        look_up(house, "CD123456").header("idempotency-key", "looked").expect(200);
        look_up(house, "CD123456").header("idempotency-key", "looked").refused(409, "answer-withheld");
        let looks = house.get("/v1/journal?operation=national_id_look_up&limit=200").expect(200);
        assert_eq!(looks.data().len(), 7, "each look, whom it found, or nobody: {looks}");
        for wrong in ["", "CD1", "CD_123456", "١٢", "CD 123456 ", "C"] {
            let refused = house.ask("PUT", &*path).json(&json!({"national_id": wrong})).header("if-match", "*");
            refused.faulty("/national_id", "bad-national-id");
        }
        house.ask("PUT", &*path).json(&json!({"national_id": "CD 999999"})).expect(428);
        record(house, &somebody, "CD 654321").expect(200);
        assert_eq!(look_up(house, "CD123456").expect(200).body["persons"], json!([]));
        record(house, &other, "CD123456").expect(200);
        house.delete(&*path).header("if-match", "*").expect(204);
        house.get(&*path).expect(404);
        let past = house.get(format!("{path}/history")).expect(200);
        assert_eq!(past.data().len(), 3, "{past}");
        assert!(!past.to_string().contains("654321") && !past.to_string().contains("•"), "{past}");
    }

    fn it_is_in_no_file_no_row_and_no_other_answer(house) {
        authorized(house);
        let somebody = person(house, "هند العلمي");
        record(house, &somebody, "QX 778899").header("idempotency-key", "once").expect(200);
        look_up(house, "QX 778899").header("idempotency-key", "again").expect(200);
        for kept in dumps(house) {
            for canary in ["QX778899", "QX 778899", "778899"] {
                assert!(!kept.windows(canary.len()).any(|some| some == canary.as_bytes()), "{canary}");
            }
        }
        for path in [format!("/v1/persons/{somebody}"), "/v1/persons?q=QX778899".to_owned(), "/v1/persons/search?q=QX778899".to_owned(), "/v1/journal?limit=200".to_owned()] {
            let answer = house.get(&*path).expect(200);
            assert!(!answer.to_string().contains("778899") || path.contains("778899") && answer.data().is_empty(), "{answer}");
        }
    }

    fn only_whoever_may_and_only_within_reach(house) {
        authorized(house);
        let (here, there) = (person(house, "هند العلمي"), house.post("/v1/persons", json!({"name_ar": "سلمى", "residence": "03.451"})).expect(201).id());
        record(house, &here, "CD 123456").expect(200);
        record(house, &there, "CD 654321").expect(200);
        let keeper = house.account("keeper", json!({"permissions": ["person.national_id", "person.read"], "territory": "03.531"})).text("/secret");
        let look = |id: &str| look_up(house, id).with_token(&keeper).expect(200).body["persons"].clone();
        assert_eq!((look("CD 123456")[0]["id"].clone(), look("CD 654321")), (json!(here), json!([])));
        house.get(format!("/v1/persons/{here}/national-id")).with_token(&keeper).expect(200);
        house.get(format!("/v1/persons/{there}/national-id")).with_token(&keeper).expect(404);
        let reader = house.account("reads", json!({"permissions": ["person.read", "person.birth", "person.contacts"]})).text("/secret");
        house.get(format!("/v1/persons/{here}/national-id")).with_token(&reader).refused(403, "not-allowed");
        let historian = house.account("historian", json!({"permissions": ["person.read", "history.read"]})).text("/secret");
        house.get(format!("/v1/persons/{here}/national-id/history")).with_token(&historian).refused(403, "not-allowed");
        look_up(house, "CD 123456").with_token(&reader).refused(403, "not-allowed");
        house.get("/v1/national-id-authorizations").with_token(&keeper).refused(403, "not-allowed");
        // Two with one id are not made one without a word.
        let twin = json!({"other_id": there, "reason": "the same", "fields": {}});
        house.post(format!("/v1/persons/{here}/merges"), twin).header("if-match", "*").refused(409, "national-id-stays");
        house.delete(format!("/v1/persons/{there}")).header("if-match", "*").refused(409, "in-use");
    }

    fn what_was_kept_goes_when_its_leave_is_over_and_with_whoever_is_erased(house) {
        authorized(house);
        let somebody = person(house, "هند العلمي");
        record(house, &somebody, "CD 123456").expect(200);
        let sealed = |house: &House| {
            let mut conn = house.registry().connection();
            let count = "SELECT CAST(count(*) AS BIGINT) AS number FROM national_ids JOIN data_keys ON data_keys.subject_id = national_ids.id";
            let found: Number = amana::on_each!(&mut conn, conn => diesel::sql_query(count).get_result(conn)).unwrap();
            found.number
        };
        assert_eq!(sealed(house), 1);
        let mut conn = house.registry().connection();
        let over = "UPDATE national_id_authorizations SET granted_on = '2020-01-01', ends_on = '2020-12-31'";
        amana::on_each!(&mut conn, conn => conn.batch_execute(over)).unwrap();
        house.get(format!("/v1/persons/{somebody}/national-id")).refused(409, "national-ids-are-off");
        assert!(amana::national_ids::forget_unallowed(&mut conn, &vault(), Moment::new(Utc::now())).unwrap());
        assert!(!amana::national_ids::forget_unallowed(&mut conn, &vault(), Moment::new(Utc::now())).unwrap());
        assert_eq!(sealed(house), 0);
        authorized(house);
        house.get(format!("/v1/persons/{somebody}/national-id")).expect(404);
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}
