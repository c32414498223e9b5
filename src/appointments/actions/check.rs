//! What would these appointments break: everything is judged as if all were made, and nothing is written.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::bodies::positions::{self, NewPosition, Numbered, Position, PositionId};
use crate::bodies::{self, BodyRef};
use crate::compliance::{self, Candidate, Finding, FindingTold, Held, Judgement, Under};
use crate::db::Tx;
use crate::error::{ClauseCited, Problem, Result};
use crate::reach;
use crate::statutes::{self, Document, StatutesId};
use crate::unknown::Unknown;
use crate::words::FaultKind;

use super::super::model::{BodyChecked, Check, Checked, NewAppointment, Proposed, ProposedChecked};
use super::seat::Plan;

/// Judges proposed appointments together.
pub(in crate::appointments) fn check(tx: &mut Tx<'_>, check: &Check) -> Result<Checked> {
    if let Some(day) = check.on {
        tx.as_of = day;
    }
    let under = check.statutes_id.map_or(Under::InForce, Under::Version);
    if let Some(id) = check.statutes_id {
        // Of a version that is not there, the caller asked for nothing that exists.
        statutes::document(tx, id).map_err(|problem| {
            if problem.is_not_found() {
                Problem::fault("/statutes_id", FaultKind::UnknownVersion)
            } else {
                problem
            }
        })?;
    }
    // What is proposed is looked at as far as the caller sees it: bodies and persons out of sight are unknown.
    tx.is_undecided = false;
    let ruling = ruling(tx, check)?;
    let offices = offices(tx, &check.appointments, &ruling)?;
    let wanted: Vec<(PositionId, NewAppointment)> = offices
        .iter()
        .zip(&check.appointments)
        .map(|(office, proposed)| (office.id, proposed.appointment(tx.as_of)))
        .collect();
    let named: Vec<(PositionId, &NewAppointment)> = wanted.iter().map(|(id, new)| (*id, new)).collect();
    let mut plan = Plan::among(tx, offices, &named)?;
    let (mut candidates, mut seats, mut leaving) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (id, new)) in named.iter().enumerate() {
        plan.expect_known(tx, new).map_err(|problem| at(problem, index))?;
        let (left, seat) = plan.think_of_way(*id, new)?;
        leaving.extend(left);
        let new = NewAppointment { seat, ..(*new).clone() };
        let refused = plan.seat(*id, &new)?;
        if let Ok(seat) = refused {
            plan.take_seat(tx, *id, seat, &new)?;
        }
        seats.push(refused.err());
        candidates.push(plan.candidate(*id, &new, None)?);
    }
    let judgement = compliance::judge_beside(tx, &candidates, under, &leaving)?;
    let language = tx.language;
    let appointments = candidates.iter().zip(seats).enumerate().map(|(index, (candidate, seat))| {
        let seat = seat
            .map(|refusal| FindingTold::refused(refusal.kind(), clause(&ruling, &candidate.held), language));
        let found = judgement.of_each.get(index).into_iter().flatten();
        ProposedChecked {
            position_id: candidate.held.position_id,
            body_id: candidate.held.body_id,
            position_type: candidate.held.type_code.clone(),
            person_id: candidate.held.person_id,
            findings: seat.into_iter().chain(found.map(|finding| finding.told(language))).collect(),
        }
    });
    let (appointments, bodies) = (appointments.collect(), told_bodies(&judgement, tx));
    let mut of_each = (0..candidates.len()).map(|index| judgement.of(index));
    let is_refused = of_each.any(|findings| compliance::refusal(&findings).is_some());
    Ok(Checked::of(tx.as_of, appointments, bodies, is_refused))
}

/// What the statutes hold against each of those proposed, whether or not the seat is free: who may stand for it.
pub fn eligibility(tx: &mut Tx<'_>, check: &Check) -> Result<Vec<Vec<Finding>>> {
    if let Some(day) = check.on {
        return tx.on(day, |tx| eligible(tx, check));
    }
    eligible(tx, check)
}

fn eligible(tx: &mut Tx<'_>, check: &Check) -> Result<Vec<Vec<Finding>>> {
    let ruling = ruling(tx, check)?;
    let offices = offices(tx, &check.appointments, &ruling)?;
    let wanted: Vec<(PositionId, NewAppointment)> = offices
        .iter()
        .zip(&check.appointments)
        .map(|(office, proposed)| (office.id, proposed.appointment(tx.as_of)))
        .collect();
    let named: Vec<(PositionId, &NewAppointment)> = wanted.iter().map(|(id, new)| (*id, new)).collect();
    let plan = Plan::among(tx, offices, &named)?;
    let candidates: Vec<Candidate> =
        named.iter().map(|(id, new)| plan.candidate(*id, new, None)).collect::<Result<_>>()?;
    let judgement = compliance::judge_beside(tx, &candidates, Under::InForce, &[])?;
    // Which seats are kept for whom is judged when they are taken: those who leave them still sit.
    let of_the_person =
        |finding: &Finding| finding.rule.code != compliance::Refusal::SeatsAreReserved.kind().code;
    let own = |found: Vec<Finding>| found.into_iter().filter(of_the_person).collect();
    Ok(judgement.of_each.into_iter().map(own).collect())
}

/// Which statutes rule on which first day.
type Ruling = HashMap<NaiveDate, (StatutesId, Arc<Document>)>;

/// The statutes of the first day of each, or of the version that is asked for.
fn ruling(tx: &mut Tx<'_>, check: &Check) -> Result<Ruling> {
    let on = tx.as_of;
    let first_day = |one: &Proposed| one.starts_on.map_or(on, |starts| starts.latest());
    let days: Vec<NaiveDate> = check.appointments.iter().map(first_day).collect();
    match check.statutes_id {
        Some(id) => {
            let document = statutes::document(tx, id)?;
            Ok(days.into_iter().map(|day| (day, (id, Arc::clone(&document)))).collect())
        }
        None => statutes::in_force_on(tx, &days),
    }
}

/// The clause of a position, by the statutes that rule on the first day.
fn clause(ruling: &Ruling, held: &Held) -> Option<ClauseCited> {
    let (_, statutes) = ruling.get(&held.tenure.starts.latest())?;
    let kind = statutes.position_type(&held.type_code)?;
    statutes::cite(statutes, kind.clause.as_ref())
}

fn told_bodies(judgement: &Judgement, tx: &Tx<'_>) -> Vec<BodyChecked> {
    let told = |body: &compliance::JudgedBody| BodyChecked {
        body_id: body.body_id,
        on: body.day,
        findings: body.findings.iter().map(|finding| finding.told(tx.language)).collect(),
    };
    judgement.of_bodies.iter().map(told).collect()
}

/// The positions proposed, as they were numbered on the first day of each, opened or as they would be opened: one query
/// a table, however many.
fn offices(tx: &mut Tx<'_>, proposed: &[Proposed], ruling: &Ruling) -> Result<Vec<Position>> {
    let ids: Vec<PositionId> = proposed.iter().filter_map(|one| one.position_id).collect();
    let mut opened: HashMap<PositionId, Position> = HashMap::new();
    for office in positions::of_ids(tx, &ids)? {
        if reach::may_see_body(tx, office.body_id)? {
            opened.insert(office.id, office);
        }
    }
    let refs: HashSet<BodyRef> = proposed.iter().filter_map(|one| one.body.clone()).collect();
    let mut homes = bodies::of_refs(tx, &refs.into_iter().collect::<Vec<_>>())?;
    for home in std::mem::take(&mut homes) {
        if reach::may_see_body(tx, home.id)? {
            homes.push(home);
        }
    }
    let known = Numbered::gather(tx, &homes.iter().map(|body| body.id).collect::<Vec<_>>())?;
    let on = tx.as_of;
    let first_day = |one: &Proposed| one.starts_on.map_or(on, |starts| starts.latest());
    // A position that several proposals name is thought of once.
    let mut thought: Vec<Position> = Vec::new();
    let mut offices = Vec::with_capacity(proposed.len());
    for (index, one) in proposed.iter().enumerate() {
        let office = match (one.position_id, &one.body, &one.position_type) {
            (Some(id), None, None) if one.ordinal.is_none() => opened
                .get(&id)
                .cloned()
                .ok_or_else(|| at(Problem::from(Unknown::Position).within("/position_id"), index))?,
            (None, Some(body), Some(code)) => {
                let body = homes.iter().find(|home| home.is_named(body));
                let body = body.ok_or_else(|| at(Problem::from(Unknown::Body).within("/body"), index))?;
                let new = NewPosition { r#type: code.clone(), ordinal: one.ordinal, seats: None };
                let there = known.office(body.id, &new, first_day(one));
                let there = there.map_err(|refusal| at(refusal.into(), index))?;
                let is_it = |office: &&Position| office.is_of(body.id, &new);
                if let Some(office) = there.or_else(|| thought.iter().find(is_it)) {
                    office.clone()
                } else {
                    let missing = || Problem::internal("a first day without its statutes");
                    let (_, statutes) = ruling.get(&first_day(one)).ok_or_else(missing)?;
                    let office = positions::unopened(tx, statutes, body, &new);
                    let office = office.map_err(|problem| at(problem, index))?;
                    thought.push(office.clone());
                    office
                }
            }
            _ => {
                return Err(Problem::fault(place(index), FaultKind::PositionNotNamed));
            }
        };
        offices.push(office);
    }
    Ok(offices)
}

fn place(index: usize) -> String {
    format!("/appointments/{index}")
}

/// The problem, told of the proposal it is about.
fn at(problem: Problem, index: usize) -> Problem {
    problem.told_at(|pointer| {
        let field = if pointer == "/type" { "/position_type" } else { pointer };
        format!("{}{field}", place(index))
    })
}
