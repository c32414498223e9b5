//! What a handover is.
use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::db::{Moment, MultiBackend, handovers};
use crate::words::isolate;
use crate::{id_type, word_enum};

use super::super::model::BodyId;

id_type! {
    /// Identifies a handover.
    HandoverId
}

id_type! {
    /// Identifies what is handed over, whichever room it belongs to.
    ObjectId
}

word_enum! {
    /// What one body can hand over to another.
    Handed {
        /// A membership in a local unit.
        Membership = "membership",
        /// An action to be followed up.
        Action = "action",
        /// A legal task that is still owed.
        LegalTask = "legal_task",
    }
}

impl Handed {
    /// One of them, by its id, in Arabic, French and English.
    pub(super) fn named(self, id: Uuid) -> [String; 3] {
        let [ar, fr, en] = match self {
            Self::Membership => ["عضوية", "adhésion", "membership"],
            Self::Action => ["إجراء", "action", "action"],
            Self::LegalTask => ["التزام قانوني", "obligation légale", "legal task"],
        };
        [format!("{ar} {}", isolate(&id.to_string())), format!("{fr} {id}"), format!("{en} {id}")]
    }
}

/// A handover as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = handovers, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct Handover {
    pub(super) id: HandoverId,
    pub(super) kind: Handed,
    pub(super) object_id: ObjectId,
    pub(super) from_body_id: BodyId,
    /// None where nobody has it any more.
    pub(super) to_body_id: Option<BodyId>,
    /// The first day the other body has it.
    pub(super) handed_on: NaiveDate,
    /// The day of the handover before, if there was one.
    pub(super) held_from: Option<NaiveDate>,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
}

/// A body whose objects of one kind are asked for, on a day.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    /// The body.
    pub body: BodyId,
    /// What is asked for.
    pub kind: Handed,
    /// The day.
    pub day: NaiveDate,
    /// Whether the rows say it all: nothing is handed over later.
    pub is_settled: bool,
}
