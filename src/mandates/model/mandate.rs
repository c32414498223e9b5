//! What a mandate is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::basis::Source;
use crate::db::{Json, Moment, MultiBackend, mandates};
use crate::http::Resource;
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::words::{Certainty, Line, PartialDate, Tenure};

use super::super::institutions::{InstitutionId, InstitutionNamed};
use super::sent::MandateDetails;
use super::words::{FunctionHeld, FunctionTold, MandateEnding, Verification};

id_type! {
    /// Identifies a mandate.
    MandateId
}

/// A mandate as the database keeps it; what its holder does there is beside it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = mandates, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct MandateRow {
    /// Identifies it.
    pub id: MandateId,
    /// Who holds it.
    pub person_id: PersonId,
    /// Where.
    pub institution_id: InstitutionId,
    /// The list he or she was elected on.
    pub list_label: Option<String>,
    pub(in crate::mandates) starts_earliest: Option<NaiveDate>,
    pub(in crate::mandates) starts_latest: NaiveDate,
    pub(in crate::mandates) ends_earliest: Option<NaiveDate>,
    pub(in crate::mandates) ends_latest: Option<NaiveDate>,
    pub(in crate::mandates) held_from: Option<NaiveDate>,
    pub(in crate::mandates) held_to: Option<NaiveDate>,
    /// How it ended.
    pub ended_by: Option<MandateEnding>,
    pub(in crate::mandates) end_reason: Option<String>,
    /// How far it is to be trusted.
    pub verification: Verification,
    pub(in crate::mandates) source: Option<Json<Source>>,
    pub(in crate::mandates) end_source: Option<Json<Source>>,
    /// Counts its states.
    pub version: i64,
    pub(in crate::mandates) created_at: Moment,
    pub(in crate::mandates) updated_at: Moment,
}

impl MandateRow {
    /// From when to when it lasts.
    pub fn tenure(&self) -> Tenure {
        Tenure::of_bounds(self.starts_earliest, self.starts_latest, self.ends_earliest, self.ends_latest)
    }

    /// Sets from when to when it lasts, and the days it certainly does.
    pub(in crate::mandates) fn lasts(&mut self, tenure: Tenure) {
        self.starts_earliest = tenure.starts.earliest();
        self.starts_latest = tenure.starts.latest();
        self.ends_earliest = tenure.ends.and_then(|ends| ends.earliest());
        self.ends_latest = tenure.ends.map(|ends| ends.latest());
        (self.held_from, self.held_to) = tenure.certain_days().unzip();
    }

    /// Where it is found.
    pub fn path(&self) -> String {
        format!("/v1/mandates/{}", self.id)
    }

    /// What can be corrected of it, where its holder does this there.
    pub(in crate::mandates) fn details(&self, functions: Vec<FunctionHeld>) -> MandateDetails {
        let tenure = self.tenure();
        MandateDetails {
            functions,
            list_label: self.list_label.as_deref().and_then(|label| Line::parse(label).ok()),
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            verification: self.verification,
            source: self.source.as_ref().map(|source| source.0.clone()),
            end_source: self.end_source.as_ref().map(|source| source.0.clone()),
        }
    }
}

/// A mandate.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mandate {
    /// Identifies it.
    pub id: MandateId,
    /// Who holds it.
    pub person_id: PersonId,
    /// Who holds it, in brief.
    pub person: Option<PersonName>,
    /// Where.
    pub institution_id: InstitutionId,
    /// Where, in brief.
    pub institution: Option<InstitutionNamed>,
    /// What its holder does there.
    pub functions: Vec<FunctionTold>,
    /// The list he or she was elected on, as it was called.
    pub list_label: Option<String>,
    /// The first day, as far as known.
    pub starts_on: PartialDate,
    /// The last day, as far as known; null while it lasts.
    pub ends_on: Option<PartialDate>,
    /// Whether it held on the day asked for; null if it certainly did not.
    pub certainty: Option<Certainty>,
    /// How it ended.
    pub ended_by: Option<MandateEnding>,
    /// Why it ended, in words.
    pub end_reason: Option<String>,
    /// How far all this is to be trusted.
    pub verification: Verification,
    /// Where it was found.
    pub source: Option<Source>,
    /// Where its end was found.
    pub end_source: Option<Source>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Mandate {
    /// The mandate as it is told of `day`.
    pub(in crate::mandates) fn of(
        row: MandateRow,
        person: Option<PersonName>,
        institution: Option<InstitutionNamed>,
        functions: Vec<FunctionTold>,
        day: NaiveDate,
    ) -> Self {
        let tenure = row.tenure();
        Self {
            id: row.id,
            person_id: row.person_id,
            person,
            institution_id: row.institution_id,
            institution,
            functions,
            list_label: row.list_label,
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            certainty: tenure.on(day),
            ended_by: row.ended_by,
            end_reason: row.end_reason,
            verification: row.verification,
            source: row.source.map(|source| source.0),
            end_source: row.end_source.map(|source| source.0),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Resource for Mandate {
    fn path(&self) -> String {
        format!("/v1/mandates/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}
