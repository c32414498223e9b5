//! Votes on applications and what they decided, in the database.
use std::collections::{HashMap, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::db::{Tx, application_decisions, application_votes, attendances, decision_votes, decisions};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;

use super::super::model::{ApplicationId, Decision, Vote, VoteId};

/// The votes of one round, the first recorded first.
pub(in crate::applications) fn votes(tx: &mut Tx<'_>, id: ApplicationId, round: i64) -> Result<Vec<Vote>> {
    let cast = application_votes::table
        .filter(application_votes::application_id.eq(id))
        .filter(application_votes::round.eq(round));
    Ok(cast.order(application_votes::id).select(Vote::as_select()).load(tx.conn)?)
}

/// A page of the votes of every round, the first recorded first.
pub(in crate::applications) fn votes_listed(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    listing: &Listing,
) -> Result<Vec<Vote>> {
    let mut cast = application_votes::table.filter(application_votes::application_id.eq(id)).into_boxed();
    if let Some(after) = listing.after_id()? {
        cast = cast.filter(application_votes::id.gt(VoteId(after)));
    }
    let page = cast.order(application_votes::id).limit(listing.fetch());
    Ok(page.select(Vote::as_select()).load(tx.conn)?)
}

/// How many votes there are, in every round.
pub(in crate::applications) fn votes_counted(tx: &mut Tx<'_>, id: ApplicationId) -> Result<i64> {
    let cast = application_votes::table.filter(application_votes::application_id.eq(id));
    Ok(cast.count().get_result(tx.conn)?)
}

pub(in crate::applications) fn insert_vote(tx: &mut Tx<'_>, vote: &Vote) -> Result<()> {
    diesel::insert_into(application_votes::table).values(vote.clone()).execute(tx.conn)?;
    Ok(())
}

/// The vote of somebody in one round, if there is one.
pub(in crate::applications) fn vote_of(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    round: i64,
    voter: PersonId,
) -> Result<Option<Vote>> {
    let own = application_votes::table
        .filter(application_votes::application_id.eq(id))
        .filter(application_votes::round.eq(round))
        .filter(application_votes::voter_id.eq(voter));
    Ok(own.select(Vote::as_select()).first(tx.conn).optional()?)
}

pub(in crate::applications) fn delete_vote(tx: &mut Tx<'_>, id: VoteId) -> Result<()> {
    diesel::delete(application_votes::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Who voted on each of these applications before it was decided for the first time, or was at the meeting that did.
pub(in crate::applications) fn voted_first(
    tx: &mut Tx<'_>,
    ids: &[ApplicationId],
) -> Result<HashMap<ApplicationId, HashSet<PersonId>>> {
    let decided = application_decisions::application_id
        .eq(application_votes::application_id)
        .and(application_decisions::round.ge(application_votes::round))
        .and(application_decisions::instance.eq(1));
    let cast = application_votes::table
        .inner_join(application_decisions::table.on(decided))
        .filter(application_votes::application_id.eq_any(ids))
        .select((application_votes::application_id, application_votes::voter_id));
    let mut all: Vec<(ApplicationId, PersonId)> = cast.distinct().load(tx.conn)?;
    let of_it = decisions::id.nullable().eq(application_decisions::decision_id);
    let recused = decision_votes::table
        .filter(decision_votes::decision_id.eq(decisions::id))
        .filter(decision_votes::choice.eq("recused"))
        .filter(decision_votes::person_id.nullable().eq(attendances::person_id));
    let met = application_decisions::table
        .inner_join(decisions::table.on(of_it))
        .inner_join(attendances::table.on(attendances::meeting_id.eq(decisions::meeting_id)))
        .filter(application_decisions::application_id.eq_any(ids))
        .filter(application_decisions::instance.eq(1))
        .filter(attendances::presence.eq_any(["present", "remote"]))
        .filter(attendances::person_id.is_not_null())
        .filter(not(exists(recused)))
        .select((application_decisions::application_id, attendances::person_id.assume_not_null()));
    all.extend(met.load::<(ApplicationId, PersonId)>(tx.conn)?);
    let mut of_each: HashMap<ApplicationId, HashSet<PersonId>> = HashMap::new();
    for (id, voter) in all {
        of_each.entry(id).or_default().insert(voter);
    }
    Ok(of_each)
}

/// Everything that was decided of these applications, the first first.
pub(in crate::applications) fn decisions(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Decision>> {
    let of_them = application_decisions::table.filter(application_decisions::application_id.eq_any(ids));
    let ordered = of_them.order((application_decisions::application_id, application_decisions::round));
    Ok(ordered.select(Decision::as_select()).load(tx.conn)?)
}

pub(in crate::applications) fn insert_decision(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    diesel::insert_into(application_decisions::table).values(decision.clone()).execute(tx.conn)?;
    Ok(())
}
