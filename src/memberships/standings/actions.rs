//! What is done with standings: written with every change of a membership, suspended and reinstated, looked at.
use std::collections::HashMap;

use crate::basis::{DecisionId, Source};
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{MembershipId, Standing};
use crate::reach;
use crate::words::{PartialDate, Tenure};

use super::super::actions::{changed, told};
use super::super::model::{Membership, MembershipRow};
use super::super::refusals::Refusal;
use super::super::{rules, store as memberships};
use super::model::{
    MembershipStandingId, NewReinstatement, NewSuspension, Reinstated, StandingRow, StandingTold, Suspended,
};
use super::store;

/// The days of every suspension of these memberships, by one query.
pub(in crate::memberships) fn spells(
    tx: &mut Tx<'_>,
    of: &[MembershipId],
) -> Result<HashMap<MembershipId, Vec<Tenure>>> {
    let mut spells: HashMap<MembershipId, Vec<Tenure>> = HashMap::new();
    for row in store::suspensions(tx, of)? {
        spells.entry(row.membership_id).or_default().push(row.spell());
    }
    Ok(spells)
}

/// A standing of a membership from that day on, on the word of whoever asks.
fn standing(
    tx: &Tx<'_>,
    of: &MembershipRow,
    standing: Standing,
    from: PartialDate,
    (decision_id, source): (Option<DecisionId>, Option<Source>),
) -> StandingRow {
    StandingRow {
        id: MembershipStandingId::new(),
        membership_id: of.id,
        person_id: of.person_id,
        standing,
        starts_earliest: from.earliest(),
        starts_latest: from.latest(),
        ends_on: None,
        recorded_by: tx.actor.principal.to_string(),
        decision_id,
        source: source.map(Json),
        created_at: tx.now,
        updated_at: tx.now,
    }
}

/// Records that a membership began.
pub(in crate::memberships) fn begin(tx: &mut Tx<'_>, of: &MembershipRow) -> Result<()> {
    let starts = of.tenure().starts;
    let first = standing(tx, of, Standing::Active, starts, (None, of.grounds().start));
    store::insert(tx, &first)
}

/// Records the same of many.
pub(in crate::memberships) fn begin_all(tx: &mut Tx<'_>, all: &[MembershipRow]) -> Result<()> {
    let first = |of: &MembershipRow| {
        standing(tx, of, Standing::Active, of.tenure().starts, (None, of.grounds().start))
    };
    let firsts: Vec<StandingRow> = all.iter().map(first).collect();
    store::insert_all(tx, &firsts)
}

/// Records how a membership ended, from the day after its last.
pub(in crate::memberships) fn close(
    tx: &mut Tx<'_>,
    of: &MembershipRow,
    decision: Option<DecisionId>,
) -> Result<()> {
    expect_around(tx, of)?;
    let Some(last) = of.tenure().ends else { return Ok(()) };
    let ended = standing(tx, of, of.standing, last.day_after(), (decision, of.grounds().end));
    store::insert(tx, &ended)
}

/// Lets the standings of a membership follow what was corrected of it: its first day, its last, their sources.
pub(in crate::memberships) fn follow(tx: &mut Tx<'_>, after: &MembershipRow) -> Result<()> {
    expect_around(tx, after)?;
    let (first, last) = store::ends_of(tx, after.id)?;
    let (tenure, grounds) = (after.tenure(), after.grounds());
    if let Some(first) = first {
        corrected(tx, first, tenure.starts, grounds.start)?;
    }
    match (last, tenure.ends) {
        (Some(last), Some(ends)) => corrected(tx, last, ends.day_after(), grounds.end),
        (Some(last), None) => store::delete(tx, last.id),
        (None, _) => Ok(()),
    }
}

/// Keeps what was corrected of a standing, if anything was, on the word of whoever corrects it.
fn corrected(
    tx: &mut Tx<'_>,
    before: StandingRow,
    starts: PartialDate,
    source: Option<Source>,
) -> Result<()> {
    if before.starts_on() == starts && before.source.as_ref().map(|source| &source.0) == source.as_ref() {
        return Ok(());
    }
    let recorded_by = tx.actor.principal.to_string();
    let mut after = StandingRow { source: source.map(Json), recorded_by, updated_at: tx.now, ..before };
    after.starts(starts);
    store::update(tx, &after)
}

/// Forgets every standing of a membership that is taken out.
pub(in crate::memberships) fn forget(tx: &mut Tx<'_>, of: MembershipId) -> Result<()> {
    store::delete_of(tx, of)
}

/// Goes on only if every suspension of a membership begins on a day it may last on.
fn expect_around(tx: &mut Tx<'_>, of: &MembershipRow) -> Result<()> {
    let spells: Vec<Tenure> = store::suspensions(tx, &[of.id])?.iter().map(StandingRow::spell).collect();
    Ok(rules::lasts_around(&of.tenure(), &spells)?)
}

/// Goes on only with a decision that is there, or a source.
fn expect_basis(tx: &mut Tx<'_>, decision: Option<DecisionId>, source: Option<&Source>) -> Result<()> {
    if decision.is_none() && source.is_none() {
        return Err(Refusal::GroundsAreMissing.into());
    }
    reach::expect_decision(tx, decision)
}

/// Suspends a member from day to day: what he or she holds by membership, office or grant rests meanwhile.
pub(super) fn suspend(tx: &mut Tx<'_>, id: MembershipId, new: &NewSuspension) -> Result<Suspended> {
    let before = memberships::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    reach::expect_over_all_of(tx, before.person_id)?;
    expect_basis(tx, new.decision_id, new.source.as_ref())?;
    let first = new.starts_on.unwrap_or(tx.today);
    let spell = Tenure { starts: PartialDate::exact(first), ends: new.ends_on.map(PartialDate::exact) };
    let others: Vec<Tenure> = store::suspensions(tx, &[id])?.iter().map(StandingRow::spell).collect();
    rules::may_suspend(&spell, &before.tenure(), &others)?;
    let basis = (new.decision_id, new.source.clone());
    let mut row = standing(tx, &before, Standing::Suspended, spell.starts, basis);
    row.ends_on = new.ends_on;
    let shown = told(tx, before.clone())?;
    store::insert(tx, &row).map_err(|problem| {
        problem.if_violates("membership_standings_once_a_day", Refusal::MemberIsSuspended.kind())
    })?;
    let suspension = row.told(None);
    journal::created(tx, "membership_standing", suspension.id, &suspension)?;
    Ok(Suspended { membership: counted(tx, before, &shown)?, suspension })
}

/// Lifts a suspension from a day on; one that was still to come never was.
pub(super) fn reinstate(tx: &mut Tx<'_>, id: MembershipId, new: &NewReinstatement) -> Result<Reinstated> {
    let before = memberships::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    reach::expect_over_all_of(tx, before.person_id)?;
    expect_basis(tx, new.decision_id, new.source.as_ref())?;
    let on = new.on.unwrap_or(tx.today);
    let mut lasting = store::suspensions(tx, &[id])?;
    lasting.retain(|one| one.ends_on.is_none_or(|last| on <= last));
    let Some(row) = lasting.into_iter().next() else { return Err(Refusal::MemberIsNotSuspended.into()) };
    let shown = told(tx, before.clone())?;
    let was = row.clone().told(None);
    let suspension = if on <= row.starts_latest {
        store::delete(tx, row.id)?;
        journal::deleted(tx, "membership_standing", row.id, &was)?;
        None
    } else {
        let shortened = StandingRow { ends_on: on.pred_opt(), updated_at: tx.now, ..row };
        store::update(tx, &shortened)?;
        let left = shortened.told(None);
        journal::changed(tx, "membership_standing", left.id, &was, &left)?;
        let basis = (new.decision_id, new.source.clone());
        let active = standing(tx, &before, Standing::Active, PartialDate::exact(on), basis);
        store::insert(tx, &active)?;
        let active = active.told(None);
        journal::created(tx, "membership_standing", active.id, &active)?;
        Some(left)
    };
    Ok(Reinstated { membership: counted(tx, before, &shown)?, suspension })
}

/// The membership in its next state, though nothing of its own has changed but how its member stands.
fn counted(tx: &mut Tx<'_>, before: MembershipRow, shown: &Membership) -> Result<Membership> {
    changed(tx, &before, before.clone(), shown)
}

/// The standings of a membership that had begun by the day the caller named, if one was named, in the order of their days.
pub(super) fn list(tx: &mut Tx<'_>, id: MembershipId, listing: &Listing) -> Result<Page<StandingTold>> {
    let membership = memberships::find(tx, id)?;
    tx.expect_begun(membership.tenure().starts.earliest())?;
    let total = listing.total(|| store::count(tx, id))?;
    let rows = store::list(tx, id, listing)?;
    let nexts: Vec<Option<PartialDate>> =
        rows.iter().skip(1).map(|row| Some(row.starts_on())).chain([None]).collect();
    let starts: HashMap<MembershipStandingId, String> =
        rows.iter().map(|row| (row.id, row.starts_latest.to_string())).collect();
    let is_begun = |told: &StandingTold| {
        let first = told.starts_on.earliest();
        tx.named_day.zip(first).is_none_or(|(day, first)| first <= day)
    };
    let told = rows.into_iter().zip(nexts).map(|(row, next)| row.told(next)).filter(is_begun).collect();
    Ok(listing.page(told, total, |row: &StandingTold| {
        vec![starts.get(&row.id).cloned().unwrap_or_default(), row.id.to_string()]
    }))
}
