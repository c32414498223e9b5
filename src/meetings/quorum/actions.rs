//! How quorums are looked up: those of a page by one query a table, however many they are.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::basis::MeetingId;
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::db::Tx;
use crate::electorates::{Electorate, Electorates};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::meetings::model::Meeting;
use crate::meetings::rules::Refusal;
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::statutes;
use crate::statutes::document::ClauseId;

use super::course::{Course, exactly};
use super::model::{Attendees, Quorum, QuorumQuery, QuorumSpan, Roll, When};
use super::{rules, store};

/// The quorum of each meeting, when the most of those who vote were there, in the order of the meetings.
pub(in crate::meetings) fn of(tx: &mut Tx<'_>, meetings: &[Meeting]) -> Result<Vec<Quorum>> {
    let asked: Vec<(&Meeting, When)> = meetings.iter().map(|meeting| (meeting, When::Fullest)).collect();
    of_each(tx, &asked)
}

/// The quorums of meetings, each of when it is asked, in that order.
pub(in crate::meetings) fn of_each(tx: &mut Tx<'_>, asked: &[(&Meeting, When)]) -> Result<Vec<Quorum>> {
    let mut ids: Vec<MeetingId> = asked.iter().map(|(meeting, _)| meeting.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let attendees = store::attendees(tx, &ids)?;
    // Seats are looked at only where somebody came by name.
    let named = |meeting: &Meeting| attendees.get(&meeting.id).is_some_and(|who| !who.persons.is_empty());
    let bodies = asked.iter().filter(|(meeting, _)| named(meeting)).map(|(meeting, _)| meeting.body_id);
    let mut all = Electorates::gather(tx, bodies.collect())?;
    all.suspend(tx, attendees.values().flat_map(Attendees::carrying).collect())?;
    let (nobody, nobody_came) = (HashSet::new(), Attendees::default());
    let quorum = |(meeting, when): &(&Meeting, When)| {
        let came = attendees.get(&meeting.id).unwrap_or(&nobody_came);
        Ok(Course::of(&all, meeting, came, &nobody, tx.today)?.quorum(meeting, *when, tx.today))
    };
    asked.iter().map(quorum).collect()
}

/// The quorum of one meeting, when the most of those who vote were there.
pub(in crate::meetings) fn of_one(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<Quorum> {
    of(tx, std::slice::from_ref(meeting))?.pop().ok_or_else(Problem::not_found)
}

/// How the quorum of one meeting went.
fn course_of(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    recused: &HashSet<PersonId>,
) -> Result<(Electorates, Course)> {
    let (all, came) = voting_at(tx, meeting)?;
    let course = Course::of(&all, meeting, &came, recused, tx.today)?;
    Ok((all, course))
}

/// Who votes in the body of a meeting, and who came to it.
fn voting_at(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<(Electorates, Attendees)> {
    let came = store::attendees(tx, &[meeting.id])?.remove(&meeting.id).unwrap_or_default();
    let mut all = Electorates::gather(tx, vec![meeting.body_id])?;
    all.suspend(tx, came.carrying().collect())?;
    Ok((all, came))
}

/// The quorum of a meeting at a moment.
pub(super) fn show(tx: &mut Tx<'_>, id: MeetingId, query: &QuorumQuery) -> Result<Quorum> {
    let meeting = find_meeting(tx, id)?;
    let (_, course) = course_of(tx, &meeting, &HashSet::new())?;
    let when = query.at.map_or(When::Fullest, When::At);
    Ok(course.quorum(&meeting, when, tx.today))
}

/// The quorum of a meeting, when the most of those who vote were there, and how it went.
pub(in crate::meetings) fn course(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<(Quorum, Vec<QuorumSpan>)> {
    let (_, course) = course_of(tx, meeting, &HashSet::new())?;
    Ok((course.quorum(meeting, When::Fullest, tx.today), course.timeline(meeting, tx.today)))
}

/// How the quorum of a meeting went.
pub(super) fn timeline(tx: &mut Tx<'_>, id: MeetingId, listing: &Listing) -> Result<Page<QuorumSpan>> {
    let meeting = find_meeting(tx, id)?;
    let (_, told) = course(tx, &meeting)?;
    let total = listing.total(|| i64::try_from(told.len()).map_err(Problem::internal))?;
    let after = listing.after_parts().and_then(<[String]>::first);
    let after: usize = after.map_or(Ok(0), |place| place.parse()).map_err(Problem::internal)?;
    let rest: Vec<(usize, QuorumSpan)> = (1..).zip(told).skip(after).collect();
    let page = listing.page(rest, total, |(place, _)| vec![place.to_string()]);
    let data = page.data.into_iter().map(|(_, span)| span).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// Who was at a meeting then, who votes in its body on its day, and whether enough came where these are recused.
pub(in crate::meetings) fn roll(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    recused: &HashSet<PersonId>,
    when: When,
) -> Result<Roll> {
    let (all, course) = course_of(tx, meeting, recused)?;
    let quorum = course.quorum(meeting, when, tx.today);
    let (present, surely) = rules::there(&course.came, when, (meeting.started_at, meeting.ended_at));
    let voting = exactly(&all, meeting)?;
    let electorate = voting.map(|all| rules::standing_in(all, &course.came, &present));
    Ok(Roll { quorum, present, surely, groups: course.came.groups, electorate })
}

/// The quorums of a meeting, each of when and without whom it is asked: what they are reckoned from is looked up once.
pub(in crate::meetings) fn without(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    asked: &[(HashSet<PersonId>, When)],
) -> Result<Vec<Quorum>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let (all, came) = voting_at(tx, meeting)?;
    let mut courses: Vec<(&HashSet<PersonId>, Course)> = Vec::new();
    let mut told = Vec::with_capacity(asked.len());
    for (recused, when) in asked {
        let known = courses.iter().position(|(of, _)| *of == recused);
        let place = known.unwrap_or(courses.len());
        if known.is_none() {
            courses.push((recused, Course::of(&all, meeting, &came, recused, tx.today)?));
        }
        told.extend(courses.get(place).map(|(_, course)| course.quorum(meeting, *when, tx.today)));
    }
    Ok(told)
}

/// Who votes in the body of a meeting on its day; none where the day is known in part only, or no statutes were in force.
pub(in crate::meetings) fn electorate(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<Option<Electorate>> {
    let mut all = Electorates::gather(tx, vec![meeting.body_id])?;
    all.suspend(tx, HashSet::new())?;
    exactly(&all, meeting)
}

/// Who holds a seat in a body on `day`, perhaps, and is not certainly suspended: each once, by the first of the positions.
pub(in crate::meetings) fn sitting(
    tx: &mut Tx<'_>,
    body: BodyId,
    day: NaiveDate,
) -> Result<Vec<(PersonId, PositionId)>> {
    let mut all = Electorates::gather(tx, vec![body])?;
    all.suspend(tx, HashSet::new())?;
    Ok(all.sitting(body, day))
}

/// A refusal for want of a quorum: how many came of how many who had to, and the clause that asks it.
pub(in crate::meetings) fn lacking(
    tx: &mut Tx<'_>,
    refusal: Refusal,
    quorum: &Quorum,
    day: NaiveDate,
) -> Result<Problem> {
    let problem = Problem::from(refusal);
    let problem = match (quorum.voters_present, quorum.needed) {
        (Some(present), Some(needed)) => problem.because(format!("{present} / {needed}")),
        _ => problem,
    };
    let Some(clause) = quorum.clause.clone() else { return Ok(problem) };
    let clause = ClauseId::try_from(clause).map_err(Problem::internal)?;
    let statutes = statutes::in_force(tx, day)?;
    Ok(problem.under(statutes::cite(&statutes, Some(&clause))))
}
