//! Ending an appointment.
use chrono::{Days, NaiveDate};

use crate::basis::{Basis, DecisionId};
use crate::bodies::{self, BodyId};
use crate::compliance::{self, Finding};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::persons::PersonId;
use crate::reach;
use crate::statutes;
use crate::words::{PartialDate, Tenure};

use super::super::model::{Appointment, AppointmentId, EndedBy, Ending};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::change::save;

/// Goes on only if there is such a decision, where one is named.
pub(in crate::appointments) fn check_decision(tx: &mut Tx<'_>, decision: Option<DecisionId>) -> Result<()> {
    reach::expect_decision(tx, decision)
}

/// Ends an appointment: by resignation, revocation, death, exclusion or term. The seat is free from the day after.
pub fn end(tx: &mut Tx<'_>, id: AppointmentId, ended_by: EndedBy, ending: &Ending) -> Result<Appointment> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::may_end(before.tenure().ends.map(|ends| (ends, before.is_end_set())), ending.ends_on)?;
    let basis = Basis { decision_id: ending.decision_id, source: ending.source.clone() };
    if basis.is_missing() {
        return Err(Refusal::BasisIsMissing.into());
    }
    check_decision(tx, ending.decision_id)?;
    let tenure = Tenure { starts: before.tenure().starts, ends: Some(ending.ends_on) };
    if tenure.is_backwards() {
        return Err(Refusal::TermIsBackwards.into());
    }
    save(tx, &before, before.ended(ending.ends_on, ended_by, &basis))
}

/// Ends every appointment of a body that lasts beyond the body's last day, a term that was to last longer included.
pub fn end_with_body(
    tx: &mut Tx<'_>,
    body: BodyId,
    ends_on: PartialDate,
    basis: &Basis,
) -> Result<Vec<Appointment>> {
    let mut ended = Vec::new();
    for before in store::lasting_in(tx, body, ends_on.latest())? {
        let tenure = Tenure { starts: before.tenure().starts, ends: Some(ends_on) };
        if tenure.is_backwards() {
            return Err(Problem::from(Refusal::OutsideTheBodysLife).because(before.path()));
        }
        let saved = save(tx, &before, before.ended(ends_on, EndedBy::Dissolution, basis));
        ended.push(saved.map_err(|problem| problem.or_because(|| before.path()))?);
    }
    Ok(ended)
}

/// Ends every appointment of a person that lasts beyond the last day of his or her membership, where the statutes of that
/// day ask a holder to be a member; tells those that are to begin only later, which stay as they are.
pub fn end_with_membership(
    tx: &mut Tx<'_>,
    person: PersonId,
    ends_on: PartialDate,
    ended_by: EndedBy,
    basis: &Basis,
) -> Result<(Vec<Appointment>, Vec<Appointment>)> {
    let statutes = statutes::in_force(tx, ends_on.latest())?;
    let (mut ended, mut kept) = (Vec::new(), Vec::new());
    for (before, office) in store::lasting_of(tx, person, ends_on.latest())? {
        let asked = statutes.position_type(&office).and_then(|kind| kind.eligibility.as_ref());
        if asked.is_none_or(|asked| asked.standing.is_empty()) {
            continue;
        }
        let tenure = Tenure { starts: before.tenure().starts, ends: Some(ends_on) };
        if tenure.is_backwards() {
            kept.push(before);
        } else {
            ended.push(save(tx, &before, before.ended(ends_on, ended_by, basis))?);
        }
    }
    Ok((ended, kept))
}

/// What the statutes say against the body as an ended appointment leaves it, on the day after its last; nothing stops
/// an end.
pub fn left_behind(tx: &mut Tx<'_>, ended: &Appointment) -> Result<Vec<Finding>> {
    let day = ended.ends_latest.and_then(|last: NaiveDate| last.checked_add_days(Days::new(1)));
    let Some(day) = day else { return Ok(Vec::new()) };
    let body = bodies::find(tx, &ended.body_id.into())?;
    compliance::findings_in(tx, &body, day)
}
