//! Deciding applications by the votes that were cast.
use std::collections::HashSet;

use crate::access::Principal;
use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::persons::PersonId;
use crate::statutes::{self, Document};

use super::super::model::{
    Application, ApplicationId, ApplicationTold, ApplicationVerdict, Chamber, Decision, NewDecision, Tally,
    Vote,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::chamber::{barred, chambers};
use super::settle::{Verdict, settle};
use super::vote::{expect_not_own, expect_pending, expect_to_record, unbiased};

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
    let verdict = Verdict {
        outcome: new.outcome,
        banned: new.banned,
        reasons: new.reasons.as_ref().map(ToString::to_string),
        body,
        day,
        decision_id: None,
        tally,
        voters: chamber.voters.len(),
    };
    settle(tx, &before, verdict)
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
