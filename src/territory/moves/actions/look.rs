//! Looking at the acts on a territory, under whatever code it bore.
use chrono::NaiveDate;

use crate::basis::Source;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};

use super::super::super::model::Place;
use super::super::super::store as places;
use super::super::model::{Move, TerritoryMoveTold};
use super::super::store;

/// An act of the state that moved or renumbered a territory, and the territory from that day.
#[derive(Debug, Clone)]
pub struct Act {
    /// The first day it lies elsewhere, or bears another code.
    pub on: NaiveDate,
    /// What it rests on.
    pub source: Source,
    /// The territory then.
    pub place: Place,
}

/// The acts on a territory after a day, in the order of their days, those to come included.
pub fn acts_after(tx: &mut Tx<'_>, place: &Place, day: NaiveDate) -> Result<Vec<Act>> {
    if place.stands_from.is_none_or(|from| from <= day) && place.renumbered_to.is_none() {
        return Ok(Vec::new());
    }
    let codes = codes_of(tx, &place.code)?;
    let made = store::of(tx, &codes)?.into_iter().filter(|made| day < made.takes_effect_on);
    made.map(|made| {
        let place = places::find_on(tx, &made.code, made.takes_effect_on)?;
        Ok(Act { on: made.takes_effect_on, source: made.source.0, place })
    })
    .collect()
}

/// Every code a territory ever bears, the first one first.
fn codes_of(tx: &mut Tx<'_>, code: &str) -> Result<Vec<String>> {
    let mut place = places::row(tx, code)?;
    while let Some(before) = &place.renumbered_from {
        place = places::row(tx, &before.clone())?;
    }
    let mut codes = vec![place.code.clone()];
    while let Some(next) = &place.renumbered_to {
        place = places::row(tx, &next.clone())?;
        codes.push(place.code.clone());
    }
    Ok(codes)
}

/// The moves and renumberings of a territory, whatever code it bore, in the order of their days, those to come included.
pub(in crate::territory) fn list(
    tx: &mut Tx<'_>,
    code: &str,
    listing: &Listing,
) -> Result<Page<TerritoryMoveTold>> {
    let borne = codes_of(tx, code)?;
    let place = places::row(tx, borne.last().map_or(code, String::as_str))?;
    let made = store::of(tx, &borne)?;
    let codes = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let ends = made.iter().skip(1).map(|next| next.path.clone()).chain([place.path.clone()]);
    let ends: Vec<String> = ends.collect();
    let mut told: Vec<TerritoryMoveTold> = made
        .into_iter()
        .zip(ends)
        .map(|(Move { id, takes_effect_on: on, path, source, created_at, act_id, .. }, to)| {
            TerritoryMoveTold {
                id,
                on,
                from: codes(&path),
                to: codes(&to),
                source: source.0,
                created_at,
                act_id,
            }
        })
        .collect();
    let total = listing.total(|| i64::try_from(told.len()).map_err(Problem::internal))?;
    if let Some(seen) = listing
        .after_parts()
        .and_then(|after| told.iter().position(|one| after.contains(&one.id.to_string())))
    {
        told.drain(..=seen);
    }
    Ok(listing.page(told, total, |one| vec![one.id.to_string()]))
}
