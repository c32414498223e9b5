//! Where people would sit: everything that appointments are laid out on, one query a table however many.
use std::collections::{HashMap, HashSet};

use crate::access::{Effect, Object, Principal};
use crate::basis::DecisionId;
use crate::bodies::positions::{self, Position, PositionId};
use crate::bodies::{self, Body, BodyId};
use crate::compliance::{Candidate, Held};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{self, PersonId};
use crate::reach;
use crate::statutes;
use crate::unknown::Unknown;
use crate::words::Tenure;

use super::super::model::{Appointment, AppointmentId, Capacity, NewAppointment};
use super::super::rules::{self, Facts, Refusal};
use super::super::store;
use super::super::terms::Terms;
use super::super::way::{Place, giving_way, make_way};
use super::appoint::drafted;

/// Who gives way, each with the days that leaves, and the seat an appointment is then for.
type Way<Which> = (Vec<(Which, Tenure)>, Option<i64>);

/// What seats are found on: the positions, their bodies, who sat and sits there, who and what is known.
pub(super) struct Plan {
    positions: HashMap<PositionId, Position>,
    bodies: HashMap<BodyId, Body>,
    others: HashMap<PositionId, Vec<Appointment>>,
    /// How long terms are, for whoever carries over; gathered only where somebody has sat.
    terms: Option<Terms>,
    people: HashSet<PersonId>,
    decisions: HashSet<DecisionId>,
}

impl Plan {
    /// Looks up what these appointments need.
    pub(super) fn of(tx: &mut Tx<'_>, wanted: &[(PositionId, &NewAppointment)]) -> Result<Self> {
        let ids: Vec<PositionId> = wanted.iter().map(|(id, _)| *id).collect();
        let offices = positions::of_ids(tx, &ids)?;
        Self::among(tx, offices, wanted)
    }

    /// The same for positions at hand, opened or only thought of.
    pub(super) fn among(
        tx: &mut Tx<'_>,
        offices: Vec<Position>,
        wanted: &[(PositionId, &NewAppointment)],
    ) -> Result<Self> {
        let ids: Vec<PositionId> = offices.iter().map(|office| office.id).collect();
        let homes: Vec<BodyId> = offices.iter().map(|office| office.body_id).collect();
        let people: Vec<PersonId> = wanted.iter().map(|(_, new)| new.person_id).collect();
        let decisions: Vec<DecisionId> = wanted.iter().filter_map(|(_, new)| new.decision_id).collect();
        let mut others: HashMap<_, Vec<_>> = HashMap::new();
        for other in store::in_positions(tx, &ids)? {
            others.entry(other.position_id).or_default().push(other);
        }
        let terms = if others.is_empty() { None } else { Some(Terms::gather(tx)?) };
        let decisions = known(tx, decisions)?;
        Ok(Self {
            bodies: bodies::brief(tx, &homes)?.into_iter().map(|body| (body.id, body)).collect(),
            positions: offices.into_iter().map(|office| (office.id, office)).collect(),
            others,
            terms,
            people: seen(tx, &people)?,
            decisions,
        })
    }

    /// The position and its body; not found, if there is none.
    pub(super) fn place(&self, id: PositionId) -> Result<(&Position, &Body)> {
        let position = self.positions.get(&id).ok_or_else(Problem::not_found)?;
        let body = self.bodies.get(&position.body_id).ok_or_else(Problem::not_found)?;
        Ok((position, body))
    }

    /// Leaves an appointment out of those that hold seats: it is about to change.
    pub(super) fn leave_out(&mut self, id: AppointmentId) {
        for others in self.others.values_mut() {
            others.retain(|other| other.id != id);
        }
    }

    /// Takes an appointment in: those laid out after it find its seat taken.
    pub(super) fn take_in(&mut self, appointment: Appointment) {
        self.others.entry(appointment.position_id).or_default().push(appointment);
    }

    /// Ends what gives way to an appointment, and answers which seat the appointment is then for.
    pub(super) fn make_way(
        &mut self,
        tx: &mut Tx<'_>,
        id: PositionId,
        new: &NewAppointment,
    ) -> Result<Option<i64>> {
        let (leaving, seat) = self.giving_way(id, new)?;
        let others = self.others.get_mut(&id).map(Vec::as_mut_slice).unwrap_or_default();
        make_way(tx, &leaving, others, new)?;
        Ok(seat)
    }

    /// The same for an appointment that is only thought of: what would give way is counted as if it had, and answered
    /// with the days it would be left.
    pub(super) fn think_of_way(
        &mut self,
        id: PositionId,
        new: &NewAppointment,
    ) -> Result<Way<AppointmentId>> {
        let (leaving, seat) = self.giving_way(id, new)?;
        let others = self.others.get_mut(&id).map(Vec::as_mut_slice).unwrap_or_default();
        let mut left = Vec::new();
        for (index, tenure) in leaving {
            if let Some(other) = others.get_mut(index) {
                other.set_tenure(tenure);
                left.push((other.id, tenure));
            }
        }
        Ok((left, seat))
    }

    /// Who would give way to an appointment, by their places, and which seat it is then for.
    fn giving_way(&self, id: PositionId, new: &NewAppointment) -> Result<Way<usize>> {
        let (position, body) = self.place(id)?;
        let Some(terms) = &self.terms else { return Ok((Vec::new(), new.seat)) };
        let others = self.others.get(&id).map(Vec::as_slice).unwrap_or_default();
        let (position_type, body_type) = (position.type_code.as_str(), body.type_code.as_str());
        let place = Place { position_type, body_type, seats: position.seats };
        Ok(giving_way(terms, &place, others, new))
    }

    /// Takes a seat for an appointment that is only thought of.
    pub(super) fn take_seat(
        &mut self,
        tx: &Tx<'_>,
        id: PositionId,
        seat: i64,
        new: &NewAppointment,
    ) -> Result<()> {
        let candidate = self.candidate(id, new, None)?;
        self.take_in(drafted(tx, &candidate.held, seat, new));
        Ok(())
    }

    /// Whether what an appointment names is there.
    pub(super) fn expect_known(&self, tx: &mut Tx<'_>, new: &NewAppointment) -> Result<()> {
        let is_to_oneself = tx.actor.principal == Principal::Person(new.person_id);
        if is_to_oneself && tx.operation.rule().effect == Effect::Changes {
            return Err(Refusal::AppointmentIsOnesOwn.into());
        }
        match new.decision_id {
            Some(id) if !self.decisions.contains(&id) => Err(Unknown::Decision.into()),
            _ if !self.people.contains(&new.person_id) => {
                Err(persons::unknown(tx, new.person_id).within("/person_id"))
            }
            _ => Ok(()),
        }
    }

    /// The seat a person would take, if nothing stands against it.
    pub(super) fn seat(&self, id: PositionId, new: &NewAppointment) -> Result<Result<i64, Refusal>> {
        let (position, body) = self.place(id)?;
        let others = self.others.get(&id).map(Vec::as_slice).unwrap_or_default();
        Ok(rules::seat_for(&Facts { seats: position.seats, body: body.tenure(), others }, new))
    }

    /// The seat a person takes; refused with the clause of the position.
    pub(super) fn checked_seat(&self, tx: &mut Tx<'_>, id: PositionId, new: &NewAppointment) -> Result<i64> {
        self.place(id)?;
        self.expect_known(tx, new)?;
        rules::rests_on_something(new)?;
        match self.seat(id, new)? {
            Ok(seat) => Ok(seat),
            Err(refusal) => {
                let (position, _) = self.place(id)?;
                let statutes = statutes::in_force(tx, new.starts_on.latest())?;
                let clause =
                    statutes.position_type(&position.type_code).and_then(|kind| kind.clause.as_ref());
                Err(Problem::from(refusal).under(statutes::cite(&statutes, clause)))
            }
        }
    }

    /// The appointment as the rules of the statutes judge it.
    pub(super) fn candidate(
        &self,
        id: PositionId,
        new: &NewAppointment,
        own: Option<&Appointment>,
    ) -> Result<Candidate> {
        let (position, body) = self.place(id)?;
        let held = Held {
            id: own.map(|own| own.id),
            position_id: id,
            type_code: position.type_code.clone(),
            seats: position.seats,
            body_id: position.body_id,
            person_id: new.person_id,
            tenure: Tenure { starts: new.starts_on, ends: new.ends_on },
            is_end_set: own.is_none_or(Appointment::is_end_set),
            is_acting: new.capacity == Capacity::Acting,
            mode: new.mode,
        };
        Ok(Candidate { held, body_type: body.type_code.clone() })
    }
}

/// Those of these persons that there are, for the caller.
fn seen(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<HashSet<PersonId>> {
    let mut seen: HashSet<PersonId> = persons::names(tx, people)?.into_keys().collect();
    for person in people {
        if seen.contains(person) && !reach::may_see_person(tx, *person)? {
            seen.remove(person);
        }
    }
    Ok(seen)
}

/// Those of these decisions that there are, for the caller.
fn known(tx: &mut Tx<'_>, mut decisions: Vec<DecisionId>) -> Result<HashSet<DecisionId>> {
    decisions.sort_unstable();
    decisions.dedup();
    let mut known = HashSet::new();
    for decision in decisions {
        if reach::may_see(tx, Object::Decision, &decision.to_string())? {
            known.insert(decision);
        }
    }
    Ok(known)
}
