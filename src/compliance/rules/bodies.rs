//! What a body must look like on a day: how many members, and which share of them women and the young.
use chrono::NaiveDate;

use crate::persons::Traits;
use crate::statutes::StatutesId;
use crate::statutes::document::{
    BodyType, ClauseId, Document, Fraction, Quota, QuotaGroup, RuleEffect, RuleName,
};
use crate::words::{Certainty, Gender, PartialDate};

use super::eligibility::is_of;
use super::reserved::is_at_most;
use super::{Findings, Refusal, Verdict};
use crate::compliance::model::{Finding, Missing};

/// Somebody who is a member of a body on a day, certainly or possibly.
#[derive(Debug, Clone, Copy)]
pub(in crate::compliance) struct Member {
    /// What is known of the member.
    pub(in crate::compliance) traits: Traits,
    /// Whether the dates settle it.
    pub(in crate::compliance) certainty: Certainty,
}

/// A body on a day.
pub(in crate::compliance) struct BodyCase<'a> {
    /// Which version of the statutes.
    pub(in crate::compliance) statutes_id: StatutesId,
    /// The statutes of that day.
    pub(in crate::compliance) statutes: &'a Document,
    /// The type of the body.
    pub(in crate::compliance) kind: &'a BodyType,
    /// The day.
    pub(in crate::compliance) day: NaiveDate,
    /// Its members, each once.
    pub(in crate::compliance) members: &'a [Member],
    /// Those of them who are only now to be appointed.
    pub(in crate::compliance) newcomers: &'a [Traits],
}

/// Everything the statutes say against a body as it is on that day.
pub(in crate::compliance) fn body_findings(case: &BodyCase<'_>) -> Vec<Finding> {
    let mut findings = Findings::under(case.statutes_id, case.statutes);
    check_number(case, &mut findings);
    for quota in case.statutes.quotas_in(case.kind) {
        check_share(case, quota, &mut findings);
    }
    findings.into_found()
}

/// The fewest and the most members that the dates allow.
fn counted(members: &[Member]) -> (u32, u32) {
    let certain = members.iter().filter(|member| member.certainty == Certainty::Certain).count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (number(certain), number(members.len()))
}

fn check_number(case: &BodyCase<'_>, findings: &mut Findings<'_>) {
    let (least, most) = counted(case.members);
    let verdict = |is_broken: bool, is_kept: bool| match (is_broken, is_kept) {
        (true, _) => Verdict::Broken,
        (_, true) => Verdict::Kept,
        _ => Verdict::Unknown(Missing::Days),
    };
    if let Some(max) = case.kind.seats_max {
        let enforced = case.statutes.enforced_in(case.kind, RuleName::SeatsMax);
        let verdict = verdict(least > max, most <= max);
        findings.note(Refusal::BodyIsFull, enforced, verdict, Some(max.to_string()), Some(least.to_string()));
    }
    if let Some(min) = case.kind.seats_min {
        let enforced = case.statutes.enforced_in(case.kind, RuleName::SeatsMin);
        let verdict = verdict(most < min, least >= min);
        findings.note(
            Refusal::BodyIsTooSmall,
            enforced,
            verdict,
            Some(min.to_string()),
            Some(least.to_string()),
        );
    }
}

/// A share, counted among the known members. While fewer are on record than the body needs, the others are unknown and
/// so is the share: unknown is not vacant.
fn check_share(case: &BodyCase<'_>, quota: &Quota, findings: &mut Findings<'_>) {
    let day = PartialDate::exact(case.day);
    let belongs = |traits: Traits| match (quota.group, quota.age_max) {
        (QuotaGroup::Women, _) => is_of(traits.gender, Gender::Female),
        (QuotaGroup::Youth, Some(most)) => is_at_most(traits, most, day),
        (QuotaGroup::Youth, None) => Verdict::Kept,
    };
    let share = share(case.members, belongs, quota.threshold);
    let (_, most) = counted(case.members);
    if most == 0 {
        return;
    }
    let missing = match quota.group {
        QuotaGroup::Women => Missing::Gender,
        QuotaGroup::Youth => Missing::BirthDate,
    };
    let verdict = match share.verdict {
        Verdict::Kept => Verdict::Kept,
        _ if case.kind.seats_min.is_some_and(|min| most < min) => Verdict::Unknown(Missing::Members),
        Verdict::Broken => Verdict::Broken,
        Verdict::Unknown(_) => Verdict::Unknown(missing),
    };
    let rule = match quota.group {
        QuotaGroup::Women => Refusal::WomenAreTooFew,
        QuotaGroup::Youth => Refusal::YoungAreTooFew,
    };
    // Whoever belongs to the group brings the body nearer to its share, and is not refused for what is still lacking.
    let is_helped = !case.newcomers.is_empty()
        && case.newcomers.iter().all(|newcomer| belongs(*newcomer) == Verdict::Kept);
    let effect = if is_helped { RuleEffect::Warn } else { quota.effect };
    let enforced: (RuleEffect, Option<&ClauseId>) = (effect, quota.clause.as_ref());
    let found = Some(format!("{}/{}", share.part, share.whole));
    findings.note(rule, enforced, verdict, Some(quota.threshold.to_string()), found);
}

struct Share {
    verdict: Verdict,
    part: u32,
    whole: u32,
}

/// The share of a group: read once for it, with everyone in who may belong, and once against it.
fn share(members: &[Member], belongs: impl Fn(Traits) -> Verdict, threshold: Fraction) -> Share {
    let mut best = (0_u32, 0_u32);
    let mut worst = (0_u32, 0_u32);
    let mut known = (0_u32, 0_u32);
    let count = |tally: &mut (u32, u32), is_part: bool| {
        tally.0 = tally.0.saturating_add(u32::from(is_part));
        tally.1 = tally.1.saturating_add(1);
    };
    for member in members {
        let (is_certain, verdict) = (member.certainty == Certainty::Certain, belongs(member.traits));
        if is_certain {
            count(&mut known, verdict == Verdict::Kept);
        }
        // Whoever may not be a member at all counts only where it helps the reading.
        if is_certain || verdict != Verdict::Broken {
            count(&mut best, verdict != Verdict::Broken);
        }
        if is_certain || verdict != Verdict::Kept {
            count(&mut worst, verdict == Verdict::Kept);
        }
    }
    let reaches = |(part, whole): (u32, u32)| threshold.is_reached_by(part, whole);
    let verdict = match (reaches(best), reaches(worst)) {
        (false, _) => Verdict::Broken,
        (true, true) => Verdict::Kept,
        (true, false) => Verdict::Unknown(Missing::Members),
    };
    Share { verdict, part: known.0, whole: known.1 }
}
