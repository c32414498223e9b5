//! What a ruling or a measure does, carried out: by the authority of the statutes, in the transaction that records it.
use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use crate::access::{Actor, Holdings, Title};
use crate::appointments::freezes::{self, OfficeFreezeId};
use crate::appointments::{self, Appointment, EndedBy, Ending, NewAppointment};
use crate::basis::Source;
use crate::bodies::Happening;
use crate::db::{Tx, apart_in};
use crate::departures;
use crate::error::{Problem, Result};
use crate::memberships::standings::{self, MembershipStandingId};
use crate::memberships::{self, Ending as MemberEnding, MembershipEnd};
use crate::persons::{MembershipId, PersonId, Standing};
use crate::statutes::document::Mode;
use crate::words::{FaultKind, Line, PartialDate};

use super::super::model::{CaseEffect, EffectDone};
use super::super::rules::{Act, Refusal};

/// Whoever is ruled on, and on what the consequences rest that everybody may see: that a committee ruled, and no more.
pub(super) struct Carrying<'a> {
    pub(super) person: PersonId,
    pub(super) source: Source,
    /// What an earlier ruling did, as far as this one undoes it.
    pub(super) earlier: &'a [CaseEffect],
}

/// What everybody may see that something rests on.
pub(super) fn source(kind: &str) -> Result<Source> {
    let kind = Line::parse(kind).map_err(|fault: FaultKind| Problem::internal(format!("{fault:?}")))?;
    Ok(Source { kind, reference: None, noted_on: None })
}

/// Does something by the authority of the statutes: whoever records a ruling needs no right over what it does.
pub(super) fn empowered<T>(tx: &mut Tx<'_>, act: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
    let own = std::mem::replace(&mut tx.holdings, Holdings::everything(Title::Service));
    // Which judge recorded it is told in the case, and nowhere else.
    let judge = std::mem::replace(&mut tx.actor, Actor::service());
    let reached = tx.reached.take();
    let done = act(tx);
    (tx.holdings, tx.actor, tx.reached) = (own, judge, reached);
    done
}

/// Carries out what a ruling takes, and tells what was done and what was left.
pub(super) fn carry_out(tx: &mut Tx<'_>, carrying: &Carrying<'_>, acts: &[Act]) -> Result<Vec<CaseEffect>> {
    empowered(tx, |tx| {
        let mut done = Vec::new();
        for act in acts {
            done.extend(carrying.act(tx, *act)?);
        }
        Ok(done)
    })
}

impl Carrying<'_> {
    fn act(&self, tx: &mut Tx<'_>, act: Act) -> Result<Vec<CaseEffect>> {
        match act {
            Act::Suspend(from, last) => self.suspend(tx, (from, last)),
            Act::Freeze(from, last) => {
                let frozen = freezes::freeze(tx, self.person, (from, last), &self.source)?;
                Ok(vec![effect(EffectDone::Frozen, "office_freeze", frozen.id.0, from)])
            }
            Act::Lift(on) => self.lift(tx, on),
            Act::EndOffices(on) => self.end_offices(tx, on),
            Act::GiveBackOffices(on) => self.give_back(tx, on),
            Act::Expel(on) => self.expel(tx, on),
            Act::Readmit(on) => self.readmit(tx, on),
        }
    }

    /// The membership of the person that lasts on `day`.
    fn membership(&self, tx: &mut Tx<'_>, day: NaiveDate) -> Result<Option<MembershipId>> {
        let all = memberships::memberships_of(tx, self.person)?;
        let lasting = all.iter().find(|one| one.tenure().on(day).is_some());
        Ok(lasting.map(|one| one.id))
    }

    /// That there was no membership to act on.
    fn nobody(&self, on: NaiveDate) -> Vec<CaseEffect> {
        let reason = Refusal::PersonIsNoMemberThen.kind().code.to_owned();
        let left = effect(EffectDone::Left, "person", self.person.0, on);
        vec![CaseEffect { left_because: Some(reason), ..left }]
    }

    fn suspend(&self, tx: &mut Tx<'_>, days: (NaiveDate, NaiveDate)) -> Result<Vec<CaseEffect>> {
        let Some(membership) = self.membership(tx, days.0)? else { return Ok(self.nobody(days.0)) };
        let imposed = standings::impose(tx, membership, days, &self.source)?;
        if imposed.is_empty() {
            let left = effect(EffectDone::Left, "membership", membership.0, days.0);
            return Ok(vec![CaseEffect { left_because: Some("member-is-suspended".to_owned()), ..left }]);
        }
        let told = |(id, on): (MembershipStandingId, NaiveDate)| {
            effect(EffectDone::Suspended, "membership_standing", id.0, on)
        };
        Ok(imposed.into_iter().map(told).collect())
    }

    /// Lets what was suspended or frozen before last until the day before `on`.
    fn lift(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let (mut done, last) = (Vec::new(), on.pred_opt().unwrap_or(on));
        for one in self.earlier.iter().rev() {
            let is_lifted = match one.done {
                EffectDone::Suspended => {
                    let standing = MembershipStandingId(one.id);
                    let lasts = standings::last_day(tx, standing)?.is_some_and(|until| last < until);
                    lasts && standings::last_until(tx, standing, last)?
                }
                EffectDone::Frozen => {
                    let freeze = OfficeFreezeId(one.id);
                    let lasts = freezes::last_day(tx, freeze)?.is_some_and(|until| last < until);
                    lasts && freezes::last_until(tx, freeze, last)?
                }
                _ => false,
            };
            if is_lifted {
                done.push(CaseEffect { done: EffectDone::Lifted, on, left_because: None, ..one.clone() });
            }
        }
        Ok(done)
    }

    fn end_offices(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let mut done = Vec::new();
        let last = PartialDate::exact(on.pred_opt().unwrap_or(on));
        for office in appointments::of_persons(tx, &[self.person])? {
            if office.tenure().on(on).is_none() {
                continue;
            }
            let told = ended(&office, on);
            let ending = Ending { ends_on: last, decision_id: None, source: Some(self.source.clone()) };
            let end = |tx: &mut Tx<'_>| appointments::end(tx, office.id, EndedBy::Revocation, &ending);
            match apart_in(tx, end, |_| true) {
                Ok(_) => done.push(told),
                Err(problem) => done.push(left(told, problem)?),
            }
        }
        Ok(done)
    }

    /// Gives back the offices that were ended before, where their seats are free still.
    fn give_back(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let ended: HashMap<Uuid, Option<NaiveDate>> = self
            .earlier
            .iter()
            .filter(|one| one.done == EffectDone::Ended)
            .map(|one| (one.id, one.was_to_end_on))
            .collect();
        let ids: Vec<_> = ended.keys().map(|id| (*id).into()).collect();
        let mut done = Vec::new();
        for office in appointments::of_ids(tx, &ids)? {
            let told = effect(EffectDone::Restored, "appointment", office.id.0, on);
            let until = ended.get(&office.id.0).copied().flatten();
            if until.is_some_and(|until| until < on) {
                let reason = appointments::Refusal::AppointmentHasEnded.kind().code.to_owned();
                done.push(CaseEffect { done: EffectDone::Left, left_because: Some(reason), ..told });
                continue;
            }
            if !is_free(tx, &office, on)? {
                let reason = appointments::Refusal::SeatsAreTaken.kind().code.to_owned();
                done.push(CaseEffect { done: EffectDone::Left, left_because: Some(reason), ..told });
                continue;
            }
            let new = self.anew(&office, (on, until))?;
            match apart_in(tx, |tx| appointments::appoint(tx, office.position_id, &new), |_| true) {
                Ok(made) => done.push(CaseEffect { id: made.appointment.id.0, ..told }),
                Err(problem) => done.push(left(told, problem)?),
            }
        }
        Ok(done)
    }

    /// The office again, from a day on, until the day it was to end anyhow.
    fn anew(
        &self,
        office: &Appointment,
        (on, until): (NaiveDate, Option<NaiveDate>),
    ) -> Result<NewAppointment> {
        let mode: Mode =
            serde_json::from_value(Value::String(office.mode.clone())).map_err(Problem::internal)?;
        Ok(NewAppointment {
            person_id: self.person,
            starts_on: PartialDate::exact(on),
            ends_on: until.map(PartialDate::exact),
            capacity: office.capacity,
            mode,
            seat: Some(office.seat),
            decision_id: None,
            source: Some(self.source.clone()),
        })
    }

    fn expel(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let Some(membership) = self.membership(tx, on)? else { return Ok(self.nobody(on)) };
        let offices = appointments::of_persons(tx, &[self.person])?;
        // No suspension goes on beyond the membership.
        standings::none_beyond(tx, membership, on.pred_opt().unwrap_or(on))?;
        let ending = MembershipEnd {
            ends_on: PartialDate::exact(on.pred_opt().unwrap_or(on)),
            standing: MemberEnding::Excluded,
            decision_id: None,
            source: Some(self.source.clone()),
        };
        let told = effect(EffectDone::Expelled, "membership", membership.0, on);
        let departed = match apart_in(tx, |tx| departures::depart(tx, membership, &ending), |_| true) {
            Ok(departed) => departed,
            Err(problem) => return Ok(vec![left(told, problem)?]),
        };
        let mut done = vec![told];
        // Public mandates stand; whatever office ended with the membership may be given back.
        let is_ended = |office: &&Appointment| {
            let mut all = departed.consequences.iter();
            all.any(|one| one.id == office.id.0 && one.what == Happening::Ended)
        };
        done.extend(offices.iter().filter(is_ended).map(|office| ended(office, on)));
        Ok(done)
    }

    fn readmit(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let mut done = Vec::new();
        for one in self.earlier.iter().filter(|one| one.done == EffectDone::Expelled) {
            let all = memberships::memberships_of(tx, self.person)?;
            let is_put_out =
                all.iter().any(|known| known.id.0 == one.id && known.standing == Standing::Excluded);
            let belongs = all.iter().any(|known| known.id.0 != one.id && known.tenure().on(on).is_some());
            let told = effect(EffectDone::Restored, "membership", one.id, on);
            if belongs || !is_put_out {
                let reason = memberships::Refusal::PersonIsAMemberAlready.kind().code.to_owned();
                done.push(CaseEffect { done: EffectDone::Left, left_because: Some(reason), ..told });
                continue;
            }
            standings::readmit(tx, MembershipId(one.id), on, &self.source)?;
            done.push(told);
        }
        Ok(done)
    }
}

fn effect(done: EffectDone, kind: &str, id: Uuid, on: NaiveDate) -> CaseEffect {
    CaseEffect { done, kind: kind.to_owned(), id, on, left_because: None, was_to_end_on: None }
}

/// That an office ended, and when it was to end anyhow.
fn ended(office: &Appointment, on: NaiveDate) -> CaseEffect {
    let was_to_end_on = office.tenure().ends.map(|ends| ends.latest());
    CaseEffect { was_to_end_on, ..effect(EffectDone::Ended, "appointment", office.id.0, on) }
}

/// What is left as it is where the registry refuses it, with the code of the refusal; what fails of itself fails all.
fn left(told: CaseEffect, problem: Problem) -> Result<CaseEffect> {
    if problem.kind.status >= 500 {
        return Err(problem);
    }
    Ok(CaseEffect { done: EffectDone::Left, left_because: Some(problem.kind.code.to_owned()), ..told })
}

/// Whether nobody has taken the seat of an office that ended, from a day on.
fn is_free(tx: &mut Tx<'_>, office: &Appointment, on: NaiveDate) -> Result<bool> {
    let held = appointments::holdings(tx, &[office.body_id])?;
    Ok(!held.iter().any(|one| {
        let is_it = one.position_id == office.position_id && one.occupancy.seat == office.seat;
        let tenure = &one.occupancy.tenure;
        is_it && tenure.ends.is_none_or(|ends| on <= ends.latest())
    }))
}
