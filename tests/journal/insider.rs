//! The insider: what somebody with SQL and without the key may try.
use std::fmt::Write as _;

use amana::db::AnyConnection;
use amana::journal::{Note, Report, verify};
use diesel::SqliteConnection;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::alone::{Hash, hex, leaf_hash, root};
use crate::house::vault;

/// Numbers that look random, and are the same every time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

#[derive(QueryableByName)]
pub(super) struct Told {
    #[diesel(sql_type = Text)]
    pub(super) told: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// The insider's connection.
pub(super) struct Insider {
    pub(super) conn: AnyConnection,
    pub(super) kept: String,
    pub(super) dice: Dice,
}

/// Every column of the journal's tables, with what it holds.
const COLUMNS: [(&str, &[&str]); 4] = [
    (
        "journal",
        &[
            "id",
            "at",
            "actor",
            "actor_id",
            "operation",
            "kind",
            "object_kind",
            "object_id",
            "request_id",
            "act_id",
            "subject_id",
            "commitment",
            "salt",
            "payload",
            "sealed",
        ],
    ),
    ("journal_leaves", &["position", "entry_id", "hash"]),
    ("journal_tiles", &["level", "number", "hash"]),
    ("journal_checkpoints", &["size", "root", "note", "made_at"]),
];

/// A leaf of the journal as it is in the tables.
const LEAF: &str = "SELECT json_array('amana-journal-1', l.position, lower(hex(j.id)), j.at, j.actor, lower(hex(j.actor_id)), \
    j.operation, j.kind, j.object_kind, j.object_id, j.request_id, lower(hex(j.act_id)), lower(hex(j.subject_id)), \
    lower(hex(j.commitment))) AS told FROM journal_leaves l JOIN journal j ON j.id = l.entry_id ORDER BY l.position";

impl Insider {
    fn sqlite(&mut self) -> &mut SqliteConnection {
        match &mut self.conn {
            AnyConnection::Sqlite(conn) => conn,
            AnyConnection::Postgres(_) => panic!("not SQLite"),
        }
    }

    /// Runs SQL; answers whether the file let it.
    pub(super) fn runs(&mut self, sql: &str) -> bool {
        self.sqlite().batch_execute(sql).is_ok()
    }

    pub(super) fn number(&mut self, sql: &str) -> i64 {
        diesel::sql_query(sql).get_result::<Number>(self.sqlite()).unwrap().number
    }

    fn told(&mut self, sql: &str) -> Vec<String> {
        let rows: Vec<Told> = diesel::sql_query(sql).load(self.sqlite()).unwrap();
        rows.into_iter().map(|row| row.told).collect()
    }

    pub(super) fn size(&mut self) -> i64 {
        self.number("SELECT count(*) AS number FROM journal_leaves")
    }

    /// A position.
    fn somewhere(&mut self) -> i64 {
        let size = usize::try_from(self.size()).unwrap();
        i64::try_from(self.dice.roll(size)).unwrap()
    }

    /// A row of a table, by its place.
    fn row(&mut self, table: &str) -> String {
        let count = self.number(&format!("SELECT count(*) AS number FROM {table}"));
        let place = self.dice.roll(usize::try_from(count).unwrap());
        let key = match table {
            "journal" => "id",
            "journal_leaves" => "position",
            "journal_tiles" => "level * 1000000 + number",
            _ => "size",
        };
        format!("{key} = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET {place})")
    }

    pub(super) fn report(&mut self) -> Report {
        let kept = [self.kept.clone()];
        verify(&mut self.conn, &vault(), &kept, &mut |_, _| {}).unwrap()
    }

    /// Another value in one column of one row.
    pub(super) fn edits(&mut self) -> Option<String> {
        let (table, columns) = *self.dice.of(&COLUMNS);
        if self.number(&format!("SELECT count(*) AS number FROM {table}")) == 0 {
            return None;
        }
        let column = *self.dice.of(columns);
        let row = self.row(table);
        let byte = 1 + self.dice.roll(16);
        let bent = format!(
            "substr({column}, 1, {byte} - 1) || (CASE WHEN substr({column}, {byte}, 1) = x'41' THEN x'42' ELSE x'41' END) || substr({column}, {byte} + 1)"
        );
        let sql = format!(
            "UPDATE {table} SET {column} = CASE typeof({column}) \
             WHEN 'integer' THEN {column} + {} WHEN 'text' THEN {column} || 'x' WHEN 'null' THEN {} \
             ELSE CAST({bent} AS BLOB) END WHERE {row}",
            1 + self.dice.roll(3),
            if column == "payload" { "'x'" } else { "randomblob(16)" }
        );
        self.runs(&sql).then_some(sql)
    }

    /// A row less.
    pub(super) fn deletes(&mut self) -> Option<String> {
        let table =
            *self.dice.of(&["journal", "journal", "journal_leaves", "journal_tiles", "journal_checkpoints"]);
        if self.number(&format!("SELECT count(*) AS number FROM {table}")) == 0 {
            return None;
        }
        let row = self.row(table);
        let sql = format!("DELETE FROM {table} WHERE {row}");
        self.runs(&sql).then_some(sql)
    }

    /// Two of something in each other's place.
    pub(super) fn swaps(&mut self) -> Option<String> {
        let (one, other) = (self.somewhere(), self.somewhere());
        if one == other {
            return None;
        }
        let id = |position| format!("(SELECT entry_id FROM journal_leaves WHERE position = {position})");
        let sql = match self.dice.roll(3) {
            // Their positions.
            0 => format!(
                "UPDATE journal_leaves SET position = -1 WHERE position = {one}; \
                 UPDATE journal_leaves SET position = {one} WHERE position = {other}; \
                 UPDATE journal_leaves SET position = {other} WHERE position = -1"
            ),
            // Their contents.
            1 => format!(
                "CREATE TEMP TABLE was AS SELECT * FROM journal WHERE id IN ({}, {}); \
                 UPDATE journal SET (commitment, salt, payload, sealed, subject_id) = (SELECT commitment, salt, payload, sealed, subject_id FROM was WHERE was.id <> journal.id) \
                 WHERE id IN (SELECT id FROM was); DROP TABLE temp.was",
                id(one),
                id(other)
            ),
            // Their entries, under the leaves of each other.
            _ => format!(
                "CREATE TEMP TABLE was AS SELECT position, entry_id FROM journal_leaves WHERE position IN ({one}, {other}); \
                 UPDATE journal_leaves SET entry_id = randomblob(16) WHERE position IN ({one}, {other}); \
                 UPDATE journal_leaves SET entry_id = (SELECT entry_id FROM was WHERE was.position <> journal_leaves.position) \
                 WHERE position IN ({one}, {other}); DROP TABLE temp.was"
            ),
        };
        self.runs(&sql).then_some(sql)
    }

    /// The log cut off, as if it had never been longer; all that was signed of it since goes with it or stays.
    pub(super) fn cuts(&mut self) -> Option<String> {
        let size = self.somewhere();
        let signed = match self.dice.roll(2) {
            0 => format!("DELETE FROM journal_checkpoints WHERE size > {size};"),
            _ => String::new(),
        };
        let sql = format!(
            "DELETE FROM journal WHERE id IN (SELECT entry_id FROM journal_leaves WHERE position >= {size}); \
             DELETE FROM journal_leaves WHERE position >= {size}; \
             DELETE FROM journal_tiles WHERE (number + 1) * (1 << (8 * level)) > {size}; {signed}"
        );
        self.runs(&sql).then_some(sql)
    }

    /// History written anew, all hashes with it, and what was signed of it taken away or signed with another key.
    pub(super) fn rewrites(&mut self) -> Option<String> {
        let position = self.somewhere();
        let id = format!("(SELECT entry_id FROM journal_leaves WHERE position = {position})");
        let sql = match self.dice.roll(3) {
            0 => format!("UPDATE journal SET actor = 'system', actor_id = NULL, at = at + 1 WHERE id = {id}"),
            // In the clear, whomever it was about.
            1 => {
                let payload = r#"{"actor_name":"amana","before":null,"after":{"forged":true}}"#;
                let commitment = hex(&Sha256::new().chain_update([1; 32]).chain_update(payload).finalize());
                let salt = "01".repeat(32);
                format!(
                    "UPDATE journal SET subject_id = NULL, sealed = NULL, salt = x'{salt}', payload = '{payload}', \
                     commitment = x'{commitment}' WHERE id = {id}"
                )
            }
            // It never was.
            _ => format!(
                "DELETE FROM journal WHERE id = {id}; DELETE FROM journal_leaves WHERE position = {position}; \
                 UPDATE journal_leaves SET position = -position WHERE position > {position}; \
                 UPDATE journal_leaves SET position = -position - 1 WHERE position < 0"
            ),
        };
        if !self.runs(&sql) {
            return None;
        }
        let leaves = self.hashes_anew();
        let signed = match self.dice.roll(3) {
            0 => format!("DELETE FROM journal_checkpoints WHERE size > {position}"),
            1 => "DELETE FROM journal_checkpoints".to_owned(),
            _ => {
                // Signed, but with another key.
                let (size, root) = (leaves.len(), root(&leaves));
                let origin = self.kept.lines().next().unwrap().to_owned();
                let note = Note { origin, size: u64::try_from(size).unwrap(), root, time: 1, previous: None };
                let forged = note.signed(&SigningKey::from_bytes(&[9; 32]));
                format!(
                    "DELETE FROM journal_checkpoints; \
                     INSERT INTO journal_checkpoints VALUES ({size}, x'{}', '{forged}', 1)",
                    hex(&root)
                )
            }
        };
        assert!(self.runs(&signed), "{signed}");
        Some(format!("{sql}; {signed}"))
    }

    /// Leaves and tiles as they would be of what now stands there.
    fn hashes_anew(&mut self) -> Vec<Hash> {
        let told = self.told(LEAF);
        let mut sql = String::from("DELETE FROM journal_tiles;");
        let mut leaves = Vec::new();
        for leaf in told {
            let mut leaf: Vec<Value> = serde_json::from_str(&leaf).unwrap();
            for place in [2, 5, 11, 12] {
                let id = leaf[place].as_str().unwrap_or_default();
                leaf[place] = if id.is_empty() { Value::Null } else { json!(Uuid::try_parse(id).unwrap()) };
            }
            let hash = leaf_hash(json!(leaf).to_string().as_bytes());
            write!(sql, "UPDATE journal_leaves SET hash = x'{}' WHERE position = {};", hex(&hash), leaf[1])
                .unwrap();
            leaves.push(hash);
        }
        for (number, tile) in leaves.chunks_exact(256).enumerate() {
            write!(sql, "INSERT INTO journal_tiles VALUES (1, {number}, x'{}');", hex(&root(tile))).unwrap();
        }
        assert!(self.runs(&sql));
        leaves
    }
}
