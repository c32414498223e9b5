//! What calendars hold, in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::basis::MeetingId;
use crate::bodies::BodyId;
use crate::db::{Tx, agenda_items, invitations, meetings};
use crate::error::Result;
use crate::meetings::model::Meeting;
use crate::persons::PersonId;

/// The first so many meetings between two days to which somebody is invited, or which are of these bodies.
pub(super) fn of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    bodies: &[BodyId],
    (from, to): (NaiveDate, NaiveDate),
    most: i64,
) -> Result<Vec<Meeting>> {
    // Of a choice between an index and nothing at all SQLite walks every row: there is always some body to look for.
    let bodies: Vec<BodyId> = bodies.iter().copied().chain([BodyId(Uuid::nil())]).collect();
    let invited =
        invitations::table.filter(invitations::person_id.eq(person)).select(invitations::meeting_id);
    let mut found = meetings::table
        .filter(meetings::id.eq_any(invited).or(meetings::body_id.eq_any(bodies)))
        .filter(meetings::held_latest.ge(from))
        .filter(meetings::held_latest.le(to))
        .into_boxed();
    if let Some(day) = tx.named_day {
        found = found.filter(meetings::held_latest.le(day));
    }
    let first = found.order((meetings::held_latest, meetings::id)).limit(most);
    Ok(first.select(Meeting::as_select()).load(tx.conn)?)
}

/// The agendas of these meetings, without their internal points: the number and the title of each, in order.
pub(super) fn agendas(tx: &mut Tx<'_>, ids: &[MeetingId]) -> Result<HashMap<MeetingId, Vec<(i64, String)>>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let of_them = agenda_items::table
        .filter(agenda_items::meeting_id.eq_any(ids))
        .filter(agenda_items::is_internal.eq(false));
    let rows: Vec<(MeetingId, i64, String)> = of_them
        .order((agenda_items::meeting_id, agenda_items::number))
        .select((agenda_items::meeting_id, agenda_items::number, agenda_items::title))
        .load(tx.conn)?;
    let mut agendas: HashMap<MeetingId, Vec<(i64, String)>> = HashMap::new();
    for (meeting, number, title) in rows {
        agendas.entry(meeting).or_default().push((number, title));
    }
    Ok(agendas)
}
