//! A decision of a body.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::basis::{DecisionId, MeetingId, Source};
use crate::bodies::{BodyId, BodyRef};
use crate::compliance::{self, FindingTold};
use crate::db::{Json, Moment, MultiBackend, decisions};
use crate::http::{QueryForm, Resource};
use crate::meetings::model::in_the_calendar;
use crate::meetings::quorum::{Quorum, QuorumState};
use crate::statutes::document::{Code, Mode};
use crate::words::{ExactDay, Language, Line, Paragraphs, PartialDate, exact_day_if_any, few};

use super::super::votes::{CastingVote, DecisionOutcome, MajorityFound, NewConflict, NewVote};
use super::Effect;

/// What a body settled at a meeting, how, and what came of it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = decisions, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Decision {
    /// Identifies it.
    pub id: DecisionId,
    /// The body that decided.
    pub body_id: BodyId,
    /// The meeting at which it decided.
    pub meeting_id: MeetingId,
    /// Its number among the decisions of the meeting.
    pub number: i64,
    /// What was decided.
    pub title: String,
    /// Its wording.
    pub text: Option<String>,
    /// How it was settled.
    #[schema(value_type = Mode)]
    pub mode: String,
    /// Votes for it, where counted.
    pub votes_for: Option<i64>,
    /// Votes against it, where counted.
    pub votes_against: Option<i64>,
    /// Abstentions, where counted.
    pub abstentions: Option<i64>,
    /// The day it was taken, as far as it is known.
    #[schema(value_type = PartialDate)]
    pub decided_on: String,
    /// The last day it may have been taken: what lists are ordered by.
    #[serde(skip)]
    pub decided_latest: NaiveDate,
    /// What it ordered, in order.
    #[schema(value_type = Vec<Effect>)]
    pub effects: Json<Vec<Effect>>,
    /// What came of each effect.
    #[schema(value_type = Vec<Outcome>)]
    pub results: Json<Vec<Outcome>>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// The day that was told of it; none where it has that of its meeting.
    #[serde(skip)]
    pub own_day: Option<String>,
    /// Where it was found, if it was recorded as history.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// The quorum of its meeting as it was when this was recorded; null where that was before 2026-11-27.
    #[schema(value_type = Option<Quorum>)]
    #[serde(rename = "quorum_when_recorded")]
    pub quorum: Option<Json<Quorum>>,
    /// What became of it; null where it was recorded before 2026-11-27.
    pub outcome: Option<DecisionOutcome>,
    /// The majority it needed, and whether it was reached; null where nobody voted.
    #[schema(value_type = Option<MajorityFound>)]
    pub majority: Option<Json<MajorityFound>>,
    /// The moment it was taken, where that was told: whoever was there then took it.
    pub decided_at: Option<Moment>,
    /// The body above that has to confirm it before it acts; null where none has to.
    pub awaits_body_id: Option<BodyId>,
    /// The decision that confirmed it, and carried it out.
    pub confirmed_by: Option<DecisionId>,
    /// The decision that annulled it.
    pub annulled_by: Option<DecisionId>,
}

/// A decision, and whether enough came to the meeting to take it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionTold {
    /// The decision.
    #[serde(flatten)]
    pub decision: Decision,
    /// The quorum of its meeting, as it is known now: of one that was recorded as history it may be `not_met`.
    pub quorum: QuorumState,
}

impl Resource for DecisionTold {
    fn path(&self) -> String {
        format!("/v1/decisions/{}", self.decision.id)
    }
    fn version(&self) -> i64 {
        self.decision.version
    }
}

/// One thing that came of an effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Outcome {
    /// Which effect, counted from 0.
    #[schema(minimum = 0)]
    pub effect: usize,
    /// What sort of thing.
    #[schema(example = "appointment")]
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Where it is found.
    pub path: String,
    /// What the statutes warned of, or could not verify, when it was made.
    #[serde(default)]
    pub warnings: Vec<FindingTold>,
    /// Why it was left as it is, where the decision that brought it forth is annulled: the word of the problem in the way. To
    /// undo it takes a decision of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "effect-stays")]
    pub left_because: Option<String>,
}

impl Decision {
    /// The things of one sort that came of it.
    pub(in crate::meetings::decisions) fn came_of_it(&self, kind: &str) -> impl Iterator<Item = Uuid> {
        self.results.0.iter().filter(move |outcome| outcome.kind == kind).map(|outcome| outcome.id)
    }

    /// The decision as it is told and journalled: why an application is refused stands with the application.
    #[must_use]
    pub(in crate::meetings::decisions) fn open(&self) -> Self {
        let effects = self.effects.0.iter().map(Effect::told).collect();
        Self { effects: Json(effects), ..self.clone() }
    }

    /// The decision as it is told, with its warnings in `language`, whichever they were noted in.
    #[must_use]
    pub(in crate::meetings::decisions) fn told(mut self, language: Language) -> Self {
        self.effects = Json(self.effects.0.iter().map(Effect::told).collect());
        for outcome in &mut self.results.0 {
            compliance::speak(&mut outcome.warnings, language);
        }
        self
    }
}

/// A decision to be recorded and executed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// What was decided.
    pub title: Line<300>,
    /// Its wording.
    #[serde(default)]
    pub text: Option<Paragraphs<4000>>,
    /// How it was settled; `unspecified` where the record does not say.
    pub mode: Mode,
    /// Votes for it, where counted.
    #[serde(default)]
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub votes_for: Option<i64>,
    /// Votes against it, where counted.
    #[serde(default)]
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub votes_against: Option<i64>,
    /// Abstentions, where counted.
    #[serde(default)]
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub abstentions: Option<i64>,
    /// Who voted how, in the order of the roll, where each was called; the counts follow from it. Nobody is named in a
    /// ballot.
    #[serde(default, deserialize_with = "few::<_, _, 0, 2000>")]
    #[validate(nested)]
    #[schema(max_items = 2000)]
    pub votes: Vec<NewVote>,
    /// Who had no part in it for a conflict of interest: neither votes, nor is counted in its quorum or its majority.
    #[serde(default, deserialize_with = "few::<_, _, 0, 500>")]
    #[validate(nested)]
    #[schema(max_items = 500)]
    pub conflicts: Vec<NewConflict>,
    /// How whoever chaired broke a tie, where the statutes give the chair a casting vote.
    #[serde(default)]
    pub casting_vote: Option<CastingVote>,
    /// What it is about, where the statutes set the body another majority on that (`expulsion`), or have a body above confirm
    /// that; what is asked of what it orders (`statutes`, `dissolution`) is asked in any case.
    #[serde(default)]
    pub subject: Option<Code>,
    /// The day it was taken; the day of the meeting, if absent, and then it follows that where it is corrected.
    #[serde(default)]
    pub decided_on: Option<PartialDate>,
    /// The moment it was taken, where somebody came late or left early: the quorum and the votes are of those who were there
    /// then. Its day is that of the decision.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub decided_at: Option<Moment>,
    /// The body that has to confirm it before it acts: one that stands above. Until then nothing of it is carried out. Where the
    /// statutes ask a body above to confirm such things (`confirmed_by`), it waits for that one without being told, and for no
    /// other.
    #[serde(default)]
    pub awaits: Option<BodyRef>,
    /// Where it was found, if it is recorded as history: it is then kept whatever its quorum was, if it was taken before
    /// today. Any other needs one.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
    /// What it orders, carried out in order and all together.
    #[serde(default, deserialize_with = "few::<_, _, 0, 50>")]
    #[validate(nested)]
    #[schema(max_items = 50)]
    pub effects: Vec<Effect>,
}

/// Which decisions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BodyDecisionQuery {
    /// Only those that this body has to confirm, or had to.
    pub awaits: Option<BodyRef>,
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only what was adopted, or rejected.
    pub outcome: Option<DecisionOutcome>,
    /// Only those taken on this day or later.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub from: Option<NaiveDate>,
    /// Only those taken on this day or earlier.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub to: Option<NaiveDate>,
}

impl QueryForm for BodyDecisionQuery {
    const LISTS: bool = true;
}
