//! Settling pairs: dismissed for good, or looked at again.
use serde::Serialize;

use crate::db::{Json, Tx};
use crate::error::Result;
use crate::journal;
use crate::persons::PersonId;

use super::super::model::{Band, Dismissal, DuplicateId, DuplicatePair, DuplicateTold, PairState, Reopening};
use super::super::{rules, store};
use super::look::{found, told};

/// Says that the two are two: they are not suggested again.
pub(in crate::duplicates) fn dismiss(
    tx: &mut Tx<'_>,
    id: DuplicateId,
    why: &Dismissal,
) -> Result<DuplicateTold> {
    let before = found(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::expect_open(before.state)?;
    let after = settled(tx, &before, PairState::Dismissed, &why.reason);
    keep(tx, &before, after)
}

/// A pair that was reopened, as the journal tells it.
#[derive(Serialize)]
struct Reopened<'a> {
    #[serde(flatten)]
    pair: &'a DuplicatePair,
    reopened_because: &'a str,
}

/// Lets somebody look at a pair again.
pub(in crate::duplicates) fn reopen(
    tx: &mut Tx<'_>,
    id: DuplicateId,
    why: &Reopening,
) -> Result<DuplicateTold> {
    let before = found(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::expect_dismissed(before.state)?;
    let after = DuplicatePair {
        state: PairState::Open,
        settled_by: None,
        settled_at: None,
        settled_because: None,
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update(tx.conn, &after)?;
    // Why is on record in the journal alone: an open pair has no settlement.
    let recorded = Reopened { pair: &after, reopened_because: &why.reason };
    journal::changed(tx, "duplicate", id, &before, &recorded)?;
    told(tx, after)
}

fn keep(tx: &mut Tx<'_>, before: &DuplicatePair, after: DuplicatePair) -> Result<DuplicateTold> {
    store::update(tx.conn, &after)?;
    journal::changed(tx, "duplicate", after.id, before, &after)?;
    told(tx, after)
}

fn settled(tx: &Tx<'_>, before: &DuplicatePair, state: PairState, because: &str) -> DuplicatePair {
    DuplicatePair {
        state,
        settled_by: Some(tx.actor.written()),
        settled_at: Some(tx.now),
        settled_because: Some(because.to_owned()),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    }
}

/// Settles the pair of these two, and makes one for that where there is none.
pub(super) fn settle_both(
    tx: &mut Tx<'_>,
    (one, other): (PersonId, PersonId),
    state: PairState,
    because: &str,
) -> Result<()> {
    let (person_id, other_id) = if one < other { (one, other) } else { (other, one) };
    let kept = store::of_both(tx.conn, (person_id, other_id))?;
    let before = kept.clone().unwrap_or_else(|| DuplicatePair {
        id: DuplicateId::new(),
        person_id,
        other_id,
        band: Band::Possible,
        score: 0,
        reasons: Json(Vec::new()),
        state,
        settled_by: None,
        settled_at: None,
        settled_because: None,
        found_at: tx.now,
        version: 0,
        updated_at: tx.now,
    });
    let after = settled(tx, &before, state, because);
    if let Some(before) = kept {
        store::update(tx.conn, &after)?;
        journal::changed(tx, "duplicate", after.id, &before, &after)
    } else {
        store::insert(tx.conn, std::slice::from_ref(&after))?;
        journal::created(tx, "duplicate", after.id, &after)
    }
}

/// Takes out every pair of somebody who is erased, however it was settled.
pub fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let pairs: Vec<DuplicateId> = store::among(tx.conn, &[person])?.into_iter().map(|pair| pair.id).collect();
    store::delete(tx.conn, &pairs)
}
