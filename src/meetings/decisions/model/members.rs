//! What a decision can order of memberships, and of what bodies are called.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::DecisionId;
use crate::bodies::BodyRef;
use crate::bodies::moves::NewMove;
use crate::memberships::Ending;
use crate::persons::PersonId;
use crate::words::{ExactDay, Labels, Line, PartialDate, exact_day_if_any};

/// A person becomes a member, by the word of the body and not by an application.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdmitMember {
    /// Who.
    pub person_id: PersonId,
    /// The first day of the membership.
    pub starts_on: PartialDate,
    /// The local unit the member belongs to; an effect before this one may have formed it.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The number on the card.
    #[serde(default)]
    pub number: Option<Line<40>>,
}

/// A membership ends.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EndMembership {
    /// Whose: the membership that lasts on the day.
    pub person_id: PersonId,
    /// Its last day.
    pub ends_on: PartialDate,
    /// How it ends.
    pub standing: Ending,
}

/// A body is called otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RenameBody {
    /// The body.
    pub body: BodyRef,
    /// Its names from that day.
    pub names: Labels,
    /// The first day it is called so; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<chrono::NaiveDate>,
}

impl RenameBody {
    /// The change of names it orders, by the decision taken on `day`.
    pub(in crate::meetings) fn ordered(&self, decision: DecisionId, day: PartialDate) -> NewMove {
        NewMove {
            parent: None,
            root: false,
            territory: None,
            names: Some(self.names.clone()),
            on: self.on.unwrap_or(day.latest()),
            decision_id: Some(decision),
            source: None,
        }
    }
}
