//! Deciding applications by the votes that were cast.
use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use crate::access::Principal;
use crate::basis::Source;
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::memberships::{self, NewMembership};
use crate::persons::{MembershipId, PersonId};
use crate::statutes::{self, Document};
use crate::territory;
use crate::words::PartialDate;

use super::super::model::{
    Application, ApplicationDecisionId, ApplicationId, ApplicationOutcome, ApplicationState, ApplicationTold,
    ApplicationVerdict, Chamber, Decision, NewDecision, Tally, Vote,
};
use super::super::rules::{self, Refusal};
use super::super::{memory, store};
use super::chamber::{barred, chambers};
use super::look::keep;
use super::vote::{expect_not_own, expect_pending, expect_to_record, unbiased};

/// The days an applicant has to appeal where the statutes name a level and no number of days.
const APPEAL_DAYS: u32 = 365;

/// Decides an application, as the votes of this round have it: enough of those who have a vote on that day have voted, and
/// the outcome has its majority. Whoever is accepted is a member from that day on.
pub(in crate::applications) fn decide(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    new: &NewDecision,
) -> Result<ApplicationTold> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let body = expect_pending(&before)?;
    expect_not_own(tx, &before)?;
    let votes = store::votes(tx, id, before.round)?;
    let last = votes.iter().map(|vote| vote.voted_on).max().max(before.assigned_on);
    let day = rules::day(new.on, last, tx.today)?;
    let statutes = statutes::in_force(tx, day)?;
    let chamber = chambers(tx, vec![body], day)?.remove(&body).ok_or(Refusal::NoBodyDecides)?;
    let barred = barred(tx, std::slice::from_ref(&before))?.remove(&id).unwrap_or_default();
    let is_of_it = matches!(tx.actor.principal, Principal::Person(caller) if chamber.voters.contains(&caller) && !barred.contains(&caller));
    if !is_of_it {
        expect_to_record(tx, body)?;
    }
    let tally = counted(tx, &before, &votes, (&chamber, &barred))?;
    expect_carried(tx, &statutes, (body, &chamber), tally, new.outcome)?;
    rules::may_ban(new.banned, new.outcome, statutes.membership.may_ban).map_err(|refusal| {
        let clause = statutes::cite(&statutes, statutes.membership.clause.as_ref());
        Problem::from(refusal).under(clause)
    })?;
    if new.outcome != ApplicationVerdict::Accepted && new.reasons.is_none() {
        let clause = statutes::cite(&statutes, statutes.membership.clause.as_ref());
        return Err(Problem::from(Refusal::ReasonsAreMissing).under(clause));
    }
    record(tx, &before, body, (new, day), (tally, chamber.voters.len()))?;
    let mut after = before.clone();
    after.decided_on = Some(day);
    after.due_on = None;
    match new.outcome {
        ApplicationVerdict::Accepted => {
            after.state = ApplicationState::Decided;
            after.outcome = Some(ApplicationOutcome::Accepted);
            (after.appeal_until, after.reapply_from, after.banned) = (None, None, false);
            memory::forget(tx, id)?;
            after.membership_id = Some(admit(tx, &before, day)?);
        }
        ApplicationVerdict::Refused => {
            let asked = &statutes.membership;
            let days = asked.appeal_days.unwrap_or(APPEAL_DAYS);
            let is_appealed = before.instance == 1 && asked.appeal_to.is_some();
            after.state = ApplicationState::Decided;
            after.outcome = Some(ApplicationOutcome::Refused);
            after.appeal_until = is_appealed.then(|| rules::after(day, days));
            after.banned = new.banned;
            after.reapply_from = (!new.banned).then(|| rules::after(day, asked.reapply_days));
            memory::keep(tx, &after)?;
        }
        ApplicationVerdict::Returned => {
            after.state = ApplicationState::Received;
            after.round = before.round.saturating_add(1);
            (after.body_id, after.completed_on, after.assigned_on) = (None, None, None);
        }
    }
    keep(tx, &before, after)
}

/// The votes that count: of those who have a vote on that day still and may vote on this one, and are not recused since.
fn counted(
    tx: &mut Tx<'_>,
    application: &Application,
    votes: &[Vote],
    (chamber, barred): (&Chamber, &HashSet<PersonId>),
) -> Result<Tally> {
    let may = |person: &PersonId| chamber.voters.contains(person) && !barred.contains(person);
    let seated: Vec<PersonId> = votes.iter().map(|vote| vote.voter_id).filter(may).collect();
    let counting = unbiased(tx, &seated, application.person_id)?;
    let cast = votes.iter().filter(|vote| counting.contains(&vote.voter_id));
    Ok(Tally::of(cast.map(|vote| vote.choice)))
}

/// Goes on only if enough have voted, and the outcome has its majority; names the clause that asks for it.
fn expect_carried(
    tx: &mut Tx<'_>,
    statutes: &Document,
    (body, chamber): (BodyId, &Chamber),
    tally: Tally,
    outcome: ApplicationVerdict,
) -> Result<()> {
    let refused = |tx: &mut Tx<'_>, refusal: Refusal, told: String| {
        let found = bodies::find(tx, &body.into())?;
        let kind = statutes.body_type(&found.type_code);
        let quorum = kind.and_then(|kind| kind.quorum.as_ref()).and_then(|quorum| quorum.clause.as_ref());
        let own = kind.and_then(|kind| kind.clause.as_ref());
        let clause = if refusal == Refusal::QuorumIsLacking { quorum.or(own) } else { own };
        Err(Problem::from(refusal).because(told).under(statutes::cite(statutes, clause)))
    };
    if tally.whole() < chamber.needed {
        return refused(tx, Refusal::QuorumIsLacking, format!("{}/{}", tally.whole(), chamber.needed));
    }
    if !rules::carry(tally, outcome, chamber.majority, chamber.voters.len()) {
        return refused(tx, Refusal::VotesDoNotCarry, outcome.word().to_owned());
    }
    Ok(())
}

/// Keeps what was decided, with the count of the votes.
fn record(
    tx: &mut Tx<'_>,
    application: &Application,
    body_id: BodyId,
    (new, day): (&NewDecision, NaiveDate),
    (tally, voters): (Tally, usize),
) -> Result<()> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let decision = Decision {
        id: ApplicationDecisionId::new(),
        application_id: application.id,
        person_id: application.person_id,
        round: application.round,
        instance: application.instance,
        body_id,
        outcome: new.outcome,
        banned: new.banned,
        reasons: new.reasons.as_ref().map(ToString::to_string),
        decided_on: day,
        votes_to_accept: number(tally.accept),
        votes_to_refuse: number(tally.refuse),
        votes_to_return: number(tally.send_back),
        abstentions: number(tally.abstain),
        voters: number(voters),
        recorded_by: tx.actor.written(),
        created_at: tx.now,
    };
    store::insert_decision(tx, &decision).map_err(|problem| {
        let constraint = "application_decisions_application_id_round_key";
        problem.if_violates(constraint, Refusal::ApplicationIsNotThere.kind())
    })?;
    journal::created(tx, "application_decision", decision.id, &decision)
}

/// Makes the applicant a member from that day on, with the next number of the province and the year.
fn admit(tx: &mut Tx<'_>, application: &Application, day: NaiveDate) -> Result<MembershipId> {
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
    Ok(memberships::admit_applicant(tx, &membership)?.id)
}

/// What was decided of an application, the first first.
pub(in crate::applications) fn decisions(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    listing: &Listing,
) -> Result<Page<Decision>> {
    store::find(tx, id)?;
    let mut all = store::decisions(tx, &[id])?;
    let total = i64::try_from(all.len()).map_err(Problem::internal)?;
    let total = listing.total(|| Ok(total))?;
    if let Some(after) = listing.after_id()? {
        all.retain(|decision| decision.id.0 > after);
    }
    Ok(listing.page(all, total, |decision| vec![decision.id.to_string()]))
}
