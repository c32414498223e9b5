//! Majorities: how many votes carry, and what becomes of a tie.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many votes carry a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub enum Majority {
    /// More votes for than against.
    #[serde(rename = "simple")]
    Simple,
    /// More than half of the members in office.
    #[serde(rename = "absolute")]
    Absolute,
    /// More than half of the members present.
    #[serde(rename = "absolute_of_present")]
    AbsoluteOfPresent,
    /// Two thirds of the votes cast.
    #[serde(rename = "2/3")]
    TwoThirds,
    /// Two thirds of the members present.
    #[serde(rename = "2/3_of_present")]
    TwoThirdsOfPresent,
    /// Two thirds of the members in office.
    #[serde(rename = "2/3_of_members")]
    TwoThirdsOfMembers,
    /// Three quarters of the votes cast.
    #[serde(rename = "3/4")]
    ThreeQuarters,
    /// Three quarters of the members present.
    #[serde(rename = "3/4_of_present")]
    ThreeQuartersOfPresent,
    /// Three quarters of the members in office.
    #[serde(rename = "3/4_of_members")]
    ThreeQuartersOfMembers,
    /// Four fifths of the votes cast.
    #[serde(rename = "4/5")]
    FourFifths,
    /// Four fifths of the members present.
    #[serde(rename = "4/5_of_present")]
    FourFifthsOfPresent,
    /// Four fifths of the members in office.
    #[serde(rename = "4/5_of_members")]
    FourFifthsOfMembers,
}

/// Of which whole a majority is a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MajorityOf {
    /// The votes for and against; who abstains casts none.
    VotesCast,
    /// The members who are there.
    Present,
    /// The members in office.
    Members,
}

/// What becomes of a decision with as many votes for as against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// It is rejected.
    #[default]
    Rejected,
    /// Whoever chairs has the casting vote.
    ChairDecides,
}

impl Majority {
    /// Of which whole it is a part.
    #[must_use]
    pub fn of(self) -> MajorityOf {
        match self {
            Self::Simple | Self::TwoThirds | Self::ThreeQuarters | Self::FourFifths => MajorityOf::VotesCast,
            Self::AbsoluteOfPresent
            | Self::TwoThirdsOfPresent
            | Self::ThreeQuartersOfPresent
            | Self::FourFifthsOfPresent => MajorityOf::Present,
            Self::Absolute
            | Self::TwoThirdsOfMembers
            | Self::ThreeQuartersOfMembers
            | Self::FourFifthsOfMembers => MajorityOf::Members,
        }
    }

    /// How many votes carry, of so many: one at least.
    #[must_use]
    pub fn needed(self, whole: usize) -> usize {
        let share = |part: usize, parts: usize| whole.saturating_mul(part).div_ceil(parts).max(1);
        match self {
            Self::Simple | Self::Absolute | Self::AbsoluteOfPresent => (whole / 2).saturating_add(1),
            Self::TwoThirds | Self::TwoThirdsOfPresent | Self::TwoThirdsOfMembers => share(2, 3),
            Self::ThreeQuarters | Self::ThreeQuartersOfPresent | Self::ThreeQuartersOfMembers => share(3, 4),
            Self::FourFifths | Self::FourFifthsOfPresent | Self::FourFifthsOfMembers => share(4, 5),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_half_is_more_than_half_and_a_share_is_reached_from_its_part_on() {
        for (majority, of_six, of_seven) in [
            (Majority::Simple, 4, 4),
            (Majority::Absolute, 4, 4),
            (Majority::TwoThirds, 4, 5),
            (Majority::ThreeQuartersOfPresent, 5, 6),
            (Majority::FourFifthsOfMembers, 5, 6),
        ] {
            assert_eq!((majority.needed(6), majority.needed(7)), (of_six, of_seven), "{majority:?}");
            assert_eq!(majority.needed(0), 1, "{majority:?} of nobody");
        }
    }

    #[test]
    fn a_majority_is_named_by_its_share_and_its_whole() {
        for (word, of) in [
            ("simple", MajorityOf::VotesCast),
            ("absolute", MajorityOf::Members),
            ("2/3", MajorityOf::VotesCast),
            ("4/5_of_present", MajorityOf::Present),
            ("3/4_of_members", MajorityOf::Members),
        ] {
            let majority: Majority = serde_json::from_value(word.into()).unwrap();
            assert_eq!(majority.of(), of, "{word}");
        }
    }
}
