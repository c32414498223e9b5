//! What is done with acts: carried out, looked at, withdrawn.
use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::basis::{ActId, Basis};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page, Resource as _};
use crate::journal::{self, Entry};
use crate::territory;

use super::super::actions as bodies;
use super::super::model::BodyId;
use super::model::{Act, ActKind, ActQuery, Kept, Ordered, Subject};
use super::store;

/// Begins an act: what changes from here on is recorded as part of it. One that is carried out anew goes on.
pub fn begin(tx: &mut Tx<'_>) -> ActId {
    *tx.act.get_or_insert_with(ActId::new)
}

/// Keeps an act, once all it does is done, with what was ordered. One that is carried out anew is kept already.
pub fn conclude(
    tx: &mut Tx<'_>,
    id: ActId,
    (kind, subject): (ActKind, Subject),
    on: NaiveDate,
    basis: &Basis,
    ordered: &impl Serialize,
) -> Result<()> {
    tx.act = None;
    if store::is_kept(tx, id)? {
        return Ok(());
    }
    let (body_id, territory) = match subject {
        Subject::Body(id) => (Some(id), None),
        Subject::Territory(code) => (None, Some(code)),
    };
    let act = Act {
        id,
        kind,
        body_id,
        territory,
        takes_effect_on: on,
        decision_id: basis.decision_id,
        source: basis.source.clone().map(Json),
        created_at: tx.now,
        updated_at: tx.now,
        version: 1,
    };
    store::insert(tx, &act)?;
    journal::created(tx, "act", id, &Ordered { act: &act, ordered })
}

/// Begins to carry a corrected act out anew: what it changed by now stands in the journal before this.
pub fn begin_anew(tx: &mut Tx<'_>, before: &Act, after: &Act, ordered: &impl Serialize) -> Result<()> {
    tx.act = Some(before.id);
    correct(tx, before, after, ordered)
}

/// Keeps an act as it is corrected.
pub fn correct(tx: &mut Tx<'_>, before: &Act, after: &Act, ordered: &impl Serialize) -> Result<()> {
    store::update(tx, after)?;
    journal::changed(tx, "act", after.id, before, &Ordered { act: after, ordered })
}

/// What an act was ordered by; none where a version recorded it that kept only what came of it.
pub fn ordered<O: DeserializeOwned>(tx: &mut Tx<'_>, id: ActId) -> Result<Option<O>> {
    match journal::last_of(tx, "act", id)? {
        Some(entry) => Ok(entry.after::<Kept<O>>()?.ordered),
        None => Ok(None),
    }
}

/// One act.
pub fn find(tx: &mut Tx<'_>, id: ActId) -> Result<Act> {
    store::find(tx, id)
}

/// The acts asked for, in the order they were recorded, those to come included.
pub(super) fn list(tx: &mut Tx<'_>, query: &ActQuery, listing: &Listing) -> Result<Page<Act>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let codes = match &query.territory {
        Some(code) => Some(territory::codes_borne(tx, &[code.as_str().to_owned()])?),
        None => None,
    };
    let total = listing.total(|| store::count(tx, query, body, codes.as_deref()))?;
    let found = store::list(tx, query, body, codes.as_deref(), listing)?;
    Ok(listing.page(found, total, |act| vec![act.id.to_string()]))
}

/// Goes on only if no act is about a body: the last one is withdrawn first.
pub(in crate::bodies) fn expect_none_about(tx: &mut Tx<'_>, body: BodyId) -> Result<()> {
    match store::last_about(tx, body)? {
        Some(act) => Err(Problem::of(&kinds::IN_USE).because(act.path())),
        None => Ok(()),
    }
}

/// The acts that changed a body after an entry and still stand, the last first.
pub(in crate::bodies) fn later(tx: &mut Tx<'_>, body: BodyId, entry: &Entry) -> Result<Vec<Act>> {
    let acts = journal::acts_since(tx, body, entry)?;
    if acts.is_empty() { Ok(Vec::new()) } else { store::of_ids(tx, &acts) }
}

/// Takes an act out of which nothing is left, and records why.
pub fn take_out(tx: &mut Tx<'_>, act: &Act, why: &impl Serialize) -> Result<()> {
    store::delete(tx, act.id)?;
    journal::created(tx, "withdrawal", act.id, why)?;
    journal::deleted(tx, "act", act.id, act)
}
