//! What an elected institution is.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::Source;
use crate::bodies::NamesTold;
use crate::db::{Json, Moment, MultiBackend, institutions};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::territory::TerritoryCode;
use crate::words::{Labels, Language, Line, PartialDate, fold};

use super::kind::InstitutionKind;

id_type! {
    /// Identifies an institution.
    InstitutionId
}

/// An institution as the database keeps it.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = institutions, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Institution {
    /// Identifies it.
    pub id: InstitutionId,
    /// What kind it is.
    pub kind: InstitutionKind,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in French.
    pub name_fr: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    #[serde(skip)]
    pub(super) name_key: String,
    #[serde(skip)]
    pub(super) latin_key: Option<String>,
    /// The first code its territory ever bore.
    pub territory: String,
    /// How many sit in it.
    pub seats: Option<i64>,
    pub(super) term_starts_on: Option<String>,
    pub(super) term_ends_on: Option<String>,
    pub(super) source: Option<Json<Source>>,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Institution {
    /// What can be corrected of it.
    pub(super) fn details(&self) -> Option<InstitutionDetails> {
        let line = |text: &Option<String>| text.as_deref().map(Line::parse).transpose().ok();
        let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse().ok());
        Some(InstitutionDetails {
            names: Labels {
                ar: Line::parse(&self.name_ar).ok()?,
                fr: line(&self.name_fr)?,
                en: line(&self.name_en)?,
            },
            seats: self.seats,
            term_starts_on: day(&self.term_starts_on),
            term_ends_on: day(&self.term_ends_on),
            source: self.source.as_ref().map(|source| source.0.clone()),
        })
    }

    /// It, with these details.
    pub(super) fn with(self, details: InstitutionDetails) -> Self {
        let InstitutionDetails { names, seats, term_starts_on, term_ends_on, source } = details;
        let Labels { ar, fr, en } = names;
        let name_key = fold(&ar);
        let latin_key = fr.as_ref().or(en.as_ref()).map(|name| fold(name));
        Self {
            name_ar: ar.into(),
            name_fr: fr.map(Into::into),
            name_en: en.map(Into::into),
            name_key,
            latin_key,
            seats,
            term_starts_on: term_starts_on.map(|day| day.to_string()),
            term_ends_on: term_ends_on.map(|day| day.to_string()),
            source: source.map(Json),
            ..self
        }
    }

    /// Its name in `language`; in Arabic, where it has none.
    pub fn name(&self, language: Language) -> &str {
        language.beside_arabic(self.name_fr.as_deref(), self.name_en.as_deref()).unwrap_or(&self.name_ar)
    }

    /// In brief.
    pub fn named(&self) -> InstitutionNamed {
        let (ar, fr, en) = (self.name_ar.clone(), self.name_fr.clone(), self.name_en.clone());
        InstitutionNamed { kind: self.kind, names: NamesTold { ar, fr, en } }
    }
}

/// What an institution is called, and of what kind it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InstitutionNamed {
    /// What kind it is.
    pub kind: InstitutionKind,
    /// Its names in every language it has one.
    pub names: NamesTold,
}

/// An institution, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Institution)]
pub struct InstitutionTold {
    /// Identifies it.
    pub id: InstitutionId,
    /// What kind it is.
    pub kind: InstitutionKind,
    /// What such a kind is called, in the caller's language.
    #[schema(example = "مجلس الجماعة")]
    pub kind_label: String,
    /// Its name in the caller's language.
    pub name: String,
    /// Its names in every language it has one.
    pub names: NamesTold,
    /// The territory it is elected for, by the code of the day asked for.
    #[schema(example = "03.531.01.05")]
    pub territory: String,
    /// How many sit in it, if that is known.
    pub seats: Option<i64>,
    /// The first day of its term, as far as known.
    pub term_starts_on: Option<PartialDate>,
    /// The last day of its term, as far as known.
    pub term_ends_on: Option<PartialDate>,
    /// Where this was found.
    pub source: Option<Source>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl InstitutionTold {
    /// The institution as it is told in `language`, by a code of its territory.
    pub(super) fn of(row: Institution, territory: String, language: Language) -> Self {
        let day = |text: Option<String>| text.and_then(|day| day.parse().ok());
        let beside = language.beside_arabic(row.name_fr.as_deref(), row.name_en.as_deref());
        Self {
            id: row.id,
            kind: row.kind,
            kind_label: language.of(row.kind.labels()).to_owned(),
            name: beside.unwrap_or(&row.name_ar).to_owned(),
            names: NamesTold { ar: row.name_ar, fr: row.name_fr, en: row.name_en },
            territory,
            seats: row.seats,
            term_starts_on: day(row.term_starts_on),
            term_ends_on: day(row.term_ends_on),
            source: row.source.map(|source| source.0),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Resource for InstitutionTold {
    fn path(&self) -> String {
        format!("/v1/institutions/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// An institution to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewInstitution {
    /// What kind it is; it never changes.
    #[schema(example = "communal_council")]
    pub kind: InstitutionKind,
    /// The territory it is elected for, of a level its kind belongs to; it never changes.
    #[schema(example = "03.531.01.05")]
    pub territory: TerritoryCode,
    /// Its names. Of one kind in one territory no two share the Arabic one.
    pub names: Labels,
    /// How many sit in it, if that is known.
    #[serde(default)]
    #[validate(range(min = 1, max = 10000))]
    #[schema(minimum = 1, maximum = 10000)]
    pub seats: Option<i64>,
    /// The first day of its term, as far as known.
    #[serde(default)]
    pub term_starts_on: Option<PartialDate>,
    /// The last day of its term, as far as known.
    #[serde(default)]
    pub term_ends_on: Option<PartialDate>,
    /// Where this was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// What can be corrected of an institution.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct InstitutionDetails {
    /// Its names.
    pub names: Labels,
    /// How many sit in it, if that is known.
    #[serde(default)]
    #[validate(range(min = 1, max = 10000))]
    #[schema(minimum = 1, maximum = 10000)]
    pub seats: Option<i64>,
    /// The first day of its term, as far as known.
    #[serde(default)]
    pub term_starts_on: Option<PartialDate>,
    /// The last day of its term, as far as known.
    #[serde(default)]
    pub term_ends_on: Option<PartialDate>,
    /// Where this was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// Which institutions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InstitutionQuery {
    /// Only those of this kind.
    pub kind: Option<InstitutionKind>,
    /// Only those of this territory or one below it.
    pub under: Option<TerritoryCode>,
}

impl QueryForm for InstitutionQuery {
    const LISTS: bool = true;
}
