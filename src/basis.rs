//! What a fact rests on: a decision of the party, or a source somebody can look up.
use std::fmt::Display;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::error::{Problem, Result};
use crate::id_type;
use crate::words::{ExactDay, FaultKind, Line, exact_day_if_any};

id_type! {
    /// Identifies a decision. It is known to every room, because decisions act in every room.
    DecisionId
}

id_type! {
    /// Identifies an appointment. Rooms before the appointments know it too: what is held against one points to it.
    AppointmentId
}

id_type! {
    /// Identifies a case. Rooms before ethics know it too: what a case imposes on a membership points to it.
    CaseId
}

id_type! {
    /// Identifies a meeting. Rooms before the meetings know it too: what a meeting presents points back to it.
    MeetingId
}

id_type! {
    /// Identifies an act: what moves, ends, merges or splits bodies, and what moves or renumbers territories. The journal
    /// knows it too: what an act changed is recorded under it.
    ActId
}

id_type! {
    /// Identifies a grant: rights given beside office. What reckons rights knows it before the room that gives them.
    GrantId
}

/// Where a fact was found, when no decision in the registry carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is: a report, a register, a letter, a web page, somebody's word.
    #[schema(example = "minutes on paper")]
    pub kind: Line<100>,
    /// Where to look it up.
    #[serde(default)]
    #[schema(example = "register 2022, page 14")]
    pub reference: Option<Line<500>>,
    /// The day it was looked up.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub noted_on: Option<NaiveDate>,
}

impl Source {
    /// A record of the registry itself, by what it is called and its id.
    pub fn of_record(kind: &str, id: impl Display) -> Result<Self> {
        let line = |fault: FaultKind| Problem::internal(format!("{fault:?}"));
        Ok(Self {
            kind: Line::parse(kind).map_err(line)?,
            reference: Some(Line::parse(&id.to_string()).map_err(line)?),
            noted_on: None,
        })
    }
}

/// What everybody may see that a sanction rests on.
pub const RULED: &str = "ruling of an ethics committee";
/// And a precautionary measure.
pub const FROZEN: &str = "precautionary measure of an ethics committee";

impl Source {
    /// What everybody may see that something rests on, in these words and no more.
    pub fn told(kind: &str) -> Result<Self> {
        let kind = Line::parse(kind).map_err(|fault: FaultKind| Problem::internal(format!("{fault:?}")))?;
        Ok(Self { kind, reference: None, noted_on: None })
    }
}

/// What a fact or its end rests on: a decision or a source, at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Basis {
    /// The decision that settled it.
    pub decision_id: Option<DecisionId>,
    /// Where it was found.
    pub source: Option<Source>,
}

impl Basis {
    /// Whether it is no basis at all.
    pub fn is_missing(&self) -> bool {
        self.decision_id.is_none() && self.source.is_none()
    }
}
