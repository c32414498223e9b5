//! What meetings decide of applications: who has no part in it, how many must be there, and what becomes of it.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::PersonId;
use crate::reach;
use crate::statutes;
use crate::words::PartialDate;

use super::super::model::{ApplicationId, ApplicationTold, MeetingVerdict, Tally};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::chamber::{barred, chambers};
use super::settle::{Verdict, settle};
use super::vote::{expect_not_own, expect_pending};

/// Decides an application as a meeting of the body it is before did: what the votes cast on it would, by the same steps.
pub fn decide_at_meeting(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    verdict: MeetingVerdict,
) -> Result<ApplicationTold> {
    let before = store::find(tx, id)?;
    let body = expect_pending(&before)?;
    if body != verdict.body {
        return Err(Refusal::ApplicationIsElsewhere.into());
    }
    expect_not_own(tx, &before)?;
    let day = rules::day(Some(exactly(verdict.day)?), before.assigned_on, tx.today)?;
    let chamber = chambers(tx, vec![body], day)?.remove(&body).ok_or(Refusal::NoBodyDecides)?;
    let MeetingVerdict { decision, outcome, banned, reasons, .. } = verdict;
    let verdict = Verdict {
        outcome,
        banned,
        reasons,
        body,
        day,
        decision_id: Some(decision),
        tally: Tally::default(),
        voters: chamber.voters.len(),
    };
    settle(tx, &before, verdict)
}

/// Those of these persons who have no part in deciding these applications: the applicants, who is recused from one of them,
/// and of one that is appealed whoever decided it at the first instance.
pub(crate) fn barred_among(
    tx: &mut Tx<'_>,
    ids: &[ApplicationId],
    persons: &HashSet<PersonId>,
) -> Result<HashSet<PersonId>> {
    let known: Vec<PersonId> = persons.iter().copied().collect();
    let applications = store::find_all(tx, ids)?;
    let mut found = HashSet::new();
    for application in &applications {
        found.insert(application.person_id);
        found.extend(reach::recused_among(tx, &known, application.person_id)?);
    }
    found.extend(barred(tx, &applications)?.into_values().flatten());
    found.retain(|person| persons.contains(person));
    Ok(found)
}

/// Goes on only if so many are enough for a body to decide applications on a day, as many as must vote on one: of those who
/// came by name and have a vote, without those who have no part in it. None where that is not known.
pub fn expect_enough(tx: &mut Tx<'_>, body: BodyId, day: PartialDate, there: Option<usize>) -> Result<()> {
    let day = exactly(day)?;
    let there = there.ok_or(Refusal::DecidersAreNotKnown)?;
    let chamber = chambers(tx, vec![body], day)?.remove(&body).ok_or(Refusal::NoBodyDecides)?;
    if there >= chamber.needed {
        return Ok(());
    }
    let found = bodies::find(tx, &body.into())?;
    let statutes = statutes::in_force(tx, day)?;
    let kind = statutes.body_type(&found.type_code);
    let quorum = kind.and_then(|kind| kind.quorum.as_ref()).and_then(|quorum| quorum.clause.as_ref());
    let clause = quorum.or(kind.and_then(|kind| kind.clause.as_ref()));
    let told = format!("{there}/{}", chamber.needed);
    Err(Problem::from(Refusal::QuorumIsLacking).because(told).under(statutes::cite(&statutes, clause)))
}

fn exactly(day: PartialDate) -> Result<NaiveDate> {
    if day.is_exact() { Ok(day.latest()) } else { Err(Refusal::DecidersAreNotKnown.into()) }
}

/// Whose each of these applications is, of those there are.
pub fn applicants(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, PersonId>> {
    let found = store::find_all(tx, ids)?;
    Ok(found.into_iter().map(|application| (application.id, application.person_id)).collect())
}
