//! What is done with convocations: sent, listed.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::basis::MeetingId;
use crate::bodies;
use crate::db::{Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::cancellations;
use crate::meetings::items::{self, InvitationId};
use crate::meetings::model::{Meeting, MeetingState};
use crate::meetings::quorum::{self, Quorum, QuorumState};
use crate::meetings::rules::{Refusal as MeetingRefusal, may_change, may_meet, state};
use crate::meetings::store as meetings;
use crate::persons::PersonId;
use crate::references;
use crate::statutes::document::{BodyType, RuleEffect, RuleName};
use crate::statutes::{self, Document};
use crate::words::{PartialDate, civil_day};

use super::model::{AgendaPoint, Convocation, ConvocationId, ConvocationTold, NewConvocation};
use super::{rules, store};
use rules::Refusal;

/// The first call of a meeting.
const FIRST: i64 = 1;
/// The call after a first that had no quorum.
const SECOND: i64 = 2;

/// Convenes a meeting: freezes whom it invites, and by which agenda.
pub(super) fn convene(tx: &mut Tx<'_>, id: MeetingId, new: &NewConvocation) -> Result<ConvocationTold> {
    let meeting = meetings::find(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    may_change(&meeting)?;
    let before = store::last(tx, id)?;
    let call = new.call.unwrap_or(FIRST);
    let (meeting, failed_quorum) = match (call, &before) {
        (SECOND, Some(before)) => call_again(tx, meeting, before, new)?,
        (SECOND, None) => return Err(Refusal::FirstCallComesFirst.into()),
        _ if before.as_ref().is_some_and(|before| before.call == SECOND) => {
            return Err(Refusal::FirstCallMayHoldStill.into());
        }
        _ => (meeting, None),
    };
    let day = exact_day(&meeting)?;
    let sent_on = new.sent_on.unwrap_or(tx.today);
    rules::may_be_sent(sent_on, day, tx.today)?;
    let statutes = statutes::versions(tx)?;
    let statutes = statutes.on(day);
    let body = bodies::find(tx, &meeting.body_id.into())?;
    let kind = statutes.and_then(|statutes| Some((statutes, statutes.body_type(&body.type_code)?)));
    let given = rules::days_between(sent_on, day);
    let (asked, effect, clause) = asked(kind, call);
    let is_history = new.source.is_some() && day < tx.today;
    let notice = rules::notice(given, asked, (new.urgent_reason.is_some(), is_history), effect);
    let notice = notice.map_err(|refusal| {
        let cited = statutes.and_then(|statutes| statutes::cite(statutes, clause));
        Problem::from(refusal).because(format!("{given} / {}", asked.unwrap_or_default())).under(cited)
    })?;
    let seated = quorum::sitting(tx, meeting.body_id, day)?;
    if seated.is_empty() {
        return Err(Refusal::NobodyIsInvited.into());
    }
    references::persons(tx, &new.guests)?;
    let seats: HashSet<PersonId> = seated.iter().map(|(person, _)| *person).collect();
    let mut invited: Vec<(PersonId, _)> = seated.into_iter().map(|(who, seat)| (who, Some(seat))).collect();
    let mut guests = HashSet::new();
    let strangers = new.guests.iter().filter(|who| !seats.contains(who) && guests.insert(**who));
    invited.extend(strangers.map(|who| (*who, None)));
    let convocation = Convocation {
        id: ConvocationId::new(),
        meeting_id: id,
        number: before.map_or(0, |before| before.number).saturating_add(1),
        call,
        sent_on,
        channel: new.channel,
        day,
        planned_at: meeting.planned_at,
        place: meeting.place.clone(),
        agenda: Json(store::agenda(tx, id)?),
        invited: i64::try_from(invited.len()).map_err(Problem::internal)?,
        notice_days: given,
        notice_asked: asked,
        notice,
        urgent_reason: new.urgent_reason.as_ref().map(ToString::to_string),
        clause: clause.map(ToString::to_string),
        failed_quorum: failed_quorum.map(Json),
        source: new.source.clone().map(Json),
        created_at: tx.now,
    };
    store::insert(tx, &convocation)?;
    journal::created(tx, "convocation", convocation.id, &convocation)?;
    items::invite(tx, &convocation, &invited)?;
    Ok(ConvocationTold { convocation, is_current: true, changed: Vec::new(), to_tell: 0 })
}

/// Puts a meeting whose first call had no quorum where its second is; with the quorum that it did not have.
fn call_again(
    tx: &mut Tx<'_>,
    meeting: Meeting,
    before: &Convocation,
    new: &NewConvocation,
) -> Result<(Meeting, Option<Quorum>)> {
    let statutes = statutes::versions(tx)?;
    let body = bodies::find(tx, &meeting.body_id.into())?;
    let kind = statutes.on(before.day).and_then(|statutes| statutes.body_type(&body.type_code));
    let second = kind.and_then(|kind| kind.quorum.as_ref()?.second_call);
    let Some(second) = second else { return Err(Refusal::ThereIsNoSecondCall.into()) };
    let quorum = quorum::of_one(tx, &meeting)?;
    let is_to_come = before.planned_at.map_or(tx.today < before.day, |first| tx.now < first);
    if is_to_come || quorum.state == QuorumState::Met || before.call != FIRST {
        return Err(Refusal::FirstCallMayHoldStill.into());
    }
    let first = (before.day, before.planned_at.map(|at| at.0));
    let at = rules::may_follow(new.planned_at.map(|at| at.0), first, second.after_hours)?;
    let day = PartialDate::exact(civil_day(at));
    may_meet(day, &body.tenure())?;
    if meetings::has_decided(tx, meeting.id)? {
        return Err(MeetingRefusal::MeetingHasDecided.into());
    }
    let after = Meeting {
        call: SECOND,
        held_on: day.to_string(),
        held_latest: day.latest(),
        planned_at: Some(Moment::new(at)),
        started_at: None,
        ended_at: None,
        version: meeting.version.saturating_add(1),
        sequence: meeting.sequence.saturating_add(1),
        updated_at: tx.now,
        ..meeting.clone()
    };
    meetings::update(tx, &after)?;
    journal::changed(tx, "meeting", meeting.id, &meeting, &after)?;
    Ok((after, Some(quorum)))
}

/// The notice the statutes ask of a call, how strictly, and by which clause.
fn asked<'a>(
    kind: Option<(&'a Document, &'a BodyType)>,
    call: i64,
) -> (Option<i64>, RuleEffect, Option<&'a statutes::document::ClauseId>) {
    let Some((statutes, kind)) = kind else { return (None, RuleEffect::Warn, None) };
    let (effect, clause) = statutes.enforced_in(kind, RuleName::Notice);
    // How long after the first a second call is, is asked of it alone.
    let asked = kind.notice_days.filter(|_| call == FIRST).map(i64::from);
    (asked, effect, clause.filter(|_| asked.is_some()))
}

/// The day of a meeting, if it is fixed.
fn exact_day(meeting: &Meeting) -> Result<NaiveDate> {
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    if held_on.is_exact() { Ok(held_on.latest()) } else { Err(Refusal::DayIsNotKnown.into()) }
}

/// The convocations of a meeting, the first first.
pub(super) fn list(tx: &mut Tx<'_>, id: MeetingId, listing: &Listing) -> Result<Page<ConvocationTold>> {
    let meeting = meetings::find(tx, id)?;
    let after = listing.after_parts().and_then(<[String]>::first);
    let after = after.map_or(Ok(0), |number| number.parse()).map_err(Problem::internal)?;
    let total = listing.total(|| store::count(tx, id))?;
    let found = store::list(tx, id, after, listing)?;
    let agenda = store::agenda(tx, id)?;
    let page = listing.page(found, total, |one| vec![one.number.to_string()]);
    let untold = untold(tx, &meeting, &agenda)?;
    let told = |convocation: Convocation| {
        let changed = rules::changed(&convocation, &meeting, &agenda);
        let to_tell = untold.iter().filter(|(_, by)| *by == Some(convocation.id)).count();
        ConvocationTold { is_current: changed.is_empty(), changed, to_tell, convocation }
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

/// The invitations of those who are to be told that a meeting changed or was called off.
pub(in crate::meetings) fn to_tell(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<HashSet<InvitationId>> {
    let agenda = store::agenda(tx, meeting.id)?;
    Ok(untold(tx, meeting, &agenda)?.into_iter().map(|(id, _)| id).collect())
}

/// The same, each with the convocation that is all he or she knows of; nobody, once those invited were told that a meeting was
/// called off, once it has begun, or once its day is over.
fn untold(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    agenda: &[AgendaPoint],
) -> Result<Vec<(InvitationId, Option<ConvocationId>)>> {
    let is_over = meeting.held_latest < tx.today;
    if is_over || state(meeting, false, tx.now.0, tx.today) == MeetingState::Held {
        return Ok(Vec::new());
    }
    let cancellation = cancellations::find_all(tx, &[meeting.id])?.remove(&meeting.id);
    if cancellation.as_ref().is_some_and(|cancellation| cancellation.told_on.is_some()) {
        return Ok(Vec::new());
    }
    let all = store::all(tx, meeting.id)?;
    let announced: Vec<_> = all
        .iter()
        .map(|one| (one.id, one.created_at.0, !rules::changed(one, meeting, agenda).is_empty()))
        .collect();
    Ok(rules::to_tell(&store::asked(tx, meeting.id)?, &announced, cancellation.is_some()))
}
