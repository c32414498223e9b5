//! An application as the database keeps it.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::Source;
use crate::bodies::BodyId;
use crate::db::{Json, Moment, MultiBackend, applications};
use crate::id_type;
use crate::persons::{MembershipId, PersonId};
use crate::statutes::document::Declaration;
use crate::words::{ExactDay, Line, exact_day};

use super::words::{ApplicationOutcome, ApplicationState};

id_type! {
    /// Identifies an application.
    ApplicationId
}

/// Something that was declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Attestation {
    /// What the applicant declares.
    pub declares: Declaration,
    /// When it was declared.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub declared_on: NaiveDate,
    /// Who took it down: `person:` or `account:` with an id.
    pub recorded_by: String,
}

/// A document that belongs to an application: told of, and kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListedDocument {
    /// What it is.
    #[schema(example = "signed form")]
    pub kind: Line<100>,
    /// Where it is kept.
    #[serde(default)]
    #[schema(example = "binder 3, sheet 14")]
    pub reference: Option<Line<200>>,
}

/// A request for membership.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = applications, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Application {
    /// Identifies it.
    pub id: ApplicationId,
    /// Who asks.
    pub person_id: PersonId,
    /// The code of the territory membership is asked for at.
    #[schema(example = "03.531")]
    pub territory: String,
    /// The local unit it is asked for in, if one was named.
    pub unit_id: Option<BodyId>,
    /// How far it is.
    pub state: ApplicationState,
    /// How it came out; null until then.
    pub outcome: Option<ApplicationOutcome>,
    /// Whether it is decided for the first time (1) or on appeal (2).
    pub instance: i64,
    /// Counts how often it was put before a body: votes are of one round.
    pub round: i64,
    /// The body that decides, once it is found.
    pub body_id: Option<BodyId>,
    /// What the applicant declared.
    #[schema(value_type = Vec<Attestation>)]
    pub declarations: Json<Vec<Attestation>>,
    /// The documents that belong to it.
    #[schema(value_type = Vec<ListedDocument>)]
    pub documents: Json<Vec<ListedDocument>>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The day all was there.
    pub completed_on: Option<NaiveDate>,
    /// The day it was put before a body.
    pub assigned_on: Option<NaiveDate>,
    /// By when it is to be decided; null while nobody owes a decision.
    pub due_on: Option<NaiveDate>,
    /// The day it was decided.
    pub decided_on: Option<NaiveDate>,
    /// The last day for an appeal; null where there is none.
    pub appeal_until: Option<NaiveDate>,
    /// The day of the appeal.
    pub appealed_on: Option<NaiveDate>,
    /// Whether the refusal is for good.
    pub banned: bool,
    /// The day from which the person may apply again, after a refusal that is not for good.
    pub reapply_from: Option<NaiveDate>,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The membership that came of it.
    pub membership_id: Option<MembershipId>,
    /// Where it was found.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}
