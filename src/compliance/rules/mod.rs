//! What the statutes say against appointments and bodies. Pure: facts in, findings out.
//!
//! 2026-11-24. A fact that the registry lacks never breaks a rule: it is told as unverifiable. A day known in part is
//! read in every way it may be read; a rule is broken only when it is broken in each. The other way round was
//! refused: history is full of half-known days, and it would have been full of violations that never were.
mod bodies;
mod creation;
mod eligibility;
mod judge;
mod offices;
mod readings;
mod refusals;
mod reserved;
mod said;
mod terms;

#[cfg(test)]
mod tests;

pub(in crate::compliance) use bodies::{BodyCase, Member, body_findings};
pub(in crate::compliance) use creation::creation_findings;
pub(in crate::compliance) use judge::{Ruling, judge, judge_each, members_on};
pub use refusals::Refusal;

use chrono::NaiveDate;

use crate::error::Kind;
use crate::statutes::document::{ClauseId, Document, RuleEffect};
use crate::statutes::{StatutesId, cite};

use self::said::said;
use super::model::{Finding, Missing, Weight};

/// What comes of holding a fact against a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is kept, however the facts are read.
    Kept,
    /// It is broken, however the facts are read.
    Broken,
    /// It depends on a fact that the registry lacks.
    Unknown(Missing),
}

/// The findings so far, under one version of the statutes.
pub(super) struct Findings<'a> {
    statutes_id: StatutesId,
    statutes: &'a Document,
    found: Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(super) fn under(statutes_id: StatutesId, statutes: &'a Document) -> Self {
        Self { statutes_id, statutes, found: Vec::new() }
    }

    /// Notes what comes of a rule that is enforced so.
    pub(super) fn note(
        &mut self,
        rule: Refusal,
        enforced: (RuleEffect, Option<&ClauseId>),
        verdict: Verdict,
        asked: Option<String>,
        found: Option<String>,
    ) {
        self.note_until(None, rule, enforced, verdict, asked, found);
    }

    /// The same of a rule that nothing can be held against after a day.
    pub(super) fn note_until(
        &mut self,
        until: Option<NaiveDate>,
        rule: Refusal,
        enforced: (RuleEffect, Option<&ClauseId>),
        verdict: Verdict,
        asked: Option<String>,
        found: Option<String>,
    ) {
        let (effect, clause) = enforced;
        let (weight, missing) = match (verdict, effect) {
            (Verdict::Kept, _) => return,
            (Verdict::Broken, RuleEffect::Block) => (Weight::Block, None),
            (Verdict::Broken, RuleEffect::Warn) => (Weight::Warn, None),
            (Verdict::Unknown(missing), _) => (Weight::Unverifiable, Some(missing)),
        };
        let clause = cite(self.statutes, clause);
        let (rule, statutes_id) = (rule.kind(), self.statutes_id);
        let said = [&asked, &found].map(|codes| codes.as_ref().map(|codes| said(self.statutes, codes)));
        self.found.push(Finding { rule, weight, clause, statutes_id, asked, found, said, missing, until });
    }

    pub(super) fn into_found(self) -> Vec<Finding> {
        self.found
    }
}

/// The rule that passes with the appointment: what breaks it is told until the eve of the last day alone.
pub(in crate::compliance) fn passing() -> &'static str {
    Refusal::TermIsTooLong.kind().code
}

/// The rule of that code, if it is one of this room.
pub(super) fn rule_of(code: &str) -> Option<&'static Kind> {
    Refusal::KINDS.iter().find(|kind| kind.code == code).copied()
}
