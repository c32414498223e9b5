//! Appointing, one or many at once.
use crate::bodies::positions::PositionId;
use crate::compliance::{self, Judgement, Under};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::{Tenure, word};

use super::super::model::{Appointed, Appointment, AppointmentId, EndedBy, NewAppointment};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::seat::Plan;

/// Appoints a person to a position: the first free seat, unless one is named. Whoever carries over in it makes way.
pub fn appoint(tx: &mut Tx<'_>, id: PositionId, new: &NewAppointment) -> Result<Appointed> {
    let made = appoint_all(tx, &[(id, new)]).map_err(|(_, problem)| problem)?.pop();
    made.ok_or_else(|| Problem::internal("an appointment that was neither made nor refused"))
}

/// Appoints all of these persons, who begin on one day, or none: rules that count see them all at once, so that a bureau is judged as it will
/// be and not as it fills up. The one that is refused is told by its place.
pub fn appoint_all(
    tx: &mut Tx<'_>,
    wanted: &[(PositionId, &NewAppointment)],
) -> Result<Vec<Appointed>, (usize, Problem)> {
    let at_first = |problem| (0, problem);
    let mut plan = Plan::of(tx, wanted).map_err(at_first)?;
    let (mut candidates, mut drafts) = (Vec::new(), Vec::new());
    for (index, (id, new)) in wanted.iter().enumerate() {
        let here = |problem| (index, problem);
        let version = plan.place(*id).map_err(here)?.0.version;
        tx.expect_version(id, version).map_err(here)?;
        plan.expect_known(tx, new).map_err(here)?;
        let seat = plan.make_way(tx, *id, new).map_err(here)?;
        let new = NewAppointment { seat, ..(*new).clone() };
        let seat = plan.checked_seat(tx, *id, &new).map_err(here)?;
        let candidate = plan.candidate(*id, &new, None).map_err(here)?;
        let draft = drafted(tx, &candidate.held, seat, &new);
        plan.take_in(draft.clone());
        candidates.push(candidate);
        drafts.push(draft);
    }
    let judgement = compliance::judge(tx, &candidates, Under::InForce).map_err(at_first)?;
    refuse(tx, wanted, &judgement)?;
    let mut made = Vec::new();
    for (index, draft) in drafts.into_iter().enumerate() {
        store::insert(tx, &draft).map_err(|problem| (index, kindly(problem)))?;
        journal::created(tx, "appointment", draft.id, &draft).map_err(|problem| (index, problem))?;
        made.push(Appointed { appointment: draft, findings: judgement.of(index) });
    }
    let broken: Vec<_> = made.iter().map(|one| one.appointment.id).zip(&judgement.of_each).collect();
    compliance::note(tx, &broken).map_err(at_first)?;
    tx.altered.extend(judgement.altered.iter().map(|person| person.0));
    Ok(made)
}

/// Refuses the first that the statutes block, unless it is history.
fn refuse(
    tx: &Tx<'_>,
    wanted: &[(PositionId, &NewAppointment)],
    judgement: &Judgement,
) -> Result<(), (usize, Problem)> {
    for (index, (_, new)) in wanted.iter().enumerate() {
        if !rules::is_history(new, tx.today)
            && let Some(problem) = compliance::refusal(&judgement.of(index))
        {
            return Err((index, problem));
        }
    }
    Ok(())
}

/// An appointment as it would be kept.
pub(super) fn drafted(tx: &Tx<'_>, held: &compliance::Held, seat: i64, new: &NewAppointment) -> Appointment {
    let mut appointment = Appointment {
        id: AppointmentId::new(),
        position_id: held.position_id,
        body_id: held.body_id,
        seat,
        person_id: new.person_id,
        capacity: new.capacity,
        mode: word(new.mode),
        starts_earliest: None,
        starts_latest: new.starts_on.latest(),
        ends_earliest: None,
        ends_latest: None,
        held_from: None,
        held_to: None,
        ended_by: new.ends_on.map(|_| EndedBy::Term),
        decision_id: new.decision_id,
        source: new.source.clone().map(Json),
        end_decision_id: None,
        end_source: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    appointment.set_tenure(Tenure { starts: new.starts_on, ends: new.ends_on });
    appointment
}

/// The last word is the database's, the kind one the rule's.
pub(super) fn kindly(problem: Problem) -> Problem {
    problem
        .if_violates("appointments_seat_is_held", Refusal::SeatsAreTaken.kind())
        .if_violates("appointments_held_twice", Refusal::PersonHoldsIt.kind())
}
