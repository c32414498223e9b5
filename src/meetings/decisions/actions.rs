//! What is done with decisions: recorded and executed, shown, listed.
use std::collections::{HashMap, HashSet};

use crate::basis::{DecisionId, MeetingId};
use crate::bodies;
use crate::db::{Json, Moment, Tx, apart_in};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::model::Meeting;
use crate::meetings::quorum::{self, Quorum, When};
use crate::meetings::rules::{Refusal, may_change};
use crate::meetings::store::{find as find_meeting, find_all as find_meetings};
use crate::persons::PersonId;
use crate::statutes::document::Code;
use crate::words::{PartialDate, civil_day};

use super::awaiting::awaited;
use super::execute::execute;
use super::model::{BodyDecisionQuery, Decision, DecisionTold, Effect, NewDecision};
use super::votes::{self, Ballot, DecisionOutcome, MajorityFound, Refusal as VoteRefusal, Settled};
use super::{files, rules, store};

/// Records a decision of a meeting and executes it: everything it orders is done, or nothing is recorded.
pub(super) fn decide(tx: &mut Tx<'_>, id: MeetingId, new: &NewDecision) -> Result<DecisionTold> {
    record(tx, id, new, None)
}

/// Records what the rounds of an election came to, and by which majority, as a decision like any other.
pub(in crate::meetings) fn proclaim(
    tx: &mut Tx<'_>,
    id: MeetingId,
    new: &NewDecision,
    majority: Option<MajorityFound>,
) -> Result<DecisionTold> {
    let counted = [new.votes_for, new.votes_against, new.abstentions];
    record(tx, id, new, Some(Settled { counted, majority, outcome: DecisionOutcome::Adopted }))
}

/// Records a decision whose votes are to be looked at, or are settled.
fn record(
    tx: &mut Tx<'_>,
    id: MeetingId,
    new: &NewDecision,
    settled: Option<Settled>,
) -> Result<DecisionTold> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    may_change(&meeting)?;
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    let at = new.decided_at.map(|at| Moment::new(at.0));
    let own_day = new.decided_on.or_else(|| at.map(|at| PartialDate::exact(civil_day(at.0))));
    let day = own_day.unwrap_or(held_on);
    rules::may_be_taken(day, held_on, tx.today)?;
    rules::may_be_taken_at(at.map(|at| at.0), day, meeting.lasted(tx.now))?;
    let decided = files::decided(&new.effects);
    if new.source.is_some() && !decided.is_empty() {
        return Err(Refusal::ApplicationsAreNoHistory.into());
    }
    let is_history = new.source.is_some() && day.earliest().is_none_or(|first| first < tx.today);
    let on_files = files::subject(tx, &decided, day)?;
    let mut subjects: Vec<&str> = new.effects.iter().filter_map(rules::subject).collect();
    subjects.extend(on_files.as_ref().map(Code::as_str));
    let barred = files::barred(tx, &meeting, &decided, When::of(at))?;
    let ballot = Ballot {
        day,
        mode: new.mode,
        counted: [new.votes_for, new.votes_against, new.abstentions],
        votes: &new.votes,
        conflicts: &new.conflicts,
        barred: &barred,
        casting_vote: new.casting_vote,
        subject: new.subject.as_ref(),
        subjects: &subjects,
        is_an_order: !new.effects.is_empty(),
        is_history,
    };
    let recused = ballot.recused();
    let roll = quorum::roll(tx, &meeting, &recused, When::of(at))?;
    if let Err(refusal) = rules::may_decide(&roll.quorum, is_history) {
        return Err(quorum::lacking(tx, refusal, &roll.quorum, day.latest())?);
    }
    files::expect_enough(tx, &meeting, &decided, (day, &roll))?;
    let settled = match settled {
        Some(settled) => settled,
        None => votes::settle(tx, &meeting, &ballot, &roll)?,
    };
    let awaits_body_id = awaited(tx, new, meeting.body_id, (day, is_history))?;
    let [votes_for, votes_against, abstentions] = settled.counted;
    let mode = serde_json::to_value(new.mode).map_err(Problem::internal)?;
    let mut decision = Decision {
        id: DecisionId::new(),
        body_id: meeting.body_id,
        meeting_id: id,
        number: store::last_number(tx, id)?.saturating_add(1),
        title: new.title.to_string(),
        text: new.text.as_ref().map(ToString::to_string),
        mode: mode.as_str().unwrap_or_default().to_owned(),
        votes_for,
        votes_against,
        abstentions,
        decided_on: day.to_string(),
        decided_latest: day.latest(),
        // One that waits is kept with all it shall do.
        effects: Json(match awaits_body_id {
            Some(_) => new.effects.clone(),
            None => new.effects.iter().map(Effect::kept).collect(),
        }),
        results: Json(Vec::new()),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
        own_day: own_day.map(|day| day.to_string()),
        source: new.source.clone().map(Json),
        quorum: Some(Json(roll.quorum.clone())),
        outcome: Some(if awaits_body_id.is_some() { DecisionOutcome::Unconfirmed } else { settled.outcome }),
        majority: settled.majority.map(Json),
        decided_at: at,
        awaits_body_id,
        confirmed_by: None,
        annulled_by: None,
    };
    // The row comes first: what the effects make points back to it.
    store::insert(tx, &decision)?;
    let carry_out = |tx: &mut Tx<'_>| execute(tx, &decision, &new.effects, new.mode, day);
    if awaits_body_id.is_some() {
        // What could not be done is refused now, not when it is confirmed.
        apart_in(tx, carry_out, |_| false)?;
    } else {
        decision.results = Json(carry_out(tx)?);
        store::keep_results(tx, &decision)?;
    }
    journal::created(tx, "decision", decision.id, &decision.open())?;
    votes::keep(tx, decision.id, &ballot)?;
    // The quorum of the meeting is that of the decision, where nobody was recused and nothing it did changed who votes.
    if new.effects.is_empty() && recused.is_empty() {
        return Ok(DecisionTold { decision, quorum: roll.quorum.state });
    }
    told(tx, vec![decision])?.pop().ok_or_else(Problem::not_found)
}

/// What the sheet of a meeting and the seats of its day must go on bearing, since it decided.
#[derive(Debug)]
pub(in crate::meetings) struct Promised {
    /// Of each decision for which a quorum was needed and is met still, who was recused from it, and of when it is.
    quorate: Vec<(HashSet<PersonId>, When)>,
    /// Whether everybody who voted by name was there, as the sheet tells.
    is_rolled: bool,
}

/// What a meeting decided with a quorum that it has still, and by whose votes: before a change of its day, or of who came.
pub(in crate::meetings) fn promised(tx: &mut Tx<'_>, id: MeetingId) -> Result<Promised> {
    let needing = store::needing_quorum(tx, id)?;
    if needing.is_empty() {
        return Ok(Promised { quorate: Vec::new(), is_rolled: false });
    }
    let meeting = find_meeting(tx, id)?;
    let mut recused = votes::recused_of(tx, id)?;
    let mut quorate: Vec<(HashSet<PersonId>, When)> = Vec::new();
    for (decision, at) in needing {
        let asked = (recused.remove(&decision).unwrap_or_default(), When::of(at));
        if !quorate.contains(&asked) {
            quorate.push(asked);
        }
    }
    let quorums = quorum::without(tx, &meeting, &quorate)?;
    let is_met = |(_, quorum): &(_, Quorum)| rules::may_decide(quorum, false).is_ok();
    let kept = quorate.into_iter().zip(quorums).filter(is_met).map(|(asked, _)| asked).collect();
    Ok(Promised { quorate: kept, is_rolled: !votes::voted_unseen(tx, id)? })
}

/// Goes on only if that is so still: after a change.
pub(in crate::meetings) fn expect_kept(tx: &mut Tx<'_>, id: MeetingId, promised: &Promised) -> Result<()> {
    if promised.is_rolled && votes::voted_unseen(tx, id)? {
        return Err(VoteRefusal::VotersWereThere.into());
    }
    let meeting = find_meeting(tx, id)?;
    let quorums = quorum::without(tx, &meeting, &promised.quorate)?;
    if let Some(lost) = quorums.iter().find(|quorum| rules::may_decide(quorum, false).is_err()) {
        let refusal = Refusal::DecisionsWouldLoseTheirQuorum;
        return Err(quorum::lacking(tx, refusal, lost, meeting.held_latest)?);
    }
    Ok(())
}

/// Goes on only if no decision was taken while a meeting was not on: after a change of its day or its hours, told of the field
/// that changed.
pub(in crate::meetings) fn expect_within(tx: &mut Tx<'_>, meeting: &Meeting, field: &str) -> Result<()> {
    let lasted = meeting.lasted(tx.now);
    for (id, at) in store::moments(tx, meeting.id)? {
        let day = PartialDate::exact(civil_day(at.0));
        if let Err(refusal) = rules::may_be_taken_at(Some(at.0), day, lasted) {
            let refused = Problem::from(refusal).told_at(|_| field.to_owned());
            return Err(refused.because(format!("/v1/decisions/{id}")));
        }
    }
    Ok(())
}

/// One decision, with what came of it.
pub(super) fn show(tx: &mut Tx<'_>, id: DecisionId) -> Result<DecisionTold> {
    let decision = store::find(tx, id)?;
    told(tx, vec![decision])?.pop().ok_or_else(Problem::not_found)
}

/// The decisions with the quorums of their meetings: one query a table, however many there are.
fn told(tx: &mut Tx<'_>, decisions: Vec<Decision>) -> Result<Vec<DecisionTold>> {
    let language = tx.language;
    let mut ids: Vec<MeetingId> = decisions.iter().map(|decision| decision.meeting_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let meetings = find_meetings(tx, &ids)?;
    let meetings: HashMap<MeetingId, Meeting> =
        meetings.into_iter().map(|meeting| (meeting.id, meeting)).collect();
    let when =
        |decision: &Decision| Some((meetings.get(&decision.meeting_id)?, When::of(decision.decided_at)));
    let asked: Vec<(&Meeting, When)> = decisions.iter().filter_map(when).collect();
    if asked.len() != decisions.len() {
        return Err(Problem::internal("a decision without its meeting"));
    }
    let quorums = quorum::of_each(tx, &asked)?;
    let tell = |(decision, quorum): (Decision, Quorum)| DecisionTold {
        quorum: quorum.state,
        decision: decision.told(language),
    };
    Ok(decisions.into_iter().zip(quorums).map(tell).collect())
}

/// The decisions asked for, by the day they were taken.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &BodyDecisionQuery,
    listing: &Listing,
) -> Result<Page<DecisionTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let body = (body, bodies::narrowing(tx, query.awaits.as_ref())?);
    let after = match listing.after_key()? {
        None => None,
        Some((day, id)) => Some((day.parse().map_err(Problem::internal)?, DecisionId(id))),
    };
    let total = listing.total(|| store::count(tx, body, query))?;
    let found = store::list(tx, body, query, listing, after)?;
    let page = listing
        .page(found, total, |decision| vec![decision.decided_latest.to_string(), decision.id.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

/// The decisions of a meeting, by their numbers.
pub(super) fn list_of_meeting(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    listing: &Listing,
) -> Result<Page<DecisionTold>> {
    find_meeting(tx, meeting)?;
    let after = listing.after_parts().and_then(<[String]>::first);
    let after = after.map_or(Ok(0), |number| number.parse()).map_err(Problem::internal)?;
    let total = listing.total(|| store::count_of_meeting(tx, meeting))?;
    let found = store::of_meeting(tx, meeting, after, listing)?;
    let page = listing.page(found, total, |decision| vec![decision.number.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}
