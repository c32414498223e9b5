//! What a national id is, what is told of it, and by whose leave it is kept.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use validator::Validate;

use crate::db::{Moment, MultiBackend, national_id_authorizations, national_ids};
use crate::http::Resource;
use crate::id_type;
use crate::persons::{PersonId, PersonName};
use crate::words::{ExactDay, FaultKind, Line, exact_day, exact_day_if_any, plain_figures};

/// Two signs, some more with what stands between them, two signs.
const PATTERN: &str = "^[A-Za-z0-9٠-٩]{2}[A-Za-z0-9٠-٩ .-]{1,26}[A-Za-z0-9٠-٩]{2}$";
/// How many of the last signs are told.
const TOLD: usize = 2;

/// A national id: its letters, as capitals, and digits, without what stands between them. It is never written out.
#[derive(Clone, PartialEq, Eq)]
pub struct NationalId(String);

impl NationalId {
    /// Reads one as people write it: small letters, Arabic digits, spaces, points and strokes.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = plain_figures(text);
        let is_sign = |sign: &char| sign.is_ascii_alphanumeric();
        let is_between = |sign: char| matches!(sign, ' ' | '.' | '-');
        let signs: Vec<char> = plain.chars().collect();
        let ends = signs.iter().take(2).chain(signs.iter().rev().take(2));
        let is_one = (5..=30).contains(&signs.len())
            && ends.clone().all(is_sign)
            && signs.iter().all(|sign| is_sign(sign) || is_between(*sign));
        let letters = signs.iter().filter(|sign| is_sign(sign)).map(char::to_ascii_uppercase);
        is_one.then(|| Self(letters.collect()))
    }

    /// The signs, for whoever seals or marks them.
    pub(super) fn signs(&self) -> &str {
        &self.0
    }

    /// What is told of it: how many signs there are, and the last two.
    pub(super) fn masked(&self) -> String {
        let hidden = self.0.chars().count().saturating_sub(TOLD);
        "•".repeat(hidden).chars().chain(self.0.chars().skip(hidden)).collect()
    }
}

impl std::fmt::Debug for NationalId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NationalId")
    }
}

impl<'de> Deserialize<'de> for NationalId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(FaultKind::BadNationalId))
    }
}

impl PartialSchema for NationalId {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A national id: letters and digits, however set apart."))
            .pattern(Some(PATTERN))
            .examples(["CD 123456"])
            .into()
    }
}

impl ToSchema for NationalId {}

id_type! {
    /// Identifies a national id that is kept.
    NationalIdId
}

/// The national id of somebody, as it is kept.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = national_ids, check_for_backend(MultiBackend))]
pub(super) struct KeptId {
    /// Whose.
    pub(super) person_id: PersonId,
    /// What it is sealed as: another each time one is recorded, with a key of its own.
    pub(super) id: NationalIdId,
    /// By what it is found.
    pub(super) mark: Vec<u8>,
    /// The id, under its key.
    pub(super) sealed: Vec<u8>,
    /// Who recorded it.
    pub(super) recorded_by: String,
    /// Counts its states.
    pub(super) version: i64,
    /// When it was recorded.
    pub(super) created_at: Moment,
    /// When it last changed.
    pub(super) updated_at: Moment,
}

/// What is told of somebody's national id: never the whole of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NationalIdTold {
    /// Whose.
    pub person_id: PersonId,
    /// The last two signs, and a point for each other.
    #[schema(example = "••••••56")]
    pub masked: String,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for NationalIdTold {
    fn path(&self) -> String {
        format!("/v1/persons/{}/national-id", self.person_id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A national id that is sent: to be kept, or to find somebody by.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNationalId {
    /// The national id.
    pub national_id: NationalId,
}

/// Who has a national id.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NationalIdFound {
    /// Who, of those within reach: one, or none; several where one person is on record twice. Twenty at most.
    #[schema(max_items = 20)]
    pub persons: Vec<PersonName>,
}

/// What the journal tells of a national id: that it was kept, and nothing of it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NationalIdJournalled {
    pub(super) person_id: PersonId,
    pub(super) recorded_by: String,
    pub(super) version: i64,
}

id_type! {
    /// Identifies an authorization to keep national ids.
    AuthorizationId
}

/// An authorization to keep national ids.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema,
)]
#[diesel(table_name = national_id_authorizations, treat_none_as_null = true)]
#[diesel(check_for_backend(MultiBackend), treat_none_as_default_value = false)]
pub struct NationalIdAuthorization {
    /// Identifies it.
    pub id: AuthorizationId,
    /// The authority that gave it.
    pub authority: String,
    /// Its number there.
    pub number: String,
    /// The day it was given, from which it holds.
    pub granted_on: NaiveDate,
    /// The last day it holds; null where it holds until it is withdrawn.
    pub ends_on: Option<NaiveDate>,
    /// When it was withdrawn here; null where it was not.
    pub withdrawn_at: Option<Moment>,
    /// Who recorded it: `person:` or `account:` with an id.
    pub recorded_by: String,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for NationalIdAuthorization {
    fn path(&self) -> String {
        format!("/v1/national-id-authorizations/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// An authorization to be recorded.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAuthorization {
    /// The authority that gave it, as the CNDP.
    #[schema(example = "اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي")]
    pub authority: Line<200>,
    /// Its number there.
    #[schema(example = "A-214/2026")]
    pub number: Line<100>,
    /// The day it was given, not after today: from then on it holds.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub granted_on: NaiveDate,
    /// The last day it holds, if that is set.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub ends_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_people_write_it_and_told_by_its_last_signs_alone() {
        let read = |text: &str| NationalId::parse(text).map(|id| id.signs().to_owned());
        assert_eq!(read("CD 123456").as_deref(), Some("CD123456"));
        assert_eq!(read("cd-١٢٣٤٥٦").as_deref(), Some("CD123456"));
        for text in ["", "CD1", " CD123456", "C-123456", "CD123456\n", "CD_123456", &"1".repeat(31)] {
            assert_eq!(read(text), None, "{text:?}");
        }
        let id = NationalId::parse("CD 123456").unwrap();
        assert_eq!(id.masked(), "••••••56");
        assert_eq!(format!("{id:?}"), "NationalId", "it is in no log");
    }
}
