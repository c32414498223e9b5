//! What a round of an election came to, and who read it.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::{Moment, MultiBackend, election_readings};
use crate::id_type;
use crate::meetings::decisions::MajorityFound;
use crate::persons::{PersonId, PersonName};
use crate::words::few;

use super::ElectionId;

id_type! {
    /// Identifies the reading of a count.
    ElectionReadingId
}

/// How many votes a candidacy had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct VotesFor {
    /// The number of the candidacy.
    #[validate(range(min = 1, max = 200))]
    #[schema(minimum = 1, maximum = 200)]
    pub candidacy: i64,
    /// Its votes.
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub votes: i64,
}

/// What was found in the box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The papers in all, or the hands: as many as took part.
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub ballots: i64,
    /// Those left blank.
    #[serde(default)]
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub blank: i64,
    /// Those that are void.
    #[serde(default)]
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub void: i64,
    /// Those against a candidacy that stands alone.
    #[serde(default)]
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub against: i64,
    /// The votes of each candidacy that stands.
    #[serde(deserialize_with = "few::<_, _, 1, 200>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 200)]
    pub votes: Vec<VotesFor>,
}

/// Who was elected: a place of a candidacy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Elected {
    /// The number of the candidacy.
    pub candidacy: i64,
    /// The place on its list, from 1.
    pub place: i64,
}

/// A round of an election, as it was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Round {
    /// Its number in the election; one that was annulled keeps it.
    pub number: i64,
    /// The moment of the count, where that was told.
    pub held_at: Option<Moment>,
    /// What was found in the box.
    pub count: Count,
    /// Whether no round follows it.
    pub is_last: bool,
    /// The majority it took, told of the candidacy with the most votes; null where the most votes were enough, or seats are shared
    /// among lists.
    pub majority: Option<MajorityFound>,
    /// Who was elected, in the order of the seats.
    pub elected: Vec<Elected>,
    /// The candidacies between which the statutes could not tell; a lot settles it.
    pub tied: Vec<i64>,
    /// The candidacies as the lot came out, where one was drawn.
    pub drawn: Vec<i64>,
    /// The candidacies that stand in the next round.
    pub goes_on: Vec<i64>,
    /// Why it does not hold, if it was annulled.
    pub annulled_because: Option<String>,
    /// When it was recorded.
    pub recorded_at: Moment,
}

/// That somebody read the count of a round, and found it so.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = election_readings, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
#[schema(as = ElectionReading)]
pub struct Reading {
    /// Identifies it.
    pub id: ElectionReadingId,
    /// In which election.
    pub election_id: ElectionId,
    /// The number of the round.
    pub round: i64,
    /// The scrutineer.
    pub person_id: PersonId,
    /// When it was recorded.
    pub created_at: Moment,
}

/// A reading, with the name of the scrutineer.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ElectionReadingTold)]
pub struct ReadingTold {
    /// The reading.
    #[serde(flatten)]
    pub reading: Reading,
    /// The name.
    pub person: Option<PersonName>,
}
