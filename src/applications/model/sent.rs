//! What is sent about applications.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::Source;
use crate::bodies::BodyRef;
use crate::http::{Change, QueryForm};
use crate::persons::{NewPerson, PersonId};
use crate::statutes::document::Declaration;
use crate::territory::TerritoryCode;
use crate::words::{ExactDay, Paragraphs, exact_day, exact_day_if_any, few};

use super::row::ListedDocument;
use super::words::{ApplicationState, ApplicationVerdict, Choice};

/// Something an applicant declares.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAttestation {
    /// What.
    pub declares: Declaration,
    /// When it was declared.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub declared_on: NaiveDate,
}

/// An application to be entered: of somebody known (`person_id`) or registered with it (`person`), for a local unit
/// (`unit`) or a territory (`territory`).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewApplication {
    /// Who asks, if the registry knows the person.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Who asks, to be registered with the application; lives where membership is asked for, if nothing else is told.
    #[serde(default)]
    #[validate(nested)]
    pub person: Option<NewPerson>,
    /// The territory membership is asked for at.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// The local unit it is asked for in: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The day it came in; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub received_on: Option<NaiveDate>,
    /// What the applicant declares.
    #[serde(default, deserialize_with = "few::<_, _, 0, 3>")]
    #[validate(nested)]
    #[schema(max_items = 3)]
    pub declarations: Vec<NewAttestation>,
    /// The documents that belong to it: told of, and kept elsewhere.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[validate(nested)]
    #[schema(max_items = 20)]
    pub documents: Vec<ListedDocument>,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// What can be corrected of an application.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ApplicationDetails {
    /// The territory membership is asked for at.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// The local unit it is asked for in: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The day it came in.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub received_on: NaiveDate,
    /// What the applicant declares.
    #[serde(default, deserialize_with = "few::<_, _, 0, 3>")]
    #[validate(nested)]
    #[schema(max_items = 3)]
    pub declarations: Vec<NewAttestation>,
    /// The documents that belong to it: told of, and kept elsewhere.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[validate(nested)]
    #[schema(max_items = 20)]
    pub documents: Vec<ListedDocument>,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// A correction of an application.
pub type ApplicationChange = Change<ApplicationDetails>;

/// A step in the course of an application.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ApplicationStep {
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A vote on an application.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewApplicationVote)]
pub struct NewVote {
    /// How.
    pub choice: Choice,
    /// Why.
    #[serde(default)]
    pub reason: Option<Paragraphs<2000>>,
    /// Who votes; whoever asks, if absent.
    #[serde(default)]
    pub voter_id: Option<PersonId>,
    /// The day of the vote; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// Where it was found; needed for another's vote.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// A vote that is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = ApplicationVoteWithdrawal)]
pub struct VoteWithdrawal {
    /// Whose; of whoever asks, if absent. Another's is taken back by whoever may record it, and only where it was recorded
    /// for the voter.
    #[serde(default)]
    pub voter_id: Option<PersonId>,
}

/// What the votes decide.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewApplicationDecision)]
pub struct NewDecision {
    /// What is decided; refused unless the votes carry it.
    pub outcome: ApplicationVerdict,
    /// Whether it is a refusal for good, where the statutes allow that: no application of the person is entered any more.
    #[serde(default)]
    pub banned: bool,
    /// Why; needed unless it is accepted.
    #[serde(default)]
    pub reasons: Option<Paragraphs<4000>>,
    /// The day it is decided; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// An appeal of the applicant.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewApplicationAppeal)]
pub struct NewAppeal {
    /// The day it came in; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
    /// A document that belongs to it.
    #[serde(default)]
    #[validate(nested)]
    pub document: Option<ListedDocument>,
}

/// Which applications to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApplicationQuery {
    /// Only those that are so far.
    pub state: Option<ApplicationState>,
    /// Only those before this body, by its id or its slug.
    pub body: Option<BodyRef>,
    /// Only those for this local unit, by its id or its slug.
    pub unit: Option<BodyRef>,
    /// Only those for this very territory.
    pub territory: Option<TerritoryCode>,
    /// Only those for this territory or one below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those to be decided before this day.
    #[param(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub due_before: Option<NaiveDate>,
    /// Only those that should have been decided before the day asked for (true), or none of those (false).
    pub overdue: Option<bool>,
    /// Only those that were kept long enough and are to be erased by today (true), or none of those (false).
    pub erasure_due: Option<bool>,
}

impl ApplicationQuery {
    /// Whether the first due comes first: of those asked for by when they are due.
    pub(in crate::applications) fn is_by_due(&self) -> bool {
        self.due_before.is_some() || self.overdue == Some(true)
    }
}

impl QueryForm for ApplicationQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        !self.is_by_due()
    }
}
