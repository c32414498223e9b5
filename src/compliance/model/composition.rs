//! A body on a day, in numbers.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::bodies::BodyId;
use crate::http::QueryForm;
use crate::statutes::StatutesId;
use crate::statutes::document::{BodyKind, Code};
use crate::territory::TerritoryCode;

use super::finding::FindingTold;

/// Who makes up a body on the day asked for, in numbers, and what the statutes of that day say against it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Composition {
    /// The body.
    pub body_id: BodyId,
    /// Its name in addresses.
    #[schema(example = "taounate-bureau")]
    pub slug: String,
    /// Its type in the statutes.
    #[schema(example = "provincial_bureau")]
    pub r#type: String,
    /// Its name, in the caller's language.
    pub name: String,
    /// Persons who certainly hold a position in it, each counted once.
    pub members: usize,
    /// Persons who may hold one: the dates do not settle it.
    pub possible: usize,
    /// Women among the members.
    pub women: usize,
    /// Men among them.
    pub men: usize,
    /// Members of whom the gender is not on record.
    pub gender_unknown: usize,
    /// Members of whom the day of birth is not on record, or is not told to the caller.
    pub birth_date_unknown: usize,
    /// The version of the statutes it is held against.
    pub statutes_id: StatutesId,
    /// What that version says against it: its number of members, the shares of women and the young.
    pub findings: Vec<FindingTold>,
}

/// Which bodies to report on.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CompositionQuery {
    /// Only those at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this type.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// Only those of this kind.
    pub kind: Option<BodyKind>,
}

impl QueryForm for CompositionQuery {
    const LISTS: bool = true;
}
