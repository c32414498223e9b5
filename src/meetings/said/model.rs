//! What is asked of everything that was said and proposed, and how it is told.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::basis::MeetingId;
use crate::bodies::{BodyId, BodyRef};
use crate::http::QueryForm;
use crate::meetings::items::{InterventionTold, ProposalTold};
use crate::persons::PersonId;
use crate::word_enum;
use crate::words::{ExactDay, Line, PartialDate, exact_day_if_any};

word_enum! {
    /// Who spoke: one person, or a group.
    InterventionKind {
        /// One person.
        Individual = "individual",
        /// A group together, in a collective statement.
        Collective = "collective",
    }
}

/// Which interventions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InterventionQuery {
    /// Only those with these words, or parts of words, in what they were about, in what was said or in the name of the group,
    /// in either script and any spelling.
    #[param(value_type = Option<Line<100>>)]
    pub q: Option<Line<100>>,
    /// Only those at meetings of this body.
    pub body: Option<BodyRef>,
    /// Only those of this person.
    pub speaker_id: Option<PersonId>,
    /// Only those of one person each, or only collective statements.
    pub kind: Option<InterventionKind>,
    /// Only those at meetings held on this day or later.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only those at meetings held on this day or earlier.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
}

impl QueryForm for InterventionQuery {
    const LISTS: bool = true;
}

/// Which proposals to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProposalQuery {
    /// Only those with these words, or parts of words, in what is proposed or in its wording, in either script and any spelling.
    #[param(value_type = Option<Line<100>>)]
    pub q: Option<Line<100>>,
    /// Only those put to meetings of this body.
    pub body: Option<BodyRef>,
    /// Only those this person put.
    pub proposed_by: Option<PersonId>,
    /// Only those put to meetings held on this day or later.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only those put to meetings held on this day or earlier.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
}

impl QueryForm for ProposalQuery {
    const LISTS: bool = true;
}

/// An intervention, with the body that met and the day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InterventionFound {
    /// The intervention.
    #[serde(flatten)]
    pub intervention: InterventionTold,
    /// The body that met.
    pub body_id: BodyId,
    /// The day it met, as far as it is known.
    #[schema(value_type = PartialDate)]
    pub held_on: String,
}

/// A proposal, with the body that met and the day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProposalFound {
    /// The proposal.
    #[serde(flatten)]
    pub proposal: ProposalTold,
    /// The body that met.
    pub body_id: BodyId,
    /// The day it met, as far as it is known.
    #[schema(value_type = PartialDate)]
    pub held_on: String,
}

/// Where something was said: the body that met, the day as it is told, and the last day it may have been.
pub(super) type Held = (BodyId, String, NaiveDate);

/// Where a line stands in the order of a list: the day of its meeting, the meeting, its number there.
pub(super) type Place = (NaiveDate, MeetingId, i64);

/// What both lists are narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Narrowing {
    /// The words to be found, folded.
    pub(super) words: Vec<String>,
    /// The body that met.
    pub(super) body: Option<BodyId>,
    /// Who spoke.
    pub(super) person: Option<PersonId>,
    /// From which day.
    pub(super) from: Option<NaiveDate>,
    /// Until which day.
    pub(super) to: Option<NaiveDate>,
}
