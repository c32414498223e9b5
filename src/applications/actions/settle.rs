//! What becomes of an application once it is decided, by votes cast on it or by a meeting.
use chrono::{Datelike as _, NaiveDate};

use crate::basis::{DecisionId, Source};
use crate::bodies::{BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::memberships::{self, NewMembership};
use crate::persons::MembershipId;
use crate::statutes;
use crate::territory;
use crate::words::PartialDate;

use super::super::model::{
    Application, ApplicationDecisionId, ApplicationOutcome, ApplicationState, ApplicationTold,
    ApplicationVerdict, Decision, Tally,
};
use super::super::rules::{self, Refusal};
use super::super::{memory, store};
use super::look::keep;

/// The days an applicant has to appeal where the statutes name a level and no number of days.
const APPEAL_DAYS: u32 = 365;

/// What a body decides of an application.
pub(super) struct Verdict {
    pub(super) outcome: ApplicationVerdict,
    pub(super) banned: bool,
    pub(super) reasons: Option<String>,
    pub(super) body: BodyId,
    pub(super) day: NaiveDate,
    /// The decision of a meeting that it is, if one took it.
    pub(super) decision_id: Option<DecisionId>,
    /// How many voted how on the application itself.
    pub(super) tally: Tally,
    /// How many have a vote in the body on that day.
    pub(super) voters: usize,
}

/// Carries out what was decided: whoever is accepted is a member from that day on; whoever is refused, for reasons that are
/// told, may appeal and apply again by the days of the statutes.
pub(super) fn settle(tx: &mut Tx<'_>, before: &Application, verdict: Verdict) -> Result<ApplicationTold> {
    let statutes = statutes::in_force(tx, verdict.day)?;
    let asked = &statutes.membership;
    let cited = |refusal: Refusal| {
        Problem::from(refusal).under(statutes::cite(&statutes, statutes.membership.clause.as_ref()))
    };
    rules::may_ban(verdict.banned, verdict.outcome, asked.may_ban).map_err(cited)?;
    if verdict.outcome != ApplicationVerdict::Accepted && verdict.reasons.is_none() {
        return Err(cited(Refusal::ReasonsAreMissing));
    }
    let day = verdict.day;
    record(tx, before, &verdict)?;
    let mut after = before.clone();
    after.decided_on = Some(day);
    after.due_on = None;
    match verdict.outcome {
        ApplicationVerdict::Accepted => {
            after.state = ApplicationState::Decided;
            after.outcome = Some(ApplicationOutcome::Accepted);
            (after.appeal_until, after.reapply_from, after.banned) = (None, None, false);
            memory::forget(tx, before.id)?;
            after.membership_id = Some(admit(tx, before, day, verdict.decision_id)?);
        }
        ApplicationVerdict::Refused => {
            let days = asked.appeal_days.unwrap_or(APPEAL_DAYS);
            let is_appealed = before.instance == 1 && asked.appeal_to.is_some();
            after.state = ApplicationState::Decided;
            after.outcome = Some(ApplicationOutcome::Refused);
            after.appeal_until = is_appealed.then(|| rules::after(day, days));
            after.banned = verdict.banned;
            after.reapply_from = (!verdict.banned).then(|| rules::after(day, asked.reapply_days));
            memory::keep(tx, &after)?;
        }
        ApplicationVerdict::Returned => {
            after.state = ApplicationState::Received;
            after.round = before.round.saturating_add(1);
            (after.body_id, after.completed_on, after.assigned_on) = (None, None, None);
        }
    }
    keep(tx, before, after)
}

/// Keeps what was decided, with the count of the votes.
fn record(tx: &mut Tx<'_>, application: &Application, verdict: &Verdict) -> Result<()> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let tally = verdict.tally;
    let decision = Decision {
        id: ApplicationDecisionId::new(),
        application_id: application.id,
        person_id: application.person_id,
        round: application.round,
        instance: application.instance,
        body_id: verdict.body,
        outcome: verdict.outcome,
        banned: verdict.banned,
        reasons: verdict.reasons.clone(),
        decided_on: verdict.day,
        votes_to_accept: number(tally.accept),
        votes_to_refuse: number(tally.refuse),
        votes_to_return: number(tally.send_back),
        abstentions: number(tally.abstain),
        voters: number(verdict.voters),
        recorded_by: tx.actor.written(),
        created_at: tx.now,
        decision_id: verdict.decision_id,
    };
    store::insert_decision(tx, &decision).map_err(|problem| {
        let constraint = "application_decisions_application_id_round_key";
        problem.if_violates(constraint, Refusal::ApplicationIsNotThere.kind())
    })?;
    journal::created(tx, "application_decision", decision.id, &decision)
}

/// Makes the applicant a member from that day on, with the next number of the province and the year.
fn admit(
    tx: &mut Tx<'_>,
    application: &Application,
    day: NaiveDate,
    decision: Option<DecisionId>,
) -> Result<MembershipId> {
    let place = territory::place_on(tx, &application.territory, day)?;
    let series = format!("{}-{}", place.province.unwrap_or(place.code), day.year());
    let number = memberships::next_number(tx, &series)?;
    let source = Source::of_record("application", application.id)?;
    let membership = NewMembership {
        person_id: application.person_id,
        starts_on: PartialDate::exact(day),
        unit: application.unit_id.map(BodyRef::from),
        number: Some(number),
        source: Some(source),
    };
    Ok(memberships::admit_applicant(tx, &membership, decision)?.id)
}
