//! Positions without gaps, proofs that convince whoever computes them anew, and a log that is only added to.
use std::sync::atomic::{AtomicBool, Ordering};

use amana::db::AnyConnection;
use amana::journal::verify;
use diesel::connection::SimpleConnection as _;
use serde_json::json;

use super::{alone, checkpoint, entries, person, seal, verifier};
use crate::house::{House, both, vault};

/// Runs SQL as an insider would; answers whether the engine let it happen.
fn may(house: &House, sql: &str) -> bool {
    let mut conn = house.registry().connection();
    amana::on_each!(&mut conn, conn => conn.batch_execute(sql)).is_ok()
}

both! {
    fn positions_have_no_gaps_however_many_write_at_once(house) {
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    seal(house);
                }
            });
            let writers: Vec<_> = (0..6).map(|_| scope.spawn(|| {
                for _ in 0..12 {
                    person(house, "سعاد الجبلي");
                }
            })).collect();
            for writer in writers {
                writer.join().unwrap();
            }
            is_over.store(true, Ordering::Relaxed);
        });
        let size = checkpoint(house).body["size"].as_u64().unwrap();
        let all = entries(house);
        let placed = all.iter().filter_map(|entry| entry["position"].as_u64());
        let placed: Vec<u64> = placed.take_while(|position| *position < size).collect();
        assert_eq!(placed, (0..size).collect::<Vec<_>>());
        assert!(all.iter().filter(|entry| entry["operation"] == "person_create").count() == 72);
        let mut conn = house.registry().connection();
        let report = verify(&mut conn, &vault(), &[], &mut |_, _| {}).unwrap();
        assert_eq!(report.amiss, []);
        assert!(report.entries >= size && report.checkpoints == 1, "{report:?}");
    }

    fn every_entry_and_every_beginning_of_the_log_is_proven(house) {
        let first = checkpoint(house);
        for _ in 0..20 {
            person(house, "سعاد الجبلي");
        }
        let second = checkpoint(house);
        let all = entries(house);
        let size = second.body["size"].as_u64().unwrap();
        let all = &all[..usize::try_from(size).unwrap()];
        let leaves: Vec<_> = all.iter().map(alone::leaf_of).collect();
        for entry in all {
            assert_eq!(entry["leaf_hash"], alone::hex(&alone::leaf_of(entry)), "{entry}");
            assert_eq!(entry["commitment"], alone::commitment_of(entry), "{entry}");
            let position = entry["position"].as_u64().unwrap();
            for of in [size, position + 1] {
                let told = house.get(format!("/v1/journal/{}/inclusion?size={of}", entry["id"].as_str().unwrap())).expect(200);
                let root = alone::root(&leaves[..usize::try_from(of).unwrap()]);
                assert_eq!(told.text("/root_hash"), alone::hex(&root));
                let path = alone::hashes(&told.body["path"]);
                assert!(alone::includes(alone::leaf_of(entry), position, of, &path, root), "{told}");
            }
        }
        assert_eq!(second.text("/root_hash"), alone::hex(&alone::root(&leaves)));
        let (from, to) = (first.body["size"].as_u64().unwrap(), size);
        let told = house.get(format!("/v1/journal/consistency?from={from}&to={to}")).expect(200);
        let (one, other) = (alone::unhex(&first.text("/root_hash")), alone::unhex(&second.text("/root_hash")));
        assert!(alone::continues(from, to, one, other, &alone::hashes(&told.body["path"])), "{told}");
        assert!(!alone::continues(from, to, other, one, &alone::hashes(&told.body["path"])));
        // The newest checkpoint is the tree that is meant where none is named.
        let id = all[0]["id"].as_str().unwrap();
        assert_eq!(house.get(format!("/v1/journal/{id}/inclusion")).expect(200).body["size"], size);
        house.get(format!("/v1/journal/{}/inclusion?size=1", all[1]["id"].as_str().unwrap())).refused(409, "entry-is-not-in-the-log");
        house.get(format!("/v1/journal/{id}/inclusion?size=1000000")).refused(409, "log-is-shorter");
        house.get("/v1/journal/consistency?from=5&to=4").refused(409, "log-is-shorter");
        house.get("/v1/journal/consistency?from=1&to=1000000").refused(409, "log-is-shorter");
        house.get("/v1/journal/consistency?from=0&to=4").faulty("?from", "bad-value");
        house.get("/v1/journal/00000000-0000-7000-8000-000000000000/inclusion").refused(404, "not-found");
    }

    fn a_checkpoint_is_signed_once_for_each_size_and_kept(house) {
        let first = checkpoint(house);
        let key = house.get("/v1/journal/key").expect(200);
        assert!(first.text("/note").starts_with(&format!("{}\n{}\n", key.text("/origin"), first.body["size"])), "{first}");
        // Whoever looks is recorded, and so the log has grown.
        let again = checkpoint(house);
        assert_eq!(first.body["size"], again.body["size"], "nothing was recorded since");
        person(house, "سعاد الجبلي");
        let second = checkpoint(house);
        assert!(second.body["size"].as_i64() > first.body["size"].as_i64());
        let list = house.get("/v1/journal/checkpoints?total=true").expect(200);
        assert_eq!((list.data(), &list.body["total"]), ([first.body.clone(), second.body.clone()].as_slice(), &json!(2)));
        let page = house.get("/v1/journal/checkpoints?limit=1").expect(200);
        let next = house.get(format!("/v1/journal/checkpoints?limit=1&cursor={}", page.text("/next"))).expect(200);
        assert_eq!((page.data(), next.data()), ([first.body.clone()].as_slice(), [second.body.clone()].as_slice()));
        assert_eq!(house.get("/v1/journal/checkpoint").expect(200).body, second.body);
        let text = house.get("/v1/journal/checkpoint").header("accept", "text/plain").expect(200);
        assert_eq!(text.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(String::from_utf8(text.raw).unwrap(), second.text("/note"));
        let shown = house.get(format!("/v1/journal/checkpoints/{}", first.body["size"])).expect(200);
        assert_eq!(shown.body, first.body);
        house.get("/v1/journal/checkpoints/1000000").refused(404, "not-found");
        house.get("/v1/journal/checkpoints/01").refused(404, "not-found");
        let tried = house.ask("POST", "/v1/journal/checkpoints?dry_run=true").expect(200);
        assert_eq!(tried.body["result"], second.body);
        house.ask("POST", "/v1/journal/checkpoints").as_reader().refused(403, "not-allowed");
    }

    fn nobody_changes_or_shortens_the_journal(house) {
        for _ in 0..3 {
            person(house, "سعاد الجبلي");
        }
        checkpoint(house);
        for (table, column) in [("journal", "operation"), ("journal_leaves", "hash"), ("journal_tiles", "hash"), ("journal_checkpoints", "note")] {
            assert!(may(house, &format!("SELECT {column} FROM {table}")), "{table}");
            let is_empty = table == "journal_tiles" && matches!(house.registry().connection(), AnyConnection::Sqlite(_));
            // SQLite has a trigger a row: of a table without rows nothing is refused.
            assert!(is_empty || !may(house, &format!("UPDATE {table} SET {column} = {column}")), "{table} is changed");
            assert!(is_empty || !may(house, &format!("DELETE FROM {table}")), "{table} is shortened");
            if let AnyConnection::Postgres(_) = house.registry().connection() {
                assert!(!may(house, &format!("TRUNCATE {table} CASCADE")), "{table} is emptied");
                let held = format!("DO $$ BEGIN ASSERT (SELECT relacl::text !~ '=[a-z]*[wdD]' FROM pg_class WHERE oid = '{table}'::regclass); END $$");
                assert!(may(house, &held), "the role may change {table}");
            }
        }
        assert!(may(house, "DELETE FROM data_keys"));
    }

    fn an_auditor_needs_nothing_but_the_export_and_a_checkpoint(house) {
        let early = checkpoint(house);
        let her = person(house, "سعاد \"الجبلي\" \\ é");
        house.patch(format!("/v1/persons/{her}"), json!({"name_latin": "Souad Jebli"})).expect(200);
        let late = checkpoint(house);
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        write("early.txt", early.text("/note").as_bytes());
        write("late.txt", late.text("/note").as_bytes());
        let exported = house.get("/v1/journal?all=true&format=ndjson").expect(200).raw;
        write("journal.ndjson", &exported);
        let consistency = format!("/v1/journal/consistency?from={}&to={}", early.body["size"], late.body["size"]);
        write("consistency.json", &house.get(consistency).expect(200).raw);
        let id = house.get(format!("/v1/journal?object_id={her}")).expect(200).text("/data/0/id");
        write("inclusion.json", &house.get(format!("/v1/journal/{id}/inclusion")).expect(200).raw);
        let key = house.get("/v1/journal/key").expect(200).text("/public_key");
        let all = ["journal.ndjson", "early.txt", "late.txt", "--key", &key, "--proof", "consistency.json", "--proof", "inclusion.json"];
        let (is_content, said) = verifier(folder.path(), &all);
        assert!(is_content && said.contains("2 checkpoints, 2 proofs: all good"), "{said}");
        let text = String::from_utf8(exported).unwrap();
        for (before, after, complaint) in [
            ("person_create", "person_update", "position"),
            ("Souad Jebli", "Souad Jabli", "not what was committed to"),
            ("\"kind\":\"change\"", "\"kind\":\"read\"", "not what was sealed"),
        ] {
            assert!(text.contains(before), "{before}");
            write("journal.ndjson", text.replace(before, after).as_bytes());
            let (is_content, said) = verifier(folder.path(), &all);
            assert!(!is_content && said.contains(complaint), "{said}");
        }
        let shorter: Vec<&str> = text.lines().filter(|line| !line.contains(&format!("\"position\":{},", late.body["size"].as_u64().unwrap() - 1))).collect();
        write("journal.ndjson", shorter.join("\n").as_bytes());
        assert!(!verifier(folder.path(), &all).0);
        write("journal.ndjson", text.as_bytes());
        assert!(verifier(folder.path(), &all).0);
        write("early.txt", early.text("/note").replace("time 1", "time 2").as_bytes());
        let (is_content, said) = verifier(folder.path(), &all);
        assert!(!is_content && said.contains("signature is not good"), "{said}");
        let (is_content, said) = verifier(folder.path(), &["journal.ndjson", "late.txt", "--key", &"00".repeat(32)]);
        assert!(!is_content && said.contains("another log or key"), "{said}");
    }
}

/// What commits late is sealed late, and never passed over.
#[cfg(feature = "both-engines")]
#[test]
fn an_entry_that_commits_late_has_a_later_position() {
    let house = House::open(crate::house::Registry::on_postgres());
    let AnyConnection::Postgres(mut slow) = house.registry().connection() else { panic!("not PostgreSQL") };
    let id = "00000000-0000-7000-8000-000000000001";
    slow.batch_execute(&format!(
        "BEGIN ISOLATION LEVEL SERIALIZABLE; \
         INSERT INTO journal (id, at, actor, operation, kind, object_kind, object_id, request_id, commitment, salt, payload) \
         VALUES ('{id}', now(), 'system', 'registry_found', 'change', 'test', 'late', 'r', decode(repeat('00', 32), 'hex'), '', '{{\"actor_name\":\"a\",\"before\":null,\"after\":null}}')"
    ))
    .unwrap();
    person(&house, "سعاد الجبلي");
    let before = checkpoint(&house).body["size"].as_i64().unwrap();
    house.get(format!("/v1/journal/{id}")).refused(404, "not-found");
    slow.batch_execute("COMMIT").unwrap();
    seal(&house);
    let late = house.get(format!("/v1/journal/{id}")).expect(200);
    assert!(
        late.body["position"].as_i64() >= Some(before),
        "its id is the least, its position is not: {late}"
    );
    let size = checkpoint(&house).body["size"].as_u64().unwrap();
    let placed: Vec<u64> = entries(&house).iter().filter_map(|entry| entry["position"].as_u64()).collect();
    assert_eq!(placed[..usize::try_from(size).unwrap()], (0..size).collect::<Vec<_>>());
}
