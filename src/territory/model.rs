//! What a territory is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::db::{Json, Moment, MultiBackend, territories, territory_levels};
use crate::http::{Named, QueryForm, Resource};
use crate::words::{FaultKind, Language, Line};

/// The official code of a territory, as `03.531`. Its shape says nothing: level and parent are stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String, min_length = 1, max_length = 40, pattern = "^[A-Za-z0-9.-]+$", example = "03.531")]
pub struct TerritoryCode(String);

impl TerritoryCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TerritoryCode {
    type Error = FaultKind;

    fn try_from(code: String) -> Result<Self, FaultKind> {
        let is_code = (1..=40).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
        if is_code { Ok(Self(code)) } else { Err(FaultKind::BadTerritoryCode) }
    }
}

impl Named for TerritoryCode {
    fn named(segment: &str) -> Option<Self> {
        Self::try_from(segment.to_owned()).ok()
    }
}

/// A level of the tree: region, province, commune.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = territory_levels, check_for_backend(MultiBackend))]
pub struct Level {
    /// Its code, as `commune`.
    pub code: String,
    /// How far from the top: 0 is the country.
    pub rank: i64,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in French.
    pub name_fr: String,
    /// Its name in English.
    pub name_en: String,
}

impl Level {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.of([&self.name_ar, &self.name_fr, &self.name_en])
    }
}

/// A territory in brief, in one language.
#[derive(Debug, Clone)]
pub struct Site {
    /// What it is called.
    pub name: String,
    /// What its level is called.
    pub level: String,
    /// The code of the territory it belongs to.
    pub parent: Option<String>,
}

/// A territory as the database keeps it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = territories, check_for_backend(MultiBackend))]
pub struct Place {
    /// Its official code.
    pub code: String,
    /// Its level.
    pub level: String,
    /// The territory it belongs to.
    pub parent: Option<String>,
    /// The codes from the country down to it, separated by `/`.
    pub path: String,
    /// The province or prefecture it lies in.
    pub province: Option<String>,
    /// Its ISO 3166-2 code.
    pub iso_code: Option<String>,
    /// A finer kind within its level, as `urban`.
    pub kind: Option<String>,
    /// Its name in addresses.
    pub slug: String,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in French.
    pub name_fr: Option<String>,
    /// Its name in English, where it differs from the French.
    pub name_en: Option<String>,
    /// Other spellings in use.
    pub aliases: Json<Vec<String>>,
    /// Inhabitants, where counted.
    pub population: Option<i64>,
    /// The first day it existed, if it is not from the beginning.
    pub valid_from: Option<NaiveDate>,
    /// The last day it existed, if it is no more.
    pub valid_to: Option<NaiveDate>,
    /// The day from which it lies where this row says; always, if it never moved.
    pub stands_from: Option<NaiveDate>,
    /// The code it bore before.
    pub renumbered_from: Option<String>,
    /// The code it bears from the day after its last.
    pub renumbered_to: Option<String>,
    /// Counts its states.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Moment,
    /// What it sorts by.
    pub sort_key: String,
}

impl Place {
    /// Whether it exists on `day`, under this code.
    pub(super) fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }

    /// The code to look under for what it is on `day`, if it bears another one then.
    pub(super) fn other_code_on(&self, day: NaiveDate) -> Option<&str> {
        if self.valid_to.is_some_and(|last| last < day) {
            self.renumbered_to.as_deref()
        } else if self.valid_from.is_some_and(|first| day < first) {
            self.renumbered_from.as_deref()
        } else {
            None
        }
    }

    /// Its name in `language`, without its level.
    pub fn name(&self, language: Language) -> &str {
        let latin = self.name_fr.as_deref().unwrap_or(&self.name_ar);
        match language {
            Language::Ar => &self.name_ar,
            Language::Fr => latin,
            Language::En => self.name_en.as_deref().unwrap_or(latin),
        }
    }
}

/// A territory.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Territory {
    /// Its official code.
    #[schema(example = "03.531")]
    pub code: String,
    /// Its level.
    #[schema(example = "province")]
    pub level: String,
    /// Its level and name in the caller's language: many names occur at several levels.
    #[schema(example = "إقليم تاونات")]
    pub label: String,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in French.
    pub name_fr: Option<String>,
    /// Its name in English, where it differs from the French.
    pub name_en: Option<String>,
    /// Other spellings in use.
    pub aliases: Vec<String>,
    /// The territory it belongs to.
    pub parent: Option<String>,
    /// The codes of all it belongs to, from the country down.
    pub ancestors: Vec<String>,
    /// The province or prefecture it lies in.
    pub province: Option<String>,
    /// Its ISO 3166-2 code.
    pub iso_code: Option<String>,
    /// A finer kind within its level, as `urban`.
    pub kind: Option<String>,
    /// Its name in addresses.
    pub slug: String,
    /// Inhabitants, where counted.
    pub population: Option<i64>,
    /// The first day it existed, if it is not from the beginning.
    pub valid_from: Option<NaiveDate>,
    /// The last day it existed, if it is no more.
    pub valid_to: Option<NaiveDate>,
    /// The code it bore before its first day.
    pub renumbered_from: Option<String>,
    /// The code it bears after its last day.
    pub renumbered_to: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
}

impl Territory {
    /// The territory as it is told in `language`.
    pub(super) fn of(place: Place, levels: &[Level], language: Language) -> Self {
        let level = levels.iter().find(|level| level.code == place.level).map(|level| level.name(language));
        let mut ancestors: Vec<String> = place.path.split('/').map(str::to_owned).collect();
        ancestors.pop();
        Self {
            label: format!("{} {}", level.unwrap_or(&place.level), place.name(language)),
            code: place.code,
            level: place.level,
            name_ar: place.name_ar,
            name_fr: place.name_fr,
            name_en: place.name_en,
            aliases: place.aliases.0,
            parent: place.parent,
            ancestors,
            province: place.province,
            iso_code: place.iso_code,
            kind: place.kind,
            slug: place.slug,
            population: place.population,
            valid_from: place.valid_from,
            valid_to: place.valid_to,
            renumbered_from: place.renumbered_from,
            renumbered_to: place.renumbered_to,
            version: place.version,
        }
    }
}

impl Resource for Territory {
    fn path(&self) -> String {
        format!("/v1/territories/{}", self.code)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// Which territories to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TerritoryQuery {
    /// Only those below this one, at any depth.
    #[param(example = "03.531")]
    pub under: Option<TerritoryCode>,
    /// Only those directly below this one.
    pub parent: Option<TerritoryCode>,
    /// Only those of this level.
    #[param(value_type = Option<String>, max_length = 40, example = "commune")]
    pub level: Option<Line<40>>,
    /// Only those whose name contains these words, in Arabic or Latin letters, however spelt.
    #[param(value_type = Option<String>, max_length = 100)]
    pub q: Option<Line<100>>,
}

impl QueryForm for TerritoryQuery {
    const LISTS: bool = true;
}
