//! Voting on applications.
use crate::access::{Permission, Principal, Scope};
use crate::bodies::BodyId;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page};
use crate::journal;
use crate::memberships;
use crate::persons::{self, PersonId};
use crate::reach;
use crate::words::Certainty;

use super::super::model::{
    Application, ApplicationId, ApplicationState, ApplicationTold, NewVote, Vote, VoteId, VoteWithdrawal,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::chamber::{barred, chambers};
use super::look::one;
use super::step::told_of;

/// Records a vote: one's own, or another's that was found somewhere. Whoever votes has a seat with a vote in the body that
/// decides on that day, and is neither the applicant nor party to what concerns the applicant.
pub(in crate::applications) fn vote(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    new: &NewVote,
) -> Result<ApplicationTold> {
    let application = store::find(tx, id)?;
    tx.expect_version(id, application.version)?;
    let body = expect_pending(&application)?;
    expect_not_own(tx, &application)?;
    let caller = tx.actor.principal;
    let voter_id = rules::voter(caller, new.voter_id)?;
    if caller != Principal::Person(voter_id) {
        expect_to_record(tx, body)?;
        if new.source.is_none() {
            return Err(Refusal::VoteNeedsASource.into());
        }
    }
    let day = rules::day(new.on, application.assigned_on, tx.today)?;
    if voter_id == application.person_id {
        return Err(Refusal::ApplicationIsOnesOwn.into());
    }
    let chamber = chambers(tx, vec![body], day)?.remove(&body);
    let has_a_seat = chamber.is_some_and(|chamber| chamber.voters.contains(&voter_id));
    let is_a_member = memberships::memberships_of(tx, voter_id)?
        .iter()
        .any(|membership| membership.tenure().on(day) == Some(Certainty::Certain));
    let is_suspended = !tx.on(day, |tx| memberships::suspended(tx, &[voter_id]))?.is_empty();
    if !has_a_seat || !is_a_member || is_suspended {
        return Err(Refusal::VoterIsNotOfTheBody.into());
    }
    if reach::recused_among(tx, &[voter_id], application.person_id)?.contains(&voter_id) {
        return Err(Refusal::VoterIsRecused.into());
    }
    let barred = barred(tx, std::slice::from_ref(&application))?;
    if barred.get(&id).is_some_and(|barred| barred.contains(&voter_id)) {
        return Err(Refusal::VoterVotedBefore.into());
    }
    let vote = Vote {
        id: VoteId::new(),
        application_id: id,
        person_id: application.person_id,
        round: application.round,
        voter_id,
        choice: new.choice,
        reason: new.reason.as_ref().map(ToString::to_string),
        voted_on: day,
        source: new.source.clone().map(Json),
        recorded_by: caller.to_string(),
        created_at: tx.now,
    };
    store::insert_vote(tx, &vote).map_err(|problem| {
        let constraint = "application_votes_application_id_round_voter_id_key";
        problem.if_violates(constraint, Refusal::VoterHasVoted.kind())
    })?;
    journal::created(tx, "application_vote", vote.id, &vote)?;
    one(tx, application)
}

/// Takes a vote of the round back, as long as nothing is decided by it: one's own; or another's that was recorded for the
/// voter, by whoever records what the body decides. The journal keeps that there was one; the voter may vote anew.
pub(in crate::applications) fn withdraw(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    withdrawal: &VoteWithdrawal,
) -> Result<ApplicationTold> {
    let application = store::find(tx, id)?;
    tx.expect_version(id, application.version)?;
    let body = expect_pending(&application)?;
    expect_not_own(tx, &application)?;
    let caller = tx.actor.principal;
    let voter_id = rules::voter(caller, withdrawal.voter_id)?;
    let is_own = caller == Principal::Person(voter_id);
    if !is_own {
        expect_to_record(tx, body)?;
    }
    let vote = store::vote_of(tx, id, application.round, voter_id)?.ok_or(Refusal::VoterHasNotVoted)?;
    if !is_own && is_cast_in_person(tx, &vote)? {
        return Err(Refusal::VoteIsTheVoters.into());
    }
    store::delete_vote(tx, vote.id)?;
    journal::deleted(tx, "application_vote", vote.id, &vote)?;
    one(tx, application)
}

/// Whether whoever voted recorded it, under whichever id: who recorded it is told as it was, and of two who were merged
/// the one who stayed is the voter.
fn is_cast_in_person(tx: &mut Tx<'_>, vote: &Vote) -> Result<bool> {
    let Some(Principal::Person(recorder)) = Principal::named(&vote.recorded_by) else { return Ok(false) };
    Ok(recorder == vote.voter_id || persons::survivor(tx, recorder)? == Some(vote.voter_id))
}

/// The votes on an application in every round, the first recorded first.
pub(in crate::applications) fn votes(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    listing: &Listing,
) -> Result<Page<Vote>> {
    store::find(tx, id)?;
    let total = listing.total(|| store::votes_counted(tx, id))?;
    Ok(listing.page(store::votes_listed(tx, id, listing)?, total, |vote| vec![vote.id.to_string()]))
}

/// The body an application is before.
pub(super) fn expect_pending(application: &Application) -> Result<BodyId> {
    rules::expect_state(application.state, &[ApplicationState::Assigned, ApplicationState::Appealed])
        .map_err(|refusal| told_of(application, refusal))?;
    application.body_id.ok_or_else(|| Refusal::NoBodyDecides.into())
}

/// Goes on only if the caller is not the applicant.
pub(super) fn expect_not_own(tx: &Tx<'_>, application: &Application) -> Result<()> {
    let is_own = tx.actor.principal == Principal::Person(application.person_id);
    if is_own { Err(Refusal::ApplicationIsOnesOwn.into()) } else { Ok(()) }
}

/// Goes on only if the caller records what that body decides.
pub(super) fn expect_to_record(tx: &mut Tx<'_>, body: BodyId) -> Result<()> {
    if reach::holds(tx, Permission::RecordDecisions, &Scope::Body(body.0))? {
        Ok(())
    } else {
        Err(Problem::of(&kinds::NOT_ALLOWED).because(Permission::RecordDecisions.word()))
    }
}

/// Those of these persons who are not recused from what concerns another.
pub(super) fn unbiased(tx: &mut Tx<'_>, persons: &[PersonId], about: PersonId) -> Result<Vec<PersonId>> {
    let recused = reach::recused_among(tx, persons, about)?;
    Ok(persons.iter().copied().filter(|person| !recused.contains(person)).collect())
}
