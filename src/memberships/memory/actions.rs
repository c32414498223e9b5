//! Remembering whoever was refused or put out, and recognizing him or her.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::Result;
use crate::persons::{self, PersonId, Traces};
use crate::reach;
use crate::statutes;

use super::model::{Digest, MemoryId, Recalled, Remembered, Remembering};
use super::rules::Marked;
use super::{rules, store};

/// Remembers somebody under an id, instead of whatever was remembered under it before.
pub fn remember(tx: &mut Tx<'_>, id: MemoryId, what: &Remembering) -> Result<()> {
    store::delete(tx, id)?;
    let marks = marks_of(tx, what, id)?;
    store::insert(tx, &marks)
}

/// Forgets what was remembered under an id.
pub fn forget(tx: &mut Tx<'_>, id: MemoryId) -> Result<()> {
    store::delete(tx, id)
}

/// Leaves of what is erased by what it is remembered, if that counts still: of the person as he or she was known then and
/// is now, under an id that leads nowhere.
pub fn leave(tx: &mut Tx<'_>, erased: MemoryId, what: Option<&Remembering>) -> Result<()> {
    let before = store::of(tx, erased)?;
    store::delete(tx, erased)?;
    let Some(what) = what.filter(|what| what.counts_until.is_none_or(|until| tx.today < until)) else {
        return Ok(());
    };
    let id = MemoryId::new();
    let mut marks = marks_of(tx, what, id)?;
    for mark in before {
        if !marks.iter().any(|known| (known.kind, &known.mark) == (mark.kind, &mark.mark)) {
            marks.push(Digest { memory_id: id, ..mark });
        }
    }
    store::insert(tx, &marks)
}

/// Takes out what counts no more.
pub fn forget_over(tx: &mut Tx<'_>) -> Result<usize> {
    let today = tx.today;
    store::delete_over(tx, today)
}

/// The digests of somebody.
fn marks_of(tx: &mut Tx<'_>, what: &Remembering, memory_id: MemoryId) -> Result<Vec<Digest>> {
    let Some((_, traces)) = persons::traces(tx, &[what.person])?.pop() else { return Ok(Vec::new()) };
    let clause = statutes::in_force(tx, what.on)?.membership.clause.as_ref().map(ToString::to_string);
    let mark = |(kind, mark): Marked| Digest {
        memory_id,
        kind,
        mark,
        counts_until: what.counts_until,
        body_id: what.body_id,
        clause: clause.clone(),
        cause: what.cause,
    };
    Ok(digests(tx, &traces).into_iter().map(mark).collect())
}

fn digests(tx: &Tx<'_>, traces: &Traces) -> Vec<Marked> {
    rules::marks(traces, |parts| tx.vault.mark(parts))
}

/// What counts on `day` of whoever may be one of these persons, but for what is remembered under an id of their own: by so
/// many queries, however many they are.
pub fn recall(
    tx: &mut Tx<'_>,
    whom: &[(PersonId, Option<MemoryId>)],
    day: NaiveDate,
) -> Result<HashMap<PersonId, Vec<Recalled>>> {
    if whom.is_empty() || !store::has_any(tx)? {
        return Ok(HashMap::new());
    }
    let ids: Vec<PersonId> = whom.iter().map(|(person, _)| *person).collect();
    let mut theirs: Vec<(PersonId, Traces)> = persons::traces(tx, &ids)?;
    let births = reach::births(tx, &ids)?;
    for (person, traces) in &mut theirs {
        traces.born_on = traces.born_on.filter(|_| births.tells(*person));
    }
    recall_by(tx, &theirs, whom, day)
}

/// The same of persons who are recognized so, whether the registry knows them or not.
pub(super) fn recall_by(
    tx: &mut Tx<'_>,
    theirs: &[(PersonId, Traces)],
    whom: &[(PersonId, Option<MemoryId>)],
    day: NaiveDate,
) -> Result<HashMap<PersonId, Vec<Recalled>>> {
    if theirs.is_empty() || !store::has_any(tx)? {
        return Ok(HashMap::new());
    }
    let own: Vec<_> = theirs.iter().map(|(_, traces)| digests(tx, traces)).collect();
    let asked: BTreeSet<Vec<u8>> = own.iter().flatten().map(|(_, mark)| mark.clone()).collect();
    let found = store::counting(tx, &asked.into_iter().collect::<Vec<_>>(), day)?;
    let mut memories: Vec<MemoryId> = found.iter().map(|mark| mark.memory_id).collect();
    memories.sort_unstable();
    memories.dedup();
    let dated = if memories.is_empty() { Vec::new() } else { store::dated(tx, &memories)? };
    let mut recalled = HashMap::new();
    for ((person, traces), own) in theirs.iter().zip(&own) {
        let but: Vec<MemoryId> =
            whom.iter().filter(|(known, _)| known == person).filter_map(|(_, own)| *own).collect();
        let mut of_each: BTreeMap<MemoryId, Remembered> = BTreeMap::new();
        let theirs = |mark: &&Digest| {
            own.iter().any(|(kind, digest)| (*kind, digest) == (mark.kind, &mark.mark))
                && !but.contains(&mark.memory_id)
        };
        for mark in found.iter().filter(theirs) {
            let told = of_each.entry(mark.memory_id).or_insert_with(|| Remembered {
                cause: mark.cause,
                agrees: Vec::new(),
                counts_until: mark.counts_until,
                body_id: mark.body_id,
                clause: mark.clause.clone(),
            });
            if !told.agrees.contains(&mark.kind) {
                told.agrees.push(mark.kind);
                told.agrees.sort_unstable_by_key(|kind| kind.word());
            }
        }
        let with_the_verdict = |(id, told): (MemoryId, Remembered)| {
            let both_are_dated = traces.born_on.is_some() && dated.contains(&id);
            Recalled { is_of_the_same: rules::is_of_the_same(&told.agrees, both_are_dated), told }
        };
        recalled.insert(*person, of_each.into_iter().map(with_the_verdict).collect());
    }
    Ok(recalled)
}
