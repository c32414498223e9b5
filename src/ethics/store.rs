//! Cases, their parties and who judges them, in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, Tx, case_members, case_parties, cases};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;

use super::model::{
    Case, CaseId, CaseMember, CaseMemberId, CaseParty, CasePartyId, CaseQuery, CaseState, PartyRole,
};

pub(super) fn find(tx: &mut Tx<'_>, id: CaseId) -> Result<Case> {
    Ok(cases::table.find(id).select(Case::as_select()).first(tx.conn)?)
}

/// The case of that number in a series, if there is one.
pub(super) fn numbered(tx: &mut Tx<'_>, series: &str, number: i64) -> Result<Option<CaseId>> {
    let one = cases::table.filter(cases::series.eq(series)).filter(cases::number.eq(number));
    Ok(one.select(cases::id).first(tx.conn).optional()?)
}

/// The last number given in a series, or none.
pub(super) fn last_number(tx: &mut Tx<'_>, series: &str) -> Result<i64> {
    let last =
        cases::table.filter(cases::series.eq(series)).order(cases::number.desc()).select(cases::number);
    Ok(last.first(tx.conn).optional()?.unwrap_or_default())
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &Case) -> Result<()> {
    diesel::insert_into(cases::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &Case) -> Result<()> {
    diesel::update(cases::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// Takes out a case with all that hangs on it.
pub(super) fn delete(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    diesel::delete(case_members::table.filter(case_members::case_id.eq(id))).execute(tx.conn)?;
    diesel::delete(case_parties::table.filter(case_parties::case_id.eq(id))).execute(tx.conn)?;
    part(tx, id)?;
    diesel::delete(cases::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Lets whatever was joined to a case be heard by itself again.
pub(super) fn part(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let joined = cases::table.filter(cases::joined_to.eq(id));
    diesel::update(joined).set(cases::joined_to.eq(None::<CaseId>)).execute(tx.conn)?;
    Ok(())
}

/// The parties to these cases, in the order they were entered.
pub(super) fn parties(tx: &mut Tx<'_>, of: &[CaseId]) -> Result<Vec<CaseParty>> {
    let of_them = case_parties::table.filter(case_parties::case_id.eq_any(of)).order(case_parties::id);
    Ok(of_them.select(CaseParty::as_select()).load(tx.conn)?)
}

/// Who is or was assigned to these cases, in the order they were.
pub(super) fn members(tx: &mut Tx<'_>, of: &[CaseId]) -> Result<Vec<CaseMember>> {
    let of_them = case_members::table.filter(case_members::case_id.eq_any(of)).order(case_members::id);
    Ok(of_them.select(CaseMember::as_select()).load(tx.conn)?)
}

pub(super) fn insert_party(tx: &mut Tx<'_>, row: &CaseParty) -> Result<()> {
    diesel::insert_into(case_parties::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_member(tx: &mut Tx<'_>, row: &CaseMember) -> Result<()> {
    diesel::insert_into(case_members::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

/// Takes out whoever was assigned for an instance but for these, unless recused: that stays on record.
pub(super) fn unassign(tx: &mut Tx<'_>, id: CaseId, instance: i64, staying: &[CaseMemberId]) -> Result<()> {
    let there = case_members::table
        .filter(case_members::case_id.eq(id))
        .filter(case_members::instance.eq(instance))
        .filter(case_members::recused_on.is_null())
        .filter(case_members::id.ne_all(staying));
    diesel::delete(there).execute(tx.conn)?;
    Ok(())
}

pub(super) fn recuse(tx: &mut Tx<'_>, member: &CaseMember, on: NaiveDate) -> Result<()> {
    diesel::update(case_members::table.find(member.id))
        .set(case_members::recused_on.eq(on))
        .execute(tx.conn)?;
    Ok(())
}

/// Records that a party was told of the case.
pub(super) fn told(tx: &mut Tx<'_>, party: CasePartyId, on: NaiveDate) -> Result<()> {
    diesel::update(case_parties::table.find(party)).set(case_parties::told_on.eq(on)).execute(tx.conn)?;
    Ok(())
}

/// Where somebody was assigned: the case, how far up the case is, how far up it was then, and since when he or she is
/// recused from it.
pub(super) type Assignment = (CaseId, i64, i64, Option<NaiveDate>);

/// The cases somebody of these ids is or was assigned to.
pub(super) fn assignments(tx: &mut Tx<'_>, person: &[PersonId]) -> Result<Vec<Assignment>> {
    let theirs = case_members::table
        .inner_join(cases::table.on(cases::id.eq(case_members::case_id)))
        .filter(case_members::person_id.eq_any(person))
        .select((cases::id, cases::instance, case_members::instance, case_members::recused_on));
    Ok(theirs.load(tx.conn)?)
}

/// What of the cases somebody may see.
pub(super) struct Sight {
    /// The committees he or she sits in.
    pub(super) sits_in: Vec<BodyId>,
    /// Those of them for which he or she receives complaints.
    pub(super) receives_for: Vec<BodyId>,
    /// The cases he or she is assigned to.
    pub(super) assigned: Vec<CaseId>,
    /// Those he or she is not to judge any more.
    pub(super) barred: Vec<CaseId>,
    /// The persons in whose cases he or she is recused.
    pub(super) close_to: Vec<PersonId>,
}

/// The cases that fit, within sight.
fn fitting<'a>(
    query: &CaseQuery,
    body: Option<BodyId>,
    sight: &Sight,
    day: NaiveDate,
) -> cases::BoxedQuery<'a, MultiBackend> {
    let Sight { sits_in, receives_for, assigned, barred, close_to } = sight;
    let party_to = case_parties::table
        .filter(case_parties::person_id.eq_any(close_to.clone()))
        .select(case_parties::case_id);
    let is_seen = cases::body_id
        .eq_any(receives_for.clone())
        .or(cases::id.eq_any(assigned.clone()).and(cases::body_id.eq_any(sits_in.clone())));
    let mut fitting = cases::table
        .filter(is_seen)
        .filter(cases::id.ne_all(barred.clone()))
        .filter(cases::id.ne_all(party_to))
        .into_boxed();
    if let Some(state) = query.state {
        fitting = fitting.filter(cases::state.eq(state));
    }
    if let Some(body) = body {
        fitting = fitting.filter(cases::body_id.eq(body));
    }
    let is_late = || cases::due_on.lt(day).and(cases::stopped_on.is_null()).or(cases::confirm_by.lt(day));
    match query.overdue {
        None => fitting,
        Some(true) => fitting.filter(is_late()),
        Some(false) => fitting
            .filter(cases::due_on.is_null().or(cases::due_on.ge(day)).or(cases::stopped_on.is_not_null()))
            .filter(cases::confirm_by.is_null().or(cases::confirm_by.ge(day))),
    }
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    (query, body): (&CaseQuery, Option<BodyId>),
    sight: &Sight,
    listing: &Listing,
) -> Result<Vec<Case>> {
    let mut page = fitting(query, body, sight, tx.as_of);
    if let Some(after) = listing.after_id()? {
        page = page.filter(cases::id.gt(CaseId(after)));
    }
    let page = page.order(cases::id).limit(listing.fetch());
    Ok(page.select(Case::as_select()).load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    (query, body): (&CaseQuery, Option<BodyId>),
    sight: &Sight,
) -> Result<i64> {
    Ok(fitting(query, body, sight, tx.as_of).count().get_result(tx.conn)?)
}

/// The cases somebody knows of as a party: one's own complaints, and what one was told of.
fn own<'a>(person: &[PersonId]) -> cases::BoxedQuery<'a, MultiBackend> {
    let knows = case_parties::role
        .eq(PartyRole::Complainant)
        .or(case_parties::role.eq(PartyRole::Respondent).and(case_parties::told_on.is_not_null()));
    let theirs = case_parties::table
        .filter(case_parties::person_id.eq_any(person.to_vec()))
        .filter(knows)
        .select(case_parties::case_id);
    cases::table.filter(cases::id.eq_any(theirs)).into_boxed()
}

pub(super) fn own_listed(tx: &mut Tx<'_>, person: &[PersonId], listing: &Listing) -> Result<Vec<Case>> {
    let mut page = own(person);
    if let Some(after) = listing.after_id()? {
        page = page.filter(cases::id.gt(CaseId(after)));
    }
    let page = page.order(cases::id).limit(listing.fetch());
    Ok(page.select(Case::as_select()).load(tx.conn)?)
}

pub(super) fn own_counted(tx: &mut Tx<'_>, person: &[PersonId]) -> Result<i64> {
    Ok(own(person).count().get_result(tx.conn)?)
}

/// One case somebody knows of as a party.
pub(super) fn own_one(tx: &mut Tx<'_>, person: &[PersonId], id: CaseId) -> Result<Case> {
    Ok(own(person).filter(cases::id.eq(id)).select(Case::as_select()).first(tx.conn)?)
}

/// A case whose sanction was to wait for an appeal that did not come by `day`.
pub(super) fn to_be_enforced(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Option<Case>> {
    let waiting = cases::table
        .filter(cases::enforce_on.le(day))
        .filter(cases::state.eq(CaseState::Notified))
        .order((cases::enforce_on, cases::id));
    Ok(waiting.select(Case::as_select()).first(tx.conn).optional()?)
}
