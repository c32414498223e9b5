//! What is done with transfers: asked for, consented to, refused.
use chrono::NaiveDate;

use crate::access::Principal;
use crate::bodies::handovers::{self, Handed};
use crate::bodies::{self, Body, BodyId};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, MembershipId, PersonId};
use crate::reach;

use super::super::actions::{changed, told as membership_told};
use super::super::refusals::Refusal;
use super::super::{rules, store as memberships};
use super::model::{
    NewRefusal, NewTransfer, Transfer, TransferId, TransferQuery, TransferState, TransferTold,
};
use super::store;

/// Asks that a member go to another unit. Whoever speaks for one of the two units consents for it by that, unless he or she
/// asks for himself or herself; where both have, it is agreed.
pub(super) fn ask(tx: &mut Tx<'_>, id: MembershipId, new: &NewTransfer) -> Result<TransferTold> {
    let membership = memberships::find(tx, id)?;
    tx.expect_version(id, membership.version)?;
    let is_own = tx.actor.principal == Principal::Person(membership.person_id);
    let to = receiving(tx, new)?;
    let from = membership.unit_id.ok_or(Refusal::MemberHasNoUnit)?;
    let wanted_on = new.on.unwrap_or(tx.today);
    rules::may_transfer((from, to.id), &membership.tenure(), &to.tenure(), wanted_on)?;
    let mut transfer = Transfer {
        id: TransferId::new(),
        membership_id: id,
        person_id: membership.person_id,
        from_body_id: from,
        to_body_id: to.id,
        state: TransferState::Pending,
        wanted_on,
        takes_effect_on: None,
        asked_by: tx.actor.written(),
        reason: new.reason.as_ref().map(ToString::to_string),
        source: new.source.clone().map(Json),
        released_by: None,
        released_at: None,
        received_by: None,
        received_at: None,
        refused_by: None,
        refusal: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    if !is_own {
        let sides = reach::over_which(tx, &[from, to.id])?;
        consented(tx, &mut transfer, &sides);
    }
    store::insert(tx, &transfer).map_err(|problem| {
        problem.if_violates("membership_transfers_membership_id_key", Refusal::TransferIsPending.kind())
    })?;
    settle(tx, &mut transfer)?;
    if transfer.state == TransferState::Agreed {
        store::update(tx, &transfer)?;
    }
    journal::created(tx, "membership_transfer", transfer.id, &transfer)?;
    one(tx, transfer)
}

/// The unit that is named.
fn receiving(tx: &mut Tx<'_>, new: &NewTransfer) -> Result<Body> {
    bodies::find(tx, &new.unit)
        .map_err(|problem| if problem.is_not_found() { Refusal::UnitIsUnknown.into() } else { problem })
}

/// Notes the consents of whoever asks, for the sides he or she speaks for: the unit that is left, and the one that receives.
fn consented(tx: &Tx<'_>, transfer: &mut Transfer, sides: &[bool]) -> bool {
    let who = tx.actor.written();
    let [leaving, receiving] = [0, 1].map(|side| sides.get(side).copied().unwrap_or_default());
    let mut is_new = false;
    if leaving && transfer.released_by.is_none() {
        (transfer.released_by, transfer.released_at) = (Some(who.clone()), Some(tx.now));
        is_new = true;
    }
    if receiving && transfer.received_by.is_none() {
        (transfer.received_by, transfer.received_at) = (Some(who), Some(tx.now));
        is_new = true;
    }
    is_new
}

/// Lets a transfer take effect once both have consented: on the day it was asked for, or today, if that has passed.
fn settle(tx: &mut Tx<'_>, transfer: &mut Transfer) -> Result<()> {
    if transfer.released_by.is_none() || transfer.received_by.is_none() {
        return Ok(());
    }
    let on = transfer.wanted_on.max(tx.today);
    carry_out(tx, transfer, on)?;
    transfer.state = TransferState::Agreed;
    transfer.takes_effect_on = Some(on);
    Ok(())
}

/// Hands the membership over from one unit to the other.
fn carry_out(tx: &mut Tx<'_>, transfer: &Transfer, on: NaiveDate) -> Result<()> {
    let before = memberships::find(tx, transfer.membership_id)?;
    let (from, to) = (transfer.from_body_id, transfer.to_body_id);
    if before.unit_id != Some(from) {
        return Err(Refusal::MemberIsElsewhere.into());
    }
    let unit = bodies::find(tx, &to.into())?;
    rules::may_transfer((from, to), &before.tenure(), &unit.tenure(), on)?;
    handovers::hand_over_all(tx, Handed::Membership, &[before.id.0], (from, Some(to)), on)?;
    let shown = membership_told(tx, before.clone())?;
    let mut after = before.clone();
    after.unit_id = Some(to);
    changed(tx, &before, after, &shown)?;
    Ok(())
}

/// For which of the two units the caller speaks; a transfer of neither, and of another person, is not found.
fn sides(tx: &mut Tx<'_>, transfer: &Transfer) -> Result<Vec<bool>> {
    let bodies: [BodyId; 2] = [transfer.from_body_id, transfer.to_body_id];
    let sides = reach::over_which(tx, &bodies)?;
    let is_own = tx.actor.principal == Principal::Person(transfer.person_id);
    if is_own || sides.contains(&true) { Ok(sides) } else { Err(Problem::not_found()) }
}

/// The transfer, if it is still pending, and for which units the caller speaks.
fn pending(tx: &mut Tx<'_>, id: TransferId) -> Result<(Transfer, Vec<bool>)> {
    let before = store::find(tx, id)?;
    let sides = sides(tx, &before)?;
    tx.expect_version(id, before.version)?;
    if before.state == TransferState::Pending {
        Ok((before, sides))
    } else {
        Err(Problem::from(Refusal::TransferIsSettled).because(before.state.word()))
    }
}

/// Consents for the unit, or both, that the caller speaks for: by what is held over that unit alone, wherever the member
/// is.
pub(super) fn consent(tx: &mut Tx<'_>, id: TransferId) -> Result<TransferTold> {
    let (before, sides) = pending(tx, id)?;
    let mut after = before.clone();
    let is_own = tx.actor.principal == Principal::Person(before.person_id);
    if is_own || !consented(tx, &mut after, &sides) {
        return Err(Refusal::ConsentIsAnothers.into());
    }
    settle(tx, &mut after)?;
    keep(tx, &before, after)
}

/// Refuses a transfer, for either unit; or lets the member ask no more.
pub(super) fn refuse(tx: &mut Tx<'_>, id: TransferId, new: &NewRefusal) -> Result<TransferTold> {
    let (before, _) = pending(tx, id)?;
    let mut after = before.clone();
    after.state = TransferState::Refused;
    after.refused_by = Some(tx.actor.written());
    after.refusal = Some(new.reason.to_string());
    keep(tx, &before, after)
}

fn keep(tx: &mut Tx<'_>, before: &Transfer, mut after: Transfer) -> Result<TransferTold> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "membership_transfer", after.id, before, &after)?;
    one(tx, after)
}

/// One transfer: one's own, or from or to a unit the caller speaks for.
pub(super) fn show(tx: &mut Tx<'_>, id: TransferId) -> Result<TransferTold> {
    let found = store::find(tx, id)?;
    sides(tx, &found)?;
    one(tx, found)
}

/// Goes on only if there is such a transfer for the caller, for other rooms.
pub fn expect_seen(tx: &mut Tx<'_>, id: TransferId) -> Result<()> {
    let found = store::find(tx, id)?;
    sides(tx, &found).map(drop)
}

/// The transfers asked for, the earliest recorded first.
pub(super) fn list(tx: &mut Tx<'_>, query: &TransferQuery, listing: &Listing) -> Result<Page<TransferTold>> {
    let unit = bodies::narrowing(tx, query.unit.as_ref())?;
    let total = listing.total(|| store::count(tx, query, unit))?;
    let page = listing.page(store::list(tx, query, unit, listing)?, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

fn one(tx: &mut Tx<'_>, transfer: Transfer) -> Result<TransferTold> {
    told(tx, vec![transfer])?.pop().ok_or_else(Problem::not_found)
}

/// The transfers with the names of who is to go, by one query.
fn told(tx: &mut Tx<'_>, rows: Vec<Transfer>) -> Result<Vec<TransferTold>> {
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = persons::names(tx, &persons)?;
    let told =
        |transfer: Transfer| TransferTold { person: names.get(&transfer.person_id).cloned(), transfer };
    Ok(rows.into_iter().map(told).collect())
}
