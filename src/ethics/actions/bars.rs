//! Who may not judge what: parties, whoever is recused from what concerns one, whoever is above or below one, whoever judged
//! it before.
use std::collections::HashMap;

use crate::access::Principal;
use crate::appointments::{self, Holding};
use crate::bodies::positions::{self, PositionId};
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{self, PersonId};
use crate::reach;
use crate::statutes::document::Discipline;
use crate::statutes::{self, Document};

use super::super::model::{Case, CaseId, CaseMember, CaseParty};
use super::super::store;

/// The caller, if it is a person: nobody else judges.
pub(super) fn judge(tx: &Tx<'_>) -> Result<PersonId> {
    match tx.actor.principal {
        Principal::Person(person) => Ok(person),
        Principal::Account(_) | Principal::System | Principal::Anyone => Err(Problem::not_found()),
    }
}

/// The parties to these cases, each under the id of whoever stands for the person now.
pub(super) fn parties(tx: &mut Tx<'_>, of: &[CaseId]) -> Result<Vec<CaseParty>> {
    let mut found = store::parties(tx, of)?;
    let ids: Vec<PersonId> = found.iter().map(|one| one.person_id).collect();
    let survivors = persons::survivors(tx, &ids)?;
    for one in &mut found {
        one.person_id = survivors.get(&one.person_id).copied().unwrap_or(one.person_id);
    }
    Ok(found)
}

/// Who is or was assigned to these cases, likewise.
pub(super) fn members(tx: &mut Tx<'_>, of: &[CaseId]) -> Result<Vec<CaseMember>> {
    let mut found = store::members(tx, of)?;
    let ids: Vec<PersonId> = found.iter().map(|one| one.person_id).collect();
    let survivors = persons::survivors(tx, &ids)?;
    for one in &mut found {
        one.person_id = survivors.get(&one.person_id).copied().unwrap_or(one.person_id);
    }
    Ok(found)
}

/// The persons in whose cases somebody is no judge: oneself, those from whose matters he or she is recused, and, where the
/// statutes say so, whoever heads a body that he or she sits in, and whoever sits in one that he or she heads.
pub(super) fn close_to(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>> {
    let mut close = vec![person];
    close.extend(reach::recused_from(tx, &[person])?.into_iter().map(PersonId));
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    if statutes.discipline.procedure.recuses_hierarchy {
        close.extend(above_and_below(tx, &statutes, person)?);
    }
    close.sort_unstable();
    close.dedup();
    Ok(close)
}

/// Who perhaps heads a body today that somebody sits in, or sits in one he or she heads. The committees that judge are left
/// out: whoever presides over one is not above those who judge with him or her.
fn above_and_below(tx: &mut Tx<'_>, statutes: &Document, person: PersonId) -> Result<Vec<PersonId>> {
    let today = tx.today;
    let mut ids: Vec<BodyId> = appointments::of_persons(tx, &[person])?
        .iter()
        .filter(|one| one.tenure().on(today).is_some())
        .map(|one| one.body_id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let bodies = bodies::brief(tx, &ids)?;
    let judging = |body: &Body| hears_cases(&statutes.discipline, &body.competences.0);
    let ids: Vec<BodyId> = bodies.iter().filter(|body| !judging(body)).map(|body| body.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let positions = positions::of_bodies(tx, &ids)?;
    let heads: HashMap<PositionId, BodyId> = positions
        .iter()
        .filter(|position| statutes.position_type(&position.type_code).is_some_and(|kind| kind.head))
        .map(|position| (position.id, position.body_id))
        .collect();
    let homes: HashMap<PositionId, BodyId> =
        positions.iter().map(|position| (position.id, position.body_id)).collect();
    let mut holdings = appointments::holdings(tx, &ids)?;
    holdings.retain(|one| one.occupancy.tenure.on(today).is_some());
    let headed: Vec<BodyId> = holdings
        .iter()
        .filter(|one| one.person == person)
        .filter_map(|one| heads.get(&one.position_id).copied())
        .collect();
    let is_linked = |one: &Holding| {
        let is_head = heads.contains_key(&one.position_id);
        is_head || homes.get(&one.position_id).is_some_and(|body| headed.contains(body))
    };
    Ok(holdings.iter().filter(|one| is_linked(one)).map(|one| one.person).collect())
}

/// Whether a body of these competences hears disciplinary cases: it pronounces some sanction, or takes some measure.
pub(super) fn hears_cases(discipline: &Discipline, competences: &[String]) -> bool {
    let mut of = discipline
        .sanctions
        .iter()
        .map(|one| &one.body)
        .chain(discipline.measures.iter().map(|one| &one.body));
    of.any(|asked| competences.iter().any(|known| known == asked.as_str()))
}

/// Whether somebody close to these persons may not judge this case, or judges it no more.
pub(super) fn is_barred(
    case: &Case,
    person: PersonId,
    close_to: &[PersonId],
    parties: &[CaseParty],
    members: &[CaseMember],
) -> bool {
    let is_close = parties.iter().any(|party| close_to.contains(&party.person_id));
    let is_out = |member: &CaseMember| member.recused_on.is_some() || member.instance < case.instance;
    is_close || members.iter().any(|member| member.person_id == person && is_out(member))
}
