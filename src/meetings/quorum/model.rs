//! What a quorum is, and what it is reckoned from.
use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

pub(super) use crate::db::Moment;
use crate::electorates::Electorate;
use crate::http::QueryForm;
use crate::meetings::items::Stay;
use crate::persons::PersonId;
use crate::statutes::document::{Fraction, RemotePresence};

/// Whether enough came to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuorumState {
    /// Enough came.
    Met,
    /// Too few came for a first call.
    NotMet,
    /// What is recorded does not settle it.
    NotVerifiable,
}

/// Why a quorum cannot be verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuorumDoubt {
    /// A group is recorded without a count.
    UncountedGroup,
    /// The day of the meeting is not over, and too few came so far.
    StillToCome,
    /// Nobody's attendance is recorded.
    NoAttendance,
    /// The day of the meeting is known in part only.
    DayUnknown,
    /// The statutes of that day ask no quorum of such a body, or there were none.
    NoRule,
    /// It hangs on seats of which nobody knows who holds them.
    VotersUnknown,
    /// It was met at some times of the meeting and not at others, and it is not told which is meant.
    MomentUnknown,
}

/// The quorum of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Quorum {
    /// Whether enough came to decide.
    pub state: QuorumState,
    /// Why that cannot be verified; null when it can.
    pub reason: Option<QuorumDoubt>,
    /// Of which call it is.
    #[serde(default = "first")]
    pub call: i64,
    /// How many named persons are recorded as there then, where those from afar are counted, with them.
    pub present: usize,
    /// How many of them hold a seat with a vote in the body on that day; null where that was not looked at.
    pub voters_present: Option<usize>,
    /// How many persons are known to hold one; null where that was not looked at.
    pub voters: Option<usize>,
    /// How many of them must come; null where the number of voters is not known.
    pub needed: Option<usize>,
    /// The clause of the statutes it rests on.
    #[schema(example = "art-33")]
    pub clause: Option<String>,
}

/// What was recorded before 2026-11-27 is of a first call.
fn first() -> i64 {
    1
}

/// How the quorum of a meeting was for a while: while nobody came or left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuorumSpan {
    /// Since when; null: since the beginning.
    pub from: Option<Moment>,
    /// Until when; null: until the end.
    pub to: Option<Moment>,
    /// How it was.
    #[serde(flatten)]
    pub quorum: Quorum,
}

/// Of which moment to tell a quorum.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QuorumQuery {
    /// The moment; without one, when the most of those who vote were there.
    #[param(value_type = Option<String>, format = DateTime)]
    pub at: Option<Moment>,
}

impl QueryForm for QuorumQuery {
    const LISTS: bool = false;
}

/// Of when a quorum is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::meetings) enum When {
    /// When the most of those who vote were there.
    Fullest,
    /// At some moment of the meeting, nobody knows which.
    Sometime,
    /// At that moment.
    At(Moment),
}

impl When {
    /// At that moment, if it is known.
    pub(in crate::meetings) fn of(at: Option<Moment>) -> Self {
        at.map_or(Self::Sometime, Self::At)
    }
}

/// Somebody who came, as far as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attendee {
    /// Who.
    pub(super) person: PersonId,
    /// When; none: all the time.
    pub(super) stays: Vec<Stay>,
    /// Whether from afar.
    pub(super) is_remote: bool,
    /// Whose vote came along.
    pub(super) votes_for: Option<PersonId>,
}

/// Who came, as far as it is recorded.
#[derive(Debug, Clone, Default)]
pub(super) struct Attendees {
    /// Persons who came, by name.
    pub(super) persons: Vec<Attendee>,
    /// Groups present, without a count.
    pub(super) groups: usize,
}

impl Attendees {
    /// Those with whom the vote of another came along.
    pub(super) fn carrying(&self) -> impl Iterator<Item = PersonId> {
        self.persons.iter().filter(|one| one.votes_for.is_some()).map(|one| one.person)
    }
}

/// How many are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// Persons present, by name.
    pub(super) present: usize,
    /// Seats with a vote for which somebody was there.
    pub(super) voting: usize,
    /// Groups present, without a count.
    pub(super) groups: usize,
}

/// How many are counted for a while: while nobody came or left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Since when; none: since the beginning.
    pub(super) from: Option<Moment>,
    /// Until when; none: until the end.
    pub(super) to: Option<Moment>,
    /// How many.
    pub(super) counted: Counted,
}

/// Who was there when something was decided, and who had a vote.
#[derive(Debug, Clone)]
pub(in crate::meetings) struct Roll {
    /// The quorum, without those who are recused.
    pub(in crate::meetings) quorum: Quorum,
    /// Persons who were there then, by name; perhaps, where it is not known when that was.
    pub(in crate::meetings) present: HashSet<PersonId>,
    /// Those of them who certainly were.
    pub(in crate::meetings) surely: HashSet<PersonId>,
    /// Groups present, without a count.
    pub(in crate::meetings) groups: usize,
    /// Who had a vote, whoever stood in for a member in place of the member; none where the day is known in part only, or no statutes were in force.
    pub(in crate::meetings) electorate: Option<Electorate>,
}

/// What the statutes ask, and of whom.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// The share of the voters that is needed; none where whoever is present is enough.
    pub(super) share: Option<Fraction>,
    /// Whether those who take part from afar are counted.
    pub(super) remote: RemotePresence,
    /// The clause that asks for it.
    pub(super) clause: Option<String>,
    /// The voters.
    pub(super) electorate: Electorate,
}
