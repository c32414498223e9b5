//! How a quorum went: who was there when, and how many of them are counted. Pure.
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::electorates::Electorate;
use crate::persons::PersonId;

use super::super::model::{
    Attendee, Attendees, Counted, Moment, Quorum, QuorumDoubt, QuorumState, Rule, Span, When,
};
use super::quorum;

/// The seat somebody is counted for: their own, else that of whom they stand in for with the vote.
fn seat(one: &Attendee, voters: &HashSet<PersonId>) -> Option<PersonId> {
    [Some(one.person), one.votes_for].into_iter().flatten().find(|person| voters.contains(person))
}

/// How many are there, kept while they come and go.
#[derive(Debug, Default)]
struct Room {
    present: usize,
    /// How many are there for each seat: a member who comes back finds the substitute.
    seats: HashMap<PersonId, usize>,
}

impl Room {
    fn enters(&mut self, seat: Option<PersonId>) {
        self.present = self.present.saturating_add(1);
        if let Some(seat) = seat {
            let here = self.seats.entry(seat).or_default();
            *here = here.saturating_add(1);
        }
    }

    fn leaves(&mut self, seat: Option<PersonId>) {
        self.present = self.present.saturating_sub(1);
        let Some(seat) = seat else { return };
        match self.seats.get_mut(&seat) {
            Some(here) if *here > 1 => *here = here.saturating_sub(1),
            _ => {
                self.seats.remove(&seat);
            }
        }
    }

    fn counted(&self, groups: usize) -> Counted {
        Counted { present: self.present, voting: self.seats.len(), groups }
    }
}

/// How many of whom, one stretch after the other: a new one wherever somebody came or left. Each coming and going is
/// looked at once, however many there are.
pub(in crate::meetings::quorum) fn spans(came: &Attendees, voters: &HashSet<PersonId>) -> Vec<Span> {
    let mut room = Room::default();
    // Who comes and who leaves at each moment.
    let mut moves: BTreeMap<Moment, [Vec<Option<PersonId>>; 2]> = BTreeMap::new();
    for one in &came.persons {
        let seat = seat(one, voters);
        if one.stays.first().is_none_or(|first| first.from.is_none()) {
            room.enters(seat);
        }
        for stay in &one.stays {
            if let Some(from) = stay.from {
                let [coming, _] = moves.entry(from).or_default();
                coming.push(seat);
            }
            if let Some(to) = stay.to {
                let [_, leaving] = moves.entry(to).or_default();
                leaving.push(seat);
            }
        }
    }
    let mut found = Vec::with_capacity(moves.len().saturating_add(1));
    let mut from = None;
    for (at, [coming, leaving]) in moves {
        found.push(Span { from, to: Some(at), counted: room.counted(came.groups) });
        for seat in leaving {
            room.leaves(seat);
        }
        for seat in coming {
            room.enters(seat);
        }
        from = Some(at);
    }
    found.push(Span { from, to: None, counted: room.counted(came.groups) });
    found
}

/// The spans of the time a meeting lasted, as far as that is known; all of them, where none is of it.
pub(in crate::meetings::quorum) fn during(
    spans: Vec<Span>,
    (started, ended): (Option<Moment>, Option<Moment>),
) -> Vec<Span> {
    let is_of_it = |span: &&Span| {
        let begins = span.from.zip(ended).is_none_or(|(from, ended)| from < ended);
        let ends = span.to.zip(started).is_none_or(|(to, started)| started < to);
        begins && ends
    };
    let within: Vec<Span> = spans.iter().filter(is_of_it).copied().collect();
    if within.is_empty() { spans } else { within }
}

/// The quorum that is meant, of those of the spans of a meeting.
pub(in crate::meetings::quorum) fn told_of(
    spans: &[Span],
    rule: &Result<Rule, QuorumDoubt>,
    when: When,
) -> Quorum {
    let weight = |span: &&Span| (span.counted.voting, span.counted.present);
    let of = |span: Option<&Span>| quorum(span.map(|span| span.counted).unwrap_or_default(), rule);
    match when {
        When::At(at) => {
            let holds =
                |span: &&Span| span.from.is_none_or(|from| from <= at) && span.to.is_none_or(|to| at < to);
            // What lies after the end is as it was at the end.
            let is_after = spans.first().and_then(|span| span.from).is_none_or(|first| first <= at);
            let outside = if is_after { spans.last() } else { spans.first() };
            of(spans.iter().find(holds).or(outside))
        }
        When::Fullest => of(spans.iter().max_by_key(weight)),
        When::Sometime => sometime(spans, rule),
    }
}

/// The quorum of some moment, nobody knows which: met where it was all the time, not met where it never was. Where it was not
/// met at some times and may have been at others, it hangs on the moment.
fn sometime(spans: &[Span], rule: &Result<Rule, QuorumDoubt>) -> Quorum {
    let mut found: Vec<Quorum> = spans.iter().map(|span| quorum(span.counted, rule)).collect();
    found.sort_by_key(|quorum| (quorum.voters_present, quorum.present));
    let of = |state: QuorumState| found.iter().find(|quorum| quorum.state == state);
    let fewest = found.first().cloned().unwrap_or_else(|| quorum(Counted::default(), rule));
    let [met, lacking, open] =
        [QuorumState::Met, QuorumState::NotMet, QuorumState::NotVerifiable].map(|state| of(state).is_some());
    match (met, lacking, open) {
        (true, false, false) => fewest,
        (true, ..) | (_, true, true) => {
            Quorum { state: QuorumState::NotVerifiable, reason: Some(QuorumDoubt::MomentUnknown), ..fewest }
        }
        _ => of(QuorumState::NotVerifiable).or(found.last()).cloned().unwrap_or(fewest),
    }
}

/// Who may have been there then, and who certainly was.
pub(in crate::meetings::quorum) fn there(
    came: &Attendees,
    when: When,
    (started, ended): (Option<Moment>, Option<Moment>),
) -> (HashSet<PersonId>, HashSet<PersonId>) {
    let may_be = |one: &&Attendee| match when {
        When::At(at) => one.stays.is_empty() || one.stays.iter().any(|stay| stay.holds(at)),
        When::Fullest | When::Sometime => true,
    };
    let surely = |one: &&Attendee| match when {
        When::At(_) => may_be(one),
        When::Fullest | When::Sometime => {
            let whole = |from: Option<Moment>, to: Option<Moment>| {
                let from_the_start = from.is_none_or(|from| started.is_some_and(|started| from <= started));
                from_the_start && to.is_none_or(|to| ended.is_some_and(|ended| ended <= to))
            };
            one.stays.is_empty() || one.stays.iter().any(|stay| whole(stay.from, stay.to))
        }
    };
    let people = |found: Vec<&Attendee>| found.into_iter().map(|one| one.person).collect();
    (
        people(came.persons.iter().filter(may_be).collect()),
        people(came.persons.iter().filter(surely).collect()),
    )
}

/// Who votes where these are there: whoever stands in for a member with the vote, in place of the member who is not.
pub(in crate::meetings::quorum) fn standing_in(
    mut all: Electorate,
    came: &Attendees,
    there: &HashSet<PersonId>,
) -> Electorate {
    for one in came.persons.iter().filter(|one| there.contains(&one.person)) {
        let Some(member) = one.votes_for.filter(|member| !there.contains(member)) else { continue };
        if !all.voters.contains(&one.person) && all.voters.remove(&member) {
            all.voters.insert(one.person);
        }
    }
    all
}
