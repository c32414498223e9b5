//! Elections: how many rounds, what the last one needs, who wins a tie, how lists share seats, who reads the count.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ClauseId, Fraction};

/// What is enough in the last round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LastRound {
    /// The most votes.
    #[default]
    Plurality,
    /// The majority of every round: seats may be left vacant.
    Majority,
}

/// Who wins among candidacies with as many votes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ElectionTie {
    /// The eldest; of lists, the one headed by the eldest. Where that is not known, a lot is drawn.
    #[default]
    Eldest,
    /// The youngest, likewise.
    Youngest,
    /// Whoever is drawn.
    Lot,
}

/// How lists take seats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListSeats {
    /// In proportion to their votes, by the largest remainders (Hare).
    #[default]
    LargestRemainder,
    /// In proportion to their votes, by the highest averages (D'Hondt).
    HighestAverage,
    /// The list that wins takes all of them.
    Whole,
}

/// How a body elects. Its majority is that of `majority.election`, or of every decision where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionRules {
    /// Rounds there are at most, 1 to 9.
    #[serde(default = "two")]
    #[schema(minimum = 1, maximum = 9)]
    pub rounds_max: u32,
    /// What is enough in the last one; `plurality`, if absent.
    #[serde(default)]
    pub last_round: LastRound,
    /// How many stand in the next round for each seat that is left, 2 to 20, and whoever had as many votes as the last of them;
    /// all, if absent.
    #[serde(default)]
    #[schema(minimum = 2, maximum = 20)]
    pub runoff: Option<u32>,
    /// Who wins a tie; `eldest`, if absent.
    #[serde(default)]
    pub tie: ElectionTie,
    /// How lists take seats; by `largest_remainder`, if absent.
    #[serde(default)]
    pub lists: ListSeats,
    /// The share of the votes below which a list takes no seat.
    #[serde(default)]
    pub threshold: Option<Fraction>,
    /// Scrutineers who read each count, 1 to 9.
    #[serde(default = "two")]
    #[schema(minimum = 1, maximum = 9)]
    pub scrutineers: u32,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

fn two() -> u32 {
    2
}

impl Default for ElectionRules {
    fn default() -> Self {
        Self {
            rounds_max: two(),
            last_round: LastRound::default(),
            runoff: None,
            tie: ElectionTie::default(),
            lists: ListSeats::default(),
            threshold: None,
            scrutineers: two(),
            clause: None,
        }
    }
}
