//! What is private of persons: told to those who may be told, found by whoever has it, and never in the clear on a disk.
use amana::db::{AnyConnection, Moment};
use amana::founding::{read_names, seal_private};
use amana::on_each;
use amana::words::hex;
use chrono::Utc;
use diesel::connection::SimpleConnection as _;
use serde_json::{Value, json};

use crate::ethics::raw::dumps;
use crate::house::{House, both, vault};

/// What stands in an envelope, as a thief would look for it: whole, and the digits alone.
const PRIVATE: [&str; 6] =
    ["1983-07-19", "612987654", "0612987654", "hidden@example.org", "زنقة السر", "note of the number"];

fn register(house: &House) -> String {
    let new = json!({
        "name_ar": "زينب الإدريسي", "birth_date": "1983-07-19",
        "contacts": [
            {"kind": "phone", "value": "0612987654", "note": "note of the number"},
            {"kind": "email", "value": "hidden@example.org"},
            {"kind": "phone", "value": "0535112233", "visibility": "public"},
            {"kind": "address", "value": "12 زنقة السر"},
        ],
    });
    house.post("/v1/persons", new).expect(201).id()
}

/// Which of these stand somewhere in what an engine keeps.
fn in_the_clear<'a>(house: &House, texts: &[&'a str]) -> Vec<&'a str> {
    let kept = dumps(house);
    let stands = |text: &&&str| {
        let text = text.as_bytes();
        kept.iter().any(|bytes| bytes.windows(text.len()).any(|some| some == text))
    };
    texts.iter().filter(stands).copied().collect()
}

both! {
    fn a_thief_of_the_disk_has_no_number_no_address_and_no_birthday(house) {
        let person = register(house);
        let path = format!("/v1/persons/{person}");
        let shown = house.get(&*path).expect(200);
        assert_eq!(shown.text("/birth_date"), "1983-07-19");
        let values: Vec<&str> = shown.body["contacts"].as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect();
        assert_eq!(values, ["+212612987654", "hidden@example.org", "+212535112233", "12 زنقة السر"], "in the order told");
        // Corrected, compared, merged and given back, brought in: each leaves what it leaves.
        house.patch(&*path, json!({"honorific": "الحاجة"})).header("if-match", "*").expect(200);
        let twin = house.post("/v1/persons", json!({"name_ar": "زينب الادريسي", "birth_date": "1983-07-19"})).expect(201).id();
        house.ask("POST", "/v1/duplicates/scans").expect(200);
        let merge = json!({"other_id": twin, "reason": "the same", "fields": {}});
        house.post(format!("{path}/merges"), merge).header("if-match", "*").expect(201);
        let table = "name_ar,birth_date,phone\nزينب الإدريسي,1983-07-19,0612987654\nخولة السر,1983-07-19,0612987654\n";
        let import = house.post("/v1/imports", json!({"source": "paper", "purpose": "to be sure"})).expect(201).id();
        let file = format!("/v1/imports/{import}/file?register=persons");
        house.ask("PUT", file).header("if-match", "*").bytes("text/csv", table.as_bytes()).expect(200);
        let rows = house.get(format!("/v1/imports/{import}/rows")).expect(200);
        assert!(rows.to_string().contains("0612987654"), "{rows}");
        house.post(format!("/v1/imports/{import}/previews"), json!({})).expect(200);
        assert_eq!(in_the_clear(house, &PRIVATE), Vec::<&str>::new());
        // What anybody may be told stands there: the search finds what there is to find.
        assert_eq!(in_the_clear(house, &["+212535112233", "زينب"]).len(), 2);
        for q in ["phone=0612987654", "q=0612987654", "q=06+12+98+76+54"] {
            assert_eq!(house.get(format!("/v1/persons?{q}")).expect(200).data().len(), 1, "{q}");
        }
        assert_eq!(house.get("/v1/persons/search?q=0612987654").expect(200).data().len(), 1);
        assert_eq!(house.get("/v1/persons/search?q=05351122").expect(200).data().len(), 1);
        let card = house.get(format!("{path}.vcf")).expect(200);
        let card = String::from_utf8_lossy(&card.raw).into_owned();
        assert!(card.contains("+212535112233") && !card.contains("612987654"), "{card}");
    }

    fn whoever_was_registered_before_there_were_envelopes_is_sealed_at_the_next_start(house) {
        let person = register(house);
        let path = format!("/v1/persons/{person}");
        let before = house.get(&*path).expect(200);
        let contacts = before.body["contacts"].to_string().replace('\'', "''");
        let written = |id: &str| match house.registry().connection() {
            AnyConnection::Sqlite(_) => format!("X'{}'", id.replace('-', "")),
            AnyConnection::Postgres(_) => format!("'{id}'"),
        };
        let (id, nobody) = (written(&person), written("00000000-0000-0000-0000-000000000000"));
        let old = format!(
            "INSERT INTO unsealed_persons (person_id, birth_date, contacts) VALUES ({id}, '1983-07-19', '{contacts}'), ({nobody}, NULL, '[]'); \
             UPDATE persons SET contacts = '[]', private = NULL, birth_mark = NULL, search = 'زينب +212612987654;'; \
             DELETE FROM person_words WHERE word >= '#' AND word < ','; INSERT INTO unread_persons (person_id) VALUES ({id})"
        );
        let mut conn = house.registry().connection();
        on_each!(&mut conn, conn => conn.batch_execute(&old)).unwrap();
        assert!(in_the_clear(house, &PRIVATE).len() > 2);
        seal_private(&mut conn, &vault(), Moment::new(Utc::now())).unwrap();
        read_names(&mut conn, &vault()).unwrap();
        let after = house.get(&*path).expect(200);
        assert_eq!(after.body, before.body, "nothing that is told has changed");
        assert_eq!(after.header("etag"), before.header("etag"));
        assert_eq!(house.get("/v1/persons?phone=0612987654").expect(200).data().len(), 1);
        assert_eq!(house.get("/v1/persons/search?q=05351122").expect(200).data().len(), 1);
        seal_private(&mut conn, &vault(), Moment::new(Utc::now())).unwrap();
        // What SQLite overwrote waits in its log until that is taken over, as soon as nobody reads.
        if let AnyConnection::Sqlite(conn) = &mut conn {
            conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        }
        assert_eq!(in_the_clear(house, &PRIVATE), Vec::<&str>::new());
    }

    fn an_envelope_opens_at_its_place_alone(house) {
        let (one, other) = (register(house), register(house));
        let moved = "UPDATE persons SET private = (SELECT private FROM persons ORDER BY id LIMIT 1)";
        let mut conn = house.registry().connection();
        on_each!(&mut conn, conn => conn.batch_execute(moved)).unwrap();
        let answers = [&one, &other].map(|id| house.get(format!("/v1/persons/{id}")).send().status);
        assert_eq!(answers, [200, 500], "another's envelope is told to nobody");
        let listed = house.get("/v1/persons?sort=id").expect(200);
        let births: Vec<&Value> = listed.data().iter().map(|one| &one["birth_date"]).collect();
        assert_eq!(births, [&json!("1983-07-19"), &json!(null)], "the others are told all the same");
    }

    fn no_digest_that_is_kept_is_one_that_anybody_makes(house) {
        use sha2::{Digest as _, Sha256};
        let person = register(house);
        house.ask("POST", "/v1/duplicates/scans").expect(200);
        let told = json!({"birth_date": "1984-01-02"});
        house.patch(format!("/v1/persons/{person}"), told.clone()).header("if-match", "*").header("idempotency-key", "once").expect(200);
        let import = house.post("/v1/imports", json!({"source": "paper", "purpose": "to be sure"})).expect(201).id();
        let table = "name_ar,birth_date,phone\nزينب الإدريسي,1983-07-19,0612987654\nخولة السر,1983-07-19,0612987654\n";
        let file = format!("/v1/imports/{import}/file?register=persons");
        house.ask("PUT", file).header("if-match", "*").bytes("text/csv", table.as_bytes()).expect(200);
        house.post(format!("/v1/imports/{import}/previews"), json!({"rows": 1})).expect(200);
        let digest = |text: &str| Sha256::digest(text).to_vec();
        let body = digest(&told.to_string());
        let mut tried = vec![body.clone(), Sha256::new().chain_update(&body).finalize().to_vec()];
        for text in ["+212612987654", "0612987654", "1983-07-19", "خوله سر|1983-07-19", "خوله سر|+212612987654", "phone\0+212612987654\0", "bخوله سر|1983-07-19", "pخوله سر|+212612987654"] {
            tried.push(digest(text));
        }
        let kept = dumps(house);
        for digest in tried {
            let first = digest.first_chunk::<8>().unwrap();
            let written = hex::written(first);
            let number = i64::from_be_bytes(*first).to_string();
            let stands = |bytes: &Vec<u8>| [&first[..], written.as_bytes(), number.as_bytes()].iter().any(|one| bytes.windows(one.len()).any(|some| some == *one));
            assert!(!kept.iter().any(stands), "{written}");
        }
    }
}
