//! How the facts of a paper are gathered.
use std::collections::{HashMap, HashSet};

use crate::applications;
use crate::appointments::{self, Appointment};
use crate::basis::{DecisionId, MeetingId};
use crate::bodies::positions::{self, PositionId, Titles};
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::empowerments;
use crate::error::{Problem, Result};
use crate::meetings::cancellations;
use crate::meetings::decisions;
use crate::meetings::elections::{self, Election};
use crate::meetings::items::{AgendaItem, Attendance, Intervention, Proposal};
use crate::meetings::items::{Item as _, Kept as _};
use crate::meetings::minutes::{self, Minutes};
use crate::meetings::model::Meeting;
use crate::meetings::quorum;
use crate::meetings::store::{find as find_meeting, find_all};
use crate::persons::{self, PersonId, PersonName};
use crate::programmes;
use crate::statutes;
use crate::statutes::document::ClauseId;
use crate::words::PartialDate;

use super::pointed::Pointed;
use super::{Electing, Facts, Lines, Registered, offices};

/// How many ids one statement names.
const AT_ONCE: usize = 500;

/// Everything recorded at a meeting.
pub(in crate::meetings::papers) fn of_meeting(tx: &mut Tx<'_>, id: MeetingId) -> Result<Facts> {
    let meeting = find_meeting(tx, id)?;
    let (programmes, actions) = programmes::of_meeting(tx, id)?;
    let mut agenda = AgendaItem::all(tx, id)?;
    agenda.retain(|point| !point.is_internal);
    let held = elections::of_meeting(tx, id)?;
    let lines = Lines {
        agenda,
        attendances: Attendance::all(tx, id)?,
        interventions: Intervention::all(tx, id)?,
        proposals: Proposal::all(tx, id)?,
        elections: electing(tx, held)?,
        decisions: decisions::all_of_meeting(tx, id)?,
        recused: decisions::recused_at(tx, id)?,
        programmes,
        actions,
    };
    of_lines(tx, meeting, lines)
}

/// Who came to a meeting.
pub(in crate::meetings::papers) fn of_sheet(tx: &mut Tx<'_>, id: MeetingId) -> Result<Facts> {
    let meeting = find_meeting(tx, id)?;
    let lines = Lines { attendances: Attendance::all(tx, id)?, ..Lines::default() };
    of_lines(tx, meeting, lines)
}

/// One decision, and the meeting that took it.
pub(in crate::meetings::papers) fn of_decision(tx: &mut Tx<'_>, id: DecisionId) -> Result<Facts> {
    let decision = decisions::find(tx, id)?;
    let meeting = find_meeting(tx, decision.meeting_id)?;
    let recused = decisions::recused_from(tx, id)?;
    let held = elections::of_decision(tx, id)?;
    let elections = electing(tx, held.into_iter().collect())?;
    of_lines(tx, meeting, Lines { decisions: vec![decision], recused, elections, ..Lines::default() })
}

/// How these elections went.
fn electing(tx: &mut Tx<'_>, held: Vec<Election>) -> Result<Vec<Electing>> {
    let ids: Vec<_> = held.iter().map(|election| election.id).collect();
    let candidates = elections::candidates_in(tx, &ids)?;
    let readings = elections::readings_in(tx, &ids)?;
    let told = |election: Election| {
        let candidates = candidates.iter().filter(|one| one.election_id == election.id).cloned().collect();
        let readings = readings.iter().filter(|one| one.election_id == election.id).cloned().collect();
        Electing { election, candidates, readings }
    };
    Ok(held.into_iter().map(told).collect())
}

/// What these lines point at, on the day of the meeting.
fn of_lines(tx: &mut Tx<'_>, meeting: Meeting, lines: Lines) -> Result<Facts> {
    let day = meeting.held_latest;
    let (quorum, course) = quorum::course(tx, &meeting)?;
    tx.on(day, |tx| {
        let minutes = minutes::find(tx, meeting.id)?;
        let home = bodies::brief(tx, &[meeting.body_id])?.pop().ok_or_else(Problem::not_found)?;
        let line = bodies::ancestors(tx, &home, day)?;
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        let clause = match quorum.clause.clone().map(ClauseId::try_from).transpose() {
            Ok(Some(clause)) => statutes::cite(&*statutes::in_force(tx, day)?, Some(&clause)),
            _ => None,
        };
        let approved_in = match minutes.approved_in {
            Some(id) => find_all(tx, &[id])?.pop(),
            None => None,
        };
        let approved_in = approved_in.map(|meeting| meeting.held_on.parse()).transpose();
        let registered = registered(tx, &meeting, held_on, &minutes, &lines, &line)?;
        let cancelled = match meeting.cancelled_at {
            Some(_) => cancellations::find_all(tx, &[meeting.id])?.remove(&meeting.id),
            None => None,
        };
        Ok(Facts {
            language: tx.language,
            today: tx.today,
            held_on,
            cancelled: cancelled.map(|cancellation| cancellation.reason),
            minutes,
            approved_in: approved_in.map_err(Problem::internal)?,
            slug: home.slug,
            lineage: line.iter().rev().map(|body| body.name(tx.language).to_owned()).collect(),
            quorum,
            course,
            clause: clause.map(|clause| clause.text.get(tx.language).to_owned()),
            lines,
            registered,
            meeting,
        })
    })
}

/// What the lines of a meeting point at.
fn registered(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    held_on: PartialDate,
    minutes: &Minutes,
    lines: &Lines,
    line: &[Body],
) -> Result<Registered> {
    let there = there(meeting, minutes, lines);
    let mut pointed = Pointed::default();
    lines.decisions.iter().for_each(|decision| pointed.follow(decision));
    let made = appointments::of_ids(tx, &distinct(&pointed.appointments))?;
    let all = appointments::of_persons(tx, &there)?;
    // Nobody came in an office that the meeting itself gave.
    let taken = decisions::ids_of_meeting(tx, meeting.id)?;
    let had = |one: &Appointment| !one.decision_id.is_some_and(|decision| taken.contains(&decision));
    let held = |one: &Appointment| one.tenure().on_some(held_on).is_some();
    let all: Vec<Appointment> = all.into_iter().filter(|one| held(one) && had(one)).collect();
    let mut ids: Vec<BodyId> = all.iter().chain(&made).map(|one| one.body_id).collect();
    ids.extend(line.iter().map(|body| body.id).chain(pointed.bodies));
    let mut homes = Vec::new();
    for some in distinct(&pointed.named).chunks(AT_ONCE) {
        homes.extend(bodies::of_refs(tx, some)?);
    }
    for some in distinct(&ids).chunks(AT_ONCE) {
        homes.extend(bodies::brief(tx, some)?);
    }
    let bodies: HashMap<BodyId, Body> = homes.iter().map(|body| (body.id, body.clone())).collect();
    let above: Vec<BodyId> = line.iter().skip(1).map(|body| body.id).collect();
    let near = |body: &Body| Some((body.id, offices::nearness(meeting.body_id, &above, body)?));
    let near: HashMap<BodyId, u8> = bodies.values().filter_map(near).collect();
    let mut wanted: Vec<PositionId> = made.iter().map(|one| one.position_id).collect();
    wanted.extend(all.iter().filter(|one| near.contains_key(&one.body_id)).map(|one| one.position_id));
    wanted.extend(pointed.positions.iter().copied().chain(meeting.chair_position_id));
    let mut positions = HashMap::new();
    for some in distinct(&wanted).chunks(AT_ONCE) {
        let found = positions::of_ids(tx, some)?;
        positions.extend(found.into_iter().map(|position| (position.id, position)));
    }
    // The chair may hold a position of a body that nothing else names.
    let chair = meeting.chair_position_id.and_then(|id| positions.get(&id)).map(|position| position.body_id);
    if let Some(chair) = chair.filter(|chair| !bodies.contains_key(chair)) {
        homes.extend(bodies::brief(tx, &[chair])?);
    }
    let titles = Titles::within(tx, homes)?;
    let mut by_person: HashMap<PersonId, Vec<Appointment>> = HashMap::new();
    for one in all {
        by_person.entry(one.person_id).or_default().push(one);
    }
    let told = |(person, all): (PersonId, Vec<Appointment>)| {
        Some((person, offices::told(&all, &near, &positions, held_on)?))
    };
    let offices = by_person.into_iter().filter_map(told).collect();
    let applications = applications::applicants(tx, &distinct(&pointed.applications))?;
    let named = there.into_iter().chain(pointed.persons).chain(made.iter().map(|one| one.person_id));
    let empowerments = empowerments::of_ids(tx, &distinct(&pointed.empowerments))?;
    let named = named.chain(applications.values().copied());
    let named = named.chain(empowerments.values().map(|(person, _)| *person));
    let people = people(tx, &distinct(&named.collect::<Vec<_>>()))?;
    let appointments = made.into_iter().map(|one| (one.id, one)).collect();
    let decisions = decisions::named(tx, &pointed.decisions)?;
    let programmes = programmes::titles(tx, &distinct(&pointed.programmes))?;
    Ok(Registered {
        people,
        offices,
        appointments,
        positions,
        bodies,
        titles,
        programmes,
        applications,
        empowerments,
        decisions,
    })
}

/// Those who were at a meeting, or are named by its lines.
fn there(meeting: &Meeting, minutes: &Minutes, lines: &Lines) -> Vec<PersonId> {
    let attending = lines.attendances.iter().flat_map(Attendance::persons);
    let speaking = lines.interventions.iter().filter_map(|line| line.speaker_id);
    let proposing = lines.proposals.iter().filter_map(|line| line.proposed_by);
    let recused = lines.recused.values().flatten().copied();
    let electing = lines.elections.iter().flat_map(|held| {
        let standing = held.candidates.iter().map(|one| one.person_id);
        standing.chain(held.readings.iter().map(|one| one.person_id))
    });
    let signing = [meeting.chair_id, minutes.drafted_by, minutes.approved_by].into_iter().flatten();
    distinct(
        &attending
            .chain(speaking)
            .chain(proposing)
            .chain(recused)
            .chain(electing)
            .chain(signing)
            .collect::<Vec<_>>(),
    )
}

/// Who these persons are; whoever was merged into another is that one.
fn people(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonName>> {
    let mut people = names(tx, ids)?;
    let gone: Vec<PersonId> = ids.iter().filter(|id| !people.contains_key(id)).copied().collect();
    let mut survivors = HashMap::new();
    for some in gone.chunks(AT_ONCE) {
        survivors.extend(persons::survivors(tx, some)?);
    }
    let stayed: Vec<PersonId> = survivors.values().copied().collect();
    let names = names(tx, &distinct(&stayed))?;
    let merged = |(id, survivor): (PersonId, PersonId)| Some((id, names.get(&survivor)?.clone()));
    people.extend(survivors.into_iter().filter_map(merged));
    Ok(people)
}

fn names(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonName>> {
    let mut names = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        names.extend(persons::names(tx, some)?);
    }
    Ok(names)
}

/// Each of these once, in the order they come first.
fn distinct<T: Clone + Eq + std::hash::Hash>(all: &[T]) -> Vec<T> {
    let mut seen = HashSet::new();
    all.iter().filter(|one| seen.insert((*one).clone())).cloned().collect()
}
