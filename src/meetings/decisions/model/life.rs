//! What a decision can order of the life of bodies. The decision is the act, so none of these names another.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::DecisionId;
use crate::bodies::BodyRef;
use crate::bodies::moves::NewMove;
use crate::reorganizations::{Children, Dissolution, Merger, Part, Split};
use crate::territory::TerritoryCode;
use crate::words::{ExactDay, Labels, PartialDate, exact_day_if_any, few};

/// A body ends, and what is under it and in it as far as this says.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DissolveBody {
    /// The body that ends.
    pub body: BodyRef,
    /// Its last day; the day of the decision, if absent.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// Whether the appointments in it end with it; if not, they must have ended.
    #[serde(default)]
    pub end_appointments: bool,
    /// What becomes of the bodies under it; if absent, they must have ended.
    #[serde(default)]
    pub children: Option<Children>,
    /// The local unit its members belong to from the day after; none, if absent.
    #[serde(default)]
    pub move_memberships_to: Option<BodyRef>,
    /// The body that takes over its open actions, legal tasks and planned meetings.
    #[serde(default)]
    pub hand_actions_to: Option<BodyRef>,
}

/// A body stands under another parent, at another territory, or both.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MoveBody {
    /// The body that moves.
    pub body: BodyRef,
    /// The body it stands under from that day; the same as before, if absent.
    #[serde(default)]
    pub parent: Option<BodyRef>,
    /// Whether it stands under no body from that day.
    #[serde(default)]
    pub root: bool,
    /// Where it is from that day; where it was, if absent.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its names from that day. If absent they stay, unless they were made after the territory it leaves.
    #[serde(default)]
    pub names: Option<Labels>,
    /// The first day it stands there; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A body takes others in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MergeBodies {
    /// The body that takes the others in.
    pub body: BodyRef,
    /// The bodies that are taken in, all of its own type.
    #[serde(deserialize_with = "few::<_, _, 1, 20>")]
    #[schema(min_items = 1, max_items = 20)]
    pub absorbs: Vec<BodyRef>,
    /// The first day they are one; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// Where it is from that day; where it was, if absent.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its names from that day. If absent they stay, unless they were made after a territory it leaves.
    #[serde(default)]
    pub names: Option<Labels>,
}

/// New bodies are formed out of one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SplitBody {
    /// The body that is split.
    pub body: BodyRef,
    /// The bodies that are formed; the first is the heir of one that ends.
    #[serde(deserialize_with = "few::<_, _, 1, 20>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 20)]
    pub into: Vec<Part>,
    /// The first day of the new bodies; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// Whether the old body ends: what is then left in it goes to the first of the new ones.
    #[serde(default)]
    pub dissolve: bool,
    /// Whether members and the bodies under it go to the new body whose territory they are in.
    #[serde(default)]
    pub distribute: bool,
}

impl DissolveBody {
    /// The dissolution it orders, by the decision taken on `day`.
    pub(in crate::meetings) fn ordered(&self, decision: DecisionId, day: PartialDate) -> Dissolution {
        let Self { body: _, ends_on, end_appointments, children, move_memberships_to, hand_actions_to } =
            self.clone();
        Dissolution {
            ends_on: ends_on.unwrap_or(day),
            end_appointments,
            children,
            move_memberships_to,
            hand_actions_to,
            decision_id: Some(decision),
            source: None,
        }
    }
}

impl MoveBody {
    /// The move it orders, by the decision taken on `day`.
    pub(in crate::meetings) fn ordered(&self, decision: DecisionId, day: PartialDate) -> NewMove {
        let Self { body: _, parent, root, territory, names, on } = self.clone();
        let on = on.unwrap_or(day.latest());
        NewMove { parent, root, territory, names, on, decision_id: Some(decision), source: None }
    }
}

impl MergeBodies {
    /// The merger it orders, by the decision taken on `day`.
    pub(in crate::meetings) fn ordered(&self, decision: DecisionId, day: PartialDate) -> Merger {
        let Self { body: _, absorbs, on, territory, names } = self.clone();
        let on = on.unwrap_or(day.latest());
        Merger { absorbs, on, territory, names, decision_id: Some(decision), source: None }
    }
}

impl SplitBody {
    /// The split it orders, by the decision taken on `day`.
    pub(in crate::meetings) fn ordered(&self, decision: DecisionId, day: PartialDate) -> Split {
        let Self { body: _, into, on, dissolve, distribute } = self.clone();
        let on = on.unwrap_or(day.latest());
        Split { into, on, dissolve, distribute, decision_id: Some(decision), source: None }
    }
}
