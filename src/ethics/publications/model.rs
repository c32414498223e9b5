//! What a publication is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Builder;
use validator::Validate;

use crate::bodies::{BodyId, BodyRef};
use crate::db::{Json, MultiBackend, case_publications};
use crate::error::{Problem, Result};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::statutes::document::{ClauseId, Code};
use crate::words::{Language, Line, Paragraphs};

id_type! {
    /// Identifies a publication.
    CasePublicationId
}

impl CasePublicationId {
    /// One that tells nothing of when it was made.
    pub(super) fn by_lot() -> Result<Self> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| Problem::internal(error.to_string()))?;
        Ok(Self(Builder::from_random_bytes(bytes).into_uuid()))
    }
}

/// What is published of a case, in one language.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PublicationText {
    /// What it is about, in brief.
    #[schema(example = "Words against the party in public")]
    pub title: Line<200>,
    /// What happened.
    pub facts: Paragraphs<10000>,
    /// Why it was ruled so.
    pub reasons: Paragraphs<10000>,
}

/// What is published of a case, in one language or several.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PublicationTexts {
    /// In Arabic.
    #[serde(default)]
    #[validate(nested)]
    pub ar: Option<PublicationText>,
    /// In French.
    #[serde(default)]
    #[validate(nested)]
    pub fr: Option<PublicationText>,
    /// In English.
    #[serde(default)]
    #[validate(nested)]
    pub en: Option<PublicationText>,
}

impl PublicationTexts {
    /// Each that is written, with its language.
    pub(super) fn written(&self) -> impl Iterator<Item = (Language, &PublicationText)> {
        let all = [(Language::Ar, &self.ar), (Language::Fr, &self.fr), (Language::En, &self.en)];
        all.into_iter().filter_map(|(language, text)| Some((language, text.as_ref()?)))
    }

    /// That of a language, or else the first there is.
    fn of(&self, wanted: Language) -> Option<(Language, &PublicationText)> {
        self.written().find(|(language, _)| *language == wanted).or_else(|| self.written().next())
    }
}

/// A publication as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_publications, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct CasePublication {
    /// Identifies it.
    pub id: CasePublicationId,
    /// The committee that publishes.
    pub body_id: BodyId,
    /// The sanction, by its code in the statutes; none where nothing was held against the person.
    pub sanction: Option<String>,
    /// The clause of the statutes it rests on.
    pub clause: Option<String>,
    /// What is published; nothing once it is withdrawn.
    pub texts: Json<PublicationTexts>,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// The day it was withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    pub withdrawn_because: Option<String>,
    /// Counts its states.
    pub version: i64,
}

impl CasePublication {
    /// The publication as it is told, in a language it is written in.
    pub(super) fn told(self, language: Language) -> CasePublicationTold {
        let text = self.texts.0.of(language).map(|(language, text)| (language, text.clone()));
        let (language, text) = text.unzip();
        CasePublicationTold {
            id: self.id,
            body_id: self.body_id,
            sanction: self.sanction,
            clause: self.clause,
            language,
            text,
            published_on: self.published_on,
            withdrawn_on: self.withdrawn_on,
            withdrawn_because: self.withdrawn_because,
            version: self.version,
        }
    }
}

/// What a committee published of a case that is over, without a name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CasePublication)]
pub struct CasePublicationTold {
    /// Identifies it; nothing leads from it to the case.
    pub id: CasePublicationId,
    /// The committee that publishes.
    pub body_id: BodyId,
    /// The sanction, by its code in the statutes; null where nothing was held against the person.
    pub sanction: Option<String>,
    /// The clause of the statutes it rests on.
    pub clause: Option<String>,
    /// In which language it is told: the caller's, where it is written in that.
    pub language: Option<Language>,
    /// What is published; null once it is withdrawn.
    pub text: Option<PublicationText>,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// The day it was withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    pub withdrawn_because: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
}

impl CasePublicationTold {
    /// The publication without what it says: of what is withdrawn the journal keeps no text.
    pub(super) fn unread(self) -> Self {
        Self { text: None, ..self }
    }
}

impl Resource for CasePublicationTold {
    fn path(&self) -> String {
        format!("/v1/case-publications/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// What is to be published of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCasePublication {
    /// What: in one language at least.
    #[validate(nested)]
    pub texts: PublicationTexts,
    /// The clause of the statutes it rests on; that of the sanction, if absent.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// That a publication is withdrawn.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCasePublicationWithdrawal)]
pub struct NewPublicationWithdrawal {
    /// Why; everybody reads it.
    #[schema(example = "It tells more than it should.")]
    pub reason: Line<300>,
}

/// Which publications to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CasePublicationQuery {
    /// Only those of this committee, by its id or its slug.
    pub body: Option<BodyRef>,
    /// Only those published in this year.
    #[param(minimum = 0, maximum = 65535)]
    pub year: Option<u16>,
    /// Only those of this sanction, by its code.
    #[param(value_type = Option<Code>, example = "suspension")]
    pub sanction: Option<Code>,
}

impl QueryForm for CasePublicationQuery {
    const LISTS: bool = true;
}
