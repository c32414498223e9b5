//! Taking back what an act did to a body.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::territory;
use crate::words::{PartialDate, Tenure};

use super::super::acts::{self, Refusal};
use super::super::model::{Body, BodyId, Consequence, Days, Happening, NewBody};
use super::super::moves::{circles, lines_of, stations_since};
use super::super::rules::Refusal as BodyRefusal;
use super::super::store;
use super::change::{editable, take_out};
use super::dissolve::heirs_past_changes;
use super::site::{check, folded_names, place_by, site};

/// Puts a body back as it was before one change of an act, or takes out one that the act formed. Refused where
/// something recorded since rests on it.
pub fn take_back(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<Consequence> {
    let body = store::find(tx, &entry.object::<BodyId>()?.into())?;
    let rests = || Problem::from(Refusal::LaterChangeRestsOnIt).because(body.path());
    if entry.before.is_none() {
        let told = Consequence::of_body(&body, Happening::TakenOut, on);
        // A part that somebody holds an office of, or belongs to, is not taken out from under them.
        take_out(tx, &body)
            .map_err(|problem| if *problem.kind == kinds::IN_USE { rests() } else { problem })?;
        return Ok(told);
    }
    let Some(mut was) = entry.undone(&body)? else {
        return Err(match acts::later(tx, body.id, entry)?.first() {
            Some(act) => Problem::from(Refusal::LaterChangeRestsOnIt).because(act.path()),
            None => Problem::from(Refusal::WhatItMadeIsCorrected).because(body.path()),
        });
    };
    let mut after = body.clone();
    was.put("parent_id", &mut after.parent_id)?;
    was.put("territory", &mut after.territory)?;
    was.put("province", &mut after.province)?;
    was.put("name_ar", &mut after.name_ar)?;
    was.put("name_fr", &mut after.name_fr)?;
    was.put("name_en", &mut after.name_en)?;
    was.put("stands_from", &mut after.stands_from)?;
    was.put("starts_earliest", &mut after.starts_earliest)?;
    was.put("starts_latest", &mut after.starts_latest)?;
    was.put("decision_id", &mut after.decision_id)?;
    was.put("source", &mut after.source)?;
    was.put("ends_earliest", &mut after.ends_earliest)?;
    was.put("ends_latest", &mut after.ends_latest)?;
    was.put("end_decision_id", &mut after.end_decision_id)?;
    was.put("end_source", &mut after.end_source)?;
    was.put("merged_into", &mut after.merged_into)?;
    was.complete()?;
    after.search = folded_names(&after);
    after.version = body.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "body", body.id, &body, &after)?;
    if after.merged_into != body.merged_into {
        heirs_past_changes(tx, body.id)?;
    }
    Ok(Consequence::of_body(&after, Happening::Restored, on).to(after.parent_id))
}

/// A body that is still there and lasts on `on`, or begins later: with the first day, from then, on which it exists.
fn lasting(tx: &mut Tx<'_>, id: BodyId, on: NaiveDate) -> Result<Option<(Body, NaiveDate)>> {
    let body = match store::find(tx, &id.into()) {
        Err(problem) if problem.is_not_found() => return Ok(None),
        found => found?,
    };
    let on = on.max(body.starts_latest);
    let has_ended = body.ends_latest.is_some_and(|last| last < on);
    Ok((!has_ended).then_some((body, on)))
}

/// Goes on only if a body may stand, from `on` to its end, wherever it then stands: nothing that was recorded since is in
/// its way there.
pub fn expect_fit_since(tx: &mut Tx<'_>, id: BodyId, on: NaiveDate) -> Result<()> {
    let Some((body, on)) = lasting(tx, id, on)? else { return Ok(()) };
    let life = Tenure { starts: PartialDate::exact(on), ends: body.tenure().ends };
    for station in stations_since(tx, &body, on)? {
        let mut there = station.tenure(life);
        there.starts = PartialDate::exact(there.starts.latest().max(on));
        let form = NewBody { starts_on: there.starts, ..editable(&station.body)? };
        let mut site = site(tx, &form, there.starts.latest())?;
        site.is_within_parent = true;
        check(tx, &site, there, &[body.id])?;
    }
    Ok(())
}

/// Goes on only if a body may stand where it stands again from `on`: what was recorded since has not taken its place,
/// nor left it behind.
pub fn expect_fit(tx: &mut Tx<'_>, id: BodyId, on: NaiveDate) -> Result<()> {
    let Some((body, on)) = lasting(tx, id, on)? else { return Ok(()) };
    let rests = |at: &Body| Problem::from(Refusal::LaterChangeRestsOnIt).because(at.path());
    let new = NewBody { starts_on: PartialDate::exact(on), ..editable(&body)? };
    let mut site = site(tx, &new, on.max(tx.as_of))?;
    site.is_within_parent = true;
    let (place, _) = place_by(tx, &body.territory, on)?;
    if !territory::moves::acts_after(tx, &place, on)?.is_empty()
        && body.stands_from.is_none_or(|from| from <= on)
    {
        return Err(rests(&body));
    }
    if let Some(parent) = &site.parent {
        if circles(body.id, parent.id, Days::since(on), &lines_of(tx, parent.id)?) {
            return Err(BodyRefusal::BodyUnderItself.into());
        }
        if parent.ends_latest.is_some_and(|last| body.ends_latest.is_none_or(|own| last < own)) {
            return Err(rests(parent));
        }
    }
    let mut life = body.tenure();
    life.starts = PartialDate::exact(on);
    check(tx, &site, life, &[body.id])
}
