//! What is sent of memberships.
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::{DecisionId, Source};
use crate::bodies::BodyRef;
use crate::error::{Problem, Result};
use crate::http::QueryForm;
use crate::persons::{PersonId, Standing};
use crate::words::{FaultKind, Line, PartialDate, plain_figures};

use super::super::dues::DuesStatus;

/// Reads the number of a membership, if there is one: in Arabic figures it is the same number.
fn number_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Line<40>>, D::Error> {
    let number = Option::<Line<40>>::deserialize(deserializer)?;
    number.map(plain).transpose()
}

/// Reads the number of a membership.
pub(in crate::memberships) fn number<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Line<40>, D::Error> {
    plain(Line::deserialize(deserializer)?)
}

fn plain<E: serde::de::Error>(number: Line<40>) -> Result<Line<40>, E> {
    Line::parse(&plain_figures(&number)).map_err(E::custom)
}

/// A membership to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMembership {
    /// Whose it is.
    pub person_id: PersonId,
    /// The first day, as far as it is known.
    pub starts_on: PartialDate,
    /// The local unit the member belongs to: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The number on the card; no two memberships share one.
    #[serde(default, deserialize_with = "number_if_any")]
    #[schema(example = "531-0042")]
    pub number: Option<Line<40>>,
    /// Where it was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// What can be corrected of a membership.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MembershipDetails {
    /// The first day, as far as it is known.
    pub starts_on: PartialDate,
    /// The last day, of a membership that has ended; null takes its end back.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// The local unit the member belongs to: a body, by its id or its slug.
    #[serde(default)]
    pub unit: Option<BodyRef>,
    /// The number on the card; no two memberships share one.
    #[serde(default, deserialize_with = "number_if_any")]
    pub number: Option<Line<40>>,
    /// Where its beginning was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
    /// Where its end was found.
    #[serde(default)]
    #[validate(nested)]
    pub end_source: Option<Source>,
}

/// How a membership can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MembershipEnding)]
pub enum Ending {
    /// The member left.
    Resigned,
    /// The member went to another register.
    Transferred,
    /// The member was put out.
    Excluded,
    /// The member died.
    Deceased,
    /// The membership was not renewed.
    Lapsed,
}

impl From<Ending> for Standing {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Resigned => Self::Resigned,
            Ending::Transferred => Self::Transferred,
            Ending::Excluded => Self::Excluded,
            Ending::Deceased => Self::Deceased,
            Ending::Lapsed => Self::Lapsed,
        }
    }
}

/// The end of a membership.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MembershipEnd {
    /// The last day, as far as it is known.
    pub ends_on: PartialDate,
    /// How it ended.
    pub standing: Ending,
    /// The decision that ended it.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where that was found.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// Which memberships to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MembershipQuery {
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those of this local unit, by its id or its slug.
    pub unit: Option<BodyRef>,
    /// Only those that stood so on the day asked for.
    pub standing: Option<Standing>,
    /// Only those of whom it is so with the dues of a `year` that the membership may have lasted in; whose dues nobody
    /// told of have not paid.
    pub dues: Option<DuesStatus>,
    /// Of which year, where `dues` are asked for.
    #[param(minimum = 1900, maximum = 2200)]
    pub year: Option<i64>,
    /// Only the one with this number.
    #[param(value_type = Option<Line<40>>)]
    #[serde(default, deserialize_with = "number_if_any")]
    pub number: Option<Line<40>>,
}

impl MembershipQuery {
    /// Goes on only if dues are asked for of a year, and a year for its dues.
    pub(in crate::memberships) fn expect_whole(&self) -> Result<()> {
        match (self.dues, self.year) {
            (Some(_), None) => Err(Problem::fault("?year", FaultKind::MissingParameter)),
            (None, Some(_)) => Err(Problem::fault("?dues", FaultKind::MissingParameter)),
            (_, Some(year)) if !(1900..=2200).contains(&year) => {
                Err(Problem::fault("?year", FaultKind::BadValue))
            }
            _ => Ok(()),
        }
    }
}

impl QueryForm for MembershipQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}
