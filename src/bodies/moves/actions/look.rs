//! Looking at the moves of a body.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};

use super::super::super::model::{Body, BodyRef, NamesTold};
use super::super::super::store as bodies;
use super::super::model::{Move, MoveTold, StationTold};
use super::super::store;

/// The moves of a body, in the order of their days, those to come included.
pub(in crate::bodies::moves) fn list(
    tx: &mut Tx<'_>,
    body: &BodyRef,
    listing: &Listing,
) -> Result<Page<MoveTold>> {
    let body = bodies::find(tx, body)?;
    let made = store::of_bodies(tx, &[body.id])?;
    let mut stations: Vec<StationTold> = made.iter().map(left).collect();
    stations.push(stood(&body));
    let mut told: Vec<MoveTold> = made
        .into_iter()
        .zip(stations.windows(2).map(<[StationTold]>::to_vec).collect::<Vec<_>>())
        .filter_map(|(made, ends)| {
            let [from, to] = <[StationTold; 2]>::try_from(ends).ok()?;
            let source = made.source.map(|source| source.0);
            let Move { id, takes_effect_on: on, decision_id, created_at, act_id, .. } = made;
            Some(MoveTold { id, on, from, to, decision_id, source, created_at, act_id })
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

fn left(made: &Move) -> StationTold {
    StationTold {
        parent_id: made.parent_id,
        territory: made.territory.clone(),
        names: NamesTold { ar: made.name_ar.clone(), fr: made.name_fr.clone(), en: made.name_en.clone() },
    }
}

fn stood(body: &Body) -> StationTold {
    StationTold {
        parent_id: body.parent_id,
        territory: body.territory.clone(),
        names: NamesTold { ar: body.name_ar.clone(), fr: body.name_fr.clone(), en: body.name_en.clone() },
    }
}
