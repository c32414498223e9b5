//! What is done with standings: written with every change of a membership, suspended and reinstated, looked at.
use std::collections::HashMap;

use crate::basis::{Basis, DecisionId, Source};
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{MembershipId, Standing};
use crate::reach;
use crate::words::{PartialDate, Tenure};

use super::super::actions::{basis, changed, told};
use super::super::model::{Membership, MembershipRow};
use super::super::refusals::Refusal;
use super::super::{rules, store as memberships};
use super::imposed::follow_impositions;
use super::model::{
    MembershipStandingId, NewReinstatement, NewSuspension, Reinstated, StandingRow, StandingTold, Suspended,
};
use super::{keep, store};

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
pub(super) fn standing(
    tx: &Tx<'_>,
    of: &MembershipRow,
    standing: Standing,
    from: PartialDate,
    Basis { decision_id, source }: Basis,
) -> StandingRow {
    StandingRow {
        id: MembershipStandingId::new(),
        membership_id: of.id,
        person_id: of.person_id,
        standing,
        starts_earliest: from.earliest(),
        starts_latest: from.latest(),
        ends_on: None,
        recorded_by: tx.actor.written(),
        decision_id,
        source: source.map(Json),
        is_imposed: false,
        created_at: tx.now,
        updated_at: tx.now,
    }
}

/// What was found in a source, if one is told.
pub(super) fn found_in(source: Option<Source>) -> Basis {
    Basis { decision_id: None, source }
}

/// Records that a membership began.
pub(in crate::memberships) fn begin(
    tx: &mut Tx<'_>,
    of: &MembershipRow,
    decision: Option<DecisionId>,
) -> Result<()> {
    let starts = of.tenure().starts;
    let basis = Basis { decision_id: decision, ..found_in(of.grounds().start) };
    let first = standing(tx, of, Standing::Active, starts, basis);
    store::insert(tx, &first)
}

/// Records the same of many.
pub(in crate::memberships) fn begin_all(tx: &mut Tx<'_>, all: &[MembershipRow]) -> Result<()> {
    let first = |of: &MembershipRow| {
        standing(tx, of, Standing::Active, of.tenure().starts, found_in(of.grounds().start))
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
    let basis = Basis { decision_id: decision, source: of.grounds().end };
    let ended = standing(tx, of, of.standing, last.day_after(), basis);
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
    let recorded_by = tx.actor.written();
    let mut after = StandingRow { source: source.map(Json), recorded_by, updated_at: tx.now, ..before };
    after.starts(starts);
    store::update(tx, &after)
}

/// Forgets every standing of a membership that is taken out.
pub(in crate::memberships) fn forget(tx: &mut Tx<'_>, of: MembershipId) -> Result<()> {
    keep::delete_of(tx, of)?;
    store::delete_of(tx, of)
}

/// Goes on only if every suspension of a membership begins on a day it may last on, or after its lapse.
fn expect_around(tx: &mut Tx<'_>, of: &MembershipRow) -> Result<()> {
    let spells: Vec<Tenure> = store::suspensions(tx, &[of.id])?.iter().map(StandingRow::spell).collect();
    Ok(rules::may_close(of.standing, &of.tenure(), &spells)?)
}

/// Suspends a member from day to day: what he or she holds by membership, office or grant rests meanwhile.
pub(super) fn suspend(tx: &mut Tx<'_>, id: MembershipId, new: &NewSuspension) -> Result<Suspended> {
    let before = memberships::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    reach::expect_over_all_of(tx, before.person_id)?;
    let basis = basis(tx, new.decision_id, new.source.as_ref())?;
    let first = new.starts_on.unwrap_or(tx.today);
    let spell = Tenure { starts: PartialDate::exact(first), ends: new.ends_on.map(PartialDate::exact) };
    let others: Vec<Tenure> = store::suspensions(tx, &[id])?.iter().map(StandingRow::spell).collect();
    rules::may_suspend(&spell, &before.tenure(), &others)?;
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
    let basis = basis(tx, new.decision_id, new.source.as_ref())?;
    let on = new.on.unwrap_or(tx.today);
    rules::may_reinstate(&before.tenure(), on)?;
    let mut lasting = store::suspensions(tx, &[id])?;
    lasting.retain(|one| one.ends_on.is_none_or(|last| on <= last));
    let Some(row) = lasting.into_iter().next() else { return Err(Refusal::MemberIsNotSuspended.into()) };
    if row.is_imposed {
        return Err(Refusal::CommitteeSaysSo.into());
    }
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
        let active = standing(tx, &before, Standing::Active, PartialDate::exact(on), basis);
        store::insert(tx, &active)?;
        let active = active.told(None);
        journal::created(tx, "membership_standing", active.id, &active)?;
        Some(left)
    };
    // What a committee imposed on the same days holds by itself now.
    follow_impositions(tx, &before, &before.tenure())?;
    Ok(Reinstated { membership: counted(tx, before, &shown)?, suspension })
}

/// The membership in its next state, though nothing of its own has changed but how its member stands.
pub(super) fn counted(tx: &mut Tx<'_>, before: MembershipRow, shown: &Membership) -> Result<Membership> {
    changed(tx, &before, before.clone(), shown)
}

/// The standings of a membership that had begun by the day the caller named, if one was named, in the order of their days.
pub(super) fn list(tx: &mut Tx<'_>, id: MembershipId, listing: &Listing) -> Result<Page<StandingTold>> {
    let membership = memberships::find(tx, id)?;
    let tenure = membership.tenure();
    tx.expect_begun(tenure.starts.earliest())?;
    let last = tenure.ends.map(|ends| ends.latest());
    let total = listing.total(|| store::count(tx, id, last))?;
    let page = listing.page(store::list(tx, id, last, listing)?, total, |row: &StandingRow| {
        vec![row.starts_latest.to_string(), row.id.to_string()]
    });
    let next = page.data.last().cloned().map(|row| store::after(tx, &row, last)).transpose()?.flatten();
    let nexts: Vec<Option<PartialDate>> =
        page.data.iter().skip(1).chain(&next).map(|row| Some(row.starts_on())).chain([None]).collect();
    let data = page.data.into_iter().zip(nexts).map(|(row, next)| row.told(next)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}
