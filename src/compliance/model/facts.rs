//! What rules are judged on: who would hold what, who holds what, and what is known of them.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::basis::AppointmentId;
use crate::bodies::positions::PositionId;
use crate::bodies::{BodyId, Forerunner};
use crate::persons::{PersonId, Standing, Traits};
use crate::statutes::document::Mode;
use crate::words::Tenure;

/// An appointment, recorded or only thought of.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which one, if it is recorded.
    pub id: Option<AppointmentId>,
    /// The position.
    pub position_id: PositionId,
    /// Its type in the statutes.
    pub type_code: String,
    /// How many seats it has; none for no limit.
    pub seats: Option<i64>,
    /// The body of the position.
    pub body_id: BodyId,
    /// The holder.
    pub person_id: PersonId,
    /// From when to when.
    pub tenure: Tenure,
    /// Whether its last day was set with it; else it ended when something ended it, on a basis of its own.
    pub is_end_set: bool,
    /// Whether it is in the place of a holder who is missing: no term of one's own.
    pub is_acting: bool,
    /// How the holder was chosen.
    pub mode: Mode,
}

/// An appointment to be judged: one thought of, or one recorded, which is then not counted twice.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The appointment.
    pub held: Held,
    /// The type of its body.
    pub body_type: String,
}

/// A membership, as rules see it.
#[derive(Debug, Clone)]
pub struct Belonging {
    /// Its last word.
    pub standing: Standing,
    /// From when to when.
    pub tenure: Tenure,
    /// When it was suspended.
    pub suspensions: Vec<Tenure>,
}

impl Belonging {
    /// How the member stood on a day.
    pub fn on(&self, day: NaiveDate) -> Standing {
        let is_suspended = self.suspensions.iter().any(|spell| spell.on(day).is_some());
        self.standing.on(day, &self.tenure, is_suspended)
    }
}

/// Everything that candidates are judged on.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// What is known of each person.
    pub traits: HashMap<PersonId, Traits>,
    /// The memberships of each candidate.
    pub belongings: HashMap<PersonId, Vec<Belonging>>,
    /// Every appointment of a candidate, and those in a body on the days that matter.
    pub held: Vec<Held>,
    /// What the bodies came of, where terms served there may count.
    pub forerunners: HashMap<BodyId, Vec<Forerunner>>,
}

impl Facts {
    /// What is known of a person; nothing, if nothing is.
    pub fn traits_of(&self, person: PersonId) -> Traits {
        self.traits.get(&person).copied().unwrap_or_default()
    }
}
