//! What came of a change in the life of a body.
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::basis::ActId;
use crate::http::Resource;
use crate::word_enum;

use super::{Body, BodyId, BodyTold};

word_enum! {
    /// What happened to something.
    Happening {
        /// Something is owed since that day.
        Opened = "opened",
        /// A body came to be, on that day.
        Formed = "formed",
        /// A body stands elsewhere from that day.
        Moved = "moved",
        /// A body stands from that day where the one above it does not reach: move one of them.
        Stranded = "stranded",
        /// A body ended; that day is its last.
        Dissolved = "dissolved",
        /// An appointment ended; that day is its last.
        Ended = "ended",
        /// Another body has it from that day.
        HandedOver = "handed_over",
        /// A membership has no local unit from that day.
        Released = "released",
        /// An action was given up, on that day.
        Dropped = "dropped",
        /// It is as it was before what is withdrawn.
        Restored = "restored",
        /// It came of what is withdrawn, and is there no more.
        TakenOut = "taken_out",
        /// It stays with the body that has it: what was owed is owed still, what was done is done.
        Kept = "kept",
    }
}

/// One thing that came of a change in the life of a body. A dry run lists the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Consequence {
    /// What it happened to: `body`, `appointment`, `membership`, `action`, `legal_task`, `meeting`, `mandate`.
    #[schema(example = "appointment")]
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Where it is found.
    pub path: String,
    /// What happened to it.
    pub what: Happening,
    /// The first day it holds, or the last day of what ended.
    pub on: NaiveDate,
    /// The body that has it now, or under which it stands.
    pub to_body_id: Option<BodyId>,
}

impl Consequence {
    /// Something happened to one object.
    pub fn of(kind: &str, id: Uuid, path: String, what: Happening, on: NaiveDate) -> Self {
        Self { kind: kind.to_owned(), id, path, what, on, to_body_id: None }
    }

    /// Something happened to a body.
    pub fn of_body(body: &Body, what: Happening, on: NaiveDate) -> Self {
        Self::of("body", body.id.0, body.path(), what, on)
    }

    /// Where it is found for life, whatever other names it goes by.
    pub fn lasting_path(&self) -> String {
        let kind = self.path.rsplit_once('/').map_or(self.path.as_str(), |(kind, _)| kind);
        format!("{kind}/{}", self.id)
    }

    /// The same, naming the body that has it now.
    #[must_use]
    pub fn to(mut self, body: Option<BodyId>) -> Self {
        self.to_body_id = body;
        self
    }
}

/// A body after a change in its life, and everything that came of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BodyReformed {
    /// The act that did it, by which it is withdrawn.
    pub act_id: ActId,
    /// The body, as it is on the day asked for.
    #[serde(flatten)]
    pub body: BodyTold,
    /// What was done, in order.
    pub consequences: Vec<Consequence>,
}

impl Resource for BodyReformed {
    fn path(&self) -> String {
        self.body.path()
    }
    fn version(&self) -> i64 {
        self.body.version
    }
    fn object(&self) -> String {
        self.body.object()
    }
}
