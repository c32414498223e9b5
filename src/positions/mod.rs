//! Stand-in for the positions room.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::basis::{DecisionId, Source};
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::{Json, MultiBackend, Tx, appointments, positions};
use crate::error::{Problem, Result};
use crate::http::Resource;
use crate::journal;
use crate::persons::PersonId;
use crate::statutes::document::Mode;
use crate::words::PartialDate;
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a position.
    PositionId
}
id_type! {
    /// Identifies an appointment.
    AppointmentId
}
word_enum! {
    /// In which capacity.
    Capacity {
        /// In full.
        Titular = "titular",
        /// For another.
        Acting = "acting",
    }
}
word_enum! {
    /// How an appointment ended.
    EndedBy {
        /// Stepped down.
        Resignation = "resignation",
        /// Taken away.
        Revocation = "revocation",
        /// Died.
        Death = "death",
        /// Ran out.
        Term = "term",
    }
}
/// An appointment to be made.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "stand-in")]
pub struct NewAppointment {
    pub person_id: PersonId,
    pub starts_on: PartialDate,
    pub ends_on: Option<PartialDate>,
    pub capacity: Capacity,
    pub mode: Mode,
    pub seat: Option<i64>,
    pub decision_id: Option<DecisionId>,
    pub source: Option<Source>,
}
/// The end of an appointment.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "stand-in")]
pub struct Ending {
    pub on: PartialDate,
    pub decision_id: Option<DecisionId>,
    pub source: Option<Source>,
}
/// An appointment.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, Deserialize, ToSchema)]
#[diesel(table_name = appointments, check_for_backend(MultiBackend))]
#[expect(missing_docs, reason = "stand-in")]
pub struct Appointment {
    pub id: AppointmentId,
    pub body_id: BodyId,
    pub position_id: PositionId,
    pub person_id: PersonId,
    pub version: i64,
}
impl Resource for Appointment {
    fn path(&self) -> String {
        format!("/v1/appointments/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// The office of a body.
pub fn office(tx: &mut Tx<'_>, body: &BodyRef, type_code: &str, ordinal: Option<u32>) -> Result<PositionId> {
    let body = bodies::find(tx, body)?;
    let found = positions::table
        .filter(positions::body_id.eq(body.id).and(positions::type_code.eq(type_code)))
        .select((positions::id, positions::ordinal))
        .load::<(PositionId, Option<i64>)>(tx.conn)?;
    if let Some((id, _)) = found.into_iter().find(|(_, number)| *number == ordinal.map(i64::from)) {
        return Ok(id);
    }
    let id = PositionId::new();
    diesel::insert_into(positions::table)
        .values((
            positions::id.eq(id),
            positions::body_id.eq(body.id),
            positions::type_code.eq(type_code),
            positions::ordinal.eq(ordinal.map(i64::from)),
            positions::rank.eq(1),
            positions::version.eq(1),
            positions::created_at.eq(tx.now),
            positions::updated_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// Appoints.
pub fn appoint(tx: &mut Tx<'_>, position: PositionId, new: &NewAppointment) -> Result<Appointment> {
    let body: BodyId = positions::table.find(position).select(positions::body_id).first(tx.conn)?;
    let id = AppointmentId::new();
    let mode = serde_json::to_value(new.mode).map_err(Problem::internal)?;
    diesel::insert_into(appointments::table)
        .values((
            (
                appointments::id.eq(id),
                appointments::position_id.eq(position),
                appointments::body_id.eq(body),
                appointments::seat.eq(new.seat.unwrap_or(1)),
                appointments::person_id.eq(new.person_id),
                appointments::capacity.eq(new.capacity),
                appointments::mode.eq(mode.as_str().unwrap_or_default()),
                appointments::starts_earliest.eq(new.starts_on.earliest()),
            ),
            appointments::starts_latest.eq(new.starts_on.latest()),
            appointments::held_from.eq(Some(new.starts_on.latest())),
            appointments::held_to.eq(chrono::NaiveDate::from_ymd_opt(9999, 12, 31)),
            appointments::decision_id.eq(new.decision_id),
            appointments::source.eq(new.source.clone().map(Json)),
            appointments::version.eq(1),
            appointments::created_at.eq(tx.now),
            appointments::updated_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    let made: Appointment = appointments::table.find(id).select(Appointment::as_select()).first(tx.conn)?;
    journal::created(tx, "appointment", id, &made)?;
    Ok(made)
}

/// Ends an appointment.
pub fn end(tx: &mut Tx<'_>, id: AppointmentId, by: EndedBy, ending: &Ending) -> Result<Appointment> {
    let before: Appointment = appointments::table.find(id).select(Appointment::as_select()).first(tx.conn)?;
    diesel::update(appointments::table.find(id))
        .set((
            appointments::ended_by.eq(Some(by)),
            appointments::ends_latest.eq(Some(ending.on.latest())),
            appointments::end_decision_id.eq(ending.decision_id),
            appointments::version.eq(appointments::version + 1),
        ))
        .execute(tx.conn)?;
    let after: Appointment = appointments::table.find(id).select(Appointment::as_select()).first(tx.conn)?;
    journal::changed(tx, "appointment", id, &before, &after)?;
    Ok(after)
}
