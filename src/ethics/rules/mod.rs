//! What must hold of a case at each step. Pure.
mod course;
#[cfg(test)]
mod histories;
mod measures;
mod refusals;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use crate::persons::PersonId;
use crate::statutes::document::{
    BodyType, Discipline, Majority, MajorityOf, Procedure, Sanction, SanctionEffect,
};

use super::model::{
    CaseHearing, CaseOutcome, CaseState, CaseVerdict, CaseVote, ClockChange, Counted, HowCompared, Verdict,
};

pub(in crate::ethics) use course::{Act, Sentence, followed};
pub use measures::MeasureRefusal;
pub(in crate::ethics) use measures::{confirm_by, days_taken, measure, to_confirm};
pub use refusals::Refusal;

/// The most of anything one case has.
pub(super) const MOST: usize = 100;
/// The most statements of one party.
pub(super) const MOST_OF_A_PARTY: usize = 25;
/// The most hearings, and the most measures.
pub(super) const MOST_HEARINGS: usize = 20;
/// The most changes of a deadline.
pub(super) const MOST_CHANGES: usize = 50;

/// The day so many days after another.
pub(super) fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// How many days from one to another, both included.
pub(super) fn days(first: NaiveDate, last: NaiveDate) -> i64 {
    last.signed_duration_since(first).num_days().saturating_add(1)
}

/// The day a step was taken: not after today, nor before the last one.
pub(super) fn day(told: Option<NaiveDate>, last: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let on = told.unwrap_or(today);
    if on < last || today < on { Err(Refusal::StepIsOutOfOrder) } else { Ok(on) }
}

/// Goes on only if a case is as far as one of these.
pub(super) fn expect_state(state: CaseState, any: &[CaseState]) -> Result<(), Refusal> {
    if any.contains(&state) { Ok(()) } else { Err(Refusal::CaseIsElsewhereInItsCourse) }
}

/// Goes on only if there is room for one more.
pub(super) fn expect_room(there: usize, most: usize) -> Result<(), Refusal> {
    if there < most { Ok(()) } else { Err(Refusal::CaseIsFull) }
}

/// Goes on only if a complaint names somebody it is about, once.
pub(super) fn is_about_one(is_named: bool, is_described: bool) -> Result<(), Refusal> {
    if is_named == is_described { Err(Refusal::ComplaintIsAboutOnePerson) } else { Ok(()) }
}

/// Goes on only if somebody complains, or the statutes let nobody do so.
pub(super) fn may_be_anonymous(somebody_complains: bool, procedure: &Procedure) -> Result<(), Refusal> {
    if somebody_complains || procedure.anonymous { Ok(()) } else { Err(Refusal::ComplaintIsAnonymous) }
}

/// Goes on only if nobody is named twice.
pub(super) fn expect_distinct(parties: &[PersonId]) -> Result<(), Refusal> {
    let mut seen = std::collections::HashSet::new();
    if parties.iter().all(|party| seen.insert(*party)) { Ok(()) } else { Err(Refusal::PartyIsNamedTwice) }
}

/// How many of a committee must vote: its quorum, of those who have a vote or of the members it needs where it has fewer.
pub(super) fn needed(kind: Option<&BodyType>, voters: usize) -> usize {
    let share = kind.and_then(|kind| kind.quorum.as_ref()).map(|quorum| quorum.first);
    let seats_min = kind.and_then(|kind| kind.seats_min).unwrap_or_default();
    let whole = u32::try_from(voters).unwrap_or(u32::MAX).max(seats_min);
    let part = share.map_or(1, |share| share.part_of(whole)).max(1);
    usize::try_from(part).unwrap_or(usize::MAX)
}

/// Goes on only if the person is summoned as many days ahead as the statutes ask for.
pub(super) fn may_summon(
    (summoned_on, on): (NaiveDate, NaiveDate),
    procedure: &Procedure,
) -> Result<(), (Refusal, NaiveDate)> {
    let earliest = after(summoned_on, procedure.summons_days.unwrap_or_default());
    if on < earliest { Err((Refusal::SummonsIsTooLate, earliest)) } else { Ok(()) }
}

/// The sanction a verdict names, as the statutes have it for a committee of these competences; none, where nothing is held
/// against the person.
pub(super) fn sanction<'a>(
    verdict: &Verdict,
    discipline: &'a Discipline,
    competences: &[String],
) -> Result<Option<&'a Sanction>, Refusal> {
    let named = match (verdict.outcome, &verdict.sanction) {
        (CaseVerdict::Dismissed, None) if verdict.months.is_none() => return Ok(None),
        (CaseVerdict::Sanctioned, Some(named)) => named,
        _ => return Err(Refusal::VerdictIsUnclear),
    };
    let fits =
        |one: &&Sanction| one.code == *named && competences.iter().any(|known| known == one.body.as_str());
    let found = discipline.sanctions.iter().find(fits).ok_or(Refusal::SanctionIsUnknown)?;
    match (found.months_max, verdict.months) {
        (Some(most), Some(months)) if months <= most => Ok(Some(found)),
        (Some(_), None) if found.effect != SanctionEffect::Suspended => Ok(Some(found)),
        (None, None) => Ok(Some(found)),
        _ => Err(Refusal::MonthsAreNotAllowed),
    }
}

/// Goes on only if nothing is aggravated on appeal before the person was heard on it, or summoned to that in time.
pub(super) fn may_aggravate(compared: Option<HowCompared>, hearings: &[CaseHearing]) -> Result<(), Refusal> {
    let is_heard = hearings.iter().any(|one| one.instance == 2 && one.was_heard.is_some());
    if compared == Some(HowCompared::Aggravated) && !is_heard {
        Err(Refusal::AppealAggravatesUnheard)
    } else {
        Ok(())
    }
}

/// How the votes of an instance are for a verdict, and whether they carry it: enough voted, and it has its majority of
/// those who did, or of those assigned.
pub(super) fn counted(
    votes: &[CaseVote],
    (instance, verdict): (i64, &Verdict),
    (needed, assigned): (usize, usize),
    majority: Majority,
) -> Result<Counted, Refusal> {
    let of_it = || votes.iter().filter(|vote| vote.instance == instance);
    let given = of_it().filter(|vote| vote.verdict == *verdict).count();
    let cast = of_it().count();
    if cast < needed {
        return Err(Refusal::TooFewJudgesVoted);
    }
    let whole = match majority.of() {
        MajorityOf::VotesCast | MajorityOf::Present => cast,
        MajorityOf::Members => assigned,
    };
    if given < majority.needed(whole) {
        return Err(Refusal::RulingIsNotCarried);
    }
    let figure = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Counted { given: figure(given), against: figure(cast.saturating_sub(given)), needed: figure(needed) })
}

/// The majority a committee rules by: of the sanction, or its own.
pub(super) fn majority(kind: Option<&BodyType>, sanction: Option<&Sanction>) -> Majority {
    let of_kind = |word: &str| {
        let all = &kind?.majority;
        all.iter().find(|(on, _)| on.as_str() == word).map(|(_, majority)| *majority)
    };
    sanction.and_then(|sanction| sanction.majority).or_else(|| of_kind("default")).unwrap_or(Majority::Simple)
}

/// What a ruling on appeal does to the one appealed against, each with its rung and how long it lasts.
pub(super) fn compared(before: Option<(u32, Option<u32>)>, after: Option<(u32, Option<u32>)>) -> HowCompared {
    match (before, after) {
        (Some(_), None) => HowCompared::Overturned,
        (before, after) if before == after => HowCompared::Confirmed,
        (before, after) if after < before => HowCompared::Lightened,
        _ => HowCompared::Aggravated,
    }
}

/// How a case comes out by what was ruled last.
pub(super) fn outcome(verdict: CaseVerdict, compared: Option<HowCompared>) -> CaseOutcome {
    match (verdict, compared) {
        (_, Some(HowCompared::Overturned)) => CaseOutcome::Overturned,
        (CaseVerdict::Dismissed, _) => CaseOutcome::Dismissed,
        (CaseVerdict::Sanctioned, _) => CaseOutcome::Sanctioned,
    }
}

/// A deadline and since when it does not run, after a change of `on`.
pub(super) fn turned(
    (due_on, stopped_on): (Option<NaiveDate>, Option<NaiveDate>),
    (change, days): (ClockChange, Option<u32>),
    on: NaiveDate,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Refusal> {
    if (change == ClockChange::Extended) != days.is_some() {
        return Err(Refusal::DaysAreOfAnExtension);
    }
    let due = due_on.ok_or(Refusal::NoDeadlineRuns)?;
    match (change, days, stopped_on) {
        (ClockChange::Extended, Some(days), _) => Ok((Some(after(due, days)), stopped_on)),
        (ClockChange::Stopped, _, None) => Ok((due_on, Some(on))),
        (ClockChange::Resumed, _, Some(since)) if since <= on => {
            let rested = u32::try_from(on.signed_duration_since(since).num_days()).unwrap_or_default();
            Ok((Some(after(due, rested)), None))
        }
        _ => Err(Refusal::NoDeadlineRuns),
    }
}

/// Goes on only if whom the case is about may appeal on `on`.
pub(super) fn may_appeal(
    (state, instance): (CaseState, i64),
    until: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(), Refusal> {
    expect_state(state, &[CaseState::Notified])?;
    match until {
        Some(until) if instance == 1 && on <= until => Ok(()),
        Some(_) if instance == 1 => Err(Refusal::CaseAppealIsTooLate),
        _ => Err(Refusal::CaseHasNoAppeal),
    }
}

/// The day from which a closed case may be destroyed; none where it is kept for ever.
pub(super) fn destroy_from(closed_on: Option<NaiveDate>, procedure: &Procedure) -> Option<NaiveDate> {
    closed_on.zip(procedure.retention_days).map(|(closed_on, days)| after(closed_on, days))
}
