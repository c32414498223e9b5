//! What a paper tells, gathered from the registry: a statement a table for every few hundred, however long the meeting.
mod gather;
mod offices;
mod pointed;

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::applications::ApplicationId;
use crate::appointments::{Appointment, AppointmentId, Capacity};
use crate::basis::DecisionId;
use crate::bodies::positions::{Position, PositionId, Titles};
use crate::bodies::{Body, BodyId, BodyRef};
use crate::empowerments::EmpowermentId;
use crate::meetings::decisions::Decision;
use crate::meetings::elections::{Candidate, Election, Reading};
use crate::meetings::items::{AgendaItem, Attendance, Intervention, Proposal};
use crate::meetings::minutes::Minutes;
use crate::meetings::model::Meeting;
use crate::meetings::quorum::{Quorum, QuorumSpan};
use crate::persons::{PersonId, PersonName};
use crate::programmes::{Action, Programme, ProgrammeId};
use crate::words::{Certainty, Gender, Language, PartialDate};

pub(super) use gather::{of_decision, of_meeting, of_sheet};

/// What is recorded at a meeting, as far as a paper tells it.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) agenda: Vec<AgendaItem>,
    pub(super) attendances: Vec<Attendance>,
    pub(super) interventions: Vec<Intervention>,
    pub(super) proposals: Vec<Proposal>,
    pub(super) decisions: Vec<Decision>,
    /// Who had no part in which decision, for a conflict of interest, in the order it was told.
    pub(super) recused: HashMap<DecisionId, Vec<PersonId>>,
    /// How elections went: those that decisions proclaim, and those that elected nobody.
    pub(super) elections: Vec<Electing>,
    pub(super) programmes: Vec<Programme>,
    pub(super) actions: Vec<Action>,
}

/// An election, with whoever stood in it and read its counts.
#[derive(Debug)]
pub(super) struct Electing {
    pub(super) election: Election,
    pub(super) candidates: Vec<Candidate>,
    pub(super) readings: Vec<Reading>,
}

/// An office somebody held on the day of a meeting.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) position: PositionId,
    pub(super) capacity: Capacity,
    /// Whether the dates settle that it was held that day.
    pub(super) certainty: Certainty,
}

/// Everything a paper tells.
pub(super) struct Facts {
    pub(super) language: Language,
    pub(super) today: NaiveDate,
    pub(super) meeting: Meeting,
    /// The day it is held, as far as it is known.
    pub(super) held_on: PartialDate,
    /// Why it was called off, if it was.
    pub(super) cancelled: Option<String>,
    pub(super) minutes: Minutes,
    /// The day of the later meeting that approved them, if one did.
    pub(super) approved_in: Option<PartialDate>,
    /// The name of the body in addresses.
    pub(super) slug: String,
    /// The names of the body and those above it on the day, from the highest down.
    pub(super) lineage: Vec<String>,
    pub(super) quorum: Quorum,
    /// How it went.
    pub(super) course: Vec<QuorumSpan>,
    /// The wording of the clause the quorum rests on.
    pub(super) clause: Option<String>,
    pub(super) lines: Lines,
    pub(super) registered: Registered,
}

/// What lines and effects point at, as the registry has it.
pub(super) struct Registered {
    /// Persons, also by the ids of those that were merged into them.
    pub(super) people: HashMap<PersonId, PersonName>,
    /// What those who were at the meeting held in the body, next to it or above it.
    pub(super) offices: HashMap<PersonId, Held>,
    pub(super) appointments: HashMap<AppointmentId, Appointment>,
    pub(super) positions: HashMap<PositionId, Position>,
    pub(super) bodies: HashMap<BodyId, Body>,
    pub(super) titles: Titles,
    /// What programmes are called that decisions adopt.
    pub(super) programmes: HashMap<ProgrammeId, String>,
    /// Whose applications are that decisions are about.
    pub(super) applications: HashMap<ApplicationId, PersonId>,
    /// Whose empowerments are that decisions take back, and what for.
    pub(super) empowerments: HashMap<EmpowermentId, (PersonId, String)>,
    /// The names and the days of decisions that others are about.
    pub(super) decisions: HashMap<DecisionId, (String, String)>,
}

impl Registered {
    /// Somebody, if a name is kept.
    pub(super) fn person(&self, id: Option<PersonId>) -> Option<&PersonName> {
        self.people.get(&id?)
    }

    /// What somebody's titles agree with.
    pub(super) fn gender(&self, id: Option<PersonId>) -> Option<Gender> {
        self.person(id).and_then(|person| person.gender)
    }

    /// The title of a position as somebody of that gender bears it, if the position is on record.
    pub(super) fn title(&self, position: PositionId, gender: Option<Gender>) -> Option<String> {
        self.positions.get(&position).map(|position| self.titles.of(position, gender))
    }

    /// The body a decision names, if it is on record.
    pub(super) fn body(&self, named: &BodyRef) -> Option<&Body> {
        match named {
            BodyRef::Id(id) => self.bodies.get(id),
            BodyRef::Slug(_) => self.bodies.values().find(|body| body.is_named(named)),
        }
    }
}
