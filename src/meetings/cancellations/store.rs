//! Cancellations in the database.
use std::collections::HashMap;

use diesel::dsl::{exists, select};
use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::db::{
    Tx, actions, attendances, decisions, election_readings, elections, interventions, meeting_cancellations,
    meetings, programmes,
};
use crate::error::Result;

use super::model::Cancellation;

pub(super) fn find(tx: &mut Tx<'_>, id: MeetingId) -> Result<Cancellation> {
    Ok(meeting_cancellations::table.find(id).select(Cancellation::as_select()).first(tx.conn)?)
}

/// The cancellations of these meetings, as far as they were called off.
pub(in crate::meetings) fn find_all(
    tx: &mut Tx<'_>,
    ids: &[MeetingId],
) -> Result<HashMap<MeetingId, Cancellation>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = meeting_cancellations::table.filter(meeting_cancellations::meeting_id.eq_any(ids));
    let rows: Vec<Cancellation> = found.select(Cancellation::as_select()).load(tx.conn)?;
    Ok(rows.into_iter().map(|row| (row.meeting_id, row)).collect())
}

/// Whether anything recorded of a meeting shows it to have been held: who came, what was said, decided, presented or undertaken
/// at it, its minutes, or that it approved those of another.
pub(super) fn was_held(tx: &mut Tx<'_>, id: MeetingId) -> Result<bool> {
    let attended = exists(attendances::table.filter(attendances::meeting_id.eq(id)));
    let spoken = exists(interventions::table.filter(interventions::meeting_id.eq(id)));
    let decided = exists(decisions::table.filter(decisions::meeting_id.eq(id)));
    let counted = election_readings::table.inner_join(elections::table);
    let elected = exists(counted.filter(elections::meeting_id.eq(id)));
    let drafted = exists(meetings::table.find(id).filter(meetings::minutes_drafted_at.is_not_null()));
    let approved = exists(meetings::table.filter(meetings::minutes_approved_in.eq(id)));
    let presented = exists(programmes::table.filter(programmes::meeting_id.eq(id)));
    let undertaken = exists(actions::table.filter(actions::meeting_id.eq(id)));
    let was_there = attended.or(spoken).or(decided).or(elected);
    let was_held = was_there.or(drafted).or(approved).or(presented).or(undertaken);
    Ok(select(was_held).get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, cancellation: &Cancellation) -> Result<()> {
    diesel::insert_into(meeting_cancellations::table).values(cancellation.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, cancellation: &Cancellation) -> Result<()> {
    diesel::update(meeting_cancellations::table.find(cancellation.meeting_id))
        .set(cancellation.clone())
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: MeetingId) -> Result<()> {
    diesel::delete(meeting_cancellations::table.find(id)).execute(tx.conn)?;
    Ok(())
}
