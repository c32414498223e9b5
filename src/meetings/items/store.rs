//! The lines of meetings in the database: five tables of one shape.
use diesel::dsl::max;
use diesel::prelude::*;
use uuid::Uuid;

use crate::basis::MeetingId;
use crate::db::{AnyConnection, Tx, agenda_items, attendances, interventions, invitations, proposals};
use crate::error::Result;
use crate::http::Listing;
use crate::meetings::model::Meeting;
use crate::persons::PersonId;
use crate::programmes::ActionId;

use super::attend;
use super::model::{
    AgendaItem, AgendaItemId, Attendance, AttendanceId, Intervention, InterventionId, Invitation,
    InvitationId, Item, Proposal, ProposalId,
};

/// A line that has a table.
pub(in crate::meetings) trait Kept: Item {
    /// The promise of the table that no number is taken twice in a meeting.
    const NUMBERED_ONCE: &'static str;
    /// Whether it tells who came.
    const IS_ATTENDANCE: bool = false;

    /// Goes on only if a line told so fits what is known of its meeting.
    fn expect_fits(_: &mut Tx<'_>, _: &Meeting, _: &Self::Form) -> Result<()> {
        Ok(())
    }
    fn find(tx: &mut Tx<'_>, id: Uuid) -> Result<Self>;
    /// The lines of a meeting after a number, in order.
    fn list(tx: &mut Tx<'_>, meeting: MeetingId, after: i64, listing: &Listing) -> Result<Vec<Self>>;
    /// All lines of a meeting, in order.
    fn all(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Self>>;
    fn count(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64>;
    /// The highest number taken in a meeting; 0 in one without lines.
    fn last_number(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64>;
    fn insert(&self, tx: &mut Tx<'_>) -> Result<()>;
    fn update(&self, tx: &mut Tx<'_>) -> Result<()>;
    fn delete(&self, tx: &mut Tx<'_>) -> Result<()>;
}

/// How many lines one statement writes.
const AT_ONCE: usize = 1_000;

/// Writes many lines of one kind.
macro_rules! put_all {
    ($(#[$doc:meta])* $name:ident: $item:ident in $table:ident) => {
        $(#[$doc])*
        pub(super) fn $name(tx: &mut Tx<'_>, lines: &[$item]) -> Result<()> {
            match &mut *tx.conn {
                // One statement a row: prepared once, where one of many rows would be prepared anew each time.
                AnyConnection::Sqlite(conn) => {
                    for line in lines {
                        diesel::insert_into($table::table).values(line.clone()).execute(conn)?;
                    }
                }
                AnyConnection::Postgres(conn) => {
                    for some in lines.chunks(AT_ONCE) {
                        diesel::insert_into($table::table).values(some.to_vec()).execute(conn)?;
                    }
                }
            }
            Ok(())
        }
    };
}

put_all! {
    /// Puts many lines on an attendance sheet.
    insert_all: Attendance in attendances
}
put_all! {
    /// Puts many invitations down.
    invite_all: Invitation in invitations
}

/// The lines of an attendance sheet that name a person.
pub(super) fn of_persons(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Attendance>> {
    let lines = attendances::table
        .filter(attendances::meeting_id.eq(meeting))
        .filter(attendances::person_id.is_not_null());
    Ok(lines.select(Attendance::as_select()).load(tx.conn)?)
}

/// The line of an attendance sheet that names this person.
pub(super) fn of_person(tx: &mut Tx<'_>, meeting: MeetingId, person: PersonId) -> Result<Option<Attendance>> {
    let line = attendances::table
        .filter(attendances::meeting_id.eq(meeting))
        .filter(attendances::person_id.eq(person));
    Ok(line.select(Attendance::as_select()).first(tx.conn).optional()?)
}

/// The points of an agenda after a number that are for everybody who reads the meeting, in order.
pub(super) fn list_open(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    after: i64,
    listing: &Listing,
) -> Result<Vec<AgendaItem>> {
    let open = agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting))
        .filter(agenda_items::number.gt(after))
        .filter(agenda_items::is_internal.eq(false));
    let page = open.order(agenda_items::number).limit(listing.fetch());
    Ok(page.select(AgendaItem::as_select()).load(tx.conn)?)
}

pub(super) fn count_open(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
    let open = agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting))
        .filter(agenda_items::is_internal.eq(false));
    Ok(open.count().get_result(tx.conn)?)
}

/// The actions that stand on an agenda.
pub(super) fn carried(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<ActionId>> {
    let points = agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting))
        .filter(agenda_items::action_id.is_not_null())
        .order(agenda_items::number);
    Ok(points.select(agenda_items::action_id.assume_not_null()).load(tx.conn)?)
}

macro_rules! kept {
    ($item:ident $id:ident in $table:ident, $numbered_once:literal $(, who came: $fits:path)?) => {
        impl Kept for $item {
            const NUMBERED_ONCE: &'static str = $numbered_once;
            $(
            const IS_ATTENDANCE: bool = true;

            fn expect_fits(tx: &mut Tx<'_>, home: &Meeting, form: &Self::Form) -> Result<()> {
                $fits(tx, home, form)
            }
            )?

            fn find(tx: &mut Tx<'_>, id: Uuid) -> Result<Self> {
                Ok($table::table.find($id(id)).select(Self::as_select()).first(tx.conn)?)
            }
            fn list(tx: &mut Tx<'_>, meeting: MeetingId, after: i64, listing: &Listing) -> Result<Vec<Self>> {
                Ok($table::table
                    .filter($table::meeting_id.eq(meeting))
                    .filter($table::number.gt(after))
                    .order($table::number)
                    .limit(listing.fetch())
                    .select(Self::as_select())
                    .load(tx.conn)?)
            }
            fn all(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Self>> {
                let of_meeting = $table::table.filter($table::meeting_id.eq(meeting)).order($table::number);
                Ok(of_meeting.select(Self::as_select()).load(tx.conn)?)
            }
            fn count(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
                Ok($table::table.filter($table::meeting_id.eq(meeting)).count().get_result(tx.conn)?)
            }
            fn last_number(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64> {
                let of_meeting = $table::table.filter($table::meeting_id.eq(meeting));
                let last: Option<i64> = of_meeting.select(max($table::number)).first(tx.conn)?;
                Ok(last.unwrap_or(0))
            }
            fn insert(&self, tx: &mut Tx<'_>) -> Result<()> {
                diesel::insert_into($table::table).values(self.clone()).execute(tx.conn)?;
                Ok(())
            }
            fn update(&self, tx: &mut Tx<'_>) -> Result<()> {
                diesel::update($table::table.find(self.id)).set(self.clone()).execute(tx.conn)?;
                Ok(())
            }
            fn delete(&self, tx: &mut Tx<'_>) -> Result<()> {
                diesel::delete($table::table.find(self.id)).execute(tx.conn)?;
                Ok(())
            }
        }
    };
}

kept!(AgendaItem AgendaItemId in agenda_items, "agenda_items_meeting_id_number_key");
kept!(Attendance AttendanceId in attendances, "attendances_meeting_id_number_key", who came: attend::expect_fits);
kept!(Intervention InterventionId in interventions, "interventions_meeting_id_number_key");
kept!(Invitation InvitationId in invitations, "invitations_meeting_id_number_key");
kept!(Proposal ProposalId in proposals, "proposals_meeting_id_number_key");
