//! What is asked of calendars: the meetings of a list, one, one's own, those of a body.
use std::collections::{HashMap, HashSet};

use crate::access::{Permission, Principal, Scope};
use crate::appointments;
use crate::basis::MeetingId;
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::meetings::cancellations;
use crate::meetings::model::{Meeting, MeetingQuery};
use crate::meetings::store as meetings;
use crate::persons::PersonId;
use crate::reach;
use crate::words::Calendar;

use super::events::{self, Beside, Said};
use super::model::MeetingCalendarQuery;
use super::{rules, store};

/// The most events a calendar holds.
const MOST: i64 = 1_000;

/// Of which meetings a calendar tells the agenda too, and why they were called off.
pub(in crate::meetings) enum Told {
    /// Of all.
    All,
    /// Of those of these bodies.
    Of(HashSet<BodyId>),
    /// Of none.
    Nothing,
}

impl Told {
    fn tells(&self, meeting: &Meeting) -> bool {
        match self {
            Self::All => true,
            Self::Of(bodies) => bodies.contains(&meeting.body_id),
            Self::Nothing => false,
        }
    }
}

/// The meetings asked for, the first first.
pub(super) fn list(tx: &mut Tx<'_>, query: &MeetingCalendarQuery) -> Result<String> {
    let found = between(tx, query)?;
    written(tx, &found, Said::Meetings.say(tx.language), &Told::All)
}

fn between(tx: &mut Tx<'_>, query: &MeetingCalendarQuery) -> Result<Vec<Meeting>> {
    let MeetingCalendarQuery { body, kind, state, chair_id, from, to } = query.clone();
    let narrowed = bodies::narrowing(tx, body.as_ref())?;
    let (from, to) = rules::window(from, to, tx.today);
    let query = MeetingQuery { body, kind, state, chair_id, action_id: None, from: Some(from), to: Some(to) };
    meetings::first(tx, narrowed, &query, MOST)
}

/// One meeting.
pub(super) fn one(tx: &mut Tx<'_>, id: MeetingId) -> Result<String> {
    let meeting = meetings::find(tx, id)?;
    written(tx, &[meeting], Said::Meetings.say(tx.language), &Told::All)
}

/// The caller's own: none, for whoever is no person, or may not read his or her own record.
pub(super) fn own(tx: &mut Tx<'_>) -> Result<String> {
    let found = match tx.actor.principal {
        Principal::Person(person) if tx.holdings.has(Permission::ReadOneself) => mine(tx, person)?,
        _ => Vec::new(),
    };
    let readable = readable(tx, &found)?;
    written(tx, &found, Said::Mine.say(tx.language), &Told::Of(readable))
}

/// The meetings to which somebody is invited, and those of the bodies in which he or she holds a seat today and reads
/// meetings.
pub(in crate::meetings) fn mine(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Meeting>> {
    let today = tx.today;
    let held = appointments::of_persons(tx, &[person])?;
    let seats = held.iter().filter(|one| one.tenure().on(today).is_some());
    let mut bodies: Vec<BodyId> = seats.map(|one| one.body_id).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let mut seen = Vec::with_capacity(bodies.len());
    for body in bodies {
        if reads(tx, body)? {
            seen.push(body);
        }
    }
    let window = rules::window(None, None, today);
    store::of_person(tx, person, &seen, window, MOST)
}

/// The meetings of a body.
pub(in crate::meetings) fn of_body(tx: &mut Tx<'_>, body: BodyId) -> Result<Vec<Meeting>> {
    between(tx, &MeetingCalendarQuery { body: Some(body.into()), ..MeetingCalendarQuery::default() })
}

/// Whether the caller reads the meetings of a body.
fn reads(tx: &mut Tx<'_>, body: BodyId) -> Result<bool> {
    reach::holds(tx, Permission::ReadMeetings, &Scope::Body(body.0))
}

/// The bodies of these meetings whose meetings the caller reads.
fn readable(tx: &mut Tx<'_>, meetings: &[Meeting]) -> Result<HashSet<BodyId>> {
    let mut readable = HashSet::new();
    for body in meetings.iter().map(|meeting| meeting.body_id).collect::<HashSet<_>>() {
        if reads(tx, body)? {
            readable.insert(body);
        }
    }
    Ok(readable)
}

/// The calendar of these meetings, by that name: two queries and one for their bodies, however many they are.
pub(in crate::meetings) fn written(
    tx: &mut Tx<'_>,
    meetings: &[Meeting],
    name: &str,
    told: &Told,
) -> Result<String> {
    let mut homes: Vec<BodyId> = meetings.iter().map(|meeting| meeting.body_id).collect();
    homes.sort_unstable();
    homes.dedup();
    let homes: HashMap<BodyId, Body> =
        bodies::brief(tx, &homes)?.into_iter().map(|body| (body.id, body)).collect();
    let beside: Vec<&Meeting> = meetings.iter().filter(|meeting| told.tells(meeting)).collect();
    let ids: Vec<MeetingId> = beside.iter().map(|meeting| meeting.id).collect();
    let agendas = store::agendas(tx, &ids)?;
    let off = beside.iter().filter(|meeting| meeting.cancelled_at.is_some()).map(|meeting| meeting.id);
    let cancelled = cancellations::find_all(tx, &off.collect::<Vec<_>>())?;
    let language = tx.language;
    let mut calendar = Calendar::new("Meetings", name, language);
    for meeting in meetings {
        let Some(when) = rules::when(meeting).map_err(Problem::internal)? else { continue };
        let body = homes.get(&meeting.body_id).map(|body| body.name(language)).unwrap_or_default();
        let beside = Beside {
            agenda: agendas.get(&meeting.id).map(Vec::as_slice).unwrap_or_default(),
            reason: cancelled.get(&meeting.id).map(|one| one.reason.as_str()),
        };
        calendar.add(&events::event(meeting, when, body, &beside, language));
    }
    Ok(calendar.written())
}
