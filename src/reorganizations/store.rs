//! What reorganizations need of the meetings: a later room, whose rows they hand over.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{Tx, meetings};
use crate::error::Result;

use super::model::Planned;

/// The meetings of a body that may be held after `last`, at most `most`.
pub(super) fn meetings_after(
    tx: &mut Tx<'_>,
    body: BodyId,
    last: NaiveDate,
    most: i64,
) -> Result<Vec<Planned>> {
    let later = meetings::table.filter(meetings::body_id.eq(body)).filter(meetings::held_latest.gt(last));
    let order = (meetings::held_latest, meetings::id);
    Ok(later.order(order).limit(most).select(Planned::as_select()).load(tx.conn)?)
}

/// Gives a meeting to another body.
pub(super) fn hand_over(tx: &mut Tx<'_>, meeting: &Planned) -> Result<()> {
    let given = (
        meetings::body_id.eq(meeting.body_id),
        meetings::version.eq(meeting.version),
        meetings::updated_at.eq(meeting.updated_at),
    );
    diesel::update(meetings::table.find(meeting.id)).set(given).execute(tx.conn)?;
    Ok(())
}
