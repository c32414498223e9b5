//! Lists, states and conditions: what every room has from the house.
use serde_json::{Value, json};

use crate::house::{Answer, House, both};

/// Follows a list to its end and answers what it showed.
fn whole(house: &House, path: &str, limit: usize) -> Vec<Value> {
    let mut shown = Vec::new();
    let mut page = house.get(format!("{path}limit={limit}")).expect(200);
    loop {
        assert!(page.data().len() <= limit, "{page}");
        shown.extend_from_slice(page.data());
        let Some(link) = page.header("link") else { break };
        let address = link.trim_start_matches('<').split('>').next().unwrap().to_owned();
        assert!(link.ends_with("; rel=\"next\"") && address.contains(&page.text("/next")), "{page}");
        page = house.get(address).expect(200);
    }
    assert_eq!(page.body["next"], Value::Null, "{page}");
    shown
}

fn codes(shown: &[Value]) -> Vec<&str> {
    shown.iter().map(|one| one["code"].as_str().unwrap()).collect()
}

/// A cursor of the communes of Taounate.
fn cursor(house: &House) -> String {
    house.get("/v1/territories?under=03.531&level=commune&limit=2").expect(200).text("/next")
}

fn nowhere(answer: &Answer) {
    assert!(answer.has_fault("?cursor", "bad-cursor"), "{answer}");
}

both! {
    fn a_list_is_the_same_whatever_its_pages(house) {
        let path = "/v1/territories?under=03.531&";
        let whole_at_once = whole(house, path, 200);
        assert_eq!(house.get(format!("{path}total=true&limit=1")).expect(200).body["total"], whole_at_once.len());
        assert_eq!(codes(&whole(house, path, 7)), codes(&whole_at_once));
        let communes = whole(house, "/v1/territories?under=03.531&level=commune&", 10);
        assert_eq!(communes.len(), 49);
    }

    fn a_cursor_is_good_for_its_own_list_only(house) {
        let cursor = cursor(house);
        let resume = |filters: &str, cursor: &str| house.get(format!("/v1/territories?{filters}&cursor={cursor}"));
        resume("under=03.531&level=commune", &cursor).expect(200);
        nowhere(&resume("under=03.531", &cursor).refused(404, "no-such-page"));
        nowhere(&resume("under=03.531&level=cercle", &cursor).refused(404, "no-such-page"));
        nowhere(&house.get(format!("/v1/journal?cursor={cursor}")).refused(404, "no-such-page"));
    }

    fn a_cursor_cannot_be_made_by_hand(house) {
        let cursor = cursor(house);
        let list = "/v1/territories?under=03.531&level=commune&cursor=";
        for place in [0, 20, 25, cursor.len() - 2] {
            let mut forged = cursor.clone().into_bytes();
            forged[place] = if forged[place] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).unwrap();
            nowhere(&house.get(format!("{list}{forged}")).refused(404, "no-such-page"));
        }
        nowhere(&house.get(format!("{list}{}", "A".repeat(64))).refused(404, "no-such-page"));
        for shapeless in ["x", "%2B%2B", "%5B%22a%22%5D", &"A".repeat(5000)] {
            house.get(format!("{list}{shapeless}")).faulty("?cursor", "bad-cursor");
        }
        house.get(list).faulty("?cursor", "empty");
    }

    fn a_page_holds_1_to_200(house) {
        for (limit, shown) in [("1", 1), ("200", 200)] {
            assert_eq!(house.get(format!("/v1/territories?limit={limit}")).expect(200).data().len(), shown);
        }
        assert_eq!(house.get("/v1/territories").expect(200).data().len(), 50);
        for limit in ["0", "201", "-1", "1.0", "ten", "99999999999999999999"] {
            house.get(format!("/v1/territories?limit={limit}")).faulty("?limit", "out-of-range");
        }
        house.get("/v1/territories?limit=").faulty("?limit", "empty");
    }

    fn a_parameter_nobody_knows_is_refused(house) {
        house.get("/v1/territories?colour=red").faulty("?colour", "unknown-parameter");
        house.get("/v1/me?limit=5").faulty("?limit", "unknown-parameter");
        house.get("/v1/me?dry_run=true").faulty("?dry_run", "unknown-parameter");
        house.get("/v1/territories?limit=5&limit=6").faulty("?limit", "repeated");
        house.get("/v1/territories?total=yes").faulty("?total", "bad-value");
        house.get("/v1/territories?under=no spaces").faulty("?under", "bad-code");
        house.get("/v1/territories?q=%FF%FE").expect(200);
        house.post("/v1/tokens?as_of=2022-01-01", json!({"name": "x"}))
            .faulty("?as_of", "unknown-parameter");
    }

    fn a_day_that_is_not_in_the_calendar_is_refused(house) {
        for day in ["2022-02-30", "2023-02-29", "2022-13-01", "2022-1-1", "20220101", "yesterday", "+12022-01-01", "٢٠٢٢-٠١-٠١", "%2B22022-1-8", "-2022-12-8", "%202022-12-8", "2022-12-%208"] {
            house.get(format!("/v1/territories/03.531?as_of={day}")).faulty("?as_of", "bad-date");
        }
        for day in ["2024-02-29", "1956-03-02", "0001-01-01", "9999-12-31"] {
            house.get(format!("/v1/territories/03.531?as_of={day}")).expect(200);
        }
    }

    fn an_answer_can_be_shortened_to_the_fields_asked_for(house) {
        let shown = house.get("/v1/territories/03.531?fields=code,label").expect(200);
        assert_eq!(shown.body, json!({"code": "03.531", "label": "إقليم تاونات"}));
        let page = house.get("/v1/territories?limit=2&fields=code").expect(200);
        assert!(page.data().iter().all(|one| one.as_object().unwrap().len() == 1), "{page}");
        house.get("/v1/territories?q=nobodylivesthere&fields=colour").faulty("?fields", "unknown-field");
        house.get("/v1/territories/03.531?fields=code,,label").faulty("?fields", "unknown-field");
    }

    fn labels_speak_the_callers_language(house) {
        let label = |language: &str| {
            house.get("/v1/territories/03.531").in_language(language).expect(200).text("/label")
        };
        assert_eq!([label("ar"), label("")], ["إقليم تاونات", "إقليم تاونات"]);
        assert!(label("fr").contains("Taounate"), "{}", label("fr"));
        assert_eq!([label("fr"), label("en")], ["province Taounate", "province Taounate"]);
    }

    fn what_has_not_changed_is_not_sent_again(house) {
        let shown = house.get("/v1/territories/03.531").expect(200);
        let again = house.get("/v1/territories/03.531").header("if-none-match", &shown.etag()).expect(304);
        assert!(again.raw.is_empty());
        assert_eq!(again.header("etag"), shown.header("etag"));
        let weak = format!("\"x\", W/{}", shown.etag());
        house.get("/v1/territories/03.531").header("if-none-match", &weak).expect(304);
        house.get("/v1/territories/03.531").header("if-none-match", "\"1-0\"").expect(200);
        // Another language is another text.
        house.get("/v1/territories/03.531").in_language("fr").header("if-none-match", &shown.etag()).expect(200);
    }

    fn a_dry_run_keeps_nothing_and_tells_everything(house) {
        let count = || house.get("/v1/journal?kind=change&total=true").expect(200).body["total"].clone();
        let before = count();
        let tried = house.post("/v1/tokens?dry_run=true", json!({"name": "x"})).expect(200);
        assert_eq!((&tried.body["dry_run"], &tried.body["status"]), (&json!(true), &json!(201)));
        let id = tried.text("/result/id");
        house.get(format!("/v1/tokens/{id}")).refused(404, "not-found");
        house.get("/v1/me").with_token(&tried.text("/result/secret")).refused(401, "unauthenticated");
        house.post("/v1/tokens?dry_run=true", json!({"name": ""})).faulty("/name", "empty-text");
        assert_eq!(count(), before);
    }

    fn a_request_sent_twice_under_one_key_is_done_once(house) {
        let send = |key: &str, name: &str| {
            house.post("/v1/tokens", json!({"name": name})).header("idempotency-key", key)
        };
        let first = send("key-1", "once").expect(201);
        let again = send("key-1", "once").expect(201);
        let mut kept = first.body.clone();
        kept["secret"] = json!(null);
        assert_eq!(again.body, kept, "the same answer, but a secret is shown once");
        let person = || house.post("/v1/persons", json!({"name_latin": "Once"})).header("idempotency-key", "key-3");
        let (made, told) = (person().expect(201), person().expect(201));
        assert_eq!((told.raw.as_slice(), told.etag()), (made.raw.as_slice(), made.etag()));
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), (None, Some("true")));
        send("\"key-1\"", "once").expect(201);
        send("key-1", "twice").refused(422, "idempotency-key-reused");
        send("key-2", "once").expect(201);
        let named = house.get("/v1/tokens?limit=200").expect(200);
        assert_eq!(named.data().iter().filter(|token| token["name"] == "once").count(), 2, "{named}");
    }

    fn a_key_belongs_to_its_caller_and_only_to_what_was_done(house) {
        let body = json!({"name": "x"});
        let key = "the same for all";
        house.post("/v1/tokens", body.clone()).header("idempotency-key", key).refused(400, "bad-request");
        let key = "the-same-for-all";
        // What was refused was not done: the key is free.
        house.post("/v1/tokens", json!({"name": ""})).header("idempotency-key", key).expect(422);
        let other = house.post("/v1/tokens", body.clone()).header("idempotency-key", key).expect(201);
        // By whatever token of its own it asks; another caller's key is another's.
        let again = |secret: &str| house.post("/v1/tokens", body.clone()).with_token(secret).header("idempotency-key", key).expect(201);
        assert_eq!(again(&other.text("/secret")).id(), other.id());
        let another = house.account("another", json!({"permissions": ["self.read", "token.keep"]})).text("/secret");
        assert_ne!(again(&another).id(), other.id());
        for bad in ["", &"x".repeat(256)] {
            house.post("/v1/tokens", json!({"name": "x"}))
                .header("idempotency-key", bad)
                .refused(400, "bad-request");
        }
    }
}
