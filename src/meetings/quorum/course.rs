//! How the quorums of meetings went, by those who vote in their bodies.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::electorates::{Electorate, Electorates};
use crate::error::{Problem, Result};
use crate::meetings::model::Meeting;
use crate::persons::PersonId;
use crate::words::PartialDate;

use super::model::{Attendees, Quorum, QuorumDoubt, QuorumSpan, Rule, Span, When};
use super::rules;

/// How the quorum of a meeting went: what is asked, who came, and how many of them were there when.
pub(super) struct Course {
    pub(super) held_on: PartialDate,
    pub(super) rule: Result<Rule, QuorumDoubt>,
    pub(super) came: Attendees,
    pub(super) spans: Vec<Span>,
}

impl Course {
    /// How the quorum of a meeting went, without those who are recused.
    pub(super) fn of(
        all: &Electorates,
        meeting: &Meeting,
        came: &Attendees,
        recused: &HashSet<PersonId>,
        today: NaiveDate,
    ) -> Result<Self> {
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        let rule = rule(all, meeting, held_on, came, today).map(|rule| rules::without_recused(rule, recused));
        let (came, doubtful) =
            rules::carrying(rules::others_of(came, recused), held_on.latest(), all.suspensions());
        let rule = rule.map(|rule| rules::with_doubt(rule, &doubtful, &came));
        let nobody = HashSet::new();
        let (came, voters) = match &rule {
            Ok(rule) => (rules::counting(came, rule.remote), &rule.electorate.voters),
            Err(_) => (came, &nobody),
        };
        let spans = rules::during(rules::spans(&came, voters), (meeting.started_at, meeting.ended_at));
        Ok(Self { held_on, rule, came, spans })
    }

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

/// Who votes in the body of a meeting on its day, where that is known.
pub(super) fn exactly(all: &Electorates, meeting: &Meeting) -> Result<Option<Electorate>> {
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    Ok(held_on.is_exact().then(|| all.voting(meeting.body_id, held_on.latest())).flatten())
}

/// What the statutes of the day of a meeting ask, and of whom; or why that cannot be told.
fn rule(
    all: &Electorates,
    meeting: &Meeting,
    held_on: PartialDate,
    came: &Attendees,
    today: NaiveDate,
) -> Result<Rule, QuorumDoubt> {
    match rules::doubt(held_on, today, came) {
        Some(doubt) => Err(doubt),
        None => asked(all, meeting, held_on.latest()).ok_or(QuorumDoubt::NoRule),
    }
}

fn asked(all: &Electorates, meeting: &Meeting, day: NaiveDate) -> Option<Rule> {
    let kind = all.body_type(meeting.body_id, day)?;
    let quorum = kind.quorum.as_ref()?;
    let clause = quorum.clause.as_ref().or(kind.clause.as_ref()).map(ToString::to_string);
    let electorate = all.voting(meeting.body_id, day)?;
    let share = match quorum.second_call {
        Some(second) if meeting.call > 1 => second.rule.share(),
        _ => Some(quorum.first),
    };
    Some(Rule { share, remote: quorum.remote, clause, electorate })
}
