//! The renewal of a body: everybody in it leaves the day before, and those named take their seats, all at once.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{Basis, DecisionId, Source};
use crate::bodies::positions::{self, NewPosition};
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::PersonId;
use crate::statutes::document::{Code, Mode};
use crate::words::{PartialDate, Tenure, few};

use super::actions::{appoint_all, check_decision, save, told};
use super::model::{Appointed, Appointment, AppointmentTold, Capacity, EndedBy, NewAppointment};
use super::rules::Refusal;
use super::store;

/// The renewal of a body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewRenewal {
    /// The first day of the new holders, as far as known; everybody else leaves the day before.
    pub starts_on: PartialDate,
    /// Their last day, where it is set; in a body that has ended, there is one. It ends their appointments by itself: their
    /// seats are vacant from the day after.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// How they were chosen.
    #[serde(default = "unspecified")]
    pub mode: Mode,
    /// Who takes which position.
    #[serde(deserialize_with = "few::<_, _, 1, 200>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 200)]
    pub holders: Vec<NewHolder>,
    /// The decision that renews. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

fn unspecified() -> Mode {
    Mode::Unspecified
}

/// Somebody who takes a position of the body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewHolder {
    /// The type of the position, as the statutes name it.
    #[schema(value_type = Code, example = "bureau_rapporteur")]
    pub position_type: Code,
    /// Which of several numbered ones; one not there yet is opened, if the statutes allow it.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub ordinal: Option<i64>,
    /// Who.
    pub person_id: PersonId,
    /// Which seat; the first free one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 10000))]
    #[schema(minimum = 1, maximum = 10000)]
    pub seat: Option<i64>,
}

impl NewHolder {
    /// The position taken.
    fn office(&self) -> NewPosition {
        NewPosition { r#type: self.position_type.clone(), ordinal: self.ordinal, seats: None }
    }
}

/// What a renewal changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BodyRenewal)]
pub struct RenewalTold {
    /// The body.
    pub body_id: BodyId,
    /// The first day of the new holders.
    pub starts_on: PartialDate,
    /// The appointments that ended the day before.
    pub ended: Vec<AppointmentTold>,
    /// The appointments made.
    pub appointed: Vec<AppointmentTold>,
}

/// What a renewal made and ended.
pub struct Renewed {
    /// The body.
    pub body_id: BodyId,
    /// The appointments that ended the day before.
    pub ended: Vec<Appointment>,
    /// The appointments made, each with what was found against it.
    pub appointed: Vec<Appointed>,
}

/// Renews a body: whoever was in it before leaves it the day before, and those named take their seats.
pub fn renew(tx: &mut Tx<'_>, body: &BodyRef, new: &NewRenewal) -> Result<Renewed> {
    let body = bodies::find(tx, body)?;
    tx.expect_version(body.id, body.version)?;
    check_decision(tx, new.decision_id)?;
    let basis = Basis { decision_id: new.decision_id, source: new.source.clone() };
    let last = new.starts_on.day_before();
    let mut ended = Vec::new();
    for before in store::lasting_in(tx, body.id, last.latest())? {
        let tenure = Tenure { starts: before.tenure().starts, ends: Some(last) };
        // Whoever may come only on that day is not of the old ones: if the seat is held, that is told.
        if before.starts_latest > last.latest() || tenure.is_backwards() {
            continue;
        }
        ended.push(save(tx, &before, before.ended(last, EndedBy::Term, &basis))?);
    }
    let named: Vec<(BodyRef, NewPosition)> =
        new.holders.iter().map(|holder| (body.id.into(), holder.office())).collect();
    let offices = positions::offices(tx, &named, new.starts_on.latest())
        .map_err(|(index, problem)| at_holder(problem, index))?;
    let appointments: Vec<NewAppointment> = new.holders.iter().map(|holder| taking(new, holder)).collect();
    let wanted: Vec<_> = offices.iter().map(|office| office.id).zip(&appointments).collect();
    let appointed = appoint_all(tx, &wanted).map_err(|(index, problem)| at_holder(problem, index))?;
    Ok(Renewed { body_id: body.id, ended, appointed })
}

/// The appointment of a new holder.
fn taking(renewal: &NewRenewal, holder: &NewHolder) -> NewAppointment {
    NewAppointment {
        person_id: holder.person_id,
        starts_on: renewal.starts_on,
        ends_on: renewal.ends_on,
        capacity: Capacity::Titular,
        mode: renewal.mode,
        seat: holder.seat,
        decision_id: renewal.decision_id,
        source: renewal.source.clone(),
    }
}

/// The problem, told of the holder it is about; the day, the mode and the basis are those of all of them.
fn at_holder(problem: Problem, index: usize) -> Problem {
    problem.told_at(|pointer| match pointer {
        "/starts_on" | "/ends_on" | "/mode" | "/source" | "/decision_id" => pointer.to_owned(),
        "/type" => format!("/holders/{index}/position_type"),
        _ => format!("/holders/{index}{pointer}"),
    })
}

/// Renews a body on the word of whoever asks, and tells what changed.
pub(super) fn renew_and_tell(tx: &mut Tx<'_>, body: &BodyRef, new: &NewRenewal) -> Result<RenewalTold> {
    if new.decision_id.is_none() && new.source.is_none() {
        return Err(Refusal::BasisIsMissing.into());
    }
    let Renewed { body_id, ended, appointed } = renew(tx, body, new)?;
    let language = tx.language;
    let warnings = |made: &Appointed| made.findings.iter().map(|finding| finding.told(language)).collect();
    let mut found: HashMap<_, Vec<_>> =
        appointed.iter().map(|made| (made.appointment.id, warnings(made))).collect();
    let appointed = appointed.into_iter().map(|made| made.appointment).collect();
    Ok(RenewalTold {
        body_id,
        starts_on: new.starts_on,
        ended: told(tx, ended, &mut HashMap::new())?,
        appointed: told(tx, appointed, &mut found)?,
    })
}
