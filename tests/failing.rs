//! Every way a request can fail is a problem with a code, whoever noticed: the room, the door or the framework.
use std::num::NonZeroU32;
use std::time::Duration;

use amana::config::Limits;
use chrono::Utc;
use serde_json::{Value, json};

use crate::house::{Answer, Ask, House, Registry, both, exchange, roomy};

const NEW: &str = r#"{"name":"guest","kind":"reader"}"#;

/// What is told of the first fault, in each language; what is set apart stands between bars.
fn told(ask: impl Fn() -> Ask) -> [String; 3] {
    ["ar", "fr", "en"].map(|language| {
        let answer = ask().in_language(language).refused(422, "invalid");
        assert_eq!(answer.header("content-language"), Some(language), "{answer}");
        answer.text("/errors/0/detail").replace(['\u{2068}', '\u{2069}'], "|")
    })
}

both! {
    fn a_path_that_is_not_there_is_not_found(house) {
        for path in ["/", "/nope", "/v1", "/v1/", "/v1/nope", "/v1/tokens/", "/v1/tokens/x/y", "//v1/me"] {
            house.get(path).refused(404, "not-found");
            house.get(path).anonymous().refused(404, "not-found");
        }
    }

    fn an_id_that_names_nothing_is_not_found(house) {
        let absent = "00000000-0000-7000-8000-000000000000";
        for id in [absent, "x", "1", &absent.replace('-', ""), &format!("{{{absent}}}"), "%00", "%F0%28"] {
            house.get(format!("/v1/tokens/{id}")).refused(404, "not-found");
        }
        for code in ["99", "03.531.99", "03/531", "%2e%2e%2fme", "تاونات"] {
            house.get(format!("/v1/territories/{code}")).refused(404, "not-found");
        }
    }

    fn a_method_a_path_does_not_know_is_told_with_those_it_does(house) {
        let allowed = |method: &str, path: &str| {
            house.ask(method, path).refused(405, "method-not-allowed").header("allow").unwrap().to_owned()
        };
        assert_eq!(allowed("PUT", "/v1/tokens"), "GET, HEAD, POST");
        assert_eq!(allowed("DELETE", "/v1/me"), "GET, HEAD");
        assert_eq!(allowed("POST", "/healthz"), "GET, HEAD");
        assert_eq!(allowed("GET", "/v1/tokens/00000000-0000-7000-8000-000000000000/revocations"), "POST");
        house.ask("BREW", "/v1/me").refused(405, "method-not-allowed");
    }

    fn a_body_that_is_not_json_is_malformed(house) {
        for body in ["", "{", "nul", "{\"name\":\"x\",}", "\u{feff}{}", "{} {}"] {
            let ask = house.ask("POST", "/v1/tokens").bytes("application/json", body.as_bytes());
            ask.refused(400, "malformed-json");
        }
        house.ask("POST", "/v1/tokens").bytes("application/json", &[0xff, 0xfe]).refused(400, "malformed-json");
        for body in ["null", "[]", "1", "\"x\""] {
            house.ask("POST", "/v1/tokens").bytes("application/json", body.as_bytes()).refused(422, "invalid");
        }
    }

    fn a_body_in_another_form_is_not_read(house) {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "application/xml", "", "application/merge-patch+json"] {
            house.ask("POST", "/v1/tokens").bytes(kind, NEW.as_bytes()).refused(415, "unsupported-type");
        }
        let good = house.ask("POST", "/v1/tokens");
        good.bytes("Application/JSON; charset=utf-8", NEW.as_bytes()).expect(201);
    }

    fn a_body_over_the_limit_is_refused(house) {
        let body = json!({"name": "x".repeat(70_000), "kind": "reader"});
        house.post("/v1/tokens", body).refused(413, "too-large");
        let within = json!({"name": "x".repeat(60_000), "kind": "reader"});
        house.post("/v1/tokens", within).faulty("/name", "too-long");
    }

    fn an_answer_in_another_form_is_not_offered(house) {
        for accept in ["text/html", "text/csv", "application/xml, text/plain;q=0.5"] {
            house.get("/v1/me").header("accept", accept).refused(406, "not-acceptable");
        }
        for accept in ["*/*", "application/json", "application/*;q=0.1", "text/html, */*;q=0.1"] {
            house.get("/v1/me").header("accept", accept).expect(200);
        }
    }

    fn every_fault_of_a_body_is_told_with_its_place(house) {
        let answer = house
            .post("/v1/tokens", json!({"name": " ", "kind": "king", "expires_at": "never", "extra": 1}))
            .refused(422, "invalid");
        for (pointer, code) in
            [("/name", "empty-text"), ("/kind", "bad-value"), ("/expires_at", "bad-value"), ("/extra", "unknown-field")]
        {
            assert!(answer.has_fault(pointer, code), "{code} at {pointer}: {answer}");
        }
        house.post("/v1/tokens", json!({"kind": "reader"})).faulty("/name", "missing-field");
        house.post("/v1/tokens", json!({"name": 7, "kind": "reader"})).faulty("/name", "wrong-type");
        house.post("/v1/tokens", json!({"name": "x".repeat(101), "kind": "reader"})).faulty("/name", "too-long");
    }

    fn hidden_signs_are_refused(house) {
        for sign in ["\u{0}", "\u{1b}", "\u{7f}", "\n", "\u{2028}"] {
            let name = format!("a{sign}b");
            house.post("/v1/tokens", json!({"name": name, "kind": "reader"})).faulty("/name", "control-character");
            house.get(format!("/v1/territories?q=a{sign}b")).faulty("?q", "control-character");
        }
        let name = "a\u{202e}b";
        house.post("/v1/tokens", json!({"name": name, "kind": "reader"})).faulty("/name", "bidi-override");
    }

    fn text_is_kept_in_nfc(house) {
        let made = house.post("/v1/tokens", json!({"name": "  e\u{301}te\u{301}  ", "kind": "reader"})).expect(201);
        assert_eq!(made.text("/name"), "\u{e9}t\u{e9}");
    }

    fn nothing_of_a_refused_change_is_kept(house) {
        let count = || house.get("/v1/journal?total=true").expect(200).body["total"].clone();
        let before = count();
        house.post("/v1/tokens", json!({"name": "x", "kind": "king"})).expect(422);
        house.post("/v1/tokens", json!({"name": "x", "kind": "reader", "expires_at": "2000-01-01T00:00:00Z"}))
            .refused(409, "token-expires-in-the-past");
        house.post("/v1/tokens", json!({"name": "x", "kind": "reader"})).as_reader().expect(403);
        assert_eq!(count(), before);
    }

    fn a_problem_speaks_the_callers_language(house) {
        let titles = ["ar", "fr-MA, en;q=0.5", "en-GB"].map(|language| {
            house.get("/v1/tokens/x").in_language(language).refused(404, "not-found").text("/title")
        });
        assert_eq!(titles, ["لا شيء تحت هذا العنوان.", "Rien à cette adresse.", "There is nothing at this address."]);
        let unknown = house.get("/v1/tokens/x").in_language("tlh").refused(404, "not-found");
        assert_eq!(unknown.text("/title"), titles[0], "Arabic first");
    }

    fn a_fault_of_a_body_speaks_the_callers_language(house) {
        let token = |body: Value| house.post("/v1/tokens", body);
        assert_eq!(told(|| token(json!({"name": " ", "kind": "reader"}))), [
            "اكتب حرفا ظاهرا واحدا على الأقل.",
            "Écrivez au moins un caractère visible.",
            "Write at least one visible character.",
        ]);
        assert_eq!(told(|| token(json!({"name": "x".repeat(101), "kind": "reader"}))), [
            "اختصر النص؛ أقصى عدد لحروفه 100.",
            "Raccourcissez le texte ; nombre maximal de caractères : 100.",
            "Shorten the text; the most characters it may have: 100.",
        ]);
        assert_eq!(told(|| token(json!({"name": "x", "kind": "king"}))), [
            "اختر واحدا مما يلي: |admin, reader|.",
            "Choisissez parmi : admin, reader.",
            "Choose one of: admin, reader.",
        ]);
        assert_eq!(told(|| token(json!({"name": "x", "kind": "reader", "expires_at": "never"}))), [
            "اكتب اليوم والساعة على شكل |2022-12-08T10:00:00Z|.",
            "Écrivez le jour et l'heure comme 2022-12-08T10:00:00Z.",
            "Write the day and the time as 2022-12-08T10:00:00Z.",
        ]);
        assert_eq!(told(|| token(json!({"kind": "reader"}))), [
            "أضف هذا الحقل؛ لا بد منه.",
            "Ajoutez ce champ ; il est requis.",
            "Add this field; it is required.",
        ]);
        // Arabic where the caller says nothing.
        let answer = token(json!({"kind": "reader"})).refused(422, "invalid");
        assert_eq!(answer.text("/errors/0/detail"), "أضف هذا الحقل؛ لا بد منه.");
    }

    fn a_fault_of_a_person_speaks_the_callers_language(house) {
        let person = |body: Value| house.post("/v1/persons", body);
        assert_eq!(told(|| person(json!({"name_ar": "نعيمة", "birth_date": "2022-13"}))), [
            "اكتب شهرا ويوما موجودين في التقويم.",
            "Écrivez un mois et un jour qui existent au calendrier.",
            "Write a month and a day that the calendar has.",
        ]);
        assert_eq!(told(|| person(json!({"name_ar": "نعيمة", "contacts": [{"kind": "phone", "value": "06"}]}))), [
            "اكتب رقما مغربيا مثل 0612345678، أو الرمز + ثم رمز البلد والرقم.",
            "Écrivez un numéro marocain, comme 0612345678, ou + suivi de l'indicatif du pays.",
            "Write a Moroccan number, as 0612345678, or + and the country's code.",
        ]);
        assert_eq!(told(|| person(json!({"name_ar": "نعيمة", "aliases": vec!["x"; 21]}))), [
            "اجعل عدد العناصر لا يزيد على 20؛ العدد الآن 21.",
            "Gardez au plus 20 éléments ; il y en a 21.",
            "Keep 20 items at most; there are 21.",
        ]);
    }

    fn a_fault_of_a_query_speaks_the_callers_language(house) {
        assert_eq!(told(|| house.get("/v1/persons?as_of=yesterday")), [
            "اكتب اليوم على شكل |2022-12-08|.",
            "Écrivez le jour comme 2022-12-08.",
            "Write the day as 2022-12-08.",
        ]);
        assert_eq!(told(|| house.get("/v1/persons?limit=201")), [
            "اطلب صفحة من 1 إلى 200 عنصر.",
            "Demandez une page de 1 à 200 éléments.",
            "Ask for a page of 1 to 200 items.",
        ]);
        assert_eq!(told(|| house.get("/v1/persons?cursor=x")), [
            "خذ المؤشر من |next| في صفحة من هذه القائمة نفسها، بالمرشحات نفسها.",
            "Prenez le curseur dans next d'une page de cette même liste, avec les mêmes filtres.",
            "Take the cursor from next of a page of this very list, with the same filters.",
        ]);
    }

    fn a_fault_of_statutes_speaks_the_callers_language(house) {
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        document["clauses"] = json!([]);
        document["body_types"][0]["term_years"] = json!(21);
        for (language, says) in [
            ("ar", "اكتب عددا من 1 إلى 20."),
            ("fr", "Écrivez un nombre de 1 à 20."),
            ("en", "Write a number from 1 to 20."),
        ] {
            let new = json!({"effective_from": "2030-01-01", "document": document});
            let answer = house.post("/v1/statutes", new).in_language(language)
                .faulty("/document/body_types/0/term_years", "out-of-range");
            let faults = answer.body["errors"].as_array().unwrap();
            assert!(faults.iter().any(|fault| fault["detail"] == says), "{answer}");
            assert!(answer.has_fault("/document/body_types/0/clause", "unknown-clause"), "{answer}");
        }
    }

    fn a_detail_speaks_the_callers_language(house) {
        let key = |language: &str| {
            let ask = house.post("/v1/tokens", json!({"name": "x", "kind": "reader"})).in_language(language);
            ask.header("idempotency-key", "two words").refused(400, "bad-request").text("/detail")
        };
        assert!(key("ar").starts_with("اكتب في الترويسة "), "{}", key("ar"));
        assert!(key("fr").starts_with("Écrivez dans l'en-tête "), "{}", key("fr"));
        assert!(key("en").starts_with("Write 1 to 255 visible "), "{}", key("en"));
        let place = |language: &str| {
            let ask = house.ask("POST", "/v1/tokens").bytes("application/json", b"{\n  nul");
            ask.in_language(language).refused(400, "malformed-json").text("/detail")
        };
        assert_eq!(place("ar"), "توقفت القراءة عند السطر 2، الحرف 3.");
        assert_eq!(place("fr"), "La lecture s'est arrêtée à la ligne 2, caractère 3.");
        assert_eq!(place("en"), "Reading stopped at line 2, column 3.");
    }

    fn the_page_of_faults_explains_each(house) {
        let page = |language: &str| house.get("/problems/invalid").anonymous().in_language(language).expect(200);
        let [ar, fr, en] = ["ar", "fr", "en"].map(page);
        let explained = |page: &Answer| page.body["faults"].as_array().unwrap().clone();
        assert!(explained(&ar).len() > 80, "{ar}");
        assert_eq!(explained(&ar).len(), explained(&en).len());
        assert!(explained(&ar).contains(&json!({"code": "empty-text", "detail": "اكتب حرفا ظاهرا واحدا على الأقل."})));
        assert!(explained(&fr).contains(&json!({"code": "out-of-range", "detail": "Écrivez un nombre de {min} à {max}."})));
        assert!(explained(&en).contains(&json!({"code": "bad-date", "detail": "Write the day as 2022-12-08."})));
        assert_eq!(house.get("/problems/not-found").expect(200).body.get("faults"), None);
    }

    fn nothing_internal_is_told(house) {
        for answer in [house.get("/v1/tokens/x").send(), house.post("/v1/tokens", json!({})).send()] {
            let told = String::from_utf8_lossy(&answer.raw).to_lowercase();
            for word in ["sql", "diesel", "actix", "serde", "panicked", "src/", "sqlite", "postgres"] {
                assert!(!told.contains(word), "{word}: {answer}");
            }
        }
    }

    fn a_request_keeps_its_name_and_its_trace(house) {
        let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let answer =
            house.get("/v1/me").header("x-request-id", "call_7.a-b").header("traceparent", trace).expect(200);
        assert_eq!(answer.header("x-request-id"), Some("call_7.a-b"));
        assert_eq!(answer.header("traceparent"), Some(trace));
        for odd in ["", "two words", "<script>", &"x".repeat(65)] {
            let answer = house.get("/v1/me").header("x-request-id", odd).expect(200);
            assert_ne!(answer.header("x-request-id"), Some(odd));
        }
        let answer = house.get("/v1/me").header("traceparent", "00-zz").expect(200);
        assert_eq!(answer.header("traceparent"), None);
    }

    fn every_answer_is_private_and_plain(house) {
        for answer in [house.get("/v1/me").send(), house.get("/nope").send(), house.get("/healthz").send()] {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{answer}");
            assert!(answer.header("vary").unwrap().contains("Accept-Language"), "{answer}");
        }
    }
}

#[test]
fn what_is_not_http_is_refused() {
    let house = House::open(Registry::on_sqlite());
    for request in ["GARBAGE\r\n\r\n", "GET /v1/me HTTP/1.1\r\nContent-Length: x\r\n\r\n"] {
        let answer = exchange(house.address(), request.as_bytes());
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    house.get("/healthz").expect(200);
}

#[test]
fn a_head_is_a_get_without_its_body() {
    let house = House::open(Registry::on_sqlite());
    let full = house.get("/v1/territories/03.531").expect(200);
    let head = house.ask("HEAD", "/v1/territories/03.531").expect(200);
    assert!(head.raw.is_empty());
    assert_eq!(head.header("etag"), full.header("etag"));
    assert_eq!(head.header("content-length"), full.header("content-length"));
    assert_eq!(house.ask("HEAD", "/v1/nope").send().status, 404);
}

#[test]
fn a_caller_over_its_limit_is_told_when_to_come_back() {
    let limits = Limits { requests_per_minute: NonZeroU32::new(5).unwrap(), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    for left in (0..5).rev() {
        let answer = house.get("/v1/me").expect(200);
        assert_eq!(answer.header("ratelimit-policy"), Some("\"default\";q=5;w=60"), "{answer}");
        assert!(
            answer.header("ratelimit").unwrap().starts_with(&format!("\"default\";r={left};")),
            "{answer}"
        );
    }
    let refused = house.get("/v1/me").refused(429, "too-many-requests");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{refused}");
    // Another caller has a bucket of its own; health is outside all of them.
    house.get("/v1/me").anonymous().refused(401, "unauthenticated");
    house.get("/healthz").expect(200);
    house.get("/readyz").expect(200);
}

#[test]
fn a_request_past_its_deadline_is_unavailable() {
    let limits = Limits { request_time: Duration::ZERO, ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let late = house.post("/v1/tokens", json!({"name": "x", "kind": "reader"})).refused(503, "unavailable");
    assert!(late.header("retry-after").is_some(), "{late}");
}

#[test]
fn a_body_that_arrives_too_slowly_is_refused() {
    let limits = Limits { body_time: Duration::from_millis(100), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    let head = format!(
        "POST /v1/tokens HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
         connection: close\r\ncontent-length: 100\r\n\r\n{{",
        house.admin
    );
    let answer = exchange(house.address(), head.as_bytes());
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("\"request-timeout\""), "{answer}");
}
