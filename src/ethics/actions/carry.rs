//! What a ruling or a measure does, carried out: by the authority of the statutes, in the transaction that records it.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::access::{Actor, Holdings, Title};
use crate::appointments::freezes::{self, OfficeFreezeId};
use crate::appointments::{self, Appointment, AppointmentId};
use crate::basis::CaseId;
use crate::bodies::Happening;
use crate::db::{Tx, apart_in};
use crate::departures;
use crate::error::{Problem, Result};
use crate::memberships::standings::{self, Imposing, ImpositionId, Means};
use crate::memberships::{self, Ending as MemberEnding, MembershipEnd};
use crate::persons::{MembershipId, PersonId, Standing};
use crate::words::PartialDate;

use super::super::model::{CaseEffect, EffectDone};
use super::super::rules::{Act, Refusal};
use super::offices::ended;

/// Whoever is ruled on, and on what the consequences rest that everybody may see: that a committee ruled, and no more.
pub(super) struct Carrying<'a> {
    pub(super) person: PersonId,
    pub(super) case: CaseId,
    pub(super) means: Means,
    /// Which office a measure freezes, where it leaves the others alone.
    pub(super) office: Option<AppointmentId>,
    /// What an earlier ruling did, as far as this one undoes it.
    pub(super) earlier: &'a [CaseEffect],
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

/// Lets what was suspended or frozen before last until another day.
pub(super) fn prolong(tx: &mut Tx<'_>, earlier: &[CaseEffect], last: NaiveDate) -> Result<()> {
    empowered(tx, |tx| {
        for one in earlier {
            until(tx, one, last)?;
        }
        Ok(())
    })
}

/// Lets something that is suspended or frozen last until a day. Answers whether there was anything to change.
fn until(tx: &mut Tx<'_>, one: &CaseEffect, last: NaiveDate) -> Result<bool> {
    match one.done {
        EffectDone::Suspended => standings::last_until(tx, ImpositionId(one.id), last),
        EffectDone::Frozen => freezes::last_until(tx, OfficeFreezeId(one.id), last),
        _ => Ok(false),
    }
}

impl Carrying<'_> {
    fn act(&self, tx: &mut Tx<'_>, act: Act) -> Result<Vec<CaseEffect>> {
        match act {
            Act::Suspend(from, last) => self.suspend(tx, (from, last)),
            Act::Freeze(from, last) => {
                let whose = (self.person, self.office);
                let frozen = freezes::freeze(tx, whose, (from, last), &self.means.source()?)?;
                Ok(vec![effect(EffectDone::Frozen, "office_freeze", frozen.id.0, from)])
            }
            Act::Lift(on) => self.lift(tx, on),
            Act::EndOffices(on) => self.end_offices(tx, on),
            Act::GiveBackOffices(on) => self.give_back(tx, on),
            Act::Expel(on) => self.expel(tx, on),
            Act::Readmit(on) => self.readmit(tx, on),
        }
    }

    fn imposing(&self) -> Imposing {
        Imposing { case: self.case, means: self.means }
    }

    /// The membership of the person that lasts on `day`, or that a committee put an end to and another may give back.
    fn membership(&self, tx: &mut Tx<'_>, day: NaiveDate) -> Result<Option<MembershipId>> {
        let all = memberships::memberships_of(tx, self.person)?;
        if let Some(lasting) = all.iter().find(|one| one.tenure().on(day).is_some()) {
            return Ok(Some(lasting.id));
        }
        for one in all.iter().rev().filter(|one| one.standing == Standing::Excluded) {
            if standings::is_put_out(tx, one.id)? {
                return Ok(Some(one.id));
            }
        }
        Ok(None)
    }

    /// That there was no membership to act on.
    fn nobody(&self, on: NaiveDate) -> Vec<CaseEffect> {
        let reason = Refusal::PersonIsNoMemberThen.kind().code.to_owned();
        let left = effect(EffectDone::Left, "person", self.person.0, on);
        vec![CaseEffect { left_because: Some(reason), ..left }]
    }

    fn suspend(&self, tx: &mut Tx<'_>, days: (NaiveDate, NaiveDate)) -> Result<Vec<CaseEffect>> {
        let Some(membership) = self.membership(tx, days.0)? else { return Ok(self.nobody(days.0)) };
        let imposed = standings::impose(tx, membership, days, self.imposing())?;
        Ok(vec![effect(EffectDone::Suspended, "imposition", imposed.0, days.0)])
    }

    /// Lets what was suspended or frozen before last until the day before `on`.
    fn lift(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let (mut done, last) = (Vec::new(), on.pred_opt().unwrap_or(on));
        for one in self.earlier.iter().rev() {
            let lasts = match one.done {
                EffectDone::Suspended => standings::last_day(tx, ImpositionId(one.id))?,
                EffectDone::Frozen => freezes::last_day(tx, OfficeFreezeId(one.id))?,
                _ => None,
            };
            if lasts.is_some_and(|lasts| last < lasts) && until(tx, one, last)? {
                done.push(CaseEffect { done: EffectDone::Lifted, on, left_because: None, ..one.clone() });
            }
        }
        Ok(done)
    }

    fn expel(&self, tx: &mut Tx<'_>, on: NaiveDate) -> Result<Vec<CaseEffect>> {
        let Some(membership) = self.membership(tx, on)? else { return Ok(self.nobody(on)) };
        let told = effect(EffectDone::Expelled, "membership", membership.0, on);
        let offices = appointments::of_persons(tx, &[self.person])?;
        let ending = MembershipEnd {
            ends_on: PartialDate::exact(on.pred_opt().unwrap_or(on)),
            standing: MemberEnding::Excluded,
            decision_id: None,
            source: Some(self.means.source()?),
        };
        let lasts = memberships::memberships_of(tx, self.person)?
            .iter()
            .any(|one| one.id == membership && one.tenure().on(on).is_some());
        let depart = |tx: &mut Tx<'_>| {
            standings::put_out(tx, membership, on, self.imposing())?;
            // Whom another case put out already is none, from then on by this one too.
            if lasts { departures::depart(tx, membership, &ending).map(Some) } else { Ok(None) }
        };
        let departed = match apart_in(tx, depart, |_| true) {
            Ok(departed) => departed,
            Err(problem) => return Ok(vec![left(told, problem)?]),
        };
        let mut done = vec![told];
        // Public mandates stand; whatever office ended with the membership may be given back.
        let is_ended = |office: &&Appointment| {
            let mut all = departed.iter().flat_map(|departed| &departed.consequences);
            all.any(|one| one.id == office.id.0 && one.what == Happening::Ended)
        };
        done.extend(offices.iter().filter(is_ended).map(|office| ended(office, on)));
        done.extend(self.void_to_come(tx, on)?);
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
            let is_back = is_put_out
                && !belongs
                && standings::readmit(tx, MembershipId(one.id), (one.on, on), self.imposing())?;
            if is_back {
                done.push(told);
            } else {
                let reason = memberships::Refusal::PersonIsAMemberAlready.kind().code;
                // Whatever else puts the person out stays, and is told of nowhere else.
                let reason = if belongs { reason } else { Refusal::MembershipStaysEnded.kind().code };
                let reason = Some(reason.to_owned());
                done.push(CaseEffect { done: EffectDone::Left, left_because: reason, ..told });
            }
        }
        Ok(done)
    }
}

pub(super) fn effect(done: EffectDone, kind: &str, id: Uuid, on: NaiveDate) -> CaseEffect {
    let kind = kind.to_owned();
    CaseEffect { done, kind, id, on, left_because: None, was_to_end_on: None, voided: None }
}

/// What is left as it is where the registry refuses it, with the code of the refusal; what fails of itself fails all.
pub(super) fn left(told: CaseEffect, problem: Problem) -> Result<CaseEffect> {
    if problem.kind.status >= 500 {
        return Err(problem);
    }
    Ok(CaseEffect { done: EffectDone::Left, left_because: Some(problem.kind.code.to_owned()), ..told })
}
