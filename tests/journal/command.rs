//! `amana journal`, as it is typed.
use std::path::Path;
use std::process::Command;

use amana::db::{AnyConnection, open_sqlite};
use diesel::connection::SimpleConnection as _;
use serde_json::json;

use super::verifier;
use crate::house::Process;

/// Runs `amana` over a folder; answers whether it ended well, and what it said.
fn amana(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
    command.args(arguments).arg("--data").arg(folder.join("data")).env_remove("DATABASE_URL");
    let ran = command.current_dir(folder).output().unwrap();
    (ran.status.success(), String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap())
}

#[test]
fn the_journal_is_signed_exported_and_verified_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let key = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let mut running = Process::serve_beside(&data);
    for _ in 0..5 {
        running.ask("POST", "/v1/persons").json(&json!({"name_ar": "سعاد الجبلي"})).expect(201);
    }
    let public = running.ask("GET", "/v1/journal/key").expect(200).text("/public_key");
    assert!(running.stop());
    assert!(Path::new(&key("data.MASTER-KEY")).exists(), "the key is beside the data folder");
    let (is_done, said) = amana(folder.path(), &["journal", "checkpoint", "--out", "checkpoint.txt"]);
    assert!(is_done && said.contains("is in checkpoint.txt"), "{said}");
    let (is_good, said) = amana(folder.path(), &["journal", "verify", "--checkpoint", "checkpoint.txt"]);
    assert!(is_good && said.contains("entries are as they were sealed"), "{said}");
    let (is_done, said) = amana(folder.path(), &["journal", "export", "journal.ndjson"]);
    assert!(is_done && said.contains("journal.ndjson"), "{said}");
    let (is_content, said) = verifier(folder.path(), &["journal.ndjson", "checkpoint.txt", "--key", &public]);
    assert!(is_content, "{said}");
    let (is_done, said) = amana(folder.path(), &["journal", "checkpoint"]);
    let kept = std::fs::read_to_string(folder.path().join("checkpoint.txt")).unwrap();
    assert!(is_done && said.trim_end() == kept.trim_end(), "the log has not grown: {said}");
    let (is_well, said) = amana(folder.path(), &["doctor"]);
    assert!(is_well && said.contains("ok    master key") && said.contains("ok    key file"), "{said}");
    // An insider with SQL.
    let AnyConnection::Sqlite(mut conn) = open_sqlite(&data.join("amana.db")).unwrap() else {
        panic!("not SQLite")
    };
    conn.batch_execute(
        "DROP TRIGGER journal_is_not_changed; UPDATE journal SET operation = 'person_update' WHERE rowid = 5",
    )
    .unwrap();
    let (is_good, said) = amana(folder.path(), &["journal", "verify", "--checkpoint", "checkpoint.txt"]);
    assert!(
        !is_good && said.contains("FAIL  position 4: entry") && said.contains("is not what was sealed"),
        "{said}"
    );
    // Without the key, or with another, nothing goes.
    std::fs::rename(key("data.MASTER-KEY"), key("kept")).unwrap();
    let (is_done, said) = amana(folder.path(), &["journal", "verify"]);
    assert!(!is_done && said.contains("is missing") && said.contains("--master-key-file"), "{said}");
    let (is_well, said) = amana(folder.path(), &["doctor"]);
    assert!(!is_well && said.contains("FAIL  master key"), "{said}");
    let (is_done, said) = amana(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!is_done && said.contains("is missing: put it back"), "{said}");
    let (is_done, said) = amana(folder.path(), &["token", "list", "--master-key-file", &key("kept")]);
    assert!(is_done && said.contains("first admin"), "{said}");
}
