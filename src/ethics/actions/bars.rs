//! Who may not judge what: parties, whoever is recused from what concerns one, whoever is above or below one, whoever judged
//! it before.
use std::collections::{HashMap, HashSet};

use crate::access::Principal;
use crate::appointments;
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
    Ok(close_to_each(tx, &[person])?.remove(&person).unwrap_or_default())
}

/// The same of each of these persons, by as many queries as of one.
pub(super) fn close_to_each(
    tx: &mut Tx<'_>,
    persons: &[PersonId],
) -> Result<HashMap<PersonId, Vec<PersonId>>> {
    let mut close: HashMap<PersonId, Vec<PersonId>> =
        persons.iter().map(|person| (*person, vec![*person])).collect();
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    let mut links = reach::recusals_of(tx, persons)?;
    if statutes.discipline.procedure.recuses_hierarchy {
        links.extend(above_and_below(tx, &statutes, persons)?);
    }
    for (person, other) in links {
        close.entry(person).or_default().push(other);
    }
    for others in close.values_mut() {
        others.sort_unstable();
        others.dedup();
    }
    Ok(close)
}

/// Of each of these persons, who perhaps heads a body today that he or she sits in, or sits in one he or she heads. The committees
/// that judge are left out: whoever presides over one is not above those who judge with him or her.
fn above_and_below(
    tx: &mut Tx<'_>,
    statutes: &Document,
    persons: &[PersonId],
) -> Result<Vec<(PersonId, PersonId)>> {
    let today = tx.today;
    let mut ids: Vec<BodyId> = appointments::of_persons(tx, persons)?
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
    // Which body each position is of, and whether it heads it.
    let positions: HashMap<PositionId, (BodyId, bool)> = positions::of_bodies(tx, &ids)?
        .iter()
        .map(|position| {
            let heads = statutes.position_type(&position.type_code).is_some_and(|kind| kind.head);
            (position.id, (position.body_id, heads))
        })
        .collect();
    let mut seats: HashMap<BodyId, Vec<(PersonId, bool)>> = HashMap::new();
    for one in appointments::holdings(tx, &ids)? {
        if let (Some((body, heads)), Some(_)) =
            (positions.get(&one.position_id), one.occupancy.tenure.on(today))
        {
            seats.entry(*body).or_default().push((one.person, *heads));
        }
    }
    let asked: HashSet<PersonId> = persons.iter().copied().collect();
    let mut links = Vec::new();
    for seated in seats.values() {
        for (person, heads) in seated.iter().filter(|(person, _)| asked.contains(person)) {
            let linked = seated.iter().filter(|(_, other_heads)| *heads || *other_heads);
            links.extend(linked.map(|(other, _)| (*person, *other)));
        }
    }
    Ok(links)
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
