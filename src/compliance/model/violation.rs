//! A broken rule that was kept: of an appointment that was only warned of, or of imported history.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::basis::AppointmentId;
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Moment, MultiBackend, violations};
use crate::error::Kind;
use crate::http::QueryForm;
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::statutes::StatutesId;
use crate::statutes::document::RuleEffect;
use crate::territory::TerritoryCode;
use crate::words::{Line, PartialDate};

use super::finding::{ClauseQuoted, Finding, FindingTold, Weight};

id_type! {
    /// Identifies a violation.
    ViolationId
}

/// A violation as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = violations, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Violation {
    /// Identifies it.
    pub id: ViolationId,
    /// The appointment that breaks the rule.
    pub appointment_id: AppointmentId,
    /// The code of the rule.
    pub rule: String,
    /// What the rule does.
    pub effect: Weight,
    /// The version of the statutes it is a rule of.
    pub statutes_id: StatutesId,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// What the rule asks.
    pub asked: Option<String>,
    /// What was found instead.
    pub found: Option<String>,
    /// When it was noted.
    pub noted_at: Moment,
    /// The same, until it is settled.
    pub updated_at: Moment,
}

/// A violation, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Violation)]
pub struct ViolationTold {
    /// Identifies it.
    pub id: ViolationId,
    /// The appointment that breaks the rule.
    pub appointment_id: AppointmentId,
    /// The body it is in.
    pub body_id: BodyId,
    /// The type of its position.
    #[schema(example = "pole_president")]
    pub position_type: String,
    /// The holder.
    pub person: PersonName,
    /// The first day in office, as far as known.
    pub starts_on: PartialDate,
    /// The last day in office, as far as known; null while it lasts.
    pub ends_on: Option<PartialDate>,
    /// The version of the statutes whose rule it breaks: the one in force on the first day.
    pub statutes_id: StatutesId,
    /// What the rule says.
    #[serde(flatten)]
    pub finding: FindingTold,
    /// When it was noted.
    pub noted_at: Moment,
}

/// The same finding: of the same rule, with the same effect, for the same reasons.
impl PartialEq<Violation> for Finding {
    fn eq(&self, kept: &Violation) -> bool {
        let clause = self.clause.as_ref().map(|clause| &clause.id);
        (self.rule.code, self.weight, self.statutes_id) == (kept.rule.as_str(), kept.effect, kept.statutes_id)
            && (clause, &self.asked, &self.found) == (kept.clause.as_ref(), &kept.asked, &kept.found)
    }
}

impl Violation {
    /// What the rule says, with the clause as its statutes word it.
    pub fn told(&self, rule: Option<&'static Kind>, clause: Option<ClauseQuoted>) -> FindingTold {
        FindingTold {
            code: self.rule.clone(),
            effect: self.effect,
            title: String::new(),
            asked: self.asked.clone(),
            found: self.found.clone(),
            missing: None,
            pointer: rule.and_then(|rule| rule.pointer).map(str::to_owned),
            clause,
        }
    }
}

/// Which violations to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ViolationQuery {
    /// Only those in this body.
    pub body: Option<BodyRef>,
    /// Only those in bodies at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those of this appointment.
    pub appointment_id: Option<AppointmentId>,
    /// Only those of this rule, by its code.
    #[param(value_type = Option<String>, max_length = 64, example = "terms-are-used-up")]
    pub rule: Option<Line<64>>,
    /// Only those that block, or only those that warn.
    pub effect: Option<RuleEffect>,
}

impl QueryForm for ViolationQuery {
    const LISTS: bool = true;
}
