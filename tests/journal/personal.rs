//! What the journal holds of a person, and how it is forgotten while every proof holds.
use amana::db::AnyConnection;
use amana::founding::open_keys;
use amana::journal::verify;
use amana::vault::Keys;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Value, json};

use super::{alone, checkpoint, entries, person, seal, verifier};
use crate::cast::{position, secretariat, source};
use crate::house::{House, both, vault};

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

/// Every row of the journal's tables, as text.
fn tables(house: &House) -> String {
    let mut conn = house.registry().connection();
    let mut all = String::new();
    for table in [
        "journal",
        "journal_queue",
        "journal_leaves",
        "journal_tiles",
        "journal_checkpoints",
        "former_journal",
    ] {
        let sql = match conn {
            AnyConnection::Sqlite(_) if table == "journal" => {
                "SELECT coalesce(payload, '') || object_id || hex(coalesce(sealed, '')) AS told FROM journal"
                    .to_owned()
            }
            AnyConnection::Sqlite(_) => format!("SELECT CAST(count(*) AS TEXT) AS told FROM {table}"),
            AnyConnection::Postgres(_) => format!("SELECT t::text AS told FROM {table} t"),
        };
        let rows: Vec<Told> = amana::on_each!(&mut conn, conn => diesel::sql_query(&sql).load(conn)).unwrap();
        all.extend(rows.into_iter().map(|row| row.told));
    }
    all
}

fn run(house: &House, sql: &str) {
    let mut conn = house.registry().connection();
    amana::on_each!(&mut conn, conn => conn.batch_execute(sql)).unwrap();
}

/// Destroys somebody's key.
fn forget(house: &House, person: &str) {
    let sql = match house.registry().connection() {
        AnyConnection::Sqlite(_) => {
            format!("DELETE FROM data_keys WHERE subject_id = x'{}'", person.replace('-', ""))
        }
        AnyConnection::Postgres(_) => format!("DELETE FROM data_keys WHERE subject_id = '{person}'"),
    };
    run(house, &sql);
}

both! {
    fn content_about_a_person_is_sealed_and_other_content_is_not(house) {
        let her = person(house, "كناريةالسر");
        house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2010-01-01", "number": "CANARY77", "source": source()})).expect(201);
        secretariat(house);
        let kept = tables(house);
        for canary in ["كناريةالسر", "CANARY77"] {
            let in_hex = alone::hex(canary.as_bytes());
            assert!(!kept.contains(canary) && !kept.to_lowercase().contains(&in_hex), "a clear copy of {canary} is kept");
        }
        assert!(kept.contains("taounate-secretariat"), "this looks at the wrong place");
        let told = house.get(format!("/v1/journal?object_id={her}")).expect(200);
        assert_eq!(told.text("/data/0/after/name_ar"), "كناريةالسر");
    }

    fn a_destroyed_key_takes_the_content_and_leaves_every_proof(house) {
        let (her, him) = (person(house, "كناريةالسر"), person(house, "حميد الورياغلي"));
        let entry = house.get(format!("/v1/journal?object_id={her}")).expect(200).text("/data/0/id");
        let kept = checkpoint(house);
        forget(house, &her);
        let told = house.get(format!("/v1/journal/{entry}")).expect(200);
        assert_eq!((&told.body["erased"], &told.body["before"], &told.body["after"], &told.body["salt"], &told.body["actor_name"]),
                   (&json!(true), &Value::Null, &Value::Null, &Value::Null, &Value::Null));
        assert_eq!(told.body["leaf_hash"], alone::hex(&alone::leaf_of(&told.body)));
        let history = house.get(format!("/v1/persons/{her}/history")).expect(200);
        assert_eq!((&history.body["data"][0]["erased"], &history.body["data"][0]["changes"]), (&json!(true), &json!([])));
        let proof = house.get(format!("/v1/journal/{entry}/inclusion")).expect(200);
        let (root, path) = (alone::unhex(&kept.text("/root_hash")), alone::hashes(&proof.body["path"]));
        let (at, size) = (proof.body["position"].as_u64().unwrap(), proof.body["size"].as_u64().unwrap());
        assert!(alone::includes(alone::leaf_of(&told.body), at, size, &path, root));
        let of_him = house.get(format!("/v1/journal?object_id={him}")).expect(200);
        assert_eq!((&of_him.body["data"][0]["erased"], of_him.text("/data/0/after/name_ar").as_str()), (&json!(false), "حميد الورياغلي"));
        let mut conn = house.registry().connection();
        let report = verify(&mut conn, &vault(), &[kept.text("/note")], &mut |_, _| {}).unwrap();
        assert_eq!((report.amiss.as_slice(), report.erased), ([].as_slice(), 1));
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("checkpoint.txt"), kept.text("/note")).unwrap();
        std::fs::write(folder.path().join("journal.ndjson"), house.get("/v1/journal?all=true&format=ndjson").expect(200).raw).unwrap();
        let key = house.get("/v1/journal/key").expect(200).text("/public_key");
        let (is_content, said) = verifier(folder.path(), &["journal.ndjson", "checkpoint.txt", "--key", &key]);
        assert!(is_content && said.contains("1 of them erased"), "{said}");
    }

    fn what_was_erased_is_not_put_back(house) {
        let body = secretariat(house);
        let her = person(house, "سعاد الجبلي");
        let office = position(house, &body, "provincial_secretary");
        house.post(format!("/v1/positions/{office}/appointments"), json!({"person_id": her, "starts_on": "2021-01-01", "source": source()})).expect(201);
        let ended = house.post(format!("/v1/bodies/{body}/dissolutions"), json!({"ends_on": "2026-06-30", "end_appointments": true, "children": "dissolve", "source": source()})).expect(200);
        forget(house, &her);
        house.post(format!("/v1/acts/{}/withdrawals", ended.text("/act_id")), json!({"reason": "خطأ"})).refused(409, "content-is-erased");
    }

    fn an_older_journal_is_carried_over_and_sealed(house) {
        // As a version before the log kept it.
        let id = "0193a1b2-0000-7000-8000-0123456789ab";
        let her = "0193a1b2-0000-7000-8000-00000000000a";
        let state = json!({"id": her, "name_ar": "كناريةالسر", "version": 1}).to_string();
        let sql = match house.registry().connection() {
            AnyConnection::Sqlite(_) => format!(
                "INSERT INTO former_journal (id, at, actor_id, actor_name, operation, object_kind, object_id, before, after, request_id) \
                 VALUES (x'{}', 1670500800000000, NULL, 'amana', 'person_create', 'person', '{her}', NULL, '{state}', 'r1'), \
                 (x'0193a1b2000070008000000000000001', 1670500800000001, NULL, 'amana', 'body_create', 'body', 'b', NULL, '{{\"a\":1}}', 'r2')",
                id.replace('-', "")
            ),
            AnyConnection::Postgres(_) => format!(
                "INSERT INTO former_journal (id, at, actor_id, actor_name, operation, object_kind, object_id, before, after, request_id) \
                 VALUES ('{id}', '2022-12-08T12:00:00Z', NULL, 'amana', 'person_create', 'person', '{her}', NULL, '{state}', 'r1'), \
                 ('0193a1b2-0000-7000-8000-000000000001', '2022-12-08T12:00:00.000001Z', NULL, 'amana', 'body_create', 'body', 'b', NULL, '{{\"a\":1}}', 'r2')"
            ),
        };
        run(house, &sql);
        let mut conn = house.registry().connection();
        open_keys(&mut conn, &Keys::Held(vault())).unwrap();
        assert!(!tables(house).contains("كناريةالسر"));
        if let AnyConnection::Sqlite(_) = house.registry().connection() {
            for end in ["", "-wal"] {
                let bytes = std::fs::read(house.registry().url() + end).unwrap_or_default();
                let canary = "كناريةالسر".as_bytes();
                assert!(!bytes.windows(canary.len()).any(|window| window == canary), "a clear copy is in the file{end}");
            }
        }
        seal(house);
        let told = house.get(format!("/v1/journal/{id}")).expect(200);
        assert_eq!((told.text("/after/name_ar").as_str(), told.text("/at").as_str(), told.text("/actor").as_str()), ("كناريةالسر", "2022-12-08T12:00:00Z", "system"));
        assert!(told.body["position"].is_i64(), "{told}");
        for entry in entries(house).iter().filter(|entry| !entry["position"].is_null()) {
            assert_eq!(entry["commitment"], alone::commitment_of(entry), "{entry}");
        }
    }
}
