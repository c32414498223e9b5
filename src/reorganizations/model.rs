//! What a reorganization is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{ActId, DecisionId, MeetingId, Source};
use crate::bodies::acts::Act;
use crate::bodies::{BodyId, BodyRef, Consequence};
use crate::db::{Moment, MultiBackend, meetings};
use crate::http::{Change, Resource};
use crate::statutes::document::Code;
use crate::territory::{Territory, TerritoryCode};
use crate::words::{ExactDay, Labels, Line, PartialDate, Slug, exact_day, few};

/// What becomes of the bodies under one that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Children {
    /// They end with it, each in the same way.
    Dissolve,
    /// They stand under this one from the day after.
    MoveTo(BodyRef),
}

/// The end of a body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Dissolution {
    /// Its last day, as far as known.
    pub ends_on: PartialDate,
    /// Whether the appointments in it end with it; if not, they must have ended.
    #[serde(default)]
    pub end_appointments: bool,
    /// What becomes of the bodies under it; if absent, they must have ended.
    #[serde(default)]
    pub children: Option<Children>,
    /// The local unit its members belong to from the day after; none, if absent.
    #[serde(default)]
    pub move_memberships_to: Option<BodyRef>,
    /// The body that takes over its open actions, legal tasks and planned meetings. If absent, the actions are dropped
    /// and the legal tasks go to the next body above it.
    #[serde(default)]
    pub hand_actions_to: Option<BodyRef>,
    /// The decision that dissolves it. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A body takes others in: they end, and what was theirs is its own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Merger {
    /// The bodies that are taken in, all of its own type.
    #[serde(deserialize_with = "few::<_, _, 1, 20>")]
    #[schema(min_items = 1, max_items = 20)]
    pub absorbs: Vec<BodyRef>,
    /// The first day they are one; the others end the day before.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// Where it is from that day; where it was, if absent.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its names from that day. If absent they stay, unless they were made after a territory it leaves.
    #[serde(default)]
    pub names: Option<Labels>,
    /// The decision that merges them. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// New bodies are formed out of one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The bodies that are formed; the first is the heir of one that ends.
    #[serde(deserialize_with = "few::<_, _, 1, 20>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 20)]
    pub into: Vec<Part>,
    /// The first day of the new bodies; one that ends has its last day before.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// Whether the old body ends: what is then left in it goes to the first of the new ones.
    #[serde(default)]
    pub dissolve: bool,
    /// Whether members go to the new body whose territory they live in, and bodies under the old one to the new body
    /// whose territory they are in.
    #[serde(default)]
    pub distribute: bool,
    /// The decision that splits it. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A body formed out of another.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its type; that of the old body, if absent.
    #[serde(default)]
    #[schema(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// The body it stands under; the one the old body stands under, if absent.
    #[serde(default)]
    pub parent: Option<BodyRef>,
    /// Where it is; where the old body is, if absent.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its names; made as the statutes say, if absent.
    #[serde(default)]
    pub names: Option<Labels>,
    /// Its name in addresses; made of territory and type, if absent.
    #[serde(default)]
    pub slug: Option<Slug>,
}

/// What an official may have got wrong in recording an act: its day, and what it rests on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ActDetails {
    /// The first day on which things are as it makes them; what ends by it has its last day, known exactly, before.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The last day of the body that a dissolution ends, as far as known: `on` is the day after. Of a dissolution only.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// The decision it rests on. A decision or a source is needed; an act on a territory rests on a source.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// A correction of an act: the fields that change (RFC 7396).
pub type ActChange = Change<ActDetails>;

/// An act as it is corrected, and everything that came of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActCorrected {
    /// The act.
    #[serde(flatten)]
    pub act: Act,
    /// What was taken back of it, the last first, and then what was done on its new day, in order; nothing where its day
    /// stays.
    pub consequences: Vec<Consequence>,
}

impl Resource for ActCorrected {
    fn path(&self) -> String {
        self.act.path()
    }
    fn version(&self) -> i64 {
        self.act.version()
    }
}

/// An act to be withdrawn.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why; the journal keeps it.
    #[schema(example = "recorded by mistake")]
    pub reason: Line<500>,
    /// Where that was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// An act that is withdrawn, and everything that is as it was before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActWithdrawn {
    /// The act.
    #[serde(flatten)]
    pub act: Act,
    /// Why it is withdrawn.
    pub withdrawal: Withdrawal,
    /// What was taken back, the last first.
    pub consequences: Vec<Consequence>,
}

impl Resource for ActWithdrawn {
    fn path(&self) -> String {
        self.act.path()
    }
    fn version(&self) -> i64 {
        self.act.version()
    }
}

/// A territory after an act of the state, and everything that follows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TerritoryReformed {
    /// The act that did it, by which it is withdrawn.
    pub act_id: ActId,
    /// The territory, as it is on the day asked for.
    #[serde(flatten)]
    pub territory: Territory,
    /// The codes of what moves, itself first, as they were until the day before.
    pub moved: Vec<String>,
    /// How many persons live there, as far as they are told to live elsewhere from that day.
    pub residents: usize,
    /// What comes of it for the bodies there, in order.
    pub consequences: Vec<Consequence>,
}

impl Resource for TerritoryReformed {
    fn path(&self) -> String {
        self.territory.path()
    }
    fn version(&self) -> i64 {
        self.territory.version
    }
}

/// A meeting that a body which ends had still planned: what a handover changes of it, and what it is judged by.
#[derive(Debug, Clone, Serialize, Queryable, Selectable)]
#[diesel(table_name = meetings, check_for_backend(MultiBackend))]
pub(super) struct Planned {
    pub(super) id: MeetingId,
    pub(super) body_id: BodyId,
    pub(super) held_on: String,
    pub(super) version: i64,
    pub(super) updated_at: Moment,
}

/// What sort of thing a decision ordered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Ordered {
    kind: String,
}

impl Ordered {
    /// Whether it changes a body or who holds its offices without being an act, which could be withdrawn.
    pub(super) fn calls_by_itself(&self) -> bool {
        ["appoint", "form_body", "end_appointment", "renew", "renumber"].contains(&self.kind.as_str())
    }
}
