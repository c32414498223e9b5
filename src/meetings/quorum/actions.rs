//! How quorums are looked up: those of a page by one query a table, however many they are.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::appointments::{self, Holding};
use crate::basis::MeetingId;
use crate::bodies::positions::{self, Position, PositionId};
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::meetings::model::Meeting;
use crate::statutes::{self, Document, Versions};
use crate::words::PartialDate;

use super::model::{Attendees, Quorum, QuorumDoubt, Rule, Sitting, VotingOffice};
use super::{rules, store};

/// The quorum of each meeting, in the order of the meetings.
pub(in crate::meetings) fn of(tx: &mut Tx<'_>, meetings: &[Meeting]) -> Result<Vec<Quorum>> {
    let ids: Vec<MeetingId> = meetings.iter().map(|meeting| meeting.id).collect();
    let mut attendees = store::attendees(tx, &ids)?;
    // Seats are looked at only where somebody came by name.
    let named = |meeting: &&Meeting| attendees.get(&meeting.id).is_some_and(|who| !who.present.is_empty());
    let ballot = Ballot::gather(tx, meetings.iter().filter(named).map(|meeting| meeting.body_id).collect())?;
    meetings
        .iter()
        .map(|meeting| {
            let came = attendees.remove(&meeting.id).unwrap_or_default();
            let rule = ballot.rule(meeting, &came, tx.today)?;
            Ok(rules::quorum(&came, rule))
        })
        .collect()
}

/// Everything the quorums of some bodies are reckoned from.
struct Ballot {
    versions: Versions,
    bodies: HashMap<BodyId, Body>,
    positions: Vec<Position>,
    sittings: HashMap<PositionId, Vec<Sitting>>,
}

impl Ballot {
    fn gather(tx: &mut Tx<'_>, mut ids: Vec<BodyId>) -> Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            let (bodies, sittings) = (HashMap::new(), HashMap::new());
            return Ok(Self { versions: Versions::new(Vec::new()), bodies, positions: Vec::new(), sittings });
        }
        let bodies = bodies::brief(tx, &ids)?.into_iter().map(|body| (body.id, body)).collect();
        let mut sittings: HashMap<PositionId, Vec<Sitting>> = HashMap::new();
        for Holding { position_id, person, occupancy } in appointments::holdings(tx, &ids)? {
            sittings.entry(position_id).or_default().push(Sitting { person, occupancy });
        }
        let positions = positions::of_bodies(tx, &ids)?;
        Ok(Self { versions: statutes::versions(tx)?, bodies, positions, sittings })
    }

    /// What the statutes of the day of a meeting ask, and of whom; or why that cannot be told.
    fn rule(
        &self,
        meeting: &Meeting,
        came: &Attendees,
        today: NaiveDate,
    ) -> Result<Result<Rule, QuorumDoubt>> {
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        if rules::is_to_come(held_on, today) {
            return Ok(Err(QuorumDoubt::StillToCome));
        }
        if came.present.is_empty() {
            let is_group = came.groups > 0;
            return Ok(Err(if is_group { QuorumDoubt::UncountedGroup } else { QuorumDoubt::NoAttendance }));
        }
        if !held_on.is_exact() {
            return Ok(Err(QuorumDoubt::DayUnknown));
        }
        Ok(self.asked(meeting.body_id, held_on.latest()).ok_or(QuorumDoubt::NoRule))
    }

    fn asked(&self, body: BodyId, day: NaiveDate) -> Option<Rule> {
        let statutes = self.versions.on(day)?;
        let body = self.bodies.get(&body)?;
        let kind = statutes.body_types.iter().find(|kind| kind.code.as_str() == body.type_code)?;
        let quorum = kind.quorum.as_ref()?;
        let clause = quorum.clause.as_ref().or(kind.clause.as_ref()).map(ToString::to_string);
        let own: Vec<&Position> = self
            .positions
            .iter()
            .filter(|position| position.body_id == body.id && votes(statutes, position))
            .collect();
        let offices: Vec<VotingOffice> = own
            .iter()
            .map(|position| VotingOffice {
                seats: position.seats.and_then(|seats| usize::try_from(seats).ok()),
                sittings: self.sittings.get(&position.id).cloned().unwrap_or_default(),
            })
            .collect();
        let numbers = own.iter().map(|position| (position.type_code.as_str(), position.number()));
        let electorate = rules::electorate(day, &offices, rules::gaps(numbers));
        Some(Rule { share: quorum.first, clause, electorate })
    }
}

/// Whether the holders of a position vote; yes where the statutes do not know it any more.
fn votes(statutes: &Document, position: &Position) -> bool {
    statutes.position_type(&position.type_code).is_none_or(|kind| kind.votes)
}
