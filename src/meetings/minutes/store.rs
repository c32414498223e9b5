//! Minutes in the database: columns of their meeting.
use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::db::{Tx, meetings};
use crate::error::Result;

use super::model::Minutes;

pub(in crate::meetings) fn find(tx: &mut Tx<'_>, id: MeetingId) -> Result<Minutes> {
    Ok(meetings::table.find(id).select(Minutes::as_select()).first(tx.conn)?)
}

pub(super) fn update(tx: &mut Tx<'_>, minutes: &Minutes) -> Result<()> {
    diesel::update(meetings::table.find(minutes.id)).set(minutes.clone()).execute(tx.conn)?;
    Ok(())
}
