//! From which record a field of a merged person is taken.
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use crate::word_enum;

word_enum! {
    /// From whom a field is taken.
    Side {
        /// From the one who stays.
        This = "this",
        /// From the other.
        Other = "other",
    }
}

word_enum! {
    /// From whom a list is taken.
    Sides {
        /// From the one who stays.
        This = "this",
        /// From the other.
        Other = "other",
        /// From both, each thing once.
        Both = "both",
    }
}

word_enum! {
    /// From where a field came.
    Origin {
        /// Both had the same.
        Same = "same",
        /// From the one who stays.
        This = "this",
        /// From the other.
        Other = "other",
        /// From both.
        Both = "both",
    }
}

/// From which of the two each field is taken; of what is left out, from the one who stays, or from the other where that
/// one has nothing; lists from both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MergeFields {
    /// The name in Arabic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_ar: Option<Side>,
    /// The name in Latin letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_latin: Option<Side>,
    /// What goes before the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Side>,
    /// The gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Side>,
    /// The day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Side>,
    /// The territory of residence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<Side>,
    /// Other names: of both, with the names that are not taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Sides>,
    /// How the person is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Sides>,
    /// Where all this was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sides>,
}

/// What became of a field.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MergedField)]
pub struct FieldTold {
    /// The field of a person.
    #[schema(example = "birth_date")]
    pub field: String,
    /// From where its value came.
    pub from: Origin,
    /// What the one who stays had.
    #[schema(value_type = Option<Value>)]
    pub this: Value,
    /// What the other had.
    #[schema(value_type = Option<Value>)]
    pub other: Value,
    /// What it is now.
    #[schema(value_type = Option<Value>)]
    pub becomes: Value,
}
