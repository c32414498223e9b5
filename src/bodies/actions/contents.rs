//! What is in a body, and whether its days hold it.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::words::{PartialDate, Tenure};

use super::super::model::Body;
use super::super::moves::{self, Station};
use super::super::rules::Refusal;
use super::super::store;

/// Goes on only if the appointments, bodies, meetings and moves of a body lie within `life`; what does not is named.
pub(super) fn expect_contents_fit(
    tx: &mut Tx<'_>,
    body: &Body,
    life: Tenure,
    under: &[Station],
) -> Result<()> {
    match first_outside(tx, body, life, under)? {
        Some(path) => Err(Problem::from(Refusal::ContentsWouldNotFit).because(path)),
        None => Ok(()),
    }
}

/// The path of the first thing in a body that would lie outside `life`.
fn first_outside(tx: &mut Tx<'_>, body: &Body, life: Tenure, under: &[Station]) -> Result<Option<String>> {
    let appointments = store::appointments_in(tx, body.id)?;
    if let Some((id, _)) = appointments.into_iter().find(|(_, tenure)| !tenure.fits_in(&life)) {
        return Ok(Some(format!("/v1/appointments/{id}")));
    }
    let outside = |child: &&Station| !child.tenure(child.row.tenure()).fits_in(&life);
    if let Some(child) = under.iter().find(outside) {
        return Ok(Some(child.row.path()));
    }
    for (id, day) in store::meetings_of(tx, body.id)? {
        let held_on: PartialDate = day.parse().map_err(Problem::internal)?;
        if !(Tenure { starts: held_on, ends: Some(held_on) }).fits_in(&life) {
            return Ok(Some(format!("/v1/meetings/{id}")));
        }
    }
    let first = moves::first(tx, body.id)?.filter(|first| first.takes_effect_on <= life.starts.latest());
    Ok(first.map(|first| match first.act_id {
        Some(act) => format!("/v1/acts/{act}"),
        None => format!("{}/moves", body.path()),
    }))
}
