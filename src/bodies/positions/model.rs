//! What a position is.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::db::{Moment, MultiBackend, positions};
use crate::http::{Change, QueryForm, Resource};
use crate::id_type;
use crate::statutes::document::Code;

use super::super::model::{BodyId, BodyRef};

id_type! {
    /// Identifies a position.
    PositionId
}

/// An office of a body, with one seat or several; its ordinal tells the third deputy from the fifth.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = positions, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Position {
    /// Identifies it.
    pub id: PositionId,
    /// The body it belongs to.
    pub body_id: BodyId,
    /// Its type in the statutes.
    pub type_code: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// How many may hold it at once; null for no limit.
    pub seats: Option<i64>,
    /// Its place in the order of precedence.
    pub rank: i64,
    /// Counts its states.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Position {
    /// Whether it is the office of that body which `new` names.
    pub fn is_of(&self, body: BodyId, new: &NewPosition) -> bool {
        self.body_id == body && self.type_code == *new.r#type && self.ordinal == new.ordinal
    }

    /// Its ordinal as titles need it.
    pub fn number(&self) -> Option<u32> {
        self.ordinal.and_then(|ordinal| u32::try_from(ordinal).ok())
    }
}

/// A position to be opened in a body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewPosition {
    /// Its type, as the statutes name it.
    #[schema(value_type = Code, example = "provincial_deputy")]
    pub r#type: Code,
    /// Which of its type it is, where they are numbered. Gaps are allowed: unknown is not vacant.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99, example = 3)]
    pub ordinal: Option<i64>,
    /// How many may hold it, where the statutes leave it open.
    #[serde(default)]
    #[validate(range(min = 1, max = 1000))]
    #[schema(minimum = 1, maximum = 1000)]
    pub seats: Option<i64>,
}

/// A correction of a position: the fields that change (RFC 7396).
pub type PositionChange = Change<NewPosition>;

/// A position, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Position)]
pub struct PositionTold {
    /// Identifies it.
    pub id: PositionId,
    /// The body it belongs to.
    pub body_id: BodyId,
    /// Its type in the statutes.
    #[schema(example = "provincial_deputy")]
    pub r#type: String,
    /// Its title in the caller's language, as the statutes write it.
    #[schema(example = "النائب الثالث للأمين الإقليمي")]
    pub title: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// How many may hold it at once; null for no limit.
    pub seats: Option<i64>,
    /// Its place in the order of precedence.
    pub rank: i64,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for PositionTold {
    fn path(&self) -> String {
        format!("/v1/positions/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// Which positions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PositionQuery {
    /// Only those of this body.
    pub body: Option<BodyRef>,
    /// Only those of this type.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
}

impl QueryForm for PositionQuery {
    const LISTS: bool = true;
}
