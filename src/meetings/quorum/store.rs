//! What quorums are reckoned from, in the database.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::db::{Tx, attendances};
use crate::error::Result;
use crate::meetings::items::Presence;
use crate::persons::PersonId;

use super::model::Attendees;

/// Who came to each meeting, by one query.
pub(super) fn attendees(tx: &mut Tx<'_>, ids: &[MeetingId]) -> Result<HashMap<MeetingId, Attendees>> {
    let lines: Vec<(MeetingId, Option<PersonId>)> = attendances::table
        .filter(attendances::meeting_id.eq_any(ids))
        .filter(attendances::presence.eq(Presence::Present))
        .select((attendances::meeting_id, attendances::person_id))
        .load(tx.conn)?;
    let mut all: HashMap<MeetingId, Attendees> = HashMap::new();
    for (meeting, person) in lines {
        let attendees = all.entry(meeting).or_default();
        match person {
            Some(person) => {
                attendees.present.insert(person);
            }
            None => attendees.groups = attendees.groups.saturating_add(1),
        }
    }
    Ok(all)
}
