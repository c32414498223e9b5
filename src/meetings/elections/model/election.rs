//! An election of a body, at a meeting.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, MeetingId, Source};
use crate::bodies::positions::PositionId;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, Moment, MultiBackend, elections};
use crate::http::{QueryForm, Resource};
use crate::statutes::document::{Code, ElectionRules, Majority, Mode};
use crate::{id_type, word_enum};

use super::{Candidacy, CandidateTold, ReadingTold, Round};

id_type! {
    /// Identifies an election.
    ElectionId
}

word_enum! {
    /// How far an election is.
    ElectionState {
        /// It goes on.
        Open = "open",
        /// It is over: a decision of the meeting orders that whoever was elected takes the seat.
        Proclaimed = "proclaimed",
        /// It was given up, and elected nobody.
        Abandoned = "abandoned",
    }
}

word_enum! {
    /// What an election waits for.
    NextStep {
        /// For somebody to stand.
        Candidacy = "candidacy",
        /// For a round to be counted.
        Round = "round",
        /// For another scrutineer to read the count of its last round.
        Reading = "reading",
        /// For a lot to be drawn among those tied.
        Draw = "draw",
        /// To be proclaimed.
        Proclamation = "proclamation",
        /// To be given up: there is no round left, and nobody was elected.
        Abandonment = "abandonment",
        /// For nothing: it is over.
        Nothing = "nothing",
    }
}

/// A seat an election fills, or several alike: a position named by id, or by body, type and ordinal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ElectedSeat {
    /// The position.
    #[serde(default)]
    pub position_id: Option<PositionId>,
    /// The body whose position it is.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// The type of the position in that body.
    #[serde(default)]
    pub position_type: Option<Code>,
    /// Which of several numbered ones.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub ordinal: Option<i64>,
    /// How many of its seats are filled; one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 200))]
    #[schema(minimum = 1, maximum = 200)]
    pub seats: Option<i64>,
}

/// By which rules an election is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ElectionTerms {
    /// Its rounds, ties, lists and scrutineers.
    pub rules: ElectionRules,
    /// On what the statutes set its majority: `election`, or `default`.
    #[schema(example = "election")]
    pub subject: String,
    /// How many votes elect.
    pub majority: Majority,
    /// The clause that rests on.
    #[schema(example = "art-16")]
    pub clause: Option<String>,
}

/// An election held at a meeting: who stands, and what each round came to.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = elections, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Election {
    /// Identifies it.
    pub id: ElectionId,
    /// The body that elects.
    pub body_id: BodyId,
    /// The meeting at which it does.
    pub meeting_id: MeetingId,
    /// What is elected.
    #[schema(example = "انتخاب رئيسة قطب النساء")]
    pub title: String,
    /// How the votes are cast.
    #[schema(value_type = Mode)]
    pub mode: String,
    /// The seats it fills, in the order in which those elected take them.
    #[schema(value_type = Vec<ElectedSeat>)]
    pub seats: Json<Vec<ElectedSeat>>,
    /// What the statutes of the day said of elections when it was opened: it is held by that to the end.
    #[schema(value_type = ElectionTerms)]
    pub terms: Json<ElectionTerms>,
    /// Who stood, by number.
    #[schema(value_type = Vec<Candidacy>)]
    pub candidacies: Json<Vec<Candidacy>>,
    /// What was counted, round after round.
    #[schema(value_type = Vec<Round>)]
    pub rounds: Json<Vec<Round>>,
    /// How far it is.
    pub state: ElectionState,
    /// Why it was given up, if it was.
    pub abandoned_because: Option<String>,
    /// The decision that proclaimed it.
    pub decision_id: Option<DecisionId>,
    /// Where it was found, if it is recorded as history.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl ElectedSeat {
    /// How many seats of the position are filled.
    pub(in crate::meetings::elections) fn number(&self) -> usize {
        usize::try_from(self.seats.unwrap_or(1)).unwrap_or(1)
    }
}

impl Election {
    /// Each seat by itself, in the order in which those elected take them.
    pub(in crate::meetings::elections) fn each_seat(&self) -> impl Iterator<Item = &ElectedSeat> {
        self.seats.0.iter().flat_map(|seat| std::iter::repeat_n(seat, seat.number()))
    }

    /// Whether a round was counted that is not proclaimed yet.
    pub(in crate::meetings) fn is_counting(&self) -> bool {
        self.state == ElectionState::Open && self.valid_rounds().next().is_some()
    }

    /// The rounds that hold.
    pub(in crate::meetings) fn valid_rounds(&self) -> impl DoubleEndedIterator<Item = &Round> {
        self.rounds.0.iter().filter(|round| round.annulled_because.is_none())
    }
}

/// An election, with the persons in it and what it waits for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ElectionTold {
    /// The election.
    #[serde(flatten)]
    pub election: Election,
    /// Who stands where, by candidacy and place.
    pub candidates: Vec<CandidateTold>,
    /// Who read the count of which round.
    pub readings: Vec<ReadingTold>,
    /// What it waits for.
    pub next: NextStep,
    /// How many scrutineers have to read each count.
    #[schema(minimum = 0)]
    pub scrutineers_needed: usize,
}

impl Resource for ElectionTold {
    fn path(&self) -> String {
        format!("/v1/elections/{}", self.election.id)
    }
    fn version(&self) -> i64 {
        self.election.version
    }
}

/// Which elections to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ElectionQuery {
    /// Only those this body held.
    pub body: Option<BodyRef>,
    /// Only those of this meeting.
    pub meeting: Option<MeetingId>,
    /// Only those that are so far.
    pub state: Option<ElectionState>,
}

impl QueryForm for ElectionQuery {
    const LISTS: bool = true;
}
