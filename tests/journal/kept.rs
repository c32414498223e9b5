//! The file of the master key: made once, and asked for ever after.
use amana::db::Moment;
use amana::founding::{Founding, found};
use amana::vault::Keys;
use chrono::Utc;
use diesel::connection::SimpleConnection as _;

use crate::house::Registry;

fn start(registry: &Registry, file: &std::path::Path) -> Result<bool, String> {
    let engine = registry.engine();
    let keys = Keys::File(file.to_owned());
    let founded = found(&engine, &keys, Moment::new(Utc::now()), &Founding::default());
    founded.map(|founded| founded.key_is_new).map_err(|problem| problem.to_string())
}

/// A registry that has no keys yet starts with new ones; from then on it starts with those or not at all.
fn is_asked_for(registry: &Registry) {
    let mut conn = registry.connection();
    amana::on_each!(&mut conn, conn => {
        conn.batch_execute("DELETE FROM keys WHERE name = 'master'")
    })
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (file, elsewhere) = (folder.path().join("MASTER-KEY"), folder.path().join("copy"));
    assert_eq!(start(registry, &file), Ok(true));
    assert_eq!(start(registry, &file), Ok(false));
    std::fs::rename(&file, &elsewhere).unwrap();
    let told = start(registry, &file).unwrap_err();
    assert!(told.contains("is missing") && told.contains("--master-key-file"), "{told}");
    assert!(!file.exists(), "no other key is made");
    let text = std::fs::read_to_string(&elsewhere).unwrap();
    let other = text.lines().map(|line| match line.strip_prefix("master ") {
        Some(_) => format!("master {}", "00".repeat(32)),
        None => line.to_owned(),
    });
    std::fs::write(&file, other.collect::<Vec<_>>().join("\n")).unwrap();
    assert!(start(registry, &file).unwrap_err().contains("another registry's"));
    assert_eq!(start(registry, &elsewhere), Ok(false));
}

#[test]
fn the_key_file_is_asked_for_on_sqlite() {
    is_asked_for(&Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn the_key_file_is_asked_for_on_postgres() {
    is_asked_for(&Registry::on_postgres());
}
