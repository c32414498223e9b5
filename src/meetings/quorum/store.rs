//! What quorums are reckoned from, in the database.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::basis::MeetingId;
use crate::db::{Json, Tx, attendances};
use crate::error::Result;
use crate::meetings::items::{Presence, Stay};
use crate::on_each;
use crate::persons::PersonId;

use super::model::{Attendee, Attendees};

/// What is read of a line of an attendance sheet.
type Line = (MeetingId, Option<PersonId>, Presence, Json<Vec<Stay>>, Option<PersonId>, bool);

/// Who came to each meeting, by one query.
pub(super) fn attendees(tx: &mut Tx<'_>, ids: &[MeetingId]) -> Result<HashMap<MeetingId, Attendees>> {
    let lines = attendances::table
        .filter(attendances::meeting_id.eq_any(ids))
        .filter(attendances::presence.eq_any(Presence::CAME))
        .select((
            attendances::meeting_id,
            attendances::person_id,
            attendances::presence,
            attendances::stays,
            attendances::substitutes_id,
            attendances::substitute_votes,
        ));
    let lines: Vec<Line> = on_each!(&mut *tx.conn, conn => lines.load(conn))?;
    let mut all: HashMap<MeetingId, Attendees> = HashMap::new();
    for (meeting, person, presence, stays, substitutes, votes) in lines {
        let attendees = all.entry(meeting).or_default();
        let Some(person) = person else {
            attendees.groups = attendees.groups.saturating_add(1);
            continue;
        };
        let is_remote = presence == Presence::Remote;
        let votes_for = substitutes.filter(|_| votes);
        attendees.persons.push(Attendee { person, stays: stays.0, is_remote, votes_for });
    }
    Ok(all)
}
