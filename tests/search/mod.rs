//! Finding people: in any spelling, by a beginning, with a slip, by a number; the best first, and why.
mod beside;
mod ending;
mod labelled;
mod reach;

use amana::founding::read_names;
use amana::on_each;
use diesel::connection::SimpleConnection as _;
use serde_json::{Value, json};

use crate::house::{Answer, House, both, vault};

pub(super) fn search(house: &House, q: &str) -> Answer {
    house
        .get(format!("/v1/persons/search?limit=200&q={}", q.replace(' ', "%20").replace('+', "%2B")))
        .expect(200)
}

/// Who is found, by the Arabic name or else the Latin one, and by what.
pub(super) fn found(answer: &Answer) -> Vec<(String, String)> {
    let one = |row: &Value| {
        let name = row["name_ar"].as_str().or(row["name_latin"].as_str()).unwrap().to_owned();
        (name, row["found"]["by"].as_str().unwrap().to_owned())
    };
    answer.data().iter().map(one).collect()
}

fn register(house: &House, new: Value) -> String {
    house.post("/v1/persons", new).expect(201).id()
}

/// The field a name goes into.
pub(super) fn script(name: &str) -> &'static str {
    if name.chars().all(|letter| letter < '\u{600}') { "name_latin" } else { "name_ar" }
}

fn named(house: &House, names: &[&str]) {
    for name in names {
        let field = script(name);
        register(house, json!({field: name}));
    }
}

fn pairs(rows: &[(String, String)]) -> Vec<(&str, &str)> {
    rows.iter().map(|(name, by)| (name.as_str(), by.as_str())).collect()
}

both! {
    fn the_very_word_comes_first_then_its_beginning_its_sound_and_a_slip(house) {
        named(house, &["Hassana Bakkali", "حسين البقالي", "Hasan Bakkali", "حسن البقالي", "Hassam Bakkali", "Hassan Bakkali", "كمال البقالي"]);
        assert_eq!(pairs(&found(&search(house, "Hassan"))), [
            ("Hassan Bakkali", "word"),
            ("Hassana Bakkali", "beginning"),
            ("Hasan Bakkali", "sound"),
            ("حسن البقالي", "sound"),
            ("حسين البقالي", "sound"),
            ("Hassam Bakkali", "slip"),
        ]);
        let rows = search(house, "حسن");
        assert_eq!(pairs(&found(&rows))[0], ("حسن البقالي", "word"));
        assert_eq!(rows.body["data"][0]["found"]["words"], json!(["حسن"]));
    }

    fn every_word_asked_for_is_one_of_the_name_in_any_order(house) {
        named(house, &["محمد أمين النجاري", "محمد النجاري", "النجاري محمد", "محمد الغزواني", "خالد النجاري"]);
        let rows = found(&search(house, "محمد النجاري"));
        assert_eq!(pairs(&rows), [("محمد النجاري", "word"), ("النجاري محمد", "word"), ("محمد أمين النجاري", "word")]);
        for q in ["Mohamed Najjari", "Med Nejjari", "El Najjari Mohamed", "mohamed annajjari", "moham naj"] {
            assert_eq!(found(&search(house, q)).len(), 3, "{q}");
        }
        assert_eq!(found(&search(house, "محمد الوزاني")), []);
    }

    fn a_name_is_found_while_it_is_typed_in_either_script(house) {
        named(house, &["إدريس الغزواني"]);
        register(house, json!({"name_latin": "Naima Benkirane", "aliases": ["أم كلثوم"]}));
        for q in ["غز", "الغزو", "Ghaz", "rhazou", "ghazwani", "driss gh", "ادري", "Idriss El Ghazouani"] {
            assert_eq!(found(&search(house, q)).len(), 1, "{q}");
        }
        for q in ["benk", "Ben Kirane", "بن كيران", "بنكيران", "نعيمة بنك", "كلثوم", "ام كلثوم", "oum kel"] {
            assert_eq!(pairs(&found(&search(house, q)))[0].0, "Naima Benkirane", "{q}");
        }
        assert_eq!(found(&search(house, "-")), []);
        house.get("/v1/persons/search").faulty("?q", "missing-parameter");
        house.get("/v1/persons/search?q=").faulty("?q", "empty");
    }

    fn a_slip_of_the_pen_is_forgiven_and_a_shared_key_is_no_sameness(house) {
        named(house, &["محمد الغزواني", "جمال الهواري", "جميلة الهيري"]);
        for q in ["Mohamed Ghazoauni", "Mohmaed Ghazouani", "Mohamed Ghazuani", "Mohamed Ghazouai", "Muhamed Gazouani", "محمد الغزوني"] {
            assert_eq!(pairs(&found(&search(house, q))).first().map(|row| row.0), Some("محمد الغزواني"), "{q}");
        }
        assert_eq!(pairs(&found(&search(house, "Jamal Houari")))[0].0, "جمال الهواري");
        assert_eq!(pairs(&found(&search(house, "Jamila Hiri")))[0].0, "جميلة الهيري");
    }

    fn a_number_is_found_however_it_is_written(house) {
        let new = |name: &str, phone: &str| json!({"name_latin": name, "contacts": [{"kind": "phone", "value": phone, "visibility": "public"}]});
        let driss = register(house, new("Driss Zemmouri", "06 12 34 56 78"));
        register(house, new("Naima Ouazzani", "0612999999"));
        register(house, new("Marie Dupont", "+33 1 23 45 67 89"));
        register(house, json!({"name_latin": "Salma Bakkali", "contacts": [{"kind": "phone", "value": "0655443322"}]}));
        let membership = json!({"person_id": driss, "starts_on": "2020-01-01", "number": "TN-0042"});
        house.post("/v1/memberships", membership).expect(201);
        for (q, names) in [
            ("0612345678", &["Driss Zemmouri"][..]),
            ("+212 6 12 34", &["Driss Zemmouri"]),
            ("٠٦١٢", &["Driss Zemmouri", "Naima Ouazzani"]),
            ("00331", &["Marie Dupont"]),
            ("0699", &[]),
            // What is private is sealed: it is found whole.
            ("06 55 44 33 22", &["Salma Bakkali"]),
            ("065544332", &[]),
        ] {
            let expected: Vec<(String, String)> =
                names.iter().map(|name| ((*name).to_owned(), "phone".to_owned())).collect();
            assert_eq!(found(&search(house, q)), expected, "{q}");
        }
        assert_eq!(pairs(&found(&search(house, "TN-0042"))), [("Driss Zemmouri", "membership")]);
        assert_eq!(found(&search(house, "TN-004")), [], "a number of a membership is whole");
    }

    fn what_changes_is_found_as_it_is_now(house) {
        let id = register(house, json!({"name_ar": "سلمى البقالي", "contacts": [{"kind": "phone", "value": "0612345678"}]}));
        let count = |q: &str| found(&search(house, q)).len();
        assert_eq!((count("Salma"), count("0612345678")), (1, 1));
        let change = json!({"name_ar": "هند البقالي", "contacts": []});
        house.patch(format!("/v1/persons/{id}"), change).header("if-match", "*").expect(200);
        assert_eq!((count("Salma"), count("0612345678"), count("Hind"), count("bakkali")), (0, 0, 1, 1));
        house.delete(format!("/v1/persons/{id}")).header("if-match", "*").expect(204);
        assert_eq!((count("Hind"), count("bakkali")), (0, 0));
    }

    fn whoever_was_registered_before_words_were_kept_is_found_after_a_start(house) {
        named(house, &["سلمى البقالي", "Driss Zemmouri"]);
        register(house, json!({"name_ar": "هند الفيلالي", "contacts": [{"kind": "phone", "value": "0612345678"}]}));
        let before = "DELETE FROM name_words; DELETE FROM person_words; INSERT INTO unread_persons (person_id) SELECT id FROM persons";
        let mut conn = house.registry().connection();
        on_each!(&mut conn, conn => conn.batch_execute(before)).unwrap();
        let count = |q: &str| found(&search(house, q)).len();
        assert_eq!((count("Salma"), count("zemouri"), count("0612345678")), (0, 0, 0));
        read_names(&mut conn, &vault()).unwrap();
        assert_eq!((count("Salma"), count("zemouri"), count("0612345678")), (1, 1, 1));
        read_names(&mut conn, &vault()).unwrap();
        assert_eq!(count("Salma"), 1);
    }

    fn pages_follow_one_another_and_the_total_is_of_what_is_found(house) {
        let one = |number: usize| json!({"method": "POST", "path": "/v1/persons", "body": {"name_ar": format!("محمد {}", ["النجاري", "الغزواني", "العلوي"][number % 3])}});
        let operations: Vec<Value> = (0..240).map(one).collect();
        house.post("/v1/batch", json!({"operations": operations})).expect(200);
        let all: Vec<Value> = search(house, "mohamed naj").data().iter().map(|row| row["id"].clone()).collect();
        assert_eq!(all.len(), 80);
        let mut paged = Vec::new();
        let mut next = "/v1/persons/search?limit=30&total=true&q=mohamed%20naj".to_owned();
        loop {
            let page = house.get(&next).expect(200);
            assert_eq!(page.body["total"], 80);
            paged.extend(page.data().iter().map(|row| row["id"].clone()));
            let Some(cursor) = page.body["next"].as_str() else { break };
            next = format!("/v1/persons/search?limit=30&total=true&q=mohamed%20naj&cursor={cursor}");
        }
        assert_eq!(paged, all);
        let most = house.get("/v1/persons/search?limit=200&total=true&q=محمد").expect(200);
        assert_eq!((most.data().len(), &most.body["total"], &most.body["next"]), (200, &json!(200), &Value::Null));
    }

    fn lists_are_in_alphabetical_order_whatever_the_article_the_hamza_and_the_accents(house) {
        let sorted = ["Éric Dubois", "Ernest Zola", "أحمد الزموري", "إدريس العلوي", "آمنة الفاسي", "الأمين البقالي", "بوشرى البقالي", "عبد الرحيم الوزاني", "عبد الله الفيلالي", "الهادي الراضي", "وداد الريسوني", "يوسف الناصري"];
        let mut mixed = sorted;
        mixed.reverse();
        named(house, &mixed);
        let listed = house.get("/v1/persons").expect(200);
        let name = |row: &Value| row["name_ar"].as_str().or(row["name_latin"].as_str()).unwrap().to_owned();
        assert_eq!(listed.data().iter().map(name).collect::<Vec<_>>(), sorted);
    }
}
