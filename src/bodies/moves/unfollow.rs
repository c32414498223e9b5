//! Bodies that followed an act on territories by themselves, recorded after it, when it is taken back.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::basis::ActId;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::territory::moves::{Changed, Reverted};

use super::super::actions::folded_names;
use super::super::model::{Body, BodyId, Consequence, Happening};
use super::super::store as bodies;
use super::follow::CODES;
use super::store;

/// Lets the bodies that were recorded since, and followed the act as it then stood, stand again where its territories
/// were. One that has moved since, or went elsewhere on that day of itself, is none of them.
pub fn unfollow(tx: &mut Tx<'_>, act: ActId, changed: &Changed) -> Result<Vec<Consequence>> {
    let (mut told, on) = (Vec::new(), changed.on);
    for some in changed.moved.chunks(CODES) {
        for made in store::beside_act(tx, act, some, on)? {
            let before = bodies::find(tx, &made.body_id.into())?;
            let is_led = before.territory == changed.code_under(&made.territory);
            if before.stands_from != Some(on) || !is_led || before.parent_id != made.parent_id {
                continue;
            }
            let mut after: Body = before.clone();
            made.put_back(&mut after);
            after.search = folded_names(&after);
            after.stands_from = made.stood_from;
            after.version = before.version.saturating_add(1);
            after.updated_at = tx.now;
            bodies::update(tx, &after)?;
            journal::changed(tx, "body", before.id, &before, &after)?;
            store::delete(tx, made.id)?;
            journal::deleted(tx, "body_move", made.id, &made)?;
            told.push(Consequence::of_body(&after, Happening::Restored, on).to(after.parent_id));
        }
    }
    Ok(told)
}

/// A body that does not stand where these territories are again, once an act on them of that day is taken back: it came
/// there since the act was recorded. One that comes there no sooner than the day on which the act is carried out anew,
/// if it is, is none.
pub fn astray(
    tx: &mut Tx<'_>,
    reverted: &Reverted,
    on: NaiveDate,
    anew: Option<NaiveDate>,
) -> Result<Option<BodyId>> {
    let provinces: HashMap<&str, Option<&str>> =
        reverted.places.iter().map(|place| (place.code.as_str(), place.province.as_deref())).collect();
    let is_late = |body: &Body| {
        let comes = body.stands_from.unwrap_or(body.starts_latest);
        anew.is_some_and(|again| again <= comes)
    };
    let codes: Vec<String> = reverted.places.iter().map(|place| place.code.clone()).collect();
    for some in codes.chunks(CODES) {
        for body in bodies::lasting_at(tx, some, on)? {
            if provinces.get(body.territory.as_str()) != Some(&body.province.as_deref()) && !is_late(&body) {
                return Ok(Some(body.id));
            }
        }
    }
    let Some((was, is)) = &reverted.renumbered else { return Ok(None) };
    let there = bodies::lasting_at(tx, std::slice::from_ref(is), on)?;
    match there.into_iter().find(|body| !is_late(body)) {
        Some(body) => Ok(Some(body.id)),
        None => store::leaving_on(tx, was, on),
    }
}
