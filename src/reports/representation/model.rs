//! What representation in an institution is.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::bodies::NamesTold;
use crate::http::{Format, QueryForm};
use crate::mandates::institutions::{InstitutionId, InstitutionKind};
use crate::territory::TerritoryCode;
use crate::words::Certainty;

/// How many hold something on a day: those who certainly do, and those whose days, known in part, do not settle it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Holders {
    pub(super) certain: i64,
    pub(super) possible: i64,
}

impl Holders {
    /// Counts one more, who certainly holds it or may.
    pub(super) fn add(&mut self, (certain, possible): (bool, bool)) {
        self.certain = self.certain.saturating_add(i64::from(certain));
        self.possible = self.possible.saturating_add(i64::from(possible));
    }
}

/// What is on record of the mandates in one institution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// Who sits there.
    pub(super) seats: Holders,
    /// Who of them is a woman.
    pub(super) women: Holders,
    /// Who of them was looked up where it is official.
    pub(super) confirmed: Holders,
    /// Who presides.
    pub(super) presidents: Holders,
}

/// How the party is represented in one institution, on the day asked for. A mandate that turned out to be false counts nowhere.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Representation)]
pub struct RepresentationTold {
    /// The institution.
    pub id: InstitutionId,
    /// What kind it is.
    pub kind: InstitutionKind,
    /// What such a kind is called, in the caller's language.
    #[schema(example = "مجلس الجماعة")]
    pub kind_label: String,
    /// Its names in every language it has one.
    pub names: NamesTold,
    /// Its territory, by the code of the day.
    #[schema(example = "03.531.01.05")]
    pub territory: String,
    /// How many sit in it; null where that is not on record.
    pub seats: Option<i64>,
    /// How many mandates are certainly held there.
    pub held: i64,
    /// How many more may be: their days are known in part.
    pub uncertain: i64,
    /// How many of those held are by women.
    pub women: i64,
    /// How many of those held were looked up where it is official.
    pub confirmed: i64,
    /// How many in a hundred seats are held, rounded down; null where the seats are not on record.
    pub percent: Option<i64>,
    /// Whether more than half of the seats are held; null where the record does not settle it.
    pub majority: Option<bool>,
    /// Whether one of those held presides; null if none does.
    pub presides: Option<Certainty>,
}

/// How the party is represented in the institutions of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KindRepresented {
    /// The kind.
    pub kind: InstitutionKind,
    /// What such a kind is called, in the caller's language.
    #[schema(example = "مجلس الجماعة")]
    pub kind_label: String,
    /// How many there are on record.
    pub institutions: i64,
    /// How many territories there are that may have one: more than are on record, where some are not.
    pub territories: i64,
    /// In how many of them a mandate is certainly held.
    pub represented: i64,
    /// Over how many of them one who holds a mandate certainly presides.
    pub presided: i64,
    /// In how many of them more than half of the seats are certainly held.
    pub majorities: i64,
    /// Of how many of them the seats are on record.
    pub seats_known: i64,
    /// How many seats those have.
    pub seats: i64,
    /// How many of those seats are certainly held.
    pub seats_held: i64,
    /// How many mandates are certainly held in all of them, whether or not their seats are on record.
    pub held: i64,
    /// How many of those were looked up where it is official.
    pub confirmed: i64,
    /// How many more may be: their days are known in part.
    pub uncertain: i64,
    /// How many of those held are by women.
    pub women: i64,
    /// Whether mandates are held in more than half of all there may be: the party takes part in most. Null where the record,
    /// which may lack some, does not settle it.
    pub takes_part_in_most: Option<bool>,
    /// Whether the party presides over several of them; null where days known in part do not settle it.
    pub presides_over_several: Option<bool>,
}

/// How the party is represented in the institutions of a territory.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RepresentationSummary {
    /// The territory, with everything below it; null of all there are.
    pub territory: Option<String>,
    /// The day asked for.
    pub as_of: NaiveDate,
    /// The kinds of which there are institutions, in the order of the catalogue.
    pub kinds: Vec<KindRepresented>,
}

/// Of which territory to sum up.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SummaryQuery {
    /// Only the institutions of this territory, and of those below it.
    #[param(example = "03.531")]
    pub territory: Option<TerritoryCode>,
}

impl QueryForm for SummaryQuery {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Json, Format::Svg];
}

/// Which institutions to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RepresentationQuery {
    /// Only the institutions of this territory, and of those below it.
    #[param(example = "03.531")]
    pub territory: Option<TerritoryCode>,
    /// Only those of this kind.
    pub kind: Option<InstitutionKind>,
    /// Only those in which a mandate may be held on the day asked for (true), or none (false).
    pub represented: Option<bool>,
}

impl QueryForm for RepresentationQuery {
    const LISTS: bool = true;
}
