//! What a place in a report is.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::http::QueryForm;
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::vacancies::BodyNamed;

/// A territory, and the bodies that cover it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Coverage)]
pub struct CoverageTold {
    /// Its official code.
    #[schema(example = "03.531.01.05")]
    pub territory: String,
    /// Its level.
    #[schema(example = "commune")]
    pub level: String,
    /// Its name in the caller's language.
    pub name: String,
    /// The territory it belongs to.
    pub parent: Option<String>,
    /// The bodies that cover it on the day asked for.
    pub bodies: Vec<BodyNamed>,
}

/// Which places to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CoverageQuery {
    /// Only those below this territory, or itself.
    pub under: Option<TerritoryCode>,
    /// The level of territory; `commune`, if absent.
    #[param(value_type = Option<Code>, example = "commune")]
    pub level: Option<Code>,
    /// Those covered (true), or those not covered; the latter, if absent.
    pub covered: Option<bool>,
}

impl QueryForm for CoverageQuery {
    const LISTS: bool = true;
}
