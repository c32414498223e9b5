//! When a decision may be recorded, and what it touches. Pure.
use chrono::{DateTime, NaiveDate, Utc};

use crate::bodies::BodyId;
use crate::meetings::quorum::{Quorum, QuorumDoubt, QuorumState};
use crate::meetings::rules::Refusal;
use crate::memberships::Ending;
use crate::statutes::Document;
use crate::statutes::document::{BodyType, ClauseId};
use crate::words::{PartialDate, Tenure, civil_day};

use super::model::{Decision, Effect};
use super::refusals::UponRefusal;
use super::votes::DecisionOutcome;

mod confirming;

pub(super) use confirming::{confirmer, confirmers};

/// Whether a decision of that day may be one of a meeting held on that day.
pub(super) fn may_be_taken(
    decided_on: PartialDate,
    held_on: PartialDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if decided_on.earliest().is_some_and(|first| first > today) {
        return Err(Refusal::DecisionLiesAhead);
    }
    let is_older = held_on.earliest().is_some_and(|first| decided_on.latest() < first);
    if is_older { Err(Refusal::DecisionPrecedesItsMeeting) } else { Ok(()) }
}

/// Whether a decision of that day may be one of that moment, of a meeting that lasted so long.
pub(super) fn may_be_taken_at(
    at: Option<DateTime<Utc>>,
    day: PartialDate,
    (started, until): (Option<DateTime<Utc>>, DateTime<Utc>),
) -> Result<(), Refusal> {
    let Some(at) = at else { return Ok(()) };
    let civil = civil_day(at);
    let is_of_the_day = day.earliest().is_none_or(|first| first <= civil) && civil <= day.latest();
    let is_of_the_meeting = started.is_none_or(|started| started <= at) && at <= until;
    if is_of_the_day && is_of_the_meeting { Ok(()) } else { Err(Refusal::DecidedAtAnotherTime) }
}

/// Whether a meeting with that quorum may decide. What is history is kept whatever it was; of any other a quorum that was
/// not met, or nobody's attendance, is in the way, and what cannot be verified for another reason is told with it.
pub(in crate::meetings) fn may_decide(quorum: &Quorum, is_history: bool) -> Result<(), Refusal> {
    match (quorum.state, quorum.reason) {
        _ if is_history => Ok(()),
        (QuorumState::NotMet, _) | (_, Some(QuorumDoubt::StillToCome)) => Err(Refusal::QuorumIsLacking),
        (_, Some(QuorumDoubt::NoAttendance)) => Err(Refusal::AttendanceIsNotRecorded),
        (_, Some(QuorumDoubt::MomentUnknown)) => Err(Refusal::QuorumCameAndWent),
        _ => Ok(()),
    }
}

/// Whether a decision did something to another on its day, or another to it since.
pub(super) fn is_upon_another(decision: &Decision) -> bool {
    let upon = |effect: &Effect| matches!(effect, Effect::ConfirmDecision(_) | Effect::AnnulDecision(_));
    let is_settled = decision.confirmed_by.is_some() || decision.annulled_by.is_some();
    is_settled || decision.effects.0.iter().any(upon)
}

/// Whether a decision waits for that body to confirm it, on that day.
pub(super) fn may_confirm(decision: &Decision, by: BodyId, day: PartialDate) -> Result<(), UponRefusal> {
    let waits = decision.outcome == Some(DecisionOutcome::Unconfirmed) && decision.annulled_by.is_none();
    if !waits || decision.awaits_body_id != Some(by) {
        return Err(UponRefusal::DecisionDoesNotWait);
    }
    if day.latest() < decision.decided_latest { Err(UponRefusal::DecisionIsLater) } else { Ok(()) }
}

/// Whether a body may annul a decision on that day: its own, or one of a body below; `line` is the body that took it and
/// those above.
pub(super) fn may_annul(
    decision: &Decision,
    by: BodyId,
    line: &[BodyId],
    day: PartialDate,
) -> Result<(), UponRefusal> {
    if decision.annulled_by.is_some() || decision.outcome == Some(DecisionOutcome::Rejected) {
        return Err(UponRefusal::NothingToAnnul);
    }
    if !line.contains(&by) {
        return Err(UponRefusal::DecisionIsAnotherBodys);
    }
    if day.latest() < decision.decided_latest { Err(UponRefusal::DecisionIsLater) } else { Ok(()) }
}

/// What an effect of a decision dates by the day of the decision, where it is told no day of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    /// The first day of an appointment; who held the seat before ended the day before.
    Beginning,
    /// The last day of an appointment.
    End,
    /// Both, where a whole body is renewed.
    Renewal,
    /// The last day of whoever held the seat before: the day before.
    Relief,
    /// The ordinals of positions.
    Numbers,
    /// The end of a body: its last day.
    Dissolution,
    /// Another act on a body.
    Life,
    /// What stands in another room by that day: what became of an application, an authority to act.
    Elsewhere,
}

/// What an effect dates by the day of its decision; what follows that day by itself is not told.
pub(super) fn dated_by_decision(effect: &Effect) -> Option<Dated> {
    let (dated, has_own_day) = match effect {
        Effect::Appoint(effect) => (Dated::Beginning, effect.starts_on.is_some()),
        Effect::EndAppointment(effect) => (Dated::End, effect.on.is_some()),
        Effect::Renew(effect) => (Dated::Renewal, effect.starts_on.is_some()),
        Effect::Renumber(effect) => (Dated::Numbers, effect.starts_on.is_some()),
        Effect::DissolveBody(effect) => (Dated::Dissolution, effect.ends_on.is_some()),
        Effect::MoveBody(effect) => (Dated::Life, effect.on.is_some()),
        Effect::MergeBodies(effect) => (Dated::Life, effect.on.is_some()),
        Effect::SplitBody(effect) => (Dated::Life, effect.on.is_some()),
        Effect::RenameBody(effect) => (Dated::Life, effect.on.is_some()),
        Effect::AcceptApplication(_) | Effect::RefuseApplication(_) => (Dated::Elsewhere, false),
        Effect::EmpowerPerson(effect) => (Dated::Elsewhere, effect.starts_on.is_some()),
        Effect::RevokeEmpowerment(effect) => (Dated::Elsewhere, effect.on.is_some()),
        Effect::FormBody(_)
        | Effect::PresentProgramme(_)
        | Effect::AdoptProgramme(_)
        | Effect::OpenActions(_)
        | Effect::AdoptStatutes(_)
        | Effect::AdmitMember(_)
        | Effect::EndMembership(_)
        | Effect::ReferToEthics(_)
        | Effect::ConfirmDecision(_)
        | Effect::AnnulDecision(_) => return None,
    };
    (!has_own_day).then_some(dated)
}

/// Whether an appointment lies as a decision of that day left it.
pub(super) fn is_of_that_day(dated: Dated, held: &Tenure, day: PartialDate) -> bool {
    let begins = held.starts == day;
    let ends = |last| held.ends == Some(last);
    match dated {
        Dated::Beginning => begins,
        Dated::End => ends(day),
        Dated::Relief => ends(day.day_before()),
        Dated::Renewal => begins || ends(day.day_before()),
        Dated::Numbers | Dated::Dissolution | Dated::Life | Dated::Elsewhere => false,
    }
}

/// Whether an effect changes a body or who holds its offices: what may have to be declared.
pub(super) fn changes_a_body(effect: &Effect) -> bool {
    !matches!(
        effect,
        Effect::PresentProgramme(_)
            | Effect::AdoptProgramme(_)
            | Effect::OpenActions(_)
            | Effect::AdoptStatutes(_)
            | Effect::AdmitMember(_)
            | Effect::EndMembership(_)
            | Effect::AcceptApplication(_)
            | Effect::RefuseApplication(_)
            | Effect::EmpowerPerson(_)
            | Effect::RevokeEmpowerment(_)
            | Effect::ReferToEthics(_)
            | Effect::ConfirmDecision(_)
            | Effect::AnnulDecision(_)
    )
}

/// On what the statutes may set a majority of its own that an effect needs.
pub(super) fn subject(effect: &Effect) -> Option<&'static str> {
    match effect {
        Effect::AdoptStatutes(_) => Some("statutes"),
        Effect::DissolveBody(_) => Some("dissolution"),
        Effect::EndMembership(end) if end.standing == Ending::Excluded => Some("expulsion"),
        _ => None,
    }
}

/// Whether a body governs, or stands under one that does: `lineage` has its type and those above it.
pub(super) fn is_governed(lineage: &[String], statutes: &Document) -> bool {
    let governs = |code: &String| statutes.body_type(code).is_some_and(|body_type| body_type.governing);
    lineage.iter().any(governs)
}

/// The clause under which a body of that type may not adopt statutes: the types that may are those for which the
/// statutes in force set a majority for it (`statutes`); where they set none, any may.
pub(super) fn may_adopt<'a>(by: &str, statutes: &'a Document) -> Result<(), Option<&'a ClauseId>> {
    let adopts = |kind: &&BodyType| kind.majority.keys().any(|on| on.as_str() == "statutes");
    match statutes.body_types.iter().find(adopts) {
        Some(_) if statutes.body_type(by).is_some_and(|kind| adopts(&kind)) => Ok(()),
        Some(kind) => Err(kind.clause.as_ref()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
