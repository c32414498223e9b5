//! What callers send about bodies.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::Source;
use crate::http::{Change, QueryForm};
use crate::statutes::document::{BodyKind, Code};
use crate::territory::TerritoryCode;
use crate::words::{Labels, Line, PartialDate, Slug};

use super::{BodyId, BodyRef};

/// A body to be formed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewBody {
    /// Its type, as the statutes name it.
    #[schema(value_type = Code, example = "provincial_secretariat")]
    pub r#type: Code,
    /// The body it stands under; none for a root.
    #[serde(default)]
    pub parent: Option<BodyRef>,
    /// Where it is; where its parent is, if absent.
    #[serde(default)]
    pub territory: Option<TerritoryCode>,
    /// Its name in addresses; made of territory and type, if absent.
    #[serde(default)]
    pub slug: Option<Slug>,
    /// Its names; made as the statutes say, if absent.
    #[serde(default)]
    pub names: Option<Labels>,
    /// What it decides on; what the statutes say, if absent.
    #[serde(default)]
    #[validate(length(max = 20))]
    #[schema(max_items = 20)]
    pub competences: Option<Vec<Code>>,
    /// The day it was formed, as far as known.
    pub starts_on: PartialDate,
    /// Where this was found.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A correction of a body: the fields that change (RFC 7396).
pub type BodyChange = Change<NewBody>;

/// Which bodies to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BodyQuery {
    /// Only those directly under this one.
    pub parent: Option<BodyRef>,
    /// Only those at this territory.
    pub territory: Option<TerritoryCode>,
    /// Only those at this territory or below it.
    pub under: Option<TerritoryCode>,
    /// Only those of this type.
    #[param(value_type = Option<Code>)]
    pub r#type: Option<Code>,
    /// Only those of this kind.
    pub kind: Option<BodyKind>,
    /// Only those whose name contains these words, in Arabic or Latin letters, however spelt.
    pub q: Option<Line<100>>,
}

impl QueryForm for BodyQuery {
    const LISTS: bool = true;
}

impl BodyQuery {
    /// Whether it asks where a body stands or how it is called: what moves change.
    pub(in crate::bodies) fn is_of_a_place(&self) -> bool {
        self.parent.is_some() || self.territory.is_some() || self.under.is_some() || self.q.is_some()
    }
}

/// Where a list of bodies is narrowed to, looked up for the day asked for.
#[derive(Debug, Default)]
pub(in crate::bodies) struct Whereabouts {
    /// The body they stand directly under.
    pub(in crate::bodies) parent: Option<BodyId>,
    /// The code they are at.
    pub(in crate::bodies) territory: Option<String>,
    /// The codes they are at one of.
    pub(in crate::bodies) codes: Option<Vec<String>>,
    /// The words of their names, as patterns.
    pub(in crate::bodies) words: Vec<String>,
    /// Those that were there then and are elsewhere now.
    pub(in crate::bodies) then: Vec<BodyId>,
}
