//! What can be asked of the list of persons.
use serde::{Deserialize, Deserializer, de};
use utoipa::{IntoParams, ToSchema};

use crate::http::{Format, QueryForm};
use crate::territory::TerritoryCode;
use crate::words::{FaultKind, Gender, Line};

use super::phone::Phone;

/// The orders a list of persons can have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
pub enum PersonSort {
    /// By name, in alphabetical order.
    #[default]
    #[serde(rename = "name")]
    Name,
    /// By name, backwards.
    #[serde(rename = "-name")]
    NameBackwards,
    /// As they were registered.
    #[serde(rename = "id")]
    Id,
    /// The latest registered first.
    #[serde(rename = "-id")]
    IdBackwards,
}

impl PersonSort {
    /// Whether the order is that of registration, whose cursor is an id.
    pub(in crate::persons) fn is_by_id(self) -> bool {
        matches!(self, Self::Id | Self::IdBackwards)
    }
}

/// Which persons to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PersonQuery {
    /// Only those whose names or numbers contain each of these words, in Arabic or Latin letters, however spelt.
    #[param(value_type = Option<Line<100>>)]
    pub q: Option<Line<100>>,
    /// Only those who live in this very territory.
    #[param(example = "03.531.01")]
    pub residence: Option<TerritoryCode>,
    /// Only those who live in this territory or below it, at any depth.
    #[param(example = "03.531")]
    pub under: Option<TerritoryCode>,
    /// Only those of this gender.
    pub gender: Option<Gender>,
    /// Only those with this very number, however written (a `+` in a query is sent as `%2B`).
    pub phone: Option<Phone>,
    /// The order; by name, if absent.
    #[serde(default)]
    #[param(value_type = Option<PersonSort>)]
    pub sort: PersonSort,
    /// The id after which the page starts, instead of a cursor; only in a list sorted by id.
    #[serde(skip)]
    #[param(value_type = Option<String>, format = Uuid)]
    pub after: (),
}

impl QueryForm for PersonQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        self.sort.is_by_id()
    }
}

/// Where the persons of a list live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::persons) enum Area {
    /// Anywhere in the country, as long as it is known where.
    Country,
    /// In one province or prefecture.
    Province(String),
    /// In one territory that bears one code for ever.
    At(String),
    /// In one of these territories, by any code they ever bear.
    Among(Vec<String>),
}

/// What can be shown beside a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Include {
    /// The person's memberships.
    Memberships,
}

/// What is to be shown beside a person: words separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Includes(Vec<Include>);

impl Includes {
    /// Whether this one is asked for.
    pub fn has(&self, include: Include) -> bool {
        self.0.contains(&include)
    }
}

impl<'de> Deserialize<'de> for Includes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        let include = |word| match word {
            "memberships" => Ok(Include::Memberships),
            _ => Err(de::Error::custom(FaultKind::BadInclude("memberships".to_owned()))),
        };
        words.map(include).collect::<Result<_, _>>().map(Self)
    }
}

/// What to show of a person.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PersonShowQuery {
    /// What to show beside the person, separated by commas.
    #[serde(default)]
    #[param(value_type = Option<Vec<Include>>, style = Form, explode = false)]
    pub include: Includes,
}

impl QueryForm for PersonShowQuery {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Json, Format::Vcard];
}
