//! Persons, from the outside.
use serde_json::{Value, json};

use crate::house::{Answer, House, both};

fn register(house: &House, new: Value) -> Answer {
    house.post("/v1/persons", new).expect(201)
}

fn names(answer: &Answer) -> Vec<String> {
    let name = |one: &Value| one["name_ar"].as_str().or(one["name_latin"].as_str()).unwrap().to_owned();
    answer.data().iter().map(name).collect()
}

fn listed(house: &House, filters: &str) -> Vec<String> {
    names(&house.get(format!("/v1/persons?{filters}")).expect(200))
}

/// Three people who do not exist.
fn people(house: &House) -> [String; 3] {
    let abderrahim = json!({
        "name_ar": "عبد الرحيم الوزاني", "name_latin": "Abderrahim Ouazzani", "gender": "male",
        "residence": "03.531.05.03", "contacts": [{"kind": "phone", "value": "٠٦ ١٢ ٣٤ ٥٦ ٧٨"}],
    });
    let fatima = json!({"name_ar": "فاطمة الزهراوي", "gender": "female", "aliases": ["أُمّ يحيى", "M'barka"], "residence": "03.531"});
    let eric = json!({"name_latin": "Éric Zemouri"});
    [abderrahim, fatima, eric].map(|new| register(house, new).id())
}

both! {
    fn a_person_is_shown_as_registered(house) {
        let new = json!({
            "name_ar": " إدريس الزموري ", "name_latin": "Driss Zemmouri", "honorific": "د.", "gender": "male",
            "birth_date": "1974-03", "residence": "03.531",
            "contacts": [
                {"kind": "phone", "value": "+212 (0)6 12 34 56 78", "note": "المكتب"},
                {"kind": "email", "value": "driss@example.org", "visibility": "public"},
            ],
            "sources": [{"kind": "membership form", "noted_on": "2022-12-08"}],
        });
        let made = register(house, new);
        assert_eq!(made.text("/name_ar"), "إدريس الزموري");
        assert_eq!(made.text("/honorific"), "د.");
        assert_eq!(made.text("/birth_date"), "1974-03");
        assert_eq!(made.text("/province"), "03.531");
        assert_eq!(made.body["contacts"], json!([
            {"kind": "phone", "value": "+212612345678", "visibility": "private", "note": "المكتب"},
            {"kind": "email", "value": "driss@example.org", "visibility": "public", "note": null},
        ]));
        assert_eq!(made.body["memberships"], Value::Null);
        let shown = house.get(made.header("location").unwrap()).expect(200);
        assert_eq!(shown.body, made.body);
        let included = house.get(format!("/v1/persons/{}?include=memberships", made.id())).expect(200);
        assert_eq!(included.body["memberships"], json!([]));
        house.get(format!("/v1/persons/{}?include=children", made.id())).faulty("?include", "bad-include");
    }

    fn what_cannot_be_a_person_is_refused_with_its_place(house) {
        let refused = |body: Value, pointer: &str, code: &str| {
            house.post("/v1/persons", body).faulty(pointer, code);
        };
        let contact = |kind: &str, value: &str| json!({"name_ar": "ا", "contacts": [{"kind": kind, "value": value}]});
        refused(json!({}), "/name_ar", "name-missing");
        refused(json!({"name_ar": null, "aliases": ["ا"]}), "/name_ar", "name-missing");
        refused(json!(["إدريس"]), "", "wrong-type");
        refused(json!({"name_ar": 7}), "/name_ar", "wrong-type");
        refused(json!({"name_ar": ""}), "/name_ar", "empty-text");
        refused(json!({"name_ar": "ا".repeat(201)}), "/name_ar", "too-long");
        register(house, json!({"name_ar": "ا".repeat(200)}));
        refused(json!({"name_ar": "ا\u{0}"}), "/name_ar", "control-character");
        refused(json!({"name_ar": "ا\u{202E}ب"}), "/name_ar", "bidi-override");
        refused(json!({"name_ar": "ا", "cin": "A1"}), "/cin", "unknown-field");
        refused(json!({"name_ar": "ا", "birth_date": "2023-02-29"}), "/birth_date", "bad-date");
        refused(contact("phone", "0412345678"), "/contacts/0/value", "bad-phone");
        refused(contact("email", "driss@"), "/contacts/0/value", "bad-email");
        refused(contact("web", "www.example.org"), "/contacts/0/value", "bad-web");
        refused(json!({"name_ar": "ا", "contacts": vec![json!({"kind": "phone", "value": "1"}); 21]}), "/contacts", "too-many");
        refused(json!({"name_ar": "ا", "aliases": vec!["ب"; 21]}), "/aliases", "too-many");
        house.post("/v1/persons", json!({"name_ar": "ا", "residence": "99.999"})).refused(409, "residence-is-unknown");
        assert_eq!(house.get("/v1/persons?total=true").expect(200).body["total"], 1);
    }

    fn a_name_is_found_however_it_is_spelt(house) {
        people(house);
        let (abderrahim, fatima, eric) = ("عبد الرحيم الوزاني", "فاطمة الزهراوي", "Éric Zemouri");
        for (q, found) in [
            ("عبدالرحيم", abderrahim), ("عَبْدُ الرحـــيم", abderrahim), ("وزان", abderrahim), ("OUAZZANI", abderrahim),
            ("رحيم ouaz", abderrahim), ("0612345678", abderrahim), ("٠٦١٢٣٤٥٦٧٨", abderrahim), ("212612345678", abderrahim),
            ("فاطمه", fatima), ("الزهراوى", fatima), ("ام يحيي", fatima), ("m’barka", fatima), ("eric", eric), ("ric", eric), ("zé", eric),
        ] {
            assert_eq!(listed(house, &format!("q={q}")), [found], "{q}");
        }
        for q in ["حسن", "رحيم zemouri", "06123456780", "ab_xx"] {
            assert!(listed(house, &format!("q={q}")).is_empty(), "{q}");
        }
        assert!(listed(house, "q=-").is_empty(), "a search for nothing finds nothing");
        house.get("/v1/persons?q=").faulty("?q", "empty");
    }

    fn a_name_is_found_however_many_came_after_it(house) {
        let [abderrahim, fatima, eric] = people(house);
        let crowd = |from: usize| {
            let numbers = from..from + 300;
            let one = |number| json!({"method": "POST", "path": "/v1/persons", "body": {"name_latin": format!("Nobody {number}")}});
            let operations: Vec<Value> = numbers.map(one).collect();
            house.post("/v1/batch", json!({"operations": operations})).expect(200);
        };
        let renamed = |id: &str, name: &str| {
            house.patch(format!("/v1/persons/{id}"), json!({"name_ar": name, "aliases": []})).header("if-match", "*").expect(200);
        };
        let found = |word: &str| listed(house, &format!("q={word}")).len();
        renamed(&abderrahim, "حمزة الوزاني");
        assert_eq!((found("عبدالرحيم"), found("حمزه"), found("فاطمه")), (0, 1, 1), "those who wait to be indexed");
        house.delete(format!("/v1/persons/{eric}")).header("if-match", "*").expect(204);
        assert_eq!(found("zemouri"), 0);
        crowd(1000);
        assert_eq!((found("عبدالرحيم"), found("حمزه"), found("فاطمه"), found("zemouri")), (0, 1, 1, 0));
        assert_eq!((found("nobody 1005"), found("nobody 1299")), (1, 1));
        renamed(&abderrahim, "نوفل الوزاني");
        renamed(&fatima, "سلمى الزهراوي");
        renamed(&fatima, "مريم الزهراوي");
        assert_eq!((found("حمزه"), found("نوفل"), found("فاطمه"), found("سلمي"), found("مريم")), (0, 1, 0, 0, 1));
        crowd(2000);
        assert_eq!((found("حمزه"), found("نوفل"), found("فاطمه"), found("سلمي"), found("مريم")), (0, 1, 0, 0, 1));
        house.delete(format!("/v1/persons/{fatima}")).header("if-match", "*").expect(204);
        assert_eq!((found("مريم"), found("nobody 2299")), (0, 1));
    }

    fn persons_are_listed_by_where_they_live_and_by_their_number(house) {
        people(house);
        let (abderrahim, fatima) = ("عبد الرحيم الوزاني", "فاطمة الزهراوي");
        assert_eq!(listed(house, "residence=03.531"), [fatima]);
        assert_eq!(listed(house, "residence=03.531.05.03"), [abderrahim]);
        for under in ["03.531", "03", "MA"] {
            assert_eq!(listed(house, &format!("under={under}")), [abderrahim, fatima], "{under}");
        }
        assert_eq!(listed(house, "under=03.531.05"), [abderrahim]);
        assert!(listed(house, "under=01").is_empty());
        assert_eq!(listed(house, "gender=female"), [fatima]);
        assert_eq!(listed(house, "under=03&gender=male&q=وزاني"), [abderrahim]);
        for phone in ["0612345678", "%2B212612345678", "06 12 34 56 78", "٠٦١٢٣٤٥٦٧٨"] {
            assert_eq!(listed(house, &format!("phone={phone}")), [abderrahim], "{phone}");
        }
        assert!(listed(house, "phone=0612345679").is_empty());
        house.get("/v1/persons?phone=0612").faulty("?phone", "bad-phone");
    }

    fn every_order_is_the_same_whatever_its_pages(house) {
        let [first, ..] = people(house);
        register(house, json!({"name_ar": "العربي أزواغ"}));
        register(house, json!({"name_ar": "فاطمة الزهراوي"}));
        let by_name = ["Éric Zemouri", "عبد الرحيم الوزاني", "العربي أزواغ", "فاطمة الزهراوي", "فاطمة الزهراوي"];
        let by_id = ["عبد الرحيم الوزاني", "فاطمة الزهراوي", "Éric Zemouri", "العربي أزواغ", "فاطمة الزهراوي"];
        for (sort, order) in [("name", by_name), ("id", by_id)] {
            for (sort, backwards) in [(sort.to_owned(), false), (format!("-{sort}"), true)] {
                let mut expected = order.to_vec();
                if backwards {
                    expected.reverse();
                }
                let mut shown = Vec::new();
                let mut page = house.get(format!("/v1/persons?sort={sort}&limit=2")).expect(200);
                loop {
                    shown.extend(names(&page));
                    let Some(cursor) = page.body["next"].as_str() else { break };
                    page = house.get(format!("/v1/persons?sort={sort}&limit=2&cursor={cursor}")).expect(200);
                }
                assert_eq!(shown, expected, "{sort}");
            }
        }
        assert_eq!(listed(house, &format!("sort=id&after={first}")), by_id[1..]);
        house.get(format!("/v1/persons?after={first}")).faulty("?after", "bad-value");
        house.get("/v1/persons?sort=age").faulty("?sort", "bad-value");
    }

    fn a_person_is_corrected_and_keeps_a_name(house) {
        let [id, ..] = people(house);
        let path = format!("/v1/persons/{id}");
        let before = house.get(&*path).expect(200);
        house.patch(&*path, json!({})).without("if-match").refused(428, "precondition-required");
        house.patch(&*path, json!({})).header("if-match", "\"7-0\"").refused(412, "stale");
        // What was shown can be sent back.
        let change = json!({"name_ar": null, "aliases": ["الحاج"], "contacts": before.body["contacts"], "residence": null});
        let after = house.patch(&*path, change).header("if-match", &before.etag()).expect(200);
        assert_eq!(after.body["name_ar"], Value::Null);
        assert_eq!(after.body["province"], Value::Null);
        assert_eq!(after.body["contacts"], before.body["contacts"]);
        assert_eq!(after.body["version"], 2);
        house.patch(&*path, json!({"name_latin": null})).refused(409, "person-is-nameless");
        // What is taken away under a name nobody knows would not be missed.
        house.patch(&*path, json!({"contcts": null, "residence": null})).faulty("/contcts", "unknown-field");
        house.patch(&*path, json!({"contacts": [{"kind": "phone", "value": "1"}]})).faulty("/contacts/0/value", "bad-phone");
        house.patch(&*path, json!({"residence": "99"})).refused(409, "residence-is-unknown");
        house.patch(&*path, json!({"id": id})).faulty("/id", "unknown-field");
        assert!(listed(house, "q=عبد الرحيم").is_empty(), "the search follows");
        assert_eq!(listed(house, "q=حاج"), ["Abderrahim Ouazzani"]);
        let entries = house.get(format!("/v1/journal?object_id={id}")).expect(200);
        assert_eq!(entries.data().len(), 2, "{entries}");
        assert_eq!(entries.data()[1]["before"]["name_ar"], "عبد الرحيم الوزاني");
        assert_eq!(entries.data()[1]["after"]["aliases"], json!(["الحاج"]));
    }

    fn a_person_somebody_refers_to_stays(house) {
        let [id, other, _] = people(house);
        let path = format!("/v1/persons/{id}");
        house.post("/v1/memberships", json!({"person_id": id, "starts_on": "2022"})).expect(201);
        house.delete(&*path).refused(409, "in-use");
        house.get(&*path).expect(200);
        let other = format!("/v1/persons/{other}");
        house.delete(&*other).without("if-match").refused(428, "precondition-required");
        house.delete(&*other).expect(204);
        house.get(&*other).refused(404, "not-found");
        assert!(listed(house, "q=فاطمة").is_empty());
        house.get("/v1/persons/nobody").refused(404, "not-found");
    }
}
