//! What is done with appointments: made, corrected, ended.
use crate::basis::{Basis, DecisionId};
use crate::bodies::positions::{self, Position, PositionId, Titles};
use crate::bodies::{self, Body, BodyId};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId, PersonName};
use crate::statutes;
use crate::unknown::Unknown;
use crate::words::Tenure;
use crate::words::{of_word, word};

use super::model::{
    Appointment, AppointmentChange, AppointmentId, AppointmentQuery, AppointmentTold, EndedBy, Ending,
    NewAppointment,
};
use super::rules::{self, Facts, Refusal};
use super::seats::Holding;
use super::store;
use super::terms::{Office, Terms};
use super::way::make_way;

/// Appoints a person to a position: the first free seat, unless one is named. Whoever carries over in it makes way.
pub fn appoint(tx: &mut Tx<'_>, id: PositionId, new: &NewAppointment) -> Result<Appointment> {
    let position = positions::find(tx, id)?;
    tx.expect_version(id, position.version)?;
    let body = bodies::find(tx, &position.body_id.into())?;
    let mut others = store::in_position(tx, id)?;
    let seat = make_way(tx, &position, &body, &mut others, new)?;
    let new = &NewAppointment { seat, ..new.clone() };
    let seat = checked_seat(tx, &position, &body, &others, new)?;
    let mut appointment = Appointment {
        id: AppointmentId::new(),
        position_id: id,
        body_id: position.body_id,
        seat,
        person_id: new.person_id,
        capacity: new.capacity,
        mode: word(new.mode),
        starts_earliest: None,
        starts_latest: new.starts_on.latest(),
        ends_earliest: None,
        ends_latest: None,
        held_from: None,
        held_to: None,
        ended_by: new.ends_on.map(|_| EndedBy::Term),
        decision_id: new.decision_id,
        source: new.source.clone().map(Json),
        end_decision_id: None,
        end_source: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    appointment.set_tenure(Tenure { starts: new.starts_on, ends: new.ends_on });
    store::insert(tx, &appointment).map_err(kindly)?;
    journal::created(tx, "appointment", appointment.id, &appointment)?;
    Ok(appointment)
}

/// The last word is the database's, the kind one the rule's.
fn kindly(problem: Problem) -> Problem {
    problem
        .if_violates("appointments_seat_is_held", Refusal::SeatsAreTaken.kind())
        .if_violates("appointments_held_twice", Refusal::PersonHoldsIt.kind())
}

fn checked_seat(
    tx: &mut Tx<'_>,
    position: &Position,
    body: &Body,
    others: &[Appointment],
    new: &NewAppointment,
) -> Result<i64> {
    check_decision(tx, new.decision_id)?;
    if persons::names(tx, &[new.person_id])?.is_empty() {
        return Err(Unknown::Person.into());
    }
    let statutes = statutes::in_force(tx, new.starts_on.latest())?;
    let position_type = statutes.position_type(&position.type_code);
    let facts = Facts { position_type, seats: position.seats, body: body.tenure(), others };
    rules::seat_for(&facts, new).map_err(|refusal| {
        let clause = position_type.and_then(|kind| statutes::cite(&statutes, kind.clause.as_ref()));
        Problem::from(refusal).under(clause)
    })
}

pub(super) fn check_decision(tx: &mut Tx<'_>, decision: Option<DecisionId>) -> Result<()> {
    match decision {
        Some(id) if !store::decision_exists(tx, id)? => Err(Unknown::Decision.into()),
        _ => Ok(()),
    }
}

/// Ends an appointment: by resignation, revocation, death, exclusion or term. The seat is free from the day after.
pub fn end(tx: &mut Tx<'_>, id: AppointmentId, ended_by: EndedBy, ending: &Ending) -> Result<Appointment> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    if before.ends_latest.is_some() {
        return Err(Refusal::AppointmentHasEnded.into());
    }
    if ending.decision_id.is_none() && ending.source.is_none() {
        return Err(Refusal::BasisIsMissing.into());
    }
    check_decision(tx, ending.decision_id)?;
    let tenure = Tenure { starts: before.tenure().starts, ends: Some(ending.ends_on) };
    if tenure.is_backwards() {
        return Err(Refusal::TermIsBackwards.into());
    }
    let mut after = before.clone();
    after.set_tenure(tenure);
    after.ended_by = Some(ended_by);
    after.end_decision_id = ending.decision_id;
    after.end_source = ending.source.clone().map(Json);
    save(tx, &before, after)
}

pub(super) fn save(tx: &mut Tx<'_>, before: &Appointment, mut after: Appointment) -> Result<Appointment> {
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after).map_err(kindly)?;
    journal::changed(tx, "appointment", before.id, before, &after)?;
    Ok(after)
}

/// Corrects an appointment, by the rules it was made by. Its holder is for life.
pub(super) fn change(tx: &mut Tx<'_>, id: AppointmentId, change: &AppointmentChange) -> Result<Appointment> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let tenure = before.tenure();
    let current = NewAppointment {
        person_id: before.person_id,
        starts_on: tenure.starts,
        ends_on: tenure.ends,
        capacity: before.capacity,
        mode: of_word(&before.mode).ok_or_else(|| Problem::internal("an unknown mode is stored"))?,
        seat: Some(before.seat),
        decision_id: before.decision_id,
        source: before.source.clone().map(|source| source.0),
    };
    let new = change.apply(&current)?;
    if new.person_id != before.person_id {
        return Err(Refusal::HolderIsFixed.into());
    }
    if before.ends_latest.is_none() && new.ends_on.is_some() {
        return Err(Refusal::AppointmentLasts.into());
    }
    let position = positions::find(tx, before.position_id)?;
    let body = bodies::find(tx, &before.body_id.into())?;
    let others: Vec<_> =
        store::in_position(tx, position.id)?.into_iter().filter(|other| other.id != id).collect();
    let mut after = before.clone();
    after.seat = checked_seat(tx, &position, &body, &others, &new)?;
    let NewAppointment { person_id: _, starts_on, ends_on, capacity, mode, seat: _, decision_id, source } =
        new;
    after.capacity = capacity;
    after.mode = word(mode);
    after.decision_id = decision_id;
    after.source = source.map(Json);
    after.set_tenure(Tenure { starts: starts_on, ends: ends_on });
    match ends_on {
        None => (after.ended_by, after.end_decision_id, after.end_source) = (None, None, None),
        Some(_) => after.ended_by = Some(before.ended_by.unwrap_or(EndedBy::Term)),
    }
    save(tx, &before, after)
}

/// Takes out an appointment recorded by mistake.
pub(super) fn delete(tx: &mut Tx<'_>, id: AppointmentId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    store::delete(tx, id)?;
    journal::deleted(tx, "appointment", id, &before)
}

/// Who ever held a seat of these bodies, for what is reckoned by the seats of many days.
pub fn holdings(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Holding>> {
    store::holdings(tx, bodies)
}

/// One appointment as it is told, from the first day it may have begun on, and after its last.
pub(super) fn show(tx: &mut Tx<'_>, id: AppointmentId) -> Result<AppointmentTold> {
    let appointment = store::find(tx, id)?;
    tx.expect_begun(appointment.starts_earliest)?;
    told_one(tx, appointment)
}

/// One appointment just written, as it is told.
pub(super) fn told_one(tx: &mut Tx<'_>, appointment: Appointment) -> Result<AppointmentTold> {
    told(tx, vec![appointment])?.pop().ok_or_else(Problem::not_found)
}

/// The appointments asked for, in the order they were recorded.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &AppointmentQuery,
    listing: &Listing,
) -> Result<Page<AppointmentTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let total = listing.total(|| store::count(tx, query, body))?;
    let rows = store::list(tx, query, body, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

/// Tells appointments with their holders and titles: one query a table, however many there are.
pub(super) fn told(tx: &mut Tx<'_>, rows: Vec<Appointment>) -> Result<Vec<AppointmentTold>> {
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let homes: Vec<BodyId> = rows.iter().map(|row| row.body_id).collect();
    let names = persons::names(tx, &people)?;
    let offices = positions::of_ids(tx, &rows.iter().map(|row| row.position_id).collect::<Vec<_>>())?;
    let titles = Titles::gather(tx, &homes)?;
    let terms = Terms::gather(tx)?;
    let day = tx.as_of;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let missing = || Problem::internal("an appointment without its position");
        let person =
            names.get(&row.person_id).cloned().unwrap_or_else(|| PersonName::forgotten(row.person_id));
        let office = offices.iter().find(|office| office.id == row.position_id).ok_or_else(missing)?;
        let title = titles.of(office, person.gender);
        let tenure = row.tenure();
        let in_office = Office {
            position_type: &office.type_code,
            body_type: titles.body_type(row.body_id),
            capacity: row.capacity,
            tenure,
        };
        let term_ended_on = terms.carried_over(&in_office, day);
        let ended = row.ends_latest.map(|_| Basis {
            decision_id: row.end_decision_id,
            source: row.end_source.map(|source| source.0),
        });
        told.push(AppointmentTold {
            id: row.id,
            position_id: row.position_id,
            body_id: row.body_id,
            title,
            person,
            seat: row.seat,
            capacity: row.capacity,
            mode: row.mode,
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            certainty: tenure.on(day),
            carried_over: term_ended_on.is_some(),
            term_ended_on,
            ended_by: row.ended_by,
            basis: Basis { decision_id: row.decision_id, source: row.source.map(|source| source.0) },
            end_basis: ended,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(told)
}
