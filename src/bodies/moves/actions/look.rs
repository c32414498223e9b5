//! Looking at moves: one after the other, and where bodies stood on a day.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};

use super::super::super::model::{Body, BodyId, BodyRef, Days, NamesTold};
use super::super::super::store as bodies;
use super::super::model::{Move, MoveTold, Station, StationTold};
use super::super::rules::Spell;
use super::super::store;

/// These bodies as they stood on `day`: nothing is asked of the database unless one has moved since.
pub(crate) fn settled_on(tx: &mut Tx<'_>, mut found: Vec<Body>, day: NaiveDate) -> Result<Vec<Body>> {
    let moved: Vec<BodyId> = found
        .iter()
        .filter(|body| body.stands_from.is_some_and(|from| day < from))
        .map(|body| body.id)
        .collect();
    if moved.is_empty() {
        return Ok(found);
    }
    let then = store::stations_on(tx, &moved, day)?.into_iter();
    let then: HashMap<BodyId, Move> = then.map(|station| (station.body_id, station)).collect();
    for body in &mut found {
        if let Some(station) = then.get(&body.id) {
            station.put_back(body);
        }
    }
    Ok(found)
}

/// Where a body stands on `day`, and everywhere it stands later, in the order of the days.
pub(in crate::bodies) fn stations_since(
    tx: &mut Tx<'_>,
    body: &Body,
    day: NaiveDate,
) -> Result<Vec<Station>> {
    let moves_later = body.stands_from.is_some_and(|from| day < from);
    let made = if moves_later { store::of_bodies(tx, &[body.id])? } else { Vec::new() };
    let left = made.into_iter().filter(|made| day < made.takes_effect_on);
    let left = left.map(|made| Station::left(body.clone(), made));
    Ok(left.chain([Station::present(body.clone())]).collect())
}

/// The spells of a body and of everything it ever stands under.
pub(in crate::bodies) fn lines_of(tx: &mut Tx<'_>, body: BodyId) -> Result<HashMap<BodyId, Vec<Spell>>> {
    let mut lines: HashMap<BodyId, Vec<Spell>> = HashMap::new();
    let mut open = vec![body];
    while !open.is_empty() {
        for body in bodies::find_all(tx, &open)? {
            let days = Days { from: body.stands_from, until: None };
            lines.entry(body.id).or_default().push(Spell { days, parent: body.parent_id });
        }
        for made in store::of_bodies(tx, &open)? {
            let spell = Spell { days: made.days_before(), parent: made.parent_id };
            lines.entry(made.body_id).or_default().push(spell);
        }
        let parents =
            open.iter().filter_map(|body| lines.get(body)).flatten().filter_map(|spell| spell.parent);
        let mut parents: Vec<BodyId> = parents.filter(|parent| !lines.contains_key(parent)).collect();
        parents.sort_unstable();
        parents.dedup();
        open = parents;
    }
    Ok(lines)
}

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
