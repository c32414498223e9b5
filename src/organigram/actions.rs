//! What is asked of the organigram.
use std::collections::HashMap;

use crate::appointments::Terms;
use crate::bodies::positions::{self, Position, Titles};
use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};

use super::model::{Chart, DeputyTold, MemberTold};
use super::rules::Day;
use super::store;

/// The deepest tree that is followed.
const DEEPEST: u8 = 20;

/// A body, what is in it and what stands under it, on the day asked for: one query a table.
pub fn chart(tx: &mut Tx<'_>, body: &BodyRef, depth: Option<u8>) -> Result<Chart> {
    let root = bodies::on_the_day(tx, body)?;
    let root_id = root.id;
    let ids = store::tree(tx, root_id, depth.unwrap_or(DEEPEST).min(DEEPEST))?;
    let mut all = if ids.len() == 1 { vec![root] } else { bodies::brief(tx, &ids)? };
    all.sort_by_key(|body| body.id);
    let mut charts = draw(tx, &all)?;
    // Children were formed after their parents as a rule, but not always: hang each under its parent by name.
    let parents: HashMap<BodyId, Option<BodyId>> = all.iter().map(|body| (body.id, body.parent_id)).collect();
    let mut below: HashMap<BodyId, Vec<BodyId>> = HashMap::new();
    for body in &all {
        if let Some(parent) = parents.get(&body.id).copied().flatten().filter(|_| body.id != root_id) {
            below.entry(parent).or_default().push(body.id);
        }
    }
    nest(root_id, &mut charts, &below).ok_or_else(Problem::not_found)
}

fn nest(
    id: BodyId,
    charts: &mut HashMap<BodyId, Chart>,
    below: &HashMap<BodyId, Vec<BodyId>>,
) -> Option<Chart> {
    let mut chart = charts.remove(&id)?;
    let children = below.get(&id).map(Vec::as_slice).unwrap_or_default();
    chart.children = children.iter().filter_map(|child| nest(*child, charts, below)).collect();
    Some(chart)
}

/// Each of these bodies with its positions and holders.
fn draw(tx: &mut Tx<'_>, all: &[Body]) -> Result<HashMap<BodyId, Chart>> {
    let ids: Vec<BodyId> = all.iter().map(|body| body.id).collect();
    let positions = positions::of_bodies(tx, &ids)?;
    with_day(tx, all, |day| {
        let mut homes: HashMap<BodyId, Vec<&Position>> = HashMap::new();
        for position in &positions {
            homes.entry(position.body_id).or_default().push(position);
        }
        let chart = |body: &Body| {
            let offices = day.offices(homes.get(&body.id).map(Vec::as_slice).unwrap_or_default());
            (body.id, Chart::of(body, body.name(day.titles.language).to_owned(), day.as_of, offices))
        };
        all.iter().map(chart).collect()
    })
}

/// Gathers what is known of the day in these bodies, and tells it.
fn with_day<T>(tx: &mut Tx<'_>, all: &[Body], tell: impl FnOnce(&Day<'_>) -> T) -> Result<T> {
    let ids: Vec<BodyId> = all.iter().map(|body| body.id).collect();
    let as_of = tx.as_of;
    let mut by_position: HashMap<_, Vec<_>> = HashMap::new();
    for held in store::holders(tx, &ids)? {
        by_position.entry(held.position_id).or_default().push(held);
    }
    let titles = Titles::within(tx, all.to_vec())?;
    let terms = Terms::gather(tx)?;
    let day = Day { as_of, titles: &titles, terms: &terms, held: &by_position };
    Ok(tell(&day))
}

/// The numbered deputies of a body, in order, the unknown ones between known ones included.
pub(super) fn deputies(tx: &mut Tx<'_>, body: &BodyRef, listing: &Listing) -> Result<Page<DeputyTold>> {
    let chart = chart(tx, body, Some(0))?;
    let numbered = chart.positions.into_iter().filter(|office| office.ordinal.is_some()).collect();
    part(listing, numbered, |office: &DeputyTold| {
        format!("{}/{:04}", office.r#type, office.ordinal.unwrap_or_default())
    })
}

/// Everybody who holds a position in a body, by precedence.
pub(super) fn members(tx: &mut Tx<'_>, body: &BodyRef, listing: &Listing) -> Result<Page<MemberTold>> {
    let body = bodies::on_the_day(tx, body)?;
    let positions = positions::of_bodies(tx, &[body.id])?;
    let bodies = [body];
    let members = with_day(tx, &bodies, |day| {
        let mut members = Vec::new();
        for position in &positions {
            for office in day.offices(&[position]) {
                for holder in office.holders {
                    members.push(MemberTold {
                        title: day.titles.of(position, holder.person.gender),
                        position_id: position.id,
                        r#type: position.type_code.clone(),
                        ordinal: position.ordinal,
                        holder,
                    });
                }
            }
        }
        members
    })?;
    part(listing, members, |member: &MemberTold| member.holder.appointment_id.to_string())
}

/// The page of a list that is whole in memory: bounded by the seats of one body.
fn part<T>(listing: &Listing, mut all: Vec<T>, key: impl Fn(&T) -> String) -> Result<Page<T>> {
    let total = listing.total(|| i64::try_from(all.len()).map_err(Problem::internal))?;
    if let Some(seen) =
        listing.after_parts().and_then(|after| all.iter().position(|one| after.contains(&key(one))))
    {
        all.drain(..=seen);
    }
    Ok(listing.page(all, total, |one| vec![key(one)]))
}
