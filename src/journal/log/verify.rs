//! Reads the whole log again, and says what is not as it was.
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::thread::{self, ScopedJoinHandle};

use diesel::prelude::*;

use crate::db::{AnyConnection, journal, journal_checkpoints, journal_leaves, journal_queue, journal_tiles};
use crate::error::{Problem, Result};
use crate::on_each;
use crate::vault::{DataKeys, Vault};

use super::super::format;
use super::super::merkle::{Growing, Hash};
use super::super::model::{Content, EntryId, Kept};
use super::checkpoints::Kept as Signed;
use super::nodes::hash;
use super::note::{self, Note};
use super::report::{MOST, Report};

/// How many entries are read at a time.
const AT_ONCE: i64 = 4096;
/// What is expected of the tree at a size.
struct Expected {
    whose: String,
    root: Hash,
}

/// Verifies the log against itself, against what was signed of it, and against checkpoints kept elsewhere. `progress` is
/// told how many entries are done, and of how many.
pub fn verify(
    conn: &mut AnyConnection,
    vault: &Vault,
    kept: &[String],
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Report> {
    let mut report = Report::default();
    let mut expected = signed(conn, vault, kept, &mut report)?;
    let count: i64 = journal_leaves::table.count().get_result(conn)?;
    let count = u64::try_from(count).map_err(Problem::internal)?;
    let (mut tree, mut tiles, mut seen) = (Growing::default(), BTreeMap::new(), 0_u64);
    let mut keys = DataKeys::new(vault);
    compare(&tree, &mut expected, &mut report);
    let mut rows = batch(conn, i64::MIN)?;
    while let Some(last) = rows.last().map(|row| row.position) {
        keys.fetch(conn, rows.iter().filter_map(|row| row.entry.as_ref()?.subject_id))?;
        // What is read is examined while the tree grows by it, and what comes next is read.
        let (examined, next) = thread::scope(|scope| {
            let share = rows.len().div_ceil(thread::available_parallelism().map_or(1, NonZeroUsize::get));
            let parts = rows.chunks(share).zip((seen..).step_by(share));
            let keys = &keys;
            let parts: Vec<_> =
                parts.map(|(part, first)| scope.spawn(move || examine_all(part, first, keys))).collect();
            let next = batch(conn, last.saturating_add(1));
            for leaf in rows.iter().filter_map(|row| hash(&row.leaf).ok()) {
                let complete = tree.push(leaf).into_iter();
                tiles.extend(complete.map(|(level, number, root)| ((level, number), root)));
                compare(&tree, &mut expected, &mut report);
            }
            (parts.into_iter().map(ScopedJoinHandle::join).collect::<Vec<_>>(), next)
        });
        for part in examined {
            report.add(part.map_err(|_panic| Problem::internal("an examination panicked"))??);
        }
        seen = seen.saturating_add(u64::try_from(rows.len()).map_err(Problem::internal)?);
        rows = next?;
        progress(tree.size(), count);
    }
    for (size, expected) in expected {
        for Expected { whose, .. } in expected {
            report.tell(None, format!("the log has {} entries, and {whose} had {size}", tree.size()));
        }
    }
    examine_tiles(conn, tiles, &mut report)?;
    examine_entries(conn, &mut report)?;
    (report.entries, report.root) = (tree.size(), tree.root());
    Ok(report)
}

/// A leaf, with its entry if that is there.
struct Row {
    position: i64,
    id: EntryId,
    leaf: Vec<u8>,
    entry: Option<Kept>,
}

/// The leaves from a position on, so many as are read at a time.
fn batch(conn: &mut AnyConnection, from: i64) -> Result<Vec<Row>> {
    let rows: Vec<(i64, EntryId, Vec<u8>, Option<Kept>)> = on_each!(conn, conn => journal_leaves::table
        .left_join(journal::table.on(journal::id.eq(journal_leaves::entry_id)))
        .filter(journal_leaves::position.ge(from))
        .order(journal_leaves::position)
        .limit(AT_ONCE)
        .select((
            journal_leaves::position,
            journal_leaves::entry_id,
            journal_leaves::hash,
            Option::<Kept>::as_select(),
        ))
        .load(conn))?;
    Ok(rows.into_iter().map(|(position, id, leaf, entry)| Row { position, id, leaf, entry }).collect())
}

/// What is amiss with these leaves, of which the first comes after so many others.
fn examine_all(rows: &[Row], first: u64, keys: &DataKeys<'_>) -> Result<Report> {
    let mut report = Report::default();
    for (row, next) in rows.iter().zip(first..) {
        examine(row, next, keys, &mut report)?;
    }
    Ok(report)
}

/// One leaf: that it is where it should be, of an entry that is there, whose content is what was committed to.
fn examine(row: &Row, next: u64, keys: &DataKeys<'_>, report: &mut Report) -> Result<()> {
    let Row { position, id, leaf, entry } = row;
    let position = *position;
    if u64::try_from(position).ok() != Some(next) {
        report.tell(position, format!("the position after the one before is {next}"));
    }
    let Some(entry) = entry else {
        report.tell(position, format!("entry {id} is missing"));
        return Ok(());
    };
    if format::leaf(position, entry)?.as_slice() != leaf {
        report.tell(position, format!("entry {id} is not what was sealed"));
    }
    match entry.content(keys) {
        Content::Disclosed(salt, payload) => {
            if format::commitment(&salt, &payload).as_slice() != entry.commitment {
                report.tell(position, format!("the content of entry {id} is not what was committed to"));
            }
        }
        Content::Erased => report.erased = report.erased.saturating_add(1),
        Content::Damaged => report.tell(position, format!("the content of entry {id} was altered")),
    }
    Ok(())
}

/// Whether the tree, where something was signed of it, is what was signed.
fn compare(tree: &Growing, expected: &mut BTreeMap<u64, Vec<Expected>>, report: &mut Report) {
    let Some(here) = expected.remove(&tree.size()) else { return };
    let root = tree.root();
    for Expected { whose, .. } in here.iter().filter(|expected| expected.root != root) {
        let size = tree.size();
        report.tell(None, format!("the first {size} entries are not those of {whose}"));
    }
}

/// What was signed of the tree, here and elsewhere, by size.
fn signed(
    conn: &mut AnyConnection,
    vault: &Vault,
    kept: &[String],
    report: &mut Report,
) -> Result<BTreeMap<u64, Vec<Expected>>> {
    let key = vault.signing().verifying_key();
    let mut expected: BTreeMap<u64, Vec<Expected>> = BTreeMap::new();
    let rows: Vec<Signed> =
        journal_checkpoints::table.order(journal_checkpoints::size).select(Signed::as_select()).load(conn)?;
    let mut before = None;
    for row in &rows {
        let whose = format!("the checkpoint of {} entries", row.size);
        match Note::read(&row.note, &key) {
            Err(why) => report.tell(None, format!("{whose}: {why}")),
            Ok(note) => {
                let is_told = i64::try_from(note.size).ok() == Some(row.size)
                    && note.root.as_slice() == row.root
                    && note.time == row.made_at.0.timestamp_micros();
                if !is_told {
                    report.tell(None, format!("{whose}: what is told of it is not what was signed"));
                }
                if note.previous != before {
                    report.tell(None, format!("{whose}: the one signed before it is not there"));
                }
                expected.entry(note.size).or_default().push(Expected { whose, root: note.root });
            }
        }
        before = Some(note::digest(&row.note));
    }
    for text in kept {
        match Note::read(text, &key) {
            Err(why) => report.tell(None, format!("the checkpoint that was kept: {why}")),
            Ok(note) => {
                if !rows.iter().any(|row| row.note == *text) {
                    report.tell(
                        None,
                        format!("the checkpoint that was kept, of {} entries, is not there", note.size),
                    );
                }
                let whose = "the checkpoint that was kept".to_owned();
                expected.entry(note.size).or_default().push(Expected { whose, root: note.root });
            }
        }
    }
    report.checkpoints = rows.len().saturating_add(kept.len());
    Ok(expected)
}

/// Whether the tiles are those of the leaves.
fn examine_tiles(
    conn: &mut AnyConnection,
    mut tiles: BTreeMap<(u32, u64), Hash>,
    report: &mut Report,
) -> Result<()> {
    let rows: Vec<(i64, i64, Vec<u8>)> = journal_tiles::table.load(conn)?;
    for (level, number, root) in rows {
        let tile = u32::try_from(level).ok().zip(u64::try_from(number).ok());
        if tile.and_then(|tile| tiles.remove(&tile)).is_none_or(|expected| expected.as_slice() != root) {
            report.tell(None, format!("tile {number} of level {level} is not that of its leaves"));
        }
    }
    for (level, number) in tiles.into_keys() {
        report.tell(None, format!("tile {number} of level {level} is missing"));
    }
    Ok(())
}

/// Whether every entry has a leaf or waits for one.
fn examine_entries(conn: &mut AnyConnection, report: &mut Report) -> Result<()> {
    report.waiting = journal_queue::table.count().get_result(conn)?;
    let neither: Vec<EntryId> = journal::table
        .left_join(journal_leaves::table.on(journal_leaves::entry_id.eq(journal::id)))
        .left_join(journal_queue::table.on(journal_queue::entry_id.eq(journal::id)))
        .filter(journal_leaves::position.is_null())
        .filter(journal_queue::entry_id.is_null())
        .select(journal::id)
        .limit(i64::try_from(MOST).unwrap_or_default())
        .load(conn)?;
    for id in neither {
        report.tell(None, format!("entry {id} is not in the log, and does not wait to be"));
    }
    Ok(())
}
