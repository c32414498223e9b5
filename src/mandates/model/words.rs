//! The words mandates are told in.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::word_enum;

word_enum! {
    /// What somebody does in an institution.
    MandateFunction {
        /// Sits in it, and nothing more.
        Member = "member",
        /// Presides.
        President = "president",
        /// Stands in for whoever presides: the ordinal says as which of several.
        VicePresident = "vice_president",
        /// Keeps its minutes: a secretary of the house or of the council.
        Secretary = "secretary",
        /// Stands in for the secretary.
        DeputySecretary = "deputy_secretary",
        /// Keeps its means: a treasurer, a questor of parliament.
        Treasurer = "treasurer",
        /// Stands in for the treasurer.
        DeputyTreasurer = "deputy_treasurer",
        /// Reports, on the budget or for a committee.
        Rapporteur = "rapporteur",
        /// Presides over a committee of it.
        CommitteePresident = "committee_president",
        /// Stands in for whoever presides over a committee.
        CommitteeVicePresident = "committee_vice_president",
        /// Presides over a group of its members.
        GroupPresident = "group_president",
    }
}

impl MandateFunction {
    /// Whether there may be a first and a second of it.
    pub fn is_numbered(self) -> bool {
        matches!(self, Self::VicePresident | Self::CommitteeVicePresident)
    }

    /// How many may do it in one institution on one day.
    pub fn holders(self) -> Holders {
        match self {
            Self::President => Holders::One,
            Self::VicePresident => Holders::OneOfANumber,
            // A house has several secretaries and questors, and as many of the others as committees and groups.
            Self::Member
            | Self::Secretary
            | Self::DeputySecretary
            | Self::Treasurer
            | Self::DeputyTreasurer
            | Self::Rapporteur
            | Self::CommitteePresident
            | Self::CommitteeVicePresident
            | Self::GroupPresident => Holders::Many,
        }
    }

    /// Those that one alone may do, or one of a number.
    pub const SINGLE: [Self; 2] = [Self::President, Self::VicePresident];
}

/// How many may do one thing in one institution on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holders {
    /// One.
    One,
    /// One of each number; any number of those whose number is not known.
    OneOfANumber,
    /// As many as there are.
    Many,
}

word_enum! {
    /// How far what is told of a mandate is to be trusted.
    Verification {
        /// Somebody said so.
        Declared = "declared",
        /// It came in with a file.
        Imported = "imported",
        /// It was looked up where it is official.
        Confirmed = "confirmed",
        /// It turned out not to be so; it is kept, and counts nowhere.
        False = "false",
    }
}

word_enum! {
    /// How a mandate ended.
    MandateEnding {
        /// The term was over.
        Term = "term",
        /// Its holder gave it up.
        Resignation = "resignation",
        /// Its holder was dismissed by whoever may.
        Dismissal = "dismissal",
        /// Its holder abandoned the party that presented him or her.
        Abandonment = "abandonment",
        /// The election was annulled.
        Annulment = "annulment",
        /// Its holder took up what it does not go with.
        Incompatibility = "incompatibility",
        /// The institution was dissolved.
        Dissolution = "dissolution",
        /// Its holder died.
        Death = "death",
    }
}

/// What somebody does in an institution, as which of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FunctionHeld {
    /// What it is.
    pub function: MandateFunction,
    /// Which of several vice-presidents, if that is known.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub ordinal: Option<i64>,
}

impl FunctionHeld {
    /// Whether another who does the same does what one alone may do.
    pub fn excludes(self, other: Self) -> bool {
        match self.function.holders() {
            Holders::Many => false,
            Holders::One => self.function == other.function,
            Holders::OneOfANumber => self.ordinal.is_some() && self == other,
        }
    }
}

/// What a function is called of whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FunctionTitles {
    /// In Arabic.
    #[schema(example = "النائبة الثانية للرئيس")]
    pub ar: String,
    /// In French.
    #[schema(example = "2e vice-présidente")]
    pub fr: String,
    /// In English.
    #[schema(example = "2nd vice-president")]
    pub en: String,
}

/// What somebody does in an institution, and what that is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FunctionTold {
    /// What it is.
    pub function: MandateFunction,
    /// Which of several vice-presidents, if that is known.
    pub ordinal: Option<i64>,
    /// What it is called, in the gender of whoever does it.
    pub titles: FunctionTitles,
}
