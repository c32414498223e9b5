//! Shares of a body: quorum, thresholds.
use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::ClauseId;
use crate::words::FaultKind;

/// A share of a whole, above nothing and at most all: `1/2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// The number above the line.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// The number below the line.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// Whether it is a share: above nothing and at most all.
    pub fn is_share(self) -> bool {
        (1..=self.denominator).contains(&self.numerator)
    }

    /// The smallest part of `whole` that reaches this share.
    pub fn part_of(self, whole: u32) -> u32 {
        let asked = u64::from(whole).saturating_mul(u64::from(self.numerator));
        u32::try_from(asked.div_ceil(u64::from(self.denominator.max(1)))).unwrap_or(u32::MAX)
    }

    /// Whether `part` of `whole` reaches this share.
    pub fn is_reached_by(self, part: u32, whole: u32) -> bool {
        let (part, whole) = (u64::from(part), u64::from(whole));
        part.saturating_mul(u64::from(self.denominator)) >= whole.saturating_mul(u64::from(self.numerator))
    }
}

impl SecondCallRule {
    /// The share of the members in office that a second call needs; none where whoever is present is enough.
    #[must_use]
    pub fn share(self) -> Option<Fraction> {
        let denominator = match self {
            Self::ThosePresent => return None,
            Self::OneQuarter => 4,
            Self::OneThird => 3,
        };
        Some(Fraction { numerator: 1, denominator })
    }
}

impl TryFrom<String> for Fraction {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        let number = |digits: &str| {
            let is_number = (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
            if is_number { digits.parse().ok() } else { None }
        };
        text.split_once('/')
            .and_then(|(above, below)| Some(Self { numerator: number(above)?, denominator: number(below)? }))
            .ok_or(FaultKind::BadFraction)
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl PartialSchema for Fraction {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^[0-9]{1,4}/[0-9]{1,4}$"))
            .max_length(Some(9))
            .description(Some("A share of a whole, above nothing and at most all: `1/2`."))
            .into()
    }
}

impl ToSchema for Fraction {}

/// How many members must be present for a meeting to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuorumRule)]
pub struct Quorum {
    /// The share of the members in office that the first call needs.
    pub first: Fraction,
    /// What holds when the first call fails; nothing when there is no second call.
    #[serde(default)]
    pub second_call: Option<SecondCall>,
    /// Whether those who take part from afar are counted, and vote; `counted`, if absent.
    #[serde(default)]
    pub remote: RemotePresence,
    /// The clause it rests on; that of the type of body when absent.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// What those count for who take part in a meeting from afar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RemotePresence {
    /// They are counted as those in the room are, and vote.
    #[default]
    Counted,
    /// They are heard.
    Heard,
}

/// The call that follows a meeting without a quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondCall {
    /// Hours between the two calls, 0 to 2160.
    #[schema(minimum = 0, maximum = 2160)]
    pub after_hours: u32,
    /// Who is enough then.
    pub rule: SecondCallRule,
}

/// Who is enough at a second call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub enum SecondCallRule {
    /// Whoever is present.
    #[serde(rename = "those_present")]
    ThosePresent,
    /// A quarter of the members in office.
    #[serde(rename = "1/4")]
    OneQuarter,
    /// A third of the members in office.
    #[serde(rename = "1/3")]
    OneThird,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(text: &str) -> Result<Fraction, FaultKind> {
        Fraction::try_from(text.to_owned())
    }

    #[test]
    fn a_fraction_is_two_whole_numbers_and_a_slash() {
        assert_eq!(fraction("1/2").map(|half| half.to_string()), Ok("1/2".to_owned()));
        for bad in ["", "1", "1/", "/2", "1/2/3", "-1/2", "+1/2", "1.5/2", "٠/١", "12345/1"] {
            assert_eq!(fraction(bad), Err(FaultKind::BadFraction), "{bad}");
        }
    }

    #[test]
    fn a_share_is_above_nothing_and_at_most_all() {
        for (text, good) in [("1/3", true), ("3/3", true), ("0/3", false), ("4/3", false), ("1/0", false)] {
            assert_eq!(fraction(text).map(Fraction::is_share), Ok(good), "{text}");
        }
    }

    #[test]
    fn a_third_of_seven_is_three_and_of_six_two() {
        assert_eq!(fraction("1/3").map(|third| (third.part_of(7), third.part_of(6))), Ok((3, 2)));
    }

    #[test]
    fn half_of_seven_is_reached_by_four_and_not_by_three() {
        assert_eq!(fraction("1/2").map(|half| half.is_reached_by(4, 7)), Ok(true));
        assert_eq!(fraction("1/2").map(|half| half.is_reached_by(3, 7)), Ok(false));
    }
}
