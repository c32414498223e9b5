//! What the lines of a meeting are, and the shape they share.
mod agenda;
mod attendance;
mod carried;
mod intervention;
mod invitation;
mod movement;
mod proposal;
mod sheet;
mod stay;

use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::Moment;
use crate::error::Result;
use crate::http::Resource;
use crate::persons::{PersonId, PersonName};
use crate::words::fold;

pub use agenda::{AgendaDocument, AgendaItem, AgendaItemChange, AgendaItemId, NewAgendaItem};
pub use attendance::{Attendance, AttendanceChange, AttendanceId, AttendanceTold, NewAttendance, Presence};
pub use carried::{ActionsCarried, NewCarriedActions};
pub use intervention::{Intervention, InterventionChange, InterventionId, InterventionTold, NewIntervention};
pub use invitation::{
    Invitation, InvitationChange, InvitationId, InvitationQuery, InvitationTold, NewInvitation, Reply,
};
pub use movement::{Movement, NewMovements};
pub use proposal::{NewProposal, Proposal, ProposalChange, ProposalId, ProposalTold};
pub use sheet::{NewSheet, SheetFilled};
pub use stay::Stay;
pub(in crate::meetings::items) use stay::follow_one_another;

/// The highest number a line may have.
pub(super) const NUMBER_MAX: i64 = 9999;

/// The words of a line as they are looked up, one after the other.
fn folded(texts: &[Option<&str>]) -> String {
    let words: Vec<String> = texts.iter().flatten().map(|text| fold(text)).collect();
    words.join(" ")
}

/// Where a line stands, and its state: what every line has.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Identifies the line.
    pub id: Uuid,
    /// The meeting it is a line of.
    pub meeting_id: MeetingId,
    /// Its number in the meeting.
    pub number: i64,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A numbered line of a meeting.
pub trait Item: Serialize + Clone + Sized {
    /// What the journal calls it.
    const KIND: &'static str;
    /// What it is recorded from, and what may change of it.
    type Form: ItemForm;
    /// How it is answered.
    type Told: Resource;

    /// The line that the form tells, in its slot.
    fn new(slot: Slot, form: &Self::Form) -> Self;
    /// The line as the form changes it.
    #[must_use]
    fn changed(&self, slot: Slot, form: &Self::Form) -> Self {
        Self::new(slot, form)
    }
    /// Where it stands.
    fn slot(&self) -> Slot;
    /// What may change of it, as it is now.
    fn form(&self) -> Result<Self::Form>;
    /// Whom it names.
    fn persons(&self) -> Vec<PersonId>;
    /// The line, with the names of whom it names.
    fn told(self, names: &HashMap<PersonId, PersonName>) -> Self::Told;
}

/// What a line is recorded from.
pub trait ItemForm: Serialize + DeserializeOwned + Validate {
    /// The number it shall have; the next one, if absent.
    fn number(&self) -> Option<i64>;
    /// Whom it names.
    fn persons(&self) -> Vec<PersonId> {
        Vec::new()
    }
    /// Whether it says enough, and nothing against itself.
    fn check(&self) -> Result<()> {
        Ok(())
    }
}

/// Implements for a line how its slot is read.
macro_rules! slot {
    () => {
        fn slot(&self) -> Slot {
            Slot {
                id: self.id.0,
                meeting_id: self.meeting_id,
                number: self.number,
                version: self.version,
                created_at: self.created_at,
                updated_at: self.updated_at,
            }
        }
    };
}
use slot;
