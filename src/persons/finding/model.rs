//! What a search asks, and what it finds.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::http::QueryForm;
use crate::territory::TerritoryCode;
use crate::words::{Line, Slug};

use super::super::model::{Person, PersonId, UnitId};

/// What to look for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FindQuery {
    /// A name or its beginning, in either script and any spelling, with the name of a place or a skill beside it or without a name; a phone number, or its beginning where anybody may be told it; or the number of a membership.
    #[param(value_type = Line<100>, example = "Rhazouani")]
    pub q: Line<100>,
    /// Only those who live in this territory or below it, belong to a unit there or hold office there.
    #[param(example = "03.531")]
    pub under: Option<TerritoryCode>,
    /// Only those who belong to this unit or hold office in it.
    pub unit: Option<UnitId>,
    /// Only those who let the party know of this skill, by its code.
    #[param(example = "accounting")]
    pub skill: Option<Slug>,
}

impl QueryForm for FindQuery {
    const LISTS: bool = true;
}

/// By what somebody was found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// By the number of a membership.
    Membership,
    /// By a phone number.
    Phone,
    /// Each word is a word of the name.
    Word,
    /// Each word is one of the name, or the beginning of one.
    Beginning,
    /// Each word sounds like one of the name, or like its beginning, in either script.
    Sound,
    /// With a slip of the pen.
    Slip,
    /// Some of the words are the name of a place where he or she lives, belongs or holds office, or are a skill of his or hers too; the others are of the name.
    Beside,
}

/// Why somebody was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Found {
    /// By what.
    pub by: FoundBy,
    /// The words of the name that were taken for those of the search, as they are looked up, then those of a place and of skills: folded, without articles.
    pub words: Vec<String>,
}

/// A person, and why he or she was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonFound {
    /// The person.
    #[serde(flatten)]
    pub person: Person,
    /// Why.
    pub found: Found,
    /// Where in the order.
    #[serde(skip)]
    pub(super) place: usize,
}

/// Somebody a search is about to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) id: PersonId,
    pub(super) found: Found,
}

/// What somebody is called, as far as a search needs it.
#[derive(Debug, Clone)]
pub(super) struct Called {
    pub(super) id: PersonId,
    pub(super) names: Vec<String>,
}
