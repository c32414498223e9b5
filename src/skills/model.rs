//! What a skill is, and what somebody lets the party know.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::Source;
use crate::db::{Json, Moment, MultiBackend, skills, talents};
use crate::http::{Named, QueryForm, Resource};
use crate::persons::{PersonId, PersonName};
use crate::territory::TerritoryCode;
use crate::words::{ExactDay, Labels, Language, Line, Slug, exact_day, few};

impl Named for Slug {
    fn named(segment: &str) -> Option<Self> {
        segment.parse().ok()
    }
}

/// A word of the vocabulary.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = skills, check_for_backend(MultiBackend))]
pub struct Skill {
    /// Its code.
    #[schema(example = "accounting")]
    pub code: String,
    /// Its name in Arabic.
    #[schema(example = "محاسبة")]
    pub label_ar: String,
    /// Its name in French.
    pub label_fr: Option<String>,
    /// Its name in English.
    pub label_en: Option<String>,
    /// What it is found by.
    #[serde(skip)]
    pub(super) search: String,
    /// Who put it in: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// When.
    pub created_at: Moment,
}

impl Skill {
    /// Its name in a language.
    pub(super) fn label(&self, language: Language) -> &str {
        language.beside_arabic(self.label_fr.as_deref(), self.label_en.as_deref()).unwrap_or(&self.label_ar)
    }
}

impl Resource for Skill {
    fn path(&self) -> String {
        format!("/v1/skills/{}", self.code)
    }
    fn version(&self) -> i64 {
        1
    }
}

/// A word to be added to the vocabulary.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewSkill {
    /// Its code.
    #[schema(example = "accounting")]
    pub code: Slug,
    /// Its names.
    #[schema(example = json!({"ar": "محاسبة", "fr": "Comptabilité", "en": "Accounting"}))]
    pub labels: Labels,
}

/// What somebody lets the party know, and by which consent.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = talents, primary_key(person_id), check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Talent {
    /// Who.
    pub person_id: PersonId,
    /// When and for what he or she is free.
    pub availability: Option<String>,
    /// The day of the consent.
    pub consented_on: NaiveDate,
    /// By what it was given.
    pub source: Option<Json<Source>>,
    /// Who recorded it.
    pub recorded_by: String,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Talent {
    /// What the journal tells of it: nothing of what stands in it.
    pub(super) fn journalled(&self, skills: usize, languages: usize) -> TalentJournalled {
        TalentJournalled {
            person_id: self.person_id,
            skills,
            languages,
            consented_on: self.consented_on,
            source: self.source.clone(),
            recorded_by: self.recorded_by.clone(),
            version: self.version,
        }
    }
}

/// What the journal tells of what somebody lets the party know: how much, by which consent, and not what.
#[derive(Debug, Clone, Serialize)]
pub struct TalentJournalled {
    /// Who.
    pub person_id: PersonId,
    /// How many skills.
    pub skills: usize,
    /// How many languages.
    pub languages: usize,
    /// The day of the consent.
    pub consented_on: NaiveDate,
    /// By what it was given.
    pub source: Option<Json<Source>>,
    /// Who recorded it.
    pub recorded_by: String,
    /// Which state this is.
    pub version: i64,
}

/// A skill, as it is named in the caller's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SkillNamed {
    /// Its code.
    #[schema(example = "accounting")]
    pub code: String,
    /// Its name.
    #[schema(example = "محاسبة")]
    pub label: String,
}

/// What somebody lets the party know.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonSkills {
    /// Who.
    pub person_id: PersonId,
    /// What he or she can do.
    pub skills: Vec<SkillNamed>,
    /// Which languages he or she speaks, by their codes.
    #[schema(example = json!(["ar", "fr"]))]
    pub languages: Vec<String>,
    /// When and for what he or she is free.
    pub availability: Option<String>,
    /// The day of the consent.
    pub consented_on: NaiveDate,
    /// By what it was given; null where the person recorded it.
    #[schema(value_type = Option<Source>)]
    pub source: Option<Json<Source>>,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for PersonSkills {
    fn path(&self) -> String {
        format!("/v1/persons/{}/skills", self.person_id)
    }
    fn version(&self) -> i64 {
        self.version
    }
    fn object(&self) -> String {
        self.person_id.to_string()
    }
}

/// A consent: when it was given, and by what.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSkillsConsent)]
pub struct NewConsent {
    /// The day, today at the latest.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub given_on: NaiveDate,
    /// By what: a signed form, a letter.
    #[validate(nested)]
    pub source: Source,
}

/// What somebody lets the party know, to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPersonSkills)]
pub struct NewTalent {
    /// What he or she can do: codes of the vocabulary.
    #[serde(default, deserialize_with = "few::<_, _, 0, 50>")]
    #[schema(max_items = 50)]
    pub skills: Vec<Slug>,
    /// Which languages he or she speaks: codes of ISO 639.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[schema(max_items = 20)]
    pub languages: Vec<Slug>,
    /// When and for what he or she is free.
    #[serde(default)]
    #[schema(example = "weekends")]
    pub availability: Option<Line<300>>,
    /// The consent; not needed where the person records it himself or herself.
    #[serde(default)]
    #[validate(nested)]
    pub consent: Option<NewConsent>,
}

/// Somebody found by what he or she can do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SkilledPerson {
    /// Who, in brief.
    pub person: PersonName,
    /// What he or she can do.
    pub skills: Vec<SkillNamed>,
    /// Which languages he or she speaks.
    pub languages: Vec<String>,
    /// When and for what he or she is free.
    pub availability: Option<String>,
}

/// Which words of the vocabulary to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SkillQuery {
    /// Only those one of whose names contains these words, in whichever language.
    #[param(value_type = Option<Line<100>>)]
    pub q: Option<Line<100>>,
}

impl QueryForm for SkillQuery {
    const LISTS: bool = true;
}

/// Whom to look for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SkilledQuery {
    /// Only those with this skill, by its code.
    pub skill: Option<Slug>,
    /// Only those with a skill one of whose names contains these words, in whichever language.
    #[param(value_type = Option<Line<100>>)]
    pub q: Option<Line<100>>,
    /// Only those who speak this language.
    pub language: Option<Slug>,
    /// Only those who live in this territory or one below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for SkilledQuery {
    const LISTS: bool = true;
}
