//! What an application form is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema as _, ToSchema};
use validator::{Validate, ValidationErrors};

use crate::bodies::BodyRef;
use crate::db::{Moment, MultiBackend, application_forms};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::persons::{Contact, NewPerson, PersonDetails, PersonFound, PersonId, with_a_name};
use crate::statutes::document::Declaration;
use crate::territory::TerritoryCode;
use crate::words::{Gender, Line, Paragraphs, PartialDate, few};

use super::super::model::ListedDocument;

id_type! {
    /// Identifies an application form.
    ApplicationFormId
}

/// Whoever asks for membership, as he or she says.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Applicant {
    /// The name in Arabic; one in Latin letters will do instead.
    #[serde(default)]
    #[schema(example = "سعاد الجبلي")]
    pub name_ar: Option<Line<200>>,
    /// The name in Latin letters.
    #[serde(default)]
    #[schema(example = "Souad Jebli")]
    pub name_latin: Option<Line<200>>,
    /// What titles agree with.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// The day of birth, as far as it is told.
    #[serde(default)]
    pub birth_date: Option<PartialDate>,
    /// How the applicant is reached: one contact at least.
    #[serde(deserialize_with = "few::<_, _, 1, 5>")]
    #[schema(min_items = 1, max_items = 5)]
    pub contacts: Vec<Contact>,
}

impl Applicant {
    /// The person this would be, living where membership is asked for.
    pub(super) fn person(&self, residence: Option<TerritoryCode>) -> NewPerson {
        NewPerson(PersonDetails {
            name_ar: self.name_ar.clone(),
            name_latin: self.name_latin.clone(),
            honorific: None,
            aliases: Vec::new(),
            gender: self.gender,
            birth_date: self.birth_date,
            contacts: self.contacts.clone(),
            residence,
            sources: Vec::new(),
        })
    }
}

impl Validate for Applicant {
    fn validate(&self) -> Result<(), ValidationErrors> {
        self.person(None).validate()
    }
}

/// A form to be sent in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewForm {
    /// Who asks, with a name in at least one script.
    #[validate(nested)]
    #[schema(schema_with = applicant_with_a_name)]
    pub applicant: Applicant,
    /// The territory membership is asked for at: where the applicant lives, or wants to be active.
    pub territory: TerritoryCode,
    /// What the applicant declares, today.
    #[serde(default, deserialize_with = "few::<_, _, 0, 3>")]
    #[schema(max_items = 3)]
    pub declarations: Vec<Declaration>,
    /// What else the applicant wants to say.
    #[serde(default)]
    pub message: Option<Paragraphs<2000>>,
}

fn applicant_with_a_name() -> RefOr<Schema> {
    with_a_name(Applicant::schema()).into()
}

/// That a form came in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FormReceived {
    /// What to name when asking about it.
    #[schema(example = "7K2M-QX4D")]
    pub reference: String,
    /// The day it came in.
    pub received_on: NaiveDate,
}

/// A form as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = application_forms, check_for_backend(MultiBackend))]
pub(super) struct Row {
    pub(super) id: ApplicationFormId,
    pub(super) reference: String,
    pub(super) territory: String,
    pub(super) received_on: NaiveDate,
    pub(super) sealed: Vec<u8>,
    pub(super) created_at: Moment,
}

/// What the journal tells of a form: that it came and went, and nothing of who sent it.
#[derive(Debug, Serialize)]
pub(super) struct Noted<'a> {
    pub(super) id: ApplicationFormId,
    pub(super) reference: &'a str,
    pub(super) territory: &'a str,
    pub(super) received_on: NaiveDate,
}

impl Row {
    pub(super) fn noted(&self) -> Noted<'_> {
        let Self { id, reference, territory, received_on, .. } = self;
        Noted { id: *id, reference, territory, received_on: *received_on }
    }
}

/// A form that waits to be looked at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationForm {
    /// Identifies it.
    pub id: ApplicationFormId,
    /// What the applicant was told to name when asking about it.
    pub reference: String,
    /// The code of the territory membership is asked for at.
    #[schema(example = "03.531")]
    pub territory: String,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// Who asks.
    pub applicant: Applicant,
    /// What the applicant declared on that day.
    pub declarations: Vec<Declaration>,
    /// What else the applicant said.
    pub message: Option<Paragraphs<2000>>,
    /// When it came in.
    pub created_at: Moment,
}

/// A form, and who in the register may be the same person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FormShown {
    /// The form.
    #[serde(flatten)]
    pub form: ApplicationForm,
    /// The persons the caller may see who are called alike or reached by the same number, the likest first, at most
    /// five: it is for a person to say whether one of them it is.
    pub alike: Vec<PersonFound>,
}

impl Resource for FormShown {
    fn path(&self) -> String {
        format!("/v1/application-forms/{}", self.form.id)
    }
    fn version(&self) -> i64 {
        1
    }
}

/// How a form is entered.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FormEntry {
    /// Who it is, if the register knows the person; else the person is registered with the application.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// The local unit it is for, instead of the territory: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The documents that belong to it: told of, and kept elsewhere.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[validate(nested)]
    #[schema(max_items = 20)]
    pub documents: Vec<ListedDocument>,
}

/// Which forms to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FormQuery {
    /// Only the one with this reference.
    #[param(value_type = Option<Line<40>>)]
    pub reference: Option<Line<40>>,
    /// Only those for this territory or one below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for FormQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}
