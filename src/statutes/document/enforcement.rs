//! How strictly each rule is meant, and the clause it rests on.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{BodyType, ClauseId, Document, PositionType};

/// A rule that an appointment, a body or a decision is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleName {
    /// `eligibility.age_min` of a position.
    Age,
    /// `eligibility.seniority_months` of a position.
    Seniority,
    /// `eligibility.standing` of a position.
    Standing,
    /// `eligibility.gender` of a position.
    Gender,
    /// `incompatible_with` of a position.
    Incompatibility,
    /// `terms_consecutive_max` of a position.
    ConsecutiveTerms,
    /// `term_years` of a position, or of its body.
    TermLength,
    /// `modes` of a position.
    Mode,
    /// `reserved` of a position.
    ReservedSeats,
    /// `ex_officio_of` of a position.
    ExOfficio,
    /// `seats_min` of a body.
    SeatsMin,
    /// `seats_max` of a body.
    SeatsMax,
    /// `creates` of a body.
    Creation,
    /// `notice_days` of a body.
    Notice,
}

impl RuleName {
    /// Every rule.
    pub const ALL: [Self; 14] = [
        Self::Age,
        Self::Seniority,
        Self::Standing,
        Self::Gender,
        Self::Incompatibility,
        Self::ConsecutiveTerms,
        Self::TermLength,
        Self::Mode,
        Self::ReservedSeats,
        Self::ExOfficio,
        Self::SeatsMin,
        Self::SeatsMax,
        Self::Creation,
        Self::Notice,
    ];

    /// Whether it is a rule of bodies; the others are of positions.
    pub fn is_of_bodies(self) -> bool {
        matches!(self, Self::SeatsMin | Self::SeatsMax | Self::Creation | Self::Notice)
    }

    /// What happens when it is broken and the statutes do not say: a rule about who may hold a position, or how
    /// many, blocks; a rule about how long, or how few, warns.
    pub fn default_effect(self) -> RuleEffect {
        match self {
            Self::ConsecutiveTerms | Self::TermLength | Self::SeatsMin => RuleEffect::Warn,
            _ => RuleEffect::Block,
        }
    }
}

/// What happens when a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleEffect {
    /// The decision stands, with a warning.
    Warn,
    /// The decision is refused.
    Block,
}

/// How strictly a rule is meant, and where it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Enforcement {
    /// What happens when it is broken; when absent, what the statutes say of the rule everywhere, and else: a rule
    /// about terms or about too few members warns, every other one blocks.
    #[serde(default)]
    pub effect: Option<RuleEffect>,
    /// The clause it rests on; when absent, the one named for the rule everywhere, and else that of the position or
    /// the body.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

impl Document {
    /// How strictly a rule about a position is meant.
    pub fn enforced_of<'a>(
        &'a self,
        of: &'a PositionType,
        rule: RuleName,
    ) -> (RuleEffect, Option<&'a ClauseId>) {
        self.enforced(&of.enforcement, of.clause.as_ref(), rule)
    }

    /// How strictly a rule about a body is meant.
    pub fn enforced_in<'a>(&'a self, of: &'a BodyType, rule: RuleName) -> (RuleEffect, Option<&'a ClauseId>) {
        self.enforced(&of.enforcement, of.clause.as_ref(), rule)
    }

    fn enforced<'a>(
        &'a self,
        own: &'a BTreeMap<RuleName, Enforcement>,
        clause: Option<&'a ClauseId>,
        rule: RuleName,
    ) -> (RuleEffect, Option<&'a ClauseId>) {
        let said = [own.get(&rule), self.enforcement.get(&rule)];
        let effect = said.iter().flatten().find_map(|said| said.effect);
        let named = said.iter().flatten().find_map(|said| said.clause.as_ref());
        (effect.unwrap_or_else(|| rule.default_effect()), named.or(clause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn a_position_says_more_than_the_statutes_at_large_and_its_own_clause_comes_last() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let said = |code: &str, rule| {
            let (effect, clause) = statutes.enforced_of(statutes.position_type(code).unwrap(), rule);
            (effect, clause.map(ToString::to_string).unwrap_or_default())
        };
        let (warn, block) = (RuleEffect::Warn, RuleEffect::Block);
        assert_eq!(said("national_secretary", RuleName::ConsecutiveTerms), (block, "art-29".to_owned()));
        assert_eq!(said("pole_president", RuleName::ConsecutiveTerms), (warn, "art-28".to_owned()));
        assert_eq!(said("pole_president", RuleName::Standing), (block, "art-6".to_owned()));
        assert_eq!(said("ethics_member", RuleName::Age), (block, "art-23".to_owned()));
        assert_eq!(said("pole_president", RuleName::Mode), (block, "art-19".to_owned()));
    }

    #[test]
    fn a_body_that_says_nothing_blocks_what_is_too_much_and_warns_of_what_is_too_little() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let bureau = statutes.body_type("provincial_bureau").unwrap();
        assert_eq!(statutes.enforced_in(bureau, RuleName::SeatsMax).0, RuleEffect::Block);
        assert_eq!(statutes.enforced_in(bureau, RuleName::SeatsMin).0, RuleEffect::Warn);
    }
}
