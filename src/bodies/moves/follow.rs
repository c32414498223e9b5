//! Bodies follow the territories they are at: renumbered, or put into another province.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::basis::{Basis, Source};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::territory::Place;
use crate::territory::moves::{Followed, acts_after};
use crate::words::{PartialDate, Tenure};

use super::super::actions::{Site, expect_alone};
use super::super::model::{Body, BodyId, Consequence, Happening};
use super::super::store as bodies;
use super::actions::{keep, settled_on, tell_stranded};
use super::rules::Refusal;
use super::store;

/// How many codes one statement names.
pub(super) const CODES: usize = 500;

/// Lets the bodies at these territories follow them from a day on, and tells which then stand where the body above
/// them does not reach.
pub fn follow(
    tx: &mut Tx<'_>,
    moved: &[Followed],
    on: NaiveDate,
    source: &Source,
) -> Result<Vec<Consequence>> {
    let places: HashMap<&str, &Followed> = moved.iter().map(|one| (one.code.as_str(), one)).collect();
    let codes: Vec<String> = moved.iter().map(|one| one.code.clone()).collect();
    let basis = Basis { decision_id: None, source: Some(source.clone()) };
    let mut told = Vec::new();
    let mut there = Vec::new();
    for some in codes.chunks(CODES) {
        if let Some(leaving) = store::leaving(tx, some, on)? {
            return Err(Problem::from(Refusal::LaterMoveIsRecorded).because(format!("/v1/bodies/{leaving}")));
        }
        for body in bodies::lasting_at(tx, some, on)? {
            let Some(followed) = places.get(body.territory.as_str()) else { continue };
            let after = put(tx, &body, &followed.place, on, &basis)?;
            if after.version != body.version {
                told.push(Consequence::of_body(&after, Happening::Moved, on).to(after.parent_id));
            }
            there.push((after, *followed));
        }
    }
    told.extend(stranded(tx, &there, on)?);
    Ok(told)
}

/// Lets a body follow its territory through the acts of the state recorded for days after the one from which it stands
/// there. Where it comes to, no other stands that it may not stand beside: none but `besides`.
pub(in crate::bodies) fn follow_acts(
    tx: &mut Tx<'_>,
    mut body: Body,
    site: &Site,
    from: NaiveDate,
    besides: &[BodyId],
    told: &mut Vec<Consequence>,
) -> Result<Body> {
    for act in acts_after(tx, &site.place, from)? {
        if body.ends_latest.is_some_and(|last| last < act.on) {
            break;
        }
        if act.place.code != body.territory {
            let there = Tenure { starts: PartialDate::exact(act.on), ends: body.tenure().ends };
            let besides: Vec<BodyId> = besides.iter().copied().chain([body.id]).collect();
            expect_alone(tx, site, &act.place.code, there, &besides)?;
        }
        let basis = Basis { decision_id: None, source: Some(act.source) };
        let after = put(tx, &body, &act.place, act.on, &basis)?;
        if after.version != body.version {
            told.push(Consequence::of_body(&after, Happening::Moved, act.on).to(after.parent_id));
            if let Some(parent) = after.parent_id {
                let parent = bodies::find(tx, &parent.into())?;
                tell_stranded(tx, &parent, &after, act.on, told)?;
            }
        }
        body = after;
    }
    Ok(body)
}

/// Puts one body where its territory is from that day.
fn put(tx: &mut Tx<'_>, body: &Body, place: &Place, on: NaiveDate, basis: &Basis) -> Result<Body> {
    if body.territory == place.code && body.province == place.province {
        return Ok(body.clone());
    }
    if body.stands_from.is_some_and(|last| on <= last) {
        return Err(Problem::from(Refusal::LaterMoveIsRecorded).because(body.slug.clone()));
    }
    let mut after = body.clone();
    after.territory.clone_from(&place.code);
    after.province.clone_from(&place.province);
    after.version = body.version.saturating_add(1);
    after.updated_at = tx.now;
    // One that has not begun by then was never anywhere else.
    let is_new = on <= body.starts_latest;
    if !is_new {
        after.stands_from = Some(on);
    }
    keep(tx, body, &after, (!is_new).then_some(on), basis)?;
    Ok(after)
}

/// Those whose parent, itself not moved with them, is at a territory they no longer lie in.
fn stranded(tx: &mut Tx<'_>, there: &[(Body, &Followed)], on: NaiveDate) -> Result<Vec<Consequence>> {
    let own: HashMap<BodyId, &Body> = there.iter().map(|(body, _)| (body.id, body)).collect();
    let mut parents: Vec<BodyId> = there.iter().filter_map(|(body, _)| body.parent_id).collect();
    parents.retain(|parent| !own.contains_key(parent));
    parents.sort_unstable();
    parents.dedup();
    let mut above: HashMap<BodyId, Body> = HashMap::new();
    for some in parents.chunks(CODES) {
        let found = bodies::find_all(tx, some)?;
        above.extend(settled_on(tx, found, on)?.into_iter().map(|body| (body.id, body)));
    }
    let is_stranded = |(body, followed): &&(Body, &Followed)| {
        let parent = body.parent_id.and_then(|parent| above.get(&parent));
        parent.is_some_and(|parent| !followed.place.path.split('/').any(|code| code == parent.territory))
    };
    let tell = |(body, _): &(Body, &Followed)| {
        Consequence::of_body(body, Happening::Stranded, on).to(body.parent_id)
    };
    Ok(there.iter().filter(is_stranded).map(tell).collect())
}
