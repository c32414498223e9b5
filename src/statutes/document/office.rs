//! The types of positions that bodies have.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ClauseId, Code, Enforcement, Fraction, Over, RuleName, Seats, Titles};
use crate::access::Permission;
use crate::words::{Gender, Labels, Language};

/// A type of position: an office that bodies of certain types have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "statutes say yes or no to each of them by itself")]
pub struct PositionType {
    /// Its code: `provincial_deputy`.
    pub code: Code,
    /// The title of its holder, agreeing in gender.
    pub labels: Titles,
    /// The types of bodies that have it: a president exists in several.
    #[serde(default)]
    #[schema(required = true, min_items = 1, max_items = 200)]
    pub body_types: Vec<Code>,
    /// How many may hold it at once.
    pub seats: Seats,
    /// Whether its holders are numbered: 3rd deputy.
    #[serde(default)]
    pub ordinal: bool,
    /// The highest number, 1 to 99; none when the statutes set no limit.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 99)]
    pub ordinal_max: Option<u32>,
    /// Whether its holder heads the body.
    #[serde(default)]
    pub head: bool,
    /// Whether its holder votes in the body.
    #[serde(default = "yes")]
    pub votes: bool,
    /// Whether it is made together with the body; yes when absent. A numbered position never is.
    #[serde(default)]
    pub made: Option<bool>,
    /// How its holder may be chosen. A choice whose mode is not recorded is never refused for it.
    #[serde(default)]
    #[schema(required = true, min_items = 1, max_items = 8)]
    pub modes: Vec<Mode>,
    /// Years its holder serves, 1 to 20; none when it is the body's own term.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 20)]
    pub term_years: Option<u32>,
    /// Terms in a row that one person may serve, 1 to 20.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 20)]
    pub terms_consecutive_max: Option<u32>,
    /// Months out of office that break a row of terms, 1 to 240; when absent, as many as a term has.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 240)]
    pub terms_gap_months: Option<u32>,
    /// Whether terms served in a body that was merged into this one, or in the one it was split from, before it was,
    /// are of the row too; needs `terms_consecutive_max`.
    #[serde(default)]
    pub terms_inherited: bool,
    /// Days it may stay vacant, 1 to 3650.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub vacancy_days_max: Option<u32>,
    /// The positions its holder may not hold at the same time, in either order.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub incompatible_with: Vec<Code>,
    /// Who may hold it; anyone when absent.
    #[serde(default)]
    pub eligibility: Option<Eligibility>,
    /// The seats kept for some, in a position of several seats, at most 8 groups.
    #[serde(default)]
    #[schema(max_items = 8)]
    pub reserved: Vec<ReservedSeats>,
    /// The positions that bring this one with them: whoever is in it `ex_officio` holds one of those.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub ex_officio_of: Vec<Code>,
    /// What its holder may do beside what its roles say, once each.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub grants: Vec<Permission>,
    /// The roles its holder has.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub roles: Vec<Code>,
    /// How far that reaches: `territory`, the body, the bodies under it, and everything at or below its territory, or
    /// `body`, that body alone. `territory` when absent.
    #[serde(default)]
    pub over: Over,
    /// Its place in lists of the body's positions, lowest first; 1000 when absent.
    #[serde(default = "last_rank")]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub rank: u32,
    /// How strictly its rules are meant: every rule but those of bodies.
    #[serde(default)]
    pub enforcement: BTreeMap<RuleName, Enforcement>,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

impl PositionType {
    /// Whether bodies of a type have it.
    pub fn is_in(&self, body_type: &str) -> bool {
        self.body_types.iter().any(|code| code == body_type)
    }

    /// Whether the position is made together with its body.
    pub fn is_made_with_body(&self) -> bool {
        !self.ordinal && self.made.unwrap_or(true)
    }
}

fn yes() -> bool {
    true
}

fn last_rank() -> u32 {
    1000
}

/// Who may hold a position.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Years of age needed, 1 to 120.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 120)]
    pub age_min: Option<u32>,
    /// Months of membership needed, 0 to 1200.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1200)]
    pub seniority_months: Option<u32>,
    /// The standings of membership that qualify: `active`; any when empty.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub standing: Vec<Code>,
    /// The gender the position is kept for; either when absent.
    #[serde(default)]
    pub gender: Option<Gender>,
}

/// Seats of a position kept for those who fit: a gender, an age, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReservedSeats {
    /// Its code: `women`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
    /// How many, 1 to 1000; or a `share`.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1000)]
    pub seats: Option<u32>,
    /// Which share of the seats, rounded up; or a number of `seats`.
    #[serde(default)]
    pub share: Option<Fraction>,
    /// The gender they are kept for.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// The highest age they are kept for, 16 to 120.
    #[serde(default)]
    #[schema(minimum = 16, maximum = 120)]
    pub age_max: Option<u32>,
}

impl ReservedSeats {
    /// How many seats of so many are kept.
    pub fn of(&self, seats: u32) -> u32 {
        let share = self.share.map(|share| share.part_of(seats));
        self.seats.or(share).unwrap_or_default().min(seats)
    }
}

/// How someone is chosen for a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Everyone agrees, without a vote.
    Consensus,
    /// A ballot between persons.
    IndividualBallot,
    /// A ballot between lists.
    ListBallot,
    /// A vote by raised hands.
    ShowOfHands,
    /// A vote in which each is called and answers.
    RollCall,
    /// A ballot on a question, of which only the count is known.
    SecretBallot,
    /// By acclaim, without a count.
    Acclamation,
    /// Named by whoever may name.
    Appointment,
    /// By virtue of another position.
    ExOfficio,
    /// Not recorded.
    Unspecified,
}

impl Mode {
    /// The mode's name.
    pub fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Consensus => ["التوافق", "consensus", "consensus"],
            Self::IndividualBallot => ["الاقتراع الفردي", "scrutin uninominal", "individual ballot"],
            Self::ListBallot => ["الاقتراع باللائحة", "scrutin de liste", "list ballot"],
            Self::ShowOfHands => ["التصويت برفع الأيدي", "vote à main levée", "show of hands"],
            Self::RollCall => ["التصويت بالمناداة بالأسماء", "appel nominal", "roll call"],
            Self::SecretBallot => ["الاقتراع السري", "scrutin secret", "secret ballot"],
            Self::Acclamation => ["التزكية بالتصفيق", "acclamation", "acclamation"],
            Self::Appointment => ["التعيين", "nomination", "appointment"],
            Self::ExOfficio => ["بحكم الصفة", "de droit", "ex officio"],
            Self::Unspecified => ["طريقة غير محددة", "mode non précisé", "unspecified"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_has_a_name_in_each_language() {
        assert_eq!(Mode::Consensus.label(Language::Ar), "التوافق");
        assert_eq!(Mode::ListBallot.label(Language::Fr), "scrutin de liste");
        assert_eq!(Mode::ExOfficio.label(Language::En), "ex officio");
    }
}
