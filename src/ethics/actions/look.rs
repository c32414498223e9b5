//! Looking at cases.
use std::collections::HashMap;

use crate::bodies;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::persons::{self, PersonId, PersonName};
use crate::statutes;
use crate::statutes::document::Procedure;
use crate::words::civil_day;

use super::super::model::{
    Case, CaseContent, CaseId, CaseMember, CaseMemberTold, CaseParty, CasePartyTold, CaseQuery, CaseState,
    CaseTold, CaseWaitsFor, PartyRole,
};
use super::super::rules;
use super::super::store;
use super::bars;
use super::committee::able;
use super::door::{Seen, seen, sight};
use super::file;

/// One case: its cover, and to whoever is assigned what is told in it.
pub(in crate::ethics) fn show(tx: &mut Tx<'_>, id: CaseId) -> Result<CaseTold> {
    let seen = seen(tx, id)?;
    tx.expect_begun(Some(seen.case.received_on))?;
    told_of(tx, seen)
}

/// A case that came in, as the caller may see it now.
pub(super) fn entered(tx: &mut Tx<'_>, id: CaseId) -> Result<CaseTold> {
    let seen = seen(tx, id)?;
    told_of(tx, seen)
}

/// The whole of a case, for those to whom it was opened.
pub(in crate::ethics) fn whole(tx: &mut Tx<'_>, id: CaseId) -> Result<CaseTold> {
    let case = store::find(tx, id)?;
    let (parties, members) = (bars::parties(tx, &[id])?, bars::members(tx, &[id])?);
    let content = file::opened(tx, &case)?;
    let names = names(tx, &parties, &members)?;
    let today = tx.today;
    let procedure = statutes::in_force(tx, today)?.discipline.procedure.clone();
    let covered = Covered { day: tx.as_of, procedure: &procedure, names: &names };
    Ok(CaseTold { content: Some(content), ..covered.told(case, parties, members) })
}

/// Who is party to a case, and whether it is known whom it is about.
pub(in crate::ethics) fn parties_of(tx: &mut Tx<'_>, id: CaseId) -> Result<(Vec<PersonId>, bool)> {
    let parties = bars::parties(tx, &[id])?;
    let is_known = parties.iter().any(|party| party.role == PartyRole::Respondent);
    Ok((parties.iter().map(|party| party.person_id).collect(), is_known))
}

/// A case as the caller may see it, who has looked it up.
pub(super) fn told_of(tx: &mut Tx<'_>, seen: Seen) -> Result<CaseTold> {
    let today = tx.today;
    let waits_for = waits_for(tx, &seen)?;
    let is_assigned = seen.assigned.is_some();
    let is_known = seen.respondent().is_some();
    let described = seen.content.described.clone().filter(|_| !is_known);
    let mut seen = seen;
    if !is_assigned {
        seen.parties.retain(|party| !party.is_protected);
    }
    let names = names(tx, &seen.parties, &seen.members)?;
    let procedure = statutes::in_force(tx, today)?.discipline.procedure.clone();
    let covered = Covered { day: tx.as_of, procedure: &procedure, names: &names };
    let mut told = covered.told(seen.case, seen.parties, seen.members);
    told.waits_for = waits_for;
    told.content = is_assigned.then_some(seen.content);
    told.described = described.map(String::from);
    Ok(told)
}

/// The covers of the cases the caller may see, the earliest entered first.
pub(in crate::ethics) fn list(
    tx: &mut Tx<'_>,
    query: &CaseQuery,
    listing: &Listing,
) -> Result<Page<CaseTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let Some(sight) = sight(tx)? else {
        return Ok(listing.page(Vec::new(), listing.total(|| Ok(0))?, |_| Vec::new()));
    };
    let total = listing.total(|| store::count(tx, (query, body), &sight))?;
    let rows = store::list(tx, (query, body), &sight, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    let ids: Vec<CaseId> = page.data.iter().map(|row| row.id).collect();
    let (parties, members) = (bars::parties(tx, &ids)?, bars::members(tx, &ids)?);
    let names = names(tx, &parties, &members)?;
    let today = tx.today;
    let procedure = statutes::in_force(tx, today)?.discipline.procedure.clone();
    let covered = Covered { day: tx.as_of, procedure: &procedure, names: &names };
    let mut of_each: HashMap<CaseId, (Vec<CaseParty>, Vec<CaseMember>)> = HashMap::new();
    for party in parties {
        of_each.entry(party.case_id).or_default().0.push(party);
    }
    for member in members {
        of_each.entry(member.case_id).or_default().1.push(member);
    }
    let told = |row: Case| {
        let (mut parties, members) = of_each.remove(&row.id).unwrap_or_default();
        parties.retain(|party| !party.is_protected);
        covered.told(row, parties, members)
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

/// What the covers of cases are told with.
struct Covered<'a> {
    day: chrono::NaiveDate,
    procedure: &'a Procedure,
    names: &'a HashMap<PersonId, PersonName>,
}

impl Covered<'_> {
    /// The cover of a case.
    fn told(&self, case: Case, parties: Vec<CaseParty>, members: Vec<CaseMember>) -> CaseTold {
        let party = |one: CaseParty| CasePartyTold {
            id: one.id,
            person_id: one.person_id,
            person: self.names.get(&one.person_id).cloned(),
            role: one.role,
            is_protected: one.is_protected,
            told_on: one.told_on,
        };
        let is_late = |due: Option<chrono::NaiveDate>| due.is_some_and(|due| due < self.day);
        let instance = case.instance;
        let member = |one: CaseMember| CaseMemberTold {
            id: one.id,
            person_id: one.person_id,
            person: self.names.get(&one.person_id).cloned(),
            is_rapporteur: one.is_rapporteur,
            recused_on: one.recused_on,
        };
        CaseTold {
            id: case.id,
            reference: case.reference(),
            body_id: case.body_id,
            instance,
            state: case.state,
            outcome: case.outcome,
            joined_to: case.joined_to,
            received_on: case.received_on,
            due_on: case.due_on,
            stopped_on: case.stopped_on,
            overdue: is_late(case.due_on.filter(|_| case.stopped_on.is_none())) || is_late(case.confirm_by),
            appeal_until: case.appeal_until,
            enforce_on: case.enforce_on,
            confirm_by: case.confirm_by,
            closed_on: case.closed_on,
            destroy_from: rules::destroy_from(recorded_closed(&case), self.procedure),
            waits_for: None,
            described: None,
            parties: parties.into_iter().map(party).collect(),
            members: members.into_iter().filter(|one| one.instance == instance).map(member).collect(),
            content: None,
            version: case.version,
            created_at: case.created_at,
            updated_at: case.updated_at,
        }
    }
}

/// The day a case was closed, or recorded as closed where that was later: it is kept from then.
pub(super) fn recorded_closed(case: &Case) -> Option<chrono::NaiveDate> {
    case.closed_on.map(|closed| closed.max(civil_day(case.updated_at.0)))
}

/// What the parties and those who judge are called: one query.
fn names(
    tx: &mut Tx<'_>,
    parties: &[CaseParty],
    members: &[CaseMember],
) -> Result<HashMap<PersonId, PersonName>> {
    let ids = parties.iter().map(|one| one.person_id).chain(members.iter().map(|one| one.person_id));
    let ids: Vec<PersonId> = ids.collect();
    persons::names(tx, &ids)
}

/// What is missing before a case can be ruled on.
fn waits_for(tx: &mut Tx<'_>, seen: &Seen) -> Result<Option<CaseWaitsFor>> {
    let Seen { case, content, committee, .. } = seen;
    if matches!(case.state, CaseState::Ruled | CaseState::Notified | CaseState::Closed) {
        return Ok(None);
    }
    if seen.respondent().is_none() {
        return Ok(Some(CaseWaitsFor::Respondent));
    }
    if able(tx, case, committee, (&seen.parties, &seen.members))?.len() < committee.needed {
        return Ok(Some(CaseWaitsFor::Members));
    }
    if seen.judges().count() < committee.needed {
        return Ok(Some(CaseWaitsFor::Panel));
    }
    let is_heard = is_heard(content);
    Ok((case.state.is_before_a_panel() && !is_heard).then_some(CaseWaitsFor::Hearing))
}

/// Whether the person was heard, or was summoned in time and did not come.
pub(super) fn is_heard(content: &CaseContent) -> bool {
    content.hearings.iter().any(|hearing| hearing.was_heard.is_some())
}

/// Goes on only if such a party is the one that is told.
pub(super) fn party_of(parties: &[CaseParty], person: PersonId) -> Result<CaseParty> {
    let is_theirs = |party: &&CaseParty| {
        party.person_id == person && (party.role == PartyRole::Complainant || party.told_on.is_some())
    };
    parties.iter().find(is_theirs).cloned().ok_or_else(Problem::not_found)
}
