//! Convocations in the database.
use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::db::{Tx, agenda_items, convocations};
use crate::error::Result;
use crate::http::Listing;

use super::model::{AgendaPoint, Convocation};

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

pub(super) fn count(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
    Ok(convocations::table.filter(convocations::meeting_id.eq(meeting)).count().get_result(tx.conn)?)
}

/// The agenda of a meeting as it is now.
pub(super) fn agenda(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<AgendaPoint>> {
    let found = agenda_items::table.filter(agenda_items::meeting_id.eq(meeting)).order(agenda_items::number);
    let rows: Vec<(i64, String)> = found.select((agenda_items::number, agenda_items::title)).load(tx.conn)?;
    Ok(rows.into_iter().map(|(number, title)| AgendaPoint { number, title }).collect())
}
