//! Votes on a case, and what they rule.
use std::sync::Arc;

use chrono::NaiveDate;

use crate::bodies::Body;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::memberships::standings::Means;
use crate::statutes::document::Sanction;
use crate::statutes::{self, Document};

use super::super::model::{
    CaseId, CaseRuling, CaseState, CaseTold, CaseVote, HowCompared, NewCaseRuling, NewCaseVote, Verdict,
};
use super::super::rules::{self, Refusal, Sentence};
use super::carry::{Carrying, carry_out};
use super::committee::{self, able};
use super::door::{Seen, judged};
use super::keep::keep;
use super::look::is_heard;
use super::measure::lift_all;

/// Records a vote on a case: one's own, or, by its rapporteur, that of another from a signed paper. Nobody votes before the
/// person was heard.
pub(in crate::ethics) fn vote(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseVote) -> Result<CaseTold> {
    let (seen, caller) = judged(tx, id)?;
    expect_ready(&seen)?;
    let of = new.member.unwrap_or(caller.id);
    if of != caller.id && !caller.is_rapporteur {
        return Err(Refusal::VoteIsTheJudgesOwn.into());
    }
    let member = seen.judges().find(|member| member.id == of).cloned();
    let member = member.ok_or(Refusal::MemberIsNotAssigned)?;
    let day = rules::day(new.on, last_step(&seen), tx.today)?;
    let committee = committee::on(tx, seen.case.body_id, day)?;
    if !committee.voters.contains(&member.person_id)
        || !able(tx, &seen.case, &committee, (&seen.parties, &seen.members))?.contains(&member.person_id)
    {
        return Err(Refusal::MemberIsNotAssigned.into());
    }
    let instance = seen.case.instance;
    let verdict = Verdict { outcome: new.outcome, sanction: new.sanction.clone(), months: new.months };
    let statutes = statutes::in_force(tx, day)?;
    sanction(&statutes, &verdict, &committee.body)?;
    let mut content = seen.content.clone();
    // Until it is ruled, whoever voted may vote otherwise: what would never have a majority is no ruling.
    let is_cast = |vote: &CaseVote| vote.instance == instance && vote.member == of;
    if content.votes.iter().any(|vote| is_cast(vote) && vote.verdict == verdict) {
        return Err(Refusal::JudgeHasVoted.into());
    }
    content.votes.retain(|vote| !is_cast(vote));
    content.votes.push(CaseVote { member: of, instance, verdict, opinion: new.opinion.clone(), on: day });
    let case = seen.case.clone();
    keep(tx, seen, (case, content))
}

/// Rules on a case as the votes have it: enough voted, and what is ruled has its majority. It acts at once, unless the
/// statutes let an appeal suspend it.
pub(in crate::ethics) fn rule(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseRuling) -> Result<CaseTold> {
    let (seen, _) = judged(tx, id)?;
    expect_ready(&seen)?;
    let respondent = seen.expect_respondent()?.person_id;
    let instance = seen.case.instance;
    let voted = seen.content.votes.iter().filter(|vote| vote.instance == instance);
    let last = voted.map(|vote| vote.on).max().map_or(last_step(&seen), |last| last.max(last_step(&seen)));
    let day = rules::day(new.on, last, tx.today)?;
    let statutes = statutes::in_force(tx, day)?;
    let committee = committee::on(tx, seen.case.body_id, day)?;
    let verdict = Verdict { outcome: new.outcome, sanction: new.sanction.clone(), months: new.months };
    let asked = sanction(&statutes, &verdict, &committee.body)?;
    let majority = rules::majority(statutes.body_type(&committee.body.type_code), asked);
    let clause = statutes::cite(&statutes, asked.and_then(|asked| asked.clause.as_ref()));
    let counted = rules::counted(
        &seen.content.votes,
        (instance, &verdict),
        (committee.needed, seen.judges().count()),
        majority,
    )
    .map_err(|refusal| Problem::from(refusal).under(clause))?;
    let earlier = seen.content.rulings.last();
    // What was ruled first is what it was by the statutes of its day.
    let of_then = match earlier {
        Some(one) => statutes::in_force(tx, one.on)?,
        None => Arc::clone(&statutes),
    };
    let before = earlier.and_then(|one| sentence(&of_then, &one.verdict, one.holds_from?));
    let after = sentence(&statutes, &verdict, day);
    let compared = earlier.map(|one| {
        let rung = |statutes: &Document, verdict: &Verdict| {
            found(statutes, verdict).map(|found| (found.rank, verdict.months))
        };
        rules::compared(rung(&of_then, &one.verdict), rung(&statutes, &verdict))
    });
    rules::may_aggravate(compared, &seen.content.hearings)?;
    let waits = instance == 1
        && statutes.discipline.procedure.appeal_suspends
        && asked.is_some_and(|asked| asked.appeal_to.is_some() && asked.appeal_days.is_some());
    let acts = match (before, compared) {
        _ if waits => Vec::new(),
        // What holds already goes on holding.
        (Some(_), Some(HowCompared::Confirmed)) => Vec::new(),
        _ => rules::followed(before, after, day),
    };
    let undoing = earlier.map(|one| one.effects.clone()).unwrap_or_default();
    let (mut case, mut content) = (seen.case.clone(), seen.content.clone());
    lift_all(tx, id, &mut content, (respondent, day))?;
    let (person, means) = (respondent, Means::Ruling);
    let carrying = Carrying { person, case: id, means, office: None, earlier: &undoing };
    let effects = carry_out(tx, &carrying, &acts)?;
    let holds_from = match (before, compared) {
        _ if waits || asked.is_none() => None,
        (Some(before), Some(HowCompared::Confirmed)) => Some(before.from),
        _ => Some(day),
    };
    content.rulings.push(CaseRuling {
        instance,
        body_id: case.body_id,
        verdict,
        reasons: new.reasons.clone(),
        on: day,
        votes: counted,
        compared,
        holds_from,
        effects,
    });
    case.state = CaseState::Ruled;
    case.outcome = Some(rules::outcome(new.outcome, compared));
    (case.due_on, case.stopped_on) = (None, None);
    keep(tx, seen, (case, content))
}

/// Goes on only if a case is before those who judge it, and the person was heard.
fn expect_ready(seen: &Seen) -> Result<(), Refusal> {
    rules::expect_state(seen.case.state, &[CaseState::Admitted, CaseState::Appealed])?;
    if is_heard(&seen.content) { Ok(()) } else { Err(Refusal::PersonWasNotHeard) }
}

/// The day of what went before: the admission, the last hearing, the appeal.
fn last_step(seen: &Seen) -> NaiveDate {
    let admitted = seen.content.admission.as_ref().map(|one| one.on);
    let heard = seen.content.hearings.iter().filter(|one| one.was_heard.is_some()).map(|one| one.on).max();
    let appealed = seen.content.appeal.as_ref().map(|one| one.on);
    [admitted, heard, appealed].into_iter().flatten().max().unwrap_or(seen.case.received_on)
}

/// The sanction a verdict names, with the clause it is refused under where it is not of this committee or for too long.
fn sanction<'a>(statutes: &'a Document, verdict: &Verdict, body: &Body) -> Result<Option<&'a Sanction>> {
    rules::sanction(verdict, &statutes.discipline, &body.competences.0).map_err(|refusal| {
        let clause = found(statutes, verdict).and_then(|found| found.clause.as_ref());
        Problem::from(refusal).under(statutes::cite(statutes, clause))
    })
}

fn found<'a>(statutes: &'a Document, verdict: &Verdict) -> Option<&'a Sanction> {
    let named = verdict.sanction.as_ref()?;
    statutes.discipline.sanctions.iter().find(|one| one.code == *named)
}

/// What a verdict does from a day on, if it does anything.
pub(super) fn sentence(statutes: &Document, verdict: &Verdict, from: NaiveDate) -> Option<Sentence> {
    let effect = found(statutes, verdict)?.effect;
    Some(Sentence { effect, from, months: verdict.months })
}
