//! What a vote in a body hangs on.
use std::collections::HashSet;

use crate::appointments::{AppointmentId, Occupancy};
use crate::persons::PersonId;

/// Somebody in a seat, as far as a vote is concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sitting {
    /// By which appointment.
    pub(super) id: AppointmentId,
    /// Who.
    pub(super) person: PersonId,
    /// In which seat, from when to when.
    pub(super) occupancy: Occupancy,
}

/// A position whose holders vote, and everybody who ever held it.
#[derive(Debug, Clone, Copy)]
pub(super) struct VotingOffice<'a> {
    /// How many may hold it; none without a limit.
    pub(super) seats: Option<usize>,
    /// Who held it, and holds it.
    pub(super) sittings: &'a [Sitting],
    /// Of which of them the vote rests on the day: the office is frozen by itself.
    pub(super) resting: &'a HashSet<AppointmentId>,
}

/// Who votes in a body on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Electorate {
    /// Those who certainly hold a seat with a vote.
    pub voters: HashSet<PersonId>,
    /// Of how many more seats nobody knows whether they are held; none without a limit.
    pub unknown: Option<usize>,
}
