//! An insider with SQL: whatever is changed, taken out, moved, cut off or written anew without the key is found by whoever
//! kept one checkpoint.
use std::collections::BTreeMap;

use amana::db::AnyConnection;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use serde_json::json;

use super::insider::{Dice, Insider, Told};
use super::{checkpoint, person};
use crate::house::{House, Registry};

/// How many changes are tried in all.
const MUTATIONS: usize = 2_000;

/// A log of so many persons at least, with checkpoints along the way, and an insider in it.
fn insider(persons: usize, seed: u64) -> (Registry, Insider) {
    let registry = Registry::on_sqlite();
    let house = House::open(registry.clone());
    for number in 0..persons {
        let her = person(&house, "سعاد الجبلي");
        if number % 7 == 0 {
            house.patch(format!("/v1/persons/{her}"), json!({"name_latin": "Souad"})).expect(200);
        }
        if number % (persons / 4) == 0 {
            checkpoint(&house);
        }
    }
    let new = json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"});
    house.post("/v1/bodies", new).expect(201);
    let kept = checkpoint(&house);
    drop(house);
    let mut conn = registry.connection();
    let AnyConnection::Sqlite(sqlite) = &mut conn else { panic!("not SQLite") };
    let triggers: Vec<Told> = diesel::sql_query(
        "SELECT name AS told FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal%'",
    )
    .load(sqlite)
    .unwrap();
    assert_eq!(triggers.len(), 9);
    let drops: Vec<String> =
        triggers.iter().map(|trigger| format!("DROP TRIGGER {};", trigger.told)).collect();
    let drops = drops.concat();
    sqlite.batch_execute(&format!("PRAGMA ignore_check_constraints = ON; BEGIN IMMEDIATE; {drops}")).unwrap();
    let kept = kept.text("/note");
    (registry, Insider { conn, kept, dice: Dice(seed) })
}

/// Tries so many changes, each on the log as it was.
fn all_are_found(insider: &mut Insider, count: usize) {
    let untouched = insider.report();
    assert_eq!(untouched.amiss, [], "the log is good to begin with");
    assert!(untouched.checkpoints >= 3 && untouched.waiting == 0, "{untouched:?}");
    let mut tried = BTreeMap::new();
    while tried.values().sum::<usize>() < count {
        assert!(insider.runs("SAVEPOINT was"));
        let (name, what) = match insider.dice.roll(5) {
            0 => ("edit", insider.edits()),
            1 => ("deletion", insider.deletes()),
            2 => ("swap", insider.swaps()),
            3 => ("truncation", insider.cuts()),
            _ => ("rewrite", insider.rewrites()),
        };
        if let Some(what) = what {
            let report = insider.report();
            assert!(!report.amiss.is_empty(), "not found: {what}");
            *tried.entry(name).or_insert(0) += 1;
        }
        assert!(insider.runs("ROLLBACK TO was; RELEASE was"));
    }
    assert!(tried.len() == 5 && tried.values().all(|times| *times > count / 10), "{tried:?}");
    assert_eq!(insider.report().amiss, [], "the log is good in the end");
}

#[test]
fn two_thousand_changes_to_a_log_are_all_found() {
    let (_registry, mut insider) = insider(12, 0x2545_f491_4f6c_dd1d);
    all_are_found(&mut insider, MUTATIONS - 200);
}

#[test]
fn two_hundred_changes_to_a_log_with_tiles_are_all_found() {
    let (_registry, mut insider) = insider(260, 0x9e37_79b9_7f4a_7c15);
    assert!(insider.number("SELECT count(*) AS number FROM journal_tiles") > 0);
    all_are_found(&mut insider, 200);
}

#[test]
fn what_is_wrong_is_told_with_its_position() {
    let (_registry, mut insider) = insider(12, 1);
    let told = |insider: &mut Insider| {
        insider.report().amiss.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(insider.runs("SAVEPOINT was; UPDATE journal SET at = at + 1 WHERE id = (SELECT entry_id FROM journal_leaves WHERE position = 3)"));
    assert!(told(&mut insider).starts_with("position 3: entry "), "{}", told(&mut insider));
    assert!(insider.runs("ROLLBACK TO was; DELETE FROM journal_leaves WHERE position = 5"));
    assert!(
        told(&mut insider).contains("position 6: the position after the one before is 5"),
        "{}",
        told(&mut insider)
    );
    assert!(insider.runs("ROLLBACK TO was; UPDATE data_keys SET wrapped = x'00'"));
    assert!(told(&mut insider).contains("the content of entry"), "{}", told(&mut insider));
    let size = insider.size();
    assert!(insider.runs(&format!("ROLLBACK TO was; DELETE FROM journal WHERE id IN (SELECT entry_id FROM journal_leaves WHERE position > 4); DELETE FROM journal_leaves WHERE position > 4; DELETE FROM journal_checkpoints WHERE size > 5 AND size <= {size}")));
    assert!(
        told(&mut insider).contains("the log has 5 entries, and the checkpoint that was kept had"),
        "{}",
        told(&mut insider)
    );
}
