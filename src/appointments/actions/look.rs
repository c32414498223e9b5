//! Looking at appointments.
use std::collections::HashMap;

use crate::basis::Basis;
use crate::basis::DecisionId;
use crate::bodies::positions::{self, Titles};
use crate::bodies::{self, BodyId};
use crate::compliance::{self, Finding, FindingTold};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::persons::{self, PersonId, PersonName};

use super::super::freezes;
use super::super::model::{Appointment, AppointmentId, AppointmentQuery, AppointmentTold};
use super::super::seats::Holding;
use super::super::store;
use super::super::terms::{Office, Terms};

/// Who ever held a seat of these bodies, for what is reckoned by the seats of many days.
pub fn holdings(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Holding>> {
    store::holdings(tx, bodies)
}

/// All appointments these persons ever had, for other rooms.
pub fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<Appointment>> {
    store::of_persons(tx, persons)
}

/// Those of these appointments that there are, in no order, for other rooms.
pub fn of_ids(tx: &mut Tx<'_>, ids: &[AppointmentId]) -> Result<Vec<Appointment>> {
    store::of_ids(tx, ids)
}

/// Those that a decision ended, for other rooms.
pub fn ended_by_decision(tx: &mut Tx<'_>, decision: DecisionId) -> Result<Vec<Appointment>> {
    store::ended_by_decision(tx, decision)
}

/// One appointment as it is told, from the first day it may have begun on, and after its last.
pub(in crate::appointments) fn show(tx: &mut Tx<'_>, id: AppointmentId) -> Result<AppointmentTold> {
    let appointment = store::find(tx, id)?;
    tx.expect_begun(appointment.starts_earliest)?;
    told_kept(tx, vec![appointment])?.pop().ok_or_else(Problem::not_found)
}

/// One appointment just written, as it is told, with everything that was found against it.
pub(in crate::appointments) fn told_one(
    tx: &mut Tx<'_>,
    appointment: Appointment,
    findings: &[Finding],
) -> Result<AppointmentTold> {
    let (language, day) = (tx.language, tx.as_of);
    let told_of_it = findings.iter().filter(|finding| finding.is_told_of(day));
    let warnings = told_of_it.map(|finding| finding.told(language)).collect();
    let mut found = HashMap::from([(appointment.id, warnings)]);
    told(tx, vec![appointment], &mut found)?.pop().ok_or_else(Problem::not_found)
}

/// Appointments with what was kept of the rules they break.
fn told_kept(tx: &mut Tx<'_>, rows: Vec<Appointment>) -> Result<Vec<AppointmentTold>> {
    let ids: Vec<AppointmentId> = rows.iter().map(|row| row.id).collect();
    let mut kept = compliance::kept(tx, &ids)?;
    told(tx, rows, &mut kept)
}

/// The appointments asked for, in the order they were recorded.
pub fn list(tx: &mut Tx<'_>, query: &AppointmentQuery, listing: &Listing) -> Result<Page<AppointmentTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let total = listing.total(|| store::count(tx, query, body))?;
    let rows = store::list(tx, query, body, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: told_kept(tx, page.data)?, next: page.next, total: page.total })
}

/// Tells appointments with their holders and titles: one query a table, however many there are.
pub(in crate::appointments) fn told(
    tx: &mut Tx<'_>,
    rows: Vec<Appointment>,
    warnings: &mut HashMap<AppointmentId, Vec<FindingTold>>,
) -> Result<Vec<AppointmentTold>> {
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let homes: Vec<BodyId> = rows.iter().map(|row| row.body_id).collect();
    let names = persons::names(tx, &people)?;
    let offices = positions::of_ids(tx, &rows.iter().map(|row| row.position_id).collect::<Vec<_>>())?;
    let titles = Titles::gather(tx, &homes)?;
    let terms = Terms::gather(tx)?;
    let day = tx.as_of;
    let frozen = freezes::frozen(tx, &people, day)?;
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
            frozen_until: frozen.until(row.person_id, row.id).filter(|_| tenure.on(day).is_some()),
            ended_by: row.ended_by,
            basis: Basis { decision_id: row.decision_id, source: row.source.map(|source| source.0) },
            end_basis: ended,
            warnings: warnings.remove(&row.id).unwrap_or_default(),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(told)
}
