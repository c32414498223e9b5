//! Who votes in some bodies, and how the quorums of their meetings went: one query a table, however many they are.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::appointments::{self, Holding};
use crate::bodies::positions::{Numbered, Position, PositionId};
use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::meetings::model::Meeting;
use crate::memberships::standings::SuspensionSpell;
use crate::memberships;
use crate::persons::PersonId;
use crate::statutes::{self, Document, Versions};
use crate::words::PartialDate;

use super::model::{
    Attendees, Electorate, Quorum, QuorumDoubt, QuorumSpan, Rule, Sitting, Span, VotingOffice,
    When,
};
use super::rules;

/// How the quorum of a meeting went: what is asked, who came, and how many of them were there when.
pub(super) struct Course {
    pub(super) held_on: PartialDate,
    pub(super) rule: Result<Rule, QuorumDoubt>,
    pub(super) came: Attendees,
    pub(super) spans: Vec<Span>,
}

impl Course {
    /// The quorum that is meant.
    pub(super) fn quorum(&self, meeting: &Meeting, when: When, today: NaiveDate) -> Quorum {
        self.told(meeting, rules::told_of(&self.spans, &self.rule, when), today)
    }

    /// How it went, one stretch after the other, those alike as one.
    pub(super) fn timeline(&self, meeting: &Meeting, today: NaiveDate) -> Vec<QuorumSpan> {
        let mut told: Vec<QuorumSpan> = Vec::new();
        for span in &self.spans {
            let quorum = self.told(meeting, rules::quorum(span.counted, &self.rule), today);
            match told.last_mut() {
                Some(last) if last.quorum == quorum => last.to = span.to,
                _ => told.push(QuorumSpan { from: span.from, to: span.to, quorum }),
            }
        }
        told
    }

    /// A quorum of it, as it is told today.
    fn told(&self, meeting: &Meeting, quorum: Quorum, today: NaiveDate) -> Quorum {
        Quorum { call: meeting.call, ..rules::so_far(quorum, self.held_on, today) }
    }
}

/// Everything the quorums of some bodies are reckoned from.
pub(super) struct Ballot {
    pub(super) versions: Versions,
    pub(super) bodies: HashMap<BodyId, Body>,
    pub(super) positions: Numbered,
    pub(super) sittings: HashMap<PositionId, Vec<Sitting>>,
    /// When those who sit were suspended; empty where nobody asks.
    pub(super) suspensions: HashMap<PersonId, Vec<SuspensionSpell>>,
}

impl Ballot {
    pub(super) fn gather(tx: &mut Tx<'_>, mut ids: Vec<BodyId>) -> Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            let versions = Versions::new(Vec::new());
            let (bodies, sittings, suspensions) = (HashMap::new(), HashMap::new(), HashMap::new());
            return Ok(Self { versions, bodies, positions: Numbered::default(), sittings, suspensions });
        }
        let bodies = bodies::brief(tx, &ids)?.into_iter().map(|body| (body.id, body)).collect();
        let mut sittings: HashMap<PositionId, Vec<Sitting>> = HashMap::new();
        for Holding { position_id, person, occupancy } in appointments::holdings(tx, &ids)? {
            sittings.entry(position_id).or_default().push(Sitting { person, occupancy });
        }
        let positions = Numbered::gather(tx, &ids)?;
        let suspensions = HashMap::new();
        Ok(Self { versions: statutes::versions(tx)?, bodies, positions, sittings, suspensions })
    }

    /// Learns who of those who sit, and of those who came with the vote of another, was suspended, and when.
    pub(super) fn suspend<'a>(
        &mut self,
        tx: &mut Tx<'_>,
        came: impl Iterator<Item = &'a Attendees>,
    ) -> Result<()> {
        let bodies: Vec<BodyId> = self.bodies.keys().copied().collect();
        if bodies.is_empty() {
            return Ok(());
        }
        let carrying = came.flat_map(|came| &came.persons).filter(|one| one.votes_for.is_some());
        let mut carrying: HashSet<PersonId> = carrying.map(|one| one.person).collect();
        if !carrying.is_empty() {
            // Of those who sit it is learnt in any case.
            for sitting in self.sittings.values().flatten() {
                carrying.remove(&sitting.person);
            }
        }
        let besides: Vec<PersonId> = carrying.into_iter().collect();
        self.suspensions = memberships::suspensions_of_seated(tx, &bodies, &besides)?;
        Ok(())
    }

    /// How the quorum of a meeting went, without those who are recused.
    pub(super) fn course(
        &self,
        meeting: &Meeting,
        came: &Attendees,
        recused: &HashSet<PersonId>,
        today: NaiveDate,
    ) -> Result<Course> {
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        let rule = self.rule(meeting, held_on, came, today).map(|rule| rules::without_recused(rule, recused));
        let (came, doubtful) =
            rules::carrying(rules::others_of(came, recused), held_on.latest(), &self.suspensions);
        let rule = rule.map(|rule| rules::with_doubt(rule, &doubtful, &came));
        let nobody = HashSet::new();
        let (came, voters) = match &rule {
            Ok(rule) => (rules::counting(came, rule.remote), &rule.electorate.voters),
            Err(_) => (came, &nobody),
        };
        let spans = rules::during(rules::spans(&came, voters), (meeting.started_at, meeting.ended_at));
        Ok(Course { held_on, rule, came, spans })
    }

    /// Who votes in the body of a meeting on its day, where that is known.
    pub(super) fn exactly(&self, meeting: &Meeting) -> Result<Option<Electorate>> {
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        Ok(held_on.is_exact().then(|| self.voting(meeting.body_id, held_on.latest())).flatten())
    }

    /// What the statutes of the day of a meeting ask, and of whom; or why that cannot be told.
    fn rule(
        &self,
        meeting: &Meeting,
        held_on: PartialDate,
        came: &Attendees,
        today: NaiveDate,
    ) -> Result<Rule, QuorumDoubt> {
        match rules::doubt(held_on, today, came) {
            Some(doubt) => Err(doubt),
            None => self.asked(meeting, held_on.latest()).ok_or(QuorumDoubt::NoRule),
        }
    }

    fn asked(&self, meeting: &Meeting, day: NaiveDate) -> Option<Rule> {
        let body = meeting.body_id;
        let statutes = self.versions.on(day)?;
        let kind = statutes.body_type(&self.bodies.get(&body)?.type_code)?;
        let quorum = kind.quorum.as_ref()?;
        let clause = quorum.clause.as_ref().or(kind.clause.as_ref()).map(ToString::to_string);
        let electorate = self.voting(body, day)?;
        let share = match quorum.second_call {
            Some(second) if meeting.call > 1 => second.rule.share(),
            _ => Some(quorum.first),
        };
        Some(Rule { share, remote: quorum.remote, clause, electorate })
    }

    /// Who votes in a body on `day` and is not suspended, by the statutes of that day, if there were any.
    fn voting(&self, body: BodyId, day: NaiveDate) -> Option<Electorate> {
        let all = self.electorate(self.versions.on(day)?, body, day);
        Some(rules::without_suspended(all, day, &self.suspensions))
    }

    /// Who votes in a body on `day`, by the statutes of that day.
    pub(super) fn electorate(&self, statutes: &Document, body: BodyId, day: NaiveDate) -> Electorate {
        let on_the_day = self.positions.on(body, day);
        // Of an office that the statutes of the day do not know, only those are counted who are known to hold it.
        let (known, left): (Vec<_>, Vec<_>) =
            on_the_day.iter().partition(|position| statutes.position_type(&position.type_code).is_some());
        let votes = |position: &&&Position| {
            statutes.position_type(&position.type_code).is_some_and(|kind| kind.votes)
        };
        let voting: Vec<&Position> = known.iter().filter(votes).copied().collect();
        let seats = |position: &Position| position.seats.and_then(|seats| usize::try_from(seats).ok());
        let offices = voting.iter().map(|position| self.office(position, seats(position)));
        let offices: Vec<VotingOffice> =
            offices.chain(left.iter().map(|position| self.office(position, Some(0)))).collect();
        let numbers = voting.iter().map(|position| (position.type_code.as_str(), position.number()));
        rules::electorate(day, &offices, rules::gaps(numbers))
    }

    fn office(&self, position: &Position, seats: Option<usize>) -> VotingOffice {
        VotingOffice { seats, sittings: self.sittings.get(&position.id).cloned().unwrap_or_default() }
    }
}
