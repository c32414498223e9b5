//! What is done with decisions: recorded and executed, shown, listed.
use std::collections::HashMap;

use crate::basis::{DecisionId, MeetingId};
use crate::bodies;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::quorum::{self, QuorumState};
use crate::meetings::rules::{Refusal, may_change};
use crate::meetings::store::{find as find_meeting, find_all as find_meetings};
use crate::words::PartialDate;

use super::execute::execute;
use super::model::{BodyDecisionQuery, Decision, DecisionTold, Effect, NewDecision};
use super::{rules, store};

/// Records a decision of a meeting and executes it: everything it orders is done, or nothing is recorded.
pub(super) fn decide(tx: &mut Tx<'_>, id: MeetingId, new: &NewDecision) -> Result<DecisionTold> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    may_change(&meeting)?;
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    let day = new.decided_on.unwrap_or(held_on);
    rules::may_be_taken(day, held_on, tx.today)?;
    let quorum = quorum::of_one(tx, &meeting)?;
    let is_history = new.source.is_some() && day.earliest().is_none_or(|first| first < tx.today);
    if let Err(refusal) = rules::may_decide(&quorum, is_history) {
        return Err(quorum::lacking(tx, refusal, &quorum, day.latest())?);
    }
    let mode = serde_json::to_value(new.mode).map_err(Problem::internal)?;
    let mut decision = Decision {
        id: DecisionId::new(),
        body_id: meeting.body_id,
        meeting_id: id,
        number: store::last_number(tx, id)?.saturating_add(1),
        title: new.title.to_string(),
        text: new.text.as_ref().map(ToString::to_string),
        mode: mode.as_str().unwrap_or_default().to_owned(),
        votes_for: new.votes_for,
        votes_against: new.votes_against,
        abstentions: new.abstentions,
        decided_on: day.to_string(),
        decided_latest: day.latest(),
        effects: Json(new.effects.iter().map(Effect::kept).collect()),
        results: Json(Vec::new()),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
        own_day: new.decided_on.map(|day| day.to_string()),
        source: new.source.clone().map(Json),
        quorum: Some(Json(quorum.clone())),
    };
    // The row comes first: what the effects make points back to it.
    store::insert(tx, &decision)?;
    decision.results = Json(execute(tx, &decision, &new.effects, new.mode, day)?);
    store::keep_results(tx, &decision)?;
    journal::created(tx, "decision", decision.id, &decision)?;
    // What it did may have changed who votes.
    let quorum = if new.effects.is_empty() { quorum } else { quorum::of_one(tx, &meeting)? };
    Ok(DecisionTold { decision, quorum: quorum.state })
}

/// Whether a meeting took a decision for which a quorum was needed, and has that quorum as the sheet and the seats are now.
pub(in crate::meetings) fn has_its_quorum(tx: &mut Tx<'_>, id: MeetingId) -> Result<bool> {
    if !store::needs_quorum(tx, id)? {
        return Ok(false);
    }
    let meeting = find_meeting(tx, id)?;
    Ok(rules::may_decide(&quorum::of_one(tx, &meeting)?, false).is_ok())
}

/// Goes on only if a meeting still has the quorum with which it decided: after a change of its day, or of who came.
pub(in crate::meetings) fn expect_quorum(tx: &mut Tx<'_>, id: MeetingId) -> Result<()> {
    let meeting = find_meeting(tx, id)?;
    let quorum = quorum::of_one(tx, &meeting)?;
    if rules::may_decide(&quorum, false).is_ok() {
        return Ok(());
    }
    Err(quorum::lacking(tx, Refusal::DecisionsWouldLoseTheirQuorum, &quorum, meeting.held_latest)?)
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
    let quorums = quorum::of(tx, &meetings)?;
    let states: HashMap<MeetingId, QuorumState> =
        meetings.iter().zip(quorums).map(|(meeting, quorum)| (meeting.id, quorum.state)).collect();
    let tell = |decision: Decision| {
        let quorum = states.get(&decision.meeting_id).copied();
        Ok(DecisionTold {
            quorum: quorum.ok_or_else(|| Problem::internal("a decision without its meeting"))?,
            decision: decision.told(language),
        })
    };
    decisions.into_iter().map(tell).collect()
}

/// The decisions asked for, by the day they were taken.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &BodyDecisionQuery,
    listing: &Listing,
) -> Result<Page<DecisionTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
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
