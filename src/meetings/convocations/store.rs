//! Convocations in the database.
use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::db::{Moment, Tx, agenda_items, convocations, invitations};
use crate::error::Result;
use crate::http::Listing;

use crate::meetings::items::InvitationId;
use crate::persons::PersonId;

use super::model::{AgendaPoint, Asked, Convocation, ConvocationId};

pub(super) fn insert(tx: &mut Tx<'_>, convocation: &Convocation) -> Result<()> {
    diesel::insert_into(convocations::table).values(convocation.clone()).execute(tx.conn)?;
    Ok(())
}

/// The last convocation of a meeting, if there is one.
pub(super) fn last(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<Convocation>> {
    let found = convocations::table.filter(convocations::meeting_id.eq(meeting));
    let last = found.order(convocations::number.desc()).select(Convocation::as_select());
    Ok(last.first(tx.conn).optional()?)
}

/// The convocations of a meeting after a number, in order.
pub(super) fn list(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    after: i64,
    listing: &Listing,
) -> Result<Vec<Convocation>> {
    let found = convocations::table
        .filter(convocations::meeting_id.eq(meeting))
        .filter(convocations::number.gt(after));
    let page = found.order(convocations::number).limit(listing.fetch());
    Ok(page.select(Convocation::as_select()).load(tx.conn)?)
}

/// All convocations of a meeting, in order.
pub(super) fn all(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Convocation>> {
    let found = convocations::table.filter(convocations::meeting_id.eq(meeting));
    Ok(found.order(convocations::number).select(Convocation::as_select()).load(tx.conn)?)
}

/// The invitations to a meeting, in order.
pub(super) fn asked(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Asked>> {
    let found = invitations::table.filter(invitations::meeting_id.eq(meeting)).order(invitations::number);
    let columns =
        (invitations::id, invitations::person_id, invitations::convocation_id, invitations::created_at);
    let rows: Vec<(InvitationId, PersonId, Option<ConvocationId>, Moment)> =
        found.select(columns).load(tx.conn)?;
    let asked = |(id, person_id, convocation_id, at): (_, _, _, Moment)| Asked {
        id,
        person_id,
        convocation_id,
        at: at.0,
    };
    Ok(rows.into_iter().map(asked).collect())
}

pub(super) fn count(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
    Ok(convocations::table.filter(convocations::meeting_id.eq(meeting)).count().get_result(tx.conn)?)
}

/// The agenda of a meeting as it is now, as far as it is announced.
pub(super) fn agenda(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<AgendaPoint>> {
    let found = agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting))
        .filter(agenda_items::is_internal.eq(false))
        .order(agenda_items::number);
    let rows: Vec<(i64, String)> = found.select((agenda_items::number, agenda_items::title)).load(tx.conn)?;
    Ok(rows.into_iter().map(|(number, title)| AgendaPoint { number, title }).collect())
}
